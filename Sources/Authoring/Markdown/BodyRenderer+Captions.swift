import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// The paragraph that is the caption of the table below it.
struct TableCaption {
    let paragraph: OpaquePointer
    /// The table; `nil` where none is below it.
    let table: OpaquePointer?
    /// The text that the caption starts in.
    let text: OpaquePointer
    /// The index in that text after `Table:` and the white space after it.
    let start: Int
    /// The bytes of `Table:`.
    let marker: Range<Int>
}

/// `Table: Doses by age` right above a table, with or without an empty line between the two, is its caption (HTML Standard,
/// section 4.9.2; the word is that of Pandoc). A screen reader says it with the table, and the box around the table has it
/// for a name.
extension BodyRenderer {
    /// The caption that a paragraph is, or that it was to be; `nil` where it is any other.
    func caption(in paragraph: OpaquePointer) -> TableCaption? {
        guard let first = cmark_node_first_child(paragraph), cmark_node_get_type(first) == CMARK_NODE_TEXT else {
            return nil
        }
        let literal = CommonMark.literal(of: first)
        guard let colon = literal.prefix(40).firstIndex(of: UInt8(ascii: ":")), colon > 0,
            colon + 1 == literal.count || literal[colon + 1].isASCIIBlank,
            isNameOfTable(UnsafeBufferPointer(rebasing: literal[..<colon]))
        else { return nil }
        let leaf = LeafText(of: paragraph, in: text, types)
        // `Table\:` is text.
        guard leaf.bytes.dropFirst(leaf.start).starts(with: literal[...colon]) else { return nil }
        var start = colon + 1
        while start < literal.count, literal[start].isASCIIBlank { start += 1 }
        let offset = leaf.offset(leaf.start)
        let table = blockBelow(paragraph).flatMap { CommonMark.kind(of: $0, types) == .table ? $0 : nil }
        return TableCaption(
            paragraph: paragraph,
            table: table,
            text: first,
            start: start,
            marker: offset..<offset + colon + 1
        )
    }

    /// `Table`, or what the pages of the text's language call one.
    private func isNameOfTable(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        word.elementsEqual("Table".utf8) || word.elementsEqual(words.table.utf8)
    }

    /// The next block in the same place; comments of the author are passed over.
    func blockBelow(_ block: OpaquePointer) -> OpaquePointer? {
        var next = cmark_node_next(block)
        while let node = next, CommonMark.kind(of: node, types) == .htmlBlock { next = cmark_node_next(node) }
        return next
    }

    /// The block before another in the same place; comments of the author are passed over.
    func blockAbove(_ block: OpaquePointer) -> OpaquePointer? {
        var previous = cmark_node_previous(block)
        while let node = previous, CommonMark.kind(of: node, types) == .htmlBlock {
            previous = cmark_node_previous(node)
        }
        return previous
    }

    /// Starts the table that a paragraph is the caption of; whether it is one.
    mutating func startCaption(_ paragraph: OpaquePointer) -> Bool {
        guard let caption = caption(in: paragraph) else {
            checkCaptionAttempt(paragraph)
            return false
        }
        guard let table = caption.table else {
            reportIfMeant(caption)
            return false
        }
        if caption.start >= CommonMark.literal(of: caption.text).count, cmark_node_next(caption.text) == nil {
            problems.report(.captionEmpty(at: text.location(caption.marker)))
        }
        self.caption = caption
        openTable(table, hasCaption: true)
        openID("<caption id=\"")
        html.escaped(options.anchorPrefix)
        html.escaped(PageAnchors.caption(tableCount))
        html.markup("\">")
        form?.lines.open("caption")
        openProse(.cardTitle, paragraph)
        return true
    }

    /// Whether a line break is after `Table:` alone, which shows nothing.
    func isEndOfCaptionMarker(_ lineBreak: OpaquePointer) -> Bool {
        guard let caption, cmark_node_previous(lineBreak) == caption.text else { return false }
        return caption.start == CommonMark.literal(of: caption.text).count
    }

    /// Ends the caption that a paragraph is.
    mutating func endCaption() {
        recorder.closeBlock()
        html.markup("</caption>\n")
        form?.lines.close()
    }

    /// Reports a caption that is below its table, or parted from it by another block.
    private mutating func reportIfMeant(_ caption: TableCaption) {
        let isTable = { (block: OpaquePointer?, types: CommonMark.ExtensionTypes) in
            block.map { CommonMark.kind(of: $0, types) == .table } ?? false
        }
        let isBelow = isTable(blockAbove(caption.paragraph), types)
        let isFarAbove = isTable(blockBelow(caption.paragraph).flatMap(blockBelow), types)
        guard isBelow || isFarAbove else { return }
        problems.report(.captionMisplaced(isBelow: isBelow, at: text.location(caption.marker)))
    }

    /// Reports a line right above a table that was probably to be its caption: in small letters or bold, or below another
    /// line of its paragraph.
    private mutating func checkCaptionAttempt(_ paragraph: OpaquePointer) {
        guard recorder.offsets == nil, let table = blockBelow(paragraph), CommonMark.kind(of: table, types) == .table
        else { return }
        let leaf = LeafText(of: paragraph, in: text, types)
        var start = leaf.start
        while start < leaf.bytes.count {
            let line = leaf.bytes[start...].prefix { $0 != .lineFeed }
            defer { start = line.endIndex + 1 }
            let isSign = { (byte: UInt8) in byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") }
            guard let colon = line.prefix(44).firstIndex(of: UInt8(ascii: ":")),
                line[(colon + 1)...].drop(while: isSign).first?.isASCIIBlank ?? true
            else { continue }
            var word = line[..<colon].drop(while: isSign)
            while let last = word.last, isSign(last) || last.isASCIIBlank { word.removeLast() }
            let name = String(decoding: word, as: UTF8.self)
            // A sentence can go on with the word in small letters.
            guard
                ["Table", words.table].contains(name)
                    || start == leaf.start && ["table", words.table.lowercased()].contains(name.lowercased())
            else { continue }
            let range = leaf.offset(start)..<leaf.offset(colon) + 1
            let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[range]), as: UTF8.self)
            problems.report(.captionUnread(written, at: text.location(range)))
            return
        }
    }
}
