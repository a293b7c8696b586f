import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Elements of HTML in a text")
struct MarkdownTagTests {
    @Test(
        "are written as they are, in small letters and without what they do not need",
        arguments: [
            ("CO<sub>2</sub> and 10<SUP>9</SUP>/L", "CO<sub>2</sub> and 10<sup>9</sup>/L"),
            (
                "**10<sup>*9*</sup>** [m<sup >2</sup >](causes.md)",
                "<strong>10<sup><em>9</em></sup></strong> <a href=\"/anemia/causes/\">m<sup>2</sup></a>"
            ),
            ("Press <kbd>Ctrl</kbd>+<kbd>P</kbd>", "Press <kbd>Ctrl</kbd>+<kbd>P</kbd>"),
            ("A<br>b<br/>c<br />d", "A<br>b<br>c<br>d"),
            ("<abbr TITLE='a \"b\" & c'>ABC</abbr>", "<abbr title=\"a &quot;b&quot; &amp; c\">ABC</abbr>"),
            ("a<sup>b<sub>c</sub></sup>", "a<sup>b<sub>c</sub></sup>"),
        ]
    )
    func written(markdown: String, html: String) {
        let (body, found) = MarkdownFixture.parse(markdown)
        #expect(body.html == "<p>\(html)</p>\n")
        #expect(found.isEmpty)
    }

    @Test("may break the lines of a cell")
    func cells() {
        let (body, found) = MarkdownFixture.parse("| A | B |\n|---|---|\n| a<br>b | 10<sup>9</sup> |\n")
        #expect(body.html.contains("<td>a<br>b</td><td>10<sup>9</sup></td>"))
        #expect(found.isEmpty)
    }

    @Test("leave the anchor of a heading as it is, and its words as they are meant")
    func headings() {
        let body = MarkdownFixture.parse("## CO<sub>2</sub> and 10<sup>9</sup>").body
        #expect(body.headings.map(\.id) == ["co2-and-109"])
        #expect(body.headings.map(\.text) == ["CO₂ and 10⁹"])
    }

    @Test("name a column as they are meant")
    func columns() {
        let body = MarkdownFixture.parse("| A | 10<sup>9</sup>/L | C |\n|---|---|---|\n| a | b | c |\n").body
        #expect(body.html.contains("data-label=\"10⁹/L\""))
    }

    @Test("are other signs to the rules of writing, and an abbreviation is spelled out")
    func prose() {
        let prose = MarkdownFixture.parse(
            "10<sup>-9</sup> CO<sub>2</sub> 1<sup>st</sup> <abbr title=\"computed tomography\">CT</abbr> a<br>b"
        ).body.prose
        #expect(prose.text(prose.blocks[0].range) == "10⁻⁹ CO₂ 1st CT (computed tomography) a b")
    }

    @Test(
        "are refused where browsers would have to guess",
        arguments: [
            DiagnosticCase(
                "one that is not closed",
                "a\n1️⃣<sub>2️⃣b\n\nc</sub>",
                .tagUnpaired,
                "`<sub>` is not closed in the paragraph, heading or cell that it is in",
                help: "write `</sub>` where it ends"
            ),
            DiagnosticCase(
                "one that is not opened",
                "| a |\n|---|\n| b1️⃣</kbd>2️⃣ |",
                .tagUnpaired,
                "`</kbd>` closes nothing in the paragraph, heading or cell that it is in",
                help: "write `<kbd>` where it begins, or delete it"
            ),
            DiagnosticCase(
                "one that crosses emphasis",
                "**a<sup>b** c1️⃣</sup>2️⃣",
                .tagUnpaired,
                "`</sup>` is not in the same emphasis, link or tag as its `<sup>`",
                help: "close what begins between the two before it, or begin with `<sup>` inside it"
            ),
            DiagnosticCase(
                "one in itself",
                "a<sup>b1️⃣<sup>2️⃣",
                .tagUnpaired,
                "`<sup>` begins before the `<sup>` in front of it is closed",
                help: "write `</sup>` where the first one ends"
            ),
            DiagnosticCase(
                "an attribute",
                "a1️⃣<sup onclick=\"x\">2️⃣b</sup>",
                .rawHTML,
                "`<sup onclick=\"x\">` has the attribute `onclick` too",
                help: "write `<sup>`, without other attributes"
            ),
            DiagnosticCase(
                "an abbreviation that is not explained",
                "1️⃣<abbr title=\" \">2️⃣b</abbr>",
                .rawHTML,
                "`<abbr title=\" \">` does not say what the abbreviation is short for",
                help: "write `<abbr title=\"…\">` with the words in full, or delete the tag"
            ),
            DiagnosticCase(
                "markup in an abbreviation",
                "1️⃣<abbr title=\"a **b**\">2️⃣b</abbr>",
                .lookalikeMarkup,
                "The title of an abbreviation is plain text, so `**` would be shown as typed",
                help: "write it without markup"
            ),
            DiagnosticCase(
                "highlighting",
                "a 1️⃣<mark>2️⃣b</mark>",
                .rawHTML,
                "`<mark>` is raw HTML; a text can contain only Markdown",
                help:
                    "write `**` before and after what matters most, because highlighting says nothing to anyone who listens, or `\\<` to show the character `<`"
            ),
            DiagnosticCase(
                "what readers open",
                "1️⃣<details>2️⃣\n<summary>a</summary>\n\nb\n\n</details>",
                .rawHTML,
                "`<details>` is raw HTML; a text can contain only Markdown",
                help:
                    "write `> [!DETAILS] Title`, and `> ` before each line that readers open, or `\\<` to show the character `<`"
            ),
            DiagnosticCase(
                "a tag in the text for an image",
                "![CO1️⃣<sub>2️⃣2</sub>](cell.png)",
                .rawHTML,
                "`<sub>` is in the text for an image, which is plain text",
                help: "write it without tags, such as `CO₂`"
            ),
        ]
    )
    func refused(_ example: DiagnosticCase) throws {
        let marked = MarkedMarkdown(example.marked)
        let found = MarkdownFixture.parse(marked.text).found
        #expect(found == [try example.expected(in: marked)])
    }

    @Test("in the title of a card end in it")
    func cardTitles() {
        let found = MarkdownFixture.parse("> [!NOTE] a <sub>b\n> c</sub>\n").found
        #expect(found.map(\.identifier).contains(.cardTitleOpen))
    }
}
