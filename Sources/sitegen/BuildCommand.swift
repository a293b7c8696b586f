import ArgumentParser
import Foundation
import Publishing

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

    @Option(
        help: ArgumentHelp(
            "The log of reviews, where the output folder is a new one for each build: it is read, and written when the site"
                + " is published.",
            valueName: "file"
        )
    )
    var log: String?

    @Flag(help: "The file that --log names is not there yet: this build starts the log.")
    var startLog = false

    func validate() throws {
        if output?.isEmpty == true { throw ValidationError("--output needs the name of a folder.") }
        if log?.isEmpty == true { throw ValidationError("--log needs the name of a file.") }
        if startLog, log == nil { throw ValidationError("--start-log needs --log with the name of the file.") }
    }

    func run() async throws {
        let folders = try site.folders(output: output)
        try Self.check(folders)
        var run = SiteRun(options: site, folders: folders, writes: true)
        run.keptLog = try keptLog()
        try await run.run()
    }

    /// The log of reviews that is kept outside of the output folder.
    private func keptLog() throws -> KeptLog? {
        do { return try log.map { try KeptLog(path: $0, isNew: startLog) } } catch let refusal as KeptLog.Refusal {
            throw CommandFailure(status: .errorsFound, message: refusal.description)
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
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
