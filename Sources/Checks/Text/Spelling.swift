/// How an English word is spelled, as far as its syllables depend on it. The rules are those of school books on
/// phonics; each is followed by words that it is for.
struct Spelling {
    private let word: UnsafeBufferPointer<UInt8>
    private let length: Int
    /// A bit for each letter that is a vowel, the first letter's lowest.
    private let vowels: UInt64

    /// A word in lower case, with nothing but zeros after `length`.
    init(_ word: UnsafeBufferPointer<UInt8>, _ length: Int) {
        self.word = word
        self.length = length
        // Without a branch for each letter, which nothing could foretell.
        var vowels: UInt64 = 0
        var others: UInt64 = 0
        for index in 0..<length {
            let letter = UInt32(word[index] & 31)
            vowels |= UInt64((Self.always &>> letter) & 1) &<< UInt64(truncatingIfNeeded: index)
            others |= UInt64((Self.sometimes &>> letter) & 1) &<< UInt64(truncatingIfNeeded: index)
        }
        while others != 0 {
            let index = others.trailingZeroBitCount
            others &= others - 1
            let previous = index > 0 ? word[index - 1] : 0
            let next = word[index + 1]
            let isSilent: Bool
            if word[index] == UInt8(ascii: "u") {
                // Silent in "frequent", "fatigue", "guide".
                isSilent =
                    previous == UInt8(ascii: "q") && next != 0
                    || previous == UInt8(ascii: "g") && next != UInt8(ascii: "o") && Self.isVowel(next)
            } else {
                // "yes" and "player", but "thyroid", "kidney".
                isSilent = Self.isVowel(next) && (index == 0 || Self.isVowel(previous))
            }
            if !isSilent { vowels |= 1 &<< UInt64(truncatingIfNeeded: index) }
        }
        self.vowels = vowels
    }

    /// Letters by the low five bits of their code: a, e, i and o are always vowels.
    private static let always: UInt32 = 1 << 1 | 1 << 5 | 1 << 9 | 1 << 15
    /// Letters by the low five bits of their code: u and y are vowels by what is around them.
    private static let sometimes: UInt32 = 1 << 21 | 1 << 25

    /// How many groups of vowels there are.
    var groups: Int { (vowels & ~(vowels << 1)).nonzeroBitCount }

    // MARK: Vowels spoken apart

    /// How many pairs of neighbouring vowels are spoken apart.
    var hiatuses: Int {
        var pairs = vowels & (vowels &>> 1)
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
        case (UInt8(ascii: "i"), let second):
            return isHiatus(iBefore: second, at: index, previous: previous, next: next)
        case (UInt8(ascii: "e"), UInt8(ascii: "a")):
            // "create", "reaction", "pancreatic", but "creature", "increase", "reach".
            if next == UInt8(ascii: "t"), holds("crea", at: index - 2) { return word[index + 3] != UInt8(ascii: "u") }
            if holds("react", at: index - 1) { return true }
            // "esophageal", "peritoneal".
            let hasEarlier = vowels & ((1 &<< UInt64(index)) - 1) != 0
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

    private func isHiatus(iBefore second: UInt8, at index: Int, previous: UInt8, next: UInt8) -> Bool {
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

    /// Whether an "l" or "r" after a consonant makes a syllable with the "e" that follows: "muscle", "fibre".
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

    /// Whether an "e" inside the word, which has six letters or more, is silent: "likely", "careful", "movement",
    /// "lifetime".
    var hasSilentMiddle: Bool {
        // By the letter that decides which endings are possible: most words have none of them.
        switch word[length - 1] {
        case UInt8(ascii: "y"):
            if ends(with: "ely") { return isConsonant(length - 4) }
            // "specifically".
            if ends(with: "ically") { return true }
        case UInt8(ascii: "l"): if ends(with: "eful") { return isConsonant(length - 5) }
        case UInt8(ascii: "t"): if ends(with: "ement") { return isMovement(length - 6) }
        case UInt8(ascii: "s"):
            if ends(with: "eless") || ends(with: "eness") { return isConsonant(length - 6) }
            if ends(with: "ements") { return isMovement(length - 7) }
        default: break
        }
        return startsSilently
    }

    /// Whether the letter before "ement" makes its "e" silent: "movement", but "element", "supplement".
    private func isMovement(_ index: Int) -> Bool { isConsonant(index) && word[index] != UInt8(ascii: "l") }

    /// Whether the word is a compound whose first part ends in a silent "e": "eyelid", "lifetime", "therefore".
    private var startsSilently: Bool {
        let silent = UInt8(ascii: "e")
        guard word[3] == silent || word[4] == silent || word[2] == silent else { return false }
        let first: StaticString
        switch word[0] {
        case UInt8(ascii: "b"): first = "base"
        case UInt8(ascii: "c"): first = "care"
        case UInt8(ascii: "e"): first = "eye"
        case UInt8(ascii: "g"): first = word[1] == UInt8(ascii: "u") ? "guide" : "grape"
        case UInt8(ascii: "h"): first = holds("home", at: 0) ? "home" : "house"
        case UInt8(ascii: "l"): first = "life"
        case UInt8(ascii: "n"): first = "nose"
        case UInt8(ascii: "p"): first = "pace"
        case UInt8(ascii: "s"): first = word[1] == UInt8(ascii: "o") ? "some" : "side"
        case UInt8(ascii: "t"): first = word[1] == UInt8(ascii: "h") ? "there" : "time"
        case UInt8(ascii: "w"): first = holds("where", at: 0) ? "where" : "whole"
        default: return false
        }
        let count = first.utf8CodeUnitCount
        return length > count + 2 && isConsonant(count) && holds(first, at: 0)
    }

    /// Whether the word ends in consonants that make a syllable: "rhythm", "metabolism", "spasms".
    var hasSyllabicEnd: Bool {
        guard length > 2 else { return false }
        let end = word[length - 1] == UInt8(ascii: "s") ? length - 1 : length
        guard word[end - 1] == UInt8(ascii: "m") else { return false }
        return word[end - 2] == UInt8(ascii: "s")
            || end > 2 && word[end - 2] == UInt8(ascii: "h") && word[end - 3] == UInt8(ascii: "t")
    }

    /// Whether the "n't" at the end makes a syllable: "doesn't", but "can't".
    var hasSyllabicNegation: Bool { length > 3 && ends(with: "nt") && isConsonant(length - 3) }

    // MARK: Letters

    private static func isVowel(_ letter: UInt8) -> Bool {
        // a, e, i, o, u by the low five bits of their code.
        let set: UInt32 = 1 << 1 | 1 << 5 | 1 << 9 | 1 << 15 | 1 << 21
        return letter > 0x60 && (set &>> UInt32(letter & 31)) & 1 != 0
    }

    private func isConsonant(_ index: Int) -> Bool { index >= 0 && (vowels &>> UInt64(index)) & 1 == 0 }

    private func holds(_ part: StaticString, at index: Int) -> Bool {
        let count = part.utf8CodeUnitCount
        guard index >= 0, index + count <= length else { return false }
        let letters = part.utf8Start
        for offset in 0..<count where word[index + offset] != letters[offset] { return false }
        return true
    }

    private func ends(with part: StaticString) -> Bool { holds(part, at: length - part.utf8CodeUnitCount) }

    private func ends(with part: StaticString, from index: Int) -> Bool {
        index + part.utf8CodeUnitCount == length && holds(part, at: index)
    }
}
