import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("A body tells the rest of the site what it holds")
struct MarkdownBodyTests {
    @Test(
        "headings get readable anchors",
        arguments: [
            ("Iron & blood", "iron-blood"),
            ("  What is *anemia*?", "what-is-anemia"),
            ("Größe – Übergrößen", "größe-übergrößen"),
            ("Ärztin/Arzt", "ärztinarzt"),
            ("貧血 とは", "貧血-とは"),
            ("ГЕМОГЛОБИН", "гемоглобин"),
            ("snake_case and kebab-case -- `code()`", "snake_case-and-kebab-case-code"),
            ("1. First", "1-first"),
            ("?!", "section"),
            ("&#x1F600;", "section"),
        ]
    )
    func anchors(_ heading: String, _ anchor: String) {
        let (body, found) = MarkdownFixture.parse("## \(heading)\n")
        #expect(found.isEmpty)
        #expect(body.headings.map(\.id) == [anchor])
        #expect(body.html.hasPrefix("<h2 id=\"\(anchor)\">"))
    }

    @Test("repeated headings are numbered and take no other heading's anchor")
    func repeatedHeadings() {
        let body = MarkdownFixture.parse("## A\n\n## A\n\n## A 2\n\n## A\n\n## ?\n\n## !\n\n## A 2\n").body
        #expect(body.headings.map(\.id) == ["a", "a-3", "a-2", "a-4", "section", "section-2", "a-2-2"])
    }

    @Test("headings come in the order of the text, without markup and not escaped")
    func headings() {
        let body = MarkdownFixture.parse("## A & `b<c>`\n\nx\n\n> ### *D*\n> e ![F](cell.png)\n> ---\n").body
        #expect(
            body.headings == [
                Body.Heading(level: 2, id: "a-bc", text: "A & b<c>"),
                Body.Heading(level: 3, id: "d", text: "D"),
                Body.Heading(level: 2, id: "e-f", text: "e F"),
            ]
        )
    }

    @Test("links and images come in the order of the text with what they lead to")
    func links() throws {
        let markdown = MarkedMarkdown(
            """
            ## A

            [a](1️⃣causes.md2️⃣) [b](3️⃣causes.md#iron%20d4️⃣) ![c](5️⃣cell.png6️⃣) <7️⃣https://example.org8️⃣> [d](9️⃣#a)
            """
        )
        let body = MarkdownFixture.parse(markdown.text).body
        let page = SourceFile(.content, "anemia/causes.md")
        let ninth = try markdown.place("9️⃣").start
        let anchorEnd = SourcePosition(line: ninth.line, column: ninth.column + 2)
        let expected = [
            Body.Link(destination: .page(page, anchor: nil), location: try markdown.place("1️⃣", to: "2️⃣")),
            Body.Link(destination: .page(page, anchor: "iron d"), location: try markdown.place("3️⃣", to: "4️⃣")),
            Body.Link(
                destination: .file(SourceFile(.content, "anemia/cell.png")),
                location: try markdown.place("5️⃣", to: "6️⃣")
            ),
            Body.Link(destination: .external("https://example.org"), location: try markdown.place("7️⃣", to: "8️⃣")),
            Body.Link(
                destination: .anchor("a"),
                location: Diagnostics.SourceLocation(MarkdownFixture.file, ninth, to: anchorEnd)
            ),
        ]
        #expect(body.links == expected)
    }

    @Test(
        "a body without anything to read is empty",
        arguments: ["", "\n \n", "<!-- a -->\n", "[a]: causes.md\n", "&nbsp;\n", "***\n", "a <!-- b -->", "-\n"].map {
            ($0, !$0.hasPrefix("a"))
        } + [
            ("x", false), ("![a](cell.png)", false), ("    code", false), ("`c`", false), ("{people:anemia}", false),
        ]
    )
    func emptiness(_ markdown: String, _ isEmpty: Bool) {
        #expect(MarkdownFixture.parse(markdown).body.isEmpty == isEmpty)
    }
}
