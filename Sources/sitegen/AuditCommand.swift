import ArgumentParser
import Attestation
import Diagnostics
import Foundation
import Publishing
import Reviewing
import SiteModel

/// `sitegen audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract:
            "Make a pack for an auditor: every text, who vouches for it, and what the site shows for known standards.",
        discussion: """
            Writes audit.html, texts.csv and audit.json into a new folder. The content is that of the build that counted \
            on the day, as the log of reviews has it.
            """
    )

    @Option(
        help: ArgumentHelp("The day that the pack is about.", valueName: "YYYY-MM-DD"),
        transform: SourceOptions.day
    )
    var on: CalendarDate

    @Option(help: ArgumentHelp("The folder to write into; it must not be there yet, or be empty.", valueName: "folder"))
    var out: String

    @Option(help: ArgumentHelp("The folder of an earlier pack: what changed since is listed.", valueName: "folder"))
    var since: String?

    @Option(help: ArgumentHelp("The file of accepted findings, if sitegen.yml does not name it.", valueName: "file"))
    var baseline: String?

    @Option(help: ArgumentHelp("The log of reviews, where it is not the one in the output folder.", valueName: "file"))
    var log: String?

    @OptionGroup var output: OutputOption

    @OptionGroup var folders: FolderOptions

    @Option(
        name: .customLong("base-url"),
        help: ArgumentHelp("Where the site was published, instead of `baseURL` in site.yml.", valueName: "URL"),
        transform: SourceOptions.baseURL
    )
    var baseURL: BaseURL?

    func validate() throws {
        if out.isEmpty { throw ValidationError("--out needs the name of a folder.") }
    }

    func run() async throws {
        try Clock.refuse(future: on)
        let folders = try folders.found(output: output.output, baseline: baseline)
        let target = SiteFolders.trimmed(out)
        do {
            let earlier = try earlierPack()
            let known =
                try FileManager.default.fileExists(atPath: target)
                ? FileManager.default.contentsOfDirectory(atPath: target) : []
            guard known.isEmpty else {
                throw CommandFailure(
                    status: .errorsFound,
                    message:
                        "There is something in '\(out)' already, and a pack is never overwritten; name another folder."
                )
            }
            guard FileManager.default.fileExists(atPath: folders.content) else {
                throw CommandFailure(
                    status: .errorsFound,
                    message: "There is no content folder '\(folders.content)'; run the command in a site."
                )
            }
            let request = BuildRequest(
                content: folders.content,
                templates: folders.templates,
                requiresTemplates: folders.requiresTemplates,
                output: nil,
                baseURL: baseURL,
                day: .day(on),
                jobs: ProcessInfo.processInfo.activeProcessorCount,
                toolVersion: ToolVersion.current
            )
            let content = try await AuditedContent(
                on: on,
                log: try publishedLog(folders),
                from: PastSite.Sources(request: request, git: ReviewRun.git)
            )
            let accepted = try SiteOptions.acceptedFindings(folders.baseline)
            let pack = AuditPack(
                content,
                baseline: accepted.flatMap { file in
                    folders.baseline.map { (file, URL(fileURLWithPath: $0).standardizedFileURL.path) }
                },
                since: earlier,
                toolVersion: ToolVersion.current
            )
            try write(pack, into: target)
            if !pack.isProven {
                throw CommandFailure(
                    status: .errorsFound,
                    message:
                        "The log does not show what was published on \(on); the first lines of audit.html say why."
                )
            }
        } catch let refusal as Refusal {
            throw CommandFailure(status: .errorsFound, message: refusal.reasons.last)
        } catch let missing as PublishedRecords.Missing {
            throw CommandFailure(status: .errorsFound, message: missing.description)
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
    }

    private func earlierPack() throws -> EarlierPack? {
        guard let since else { return nil }
        let file = "\(SiteFolders.trimmed(since))/audit.json"
        guard let bytes = try? FileSystem().read(file), let pack = EarlierPack(file: bytes) else {
            throw CommandFailure(status: .errorsFound, message: "There is no pack that can be read in '\(since)'.")
        }
        return pack
    }

    /// The log of the site; `nil` where there is none and none was named.
    private func publishedLog(_ folders: SiteFolders) throws -> ReviewLog? {
        if let log { return try PublishedRecords(at: log).log }
        do { return try PublishedRecords(at: folders.output).log } catch let missing as PublishedRecords.Missing {
            if missing.isDamage { throw missing }
            return nil
        }
    }

    private func write(_ pack: AuditPack, into folder: String) throws {
        let fileSystem = FileSystem()
        _ = try fileSystem.makeFolder(folder)
        for (name, text) in [("audit.html", AuditPage(pack).html), ("texts.csv", pack.csv), ("audit.json", pack.json)] {
            try fileSystem.write(Array(text.utf8), to: "\(folder)/\(name)")
        }
        let count = SummaryWording.count(pack.texts.count, "text")
        try Console.answer(
            TerminalText.shown("Wrote \(count) as of \(pack.day) into \(folder): audit.html, texts.csv, audit.json")
                + "\n"
        )
    }
}
