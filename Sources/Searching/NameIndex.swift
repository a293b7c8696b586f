import Foundation
import JSON
import SiteModel

/// What pages are called, in words: which names have a word, and how it may be misspelt.
struct NameIndex {
    /// What a name is. The script knows them by their numbers.
    enum Kind: Int {
        case title
        case synonym
        case everyday
        case code
        case emergencyLine
    }

    /// A name of a page.
    private struct Name {
        var page: Int
        var kind: Kind
        /// How many words it has that say something.
        var length: Int
    }

    /// A page that has names: an entry, or an article of one.
    private struct Page {
        var entry: Int
        /// The place of the article from 1; 0 for the entry itself.
        var article = 0
        var title: String
        var tail: String
        var context = ""
        var kind: Int
        /// How much more likely it is to be meant than others, from 0 to 35.
        var weight = 0
        /// 0 for none, 1 for one whose text begins with a card for emergencies, 2 for one that is an emergency by its name.
        var emergency = 0
        /// The languages of the title and of the context, by their places among those of the site.
        var languages = [0, 0]

        /// How likely it is, what kind of page it has, whether it is an emergency, and the languages that are not the site's,
        /// each a digit of base 36.
        var facts: String {
            let languages = languages[1] > 0 ? languages : languages[0] > 0 ? [languages[0]] : []
            return ([weight, kind, emergency] + languages).map { String($0, radix: 36) }.joined()
        }
    }

    /// A file with the names that have a stretch of words.
    struct Shard {
        /// The word that the stretch begins with; empty for the first.
        var start: String
        var bytes: [UInt8]
    }

    /// The words that so many names have that they tell little.
    private(set) var common: [String] = []
    /// The cards for emergencies, by entries.
    private(set) var cards: [Int: String] = [:]
    private var pages: [Page] = []
    private var names: [Name] = []
    /// The names of each word, ascending.
    private var posts: [String: [Int]] = [:]
    private var vocabulary: [String] = []

    /// A word is common where so many names have it, and so large a part of them.
    private static let fewestOfCommon = 200
    private static let partOfCommon = 80
    /// How many names of a common word are kept, and how many lines of emergency cards of any.
    private static let mostOfCommon = 80
    private static let mostLines = 40

    init() {}

    init(
        _ entries: [SearchEntry],
        _ words: SearchWords,
        _ texts: TextIndex,
        _ rules: SearchRules,
        _ circumstances: SearchIndex.Circumstances
    ) {
        var keys: [String: String] = [:]
        func key(_ word: String) -> String {
            if let known = keys[word] { return known }
            let made = words.key(word)
            keys[word] = made
            return made
        }
        func telling(_ text: String) -> [String] { words.telling(text).map(key) }

        let everyday = Self.everyday(rules.everyday + circumstances.sameNames, telling)
        let emergencies = Set(
            (rules.emergencies + circumstances.emergencies).map { telling($0).joined(separator: " ") }
        )
        let callsService = circumstances.emergencyService != nil
        /// How many articles have a word in their titles.
        var titled: [String: Int] = [:]
        for entry in entries {
            for article in entry.articles { for word in Set(telling(article.title)) { titled[word, default: 0] += 1 } }
        }
        let mostTitled = Self.limit(titled.isEmpty ? 0 : entries.reduce(0) { $0 + $1.articles.count })

        for (index, entry) in entries.enumerated() {
            let hasPage = entry.kind < circumstances.kinds.count && circumstances.kinds[entry.kind].prefix != nil
            let page = pages.count
            pages.append(Page(entry: index, title: entry.title, tail: entry.tail, kind: entry.kind))
            pages[page].weight = entry.articles.count
            pages[page].languages[0] = entry.language
            var own: Set<String> = []
            for (kind, text) in [(Kind.title, entry.title)] + entry.synonyms.map({ (Kind.synonym, $0) }) {
                let all = telling(text)
                own.insert(all.joined(separator: " "))
                add(all, kind, to: page)
            }
            for (name, others) in Self.otherNames(of: own, everyday) where !own.contains(name) {
                own.insert(name)
                add(others, .everyday, to: page)
            }
            for code in entry.codes { add(telling(code), .code, to: page) }
            if callsService, !hasPage || own.contains(where: emergencies.contains) { pages[page].emergency = 2 }
            addCard(of: entry, index, page, telling)
            let said = Set(own.flatMap { $0.split(separator: " ").map(String.init) })
            for (place, article) in entry.articles.enumerated() {
                let all = telling(article.title)
                let rest = all.filter { !said.contains($0) && (titled[$0] ?? 0) <= mostTitled }
                guard !rest.isEmpty else { continue }
                let child = pages.count
                pages.append(
                    Page(
                        entry: index,
                        article: place + 1,
                        title: article.title,
                        tail: entry.tail + article.tail,
                        context: entry.title,
                        kind: entry.kind,
                        languages: [article.language, entry.language]
                    )
                )
                names.append(Name(page: child, kind: .title, length: all.count))
                for word in Set(rest) { posts[word, default: []].append(names.count - 1) }
            }
        }
        weigh(telling, texts)
        addSpellings(words)
        limitCommon()
        vocabulary = posts.keys.sorted(by: Self.precedes)
    }

