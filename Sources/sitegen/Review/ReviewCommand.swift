import ArgumentParser
import Foundation

/// `sitegen review`
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Vouch for texts, and see which ones are waiting for a reviewer.",
        subcommands: [
            SignCommand.self, RequestCommand.self, AcceptCommand.self, SessionCommand.self, EditorialCommand.self,
            StatusCommand.self, HistoryCommand.self, AsOfCommand.self, KeygenCommand.self,
        ]
    )
}

/// Where a site is published into, for commands that read from there and must not write keys to it.
struct OutputOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder that the site was last published to; by default, `Output` in the site that you are in.",
            valueName: "folder"
        )
    )
    var output: String?

    func validate() throws {
        if output?.isEmpty == true { throw ValidationError("--output needs the name of a folder.") }
    }
}
