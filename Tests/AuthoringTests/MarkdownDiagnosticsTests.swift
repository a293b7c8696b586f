import Authoring
import Diagnostics
import Testing

/// A text with one stretch marked, from 1️⃣ to 2️⃣ (or a point, 1️⃣ alone), and the one diagnostic that belongs to it.
struct DiagnosticCase: Sendable, CustomTestStringConvertible {
    let name: String
    let marked: String
    let identifier: DiagnosticIdentifier
    let message: String
    let help: String

    init(_ name: String, _ marked: String, _ identifier: DiagnosticIdentifier, _ message: String, help: String) {
        self.name = name
        self.marked = marked
        self.identifier = identifier
        self.message = message
        self.help = help
    }

    var testDescription: String { name }

    func expected(in markdown: MarkedMarkdown) throws -> Diagnostic {
        let place = try markdown.place("1️⃣", to: marked.contains("2️⃣") ? "2️⃣" : nil)
        return Diagnostic(identifier, at: place, message, help: help)
    }
}

@Suite("The parser tells the author what is wrong and where")
struct MarkdownDiagnosticsTests {
    @Test("each problem is one diagnostic at its place", arguments: DiagnosticExamples.all)
    func problems(_ example: DiagnosticCase) throws {
        let markdown = MarkedMarkdown(example.marked)
        let expected = try example.expected(in: markdown)
        #expect(MarkdownFixture.parse(markdown.text).found == [expected])
    }

    @Test("line ends of Windows shift no place", arguments: DiagnosticExamples.all)
    func carriageReturns(_ example: DiagnosticCase) throws {
        let markdown = MarkedMarkdown(example.marked)
        let text = markdown.text.replacing("\n", with: "\r\n")
        let expected = try example.expected(in: markdown)
        #expect(MarkdownFixture.parse(text).found == [expected])
    }

    @Test("front matter shifts lines, not columns")
    func frontMatter() throws {
        let front = "---\ntitle: Ä\n---\n"
        let markdown = MarkedMarkdown("a\n\nb ä 1️⃣<b>2️⃣", firstLine: 4)
        var found: [Diagnostic] = []
        _ = MarkdownParser().parse(
            Array((front + markdown.text).utf8),
            bodyOffset: front.utf8.count,
            bodyLine: 4,
            file: MarkdownFixture.file,
            context: SampleContext(),
            diagnostics: &found
        )
        let expected = try markdown.place("1️⃣", to: "2️⃣")
        #expect(found.map(\.location) == [expected])
    }

    @Test("problems come in the order of the text, with the first definition beside a second")
    func order() throws {
        let markdown = MarkedMarkdown(
            "1️⃣# A\n\nb[^b] 2️⃣[^c]3️⃣ [d](4️⃣#d5️⃣)\n\n6️⃣[^b]7️⃣: e\n\n8️⃣[^B]9️⃣: f\n"
        )
        let found = MarkdownFixture.parse(markdown.text).found
        #expect(found.map(\.identifier) == [.headingLevelOne, .footnoteUndefined, .anchorBroken, .footnoteDuplicate])
        let duplicate = Diagnostic(
            .footnoteDuplicate,
            at: try markdown.place("8️⃣", to: "9️⃣"),
            "The footnote `[^B]` is defined twice; only the first definition is shown",
            help: "give one of the footnotes another label, or delete it",
            notes: [Diagnostic.Note("the first definition", at: try markdown.place("6️⃣", to: "7️⃣"))]
        )
        #expect(found.last == duplicate)
    }

    @Test("a very wrong text reports a bounded number of problems and says that there are more")
    func flood() throws {
        let found = MarkdownFixture.parse(String(repeating: "<b>\n\n", count: 2_000)).found
        #expect(found.count == 500)
        #expect(found.last?.notes.map(\.message) == ["the text has more problems than this report shows"])
        #expect(found.dropLast().flatMap(\.notes).isEmpty)
    }

    @Test("an author's text is shortened and kept on one line")
    func quoting() throws {
        let found = MarkdownFixture.parse("<b a=\"\(String(repeating: "x", count: 100))\"\nc>").found
        #expect(
            found.map(\.message) == [
                "`<b a=\"\(String(repeating: "x", count: 74))…` is raw HTML; a text can contain only Markdown"
            ]
        )
    }
}

