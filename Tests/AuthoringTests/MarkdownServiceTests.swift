import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Services that readers can call")
struct MarkdownServiceTests {
    @Test("become links that dial, whose digits keep their order in any text")
    func links() {
        let (body, found) = MarkdownFixture.parse("Call {service:poison-help}.\n")
        #expect(found.isEmpty)
        #expect(
            body.html
                == "<p>Call <a class=\"service\" href=\"tel:18002221222\"><bdi dir=\"ltr\">Poison Help, 1-800-222-1222</bdi></a>.</p>\n"
        )
    }

    @Test("are no links where none can stand")
    func insideOthers() {
        #expect(
            MarkdownFixture.parse("[{service:emergency}](causes.md)\n").body.html
                == "<p><a href=\"/anemia/causes/\"><bdi dir=\"ltr\">911</bdi></a></p>\n"
        )
        #expect(
            MarkdownFixture.parse("![Call {service:emergency}](cell.png)\n").body.html.contains("alt=\"Call 911\"")
        )
        #expect(
            MarkdownFixture.parse("[a](causes.md \"Call {service:emergency}\")\n").body.html
                .contains("title=\"Call 911\"")
        )
    }

    @Test(
        "stay as they are after a backslash and in code",
        arguments: ["\\{service:emergency}", "`{service:emergency}`"]
    )
    func escaped(text: String) {
        let (body, found) = MarkdownFixture.parse(text + "\n")
        #expect(found.isEmpty)
        #expect(body.html.contains("{service:emergency}"))
    }

    @Test(
        "that the site does not name are an error",
        arguments: [
            ("emergancy", "write `{service:emergency}` instead"),
            ("x", "the known ones are `emergency` and `poison-help`"),
        ]
    )
    func unknown(name: String, help: String) throws {
        let text = MarkedMarkdown("Call 1️⃣{service:\(name)}2️⃣ now.\n")
        let found = MarkdownFixture.parse(text.text).found
        #expect(found.map(\.identifier) == [.serviceUnknown])
        #expect(found.map(\.message) == ["`site.yml` has no service `\(name)`"])
        #expect(found.map(\.location) == [try text.place("1️⃣", to: "2️⃣")])
        if name == "emergancy" { #expect(found.map(\.help) == [help]) }
    }

    @Test(
        "that are not written whole are an error",
        arguments: ["{service}", "{Service:emergency}", "{service emergency}"]
    )
    func malformed(written: String) throws {
        let text = MarkedMarkdown("Call 1️⃣\(written)2️⃣ now.\n")
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .serviceUnknown,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`\(written)` is not a complete placeholder; a service is written `{service:name}` on one line",
                    help: "write `{service:`, the name and `}` without spaces or markup, or `\\{` to show the brace"
                )
            ]
        )
    }

    @Test(
        "have numbers of digits, however people write them",
        arguments: [
            ("911", "911"), ("+44 20 7946 0000", "+442079460000"), ("1-800-222-1222", "18002221222"),
            ("(01632) 960.001", "01632960001"), ("9", nil), ("call us", nil), ("1+2", nil), ("1234567890123456", nil),
            ("", nil),
        ]
    )
    func numbers(text: String, number: String?) {
        #expect(Service.number(in: text) == number)
    }
}
