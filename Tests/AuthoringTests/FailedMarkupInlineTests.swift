import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Placeholders, citations and addresses that were mistyped are errors at their place")
struct FailedMarkupInlineTests {
    private static let sources = ["who", "who-2023", "a"].map { id in
        let place = Diagnostics.SourceLocation(MarkdownFixture.file)
        return Source(id: Located(id, at: place), title: "Anemia")
    }

    private static func parse(_ text: String) -> (body: Body, found: [Diagnostic]) {
        MarkdownFixture.parse(text, MarkdownParser.Options(sources: sources))
    }

    // MARK: Placeholders

    @Test("a misspelt placeholder says what to write", arguments: placeholders)
    func misspeltPlaceholder(_ marked: String, _ written: String, _ meant: String) throws {
        let markdown = MarkedMarkdown(marked)
        let expected = Diagnostic(
            meant.hasPrefix("{service") ? .serviceUnknown : .peopleCountUnknown,
            at: try markdown.place("1️⃣", to: "2️⃣"),
            "`\(written)` is not a placeholder, so it would be shown as typed",
            help: "write `\(meant)`, or put it in backticks to show it"
        )
        #expect(MarkdownFixture.parse(markdown.text).found == [expected])
        let windows = MarkdownFixture.parse(markdown.text.replacing("\n", with: "\r\n")).found
        #expect(windows == [expected])
    }

    private static let placeholders: [(String, String, String)] =
        [
            "{services:emergency}", "{servcie:emergency}", "{serivce:emergency}", "{ service:emergency}",
            "｛service:emergency｝", "{service：emergency}", "{service;emergency}", "{service-emergency}",
            "{service_emergency}", "{service.emergency}", "{emergency}", "{Emergency}", "{phone:emergency}",
            "{tel:emergency}",
            "{number:emergency}", "{svc:emergency}", "{servicio:emergency}", "{anything:emergency}",
            "[service:emergency]", "(service:emergency)", "service:emergency", "service:emergency}",
            "{servcie:emergency", "{Services: Emergency}", "｛service：emergency｝",
        ].map { ("Call 1️⃣\($0)2️⃣ now", $0, "{service:emergency}") }
        + [
            ("There are 1️⃣{peopel:anemia}2️⃣.", "{peopel:anemia}", "{people:anemia}"),
            ("There are 1️⃣{person:anemia}2️⃣.", "{person:anemia}", "{people:anemia}"),
            ("There are 1️⃣{count:anemia}2️⃣.", "{count:anemia}", "{people:anemia}"),
            ("There are 1️⃣{peoples:anemia/causes}2️⃣.", "{peoples:anemia/causes}", "{people:anemia/causes}"),
            ("- 1️⃣{poison-help}2️⃣", "{poison-help}", "{service:poison-help}"),
            ("> one\n> 1️⃣{services:poison-help}2️⃣", "{services:poison-help}", "{service:poison-help}"),
            ("| a | 1️⃣{services:nobody}2️⃣ |\n|---|---|\n| c | d |", "{services:nobody}", "{service:name}"),
            ("## Call 1️⃣{services:emergancy}2️⃣", "{services:emergancy}", "{service:emergency}"),
        ]

    @Test(
        "what only looks a little like a placeholder is left alone",
        arguments: [
            "{1, 2, 3}", "{e.g. this}", "The service: emergency care.", "A self-service: open",
            "Services: emergency, clinic",
            "`{services:emergency}`", "\\{services:emergency}", "{x}", "people: many", "the people/service ratio",
            "p_{max}", "the set {a, b}", "{surface: dry}", "emergency service",
        ]
    )
    func noPlaceholder(_ text: String) {
        #expect(MarkdownFixture.parse(text).found == [])
    }

    // MARK: Citations

