import Testing

@testable import Checks

@Suite("Two headings with the same words")
struct HeadingDuplicateTests {
    @Test("are told at the later one, with the first as a note")
    func report() throws {
        let markdown = MarkedMarkdown(
            """
            ## 1️⃣What to *do2️⃣*

            One.

            ### Else

            Two.

            ### 3️⃣WHAT to do?4️⃣

            Three.
            """
        )
        #expect(
            try TextFixture(markdown.text).report(of: HeadingDuplicate()) == [
                "\(markdown.stretch(from: "3️⃣", to: "4️⃣")) The heading `WHAT to do?` appears twice"
                    + " (make each heading say what its part is about)"
                    + "\n\(markdown.stretch) the first one"
            ]
        )
    }

    @Test(
        "are found whatever their case and marks",
        arguments: [
            ("Symptoms", "Symptoms:", true), ("Don't wait", "don’t wait!", true), ("Ménière", "MÉNIÈRE", true),
            ("Stage 1", "Stage 2", false), ("Signs", "Signs of gout", false), ("Ā", "ā", true), ("Ж", "ж", true),
            ("…", "…", false), ("漢字", "漢子", false),
        ]
    )
    func same(first: String, second: String, isSame: Bool) throws {
        let text = "## \(first)\n\nOne.\n\n## \(second)\n\nTwo."
        #expect(try TextFixture(text).words(of: HeadingDuplicate()) == (isSame ? [second] : []))
    }

    @Test("a paragraph, a cell and a card's title are no headings")
    func others() throws {
        let text = "## Iron\n\nIron\n\n| Iron |\n|---|\n| Iron |\n\n> [!NOTE] Iron\n> Iron"
        #expect(try TextFixture(text).report(of: HeadingDuplicate()) == [])
    }

    @Test("each one after the first is told")
    func three() throws {
        #expect(try TextFixture("## A\n\na\n\n## A\n\nb\n\n## A\n\nc").report(of: HeadingDuplicate()).count == 2)
    }
}
