import ArgumentParser
import Attestation
import Diagnostics
import Foundation
import Publishing
import Reviewing
import SiteModel

/// `sitegen review asof`
struct AsOfCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "asof",
        abstract: "See what was published and approved on a day, from the log of reviews.",
        discussion: """
            Finds the build that counted on the day, and its register: in the output folder, in a copy that --register \
            names, or made again from the commit of its content. Its digest has to be the one in the log.
            """
    )

    @Argument(help: ArgumentHelp("The day.", valueName: "YYYY-MM-DD"), transform: SourceOptions.day)
    var day: CalendarDate

    @Argument(
        help: ArgumentHelp(
            "One text, with all entries of its record: anemia/causes, anemia, /medicines/ibuprofen/, disclaimers/general.",
            valueName: "text"
        )
    )
    var text: String?

    @OptionGroup var records: RecordsOptions

    @Option(help: "The format of the answer: text or json.")
    var format = Format.text

    @OptionGroup var folders: FolderOptions

    @Option(
        name: .customLong("base-url"),
        help: ArgumentHelp("Where the site was published, instead of `baseURL` in site.yml.", valueName: "URL"),
        transform: SourceOptions.baseURL
    )
    var baseURL: BaseURL?

    /// How the answer is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    func run() async throws {
        try Clock.refuse(future: day)
        let folders = try folders.found(output: records.output.output)
        let past = try await records.past(on: day, folders, baseURL)
        let report = PastSiteReport(past)
        let answer: String
        do throws(Refusal) {
            answer =
                switch (format, text) {
                case (.json, let text): try report.json(ofTextNamed: text)
                case (.text, let text?): try report.heading + "\n" + report.text(named: text)
                case (.text, nil) where past.register == nil: report.heading
                case (.text, nil): report.heading + "\n" + report.table(columns: Console.columns)
                }
        } catch {
            throw CommandFailure(status: .errorsFound, message: error.reasons.last)
        }
        try Console.answer(answer)
        // Whoever relies on the answer has to see that it is not proven.
        if !past.isProven { throw CommandFailure(status: .errorsFound) }
    }
}

/// Where the log of a site is, and the registers that it is about.
struct RecordsOptions: ParsableArguments {
    @OptionGroup var output: OutputOption

    @Option(
        help: ArgumentHelp("The log of reviews, where it is not the one in the output folder.", valueName: "file")
    )
    var log: String?

    @Option(
        help: ArgumentHelp(
            "A register that was kept, or the folder of a copy of the site; can be given more than once.",
            valueName: "file or folder"
        )
    )
    var register: [String] = []

    /// What was published on a day.
    ///
    /// - Throws: A `CommandFailure` where that cannot be told.
    func past(on day: CalendarDate, _ folders: SiteFolders, _ baseURL: BaseURL?) async throws -> PastSite {
        do {
            let place = self.log ?? folders.output
            guard let log = try PublishedRecords(at: place).log else {
                throw CommandFailure(
                    status: .errorsFound,
                    message: "There is no log of reviews in '\(place)'; name it with --log."
                )
            }
            var kept: [(place: String, records: PublishedRecords)] = []
            if let published = try? PublishedRecords(at: folders.output) { kept.append((folders.output, published)) }
            for place in register { kept.append((place, try PublishedRecords(at: place))) }
            let request = BuildRequest(
                content: folders.content,
                templates: folders.templates,
                requiresTemplates: folders.requiresTemplates,
                output: nil,
                baseURL: baseURL,
                day: .day(day),
                jobs: ProcessInfo.processInfo.activeProcessorCount,
                toolVersion: ToolVersion.current
            )
            let sources = PastSite.Sources(request: request, git: ReviewRun.git)
            return try await PastSite(on: day, log, among: kept, or: sources)
        } catch let refusal as Refusal {
            throw CommandFailure(status: .errorsFound, message: refusal.reasons.last)
        } catch let missing as PublishedRecords.Missing {
            throw CommandFailure(status: .errorsFound, message: missing.description)
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
    }
}
