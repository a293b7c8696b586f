import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Citations")
struct MarkdownCitationTests {
    private static let place = Diagnostics.SourceLocation(MarkdownFixture.file, line: 1, column: 1)
    private static let options = MarkdownParser.Options(
        sources: ["who-2023", "nice_ng1", "cdc.2024"].map { Source(id: Located($0, at: place), title: $0) }
    )

    private static func citation(_ number: Int, _ anchor: String) -> String {
        "<sup class=\"citation\">[<a id=\"\(anchor)\" href=\"#source-\(number)\" aria-label=\"Source \(number)\">\(number)</a>]</sup>"
    }

    @Test("are numbered in the order of use, and every use has an anchor of its own")
    func numbers() {
        let (body, found) = MarkdownFixture.parse(
            "A.[^nice_ng1] B.[^who-2023][^cdc.2024]\n\n- C[^nice_ng1]\n",
            Self.options
        )
        #expect(found.isEmpty)
        #expect(
            body.html
                == "<p>A.\(Self.citation(1, "cite-1")) B.\(Self.citation(2, "cite-2"))\(Self.citation(3, "cite-3"))"
                + "</p>\n<ul>\n<li>C\(Self.citation(1, "cite-1-2"))</li>\n</ul>\n"
        )
        #expect(
            body.citations == [
                Body.Citation(source: 1, uses: 2), Body.Citation(source: 0), Body.Citation(source: 2),
            ]
        )
    }

    @Test("name a place in the source, which readers see beside the number")
    func places() {
        let (body, found) = MarkdownFixture.parse(
            "A.[^who-2023, p. 12] B.[^who-2023 ,pp. 12--14][^nice_ng1, § 2.1 & 3]\n",
            Self.options
        )
        #expect(found.isEmpty)
        let cited = [(1, "cite-1", "p. 12"), (1, "cite-1-2", "pp. 12–14"), (2, "cite-2", "§ 2.1 &amp; 3")].map {
            Self.citation($0, $1).replacing("</a>", with: "</a><span class=\"locator\">, \($2)</span>")
        }
        #expect(body.html == "<p>A.\(cited[0]) B.\(cited[1])\(cited[2])</p>\n")
        #expect(body.citations == [Body.Citation(source: 0, uses: 2), Body.Citation(source: 1)])
        #expect(body.prose.text(body.prose.blocks[0].range) == "A. B.")
    }

    @Test(
        "go on in the next line, whatever is written before that line",
        arguments: [
            ("Take 5 mg[^who-2023, table\n3] daily.", "table 3", " daily."),
            (
                "[^who-2023,\nchapter three, and all that follows it there, p. 12].",
                "chapter three, and all that follows it there, p. 12", "."
            ),
            ("A long line of words that goes before it.[^who-2023,\np. 12]. B", "p. 12", ". B"),
            ("> A[^who-2023,  \n>   p. 12].", "p. 12", "."),
            ("- A b c d e[^who-2023, p.\n  12].", "p. 12", "."),
            ("> - A[^who-2023, p. 12,\n>   a\n>   b].", "p. 12, a b", "."),
            ("A\n: b[^who-2023,\n  p. 12].", "p. 12", "."),
            ("*A*[^who-2023,\r\np. 12]. B", "p. 12", ". B"),
        ]
    )
    func wrapped(markdown: String, place: String, end: String) {
        let (body, found) = MarkdownFixture.parse(markdown, Self.options)
        #expect(found.isEmpty)
        let citation = Self.citation(1, "cite-1")
            .replacing("</a>", with: "</a><span class=\"locator\">, \(place)</span>")
        #expect(body.html.contains(citation + end))
    }

    @Test("without a place go on in the next line too")
    func wrappedNames() {
        let (body, found) = MarkdownFixture.parse("Words.[^\nwho-2023] More.[^nice_ng1\n] End.", Self.options)
        #expect(found.isEmpty)
        #expect(body.html == "<p>Words.\(Self.citation(1, "cite-1")) More.\(Self.citation(2, "cite-2")) End.</p>\n")
    }

    @Test(
        "are refused where what follows the comma is no place, or nothing has one",
        arguments: [
            DiagnosticCase(
                "nothing after the comma",
                "A.1️⃣[^who-2023, ]2️⃣",
                .locatorMalformed,
                "`[^who-2023, ]` names no place after the comma",
                help: "write the place in the source after it, such as `p. 12`, or delete the comma"
            ),
            DiagnosticCase(
                "another source",
                "A.1️⃣[^who-2023, nice_ng1]2️⃣",
                .locatorMalformed,
                "`[^who-2023, nice_ng1]` has several names in one pair of brackets",
                help: "write `[^who-2023][^nice_ng1]`"
            ),
            DiagnosticCase(
                "another source with its sign",
                "A.1️⃣[^who-2023, ^nice_ng1]2️⃣",
                .locatorMalformed,
                "`[^who-2023, ^nice_ng1]` has several names in one pair of brackets",
                help: "write `[^who-2023][^nice_ng1]`"
            ),
            DiagnosticCase(
                "a footnote",
                "A.1️⃣[^iron, p. 12]2️⃣\n\n[^iron]: A note.",
                .locatorMalformed,
                "`[^iron, p. 12]` names a place in `iron`, which is a footnote of this text and no source",
                help: "write `[^iron]`, or cite a source of the front matter"
            ),
            DiagnosticCase(
                "another source with a place of its own",
                "A.1️⃣[^who-2023, p. 12; nice_ng1, p. 3]2️⃣",
                .locatorMalformed,
                "`[^who-2023, p. 12; nice_ng1, p. 3]` has several names in one pair of brackets",
                help: "write `[^who-2023, p. 12][^nice_ng1, p. 3]`"
            ),
            DiagnosticCase(
                "code with a bracket",
                "A.1️⃣[^who-2023, `]2️⃣`\nb] c.",
                .locatorMalformed,
                "`[^who-2023, `]` begins a citation that holds code, HTML, a bracket or a backslash, so it cites nothing",
                help: "write plain words in it, such as `[^id, p. 12]`, or `\\[` to show the bracket"
            ),
            DiagnosticCase(
                "a bracket after a backslash",
                "A long line.1️⃣[^who-2023, p. 12 \\]2️⃣ x\np. 3]. B",
                .locatorMalformed,
                "`[^who-2023, p. 12 \\]` begins a citation that holds code, HTML, a bracket or a backslash, so it cites nothing",
                help: "write plain words in it, such as `[^id, p. 12]`, or `\\[` to show the bracket"
            ),
            DiagnosticCase(
                "an address after it",
                "A.1️⃣[^who-2023, p. 12](https://example.org/)2️⃣",
                .locatorMalformed,
                "`[^who-2023, p. 12]` cites nothing, because it has an address and so is a link",
                help:
                    "delete the address after it, or the line that gives it one; the front matter has that of the source"
            ),
            DiagnosticCase(
                "a line that would define it",
                "A.\n\n1️⃣[^who-2023, p. 12]2️⃣: WHO says so.",
                .locatorMalformed,
                "`[^who-2023, p. 12]` begins this line with a colon after it, and cites nothing there",
                help: "cite the source in a sentence, and write what it is under `sources` in the front matter"
            ),
            DiagnosticCase(
                "a line that defines a link",
                "A.\n\n1️⃣[^who-2023, p. 12]2️⃣: https://example.org/\n\n~~~\n[^who-2023, p. 12]: x\n~~~",
                .locatorMalformed,
                "`[^who-2023, p. 12]` begins this line with a colon after it, and cites nothing there",
                help: "cite the source in a sentence, and write what it is under `sources` in the front matter"
            ),
            DiagnosticCase(
                "a footnote that goes on in the next line, cut to its name by the parser",
                "1️⃣[^ir\non x]2️⃣ A.[^ir]\n\n[^ir]: A note.",
                .footnoteUndefined,
                "`[^ir on x]` begins in one line and ends in the next, so it does not refer to a footnote",
                help: "write it in one line, with the name and nothing else between the brackets"
            ),
            DiagnosticCase(
                "a footnote that goes on in the next line",
                "A long line before it.1️⃣[^ir\n]2️⃣ A.\n\n[^ir]: A note.",
                .footnoteUndefined,
                "`[^ir]` begins in one line and ends in the next, so it does not refer to a footnote",
                help: "write it in one line, with the name and nothing else between the brackets"
            ),
            DiagnosticCase(
                "an unknown name that goes on in the next line",
                "A.1️⃣[^iron\npills]2️⃣",
                .footnoteUndefined,
                "`[^iron pills]` begins in one line and ends in the next, so it does not refer to a footnote",
                help: "write it in one line, with the name and nothing else between the brackets"
            ),
            DiagnosticCase(
                "an unknown source",
                "A.1️⃣[^who-2032, p. 12]2️⃣",
                .footnoteUndefined,
                "`[^who-2032]` is not a source or a footnote of this text",
                help: "write `[^who-2023]` instead"
            ),
        ]
    )
    func placesRefused(_ example: DiagnosticCase) throws {
        let marked = MarkedMarkdown(example.marked)
        #expect(MarkdownFixture.parse(marked.text, Self.options).found == [try example.expected(in: marked)])
    }

    @Test(
        "are refused where a place would show its markup",
        arguments: [
            ("*p. 12*", "*"), ("`x` 1", "`x`"), ("<b>12</b>", "<b>"), ("{people:anemia}", "{people:anemia}"),
            ("pp. 12&ndash;14", "&ndash;"), ("p. 12\\*", "\\*"),
        ]
    )
    func markup(place: String, written: String) throws {
        let marked = MarkedMarkdown("A.1️⃣[^who-2023, \(place)]2️⃣")
        #expect(
            MarkdownFixture.parse(marked.text, Self.options).found == [
                Diagnostic(
                    .locatorMalformed,
                    at: try marked.place("1️⃣", to: "2️⃣"),
                    "A place in a source is shown as it is written, also `\(written)`",
                    help: "write it without Markdown, HTML and character references, such as `p. 12`"
                )
            ]
        )
    }

    @Test("are beside footnotes, which keep numbers of their own")
    func footnotes() {
        let (body, found) = MarkdownFixture.parse(
            "A[^who-2023] b[^x].\n\n[^x]: A note, by WHO.[^who-2023]\n",
            Self.options
        )
        #expect(found.isEmpty)
        #expect(body.html.contains("id=\"fnref-1\""))
        #expect(body.html.contains("id=\"cite-1-2\""))
        #expect(body.citations == [Body.Citation(source: 0, uses: 2)])
    }

    @Test("are no words of a heading")
    func headings() {
        let (body, found) = MarkdownFixture.parse("## Iron[^who-2023]\n", Self.options)
        #expect(found.isEmpty)
        #expect(body.headings == [Body.Heading(level: 2, id: "iron", text: "Iron")])
    }

    @Test("have the prefix of a text that shares its page")
    func prefix() {
        var options = Self.options
        options.anchorPrefix = "x-"
        #expect(
            MarkdownFixture.parse("A[^who-2023]\n", options).body.html
                == "<p>A<sup class=\"citation\">[<a id=\"x-cite-1\" href=\"#x-source-1\" aria-label=\"Source 1\">1</a>]</sup></p>\n"
        )
    }

    @Test("of what is no source are an error, and show the nearest name")
    func undefined() throws {
        let text = MarkedMarkdown("A1️⃣[^who-2032]2️⃣ b3️⃣[^x]4️⃣\n")
        #expect(
            MarkdownFixture.parse(text.text, Self.options).found == [
                Diagnostic(
                    .footnoteUndefined,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`[^who-2032]` is not a source or a footnote of this text",
                    help: "write `[^who-2023]` instead"
                ),
                Diagnostic(
                    .footnoteUndefined,
                    at: try text.place("3️⃣", to: "4️⃣"),
                    "`[^x]` is not a source or a footnote of this text",
                    help: "list the source under `sources` with `id: x`, or write a line that starts with `[^x]:`"
                ),
            ]
        )
    }

    @Test(
        "are an error inside a link, an image's text and a title",
        arguments: [
            "[a 1️⃣[^who-2023]2️⃣](causes.md)\n", "![a 1️⃣[^who-2023]2️⃣](cell.png)\n",
            "1️⃣![a](cell.png \"b [^who-2023]\")2️⃣\n",
        ]
    )
    func insideLinks(marked: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            MarkdownFixture.parse(text.text, Self.options).found == [
                Diagnostic(
                    .linkBroken,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`[^who-2023]` is inside another link or an image's text, where a link cannot work",
                    help: "move it out of the square brackets"
                )
            ]
        )
    }

    @Test("lose to a footnote of the same name, which is an error")
    func footnoteIsSource() throws {
        let text = MarkedMarkdown("A[^WHO-2023]\n\n1️⃣[^who-2023]2️⃣: A note.\n")
        #expect(
            MarkdownFixture.parse(text.text, Self.options).found == [
                Diagnostic(
                    .footnoteIsSource,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`[^who-2023]` is the name of a source, and this footnote would take its place",
                    help: "give the footnote another name",
                    notes: [Diagnostic.Note("the source is listed here", at: Self.place)]
                )
            ]
        )
    }

    @Test("stay as they are after a backslash and in code", arguments: ["\\[^who-2023]", "`[^who-2023]`"])
    func escaped(text: String) {
        let (body, found) = MarkdownFixture.parse("A \(text)\n", Self.options)
        #expect(found.isEmpty)
        #expect(body.citations.isEmpty)
        #expect(body.html.contains("[^who-2023]"))
    }

    @Test(
        "leave no heading an anchor like theirs",
        arguments: [
            ("Source 1", "section-source-1"), ("Term 2", "section-term-2"), ("Cite 1 2", "section-cite-1-2"),
            ("Source of iron", "source-of-iron"), ("Terms", "terms"),
        ]
    )
    func anchors(heading: String, anchor: String) {
        #expect(MarkdownFixture.parse("## \(heading)\n").body.headings.map(\.id) == [anchor])
    }
}
