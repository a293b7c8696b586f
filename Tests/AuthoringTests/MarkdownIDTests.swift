import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Ids that authors give")
struct MarkdownIDTests {
    @Test(
        "are the anchors of their headings, and no words of them",
        arguments: [
            ("## Iron pills {#iron}", "iron", "Iron pills"),
            ("## Iron pills{#Iron.a_b--c:d-1} ##", "Iron.a_b--c:d-1", "Iron pills"),
            ("Iron *pills* {#iron}\n---", "iron", "Iron pills"),
            ("## CO<sub>2</sub> {#co2}", "co2", "CO₂"),
            ("## Iron {#1-läuse}", "1-läuse", "Iron"),
            ("## Iron \\{#iron}", "iron-iron", "Iron {#iron}"),
            ("## Iron {people:anemia}", "iron-1204-people", "Iron 1,204 people"),
        ]
    )
    func headings(markdown: String, id: String, text: String) {
        let (body, found) = MarkdownFixture.parse(markdown)
        #expect(body.headings == [Body.Heading(level: 2, id: id, text: text)])
        #expect(body.html.hasPrefix("<h2 id=\"\(id)\">"))
        #expect(!body.html.dropFirst(4).contains("{#") || markdown.contains("\\"))
        #expect(found.isEmpty)
    }

    @Test("keep the words of a heading for another one, and have the prefix of their text")
    func others() {
        let (body, found) = MarkdownFixture.parse(
            "## Iron {#fe}\n\n## Iron\n\n[a](#fe) [b](#iron)\n",
            MarkdownParser.Options(anchorPrefix: "x-")
        )
        #expect(body.headings.map(\.id) == ["x-fe", "x-iron"])
        #expect(body.html.contains("<a href=\"#x-fe\">a</a> <a href=\"#x-iron\">b</a>"))
        #expect(found.isEmpty)
    }

    @Test(
        "mark places in a line of their own, which shows nothing",
        arguments: [
            ("<a id=\"old\"></a>\n\n## New", "<a id=\"old\"></a>\n<h2 id=\"new\">New</h2>\n", ["old"]),
            (
                "<a id=\"a\"></a>\n<A ID='b'></A>\n## New",
                "<a id=\"a\"></a><a id=\"b\"></a>\n<h2 id=\"new\">New</h2>\n",
                ["a", "b"]
            ),
            (
                "<a id=\"old\"></a>\nText [up](#old).", "<p><a id=\"old\"></a>Text <a href=\"#old\">up</a>.</p>\n",
                ["old"]
            ),
            ("Text\n<a id=\"old\"></a>\nmore.", "<p>Text\n<a id=\"old\"></a>more.</p>\n", ["old"]),
        ]
    )
    func places(markdown: String, html: String, targets: [String]) {
        let (body, found) = MarkdownFixture.parse(markdown)
        #expect(body.html == html)
        #expect(body.targets == targets)
        #expect(found.isEmpty)
    }

    @Test("leave a text with nothing else empty, and put no words into it")
    func empty() {
        let body = MarkdownFixture.parse("<a id=\"old\"></a>\n\nWords\n").body
        #expect(MarkdownFixture.parse("<a id=\"old\"></a>").body.isEmpty)
        #expect(body.prose.blocks.map { body.prose.text($0.range) } == ["Words"])
    }

    private static let signs = "letters, digits, `-`, `_`, `.` and `:`, and a letter or a digit first"

