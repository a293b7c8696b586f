import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Links, emphasis and the signs of input methods that fail are errors at their place")
struct FailedMarkupLinkTests {
    @Test("each is found once, at its place", arguments: slipCases)
    func slips(_ example: SlipCase) throws {
        let markdown = MarkedMarkdown(example.marked)
        let place = try markdown.place("1️⃣", to: "2️⃣")
        let found = MarkdownFixture.parse(markdown.text).found
        #expect(found.map(\.identifier) == [example.identifier])
        #expect(found.map(\.location) == [place])
    }

    private static let slipCases: [SlipCase] =
        [
            // Links and images
            "1️⃣! [toe](cell.png)2️⃣", "1️⃣!\u{200B}[toe](cell.png)2️⃣", "これは1️⃣！[薬](cell.png)2️⃣です", "See 1️⃣[the signs]causes.md)2️⃣",
            "See 1️⃣[the signs]: (causes.md)2️⃣", "1️⃣(causes.md)[text]2️⃣", "1️⃣[text]<https://who.int>2️⃣", "1️⃣[text]{causes.md}2️⃣",
            "1️⃣[text] [ref]2️⃣\n\n[ref]: causes.md", "1️⃣[ref2]:my leaflet.pdf2️⃣", "1️⃣[[text]2️⃣(causes.md)", "1️⃣<www.who.int>2️⃣",
            "See 1️⃣<who.int>2️⃣.", "1️⃣<https://who.int2️⃣", "- 1️⃣[a]{causes.md}2️⃣",
            "| 1️⃣[a]{causes.md}2️⃣ | b |\n|---|---|\n| c | d |",
            "1️⃣[the leaflet](leaflet.pdf \"Title)2️⃣", "1️⃣[the leaflet](leaflet.pdf Title)2️⃣",
            // Signs of input methods
            "これは1️⃣[薬]（causes.md）2️⃣です", "1️⃣［薬］(causes.md)2️⃣", "1️⃣［薬］（causes.md）2️⃣", "1️⃣【text】(causes.md)2️⃣",
            "これは1️⃣＊＊重要＊＊2️⃣です", "1️⃣＿＿重要＿＿2️⃣", "1️⃣＝＝重要＝＝2️⃣", "1️⃣｀code｀2️⃣", "1️⃣｛｛x｝｝2️⃣",
            // Between characters of a script without spaces
            "これは__重要1️⃣__2️⃣です", "これは_重要1️⃣_2️⃣です", "これは1️⃣~~2️⃣古い", "これは1️⃣**2️⃣重要です",
            // Emphasis
            "- 1️⃣*2️⃣Take this with food", "> 1️⃣*2️⃣Take this", "> [!URGENT] Call\n>\n> 1️⃣*2️⃣Not with milk", "*(do not)1️⃣*2️⃣take",
        ].map { SlipCase($0) }
        + [
            "1️⃣!!!warning2️⃣", "1️⃣\\textbf{x}2️⃣", "See 1️⃣\\cite{smith}2️⃣.", "1️⃣\\footnote{x}2️⃣", "See 1️⃣$x$2️⃣ now",
            "The 1️⃣''italic''2️⃣ word",
            "1️⃣= Heading =2️⃣", "1️⃣image:x.png[]2️⃣", "See 1️⃣link:x.html[text]2️⃣", "Iron1️⃣footnote:[x]2️⃣", "1️⃣[source,python]2️⃣",
            "1️⃣:ref:2️⃣`x`", "1️⃣:doc:2️⃣`x`", "1️⃣{panel:title=x}2️⃣", "1️⃣![[note]]2️⃣", "1️⃣{note}2️⃣x{note}", "1️⃣:::x2️⃣\nText\n:::",
            "1️⃣:::x2️⃣\n\nText.\n\n:::", "1️⃣<Tabs.Item>2️⃣x</Tabs.Item>",
        ].map { SlipCase($0, .foreignMarkup) }

    @Test("what went wrong is named", arguments: messageCases)
    func messages(_ example: DiagnosticCase) throws {
        let markdown = MarkedMarkdown(example.marked)
        let expected = try example.expected(in: markdown)
        #expect(MarkdownFixture.parse(markdown.text).found == [expected])
    }

