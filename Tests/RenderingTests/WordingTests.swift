import SiteModel
import Testing

@testable import Rendering

@Suite("The words of the site")
struct WordingTests {
    private func words(_ language: String = "en") throws -> InterfaceWords {
        InterfaceWords(language: try #require(LanguageTag(language)))
    }

    @Test(
        "a count of people reads right for 0, 1 and many",
        arguments: [
            (0, false, "Nobody with anemia has shared a first-person experience yet"),
            (0, true, "Nobody with anemia has shared a first-person experience on this question yet"),
            (1, false, "1 person with anemia has shared a first-person experience"),
            (1, true, "1 person with anemia has shared a first-person experience on this question"),
            (2, false, "2 people with anemia have shared their first-person experience"),
            (1_204, true, "1,204 people with anemia have shared their first-person experience on this question"),
        ]
    )
    func experiences(count: Int, isArticle: Bool, sentence: String) throws {
        #expect(try words().experiences(count, of: "anemia", isArticle: isArticle) == sentence)
    }

    @Test(
        "numbers are grouped as the site's language has it",
        arguments: [
            ("en", "1,234,567"), ("de", "1.234.567"), ("fr", "1\u{202F}234\u{202F}567"), ("en-IN", "12,34,567"),
        ]
    )
    func numbers(language: String, text: String) throws {
        #expect(try words(language).number(1_234_567) == text)
    }

    @Test(
        "counts of conditions and articles read right for 0, 1 and many",
        arguments: [
            (0, "0 conditions", "0 articles"), (1, "1 condition", "1 article"),
            (12_000, "12,000 conditions", "12,000 articles"),
        ]
    )
    func counts(count: Int, conditions: String, articles: String) throws {
        #expect(try words().conditionCount(count) == conditions)
        #expect(try words().articleCount(count) == articles)
    }

    @Test(
        "an interval is told in years where it is whole years",
        arguments: [(1, "1 month"), (6, "6 months"), (12, "1 year"), (18, "18 months"), (36, "3 years")]
    )
    func interval(months: Int, text: String) throws { #expect(try words().interval(months: months) == text) }

    @Test(
        "a condition's name is small inside a sentence where the site's own texts write it so",
        arguments: [
            ("Anemia", ["What causes anemia?"], "anemia"),
            ("Down syndrome", ["What is Down syndrome?"], "Down syndrome"),
            ("Gout", [], "Gout"),
            ("eczema", ["Eczema"], "eczema"),
            ("Éclampsie", ["Qu’est-ce que l’éclampsie ?"], "éclampsie"),
        ] as [(String, [String], String)]
    )
    func inSentence(name: String, texts: [String], expected: String) throws {
        #expect(try words().inSentence(name, evidence: texts) == expected)
    }

    @Test(
        "the title of a tab is the page's and the site's, and on the start page the site's alone",
        arguments: [("Anemia", "Anemia – Test Health"), ("Test Health", "Test Health")]
    )
    func documentTitle(title: String, expected: String) throws {
        #expect(try words().documentTitle(title, site: "Test Health") == expected)
    }

    @Test(
        "a day is written with the month in words, in the site's language",
        arguments: [
            ("en", "2026-04-07", "7 April 2026"), ("en-US", "2026-12-31", "31 December 2026"),
            ("es", "2026-04-07", "7 abril 2026"), ("fr", "2028-02-29", "29 février 2028"),
            ("en", "0987-01-01", "1 January 987"),
        ]
    )
    func day(language: String, iso: String, text: String) throws {
        let wording = DateWording(language: try #require(LanguageTag(language)))
        #expect(wording.text(.day(iso)) == text)
        #expect(wording.view(.day(iso)).iso == iso)
    }

    @Test(
        "as much of a date as is known is written",
        arguments: [("2023", "2023"), ("2023-04", "April 2023"), ("2023-04-07", "7 April 2023")]
    )
    func partialDate(iso: String, text: String) throws {
        let date = try #require(PartialDate(iso: iso))
        #expect(DateWording(language: .english).text(date) == text)
    }
}
