import Diagnostics
import SiteModel
import Testing

@Suite("Lines that are meant as items, boxes of tasks or rows are an error at their place")
struct FailedMarkupItemsTests {
    @Test("what is wrong and what to write instead is said", arguments: FailedItemExamples.messages)
    func messages(_ example: DiagnosticCase) throws {
        let markdown = MarkedMarkdown(example.marked)
        let expected = try example.expected(in: markdown)
        #expect(MarkdownFixture.parse(markdown.text).found == [expected])
    }

    @Test("each way of failing is found once", arguments: FailedItemExamples.slips)
    func slips(_ example: SlipCase) throws {
        let markdown = MarkedMarkdown(example.marked)
        let place = try markdown.place("1️⃣", to: "2️⃣")
        for text in [markdown.text, markdown.text.replacing("\n", with: "\r\n")] {
            let found = MarkdownFixture.parse(text).found
            #expect(found.map(\.identifier) == [example.identifier])
            #expect(found.map(\.location) == [place])
        }
    }

    @Test(
        "a letter that Word leaves of a bullet is a word in some languages",
        arguments: [
            ("es", "o bien reposo\no bien cirugía"), ("it", "o riposo\no chirurgia"), ("pt", "o joelho\no tornozelo"),
            ("pt-BR", "- ver o médico\no mais cedo\no melhor"),
        ]
    )
    func words(language: String, text: String) throws {
        let tag = try #require(LanguageTag(language))
        #expect(MarkdownFixture.parse(text, context: SampleContext(language: tag)).found == [])
        #expect(
            MarkdownFixture.parse(text.replacing("o ", with: "o\t"), context: SampleContext(language: tag)).found != []
        )
        #expect(MarkdownFixture.parse(text).found != [])
    }

    @Test("what a text may say is left alone", arguments: FailedItemExamples.sound)
    func sound(_ text: String) {
        #expect(MarkdownFixture.parse(text).found == [])
        #expect(MarkdownFixture.parse(text.replacing("\n", with: "\r\n")).found == [])
    }
}

enum FailedItemExamples {
    private static let likeOthers =
        "start the line like the other items, or indent it below the words of the item above if it belongs to them"
    private static let asPoint =
        "give it a line of its own that starts with `- ` or `1. `, indented below the words of the item above"
    private static let asTask =
        "write `- [ ] ` before a task that is to be done and `- [x] ` before one that is done, with these spaces, or `\\[` to show the bracket"

