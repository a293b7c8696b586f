import Authoring
import Diagnostics
import Testing

@Suite("Text that became code")
struct MarkdownCodeTests {
    // MARK: Fences

    @Test(
        "by a fence that is not closed is an error at the fence",
        arguments: [
            "Text.\n\n1️⃣```2️⃣\na\n\n## Help\n\nCall 911.\n", "1️⃣~~~2️⃣\na\n", "1️⃣```2️⃣", "1️⃣``` text2️⃣\na\n",
            "- a\n\n  1️⃣```2️⃣\n  b\n\n> [!NOTE]\n> c\n", "> 1️⃣```2️⃣\n> a\n\nText.\n",
            "> [!NOTE]\n> a\n>\n> 1️⃣~~~~2️⃣\n> b\n\nText.\n", "1️⃣```2️⃣\na\n\n\n",
            "a[^x]\n\n[^x]: b\n\n    1️⃣```2️⃣\n    c\n",
        ]
    )
    func unclosed(marked: String) throws {
        let text = MarkedMarkdown(marked)
        let fence = marked.contains("~~~~") ? "~~~~" : marked.contains("~~~") ? "~~~" : "```"
        for source in [text.text, text.text.replacing("\n", with: "\r\n"), text.text.replacing("\n", with: "\r")] {
            #expect(
                MarkdownFixture.parse(source).found == [
                    Diagnostic(
                        .fenceUnclosed,
                        at: try text.place("1️⃣", to: "2️⃣"),
                        "The code that starts here is not closed, so what follows would be shown as code",
                        help: "write a line with \(fence) and nothing else where the code ends, or delete this line"
                    )
                ]
            )
        }
    }

    @Test(
        "by a fence that was to be closed and is not names the line",
        arguments: [
            ("1️⃣````2️⃣\na\n3️⃣```4️⃣\n\nText.\n", "````"), ("1️⃣```2️⃣\na\n3️⃣~~~4️⃣\n\nText.\n", "```"),
            ("1️⃣```2️⃣\na\n3️⃣``` end4️⃣\n\nText.\n", "```"), ("1️⃣```2️⃣\na\n    3️⃣```4️⃣\n\nText.\n", "```"),
            ("1️⃣~~~2️⃣\na\n3️⃣~~~.4️⃣\n", "~~~"),
        ]
    )
    func attempted(marked: String, fence: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .fenceUnclosed,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "The code that starts here is not closed, so what follows would be shown as code",
                    help: "write a line with \(fence) and nothing else where the code ends, or delete this line",
                    notes: [
                        Diagnostic.Note(
                            "this line does not end the code; only a line with \(fence) and nothing else does",
                            at: try text.place("3️⃣", to: "4️⃣")
                        )
                    ]
                )
            ]
        )
    }

    @Test(
        "between two fences is an error at the first",
        arguments: [
            ("1️⃣```2️⃣\na\n3️⃣~~~4️⃣\n\nCall 911.\n\n```python\nb\n```\n", "```"),
            ("1️⃣```2️⃣\na\n\nCall 911.\n\n3️⃣```python4️⃣\nb\n```\n", "```"),
            ("1️⃣````2️⃣\na\n3️⃣```4️⃣\n\nCall 911.\n\n````text\nb\n````\n", "````"),
        ]
    )
    func passed(marked: String, fence: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .fenceUnclosed,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "The code that starts here goes on after a line that looks like its end",
                    help:
                        "write a line with \(fence) and nothing else where the code ends; if the code itself contains such a line, start and end it with more of the same signs",
                    notes: [
                        Diagnostic.Note(
                            "this line does not end the code; only a line with \(fence) and nothing else does",
                            at: try text.place("3️⃣", to: "4️⃣")
                        )
                    ]
                )
            ]
        )
    }

    @Test("by the end of a quote is an error at each of its two fences")
    func lostMark() throws {
        let text = MarkedMarkdown("> 1️⃣```\n> a\n2️⃣```\n")
        let found = MarkdownFixture.parse(text.text).found
        #expect(found.map(\.identifier) == [.fenceUnclosed, .fenceUnclosed])
        #expect(found.map(\.location.start) == [try text.place("1️⃣").start, try text.place("2️⃣").start])
    }

    @Test(
        "is not seen in code that is closed",
        arguments: [
            "```\na\n```\n", "```\na\n```", "```\n```\n", "~~~ text\na b\n\n\n~~~~  \n", "> ```\n> a\n> ```\n\nText.\n",
            "- ```\n  a\n  ```\n- b\n", "   ```\n   a\n  ```\nText.\n", "```\na\n   ```\n```\nb\n```\n",
            "````\n```\na\n```\n````\n", "~~~\n```\na\n```\n~~~\n", "````markdown\n> [!URGENT] Call\n````\n",
            "```markdown\n> [!URGENT] Call if:\n> - a\n```\n", "```\n> A quote\n```\n",
            "1. a\n\n   ```\n   b\n   ```\n",
            "a[^x]\n\n[^x]: b\n\n    ```\n    c\n    ```\n", "``` a ``` in a line\n",
        ]
    )
    func closed(text: String) {
        for source in [text, text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r")] {
            #expect(MarkdownFixture.parse(source).found == [])
        }
    }

    // MARK: Indents

    @Test(
        "by four spaces or a tab is an error",
        arguments: [
            ("Text.\n\n    1️⃣Call 911 now.2️⃣\n    Go.\n", "Call 911 now."), ("\t1️⃣Call 911 now.2️⃣\n", "Call 911 now."),
            ("    1️⃣> [!EMERGENCY] Call 911 if:2️⃣\n    > - a\n", "> [!EMERGENCY] Call 911 if:"),
            ("    1️⃣## Help2️⃣\n", "## Help"), ("    1️⃣- a2️⃣\n", "- a"), ("    1️⃣1. a2️⃣\n", "1. a"),
            ("    1️⃣| a | b |2️⃣\n    |---|---|\n", "| a | b |"), ("    1️⃣9112️⃣\n", "911"),
            ("    1️⃣1-800-222-12222️⃣\n", "1-800-222-1222"), ("    1️⃣{service:emergency}2️⃣\n", "{service:emergency}"),
            ("    1️⃣<!-- a note -->2️⃣\n", "<!-- a note -->"), ("    1️⃣:::tip2️⃣\n", ":::tip"),
            ("    1️⃣{people:anemia}2️⃣\n", "{people:anemia}"), ("    1️⃣www.who.int/news2️⃣\n", "www.who.int/news"),
            ("    1️⃣me@example.org2️⃣\n", "me@example.org"), ("    1️⃣![A cell](cell.svg)2️⃣\n", "![A cell](cell.svg)"),
            ("    1️⃣薬2️⃣\n", "薬"), ("    1️⃣Fainting2️⃣\n", "Fainting"), ("    1️⃣500 mg2️⃣\n", "500 mg"),
            ("    1️⃣胸の痛み2️⃣\n", "胸の痛み"),
            ("    1️⃣ألم في الصدر2️⃣\n", "ألم في الصدر"), ("    1️⃣• pain2️⃣\n", "• pain"),
            ("> Text.\n>\n>     1️⃣Call 911.2️⃣\n", "Call 911."),
            ("> [!URGENT] Call if:\n>\n> a\n>\n>      1️⃣- pain2️⃣\n", "- pain"),
            ("- a\n\n      1️⃣Call 911.2️⃣\n", "Call 911."), ("    1️⃣[!URGENT] Call2️⃣\n", "[!URGENT] Call"),
            ("    1️⃣Take 2 (two) tablets; then wait.2️⃣\n", "Take 2 (two) tablets; then wait."),
        ]
    )
    func indented(marked: String, line: String) throws {
        let text = MarkedMarkdown(marked)
        for source in [text.text, text.text.replacing("\n", with: "\r\n")] {
            #expect(
                MarkdownFixture.parse(source).found == [
                    Diagnostic(
                        .textAsCode,
                        at: try text.place("1️⃣", to: "2️⃣"),
                        "Four spaces or a tab make a line code, so `\(line)` would be shown as code",
                        help: "delete the spaces before it; if you mean code, put it between two lines of ~~~"
                    )
                ]
            )
        }
    }

    @Test(
        "is not seen in code that is meant",
        arguments: [
            "    a < b\n", "    x = y + 2\n", "    <b>{{ title }}</b>\n", "    f(dose, kg);\n", "    $ make site\n",
            "- a\n\n    b\n", "Text\n    that goes on.\n", "```\nCall 911 now.\n```\n",
        ]
    )
    func meant(text: String) {
        #expect(MarkdownFixture.parse(text).found == [])
    }

    @Test(
        "by a fence that makes a box for advice in other tools is an error",
        arguments: ["{warning}", "{note} Title", "ad-warning", "admonition warning", "note", "Warning"]
    )
    func admonitions(info: String) throws {
        let text = MarkedMarkdown("1️⃣```\(info)2️⃣\nDo not take with milk.\n```\n")
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .textAsCode,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`\(info)` makes a box for advice in other tools; here the text below it would be shown as code",
                    help: "write a card, such as `> [!NOTE] Title`"
                )
            ]
        )
    }

    @Test("by a fence around a card is an error")
    func cards() throws {
        for fence in ["```", "~~~"] {
            let text = MarkedMarkdown("1️⃣\(fence)2️⃣\n> [!URGENT] Call if:\n> - a\n\(fence)\n")
            #expect(
                MarkdownFixture.parse(text.text).found == [
                    Diagnostic(
                        .textAsCode,
                        at: try text.place("1️⃣", to: "2️⃣"),
                        "The card `> [!URGENT] Call if:` is between the two lines of a code block, so it would be shown as code",
                        help: "delete the two lines; if you mean code, write `markdown` after the signs of the first"
                    )
                ]
            )
        }
    }
}
