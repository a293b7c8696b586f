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

    @Option(
        help: ArgumentHelp(
            "The folder to publish to; by default, `Output` in the site that you are in.",
            valueName: "folder"
        )
    )
    var output: String?

    func validate() throws {
        if output?.isEmpty == true { throw ValidationError("--output needs the name of a folder.") }
    }

    func run() async throws {
        let folders = try site.folders(output: output)
        try Self.check(folders)
        try await SiteRun(options: site, folders: folders, writes: true).run()
    }

    /// Refuses to publish into the folders that a site is made from.
    private static func check(_ folders: SiteFolders) throws {
        let output = folders.output
        let published = URL(fileURLWithPath: output).standardizedFileURL.path
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

    func run() async throws {
        let folders = try site.folders()
        let run = SiteRun(options: site, folders: folders, writes: false)
        guard updateBaseline else { return try await run.run() }
        guard let file = folders.baseline else {
            throw ValidationError("--update-baseline needs --baseline with the name of the file.")
        }
        try await run.acceptFindings(into: file)
    }
}
