/// One source line made fit for a terminal, and the columns of the terminal under which a place in it is marked.
struct SourceExcerpt {
    /// The line, or where it is too long, the part around the place with an ellipsis for what is left out.
    let line: String
    /// How many columns lie before the mark.
    let markStart: Int
    /// How many columns the mark covers, at least one.
    let markWidth: Int

    /// How many columns a line may take before only a part of it is shown: about what fits on a wide screen.
    static let maximumWidth = 160

    /// An excerpt of `line` with a mark from column `start` up to, not including, column `end`, both 1-based and in
    /// Unicode code points. A place after the end of the line is marked right after it.
    init(of line: String, from start: Int, to end: Int) {
        // Cut before anything is measured: a line can be a file of many megabytes, of which a screenful is needed.
        let reach = Self.maximumWidth * 2
        let scalars = line.unicodeScalars
        let length = scalars.count
        let focus = min(start - 1, length)
        let sliceStart = max(0, focus - reach)
        let slice = scalars.dropFirst(sliceStart).prefix(focus - sliceStart + reach)
        let cells = TerminalCell.cells(of: String(slice))

        let mark = Self.columns(from: focus - sliceStart, to: end - 1 - sliceStart, in: cells)
        let total = cells.reduce(0) { $0 + $1.width }
        let cutsStart = sliceStart > 0
        let cutsEnd = sliceStart + slice.count < length
        if total <= Self.maximumWidth, !cutsStart, !cutsEnd {
            self.line = cells.map(\.text).joined()
            markStart = mark.lowerBound
            markWidth = mark.count
            return
        }

        let room = Self.maximumWidth - 2
        let before = max(0, room - mark.count) / 2
        let windowStart = max(0, min(mark.lowerBound - before, total - room))
        var shown = ""
        var shownColumns: Range<Int>?
        var column = 0
        for cell in cells {
            let columns = column..<column + cell.width
            column = columns.upperBound
            guard columns.lowerBound >= windowStart, columns.upperBound <= windowStart + room else { continue }
            shown += cell.text
            shownColumns = (shownColumns?.lowerBound ?? columns.lowerBound)..<columns.upperBound
        }
        let visible = shownColumns ?? mark
        let leading = cutsStart || visible.lowerBound > 0 ? "…" : ""
        let trailing = cutsEnd || visible.upperBound < total ? "…" : ""
        self.line = leading + shown + trailing
        markStart = mark.lowerBound - visible.lowerBound + leading.count
        markWidth = max(1, min(mark.upperBound, visible.upperBound) - mark.lowerBound)
    }

    /// The columns of the cells that the code points from `start` up to `end` belong to, counted from 0.
    private static func columns(from start: Int, to end: Int, in cells: [TerminalCell]) -> Range<Int> {
        var offset = 0
        var column = 0
        var first: Int?
        var last = 0
        for cell in cells {
            let next = offset + cell.sourceLength
            if first == nil, start < next { first = column }
            if offset < end { last = column + cell.width }
            offset = next
            column += cell.width
        }
        let lower = first ?? column
        // A point is one column wide, whatever it points at.
        return lower..<(end > start ? max(last, lower + 1) : lower + 1)
    }
}
