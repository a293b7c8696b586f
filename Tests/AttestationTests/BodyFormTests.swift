import Attestation
import Foundation
import SiteModel
import Testing

/// A text, and the lines of its form.
struct FormCase: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let lines: [String]

    init(_ name: String, _ text: String, _ lines: [String]) {
        self.name = name
        self.text = text
        self.lines = lines
    }

    var testDescription: String { name }
}

@Suite("The form of a body")
struct BodyFormTests {
    static let cases: [FormCase] = [
        FormCase("paragraphs", "One\ntwo   three.\n\nFour.\n", ["=One two three.", "p", "=Four."]),
        FormCase("emphasis and code", "A *b* **c** `d  e` [f](other.md).", ["=A b c d e f."]),
        FormCase(
            "characters of HTML",
            "Below 5 < 6 & \"7\" > `<b>&amp;`.",
            ["=Below 5 < 6 & “7” > <b>&amp;."]
        ),
        FormCase(
            "headings",
            "## One *two*\n\nText.\n\n### Three\n",
            ["(h2", "=One two", ")", "p", "=Text.", "(h3", "=Three", ")"]
        ),
        FormCase(
            "ids, which are no words",
            "## One {#first}\n\n<a id=\"x\"></a>\n\nText.\n\n<a id=\"y\"></a>\nMore.",
            ["(h2", "=One", ")", "p", "=Text.", "p", "=More."]
        ),
        FormCase(
            "lists",
            "- a\n- b\n  - c\n\n3. d\n4. e\n\ntext\n\n1. f\n",
            [
                "(ul", "(li", "=a", ")", "(li", "=b", "(ul", "(li", "=c", ")", ")", ")", ")", "(ol 3", "(li", "=d", ")",
                "(li", "=e", ")", ")", "p", "=text", "(ol", "(li", "=f", ")", ")",
            ]
        ),
        FormCase(
            "tasks",
            "- [x] done\n- [ ] open\n",
            ["(ul", "(li", "=☑ done", ")", "(li", "=☐ open", ")", ")"]
        ),
        FormCase(
            "links",
            "See [a *b*](https://example.org/?x=1&y=2 \"T  t\") and [c](other.md \"In\"), [d](other.md).",
            [
                "=See ", "(a https://example.org/?x=1&y=2", "\"T t", "=a b", ")", "= and ", "(a", "\"In", "=c", ")",
                "=, d.",
            ]
        ),
        FormCase(
            "signs above and below the line",
            "CO<sub>2</sub> and 10<sup>9</sup>, a<br>b <kbd>Enter</kbd>",
            ["=CO", "(sub", "=2", ")", "= and 10", "(sup", "=9", ")", "=, a", "/", "=b Enter"]
        ),
        FormCase(
            "abbreviations",
            "A <abbr title='magnetic  resonance'>**MR** <kbd>a</kbd></abbr> scan",
            ["=A ", "(abbr", "\"magnetic resonance", "=MR a", ")", "= scan"]
        ),
        FormCase("deletions", "a ~~b~~ c", ["=a ", "(del", "=b", ")", "= c"]),
        FormCase("breaks", "a  \nb\n\n***\n\nc", ["=a", "/", "= b", "-", "p", "=c"]),
        FormCase(
            "code",
            "```sh\nif a < b &&\n\n  c\n```\n\n    d\n",
            ["(pre", "=if a < b &&", "=", "=  c", ")", "(pre", "=d", ")"]
        ),
        FormCase("quotes", "> a\n>\n> b\n", ["(blockquote", "=a", "p", "=b", ")"]),
        FormCase(
            "tables",
            "| A | |\n|---|--:|\n| b | *c* d |\n",
            [
                "(table", "(thead", "(tr", "(th", "=A", ")", "(td", ")", ")", ")", "(tbody", "(tr", "(td", "=b", ")",
                "(td", "=c d", ")", ")", ")", ")",
            ]
        ),
        FormCase(
            "captions and headers of rows",
            "Table: *A* b\n\n| | c |\n|---|---|\n| d | e |\n",
            [
                "(table", "(caption", "=A b", ")", "(thead", "(tr", "(td", ")", "(th", "=c", ")", ")", ")", "(tbody",
                "(tr", "(th", "=d", ")", "(td", "=e", ")", ")", ")", ")",
            ]
        ),
        FormCase(
            "lists of terms",
            "A *b*\nc\n: d\ne\n: f\n\nG\n: h\n",
            [
                "(dl", "(dt", "=A b", ")", "(dt", "=c", ")", "(dd", "=d e", ")", "(dd", "=f", ")", "(dt", "=G", ")",
                "(dd", "=h", ")", ")",
            ]
        ),
        FormCase(
            "what readers open",
            "> [!DETAILS] A *b*\n> c\n>\n> - d\n\n> [!DETAILS] e\n>\n> f\n",
            [
                "(details", "(summary", "=A b", ")", "p", "=c", "(ul", "(li", "=d", ")", ")", ")", "(details",
                "(summary", "=e",
                ")", "p", "=f", ")",
            ]
        ),
        FormCase(
            "lists of what to do",
            "> [!DO]\n>\n> - a\n\n> [!DONT] b\n>\n> - c\n",
            [
                "(care do", "(h2", ")", "(ul", "(li", "=a", ")", ")", ")",
                "(care dont", "(h2", "=b", ")", "(ul", "(li", "=c", ")", ")", ")",
            ]
        ),
        FormCase(
            "cards with a title of their own",
            "> [!EMERGENCY] Call {service:emergency} if:\n>\n> - it hurts\n",
            [
                "(care emergency", "(h2", "=Call ", "(a tel:+1911", "=911 & more", ")", "= if:", ")", "(ul", "(li",
                "=it hurts", ")", ")", ")",
            ]
        ),
        FormCase(
            "cards with the title of the site",
            "> [!URGENT]\n> Call us.\n",
            ["(care urgent", "(h2", ")", "p", "=Call us.", ")"]
        ),
        FormCase("cards without any title", "> [!NOTE]\n> Rest.\n", ["(care note", "(h2", ")", "p", "=Rest.", ")"]),
        FormCase("counts of people", "One of {people:anemia} people.", ["=One of people."]),
        FormCase("words with a meaning", "The marrow, *ferritins* and marrow.", ["=The marrow, ferritins and marrow."]),
        FormCase(
            "citations",
            "A[^one] b.[^two][^one]\n",
            ["=A", "[1", "= b.", "[2", "[1"]
        ),
        FormCase(
            "places in sources",
            "A[^one, pp. 12--14] b.[^two,  chapter  3][^one]\n",
            ["=A", "[1, pp. 12–14", "= b.", "[2, chapter 3", "[1"]
        ),
        FormCase(
            "credits",
            "![c](cell.png \"A caption | WHO, CC BY 4.0\")\n\n![c](cell.png \"| WHO\")\n",
            [
                "(figure", "(img \(FormFixture.image("/anemia/cell.png")?.description ?? "")", "=c", ")", "(figcaption",
                "=A caption", "p", "=WHO, CC BY 4.0", ")", ")",
                "(figure", "(img \(FormFixture.image("/anemia/cell.png")?.description ?? "")", "=c", ")", "(figcaption",
                "=WHO", ")", ")",
            ]
        ),
        FormCase(
            "notes",
            "A[^n] b[^m] c[^n]\n\n[^n]: First *note*.\n\n    Second.\n\n[^m]: Other\n",
            [
                "=A", "^1", "= b", "^2", "= c", "^1", "(section", "(ol", "(li", "=First note.", "p", "=Second.", ")",
                "(li", "=Other", ")", ")", ")",
            ]
        ),
        FormCase(
            "notes that end in a list",
            "A[^n]\n\n[^n]: - b\n",
            ["=A", "^1", "(section", "(ol", "(li", "(ul", "(li", "=b", ")", ")", "p", ")", ")", ")"]
        ),
        FormCase(
            "images",
            "A ![a \"cell\"  5 < 6](cell.png \"T & t\") b\n\n![c](blood.png \"A *caption*\")\n",
            [
                "=A ", "(img \(FormFixture.image("/anemia/cell.png")?.description ?? "")", "\"T & t", "=a “cell” 5 < 6",
                ")", "= b", "(figure", "(img \(FormFixture.image("/anemia/blood.png")?.description ?? "")", "=c", ")",
                "(figcaption", "=A *caption*", ")", ")",
            ]
        ),
        FormCase(
            "drawings for narrow screens",
            "A ![b](plate.svg) c",
            [
                "=A ", "(picture", "(source \(file("plate.narrow.svg"))", ")", "(img \(file("plate.svg"))", "=b", ")",
                ")",
                "= c",
            ]
        ),
        FormCase(
            "films of other sites",
            "> [!VIDEO] A *b*\n> [See it](https://example.org/)\n>\n> C.\n>\n> D.\n",
            [
                "(care video", "(h2", "=A b", ")", "p", "(a https://example.org/", "=See it", ")", "(details",
                "(summary", ")", "p", "=C.", "p", "=D.", ")", ")",
            ]
        ),
        FormCase(
            "films and sounds of the site",
            "> [!VIDEO] A\n>\n> ![b \"c\"](film.mp4)\n>\n> D.\n\n> [!AUDIO] E\n> ![f](talk.mp3)\n>\n> - G\n",
            [
                "(care video", "(h2", "=A", ")", "p", "(video \(file("film.mp4"))", "=b “c”",
                "(track \(file("film.vtt"))", ")", ")", "(details", "(summary", ")", "p", "=D.", ")", ")",
                "(care audio", "(h2", "=E", ")", "p", "(audio \(file("talk.mp3"))", "=f", ")", "(details", "(summary",
                ")", "(ul", "(li", "=G", ")", ")", ")", ")",
            ]
        ),
        FormCase("comments", "a <!-- b --> c\n\n<!-- d -->\n\ne", ["=a c", "p", "=e"]),
        FormCase("no-break spaces", "5\u{A0}mg  \u{A0} x", ["=5\u{A0}mg \u{A0} x"]),
        FormCase("marks beside each other", "a[^one] [^two] `b`", ["=a", "[1", "= ", "[2", "= b"]),
    ]

