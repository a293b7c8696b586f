import ASCII

/// What looks like the start of an item and is none, at the start of a line.
struct ItemStart {
    /// The number of the line in its paragraph.
    let line: Int
    /// The sign, without the space after it.
    let range: Range<Int>
    /// What follows the sign on the line.
    let words: Range<Int>
    let kind: Kind
    /// Whether emphasis begins before the sign.
    let isEmphasized: Bool

    enum Kind: Equatable {
        /// A bullet that Markdown does not know.
        case bullet(String)
        /// A letter or sign that a word processor leaves of a bullet: `o one`.
        case leftover(String)
        /// `-`, `+`, `*`, or the `.` or `)` of a number, with a word right after it.
        case withoutSpace(UInt8)
        /// `a)`: what is around the number or letter, and the numbers that it can stand for.
        case label(LineLabel)
    }

    /// Reads the start of a line.
    init?(_ shown: ShownText, _ line: Range<Int>, _ number: Int) {
        var start = line.lowerBound
        while shown.role(start) == .markup, shown[start] == UInt8(ascii: "*") || shown[start] == UInt8(ascii: "_") {
            start += 1
        }
        isEmphasized = start > line.lowerBound
        while let space = shown.strangeSpace(at: start) { start += String(space).utf8.count }
        guard start < line.upperBound, shown.role(start) == .text,
            let (range, kind) = Self.sign(shown, start..<line.upperBound)
        else { return nil }
        if isEmphasized {
            guard case .label = kind else { return nil }
        }
        self.line = number
        self.range = range
        self.kind = kind
        var words = range.upperBound
        while words < line.upperBound, shown.neighbour(at: words) == .space, let space = shown.scalar(at: words) {
            words += String(space).utf8.count
        }
        self.words = min(words, line.upperBound)..<line.upperBound
    }

    /// The dash that it is, if so.
    var dash: Unicode.Scalar? {
        guard case .bullet(let sign) = kind, let scalar = sign.unicodeScalars.first else { return nil }
        return LookalikeBullets.isDash(scalar) || scalar == "-" ? scalar : nil
    }

    /// Whether another start is that of the next item.
    func isFollowed(by other: ItemStart) -> Bool {
        if case .label(let label) = kind, case .label(let next) = other.kind { return label.isFollowed(by: next) }
        return kind == other.kind
    }

    // MARK: Signs

    private static func sign(_ shown: ShownText, _ line: Range<Int>) -> (Range<Int>, Kind)? {
        guard let first = shown.scalar(at: line.lowerBound) else { return nil }
        let end = line.lowerBound + String(first).utf8.count
        if LookalikeBullets.isCertain(first) { return (line.lowerBound..<end, .bullet(String(first))) }
        if LookalikeBullets.mayBegin(first) {
            let after = shown.scalar(at: end) == "\u{FE0F}" ? end + 3 : end
            let isSpaced = after < line.upperBound && shown.neighbour(at: after) == .space
            let isGlued = LookalikeBullets.mayTouchWord(first) && shown.isLetter(at: after)
            guard isSpaced && !(first == "\u{2212}" && isValue(shown, at: after)) || isGlued else { return nil }
            return (line.lowerBound..<end, .bullet(String(LookalikeBullets.sample(of: first))))
        }
        if LookalikeBullets.ofOtherTools.contains(first) {
            var after = end
            while first == ".", shown[after] == UInt8(ascii: "."), after < end + 3 { after += 1 }
            guard shown[after].isASCIIBlank, isBeforeLetter(shown, after, line) else { return nil }
            // `= weight in kg / height²` goes on with a formula.
            let isFormula =
                first == "="
                && shown.written(after..<line.upperBound).contains { $0.isNumber || "/×÷·+−*".contains($0) }
            guard !isFormula else { return nil }
            return (line.lowerBound..<after, .bullet(String(first)))
        }
        if LookalikeBullets.leftovers.contains(first), shown[end].isASCIIBlank, isBeforeLetter(shown, end, line) {
            // No word has a tab after it.
            let kind: Kind = shown[end] == .tab ? .bullet(String(first)) : .leftover(String(first))
            return (line.lowerBound..<end, kind)
        }
        return markdownSign(shown, line) ?? LineLabel(shown, line).map { ($0.range, .label($0)) }
    }