    /// The order of words that the script has too: by their code units.
    static func precedes(_ first: String, _ second: String) -> Bool {
        first.utf16.lexicographicallyPrecedes(second.utf16)
    }

    private static func limit(_ number: Int) -> Int { max(fewestOfCommon, number / partOfCommon) }

    private mutating func add(_ words: [String], _ kind: Kind, to page: Int) {
        names.append(Name(page: page, kind: kind, length: words.count))
        for word in Set(words) { posts[word, default: []].append(names.count - 1) }
    }

    /// The groups of names that stand for each other, by each of them.
    private static func everyday(_ all: [[String]], _ telling: (String) -> [String]) -> [String: [[String]]] {
        var groups: [String: [[String]]] = [:]
        for group in all {
            let names = group.map(telling)
            for name in names { groups[name.joined(separator: " "), default: []] += names.filter { $0 != name } }
        }
        return groups
    }

    private static func otherNames(
        of own: Set<String>,
        _ everyday: [String: [[String]]]
    ) -> [(name: String, words: [String])] {
        own.sorted().flatMap { everyday[$0] ?? [] }.map { ($0.joined(separator: " "), $0) }
    }

    /// Takes the card for emergencies of an entry: that of its own text, else that of the first article with one.
    private mutating func addCard(
        of entry: SearchEntry,
        _ index: Int,
        _ page: Int,
        _ telling: (String) -> [String]
    ) {
        let texts = [entry.text] + entry.articles.map(\.text)
        guard let text = texts.lazy.compactMap({ $0 }).first(where: { !$0.emergencyCard.isEmpty }) else { return }
        cards[index] = text.emergencyCard
        if entry.text?.startsWithEmergency == true { pages[page].emergency = max(1, pages[page].emergency) }
        for line in text.emergencyLines { add(telling(line), .emergencyLine, to: page) }
    }

    /// How likely each page is to be meant: one with many articles, and one whose title has no rare word. A word is rare where
    /// few names have it and few other texts use it.
    private mutating func weigh(_ telling: (String) -> [String], _ texts: TextIndex) {
        let numbers = posts.mapValues { list in list.count { names[$0].kind != .emergencyLine } }
        for index in pages.indices where pages[index].article == 0 {
            let uses = telling(pages[index].title).map { max(1, numbers[$0] ?? 1, texts.frequency(of: $0)) }
            let rarest = uses.min() ?? 1
            let weight = 2.2 * log2(Double(1 + pages[index].weight)) + log2(Double(rarest))
            pages[index].weight = min(35, Int(weight.rounded()))
        }
    }

    /// Files the names of a word below its other spellings too.
    private mutating func addSpellings(_ words: SearchWords) {
        let written = posts
        for (word, list) in written {
            for other in words.spellings(of: word) where other != word {
                posts[other] = Set(posts[other, default: []] + list).sorted()
            }
        }
    }

    private mutating func limitCommon() {
        let most = Self.limit(names.count)
        for (word, list) in posts {
            var lines = list.filter { names[$0].kind == .emergencyLine }
            var rest = list.filter { names[$0].kind != .emergencyLine }
            guard rest.count > most || lines.count > Self.mostLines else { continue }
            if rest.count > most {
                common.append(word)
                rest = Array(rest.sorted { rank($0) < rank($1) }.prefix(Self.mostOfCommon))
            }
            lines = Array(lines.sorted { rank($0) < rank($1) }.prefix(Self.mostLines))
            posts[word] = (rest + lines).sorted()
        }
        common.sort(by: Self.precedes)
    }

    private func rank(_ name: Int) -> (Int, Int, Int, Int) {
        (names[name].length, names[name].kind.rawValue, -pages[names[name].page].weight, name)
    }

    // MARK: Shards

