import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("A card of which a part is outside")
struct MarkdownCardEndTests {
    private static let fill = "write what the reader should do on the lines below it, each after `> `"
    private static let mark = "write `>` before each line that belongs to the card, also before the empty ones"

    /// A card that is told to lack something, from 1️⃣ to 2️⃣, and what is outside of it, from 3️⃣.
    struct Lack: Sendable, CustomTestStringConvertible {
        let marked: String
        let outside: String?

        init(_ marked: String, outside: String? = nil) {
            self.marked = marked
            self.outside = outside
        }

        var testDescription: String { marked }
    }

    private static func expected(_ lack: Lack, _ identifier: DiagnosticIdentifier, _ message: String) throws
        -> Diagnostic
    {
        let text = MarkedMarkdown(lack.marked)
        return Diagnostic(
            identifier,
            at: try text.place("1️⃣", to: "2️⃣"),
            message,
            help: lack.outside == nil ? fill : mark,
            notes: try lack.outside.map {
                [Diagnostic.Note("this \($0) is outside the card", at: try text.place("3️⃣"))]
            } ?? []
        )
    }

    @Test(
        "is an error where its title announces what it does not hold",
        arguments: [
            Lack("> 1️⃣[!EMERGENCY]2️⃣ Call 911 now for any of these:\n3️⃣- chest pain\n- fainting\n", outside: "list"),
            Lack("> 1️⃣[!EMERGENCY]2️⃣ Call 911 now for any of these:\n\n3️⃣- chest pain\n", outside: "list"),
            Lack("> 1️⃣[!EMERGENCY]2️⃣ Call 911 now for any of these:\n>\n3️⃣- chest pain\n", outside: "list"),
            Lack("> 1️⃣[!EMERGENCY]2️⃣ Call 911 now for any of these:\n>\n\n3️⃣1. chest pain\n", outside: "list"),
            Lack("> 1️⃣[!EMERGENCY]2️⃣ Call 911 now for any of these\n\n3️⃣* chest pain\n", outside: "list"),
            Lack("> 1️⃣[!URGENT]2️⃣ Call a doctor **if:**\n\n3️⃣You are pregnant.\n", outside: "paragraph"),
            Lack("> 1️⃣[!URGENT]2️⃣ Call a doctor if:\n>\n3️⃣You are pregnant.\n", outside: "paragraph"),
            Lack("> 1️⃣[!URGENT]2️⃣ Call a doctor if:\n\n3️⃣> - You are pregnant.\n", outside: "quote"),
            Lack("> 1️⃣[!URGENT]2️⃣ Call a doctor if:\n\n3️⃣| a | b |\n|---|---|\n| c | d |\n", outside: "table"),
            Lack("> 1️⃣[!URGENT]2️⃣ 次の場合は受診：\n\n3️⃣- 痛み\n", outside: "list"),
            Lack("> 1️⃣[!URGENT]2️⃣ Appelez si :\n\n3️⃣- douleur\n", outside: "list"),
            Lack("> 1️⃣[!URGENT]2️⃣ Call if ([see](causes.md)):\n\n3️⃣- pain\n", outside: "list"),
            Lack("- a\n\n  > 1️⃣[!URGENT]2️⃣ Call a doctor if:\n\n  3️⃣- b\n", outside: "list"),
            Lack("> 1️⃣[!URGENT]2️⃣ Call a doctor if:\n>\n> <!-- the list -->\n"),
            Lack("> 1️⃣[!URGENT]2️⃣ Call a doctor if:\n\n## Next\n\nText.\n"),
            Lack("> 1️⃣[!URGENT]2️⃣ Call a doctor if:\n\n> [!NOTE]\n> Text.\n"),
            Lack("> 1️⃣[!URGENT]2️⃣ Call a doctor if:\n>\n> ---\n"),
        ]
    )
    func titles(lack: Lack) throws {
        let level = lack.marked.contains("EMERGENCY") ? "EMERGENCY" : "URGENT"
        let text = MarkedMarkdown(lack.marked).text
        let message = "The title of the card `[!\(level)]` announces something that is not in the card"
        for text in [text, text.replacing("\n", with: "\r\n")] {
            #expect(MarkdownFixture.parse(text).found == [try Self.expected(lack, .cardEmpty, message)])
        }
    }

