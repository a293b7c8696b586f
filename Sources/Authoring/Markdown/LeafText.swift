import ASCII
import CCmarkGFM

/// The text of one paragraph, heading or table cell as cmark's inline parser saw it, each byte with the offset that it
/// has in the source.
///
/// cmark's own columns are right on a block's first line only: they know nothing of the white space and the quote
/// markers that a later line lost, of line feeds inside code spans and after backslashes, of link definitions cut off
/// the front, or of `\|` in a cell. The lines of a block are right, so the text is put together from these again.
struct LeafText {
    /// The bytes, lines parted by one line feed.
    private(set) var bytes: [UInt8] = []
    /// The stretches that are in the source as they do here: where each starts here and there.
    private var stretches: [(index: Int, offset: Int)] = []
    /// Where the inlines start: after the link definitions at the front.
    private(set) var start = 0

    /// Puts the text of a leaf together.
    init(of leaf: OpaquePointer, in text: SourceText, _ types: CommonMark.ExtensionTypes) {
        let quotes = Self.quoteDepth(of: leaf, types)
        switch CommonMark.kind(of: leaf, types) {
        case .cell: appendCell(leaf, text, quotes, types)
        case .heading:
            appendLines(of: leaf, text, quotes)
            skipHashes()
        default:
            if cmark_node_get_start_line(leaf) > 0 {
                appendLines(of: leaf, text, quotes)
            } else {
                appendParagraphBeforeTable(leaf, text, quotes, types)
            }
        }
        while let end = LinkSyntax(bytes).definition(at: start) { start = end }
    }

