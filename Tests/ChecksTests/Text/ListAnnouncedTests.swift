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