    @Test(
        "are refused where they cannot be in an address, or are not alone",
        arguments: [
            "{#}", "{#my id}", "{# iron}", "{ #iron }", "{#-iron}", "{#iron/pills}", "{#iron .note}", "{: #iron}",
            "{iron}",
            "{#iron", "#iron}", "[#iron]",
        ].map {
            DiagnosticCase(
                $0,
                "## Pills 1️⃣\($0)2️⃣",
                .idMalformed,
                "`\($0)` is not the id of this heading",
                help: "write it as `{#my-id}`, with \(signs), or `\\{` to show the brace"
            )
        } + [
            DiagnosticCase(
                "a heading without words",
                "## 1️⃣{#iron}2️⃣",
                .emptyValue,
                "This heading is empty",
                help: "fill it in or delete the line"
            ),
            DiagnosticCase(
                "an id of notes",
                "## Pills 1️⃣{#fn-1}2️⃣",
                .idTaken,
                "The id `fn-1` is one of those that pages use for other things, such as notes and sources",
                help: "choose another id, such as `about-fn-1`"
            ),
            DiagnosticCase(
                "an id of the frame of a page",
                "1️⃣<a id=\"theme-main\">2️⃣</a>",
                .idTaken,
                "The id `theme-main` is one of those that pages use for other things, such as notes and sources",
                help: "choose another id, such as `about-theme-main`"
            ),
            DiagnosticCase(
                "an id that a heading has",
                "## Pills 1️⃣{#iron-pills}2️⃣\n\n## Iron pills",
                .idTaken,
                "The heading `Iron pills` has the anchor `#iron-pills` by its words already",
                help: "choose another id here, or give that heading an id of its own"
            ),
            DiagnosticCase(
                "a place with a name",
                "1️⃣<a name=\"old\">2️⃣</a>",
                .rawHTML,
                "`<a name=\"old\">` is raw HTML; a text can contain only Markdown",
                help: "write `id` in place of `name`, which HTML has given up"
            ),
            DiagnosticCase(
                "a link of HTML",
                "See 1️⃣<a href=\"causes.md\">2️⃣the causes</a>.",
                .rawHTML,
                "`<a href=\"causes.md\">` is raw HTML; a text can contain only Markdown",
                help: "write a link as `[words](address)`"
            ),
            DiagnosticCase(
                "a place with more attributes",
                "1️⃣<a id=\"old\" class=\"b\">2️⃣</a>",
                .rawHTML,
                "`<a id=\"old\" class=\"b\">` is raw HTML; a text can contain only Markdown",
                help: "write `<a id=\"my-id\"></a>`, without other attributes"
            ),
            DiagnosticCase(
                "a place around words",
                "1️⃣<a id=\"old\">2️⃣Words</a>",
                .rawHTML,
                "`<a id=\"old\">` is not in a line of its own with `</a>` right after it",
                help: "write it with `</a>` in a line above the words that it is for"
            ),
            DiagnosticCase(
                "a place in a heading",
                "## 1️⃣<a id=\"old\">2️⃣</a>Pills",
                .rawHTML,
                "`<a id=\"old\">` is not in a line of its own with `</a>` right after it",
                help: "write `{#my-id}` at the end of the heading"
            ),
            DiagnosticCase(
                "a place with an id that is none",
                "1️⃣<a id=\"my id\">2️⃣</a>",
                .idMalformed,
                "`my id` cannot be an id",
                help: "write it with \(signs)"
            ),
        ]
    )
    func refused(_ example: DiagnosticCase) throws {
        let marked = MarkedMarkdown(example.marked)
        let found = MarkdownFixture.parse(marked.text).found
        #expect(found == [try example.expected(in: marked)])
    }

    @Test("are given once")
    func twice() throws {
        let marked = MarkedMarkdown("## Iron 1️⃣{#fe}2️⃣\n\n3️⃣<a id=\"fe\">4️⃣</a>\n")
        let found = MarkdownFixture.parse(marked.text).found
        let first = try marked.place("1️⃣", to: "2️⃣")
        #expect(
            found == [
                Diagnostic(
                    .idTaken,
                    at: try marked.place("3️⃣", to: "4️⃣"),
                    "The id `fe` is given twice in this text",
                    help: "choose another id for one of the two",
                    notes: [Diagnostic.Note("the first one", at: first)]
                )
            ]
        )
    }
}
