import Diagnostics
import SiteModel

/// A summary is the main message and no more (CDC Clear Communication Index, questions 1 and 3: one main message, at the
/// top). Eighty words are about half a minute of reading.
struct SummaryLong: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "summary-long",
        .warning,
        "A summary is longer than the limit",
        finds: "A summary has more than \(Self.limit) words.",
        source: "CDC Clear Communication Index, questions 1 and 3"
    )

    /// The most words that a summary has.
    private static let limit = 80

    func findings(in subject: TextSubject) -> [TextFinding] {
        guard let summary = subject.text.summary else { return [] }
        let count = WordList(of: Prose(paragraph: summary.value)).words.count
        guard count > Self.limit else { return [] }
        return [
            TextFinding(
                .frontMatter(summary.location),
                "The summary has \(count) words; it should have at most \(Self.limit)",
                help: "keep the answer, and say the rest in the text"
            )
        ]
    }
}

extension Prose {
    /// A text of one paragraph.
    init(paragraph text: String) {
        self.init()
        bytes = Array(text.utf8) + [0x0A]
        blocks = [Block(kind: .paragraph, range: 0..<bytes.count - 1)]
    }
}
