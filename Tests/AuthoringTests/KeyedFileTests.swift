import SiteModel
import Testing

@testable import Authoring

@Suite("Declared keys")
struct KeyedFileTests {
    private func names(_ file: KeyedFile, below path: String...) -> [String] {
        file.keys(below: path, .sample).map(\.name)
    }

    @Test("are found by the groups around a place")
    func places() {
        #expect(names(.site).contains("review"))
        #expect(names(.site, below: "review", "policy") == RiskClass.allCases.map(\.rawValue))
        #expect(names(.site, below: "review", "policy", "high") == ReviewFact.allCases.map(\.rawValue))
        #expect(names(.site, below: "sections", "anything") == ["title", "kind", "address"])
        #expect(names(.article, below: "sources").first == "id")
        #expect(names(.glossary) == ["term", "variants", "meaning", "sortAs"])
        #expect(names(.strings, below: "articleCount") == ["zero", "one", "other"])
        #expect(names(.site, below: "title") == [])
        #expect(names(.site, below: "nothing", "there") == [])
    }

    @Test("of a subject are those of its kind")
    func kinds() {
        #expect(names(.subject(.medicines)).contains("treats"))
        #expect(!names(.subject(.conditions)).contains("treats"))
        #expect(!names(.subject(.topics)).contains("codes"))
        #expect(names(.subject(.vaccines), below: "codes").first == "cvx")
        #expect(names(.folder).contains("parts") && !names(.article).contains("parts"))
    }

    @Test(
        "belong to the kind of each file",
        arguments: [
            ("site.yml", .site), ("glossary.yml", .glossary), ("people/ada.md", .person),
            ("conditions/gout/index.md", .subject(.conditions)), ("conditions/gout/causes.md", .article),
            ("conditions/gout/food/index.md", .folder), ("pages/about.md", .page), ("disclaimers/a.md", .disclaimer),
            ("conditions/gout/causes.review.yml", nil), ("data/experiences.csv", nil),
        ] as [(String, KeyedFile?)]
    )
    func files(path: String, expected: KeyedFile?) throws {
        let kind = try #require(ContentKind(path: path, sections: .standard))
        #expect(KeyedFile(kind, .standard) == expected)
    }

    @Test("each have a meaning that is a sentence", arguments: KeyedFile.texts + [.site, .glossary])
    func meanings(file: KeyedFile) {
        for key in file.keys(.sample) {
            #expect(key.meaning.hasSuffix("."), "\(key.name)")
            #expect(!key.meaning.contains("]("), "\(key.name)")
        }
    }
}
