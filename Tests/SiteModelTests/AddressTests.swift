import SiteModel
import Testing

@Suite("Addresses")
struct AddressTests {
    @Test("of pages follow the site's plan")
    func pages() {
        let anemia = SubjectID("anemia")
        let sections = Sections.standard
        #expect(sections.address(of: anemia).path == "/conditions/anemia/")
        #expect(
            sections.address(of: ArticleID(subject: anemia, slug: "causes")).path == "/conditions/anemia/causes/"
        )
        #expect(Address.person(PersonID("ada")).path == "/people/ada/")
        #expect(Address.page("about").path == "/about/")
        #expect(Address.page("about").outputPath == "about/index.html")
        #expect(Address.home.outputPath == "index.html")
        #expect(Address.notFound.outputPath == "404.html")
    }

    @Test(
        "are written under the path of the base URL and percent-encoded",
        arguments: [
            ("https://example.org", "/conditions/anemia/", "/conditions/anemia/"),
            ("https://example.org/health/", "/conditions/anemia/", "/health/conditions/anemia/"),
            ("https://example.org/a/b", "/", "/a/b/"),
            ("https://example.org/", "/conditions/ménière/", "/conditions/m%C3%A9ni%C3%A8re/"),
            ("https://example.org/", "/leaflets/a b.pdf", "/leaflets/a%20b.pdf"),
            ("https://example.org/", "/leaflets/50%25.pdf", "/leaflets/50%25.pdf"),
            ("https://example.org/", "/leaflets/50%.pdf", "/leaflets/50%25.pdf"),
        ] as [(String, String, String)]
    )
    func hrefs(base: String, path: String, href: String) throws {
        #expect(try #require(BaseURL(base)).href(Address(path: path)) == href)
    }

    @Test(
        "of a site are absolute http addresses without query and fragment",
        arguments: [
            ("https://example.org", "https://example.org/"),
            ("HTTPS://Example.ORG/Health", "https://example.org/Health/"),
            ("http://localhost:8000/", "http://localhost:8000/"),
            ("https://example.org//a//", "https://example.org/a/"),
            ("example.org", nil), ("ftp://example.org/", nil), ("https://", nil), ("https:///a", nil),
            ("https://example.org/?a", nil), ("https://example.org/#a", nil), ("https://user@example.org/", nil),
            ("https://example.org/../a", nil), ("https://example.org/a b", nil), ("javascript:alert(1)", nil),
        ] as [(String, String?)]
    )
    func baseURLs(text: String, expected: String?) {
        #expect(BaseURL(text)?.description == expected)
    }

    @Test(
        "are made of slugs of any script",
        arguments: [
            ("anemia", true), ("type-2-diabetes", true), ("1E3", true), ("ménière", true), ("贫血", true),
            ("a_b.c", true),
            ("", false), (".", false), ("..", false), (".hidden", false), ("a/b", false), ("a b", false),
            ("a?b", false),
            ("a%20b", false), ("a\\b", false), ("a\u{0}b", false), ("🩸", false),
        ] as [(String, Bool)]
    )
    func slugs(text: String, isValid: Bool) {
        #expect(Slug.isValid(text) == isValid)
    }

    @Test(
        "get a suggestion for what cannot be a slug",
        arguments: [("What causes it?", "what-causes-it"), ("Ménière’s disease", "ménière-s-disease"), ("???", "")]
    )
    func suggestions(text: String, slug: String) {
        #expect(Slug.suggestion(for: text) == slug)
    }

    @Test("that differ only in case or Unicode form are the same")
    func comparison() {
        #expect(Slug.comparisonKey("Me\u{301}nie\u{300}re") == Slug.comparisonKey("M\u{C9}NI\u{C8}RE"))
    }

    @Test(
        "of aliases stay on the site",
        arguments: [
            ("/old/", "/old/"), ("/old", "/old/"), ("/a/b/c/", "/a/b/c/"), ("/old.html", "/old.html"), ("/", nil),
            ("old", nil), ("/../x/", nil), ("/a/../b/", nil), ("//evil.example/", nil), ("https://example.org/", nil),
            ("/a?b/", nil), ("/a//b/", nil), ("/.git/", nil), ("", nil),
        ] as [(String, String?)]
    )
    func aliases(text: String, expected: String?) {
        #expect(SiteLinker.aliasAddress(text)?.path == expected)
    }
}
