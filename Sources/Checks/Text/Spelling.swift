/// How an English word is spelled, as far as its syllables depend on it. The rules are those of school books on
/// phonics; each is followed by words that it is for.
struct Spelling {
    private let word: UnsafeBufferPointer<UInt8>
    private let length: Int
    /// A bit for each letter that is a vowel, the first letter's lowest.
    private let vowels: UInt64

    /// A word in lower case, with nothing but zeros behind `length`.
    init(_ word: UnsafeBufferPointer<UInt8>, _ length: Int) {
        self.word = word
        self.length = length
        var vowels: UInt64 = 0
        var previous: UInt8 = 0
        for index in 0..<length {
            let letter = word[index]
            if Self.isVowel(letter) {
                vowels |= 1 << UInt64(index)
            } else if letter == UInt8(ascii: "y") {
                // "yes" and "player", but "thyroid", "kidney".
                let next = Self.isVowel(word[index + 1])
                if !(next && (index == 0 || Self.isVowel(previous))) { vowels |= 1 << UInt64(index) }
            }
            if letter == UInt8(ascii: "u"), index + 1 < length {
                // "frequent", "fatigue", "guide".
                let isMute =
                    previous == UInt8(ascii: "q")
                    || previous == UInt8(ascii: "g") && word[index + 1] != UInt8(ascii: "o")
                        && Self.isVowel(word[index + 1])
                if isMute { vowels &= ~(1 << UInt64(index)) }
            }
            previous = letter
        }
        self.vowels = vowels
    }

    /// How many groups of vowels there are.
    var groups: Int { (vowels & ~(vowels << 1)).nonzeroBitCount }

    // MARK: Vowels spoken apart

    /// How many pairs of neighbouring vowels are spoken apart.
    var hiatuses: Int {
        var pairs = vowels & (vowels >> 1)
        var count = 0
        while pairs != 0 {
            let index = pairs.trailingZeroBitCount
            pairs &= pairs - 1
            if isHiatus(at: index) { count += 1 }
        }
        return count
    }

    private func isHiatus(at index: Int) -> Bool {
        let previous = index > 0 ? word[index - 1] : 0
        let next = word[index + 2]
        // "being", "going", "trying".
        if word[index + 1] == UInt8(ascii: "i"), ends(with: "ing", from: index + 1) { return true }
        switch (word[index], word[index + 1]) {
        case (UInt8(ascii: "i"), let second): return isHiatusAfterI(second, index, previous, next)
        case (UInt8(ascii: "e"), UInt8(ascii: "a")):
            // "create", "reaction", "pancreatic", but "creature", "increase", "reach".
            if next == UInt8(ascii: "t"), holds("crea", at: index - 2) { return word[index + 3] != UInt8(ascii: "u") }
            if holds("react", at: index - 1) { return true }
            // "esophageal", "peritoneal".
            let hasEarlier = vowels & ((1 << UInt64(index)) - 1) != 0
            if hasEarlier, ends(with: "eal", from: index) {
                return previous == UInt8(ascii: "g") || previous == UInt8(ascii: "h") || previous == UInt8(ascii: "n")
            }
            // "nausea", "areas".
            let isEnd = index + 2 == length || index + 3 == length && next == UInt8(ascii: "s")
            return isEnd && hasEarlier
        // "osteoporosis", "video", but "surgeon".
        case (UInt8(ascii: "e"), UInt8(ascii: "o")): return previous != UInt8(ascii: "g")
        // "museum", "nucleus".
        case (UInt8(ascii: "e"), UInt8(ascii: "u")):
            return next == UInt8(ascii: "m") && index + 4 >= length || next == UInt8(ascii: "s") && index + 3 == length
        // "gradual", "evaluate", "January".
        case (UInt8(ascii: "u"), UInt8(ascii: "a")):
            return next == UInt8(ascii: "l") || next == UInt8(ascii: "t") || next == UInt8(ascii: "r")
        // "influenza", "cruel".
        case (UInt8(ascii: "u"), UInt8(ascii: "e")): return next == UInt8(ascii: "n") || next == UInt8(ascii: "l")
        // "fluid", "ruin".
        case (UInt8(ascii: "u"), UInt8(ascii: "i")): return next == UInt8(ascii: "d") || next == UInt8(ascii: "n")
        // "duodenum", "continuous", but "fluoride".
        case (UInt8(ascii: "u"), UInt8(ascii: "o")): return next != UInt8(ascii: "r") && next != UInt8(ascii: "y")
        // "osteoarthritis", "radioactive".
        case (UInt8(ascii: "o"), UInt8(ascii: "a")):
            return previous == UInt8(ascii: "i") || previous == UInt8(ascii: "e")
        // "cooperate", "coordination".
        case (UInt8(ascii: "o"), UInt8(ascii: "o")):
            return holds("cooper", at: index - 1) || holds("coord", at: index - 1)
        // "aorta".
        case (UInt8(ascii: "a"), UInt8(ascii: "o")): return true
        // "myocardial", "cyanide", "myeloma".
        case (UInt8(ascii: "y"), UInt8(ascii: "a")), (UInt8(ascii: "y"), UInt8(ascii: "o")): return true
        case (UInt8(ascii: "y"), UInt8(ascii: "e")): return next == UInt8(ascii: "r") || next == UInt8(ascii: "l")
        default: return false
        }
    }

