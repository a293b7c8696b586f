import ArgumentParser
import Foundation

/// `sitegen build`
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build the site into the output folder.",
        discussion: "If anything is wrong with the content or the templates, the output folder stays as it was."
    )

    @OptionGroup var site: SiteOptions

    @Option(help: ArgumentHelp("The folder to publish to.", valueName: "folder"))
    var output = "Output"

    func validate() throws {
        if output.isEmpty { throw ValidationError("--output needs the name of a folder.") }
        let published = URL(fileURLWithPath: output).standardizedFileURL.path
        let folders = site.source.folders
        for (name, folder) in [("content", folders.content), ("templates", folders.templates)] {
            let source = URL(fileURLWithPath: folder).standardizedFileURL.path
            if published == source || published.hasPrefix(source + "/") {
                throw ValidationError("The output folder '\(output)' is inside the \(name) folder '\(folder)'.")
            }
            if published == "/" || source.hasPrefix(published + "/") {
                throw ValidationError("The output folder '\(output)' holds the \(name) folder '\(folder)'.")
            }
        }
    }

    func run() async throws {
        try await SiteRun(options: site, output: output, writes: true).run()
    }
}

/// `sitegen check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the content and the templates as a build does, but write nothing."
    )

    @OptionGroup var site: SiteOptions

    @Flag(help: "Accept what is found now: write it to the file that --baseline names.")
    var updateBaseline = false

    func validate() throws {
        if updateBaseline, site.baseline == nil {
            throw ValidationError("--update-baseline needs --baseline with the name of the file.")
        }
    }

    func run() async throws {
        let run = SiteRun(options: site, output: "Output", writes: false)
        if updateBaseline, let file = site.baseline {
            try await run.acceptFindings(into: file)
        } else {
            try await run.run()
        }
    }
}
