import Diagnostics
import Foundation
import SiteModel
import Testing

@testable import Searching

struct SearchIndexTests {
    private let kinds = [
        SearchKind(prefix: "conditions/", label: "Conditions", worth: 1),
        SearchKind(prefix: "people/", label: "People", worth: 0.9),
    ]

    private func body(_ words: String, card: String? = nil) -> SearchText {
        var body = Body()
        for (kind, text, care) in [
            (Prose.Block.Kind.paragraph, words, nil), (.paragraph, card ?? "", CardKind.emergency),
        ]
        where !text.isEmpty {
            let start = body.prose.bytes.count
            body.prose.bytes += Array(text.utf8) + [0x0A]
            body.prose.blocks.append(
                Prose.Block(kind: kind, range: start..<start + text.utf8.count, care: care)
            )
        }
        if let card {
            body.careCards = [
                CareCard(kind: .urgent, html: #"<section class="care care-urgent"></section>"#),
                CareCard(kind: .emergency, html: #"<section class="care care-emergency"><p>\#(card)</p></section>"#),
            ]
        }
        return SearchText(body)
    }

    private func entry(_ title: String, _ tail: String, synonyms: [String] = []) -> SearchEntry {
        var entry = SearchEntry(title: title, kind: 0, tail: tail)
        entry.synonyms = synonyms
        return entry
    }

    /// The files of an index, by their names.
    private func files(
        _ entries: [SearchEntry],
        service: Bool = false,
        emergencies: [String] = []
    ) throws -> [String: String] {
        var circumstances = SearchIndex.Circumstances(kinds: kinds)
        circumstances.emergencies = emergencies
        if service {
            let name = Located("emergency", at: Diagnostics.SourceLocation(SourceFile(.content, "site.yml")))
            circumstances.emergencyService = Service(name: name, label: "911", number: "911")
        }
        let index = SearchIndex(entries, try rules(), circumstances)
        return Dictionary(
            index.files { "\($0.count)" }.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    @Test func `A name leads to its page`() throws {
        let files = try files([
            entry("Gout", "gout/"), entry("Piles of the anus", "hemorrhoids/", synonyms: ["Hemorrhoids"]),
        ])
        // Words; the names of each; names by page, length and kind; pages with weight, kind and emergency.
        #expect(
            files["n0"]
                == #"["0anu 0gout 0hemorhoid 0pil","1,0,2,1 2","0 0 8,1 1 g,1 0 9,1 0 a","0 000\tGout\n1 000\tPiles of the anus\themorrhoids/"]"#
        )
    }

    @Test func `Everyday words are names of what has one of their names`() throws {
        let files = try files([entry("Hemorrhoids", "hemorrhoids/")])
        #expect(try #require(files["n0"]).hasPrefix(#"["0hemorhoid 0pil","#))
    }

    @Test func `A word is filed by its sounds, so that a slip leads to it`() throws {
        let files = try files([entry("Psoriasis", "psoriasis/")])
        let words = SearchWords(try rules())
        for name in words.soundKeys(words.key("soriasis")) {
            #expect(try #require(files["s0"]).contains("\"\(name)\":\"0psoriasis"))
        }
    }

    @Test func `A text is found by what it tells, and by no word of its own name`() throws {
        var gout = entry("Gout", "gout/")
        gout.text = body("Gout comes from uric acid. Uric acid makes crystals.")
        var anemia = entry("Anemia", "anemia/")
        anemia.text = body("Too little iron.")
        let texts = try #require(try files([gout, anemia])["t0"])
        #expect(texts.contains("uric") && texts.contains("iron") && !texts.contains("gout"))
    }

    @Test func `Only its card is known of a text that is not shown`() throws {
        var text = body("Secret words.", card: "Chest pain")
        text.words = ""
        var entry = entry("Anemia", "anemia/")
        entry.text = text
        let files = try files([entry])
        #expect(!files.values.contains { $0.lowercased().contains("secret") })
        #expect(try #require(files["d0"]).contains("care-emergency"))
        #expect(!(try #require(files["d0"]).contains("care-urgent")))
        #expect(try #require(files["n0"]).contains("chest"))
    }

    @Test func `An emergency needs no page, but a service`() throws {
        let with = try files([entry("Gout", "gout/")], service: true, emergencies: ["Snake bite"])
        #expect(
            with.values.contains { $0.contains("Heart attack") } && with.values.contains { $0.contains("Snake bite") }
        )
        #expect(try #require(with["index"]).contains(#""service":{"href":"tel:911","label":"911"}"#))
        let without = try files([entry("Gout", "gout/")], emergencies: ["Snake bite"])
        #expect(!without.values.contains { $0.contains("Heart attack") || $0.contains("Snake bite") })
    }

    @Test func `A word that very many names have keeps the best of them`() throws {
        let many = (0..<400).map { entry("Syndrome \(["of", "in"][$0 % 2]) \(String($0, radix: 36))x", "s\($0)/") }
        let files = try files(many)
        #expect(try #require(files["index"]).contains(#""common":"syndrom""#))
    }

    @Test func `The same pages give the same bytes`() throws {
        let entries = (0..<60).map { entry("Condition \($0) of the heart", "c\($0)/", synonyms: ["Heart \($0)"]) }
        #expect(try files(entries) == files(entries))
    }

    @Test(arguments: [[], ["a"], ["aa", "aab", "aac", "ab", "b"], (0..<99).map { "word\($0)" }.sorted()])
    func `Shards hold every word once, in order`(words: [String]) {
        for target in [1, 10, 1000] {
            let cuts = ShardCut.cut(words, weights: words.map(\.count), target: target)
            #expect(cuts.flatMap { Array(words[$0]) } == words)
            for cut in cuts.dropFirst() {
                let start = ShardCut.start(of: cut, in: words)
                #expect(start <= words[cut.lowerBound] && start > words[cut.lowerBound - 1])
            }
        }
    }
}
