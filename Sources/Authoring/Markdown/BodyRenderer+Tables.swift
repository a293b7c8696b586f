import CCmarkGFM
import SiteModel

extension BodyRenderer {
    /// A table is in a box that scrolls sideways and that the keyboard can reach (WCAG 2.2, success criteria 1.4.10
    /// and 2.1.1). A landmark's name must be unique on a page, so later tables are numbered.
    ///
    /// On a phone a table of three columns and more has no room, and a box that scrolls gives no sign of the columns
    /// that are out of sight. There the theme shows each row as a block of its own, each cell with its column's name. Two
    /// columns have room everywhere, and stay a table that can be compared line by line.
    mutating func enterTable(_ node: OpaquePointer) {
        if caption?.table == node { caption = nil } else { openTable(node, hasCaption: false) }
        recorder.openGroup(node)
        let columns = Int(cmark_gfm_extensions_get_table_columns(node))
        alignments = UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(node), count: columns)
        hasRowHeaders = hasRowHeaders(node)
        if columns >= TableWidth.narrowCells { hasRareParts = true }
    }

    /// Writes what is around the rows of a table. Its caption, if it has one, names the box.
    mutating func openTable(_ node: OpaquePointer, hasCaption: Bool) {
        tableCount += 1
        let columns = Int(cmark_gfm_extensions_get_table_columns(node))
        columnNames = columns >= TableWidth.stacked ? [] : nil
        blockMarkup("<div class=\"table-scroll")
        html.markup(TableWidth.classes(columns: columns))
        html.markup("\" role=\"region\" tabindex=\"0\" aria-label")
        if hasCaption {
            openID("ledby=\"")
            html.escaped(options.anchorPrefix)
            html.escaped(PageAnchors.caption(tableCount))
        } else {
            html.markup("=\"")
            html.escaped(words.table)
            if tableCount > 1 {
                html.markup(" ")
                html.number(tableCount)
            }
        }
        html.markup("\"><table")
        writeRole(" role=\"table\"")
        html.markup(">\n")
        form?.lines.open("table")
    }

    /// Whether the first cell of each row heads it (WCAG 2.2, success criterion 1.3.1; technique H63): the cell above them
    /// is empty, because it would have to name both ways, or all of them are in bold type.
    private func hasRowHeaders(_ table: OpaquePointer) -> Bool {
        guard let header = cmark_node_first_child(table), let corner = cmark_node_first_child(header) else {
            return false
        }
        guard cmark_node_next(corner) != nil else { return false }
        if isEmptyCell(corner) { return true }
        var row = cmark_node_next(header)
        guard row != nil else { return false }
        while let node = row {
            guard let cell = cmark_node_first_child(node), let words = cmark_node_first_child(cell),
                cmark_node_next(words) == nil, CommonMark.kind(of: words, types) == .strong
            else { return false }
            row = cmark_node_next(node)
        }
        return true
    }

    /// Whether a cell shows nothing: it holds nothing, or spaces that were written as character references.
    private func isEmptyCell(_ cell: OpaquePointer) -> Bool {
        guard let words = cmark_node_first_child(cell) else { return true }
        return cmark_node_next(words) == nil && CommonMark.kind(of: words, types) == .text
            && String(decoding: CommonMark.literal(of: words), as: UTF8.self).allSatisfy(\.isWhitespace)
    }

    mutating func exitTable(_ node: OpaquePointer) {
        if let last = cmark_node_last_child(node), cmark_gfm_extensions_get_table_row_is_header(last) == 0 {
            html.markup("</tbody>\n")
            form?.lines.close()
        }
        html.markup("</table></div>\n")
        form?.lines.close()
        recorder.closeGroup(node)
        columnNames = nil
        alignments = UnsafeBufferPointer(start: nil, count: 0)
    }

    mutating func enterRow(_ node: OpaquePointer) {
        isHeaderRow = cmark_gfm_extensions_get_table_row_is_header(node) != 0
        column = 0
        if isHeaderRow {
            html.markup("<thead")
            writeRole(" role=\"rowgroup\"")
            html.markup(">\n")
            form?.lines.open("thead")
        } else if let previous = cmark_node_previous(node),
            cmark_gfm_extensions_get_table_row_is_header(previous) != 0
        {
            html.markup("<tbody")
            writeRole(" role=\"rowgroup\"")
            html.markup(">\n")
            form?.lines.open("tbody")
        }
        html.markup("<tr")
        writeRole(" role=\"row\"")
        html.markup(">")
        form?.lines.open("tr")
        if !isHeaderRow { checkCells(ofRow: node) }
    }

    mutating func exitRow(_ node: OpaquePointer) {
        html.markup(isHeaderRow ? "</tr>\n</thead>\n" : "</tr>\n")
        form?.lines.close()
        if isHeaderRow { form?.lines.close() }
        isHeaderRow = false
    }

    mutating func enterCell(_ node: OpaquePointer) {
        leaf = node
        // An empty header cell heads nothing; a screen reader would announce it all the same.
        if isEmptyCell(node) {
            cellElement = .data
        } else if isHeaderRow {
            cellElement = .columnHeader
        } else {
            cellElement = hasRowHeaders && column == 0 ? .rowHeader : .data
        }
        html.markup(cellElement.startTag)
        writeRole(cellElement.role)
        if column < alignments.count {
            // Classes, since the content security policy forbids style attributes.
            switch alignments[column] {
            case UInt8(ascii: "l"): html.markup(" class=\"align-left\"")
            case UInt8(ascii: "c"): html.markup(" class=\"align-center\"")
            case UInt8(ascii: "r"): html.markup(" class=\"align-right\"")
            default: break
            }
        }
        writeColumnName()
        html.markup(">")
        form?.lines.open(cellElement == .data ? "td" : "th")
        column += 1
        if isHeaderRow, columnNames != nil { startHeadingText() }
        openProse(isHeaderRow ? .headerCell : .cell, node)
    }

    mutating func exitCell() {
        checkOpenElements()
        if let leaf { checkMarkup(of: leaf, .cell) }
        recorder.closeBlock()
        html.markup(cellElement == .data ? "</td>" : "</th>")
        form?.lines.close()
        leaf = nil
        guard isHeaderRow, columnNames != nil else { return }
        let name = endHeadingText().shown
        columnNames?.append(Array(name.utf8))
    }

    /// What is shown as blocks loses the roles of a table in some browsers, unless the markup says them.
    private mutating func writeRole(_ role: StaticString) {
        if columnNames != nil { html.markup(role) }
    }

    /// The name of a cell's column, for style sheets to show before the cell where a row is a block. It repeats words of
    /// the header, so a review of the text says nothing of it.
    private mutating func writeColumnName() {
        guard !isHeaderRow, let columnNames, columnNames.indices.contains(column), !columnNames[column].isEmpty else {
            return
        }
        html.markup(" data-label=\"")
        columnNames[column].withUnsafeBufferPointer { html.escaped($0) }
        html.markup("\"")
    }
}

