import SiteTestSupport

/// A text with the start 1️⃣ and the end 2️⃣ of what should be found marked in it.
struct MarkedMarkdown {
    private let marked: MarkedText

    init(_ text: String) { marked = MarkedText(text) }

    /// The text without the marks.
    var text: String { marked.text }

    /// The stretch from 1️⃣ to 2️⃣ as `line:column-line:column`.
    var stretch: String { stretch(from: "1️⃣", to: "2️⃣") }

    /// The stretch between two marks as `line:column-line:column`.
    func stretch(from start: String, to end: String) -> String {
        [marked[start], marked[end]].map { $0.map { "\($0.line):\($0.column)" } ?? "?" }.joined(separator: "-")
    }
}
