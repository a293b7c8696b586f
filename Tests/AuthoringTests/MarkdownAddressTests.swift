import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("The address of a link")
struct MarkdownAddressTests {
    @Test(
        "that is nearly right is told as it is right",
        arguments: [
            ("[NHS](www.nhs.uk)", "write `https://www.nhs.uk`"),
            ("[NHS](www.nhs.uk/conditions/gout/)", "write `https://www.nhs.uk/conditions/gout/`"),
            ("[NHS](nhs.uk)", "write `https://nhs.uk`"),
            ("[WHO](who.int/news?id=1)", "write `https://who.int/news`"),
            ("- [Mail](help@nhs.uk)", "write `mailto:help@nhs.uk`"),
            ("[Call](988)", "write `tel:988`"),
            ("[Call](1-800-222-1222)", "write `tel:18002221222`"),
            ("[Mail](mailto:)", "write the address after `mailto:`, for example `mailto:help@example.org`"),
            ("[Mail](mailto://help@nhs.uk)", "write `mailto:help@nhs.uk`"),
            ("[Mail](<mailto: help@nhs.uk>)", "write `mailto:help@nhs.uk`"),
            ("[Mail](mailto:help)", "write `mailto:help@example.org`"),
            ("[Call](tel:)", "write the number after `tel:`, for example `tel:+18005550100`"),
            ("[Call](tel://911)", "write `tel:911`"),
            ("[Call](<tel:911 or 112>)", "write `tel:+18005550100`"),
            ("[Call](<tel:1 800 222>)", "write `tel:1800222`"),
            ("[Text](sms:)", "write the number after `sms:`, for example `sms:988`"),
        ]
    )
    func meant(text: String, help: String) {
        let found = MarkdownFixture.parse(text + "\n").found
        #expect(found.map(\.identifier) == [.linkBroken])
        #expect(found.map(\.help) == [help])
    }

    @Test(
        "of a number, of mail or of a message is a link",
        arguments: [
            "sms:988", "sms:+18005550100?body=HOME", "tel:911", "tel:+1-800-222-1222", "mailto:help@nhs.uk",
            "mailto:help@nhs.uk?subject=Gout", "mailto:help@nhs.uk?subject=Gout&body=One%0D%0ATwo",
            "sms:988?body=One%0ATwo", "https://www.nhs.uk/a%20b?c[]=%C3%A9",
            "mailto:a@nhs.uk,b@nhs.uk", "https://www.nhs.uk/",
        ]
    )
    func sound(address: String) {
        let (body, found) = MarkdownFixture.parse("[Get help](\(address))\n")
        #expect(found == [])
        #expect(body.links.map(\.destination) == [.external(address)])
    }

    @Test(
        "that holds what no address can is refused, as it is in a key",
        arguments: [
            ("<https://a.org/\\<b\\>>", "https://a.org/<b>", "`<`", "write `%3C` for it, or delete it"),
            ("https://a.org/\"b", "https://a.org/\"b", "`\"`", "write `%22` for it, or delete it"),
            ("https://a.org/a|b", "https://a.org/a|b", "`|`", "write `%7C` for it, or delete it"),
            ("<https://a.org/a b>", "https://a.org/a b", "a space", "write `%20` for the space, or delete it"),
            (
                "https://a.org/\u{202E}b", "https://a.org/\u{202E}b", "the invisible character U+202E", "delete it"
            ),
            ("https://a.org/a\u{200B}", "https://a.org/a\u{200B}", "the invisible character U+200B", "delete it"),
            ("mailto:a@b.org?subject=\"x", "mailto:a@b.org?subject=\"x", "`\"`", "write `%22` for it, or delete it"),
        ]
    )
    func excluded(written: String, address: String, name: String, help: String) {
        let found = MarkdownFixture.parse("[The guide](\(written))\n").found
        #expect(found.map(\.identifier) == [.unsafeAddress])
        #expect(found.map(\.message) == ["The address `\(address)` contains \(name), which an address must not"])
        #expect(found.map(\.help) == [help])
    }