    private func isHiatusAfterI(_ second: UInt8, _ index: Int, _ previous: UInt8, _ next: UInt8) -> Bool {
        // "special", "nation", "religion", "anxious".
        let isSoft =
            previous == UInt8(ascii: "c") || previous == UInt8(ascii: "t") || previous == UInt8(ascii: "s")
        switch second {
        case UInt8(ascii: "a"):
            // "anemia", "diagnosis", "associate", but "special", "marriage".
            if isSoft { return next == UInt8(ascii: "t") }
            return !holds("age", at: index + 1)
        case UInt8(ascii: "o"):
            // "biopsy", "previous", "physiology", but "million", "senior".
            if isSoft || previous == UInt8(ascii: "g") || previous == UInt8(ascii: "x") {
                return next != UInt8(ascii: "n") && next != UInt8(ascii: "u")
            }
            if previous == UInt8(ascii: "l") { return next != UInt8(ascii: "n") }
            return previous != UInt8(ascii: "n") || next != UInt8(ascii: "n") && next != UInt8(ascii: "r")
        case UInt8(ascii: "u"), UInt8(ascii: "i"): return true
        case UInt8(ascii: "e"):
            switch next {
            // "diet", "society".
            case UInt8(ascii: "t"): return true
            // "easier", "easiest".
            case UInt8(ascii: "r"): return index > 2 && (index + 3 == length || ends(with: "iers", from: index))
            case UInt8(ascii: "s"): return index > 2 && ends(with: "iest", from: index)
            // "nutrient", "experience", "science", but "patient", "efficient".
            case UInt8(ascii: "n"):
                guard word[index + 3] == UInt8(ascii: "t") || word[index + 3] == UInt8(ascii: "c") else { return false }
                return !isSoft || holds("sc", at: index - 2)
            default: return false
            }
        default: return false
        }
    }

    // MARK: Silent letters

    /// Whether the "e" of the ending is silent.
    var isEndingSilent: Bool {
        guard length > 2 else { return false }
        switch word[length - 1] {
        // "medicine", but "muscle", "fibre".
        case UInt8(ascii: "e"): return isConsonant(length - 2) && !isSyllabic(length - 2)
        case UInt8(ascii: "s") where length > 3 && word[length - 2] == UInt8(ascii: "e"):
            // "medicines", but "causes", "changes", "rashes", "muscles".
            guard isConsonant(length - 3), !isSyllabic(length - 3) else { return false }
            switch word[length - 3] {
            case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"), UInt8(ascii: "c"), UInt8(ascii: "g"):
                return false
            case UInt8(ascii: "h"):
                return word[length - 4] != UInt8(ascii: "c") && word[length - 4] != UInt8(ascii: "s")
            default: return true
            }
        case UInt8(ascii: "d") where length > 3 && word[length - 2] == UInt8(ascii: "e"):
            // "caused", but "treated", "needed", "troubled".
            guard isConsonant(length - 3), !isSyllabic(length - 3) else { return false }
            return word[length - 3] != UInt8(ascii: "t") && word[length - 3] != UInt8(ascii: "d")
        default: return false
        }
    }

