import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Care cards")
struct MarkdownCardTests {
    @Test(
        "say their level in the heading",
        arguments: [
            ("EMERGENCY", "care-emergency", "Emergency:", "Get help now"),
            ("URGENT", "care-urgent", "Urgent:", "Get help today"),
            ("NON-URGENT", "care-non-urgent", "Non-urgent:", "Make an appointment"),
            ("NOTE", "care-note", "Note", nil),
            ("IMPORTANT", "care-important", "Important", nil),
            ("urgent", "care-urgent", "Urgent:", "Get help today"),
        ]
    )
    func levels(marker: String, name: String, label: String, title: String?) {
        let standard = title.map { " <span class=\"care-default\" data-unreviewed>\($0)</span>" } ?? ""
        let (body, found) = MarkdownFixture.parse("> [!\(marker)]\n> Call *us*.\n")
        #expect(found.isEmpty)
        #expect(
            body.html == """
                <section class="care \(name)">
                <h2 class="care-title"><span class="care-level">\(label)</span>\(standard)</h2>
                <p>Call <em>us</em>.</p>
                </section>

                """
        )
        #expect(!body.isEmpty)
        #expect(body.headings.isEmpty, "a card is no part of the table of contents")
    }

    @Test("take the rest of the marker's line for their title")
    func title() {
        let (body, found) = MarkdownFixture.parse(
            "> [!EMERGENCY] Call {service:emergency} *now* if:\n>\n> - it hurts\n> - it bleeds\n"
        )
        #expect(found.isEmpty)
        #expect(
            body.html == """
                <section class="care care-emergency">
                <h2 class="care-title"><span class="care-level">Emergency:</span> Call \
                <a class="service" href="tel:911"><bdi dir="ltr">911</bdi></a> <em>now</em> if:</h2>
                <ul>
                <li>it hurts</li>
                <li>it bleeds</li>
                </ul>
                </section>

                """
        )
    }

    @Test(
        "have a heading one level below the heading above them",
        arguments: [("", 2), ("## A\n\n", 3), ("## A\n\n### B\n\n", 4), ("## A\n\n### B\n\n## C\n\n", 3)]
    )
    func headingLevel(before: String, level: Int) {
        let (body, found) = MarkdownFixture.parse(before + "> [!NOTE]\n> A text.\n")
        #expect(found.isEmpty)
        #expect(body.html.contains("<h\(level) class=\"care-title\">"))
    }

    @Test("go one level deeper with the rest of a text that is below a heading of the page")
    func offset() {
        let (body, _) = MarkdownFixture.parse("> [!NOTE]\n> A text.\n", .init(headingOffset: 1))
        #expect(body.html.contains("<h3 class=\"care-title\">"))
    }

    @Test(
        "end their title at the end of the line, however the line ends",
        arguments: ["> [!NOTE] A\n> b\n", "> [!NOTE] A  \n> b\n", "> [!NOTE] A\\\n> b\n", "> [!NOTE] A\nb\n"]
    )
    func titleEnd(text: String) {
        let (body, found) = MarkdownFixture.parse(text)
        #expect(found.isEmpty)
        #expect(
            body.html == """
                <section class="care care-note">
                <h2 class="care-title"><span class="care-level">Note:</span> A</h2>
                <p>b</p>
                </section>

                """
        )
    }

    @Test("that readers open have a summary, and are text like any other to the rules of writing")
    func details() {
        let (body, found) = MarkdownFixture.parse(
            "## A\n\n> [!DETAILS] B *c*\n> d\n>\n> ### E\n>\n> [below](#e)\n"
        )
        #expect(found.isEmpty)
        #expect(
            body.html == """
                <h2 id="a">A</h2>
                <details>
                <summary>B <em>c</em></summary>
                <p>d</p>
                <h3 id="e">E</h3>
                <p><a href="#e">below</a></p>
                </details>

                """
        )
        #expect(body.prose.blocks.map { body.prose.text($0.range) } == ["A", "B c", "d", "E", "below"])
        #expect(body.prose.blocks.allSatisfy { $0.care == nil })
    }

    @Test("that readers open need a title")
    func detailsWithoutTitle() throws {
        let text = MarkedMarkdown("> 1️⃣[!DETAILS]2️⃣\n> Text.\n")
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .cardTitleMissing,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "The card `[!DETAILS]` has no title, so readers would not know what they open",
                    help: "write the title after the marker, such as `> [!DETAILS] How the test is done`"
                )
            ]
        )
    }

    @Test("of what to do and what not are lists with a heading")
    func lists() {
        let (body, found) = MarkdownFixture.parse("> [!DO]\n> - a\n\n> [!dont] When *b*\n>\n> - c\n> - d\n")
        #expect(found.isEmpty)
        #expect(
            body.html == """
                <section class="care care-do">
                <h2 class="care-title"><span class="care-level">Do</span></h2>
                <ul>
                <li>a</li>
                </ul>
                </section>
                <section class="care care-dont">
                <h2 class="care-title"><span class="care-level">Don’t:</span> When <em>b</em></h2>
                <ul>
                <li>c</li>
                <li>d</li>
                </ul>
                </section>

                """
        )
        #expect(body.careCards.isEmpty)
    }

    @Test(
        "of what to do hold a list with bullets and nothing else",
        arguments: [
            "> [!DO] a\n> 1️⃣b2️⃣\n", "> [!DO]\n>\n> 1️⃣2️⃣1. a\n> 2. b\n", "> [!DO]\n>\n> - a\n>\n> 1️⃣2️⃣b\n",
            "> [!DO]\n>\n> 1️⃣2️⃣| a |\n> |---|\n> | b |\n",
        ]
    )
    func otherThanList(marked: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .cardIsNoList,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "The card `[!DO]` is a list with bullets, and this is not one",
                    help: "write `> - ` before each item; put other text above or below the card"
                )
            ]
        )
    }

    @Test("may be in a list")
    func shapes() {
        let (body, found) = MarkdownFixture.parse("- a\n\n  > [!NOTE]\n  > b\n")
        #expect(found.isEmpty)
        #expect(body.html.contains("<section class=\"care care-note\">"))
    }

    @Test(
        "leave a quote a quote",
        arguments: ["> Text.\n", "> \\[!NOTE]\n> Text.\n", "> &#91;!NOTE]\n> b\n"]
    )
    func quotes(text: String) {
        let (body, found) = MarkdownFixture.parse(text)
        #expect(found.isEmpty)
        #expect(body.html.hasPrefix("<blockquote>\n"))
    }

    @Test(
        "with a marker that is not known are an error with the nearest one",
        arguments: [
            ("EMERGENZY", "write `[!EMERGENCY]` instead"), ("WARNING", "write `[!URGENT]` instead"),
            ("caution", "write `[!IMPORTANT]` instead"), ("TIP", "write `[!NOTE]` instead"),
            ("DO NOT", "write `[!DONT]` instead"), ("Donts", "write `[!DONT]` instead"),
            ("NON URGENT", "write `[!NON-URGENT]` instead"), ("NON_URGENT", "write `[!NON-URGENT]` instead"),
            (
                "XYZ",
                "write one of `[!EMERGENCY]`, `[!URGENT]`, `[!NON-URGENT]`, `[!NOTE]`, `[!IMPORTANT]`, `[!DO]`, `[!DONT]`, `[!DETAILS]`, `[!VIDEO]`, `[!AUDIO]`, or `\\[` to show"
                    + " the bracket"
            ),
        ]
    )
    func unknown(word: String, help: String) throws {
        let text = MarkedMarkdown("Before.\n\n> 1️⃣[!\(word)]2️⃣\n> Text.\n")
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .cardMarkerUnknown,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "There is no card `[!\(word)]`",
                    help: help
                )
            ]
        )
    }

    @Test(
        "are an error where they cannot be",
        arguments: [
            "1️⃣[!URGENT]2️⃣ Go.\n", "> Text.\n> 1️⃣[!URGENT]2️⃣\n", "> Text.\n>\n> 1️⃣[!URGENT]2️⃣ Go.\n",
            "- 1️⃣[!URGENT]2️⃣ Go.\n",
        ]
    )
    func misplaced(marked: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .cardMisplaced,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`[!URGENT]` does not start a quote, so it does not make a card",
                    help:
                        "write `> [!URGENT]` on its own line after a blank line, and `> ` before each line of the card"
                )
            ]
        )
    }

    @Test("are an error in another card, and in a quote")
    func nested() throws {
        let nested = MarkedMarkdown("> [!NOTE]\n> a\n>\n> > 1️⃣[!URGENT]\n> > b\n")
        #expect(
            MarkdownFixture.parse(nested.text).found == [
                Diagnostic(
                    .cardMisplaced,
                    at: try nested.place("1️⃣"),
                    "A card cannot be inside another card",
                    help: "end the first card with a line without `>`"
                )
            ]
        )
        let quoted = MarkedMarkdown("> He said:\n>\n> > 1️⃣[!URGENT]2️⃣ Call a doctor\n> > today.\n")
        #expect(
            MarkdownFixture.parse(quoted.text).found == [
                Diagnostic(
                    .cardMisplaced,
                    at: try quoted.place("1️⃣", to: "2️⃣"),
                    "The card `[!URGENT]` is inside a quote, so readers would think that it is someone else's words",
                    help: "write one `>`, not two, before each line of the card, and no `>` before other lines"
                )
            ]
        )
    }

    // MARK: Without the text

    /// A card of the level “urgent”, from the words of its heading on.
    private static func card(_ content: String) -> String {
        """
        <section class="care care-urgent">
        <h3 class="care-title"><span class="care-level">Urgent:</span> \(content)
        </section>
        """
    }

    static let excerpts: [(text: String, cards: String)] = [
        ("", ""),
        ("Text.[^a]\n\n[^a]: Note.\n", ""),
        ("> [!NOTE] A\n\n> [!IMPORTANT] B\n", ""),
        (
            "1\n\n> [!URGENT] A\n> B.\n\n2\n\n> [!NOTE] C\n\n### D\n\n> [!URGENT] E\n> F.\n\n3\n",
            card("A</h3>\n<p>B.</p>") + "\n" + card("E</h3>\n<p>F.</p>")
        ),
        (
            "> [!URGENT] A\n>\n> ### B\n>\n> ###### C\n",
            card("A</h3>\n<h4 id=\"theme-card-b\">B</h4>\n<h6 id=\"theme-card-c\">C</h6>")
        ),
        (
            "## X\n\n### Y\n\n#### Z\n\n##### V\n\n> [!URGENT] A\n>\n> ## B\n",
            card("A</h3>\n<h3 id=\"theme-card-b\">B</h3>")
        ),
        (
            "## X\n\n> [!URGENT] A\n> If [this *is*](#x) so[^n][^who], see [that](causes.md).\\\n> B [C](#x).\n\n[^n]: D\n",
            card("A</h3>\n<p>If this <em>is</em> so, see <a href=\"/anemia/causes/\">that</a>.<br>\nB C.</p>")
        ),
        // One that is a part of a note leads back to the text no more than others do.
        ("Text.[^a]\n\n[^a]: > [!URGENT] A\n    > B.\n", card("A</h3>\n<p>B.</p>")),
    ]

    @Test("can be shown without the text, and lead nowhere in it then", arguments: excerpts)
    func withoutText(text: String, cards: String) {
        let place = SourceLocation(MarkdownFixture.file)
        let sources = [Source(id: Located("who", at: place), title: "S")]
        let body = MarkdownFixture.parse(text, .init(sources: sources)).body
        #expect(body.careCards.map(\.html).joined(separator: "\n") == cards)
    }

    @Test(
        "name the first number that readers can call, as a service or as a link",
        arguments: [
            ("> [!URGENT] A\n> B.\n", [nil]),
            ("> [!URGENT] Call {service:emergency}\n> or {service:crisis}.\n", ["911 tel:911"]),
            ("> [!URGENT] A\n> Send a message to {service:text-line}.\n", ["741741 sms:741741"]),
            ("> [!URGENT] A\n> Call [our nurses](tel:+15551234567).\n", ["our nurses tel:+15551234567"]),
            ("> [!URGENT] A\n> Call [*us*](tel:+15551234567).\n", ["+15551234567 tel:+15551234567"]),
            (
                "> [!URGENT] A\n> B.\n\n{service:emergency}\n\n> [!EMERGENCY] C\n> {service:crisis}\n",
                [nil, "988 tel:988"]
            ),
        ] as [(String, [String?])]
    )
    func calls(text: String, calls: [String?]) {
        let body = MarkdownFixture.parse(text).body
        #expect(body.careCards.map { $0.call.map { "\($0.label) \($0.address)" } } == calls)
    }

    @Test(
        "put first what is most urgent, whatever the order of the text",
        arguments: [
            ("> [!URGENT] A\n> B.\n\n> [!EMERGENCY] C\n> D.\n", CardKind.emergency),
            ("> [!NON-URGENT] A\n> B.\n\n> [!URGENT] C\n> D.\n", .urgent),
            ("> [!NON-URGENT] A\n> B.\n", nil),
        ] as [(String, CardKind?)]
    )
    func mostUrgent(text: String, kind: CardKind?) {
        #expect(MarkdownFixture.parse(text).body.mostUrgentCard?.kind == kind)
    }
}