    static let messages: [DiagnosticCase] = [
        DiagnosticCase(
            "a dash in a list of hyphens",
            "- one\n1️⃣–2️⃣ two\n- three",
            .lookalikeMarkup,
            "`–` does not start a list item, so the line would run on from the item above",
            help: likeOthers
        ),
        DiagnosticCase(
            "points of an item",
            "1. Wash\n1️⃣1.12️⃣ Soap\n1.2 Water\n2. Dry",
            .lookalikeMarkup,
            "`1.1` does not start a list item here, so the line would run on from the item above",
            help: asPoint
        ),
        DiagnosticCase(
            "two asterisks for the second level",
            "* one\n1️⃣**2️⃣ two",
            .lookalikeMarkup,
            "`**` does not start a list item, so the line would run on from the item above",
            help: asPoint
        ),
        DiagnosticCase(
            "a line between two items",
            "1. Fever\n1️⃣22️⃣ Rash\n3. Pain",
            .lookalikeMarkup,
            "`2` does not start a list item here, so the line would run on from the item above",
            help: likeOthers
        ),
        DiagnosticCase(
            "a paragraph between two lists",
            "1. Fever\n\n1️⃣22️⃣ Rash\n\n3. Pain",
            .lookalikeMarkup,
            "`2` does not start a list item here, so these lines would not be a list",
            help: "start the items with `1. `, `2. ` or `- `"
        ),
        DiagnosticCase(
            "bullets of Word with their tabs",
            "1️⃣•2️⃣\tFever\n•\tRash",
            .lookalikeMarkup,
            "`•` does not start a list item, so the lines would run together",
            help: "start each item with `- `"
        ),
        DiagnosticCase(
            "a table with a sign like a bar",
            "1️⃣a │ b2️⃣\n───│───\nc │ d",
            .lookalikeMarkup,
            "`│` parts no cells of a table, so these lines would run together",
            help: "write the narrow `|` between the cells, and a line such as `|---|---|` below the head"
        ),
        DiagnosticCase(
            "a letter in a list of numbers",
            "1. one\n1️⃣b.2️⃣ two",
            .lookalikeMarkup,
            "`b.` does not start a list item here, so the line would run on from the item above",
            help: likeOthers
        ),
        DiagnosticCase(
            "dashes with a blank line between them",
            "1️⃣–2️⃣ chest pain\n\n– fainting",
            .lookalikeMarkup,
            "`–` does not start a list item, so these lines would not be a list",
            help: "start each item with `- `, or write `&#8211;` to show the sign"
        ),
        DiagnosticCase(
            "letters with a blank line between them",
            "1️⃣a)2️⃣ chest pain\n\nb) fainting",
            .lookalikeMarkup,
            "`a)` does not start a list item here, so these lines would not be a list",
            help: "start the items with `1. `, `2. ` or `- `"
        ),
        DiagnosticCase(
            "letters below words",
            "Signs are\n1️⃣a)2️⃣ pain\nb) rash",
            .lookalikeMarkup,
            "`a)` does not start a list item here, so the lines would run together",
            help: "write a blank line before the list, and start the items with `1. `, `2. ` or `- `"
        ),
        DiagnosticCase(
            "dashes that may be a conversation",
            "1️⃣–2️⃣ Bonjour.\n– Bonjour, docteur.",
            .lookalikeMarkup,
            "`–` does not start a list item, so the lines would run together",
            help: "start each item with `- `, or write a blank line between the lines of a conversation"
        ),
        DiagnosticCase(
            "a heading with one hash",
            "1️⃣#2️⃣Symptoms",
            .lookalikeMarkup,
            "`#` does not start a heading without a space after it, so it would be shown as typed",
            help: "write `## ` before the heading, or `\\#` to show the sign"
        ),
        DiagnosticCase(
            "bullets inside a line",
            "Do not take if: 1️⃣•2️⃣ pregnant • ill",
            .lookalikeMarkup,
            "`•` does not start a list item inside a line, so the items would run together",
            help: "write a blank line after the colon, and each item on a line of its own after `- `"
        ),
        DiagnosticCase(
            "bullets inside a cell",
            "| a | b |\n|---|---|\n| 1️⃣•2️⃣ x • y | z |",
            .lookalikeMarkup,
            "`•` does not start a list item in a table, so the items would run together",
            help: "write a comma or semicolon between the items, or give each a row of its own"
        ),
        DiagnosticCase(
            "a bullet in a heading",
            "## 1️⃣•2️⃣ Pain",
            .lookalikeMarkup,
            "`•` does not start a list item in a heading, so it would be shown as typed",
            help: "delete it, or write an item of a list instead of the heading"
        ),
        DiagnosticCase(
            "boxes outside of a list",
            "1️⃣[ ]2️⃣ eat\n[ ] sleep",
            .lookalikeMarkup,
            "`[ ]` does not make a checkbox, so it would be shown as typed",
            help: asTask
        ),
        DiagnosticCase(
            "a no-break space before a marker",
            "- one\n1️⃣\u{A0}-2️⃣ two",
            .lookalikeMarkup,
            "A no-break space is before the marker, so the marker would be shown as typed",
            help: "delete the space before the marker"
        ),
        DiagnosticCase(
            "a wide space before a marker",
            "1️⃣\u{3000}-2️⃣ 胸\n\u{3000}- 失",
            .lookalikeMarkup,
            "A space that Markdown does not know (U+3000) is before the marker, so the marker would be shown as typed",
            help: "delete the space before the marker"
        ),
        DiagnosticCase(
            "a row after a blank line",
            "| a | b |\n|---|---|\n| c | d |\n\n1️⃣| e | f |2️⃣",
            .lookalikeMarkup,
            "This row is apart from its table, so its bars would be shown",
            help:
                "write the rows one below the other, with no blank line between them and the same `>` or spaces before each; a table starts with its head and a line such as `|---|---|`"
        ),
        DiagnosticCase(
            "a table with wide bars",
            "1️⃣｜薬｜量｜2️⃣\n｜---｜---｜",
            .lookalikeMarkup,
            "The wide `｜` parts no cells of a table, so these lines would run together",
            help: "write the narrow `|` between the cells, and a line such as `|---|---|` below the head"
        ),
        DiagnosticCase(
            "a row that is broken inside a cell",
            "| a | b |\n|---|---|\n1️⃣| c2️⃣\nd | e |",
            .textLost,
            "The row ends inside a cell and goes on in the next line, so it would be shown as two rows",
            help: "write the whole row on one line, or `|` before the next row"
        ),
        DiagnosticCase(
            "a table of Pandoc",
            "Drug     Dose\n1️⃣-------  ------2️⃣\nIron     5 mg\nZinc     3 mg",
            .lookalikeMarkup,
            "These lines look like a table made with spaces, and would run together",
            help: "write each row as `| … | … |`, and a line such as `|---|---|` below the head"
        ),
    ]

