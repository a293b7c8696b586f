import Authoring
import Diagnostics
import Foundation
import Testing

/// A text with the start of what fails marked by 1️⃣ and its end by 2️⃣.
struct SlipCase: Sendable, CustomTestStringConvertible {
    let marked: String
    let identifier: DiagnosticIdentifier

    init(_ marked: String, _ identifier: DiagnosticIdentifier = .lookalikeMarkup) {
        self.marked = marked
        self.identifier = identifier
    }

    var testDescription: String { marked }
}

@Suite("Markup that would be shown as text is an error at its place")
struct FailedMarkupTests {
    @Test("what is wrong and what to write instead is said", arguments: FailedMarkupExamples.messages)
    func messages(_ example: DiagnosticCase) throws {
        let markdown = MarkedMarkdown(example.marked)
        let expected = try example.expected(in: markdown)
        #expect(MarkdownFixture.parse(markdown.text).found == [expected])
    }

    @Test("each way of failing is found", arguments: FailedMarkupExamples.slips)
    func slips(_ example: SlipCase) throws {
        let markdown = MarkedMarkdown(example.marked)
        let place = try markdown.place("1️⃣", to: "2️⃣")
        let found = MarkdownFixture.parse(markdown.text).found
        #expect(found.map(\.identifier) == [example.identifier])
        #expect(found.map(\.location) == [place])
    }

    @Test("line ends of Windows shift no place", arguments: FailedMarkupExamples.slips)
    func carriageReturns(_ example: SlipCase) throws {
        let markdown = MarkedMarkdown(example.marked)
        let place = try markdown.place("1️⃣", to: "2️⃣")
        let found = MarkdownFixture.parse(markdown.text.replacing("\n", with: "\r\n")).found
        #expect(found.map(\.location) == [place])
    }

    @Test(
        "an address without brackets ends before punctuation that is not ASCII",
        arguments: [
            ("“https://www.who.int/news”", "https://www.who.int/news", "”"),
            ("https://www.who.int/news。次", "https://www.who.int/news", "。次"),
            ("https://www.who.int/news…", "https://www.who.int/news", "…"),
            ("https://www.who.int/news¹", "https://www.who.int/news", "¹"),
            ("«https://www.who.int/news»", "https://www.who.int/news", "»"),
            ("https://www.who.int/news’s", "https://www.who.int/news", "’s"),
            ("（https://www.who.int/news）", "https://www.who.int/news", "）"),
            ("https://www.who.int/news.”", "https://www.who.int/news", ".”"),
            ("https://www.who.int/news—see", "https://www.who.int/news", "—see"),
            ("https://www.who.int/news\u{3000}a", "https://www.who.int/news", "\u{3000}a"),
            ("www.who.int/news” now", "https://www.who.int/news", "” now"),
            ("https://example.org/Guillain–Barré", "https://example.org/Guillain%E2%80%93Barr%C3%A9", ""),
        ]
    )
    func bareAddress(_ text: String, _ address: String, _ rest: String) {
        let (body, found) = MarkdownFixture.parse(text)
        #expect(found == [])
        #expect(body.html.contains("<a href=\"\(address)\">"))
        #expect(body.html.hasSuffix("</a>\(rest)</p>\n"))
    }

    @Test("an address in angle brackets or in a link is left as it is")
    func writtenAddress() {
        let html = MarkdownFixture.parse(
            "<https://example.org/a。> and [https://example.org/a”](https://example.org/a”)"
        ).body.html
        #expect(html.contains("href=\"https://example.org/a%E3%80%82\""))
        #expect(html.contains("href=\"https://example.org/a%E2%80%9D\""))
    }

    @Test("Markdown in a caption is an error at the image")
    func caption() throws {
        let markdown = MarkedMarkdown("1️⃣![a](cell.png \"A **red** cell\")2️⃣")
        let place = try markdown.place("1️⃣", to: "2️⃣")
        let expected = Diagnostic(
            .lookalikeMarkup,
            at: place,
            "The title of a link and the caption of an image are plain text, so `**` would be shown as typed",
            help: "write it without markup"
        )
        #expect(MarkdownFixture.parse(markdown.text).found == [expected])
    }

    @Test("what a text may say is left alone", arguments: FailedMarkupExamples.sound)
    func sound(_ text: String) {
        #expect(MarkdownFixture.parse(text).found == [])
    }

