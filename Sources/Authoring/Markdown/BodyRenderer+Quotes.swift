import ASCII
import CCmarkGFM
import SiteModel

/// The marks that cmark's smart punctuation makes of straight ones, which are always those of English.
private enum SmartQuote: UInt8 {
    case openSingle = 0x98
    case closeSingle = 0x99
    case openDouble = 0x9C
    case closeDouble = 0x9D

    /// How many bytes each has.
    static let length = 3

    /// The mark that is at a place.
    init?(_ run: UnsafeBufferPointer<UInt8>, at index: Int) {
        guard index + 2 < run.count, run[index] == 0xE2, run[index + 1] == 0x80,
            let mark = Self(rawValue: run[index + 2])
        else { return nil }
        self = mark
    }
}

extension BodyRenderer {
    /// Writes the quotation mark that is at a place as the text's language has it, and gives the index after it;
    /// `nil` where the mark stays as it is.
    ///
    /// A mark that the author typed as it is (`„`, `“`) is meant and stays; one that is straight in the source is
    /// replaced. The words that rules of writing see keep the marks of English.
    mutating func quotationMark(
        at index: Int,
        in run: UnsafeBufferPointer<UInt8>,
        of node: OpaquePointer,
        writtenUpTo start: Int
    ) -> Int? {
        guard let quote = SmartQuote(run, at: index) else { return nil }
        let marks = words.quotationMarks
        if marks == .english {
            guard quote == .openSingle, LeadingApostrophe.isMeant(in: run, at: index + SmartQuote.length) else {
                return nil
            }
        }
        let end = index + SmartQuote.length
        // An apostrophe inside a word is one in every language, and frequent.
        if quote == .closeSingle, end < run.count, marks.alternate ? run[end].isASCIILetter : run[end].isPartOfWord {
            return nil
        }
        guard let offset = mark(in: node, at: index)?.offset, text.bytes.indices.contains(offset),
            text.bytes[offset] == UInt8(ascii: "\"") || text.bytes[offset] == UInt8(ascii: "'")
        else { return nil }
        write(run, start, index, of: node)
        let written = mark(for: quote, in: run, index..<end, marks)
        writeText(written)
        headingText?.append(contentsOf: written.utf8)
        record(run, index..<end, of: node)
        return end
    }

    private mutating func mark(
        for quote: SmartQuote,
        in run: UnsafeBufferPointer<UInt8>,
        _ place: Range<Int>,
        _ marks: QuotationMarks
    ) -> String {
        if openQuotes.leaf != leaf { openQuotes = (leaf, 0, 0) }
        let end = place.upperBound
        switch quote {
        case .openDouble, .closeDouble:
            let isInsideWord =
                place.lowerBound > 0 && run[place.lowerBound - 1].isPartOfWord && end < run.count
                && run[end].isPartOfWord
            if isInsideWord, let mark = marks.insideWord { return mark }
            let opens = marks.alternate ? openQuotes.double == 0 : quote == .openDouble
            openQuotes.double = opens ? 1 : 0
            return opens ? marks.open : marks.close
        case .openSingle, .closeSingle:
            if quote == .openSingle, LeadingApostrophe.isMeant(in: run, at: end) { return "’" }
            let isAfterLetter = place.lowerBound > 0 && run[place.lowerBound - 1].isASCIILetter
            let mayOpen = marks.alternate && openQuotes.single == 0 && !isAfterLetter
            let opens = marks.alternate ? mayOpen : quote == .openSingle
            guard opens || openQuotes.single > 0 else { return "’" }
            openQuotes.single += opens ? 1 : -1
            return opens ? marks.innerOpen : marks.innerClose
        }
    }
}

/// Words and years that start with an apostrophe, which smart punctuation takes for the start of a quotation.
enum LeadingApostrophe {
    /// Words that are shortened at their start, in small letters.
    static let words: Set<String> = [
        "bout", "cause", "cept", "cos", "em", "gainst", "n", "neath", "nuff", "round", "til", "till", "tis", "twas",
        "twere", "twill", "twould",
    ]

    /// Whether the text that starts at a place is such a word (`'tis`, `'n'`) or a decade (`'90s`).
    static func isMeant(in run: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        var end = start
        while end < run.count, run[end].isPartOfWord, end - start < 8 { end += 1 }
        let word = String(decoding: run[start..<end], as: UTF8.self)
        let isClosed = SmartQuote(run, at: end) == .closeSingle
        if isClosed, end + SmartQuote.length == run.count || !run[end + SmartQuote.length].isPartOfWord {
            // A word between two marks is a quotation, but for the `n` of `rock 'n' roll`.
            return word == "n" || word == "N"
        }
        if words.contains(word.lowercased()) { return true }
        let letters = Array(word.utf8)
        return letters.count == 3 && letters[0].isASCIIDigit && letters[1].isASCIIDigit
            && letters[2] == UInt8(ascii: "s")
    }
}

extension UInt8 {
    /// Whether a byte is a letter or a digit of ASCII, or may be a part of a letter beyond; the general punctuation has
    /// a first byte of its own.
    fileprivate var isPartOfWord: Bool {
        isASCIILetterOrDigit || self >= 0x80 && self != 0xE2
    }
}
