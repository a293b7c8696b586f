import Diagnostics
import SiteModel

/// No paragraph is longer than 120 words, so that a text comes in pieces that can be taken in (PEMAT-P, item 8; CDC
/// Clear Communication Index: information in chunks).
struct ParagraphLong: TextRule {
    /// The most words that a paragraph may have.
    static let limit = 120

    let identifier = DiagnosticIdentifier(
        rule: "paragraph-long",
        .warning,
        "A paragraph is longer than the limit",
        finds: "A paragraph has more than \(Self.limit) words.",
        source: "PEMAT-P, item 8: short sections"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        var findings: [TextFinding] = []
        for (block, parts) in zip(subject.prose.blocks, subject.words.blocks)
        where parts.words.count > Self.limit && block.kind == .paragraph {
            findings.append(
                TextFinding(
                    .words(block.range),
                    "The paragraph has \(parts.words.count) words; one of more than \(Self.limit) is hard to take in",
                    help: "split it where a new thought starts"
                )
            )
        }
        return findings
    }
}