    private static let messageCases: [DiagnosticCase] = [
        DiagnosticCase(
            "a title without its end",
            "1️⃣[the leaflet](leaflet.pdf \"Title)2️⃣",
            .lookalikeMarkup,
            "`[the leaflet](leaflet.pdf \"Title)` makes no link: the `\"` after the title is missing",
            help: "write `\"` after the title, or `\\[` to show the bracket"
        ),
        DiagnosticCase(
            "a title without quotation marks",
            "1️⃣[the leaflet](leaflet.pdf Title)2️⃣",
            .lookalikeMarkup,
            "`[the leaflet](leaflet.pdf Title)` makes no link: a title needs quotation marks",
            help: "write `\"` before and after the title, or `\\[` to show the bracket"
        ),
        DiagnosticCase(
            "curly brackets around an address",
            "1️⃣[text]{causes.md}2️⃣",
            .lookalikeMarkup,
            "`[text]{causes.md}` makes no link: the text belongs in `[` and `]`, and the address in `(` and `)`",
            help: "write `[text](address)`, or put it in backticks to show it"
        ),
        DiagnosticCase(
            "angle brackets without a scheme",
            "1️⃣<who.int>2️⃣",
            .lookalikeMarkup,
            "`<who.int>` makes no link: an address between `<` and `>` starts with `https://`",
            help: "write `<https://who.int>`, or `\\<` to show the sign"
        ),
        DiagnosticCase(
            "wide asterisks",
            "1️⃣＊＊重要＊＊2️⃣",
            .lookalikeMarkup,
            "`＊＊` is wide, as an input method types it, so it is no markup and would be shown as typed",
            help: "type the narrow signs, or put the text in backticks to show it"
        ),
        DiagnosticCase(
            "one hash without a space",
            "1️⃣#2️⃣Symptoms",
            .lookalikeMarkup,
            "`#` does not start a heading without a space after it, so it would be shown as typed",
            help: "write `## ` before the heading, or `\\#` to show the sign"
        ),
    ]

