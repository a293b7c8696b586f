import Authoring
import Diagnostics
import Testing

@Suite("A sign of the text that Markdown takes for its own")
struct MarkdownLostSignsTests {
    private static func found(_ marked: MarkedMarkdown) -> [Diagnostic] {
        let found = MarkdownFixture.parse(marked.text).found
        #expect(MarkdownFixture.parse(marked.text.replacing("\n", with: "\r\n")).found == found)
        return found
    }

    @Test(
        "is the “more than” before a number",
        arguments: [
            ("> [!URGENT] Call if:\n>\n> - 1️⃣> 38 °C2️⃣\n> - rash\n", "> 38 °C"),
            ("Your temperature is\n1️⃣> 38 °C for two days.2️⃣\n", "> 38 °C for two days."),
            ("- 1️⃣> 38 °C: call a doctor2️⃣\n- a rash\n", "> 38 °C: call a doctor"),
            ("Normal:\n\n1️⃣> 12 g/dL for women2️⃣\n", "> 12 g/dL for women"),
            ("1. 1️⃣>5 years2️⃣\n", ">5 years"), ("Wert\n1️⃣> ½ Tablette2️⃣\n", "> ½ Tablette"),
            ("Normal:\n\n1️⃣>= 12 g/dL2️⃣\n", ">= 12 g/dL"),
        ]
    )
    func comparison(marked: String, written: String) throws {
        let text = MarkedMarkdown(marked)
        let words = written.hasPrefix(">=") ? "at least" : "more than"
        #expect(
            Self.found(text) == [
                Diagnostic(
                    .textLost,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`>` at the start of a line starts a quote, so the sign of `\(written)` would not be shown",
                    help: "write `\(words)` in its place, or `\\>` to show the sign"
                )
            ]
        )
    }

    @Test(
        "is the start of a date, a minus or a plus on a line that goes on with a sentence",
        arguments: [
            ("Er kam am\n1️⃣1.2️⃣ Mai 2019 in die Klinik.\n", "1."), ("It was cold, about\n1️⃣-2️⃣ 5 °C outside.\n", "-"),
            ("Iron\n1️⃣+2️⃣ vitamin C is best.\n", "+"), ("- At night:\n- 1️⃣-2️⃣ 5 °C\n", "-"),
            ("- 1️⃣1.2️⃣ May\n- Later\n", "1."), ("> Take **one**\n> 1️⃣*2️⃣ 2 pills\n", "*"),
        ]
    )
    func interruption(marked: String, sign: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            Self.found(text) == [
                Diagnostic(
                    .textLost,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`\(sign)` at the start of this line starts a list, in the middle of a sentence",
                    help:
                        "write `\(sign.dropLast())\\\(sign.suffix(1))` to show it, or move it to the end of the line"
                        + " above; if it is a list, end the line above with a colon"
                )
            ]
        )
    }

    @Test(
        "is a line of hyphens that makes a sentence a heading",
        arguments: [
            "1️⃣Take one pill a day. Do not drive.\n-----\n", "1️⃣Take one pill.\n-\n", "1️⃣Take one\npill a day\n---\n",
            "> 1️⃣薬を飲む。\n> ---\n",
        ]
    )
    func underline(marked: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            Self.found(text) == [
                Diagnostic(
                    .textLost,
                    at: try text.place("1️⃣"),
                    "The line of hyphens below this text makes it a heading",
                    help: "write an empty line above the hyphens, or write `## ` before the text if it is a heading"
                )
            ]
        )
    }

    @Test(
        "leaves nothing behind it in a heading, an item or a footnote",
        arguments: [
            ("Text.\n\n1️⃣##2️⃣\n\nText.\n", "This heading is empty"),
            ("- a\n1️⃣-2️⃣\n- b\n", "This item of a list is empty"),
            ("1. a\n1️⃣2.2️⃣\n3. b\n", "This item of a list is empty"),
        ]
    )
    func empty(marked: String, message: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            Self.found(text) == [
                Diagnostic(
                    .emptyValue,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    message,
                    help: "fill it in or delete the line"
                )
            ]
        )
    }

    @Test(
        "is none in a quote, a list or a heading that is meant",
        arguments: [
            "> 40 years I lived with pain,\n> and then it went.\n", "> 3 in 5 people said yes.\n\nText.\n",
            "> Text > 38 °C\n", "Text \\> 38 °C\n\n\\> 38 °C\n", "Call if:\n- 5 days of fever\n",
            "Symptoms include\n- pain\n- fever\n", "Take it twice.\n1. Sit down.\n", "Take:\n1. One pill\n",
            "Signs\n-----\n\nText.\n", "What is it?\n---\n\nText.\n", "Text.\n\n---\n\nText.\n",
            "- a\n  - 5 mg\n  - b\n",
            "## Signs.\n\nText.\n", "- [ ] one\n- [x] two\n",
        ]
    )
    func sound(markdown: String) { #expect(MarkdownFixture.parse(markdown).found == []) }
}
