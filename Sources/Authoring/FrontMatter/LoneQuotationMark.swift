/// A quotation mark in a text that has lost its partner: what it quotes has no end, or no start.
enum LoneQuotationMark {
    /// Where it is in a value, in code points; `nil` where each has its partner, or is no quotation mark: after a number
    /// it stands for inches or seconds, between two letters it belongs to a word (Hebrew writes abbreviations so), and a
    /// single one is an apostrophe nearly everywhere.
    static func offset(in value: String) -> Int? {
        // Hardly any value has one.
        var copy = value
        guard copy.withUTF8({ bytes in bytes.indices.contains { Self.mayBeMark(bytes, at: $0) } }) else { return nil }
        let scalars = Array(value.unicodeScalars)
        return double(in: scalars) ?? single(in: scalars)
    }

    private static func mayBeMark(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return true
        // Most texts of other scripts than Latin are ruled out by the byte after these.
        case 0xC2, 0xE2, 0xE3, 0xEF:
            guard index + 1 < bytes.count else { return false }
            return [0xAB, 0xBB, 0x80, 0xBC].contains(bytes[index + 1])
        default: return false
        }
    }

    private static func double(in scalars: [Unicode.Scalar]) -> Int? {
        let marks = scalars.indices.filter { isDouble(scalars[$0]) }
        guard !marks.count.isMultiple(of: 2), !marks.contains(where: isOther) else { return nil }
        return marks.last

        func isOther(_ index: Int) -> Bool {
            guard index > 0 else { return false }
            let before = scalars[index - 1].properties
            if before.numericType != nil { return true }
            return before.isAlphabetic && index + 1 < scalars.count && scalars[index + 1].properties.isAlphabetic
        }
    }

    /// At the end of a sentence a straight single one is no apostrophe.
    private static func single(in scalars: [Unicode.Scalar]) -> Int? {
        guard scalars.count > 1, scalars.last == "'", ".?!,:;)".unicodeScalars.contains(scalars[scalars.count - 2])
        else {
            return nil
        }
        let mayOpen = scalars.indices.dropLast().contains { index in
            let isMark = scalars[index] == "'" || scalars[index] == "\u{2018}" || scalars[index] == "\u{201A}"
            return isMark && (index == 0 || !scalars[index - 1].properties.isAlphabetic)
        }
        return mayOpen ? nil : scalars.count - 1
    }

    /// The double marks of all languages; which of them opens differs from one to the next.
    private static func isDouble(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}", "\u{300C}", "\u{300D}",
            "\u{300E}", "\u{300F}", "\u{FF02}":
            true
        default: false
        }
    }
}