    @Test("a citation with a caret too many is one error")
    func caret() {
        #expect(
            MarkdownFixture.parse("Iron.[^1^]\n\nMore.[^1]\n\n[^1]: Note").found.map(\.identifier) == [
                .footnoteUndefined
            ]
        )
    }

    @Test(
        "sound text is left alone",
        arguments: [
            "(https://www.who.int)[1]", "Stop! [Read on](causes.md)", "See! [the picture](cell.png)",
            "見よ！ [写真](causes.md)",
            "[sic] [causes](causes.md)",
            "[He] [was] ill", "[text](causes.md) (see below)", "The set {a} of [x]{y}", "<18 years", "a <b c",
            "men <40 and women >50",
            "＊注意", "注１）年齢", "あ～～い", "「薬」（くすり）", "【重要】（大切）", "［注］（下記）",
            "snake_case_name", "p < 0.05*", "A price*\n\n- *Prescription only", "Text.\n\n*Adults only",
            "*p < 0.05; **p < 0.01",
            "6'2\" tall, 5'-end", "Rock 'n' roll", "= 5 mg", "link: see below", "footnote: see below", "$5 and $x",
            "C:\\x",
            "!!!", "Stop!!!now", "f(x) and [0, 1)",
        ]
    )
    func sound(_ text: String) {
        #expect(MarkdownFixture.parse(text).found == [])
    }

    @Test(
        "values that are plain text have no markup of any tool",
        arguments: [
            ("<b>bold</b>", "<b>"), ("x<br>y", "<br>"), ("a ==mark== b", "==mark=="), ("a ++x++ b", "++x++"),
            ("x^2^", "^2^"),
            ("a :warning: b", ":warning:"), ("a $$x$$ b", "$$x$$"), ("a $m^2$ b", "$m^2$"), ("[TOC]", "[TOC]"),
            ("!!! note", "!!! note"),
            (":::tip", ":::tip"), ("• item", "•"), ("| a | b |", "|"), ("- item", "-"), ("> quote", ">"),
            ("1. one 2. two", "1."),
            ("* item", "*"), ("Call {service:emergency}", "{service:emergency}"), ("**bold**", "**"),
        ]
    )
    func values(_ value: String, _ written: String) throws {
        let text = "![a](cell.png '\(value)')"
        let found = MarkdownFixture.parse(value.hasPrefix("Call") ? "![a](cell.png 'Call {servcie:emergency}')" : text)
            .found
        let shown = value.hasPrefix("Call") ? "{servcie:emergency}" : written
        #expect(
            found.map(\.message) == [
                "The title of a link and the caption of an image are plain text, so `\(shown)` would be shown as typed"
            ]
        )
    }

    @Test(
        "sound values are left alone",
        arguments: [
            "5 * 3", "2. Welle", "1) pain, 2) fever", "- 5 °C", "> 65 years", "Ärzt*innen und Patient*innen",
            "C++ and Ca++", "10:30",
            "p < 0.05",
            "A: yes", "$5", "– Marie", "Type 1 (HLA-B*27)", "https://www.who.int", "a = b", "Iron <facts>",
            "Call {service:emergency}",
            "50%",
        ]
    )
    func soundValues(_ value: String) {
        #expect(MarkdownFixture.parse("![a](cell.png '\(value)')").found == [])
    }

    // MARK: Right to left

    @Test(
        "in a text from right to left, telephone numbers and addresses are set apart",
        arguments: [
            ("نص 1-800-222-1222 نص", "نص <bdi dir=\"ltr\">1-800-222-1222</bdi> نص"),
            ("نص +49 30 123456 نص", "نص <bdi dir=\"ltr\">+49 30 123456</bdi> نص"),
            ("نص (800) 222-1222.", "نص <bdi dir=\"ltr\">(800) 222-1222</bdi>."),
            ("نص 555-1234، نص", "نص <bdi dir=\"ltr\">555-1234</bdi>، نص"),
            ("نص 10-20 و 2019-2020 و 5 نص", "نص 10-20 و 2019-2020 و 5 نص"),
            ("نص 116 117 نص", "نص <bdi dir=\"ltr\">116 117</bdi> نص"),
            ("نص 020 7946 0000.", "نص <bdi dir=\"ltr\">020 7946 0000</bdi>."),
            ("نص 01 40 05\u{A0}48 48", "نص <bdi dir=\"ltr\">01 40 05\u{A0}48 48</bdi>"),
            ("نص 555\u{2011}0100 نص", "نص <bdi dir=\"ltr\">555\u{2011}0100</bdi> نص"),
            ("نص *123# نص", "نص <bdi dir=\"ltr\">*123#</bdi> نص"), ("نص 10 20 نص", "نص 10 20 نص"),
            ("نص 2019\u{2013}2020 نص", "نص 2019\u{2013}2020 نص"),
            ("[1-800-222-1222](tel:+18002221222)", "<bdi><bdi dir=\"ltr\">1-800-222-1222</bdi></bdi></a>"),
            ("[اتصل](sms:741741)", "<bdi>اتصل</bdi></a>"),
            ("https://www.who.int/a", "<bdi dir=\"ltr\">https://www.who.int/a</bdi></a>"),
            ("<help@example.org>", "<bdi dir=\"ltr\">help@example.org</bdi></a>"), ("[نص](causes.md)", "\">نص</a>"),
        ]
    )
    func direction(_ text: String, _ html: String) {
        let (body, found) = MarkdownFixture.parse(text, context: SampleContext(isRightToLeft: true))
        #expect(found == [])
        #expect(body.html.contains(html))
        #expect(!MarkdownFixture.parse(text).body.html.contains("<bdi"))
    }

    @Test("numbers in headings, cells and cards are set apart, and those in attributes stay as they are")
    func placesOfNumbers() {
        let text = "## نص 1-800-222-1222\n\n| 1-800-222-1222 |\n|---|\n| ب |\n\n![1-800-222-1222](cell.png)"
        let html = MarkdownFixture.parse(text, context: SampleContext(isRightToLeft: true)).body.html
        #expect(html.contains("نص <bdi dir=\"ltr\">1-800-222-1222</bdi></h2>"))
        #expect(html.contains("<bdi dir=\"ltr\">1-800-222-1222</bdi></th>"))
        #expect(html.contains("alt=\"1-800-222-1222\""))
    }
}
