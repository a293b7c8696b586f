import Testing

@testable import Checks

@Suite("A colon at the end of a paragraph")
struct ListAnnouncedTests {
    @Test(
        "that nothing follows is told at the words before it",
        arguments: [
            "Many things play a part, such as these 1️⃣factors:2️⃣",
            "These 1️⃣factors:2️⃣\n\nIt helps to think of a car.",
            "These 1️⃣factors:2️⃣\n\n## Others\n\nMore.",
            "- these 1️⃣factors:2️⃣\n- others",
            "> [!URGENT]\n> Call if you 1️⃣have:2️⃣\n\n- pain",
            "Some *strong 1️⃣factors:2️⃣*\n\nMore.",
            "The factors are 1️⃣these:2️⃣  \n\nMore.",
            "These are\n1️⃣5:2️⃣\n\nMore.",
            "Causes are 1️⃣as follows2️⃣.\n\nMore.",
            "Causes include 1️⃣the following2️⃣\n\nMore.",
            "Nothing but 1️⃣factors:2️⃣\n\n<!-- to do: the list -->\n\nMore.",
        ]
    )
    func found(text: String) throws {
        let markdown = MarkedMarkdown(text)
        let fixture = try TextFixture(markdown.text)
        let words = try #require(fixture.words(of: ListAnnounced()).first)
        #expect(
            fixture.report(of: ListAnnounced()) == [
                "\(markdown.stretch) `\(words)` announces something that does not follow"
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
        #expect(try TextFixture("Estos factores:\n\nMás.", language: "es").words(of: ListAnnounced()) == ["factores:"])
        #expect(try TextFixture("要因：\n\n鉄。", language: "ja").words(of: ListAnnounced()) == ["要因："])
        #expect(try TextFixture("as follows.\n\nMás.", language: "es").words(of: ListAnnounced()) == [])
    }
}
