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

    func run() async throws { try await ReviewRun(source: source).run(list) }

    private func list(_ session: ReviewSession) throws {
        var queue = ReviewQueue(of: session, horizon: horizon, includesDrafts: drafts)
        if commits {
            if let history = session.history {
                queue.findCommits(of: session, in: history)
            } else {
                try Console.tell("git does not know the content, so no commit can be named.\n")
            }
        }
        let report = QueueReport(queue: queue, namesCommits: commits)
        switch format {
        case .text where queue.texts.isEmpty:
            if session.otherErrors == 0 { try Console.answer("No text is waiting for a reviewer.\n") }
        case .text: try Console.answer(report.table(columns: Console.columns))
        case .json: try Console.answer(report.json)
        case .csv: try Console.answer(report.csv)
        }
        try finish(queue, session.desk, errors: session.otherErrors)
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