enum DiagnosticExamples {
    private static let html = "is raw HTML; a text can contain only Markdown"
    private static let htmlHelp = "write it in Markdown instead, or `\\<` to show the character `<`"
    private static let schemes = "a link starts with `https:`, `http:`, `mailto:`, `tel:` or `sms:`, or is a path"
    private static let schemesHelp = "write an address of one of these kinds instead"
    private static let characterHelp = "write `/` between the parts of a path, and no invisible characters"
    private static let placeholderHelp =
        "write `{people:`, the condition and `}` without spaces or markup, or `\\{` to show the brace"
    private static let comment =
        "The comment that starts with `<!--` is not closed by `-->` in its part of the text"

    static let all: [DiagnosticCase] = [
        // Raw HTML
        DiagnosticCase("a tag", "a 1️⃣<b class='c'>2️⃣", .rawHTML, "`<b class='c'>` \(html)", help: htmlHelp),
        DiagnosticCase("a block of HTML", "a\n\n> 1️⃣<div>2️⃣\n> b\n> </div>", .rawHTML, "`<div>` \(html)", help: htmlHelp),
        DiagnosticCase(
            "a script",
            "1️⃣<script>alert(1)</script>2️⃣",
            .rawHTML,
            "`<script>alert(1)</script>` \(html)",
            help: htmlHelp
        ),
        DiagnosticCase(
            "text behind a comment",
            "- <!-- a\n  b --> 1️⃣c *d*2️⃣\n\ne",
            .rawHTML,
            "`c *d*` is on the same line as a comment's `-->` and would not be shown",
            help: "write it on its own line, after a blank line"
        ),
        DiagnosticCase(
            "an unclosed comment",
            "a\n\n1️⃣<!--2️⃣ b\n\nc\n",
            .rawHTML,
            comment,
            help: "write `-->` where the comment ends"
        ),
        DiagnosticCase(
            "an unclosed comment in a paragraph",
            "a 1️⃣<!--2️⃣ b\n\nc -->\n",
            .rawHTML,
            comment,
            help: "write `-->` where the comment ends"
        ),
        // Addresses
        DiagnosticCase(
            "a script as an address",
            "[a](1️⃣javascript:alert(1)2️⃣)",
            .unsafeAddress,
            "The address `javascript:alert(1)` starts with `javascript:`; \(schemes)",
            help: schemesHelp
        ),
        DiagnosticCase(
            "a script in disguise",
            "[a](1️⃣JaVa&#83;cript&colon;b2️⃣)",
            .unsafeAddress,
            "The address `JaVaScript:b` starts with `javascript:`; \(schemes)",
            help: schemesHelp
        ),
        DiagnosticCase(
            "data",
            "<1️⃣data:text/html,a2️⃣>",
            .unsafeAddress,
            "The address `data:text/html,a` starts with `data:`; \(schemes)",
            help: schemesHelp
        ),
        DiagnosticCase(
            "a file transfer address that cmark links by itself",
            "a 1️⃣ftp://example.org/b2️⃣ c",
            .unsafeAddress,
            "The address `ftp://example.org/b` starts with `ftp:`; \(schemes)",
            help: schemesHelp
        ),
        DiagnosticCase(
            "a backslash in an address",
            "[a](1️⃣b\\c.md2️⃣)",
            .unsafeAddress,
            "The address `b\\c.md` contains a backslash or a control character, which an address must not",
            help: characterHelp
        ),
        DiagnosticCase(
            "an encoded control character",
            "[a](1️⃣b%0Ac.md2️⃣)",
            .unsafeAddress,
            "The address `b%0Ac.md` contains a backslash or a control character, which an address must not",
            help: characterHelp
        ),
        DiagnosticCase(
            "an address in another page's image",
            "![a](1️⃣https://example.org/b.png2️⃣)",
            .unsafeAddress,
            "The image `https://example.org/b.png` is not a file of this site; a page must not load anything from another site",
            help: "put the image file next to the text and write its relative path instead"
        ),
        // Links
        DiagnosticCase(
            "a path that leads nowhere",
            "ä [a](1️⃣cuases.md2️⃣ 'b')",
            .linkBroken,
            "There is no page or file `cuases.md`",
            help: "did you mean `causes.md`?"
        ),
        DiagnosticCase(
            "a path that resembles nothing",
            "[a](1️⃣xyz2️⃣)",
            .linkBroken,
            "There is no page or file `xyz`",
            help: "write the relative path of a `.md` file or another file that exists"
        ),
        DiagnosticCase(
            "a broken link by reference",
            "1️⃣[a b][c]2️⃣ d\n\n[c]: xyz",
            .linkBroken,
            "There is no page or file `xyz`",
            help: "write the relative path of a `.md` file or another file that exists"
        ),
        DiagnosticCase(
            "an image that is not there",
            "![a](<1️⃣no cell.png2️⃣>)",
            .linkBroken,
            "There is no page or file `no cell.png`",
            help: "did you mean `cell.png`?"
        ),
        DiagnosticCase(
            "an image that is a page",
            "![a](1️⃣causes.md2️⃣)",
            .linkBroken,
            "`causes.md` is a page; only an image file can be shown as an image",
            help: "write the path of an image file, or delete the `!` to make a link"
        ),
        DiagnosticCase(
            "no address",
            "[a](1️⃣)",
            .linkBroken,
            "The link has no address between its parentheses",
            help: "write the address, or delete the brackets and parentheses"
        ),
        DiagnosticCase(
            "a path from the root",
            "[a](1️⃣/anemia/2️⃣)",
            .linkBroken,
            "The address `/anemia/` starts with `/`; a link within the site is the path from this file to the other one",
            help: "write the relative path to the `.md` file instead, for example `../causes/index.md`"
        ),
        DiagnosticCase(
            "an address without a scheme",
            "[a](1️⃣//example.org/a2️⃣)",
            .linkBroken,
            "The address `//example.org/a` starts with `//`; an address on another site starts with `https://`",
            help: "write `https://example.org/a` instead"
        ),
        DiagnosticCase(
            "an address without a host",
            "[a](1️⃣https:b2️⃣)",
            .linkBroken,
            "The address `https:b` does not say where to go",
            help: "write the whole address, for example `https://example.org/page`"
        ),
        DiagnosticCase(
            "a link in a link",
            "[a 1️⃣<https://example.org>2️⃣](causes.md)",
            .linkBroken,
            "`<https://example.org>` is inside another link or an image's text, where a link cannot work",
            help: "move it out of the square brackets"
        ),
        DiagnosticCase(
            "a footnote in a link",
            "[a 1️⃣[^b]2️⃣](causes.md)\n\n[^b]: c",
            .linkBroken,
            "`[^b]` is inside another link or an image's text, where a link cannot work",
            help: "move it out of the square brackets"
        ),
        DiagnosticCase(
            "an anchor that no heading has",
            "## Causes\n\n[a](1️⃣#cuases2️⃣)",
            .anchorBroken,
            "No heading in this text has the anchor `#cuases`",
            help: "write `#causes` instead"
        ),
        DiagnosticCase(
            "an anchor that resembles none",
            "## Causes\n\n### Signs\n\n[a](1️⃣#xyz2️⃣)",
            .anchorBroken,
            "No heading in this text has the anchor `#xyz`",
            help: "write one of `#causes`, `#signs` instead"
        ),
        DiagnosticCase(
            "an anchor that resembles the only one least",
            "## Causes\n\n[a](1️⃣#xyz2️⃣)",
            .anchorBroken,
            "No heading in this text has the anchor `#xyz`",
            help: "write `#causes` instead"
        ),
        // Images
        DiagnosticCase(
            "an image without a text",
            "a 1️⃣![ ](cell.png)2️⃣",
            .imageAlternativeMissing,
            "The image `cell.png` has no text between `![` and `]`; readers who cannot see it get that text instead",
            help: "write what the image shows between `![` and `]`"
        ),
        // Headings
        DiagnosticCase(
            "a heading of level 1",
            "- 1️⃣# A *b*",
            .headingLevelOne,
            "The heading `A b` has level 1; level 1 is the title of the page, which is in the front matter",
            help: "write `## ` before the heading instead"
        ),
        DiagnosticCase(
            "a heading of level 1, after which one of level 3 is right",
            "1️⃣# A\n\n### B",
            .headingLevelOne,
            "The heading `A` has level 1; level 1 is the title of the page, which is in the front matter",
            help: "write `## ` before the heading instead"
        ),
        DiagnosticCase(
            "an underlined heading of level 1 behind a definition",
            "[a]: causes.md\n1️⃣A\n===\n",
            .headingLevelOne,
            "The heading `A` has level 1; level 1 is the title of the page, which is in the front matter",
            help: "write `## ` before the heading instead"
        ),
        DiagnosticCase(
            "a first heading of level 3",
            "1️⃣### A",
            .headingLevelSkipped,
            "The heading `A` has level 3; the first heading of a text has level 2, and no level must be skipped",
            help: "write `## ` before the heading instead"
        ),
        DiagnosticCase(
            "a level left out",
            "## A\n\n### B\n\n1️⃣##### C\n\n## D",
            .headingLevelSkipped,
            "The heading `C` has level 5; the level before it is 3, and no level must be skipped",
            help: "write `#### ` before the heading instead"
        ),
        // Footnotes
        DiagnosticCase(
            "a footnote that is not defined",
            "a 1️⃣[^anemai]2️⃣ b[^anemia] `[^c]` \\[^d]\n\n[^anemia]: e",
            .footnoteUndefined,
            "`[^anemai]` refers to a footnote that this text does not define",
            help: "write `[^anemia]` instead"
        ),
        DiagnosticCase(
            "a footnote where none is defined",
            "a 1️⃣[^1]2️⃣",
            .footnoteUndefined,
            "`[^1]` refers to a footnote that this text does not define",
            help: "write a line that starts with `[^1]:`, or `\\[` to show the bracket"
        ),
        DiagnosticCase(
            "a footnote that nothing refers to",
            "a\n\n    [^b]: c\n\n> 1️⃣[^d]2️⃣: e\n\n```\n[^f]: g\n```\n",
            .footnoteUnused,
            "The footnote `[^d]` is never used, so it is not shown",
            help: "write `[^d]` where the footnote belongs, or delete it"
        ),
        // Counts of people
        DiagnosticCase(
            "an unknown count",
            "a 1️⃣{people:anemai}2️⃣",
            .peopleCountUnknown,
            "There is no count of people for `anemai`",
            help: "write `{people:anemia}` instead"
        ),
        DiagnosticCase(
            "an unknown count that resembles none",
            "## 1️⃣{people:scurvy}2️⃣",
            .peopleCountUnknown,
            "There is no count of people for `scurvy`",
            help: "known here: `anemia`, `anemia/causes`"
        ),
        DiagnosticCase(
            "a placeholder that is not closed",
            "a 1️⃣{people:anemia2️⃣\nb}",
            .peopleCountUnknown,
            "`{people:anemia` is not a complete placeholder; a count of people is written `{people:condition}` on one line",
            help: placeholderHelp
        ),
        DiagnosticCase(
            "a placeholder without a colon",
            "a 1️⃣{people anemia}2️⃣",
            .peopleCountUnknown,
            "`{people anemia}` is not a complete placeholder; a count of people is written `{people:condition}` on one line",
            help: placeholderHelp
        ),
        DiagnosticCase(
            "a placeholder in capitals",
            "a 1️⃣{People:anemia}2️⃣",
            .peopleCountUnknown,
            "`{People:anemia}` is not a complete placeholder; a count of people is written `{people:condition}` on one line",
            help: placeholderHelp
        ),
        DiagnosticCase(
            "a placeholder without a condition",
            "a 1️⃣{people}2️⃣",
            .peopleCountUnknown,
            "`{people}` is not a complete placeholder; a count of people is written `{people:condition}` on one line",
            help: placeholderHelp
        ),
        // Characters
        DiagnosticCase(
            "A NUL character",
            "a\nä1️⃣\0b",
            .nulCharacter,
            "The text contains a NUL character, which no page can show",
            help: "delete the character, or save the file again as UTF-8 text"
        ),
    ]
}
