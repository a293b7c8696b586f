import CCmarkGFM
import Diagnostics
import SiteModel

/// What CommonMark would drop or show as something else without a word. In a text about doses and warnings, a lost cell
/// or a list that runs into one line is not a matter of style.
extension BodyRenderer {
    // MARK: Tables

    /// Reports cells beyond the header's width, which GFM leaves out (GFM 0.29, section 4.10: “the excess is ignored”).
    mutating func checkCells(ofRow node: OpaquePointer) {
        let index = Int(cmark_node_get_start_line(node)) - 1
        guard index >= 0, !problems.isFull else { return }
        var line = text.line(index)
        var cells: [Range<Int>] = []
        while !line.isEmpty, ASCII.isBlank(text.bytes[line.upperBound - 1]) {
            line = line.lowerBound..<line.upperBound - 1
        }
        var start = ContainerMarkers(line: line, in: text.bytes).content
        if start < line.upperBound, text.bytes[start] == UInt8(ascii: "|") { start += 1 }
        var offset = start
        while offset < line.upperBound {
            if text.bytes[offset] == UInt8(ascii: "\\") {
                offset += 2
                continue
            }
            if text.bytes[offset] == UInt8(ascii: "|") {
                cells.append(start..<offset)
                start = offset + 1
            }
            offset += 1
        }
        if start < line.upperBound { cells.append(start..<line.upperBound) }
        guard cells.count > alignments.count, let first = cells.dropFirst(alignments.count).first else { return }
        problems.report(.cellsLost(cells.count, columns: alignments.count, at: text.location(trimmed(first))))
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while !range.isEmpty, ASCII.isBlank(text.bytes[range.lowerBound]) {
            range = range.lowerBound + 1..<range.upperBound
        }
        while !range.isEmpty, ASCII.isBlank(text.bytes[range.upperBound - 1]) {
            range = range.lowerBound..<range.upperBound - 1
        }
        return range
    }

    // MARK: Paragraphs

    /// Reports lines of a paragraph that look like a heading, a list item or a table to a person and are none: markers
    /// followed by a no-break space, bullets from a word processor, a table without its second line.
    mutating func checkLines(ofParagraph node: OpaquePointer) {
        let first = Int(cmark_node_get_start_line(node)) - 1
        let last = Int(cmark_node_get_end_line(node)) - 1
        guard first >= 0, last >= first, !problems.isFull else { return }
        var rows = 0
        for index in first...last {
            let line = text.line(index)
            let start = ContainerMarkers(line: line, in: text.bytes).content
            guard start < line.upperBound else { continue }
            if text.bytes[start] == UInt8(ascii: "|") { rows += 1 }
            if rows == 2 {
                problems.report(.lookalikeTable(at: text.location(text.line(first))))
                return
            }
            if let length = lookalikeMarker(start..<line.upperBound) {
                let marker = start..<start + length
                let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[marker]), as: UTF8.self)
                problems.report(.lookalikeMarker(written, at: text.location(marker)))
                return
            }
        }
    }

    /// The length in bytes of what looks like a marker at the start of a line and is none.
    private func lookalikeMarker(_ line: Range<Int>) -> Int? {
        // • U+2022, ‣ U+2023, ▪ U+25AA, ◦ U+25E6, ● U+25CF, and · U+00B7.
        let bullets: [[UInt8]] = [
            [0xE2, 0x80, 0xA2], [0xE2, 0x80, 0xA3], [0xE2, 0x96, 0xAA], [0xE2, 0x97, 0xA6], [0xE2, 0x97, 0x8F],
            [0xC2, 0xB7],
        ]
        let byte = text.bytes[line.lowerBound]
        if byte >= 0x80 { return bullets.first { isText($0, at: line.lowerBound, in: line) }?.count }
        var end = line.lowerBound
        switch byte {
        case UInt8(ascii: "#"): while end < line.upperBound, text.bytes[end] == UInt8(ascii: "#") { end += 1 }
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): end += 1
        case 0x30...0x39:
            while end < line.upperBound, ASCII.isDigit(text.bytes[end]) { end += 1 }
            guard end < line.upperBound, text.bytes[end] == UInt8(ascii: ".") || text.bytes[end] == UInt8(ascii: ")")
            else { return nil }
            end += 1
        default: return nil
        }
        let noBreakSpace: [UInt8] = [0xC2, 0xA0]
        return isText(noBreakSpace, at: end, in: line) ? end - line.lowerBound + noBreakSpace.count : nil
    }

    private func isText(_ wanted: [UInt8], at start: Int, in line: Range<Int>) -> Bool {
        guard start + wanted.count <= line.upperBound else { return false }
        return text.bytes[start..<start + wanted.count].elementsEqual(wanted)
    }

    // MARK: Link definitions

    /// Reports link definitions that no link refers to: whatever else the author meant by `[Dose]: 500mg`, it would not
    /// be shown (CommonMark 0.29, section 4.7).
    mutating func checkDefinitions(_ tree: borrowing SyntaxTree) {
        let candidates = (0..<text.lineCount).compactMap { index -> (line: Int, label: Range<Int>)? in
            let line = text.line(index)
            let start = ContainerMarkers(line: line, in: text.bytes).content
            guard start + 3 < line.upperBound, text.bytes[start] == UInt8(ascii: "["),
                text.bytes[start + 1] != UInt8(ascii: "^"),
                let close = text.bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]")), close > start + 1,
                close + 1 < line.upperBound, text.bytes[close + 1] == UInt8(ascii: ":")
            else { return nil }
            return (index, start..<close + 1)
        }
        guard !candidates.isEmpty else { return }
        var shown = Set<Int>()
        let types = types
        tree.forEachNode { node in
            let first = Int(cmark_node_get_start_line(node)) - 1
            guard first >= 0, CommonMark.kind(of: node, types).isLeafBlock else { return }
            let last = max(first, Int(cmark_node_get_end_line(node)) - 1)
            guard candidates.contains(where: { (first...last).contains($0.line) }) else { return }
            var start = text.line(first).lowerBound
            if CommonMark.kind(of: node, types) == .paragraph {
                let leaf = LeafText(of: node, in: text, types)
                start = leaf.offset(leaf.start)
            }
            for candidate in candidates
            where (first...last).contains(candidate.line) && candidate.label.lowerBound >= start {
                shown.insert(candidate.line)
            }
        }
        let source = String(decoding: text.bytes, as: UTF8.self).lowercased()
        for candidate in candidates where !shown.contains(candidate.line) && !problems.isFull {
            let label = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[candidate.label]), as: UTF8.self)
            let uses = source.ranges(of: label.lowercased()).count
            let definitions = source.ranges(of: label.lowercased() + ":").count
            guard uses <= definitions else { continue }
            problems.report(.definitionLost(label, at: text.location(candidate.label)))
        }
    }
}
