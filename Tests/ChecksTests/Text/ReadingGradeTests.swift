import SiteModel
import Testing

@testable import Checks

@Suite("The reading grade of a text")
struct ReadingGradeTests {
    /// 100 words of a syllable each in 10 sentences.
    private static let easy = String(repeating: "So we go up the hill and down the hill. ", count: 10)
    /// 100 words of four syllables each in 10 sentences.
    private static let hard = String(repeating: "Anemia" + String(repeating: " anemia", count: 9) + ". ", count: 10)

    /// A text with how many words, sentences and syllables of it count.
    struct Example: Sendable {
        var text: String
        var words: Double = 100
        var sentences: Double = 10
        var syllables: Double = 100
    }

    @Test(
        "is that of Flesch and Kincaid, over paragraphs and items",
        arguments: [
            Example(text: easy), Example(text: hard, syllables: 400),
            Example(text: easy + "\n\n- one is anemia\n- go", words: 104, sentences: 12, syllables: 107),
            Example(text: easy + "\n\n> [!NOTE] Anemia\n> So be it so.", words: 104, sentences: 11, syllables: 104),
            // Left out are headings, titles of cards, tables, footnotes and code.
            Example(text: "## Anemia\n\n" + easy + "\n\n| Anemia |\n|---|\n| anemia |"),
            Example(text: easy + "So[^1] `anemia`.\n\n[^1]: Anemia", words: 101, sentences: 11, syllables: 101),
        ]
    )
    func grade(_ example: Example) throws {
        let grade = try #require(ReadingGrade.grade(of: try TextFixture(example.text, title: "Blood").subject))
        let sentenceLength = example.words / example.sentences
        let wordLength = example.syllables / example.words
        let expected: Double = 0.39 * sentenceLength + 11.8 * wordLength - 15.59
        #expect(abs(grade - expected) < 0.000_1, "\(grade)")
    }

    @Test("is told where it is above the site's target, as it is shown")
    func report() throws {
        func report(_ text: String, target: Double, language: String = "en") throws -> [String] {
            try TextFixture(
                text,
                title: "Blood",
                settings: RuleSettings(readingGrade: target),
                language: language
            )
            .report(of: ReadingGrade())
        }
        let start = "1:1-1:1 The text reads at school grade 35.5 (Flesch-Kincaid); the site wants "
        let help = " or less (write shorter sentences and more common words)"
        #expect(try report(Self.hard, target: 6) == [start + "6" + help])
        #expect(try report(Self.hard, target: 8.5) == [start + "8.5" + help])
        #expect(try report(Self.hard, target: 35.4) == [start + "35.4" + help])
        #expect(try report(Self.hard, target: 35.5) == [])
        #expect(try report(Self.easy, target: 6) == [])
        #expect(try report(Self.hard, target: 6, language: "en-GB") == [start + "6" + help])
        #expect(try report(Self.hard, target: 6, language: "es") == [])
    }

    @Test("is not given for fewer than 100 words")
    func short() throws {
        let words = "Anemia" + String(repeating: " anemia", count: 98)
        #expect(try TextFixture(words + ".", title: "Blood").report(of: ReadingGrade()) == [])
        #expect(try TextFixture(words + " anemia.", title: "Blood").report(of: ReadingGrade()).count == 1)
    }

    @Test("counts two syllables at most for what the title or the glossary names")
    func names() throws {
        func grade(title: String, terms: Set<String> = []) throws -> Double {
            try #require(
                ReadingGrade.grade(of: try TextFixture(Self.hard, title: title, explainedTerms: terms).subject)
            )
        }
        let full = try grade(title: "Blood")
        let named = full - 11.8 * 2
        #expect(abs(try grade(title: "What is ANEMIA?") - named) < 0.000_1)
        #expect(abs(try grade(title: "Blood", terms: ["anemia", "fatigue"]) - named) < 0.000_1)
        #expect(try grade(title: "Anemias") == full)
    }

    @Test("of 6.9 is still grade 6", arguments: [(19, 0), (21, 0), (22, 1)])
    func whole(long: Int, count: Int) throws {
        // One sentence of ten words, so that a syllable more is 0.118 of a grade.
        let words = Array(repeating: "red", count: 100 - long) + Array(repeating: "anemia", count: long)
        let text = stride(from: 0, to: 100, by: 10).map { "So " + words[$0 + 1..<$0 + 10].joined(separator: " ") + "." }
            .joined(separator: " ")
        let fixture = try TextFixture(text, title: "Blood", settings: RuleSettings(readingGrade: 6))
        #expect(fixture.report(of: ReadingGrade()).count == count)
    }
}
