import Foundation
import JSON
package import SiteModel

/// The files of a search that works without a server: a small one that a script reads first, and shards of which a query
/// needs a few. docs/search.md says what is in each.
package struct SearchIndex {
    /// A file of the index.
    package struct File: Sendable {
        /// Its name, without an ending.
        package var name: String
        /// What is in it: JSON.
        package var bytes: [UInt8]
    }

    /// What is said of the site besides its pages.
    package struct Circumstances: Sendable {
        /// The kinds of pages, by which entries name theirs.
        package var kinds: [SearchKind]
        /// What is an emergency, in the words that people search for, besides those of the rules.
        package var emergencies: [String] = []
        /// The service to call in an emergency; without one, only cards tell of emergencies.
        package var emergencyService: Service?
        /// The style sheet of what a search shows, from the root of the site without the first slash.
        package var styleSheet: String?
        /// What the script says, by languages: texts by their keys.
        package var words: [(language: LanguageTag, texts: [(key: String, text: String)])] = []
        /// The site's language, and after it the others that titles are in.
        package var languages: [LanguageTag] = []
        /// Pairs of spellings that are one word for readers of the site.
        package var respellings: [[String]] = []
        /// Names of the same thing, besides those of the rules.
        package var sameNames: [[String]] = []

        /// Circumstances of a site with such pages.
        package init(kinds: [SearchKind]) { self.kinds = kinds }
    }

    let rules: SearchRules
    let words: SearchWords
    let circumstances: Circumstances
    /// The pages, and after them what is an emergency and has no page.
    let entries: [SearchEntry]
    private let texts: TextIndex
    private(set) var names = NameIndex()

    /// An index of pages under the rules of the site's language.
    package init(_ entries: [SearchEntry], _ rules: SearchRules, _ circumstances: Circumstances) {
        self.rules = rules
        words = SearchWords(rules, pairs: circumstances.respellings)
        var circumstances = circumstances
        var entries = entries
        if circumstances.emergencyService != nil {
            let known = Set(entries.flatMap { [$0.title] + $0.synonyms }.map { $0.lowercased() })
            let kind = circumstances.kinds.count
            circumstances.kinds.append(SearchKind(prefix: nil, label: "", worth: 1))
            for emergency in Self.distinct(rules.emergencies + circumstances.emergencies)
            where !known.contains(emergency.lowercased()) {
                entries.append(SearchEntry(title: Self.capitalized(emergency), kind: kind, tail: ""))
            }
        }
        self.circumstances = circumstances
        self.entries = entries
        texts = TextIndex(entries, words)
        names = NameIndex(entries, words, texts, rules, circumstances)
        names.shorten(words)
    }

    private static func distinct(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0.lowercased()).inserted }
    }

    private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// How many pages are described in one file.
    static let chunk = 4

    /// All files. `version` gives a short text that stands for bytes: caches must not mix the files of two indexes.
    package func files(version: ([UInt8]) -> String) -> [File] {
        let nameShards = names.shards
        let textShards = texts.shards
        let sounds = names.soundShards(words)
        var files: [File] = []
        for (number, shard) in nameShards.enumerated() { files.append(File(name: "n\(number)", bytes: shard.bytes)) }
        for (number, shard) in sounds.enumerated() { files.append(File(name: "s\(number)", bytes: shard.bytes)) }
        for (number, shard) in textShards.enumerated() { files.append(File(name: "t\(number)", bytes: shard.bytes)) }
        for start in stride(from: 0, to: entries.count, by: Self.chunk) {
            let part = entries[start..<min(entries.count, start + Self.chunk)]
            files.append(File(name: "d\(start / Self.chunk)", bytes: details(of: part)))
        }
        var all: [UInt8] = []
        for file in files { all += Array("\(file.name) \(version(file.bytes)) ".utf8) }
        files.insert(
            File(
                name: "index",
                bytes: manifest(
                    names: nameShards.map(\.start),
                    texts: textShards.map(\.start),
                    sounds: sounds.map(\.start),
                    version: version(all)
                )
            ),
            at: 0
        )
        return files
    }

    private func manifest(names starts: [String], texts: [String], sounds: [String], version: String) -> [UInt8] {
        func listed(_ texts: [String]) -> String { texts.joined(separator: " ") }
        var writer = JSONWriter(.line)
        writer.object { json in
            json.member("version", version)
            json.member("chunk", Self.chunk)
            json.member("sheet", circumstances.styleSheet)
            json.key("rules")
            json.object { json in
                json.member("spelling", listed(rules.spelling.map(\.text)))
                json.member("endings", listed(rules.endings.map(\.text)))
                json.member("sounds", listed(rules.sounds.map(\.text)))
                json.member("alike", listed(rules.alike))
                json.member("vowels", rules.vowels)
                json.member("small", listed(rules.small))
            }
            json.member("names", starts.joined(separator: " "))
            json.member("texts", texts.joined(separator: " "))
            json.member("sounds", sounds.joined(separator: " "))
            json.member("common", self.names.common.joined(separator: " "))
            json.key("kinds")
            json.array { json in
                for kind in circumstances.kinds {
                    json.array { json in
                        if let prefix = kind.prefix { json.string(prefix) } else { json.null() }
                        json.string(kind.label)
                        json.written(Array(String(kind.worth).utf8))
                    }
                }
            }
            json.key("languages")
            json.array { json in
                for language in circumstances.languages {
                    json.array { json in
                        json.string(language.tag)
                        json.string(language.isRightToLeft ? "rtl" : "ltr")
                    }
                }
            }
            if let service = circumstances.emergencyService {
                json.key("service")
                json.object { json in
                    json.member("href", service.address)
                    json.member("label", service.label)
                }
            }
            json.key("words")
            json.object { json in
                for (language, texts) in circumstances.words {
                    json.key(language.tag)
                    json.object { json in
                        for (key, text) in texts {
                            json.key(key)
                            json.string(text)
                        }
                    }
                }
            }
        }
        return writer.bytes
    }

    /// The longest summary that is shown, in characters.
    private static let longestSummary = 160
    /// How many articles of a page are listed.
    private static let mostArticles = 40

    private func details(of part: ArraySlice<SearchEntry>) -> [UInt8] {
        var writer = JSONWriter(.line)
        writer.array { json in
            for (index, entry) in zip(part.indices, part) {
                json.array { json in
                    json.string(entry.title)
                    json.number(entry.kind)
                    json.string(shortTail(entry.tail, of: entry.title))
                    json.string(Self.cut(entry.summary))
                    json.string(entry.synonyms.joined(separator: "\t"))
                    json.string(names.cards[index] ?? "")
                    json.array { json in
                        for article in entry.articles.prefix(Self.mostArticles) {
                            json.array { json in
                                json.string(article.title)
                                json.string(String(shortTail(article.tail, of: article.title).dropLast()))
                                if article.language > 0 { json.number(article.language) }
                            }
                        }
                    }
                    if entry.language > 0 { json.number(entry.language) }
                }
            }
        }
        return writer.bytes
    }

    /// A summary that is too long, without the words at its end.
    private static func cut(_ text: String) -> String {
        guard text.count > longestSummary else { return text }
        let start = text.prefix(longestSummary)
        return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
    }

    private func shortTail(_ tail: String, of title: String) -> String { names.shortTail(tail, of: title, words) }
}
