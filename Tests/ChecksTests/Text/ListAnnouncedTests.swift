import Testing

@testable import Checks

@Suite("A colon at the end of a paragraph")
struct ListAnnouncedTests {
    @Test(
        "that nothing follows is told at the words before it",
        arguments: [
            ("1️⃣Many things play a part, such as these factors:2️⃣", "factors:"),
            ("1️⃣These factors:2️⃣\n\nIt helps to know them.", "factors:"),
            ("Iron is lost. 1️⃣These factors:2️⃣\n\n## Others\n\nMore.", "factors:"),
            ("- 1️⃣these factors:2️⃣\n- others", "factors:"),
            ("> [!URGENT]\n> 1️⃣Call if you have:2️⃣\n>\n> Call now.", "have:"),
            ("1️⃣Some *strong factors:2️⃣*\n\nMore.", "factors:"),
            ("1️⃣The factors are these:2️⃣  \n\nMore.", "these:"),
            ("1️⃣These are\n5:2️⃣\n\nMore.", "5:"),
            ("1️⃣Causes are as follows.2️⃣\n\nMore.", "as follows"),
            ("1️⃣Causes include the following2️⃣\n\nMore.", "the following"),
            ("1️⃣Nothing but factors:2️⃣\n\n<!-- to do: the list -->\n\nMore.", "factors:"),
            ("## Causes\n\n1️⃣These factors:2️⃣\n\n## Symptoms\n\n- pain", "factors:"),
            ("1️⃣Symptoms include:2️⃣\n\nIf you have asthma, you may also have:\n\n- a cough", "include:"),
            ("1️⃣We offer treatments such as:2️⃣\n\n[Our guide](guide.md)\n\nMore of it.", "as:"),
            ("## Causes\n\n1️⃣These factors:2️⃣\n\n## In children\n\n- pain\n\n## Outlook\n\nGood.", "factors:"),
            ("## Blood\n\n### Causes\n\n1️⃣These factors:2️⃣\n\n## Symptoms\n\n- pain", "factors:"),
            ("## Causes\n\n1️⃣These factors:2️⃣\n\n### Rare ones\n\nMore.\n\n## Others\n\nMore.", "factors:"),
            ("## Causes\n\n1️⃣These factors:2️⃣\n\n### Rare ones", "factors:"),
            ("1️⃣These factors:2️⃣\n\nIt is good to know them. See [iron](iron.md).", "factors:"),
            ("1️⃣These factors:2️⃣\n\n5 of 10 people know them.", "factors:"),
            ("- iron\n- 1️⃣others:2️⃣\n\nIt helps to know them.", "others:"),
            ("1. 1️⃣Look for these:2️⃣\n2. Call.", "these:"),
            ("1️⃣These factors:2️⃣\n\n---\n\nMore.", "factors:"),
            ("1️⃣There are three types:2️⃣\n\n## One\n\nA.\n\n## Two\n\nB.", "types:"),
            ("**1️⃣Factors** are these:2️⃣\n\nMore.", "these:"),
            ("**1️⃣Factors:2️⃣**\n\n## More", "Factors:"),
        ]
    )
    func found(text: String, announced: String) throws {
        let markdown = MarkedMarkdown(text)
        #expect(
            try TextFixture(markdown.text).report(of: ListAnnounced()) == [
                "\(markdown.stretch) `\(announced)` announces something that does not follow"
                    + " (add the list right below, or end the sentence with a full stop)"
            ]
        )
    }

    @Test(
        "is fine where something follows",
        arguments: [
            "These factors:\n\n- iron", "These factors:\n- iron", "These factors:\n\n1. iron",
            "A table:\n\n| a |\n|---|\n| b |",
            "She says:\n\n> It hurts.", "Call if:\n\n> [!URGENT]\n> It hurts.", "Type:\n\n```\na\n```",
            "- these:\n  - iron\n  - zinc", "> [!URGENT]\n> Call if you have:\n> - pain",
            "> [!URGENT] Call if you have:\n> - pain",
            "The picture shows it:\n\n![Cells](cell.png)", "She says:\n\n“It hurts.”", "She says:\n\n\"It hurts.\"",
            "A ratio of 1:2", "Iron: a metal.", "These factors:\n\n<!-- sorted -->\n\n- iron",
            "| These: |\n|---|\n| those: |",
            "## Factors:\n\nIron.", "As follows.\n\n- iron", "It follows.", "In the following\n\n- week",
            "He was following.\n\nMore.",
            // Under a heading of its part.
            "You can ask:\n\nBy phone:\n\n- 5", "The office:\n\n1700 Clairmont Rd.\n\nDecatur, GA 30033",
            "To get benefits:\n\nYour condition must have:\n\n- begun\n\nYou must have:\n\n- served",
            "See also:\n\n[Our guide](guide.md)",
            "See pages such as:\n\n[Our guide](guide.md)\n\n[Iron](iron.md)",
            "## Help\n\nYou can ask:\n\n## By mail\n\nWrite.\n\n## In person\n\nCome.",
            "To ease it:\n\n## Do\n\n- rest", "## Help\n\nTo ease it:\n\n## Do\n\n- rest",
            "## Types\n\nThere are 2:\n\n## One\n\nA.\n\n## Two\n\nB.",
            "## Help\n\nTo ease it:\n\n### Do\n\n- rest\n\n### Don't\n\n- run",
            "## Help\n\nTo ease it:\n\n### A table\n\n| a |\n|---|\n| b |",
            "## Help\n\nCall if:\n\n### Now\n\n> [!URGENT]\n> It hurts.",
            "## Help\n\nSee here:\n\n### More\n\n[Iron](iron.md)", "## Help\n\nSee:\n\n### More\n\n![Cells](cell.png)",
            "## Types\n\nThere are some:\n\n### One\n\nA.\n\n### Two\n\nB.",
            "There are two types:\n\n## One\n\nA.\n\n## Two\n\nB.", "Types:\n\n## One\n\n### First\n\n- a",
            // As a link, a picture with words, words in bold type, a line that is no sentence.
            "More about:\n\n[Iron](iron.md)\n\n[Zinc](zinc.md)", "More about:\n\n[Iron](iron.md) and how it helps.",
            "The picture:\n\n![Cells](cell.png) Cells of blood.", "These must be true:\n\n**Your age.** You are old.",
            "Write to:\n\nThe Clinic\nSmall Road\nLeeds", "Call this number:\n\n0800 123 456",
            "Call:\n\n{service:emergency}",
            "**Talk with someone:**\n\nNurses are there for you.", "And this must be true:\n\nThe person is ill.",
            "Such as:\n\nIron. It is a metal.\n\nFolic acid. It is a vitamin.", "Steps:\n\na) Rest.",
            "Rest to:\n\nHeal.\n\nSleep well.\n\nFeel better.",
            "- others:\n- zinc\n- copper", "- iron\n- others:\n\n| a |\n|---|\n| b |",
            "1. Look for:\n\n- pain\n- fever", "These:\n\n---\n\n- iron",
        ]
    )
    func fine(text: String) throws {
        #expect(try TextFixture(text).report(of: ListAnnounced()) == [])
    }

    @Test("counts in every language, and English words in English only")
    func languages() throws {
        #expect(
            try TextFixture("Estos factores:\n\nMás.", language: "es").words(of: ListAnnounced()) == ["Estos factores:"]
        )
        #expect(try TextFixture("要因：\n\n鉄。", language: "ja").words(of: ListAnnounced()) == ["要因："])
        #expect(try TextFixture("as follows.\n\nMás.", language: "es").words(of: ListAnnounced()) == [])
    }
}
