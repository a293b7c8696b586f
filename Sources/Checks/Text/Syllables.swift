import ASCII

/// How many syllables an English word has, by its spelling: one for each group of vowels, with corrections for silent
/// letters, for vowels that are spoken apart, and for words that follow no rule.
///
/// Numbers count as one, abbreviations in capitals as one for each letter that is spoken.
struct Syllables {
    /// The letters of the part that is counted, in lower case, with eight zeros after them.
    private let letters: UnsafeMutableBufferPointer<UInt8>

    /// The longest part that is looked at letter by letter.
    private static let limit = 56

    /// Gives a counter to a piece of work.
    static func withCounter<Result>(_ work: (Self) throws -> Result) rethrows -> Result {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: limit + 8) { try work(Self(letters: $0)) }
    }

    /// The syllables of a word.
    static func count(_ word: String) -> Int {
        let bytes = Array(word.utf8)
        return withCounter { counter in
            bytes.withUnsafeBufferPointer { counter.count(0..<$0.count, key: WordKey(word), in: $0) }
        }
    }

    /// The syllables of a stretch that is one word, at least one. What hyphens and full stops divide is counted by
    /// itself.
    func count(_ range: Range<Int>, key: WordKey, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if let known = Self.known[key] { return known }
        var count = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let part = readPart(from: &index, before: range.upperBound, in: bytes)
            if part.length == 0 {
                count += part.hasDigits ? 1 : 0
            } else if part.hasDigits || part.capitals > 1 && isSpelled(part) {
                count += countSpelled(part)
            } else {
                for index in part.length..<part.length + 8 { letters[index] = 0 }
                count += countLetters(part)
            }
        }
        return max(1, count)
    }

    // MARK: Parts of a word

    /// What stands up to a hyphen or full stop; its letters are in `letters`.
    private struct Part {
        var length = 0
        var capitals = 0
        var small = 0
        var hasDigits = false
        var hasApostrophe = false
    }

    @inline(__always)
    private func readPart(
        from index: inout Int,
        before end: Int,
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> Part {
        var part = Part()
        while index < end {
            let byte = bytes[index]
            index += 1
            let letter: UInt8
            switch byte {
            case _ where byte.isASCIISmall:
                part.small += 1
                letter = byte
            case _ where byte.isASCIICapital:
                part.capitals += 1
                letter = byte | 0x20
            case UInt8(ascii: ".") where part.hasDigits && part.length == 0: continue
            case UInt8(ascii: "-"), UInt8(ascii: "."): return part
            case _ where byte.isASCIIDigit:
                part.hasDigits = true
                continue
            case 0xC3 where index < end:
                letter = Self.baseLetter(bytes[index])
                index += 1
            case 0xE2:
                // An apostrophe, the hyphen of another kind, or a lowered digit.
                part.hasApostrophe = true
                index += 2
                continue
            case 0x80...: letter = 0
            default:
                part.hasApostrophe = true
                continue
            }
            if part.length < Self.limit {
                letters[part.length] = letter
                part.length += 1
            }
        }
        return part
    }

    /// The letter of ASCII below the accent, for the second byte of a letter from À to ÿ.
    private static func baseLetter(_ byte: UInt8) -> UInt8 {
        switch byte | 0x20 {
        case 0xA0...0xA6: UInt8(ascii: "a")
        case 0xA7: UInt8(ascii: "c")
        // Spoken at the end of a word too, as in "café", where an "e" would be silent.
        case 0xA8...0xAB: UInt8(ascii: "a")
        case 0xAC...0xAF: UInt8(ascii: "i")
        case 0xB1: UInt8(ascii: "n")
        case 0xB2...0xB6, 0xB8: UInt8(ascii: "o")
        case 0xB9...0xBC: UInt8(ascii: "u")
        case 0xBD, 0xBF: UInt8(ascii: "y")
        default: 0
        }
    }

    /// Whether a part is spoken letter by letter.
    private func isSpelled(_ part: Part) -> Bool {
        guard part.capitals > part.small, part.length < 7 else { return false }
        let key = WordKey(of: letters[..<part.length])
        return !AbbreviationShape.emphasised.contains(key)
    }

    private func countSpelled(_ part: Part) -> Int {
        var count = part.hasDigits ? 1 : 0
        for letter in letters[..<part.length] { count += letter == UInt8(ascii: "w") ? 3 : 1 }
        // The "s" of "NSAIDs" is none.
        let isPlural = part.small == 1 && part.length > 2 && letters[part.length - 1] == UInt8(ascii: "s")
        return isPlural ? count - 1 : count
    }

    /// Counts what is in `letters`, with eight zeros after it.
    private func countLetters(_ part: Part) -> Int {
        let spelling = Spelling(UnsafeBufferPointer(rebasing: letters[..<(part.length + 8)]), part.length)
        var count = spelling.groups + spelling.hiatuses
        // Most words end in a letter that says nothing.
        switch letters[part.length - 1] {
        case UInt8(ascii: "e"), UInt8(ascii: "d"): if spelling.isEndingSilent { count -= 1 }
        case UInt8(ascii: "s"):
            if spelling.isEndingSilent { count -= 1 }
            if spelling.hasSyllabicEnd { count += 1 }
        case UInt8(ascii: "m"): if spelling.hasSyllabicEnd { count += 1 }
        case UInt8(ascii: "t"): if part.hasApostrophe, spelling.hasSyllabicNegation { count += 1 }
        default: break
        }
        if part.length > 5, spelling.hasSilentMiddle { count -= 1 }
        return max(1, count)
    }

    // MARK: Known words

    /// Words that the rules get wrong and that health texts use, and the words that every second word of a text is, which
    /// are looked up faster than counted.
    private static let known = WordTable<Int>(
        [
            (
                1,
                """
                aches aisle clothes friend friends \
                a all an and are as at be blood but by can care cells do does each eat feel first for from get had has have \
                he health heart help her high his how if in is it its less like low make may more most much need no not \
                of off on one or out pain parts red rest risk she skin so some such take test tests than that \
                the their them then there these they this those through time to too two up use used was we well were what \
                when where which who why will with work year years you your
                """
            ),
            (
                2,
                """
                acne argue argued arguing bracelet business cement centre colleague creature creatures dengue earaches \
                elsewhere every evening forehead headaches herpes hundred hundreds lion maybe naked people peoples \
                platelet platelets poem poet psyche sacred safety someone someones wicked \
                about after also any because before being body cancer causes children common disease doctor during \
                into many only other often over person problems sometimes symptoms treatment under very without women
                """
            ),
            (
                3,
                """
                anyone behavior behaviors behaviour behaviours cereal cereals everyday everyone everything everywhere \
                ideal ideally linear nuclear pneumonia recipe recipes sesame stomachaches suicide syncope theater \
                theaters theatre toothaches \
                another condition however medicine medicines
                """
            ),
            (4, "dementia diabetes everybody suicidal"),
        ].flatMap { count, words in words.split(separator: " ").map { (WordKey($0), count) } }
    )
}