    @Test(
        "a mistyped citation of a source that the text has is one error",
        arguments: [
            ("Iron.1️⃣[^who2️⃣", "[^who", "who"), ("Iron.1️⃣[ ^who]2️⃣", "[ ^who]", "who"), ("Iron.1️⃣[who]2️⃣", "[who]", "who"),
            ("Iron.1️⃣{^who}2️⃣", "{^who}", "who"), ("Iron.1️⃣[who^]2️⃣", "[who^]", "who"),
            ("Iron.1️⃣[fn:who]2️⃣", "[fn:who]", "who"), ("Iron.1️⃣[cite: who]2️⃣", "[cite: who]", "who"),
            ("Iron.1️⃣［^who］2️⃣", "［^who］", "who"), ("Iron.1️⃣[＾who]2️⃣", "[＾who]", "who"), ("Iron.1️⃣(^who)2️⃣", "(^who)", "who"),
            ("Iron.1️⃣[^ who]2️⃣ and", "[^ who]", "who"), ("Iron.1️⃣^who]2️⃣", "^who]", "who"), ("Iron.1️⃣^who2️⃣", "^who", "who"),
            ("Iron 1️⃣[who-2023]2️⃣.", "[who-2023]", "who-2023"), ("Iron.1️⃣[^who)2️⃣", "[^who)", "who"),
            ("- Iron 1️⃣[^who2️⃣", "[^who", "who"), ("| a | b.1️⃣[who]2️⃣ |\n|---|---|\n| c | d |", "[who]", "who"),
            ("鉄。1️⃣［^who］2️⃣", "［^who］", "who"), ("Iron.1️⃣[#who]2️⃣", "[#who]", "who"),
        ]
    )
    func mistypedCitation(_ marked: String, _ written: String, _ name: String) throws {
        let markdown = MarkedMarkdown(marked)
        let (body, found) = Self.parse(markdown.text)
        let expected = Diagnostic(
            .lookalikeMarkup,
            at: try markdown.place("1️⃣", to: "2️⃣"),
            "`\(written)` does not cite `\(name)`, so it would be shown as typed",
            help: "write `[^\(name)]`, or put it in backticks to show it"
        )
        #expect(found == [expected])
        #expect(body.citations.map(\.source) == Self.sources.indices.filter { Self.sources[$0].id.value == name })
    }

    @Test("a footnote that is mistyped is found too")
    func mistypedFootnote() throws {
        let markdown = MarkedMarkdown("One.[^note] Two.1️⃣[^note2️⃣\n\n[^note]: Words.")
        let place = try markdown.place("1️⃣", to: "2️⃣")
        #expect(MarkdownFixture.parse(markdown.text).found.map(\.location) == [place])
    }

    @Test("a citation of something else that is never closed is an error")
    func unclosedCitation() throws {
        let markdown = MarkedMarkdown("Iron.1️⃣[^nhs2️⃣ more")
        let expected = Diagnostic(
            .lookalikeMarkup,
            at: try markdown.place("1️⃣", to: "2️⃣"),
            "`[^nhs` begins a citation that is never closed, so it would be shown as typed",
            help: "write `]` after the name, or `\\[` to show the bracket"
        )
        #expect(Self.parse(markdown.text).found == [expected])
    }

    @Test("a line that was to define a footnote is one error", arguments: ["[^b] : Note", "[^b]; Note", "[^b]：Note"])
    func footnoteMark(_ line: String) {
        let found = MarkdownFixture.parse("Iron.[^b]\n\n\(line)").found
        let expected = Diagnostic(
            .footnoteUndefined,
            at: Diagnostics.SourceLocation(MarkdownFixture.file, line: 3, column: 1, length: 4),
            "`[^b]` starts this line without a colon right after it, so the line defines no footnote",
            help: "write `[^b]:` at the start of the line"
        )
        #expect(found == [expected])
    }

    @Test(
        "words and numbers in brackets that cite nothing are left alone",
        arguments: [
            "The agency [WHO] said so.", "The patient [who] had it.", "the [a] word", "“[a] good day”", "[a]nemia",
            "See para [45].", "[1, 2] is an interval.", "It is so. [1, 2] is an interval.", "Art. 5 [2] (b) GDPR",
            "at paragraph 12 [3]", "[[sic]]",
            "the range [1, 5] holds", "§ 5 [2]", "10^9 and 10^-3", "e^x", "`[who]`", "\\[who]", "(who)",
            "(a) and (who)",
            "In *Smith* [2019] EWCA Civ 12, at [45]", "[text](causes.md \"who\")",
        ]
    )
    func noCitation(_ text: String) {
        #expect(Self.parse(text).found == [])
    }

    @Test(
        "a typed number after a word is still one",
        arguments: ["Iron helps [1].", "Iron.[2, 3]", "Trials [45] show it.", "It helps. [1, 2] More."]
    )
    func typedCitation(_ text: String) {
        #expect(Self.parse(text).found.map(\.identifier) == [.lookalikeMarkup])
    }

    // MARK: Addresses

    @Test(
        "an address without brackets ends before what no address has",
        arguments: [
            ("https://www.who.int/news.[^who]", "https://www.who.int/news"),
            ("https://www.who.int/news[^who]", "https://www.who.int/news"),
            ("https://www.who.int/news–then", "https://www.who.int/news"),
            ("https://www.who.int/news→next", "https://www.who.int/news"),
            ("{https://www.who.int/news}", "https://www.who.int/news"),
            ("(see https://www.who.int/news).[^who]", "https://www.who.int/news"),
            ("https://example.org/a?b[]=1&c[0]=2", "https://example.org/a?b[]=1&amp;c[0]=2"),
            ("https://example.org/a_(b)", "https://example.org/a_(b)"),
            ("https://example.org/2019–2020", "https://example.org/2019%E2%80%932020"),
        ]
    )
    func bareAddress(_ text: String, _ address: String) {
        let (body, found) = Self.parse(text)
        #expect(found == [])
        #expect(body.html.contains("<a href=\"\(address)\">"))
        #expect(body.html.contains("class=\"citation\"") == text.contains("[^who]"))
    }