    @Test(
        "it is found wherever a text has words",
        arguments: [
            "- 1️⃣**2️⃣Warning: do not drive.", "> 1️⃣**2️⃣Iron: do not drive.",
            "> [!URGENT] Call 1️⃣**2️⃣now\n> Do not drive.", "> [!URGENT] Call now\n> 1️⃣**2️⃣Do not drive.",
            "## Signs 1️⃣**2️⃣now", "| a | b |\n|---|---|\n| c | d 1️⃣**2️⃣now |", "| a 1️⃣**2️⃣now | b |\n|---|---|\n| c | d |",
            "a[^b]\n\n[^b]: Some 1️⃣**2️⃣words.", "![A 1️⃣**2️⃣cell](cell.png)", "[The 1️⃣**2️⃣causes](causes.md)",
            "one\ntwo 1️⃣**2️⃣three\nfour", "1. one\n\n   two 1️⃣**2️⃣three", "_one 1️⃣**2️⃣two_",
            "`**` and \\** and 1️⃣**2️⃣one", "“one” -- two 1️⃣**2️⃣three...", "ä ö 1️⃣**2️⃣ü", "&amp; 1️⃣**2️⃣one",
        ]
    )
    func places(_ marked: String) throws {
        let markdown = MarkedMarkdown(marked)
        let place = try markdown.place("1️⃣", to: "2️⃣")
        #expect(MarkdownFixture.parse(markdown.text).found.map(\.location) == [place])
    }
}

@Suite("The markup of other tools that docs/diagnostics.md lists")
struct ForeignMarkupTests {
    @Test("each example is found and named", arguments: ForeignMarkup.all.map(\.example))
    func examples(_ example: String) throws {
        let markup = try #require(ForeignMarkup.all.first { $0.example == example })
        let found = MarkdownFixture.parse(example).found
        #expect(found.map(\.identifier) == [.foreignMarkup])
        let message = try #require(found.first?.message)
        #expect(message.hasSuffix(" is \(markup.name); here it does nothing and would be shown as typed"))
        #expect(found.first?.help == "\(markup.instead), or put it in backticks to show it")
    }