    /// The end of an address, empty where it is the words of the title with hyphens between.
    func shortTail(_ tail: String, of title: String, _ words: SearchWords) -> String {
        tail == words.split(title).joined(separator: "-") + "/" ? "" : tail
    }

    /// The files with all names, in the order of their words.
    var shards: [Shard] {
        ShardCut.cut(vocabulary, weights: vocabulary.map { $0.utf8.count + (posts[$0]?.count ?? 0) * 14 }, target: 4500)
            .map { range in
                let list = Array(vocabulary[range])
                return Shard(
                    start: range.lowerBound == 0 ? "" : ShardCut.start(of: range, in: vocabulary),
                    bytes: bytes(of: list)
                )
            }
    }

    private func bytes(of list: [String]) -> [UInt8] {
        let shown = Set(list.flatMap { posts[$0] ?? [] }).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(shown, shown.indices))
        let owners = Set(shown.map { names[$0].page }).sorted()
        let ownerPlaces = Dictionary(uniqueKeysWithValues: zip(owners, owners.indices))
        var words = FrontCoding()
        let wordList = list.map { words.code($0) }.joined(separator: " ")
        let postList = list.map { word in
            var last = 0
            return (posts[word] ?? []).map { name in
                let place = places[name] ?? 0
                defer { last = place }
                return String(place - last, radix: 36)
            }.joined(separator: " ")
        }.joined(separator: ",")
        var (lastName, lastOwner) = (0, 0)
        let nameList = shown.map { name in
            let owner = ownerPlaces[names[name].page] ?? 0
            defer { (lastName, lastOwner) = (name, owner) }
            return [name - lastName, owner - lastOwner, min(names[name].length, 99) * 8 + names[name].kind.rawValue]
                .map { String($0, radix: 36) }.joined(separator: " ")
        }.joined(separator: ",")
        var lastEntry = 0
        let pageList = owners.map { owner in
            let page = pages[owner]
            defer { lastEntry = page.entry }
            let child = page.article == 0 ? "" : "." + String(page.article, radix: 36)
            var parts = [String(page.entry - lastEntry, radix: 36) + child + " " + page.facts, page.title]
            parts.append(page.article == 0 ? shortTails[owner] : page.tail)
            if !page.context.isEmpty { parts.append(page.context) }
            if parts.last == "" { parts.removeLast() }
            return parts.joined(separator: "\t")
        }.joined(separator: "\n")
        var writer = JSONWriter(.line)
        writer.array { json in
            for part in [wordList, postList, nameList, pageList] { json.string(part) }
        }
        return writer.bytes
    }

    /// The ends of addresses as they are in files, by pages.
    private var shortTails: [String] = []

    /// Takes the ends of the addresses, which need the words of titles.
    mutating func shorten(_ words: SearchWords) {
        shortTails = pages.map { $0.article == 0 ? shortTail($0.tail, of: $0.title, words) : $0.tail }
    }

    /// How long the texts of a file are together before the next file begins, in UTF-8 bytes.
    private static let soundTarget = 1800

    /// The words that a misspelt one may be, filed by their sounds; a file has those of several pairs of sounds, in order.
    func soundShards(_ words: SearchWords) -> [Shard] {
        var filed: [String: [String]] = [:]
        for word in vocabulary where words.canBeMisspelt(word) {
            for name in words.soundKeys(word) { filed[name, default: []].append(word) }
        }
        let texts = filed.sorted { Self.precedes($0.key, $1.key) }.map { name, list in
            var coding = FrontCoding()
            return (name, list.map { coding.code($0) + String(standing(of: $0)) }.joined(separator: " "))
        }
        var parts: [[(name: String, text: String)]] = []
        var length = 0
        for (name, text) in texts {
            if let last = parts.indices.last, length + text.utf8.count <= Self.soundTarget {
                parts[last].append((name, text))
                length += text.utf8.count
            } else {
                parts.append([(name, text)])
                length = text.utf8.count
            }
        }
        return parts.map { part in
            var writer = JSONWriter(.line)
            writer.object { json in
                for (name, text) in part {
                    json.key(name)
                    json.string(text)
                }
            }
            return Shard(start: part[0].name, bytes: writer.bytes)
        }
    }

    /// How likely a word is to be meant, from 0 to 9.
    private func standing(of word: String) -> Int {
        let best =
            (posts[word] ?? []).map { name in
                pages[names[name].page].weight - (names[name].length - 1) - (names[name].kind == .title ? 0 : 1)
            }.max() ?? 0
        return max(0, min(9, Int((Double(best) / 1.6).rounded())))
    }
}
