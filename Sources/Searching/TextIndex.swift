import Foundation
import JSON
import SiteModel

/// The words that tell what texts are about: those that a text uses much and others use little.
struct TextIndex {
    /// How many words of a text are kept.
    private static let mostWords = 24
    /// How many texts of a word are kept.
    private static let mostTexts = 120

    /// A text that has a word: of an entry, or of an article of one, and how much the word tells of it, from 0 to 9.
    private struct Post {
        var entry: Int32
        var article: Int32
        var weight: Float
    }

    private var posts: [String: [Post]] = [:]
    private var frequencies: [String: Int] = [:]

    /// How many texts use a word much, besides those of what has it in its name.
    func frequency(of key: String) -> Int { frequencies[key] ?? 0 }

    init(_ entries: [SearchEntry], _ words: SearchWords) {
        var numbers: [String: Int] = [:]
        var known: [String] = []
        var ids: [String: Int32] = [:]
        func id(_ word: String) -> Int32? {
            if let known = ids[word] { return known < 0 ? nil : known }
            guard !words.isSmall(word), let plain = words.split(word).first, !words.isSmall(plain) else {
                ids[word] = -1
                return nil
            }
            // All spellings of a word are counted as one.
            let key = words.spellings(of: words.key(plain))[0]
            let number: Int32
            if let same = numbers[key] {
                number = Int32(same)
            } else {
                number = Int32(known.count)
                numbers[key] = known.count
                known.append(key)
            }
            ids[word] = number
            return number
        }
        struct Told {
            var entry: Int
            var article: Int
            var words: [(id: Int32, number: Int32)]
        }
        var texts: [Told] = []
        var frequency: [Int32] = []
        for (index, entry) in entries.enumerated() {
            let own = Set(([entry.title] + entry.synonyms).flatMap { words.split($0).compactMap(id) })
            let all = [entry.text] + entry.articles.map(\.text)
            for (article, text) in all.enumerated() {
                guard let text else { continue }
                var counted: [(id: Int32, number: Int32)] = []
                var places: [Int32: Int] = [:]
                text.forEachWord { word, number in
                    guard let id = id(word), !own.contains(id) else { return }
                    if let place = places[id] {
                        counted[place].number += Int32(clamping: number)
                    } else {
                        places[id] = counted.count
                        counted.append((id, Int32(clamping: number)))
                    }
                }
                for (id, _) in counted {
                    while frequency.count <= Int(id) { frequency.append(0) }
                    frequency[Int(id)] += 1
                }
                texts.append(Told(entry: index, article: article, words: counted))
            }
        }
        for (number, key) in known.enumerated() where number < frequency.count {
            for spelling in words.spellings(of: key) { frequencies[spelling] = Int(frequency[number]) }
        }
        let count = Double(max(texts.count, 1))
        var byWord = [[Post]](repeating: [], count: known.count)
        for text in texts {
            let weighed = text.words.map { id, number in
                (id, Float((1 + log(Double(number))) * (log(count / Double(frequency[Int(id)])) + 0.5)))
            }
            // Of as much weight, the word that the text uses first is kept.
            let kept = weighed.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
            for (_, word) in kept.prefix(Self.mostWords) {
                byWord[Int(word.0)].append(
                    Post(entry: Int32(text.entry), article: Int32(text.article), weight: word.1)
                )
            }
        }
        for (number, key) in known.enumerated() where !byWord[number].isEmpty {
            var list = byWord[number]
            if list.count > Self.mostTexts {
                let kept = list.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
                list = kept.prefix(Self.mostTexts).sorted { $0.offset < $1.offset }.map(\.element)
            }
            for spelling in words.spellings(of: key) { posts[spelling] = list }
        }
    }

    /// The files with all words, in order.
    var shards: [NameIndex.Shard] {
        let vocabulary = posts.keys.sorted(by: NameIndex.precedes)
        let weights = vocabulary.map { $0.utf8.count + (posts[$0]?.count ?? 0) * 5 }
        return ShardCut.cut(vocabulary, weights: weights, target: 5000).map { range in
            var coding = FrontCoding()
            let words = vocabulary[range].map { coding.code($0) }.joined(separator: " ")
            let lists = vocabulary[range].map { word in
                var last = 0
                return (posts[word] ?? []).map { post in
                    defer { last = Int(post.entry) }
                    let weight = max(0, min(9, Int((post.weight / 3).rounded())))
                    return String(Int(post.entry) - last, radix: 36) + "." + String(post.article, radix: 36)
                        + String(weight)
                }.joined(separator: " ")
            }.joined(separator: ",")
            var writer = JSONWriter(.line)
            writer.array { json in
                json.string(words)
                json.string(lists)
            }
            return NameIndex.Shard(
                start: range.lowerBound == 0 ? "" : ShardCut.start(of: range, in: vocabulary),
                bytes: writer.bytes
            )
        }
    }
}
