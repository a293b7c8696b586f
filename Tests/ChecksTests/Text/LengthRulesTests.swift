import SiteModel
import Testing

@testable import Checks

@Suite("Sentences, paragraphs and stretches without a heading")
struct LengthRulesTests {
    /// Words in sentences of ten, each on a line of its own after the first.
    private static func words(_ count: Int, indent: String = "") -> String {
        stride(from: 0, to: count, by: 10).map { start in
            "So" + String(repeating: " so", count: min(10, count - start) - 1) + "."
        }.joined(separator: "\n" + indent)
    }

    @Test("a sentence may have 35 words, wherever it stands", arguments: [35, 36])
    func sentences(count: Int) throws {
        let sentence = "So" + String(repeating: " so", count: count - 1) + "."
        for text in [
            "Iron. 1️⃣\(sentence)2️⃣ Zinc.", "- Iron\n- 1️⃣\(sentence)2️⃣", "> [!NOTE]\n> 1️⃣\(sentence)2️⃣", "## 1️⃣\(sentence)2️⃣",
        ] {
            let markdown = MarkedMarkdown(text)
            let report = try TextFixture(markdown.text).report(of: SentenceLong())
            let expected =
                "\(markdown.stretch) The sentence has 36 words; one of more than 35 is hard to follow"
                + " (split it, or make a list of its parts)"
            #expect(report == (count > 35 ? [expected] : []))
        }
    }

    @Test("a list divides a sentence, and a number counts as a word")
    func sentenceParts() throws {
        let item = "so" + String(repeating: " so", count: 29)
        #expect(try TextFixture("These are reasons:\n\n- \(item)\n- \(item)").report(of: SentenceLong()) == [])
        let numbers = String(repeating: "{people:anemia} 1,204.5 e.g. 3–4 ", count: 7) + "end"
        #expect(
            try TextFixture(numbers).report(of: SentenceLong()) == [
                "1:1-1:235 The sentence has 43 words; one of more than 35 is hard to follow"
                    + " (split it, or make a list of its parts)"
            ]
        )
    }

    @Test("a paragraph may have 120 words, and so may an item and a quote", arguments: [120, 121])
    func paragraphs(count: Int) throws {
        for (start, indent) in [("", ""), ("- ", "  "), ("> ", "> ")] {
            let text = start + "1️⃣" + Self.words(count, indent: indent) + "2️⃣"
            let markdown = MarkedMarkdown(text)
            let report = try TextFixture(markdown.text).report(of: ParagraphLong())
            let expected =
                "\(markdown.stretch) The paragraph has 121 words; one of more than 120 is hard to take in"
                + " (split it where a new thought starts)"
            #expect(report == (count > 120 ? [expected] : []))
        }
    }

    @Test("a heading stands every 300 words, over the part in which they are passed")
    func headings() throws {
        let item = Self.words(60, indent: "  ")
        let markdown = MarkedMarkdown(
            """
            ## 1️⃣Causes2️⃣

            \(Self.words(100))

            \(Self.words(100))

            - \(item)
            - 3️⃣\(item)4️⃣

            \(Self.words(20))
            """
        )
        #expect(
            try TextFixture(markdown.text).report(of: SubheadingMissing()) == [
                "\(markdown.stretch(from: "3️⃣", to: "4️⃣")) The text goes on for 340 words without a heading;"
                    + " there should be one at least every 300 words"
                    + " (put a heading over the part that starts here, or earlier)"
                    + "\n\(markdown.stretch(from: "1️⃣", to: "2️⃣")) the heading before"
            ]
        )
    }

    @Test("a text without any heading has none before")
    func noHeading() throws {
        let markdown = MarkedMarkdown("\(Self.words(300))\n\n1️⃣one2️⃣")
        #expect(
            try TextFixture(markdown.text).report(of: SubheadingMissing()) == [
                "\(markdown.stretch) The text goes on for 301 words without a heading;"
                    + " there should be one at least every 300 words"
                    + " (put a heading over the part that starts here, or earlier)"
            ]
        )
    }

    @Test(
        "headings start anew, and cards, tables and footnotes do not count",
        arguments: [
            "\(words(300))\n\n## One\n\n\(words(300))\n\n### Two\n\n\(words(300))",
            "\(words(300))\n\n> [!EMERGENCY]\n> one two three",
            "\(words(300))\n\n| a | b |\n|---|---|\n| c | d |",
            "[^1] \(words(300))\n\n[^1]: A footnote.",
        ]
    )
    func quiet(text: String) throws {
        #expect(try TextFixture(text).report(of: SubheadingMissing()) == [])
    }
}
