import Diagnostics
import SiteModel

/// A text of 100 words or more lists what it rests on (JAMA benchmarks: attribution; DISCERN, question 4).
struct SourcesMissing: TextRule {
    /// The fewest words that ask for a source: less than that is a line or two of introduction.
    private static let fewestWords = 100

    let identifier = DiagnosticIdentifier.sourcesMissing

    func findings(in subject: TextSubject) -> [TextFinding] {
        guard subject.text.sources.isEmpty, !subject.text.unreadableKeys.contains("sources"),
            subject.words.words.count >= Self.fewestWords
        else { return [] }
        return [
            TextFinding(
                .frontMatter(SourceLocation(subject.text.file, line: 1, column: 1, length: 3)),
                "The text lists no source",
                help: "list what it rests on under `sources:`, and cite it where it is used"
            )
        ]
    }
}
