import Diagnostics
import SiteModel

/// Each column of a table says in its first row what it holds, so that a screen reader can say it with every cell (WCAG
/// 2.2, success criterion 1.3.1; technique H51).
///
/// Markdown makes the first row the header whatever is in it, so the mistake is a header without words. The corner
/// over the first column may be empty, since there the cells themselves head their rows. A picture has its words in its
/// alternative text.
struct TableHeaderMissing: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "table-header-missing",
        .warning,
        "A table has no header cells",
        finds: "A column of a table has no heading.",
        source: "WCAG 2.2, success criterion 1.3.1"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        let prose = subject.prose
        func isEmpty(_ block: Int) -> Bool {
            let range = prose.blocks[block].range
            return !prose.hasImage(in: range) && prose.bytes[range].allSatisfy { $0 <= 0x20 }
        }
        return prose.tables.flatMap { table -> [TextFinding] in
            let header = table.blocks.prefix(table.columns)
            let empty = header.filter(isEmpty)
            guard !empty.isEmpty, let firstWords = table.blocks.first(where: { !isEmpty($0) }) else { return [] }
            if empty.count == table.columns {
                return [
                    TextFinding(
                        .words(prose.blocks[firstWords].range),
                        "The first row of a table must say what each column is about, but here it is empty",
                        help: "write a word or two for each column between the bars of the first row"
                    )
                ]
            }
            return empty.compactMap { cell in
                let column = cell - table.blocks.lowerBound
                guard column > 0 else { return nil }
                let below = stride(from: cell + table.columns, to: table.blocks.upperBound, by: table.columns)
                guard let first = below.first(where: { !isEmpty($0) }) else { return nil }
                let range = prose.blocks[first].range
                return TextFinding(
                    .words(range),
                    "The column of \(prose.quoted(range)) has no heading in the table's first row",
                    help: "write there what the column is about"
                )
            }
        }
    }
}
