/// Text of the content on a terminal, for whoever shows more of it than a report does: deceptive characters are spelled
/// out, and the columns are those that it takes.
package enum TerminalText {
    /// How many columns a line takes as it is shown.
    package static func width(of line: String) -> Int {
        TerminalCell.cells(of: line).reduce(0) { $0 + $1.width }
    }

    /// The line as it is shown, in at most so many columns (at least 1); where it is cut, it ends with an ellipsis.
    package static func shown(_ line: String, columns: Int = .max) -> String {
        let cells = TerminalCell.cells(of: line)
        guard cells.reduce(0, { $0 + $1.width }) > columns else { return cells.map(\.text).joined() }
        var text = ""
        var width = 1
        for cell in cells {
            width += cell.width
            guard width <= columns else { break }
            text += cell.text
        }
        return text + "…"
    }
}
