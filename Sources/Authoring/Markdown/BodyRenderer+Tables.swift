import CCmarkGFM
import SiteModel

extension BodyRenderer {
    /// A table stands in a box that scrolls sideways and that the keyboard can reach (WCAG 2.2, success criteria 1.4.10
    /// and 2.1.1). A landmark's name must be unique on a page, so later tables are numbered.
    mutating func enterTable(_ node: OpaquePointer) {
        tableCount += 1
        recorder.openGroup(node)
        blockMarkup("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
        html.escaped(words.table)
        if tableCount > 1 {
            html.markup(" ")
            html.number(tableCount)
        }
        html.markup("\"><table>\n")
        alignments = UnsafeBufferPointer(
            start: cmark_gfm_extensions_get_table_alignments(node),
            count: Int(cmark_gfm_extensions_get_table_columns(node))
        )
    }

    mutating func exitTable(_ node: OpaquePointer) {
        if let last = cmark_node_last_child(node), cmark_gfm_extensions_get_table_row_is_header(last) == 0 {
            html.markup("</tbody>\n")
        }
        html.markup("</table></div>\n")
        recorder.closeGroup(node)
        alignments = UnsafeBufferPointer(start: nil, count: 0)
    }

    mutating func enterRow(_ node: OpaquePointer) {
        isHeaderRow = cmark_gfm_extensions_get_table_row_is_header(node) != 0
        column = 0
        if isHeaderRow {
            html.markup("<thead>\n")
        } else if let previous = cmark_node_previous(node),
            cmark_gfm_extensions_get_table_row_is_header(previous) != 0
        {
            html.markup("<tbody>\n")
        }
        html.markup("<tr>")
        if !isHeaderRow { checkCells(ofRow: node) }
    }

    mutating func exitRow(_ node: OpaquePointer) {
        html.markup(isHeaderRow ? "</tr>\n</thead>\n" : "</tr>\n")
        isHeaderRow = false
    }

    mutating func enterCell(_ node: OpaquePointer) {
        leaf = node
        // An empty header cell heads nothing; a screen reader would announce it all the same.
        isHeaderCell = isHeaderRow && cmark_node_first_child(node) != nil
        html.markup(isHeaderCell ? "<th scope=\"col\"" : "<td")
        if column < alignments.count {
            // Classes, since the content security policy forbids style attributes.
            switch alignments[column] {
            case UInt8(ascii: "l"): html.markup(" class=\"align-left\"")
            case UInt8(ascii: "c"): html.markup(" class=\"align-center\"")
            case UInt8(ascii: "r"): html.markup(" class=\"align-right\"")
            default: break
            }
        }
        html.markup(">")
        column += 1
        openProse(isHeaderRow ? .headerCell : .cell, node)
    }

    mutating func exitCell() {
        if let leaf { checkMarkup(of: leaf, .cell) }
        recorder.closeBlock()
        html.markup(isHeaderCell ? "</th>" : "</td>")
        isHeaderCell = false
        leaf = nil
    }
}
