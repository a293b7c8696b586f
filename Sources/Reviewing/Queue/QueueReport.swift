import JSON
import Publishing
import SiteModel

/// The list of what has to be done about reviews, as a table, as JSON or as CSV.
package struct QueueReport: Sendable {
    private let queue: ReviewQueue
    private let namesCommits: Bool

    /// A report of a list; `namesCommits` says whether the commits of changed texts were asked for.
    package init(queue: ReviewQueue, namesCommits: Bool = false) {
        self.queue = queue
        self.namesCommits = namesCommits
    }

    /// What is to be done about, as the table calls it.
    private static func words(for text: QueuedText) -> String {
        switch (text.what, text.strayed) {
        case (.fact(.changed), .from): "moved"
        case (.fact(.changed), .unknown): "address not on record"
        default: text.what.words
        }
    }

    /// A table of at most so many columns of a terminal; names give way first.
    package func table(columns: Int? = nil) -> String {
        var rows = [["WHAT", "DAYS", "ARTICLE", "REVIEWER", "DUE"]]
        if namesCommits { rows[0].append("COMMIT") }
        for text in queue.sorted {
            var row = [
                Self.words(for: text),
                text.days(on: queue.day).map(String.init) ?? "",
                text.name,
                text.reviewers.map(\.rawValue).joined(separator: ", "),
                text.due?.description ?? "",
            ]
            if namesCommits { row.append(text.commit.map { "\($0.shortCommit) \($0.author)" } ?? "") }
            rows.append(row)
        }
        return TextTable(rows: rows, rightAligned: [1], giving: [2, 3, 5]).text(columns: columns)
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
            json.member("file", text.path)
            if case .from(let old, _) = text.strayed { json.member("reviewedAt", old.path) }
            json.key("reviewers")
            json.array { json in
                for reviewer in text.reviewers { json.string(reviewer.rawValue) }
            }
            json.member("due", text.due?.description)
            json.key("facts")
            json.array { json in
                for need in text.needs { json.string(need.name) }
            }
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
        var rows = [["what", "days", "article", "reviewer", "due", "file"]]
        if namesCommits { rows[0].append("commit") }
        for text in queue.sorted {
            var row = [
                text.what.name,
                text.days(on: queue.day).map(String.init) ?? "",
                text.name,
                text.reviewers.map(\.rawValue).joined(separator: " "),
                text.due?.description ?? "",
                text.path,
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
