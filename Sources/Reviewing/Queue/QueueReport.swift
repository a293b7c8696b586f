import JSON
import Publishing
import SiteModel

/// The list of what has to be done about reviews, as a table, as JSON or as CSV.
package struct QueueReport: Sendable {
    let queue: ReviewQueue
    private let namesCommits: Bool

    /// A report of a list; `namesCommits` says whether the commits of changed texts were asked for.
    package init(queue: ReviewQueue, namesCommits: Bool = false) {
        self.queue = queue
        self.namesCommits = namesCommits
    }

    /// What is said where the list has no text.
    package static let empty = "No text is waiting for a reviewer."

    /// A column of the list as people read it.
    enum Column: Int, CaseIterable {
        case what
        case days
        case text
        case risk
        case reviewer
        case due
        case commit

        /// What heads it.
        var title: String {
            switch self {
            case .what: "What"
            case .days: "Days"
            case .text: "Article"
            case .risk: "Risk"
            case .reviewer: "Reviewer"
            case .due: "Due"
            case .commit: "Commit"
            }
        }

        /// The columns that may be cut in a narrow terminal.
        static let giving: Set = [Column.what, .text, .reviewer, .commit]
    }

    /// The columns, from left to right.
    var columns: [Column] { Column.allCases.filter { namesCommits || $0 != .commit } }

    /// What a column says of a text; empty where that is nothing.
    func cell(_ column: Column, of text: QueuedText) -> String {
        switch column {
        case .what: text.words.joined(separator: ", ")
        case .days: text.days(on: queue.day).map(String.init) ?? ""
        case .text: text.name
        case .risk: text.risk.rawValue
        case .reviewer: text.reviewers.map(\.rawValue).joined(separator: ", ")
        case .due: text.due?.description ?? ""
        case .commit: text.commit.map { "\($0.shortCommit) \($0.author)" } ?? ""
        }
    }

    /// A table of at most so many columns of a terminal; names give way first.
    package func table(columns width: Int? = nil) -> String {
        let rows =
            [columns.map { $0.title.uppercased() }]
            + queue.sorted.map { text in columns.map { cell($0, of: text) } }
        return TextTable(
            rows: rows,
            rightAligned: [Column.days.rawValue],
            giving: Set(Column.giving.map(\.rawValue))
        ).text(columns: width)
    }

    /// One JSON object (RFC 8259).
    package var json: String {
        var json = JSONWriter(.indented)
        json.object { json in
            json.member("day", queue.day.description)
            json.member("horizon", queue.horizon)
            json.key("texts")
            json.array { json in
                for text in queue.sorted { write(text, to: &json) }
            }
        }
        return json.text + "\n"
    }

    private func write(_ text: QueuedText, to json: inout JSONWriter) {
        json.object { json in
            json.member("what", text.what.name)
            if let days = text.days(on: queue.day) { json.member("days", days) }
            json.member("article", text.name)
            json.member("title", text.title)
            json.member("file", text.path)
            if case .from(let old, _) = text.strayed { json.member("reviewedAt", old.path) }
            json.member("risk", text.risk.rawValue)
            json.key("reviewers")
            json.array { json in
                for reviewer in text.reviewers { json.string(reviewer.rawValue) }
            }
            json.member("due", text.due?.description)
            json.key("facts")
            json.array { json in
                for need in text.needs { json.string(need.name) }
            }
            if !text.changedSharedTexts.isEmpty {
                json.key("changedSharedTexts")
                json.array { json in
                    for name in text.changedSharedTexts { json.string(name.description) }
                }
            }
            json.member("drafting", text.drafting?.part.rawValue)
            json.member("draftingTool", text.drafting?.tool)
            if let commit = text.commit {
                json.member("commit") { json in
                    json.member("id", commit.commit)
                    json.member("day", commit.day.description)
                    json.member("author", commit.author)
                    json.member("subject", commit.subject)
                }
            }
        }
    }

    /// Comma-separated values (RFC 4180), with a line of names first.
    package var csv: String {
        var rows = [["what", "days", "article", "reviewer", "due", "file", "risk", "facts"]]
        if namesCommits { rows[0].append("commit") }
        for text in queue.sorted {
            var row = [
                text.what.name,
                text.days(on: queue.day).map(String.init) ?? "",
                text.name,
                text.reviewers.map(\.rawValue).joined(separator: " "),
                text.due?.description ?? "",
                text.path,
                text.risk.rawValue,
                text.needs.map(\.name).joined(separator: " "),
            ]
            if namesCommits { row.append(text.commit?.commit ?? "") }
            rows.append(row)
        }
        return rows.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A field between quotes where it has to be (RFC 4180, section 2, rules 5 to 7).
    private static func field(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
