import Diagnostics
import SiteTestSupport
import Testing

@Suite("Text reports")
struct TextReportTests {
    private let file = SourceFile(.content, "page.md")

    /// The lines under the first one for a problem at the markers of a one-line text.
    private func excerpt(_ marked: String) throws -> [String] {
        let text = MarkedText(marked)
        let diagnostic = Diagnostic(.wrongType, at: try SourceLocation(file, marked: text), "message")
        let lines = Reporter(.text, texts: [file: text.text]).report([diagnostic]).split(separator: "\n")
        return lines.dropFirst().map(String.init)
    }

    @Test("a problem is told with its line, its place, its fix and its notes")
    func tellsAll() throws {
        let site = SourceFile(.content, "site.yml")
        let text = MarkedText("name: A\n1️⃣tilte2️⃣: B\n3️⃣name: C\n")
        let other = MarkedText("---\n  1️⃣title: B\n")
        let diagnostic = Diagnostic(
            .keyUnknown,
            at: try SourceLocation(site, marked: text),
            "unknown key `tilte`",
            help: "did you mean `title`?",
            notes: [
                .init("it is known here", at: try SourceLocation(file, marked: other)),
                .init("this one is fine", at: SourceLocation(site, try #require(text["3️⃣"]))),
            ]
        )
        #expect(
            Reporter(.text, texts: [site: text.text, file: other.text]).report([diagnostic]) == """
                Content/site.yml:2:1: error: unknown key `tilte` [key-unknown]
                   2 | tilte: B
                     | ^~~~~
                     = help: did you mean `title`?
                Content/page.md:2:3: note: it is known here
                   2 |   title: B
                     |   ^
                Content/site.yml:3:1: note: this one is fine
                   3 | name: C
                     | ^

                """
        )
    }

    @Test(
        "each severity is named",
        arguments: [(Diagnostic.Severity.note, "note"), (.warning, "warning"), (.error, "error")]
    )
    func namesSeverity(severity: Diagnostic.Severity, name: String) {
        let diagnostic = Diagnostic(.bodyEmpty, at: SourceLocation(file), "message", severity: severity)
        #expect(Reporter(.text).report([diagnostic]) == "Content/page.md:1:1: \(name): message [body-empty]\n")
    }

    @Test(
        "the caret is under the place and tildes under the rest of it",
        arguments: [
            ("a1️⃣b2️⃣c", "abc", " ^"),
            ("1️⃣abc2️⃣", "abc", "^~~"),
            ("abc1️⃣", "abc", "   ^"),  // after the end
            ("1️⃣\tkey2️⃣", "    key", "^~~~~~~"),  // tabs become spaces
            ("ab\t1️⃣c2️⃣", "ab  c", "    ^"),
            ("abcd\t1️⃣c", "abcd    c", "        ^"),
            ("e\u{301}1️⃣x2️⃣", "e\u{301}x", " ^"),  // a combining mark takes no column
            ("xe1️⃣\u{301}2️⃣", "xe\u{301}", " ^"),  // and is marked with what it stands on
            ("漢字1️⃣x2️⃣", "漢字x", "    ^"),  // East Asian wide characters take two
            ("1️⃣漢字2️⃣", "漢字", "^~~~"),
            ("1️⃣漢字", "漢字", "^"),
            ("Ａ1️⃣ｱ2️⃣", "Ａｱ", "  ^"),  // fullwidth takes two, halfwidth one
            ("한\u{1112}\u{1161}\u{11AB}1️⃣x", "한\u{1112}\u{1161}\u{11AB}x", "    ^"),
            ("😀1️⃣x", "😀x", "  ^"),  // and so do emoji
            ("👩‍⚕️1️⃣x", "👩‍⚕️x", "  ^"),
            ("👍🏽1️⃣x", "👍🏽x", "  ^"),
            ("🇩🇪1️⃣x", "🇩🇪x", "  ^"),
            ("❤️1️⃣x", "❤️x", "  ^"),
            ("©1️⃣x", "©x", " ^"),  // shown as text
            ("क्ष1️⃣x", "क्षx", "  ^"),
            ("می\u{200C}خ1️⃣x", "می\u{200C}خx", "   ^"),
        ]
    )
    func marksPlace(marked: String, line: String, mark: String) throws {
        #expect(try excerpt(marked) == ["   1 | \(line)", "     | \(mark)"])
    }

    @Test(
        "characters that could deceive are spelled out",
        arguments: [
            ("1️⃣\u{1B}[31mred2️⃣", "<U+001B>[31mred", "^~~~~~~~~~~~~~~"),
            ("a\u{202E}1️⃣b2️⃣", "a<U+202E>b", "         ^"),
            ("1️⃣\u{200B}2️⃣b", "<U+200B>b", "^~~~~~~~"),
            ("\u{7}\u{85}\u{2028}1️⃣b", "<U+0007><U+0085><U+2028>b", "                        ^"),
            ("🏴\u{E0067}\u{E007F}1️⃣b", "🏴<U+E0067><U+E007F>b", "                    ^"),
            ("\u{FEFF}1️⃣b\r", "<U+FEFF>b<U+000D>", "        ^"),
        ]
    )
    func spellsOut(marked: String, line: String, mark: String) throws {
        #expect(try excerpt(marked) == ["   1 | \(line)", "     | \(mark)"])
    }

    @Test("message, help and path are made harmless as well")
    func spellsOutElsewhere() {
        let file = SourceFile(.content, "a\u{1B}.md")
        let diagnostic = Diagnostic(
            .wrongType,
            at: SourceLocation(file),
            "`a\nb`",
            help: "not\u{202E}",
            notes: [.init("\u{7}", at: SourceLocation(file))]
        )
        #expect(
            Reporter(.text).report([diagnostic]) == """
                Content/a<U+001B>.md:1:1: error: `a<U+000A>b` [wrong-type]
                     = help: not<U+202E>
                Content/a<U+001B>.md:1:1: note: <U+0007>

                """
        )
    }

