import Diagnostics
import SiteModel

/// A heading is at least every 300 words, so that a reader finds the part that is wanted (PEMAT-P, item 9: sections
/// have informative headers; CDC Clear Communication Index: chunks with headings).
///
/// Paragraphs, lists and quotes count. Care cards have headings of their own, tables are seen as such, and footnotes are
/// at the end: these do not count.
struct SubheadingMissing: TextRule {
    /// The most words without a heading.
    static let limit = 300

    let identifier = DiagnosticIdentifier(
        rule: "subheading-missing",
        .warning,
        "A long stretch of text has no heading",
        finds: "More than \(Self.limit) words have no heading.",
        source: "PEMAT-P, item 9: informative headers"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        let blocks = subject.prose.blocks
        var findings: [TextFinding] = []
        var count = 0
        var heading: Range<Int>?
        /// The block in which the limit is passed.
        var passing: Int?

        func finish() {
            guard let passing else { return }
            findings.append(
                TextFinding(
                    .words(blocks[passing].range),
                    "The text goes on for \(count) words without a heading; there should be one at least every"
                        + " \(Self.limit) words",
                    help: "put a heading over the part that starts here, or earlier",
                    notes: heading.map { [("the heading before", $0)] } ?? []
                )
            )
        }
        for (number, block) in blocks.enumerated() {
            switch block.kind {
            case .heading:
                finish()
                (count, passing, heading) = (0, nil, block.range)
            case .paragraph where block.care == nil && !block.isFootnote:
                count += subject.words.blocks[number].words.count
                if count > Self.limit, passing == nil { passing = number }
            case .paragraph, .cardTitle, .headerCell, .cell: break
            }
        }
        finish()
        return findings
    }
}
