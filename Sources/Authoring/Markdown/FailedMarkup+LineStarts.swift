extension FailedMarkup {
    /// What looks like the start of an item and is none.
    private struct Start {
        let line: Int
        let range: Range<Int>
        let kind: Kind

        enum Kind: Equatable {
            /// A bullet that Markdown does not know.
            case bullet(Unicode.Scalar)
            /// `-`, `+`, `*`, or the `.` or `)` of a number, with a word right behind it.
            case withoutSpace(UInt8)
            /// `a)`: what stands around the number or letter, and the numbers that it can stand for.
            case label(LineLabel)
        }
    }

    /// Reports lines of a paragraph that a person takes for headings, items of a list or rows of a table.
    mutating func findLineStarts() {
        let lines = shown.lines
        findTables(lines)
        var starts: [Start] = []
        for (number, line) in lines.enumerated() where shown.role(line.lowerBound) == .text && !isTaken(line) {
            findHeading(line, isFirst: number == 0)
            findStrangeSpace(line)
            if let start = start(of: line, number), !isTaken(start.range) { starts.append(start) }
        }
        if let start = starts.first(where: { isItem($0, among: starts, lines) }) {
            reportItem(start)
            for other in starts where other.kind == start.kind { take(other.range) }
        }
    }

    // MARK: Headings

    private mutating func findHeading(_ line: Range<Int>, isFirst: Bool) {
        if shown.scalar(at: line.lowerBound) == "＃" {
            report(.wideHash, line.lowerBound..<line.lowerBound + 3)
            return
        }
        let end = end(ofRun: UInt8(ascii: "#"), from: line.lowerBound)
        let level = end - line.lowerBound
        guard level > 0, end < line.upperBound else { return }
        if level > 6 {
            report(.headingTooDeep, line.lowerBound..<end)
        } else if !ASCII.isBlank(shown[end]), strangeSpace(at: end) == nil,
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
        let tag = shown.bytes[line].dropFirst().prefix { !ASCII.isSpace($0) }
        let isCamelCase = zip(tag, tag.dropFirst()).contains {
            (0x61...0x7A).contains($0) && (0x41...0x5A).contains($1)
        }
        // `#gout` alone is a tag.
        if !shown.bytes[line].contains(ASCII.space),
            shown.scalar(at: line.lowerBound + 1)?.properties.isLowercase == true
        {
            return false
        }
        let isSentence = ".!。！".unicodeScalars.contains(last)
        return !isCamelCase && !isSentence && !shown.bytes[line].dropFirst().contains(UInt8(ascii: "#"))
    }

    // MARK: Spaces

    /// A space after a marker that only looks like one: no-break, wide, thin or of no width.
    private mutating func findStrangeSpace(_ line: Range<Int>) {
        var end = line.lowerBound
        switch shown[end] {
        case UInt8(ascii: "#"): end = self.end(ofRun: UInt8(ascii: "#"), from: end)
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): end += 1
        default:
            guard let digits = endOfNumber(line) else { return }
            end = digits
        }
        guard let space = strangeSpace(at: end) else { return }
        report(.strangeSpace(space), line.lowerBound..<end + String(space).utf8.count)
    }

    private func strangeSpace(at index: Int) -> Unicode.Scalar? {
        guard let scalar = shown.scalar(at: index), scalar.value >= 0x80 else { return nil }
        if scalar.properties.generalCategory == .spaceSeparator { return scalar }
        return scalar == "\u{200B}" || scalar == "\u{FEFF}" || scalar == "\u{2060}" ? scalar : nil
    }

    private func end(ofRun byte: UInt8, from start: Int) -> Int {
        var end = start
        while shown[end] == byte, shown.role(end) == .text { end += 1 }
        return end
    }

    /// The end of `1.` or `1)`.
    private func endOfNumber(_ line: Range<Int>) -> Int? {
        var end = line.lowerBound
        while end < line.upperBound, ASCII.isDigit(shown.bytes[end]) { end += 1 }
        guard end > line.lowerBound, end < line.lowerBound + 10, end < line.upperBound, shown.role(end) == .text,
            shown.bytes[end] == UInt8(ascii: ".") || shown.bytes[end] == UInt8(ascii: ")")
        else { return nil }
        return end + 1
    }

    // MARK: Items

    private func start(of line: Range<Int>, _ number: Int) -> Start? {
        guard let first = shown.scalar(at: line.lowerBound) else { return nil }
        let end = line.lowerBound + String(first).utf8.count
        if LookalikeBullets.certain.contains(first) {
            return Start(line: number, range: line.lowerBound..<end, kind: .bullet(first))
        }
        if LookalikeBullets.mayBegin(first) {
            let after = shown.scalar(at: end) == "\u{FE0F}" ? end + 3 : end
            let isSpaced = after < line.upperBound && shown.neighbour(at: after) == .space
            guard isSpaced || LookalikeBullets.isDash(first) && shown.isLetter(at: after) else { return nil }
            return Start(line: number, range: line.lowerBound..<end, kind: .bullet(first))
        }
        switch shown[line.lowerBound] {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            guard shown.isLetter(at: end) else { return nil }
            return Start(line: number, range: line.lowerBound..<end, kind: .withoutSpace(shown[line.lowerBound]))
        default: break
        }
        if let end = endOfNumber(line), end - line.lowerBound < 5, isWord(at: end) {
            return Start(line: number, range: line.lowerBound..<end, kind: .withoutSpace(shown[end - 1]))
        }
        guard let label = LineLabel(shown, line) else { return nil }
        return Start(line: number, range: label.range, kind: .label(label))
    }

    /// Whether a word starts here, and not the `a` of `1.a`.
    private func isWord(at index: Int) -> Bool {
        guard let letter = shown.scalar(at: index), letter.properties.isAlphabetic else { return false }
        return letter.value >= 0x80 || shown.isLetter(at: index + 1)
    }

    /// Whether a start begins an item: others like it follow, or the line before it announces a list.
    private func isItem(_ start: Start, among starts: [Start], _ lines: [Range<Int>]) -> Bool {
        let following = starts.first { other in
            guard other.line > start.line, !shown.endsInBreak(lines[other.line - 1]) else { return false }
            if case .label(let label) = start.kind, case .label(let next) = other.kind {
                return label.isFollowed(by: next)
            }
            return other.kind == start.kind
        }
        if following != nil { return true }
        switch start.kind {
        case .label: return false
        case .bullet(let bullet) where LookalikeBullets.certain.contains(bullet): return true
        case .withoutSpace(let byte)
        where start.line == 0 && byte != UInt8(ascii: "*") && byte != UInt8(ascii: "+"):
            return true
        default:
            guard start.line > 0 else { return false }
            let before = shown.scalar(before: lines[start.line - 1].upperBound)
            return before == ":" || before == "："
        }
    }

    private mutating func reportItem(_ start: Start) {
        let written = shown.written(start.range)
        switch start.kind {
        case .bullet: report(.bullet(written), start.range)
        case .withoutSpace: report(.itemWithoutSpace(written), start.range)
        case .label: report(.label(written), start.range)
        }
    }

    // MARK: Tables

    private mutating func findTables(_ lines: [Range<Int>]) {
        guard lines.count > 1 else { return }
        let bars = lines.map { line in line.count { isBar(at: $0) } }
        let starts = lines.filter { isBar(at: $0.lowerBound) }.count
        let isRow = zip(lines, bars).map { line, count in
            count > 0 && line.allSatisfy { !isBar(at: $0) || isParting($0, line) }
        }
        let isTable = starts > 1 || isRow.allSatisfy { $0 } && Set(bars).count == 1 || hasDelimiters(lines)
        if isTable {
            report(.tableOfBars, lines[0])
        } else if lines.filter({ hasGap($0) { shown.bytes[$0] == ASCII.tab } }).count > 1 {
            report(.tableOfTabs, lines[0])
        } else if let column = secondColumn(lines[0]), lines.allSatisfy({ secondColumn($0) == column }) {
            report(.tableOfSpaces, lines[0])
        }
    }

    /// How many characters of a line stand before its second column, where spaces part two columns. Those after a sentence
    /// part nothing.
    private func secondColumn(_ line: Range<Int>) -> Int? {
        guard let gap = line.first(where: { shown.has("   ".utf8, at: $0) && shown.role($0) == .text }),
            !".!?:;".utf8.contains(shown[gap - 1])
        else { return nil }
        let end = (gap..<line.upperBound).first { shown.bytes[$0] != ASCII.space } ?? line.upperBound
        return shown.written(line.lowerBound..<end).unicodeScalars.count
    }

    private func isBar(at index: Int) -> Bool {
        shown[index] == UInt8(ascii: "|") && shown.role(index) == .text
    }

    /// Whether a bar stands between blanks or at the end of a line.
    private func isParting(_ index: Int, _ line: Range<Int>) -> Bool {
        (index == line.lowerBound || ASCII.isBlank(shown.bytes[index - 1]))
            && (index == line.upperBound - 1 || ASCII.isBlank(shown.bytes[index + 1]))
    }

    /// Whether a line is `---|---` or `+---+---+`.
    private func hasDelimiters(_ lines: [Range<Int>]) -> Bool {
        lines.contains { line in
            let bytes = shown.bytes[line]
            return bytes.allSatisfy { "|-:+= \t".utf8.contains($0) } && bytes.contains(UInt8(ascii: "-"))
                && bytes.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "+") } && shown.isText(line)
        }
    }

    /// Whether words of a line stand apart.
    private func hasGap(_ line: Range<Int>, _ isGap: (Int) -> Bool) -> Bool {
        line.contains { isGap($0) && shown.role($0) == .text }
    }
}

