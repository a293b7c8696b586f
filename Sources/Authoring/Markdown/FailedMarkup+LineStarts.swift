import ASCII

extension FailedMarkup {
    /// Reports lines of a paragraph that a person takes for headings, items of a list or rows of a table.
    mutating func findLineStarts() {
        let lines = shown.lines
        findTables(lines)
        var starts: [ItemStart] = []
        for (number, line) in lines.enumerated() where isReadable(line.lowerBound) && !isTaken(line) {
            findHeading(line, isFirst: number == 0)
            findStrangeSpace(line)
            if let start = ItemStart(shown, line, number), !isTaken(start.range), !isWord(start) {
                starts.append(start)
            }
        }
        findTaskBoxes(lines)
        findItems(starts, lines)
    }

    /// Whether a letter that Word leaves of a bullet is a word of the text's language.
    private func isWord(_ start: ItemStart) -> Bool {
        guard case .leftover(let letter) = start.kind, let scalar = letter.unicodeScalars.first else { return false }
        return LookalikeBullets.isWord(scalar, in: surroundings.language)
    }

    /// Whether what is at an index is shown, or is the sign of emphasis that what is shown begins with.
    private func isReadable(_ index: Int) -> Bool {
        shown.role(index) == .text
            || shown.role(index) == .markup && (shown[index] == UInt8(ascii: "*") || shown[index] == UInt8(ascii: "_"))
    }

    // MARK: Headings

    private mutating func findHeading(_ line: Range<Int>, isFirst: Bool) {
        guard shown.role(line.lowerBound) == .text else { return }
        if shown.scalar(at: line.lowerBound) == "＃" {
            report(.wideHash, line.lowerBound..<line.lowerBound + 3)
            return
        }
        let end = end(ofRun: UInt8(ascii: "#"), from: line.lowerBound)
        let level = end - line.lowerBound
        guard level > 0, end < line.upperBound else { return }
        if level > 6 {
            report(.headingTooDeep, line.lowerBound..<end)
        } else if !shown[end].isASCIIBlank, shown.strangeSpace(at: end) == nil,
            level > 1 || isFirst && isHeadingWithOneHash(line)
        {
            report(.heading(level: level), line.lowerBound..<end)
        }
    }

    /// Whether `#Signs of gout` is meant as a heading: `#1 cause`, `#MeToo` and a sentence that starts with a tag are not.
    private func isHeadingWithOneHash(_ line: Range<Int>) -> Bool {
        guard shown.isLetter(at: line.lowerBound + 1), let last = shown.scalar(before: line.upperBound) else {
            return false
        }
        let tag = shown.bytes[line].dropFirst().prefix { !$0.isASCIISpace }
        let isCamelCase = zip(tag, tag.dropFirst()).contains {
            $0.isASCIISmall && $1.isASCIICapital
        }
        // `#gout` alone is a tag.
        if !shown.bytes[line].contains(.space),
            shown.scalar(at: line.lowerBound + 1)?.properties.isLowercase == true
        {
            return false
        }
        let isSentence = ".!。！".unicodeScalars.contains(last)
        return !isCamelCase && !isSentence && !shown.bytes[line].dropFirst().contains(UInt8(ascii: "#"))
    }

    // MARK: Spaces

    /// A space after a marker, or before it, that only looks like one: no-break, wide, thin or of no width.
    private mutating func findStrangeSpace(_ line: Range<Int>) {
        guard shown.role(line.lowerBound) == .text else { return }
        var start = line.lowerBound
        while let space = shown.strangeSpace(at: start) { start += String(space).utf8.count }
        guard let end = endOfMarker(start..<line.upperBound) else { return }
        if let space = shown.strangeSpace(at: end) {
            report(.strangeSpace(space), start..<end + String(space).utf8.count)
        } else if let space = shown.strangeSpace(at: line.lowerBound), shown[end].isASCIIBlank,
            !surroundings.hasAsteriskNotes || shown[start] != UInt8(ascii: "*"), shown[start] != UInt8(ascii: "+")
        {
            let isFirst = !findings.contains { if case .strangeSpaceBefore = $0.slip { true } else { false } }
            if isFirst {
                report(.strangeSpaceBefore(space), line.lowerBound..<end)
            } else {
                take(line.lowerBound..<end)
            }
        }
    }

