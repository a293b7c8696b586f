/// The words of a text as two texts are compared by them: markup, signs, white space and capitals do not count.
///
/// A letter of a script without capitals is a word of its own, because several of these scripts part no words: Han, Thai.
struct ComparedWords: Equatable {
    /// The words, in small letters.
    private let words: [String]
    /// Where each word is in the text, in bytes.
    private let ranges: [Range<Int>]

    /// The words of a text.
    init(_ text: String) {
        var words: [String] = []
        var ranges: [Range<Int>] = []
        var word = ""
        var range = 0..<0
        func end() {
            guard !word.isEmpty else { return }
            words.append(word.lowercased())
            ranges.append(range)
            word = ""
        }
        var offset = 0
        for character in text {
            let start = offset
            offset += character.utf8.count
            let standsAlone = character.isLetter && !character.isCased
            if standsAlone || !(character.isLetter || character.isNumber) {
                // A soft hyphen or a joiner is within a word, and shows as nothing.
                let isWithin = character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
                if !isWithin { end() }
            }
            guard character.isLetter || character.isNumber else { continue }
            range = word.isEmpty ? start..<offset : range.lowerBound..<offset
            word.append(character)
            if standsAlone { end() }
        }
        end()
        self.words = words
        self.ranges = ranges
    }

    /// The words of a text in UTF-8.
    init(_ bytes: [UInt8]) { self.init(String(decoding: bytes, as: UTF8.self)) }

    /// Whether there is no word.
    var isEmpty: Bool { words.isEmpty }

    /// Whether two texts have the same words.
    static func == (first: Self, second: Self) -> Bool { first.words == second.words }

    /// Where the words of another text stand in this one, from a byte on; `nil` where they do not. Whoever marks words
    /// with a mouse may cut the first and the last one, so these two need not be found.
    func range(of quote: ComparedWords, from start: Int = 0) -> Range<Int>? {
        let all = quote.words
        let cuts = all.count > 3 ? [all[...], all.dropFirst(), all.dropLast(), all.dropFirst().dropLast()] : [all[...]]
        for words in cuts {
            if let found = range(of: Array(words), from: start) { return found }
        }
        return nil
    }

    /// Looks at each word once (Knuth, Morris and Pratt): a quote can be long, and a text made of repetitions.
    private func range(of quote: [String], from start: Int) -> Range<Int>? {
        guard !quote.isEmpty else { return nil }
        var borders = [0]
        for index in quote.indices.dropFirst() {
            var border = borders[index - 1]
            while border > 0, quote[border] != quote[index] { border = borders[border - 1] }
            borders.append(quote[border] == quote[index] ? border + 1 : 0)
        }
        var matched = 0
        for index in words.indices where ranges[index].lowerBound >= start {
            while matched > 0, quote[matched] != words[index] { matched = borders[matched - 1] }
            if quote[matched] == words[index] { matched += 1 }
            if matched == quote.count {
                return ranges[index - matched + 1].lowerBound..<ranges[index].upperBound
            }
        }
        return nil
    }
}
