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
        let article = TextReader(.standard).article(
            Array(text.utf8),
            file: SourceFile(.content, "conditions/gout/what.md"),
            at: ArticlePlace("what", in: SubjectID("gout")),
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

    private static let dash = "This dash is not a hyphen, so it does not start an item of a list"
    private static let bullet = "This bullet is not a hyphen, so it does not start an item of a list"
    private static let lone =
        "This quotation mark has no partner, and would be shown as typed = delete it, or write its partner"

    private static func sign(_ sign: String) -> String { "`\(sign)` does not start an item of a list here" }

    private static func invisible(_ code: String) -> String {
        "The invisible character \(code) is in this line = delete it"
    }

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
            "2:7 A key ends with a colon, not with an equals sign = write `title: ` and then the value"
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
        // What starts an item of a list, and is no hyphen with a space.
        Slip(
            "title: Gout\nsources:\n  -id: who\n    title: Gout\n    url: https://who.int/\n  - id: nhs\n    title: Gout",
            "4:3 A space is missing after the hyphen = write `- id: who`"
        ),
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: Gout\n  -id: nhs\n   title: Gout",
            "6:3 A space is missing after the hyphen = write `- id: nhs`"
        ),
        Slip(
            "title: Gout\nsources:\n  – id: who\n    title: Gout\n  – id: nhs\n    title: Gout",
            "4:3 \(dash) = write `- id: who`"
        ),
        Slip("title: Gout\nsources:\n  —id: who\n    title: Gout", "4:3 \(dash) = write `- id: who`"),
        Slip("title: Gout\nsources:\n  − id: who\n    title: Gout", "4:3 \(dash) = write `- id: who`"),
        Slip("title: Gout\nsources:\n  \u{2011} id: who\n    title: Gout", "4:3 \(dash) = write `- id: who`"),
        Slip("title: Gout\nsources:\n  • id: who\n    title: Gout", "4:3 \(bullet) = write `- id: who`"),
        Slip(
            "title: Gout\nsources:\n• id: who\n    title: Gout\n  - id: nhs\n    title: Gout",
            "4:1 \(bullet) = write `- id: who`"
        ),
        Slip("title: Gout\nsources:\n  * id: who\n    title: Gout", "4:3 \(sign("*")) = write `- id: who`"),
        Slip("title: Gout\nsources:\n  + id: who\n    title: Gout", "4:3 \(sign("+")) = write `- id: who`"),
        Slip("title: Gout\nsources:\n  -- id: who\n     title: Gout", "4:3 \(sign("--")) = write `- id: who`"),
        Slip("title: Gout\nsources:\n  1. id: who\n     title: Gout", "4:3 \(sign("1.")) = write `- id: who`"),
        Slip("title: Gout\nsources:\n  > id: who\n    title: Gout", "4:3 \(sign(">")) = write `- id: who`"),
        Slip(
            "title: Gout\nauthors:\n  -ada\n  -ben",
            "4:3 A space is missing after the hyphen = write `- ada`"
        ),
        Slip(
            "title: Gout\nauthors:\n- ada\n-ben",
            "5:1 A space is missing after the hyphen = write `- ben`"
        ),
        Slip("title: Gout\nauthors:\n  – ada", "4:3 \(dash) = write `- ada`"),
        Slip("title: Gout\nauthors:\n  - ada\n  – ben\nsummary: Short.", "5:3 \(dash) = write `- ben`"),
        Slip("title: Gout\naliases:\n▪ /gout/\n▪ /gouts/", "4:1 \(bullet) = write `- /gout/`"),
        Slip(
            "title: Gout\nextra:\n  • colour: red",
            "4:3 `extra` is a group of keys and not a list, so nothing is before a key = delete `•`"
        ),
        Slip(
            "title: Gout\nauthors: - ada\n  - ben",
            "3:10 A list cannot start on the line of its key = write `- ada` on a line of its own below `authors:`"
        ),
        Slip(
            "title: Gout\nauthors: ada\n  - ben",
            "4:3 A list is below `authors`, but on its own line `authors` has a value already = write each item on a line of its own below `authors:`, or the whole value in quotes"
        ),
        Slip(
            "title: Gout\nauthors:\n  ada\n  ben",
            "4:3 `authors` must be a list of people's ids, but this is one text with a space in it = write each one on its own line, after `- `"
        ),
        Slip(
            "title: Gout\nauthors: ada, ben]",
            "3:10 `authors` must be a list of people's ids, but this is one text with a comma in it = write `authors: [ada, ben]`, or put the text in quotes where it is one"
        ),
        // Keys in the columns of lists and of groups.
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: Gout\n  publisher: WHO\n    ",
            "6:3 This line is indented two spaces too little = start `publisher` in the same column as `id`"
        ),
        Slip(
            "title: Gout\nsources:\n  - id: who\n  title: Gout\n  publisher: WHO\n  url: https://who.int/",
            "5:3 This line and the next 2 are indented two spaces too little = start each in the same column as `id`"
        ),
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: Gout\npublisher: WHO\n    url: https://who.int/",
            "6:1 This line is indented 4 spaces too little = start `publisher` in the same column as `id`"
        ),
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: Gout\n  risk: standard",
            "6:3 This line is indented two spaces too far = start `risk` in the same column as `title`"
        ),
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: Gout\n  risk: standard\n  - id: nhs\n    title: Gout",
            "6:3 `risk` is inside the list below `sources`, but it belongs to no item of it = move the line out of the list, and start it in the same column as `title`"
        ),
        Slip(
            "title: Gout\nsources:\n  risk: standard\n  - id: who\n    title: Gout",
            "4:3 `risk` is inside the list below `sources`, but it belongs to no item of it = move the line out of the list, and start it in the same column as `title`"
        ),
        Slip(
            "title: Gout\nsources:\n  - id: who\n    title: Gout\n  - publisher: WHO",
            "6:5 The keys `id` and `title` are missing = add `id:` with a short name for the source, such as `who-2023`; add `title:` with the source's title; delete the `- ` if what follows it belongs to the item above"
        ),
        Slip(
            "title: Gout\nsummary:\n  reviewed: 2026-04-07",
            "4:3 `summary` is empty, and `reviewed` is indented as if it were part of it = start `reviewed` in the same column as `summary`, and give `summary` a value"
        ),
        Slip(
            "title: Gout\nauthors:\n  risk: high\n  updated: 2026-04-07",
            "4:3 `authors` is empty, and `risk` is indented as if it were part of it = start `risk` in the same column as `authors`, and give `authors` a value"
        ),
        Slip(
            "title: Gout\nextra:\naudience: parents\nlevel: easy",
            "4:1 `extra` is empty, and `audience` below it is not indented = indent the lines from `audience` to `level` by two spaces"
        ),
        Slip(
            "title: Gout\nextra:\naudience: parents\nrisk: standard",
            "4:1 `extra` is empty, and `audience` below it is not indented = indent `audience` by two spaces"
        ),
        Slip("title: Gout\nextra:\nrisk: standard", "3:1 `extra` is empty = fill it in or delete the line"),
        Slip(
            "title: Gout\nauthors\n  - ada\nsummary: Short.",
            "3:1 This line has no colon after its key = write `key: value`, and put a text that runs over several lines in quotes"
        ),
        Slip(
            "// a note\ntitle: Gout",
            "2:1 `//` does not start a comment in YAML = start a comment with `#`, or delete the line"
        ),
        Slip(
            "title: Gout\n<!-- a note -->\nsummary: Short.",
            "3:1 `<!--` does not start a comment in YAML = start a comment with `#`, or delete the line"
        ),
        // Characters that no one sees.
        Slip("title: Gout\nre\u{200B}viewed: 2026-04-07", "3:3 \(invisible("U+200B"))"),
        Slip("title: Gout\nreviewed\u{200B}: 2026-04-07", "3:9 \(invisible("U+200B"))"),
        Slip("\u{FEFF}title: Gout", "2:1 \(invisible("U+FEFF"))"),
        Slip("title: Gout\nreviewed: \u{200B}2026-04-07", "3:11 \(invisible("U+200B"))"),
        Slip("title: Gout\nreviewed: 2026-04-07\u{2060}", "3:21 \(invisible("U+2060"))"),
        Slip("title: \"\u{FEFF}Gout\"", "2:9 \(invisible("U+FEFF"))"),
        Slip("title: Go\u{FEFF}ut", "2:10 \(invisible("U+FEFF"))"),
        Slip("title: Gout \u{202E}tuog", "2:13 \(invisible("U+202E"))"),
        Slip("title: Gout\nauthors: [\u{200B}ada]", "3:11 \(invisible("U+200B"))"),
        // Dates in another form.
        Slip("title: Gout\nreviewed: 2026‑04‑07", "3:11 `2026‑04‑07` is not a date = did you mean `2026-04-07`?"),
        Slip("title: Gout\nreviewed: 2026/4/7", "3:11 `2026/4/7` is not a date = did you mean `2026-04-07`?"),
        Slip("title: Gout\nreviewed: 30.11.2026", "3:11 `30.11.2026` is not a date = did you mean `2026-11-30`?"),
        Slip("title: Gout\nreviewed: 4/17/2026", "3:11 `4/17/2026` is not a date = did you mean `2026-04-17`?"),
        // A digit with an accent is a digit to some comparisons, and no number.
        Slip(
            "title: Gout\nreviewed: 1\u{300}7.04.2026",
            "3:11 `1\u{300}7.04.2026` is not a date = write `reviewed` as year-month-day, such as `2026-04-07`"
        ),
        Slip(
            "title: Gout\nreviewed: 31.11.2026",
            "3:11 `31.11.2026` is not a date = write `reviewed` as year-month-day, such as `2026-04-07`"
        ),
        Slip(
            "title: Gout\nreviewed: 07/04/2026",
            "3:11 `07/04/2026` is not a date = write `reviewed` as year-month-day, such as `2026-04-07`"
        ),
        // Quotation marks without a partner.
        Slip("title: What is gout?\"", "2:21 \(lone)"),
        Slip("title: The \"Gout question", "2:12 \(lone)"),
        Slip("title: What is\" gout?", "2:15 \(lone)"),
        Slip("title: 'What is \"gout?'", "2:17 \(lone)"),
        Slip("title: What is gout?'", "2:21 \(lone)"),
        Slip("title: What is gout?”", "2:21 \(lone)"),
        Slip("title: Gout\nsummary: Short.\"", "3:16 \(lone)"),
        Slip("title: Gout\nfunding: The \"Gout fund", "3:14 \(lone)"),
        Slip("title: Gout\nsources:\n  - id: who\n    title: Gout\"", "5:16 \(lone)"),
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
                "1:1 There is a blank line before the front matter = delete it, so that the file starts with the line `---`"
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
                "\u{FEFF}\u{FEFF}---\ntitle: Gout\n---\n",
                "1:1 The invisible character U+FEFF is in the line that starts the front matter = delete it, so that nothing but `---` is on the line"
            ),
            (
                "\u{200B}---\ntitle: Gout\n---\n",
                "1:1 The invisible character U+200B is in the line that starts the front matter = delete it, so that nothing but `---` is on the line"
            ),
            (
                "---\ntitle: Gout\n---\u{200B}\nText.\n",
                "3:1 The invisible character U+200B is in the line that ends the front matter = delete it, so that nothing but `---` is on the line"
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
            "title: Gout\nsummary: >\n  Note: this is\n   one text: it has colons.\n  \"Gout\"",
            "title: Gout\nsummary: \"A text of\n  two lines: yes\"", "title: Gout\nsummary: A text of\n  two lines",
            "title: Gout\nauthors: [ada, ben]", "title: \u{A0}Gout", "title : Gout",
            "# a comment\ntitle: Gout", "title:\tGout", " title: Gout\n summary: Short.",
            "title: Gout\nsummary: |\n    Short.\n\n    reviewed: soon\nauthors: [ada]",
            "title: Gout\nsummary: >-\n\n  Short.\n  # not a comment\nauthors: [ada]",
            "title: Gout\nauthors:\n  - ada\n  # a comment\n  - ben\nsummary: Short.",
            "title: Gout\nsources:\n- id: who\n  title: Gout\n\n- {id: nhs, title: 'Gout: a guide'}",
            "title: Gout\nextra:\n  a:\n    - b\n    - c: d\n      e: f\n  urn: isbn:123\n  link:\n    https://example.org/",
            "title: Gout\nfunding: \"Ada, Ben and others\"",
            "title: A 5\" needle, and one of 6'", "title: Rock 'n' roll", "title: The patients'",
            "title: The \"gout\" test",
            "title: „Gout\", „Gicht“ und »Podagra«", "title: The “gout” test", "title: הוראות צה\"ל",
            "title: 5'6\" and taller",
            "title: Gout\nfunding: 'The \"Gout\" fund'", "title: \u{200F}نقرس\u{200F}", "title: نمی\u{200C}شود",
            "title: Go\u{AD}ut", "title: โรค\u{200B}เกาต์", "title: Gout\nsummary:\n  – a short text\n  of two lines",
            "title: Gout\nsummary: A text\n  – and more of it", "title: Gout\nextra:\n  tags:\n    - -5\n    - '- x'",
            "title: Gout\nextra:\n  note:\n    5. floor",
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
            _ = TextReader(.standard).subject(
                Array("---\ntitle: Ménière’s disease\nsynonyms: \(synonyms)\n---\n".utf8),
                file: SourceFile(.content, "conditions/menieres/index.md"),
                id: SubjectID("menieres"),
                diagnostics: &problems
            )
            return problems.sorted().map {
                "\($0.location.start.column) \($0.severity) \($0.message) = \($0.help ?? "")"
            }
        }
        let differ = "differ only in capitals, accents, hyphens or spaces"
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
