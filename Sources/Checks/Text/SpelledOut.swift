import SiteModel

/// Looks for the words that an abbreviation stands for.
struct SpelledOut {
    private let bytes: [UInt8]
    private let words: [WordList.Word]
    /// The small first letter of each word, and of each part of one with hyphens, with the word's number.
    private let initials: [(letter: UInt8, word: Int, isSmallWord: Bool)]

    /// Words that abbreviations leave out.
    private static let left = WordSet(
        "a an and as at by de del des di du el en for from in la of on or the to und with y"
    )
    /// Words that join an abbreviation with what it stands for.
    private static let joining = WordSet("abbreviated abbreviation called known means meaning or short stands is")

    init(_ prose: Prose, _ list: WordList) {
        bytes = prose.bytes
        words = list.words
        var initials: [(letter: UInt8, word: Int, isSmallWord: Bool)] = []
        initials.reserveCapacity(words.count)
        for (number, word) in words.enumerated() {
            let isSmall = Self.left.contains(word.key)
            var startsPart = true
            for byte in bytes[word.range] {
                if startsPart { initials.append((byte | 0x20, number, isSmall)) }
                startsPart = byte == UInt8(ascii: "-")
            }
        }
        self.initials = initials
    }

    /// The small letters of a name, without what joins its parts: a hyphen in `S-DVI`, an ampersand in `VR&E`.
    private static func letters(of name: ArraySlice<UInt8>) -> [UInt8] {
        name.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "&") }.map { $0 | 0x20 }
    }

    /// The first stretch of words, before the one with a number, whose first letters make an abbreviation. Two letters
    /// are found by chance in every text, and so say nothing.
    func words(of name: Range<Int>, in other: [UInt8], before limit: Int) -> Range<Int>? {
        let letters = Self.letters(of: other[name])
        guard letters.count > 2 else { return nil }
        for start in initials.indices {
            guard initials[start].word < limit else { return nil }
            guard initials[start].letter == letters[0], !initials[start].isSmallWord else { continue }
            var next = 1
            var index = start + 1
            while next < letters.count, index < initials.count {
                if initials[index].letter == letters[next] {
                    next += 1
                } else if !initials[index].isSmallWord {
                    break
                }
                index += 1
            }
            guard next == letters.count, initials[index - 1].word < limit else { continue }
            return words[initials[start].word].range.lowerBound..<words[initials[index - 1].word].range.upperBound
        }
        return nil
    }

    /// Whether what an abbreviation stands for is written beside it, in one of the usual ways: `complete blood count
    /// (CBC)`, `CBC (complete blood count)`, "an electrocardiogram, or ECG".
    func isExplained(_ name: Range<Int>, at word: Int, in sentence: WordList.Sentence) -> Bool {
        let before = sentence.words.lowerBound..<word
        let end = max(words[word].range.upperBound, name.upperBound)
        if name.lowerBound > 0, bytes[name.lowerBound - 1] == UInt8(ascii: "(") {
            let isAlone = end < bytes.count && bytes[end] == UInt8(ascii: ")")
            return !before.isEmpty && (isAlone || holds(name, in: before.suffix(name.count * 2 + 2)))
        }
        let after = word + 1..<sentence.words.upperBound
        if end + 1 < bytes.count, bytes[end] == UInt8(ascii: " "), bytes[end + 1] == UInt8(ascii: "("),
            let close = bytes[end..<min(end + 200, sentence.range.upperBound)].firstIndex(of: UInt8(ascii: ")"))
        {
            let inside = after.prefix { words[$0].range.upperBound <= close }
            if holds(name, in: inside) || isGloss(inside) { return true }
        }
        if isBeside(name, word, in: sentence) || isCalled(word, in: sentence) { return true }
        let window = max(sentence.words.lowerBound, word - name.count * 2 - 4)
        let windowEnd = min(sentence.words.upperBound, word + name.count * 2 + 4)
        guard words[window..<windowEnd].contains(where: { Self.joining.contains($0.key) }) else { return false }
        return holds(name, in: window..<word) || holds(name, in: word + 1..<windowEnd)
    }

    /// Whether a sentence gives an abbreviation as the name of what it has just told of: "a procedure also called an LP".
    private func isCalled(_ word: Int, in sentence: WordList.Sentence) -> Bool {
        var before = word - 1
        if before > sentence.words.lowerBound, Self.articles.contains(words[before].key) { before -= 1 }
        return before > sentence.words.lowerBound + 1 && words[before].key == "called"
    }

    private static let articles = WordSet("a an the")

    /// Whether the words in brackets after an abbreviation say what it is, though not letter by letter: "IUD (a contraceptive
    /// device)", "EKG (electrocardiogram)".
    private func isGloss(_ inside: Range<Int>) -> Bool {
        guard let first = inside.first.map({ words[$0] }), inside.count <= 10 else { return false }
        let isPlain = { (word: WordList.Word) in
            AbbreviationShape.abbreviation(in: word.range, of: bytes) == nil
                && word.kind.isDisjoint(with: [.hasDigit, .isCode, .isInserted])
        }
        guard !Self.noGloss.contains(first.key), words[inside].allSatisfy(isPlain) else { return false }
        return inside.count > 1 || first.range.count > 9
    }

    /// Words in brackets after an abbreviation that start something other than its meaning.
    private static let noGloss = WordSet(
        "see if or and also e.g eg i.e ie like such including for not often usually sometimes about especially with without in at on by from"
    )

    /// Whether the words are right before or after an abbreviation, parted from it by a comma, a colon or a dash alone:
    /// `CT, computed tomography`, `RICE: rest, ice, compression, elevation`.
    private func isBeside(_ name: Range<Int>, _ word: Int, in sentence: WordList.Sentence) -> Bool {
        let letters = Self.letters(of: bytes[name])
        if word + 1 < sentence.words.upperBound,
            parts(words[word].range.upperBound..<words[word + 1].range.lowerBound),
            spell(letters, in: word + 1..<sentence.words.upperBound) != nil
        {
            return true
        }
        guard word > sentence.words.lowerBound,
            parts(words[word - 1].range.upperBound..<words[word].range.lowerBound)
        else { return false }
        let first = max(sentence.words.lowerBound, word - letters.count - 4)
        return (first..<word).contains { spell(letters, in: $0..<word) == word }
    }

    /// Whether a stretch between two words parts them.
    private func parts(_ gap: Range<Int>) -> Bool {
        let gap = bytes[gap]
        guard gap.count < 8 else { return false }
        return gap.contains(UInt8(ascii: ",")) || gap.contains(UInt8(ascii: ":")) || gap.contains(UInt8(ascii: "="))
            || gap.elementsEqual(" - ".utf8) || gap.contains(0xE2)
    }

    /// Where the words end that start with the letters of an abbreviation, one after the other, from the first word of a
    /// stretch or the one after a small word on; `nil` where they do not.
    private func spell(_ letters: [UInt8], in stretch: Range<Int>) -> Int? {
        var next = 0
        var index = stretch.lowerBound
        while next < letters.count, index < stretch.upperBound {
            var found = false
            var startsPart = true
            for byte in bytes[words[index].range] {
                if startsPart, next < letters.count, byte | 0x20 == letters[next] {
                    next += 1
                    found = true
                }
                startsPart = byte == UInt8(ascii: "-")
            }
            guard found || Self.left.contains(words[index].key) else { return nil }
            index += 1
        }
        return next == letters.count ? index : nil
    }

    /// Whether the blocks below the one that uses an abbreviation start with its letters, as a list does that says what
    /// each letter stands for.
    func isSpelledOutBelow(_ name: Range<Int>, block: Int, _ list: WordList, _ prose: Prose) -> Bool {
        let letters = Self.letters(of: bytes[name])
        guard letters.count > 2 else { return false }
        for first in block + 1..<min(block + 4, max(block + 1, list.blocks.count)) {
            let matches = letters.indices.allSatisfy { place in
                guard list.blocks.indices.contains(first + place),
                    let word = list.blocks[first + place].words.first
                else { return false }
                return bytes[words[word].range.lowerBound] | 0x20 == letters[place]
            }
            if matches { return true }
        }
        return false
    }

    /// Whether the letters of an abbreviation are in some words in their order, the first one at the start of a word
    /// that is no abbreviation itself.
    private func holds(_ name: Range<Int>, in stretch: Range<Int>) -> Bool {
        let letters = Self.letters(of: bytes[name])
        return stretch.contains { start in
            guard bytes[words[start].range.lowerBound] | 0x20 == letters[0],
                AbbreviationShape.abbreviation(in: words[start].range, of: bytes) == nil
            else { return false }
            var next = 0
            var used = 0
            for number in start..<stretch.upperBound where next < letters.count {
                used = number
                for byte in bytes[words[number].range] where next < letters.count && byte | 0x20 == letters[next] {
                    next += 1
                }
            }
            // Letters that lie scattered over more words than there are letters are a chance.
            return next == letters.count && used - start < letters.count + 2
        }
    }
}
