import Authoring
import Diagnostics
import Testing

@Suite("What a report tells an author to write")
struct FailedMarkupHelpTests {
    /// A slip, what is said of it, and the text after the author has done so.
    struct Advice: Sendable, CustomTestStringConvertible {
        let marked: String
        let identifier: DiagnosticIdentifier
        let message: String
        let help: String
        let obeyed: String

        init(
            _ marked: String,
            _ message: String,
            help: String,
            obeyed: String,
            _ identifier: DiagnosticIdentifier = .lookalikeMarkup
        ) {
            self.marked = marked
            self.identifier = identifier
            self.message = message
            self.help = help
            self.obeyed = obeyed
        }

        var testDescription: String { marked }
    }

    private static let show = "or `\\[` to show the bracket"

    @Test(
        "is sound when it is done",
        arguments: [
            Advice(
                "1️⃣![x](cell.png =100x20)2️⃣",
                "`![x](cell.png =100x20)` makes no image: a size follows the address",
                help: "delete the size; the page shows the image as large as it fits, \(show)",
                obeyed: "![x](cell.png)"
            ),
            Advice(
                "1️⃣[a](causes.md  #tired)2️⃣",
                "`[a](causes.md  #tired)` makes no link: a space ends the address",
                help: "write `causes.md#tired`, \(show)",
                obeyed: "[a](causes.md#tired)"
            ),
            Advice(
                "1️⃣[a](causes.md # tired)2️⃣",
                "`[a](causes.md # tired)` makes no link: a space ends the address",
                help: "write `causes.md#tired`, \(show)",
                obeyed: "[a](causes.md#tired)"
            ),
            Advice(
                "1️⃣[a](tel:0800 111 222)2️⃣",
                "`[a](tel:0800 111 222)` makes no link: a space ends the address",
                help: "write `tel:0800111222`, \(show)",
                obeyed: "[a](tel:0800111222)"
            ),
            Advice(
                "1️⃣[a](0800 111 222)2️⃣",
                "`[a](0800 111 222)` makes no link: a space ends the address",
                help: "write `tel:0800111222`, \(show)",
                obeyed: "[a](tel:0800111222)"
            ),
            Advice(
                "1️⃣[a](mailto: help@example.org)2️⃣",
                "`[a](mailto: help@example.org)` makes no link: a space ends the address",
                help: "write `mailto:help@example.org`, \(show)",
                obeyed: "[a](mailto:help@example.org)"
            ),
            Advice(
                "1️⃣[a](http:// www.nhs.uk)2️⃣",
                "`[a](http:// www.nhs.uk)` makes no link: a space ends the address",
                help: "write `http://www.nhs.uk`, \(show)",
                obeyed: "[a](http://www.nhs.uk)"
            ),
            Advice(
                "1️⃣<https://www.nhs.uk/a b>2️⃣",
                "`<https://www.nhs.uk/a b>` makes no link: an address between `<` and `>` has no spaces",
                help: "write `<https://www.nhs.uk/a%20b>`, or `\\<` to show the sign",
                obeyed: "<https://www.nhs.uk/a%20b>"
            ),
            Advice(
                "1️⃣[a](causes.md \"t\" x)2️⃣",
                "`[a](causes.md \"t\" x)` makes no link: text follows the title",
                help: "write nothing between the `\"` after the title and `)`, \(show)",
                obeyed: "[a](causes.md \"t\")"
            ),
            Advice(
                "1️⃣![cell](cell.png 'A cell\")2️⃣",
                "`![cell](cell.png 'A cell\")` makes no image: the signs before and after the title are not the same",
                help: "write `\"` before and after the title, \(show)",
                obeyed: "![cell](cell.png \"A cell\")"
            ),
            Advice(
                "1️⃣![cell] (cell.png)2️⃣",
                "`![cell] (cell.png)` makes no image: there is a space between `]` and `(`",
                help: "delete the space, \(show)",
                obeyed: "![cell](cell.png)"
            ),
            Advice(
                "1️⃣[//]2️⃣: # (ask Ada)\n\nText.",
                "`[//]:` gives an address for links, but no link uses it, so the line would not be shown",
                help: "write `<!-- … -->` around a note that readers are not to see, or delete the line",
                obeyed: "<!-- ask Ada -->\n\nText.",
                .textLost
            ),
            Advice(
                "これは1️⃣**2️⃣ 薬 **です",
                "`**` cannot begin bold text before a space, so it would be shown as typed",
                help: "delete the space after it, or `\\*\\*` to show the signs",
                obeyed: "これは**薬**です"
            ),
            Advice(
                "1. one\n2. two\n\n1️⃣4.2️⃣ four",
                "`4.` would be shown as `3.`; only the first number of a list counts",
                help: "number the items one after the other; to show this number, write `4\\.` after an empty line",
                obeyed: "1. one\n2. two\n\n4\\. four",
                .textLost
            ),
            Advice(
                "1️⃣[薬]\u{3000}(causes.md)2️⃣",
                "`[薬]\u{3000}(causes.md)` makes no link: there is a space between `]` and `(`",
                help: "delete the space, \(show)",
                obeyed: "[薬](causes.md)"
            ),
            Advice(
                "```1️⃣{math}2️⃣\na = b\n```",
                "`{math}` is a directive of other tools; here the text below it would be shown as code",
                help: "write it in Markdown; if you mean code, write the name of its language without braces",
                obeyed: "```math\na = b\n```",
                .textAsCode
            ),
        ]
    )
    func obeyed(_ advice: Advice) throws {
        let text = MarkedMarkdown(advice.marked)
        let place = try text.place("1️⃣", to: "2️⃣")
        let found = MarkdownFixture.parse(text.text).found
        #expect(found.map(\.message) == [advice.message])
        #expect(found.map(\.help) == [advice.help])
        #expect(found.map(\.identifier) == [advice.identifier])
        if advice.identifier != .textAsCode { #expect(found.map(\.location) == [place]) }
        #expect(MarkdownFixture.parse(advice.obeyed).found == [])
    }

    @Test(
        "is said once of one slip",
        arguments: [
            ("H<mark>2</mark>O", DiagnosticIdentifier.rawHTML), ("H<sub class=\"x\">2</sub>O", .rawHTML),
            ("<abbr>CT</abbr>", .rawHTML), ("H<sub>2<sub>O", .tagUnpaired), ("![H<sub>2</sub>O](cell.png)", .rawHTML),
            ("a<sup>b<sub>c</sup>d</sub>", .tagUnpaired), ("*a<sup>b*</sup>", .tagUnpaired),
            ("<div>\n\nText.\n\n</div>", .rawHTML),
            ("{% hint %}\n\nText.\n\n{% endhint %}", .foreignMarkup), ("{{#if x}} a {{/if}}", .foreignMarkup),
            ("\\begin{itemize}\n\nText.\n\n\\end{itemize}", .foreignMarkup), ("+++\n\nText.\n\n+++", .foreignMarkup),
            ("::: {#id}\nx\n:::", .foreignMarkup), ("{color:red}x{color}", .foreignMarkup),
            ("<o:p>x</o:p>", .foreignMarkup),
            ("<st1:place>x</st1:place>", .foreignMarkup), ("@[code](x.js)", .foreignMarkup),
            ("**Never stop\n\nMore text**", .lookalikeMarkup), ("- **Never\n- stop**", .lookalikeMarkup),
            ("[NOTE]\n====\nText\n====\n\nText.", .cardMarkerUnknown),
            ("1. Fever\n(2) Rash\n3. Pain", .lookalikeMarkup),
            ("> 1.one", .lookalikeMarkup), ("> [!NOTE] T\n>\n> Rest :warning:", .foreignMarkup),
            (":abbr[HTML]{title=\"x\"}", .foreignMarkup),
        ]
    )
    func once(text: String, identifier: DiagnosticIdentifier) {
        #expect(MarkdownFixture.parse(text).found.map(\.identifier) == [identifier])
    }

    @Test(
        "is said of markup of other tools in other forms too",
        arguments: [
            "![A cell](cell.png){ align=left }", "[x](causes.md){ .md-button }", "## T { .c #id }",
            "## T {-}",
            "{ loading=lazy }", "{ .c }", "Text.\n?> Rest.", "<w:br/>", "<![if !supportLists]>·<![endif]> Fever",
            "[[Category:Health]]", "[[__TOC__]]", "{code:java}", "endif::[]", "!x.png|width=1!", "\\item x",
            "\\tableofcontents",
            ".. figure:: x.png",
        ]
    )
    func foreign(text: String) {
        #expect(Set(MarkdownFixture.parse(text).found.map(\.identifier)) == [.foreignMarkup])
    }

    @Test(
        "is said of values that are plain text",
        arguments: [("<!-- ask Ada -->", "<!--"), ("・熱", "・"), ("[!URGENT] Call", "[!"), ("Gout](x.md)", "](x.md)")]
    )
    func plain(value: String, written: String) {
        let message =
            "The title of a link and the caption of an image are plain text, so `\(written)` would be shown as typed"
        #expect(MarkdownFixture.parse("![a](cell.png \"\(value)\")").found.map(\.message) == [message])
    }

    @Test(
        "is nothing where a text only looks like that",
        arguments: [
            "{x = 5}", "{a, b} and {}", "x < 5 and y > 3", "Stop! Wait!", "5 × 3 \\* 2", "A\\B testing", "a:b[1]",
            "Take {-5} °C",
            "p (< 0.05)", "bq is short", "Ratio 5:1 [see]", "https://example.org/a_b__c", "C:\\Users", "~~old~~ new",
        ]
    )
    func sound(text: String) {
        #expect(MarkdownFixture.parse(text).found.filter { $0.identifier == .foreignMarkup } == [])
    }
}