    @Test(
        "that holds an encoded control character is refused",
        arguments: [
            "https://a.org/%00", "https://a.org/%0d%0ab", "https://a.org/?a=%1b", "mailto:a%00@b.org", "tel:911%0a",
            "mailto:a@b.org?subject=%0aBcc:c@d.org", "mailto:a@b.org?body=%00",
        ]
    )
    func encodedControl(address: String) {
        let found = MarkdownFixture.parse("[The guide](\(address))\n").found
        #expect(found.map(\.identifier) == [.unsafeAddress])
        #expect(
            found.map(\.message) == [
                "The address `\(address)` contains a backslash or a control character, which an address must not"
            ]
        )
    }

    @Test("of a service that takes messages begins one")
    func messages() {
        let place = Diagnostics.SourceLocation(MarkdownFixture.file)
        let service = Service(name: Located("crisis", at: place), label: "988", number: "988", takesMessages: true)
        #expect(service.address == "sms:988")
    }

    @Test(
        "of the site itself is read from its whole form",
        arguments: [
            ("https://example.org/", "https://example.org/conditions/gout/", "/conditions/gout/"),
            ("https://example.org/", "https://example.org", "/"),
            ("https://example.org/", "http://EXAMPLE.org/a", "/a"),
            ("https://example.org/health/", "https://example.org/health/gout/", "/gout/"),
            ("https://example.org/health/", "https://example.org/health", "/"),
            ("https://example.org/health/", "https://example.org/healthy/", nil),
            ("https://example.org/", "https://example.org:443/a/", "/a/"),
            ("https://example.org/", "http://example.org:80/a/", "/a/"),
            ("https://example.org/", "https://example.org./a/", "/a/"),
            ("https://example.org/", "https://example.org:8443/a/", nil),
            ("http://localhost:8000/", "http://localhost:8000/a/", "/a/"),
            ("https://example.org/", "https://www.example.org/", nil),
            ("https://example.org/", "https://example.org.evil.example/", nil),
            ("https://example.org/", "https://example.org/%C3%A9/", "/é/"),
        ] as [(String, String, String?)]
    )
    func ownPath(base: String, address: String, path: String?) throws {
        #expect(try #require(BaseURL(base)).ownPath(of: address) == path)
    }

    private static func parse(_ text: String) -> (body: Body, found: [Diagnostic]) {
        let place = Diagnostics.SourceLocation(MarkdownFixture.file)
        let source = Source(id: Located("who-2023", at: place), title: "Gout")
        return MarkdownFixture.parse(text + "\n", MarkdownParser.Options(sources: [source]))
    }

    @Test("of a source that is misspelt counts as cited, so that one slip is one message")
    func misspeltCitation() {
        let (body, found) = Self.parse("About 4 in 100 people have gout.[^whoo-2023]")
        #expect(found.map(\.help) == ["write `[^who-2023]` instead"])
        #expect(body.citations.map(\.source) == [0])
    }

    @Test(
        "of a source that is a number typed by hand is told",
        arguments: [
            "Gout hurts.[1]", "Gout hurts [1].", "Gout hurts.[1, 2]", "- Gout hurts.[2-4]", "> Gout hurts.[12]",
            "| a | b |\n|---|---|\n| c[1] | d |",
        ]
    )
    func typedCitation(text: String) {
        let found = Self.parse(text).found
        #expect(found.map(\.identifier) == [.lookalikeMarkup])
        #expect(found.map(\.help) == ["cite with `[^id]`, where `id` is that of the source, as in `[^who-2023]`"])
    }

    @Test(
        "is not looked for in brackets that mean something else",
        arguments: [
            "Gout hurts.\\[1\\]", "`a[1]`", "[1](causes.md)", "[18F]FDG is a tracer.", "Gout [see 1] hurts.",
            "In [2019] more.",
        ]
    )
    func soundBrackets(text: String) {
        #expect(Self.parse(text).found.filter { $0.identifier == .lookalikeMarkup } == [])
    }
}
