import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("A slip in front matter")
struct FrontMatterSlipsTests {
    /// An article whose front matter holds some lines, with what is to be said of it: line, column, message and help.
    struct Slip: Sendable, CustomTestStringConvertible {
        let matter: String
        let reports: [String]

        init(_ matter: String, _ reports: String...) {
            self.matter = matter
            self.reports = reports
        }

        var testDescription: String { matter }
    }

    private static func read(_ text: String) -> (article: Article?, reports: [String]) {
        var problems: [Diagnostic] = []
        let article = TextReader().article(
            Array(text.utf8),
            file: SourceFile(.content, "conditions/gout/what.md"),
            slug: "what",
            condition: "gout",
            diagnostics: &problems
        )
        let reports = problems.sorted().map {
            "\($0.location.start.line):\($0.location.start.column) \($0.message) = \($0.help ?? "")"
        }
        return (article, reports)
    }

    private static let quoteHelp = "put the same quotation mark at the end of the value"
    private static let unclosed = "The quote opened here is never closed = \(quoteHelp)"
    private static let colon = "A colon and a space cannot be here: YAML reads them as another key = "
    private static let noBreak = "An invisible no-break space follows the colon"
    private static let type = "delete it and type an ordinary space"

    static let slips: [Slip] = [
        // A line that is in another column than its neighbours.
        Slip(
            "title: Gout\n reviewed: 2026-04-07\nsummary: Short.",
            "3:2 This line is indented one space too far = start `reviewed` in the same column as `title`"
        ),
        Slip(
            "title: Gout\nreviewers: [ada]\n   reviewed: 2026-04-07",
            "4:4 This line is indented 3 spaces too far = start `reviewed` in the same column as `title`"
        ),
        Slip(
            " title: Gout\nreviewed: 2026-04-07",
            "2:2 This line is indented one space too far = start `title` in the same column as `reviewed`"
        ),
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: Gout\n   publisher: WHO\n    url: https://who.int/",
            "6:4 This line is indented one space too little = start `publisher` in the same column as `id`"
        ),
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: \"Gout\"\n     publisher: WHO",
            "6:6 This line is indented one space too far = start `publisher` in the same column as `id`"
        ),
        Slip(
            "title: Gout\nauthors:\n  - ada\n   - ben",
            "5:4 This line is indented one space too far = start each item of the list with `- ` in the same column"
        ),
        Slip(
            "title: Gout\n  reviewed: 2026-04-07\nsummary: Short.",
            "3:3 This line is indented two spaces too far = start `reviewed` in the same column as `title`"
        ),
        Slip(
            "title: \"Gout\"\n  reviewed: 2026-04-07",
            "3:3 This line is indented two spaces too far = start `reviewed` in the same column as `title`"
        ),
        Slip(
            "  title: Gout\nreviewed: 2026-04-07\nsummary: Short.",
            "2:3 This line is indented two spaces too far = start `title` in the same column as `reviewed`"
        ),
        Slip(
            "title: Gout\nsummary: Short.\n reviewed: 2026-04-07",
            "4:2 This line is indented one space too far = start `reviewed` in the same column as `title`"
        ),
        Slip(
            "title: Gout\nauthors:\n  - ada\n reviewed: 2026-04-07",
            "5:2 This line is indented one space too far = start `reviewed` in the same column as `title`"
        ),
        Slip(
            "title: Gout\nauthors:\n  - ada\n  reviewed: 2026-04-07\nsummary: Short.",
            "5:3 This line is indented two spaces too far = start `reviewed` in the same column as `title`"
        ),
        Slip(
            "title: Gout\nauthors:\n- ada\n reviewed: 2026-04-07\nsummary: Short.",
            "5:2 This line is indented one space too far = start `reviewed` in the same column as `title`"
        ),
        Slip(
            "title: Gout\nauthors:\n  - ada\n    reviewed: 2026-04-07",
            "5:5 This line is indented 4 spaces too far = start `reviewed` in the same column as `title`"
        ),
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: Gout\n reviewed: 2026-04-07",
            "6:2 This line is indented one space too far = start `reviewed` in the same column as `title`"
        ),
        Slip(
            "title: Gout\nsummary: >\n  Short.\n\n reviewed: 2026-04-07",
            "6:2 This line is indented one space too far = start `reviewed` in the same column as `title`"
        ),
        // Quotation marks.
        Slip("title: \"Gout\nsummary: Short.\nreviewed: 2026-04-07", "2:8 \(unclosed)"),
        Slip("title: \"Gout\nsummary: \"Short.\"\nreviewed: 2026-04-07", "2:8 \(unclosed)"),
        Slip("title: Gout\nsummary: 'Short.", "3:10 \(unclosed)"),
        Slip(
            "title: Gout\nsummary: 'don't'",
            "3:14 The value ends at this quotation mark, and more text follows = put the whole value in double quotes: `\"don't\"`"
        ),
        Slip(
            "title: Gout\nsummary: \"Growing pains\" are common.",
            "3:24 The value ends at this quotation mark, and more text follows = put the whole value in single quotes"
        ),
        Slip(
            "title: “Gout”\nsummary: Short.",
            "2:8 The value is in curly quotation marks, which YAML reads as letters = use straight quotation marks, around the curly ones where readers should see them"
        ),
        Slip(
            "title: Gout\nreviewed: ‘2026-04-07’",
            "3:11 The value is in curly quotation marks, which YAML reads as letters = use straight quotation marks, around the curly ones where readers should see them"
        ),
        Slip(
            "title: “Gout: what is it?”",
            "2:8 The value is in curly quotation marks, which YAML reads as letters = use straight quotation marks"
        ),
        Slip("title: Gout\nsources:\n  - id: who\n    title: \"Gout\n    publisher: WHO", "5:12 \(unclosed)"),
        Slip(
            "title: »Gout«\nsummary: ‹Short.›",
            "2:8 The value is in curly quotation marks, which YAML reads as letters = use straight quotation marks, around the curly ones where readers should see them",
            "3:10 The value is in curly quotation marks, which YAML reads as letters = use straight quotation marks, around the curly ones where readers should see them"
        ),
        // Spaces and colons.
        Slip("title:\u{202F}Gout\nsummary: Short.", "2:7 \(noBreak) = \(type)"),
        Slip("title:\u{2009}Gout\nsummary: Short.", "2:7 An invisible wide space follows the colon = \(type)"),
        Slip("title:\u{200B}Gout", "2:7 An invisible character of no width follows the colon = \(type)"),
        Slip(
            "title: Gout\nsources:\n  - id:\u{A0}who\n    title: Gout",
            "4:8 \(noBreak) = \(type)"
        ),
        Slip("title:\u{A0}Gout\nsummary: Short.", "2:7 \(noBreak) = \(type)"),
        Slip("title: Gout\nreviewed:\u{A0}2026-04-07", "3:10 \(noBreak) = \(type)"),
        Slip("title: Gout\nsummary:\u{3000}Short.", "3:9 An invisible wide space follows the colon = \(type)"),
        Slip(
            "title: Gout\nauthors:\n\u{A0}\u{A0}- ada",
            "4:1 An invisible no-break space is where a space should be = \(type)"
        ),
        Slip(
            "title:Gout\nsummary: Short.",
            "2:6 No space follows the colon after `title` = write `title: ` and then the value"
        ),
        Slip(
            "title: Gout\nreviewed:2026-04-07",
            "3:9 No space follows the colon after `reviewed` = write `reviewed: ` and then the value"
        ),
        Slip(
            "title:Gout\nsummary:Short.",
            "2:6 No space follows the colon after `title` = write `title: ` and then the value",
            "3:8 No space follows the colon after `summary` = write `summary: ` and then the value"
        ),
        Slip(
            "title: Gout\nsummary：Short.",
            "3:8 The colon after `summary` is a full-width one, which YAML reads as a letter = type an ordinary colon and a space"
        ),
        Slip(
            "title = Gout\nsummary: Short.",
            "2:7 YAML has a colon where this equals sign is = write `title: ` and then the value"
        ),
        Slip(
            "title: Gout: what is it?",
            "2:12 \(colon)put the whole value in quotes, as in `title: \"Gout: what is it?\"`"
        ),
        Slip(
            "title: Gout\nsources:\n\t- id: who\n\t  title: Gout",
            "4:1 YAML cannot be indented with tabs = indent with spaces",
            "5:1 YAML cannot be indented with tabs = indent with spaces"
        ),
        // Lists.
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: Gout\n    url: https://who.int/\n    id: nhs\n    title: Gout\n    url: https://nhs.uk/",
            "7:5 The `- ` that starts an item of a list is missing here = write `- id: nhs`"
        ),
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: Gout\n  id: nhs\n    title: Gout",
            "6:3 The `- ` that starts an item of a list is missing here = write `- id: nhs`"
        ),
        Slip(
            "title: Gout\nsources:\n  id: who\n  title: Gout\n  id: nhs\n  title: Gout",
            "4:3 The `- ` that starts an item of a list is missing here = write `- id: who`"
        ),
        Slip(
            "title: Gout\nsources:\n  id: who\n  title: Gout",
            "4:3 `sources` must be a list, but this is a group of keys = start each item with `- `"
        ),
        Slip(
            "title: Gout\n- reviewed: 2026-04-07",
            "3:1 A `- ` starts an item of a list, but this line is in no list = delete the `- `"
        ),
        Slip(
            "title: Gout\nauthors: ada, ben",
            "3:10 `authors` must be a list of people's ids, but this is one text with a comma in it = write `authors: [ada, ben]`, or put the text in quotes where it is one"
        ),
        // Values that begin with a sign of YAML.
        Slip("title: @home with gout", "2:8 A value cannot start with `@` = put the whole value in quotes"),
        Slip("title: `Gout`", "2:8 A value cannot start with ``` = put the whole value in quotes"),
        Slip("title: &What is it?", "2:8 A value cannot start with `&` = put the whole value in quotes"),
        Slip("title: !About gout", "2:8 A value cannot start with `!` = put the whole value in quotes"),
        Slip(
            "title: \"Gout\"\nsummary: \"C:\\new\"",
            "3:10 A backslash in double quotes makes the invisible character U+000A in this value = use single quotes, in which a backslash is only a backslash"
        ),
        Slip(
            "title: \"Gout\"\nsummary: \"Gout\\u202E hurts.\"",
            "3:10 A backslash in double quotes makes the invisible character U+202E in this value = use single quotes, in which a backslash is only a backslash"
        ),
        Slip("title: %DV of salt", "2:8 A value cannot start with `%` = put the whole value in quotes"),
        Slip("title: >50% have gout", "2:8 A value cannot start with `>` = put the whole value in quotes"),
        Slip("title: - Gout", "2:8 A value cannot start with `-` = put the whole value in quotes"),
        Slip(
            "title: [Gout] and you",
            "2:8 A value that starts with `[` ends at `]`, and more text follows = put the whole value in quotes"
        ),
        Slip(
            "title: #1 cause of pain",
            "2:8 YAML reads this as a comment, so `title` is empty = put the whole value in quotes, or delete the line"
        ),
        Slip(
            "title: Vitamin B #12",
            "2:18 YAML reads this as a comment, so it would not be shown = put the whole value in quotes, or the comment on its own line"
        ),
        // More than one.
        Slip(
            "title: \"Gout\nreviewed: 2026-02-30\nsumary: Short.\nauthors: [ada",
            "2:8 \(unclosed)",
            "3:11 `2026-02-30` is not a day in the calendar = write `reviewed` as year-month-day, such as `2026-04-07`",
            "4:1 An article has no key `sumary` = did you mean `summary`?",
            "5:10 A list that starts with `[` is not closed = put a comma between the items and `]` after the last one"
        ),
    ]

    @Test("is named where it is, and hides no other", arguments: slips)
    func isNamed(_ slip: Slip) {
        let (article, reports) = Self.read("---\n\(slip.matter)\n---\nText.\n")
        #expect(reports == slip.reports)
        #expect(article != nil)
    }

    @Test("is named in a file of Windows too", arguments: slips)
    func withCarriageReturns(_ slip: Slip) {
        let text = "---\n\(slip.matter)\n---\nText.\n".replacing("\n", with: "\r\n")
        #expect(Self.read(text).reports == slip.reports)
    }

    @Test(
        "at the lines around the keys is named too",
        arguments: [
            (
                "\n---\ntitle: Gout\n---\n",
                "1:1 A blank line is before the front matter = delete it, so that the file starts with the line `---`"
            ),
            (
                "----\ntitle: Gout\n---\n",
                "1:1 The front matter must start with a line of three hyphens, but this line is different = write `---` here, at the start of the line and with nothing else on it"
            ),
            (
                " ---\ntitle: Gout\n---\n",
                "1:1 The front matter must start with a line of three hyphens, but this line is different = write `---` here, at the start of the line and with nothing else on it"
            ),
            (
                "—\ntitle: Gout\n---\n",
                "1:1 The front matter must start with a line of three hyphens, but this line is different = write `---` here, at the start of the line and with nothing else on it"
            ),
            (
                "---\ntitle: Gout\n—-\nText.\n",
                "3:1 The front matter must end with a line of three hyphens, but this line is different = write `---` here, at the start of the line and with nothing else on it"
            ),
            (
                "---\ntitle: Gout\n ---\nText.\n",
                "3:1 The front matter must end with a line of three hyphens, but this line is different = write `---` here, at the start of the line and with nothing else on it"
            ),
            (
                "title: Gout\n---\nText.\n",
                "1:1 The line `---` before the first key is missing = start the file with a line `---`"
            ),
            (
                "+++\ntitle = \"Gout\"\n+++\n",
                "1:1 The front matter is TOML, as `+++` says, but here it must be YAML = write `key: value` lines between two lines `---`"
            ),
            (
                "{\n  \"title\": \"Gout\"\n}\n",
                "1:1 The front matter is JSON, but here it must be YAML = write `key: value` lines between two lines `---`"
            ),
            (
                "# Gout\n",
                "1:1 The file of an article must start with front matter, but this one does not = put the keys between two `---` lines at the very start of the file"
            ),
        ]
    )
    func fences(text: String, report: String) {
        #expect(Self.read(text).reports == [report])
    }

    @Test(
        "is none where the text is sound",
        arguments: [
            "title: 'It''s gout'", "title: \"It's gout: what now?\"", "title: “Growing pains” in children",
            "title: Gout — “the disease of kings”", "title: Gout\nauthors:\n- ada\n- ben\nsummary: Short.",
            "title: Gout\nsummary: >\n  Note: this is\n   one text: it has colons.\n  \"Gout",
            "title: Gout\nsummary: \"A text of\n  two lines: yes\"", "title: Gout\nsummary: A text of\n  two lines",
            "title: Gout\nauthors: [ada, ben]", "title: \u{A0}Gout", "title : Gout",
            "# a comment\ntitle: Gout", "title:\tGout", " title: Gout\n summary: Short.",
            "title: Gout\nsummary: |\n    Short.\n\n    reviewed: soon\nauthors: [ada]",
            "title: Gout\nsummary: >-\n\n  Short.\n  # not a comment\nauthors: [ada]",
            "title: Gout\nauthors:\n  - ada\n  # a comment\n  - ben\nsummary: Short.",
            "title: Gout\nsources:\n- id: who\n  title: Gout\n\n- {id: nhs, title: 'Gout: a guide'}",
            "title: Gout\nextra:\n  a:\n    - b\n    - c: d\n      e: f\n  urn: isbn:123\n  link:\n    https://example.org/",
            "title: Gout\nfunding: \"Ada, Ben and others\"",
            "title: 50% of people: \u{201C}\u{201D}".replacing(": \u{201C}\u{201D}", with: ""),
        ]
    )
    func sound(matter: String) {
        #expect(Self.read("---\n\(matter)\n---\nText.\n").reports == [])
    }

    @Test("in the sources does not take the others from the text")
    func sourcesRemain() {
        let text = "---\ntitle: Gout\nsources:\n  - id: who\n    title: Gout\n    id: nhs\n    title: Gout\n---\n"
        #expect(Self.read(text).article?.text.sources.map(\.id.value) == ["who", "nhs"])
    }

    @Test("is looked for in any text without an end or a trap")
    func anyText() {
        let pieces = [
            "title: ", "\"", "'", "- ", "  ", "\t", ":", "\n", "[", "]", "{", "#", "\u{A0}", "id", "\u{201C}", "---",
            "|", "\u{E0FE}", "é",
        ]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let matter = (0..<Int.random(in: 1...24, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            let reports = Self.read("---\n\(matter)\n---\nText.\n").reports
            #expect(reports.count < 60, "\(matter.debugDescription)")
        }
    }

    @Test("of synonyms that are one is told, and of names that differ nothing is")
    func synonyms() {
        func reports(_ synonyms: String) -> [String] {
            var problems: [Diagnostic] = []
            _ = TextReader().condition(
                Array("---\ntitle: Ménière’s disease\nsynonyms: \(synonyms)\n---\n".utf8),
                file: SourceFile(.content, "conditions/menieres/index.md"),
                slug: "menieres",
                diagnostics: &problems
            )
            return problems.sorted().map {
                "\($0.location.start.column) \($0.severity) \($0.message) = \($0.help ?? "")"
            }
        }
        let differ = "differ by nothing but capitals, accents, hyphens or spaces"
        #expect(reports("[Endolymphatic hydrops, Idiopathic hydrops]") == [])
        #expect(
            reports("[Inner ear, inner-ear]") == [
                "23 warning `inner-ear` and `Inner ear` \(differ) = keep one of the two"
            ]
        )
        #expect(
            reports("[Meniere’s disease]") == [
                "12 warning `Meniere’s disease` and `Ménière’s disease` \(differ) = delete the synonym: the title is a name too"
            ]
        )
        #expect(
            reports("[Vertigo, Vertigo]") == [
                "21 warning `Vertigo` is listed twice among the names = keep one of the two"
            ]
        )
        #expect(
            reports("Vertigo, Hydrops") == [
                "11 error `synonyms` must be a list of names, but this is one text with a comma in it = write `synonyms: [Vertigo, Hydrops]`, or put the text in quotes where it is one"
            ]
        )
        #expect(reports("\"Vertigo, of the ear\"") == [])
    }
}
