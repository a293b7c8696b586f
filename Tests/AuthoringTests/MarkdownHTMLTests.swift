import Authoring
import SiteModel
import Testing

/// A text and the HTML that it must become, without any diagnostic.
struct MarkdownCase: Sendable, CustomTestStringConvertible {
    let name: String
    let markdown: String
    let html: String

    init(_ name: String, _ markdown: String, _ html: String) {
        self.name = name
        self.markdown = markdown
        self.html = html
    }

    var testDescription: String { name }
}

@Suite("Markdown becomes plain semantic HTML")
struct MarkdownHTMLTests {
    @Test("each construct has its markup", arguments: MarkdownExamples.constructs)
    func constructs(_ example: MarkdownCase) {
        let (body, found) = MarkdownFixture.parse(example.markdown)
        #expect(body.html == example.html)
        #expect(found.isEmpty)
    }

    @Test("text is escaped wherever it stands", arguments: MarkdownExamples.escaping)
    func escaping(_ example: MarkdownCase) {
        let (body, found) = MarkdownFixture.parse(example.markdown)
        #expect(body.html == example.html)
        #expect(found.isEmpty)
    }

    @Test("line ends of Windows give the same HTML", arguments: MarkdownExamples.constructs)
    func carriageReturns(_ example: MarkdownCase) {
        let lines = example.markdown.split(separator: "\n", omittingEmptySubsequences: false)
        let (body, found) = MarkdownFixture.parse(lines.joined(separator: "\r\n"))
        #expect(body.html == example.html)
        #expect(found.isEmpty)
    }
}

/// The tables of examples.
enum MarkdownExamples {
    private static let tableStart = """
        <div class="table-scroll" role="region" tabindex="0" aria-label="Table"><table>

        """

    /// What a table starts with whose columns have no room on a phone.
    private static func wideTableStart(_ classes: String) -> String {
        """
        <div class="table-scroll\(classes)" role="region" tabindex="0" aria-label="Table"><table role="table">
        <thead role="rowgroup">

        """
    }