    @Test(
        "is an error where it has a title only, or nothing",
        arguments: [
            (Lack("> 1️⃣[!URGENT]2️⃣ Call a doctor today.\n\nText.\n"), "has a title and no text below it"),
            (Lack("> 1️⃣[!URGENT]2️⃣ Call a doctor today.\n"), "has a title and no text below it"),
            (Lack("> 1️⃣[!URGENT]2️⃣ Call today.\n\n3️⃣- a\n", outside: "list"), "has a title and no text below it"),
            (Lack("> 1️⃣[!URGENT]2️⃣ Call today.\n>\n> -\n"), "has a title and no text below it"),
            (Lack("> 1️⃣[!URGENT]2️⃣ Ring 111 today.\n>\n> &nbsp;\n"), "has a title and no text below it"),
            (Lack("> 1️⃣[!URGENT]2️⃣ Ring 111 today.\n>\n> …\n"), "has a title and no text below it"),
            (Lack("> 1️⃣[!URGENT]2️⃣ Ring 111 today.\n> \u{200B}\n"), "has a title and no text below it"),
            (Lack("> 1️⃣[!URGENT]2️⃣ Ring 111 today.\n>\n> \\\n"), "has a title and no text below it"),
            (Lack("> 1️⃣[!URGENT]2️⃣\n\nText.\n"), "is empty"),
            (Lack("> 1️⃣[!URGENT]2️⃣\n3️⃣- a\n", outside: "list"), "is empty"),
            (Lack("> 1️⃣[!URGENT]2️⃣\n\n3️⃣> Call today.\n", outside: "quote"), "is empty"),
        ]
    )
    func empty(lack: Lack, fact: String) throws {
        #expect(
            MarkdownFixture.parse(MarkedMarkdown(lack.marked).text).found == [
                try Self.expected(lack, .cardEmpty, "The card `[!URGENT]` \(fact)")
            ]
        )
    }

    @Test(
        "is an error where its last line announces what it does not hold",
        arguments: [
            Lack("> [!URGENT]\n> 1️⃣Call a doctor if:2️⃣\n\n3️⃣- a\n", outside: "list"),
            Lack("> [!URGENT]\n> Call a doctor\n> 1️⃣if **you have:**2️⃣\n3️⃣- a\n", outside: "list"),
            Lack("> [!URGENT] Call\n>\n> Go today.\n>\n> 1️⃣Take with you：2️⃣\n\n3️⃣Pills.\n", outside: "paragraph"),
            Lack("> [!URGENT] Call if:\n>\n> - a\n> - 1️⃣you have any of these:2️⃣\n\n3️⃣- b\n", outside: "list"),
            Lack("> [!URGENT] Call\n>\n> a\n>\n> 1️⃣### What to bring2️⃣\n\n3️⃣- b\n", outside: "list"),
            Lack("> [!URGENT] Call\n>\n> 1️⃣Call for any of these2️⃣\n\n3️⃣- b\n", outside: "list"),
            Lack("> [!URGENT] Call\n>\n> 1️⃣Call for:2️⃣\n\n## Next\n\nText.\n"),
        ]
    )
    func lastLines(lack: Lack) throws {
        let message = "The card `[!URGENT]` ends with this line, and what it announces is not in the card"
        let found = MarkdownFixture.parse(MarkedMarkdown(lack.marked).text).found.filter {
            $0.identifier != .headingLevelSkipped
        }
        #expect(found == [try Self.expected(lack, .cardUnfinished, message)])
    }

    @Test(
        "is an error where its text seems to go on below it",
        arguments: [
            ("> [!URGENT] Call if:\n>\n> - a\n> - b\n1️⃣- c\n", "list"),
            ("> [!URGENT] Call if:\n>\n> - a\n> - b\n\n1️⃣- c\n", "list"),
            ("> [!URGENT] Call if:\n>\n> * a\n>\n\n\n1️⃣- c\n", "list"),
            ("> [!URGENT] Do this:\n>\n> 1. a\n> 2. b\n\n1️⃣3. c\n", "list"),
            ("> [!URGENT]\n> - a\n>\n1️⃣Bring your pills.\n", "paragraph"),
            ("> [!URGENT] Call if:\n>\n> You have any sign of these.\n\n1️⃣- c\n", "list"),
            ("> [!URGENT]\n> Call.\n1️⃣- c\n", "list"),
            ("> [!URGENT] Call if:\n>\n> - a\n\n1️⃣> - b\n", "quote"),
            ("> [!URGENT] Call if:\n>\n> - a\n\n1️⃣1. c\n", "list"),
            ("> [!URGENT] Ask first\n>\n> Iron can do harm.\n\n1️⃣- c\n", "list"),
            ("> [!URGENT] Call if:\n>\n> - a\n>\n> ***\n\n1️⃣- c\n", "list"),
            ("> [!URGENT] Call if:\n>\n> - a\n\n1️⃣or if:\n\n- c\n", "paragraph"),
            ("> [!URGENT] Call if:\n>\n> - a\n\n1️⃣and bleeding that does not stop\n", "paragraph"),
            ("> [!URGENT] Call if:\n>\n> - a\n\n1️⃣Oder wenn Sie bluten.\n", "paragraph"),
            ("> [!URGENT] Call if:\n>\n> - a\n\n1️⃣– bleeding\n", "paragraph"),
            ("> [!URGENT] 119\n>\n> - a\n\n1️⃣または失神\n", "paragraph"),
            ("> [!URGENT] 997\n>\n> - a\n\n1️⃣أو إغماء\n", "paragraph"),
            ("> [!URGENT] a\n>\n> - a\n\n1️⃣Außerdem bei Sprachstörungen.\n", "paragraph"),
            ("> [!URGENT] a\n>\n> - a\n\n1️⃣Ainsi que : une paralysie.\n", "paragraph"),
            ("> [!URGENT] a\n>\n> - a\n\n1️⃣… or blue\n", "paragraph"),
            ("> [!URGENT] a\n>\n> - a\n\n1️⃣& blue\n", "paragraph"),
            ("> [!URGENT] a\n>\n> - a\n\n1️⃣(and a rash)\n", "paragraph"),
            ("> [!URGENT] Call if:\n>\n> | a | b |\n> |---|---|\n> | c | d |\n\n1️⃣| e | f |\n", "paragraph"),
            ("> [!URGENT] Call if:\n>\n> - a\n\n1️⃣> Do not drive yourself.\n", "quote"),
            ("- x\n\n  > [!URGENT]\n  > - a\n\n  1️⃣- b\n", "list"),
        ]
    )
    func goesOn(marked: String, part: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .cardUnfinished,
                    at: try text.place("1️⃣"),
                    "This \(part) is outside the card `[!URGENT]` that ends above it",
                    help:
                        "write `>` before each of its lines, and on the empty line above it, to bring it into the card; to"
                        + " keep it out, put a heading, a sentence or a comment such as `<!-- not in the card -->` between"
                        + " the two"
                )
            ]
        )
    }

    @Test(
        "is an error where a line without `>` would become the end of an item",
        arguments: [
            ("> [!URGENT] Call if:\n> - a\n1️⃣Bring your pills.2️⃣\n", "Bring your pills."),
            ("> [!URGENT] Call if:\n> - a\n>   b\n1️⃣**Bring** your pills.2️⃣\n", "**Bring** your pills."),
            ("> [!URGENT] Call if:\n> 1. a\n  1️⃣痛み2️⃣\n", "痛み"),
        ]
    )
    func lazyLines(marked: String, line: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .cardUnfinished,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`\(line)` has no `>` before it, so it would be shown as the end of the item above",
                    help: "write `> ` or `> - ` before it, or leave an empty line above it if the card ends there"
                )
            ]
        )
    }

    @Test(
        "does not go on with a word that means something else in its language",
        arguments: [
            ("pt", "O médico ajuda.", "Ou a tosse."), ("de", "Also keine Angst.", "Oder Husten."),
            ("fr", "Or, rien ne presse.", "Ou une toux."),
            ("fr", "En attendant, asseyez-vous.", "Ainsi que : la toux."),
            ("en", "I have had it.", "Or a cough."), ("nl", "Er is hulp.", "En hoesten."),
            ("es", "Esto ayuda.", "O la tos."),
        ]
    )
    func languages(language: String, sound: String, joining: String) throws {
        let context = SampleContext(language: try #require(LanguageTag(language)))
        let card = "> [!URGENT] T\n>\n> x\n\n"
        #expect(MarkdownFixture.parse(card + sound + "\n", context: context).found == [])
        #expect(
            MarkdownFixture.parse(card + joining + "\n", context: context).found.map(\.identifier) == [.cardUnfinished]
        )
    }

    @Test(
        "is not seen in cards that are whole",
        arguments: [
            "> [!URGENT] Call if:\n>\n> - a\n> - b\n\nDo not worry.\n",
            "> [!URGENT] Call if:\n>\n> - a\n\n## Other\n\n- c\n",
            "> [!URGENT] Call if:\n>\n> - a\n\nOther signs:\n\n- c\n",
            "> [!URGENT] Call if:\n>\n> - a\n\n<!-- not in the card -->\n\n- c\n",
            "> [!URGENT] Call if:\n>\n> - a\n\n> [!NOTE]\n> b\n",
            "> [!URGENT] Call if:\n>\n> - a\n\n> “It hurt so much that I called.”\n",
            "> [!URGENT] Call if:\n>\n> - a\n\n> It hurt so much that I called.\n>\n> — Ada, 43\n",
            "> [!URGENT] Call if:\n>\n> - a\n## Other\n\nText.\n",
            "> [!URGENT] Call if:\n> - you are pregnant and\n  feel dizzy\n",
            "> [!URGENT] Call if:\n>\n> ![Cells](causes.md)\n".replacing("![Cells](causes.md)", with: "a"),
            "> [!URGENT] Ask first\n> iron can do harm\n",
            "> [!URGENT] Call\nif it hurts.\n",
            "> [!URGENT] Take:\n>\n> | a | b |\n> |---|---|\n> | c | d: |\n",
            "> [!URGENT]\n> At 10:30\n",
            "> [!NOTE] T\n>\n> x\n\nde Quervain’s syndrome is common.\n",
            "> [!NOTE] T\n>\n> x\n\nvan der Waals forces hold.\n",
            "> [!NOTE] T\n>\n> x\n\nvon Willebrand disease is common.\n",
            "> [!NOTE] T\n>\n> x\n\nAußerdem hilft Ruhe.\n", "> [!URGENT] T\n>\n> x\n\nEn attendant, asseyez-vous.\n",
            "> [!URGENT] T\n>\n> x\n\nI have had it.\n", "> [!URGENT] T\n>\n> ☎ 111\n",
            "> [!URGENT] T\n>\n> ![a](cell.png)\n", "> [!URGENT] T\n>\n> x\n\n(See below.)\n",
            "> A quote:\n\n- c\n", "> [!URGENT] Call if:\n>\n> - a\n\neGFR is a measure.\n",
            "> [!URGENT] Call if:\n>\n> - a\n\nOther signs.\n\n1. c\n", "> [!NON-URGENT]\n> Ask later.\n\n1. c\n",
        ]
    )
    func whole(text: String) {
        #expect(MarkdownFixture.parse(text).found == [])
    }
}