    /// The offset in the source of a place in the text; the place after the last byte has one too.
    func offset(_ index: Int) -> Int {
        var low = 0
        var high = stretches.count
        guard high > 0 else { return 0 }
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].index <= index { low = middle } else { high = middle }
        }
        return stretches[low].offset + index - stretches[low].index
    }

    /// The place in the text of an offset in the source; `nil` where the text has not got it.
    func index(ofOffset wanted: Int) -> Int? {
        var low = 0
        var high = bytes.count
        while low < high {
            let middle = (low + high) / 2
            if offset(middle) < wanted { low = middle + 1 } else { high = middle }
        }
        return low < bytes.count && offset(low) == wanted ? low : nil
    }

    // MARK: Lines

    private mutating func appendLines(of leaf: OpaquePointer, _ text: SourceText, _ quotes: Int) {
        let first = Int(cmark_node_get_start_line(leaf)) - 1
        let last = max(first, Int(cmark_node_get_end_line(leaf)) - 1)
        appendLines(first...last, from: Int(cmark_node_get_start_column(leaf)) - 1, text, quotes)
    }

    private mutating func appendLines(
        _ lines: ClosedRange<Int>,
        from column: Int,
        _ text: SourceText,
        _ quotes: Int
    ) {
        for index in lines where index < text.lineCount {
            let line = text.line(index)
            let start =
                index == lines.lowerBound
                ? min(line.upperBound, line.lowerBound + max(0, column))
                : Self.contentStart(of: line, text, quotes)
            append(start..<line.upperBound, text)
            bytes.append(.lineFeed)
        }
    }

    private mutating func append(_ range: Range<Int>, _ text: SourceText) {
        stretches.append((bytes.count, range.lowerBound))
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text.bytes[range]))
    }

    /// Drops the backslash of each `\|`, as the table extension does before inlines are parsed.
    private mutating func unescapePipes() {
        guard bytes.contains(UInt8(ascii: "|")) else { return }
        let escaped = self
        bytes.removeAll(keepingCapacity: true)
        stretches.removeAll(keepingCapacity: true)
        var start = 0
        for index in escaped.bytes.indices.dropLast()
        where escaped.bytes[index] == UInt8(ascii: "\\") && escaped.bytes[index + 1] == UInt8(ascii: "|") {
            append(start..<index, of: escaped)
            start = index + 1
        }
        append(start..<escaped.bytes.count, of: escaped)
    }

    private mutating func append(_ range: Range<Int>, of other: LeafText) {
        let shift = bytes.count - range.lowerBound
        stretches.append((bytes.count, other.offset(range.lowerBound)))
        for stretch in other.stretches where stretch.index > range.lowerBound && stretch.index < range.upperBound {
            stretches.append((stretch.index + shift, stretch.offset))
        }
        bytes.append(contentsOf: other.bytes[range])
    }

    private mutating func skipHashes() {
        while start < bytes.count, bytes[start] == UInt8(ascii: "#") { start += 1 }
        while start < bytes.count, bytes[start].isASCIIBlank { start += 1 }
    }

    /// Where a continuation line's own text starts: after at most as many quote markers as there are quotes around it
    /// (a lazy line has fewer) and all white space.
    private static func contentStart(of line: Range<Int>, _ text: SourceText, _ quotes: Int) -> Int {
        var start = line.lowerBound
        var left = quotes
        while start < line.upperBound {
            if text.bytes[start].isASCIIBlank {
                start += 1
            } else if left > 0, text.bytes[start] == UInt8(ascii: ">") {
                start += 1
                left -= 1
            } else {
                break
            }
        }
        return start
    }

    private static func quoteDepth(of leaf: OpaquePointer, _ types: CommonMark.ExtensionTypes) -> Int {
        var depth = 0
        var ancestor = cmark_node_parent(leaf)
        while let node = ancestor {
            if CommonMark.kind(of: node, types) == .blockQuote { depth += 1 }
            ancestor = cmark_node_parent(node)
        }
        return depth
    }

    // MARK: Tables

    /// A paragraph whose last line became a table's header has no position of its own; the table has its start.
    private mutating func appendParagraphBeforeTable(
        _ leaf: OpaquePointer,
        _ text: SourceText,
        _ quotes: Int,
        _ types: CommonMark.ExtensionTypes
    ) {
        guard let table = cmark_node_next(leaf), CommonMark.kind(of: table, types) == .table else { return }
        let first = Int(cmark_node_get_start_line(table)) - 1
        let header = Self.headerLine(of: table, text)
        guard first >= 0, first < header else { return }
        appendLines(first...header - 1, from: Int(cmark_node_get_start_column(table)) - 1, text, quotes)
        // The table extension has unescaped the pipes of the paragraph along with those of the header.
        unescapePipes()
    }

    private mutating func appendCell(
        _ cell: OpaquePointer,
        _ text: SourceText,
        _ quotes: Int,
        _ types: CommonMark.ExtensionTypes
    ) {
        guard let row = cmark_node_parent(cell), let table = cmark_node_parent(row) else { return }
        var column = 0
        var sibling = cmark_node_previous(cell)
        while let node = sibling {
            column += 1
            sibling = cmark_node_previous(node)
        }
        let isHeader = cmark_gfm_extensions_get_table_row_is_header(row) != 0
        let index = isHeader ? Self.headerLine(of: table, text) : Int(cmark_node_get_start_line(row)) - 1
        let line = text.line(index)
        // A header may share its line with the markers of the list item or quote that it opens.
        let start =
            isHeader && index == Int(cmark_node_get_start_line(table)) - 1
            ? min(line.upperBound, line.lowerBound + max(0, Int(cmark_node_get_start_column(table)) - 1))
            : Self.contentStart(of: line, text, quotes)
        append(Self.cell(column, of: start..<line.upperBound, text), text)
        unescapePipes()
    }

    /// The 0-based line of a table's header: the table's own start line may be that of a paragraph before it.
    private static func headerLine(of table: OpaquePointer, _ text: SourceText) -> Int {
        if let header = cmark_node_first_child(table), let row = cmark_node_next(header) {
            return Int(cmark_node_get_start_line(row)) - 3
        }
        // Without another row the delimiter row is the table's last line.
        let first = max(0, Int(cmark_node_get_start_line(table)) - 1)
        let last = max(first, Int(cmark_node_get_end_line(table)) - 1)
        for index in stride(from: min(last, text.lineCount - 1), to: first, by: -1) {
            let line = text.line(index)
            let isDelimiter = line.allSatisfy {
                switch text.bytes[$0] {
                case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ">"): true
                default: text.bytes[$0].isASCIISpace
                }
            }
            if isDelimiter, line.contains(where: { text.bytes[$0] == UInt8(ascii: "-") }) { return index - 1 }
        }
        return first
    }

    /// The bytes of a cell by its 0-based column, without the white space around it. A pipe after a backslash parts
    /// nothing (GitHub Flavored Markdown, section 4.10).
    private static func cell(_ column: Int, of row: Range<Int>, _ text: SourceText) -> Range<Int> {
        var start = row.lowerBound
        var index = start
        if index < row.upperBound, text.bytes[index] == UInt8(ascii: "|") {
            start += 1
            index += 1
        }
        var current = 0
        while index < row.upperBound {
            if text.bytes[index] == UInt8(ascii: "|"), index == start || text.bytes[index - 1] != UInt8(ascii: "\\") {
                if current == column { break }
                current += 1
                start = index + 1
            }
            index += 1
        }
        guard current == column else { return row.upperBound..<row.upperBound }
        while start < index, text.bytes[start].isASCIISpace { start += 1 }
        while index > start, text.bytes[index - 1].isASCIISpace { index -= 1 }
        return start..<index
    }
}
