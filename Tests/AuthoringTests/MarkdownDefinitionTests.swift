import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Lists of terms")
struct MarkdownDefinitionTests {
    @Test(
        "have terms, and definitions on lines that begin with a colon",
        arguments: [
            ("Anemia\n: Too few *red* cells.", "<dl>\n<dt>Anemia</dt>\n<dd>Too few <em>red</em> cells.</dd>\n</dl>\n"),
            (
                "A\n*B*\n:   one\n  two\n: *three*\n",
                "<dl>\n<dt>A</dt>\n<dt><em>B</em></dt>\n<dd>one\ntwo</dd>\n<dd><em>three</em></dd>\n</dl>\n"
            ),
            (
                "A\n: b\n\n<!-- A note -->\n\nC\n: d\n\nText.\n\nE\n: f",
                "<dl>\n<dt>A</dt>\n<dd>b</dd>\n<dt>C</dt>\n<dd>d</dd>\n</dl>\n<p>Text.</p>\n"
                    + "<dl>\n<dt>E</dt>\n<dd>f</dd>\n</dl>\n"
            ),
            (
                "> [!NOTE] Title\n>\n> A\n> : b\n",
                "<section class=\"care care-note\">\n<h2 class=\"care-title\"><span class=\"care-level\">Note:</span> "
                    + "Title</h2>\n<dl>\n<dt>A</dt>\n<dd>b</dd>\n</dl>\n</section>\n"
            ),
            (
                "<a id=\"x\"></a>\nA\n<a id=\"y\"></a>\n: b\n<a id=\"z\"></a>\n: c\nd\n",
                "<dl>\n<dt><a id=\"x\"></a>A<a id=\"y\"></a></dt>\n<dd>b\n<a id=\"z\"></a></dd>\n<dd>c\nd</dd>\n</dl>\n"
            ),
            ("- A\n  : b\n- c\n", "<ul>\n<li>\n<dl>\n<dt>A</dt>\n<dd>b</dd>\n</dl>\n</li>\n<li>c</li>\n</ul>\n"),
        ]
    )
    func written(markdown: String, html: String) {
        let (body, found) = MarkdownFixture.parse(markdown)
        #expect(body.html.replacing("<li>\n<dl>", with: "<li>\n<dl>") == html)
        #expect(found.isEmpty)
    }

    @Test("end a footnote before the links back")
    func footnotes() {
        let (body, found) = MarkdownFixture.parse("a[^n]\n\n[^n]: A\n    : b\n")
        #expect(body.html.contains("<dt>A</dt>\n<dd>b</dd>\n</dl>\n<p><a class=\"footnote-back\""))
        #expect(found.isEmpty)
    }

    @Test("are a list to the rules of writing, whose terms are titles")
    func prose() {
        let prose = MarkdownFixture.parse("These are:\n\nA\n: b **c**\n\nD\n: e\n").body.prose
        #expect(prose.blocks.map { prose.text($0.range) } == ["These are:", "A", "b c", "D", "e"])
        #expect(prose.blocks.map(\.kind) == [.paragraph, .cardTitle, .paragraph, .cardTitle, .paragraph])
        #expect(prose.blocks.map(\.group) == [nil, 0, 0, 0, 0])
        #expect(prose.blocks[0].successor == .list)
    }

    @Test(
        "are no list where a colon means itself or a sign",
        arguments: ["A\n\\: b", "A:\nb : c", "A\n:) b", "A\n`: b`", "The ratio\n:1 is usual."]
    )
    func text(markdown: String) {
        let (body, found) = MarkdownFixture.parse(markdown)
        #expect(!body.html.contains("<dl>"))
        #expect(found.isEmpty)
    }

    @Test(
        "are refused where a part is missing",
        arguments: [
            DiagnosticCase(
                "a definition without a term",
                "Text.\n\n1️⃣: meaning2️⃣",
                .foreignMarkup,
                "`: meaning` is a definition without a term; here it does nothing and would be shown as typed",
                help:
                    "write the term in the line above it, and an empty line above the term, or put it in backticks to show it"
            ),
            DiagnosticCase(
                "an empty definition",
                "Anemia\n1️⃣:2️⃣\n: Too few red cells.",
                .definitionEmpty,
                "The definition that begins here is empty",
                help: "write what the term means after `: `, or `\\:` to show the colon"
            ),
            DiagnosticCase(
                "a term without an empty line above it",
                "Anemia\n: Too few.\n1️⃣RBC2️⃣\n: A cell.",
                .termMalformed,
                "`RBC` has a definition below it and no empty line above it, so it would be shown as the end of the definition above",
                help: "write an empty line above it if it is a term, or indent it if it goes on with the definition"
            ),
            DiagnosticCase(
                "a term without an empty line above it in a quote in a list",
                "- > Anemia\n  > : Too few\n  > cells.\n  > 1️⃣*RBC*2️⃣\n  > : A cell.",
                .termMalformed,
                "`*RBC*` has a definition below it and no empty line above it, so it would be shown as the end of the definition above",
                help: "write an empty line above it if it is a term, or indent it if it goes on with the definition"
            ),
        ]
            + ["A\n: b\n\nC\n1️⃣:2️⃣Too few.", "A\n1️⃣:2️⃣\u{A0}b\n\nC\n: d", "A\n: b\n1️⃣:2️⃣c"].map {
                DiagnosticCase(
                    "a colon without a space",
                    $0,
                    .termMalformed,
                    "This colon begins no definition, because no space follows it, so the line would be shown with the one above",
                    help: "write a space after the colon, or `\\:` to show the colon"
                )
            } + [
                DiagnosticCase(
                    "an element that goes on in the definition",
                    "1️⃣<sub>2️⃣a\n: b",
                    .tagUnpaired,
                    "`<sub>` is not closed in the paragraph, heading or cell that it is in",
                    help: "write `</sub>` where it ends"
                )
            ]
    )
    func refused(_ example: DiagnosticCase) throws {
        let marked = MarkedMarkdown(example.marked)
        #expect(MarkdownFixture.parse(marked.text).found == [try example.expected(in: marked)])
    }
}