/// A number or letter that an author counts items with: `a)`, `(2)`, `iv.`, `①`, `1、`.
struct LineLabel: Equatable {
    /// Where it stands, without the space after it.
    let range: Range<Int>
    private let around: String
    private let values: Set<UInt32>

    /// Reads the label that a line starts with.
    init?(_ shown: ShownText, _ line: Range<Int>) {
        var word: [Unicode.Scalar] = []
        var index = line.lowerBound
        var around = ""
        if shown[index] == UInt8(ascii: "(") || shown.scalar(at: index) == "（" {
            around = "("
            index += shown[index] == UInt8(ascii: "(") ? 1 : 3
        }
        while word.count < 6, let scalar = shown.scalar(at: index), Self.canCount(scalar) {
            word.append(scalar)
            index += String(scalar).utf8.count
        }
        guard let first = word.first, shown.role(line.lowerBound) == .text else { return nil }
        if word.count == 1, around.isEmpty, first.properties.numericType == .digit, !first.isDigit {
            // ①
            self.range = line.lowerBound..<index
            self.around = "○"
            values = [first.value]
            return
        }
        guard let mark = shown.scalar(at: index), shown.role(index) == .text, ".)）．、".unicodeScalars.contains(mark)
        else {
            return nil
        }
        let end = index + String(mark).utf8.count
        let isWide = mark.value >= 0x80
        guard isWide || end >= line.upperBound || shown.neighbour(at: end) == .space || mark == ")" else { return nil }
        let values = Self.values(of: word)
        guard !values.isEmpty,
            mark != "、" || first.properties.numericType != nil || "一二三四五六七八九十".unicodeScalars.contains(first)
        else { return nil }
        range = line.lowerBound..<end
        self.around = around + String(mark)
        self.values = values
    }