/// What a cell is in HTML (HTML Standard, sections 4.9.9 and 4.9.10).
enum CellElement {
    case columnHeader
    case rowHeader
    case data

    /// The start tag, to which attributes can be added.
    fileprivate var startTag: StaticString {
        switch self {
        case .columnHeader: "<th scope=\"col\""
        case .rowHeader: "<th scope=\"row\""
        case .data: "<td"
        }
    }

    /// The attribute that says the same where a table is shown as blocks.
    fileprivate var role: StaticString {
        switch self {
        case .columnHeader: " role=\"columnheader\""
        case .rowHeader: " role=\"rowheader\""
        case .data: " role=\"cell\""
        }
    }
}

/// How a table fits into the width of a text, by its number of columns.
private enum TableWidth {
    /// From how many columns on a phone has no room for a table.
    static let stacked = 3
    /// From how many columns on cells are narrow even on a wide screen.
    static let narrowCells = 6
    /// From how many columns on no screen has room, because a text is never wider.
    static let alwaysStacked = 9

    /// The classes that tell a style sheet.
    static func classes(columns: Int) -> StaticString {
        switch columns {
        case ..<stacked: ""
        case ..<narrowCells: " stack"
        case ..<alwaysStacked: " stack many"
        default: " stack many most"
        }
    }
}