    @Test("the page lists what the tool knows, in the same order")
    func documentation() throws {
        var root = URL(fileURLWithPath: #filePath)
        while root.lastPathComponent != "Tests" { root.deleteLastPathComponent() }
        let page = root.deletingLastPathComponent().appendingPathComponent("docs/diagnostics.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let rows = text.split(separator: "\n").drop { $0 != "<!-- foreign markup -->" }.prefix { $0 != "<!-- end -->" }
        let expected = ForeignMarkup.all.map { markup in
            let example = markup.example.replacing("|", with: "\\|")
            let fence = example.contains("`") ? "``" : "`"
            return "| \(fence)\(example)\(fence) | \(markup.name) | \(markup.instead.replacing("|", with: "\\|")) |"
        }
        #expect(rows.dropFirst(3).map(String.init) == expected)
    }
}

enum FailedMarkupExamples {
    static let messages: [DiagnosticCase] = [
        DiagnosticCase(
            "a heading without a space",
            "1️⃣##2️⃣Signs",
            .lookalikeMarkup,
            "`##` does not start a heading without a space after it, so it would be shown as typed",
            help: "write `## ` before the heading, or `\\#` to show the sign"
        ),
        DiagnosticCase(
            "seven hashes",
            "1️⃣#######2️⃣ Signs",
            .lookalikeMarkup,
            "A heading starts with at most six `#`, so these would be shown as typed",
            help: "write fewer `#`, or `\\#` to show the sign"
        ),
        DiagnosticCase(
            "a wide hash",
            "1️⃣＃2️⃣ 症状",
            .lookalikeMarkup,
            "The wide `＃` does not start a heading, so it would be shown as typed",
            help: "write `## ` before the heading, with the narrow `#`"
        ),
        DiagnosticCase(
            "a wide space",
            "1️⃣##　2️⃣症状",
            .lookalikeMarkup,
            "A space that Markdown does not know (U+3000) follows the marker, so it would be shown as typed",
            help: "type an ordinary space after the marker"
        ),
        DiagnosticCase(
            "an item without a space",
            "1️⃣-2️⃣one\n-two",
            .lookalikeMarkup,
            "`-` does not start a list item without a space after it, so it would be shown as typed",
            help: "write `- ` before the item, or `\\-` to show the sign"
        ),
        DiagnosticCase(
            "a numbered item without a space",
            "1️⃣1.2️⃣one\n2.two",
            .lookalikeMarkup,
            "`1.` does not start a list item without a space after it, so it would be shown as typed",
            help: "write `1. ` before the item, or `1\\.` to show the sign"
        ),
        DiagnosticCase(
            "letters as numbers",
            "1️⃣a)2️⃣ one\nb) two",
            .lookalikeMarkup,
            "`a)` does not start a list item here, so the lines would run together",
            help: "start the items with `1. `, `2. ` or `- `"
        ),
        DiagnosticCase(
            "a table of tabs",
            "1️⃣Drug\tDose2️⃣\nIron\t5 mg",
            .lookalikeMarkup,
            "These lines look like a table made with tabs, and would run together",
            help: "write each row as `| … | … |`, and a line such as `|---|---|` below the head"
        ),
        DiagnosticCase(
            "bold text that is not closed",
            "1️⃣**2️⃣Warning: do not drive.",
            .lookalikeMarkup,
            "`**` begins bold text that is never closed, so it would be shown as typed",
            help: "write `**` after its last word, or `\\*\\*` to show the signs"
        ),
        DiagnosticCase(
            "bold text that is not opened",
            "Warning:1️⃣**2️⃣ do not drive.",
            .lookalikeMarkup,
            "`**` ends bold text that was never begun, so it would be shown as typed",
            help: "write `**` before the first word of it, or `\\*\\*` to show the signs"
        ),
        DiagnosticCase(
            "bold text that ends in punctuation before a letter",
            "**Warning:1️⃣**2️⃣do not",
            .lookalikeMarkup,
            "`**` cannot close bold text between a punctuation mark and a letter, so it would be shown as typed",
            help: "put a space after it, or the punctuation mark after it, or `\\*\\*` to show the signs"
        ),
        DiagnosticCase(
            "bold text that begins with punctuation after a letter",
            "これは1️⃣**2️⃣「薬」**です。",
            .lookalikeMarkup,
            "`**` cannot begin bold text between a letter and a punctuation mark, so it would be shown as typed",
            help: "put a space before it, or the punctuation mark before it, or `\\*\\*` to show the signs"
        ),
        DiagnosticCase(
            "a space inside bold text",
            "**Warning: 1️⃣**2️⃣do not",
            .lookalikeMarkup,
            "`**` cannot close bold text after a space, so it would be shown as typed",
            help: "delete the space before it, or `\\*\\*` to show the signs"
        ),
        DiagnosticCase(
            "a space at the start of bold text",
            "1️⃣**2️⃣ Warning ** do not",
            .lookalikeMarkup,
            "`**` cannot begin bold text before a space, so it would be shown as typed",
            help: "delete the space after it, or `\\*\\*` to show the signs"
        ),
        DiagnosticCase(
            "two signs before and one behind",
            "1️⃣*2️⃣*Warning* do not",
            .lookalikeMarkup,
            "`*` is left over: text is closed with as many signs as it is begun with, so it would be shown as typed",
            help: "write as many signs after the words as before them, or `\\*` to show the sign"
        ),
        DiagnosticCase(
            "underscores inside a word",
            "__Warning1️⃣__2️⃣do not",
            .lookalikeMarkup,
            "`__` cannot close bold text inside a word, so it would be shown as typed",
            help: "write `**` before and after the text, or `\\_\\_` to show the signs"
        ),
        DiagnosticCase(
            "code that is not closed",
            "Type 1️⃣`2️⃣dose here",
            .lookalikeMarkup,
            "The backtick opened here is never closed, so it would be shown",
            help: "close the code in the same paragraph, or put `\\` before the backtick to show it"
        ),
        DiagnosticCase(
            "a character that HTML does not have",
            "5 1️⃣&nbps;2️⃣mg",
            .lookalikeMarkup,
            "`&nbps;` is not a character that HTML knows, so it would be shown as typed",
            help: "write the character itself, or `\\&` to show the sign"
        ),
        DiagnosticCase(
            "a space in an address",
            "See 1️⃣[the leaflet](my leaflet.pdf)2️⃣.",
            .lookalikeMarkup,
            "`[the leaflet](my leaflet.pdf)` makes no link: a space ends the address",
            help: "write the address between `<` and `>`, such as `<my leaflet.pdf>`, or `\\[` to show the bracket"
        ),
        DiagnosticCase(
            "a space in the address of an image",
            "1️⃣![toe](my toe.svg)2️⃣",
            .lookalikeMarkup,
            "`![toe](my toe.svg)` makes no image: a space ends the address",
            help: "write the address between `<` and `>`, such as `<my toe.svg>`, or `\\[` to show the bracket"
        ),
        DiagnosticCase(
            "a space before an address",
            "See 1️⃣[text] (https://example.org/a)2️⃣.",
            .lookalikeMarkup,
            "`[text] (https://example.org/a)` makes no link: there is a space between `]` and `(`",
            help: "delete the space, or `\\[` to show the bracket"
        ),
        DiagnosticCase(
            "curly quotation marks",
            "1️⃣![toe](cell.png “Word quotes”)2️⃣",
            .lookalikeMarkup,
            "`![toe](cell.png “Word quotes”)` makes no image: a title needs straight quotation marks",
            help: "write `\"` before and after the title, or `\\[` to show the bracket"
        ),
        DiagnosticCase(
            "an address that is not closed",
            "See 1️⃣[text](causes.md2️⃣ now.",
            .lookalikeMarkup,
            "`[text](causes.md` makes no link: the `)` after the address is missing",
            help: "write `)` after the address, or `\\[` to show the bracket"
        ),
        DiagnosticCase(
            "a name that is not defined",
            "See 1️⃣[text][never defined]2️⃣.",
            .lookalikeMarkup,
            "`[text][never defined]` makes no link: no line defines `[never defined]:`",
            help: "write the address in parentheses, such as `[text](address)`, or `\\[` to show the bracket"
        ),
        DiagnosticCase(
            "a number that is not shown",
            "1. one\n2. two\n1️⃣4.2️⃣ four",
            .textLost,
            "`4.` would be shown as `3.`; only the first number of a list counts",
            help: "number the items one after the other; to show this number, write `4\\.` after an empty line"
        ),
        DiagnosticCase(
            "a year that becomes a list",
            "It began in\n\n1️⃣2019.2️⃣ It was cold.",
            .textLost,
            "`2019.` at the start of a line starts a numbered list, so the text would be shown as an item of one",
            help: "write `2019\\.` to show the number, or start the list with `1.`"
        ),
        DiagnosticCase(
            "a line after a table",
            "| a | b |\n|---|---|\n| c | d |\n1️⃣Take with food.2️⃣",
            .textLost,
            "The line follows a table without a blank line, so it would be shown as a row of the table",
            help: "write a blank line before it, or `|` between the cells of the row"
        ),
    ]

    static let slips: [SlipCase] =
        [
            // Headings
            "1️⃣#2️⃣Signs of gout", "1️⃣######2️⃣Signs", "a\n1️⃣##2️⃣Signs", "1️⃣##2️⃣1 cause", "- 1️⃣##2️⃣Signs", "1️⃣###2️⃣症状",
            // Items
            "1️⃣–2️⃣ one\n– two", "1️⃣—2️⃣ one\n— two", "1️⃣○2️⃣ one\n○ two", "1️⃣•2️⃣ one", "1️⃣\u{F0B7}2️⃣ one", "1️⃣✓2️⃣ one\n✓ two",
            "For any of these:\n1️⃣–2️⃣ one", "1️⃣→2️⃣ one\n→ two", "1️⃣👉2️⃣ one\n👉 two",
            "1️⃣－2️⃣ one\n－ two", "1️⃣−2️⃣ one\n− two", "1️⃣・2️⃣一\n・二", "1️⃣*2️⃣one\n*two", "1️⃣+2️⃣one\n+two", "1️⃣1)2️⃣one\n2)two",
            "1️⃣-2️⃣one", "1️⃣1.2️⃣one", "1️⃣1.2️⃣洗手\n2.吃药", "> 1️⃣-2️⃣one\n> -two", "- a\n  1️⃣•2️⃣ b",
            "1️⃣i)2️⃣ one\nii) two", "1️⃣(a)2️⃣ one\n(b) two", "1️⃣(1)2️⃣ one\n(2) two", "1️⃣A.2️⃣ one\nB. two", "1️⃣①2️⃣ one\n② two",
            "Steps:\n1️⃣2.2️⃣ two\n3. three", "1️⃣1、2️⃣洗手\n2、吃药", "1️⃣а)2️⃣ один\nб) два", "one\n1️⃣a)2️⃣ two\nb) three\nc) four",
            // Tables
            "1️⃣a | b2️⃣\nc | d", "1️⃣a | b2️⃣\n--- | --- | ---\nc | d", "1️⃣Drug      Dose2️⃣\nIron      5 mg",
            // Emphasis
            "1️⃣__2️⃣Warning: do not", "**この薬。1️⃣**2️⃣すぐに", "Take 1️⃣*2️⃣two tablets a day.", "Take 1️⃣_2️⃣two tablets a day.",
            "1️⃣~~2️⃣Take two tablets", "1️⃣***2️⃣Warning: do not", "*Warning:1️⃣*2️⃣do not", "_Warning1️⃣_2️⃣do not",
            "(1️⃣**2️⃣do not)", "“1️⃣**2️⃣do not”", "1️⃣**2️⃣[causes](causes.md) now", "Take **two** tablets and 1️⃣**2️⃣rest",
            "1️⃣``2️⃣dose now", "1️⃣**2️⃣`dose` now", "**Advertencia:1️⃣**2️⃣no conduzca", "**نحذير:1️⃣**2️⃣لا",
            // Links
            "1️⃣[text] (causes.md)2️⃣", "1️⃣[text]\n(causes.md)2️⃣", "1️⃣[text] (www.nhs.uk)2️⃣", "1️⃣[text](https://example.org/a2️⃣",
            "1️⃣![toe]2️⃣", "See 1️⃣![toe]2️⃣ here", "1️⃣[text][1]2️⃣", "1️⃣[text][]2️⃣", "1️⃣(NHS)[https://www.nhs.uk]2️⃣",
            "the leaflet1️⃣](leaflet.pdf)2️⃣",
            "1️⃣[the leaflet(leaflet.pdf)2️⃣", "a\n1️⃣[nhs]: https://www.nhs.uk2️⃣",
            "1️⃣[the leaflet](my leaflet.pdf \"Title\")2️⃣",
            "1️⃣[a](cell.png „Wort“)2️⃣", "1️⃣[a](cell.png «mot»)2️⃣", "1️⃣[see [this](causes.md) here](leaflet.pdf)2️⃣",
            "1️⃣[text] (#signs)2️⃣",
        ].map { SlipCase($0) }
        + [
            "1. one\n1️⃣3.2️⃣ three", "3. three\n1️⃣5.2️⃣ five", "1) one\n1️⃣3)2️⃣ three", "- a\n\n  1. one\n  1️⃣3.2️⃣ three",
            "1️⃣112.2️⃣ Call it.",
            "| a | b |\n|---|---|\n1️⃣Take with food.2️⃣", "21️⃣*2️⃣3*4",
            "HLA-B1️⃣*2️⃣57:01 or HLA-B*58:01", "CYP2C191️⃣*2️⃣2/CYP2C19*3",
        ].map { SlipCase($0, .textLost) }
        + [
            "{% include x.html %}", "{%- if a -%}", "{{ page.title }}", "{{page.title}}", "{{< youtube x >}}",
            "{{% note %}}",
            "{: .note}", "{.note}", "{#dose}", "{.note #id key=1}", "{:toc}", ":::", ":::tip", "::: warning Title",
            "[[Gout]]",
            "![[plate.png]]", "[TOC]", "[[_TOC_]]", "==marked==", "++added++", ":warning:", ":+1:", "$$a = b$$",
            "\\(a^2\\)",
            "!!! note", "!!! warning \"Title\"", "??? note", "???+ note", "=== \"Adults\"", ": meaning",
            "import Dose from './dose'", "export const a = 5", "[@smith2020]", "[see @smith2020, p. 3]", "H~2~", "^2^",
            "%%a%%",
            "^[A remark.]", ".. note::", "{++added++}", "<<<<<<< HEAD",
        ].map { example in
            SlipCase(example == "H~2~" ? "H1️⃣~2~2️⃣O" : "1️⃣\(example)2️⃣", .foreignMarkup)
        }
        + [
            "1️⃣= Dose and time2️⃣\n\nTake it.", "## Dose 1️⃣{#dose}2️⃣ for adults", "1️⃣*[A&E]:2️⃣ accident",
            "The 1️⃣[[Gout]]2️⃣ page",
            "Term\n\n1️⃣: meaning2️⃣",
            "Take 1️⃣{{ dose }}2️⃣ now",
            "- 1️⃣:warning:2️⃣ now",
            "| a | 1️⃣==b==2️⃣ |\n|---|---|\n| c | d |", "The **dose**1️⃣{.big}2️⃣", "See 1️⃣$m^2$2️⃣.",
        ].map { SlipCase($0, .foreignMarkup) }

    static let sound: [String] = [
        // Signs
        "5 * 3 and 2*3 and 5 *3", "f(x)*g(x)", "*p < 0.05; **p < 0.01", "#gout", "Stop![1]", "a    b\nc   d",
        "HLA-B*57:01", "The *2 and *3 alleles", "snake_case and a_b_c",
        "p.* and *.pdf", "The index is the weight\n= Weight / height", "The index\n= Weight in kg by height.", ".5 mg",
        "C++ and Ca++ and protein ++", "f**k", "s*** and ****", "★★★", "Name: ________ Date: __/__/____",
        "~5 mg, ~ 10 and 5~10 mg",
        "A price*\n\n\\*Prescription only", "A price* and a cost**", "Paracetamol* helps.\n\n*Prescription only",
        "| Drug* | Cost** |\n|---|---|\n| a | b** |", "10^9/L and 10^12/L", "a == b and a = b", "100%",
        "$5 and $10, or $$$", "a@example.org",
        "Don`t", "`quoted'", "5'10\" and 5′10″", "A & B; R&D; Q&A;", "if a < b and c > d", "x <y and 5 <6", "a|b",
        // Numbers
        "10:30: a walk", "at 10:30:15", "1:2:3 and 1:1000", "Section 3.", "a) and b) in a sentence", "a) one", "1.5 mg",
        "5.5 to 6.5",
        "1. one\n1. two\n1. three", "1. one\n2. two\n\nText.\n\n3. three", "0. zero\n1. one", "In\n2019. It was",
        "5. five\n6. six", "-5 °C",
        "+44 20 7946 0000", "1. one\n\n   more\n2. two", "#1 cause", "#MeToo changed this.", "1) one\n2) two",
        // Brackets
        "Call 1-800-222-1222", "[sic]", "[1] and [1][2]", "[see note] (page 5)", "[0, 1)", "{braces}",
        "{1, 2} and {e.g. this}", "[sic] (see above)",
        "\\[text](my leaflet.pdf)", "\\[\\[Gout\\]\\]", "\\{{ a }}", "\\##Signs", "\\-one\n\\-two", "\\**Warning",
        "\\*\\*Warning", "\\:warning:",
        "\\_word", "`{{ a }}` and `[[a]]` and `**`", "&bull; one", "[causes]\n\n[causes]: causes.md",
        // Dashes and the like
        "e.g. – a dash in a sentence", "– Good morning, she said.", "One\n– a dash", "→ See the list",
        "© 2020 NHS\n© 2021 WHO", "★★★★ good\n★★ bad",
        "— Hello.\\\n— Good morning.", "Dr. A. Smith\nB. Jones", "I. Smith", "He said: stop", "a  b",
        "A sentence.   Another.\nA third.   A fourth.",
        "import duties from abroad", "Export is easy", "Warning!!! Really???", "What???", "note: this",
        "# \n\ntext".replacing("# \n\n", with: ""),
        "NOTE: this is well known.", "One: two\nthree: four", "[text](<blood count.png>)",
        "*one* and **two** and ~~three~~",
        "**Warning:** do not", "**Warning**: do not", "**この薬**。すぐに", "| a | b |\n|---|---|\n| c | d |\n\nText",
        "| a |\n|---|\n| b |",
        "<!-- more -->", "<!-- {{ a }} [[b]] **c -->", "~~~\n{{ a }}\n~~~",
    ]
}