    static let slips: [SlipCase] =
        [
            // One line among the items of a list
            "- one\n1️⃣-2️⃣two\n- three", "- one\n- two\n1️⃣-2️⃣three", "1. one\n1️⃣2.2️⃣two", "1. one\n1️⃣2.2️⃣two\n3. three",
            "1. one\n1️⃣1.2️⃣two",
            "1. one\n1️⃣2 .2️⃣two", "- one\n1️⃣+2️⃣two", "* one\n1️⃣*2️⃣two", "- one\n1️⃣*2️⃣two", "- one\n1️⃣—2️⃣ two", "- one\n1️⃣—2️⃣two",
            "- one\n1️⃣•2️⃣ two",
            "- one\n1️⃣•2️⃣two", "- one\n1️⃣→2️⃣ two", "- one\n1️⃣✓2️⃣ two", "- one\n1️⃣--2️⃣ two", "- one\n1️⃣a)2️⃣ two\nb) three",
            "- one\n1️⃣(b)2️⃣ two",
            "- one\n1️⃣o2️⃣ two\no three", "- 薬\n1️⃣-2️⃣水\n- 茶", "- one\n  1️⃣-2️⃣two", "- one\n  - two\n  1️⃣-2️⃣three",
            "> - one\n> 1️⃣-2️⃣two",
            "> [!EMERGENCY] Call if:\n>\n> - chest pain\n> 1️⃣-2️⃣fainting",
            "> [!EMERGENCY] Call if:\n>\n> 1. chest pain\n> 1️⃣2.2️⃣fainting",
            "> [!EMERGENCY] Call if:\n>\n> - chest pain\n> 1️⃣—2️⃣ fainting",
            "a[^b]\n\n[^b]: - one\n    1️⃣–2️⃣ two", "- one\n1️⃣\u{200B}-2️⃣ two",
            // Points of an item, and lines between two items
            "1. a\n   1️⃣1.1.2️⃣ b\n   1.2. c", "1. Fever\n1️⃣1a.2️⃣ Rash", "* a\n  1️⃣**2️⃣ b", "1. Fever\n1️⃣(2)2️⃣ Rash\n3. Pain",
            "1. Fever\n1️⃣2,2️⃣ Rash\n3. Pain", "- Fever\n1️⃣o2️⃣\tRash", "- Fever\n\t1️⃣o2️⃣ Rash", "- Fever\n1️⃣_2️⃣ Rash",
            "- Fever\n1️⃣=2️⃣ Rash", "- Fever\n1️⃣.2️⃣ Rash", "- Fever\n1️⃣~2️⃣ Rash",
            "1️⃣1.1.2️⃣ Fever\n1.2. Rash", "Do this:\n1️⃣1.12️⃣ Wash\n1.2 Dry", "1️⃣.2️⃣ one\n.. two",
            "Text of a line.\n1️⃣1.2️⃣one", "1️⃣[1]2️⃣ Fever\n[2] Rash",
            // A tab after the bullet
            "1️⃣o2️⃣\tFever\no\tRash", "1️⃣§2️⃣\tFever\n§\tRash", "1️⃣–2️⃣\tFever\n–\tRash", "1️⃣a)2️⃣\tFever\nb)\tRash",
            "1️⃣o2️⃣   Fever\no   Rash", "> [!URGENT] Call if:\n>\n> 1️⃣•2️⃣\tFever\n> •\tRash",
            // Items with blank lines or line breaks between them
            "1️⃣—2️⃣ one\n\n— two\n\n— three", "1️⃣(a)2️⃣ one\n\n(b) two", "1️⃣A.2️⃣ one\n\nB. two", "1️⃣①2️⃣ one\n\n② two",
            "1️⃣①2️⃣胸の痛み\n\n②失神",
            "1️⃣(1)2️⃣ one\n\n(2) two", "1️⃣1、2️⃣胸\n\n2、失", "1️⃣→2️⃣ one\n\n→ two", "1️⃣✓2️⃣ one\n\n✓ two", "1️⃣✅2️⃣ one\n\n✅ two",
            "1️⃣i)2️⃣ one\n\nii) two",
            "1️⃣1.)2️⃣ one\n\n2.) two", "1️⃣o2️⃣ one\n\no two", "1️⃣—2️⃣ боль\n\n— жар", "> 1️⃣–2️⃣ one\n>\n> – two",
            "1️⃣–2️⃣ one  \n– two", "1️⃣–2️⃣ one\\\n– two",
            "1️⃣a)2️⃣ one  \nb) two", "1️⃣•2️⃣ one\n\n• two", "1️⃣-2️⃣one\n\n-two", "1️⃣1.2️⃣one\n\n2.two",
            "- one\n\n  1️⃣–2️⃣ two\n\n  – three",
            "Call if:\n\n1️⃣–2️⃣ chest pain\n\n– fainting", "1️⃣■2️⃣ one\n\n■ two", "1️⃣a.2️⃣ pain\nthat stays\n\nb. rash",
            "a[^b]\n\n[^b]: 1️⃣a)2️⃣ one\n\n    b) two",
            // Other ways of counting
            "1️⃣أ)2️⃣ ألم\nب) إغماء", "1️⃣أ.2️⃣ ألم\nب. حمى", "1️⃣أ-2️⃣ ألم\nب- حمى", "1️⃣١-2️⃣ ألم\n٢- حمى", "1️⃣١٠.2️⃣ ألم\n١١. حمى",
            "1️⃣א.2️⃣ אחת\nב. שתיים",
            "1️⃣가.2️⃣ 통증\n나. 발열", "1️⃣ア）2️⃣胸\nイ）失", "1️⃣(ア)2️⃣ 胸\n(イ) 失", "1️⃣ก.2️⃣ หนึ่ง\nข. สอง", "1️⃣α)2️⃣ ένα\nβ) δύο",
            "1️⃣д)2️⃣ один\nе) два",
            "\u{3000}1️⃣１．2️⃣胸\n\u{3000}２．失", "1️⃣Ａ．2️⃣胸\nＢ．失", "1️⃣甲、2️⃣胸\n乙、失", "1️⃣1.)2️⃣ pain\n2.) rash", "1️⃣1-2️⃣ pain\n2- rash",
            "1️⃣1 –2️⃣ mild\n2 – severe",
            "1️⃣1:2️⃣ pain\n2: rash", "1️⃣1 .2️⃣one\n2 .two", "**1️⃣1.2️⃣** one\n**2.** two", "**1️⃣a)2️⃣ one**\n**b) two**",
            "1️⃣1º2️⃣ Fiebre\n2º Erupción", "1️⃣1.º2️⃣ fiebre\n2.º dolor", "1️⃣1°2️⃣ fièvre\n2° éruption", "1️⃣1.-2️⃣ Fever\n2.- Rash",
            "1️⃣a-2️⃣ Fever\nb- Rash",
            "1️⃣Ⅰ.2️⃣ Fever\nⅡ. Rash",
            // Other bullets
            "1️⃣★2️⃣熱\n★発疹", "1️⃣✕2️⃣熱\n✕発疹", "1️⃣＋2️⃣熱\n＋発疹", "1️⃣☐2️⃣ Fever\n☑ Rash", "## Signs: 1️⃣•2️⃣ fever • rash",
            "1️⃣--2️⃣ pain\n-- rash", "1️⃣o2️⃣ pain\no rash", "1️⃣§2️⃣ pain\n§ rash", "1️⃣ü2️⃣ pain\nü rash", "1️⃣Ø2️⃣ pain\nØ rash",
            "1️⃣−2️⃣pain\n−rash",
            "1️⃣▲2️⃣胸\n▲失", "1️⃣〇2️⃣ 胸\n〇 失", "1️⃣＊2️⃣胸\n＊失", "1️⃣＞2️⃣ 胸\n＞ 失", "1️⃣ー2️⃣ 胸\nー 失", "1️⃣ـ2️⃣ ألم\nـ حمى", "1️⃣\u{F0FC}2️⃣ pain",
            "a[^b]\n\n[^b]: 1️⃣•2️⃣ pain", "a[^b]\n\n[^b]: 1️⃣-2️⃣one", "a[^b]\n\n[^b]: 1️⃣1.2️⃣one", "a[^b]\n\n[^b]: 1️⃣##2️⃣Note",
            "a[^b]\n\n[^b]: 1️⃣＃2️⃣＃ 注",
            "Call if: 1️⃣-2️⃣ pain - rash", "注意：1️⃣•2️⃣ 胸 • 失",
            // Tasks
            "1️⃣-[ ]2️⃣ eat\n-[x] sleep", "- 1️⃣[]2️⃣ eat", "- 1️⃣[x]2️⃣eat", "- 1️⃣[X ]2️⃣ eat", "1. 1️⃣[ ]2️⃣eat",
            "> 1️⃣[ ]2️⃣ eat\n> [x] sleep",
            // Tables
            "Text of a line.\n1️⃣| a | b |2️⃣\n| c | d |", "1️⃣a ¦ b2️⃣\n--- ¦ ---\nc ¦ d", "Text:\n1️⃣a\tb2️⃣\nc\td",
            "1️⃣| a | b |2️⃣\n\n|---|---|\n\n| c | d |", "> | a | b |\n> |---|---|\n\n1️⃣| c | d |2️⃣",
            "- | a | b |\n  |---|---|\n1️⃣| c | d |2️⃣",
            "|a|b|\n|---|---|\n|c|d|\n\n1️⃣|e|f|2️⃣", "| a | b |\n|---|---|\n| c | d |\n\nText.\n\n1️⃣| e | f |2️⃣",
            "1️⃣------- ------2️⃣\n Iron    5 mg\n------- ------",
        ].map { SlipCase($0) }
        + ["| a |\n|---|\n| c |\n1️⃣text2️⃣"].map { SlipCase($0, .textLost) }
        + [
            "a[^b]\n\n[^b]: 1️⃣!!! note2️⃣", "a[^b]\n\n[^b]: 1️⃣??? note2️⃣", "a[^b]\n\n[^b]: 1️⃣: meaning2️⃣",
            "a[^b]\n\n[^b]: 1️⃣h2. Dose2️⃣",
            "a[^b]\n\n[^b]: 1️⃣import X from \"x\"2️⃣",
        ].map { SlipCase($0, .foreignMarkup) }

