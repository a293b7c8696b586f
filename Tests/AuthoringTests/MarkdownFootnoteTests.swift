import Authoring
import Diagnostics
import Testing

@Suite("Footnotes")
struct MarkdownFootnoteTests {
    private static func section(_ items: String) -> String {
        """
        <section class="footnotes" aria-labelledby="footnotes">
        <h2 class="footnotes-title" id="footnotes">Notes</h2>
        <ol>
        \(items)
        </ol>
        </section>

        """
    }

    private static func reference(_ number: Int, anchor: String) -> String {
        """
        <sup class="footnote-ref"><a id="\(anchor)" href="#fn-\(number)" aria-describedby="footnotes">\(number)</a></sup>
        """
    }

    private static func back(_ anchor: String) -> String {
        "<a class=\"footnote-back\" href=\"#\(anchor)\" aria-label=\"Back to the text\">\u{21A9}\u{FE0E}</a>"
    }

    private static func back(_ anchor: String, use: Int) -> String {
        """
        <a class="footnote-back" href="#\(anchor)" aria-label="Back to the text \(use)">\u{21A9}\u{FE0E}\
        <sup>\(use)</sup></a>
        """
    }

    @Test("are numbered in the order of use and link back to every use")
    func numbers() {
        let (body, found) = MarkdownFixture.parse("a[^x] b[^y] c[^X]\n\n[^y]: d\n\n[^x]: e\n\n    f *g*\n")
        let (x, x2, y) = (
            Self.reference(1, anchor: "fnref-1"), Self.reference(1, anchor: "fnref-1-2"),
            Self.reference(2, anchor: "fnref-2")
        )
        #expect(found.isEmpty)
        #expect(
            body.html == "<p>a\(x) b\(y) c\(x2)</p>\n"
                + Self.section(
                    """
                    <li id="fn-1">
                    <p>e</p>
                    <p>f <em>g</em> \(Self.back("fnref-1")) \(Self.back("fnref-1-2", use: 2))</p>
                    </li>
                    <li id="fn-2">
                    <p>d \(Self.back("fnref-2"))</p>
                    </li>
                    """
                )
        )
    }

    @Test("link back to uses in other footnotes")
    func nested() {
        let (body, found) = MarkdownFixture.parse("a[^x]\n\n[^x]: b[^y]\n\n[^y]: c[^x]\n")
        #expect(found.isEmpty)
        #expect(
            body.html == "<p>a\(Self.reference(1, anchor: "fnref-1"))</p>\n"
                + Self.section(
                    """
                    <li id="fn-1">
                    <p>b\(Self.reference(2, anchor: "fnref-2")) \(Self.back("fnref-1")) \
                    \(Self.back("fnref-1-2", use: 2))</p>
                    </li>
                    <li id="fn-2">
                    <p>c\(Self.reference(1, anchor: "fnref-1-2")) \(Self.back("fnref-2"))</p>
                    </li>
                    """
                )
        )
    }

    @Test("that end in a list or in code have their links back in a paragraph of their own")
    func endingInBlock() {
        let (body, found) = MarkdownFixture.parse("a[^x]\n\n[^x]:\n    - b\n")
        #expect(found.isEmpty)
        #expect(
            body.html == "<p>a\(Self.reference(1, anchor: "fnref-1"))</p>\n"
                + Self.section(
                    """
                    <li id="fn-1">
                    <ul>
                    <li>b</li>
                    </ul>
                    <p>\(Self.back("fnref-1"))</p>
                    </li>
                    """
                )
        )
    }

    @Test("in a heading are no part of its anchor or its words")
    func heading() {
        let body = MarkdownFixture.parse("## A[^x]\n\n[^x]: b\n").body
        #expect(body.headings.map(\.id) == ["a"])
        #expect(body.headings.map(\.text) == ["A"])
    }

    @Test("never share an anchor with a heading")
    func anchors() {
        let body = MarkdownFixture.parse("## Fn 1\n\n## Fnref 1\n\n## Footnotes\n\na[^x]\n\n[^x]: b\n").body
        #expect(body.headings.map(\.id) == ["section-fn-1", "section-fnref-1", "section-footnotes"])
    }

    @Test("carry the prefix and the level of the body that they belong to")
    func options() {
        let options = MarkdownParser.Options(anchorPrefix: "note-", headingOffset: 2)
        let (body, found) = MarkdownFixture.parse("## A\n\n[b](#a)[^x]\n\n[^x]: c\n", options)
        #expect(found.isEmpty)
        #expect(
            body.html == """
                <h4 id="note-a">A</h4>
                <p><a href="#note-a">b</a><sup class="footnote-ref"><a id="note-fnref-1" href="#note-fn-1" \
                aria-describedby="note-footnotes">1</a></sup></p>
                <section class="footnotes" aria-labelledby="note-footnotes">
                <h4 class="footnotes-title" id="note-footnotes">Notes</h4>
                <ol>
                <li id="note-fn-1">
                <p>c \(Self.back("note-fnref-1"))</p>
                </li>
                </ol>
                </section>

                """
        )
        #expect(body.headings.map(\.id) == ["note-a"])
        #expect(body.headings.map(\.level) == [4])
        #expect(body.links.map(\.destination) == [.anchor("note-a")])
    }

    @Test("used, defined and repeated in quotes, lists and code are told apart")
    func definitions() throws {
        let markdown = MarkedMarkdown(
            """
            a[^a] and `[^code]: x`

            > [^a]: b
            >
            > 1️⃣[^b]2️⃣: c

            - 3️⃣[^a]4️⃣: d

            <!--
            [^e]: f
            -->

            ```
            [^g]: h
            ```
            """
        )
        let found = MarkdownFixture.parse(markdown.text).found
        let places = [try markdown.place("1️⃣", to: "2️⃣"), try markdown.place("3️⃣", to: "4️⃣")]
        #expect(found.map(\.identifier) == [.footnoteUnused, .emptyValue, .footnoteDuplicate])
        #expect([found[0], found[2]].map(\.location) == places)
        #expect(found.map(\.severity) == [.warning, .error, .error])
    }
}
