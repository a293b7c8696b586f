import ArgumentParser
import Diagnostics
import Publishing
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
    }

    @Option(
        help: ArgumentHelp(
            "How far ahead the list looks, such as 60d; by default, as far as `warnBefore` in site.yml.",
            valueName: "days"
        ),
        transform: Self.days
    )
    var horizon: Int?

    @Option(help: "The format of the list: text, json or csv.")
    var format = Format.text

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

    private static func days(_ text: String) throws -> Int {
        let number = text.hasSuffix("d") ? text.dropLast() : text[...]
        guard let days = Int(number), (0...100_000).contains(days), number.first?.isNumber == true else {
            throw ValidationError("'\(text)' is not a number of days, such as 60d.")
        }
        return days
    }

    private static func facts(_ text: String) throws -> Set<ReviewNeed> {
        let names = text.split(separator: ",", omittingEmptySubsequences: false).map {
            String($0.drop { $0 == " " })
        }
        return try Set(
            names.map { name in
                guard let need = ReviewNeed.allCases.first(where: { $0.name == name }) else {
                    let known = ReviewNeed.allCases.map(\.name)
                    let help = NearMiss.help(for: name, among: known)
                    throw ValidationError("There is no fact '\(name)'" + (help.map { "; \($0)" } ?? "."))
                }
                return need
            }
        )
    }

    func run() async throws {
        let session = try await ReviewSession(source)
        let desk = session.desk
        let policy = desk.site.settings.reviewPolicy
        var queue = ReviewQueue(day: session.day, horizon: horizon ?? policy.warnBeforeDays)
        for text in desk.texts {
            let path = session.path(of: text.file)
            if let reviewed = text.reviewed, let standing = text.standing, drafts || !reviewed.isDraft {
                queue.add(
                    name: text.name,
                    path: path,
                    facts: standing.facts,
                    strayed: standing.strayed,
                    review: reviewed.review,
                    under: policy
                )
            } else if let shared = SharedStanding(text, desk.site) {
                queue.add(name: text.name, path: path, facts: shared.facts, review: shared.review, under: policy)
            }
        }
        if commits { try findCommits(&queue, session) }
        let report = QueueReport(queue: queue, namesCommits: commits)
        switch format {
        case .text where queue.texts.isEmpty:
            if session.otherErrors == 0 { try Console.answer("No text is waiting for a reviewer.\n") }
        case .text: try Console.answer(report.table(columns: Console.columns))
        case .json: try Console.answer(report.json)
        case .csv: try Console.answer(report.csv)
        }
        try finish(queue, desk, errors: session.otherErrors)
    }

    /// Tells what the list may lack, and ends with the status that was asked for.
    private func finish(_ queue: ReviewQueue, _ desk: ReviewDesk, errors: Int) throws {
        if errors > 0 {
            let are = errors == 1 ? "There is 1 error" : "There are \(errors) errors"
            try Console.tell(
                "\(are) in the site, which may keep texts out of this list; run sitegen check to see"
                    + " them.\n"
            )
        }
        if desk.diagnostics.contains(where: { $0.identifier == .siteConfigurationMissing }) {
            throw CommandFailure(status: .errorsFound)
        }
        guard let failOn else { return }
        let isFound = queue.texts.contains { !failOn.isDisjoint(with: $0.needs) }
        // Whoever asks whether nothing is wrong is not to be told so by a text that could not be read.
        if isFound || errors > 0 { throw CommandFailure(status: .errorsFound) }
    }

    private func findCommits(_ queue: inout ReviewQueue, _ session: ReviewSession) throws {
        guard let history = session.history else {
            try Console.tell("git does not know the content, so no commit can be named.\n")
            return
        }
        let texts = Dictionary(session.desk.texts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        queue.findCommits { queued in
            guard let text = texts[queued.name], let digest = text.record.flatMap(RecordedReview.init)?.text else {
                return nil
            }
            return session.version(of: text, withDigest: digest, in: history)?.next
        }
    }
}

/// What is true of a shared text with a record of its own. Without one it is part of what its pages show, and waits
/// for no one.
private struct SharedStanding {
    let facts: [ReviewFact]
    let review: Review

    init?(_ text: ReviewDesk.Text, _ site: Site) {
        guard let record = text.record, record.isReadable, let recorded = RecordedReview(record) else { return nil }
        let review = recorded.reviewOfSharedText(on: site.day, under: site.settings.reviewPolicy)
        var situation = ReviewSituation(review: review, risk: site.settings.reviewPolicy.defaultRisk)
        situation.recorded = recorded
        situation.digests = text.digests
        let standing = situation.standing(on: site.day, under: site.settings.reviewPolicy) { person, day in
            site.person(person)?.isRegistered(on: day) ?? true
        }
        facts = standing.facts.filter { $0 != .neverReviewed || review.reviewed != nil }
        self.review = review
    }
}
