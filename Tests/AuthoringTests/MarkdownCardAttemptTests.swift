import Authoring
import Diagnostics
import Testing

@Suite("What was to be the marker of a card")
struct MarkdownCardAttemptTests {
    /// A line with the attempt marked, and the level that it was to name.
    struct Attempt: Sendable, CustomTestStringConvertible {
        let marked: String
        let level: String?

        init(_ marked: String, _ level: String?) {
            self.marked = marked
            self.level = level
        }

        var testDescription: String { marked }

        /// What is between the marks.
        var written: Substring {
            marked.split(separator: "1️⃣", maxSplits: 1, omittingEmptySubsequences: false)[1]
                .split(separator: "2️⃣", maxSplits: 1, omittingEmptySubsequences: false)[0]
        }
    }

    private static let all =
        "write one of `[!EMERGENCY]`, `[!URGENT]`, `[!NON-URGENT]`, `[!NOTE]`, `[!IMPORTANT]`, `[!DO]`, `[!DONT]`, `[!DETAILS]`, `[!VIDEO]`, `[!AUDIO]`, or `\\[` to show the bracket"

    @Test(
        "is an error at the start of a quote",
        arguments: [
            Attempt("> 1️⃣[URGENT]2️⃣ Call a doctor\n> today.", "URGENT"), Attempt("> 1️⃣[Urgent]2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣!EMERGENCY2️⃣ Call 911.", "EMERGENCY"), Attempt("> 1️⃣! Emergency2️⃣ Call.", "EMERGENCY"),
            Attempt("> 1️⃣[ !EMERGENCY ]2️⃣ Call 911.", "EMERGENCY"), Attempt("> 1️⃣[！URGENT]2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣【!URGENT】2️⃣ Call.", "URGENT"), Attempt("> 1️⃣［！URGENT］2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣【URGENT】2️⃣ Call.", "URGENT"), Attempt("> 1️⃣［！ＵＲＧＥＮＴ］2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣**[!URGENT]**2️⃣ Call.", "URGENT"), Attempt("> 1️⃣__[!urgent]__2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣*[!URGENT]*2️⃣ Call.", "URGENT"), Attempt("> 1️⃣[!**URGENT**]2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣{!URGENT}2️⃣ Call.", "URGENT"), Attempt("> 1️⃣(!URGENT)2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣(URGENT)2️⃣ Call.", "URGENT"), Attempt("> 1️⃣{NOTE}2️⃣ Rest.", "NOTE"),
            Attempt("> 1️⃣[!URGENT2️⃣ Call.", "URGENT"), Attempt("> 1️⃣[!NON-URGENT2️⃣ See us.", "NON-URGENT"),
            Attempt("> 1️⃣[!URGENT}2️⃣ Call.", "URGENT"), Attempt("> 1️⃣[!URGENT)2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣[URGENT!]2️⃣ Call.", "URGENT"), Attempt("> 1️⃣![URGENT]2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣!URGENT]2️⃣ Call.", "URGENT"), Attempt("> 1️⃣URGENT]2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣[[!URGENT]]2️⃣ Call.", "URGENT"), Attempt("> 1️⃣[!URGENT: Call us]2️⃣", "URGENT"),
            Attempt("> 1️⃣[1URGENT]2️⃣ Call.", "URGENT"), Attempt("> 1️⃣[URGENT2️⃣ Call us", "URGENT"),
            Attempt("> 1️⃣[¡URGENT!]2️⃣ Call.", "URGENT"), Attempt("> 1️⃣[!!URGENT]2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣[EMERGANCY]2️⃣ Call.", "EMERGENCY"), Attempt("> 1️⃣[WARNING]2️⃣ Stop.", "URGENT"),
            Attempt("> 1️⃣[!note|title]2️⃣ Rest.", "NOTE"), Attempt("> ⚠️ 1️⃣[URGENT]2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣[!NON‑URGENT.]2️⃣ See us.", "NON-URGENT"), Attempt("> 1️⃣【！ACHTUNG】2️⃣ Stop.", "IMPORTANT"),
            Attempt("> 1️⃣【！XYZ】2️⃣ Stop.", nil), Attempt("> ## 1️⃣[URGENT]2️⃣ Call\n>\n> Now.", "URGENT"),
            Attempt("> 1️⃣[!URGENT]2️⃣(tel:911) Call.", "URGENT"),
        ]
    )
    func markers(attempt: Attempt) throws {
        let text = MarkedMarkdown("Text.\n\n" + attempt.marked + "\n")
        let found = MarkdownFixture.parse(text.text).found.filter { $0.identifier != .headingLevelSkipped }
        let escape = attempt.written.contains("[") ? ", or `\\[` to show the bracket" : ""
        #expect(
            found == [
                Diagnostic(
                    .cardMarkerUnknown,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`\(attempt.written)` is not the marker of a card, so this would be shown as a plain quote",
                    help: attempt.level.map { "write `[!\($0)]` instead\(escape)" } ?? Self.all
                )
            ]
        )
    }

    @Test(
        "is an error as a label at the start of a quote",
        arguments: [
            Attempt("> 1️⃣EMERGENCY:2️⃣ Call 911.", "EMERGENCY"), Attempt("> 1️⃣Emergency:2️⃣ Call 911.", "EMERGENCY"),
            Attempt("> 1️⃣**Emergency:**2️⃣ Call 911.", "EMERGENCY"),
            Attempt("> 1️⃣**Emergency**:2️⃣ Call 911.", "EMERGENCY"),
            Attempt("> 1️⃣**EMERGENCY**2️⃣ Call 911.", "EMERGENCY"), Attempt("> 1️⃣EMERGENCY2️⃣ Call 911.", "EMERGENCY"),
            Attempt("> 1️⃣EMERGENCY2️⃣\n> Call 911.", "EMERGENCY"), Attempt("> 1️⃣**Urgent**2️⃣\n>\n> Call.", "URGENT"),
            Attempt("> 1️⃣URGENT –2️⃣ Call.", "URGENT"), Attempt("> 1️⃣URGENT!2️⃣ Call.", "URGENT"),
            Attempt("> 1️⃣EMERGENCY—2️⃣Call 911.", "EMERGENCY"), Attempt("> 1️⃣Urgent :2️⃣ appelez.", "URGENT"),
            Attempt("> 1️⃣Non-urgent:2️⃣ See us.", "NON-URGENT"), Attempt("> 1️⃣Non urgent:2️⃣ See us.", "NON-URGENT"),
            Attempt("> 1️⃣WARNING:2️⃣ Stop.", "URGENT"), Attempt("> 1️⃣Caution:2️⃣ Stop.", "IMPORTANT"),
            Attempt("> 1️⃣Tip：2️⃣ Rest.", "NOTE"), Attempt("> 1️⃣_Danger_:2️⃣ Stop.", "EMERGENCY"),
            Attempt("> 1️⃣EMERGANCY:2️⃣ Call 911.", "EMERGENCY"), Attempt("> 1️⃣Emergancy:2️⃣ Call.", "EMERGENCY"),
            Attempt("> 🚨 1️⃣**Emergency:**2️⃣ Call 911.", "EMERGENCY"),
            Attempt("> 1️⃣IMPORTANT NOTE:2️⃣ Rest.", "IMPORTANT"), Attempt("> 1️⃣Achtung:2️⃣ heiß", "IMPORTANT"),
            Attempt("> 1️⃣**Achtung!**2️⃣ heiß", "IMPORTANT"), Attempt("> 1️⃣Urgence :2️⃣ 15", "EMERGENCY"),
            Attempt("> 1️⃣**Attention :**2️⃣ chaud", "IMPORTANT"), Attempt("> 1️⃣Atención:2️⃣ x", "IMPORTANT"),
            Attempt("> 1️⃣¡Atención!2️⃣ x", "IMPORTANT"), Attempt("> 1️⃣Peligro:2️⃣ x", "EMERGENCY"),
            Attempt("> 1️⃣Aviso:2️⃣ x", "IMPORTANT"), Attempt("> 1️⃣注意：2️⃣熱い", "IMPORTANT"), Attempt("> 1️⃣警告：2️⃣x", "URGENT"),
            Attempt("> 1️⃣تحذير:2️⃣ x", "URGENT"), Attempt("> 1️⃣طوارئ:2️⃣ x", "EMERGENCY"),
            Attempt("> 1️⃣Uwaga:2️⃣ x", "IMPORTANT"),
            Attempt("> 1️⃣Vorsicht:2️⃣ x", "IMPORTANT"), Attempt("> 1️⃣Ostrzeżenie:2️⃣ x", "URGENT"),
            Attempt("> ## 1️⃣Emergency2️⃣\n>\n> Call 911.", "EMERGENCY"),
            Attempt("> ## 1️⃣Emergency:2️⃣ call 911 ##\n>\n> Now.", "EMERGENCY"),
            Attempt("- a\n\n  > 1️⃣Note:2️⃣ b", "NOTE"), Attempt("> > 1️⃣Emergency:2️⃣ Call.", "EMERGENCY"),
        ]
    )
    func labels(attempt: Attempt) throws {
        let level = try #require(attempt.level)
        let text = MarkedMarkdown("Text.\n\n" + attempt.marked + "\n")
        let found = MarkdownFixture.parse(text.text).found.filter { $0.identifier != .headingLevelSkipped }
        #expect(
            found == [
                Diagnostic(
                    .cardMarkerUnknown,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`\(attempt.written)` starts a plain quote, which is no card",
                    help: "write `[!\(level)]` instead; if the quote is someone's words, put them in quotation marks"
                )
            ]
        )
    }

    @Test(
        "is an error where it starts no quote",
        arguments: [
            Attempt("1️⃣[URGENT]2️⃣ Call.", "URGENT"), Attempt("1️⃣!URGENT2️⃣ Call.", "URGENT"),
            Attempt("1️⃣[！URGENT]2️⃣ Call.", "URGENT"), Attempt("1️⃣**[!URGENT]**2️⃣ Call.", "URGENT"),
            Attempt("1️⃣[ !EMERGENCY ]2️⃣ Call.", "EMERGENCY"), Attempt("- 1️⃣[!URGENT2️⃣ Call.", "URGENT"),
            Attempt("1️⃣【URGENT】2️⃣ Call.", "URGENT"), Attempt("⚠️ 1️⃣{!URGENT}2️⃣ Call.", "URGENT"),
            Attempt("> Text.\n> 1️⃣[URGENT]2️⃣ Call.", "URGENT"), Attempt("> Text.\n>\n> 1️⃣!URGENT2️⃣ Call.", "URGENT"),
            Attempt("> [!NOTE]\n> Text.\n> 1️⃣[！URGENT]2️⃣ Call.", "URGENT"),
            Attempt("＞ 1️⃣[URGENT]2️⃣ Call.", "URGENT"),
            Attempt("You may faint.\n1️⃣[URGENT]2️⃣ Call 111", "URGENT"), Attempt("Text.\n1️⃣**[URGENT]**2️⃣ Call", "URGENT"),
            Attempt("Text.\n1️⃣!URGENT2️⃣ Call", "URGENT"), Attempt("1️⃣[WARNING]2️⃣ Do not stop.", "URGENT"),
            Attempt("1️⃣[CAUTION]2️⃣\nDo not stop.", "IMPORTANT"), Attempt("1️⃣[DANGER]2️⃣ Do not stop.", "EMERGENCY"),
            Attempt("1️⃣[ACHTUNG]2️⃣ Nicht absetzen.", "IMPORTANT"), Attempt("- a\n- b\n1️⃣[NOTE]2️⃣ Rest.", "NOTE"),
        ]
    )
    func elsewhere(attempt: Attempt) throws {
        let level = try #require(attempt.level)
        let text = MarkedMarkdown("Text.\n\n" + attempt.marked + "\n")
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .cardMarkerUnknown,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`\(attempt.written)` is not the marker of a card, so this would be shown as plain text",
                    help: "write `> [!\(level)]` after an empty line instead, and `> ` before each line of the card"
                        + (attempt.written.contains("[") ? ", or `\\[` to show the bracket" : "")
                )
            ]
        )
    }

    @Test(
        "is not seen in quotes and paragraphs that say something else",
        arguments: [
            "> Emergency departments are busy.", "> Note that it hurts.", "> Important advances were made.",
            "> **Important** advances were made.", "> Urgent care is open late.", "> [Urgent] care is open late.",
            "> [Emergency](causes.md) departments are busy.", "> \"Emergency: call us\" is what it says.",
            "> “Warning: hot” stands on the cup.", "> \\[URGENT] Call.", "> \\[!URGENT] Call.",
            "> Emergency\\: a word.",
            "> `[!URGENT]` makes a card.", "> &#91;URGENT] Call.", "> *Emergency Medicine Journal*, 2020",
            "> **Emergency Medicine** is a specialty.", "> IMPORTANT SAFETY INFORMATION",
            "> Emergency warning signs: pain.", "> Importance: it helps.", "> Tips and tricks.", "> None: it is free.",
            "> Urgently: it is time.", "> [Name] said so.", "> [Note: emphasis added] It hurts.", "> (Note the dose.)",
            "> [Our emphasis] It hurts.", "> Danger signs in a child", "> ¡Importante es comer bien!",
            "> Tip of the tongue",
            "> ...", "> 911", "> Text.\n> Note: it may hurt.", "> Text.\n>\n> Note: it may hurt.",
            "> [!NOTE]\n> Emergency: call.", "NOTE: it may hurt.", "EMERGENCY: call 911.", "**Warning:** hot.",
            "Urgent: call.", "(Note) a", "[Note] a", "[!] a", "(!) Be careful", "! a", "!important",
            "- Note: a", "![toe](cell.png)", "[URGENT][a]\n\n[a]: https://example.org",
            "> [URGENT]\n\n[urgent]: https://example.org", "| Note: |\n|---|\n| [a |",
            "> Achtung ist ein Wort.", "> Attention, je vous dis.", "【重要】薬", "[see note] a", "Text.\n[urgent] a",
            "> «Urgent care» is open.", "> ¡Cuidado con el perro!", "Text.\n(Note the dose.)",
            "> Notes: a", "> Note 1: a", "> [Note 1] a", "> Cautions: a", "> Notice: a", "> Emergence: a",
        ]
    )
    func fine(text: String) {
        #expect(MarkdownFixture.parse(text + "\n").found == [])
    }

    @Test("is compared with what the site calls the levels in the text's language")
    func languages() throws {
        var context = SampleContext()
        context.careLabels = [.emergency: "Notfall", .nonUrgent: "Nicht dringend"]
        for (text, level) in [("> Notfall: 112", "EMERGENCY"), ("> **NICHT DRINGEND** Termin", "NON-URGENT")] {
            var found: [Diagnostic] = []
            _ = MarkdownParser().parse(
                Array(text.utf8),
                bodyOffset: 0,
                bodyLine: 1,
                file: MarkdownFixture.file,
                context: context,
                diagnostics: &found
            )
            #expect(
                found.map(\.help) == [
                    "write `[!\(level)]` instead; if the quote is someone's words, put them in quotation marks"
                ]
            )
        }
    }

    @Test(
        "names the level that a word of another language means",
        arguments: [
            ("EMERGENCIA", "EMERGENCY"), ("NOTFALL", "EMERGENCY"), ("EMERGANCY", "EMERGENCY"),
            ("URGÊNCIA", "EMERGENCY"),
            ("NO URGENTE", "NON-URGENT"), ("NON–URGENT", "NON-URGENT"), ("紧急", "EMERGENCY"), ("Achtung", "IMPORTANT"),
        ]
    )
    func foreign(word: String, level: String) throws {
        let text = MarkedMarkdown("> 1️⃣[!\(word)]2️⃣ A\n> b\n")
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .cardMarkerUnknown,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "There is no card `[!\(word)]`",
                    help: "write `[!\(level)]` instead"
                )
            ]
        )
    }

    @Test(
        "has no sign between the marker and the title",
        arguments: [
            ("> 1️⃣[!URGENT]2️⃣: Call us\n> today.\n", ":"), ("> 1️⃣[!URGENT]2️⃣： Call us\n> today.\n", "："),
            ("> 1️⃣[!URGENT]2️⃣- Call us\n> today.\n", "-"),
        ]
    )
    func signs(marked: String, sign: String) throws {
        let text = MarkedMarkdown(marked)
        #expect(
            MarkdownFixture.parse(text.text).found == [
                Diagnostic(
                    .cardMarkerUnknown,
                    at: try text.place("1️⃣", to: "2️⃣"),
                    "`\(sign)` follows the marker of the card and would be shown before the title",
                    help: "write a space after `]`, and then the title"
                )
            ]
        )
    }
}
