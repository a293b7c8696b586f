import ASCII

/// What a byte or a sign of a text is to words and sentences.
enum WordBytes {
    /// A small letter of ASCII.
    static let lower: UInt8 = 1
    /// A capital letter of ASCII.
    static let upper: UInt8 = 2
    /// A digit.
    static let digit: UInt8 = 4
    /// What may be inside a word: apostrophe, hyphen, full stop, comma.
    static let joiner: UInt8 = 8
    /// What may end a sentence.
    static let stop: UInt8 = 16
    /// White space.
    static let space: UInt8 = 32
    /// A part of a sign beyond ASCII.
    static let high: UInt8 = 64

    /// What every word is made of.
    static let word = lower | upper | digit

    /// For each byte what it is.
    static let classes: [UInt8] = (0...255).map { byte in
        switch UInt8(byte) {
        case let byte where byte.isASCIISmall: lower
        case let byte where byte.isASCIICapital: upper
        case let byte where byte.isASCIIDigit: digit
        case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: ","): joiner
        case UInt8(ascii: "."): joiner | stop
        case UInt8(ascii: "?"), UInt8(ascii: "!"): stop
        case 9, 10, 13, 32: space
        case 128...: high
        default: 0
        }
    }

    /// A sign beyond ASCII.
    struct Sign {
        enum Kind {
            case letter
            case apostrophe
            case hyphen
            case space
            /// A full stop, question or exclamation mark of another script, after which no space is needed.
            case stop
            case ellipsis
            /// A closing quotation mark.
            case closing
            case other
        }
        var kind: Kind
        var length: Int
    }

    /// The sign beyond ASCII that starts at an index. What is not known to be something else is a letter.
    static func sign(at index: Int, in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Sign {
        let lead = bytes[index]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + length <= end else { return Sign(kind: .other, length: end - index) }
        return Sign(kind: kind(lead, bytes[index + 1], length > 2 ? bytes[index + 2] : 0), length: length)
    }

    private static func kind(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Sign.Kind {
        switch (lead, second, third) {
        // U+0080 to U+00BF: letters and raised digits (ª ² ³ µ ¹ º, the soft hyphen), the rest are marks.
        case (0xC2, 0xA0, _): .space
        case (0xC2, 0xBB, _): .closing
        case (0xC2, 0xAA, _), (0xC2, 0xAD, _), (0xC2, 0xB2...0xB3, _), (0xC2, 0xB5, _), (0xC2, 0xB9...0xBA, _): .letter
        case (0xC2, _, _), (0xC3, 0x97, _), (0xC3, 0xB7, _): .other
        // Marks of Arabic, Devanagari and Ethiopic.
        case (0xD8, 0x9F, _), (0xDB, 0x94, _), (0xE0, 0xA5, 0xA4...0xA5), (0xE1, 0x8D, 0xA2): .stop
        case (0xD8, 0x8C, _), (0xD8, 0x9B, _): .other
        // U+2000 to U+206F, General Punctuation.
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF): .space
        case (0xE2, 0x80, 0x8C...0x8D): .letter
        case (0xE2, 0x80, 0x90...0x91): .hyphen
        case (0xE2, 0x80, 0x99): .apostrophe
        case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x9C...0x9D), (0xE2, 0x80, 0xBA): .closing
        case (0xE2, 0x80, 0xA6): .ellipsis
        // Lowered digits as in H₂O, then currencies, arrows, signs of mathematics, up to U+2BFF.
        case (0xE2, 0x82, 0x80...0x9C): .letter
        case (0xE2, 0x80...0xAF, _): .other
        // Marks of Chinese and Japanese.
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): .stop
        case (0xE3, 0x80, 0x80): .space
        case (0xE3, 0x80, 0x81...0x9F), (0xEF, 0xBC, 0x82...0x8F), (0xEF, 0xBC, 0x9A...0x9E): .other
        // Emoji, and the sign that makes an emoji of what is before it.
        case (0xF0, 0x9F, _), (0xEF, 0xB8, 0x8F): .other
        default: .letter
        }
    }

    /// Whether a small letter starts at an index, in Latin, Greek or Cyrillic script. One with a capital after it, as
    /// in "pH" or "mRNA", can start a sentence and does not count.
    static func startsSmall(at index: Int, in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        guard index < end else { return false }
        let byte = bytes[index]
        let next = index + 1 < end ? bytes[index + 1] : 0
        switch byte {
        case _ where byte.isASCIISmall: return !next.isASCIICapital
        case 0xC3: return next >= 0x9F && next != 0xB7
        case 0xCE: return next >= 0xAC
        case 0xCF: return next <= 0x8E
        case 0xD0: return next >= 0xB0
        case 0xD1: return next <= 0x9F
        default: return false
        }
    }
}
