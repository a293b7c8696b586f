import ASCII

/// Estimates what cmark's inline parser will spend on the starts of inlines that it searches for without end.
///
/// In 0.29.0.gfm.6 the time for `[^`, `@`, `<?`, `<!` and addresses without brackets grows with the rest of their line,
/// that for `![` with the other images of the paragraph, that for a quotation mark with those before it, and that for a
/// closing bracket with the delimiters of emphasis before it.
struct InlineCost {
    /// The pipes of the last line.
    private(set) var pipes = 0
    /// The first NUL character.
    private(set) var nul: Int?
    /// Whether there is markup of other tools that leaves no sign in the parsed text: a parenthesis or a word after a
    /// backslash, and two apostrophes.
    private(set) var hasHiddenMarkup = false
    /// Whether an address without brackets may reach into the text after it.
    private(set) var hasLongAddress = false

    private var finished = 0
    private var paragraphBytes = 0
    private var images = 0
    private var quotes = 0
    private var delimiters = 0
    private var brackets = 0

    /// Steps of about a nanosecond.
    var cost: Int {
        finished + images * paragraphBytes + 8 * quotes * quotes + 16 * brackets * (delimiters + quotes)
    }

    /// Adds a line of a paragraph.
    mutating func add(_ line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
        pipes = 0
        paragraphBytes += line.count
        var searches = 0
        for index in line {
            let byte = bytes[index]
            guard byte.mayBeCostly else { continue }
            let next = index + 1 < line.upperBound ? bytes[index + 1] : 0
            switch byte {
            case UInt8(ascii: "\""): quotes += 1
            case UInt8(ascii: "'"):
                quotes += 1
                if next == byte { hasHiddenMarkup = true }
            case UInt8(ascii: "\\"):
                if next.isASCIILetter || next == UInt8(ascii: "(") || next == UInt8(ascii: "[") {
                    hasHiddenMarkup = true
                }
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): delimiters += next == byte ? 0 : 1
            case UInt8(ascii: "]"): brackets += 1
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "!"): images += next == UInt8(ascii: "[") ? 1 : 0
            case UInt8(ascii: "["): searches += next == UInt8(ascii: "^") ? 1 : 0
            case UInt8(ascii: "@"): searches += 1
            case UInt8(ascii: "<"):
                // A comment, `<!-`, ends the search at once.
                let isComment = index + 2 < line.upperBound && bytes[index + 2] == UInt8(ascii: "-")
                if next == UInt8(ascii: "?") || next == UInt8(ascii: "!") && !isComment { searches += 2 }
            case UInt8(ascii: "."):
                if index >= line.lowerBound + 3,
                    (index - 3..<index).allSatisfy({ bytes[$0] | 0x20 == UInt8(ascii: "w") })
                {
                    searches += 6
                    noteAddress(index..<line.upperBound, of: bytes)
                }
            case UInt8(ascii: ":"):
                guard next == UInt8(ascii: "/") else { continue }
                searches += 6
                noteAddress(index..<line.upperBound, of: bytes)
            default: nul = nul ?? index
            }
        }
        finished += searches * line.count
    }

    /// Looks for characters that end no address for the parser before the end of one.
    private mutating func noteAddress(_ rest: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
        guard !hasLongAddress else { return }
        // The parenthesis of `[text](address)` ends it.
        var start = rest.lowerBound
        while start > 0, bytes[start - 1].isASCIILetter { start -= 1 }
        let isInLink = start > 1 && bytes[start - 1] == UInt8(ascii: "(") && bytes[start - 2] == UInt8(ascii: "]")
        let isAngled = start > 0 && bytes[start - 1] == UInt8(ascii: "<")
        for index in rest {
            let byte = bytes[index]
            if byte == .space || byte == UInt8(ascii: "<") || isInLink && byte == UInt8(ascii: ")") { return }
            if isAngled, byte == UInt8(ascii: ">") { return }
            if byte.mayEndAddress {
                hasLongAddress = true
                return
            }
        }
    }

    /// Notes that a paragraph has ended.
    mutating func endParagraph() {
        finished = cost
        images = 0
        quotes = 0
        delimiters = 0
        brackets = 0
        paragraphBytes = 0
    }
}

extension UInt8 {
    /// Whether a byte is NUL, `!`, `"`, `'`, `*`, `.`, `:`, `<`, `@`, `[`, `\`, `]`, `_`, `|` or `~`.
    fileprivate var mayBeCostly: Bool {
        let low: UInt64 = 1 | 1 << 0x21 | 1 << 0x22 | 1 << 0x27 | 1 << 0x2A | 1 << 0x2E | 1 << 0x3A | 1 << 0x3C
        let high: UInt64 =
            1 | 1 << (0x5B - 64) | 1 << (0x5C - 64) | 1 << (0x5D - 64) | 1 << (0x5F - 64) | 1 << (0x7C - 64) | 1
            << (0x7E - 64)
        return self < 128 && ((self < 64 ? low : high) >> UInt64(self & 63)) & 1 != 0
    }
}
