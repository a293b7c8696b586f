/// Where a sorted list of words is cut into files.
enum ShardCut {
    /// How many letters the words of a file have in common at least where it is one of several: so that whoever types two
    /// letters needs one file.
    private static let fewestLetters = 2

    /// Stretches of about the same weight. A stretch is cut only between words with other first letters, unless it would
    /// weigh far too much.
    static func cut(_ words: [String], weights: [Int], target: Int) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        func split(_ range: Range<Int>, letters: Int) {
            let weight = weights[range].reduce(0, +)
            guard letters == 0 || (weight > target + target / 2 && range.count > 1) else { return groups.append(range) }
            var start = range.lowerBound
            let more = letters == 0 ? fewestLetters : letters + 1
            for index in range where index > start && words[index].prefix(more) != words[start].prefix(more) {
                split(start..<index, letters: more)
                start = index
            }
            split(start..<range.upperBound, letters: more)
        }
        guard !words.isEmpty else { return [0..<0] }
        // Words that are the beginnings of others end the recursion: each has a length.
        split(words.indices, letters: 0)
        var cuts: [Range<Int>] = []
        var weight = 0
        for group in groups {
            let more = weights[group].reduce(0, +)
            if let last = cuts.last, weight + more <= target {
                cuts[cuts.count - 1] = last.lowerBound..<group.upperBound
                weight += more
            } else {
                cuts.append(group)
                weight = more
            }
        }
        return cuts
    }

    /// The shortest text that tells the first word of a stretch from the one before.
    static func start(of range: Range<Int>, in words: [String]) -> String {
        let word = words[range.lowerBound]
        let before = words[range.lowerBound - 1]
        let shared = zip(word, before).prefix { $0 == $1 }.count
        return String(word.prefix(shared + 1))
    }
}

/// Writes sorted words, each as what it shares with the one before: the number of code units, a digit of base 36, then the
/// rest.
struct FrontCoding {
    private var last: [UInt16] = []

    /// A word as it follows the one before.
    mutating func code(_ word: String) -> String {
        let units = Array(word.utf16)
        var shared = 0
        while shared < min(35, units.count, last.count), units[shared] == last[shared] { shared += 1 }
        last = units
        return String(shared, radix: 36) + String(decoding: units[shared...], as: UTF16.self)
    }
}
