import Foundation
package import SiteModel

/// What becomes of a word before it is looked for: the same in the build and in the script `search.js`, which gets the same
/// rules. `Tests/Search` holds the two to each other.
package struct SearchWords: Sendable {
    /// Words that say nothing by themselves.
    private let small: Set<String>
    private let spelling: [Change]
    private let sounds: [Change]
    private let endings: [SearchRules.Ending]
    private let vowels: Set<Character>
    /// The spellings of a word, by the key of each of them, in order.
    private var spellings: [String: [String]] = [:]

    /// The words of a language. Each of `pairs` is two spellings of a word that the rules do not know to be one.
    package init(_ rules: SearchRules, pairs: [[String]] = []) {
        small = Set(rules.small)
        spelling = rules.spelling.map(Change.init)
        sounds = rules.sounds.map(Change.init)
        endings = rules.endings
        vowels = Set(rules.vowels)
        for pair in pairs {
            // A text of two words has no key.
            let words = pair.map(split).filter { $0.count == 1 }.flatMap(\.self).map(key)
            guard words.count == pair.count else { continue }
            let same = Set(words.flatMap { self.spellings(of: $0) }).sorted()
            for word in same where same.count > 1 { spellings[word] = same }
        }
    }

    /// A replacement that is made wherever it fits.
    private struct Change: Sendable {
        var from: [Character]
        var to: [Character]
        var isAtStart: Bool
        var isAtEnd: Bool

        init(_ rule: SearchRules.Replacement) {
            var from = rule.from[...]
            isAtStart = from.hasPrefix("^")
            if isAtStart { from = from.dropFirst() }
            isAtEnd = from.hasSuffix("$")
            if isAtEnd { from = from.dropLast() }
            self.from = Array(from)
            to = Array(rule.to)
        }

        /// The word with every place replaced, from left to right; none of two that overlap is replaced twice.
        func apply(to word: inout [Character]) {
            guard word.count >= from.count else { return }
            if isAtStart {
                if word.starts(with: from), !isAtEnd || word.count == from.count {
                    word.replaceSubrange(..<from.count, with: to)
                }
                return
            }
            var place = isAtEnd ? word.count - from.count : 0
            while place + from.count <= word.count {
                if word[place] == from[0], word[place..<place + from.count].elementsEqual(from) {
                    word.replaceSubrange(place..<place + from.count, with: to)
                    place += to.count
                } else {
                    place += 1
                }
            }
        }
    }

    /// The words of a text, without accents, apostrophes and capitals.
    package func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        func close() {
            if !word.isEmpty { words.append(word.lowercased().replacing("ß", with: "ss")) }
            word = ""
        }
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        for scalar in (isASCII ? text : text.decomposedStringWithCanonicalMapping).unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9": word.unicodeScalars.append(scalar)
            case "'", "’", "ʼ": continue
            case _ where scalar.isASCII: close()
            default:
                switch scalar.properties.generalCategory {
                case .nonspacingMark, .spacingMark, .enclosingMark: continue
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                    .decimalNumber, .letterNumber, .otherNumber:
                    word.unicodeScalars.append(scalar)
                default: close()
                }
            }
        }
        close()
        return words
    }

    /// The words of a text that say something, or all of them where none does.
    package func telling(_ text: String) -> [String] {
        let words = split(text)
        let kept = words.filter { !small.contains($0) }
        return kept.isEmpty ? words : kept
    }

    /// Whether a word says nothing by itself.
    package func isSmall(_ word: String) -> Bool { small.contains(word) }

    /// A word in the spelling that all of its spellings share: British and American, with double letters as one.
    package func folded(_ word: String) -> String {
        var letters = Array(word)
        for change in spelling { change.apply(to: &letters) }
        return String(Self.once(letters))
    }

    /// What a word is known by: its folded spelling without endings.
    package func key(_ word: String) -> String {
        String(Self.once(Array(stem(stem(folded(word))))))
    }

    /// The keys of all spellings of a word, that of the key among them.
    package func spellings(of key: String) -> [String] { spellings[key] ?? [key] }

    private func stem(_ word: String) -> String {
        guard !word.contains(where: \.isNumber) else { return word }
        let length = word.count
        let ending = endings.first { ending in
            length - ending.replacement.from.count >= ending.stays && word.hasSuffix(ending.replacement.from)
        }
        guard let ending = ending?.replacement else { return word }
        return word.dropLast(ending.from.count) + ending.to
    }

    private func spoken(_ key: String) -> [Character] {
        var letters = Array(key)
        for change in sounds { change.apply(to: &letters) }
        return letters
    }

    /// How a word sounds, about.
    package func sound(_ key: String) -> String { String(Self.once(spoken(key))) }

    /// The consonants that are heard, with `a` for a vowel at the start.
    package func skeleton(_ key: String) -> String {
        let letters = spoken(key)
        var result = ""
        for (place, letter) in letters.enumerated() {
            if vowels.contains(letter) {
                if place == 0 { result.append("a") }
            } else if place == 0 || letters[place - 1] != letter {
                result.append(letter)
            }
        }
        return result.isEmpty ? "a" : result
    }

    /// Where a word is looked for when it is misspelt: its first three sounds with each one left out in turn. Two words
    /// that differ by a slip in one of these sounds share a pair (symmetric deletes, as in SymSpell by W. Garbe, of sounds
    /// in place of letters).
    package func soundKeys(_ key: String) -> [String] {
        let sounds = Array(skeleton(key).prefix(3)).map(String.init)
        let all =
            switch sounds.count {
            case 1: [sounds[0]]
            case 2: [sounds[0] + sounds[1], sounds[0], sounds[1]]
            default: [sounds[0] + sounds[1], sounds[0] + sounds[2], sounds[1] + sounds[2]]
            }
        var seen: Set<String> = []
        return all.filter { seen.insert($0).inserted }
    }

    /// Whether a word can be misspelt: it has three letters, and no digit.
    package func canBeMisspelt(_ key: String) -> Bool { key.utf16.count > 2 && !key.contains(where: \.isNumber) }

    /// Letters that are written twice or more in a row, once.
    private static func once(_ letters: [Character]) -> [Character] {
        var result: [Character] = []
        result.reserveCapacity(letters.count)
        for letter in letters where result.last != letter || !letter.isLetter { result.append(letter) }
        return result
    }
}
