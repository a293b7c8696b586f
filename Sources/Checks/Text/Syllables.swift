/// How many syllables an English word has, by its spelling: one for each group of vowels, with corrections for silent
/// letters, for vowels that are spoken apart, and for words that follow no rule.
///
/// Numbers count as one, abbreviations in capitals as one for each letter that is spoken.
struct Syllables {
    /// The letters of the part that is counted, in lower case; eight more than are used, for reading in eights.
    private var letters: [UInt8]

    /// The longest part that is looked at letter by letter.
    private static let limit = 56

    init() { letters = Array(repeating: 0, count: Self.limit + 8) }

    /// The syllables of a word.
    static func count(_ word: String) -> Int {
        var syllables = Self()
        let bytes = Array(word.utf8)
        return bytes.withUnsafeBufferPointer { syllables.count(0..<$0.count, in: $0) }
    }

    /// The syllables of a stretch that is one word, at least one. What hyphens and full stops divide is counted by
    /// itself.
    mutating func count(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var index = range.lowerBound
        while index < range.upperBound {
            var length = 0
            var digits = false
            var capitals = 0
            var small = 0
            var apostrophe = false
            part: while index < range.upperBound {
                let byte = bytes[index]
                index += 1
                var letter: UInt8
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"):
                    small += 1
                    letter = byte
                case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                    capitals += 1
                    letter = byte | 0x20
                case UInt8(ascii: ".") where digits && length == 0: continue
                case UInt8(ascii: "-"), UInt8(ascii: "."): break part
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    digits = true
                    continue
                case 0xC3 where index < range.upperBound:
                    letter = Self.baseLetter(bytes[index])
                    index += 1
                case 0xE2:
                    // An apostrophe, the hyphen of another kind, or a lowered digit.
                    apostrophe = true
                    index += 2
                    continue
                case 0x80...: letter = 0
                default:
                    apostrophe = true
                    continue
                }
                if length < Self.limit {
                    letters[length] = letter
                    length += 1
                }
            }
            if length == 0 {
                count += digits ? 1 : 0
            } else if digits || isSpelled(length, capitals: capitals, small: small) {
                count += letters[..<length].reduce(digits ? 1 : 0) { $0 + ($1 == UInt8(ascii: "w") ? 3 : 1) }
                // The "s" of "NSAIDs" is none.
                if small == 1, length > 2, letters[length - 1] == UInt8(ascii: "s") { count -= 1 }
            } else {
                count += countLetters(length, apostrophe: apostrophe)
            }
        }
        return max(1, count)
    }

    /// Whether a word is spoken letter by letter.
    private func isSpelled(_ length: Int, capitals: Int, small: Int) -> Bool {
        guard capitals > 1, capitals > small, length < 7 else { return false }
        let key = letters.withUnsafeBufferPointer { WordKey(of: 0..<length, in: $0, plain: true) }
        return !AbbreviationShape.emphasised.contains(key)
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

    // MARK: Words of letters

    private mutating func countLetters(_ length: Int, apostrophe: Bool) -> Int {
        letters.withUnsafeMutableBufferPointer { buffer in
            for index in length..<min(length + 8, buffer.count) { buffer[index] = 0 }
            let word = UnsafeBufferPointer(rebasing: buffer[..<(length + 8)])
            if let known = Self.irregular[WordKey(of: 0..<length, in: word, plain: true)] { return known }
            let spelling = Spelling(word, length)
            var count = spelling.groups + spelling.hiatuses
            count -= spelling.isEndingSilent ? 1 : 0
            count -= spelling.hasSilentMiddle ? 1 : 0
            count += spelling.hasSyllabicEnd(apostrophe: apostrophe) ? 1 : 0
            return max(1, count)
        }
    }

    /// Words that the rules get wrong and that health texts use.
    private static let irregular = WordTable<Int>(
        [
            (1, "aches aisle clothes friend friends"),
            (
                2,
                """
                acne argue argued arguing bracelet business cement centre colleague creature creatures dengue earaches \
                elsewhere every evening forehead headaches herpes hundred hundreds lion maybe naked people peoples \
                platelet platelets poem poet psyche sacred safety someone someones wicked
                """
            ),
            (
                3,
                """
                anyone behavior behaviors behaviour behaviours cereal cereals everyday everyone everything everywhere \
                ideal ideally linear nuclear pneumonia recipe recipes sesame stomachaches suicide syncope theater \
                theaters theatre toothaches
                """
            ),
            (4, "dementia diabetes everybody suicidal"),
        ].flatMap { count, words in words.split(separator: " ").map { (WordKey($0), count) } }
    )
}