    @Test("a place that spans lines is marked where it starts")
    func marksStart() throws {
        #expect(try excerpt("a1️⃣b\nc2️⃣") == ["   1 | ab", "     |  ^"])
    }

    @Test("a missing or empty file and a line that does not exist have no excerpt", arguments: [nil, ""])
    func showsNothing(text: String?) {
        let diagnostics = [
            Diagnostic(.bodyEmpty, at: SourceLocation(file), "message"),
            Diagnostic(.bodyEmpty, at: SourceLocation(file, line: 7, column: 1), "message"),
        ]
        #expect(
            Reporter(.text, texts: text.map { [file: $0] } ?? [:]).report(diagnostics) == """
                Content/page.md:1:1: error: message [body-empty]
                Content/page.md:7:1: error: message [body-empty]

                """
        )
    }

    @Test("an empty line further down is shown without trailing spaces")
    func showsEmptyLine() {
        let diagnostic = Diagnostic(.bodyEmpty, at: SourceLocation(file, line: 2, column: 1), "message")
        #expect(
            Reporter(.text, texts: [file: "a\n\nb"]).report([diagnostic]) == """
                Content/page.md:2:1: error: message [body-empty]
                   2 |
                     | ^

                """
        )
    }

    @Test("a column far after the end is marked right after the end")
    func clampsColumn() {
        let diagnostic = Diagnostic(.wrongType, at: SourceLocation(file, line: 1, column: 900, length: 4), "message")
        #expect(
            Reporter(.text, texts: [file: "abc"]).report([diagnostic]) == """
                Content/page.md:1:900: error: message [wrong-type]
                   1 | abc
                     |    ^

                """
        )
    }

    @Test("long line numbers widen the gutter")
    func widensGutter() {
        let location = SourceLocation(file, line: 12_345, column: 1)
        let diagnostic = Diagnostic(.wrongType, at: location, "message", help: "help")
        let text = String(repeating: "\n", count: 12_344) + "abc"
        #expect(
            Reporter(.text, texts: [file: text]).report([diagnostic]) == """
                Content/page.md:12345:1: error: message [wrong-type]
                12345 | abc
                      | ^
                      = help: help

                """
        )
    }

    @Test("a line of 160 columns is shown whole")
    func showsWholeLine() throws {
        let text = String(repeating: "a", count: 160)
        #expect(try excerpt("\(text)1️⃣").first == "   1 | \(text)")
    }

    @Test(
        "a longer line is shown around the place",
        arguments: [
            (0, 3, "XXX" + String(repeating: "b", count: 155) + "…", "^~~"),
            (
                500, 3,
                "…" + String(repeating: "a", count: 77) + "XXX" + String(repeating: "b", count: 78) + "…",
                String(repeating: " ", count: 78) + "^~~"
            ),
            (
                997, 3,
                "…" + String(repeating: "a", count: 155) + "XXX",
                String(repeating: " ", count: 156) + "^~~"
            ),
            (400, 300, "…" + String(repeating: "X", count: 158) + "…", " ^" + String(repeating: "~", count: 157)),
        ]
    )
    func showsWindow(before: Int, length: Int, line: String, mark: String) throws {
        let text =
            String(repeating: "a", count: before) + "1️⃣" + String(repeating: "X", count: length) + "2️⃣"
            + String(repeating: "b", count: 1_000 - before - length)
        #expect(try excerpt(text) == ["   1 | \(line)", "     | \(mark)"])
    }

    @Test("a window over wide characters cuts none of them in half")
    func cutsBetweenCharacters() throws {
        let wide = String(repeating: "漢", count: 200)
        let shown = String(repeating: "漢", count: 39)
        #expect(
            try excerpt("\(wide)1️⃣x2️⃣\(wide)") == [
                "   1 | …\(shown)x\(shown)…", "     | " + String(repeating: " ", count: 79) + "^",
            ]
        )
    }

    @Test("a line of many megabytes is reported without delay", .timeLimit(.minutes(5)))
    func reportsHugeLine() {
        let text = String(repeating: "a", count: 8_000_000)
        let diagnostic = Diagnostic(.lineTooLong, at: SourceLocation(file, line: 1, column: 4_000_000), "message")
        let shown = String(repeating: "a", count: 158)
        #expect(
            Reporter(.text, texts: [file: text]).report([diagnostic]) == """
                Content/page.md:1:4000000: error: message [line-too-long]
                   1 | …\(shown)…
                     | \(String(repeating: " ", count: 79))^

                """
        )
    }

    @Test("colours are those of clang")
    func colours() {
        let diagnostic = Diagnostic(
            .reviewOverdue,
            at: SourceLocation(file, line: 1, column: 1, length: 2),
            "the review is overdue",
            help: "review the page",
            notes: [.init("the policy", at: SourceLocation(SourceFile(.content, "site.yml")))]
        )
        #expect(
            Reporter(.text, texts: [file: "ab"], colour: true).report([diagnostic]) == """
                \u{1B}[1mContent/page.md:1:1:\u{1B}[0m \u{1B}[1;33mwarning:\u{1B}[0m \
                \u{1B}[1mthe review is overdue\u{1B}[0m [review-overdue]
                   1 | ab
                     | \u{1B}[1;32m^~\u{1B}[0m
                     = \u{1B}[1mhelp:\u{1B}[0m review the page
                \u{1B}[1mContent/site.yml:1:1:\u{1B}[0m \u{1B}[1;34mnote:\u{1B}[0m the policy

                """
        )
        let error = Diagnostic(.keyMissing, at: SourceLocation(file), "message")
        #expect(
            Reporter(.text, colour: true).report([error]) == """
                \u{1B}[1mContent/page.md:1:1:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m \u{1B}[1mmessage\u{1B}[0m [key-missing]

                """
        )
    }
}
