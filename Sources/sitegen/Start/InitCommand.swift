import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import Starting

/// `sitegen init`
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new site, with an example of everything that one needs.",
        discussion: """
            The site builds as it is, and claims no review. No file is written over: the folder has to be new or empty, but \
            for version control and files such as README.md.
            """
    )

    @Argument(help: ArgumentHelp("The folder to make; by default, the one that you are in.", valueName: "folder"))
    var folder = "."

    @Option(
        help: ArgumentHelp(
            "The language of the site: \(NewSite.languages.formatted(.list(type: .or))).",
            valueName: "tag"
        ),
        transform: Self.language
    )
    var language = "en"

    private static func language(_ text: String) throws -> String {
        if NewSite.languages.contains(text) { return text }
        let help = NearMiss.help(for: text, among: NewSite.languages) ?? "start with another one"
        throw ValidationError(
            "No site can start in '\(text)'; \(help). docs/templates.md says how to add a language to a theme."
        )
    }

    func validate() throws {
        if folder.isEmpty { throw ValidationError("The new site needs the name of a folder.") }
    }

    func run() throws {
        let folder = SiteFolders.trimmed(folder)
        let files = NewFiles(in: folder)
        do {
            let others = try files.names().filter { !NewSite.canStart(beside: $0) }
            guard others.isEmpty else {
                let named = TerminalText.shown(others.prefix(3).joined(separator: ", "))
                throw CommandFailure(
                    status: .errorsFound,
                    message: "\(folder) is not empty: it holds \(named)\(others.count > 3 ? " and more" : "");"
                        + " name a new folder. Nothing was written"
                )
            }
            let all = NewSite.files(in: language, version: ToolVersion.current, releases: ToolVersion.releases)
            let kept = try files.conflicts(with: all.map(\.path))
            let made = all.filter { !kept.contains($0.path) }
            for file in made { try files.create(Array(file.text.utf8), at: file.path) }
            for path in kept { try Console.tell("\(path) was there already, and stays as it is.\n") }
            try Console.tell(Self.next(in: TerminalText.shown(folder), count: made.count))
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
    }

    /// What was made, and what to do next.
    private static func next(in folder: String, count: Int) -> String {
        let isHere = folder == "."
        let made =
            isHere
            ? "Made a site here: \(count) files. README.md says how to go on."
            : "Made a site in \(folder): \(count) files. README.md there says how to go on."
        return """
            \(made)

            \(isHere ? "" : "  cd \(quoted(folder))\n")\
              sitegen serve    # shows the site in a browser while you write
              sitegen check    # reads the site, and says what is wrong
              sitegen build    # makes its pages in the folder Output

            """
    }

    /// A word as shells take it.
    private static func quoted(_ word: String) -> String {
        let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) } && !word.hasPrefix("-")
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