    private static func isBeforeLetter(_ shown: ShownText, _ end: Int, _ line: Range<Int>) -> Bool {
        (end..<line.upperBound).first { !shown.bytes[$0].isASCIIBlank }.map(shown.isLetter) ?? false
    }

    /// A minus before a number belongs to it.
    private static func isValue(_ shown: ShownText, at index: Int) -> Bool {
        var index = index
        while shown[index].isASCIIBlank { index += 1 }
        return shown[index].isASCIIDigit
    }

    private static func markdownSign(_ shown: ShownText, _ line: Range<Int>) -> (Range<Int>, Kind)? {
        let byte = shown[line.lowerBound]
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            var end = line.lowerBound + 1
            if shown.isLetter(at: end) {
                if byte == UInt8(ascii: "-"), WordEndings.isEnding(shown, end..<line.upperBound) { return nil }
                return (line.lowerBound..<end, .withoutSpace(byte))
            }
            while byte != UInt8(ascii: "+"), shown[end] == byte, shown.role(end) == .text { end += 1 }
            guard (2...3).contains(end - line.lowerBound),
                shown[end].isASCIIBlank || byte == UInt8(ascii: "-") && shown.isLetter(at: end)
            else { return nil }
            // `** Warning **` is bold text that failed, and `** p < 0.01` is a note to a table.
            if byte == UInt8(ascii: "*") {
                let words = shown.written(end..<line.upperBound)
                let isValue =
                    words.lowercased().filter { !$0.isWhitespace }.hasPrefix("p")
                    && words.dropFirst(2).prefix(3).contains { "<=>≤".contains($0) }
                if isValue || words.contains("**") { return nil }
            }
            return (line.lowerBound..<end, .bullet(shown.written(line.lowerBound..<end)))
        default:
            guard let end = shown.endOfNumber(line), end - line.lowerBound < 5, isWord(shown, at: end),
                !isOrdinal(shown, end..<line.upperBound)
            else { return nil }
            return (line.lowerBound..<end, .withoutSpace(shown[end - 1]))
        }
    }

    /// Whether what follows a number and a full stop makes an ordinal of it, as in Spanish and Catalan: `1.ª`, `3.er`.
    private static func isOrdinal(_ shown: ShownText, _ rest: Range<Int>) -> Bool {
        guard let sign = shown.scalar(at: rest.lowerBound) else { return false }
        if sign == "ª" || sign == "º" || sign.properties.generalCategory == .modifierLetter { return true }
        let word = shown.bytes[rest].prefix { $0 >= 0x80 || $0.isASCIILetter }
        return ["er", "ro", "ra", "do", "da", "ero", "era"].contains { word.elementsEqual($0.utf8) }
    }

    /// Whether a word starts here, and not the `a` of `1.a`.
    private static func isWord(_ shown: ShownText, at index: Int) -> Bool {
        guard let letter = shown.scalar(at: index), letter.properties.isAlphabetic else { return false }
        return letter.value >= 0x80 || shown.isLetter(at: index + 1)
    }
}

extension ShownText {
    /// The space at an index that is none to Markdown: no-break, wide, thin or of no width.
    func strangeSpace(at index: Int) -> Unicode.Scalar? {
        guard self[index] >= 0x80, let scalar = scalar(at: index) else { return nil }
        if scalar.properties.generalCategory == .spaceSeparator { return scalar }
        return scalar == "\u{200B}" || scalar == "\u{FEFF}" || scalar == "\u{2060}" ? scalar : nil
    }

    /// The end of the `1.` or `1)` that a stretch starts with.
    func endOfNumber(_ line: Range<Int>) -> Int? {
        var end = line.lowerBound
        while end < line.upperBound, bytes[end].isASCIIDigit { end += 1 }
        guard end > line.lowerBound, end < line.lowerBound + 10, end < line.upperBound, role(end) == .text,
            bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")")
        else { return nil }
        return end + 1
    }
}
