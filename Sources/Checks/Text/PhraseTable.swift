/// Phrases that are looked for at every word of a text.
struct PhraseTable: Sendable {
    /// The first words of phrases, and the places of their phrases in `phrases`.
    private let firsts: WordTable<Int>
    /// For each first word, the words that may follow, place by place.
    private let phrases: [[[WordSet]]]
    /// For each first word, whether it is a phrase by itself.
    private let isPhrase: [Bool]
    /// The second words of all phrases: common words such as "the" start a phrase, and seldom go on as one.
    private let seconds: WordSet

    /// A table of phrases, one a line; of words between bars any one may be in a place: `always safe|harmless`.
    init(_ lines: String) {
        var phrases: [WordKey: [[WordSet]]] = [:]
        var order: [WordKey] = []
        var seconds: [String] = []
        for line in lines.split(separator: "\n") {
            let places = line.split(separator: " ")
            guard let first = places.first else { continue }
            let words = places.dropFirst().map { $0.split(separator: "|").joined(separator: " ") }
            seconds += words.prefix(1)
            let rest = words.map { WordSet($0) }
            for word in first.split(separator: "|") {
                let key = WordKey(word)
                if phrases[key] == nil { order.append(key) }
                phrases[key, default: []].append(rest)
            }
        }
        firsts = WordTable(order.enumerated().map { ($1, $0) })
        self.phrases = order.map { phrases[$0] ?? [] }
        isPhrase = self.phrases.map { $0.contains(where: \.isEmpty) }
        self.seconds = WordSet(seconds.joined(separator: " "))
    }

    /// The longest phrase that starts at a word and ends before another: how many words it has.
    @inline(__always)
    func match(at index: Int, before end: Int, in words: [WordList.Word], _ bytes: [UInt8]) -> Int? {
        guard let first = firsts[words[index].key],
            isPhrase[first] || index + 1 < end && seconds.contains(words[index + 1].key)
        else { return nil }
        return longest(of: phrases[first], at: index, before: end, in: words, bytes)
    }

    private func longest(
        of candidates: [[WordSet]],
        at index: Int,
        before end: Int,
        in words: [WordList.Word],
        _ bytes: [UInt8]
    ) -> Int? {
        var longest: Int?
        for phrase in candidates where index + phrase.count < end && phrase.count >= longest ?? 0 {
            let matches = phrase.indices.allSatisfy { place in
                phrase[place].contains(words[index + place + 1].key)
                    && Self.isJoined(words[index + place], words[index + place + 1], bytes)
            }
            if matches { longest = phrase.count + 1 }
        }
        return longest
    }

    /// Whether nothing is between two words but a space or what is written with it.
    private static func isJoined(_ first: WordList.Word, _ second: WordList.Word, _ bytes: [UInt8]) -> Bool {
        let gap = bytes[first.range.upperBound..<second.range.lowerBound]
        return gap.count < 5 && !gap.contains { $0 < 0x80 && ",;:()./".utf8.contains($0) }
    }
}
