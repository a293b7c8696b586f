import ASCII
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
        while !line.isEmpty, text.bytes[line.upperBound - 1].isASCIIBlank {
            line = line.lowerBound..<line.upperBound - 1
        }
        let content = ContainerMarkers(line: line, in: text.bytes).content
        var start = content
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
        if cells.count == 1, start == content, cells[0].lowerBound == content,
            alignments.count > 1 || headStartsWithBar(ofRow: node)
        {
            problems.report(.lineInTable(at: text.location(trimmed(cells[0]))))
            return
        }
        if cells.count < alignments.count, start < line.upperBound, content < start,
            text.bytes[content] == UInt8(ascii: "|"),
            isContinued(row: node)
        {
            problems.report(.rowBroken(at: text.location(content..<line.upperBound)))
            return
        }
        guard cells.count > alignments.count, let first = cells.dropFirst(alignments.count).first else { return }
        problems.report(.cellsLost(cells.count, columns: alignments.count, at: text.location(trimmed(first))))
    }

    /// Whether the first row of the table is written with a bar before it, as a row of one column has to be.
    private func headStartsWithBar(ofRow row: OpaquePointer) -> Bool {
        guard let table = cmark_node_parent(row), let head = cmark_node_first_child(table),
            let first = cmark_node_next(head)
        else { return false }
        return startsWithBar(Int(cmark_node_get_start_line(first)) - 3)
    }

    /// Whether the line after a row has bars, and none before them: the rest of a row that was broken inside a cell.
    private func isContinued(row: OpaquePointer) -> Bool {
        guard let next = cmark_node_next(row) else { return false }
        let index = Int(cmark_node_get_start_line(next)) - 1
        return !startsWithBar(index)
            && text.line(index).contains {
                text.bytes[$0] == UInt8(ascii: "|") && text.bytes[$0 - 1] != UInt8(ascii: "\\")
            }
    }

    private func startsWithBar(_ index: Int) -> Bool {
        let line = text.line(index)
        let start = ContainerMarkers(line: line, in: text.bytes).content
        return start < line.upperBound && text.bytes[start] == UInt8(ascii: "|")
    }

    /// Reports a line of hyphens in groups with words right below it: the head of a table of Pandoc, which would be
    /// shown as a rule.
    mutating func checkRule(_ node: OpaquePointer) {
        guard let next = cmark_node_next(node), CommonMark.kind(of: next, types) == .paragraph,
            cmark_node_get_start_line(next) == cmark_node_get_start_line(node) + 1, !problems.isFull
        else { return }
        let line = text.line(Int(cmark_node_get_start_line(node)) - 1)
        let content = trimmed(ContainerMarkers(line: line, in: text.bytes).content..<line.upperBound)
        let groups = text.bytes[content].split(whereSeparator: \.isASCIIBlank)
        guard groups.count > 1, groups.allSatisfy({ $0.count > 2 && $0.allSatisfy { $0 == UInt8(ascii: "-") } }) else {
            return
        }
        tableBelowRule = next
        problems.report(.failedMarkup(.tableOfSpaces, "", at: text.location(content)))
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while !range.isEmpty, text.bytes[range.lowerBound].isASCIIBlank {
            range = range.lowerBound + 1..<range.upperBound
        }
        while !range.isEmpty, text.bytes[range.upperBound - 1].isASCIIBlank {
            range = range.lowerBound..<range.upperBound - 1
        }
        return range
    }

    // MARK: Lists

    /// Reports a numbered list whose items would be published with other numbers than those that were typed, and a line
    /// that begins with a number and becomes a list (CommonMark 0.29, section 5.3: only the first number counts).
    ///
    /// `1.` before every item is a known way of writing and is fine.
    mutating func checkNumbers(ofList list: OpaquePointer) {
        guard !problems.isFull, let first = cmark_node_first_child(list) else { return }
        let start = Int(cmark_node_get_list_start(list))
        let depth = recorder.listDepth
        let last = lastNumbers[depth]
        var count = 0
        var isRepeated = start <= 1
        var mismatch: (typed: Range<Int>, shown: Int)?
        var item: OpaquePointer? = first
        while let node = item {
            if let number = number(ofItem: node) {
                if number.value != start { isRepeated = false }
                if number.value != start + count, mismatch == nil { mismatch = (number.range, start + count) }
            }
            count += 1
            item = cmark_node_next(node)
        }
        lastNumbers[depth] = start + count - 1
        if let mismatch, !isRepeated {
            if reportNumber(mismatch.shown, above: mismatch.typed, from: first, .joinsItem) { return }
            let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[mismatch.typed]), as: UTF8.self)
            problems.report(.numberNotShown(written, shown: mismatch.shown, at: text.location(mismatch.typed)))
        } else if count == 1 && start > 1 || start >= 1_000, last != start - 1, let number = number(ofItem: first) {
            if last == start - 2, let paragraph = cmark_node_previous(list),
                reportNumber(start - 1, above: number.range, from: paragraph, .noList)
            {
                return
            }
            let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[number.range]), as: UTF8.self)
            problems.report(.numberBecomesList(written, at: text.location(number.range)))
        }
    }

    /// Reports the line that the number before another one starts, and that makes no item: `2 Rash`, `(2) Rash`, `2.Rash`.
    /// Whether there is one.
    private mutating func reportNumber(
        _ number: Int,
        above typed: Range<Int>,
        from first: OpaquePointer,
        _ effect: MarkupSlip.ListEffect
    ) -> Bool {
        let start = max(0, Int(cmark_node_get_start_line(first)) - 1)
        for index in (start..<max(start, text.lineIndex(of: typed.lowerBound))).reversed() {
            let line = text.line(index)
            guard let (range, isGlued) = lineStart(with: number, line),
                // What is indented belongs to the item above it.
                range.lowerBound - line.lowerBound <= Int(cmark_node_get_start_column(first))
            else { continue }
            let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[range]), as: UTF8.self)
            let slip: MarkupSlip =
                isGlued ? .itemWithoutSpace(written) : .label(written, effect, isFirstLine: effect == .noList)
            problems.report(.failedMarkup(slip, written, at: text.location(range)))
            reportedLabel = range
            return true
        }
        return false
    }

    /// The number that a line starts with, where it is that of an item but for the signs around it, and whether a word is
    /// right after it.
    private func lineStart(with number: Int, _ line: Range<Int>) -> (Range<Int>, isGlued: Bool)? {
        let content = ContainerMarkers(line: line, in: text.bytes).content
        let byte = { (index: Int) in index < line.upperBound ? text.bytes[index] : 0 }
        let isBracketed = "([".utf8.contains(byte(content))
        let begin = isBracketed ? content + 1 : content
        var end = begin
        while byte(end).isASCIIDigit { end += 1 }
        let digits = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[begin..<end]), as: UTF8.self)
        guard Int(digits) == number else { return nil }
        let sign = byte(end)
        if sign != .space { end += 1 }
        let next = byte(end)
        if ".)".utf8.contains(sign), !isBracketed, next.isASCIILetter || next >= 0x80 { return (content..<end, true) }
        guard isBracketed ? ")]".utf8.contains(sign) : " ,;:-/".utf8.contains(sign) else { return nil }
        let word = (end..<max(end, line.upperBound)).first { !text.bytes[$0].isASCIIBlank } ?? end
        return byte(word).isASCIILetter || byte(word) >= 0x80 ? (content..<end, false) : nil
    }

    /// The number that an item was typed with, and where it is with its full stop or parenthesis.
    func number(ofItem item: OpaquePointer) -> (value: Int, digits: String, range: Range<Int>)? {
        let line = text.line(Int(cmark_node_get_start_line(item)) - 1)
        let start = line.lowerBound + max(0, Int(cmark_node_get_start_column(item)) - 1)
        var end = start
        while end < line.upperBound, text.bytes[end].isASCIIDigit { end += 1 }
        guard end > start, end < line.upperBound,
            case let digits = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[start..<end]), as: UTF8.self),
            let value = Int(digits)
        else { return nil }
        return (value, digits, start..<end + 1)
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
            let line = text.line(candidate.line)
            let address = text.bytes[candidate.label.upperBound + 1..<line.upperBound].drop(while: \.isASCIIBlank)
            let isComment =
                ["[//]", "[comment]", "[#]", "[_]", "[]:"].contains(label)
                || address.starts(with: "<>".utf8) || address.starts(with: "# ".utf8)
            problems.report(.definitionLost(label, isComment: isComment, at: text.location(candidate.label)))
        }
    }
}
