/// Estimates what cmark's inline parser will spend on the starts of inlines that it searches for without end.
///
/// In 0.29.0.gfm.6 each of these takes time in proportion to the rest of its line (`[^`, `@`, `<?`, `<!`), to the open
/// images of its paragraph (`![`), or to the quotation marks right before it.
struct InlineCost {
    /// Steps of about a nanosecond.
    private(set) var cost = 0
    /// The pipes of the last line.
    private(set) var pipes = 0
    /// The first NUL character.
    private(set) var nul: Int?

    private var paragraphBytes = 0
    private var images = 0

    /// Adds a line of a paragraph.
    mutating func add(_ line: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
        pipes = 0
        paragraphBytes += line.count
        var starts = 0
        var quotes = 0
        var index = line.lowerBound
        while index < line.upperBound {
            let byte = bytes[index]
            guard byte.mayBeCostly else {
                index += 1
                continue
            }
            let next = index + 1 < line.upperBound ? bytes[index + 1] : 0
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                quotes += 1
                if next != UInt8(ascii: "\""), next != UInt8(ascii: "'") {
                    cost += quotes > 3 ? 6 * quotes * quotes : 0
                    quotes = 0
                }
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "@"): starts += 1
            case UInt8(ascii: "["): starts += next == UInt8(ascii: "^") ? 1 : 0
            case UInt8(ascii: "!"):
                // Every image may be searched for by every link that follows it.
                if next == UInt8(ascii: "[") { images += 1 }
            case UInt8(ascii: "<"):
                if next == UInt8(ascii: "?") {
                    starts += 2
                } else if next == UInt8(ascii: "!"),
                    index + 2 >= line.upperBound || bytes[index + 2] != UInt8(ascii: "-")
                {
                    starts += 2
                }
            default: nul = nul ?? index
            }
            index += 1
        }
        cost += starts * line.count
        if images * paragraphBytes > MarkdownLimits.inlineCost { cost += images * paragraphBytes }
    }

    /// Notes that a paragraph has ended.
    mutating func endParagraph() {
        cost += images * paragraphBytes
        images = 0
        paragraphBytes = 0
    }
}

extension UInt8 {
    /// Whether a byte is NUL, `!`, `"`, `'`, `<`, `@`, `[` or `|`.
    fileprivate var mayBeCostly: Bool {
        let low: UInt64 = 1 | 1 << 0x21 | 1 << 0x22 | 1 << 0x27 | 1 << 0x3C
        let high: UInt64 = 1 | 1 << (0x5B - 64) | 1 << (0x7C - 64)
        return self < 128 && ((self < 64 ? low : high) >> UInt64(self & 63)) & 1 != 0
    }
}
