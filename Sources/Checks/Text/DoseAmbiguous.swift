import Diagnostics
import SiteModel

/// A dose can be read in one way only (Institute for Safe Medication Practices, List of Error-Prone Abbreviations,
/// Symbols, and Dose Designations, 2021).
///
/// Of the list it finds what cannot be taken for an ordinary word; `DoseReader` tells what that is, and
/// `DoseConvention` which of it holds for the language and the region, and `docs/diagnostics.md` what is left out. It reads
/// headings, tables, cards and footnotes as well as paragraphs, and the title and the summary. Limits of what is measured
/// may be in a table with their signs.
struct DoseAmbiguous: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "dose-ambiguous",
        .error,
        "A dose or unit can be misread",
        finds: "A dose or unit can be misread: `1.0 mg`, `.5 mg`, `µg`, `U`, `IU`, `q.d.`",
        source: "ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        let convention = DoseConvention.of(subject.language)
        let prose = subject.prose
        var findings = DoseReader.doubts(in: prose.bytes, convention)
            .filter { !prose.isNoProse(at: $0.range.lowerBound) && !($0.isLimit && Self.isInTable($0, prose)) }
            .map { TextFinding(.words($0.range), $0.message, help: $0.help) }
        for text in [subject.text.title, subject.text.summary].compactMap(\.self) {
            findings += DoseReader.doubts(in: text.value, convention)
                .map { TextFinding(.frontMatter(text.location), $0.message, help: $0.help) }
        }
        return findings
    }

    /// Whether a doubt is in a table, where limits of what is measured are in columns and have no room for words.
    private static func isInTable(_ doubt: DoseReader.Doubt, _ prose: Prose) -> Bool {
        guard let block = prose.block(at: doubt.range.lowerBound) else { return false }
        return prose.blocks[block].kind == .cell || prose.blocks[block].kind == .headerCell
    }
}
