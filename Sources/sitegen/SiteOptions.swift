import ArgumentParser
package import Diagnostics
import Foundation
package import Hosting
import Publishing
import SiteModel

/// Where a site lies.
struct FolderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder with the content; by default, `Content` in the site that you are in.",
            valueName: "folder"
        )
    )
    var content: String?

    @Option(
        help: ArgumentHelp(
            "The folder with your own files of the theme; by default, `Templates` in the site that you are in. What it does not have is built in.",
            valueName: "folder"
        )
    )
    var templates: String?

    func validate() throws {
        for (option, folder) in [("--content", content), ("--templates", templates)] where folder?.isEmpty == true {
            throw ValidationError("\(option) needs the name of a folder.")
        }
    }

    /// The folders of the site that is meant; `output` and `baseline` are what the command line gives.
    func found(output: String? = nil, baseline: String? = nil, format: ReportFormat = .text) throws -> SiteFolders {
        try SiteFolders(
            content: content,
            templates: templates,
            output: output,
            baseline: baseline,
            format: format
        )
    }
}

/// What every command that reads a site has to know: where it lies, and which day it is.
struct SourceOptions: ParsableArguments {
    @OptionGroup var folders: FolderOptions

    @Option(
        name: .customLong("base-url"),
        help: ArgumentHelp("Where the site will be published, instead of `baseURL` in site.yml.", valueName: "URL"),
        transform: Self.baseURL
    )
    var baseURL: BaseURL?

    @Option(
        help: ArgumentHelp(
            "The day to treat as today; by default, the day of SOURCE_DATE_EPOCH, or else today in the site's time"
                + " zone.",
            valueName: "YYYY-MM-DD"
        ),
        transform: Self.day
    )
    var asOf: CalendarDate?

    static func baseURL(_ text: String) throws -> BaseURL {
        guard let url = BaseURL(text) else {
            throw ValidationError("'\(text)' is not the address of a site, such as https://example.org/health/.")
        }
        return url
    }

    /// A day of the calendar, as an option gives it.
    static func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(iso: text) else {
            throw ValidationError("'\(text)' is not a day in the calendar, such as 2026-04-07.")
        }
        return day
    }

    /// The request for a build of what is in some folders, or for reading alone.
    func request(_ folders: SiteFolders, writes: Bool) throws -> BuildRequest {
        BuildRequest(
            content: folders.content,
            templates: folders.templates,
            requiresTemplates: folders.requiresTemplates,
            output: writes ? folders.output : nil,
            baseURL: baseURL,
            day: try buildDay(),
            jobs: ProcessInfo.processInfo.activeProcessorCount,
            toolVersion: ToolVersion.current
        )
    }

    /// The day of a build that begins now.
    func buildDay() throws -> BuildDay {
        if let asOf { return .day(asOf) }
        if let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !text.isEmpty {
            guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
                throw ValidationError("SOURCE_DATE_EPOCH must be a number of seconds since 1970, not '\(text)'.")
            }
            return .moment(secondsSinceEpoch: seconds)
        }
        return .moment(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
    }
}

/// How the site reaches its readers.
struct DeliveryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write rules for a host too: \(WebHost.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "host"
        )
    )
    var host: WebHost?

    @Flag(
        name: .customLong("in-base-folder"),
        help: "Put the site into the folder of its address: `health` for https://example.org/health/."
    )
    var isInBaseFolder = false

    @Flag(
        name: .customLong("precompress"),
        help: "Write compressed forms of text files beside them (.gz and .br), where these are smaller."
    )
    var isPrecompressed = false

    /// What they say.
    var delivery: Delivery {
        Delivery(host: host, isInBaseFolder: isInBaseFolder, isPrecompressed: isPrecompressed)
    }
}

extension WebHost: ExpressibleByArgument {}

/// The options that `build` and `check` share.
struct SiteOptions: ParsableArguments {
    @OptionGroup var source: SourceOptions

    @OptionGroup var delivery: DeliveryOptions

    @Flag(help: "Publish drafts too, each with a banner and `noindex`.")
    var drafts = false

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "A file of accepted findings, which are not reported any more; only findings of the rules in"
                + " docs/rules.md can be accepted.",
            valueName: "file"
        )
    )
    var baseline: String?

    @Option(help: "The format of the report: text, json, github, gitlab or sarif.")
    var format = ReportFormat.text

    @Option(
        help: ArgumentHelp(
            "Show only what this rule finds, by its name in brackets; can be given more than once. The exit status stays that of all findings.",
            valueName: "rule"
        ),
        transform: Self.rule
    )
    var only: [DiagnosticIdentifier] = []

    @Flag(help: "Show only how many findings each rule and each file has.")
    var summary = false

    @Option(help: ArgumentHelp("How many pages to work on at once; by default, one for each core.", valueName: "N"))
    var jobs: Int?

    @Flag(help: "Show no progress and no summary, only problems.")
    var quiet = false

    @Flag(
        name: .customLong("no-cache"),
        help: "Make every page again, and keep no cache for the next build."
    )
    var leavesCacheOut = false

    @Flag(
        name: .customLong("verify-cache"),
        help: "Make a sample of the pages once more without the cache, and fail if one is not the same."
    )
    var verifiesCache = false

    func validate() throws {
        if summary, format != .text {
            throw ValidationError("--summary works only with --format text; leave --format \(format) out.")
        }
        if leavesCacheOut, verifiesCache {
            throw ValidationError("--no-cache and --verify-cache cannot be given together.")
        }
        if let jobs, !(1...1024).contains(jobs) {
            throw ValidationError("--jobs must be a number from 1 to 1024, not \(jobs).")
        }
    }

    private static func rule(_ text: String) throws -> DiagnosticIdentifier {
        if let rule = DiagnosticRegistry.kind(named: text) { return rule }
        let near = NearMiss.suggestion(for: text, among: DiagnosticRegistry.all.map(\.name))
        throw ValidationError(
            "There is no rule '\(text)'; "
                + (near.map { "did you mean '\($0)'?" } ?? "docs/diagnostics.md lists them all.")
        )
    }

    /// The findings that are accepted in a file.
    static func acceptedFindings(_ baseline: String?) throws -> Baseline? {
        guard let baseline else { return nil }
        guard let file = try? FileSystem().read(baseline) else {
            throw ValidationError(
                "There is no file '\(baseline)' to read; sitegen check --baseline \(baseline) --update-baseline makes one."
            )
        }
        guard let accepted = Baseline(file: file) else {
            throw ValidationError("'\(baseline)' is not a baseline that sitegen wrote.")
        }
        return accepted
    }

    /// The folders of the site that is meant; `output` is what the command line gives.
    func folders(output: String? = nil) throws -> SiteFolders {
        try source.folders.found(output: output, baseline: baseline, format: format)
    }

    /// The request for a build of what is in some folders, or for a check; `baseline` is a file of accepted findings.
    func request(_ folders: SiteFolders, baseline: String?, writes: Bool) throws -> BuildRequest {
        var request = try source.request(folders, writes: writes)
        request.includesDrafts = drafts
        request.baseline = try Self.acceptedFindings(baseline)
        request.isStrict = strict
        if let jobs { request.jobs = jobs }
        request.delivery = delivery.delivery
        if !leavesCacheOut { request.cache = UserCache.cache(isVerified: verifiesCache) }
        return request
    }
}

extension ReportFormat: ExpressibleByArgument {}
