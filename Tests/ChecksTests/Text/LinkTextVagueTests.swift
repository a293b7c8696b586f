import Diagnostics
import SiteModel
import Testing

@testable import Checks

@Suite("A link says where it leads")
struct LinkTextVagueTests {
    @Test(
        "words that could go anywhere are found",
        arguments: [
            "click here", "here", "Here", "**here**.", "read more", "Read more …", "more", "this page", "link",
            "this link", "learn more", "“this article”", "website", "More information",
        ]
    )
    func vague(words: String) throws {
        let fixture = try TextFixture("See [\(words)](gout.md).")
        let plain = words.replacing("*", with: "")
        #expect(fixture.words(of: LinkTextVague()) == [plain])
        let message =
            "The words of a link must say where it goes, but `\(plain)` could go anywhere "
            + "(write the title of the page, or what readers find there)"
        #expect(fixture.report(of: LinkTextVague()).map { $0.drop { $0 != "T" } } == [message[...]])
    }

    @Test(
        "words that say something are left alone",
        arguments: [
            "[How gout is treated](gout.md)", "[here is how](gout.md)", "[more about gout](gout.md)",
            "[iron](https://example.org/)", "[![A cell](cell.png)](gout.md)", "[5](gout.md)",
            "<mailto:a@example.org> <a@example.org> a@example.org", "<tel:911>", "[911](tel:911)",
            "{service:emergency}",
            "[a@example.org](mailto:a@example.org)", "[www.example.org is old](https://example.org/)",
        ]
    )
    func plain(markdown: String) throws {
        #expect(try TextFixture(markdown).report(of: LinkTextVague()) == [])
    }

    @Test(
        "a bare address is no name of a page",
        arguments: [
            ("See <https://example.org/a>.", "1:6-1:27", "https://example.org/a"),
            ("See https://example.org/a.", "1:5-1:26", "https://example.org/a"),
            ("See www.example.org.", "1:5-1:20", "www.example.org"),
            ("See [https://example.org/a](https://example.org/a).", "1:6-1:27", "https://example.org/a"),
            ("See [www.example.org](https://www.example.org/).", "1:6-1:21", "www.example.org"),
        ]
    )
    func bare(markdown: String, place: String, address: String) throws {
        #expect(
            try TextFixture(markdown).report(of: LinkTextVague()) == [
                "\(place) The words of a link must say where it goes, but `\(address)` is only an address "
                    + "(write `[words](address)`, with the title of the page as its words)"
            ]
        )
    }

    @Test(
        "a link without words has none",
        arguments: ["[](gout.md)", "[ ](gout.md)", "[→](gout.md)", "[...](gout.md)"]
    )
    func empty(markdown: String) throws {
        let report = try TextFixture("See this: \(markdown).").report(of: LinkTextVague())
        #expect(report.count == 1)
        #expect(
            report.first?.hasSuffix(
                " The words of a link must say where it goes, but this one has no words "
                    + "(write the title of the page between the brackets)"
            ) == true
        )
    }

    @Test("vague words are those of the text's language")
    func languages() throws {
        let markdown = "[aquí](a.md) [Más información](b.md) [here](c.md) [más](https://example.org)"
        let rule = LinkTextVague()
        #expect(try TextFixture(markdown, language: "es").words(of: rule) == ["aquí", "Más información", "más"])
        #expect(try TextFixture(markdown, language: "fr").words(of: rule) == [])
        let german = "[hier](a.md) [Mehr erfahren](b.md) [here](c.md) [Mehr über Gicht](d.md)"
        #expect(try TextFixture(german, language: "de").words(of: rule) == ["hier", "Mehr erfahren"])
        #expect(try TextFixture(markdown).words(of: rule) == ["here"])
    }
}
