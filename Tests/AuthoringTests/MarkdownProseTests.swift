import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("The words of a body")
struct MarkdownProseTests {
    private static func source(_ id: String) -> Source {
        Source(id: Located(id, at: Diagnostics.SourceLocation(MarkdownFixture.file)), title: id)
    }

    private static func prose(_ text: String) -> Prose {
        MarkdownFixture.parse(text, .init(sources: [source("a")])).body.prose
    }

    /// Each block in short: its kind, what is around it, its text, what follows.
    private static func outline(_ prose: Prose) -> [String] {
        prose.blocks.map { block in
            var parts = ["\(block.kind)"]
            if let group = block.group { parts.append("group \(group)") }
            if block.listDepth > 0 { parts.append("list \(block.listDepth)") }
            if let care = block.care { parts.append(care.rawValue) }
            if block.isQuoted { parts.append("quote") }
            if block.isFootnote { parts.append("footnote") }
            return parts.joined(separator: ", ") + ": " + prose.text(block.range) + " → \(block.successor)"
        }
    }

    @Test("come in blocks that tell what stands around them and what follows")
    func blocks() {
        let prose = Self.prose(
            """
            ## One *two*

            A `b`
            c:

            <!-- a note -->

            - d:
              - e
            - f

            | g | h |
            |---|---|
            | i | |

            > j

            > [!URGENT] k
            > l
            >
            > - m

            n[^1]

            [^1]: o
            """
        )
        #expect(
            Self.outline(prose) == [
                "heading(level: 2): One two → paragraph",
                "paragraph: A b c: → list",
                "paragraph, group 0, list 1: d: → list",
                "paragraph, group 0, list 2: e → end",
                "paragraph, group 0, list 1: f → table",
                "headerCell, group 1: g → end",
                "headerCell, group 1: h → end",
                "cell, group 1: i → end",
                "cell, group 1:  → end",
                "paragraph, quote: j → end",
                "cardTitle, urgent: k → list",
                "paragraph, urgent: l → list",
                "paragraph, group 2, list 1, urgent: m → end",
                "paragraph: n → end",
                "paragraph, footnote: o → end",
            ]
        )
        #expect(prose.code.map { prose.text($0) } == ["b"])
    }

    @Test("leave out what is not read with the text")
    func leftOut() {
        #expect(
            Self.outline(Self.prose("a ![alternative](cell.png \"title\") [b](causes.md \"title\")\n"))
                == ["paragraph: a  b → end"]
        )
    }

    @Test("tell citations, links, and what the site put in")
    func marks() {
        let prose = Self.prose("A[^a] {people:anemia} {service:emergency} [b](causes.md) <https://c.example>\n")
        #expect(prose.citations == [1])
        #expect(prose.insertions.map { prose.text($0) } == ["1,204 people", "911"])
        #expect(prose.links.map { prose.text($0.range) } == ["b", "https://c.example"])
        #expect(prose.links.map(\.isBareAddress) == [false, true])
        #expect(prose.links.map(\.link) == [0, 1])
    }

    @Test("find their block by an offset")
    func blockAtOffset() {
        let prose = Self.prose("ab\n\ncd\n")
        #expect([0, 1, 2, 3, 5, 9].map { prose.block(at: $0) } == [0, 0, 0, 1, 1, 1])
        #expect(Prose().block(at: 0) == nil)
    }

    @Test(
        "have places in the source, through all that is between",
        arguments: [
            "A1️⃣word2️⃣ b\n", "- a\n  1️⃣word2️⃣\n", "> a\n> 1️⃣word2️⃣\n", "> a\n1️⃣word2️⃣\n", "*a* **1️⃣word2️⃣**\n",
            "\\* &amp; \"q\" -- ... 1️⃣word2️⃣\n", "| a |\n|---|\n| b \\| 1️⃣word2️⃣ |\n", "## a 1️⃣word2️⃣ ##\n",
            "[a](causes.md) [1️⃣word2️⃣](causes.md)\n", "`a`\n`b`\n1️⃣word2️⃣\n", "ü {people:anemia} 1️⃣word2️⃣\n",
            "a[^a] 1️⃣word2️⃣\n", "> [!NOTE] 1️⃣word2️⃣\n> a\n", "> [!NOTE]\n> 1️⃣word2️⃣\n", "a\\\n1️⃣word2️⃣\n",
            "[x]: causes.md\n1️⃣word2️⃣\n", "a <!-- c --> 1️⃣word2️⃣\n", "www.example.org 1️⃣word2️⃣\n",
        ]
    )
    func places(marked: String) throws {
        let text = MarkedMarkdown(marked.replacing("A1️⃣", with: "A 1️⃣"))
        let options = MarkdownParser.Options(sources: [Self.source("a")])
        let prose = MarkdownFixture.parse(text.text, options).body.prose
        let words = String(decoding: prose.bytes, as: UTF8.self)
        let range = try #require(words.firstRange(of: "word"))
        let start = words[..<range.lowerBound].utf8.count
        let places = MarkdownParser().places(
            of: [start..<start + 4],
            in: Array(text.text.utf8),
            bodyOffset: 0,
            bodyLine: 1,
            file: MarkdownFixture.file,
            context: SampleContext(),
            options: options
        )
        #expect(places == [try text.place("1️⃣", to: "2️⃣")])
    }

    @Test("tell what their author has silenced, for the block that comes next")
    func allowances() throws {
        let text = MarkedMarkdown(
            "1️⃣<!-- allow sentence-long: a quotation -->2️⃣\n\na\n\n3️⃣<!-- allow list-announced: see\nbelow -->4️⃣\n- b\n- c\n\nd\n\n"
                + "5️⃣<!-- allow reading-grade: names -->6️⃣\n"
        )
        let (body, found) = MarkdownFixture.parse(text.text)
        let rule = { (name: String) in try #require(RuleCatalog.sample[name]) }
        #expect(found.isEmpty)
        #expect(
            body.prose.allowances == [
                Prose.Allowance(rule: try rule("sentence-long"), blocks: 0..<1, location: try text.place("1️⃣", to: "2️⃣")),
                Prose.Allowance(
                    rule: try rule("list-announced"),
                    blocks: 1..<3,
                    location: try text.place("3️⃣", to: "4️⃣")
                ),
                Prose.Allowance(rule: try rule("reading-grade"), blocks: 4..<4, location: try text.place("5️⃣", to: "6️⃣")),
            ]
        )
    }

    @Test(
        "are not silenced without a rule that is known and a reason",
        arguments: [
            (
                "allow sentence-log: x", "There is no rule `sentence-log`", "did you mean `sentence-long`?"
            ),
            (
                "allow raw-html: x", "There is no rule `raw-html`",
                "write `<!-- allow RULE: reason -->` with a rule of docs/rules.md"
            ),
            (
                "allow sentence-long:",
                "The comment gives no reason, so it does not silence the rule `sentence-long`",
                "write the reason: `<!-- allow sentence-long: reason -->`"
            ),
            (
                "allow sentence-long",
                "The comment gives no reason, so it does not silence the rule `sentence-long`",
                "write the reason: `<!-- allow sentence-long: reason -->`"
            ),
            (
                "allow: a reason", "The comment does not say which rule it silences",
                "write `<!-- allow RULE: reason -->` with a rule of docs/rules.md"
            ),
        ]
    )
    func malformedAllowance(comment: String, message: String, help: String) throws {
        let text = MarkedMarkdown("1️⃣<!-- \(comment) -->2️⃣\n\na\n")
        let (body, found) = MarkdownFixture.parse(text.text)
        #expect(found == [Diagnostic(.allowanceMalformed, at: try text.place("1️⃣", to: "2️⃣"), message, help: help)])
        #expect(body.prose.allowances.isEmpty)
    }

    @Test("are not silenced from inside of a paragraph")
    func inlineAllowance() throws {
        let text = MarkedMarkdown("a 1️⃣<!-- allow sentence-long: why -->2️⃣ b\n")
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .allowanceMalformed,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "A comment that silences a rule must be on its own line, before the block that it is for",
                    help: "move it above the paragraph, the list or the table, with a blank line between"
                )
            ]
        )
    }

    @Test(
        "take a comment that only starts with the word for a comment",
        arguments: ["<!-- allowed: x -->\n", "<!-- all -->\n"]
    )
    func otherComments(text: String) {
        let (body, found) = MarkdownFixture.parse(text + "\na\n")
        #expect(found.isEmpty)
        #expect(body.prose.allowances.isEmpty)
    }
}
