import Diagnostics

/// Rows of words below each other, for a terminal.
struct TextTable {
    /// The rows, all as long as the first, which names the columns.
    var rows: [[String]]
    /// The columns of numbers.
    var rightAligned: Set<Int> = []
    /// The columns that may be cut, where the terminal is too narrow.
    var giving: Set<Int> = []

    /// No column gets narrower than this.
    private static let minimumWidth = 8

    /// The table in at most so many columns of a terminal, as far as the columns that give allow that.
    func text(columns: Int?) -> String {
        let names = rows.first ?? []
        var widths = names.indices.map { column in rows.map { TerminalText.width(of: $0[column]) }.max() ?? 0 }
        if let columns {
            var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - columns
            while excess > 0 {
                let widest = giving.filter { widths.indices.contains($0) && widths[$0] > Self.minimumWidth }
                    .max { (widths[$0], $1) < (widths[$1], $0) }
                guard let widest else { break }
                widths[widest] -= 1
                excess -= 1
            }
        }
        return rows.map { row in
            let cells = row.indices.map { column in
                let shown = TerminalText.shown(row[column], columns: max(1, widths[column]))
                let space = String(repeating: " ", count: max(0, widths[column] - TerminalText.width(of: shown)))
                return rightAligned.contains(column) ? space + shown : shown + space
            }
            var line = cells.joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
