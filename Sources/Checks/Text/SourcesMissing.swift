import Diagnostics
import SiteModel

/// A text of 100 words or more, and any text that states a number, lists what it rests on (JAMA benchmarks: attribution;
/// DISCERN, question 4). One about papers and money rests on its publisher's own rules (`AdministrativeText`).
struct SourcesMissing: TextRule {
    /// The fewest words that ask for a source where there is no number: less than that is a line or two of introduction.
    private static let fewestWords = 100

    let identifier = DiagnosticIdentifier(
        rule: "sources-missing",
        .warning,
        "A text lists no sources",
        finds: "A text of \(Self.fewestWords) words or more, or one that states a number, lists no source.",
        source: "JAMA benchmarks: attribution; DISCERN, question 4"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        guard subject.text.sources.isEmpty, !subject.text.unreadableKeys.contains("sources") else { return [] }
        let number = firstNumber(in: subject)
        guard number != nil || subject.words.words.count >= Self.fewestWords, !AdministrativeText.holds(subject) else {
            return []
        }
        return [
            TextFinding(
                .frontMatter(SourceLocation(subject.text.file, line: 1, column: 1, length: 3)),
                "The text lists no sources",
                help: "list its sources under `sources:`, and cite each one where it is used",
                notes: number.map { [("the first number that needs one", $0)] } ?? []
            )
        ]
    }

    private func firstNumber(in subject: TextSubject) -> Range<Int>? {
        let numbers = StatedNumbers(in: subject)
        for (index, block) in subject.prose.blocks.enumerated() where NumberWithoutSource.states(block) {
            switch block.kind {
            case .paragraph, .cell, .headerCell: break
            case .heading, .cardTitle: continue
            }
            // A footnote can name a source as well.
            guard !subject.prose.cites(in: block.range), let number = numbers.first(inBlock: index) else { continue }
            return number
        }
        return nil
    }
}