    /// The place after the marker of a heading or an item that is at the start of a stretch.
    private func endOfMarker(_ line: Range<Int>) -> Int? {
        switch shown[line.lowerBound] {
        case UInt8(ascii: "#"): end(ofRun: UInt8(ascii: "#"), from: line.lowerBound)
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): line.lowerBound + 1
        default: shown.endOfNumber(line)
        }
    }

    private func end(ofRun byte: UInt8, from start: Int) -> Int {
        var end = start
        while shown[end] == byte, shown.role(end) == .text { end += 1 }
        return end
    }

    // MARK: Tables

    private mutating func findTables(_ lines: [Range<Int>]) {
        guard lines.count > 1 else {
            if let line = lines.first { findRow(line) }
            return
        }
        let bars = lines.map { line in line.count { isBar(at: $0) } }
        let starts = lines.filter { isBar(at: $0.lowerBound) }.count
        let isRow = zip(lines, bars).map { line, count in
            count > 0 && line.allSatisfy { !isBar(at: $0) || isParting($0, line) }
        }
        let isTable = starts > 1 || isRow.allSatisfy { $0 } && Set(bars).count == 1 || hasDelimiters(lines)
        if isTable {
            let row = lines.first { isBar(at: $0.lowerBound) } ?? zip(lines, bars).first { $0.1 > 0 }?.0 ?? lines[0]
            report(.tableOfBars, row)
        } else if let (bar, row) = otherBars(lines) {
            report(.tableOfOtherBars(bar), row)
        } else if case let rows = lines.filter({ hasGap($0) { shown.bytes[$0] == .tab } }), rows.count > 1 {
            // Word puts a tab between the bullet of an item and its words.
            if !isList(rows) { report(.tableOfTabs, rows[0]) }
        } else if let column = secondColumn(lines[0]), lines.allSatisfy({ secondColumn($0) == column }),
            !isList(lines)
        {
            report(.tableOfSpaces, lines[0])
        }
    }

    /// Whether each line begins with a bullet, a number or a letter that counts items.
    private func isList(_ lines: [Range<Int>]) -> Bool { lines.allSatisfy { ItemStart(shown, $0, 0) != nil } }

    /// The sign like a bar that parts the cells of several lines, and the first of these.
    private func otherBars(_ lines: [Range<Int>]) -> (String, Range<Int>)? {
        if case let rows = lines.filter({
            shown.scalar(at: $0.lowerBound) == "｜" && shown.scalar(before: $0.upperBound) == "｜"
        }), rows.count > 1 {
            return ("｜", rows[0])
        }
        for bar in ["│", "┃", "¦"] {
            let rows = lines.filter { shown.written($0).contains(bar) }
            if rows.count > 1, rows.count == lines.count { return (bar, rows[0]) }
        }
        return nil
    }

    /// Reports a row that is alone: below a blank line, or outside of the quote or item that its table is in.
    private mutating func findRow(_ line: Range<Int>) {
        guard isBar(at: line.lowerBound), isBar(at: line.upperBound - 1), line.count > 2 else { return }
        let bars = line.filter { isBar(at: $0) }
        let isParted = bars.allSatisfy { isParting($0, line) }
        guard hasDelimiters([line]) || place.followsTable || bars.count > 2 && isParted else { return }
        report(.tableRow, line)
    }

    /// How many characters of a line are before its second column, where spaces part two columns. Those after a sentence
    /// part nothing.
    private func secondColumn(_ line: Range<Int>) -> Int? {
        guard let gap = line.first(where: { shown.has("   ".utf8, at: $0) && shown.role($0) == .text }),
            !".!?:;".utf8.contains(shown[gap - 1])
        else { return nil }
        let end = (gap..<line.upperBound).first { shown.bytes[$0] != .space } ?? line.upperBound
        return shown.written(line.lowerBound..<end).unicodeScalars.count
    }

    private func isBar(at index: Int) -> Bool {
        shown[index] == UInt8(ascii: "|") && shown.role(index) == .text
    }

    /// Whether a bar is between blanks or at the end of a line.
    private func isParting(_ index: Int, _ line: Range<Int>) -> Bool {
        (index == line.lowerBound || shown.bytes[index - 1].isASCIIBlank)
            && (index == line.upperBound - 1 || shown.bytes[index + 1].isASCIIBlank)
    }

    /// Whether a line is `---|---` or `+---+---+`.
    private func hasDelimiters(_ lines: [Range<Int>]) -> Bool {
        lines.contains { line in
            let bytes = shown.bytes[line]
            return bytes.allSatisfy { "|-:+= \t".utf8.contains($0) } && bytes.contains(UInt8(ascii: "-"))
                && bytes.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "+") } && shown.isText(line)
        }
    }

    /// Whether words of a line are apart.
    private func hasGap(_ line: Range<Int>, _ isGap: (Int) -> Bool) -> Bool {
        line.contains { isGap($0) && shown.role($0) == .text }
    }
}
