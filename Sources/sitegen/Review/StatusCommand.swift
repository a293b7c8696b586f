import ArgumentParser
import Diagnostics
import Publishing
import Reviewing
import SiteModel

/// `sitegen review status`
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "See what is waiting for a reviewer, the most urgent first."
    )

    /// How the list is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case csv
        case html
        case ics
        case atom
        case markdown
    }

    @OptionGroup var filter: FilterOptions

    @Option(
        help: ArgumentHelp(
            "List only texts of which this is true, such as overdue; can be given more than once.",
            valueName: "fact"
        ),
        transform: FilterOptions.fact
    )
    var fact: [ReviewNeed] = []

    @Option(
        help: ArgumentHelp(
            "List only texts that wait for this reviewer, by the name of a file in people; can be given more than once.",
            valueName: "id"
        )
    )
    var reviewer: [String] = []

    @Option(
        help: ArgumentHelp(
            "How far ahead the list looks, such as 60d; by default, as far as `warnBefore` in site.yml. A calendar has"
                + " all days.",
            valueName: "days"
        ),
        transform: FilterOptions.days
    )
    var horizon: Int?

    @Option(
        help: ArgumentHelp(
            "The format of the list: text, json, csv, html, ics (a calendar), atom (a feed), or markdown, for a comment"
                + " on a pull request."
        )
    )
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "With --format markdown: the branch or commit of git that this branch is compared with, such as"
                + " origin/main.",
            valueName: "revision"
        )
    )
    var since: String?

    @Option(
        help: ArgumentHelp(
            "End with status 1 if any of these is true of a text, such as overdue,changed.",
            valueName: "facts"
        ),
        transform: Self.facts
    )
    var failOn: Set<ReviewNeed>?

    @Flag(help: "Name the commit that changed each text after its review, as far as git knows.")
    var commits = false

    @Flag(help: "List drafts too.")
    var drafts = false

    @OptionGroup var source: SourceOptions

    func validate() throws {
        if format == .markdown, since == nil {
            throw ValidationError("--format markdown compares two states of the site; name the other one with --since.")
        }
        let isFiltered = !(filter.texts + reviewer + filter.section).isEmpty || !filter.risk.isEmpty || !fact.isEmpty
        if format == .markdown, isFiltered {
            throw ValidationError("--format markdown tells of all texts; leave out what chooses some of them.")
        }
        if format != .markdown, since != nil { throw ValidationError("--since needs --format markdown.") }
    }

    private static func facts(_ text: String) throws -> Set<ReviewNeed> {
        let names = text.split(separator: ",", omittingEmptySubsequences: false).map {
            String($0.drop { $0 == " " })
        }
        return try Set(names.map(FilterOptions.fact))
    }

    func run() async throws {
        try await ReviewRun(source: source).run { session in try await list(session) }
    }

    private func list(_ session: ReviewSession) async throws {
        var wanted = try filter.filter(in: session)
        wanted.reviewers = try session.people(reviewer)
        wanted.needs = Set(fact)
        let standard = format == .ics ? DueDays.calendarHorizon : nil
        var queue = ReviewQueue(of: session, horizon: horizon ?? standard, includesDrafts: drafts).only(wanted.includes)
        if commits {
            if let history = session.history {
                queue.findCommits(of: session, in: history)
            } else {
                try Console.tell("git does not know the content, so no commit can be named.\n")
            }
        }
        try await write(queue, of: session, for: wanted.reviewers)
        try finish(queue, session.desk, errors: session.otherErrors)
    }

    private func write(_ queue: ReviewQueue, of session: ReviewSession, for people: [PersonID]) async throws {
        let report = QueueReport(queue: queue, namesCommits: commits)
        let settings = session.desk.site.settings
        switch format {
        case .text where queue.texts.isEmpty:
            if session.otherErrors == 0 { try Console.answer(QueueReport.empty + "\n") }
        case .text: try Console.answer(report.table(columns: Console.columns))
        case .json: try Console.answer(report.json)
        case .csv: try Console.answer(report.csv)
        case .html: try Console.answer(QueuePage(report, siteTitle: settings.title).html)
        case .ics: try Console.answer(DueDays(queue, of: settings, for: people).calendar)
        case .atom: try Console.answer(DueDays(queue, of: settings, for: people).feed)
        case .markdown:
            let before = try await session.desk(since: since ?? "")
            try Console.answer(BranchReport(BranchReviews(before: before, now: session.desk)).markdown)
        }
    }

    /// Tells what the list may lack, and ends with the status that was asked for.
    private func finish(_ queue: ReviewQueue, _ desk: ReviewDesk, errors: Int) throws {
        if errors > 0 {
            let are = errors == 1 ? "There is 1 error" : "There are \(errors) errors"
            try Console.tell(
                "\(are) in the site, which may keep texts out of this list; `sitegen check --drafts` shows"
                    + " \(errors == 1 ? "it" : "them").\n"
            )
        }
        guard let failOn else { return }
        let isFound = queue.texts.contains { !failOn.isDisjoint(with: $0.needs) }
        // Whoever asks whether nothing is wrong is not to be told so by a text that could not be read.
        if isFound || errors > 0 { throw CommandFailure(status: .errorsFound) }
    }
}
