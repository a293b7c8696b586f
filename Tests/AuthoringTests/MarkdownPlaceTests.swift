import Diagnostics
import SiteModel
import Testing

/// cmark's own columns are wrong in most of these texts.
@Suite("Places of inlines are exact")
struct MarkdownPlaceTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let marked: String

        init(_ name: String, _ marked: String) {
            testDescription = name
            self.marked = marked
        }
    }

    /// A heading of two lines is reported for what it is.
    private static func withoutHeadings(_ found: [Diagnostic]) -> [Diagnostic] {
        found.filter { $0.identifier != .textLost }
    }

    @Test("a tag is found", arguments: PlaceExamples.tags)
    func tags(_ example: Example) throws {
        let markdown = MarkedMarkdown(example.marked)
        let found = Self.withoutHeadings(MarkdownFixture.parse(markdown.text).found)
        #expect(found.map(\.identifier) == [.rawHTML])
        let expected = try markdown.place("1️⃣", to: "2️⃣")
        #expect(found.map(\.location) == [expected])
    }

    @Test("a link's address is found", arguments: PlaceExamples.links)
    func links(_ example: Example) throws {
        for lineEnd in ["\n", "\r\n"] {
            let markdown = MarkedMarkdown(example.marked)
            let (body, found) = MarkdownFixture.parse(markdown.text.replacing("\n", with: lineEnd))
            #expect(Self.withoutHeadings(found).isEmpty)
            let expected = try markdown.place("1️⃣", to: "2️⃣")
            #expect(body.links.last?.location == expected)
        }
    }
}

enum PlaceExamples {
    /// What comes before an inline, in all the ways that move it.
    private static let before: [(name: String, text: String)] = [
        ("the first line", "a ä "),
        ("an indented continuation line", "a\n      b "),
        ("a lazy line of a quote", "> a\nb "),
        ("a lazy line of a quote in a quote", "> > a\n> b "),
        ("a line of a quote", "> a\n>   b "),
        ("a line of a list item", "- a\n  b "),
        ("a lazy line of a list item", "1. a\nb "),
        ("a quote in a list in a quote", "> - > a\n>   > b "),
        ("a code span over two lines", "a `b\nc` d "),
        ("a code span with pipes and ticks", "`` a ` b `` "),
        ("a break by a backslash", "a\\\nb "),
        ("a break by spaces", "a  \nb "),
        ("a definition", "[a]: causes.md\n[a] b "),
        ("two definitions with titles", "[a]: causes.md 'b'\n[c]:\n  <causes.md>\n  \"d\n  e\"\n[a] [c] f "),
        ("a soft break", "a\nb "),
        ("emphasis", "*a* **b** ***c*** *d **e***f* __g__ "),
        ("stray delimiters", "* a ** b c* d_e_f "),
        ("strikethrough", "~~a~~ ~b~ c~d "),
        ("smart punctuation", "\"a\" 'b' c -- d --- e ----- f ... g's "),
        ("escapes", "\\* \\\\ \\[ a\\b "),
        ("character references", "&amp; &copy; &#65; &#x1F600; &n; & &amp;amp; "),
        ("an address without brackets", "www.example.org a@example.org "),
        ("an address in angle brackets", "<https://example.org/&amp;> "),
        ("a link", "[*a* \\] `]`](causes.md \"b ) c\") "),
        ("a link over lines", "[a\nb](\ncauses.md\n'c\nd') "),
        ("links by reference", "[a][b] [b][] [b] [c\n][b] "),
        ("an image", "![a *b* ![c](cell.png) d](cell.png 'e') "),
        ("brackets that are no link", "[a] [ b [c] (d "),
        ("a footnote", "a[^f] "),
        ("a comment", "a <!-- b\n c --> "),
        ("a break by a backslash before a lazy line", "> a\\\n    b "),
        ("a definition before a lazy line", "> [a]: causes.md\n    [a] b "),
        ("a comment that ends on a lazy line", "- a <!-- b\n    c --> "),
        ("a lazy line that starts like a quote", "> - a\n    > b "),
        ("an address with a character reference", "a https://example.org/?b=c&amp;d "),
        ("a task", "- [x] a "),
        ("an ATX heading", "##   a "),
        ("an underlined heading's second line", "a\n  b "),
        ("a tab", ">\ta\n\tb "),
        ("a placeholder", "{people:anemia} "),
        ("letters beyond ASCII", "ä 𝒳 é 漢字 "),
    ]

    private static let cells: [(String, String)] = [
        ("a header cell", "| a | b ### |\n|---|---|\n"),
        ("a body cell", "| a | b |\n|---|---|\n| c | d ### |\n"),
        ("a cell behind escaped pipes", "a | b\n---|---\n `c\\|d` \\| e | f \\| ###\n"),
        ("a cell without outer pipes", "a | b\n---|---\nc | ###"),
        ("a header below a paragraph", "x\ny\na | b ###\n---|---\n"),
        ("a row below a paragraph", "x\na | b\n---|---\nc | d ###\n"),
        ("the paragraph above a table", "x\n   y \\| ###\na | b\n---|---\n"),
        ("a table in a quote in a list", "- > | a | b |\n  > |---|---|\n  > | c | d ### |\n"),
        ("the header of a table in a list", "- | a ### |\n  |---|\n"),
        ("an empty cell before", "a | b | c\n--|---|---\n| | | ### |\n"),
        ("code behind a paragraph and a table", "a | b\n---|---\nc | d\n\n1. x\n\n   y ###"),
    ]

    static let tags =
        before.map {
            MarkdownPlaceTests.Example($0.name, $0.text + "1️⃣<b>2️⃣ c" + underline($0.name) + after(for: $0.text))
        }
        + cells.map { MarkdownPlaceTests.Example($0.0, $0.1.replacing("###", with: "1️⃣<b>2️⃣")) }

    static let links: [MarkdownPlaceTests.Example] =
        before.map {
            MarkdownPlaceTests.Example(
                $0.name,
                $0.text + "[c](1️⃣causes.md#x2️⃣)" + underline($0.name) + after(for: $0.text)
            )
        }
        + cells.map { MarkdownPlaceTests.Example($0.0, $0.1.replacing("###", with: "[c](1️⃣causes.md2️⃣)")) }
        + [
            MarkdownPlaceTests.Example("a link over lines", "[a\nb](\n  1️⃣causes.md2️⃣\n  'c')"),
            MarkdownPlaceTests.Example("an address in angle brackets", "a <1️⃣https://example.org2️⃣> b"),
            MarkdownPlaceTests.Example("a mail address", "a\n  b *1️⃣a_b@example.org2️⃣* b"),
            MarkdownPlaceTests.Example("an address without brackets", "> a\n> (1️⃣https://example.org/?a=1&amp;b=22️⃣)"),
            MarkdownPlaceTests.Example("a host without a scheme", "a\\\n1️⃣www.example.org2️⃣."),
            MarkdownPlaceTests.Example("a link by reference", "a\n  1️⃣[b][c]2️⃣ d\n\n[c]: causes.md"),
            MarkdownPlaceTests.Example("a link by its text", "a 1️⃣[b]2️⃣ (c)\n\n[b]: causes.md"),
        ]

    private static func underline(_ name: String) -> String { name.contains("underlined") ? "\n---" : "" }

    private static func after(for text: String) -> String {
        var definitions = ""
        if text.contains("[b]") { definitions += "\n\n[b]: causes.md" }
        if text.contains("[^f]") { definitions += "\n\n[^f]: g" }
        return definitions
    }
}