    @Test("a footnote that is glued to an address is an error")
    func gluedFootnote() throws {
        let markdown = MarkedMarkdown("See[^b] https://www.who.int/news.1️⃣[^b]2️⃣\n\n[^b]: Words.")
        let expected = Diagnostic(
            .footnoteUndefined,
            at: try markdown.place("1️⃣", to: "2️⃣"),
            "`[^b]` follows an address without a space, so it does not refer to its footnote",
            help: "write the address between `<` and `>`, or a space before the bracket"
        )
        #expect(MarkdownFixture.parse(markdown.text).found == [expected])
    }

    // MARK: Asterisks

    @Test(
        "asterisks inside words that would vanish are errors",
        arguments: [
            "Ärzt1️⃣*2️⃣innen und Patient*innen sind gefragt.", "Der1️⃣*2️⃣die Ärzt*in kommt.", "a1️⃣*2️⃣b*c",
            "M1️⃣*2️⃣A*S*H", "Jede1️⃣*2️⃣r Patient*in", "Patient1️⃣*2️⃣innen*beratung", "Kund1️⃣*2️⃣innen und Pfleger*",
            "- Ärzt1️⃣*2️⃣innen und Patient*innen", "Врач1️⃣*2️⃣и и пациент*и",
        ]
    )
    func lostAsterisk(_ marked: String) throws {
        let markdown = MarkedMarkdown(marked)
        let found = MarkdownFixture.parse(markdown.text).found
        #expect(found.map(\.identifier) == [.textLost])
        #expect(found.map(\.location) == [try markdown.place("1️⃣", to: "2️⃣")])
    }

    @Test(
        "italics inside a word or between characters without spaces are markup",
        arguments: [
            "un*frigging*believable", "hepat*itis*", "これは*重要*です、とても*大切*です", "이것은*중요*합니다", "Ärzt*innen",
            "*Helicobacter*-positive", "**bold**ness", "Ärzt:innen und Patient_innen",
        ]
    )
    func italicsInWords(_ text: String) {
        #expect(MarkdownFixture.parse(text).found == [])
    }

    // MARK: Between characters without spaces

    @Test(
        "markup is found between characters of a script without spaces",
        arguments: [
            "これは1️⃣==重要==2️⃣です。", "これは1️⃣++追加++2️⃣です", "これは1️⃣%%秘密%%2️⃣です", "これは1️⃣:warning:2️⃣です", "これは1️⃣$$x$$2️⃣です",
            "これは1️⃣$m^2$2️⃣です", "ยานี้1️⃣==สำคัญ==2️⃣มาก",
        ]
    )
    func betweenCharacters(_ marked: String) throws {
        let markdown = MarkedMarkdown(marked)
        let found = MarkdownFixture.parse(markdown.text).found
        #expect(found.map(\.identifier) == [.foreignMarkup])
        #expect(found.map(\.location) == [try markdown.place("1️⃣", to: "2️⃣")])
    }

    @Test(
        "grades and ratios are no markup",
        arguments: ["grade ++/+++", "(++)/(+++)", "+/++/+++", "a == b, ==/===", "10:30:45"]
    )
    func grades(_ text: String) {
        #expect(MarkdownFixture.parse(text).found == [])
    }

    // MARK: Conflicts of Git

    @Test(
        "a conflict of Git is named first and alone",
        arguments: [
            "Text.\n\n1️⃣<<<<<<< HEAD2️⃣\nTake 5 mg.\n=======\nTake 50 mg.\n>>>>>>> branch",
            "Text.\n\n## 1️⃣<<<<<<< HEAD Take 5 mg.2️⃣\n\nTake 50 mg.\n>>>>>>> branch",
            "Take 5 mg.\n\nTake 50 mg.\n1️⃣>>>>>>> branch2️⃣", "- a\n\n1️⃣<<<<<<< HEAD2️⃣\n\n##b",
        ]
    )
    func conflict(_ marked: String) throws {
        let markdown = MarkedMarkdown(marked)
        let found = MarkdownFixture.parse(markdown.text).found
        #expect(found.map(\.identifier) == [.foreignMarkup])
        #expect(found.map(\.location) == [try markdown.place("1️⃣", to: "2️⃣")])
        #expect(
            found.first?.help
                == "keep one of the two versions, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`"
        )
    }
}
