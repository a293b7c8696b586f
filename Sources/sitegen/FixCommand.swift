import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import SiteModel

/// `sitegen fix`
struct FixCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix",
        abstract: "Fix what has one right answer, such as a misspelt key.",
        discussion: """
            Shows the changes and asks before it writes them. It leaves to people what they have to decide: doses, days, \
            reviewers. docs/diagnostics.md says which problems it can fix.
            """
    )

    @Argument(help: ArgumentHelp("Files or folders to fix; by default, all of the site.", valueName: "file"))
    var files: [String] = []

    @Flag(help: "Show the changes, and write nothing.")
    var dryRun = false

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var source: SourceOptions

    func validate() throws {
        for file in files where !FileManager.default.fileExists(atPath: file) {
            throw ValidationError("There is no file or folder '\(file)'.")
        }
    }

    func run() async throws {
        do { try await FixRun(source: source, files: files, isDry: dryRun, asks: !yes).run() } catch let error
            as FileSystemError
        {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
    }
}

/// One run of `fix`: checks, shows what can be fixed, asks, writes, and checks once more.
private struct FixRun {
    let source: SourceOptions
    let files: [String]
    let isDry: Bool
    let asks: Bool

    /// A fix can uncover a problem that was hidden, which may have a fix too. More rounds than this are not worth it.
    private static let maximumRounds = 20

    func run() async throws {
        let folders = try source.folders.found()
        var request = try source.request(folders, writes: false)
        // Most of what is being written is a draft.
        request.includesDrafts = true
        let paths = folders.paths
        let wanted = files.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        var fixed = 0
        var changed: Set<SourceFile> = []
        var result = try await SiteBuilder(request).build()
        for _ in 1...Self.maximumRounds {
            let fixes = SiteFixes(result.diagnostics, at: paths) { file in
                let path = URL(fileURLWithPath: paths.path(of: file)).standardizedFileURL.path
                return wanted.isEmpty || wanted.contains { path == $0 || path.hasPrefix($0 + "/") }
            }
            if fixes.changes.isEmpty { break }
            for change in fixes.changes { try show(change) }
            try await tellReviewers(of: fixes, request, paths)
            if isDry {
                let count = SummaryWording.count(fixes.fixed.count, "problem")
                try Console.tell("\(count) can be fixed like this; nothing was written.\n")
                if result.diagnostics.containsErrors { throw CommandFailure(status: .errorsFound) }
                return
            }
            try confirm(fixes)
            let left = try fixes.write()
            for file in left {
                try Console.tell("\(paths.path(of: file)) has changed in the meantime, so it was left as it is.\n")
            }
            let before = result.diagnostics.count
            result = try await SiteBuilder(request).build()
            fixed += fixes.fixed.count { !left.contains($0.location.file) }
            changed.formUnion(Set(fixes.changes.map(\.file)).subtracting(left))
            // What is fixed and found again would be fixed for ever.
            if result.diagnostics.count >= before, Set(result.diagnostics).isSuperset(of: fixes.fixed) { break }
        }
        try sumUp(fixed, changed.count, result)
    }

    /// Shows a change: on a terminal with its deceptive characters spelled out, elsewhere so that `patch` can read it.
    private func show(_ change: SiteFixes.Change) throws {
        let diff = change.difference.text
        guard Console.columns != nil else { return try Console.answer(diff) }
        let lines = diff.split(separator: "\n", omittingEmptySubsequences: false).map { TerminalText.shown(String($0)) }
        try Console.answer(lines.joined(separator: "\n"))
    }

    /// Says whose reviewed texts change: a review is of a text as it was read.
    private func tellReviewers(of fixes: SiteFixes, _ request: BuildRequest, _ paths: ReportPaths) async throws {
        guard fixes.changes.contains(where: { $0.file.folder == .content }) else { return }
        let desk = try await ReviewDesk(request, keepsForms: false)
        for change in fixes.changes {
            let names = desk.reviewers(of: change.file).map { "`\($0)`" }
            guard let last = names.last else { continue }
            let list = names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
            try Console.tell(
                TerminalText.shown("This changes \(paths.path(of: change.file)), whose text \(list) reviewed.") + "\n"
            )
        }
    }

    private func confirm(_ fixes: SiteFixes) throws {
        guard asks else { return }
        guard Prompt.isPossible else {
            throw CommandFailure(
                status: .wrongArguments,
                message: "sitegen cannot ask here, because this is not a terminal; add --yes to fix without a question"
            )
        }
        let problems = SummaryWording.count(fixes.fixed.count, "problem")
        guard try Prompt.confirms("Fix \(problems) in \(SummaryWording.count(fixes.changes.count, "file"))?") else {
            throw CommandFailure(status: .errorsFound, message: "Nothing was written.")
        }
    }

    private func sumUp(_ fixed: Int, _ files: Int, _ result: BuildResult) throws {
        let errors = result.diagnostics.count { $0.severity == .error }
        let warnings = result.diagnostics.count { $0.severity == .warning }
        let done =
            fixed == 0
            ? "Nothing to fix"
            : "Fixed \(SummaryWording.count(fixed, "problem")) in \(SummaryWording.count(files, "file"))"
        let left = "\(SummaryWording.count(errors, "error")), \(SummaryWording.count(warnings, "warning")) left"
        let help = errors + warnings > 0 ? "; `sitegen check --drafts` shows them" : ""
        try Console.tell("\(done); \(left)\(help)\n")
        if errors > 0 { throw CommandFailure(status: .errorsFound) }
    }
}