    static let constructs: [MarkdownCase] = [
        MarkdownCase("a paragraph", "One\ntwo", "<p>One\ntwo</p>\n"),
        MarkdownCase(
            "emphasis",
            "*a* **b** ***c*** ~~d~~ `e`",
            """
            <p><em>a</em> <strong>b</strong> <em><strong>c</strong></em> <del>d</del> <code>e</code></p>

            """
        ),
        MarkdownCase("hard line breaks", "a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"),
        MarkdownCase(
            "headings",
            "## A *b* `c`\n\n### D\n\nE\n-\n",
            """
            <h2 id="a-b-c">A <em>b</em> <code>c</code></h2>
            <h3 id="d">D</h3>
            <h2 id="e">E</h2>

            """
        ),
        MarkdownCase(
            "a tight list",
            "- a\n- b\n  - c",
            """
            <ul>
            <li>a</li>
            <li>b
            <ul>
            <li>c</li>
            </ul>
            </li>
            </ul>

            """
        ),
        MarkdownCase(
            "an author's comment between two lines of an item",
            "- a\n  <!-- c -->\n  b\n- d",
            """
            <ul>
            <li>a
            b</li>
            <li>d</li>
            </ul>

            """
        ),
        MarkdownCase(
            "a loose list",
            "- a\n\n- b",
            """
            <ul>
            <li>
            <p>a</p>
            </li>
            <li>
            <p>b</p>
            </li>
            </ul>

            """
        ),
        MarkdownCase("a numbered list", "1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        MarkdownCase(
            "a numbered list that starts elsewhere",
            "3. a\n4. b",
            "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"
        ),
        MarkdownCase(
            "a task list",
            "- [x] a\n- [ ] b",
            """
            <ul>
            <li class="task"><span class="task-box" role="img" aria-label="Done:">☑</span> a</li>
            <li class="task"><span class="task-box" role="img" aria-label="To do:">☐</span> b</li>
            </ul>

            """
        ),
        MarkdownCase(
            "a loose task list",
            "- [x] a\n\n- [ ] b",
            """
            <ul>
            <li class="task">
            <p><span class="task-box" role="img" aria-label="Done:">☑</span> a</p>
            </li>
            <li class="task">
            <p><span class="task-box" role="img" aria-label="To do:">☐</span> b</p>
            </li>
            </ul>

            """
        ),
        MarkdownCase("a quote", "> a\nb", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
        MarkdownCase("a break between parts", "a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n"),
        MarkdownCase("indented code", "    a < b", "<pre tabindex=\"0\"><code>a &lt; b\n</code></pre>\n"),
        MarkdownCase(
            "fenced code",
            "```swift numbered\nlet a = \"b\"\n```",
            """
            <pre tabindex="0"><code class="language-swift">let a = &quot;b&quot;
            </code></pre>

            """
        ),
        MarkdownCase(
            "a table",
            "| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 |\n",
            wideTableStart(" stack") + """
                <tr role="row"><th scope="col" role="columnheader" class="align-left">a</th>\
                <th scope="col" role="columnheader" class="align-center">b</th>\
                <th scope="col" role="columnheader" class="align-right">c</th>\
                <th scope="col" role="columnheader">d</th></tr>
                </thead>
                <tbody role="rowgroup">
                <tr role="row"><td role="cell" class="align-left" data-label="a">1</td>\
                <td role="cell" class="align-center" data-label="b">2</td>\
                <td role="cell" class="align-right" data-label="c">3</td><td role="cell" data-label="d"></td></tr>
                </tbody>
                </table></div>

                """
        ),
        MarkdownCase(
            "a table of two columns, which has room on a phone",
            "| a | b |\n|--|--|\n| 1 | 2 |\n",
            tableStart + """
                <thead>
                <tr><th scope="col">a</th><th scope="col">b</th></tr>
                </thead>
                <tbody>
                <tr><td>1</td><td>2</td></tr>
                </tbody>
                </table></div>

                """
        ),
        MarkdownCase(
            "columns whose names hold markup, or nothing",
            "| | **Top** *\"x\" & y* `<z>` | [c](causes.md) ![d](cell.png) | {service:emergency} |\n|-|-|-|-|\n| 1 | 2 | 3 | 4 |\n",
            wideTableStart(" stack") + """
                <tr role="row"><td role="cell"></td><th scope="col" role="columnheader"><strong>Top</strong> \
                <em>“x” &amp; y</em> <code>&lt;z&gt;</code></th>\
                <th scope="col" role="columnheader"><a href="/anemia/causes/">c</a> \
                <img src="/anemia/cell.png" alt="d" loading="lazy" decoding="async"></th>\
                <th scope="col" role="columnheader"><a class="service" href="tel:911"><bdi dir="ltr">911</bdi></a></th></tr>
                </thead>
                <tbody role="rowgroup">
                <tr role="row"><th scope="row" role="rowheader">1</th><td role="cell" data-label="Top “x” &amp; y &lt;z&gt;">2</td>\
                <td role="cell" data-label="c d">3</td><td role="cell" data-label="911">4</td></tr>
                </tbody>
                </table></div>

                """
        ),
        MarkdownCase(
            "a table that is wider than a text on any screen",
            "|a|b|c|d|e|f|g|h|i|\n|-|-|-|-|-|-|-|-|-|\n",
            wideTableStart(" stack many most") + """
                <tr role="row">\("abcdefghi".map { "<th scope=\"col\" role=\"columnheader\">\($0)</th>" }.joined())</tr>
                </thead>
                </table></div>

                """
        ),
        MarkdownCase(
            "a table without rows and with an empty header cell",
            "|  | b |\n|--|---|\n",
            tableStart + """
                <thead>
                <tr><td></td><th scope="col">b</th></tr>
                </thead>
                </table></div>

                """
        ),
        MarkdownCase(
            "two tables",
            "a | b\n--|--\n\nc | d\n--|--\n",
            tableStart + """
                <thead>
                <tr><th scope="col">a</th><th scope="col">b</th></tr>
                </thead>
                </table></div>
                <div class="table-scroll" role="region" tabindex="0" aria-label="Table 2"><table>
                <thead>
                <tr><th scope="col">c</th><th scope="col">d</th></tr>
                </thead>
                </table></div>

                """
        ),
        MarkdownCase(
            "a paragraph before a table",
            "x\na | b\n--|--\n",
            "<p>x</p>\n" + tableStart + """
                <thead>
                <tr><th scope="col">a</th><th scope="col">b</th></tr>
                </thead>
                </table></div>

                """
        ),
        MarkdownCase("smart punctuation", "\"a\" -- 'b' --- c... it's", "<p>“a” – ‘b’ — c… it’s</p>\n"),
        MarkdownCase(
            "a link to another host",
            "[a](https://example.org/?b=1&c=2 \"t\")",
            "<p><a href=\"https://example.org/?b=1&amp;c=2\" title=\"t\">a</a></p>\n"
        ),
        MarkdownCase(
            "links to pages and files",
            "[a](causes.md) [b](causes.md#iron) [c](leaflet.pdf#page=2)",
            """
            <p><a href="/anemia/causes/">a</a> <a href="/anemia/causes/#iron">b</a> \
            <a href="/a&amp;b/leaflet.pdf#page=2">c</a></p>

            """
        ),
        MarkdownCase(
            "a link by reference",
            "[a]: causes.md 'b'\n\n[a] [c][A]",
            """
            <p><a href="/anemia/causes/" title="b">a</a> <a href="/anemia/causes/" title="b">c</a></p>

            """
        ),
        MarkdownCase(
            "links to headings",
            "## Früh: Ä\n\n[a](#früh-ä) [b](#fr%C3%BCh-%C3%A4)",
            """
            <h2 id="früh-ä">Früh: Ä</h2>
            <p><a href="#früh-ä">a</a> <a href="#früh-ä">b</a></p>

            """
        ),
        MarkdownCase(
            "addresses without brackets",
            "www.example.org/a http://example.org a@example.org <https://example.org> <b@example.org>",
            """
            <p><a href="https://www.example.org/a">www.example.org/a</a> \
            <a href="http://example.org">http://example.org</a> \
            <a href="mailto:a@example.org">a@example.org</a> \
            <a href="https://example.org">https://example.org</a> \
            <a href="mailto:b@example.org">b@example.org</a></p>

            """
        ),
        MarkdownCase(
            "an image",
            "![A *red* cell](cell.png) b",
            "<p><img src=\"/anemia/cell.png\" alt=\"A red cell\" loading=\"lazy\" decoding=\"async\"> b</p>\n"
        ),
        MarkdownCase(
            "an image of known size",
            "a ![b](blood%20count.png \"c\")",
            """
            <p>a <img src="/anemia/blood%20count.png" alt="b" width="640" height="480" title="c" \
            loading="lazy" decoding="async"></p>

            """
        ),
        MarkdownCase(
            "an image with a caption",
            "![b](<blood count.png> \"{people:anemia} & more\")",
            """
            <figure><img src="/anemia/blood%20count.png" alt="b" width="640" height="480" \
            loading="lazy" decoding="async">\
            <figcaption><span class="count" dir="auto" data-unreviewed>1,204 people</span> &amp; more</figcaption></figure>

            """
        ),
        MarkdownCase(
            "an image as a link",
            "[![a](cell.png)](causes.md)",
            """
            <p><a href="/anemia/causes/"><img src="/anemia/cell.png" alt="a" loading="lazy" decoding="async"></a></p>

            """
        ),
        MarkdownCase("comments", "a <!-- b --> c\n\n<!-- d\n\n[x](y) -->\n\ne", "<p>a  c</p>\n<p>e</p>\n"),
        MarkdownCase(
            "counts of people",
            "{people:anemia} and *{people:anemia/causes}* `{people:x}` \\{people:y} &#123;people:z} {peoples}",
            """
            <p><span class="count" dir="auto" data-unreviewed>1,204 people</span> and <em><span class="count" dir="auto" data-unreviewed>87 people</span></em> \
            <code>{people:x}</code> {people:y} {people:z} {peoples}</p>

            """
        ),
        MarkdownCase(
            "counts of people in titles, which are no words of a heading",
            "## [a](causes.md \"{people:anemia} 'b' < c\")\n",
            """
            <h2 id="a"><a href="/anemia/causes/" title="1,204 people 'b' &lt; c">a</a></h2>

            """
        ),
        MarkdownCase("line ends of old Macs", "a\rb  \rc\r\rd", "<p>a\nb<br>\nc</p>\n<p>d</p>\n"),
        MarkdownCase(
            "counts of people in headings, links, images and cells",
            "## {people:anemia}\n\n[{people:anemia}](causes.md) ![{people:anemia}](cell.png)\n\n| {people:anemia} |\n|-|\n",
            """
            <h2 id="1204-people"><span class="count" dir="auto" data-unreviewed>1,204 people</span></h2>
            <p><a href="/anemia/causes/"><span class="count" dir="auto" data-unreviewed>1,204 people</span></a> \
            <img src="/anemia/cell.png" alt="1,204 people" loading="lazy" decoding="async"></p>

            """ + tableStart + """
                <thead>
                <tr><th scope="col"><span class="count" dir="auto" data-unreviewed>1,204 people</span></th></tr>
                </thead>
                </table></div>

                """
        ),
    ]

    static let escaping: [MarkdownCase] = [
        MarkdownCase(
            "the characters of HTML",
            "a < b > c & \\<d\\>",
            "<p>a &lt; b &gt; c &amp; &lt;d&gt;</p>\n"
        ),
        MarkdownCase(
            "character references",
            "&lt;a&gt; &amp;amp; &copy; &#65; &n;",
            "<p>&lt;a&gt; &amp;amp; © A &amp;n;</p>\n"
        ),
        MarkdownCase(
            "quotes in an image's text",
            "![a \\\"b\\\" \\<c> &amp;](cell.png)",
            """
            <p><img src="/anemia/cell.png" alt="a &quot;b&quot; &lt;c&gt; &amp;" loading="lazy" decoding="async"></p>

            """
        ),
        MarkdownCase(
            "quotes in a title",
            "[a](causes.md 'b \"c\" < d >')",
            "<p><a href=\"/anemia/causes/\" title=\"b &quot;c&quot; &lt; d &gt;\">a</a></p>\n"
        ),
        MarkdownCase(
            "an address that would end the attribute",
            "[a](causes.md#\"onclick=\"b)",
            "<p><a href=\"/anemia/causes/#%22onclick=%22b\">a</a></p>\n"
        ),
        MarkdownCase(
            "the language of code",
            "~~~ a\"b<c\nd\n~~~",
            "<pre tabindex=\"0\"><code class=\"language-a&quot;b&lt;c\">d\n</code></pre>\n"
        ),
        MarkdownCase("code", "`<b> & \"c\"`", "<p><code>&lt;b&gt; &amp; &quot;c&quot;</code></p>\n"),
    ]
}
