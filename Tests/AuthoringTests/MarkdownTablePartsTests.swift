import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("The caption and the headers of a table")
struct MarkdownTablePartsTests {
    private static let table = "| a | b |\n|---|---|\n| c | d |\n"
    private static let rows =
        "<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n</thead>\n"
        + "<tbody>\n<tr><td>c</td><td>d</td></tr>\n</tbody>\n</table></div>\n"
    private static let start = "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label"

    @Test(
        "are a caption where a paragraph right above it says so, in the language of the text too",
        arguments: [
            "Table: Doses *by* age\n\n", "Table: Doses *by* age\n", "Table:\n  Doses *by* age\n\n",
            "Table: Doses *by* age\n\n<!-- A note -->\n\n", "Tabelle: Doses *by* age\n\n",
        ]
    )
    func captions(paragraph: String) {
        var context = SampleContext()
        context.tableName = "Tabelle"
        let (body, found) = MarkdownFixture.parse(paragraph + Self.table, context: context)
        #expect(
            body.html
                == Self.start
                + "ledby=\"caption-1\"><table>\n<caption id=\"caption-1\">Doses <em>by</em> age</caption>\n" + Self.rows
        )
        #expect(found.isEmpty)
        #expect(body.prose.blocks.map { body.prose.text($0.range) } == ["Doses by age", "a", "b", "c", "d"])
        #expect(body.prose.blocks[0].kind == .cardTitle)
    }

    @Test("are counted among all tables, and the text above announces the table")
    func several() {
        let (body, found) = MarkdownFixture.parse(
            "Take this:\n\n\(Self.table)\nTake that:\n\nTable: Other\n\n\(Self.table)\n\(Self.table)",
            MarkdownParser.Options(anchorPrefix: "x-")
        )
        #expect(
            body.html.components(separatedBy: Self.start).map { $0.prefix(24) }.dropFirst() == [
                "=\"Table\"><table>\n<thead>", "ledby=\"x-caption-2\"><tab", "=\"Table 3\"><table>\n<thea",
            ]
        )
        #expect(body.prose.blocks.filter { $0.kind == .paragraph }.map(\.successor) == [.table, .table])
        #expect(found.isEmpty)
    }

    @Test(
        "are no caption where a paragraph only begins like one",
        arguments: [
            "Table: the place to eat.\n\nText.", "Table\\: a\n\n\(table)", "Tables: a\n\n\(table)",
            "> Table: a\n\n\(table)", "Table, see this\ntable:\n\n\(table)",
        ]
    )
    func paragraphs(markdown: String) {
        let (body, found) = MarkdownFixture.parse(markdown)
        #expect(body.html.contains("<p>Table"))
        #expect(!body.html.contains("<caption"))
        #expect(found.isEmpty)
    }

    @Test(
        "head their rows where the corner is empty, or where the first cell of each row is bold",
        arguments: [
            ("| | b |\n|---|---|\n| c | d |\n| | e |", ["th row c", "td d", "td ", "td e"]),
            ("| &nbsp; | b |\n|---|---|\n| c | d |", ["th row c", "td d"]),
            ("| a |\n|---|\n| **c** |", ["td c"]),
            ("| a | b |\n|---|---|\n| **c** | d |\n| **e *f*** | g |", ["th row c", "td d", "th row e f", "td g"]),
            ("| a | b |\n|---|---|\n| **c** | d |\n| e | g |", ["td c", "td d", "td e", "td g"]),
            ("| a | b |\n|---|---|\n| **c** e | d |", ["td c e", "td d"]),
        ]
    )
    func rowHeaders(markdown: String, cells: [String]) {
        let (body, found) = MarkdownFixture.parse(markdown)
        let rows = body.html.components(separatedBy: "<tbody>").last ?? ""
        let shown = rows.matches(of: /<(th|td)(?: scope="(row)")?>(.*?)<\/t[hd]>/).map { match in
            let words: Substring = match.3.replacing(/<[^>]*>/, with: "")
            return "\(match.1) " + (match.2.map { "\($0) " } ?? "") + words
        }
        #expect(shown == cells)
        #expect(found.isEmpty)
    }

    @Test("say their roles where rows are shown as blocks")
    func roles() {
        let body = MarkdownFixture.parse("| | b | c |\n|---|---|---|\n| d | e | f |").body
        #expect(
            body.html.contains("<th scope=\"row\" role=\"rowheader\">d</th><td role=\"cell\" data-label=\"b\">e</td>")
        )
    }

    @Test(
        "are refused where something right above the table looks like its caption",
        arguments: [
            ("1️⃣table:2️⃣ Doses\n", "table:"), ("1️⃣**Table:2️⃣** Doses\n\n", "**Table:"),
            ("1️⃣**Table**:2️⃣ Doses\n\n", "**Table**:"), ("Take it.\n1️⃣Table:2️⃣ Doses\n", "Table:"),
            ("<a id=\"x\"></a>\n1️⃣Table:2️⃣ Doses\n\n", "Table:"),
        ]
    )
    func attempts(above: String, written: String) throws {
        let marked = MarkedMarkdown(above + Self.table)
        #expect(
            MarkdownFixture.parse(marked.text).found == [
                Diagnostic(
                    .captionMalformed,
                    at: try marked.place("1️⃣", to: "2️⃣"),
                    "`\(written)` begins no caption of the table below, and would be shown as a paragraph",
                    help: "write `Table: ` and the caption in a paragraph of its own, without markup around the word"
                )
            ]
        )
    }

    @Test(
        "are refused where the caption would be lost",
        arguments: [
            DiagnosticCase(
                "an empty caption",
                "1️⃣Table:2️⃣\n\n\(table)",
                .captionMalformed,
                "The caption of the table below is empty",
                help: "write what the table shows after it, or delete the line"
            ),
            DiagnosticCase(
                "a caption below its table",
                "\(table)\n1️⃣Table:2️⃣ Doses by age\n",
                .captionMalformed,
                "The caption is below its table, and would be shown as a paragraph",
                help: "write it right above the table"
            ),
            DiagnosticCase(
                "a paragraph in between",
                "1️⃣Table:2️⃣ Doses by age\n\nThese are for adults.\n\n\(table)",
                .captionMalformed,
                "Something is between this caption and its table, so it would be shown as a paragraph",
                help: "write it right above the table"
            ),
        ]
    )
    func refused(_ example: DiagnosticCase) throws {
        let marked = MarkedMarkdown(example.marked)
        #expect(MarkdownFixture.parse(marked.text).found == [try example.expected(in: marked)])
    }
}