    /// The digest of a file that the texts of the tests show.
    private static func file(_ name: String) -> String { FormFixture.image("/anemia/\(name)")?.description ?? "" }

    private static let sources = ["one", "two"].map(FormFixture.source)

    @Test("has these lines", arguments: cases)
    func lines(_ example: FormCase) throws {
        #expect(try FormFixture.lines(example.text, sources: Self.sources) == example.lines)
    }

    @Test("is the same on the page", arguments: cases)
    func page(_ example: FormCase) throws { try compareWithPage(example.text) }

    @Test(
        "is the same on the page for each text of a whole site",
        arguments: [("Content", 40), ("Tests/CommandTests/Fixtures/golden-site/Content", 5)]
    )
    func site(folder: String, atLeast count: Int) throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent(folder)
        let paths = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
        let texts = paths.filter { $0.hasSuffix(".md") }
        #expect(texts.count >= count)
        for path in texts {
            let source = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            let body = source.split(separator: "\n---\n", maxSplits: 1).last ?? ""
            try compareWithPage(String(body))
        }
    }

    private func compareWithPage(_ text: String) throws {
        let body = FormFixture.body(text, sources: Self.sources)
        let page = try FormFixture.published(body.html)
        #expect(page.text?.description == (try FormFixture.form(of: body).description))
        #expect(page.meanings == TextForm.meanings(in: body))
        #expect(page.problems.isEmpty)
    }

    @Test("is left out where a text has no body, and so are a summary and sources")
    func nothing() throws {
        let body = FormFixture.body("<!-- Nothing -->\n")
        let form = try #require(
            TextForm.text(title: " A\n b ", summary: nil, body: body, sources: [], imageDigest: { _ in nil })
        )
        #expect(form.description == "sitegen-text 1\n(title\n=A b\n)\n")
        #expect(form.digest == ContentDigest(of: form.bytes))
    }

    @Test("is written only where it is asked for")
    func unasked() {
        let body = Body(html: "<p>Text.</p>\n", isEmpty: false)
        #expect(TextForm.text(title: "T", summary: nil, body: body, sources: [], imageDigest: { _ in nil }) == nil)
        #expect(TextForm.disclaimer(title: nil, body: body, imageDigest: { _ in nil }) == nil)
        #expect(TextForm.meanings(in: body) == nil)
    }
}