    static let sound: [String] = [
        // Names
        "J. Smith wrote it.\nK. Jones read it.", "A. Smith wrote it.\nB. Jones did not.", "T. Smith\nU. Jones",
        "C. difficile\nD. pneumoniae",
        "A. baumannii is a germ.\nB. fragilis is another.", "A. Yes.\nB. No.", "J. Smith\n\nK. Jones",
        "E. coli\nS. aureus",
        "(2019) Smith\n(2020) Jones", "(1988) A study\n\n(1989) Another", "№ 5\n№ 6", "- Vitamin\nB. Smith said so.",
        "А. С. Пушкин\nБ. Л. Пастернак", "А. Иванов\nБ. Петров", "Written by\nA. Smith\nB. Jones",
        "A. Müller\nB. Schmidt",
        "A. Smith,\nB. Jones and\nC. Lee wrote it.",
        // Abbreviations, ordinals and decimals
        "- z. B. das\nd. h. dies", "- Nimm a\nv. a. b", "- iron,\ne. g. Fe", "- im Jahr\nv. Chr. 5",
        "1.ª dosis: 2 meses",
        "2.ª dosis: 4 meses\n\n3.ª dosis: 6 meses", "1.º descanso", "1.er trimestre", "1º reposo",
        "- Take\n1.5 tablets a day",
        "1.5 mg is low.\n1.6 mg is high.", "- fever\no rash", "1. Take\n2 tablets",
        "- BMI\n= weight in kg / height²", "- as shown in\n[3] the dose", "BMI:\n= weight × 2",
        // Endings and parts of words
        "-itis means inflammation.", "-ase is the ending of enzymes.", "-omics is a suffix.",
        "-ectomy: removal\n-itis: inflammation",
        "-itis\n\n-osis", "-o- joins words.", "- The ending\n-itis means inflammation.",
        "- Blutdruckmessung und\n  -kontrolle",
        "Haut- und\n-schleimhaut",
        // Conversations
        "—¿Duele?\n—Sí, mucho.\n—Bien.", "—Sí.\n—Bien.", "– Does it hurt?\n– Yes.", "– Bonjour.\n\n– Bonjour, docteur.",
        "– Bonjour.\\\n– Bonjour, docteur.",
        "— Hello.\n\n— Good morning.\n\n— How are you?", "The doctor asked:\n\n— Does it hurt?\n\n— Yes.",
        // Dashes and signs
        "- Iron deficiency\n  – the commonest kind – is easy to treat.", "It is simple: – he said – not so.",
        "A dose of 5 – 10 mg – not more – is low.",
        "≥ 65 years: one dose\n≥ 80 years: two", "± 5 %\n± 10 %", "− 5 °C\n− 10 °C",
        "¹ Not for children.\n\n² Ask a doctor.",
        "※ 注意してください。\n\n※ 相談してください。", "⚠️ Do not drive.\n\n⚠️ Do not drink.", "§ 5 gilt.\n§ 6 auch.",
        "NHS • GOV.UK • Contact", "5 kg · 10 kg · 15 kg",
        "Key: ● present ○ absent", "| Sign | Often |\n|---|---|\n| pain | ● ● ● |\n| rash | • |",
        "Toma uno\no dos al día\no ninguno.", "o my",
        // Numbers
        "1 tablet a day\n2 tablets at night", "1-2 tablets\n2-3 tablets", "1 – 2 years\n2 – 3 years",
        "10:30: walk\n11:30: run", "1:1 care",
        "Anaemia has (a) a cause,\n(b) a course, (c) an end.", "a- and\nb- cells", "1\\. one\n2\\. two",
        "a\\) one\n\nb\\) two",
        // Tasks and notes
        "- [ ] eat\n- [x] sleep\n- [X] rest", "1. [ ] eat", "[ ] not a task", "[x] marks the spot",
        "- Paracetamol* helps.\n*Prescription only",
        "- One thing that\nis wrapped without an indent\nand goes on.",
        // Tables and rules
        "The ratio |x| is\n|y| here.", "|x| is the value.", "Text\n\n--- ---\n\nText", "Text\n\n- - -\nText",
        "| a | b |\n|---|---|\n| c |\n| d | e |",
        "a | b\n---|---\nc | d", "| a |\n|---|\n| b |\n\nText",
    ]
}
