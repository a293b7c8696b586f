import Authoring
import Testing

@Suite("Two tildes on either side strike text through")
struct StrikethroughTests {
    /// GitHub Flavored Markdown 0.29, section 6.5, and where its pairs meet other signs.
    @Test(
        "as cmark-gfm does it, also in a cell, in a link and in emphasis",
        arguments: [
            ("~~a~~", "<p><del>a</del></p>"),
            ("~~a~~ b ~~c~~", "<p><del>a</del> b <del>c</del></p>"),
            ("a~~b~~c", "<p>a<del>b</del>c</p>"),
            ("~~a *b* c~~", "<p><del>a <em>b</em> c</del></p>"),
            ("**~~a~~ b**", "<p><strong><del>a</del> b</strong></p>"),
            ("~~a `~~` b~~", "<p><del>a <code>~~</code> b</del></p>"),
            ("~~a\nb~~", "<p><del>a\nb</del></p>"),
            ("~a~", "<p>~a~</p>"),
            ("\\~~a\\~~", "<p>~~a~~</p>"),
            ("## ~~a~~ b", "<h2 id=\"a-b\"><del>a</del> b</h2>"),
        ]
    )
    func pairs(markdown: String, html: String) {
        let (body, _) = MarkdownFixture.parse(markdown + "\n")
        #expect(body.html == html + "\n")
    }

    @Test("in the cell of a table")
    func cell() {
        let (body, found) = MarkdownFixture.parse("| a | b |\n|---|---|\n| ~~c~~ | d |\n")
        #expect(found.isEmpty)
        #expect(body.html.contains("<td><del>c</del></td>"))
    }
}