    /// Whether an "l" or "r" behind a consonant makes a syllable with the "e" that follows: "muscle", "fibre".
    private func isSyllabic(_ index: Int) -> Bool {
        guard index > 0, isConsonant(index - 1) else { return false }
        let previous = word[index - 1]
        switch word[index] {
        case UInt8(ascii: "l"):
            return previous != UInt8(ascii: "l") && previous != UInt8(ascii: "r") && previous != UInt8(ascii: "w")
        case UInt8(ascii: "r"):
            return previous == UInt8(ascii: "t") || previous == UInt8(ascii: "b") || previous == UInt8(ascii: "c")
                || previous == UInt8(ascii: "g")
        default: return false
        }
    }

    /// First parts of compounds that end in a silent "e".
    private static let silentFirsts: [StaticString] = [
        "some", "life", "home", "care", "side", "time", "base", "nose", "pace", "eye", "there", "where", "whole",
        "house",
        "guide", "grape",
    ]

    /// Whether an "e" inside the word is silent: "likely", "careful", "movement", "lifetime".
    var hasSilentMiddle: Bool {
        guard length > 5 else { return false }
        for ending in ["ely", "eful", "eless", "eness"] as [StaticString]
        where ends(with: ending, from: length - ending.utf8CodeUnitCount) {
            return isConsonant(length - ending.utf8CodeUnitCount - 1)
        }
        if ends(with: "ement", from: length - 5) || ends(with: "ements", from: length - 6) {
            // Not "element", "supplement".
            let start = word[length - 1] == UInt8(ascii: "s") ? length - 6 : length - 5
            return isConsonant(start - 1) && word[start - 1] != UInt8(ascii: "l")
        }
        // "specifically".
        if ends(with: "ically", from: length - 6) { return true }
        // "eyelid", "lifetime", "therefore".
        for first in Self.silentFirsts where holds(first, at: 0) {
            let count = first.utf8CodeUnitCount
            return length > count + 2 && isConsonant(count)
        }
        return false
    }

    /// Whether the word ends in consonants that make a syllable: "rhythm", "metabolism", "doesn't".
    func hasSyllabicEnd(apostrophe: Bool) -> Bool {
        if apostrophe, length > 3, ends(with: "nt", from: length - 2) { return isConsonant(length - 3) }
        return ends(with: "sm", from: length - 2) || ends(with: "sms", from: length - 3)
            || ends(with: "thm", from: length - 3)
    }

    // MARK: Letters

    private static func isVowel(_ letter: UInt8) -> Bool {
        // a, e, i, o, u by the low five bits of their code.
        let set: UInt32 = 1 << 1 | 1 << 5 | 1 << 9 | 1 << 15 | 1 << 21
        return letter > 0x60 && (set >> UInt32(letter & 31)) & 1 != 0
    }

    private func isConsonant(_ index: Int) -> Bool { index >= 0 && (vowels >> UInt64(index)) & 1 == 0 }

    private func holds(_ part: StaticString, at index: Int) -> Bool {
        guard index >= 0, index + part.utf8CodeUnitCount <= length else { return false }
        return part.withUTF8Buffer { letters in
            letters.indices.allSatisfy { word[index + $0] == letters[$0] }
        }
    }

    private func ends(with part: StaticString, from index: Int) -> Bool {
        index + part.utf8CodeUnitCount == length && holds(part, at: index)
    }
}
