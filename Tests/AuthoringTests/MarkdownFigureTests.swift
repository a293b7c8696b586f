import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Credits of pictures")
struct MarkdownFigureTests {
    private static let place = Diagnostics.SourceLocation(MarkdownFixture.file, line: 3, column: 3)

    private static func options(_ file: String) -> MarkdownParser.Options {
        MarkdownParser.Options(
            credits: [ImageCredit(file: Located(file, at: place), text: Located("Photo: A & B, CC BY 4.0", at: place))]
        )
    }

    @Test(
        "are below the picture, after its caption",
        arguments: [
            ("\"A cell\"", nil, "A cell"),
            ("\"A \\\"cell\\\" | Photo: *A*lan, CC0\"", nil, nil),
            ("\"A cell | WHO\"", nil, "<p>A cell</p>\n<p class=\"credit\">WHO</p>"),
            ("\"| WHO\"", nil, "<p class=\"credit\">WHO</p>"),
            ("\"a|b | c | WHO\"", nil, "<p>a|b | c</p>\n<p class=\"credit\">WHO</p>"),
            ("\"a|b\"", nil, "a|b"),
            ("\"A cell\"", "cell.png", "<p>A cell</p>\n<p class=\"credit\">Photo: A &amp; B, CC BY 4.0</p>"),
            ("", "cell.png", "<p class=\"credit\">Photo: A &amp; B, CC BY 4.0</p>"),
        ] as [(String, String?, String?)]
    )
    func written(title: String, file: String?, caption: String?) {
        let (body, found) = MarkdownFixture.parse(
            "![A cell](cell.png \(title))\n",
            file.map(Self.options) ?? MarkdownParser.Options()
        )
        guard let caption else {
            #expect(found.map(\.identifier) == [.lookalikeMarkup])
            return
        }
        #expect(
            body.html
                == "<figure><img src=\"/anemia/cell.png\" alt=\"A cell\" loading=\"lazy\" decoding=\"async\">"
                + "<figcaption>\(caption)</figcaption></figure>\n"
        )
        #expect(body.hasRareParts == caption.contains("credit"))
        #expect(found.isEmpty)
    }

    @Test("leave a picture with a caption in a heading or a cell as it is", arguments: ["## X", "| a |\n|---|\n| X |"])
    func inline(markdown: String) {
        let (body, found) = MarkdownFixture.parse(markdown.replacing("X", with: "![A cell](cell.png \"A cell\")"))
        #expect(!body.html.contains("fig"))
        #expect(body.html.contains(" title=\"A cell\""))
        #expect(found.isEmpty)
    }

    @Test("are no words to the rules of writing, as captions are")
    func prose() {
        let prose = MarkdownFixture.parse("Text.\n\n![A cell](cell.png \"A {people:anemia} | WHO\")\n").body.prose
        #expect(prose.blocks.map { prose.text($0.range) } == ["Text.", "", "A 1,204 people"])
        #expect(prose.blocks.map(\.kind) == [.paragraph, .paragraph, .cardTitle])
        #expect(prose.images.count == 1)
    }

    @Test(
        "are refused where readers would not see them",
        arguments: [
            DiagnosticCase(
                "an empty credit",
                "1️⃣![A cell](cell.png \"A cell |\")2️⃣",
                .creditMalformed,
                "The credit after `|` is empty",
                help: "write who made the picture and its licence, as in `\"caption | credit\"`, or delete the `|`"
            ),
            DiagnosticCase(
                "a credit in a line of text",
                "A 1️⃣![cell](cell.png \"A cell | WHO\")2️⃣",
                .creditMalformed,
                "The picture `cell.png` is in a line of text, where its credit cannot be shown",
                help: "put the picture into a paragraph of its own"
            ),
            DiagnosticCase(
                "a credit in a heading",
                "## 1️⃣![A cell](cell.png \"A cell | WHO\")2️⃣",
                .creditMalformed,
                "The picture `cell.png` is in a line of text, where its credit cannot be shown",
                help: "put the picture into a paragraph of its own"
            ),
            DiagnosticCase(
                "a credit in a table",
                "| a | b |\n|---|---|\n| 1️⃣![A cell](cell.png \"A cell &#124; WHO\")2️⃣ | c |",
                .creditMalformed,
                "The picture `cell.png` is in a line of text, where its credit cannot be shown",
                help: "put the picture into a paragraph of its own"
            ),
        ]
    )
    func refused(_ example: DiagnosticCase) throws {
        let marked = MarkedMarkdown(example.marked)
        #expect(MarkdownFixture.parse(marked.text).found == [try example.expected(in: marked)])
    }

    @Test("of the front matter belong to pictures that the text shows, and are given once")
    func frontMatter() throws {
        let nothing = MarkdownFixture.parse("![A cell](cell.png)\n", Self.options("cel.png")).found
        #expect(
            nothing == [
                Diagnostic(
                    .creditMalformed,
                    at: Self.place,
                    "The text shows no picture `cel.png`",
                    help: "did you mean `cell.png`?"
                )
            ]
        )
        let marked = MarkedMarkdown("1️⃣![A cell](cell.png \"A | WHO\")2️⃣\n\nA 3️⃣![cell](cell.png)4️⃣\n")
        #expect(
            MarkdownFixture.parse(marked.text, Self.options("cell.png")).found == [
                Diagnostic(
                    .creditMalformed,
                    at: try marked.place("1️⃣", to: "2️⃣"),
                    "The picture `cell.png` has a credit here, and another one in the front matter",
                    help: "delete one of the two",
                    notes: [Diagnostic.Note("the other one", at: Self.place)]
                ),
                Diagnostic(
                    .creditMalformed,
                    at: try marked.place("3️⃣", to: "4️⃣"),
                    "The picture `cell.png` is in a line of text, where its credit cannot be shown",
                    help: "put the picture into a paragraph of its own"
                ),
            ]
        )
    }
}