    /// Whether another label is the next one of the same kind.
    func isFollowed(by other: LineLabel) -> Bool {
        around == other.around && values.contains { other.values.contains($0 + 1) }
    }

    private static func canCount(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// What a word can count, each way of counting in a stretch of numbers of its own.
    private static func values(of word: [Unicode.Scalar]) -> Set<UInt32> {
        if word.allSatisfy(\.isDigit) {
            return Set(UInt32(String(String.UnicodeScalarView(word))).map { [$0 + 0x100_0000] } ?? [])
        }
        var values: Set<UInt32> = []
        let chinese = Array("一二三四五六七八九十".unicodeScalars)
        if word.count == 1 {
            if let place = chinese.firstIndex(of: word[0]) { return [UInt32(place) + 0x200_0000] }
            values.insert(word[0].value)
        }
        if let roman = roman(word) { values.insert(roman + 0x300_0000) }
        return values
    }

    private static func roman(_ word: [Unicode.Scalar]) -> UInt32? {
        let digits: [Unicode.Scalar: UInt32] = ["i": 1, "v": 5, "x": 10, "I": 1, "V": 5, "X": 10]
        var total: UInt32 = 0
        var last: UInt32 = 100
        for scalar in word {
            guard let digit = digits[scalar] else { return nil }
            total += digit
            if last < digit { total -= 2 * last }
            last = digit
        }
        return total
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
