import SiteModel
import SiteTestSupport
import Testing

@testable import Rendering

@Suite("The words of the site")
struct WordingTests {
    private func words(_ language: String = "en") throws -> InterfaceWords {
        ThemeFixture.lexicon(try ThemeFixture.ownFiles()).words(in: try #require(LanguageTag(language)))
    }

    @Test(
        "a count of people reads right for 1 and many",
        arguments: [
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
        "a count of people reads right for 1 and many in Spanish",
        arguments: [
            (1, false, "1 persona con anemia ha compartido su experiencia en primera persona"),
            (
                12_345, true,
                "12.345 personas con anemia han compartido su experiencia en primera persona sobre esta pregunta"
            ),
        ]
    )
    func experiencesInSpanish(count: Int, isArticle: Bool, sentence: String) throws {
        #expect(try words("es").experiences(count, of: "anemia", isArticle: isArticle) == sentence)
    }

    @Test(
        "numbers are grouped as the site's language has it",
        arguments: [
            ("en", "1,234,567"), ("de", "1.234.567"), ("fr", "1\u{202F}234\u{202F}567"), ("en-IN", "12,34,567"),
            ("es", "1.234.567"), ("es-MX", "1,234,567"),
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
    func counts(count: Int, subjects: String, articles: String) throws {
        #expect(try words().conditionCount(count) == subjects)
        #expect(try words().articleCount(count) == articles)
    }

    @Test(
        "an interval is told in years where it is whole years",
        arguments: [(1, "1 month"), (6, "6 months"), (12, "1 year"), (18, "18 months"), (36, "3 years")]
    )
    func interval(months: Int, text: String) throws { #expect(try words().interval(months: months) == text) }

    @Test(
        "an interval is told in the page's language, and in a sentence",
        arguments: [
            ("en", "3 years", "On this site, a review counts for up to 3 years."),
            ("es", "3 años", "En este sitio, una revisión es válida durante 3 años como máximo."),
        ]
    )
    func reviewRule(language: String, interval: String, sentence: String) throws {
        let words = try words(language)
        #expect(words.interval(months: 36) == interval)
        #expect(words.reviewRule(interval: interval) == sentence)
    }

    @Test("a link back from a source says which place it leads to")
    func backToUse() throws {
        #expect(try words().backToUse(2) == "Back to place 2 in the text")
        #expect(try words("es").backToUse(2) == "Volver a la cita 2 en el texto")
    }

    @Test("the notice of an overdue review is HTML, with the day as a time and the words escaped")
    func overdueNotice() throws {
        let english = TemporarySite.standardWords.replacing("for review by {date}.", with: "by <{date}> & 'no'.")
        let files = ThemeFixture.files(["strings/en.yml": english])
        let words = ThemeFixture.lexicon(files).words(in: .english)
        #expect(
            words.overdueNotice(due: words.dates.view(.day("2026-04-07")))
                == "This page was due by &lt;<time datetime=\"2026-04-07\">7 April 2026</time>&gt; &amp; &#39;no&#39;."
                + " It may be out of date."
        )
    }

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
        #expect(InterfaceWords.inSentence(name, evidence: texts) == expected)
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
            ("en", "2026-04-07", "7 April 2026"), ("en-US", "2026-12-31", "December 31, 2026"),
            ("de", "2026-04-07", "7. April 2026"), ("de-AT", "2026-01-07", "7. Jänner 2026"),
            ("es", "2026-04-07", "7 de abril de 2026"), ("es-MX", "2026-04-07", "7 de abril de 2026"),
            ("en", "0987-01-01", "1 January 987"),
        ]
    )
    func day(language: String, iso: String, text: String) throws {
        let wording = try words(language).dates
        #expect(wording.text(.day(iso)) == text)
        #expect(wording.view(.day(iso)).iso == iso)
    }

    @Test(
        "a month has the form that the language gives it after a day, and alone",
        arguments: [
            ("fr", "29 février 2028", "février 2028"), ("pl", "29 lutego 2028", "luty 2028"),
        ]
    )
    func months(language: String, day: String, month: String) throws {
        let wording = DateWording(
            language: try #require(LanguageTag(language)),
            day: "{day} {month} {year}",
            month: "{month} {year}"
        )
        #expect(wording.text(.day("2028-02-29")) == day)
        #expect(wording.text(try #require(PartialDate(iso: "2028-02"))) == month)
    }

    @Test(
        "days stand as the region writes them, where the words are for the language in general",
        arguments: [
            ("en", "7 April 2026", "April 2026"), ("en-GB", "7 April 2026", "April 2026"),
            ("en-US", "April 7, 2026", "April 2026"), ("de-AT", "7. April 2026", "April 2026"),
            ("ja-JP", "7 4月 2026", "4月 2026"),
        ]
    )
    func regions(language: String, day: String, month: String) throws {
        let wording = DateWording(
            language: try #require(LanguageTag(language)),
            day: "{day} {month} {year}",
            month: "{month} {year}",
            isRegional: false
        )
        #expect(wording.text(.day("2026-04-07")) == day)
        #expect(wording.text(try #require(PartialDate(iso: "2026-04"))) == month)
    }

    @Test("a strings file for a region says itself how its days are written")
    func regionalFile() throws {
        let language = try #require(LanguageTag("en-US"))
        let wording = DateWording(language: language, day: "{day}/{month}/{year}", month: "{month} {year}")
        #expect(wording.text(.day("2026-04-07")) == "7/April/2026")
    }

    @Test(
        "as much of a date as is known is written",
        arguments: [
            ("en", "2023", "2023"), ("en", "2023-04", "April 2023"), ("en", "2023-04-07", "7 April 2023"),
            ("de", "2023-03", "März 2023"), ("es", "2023", "2023"), ("es", "2023-04", "abril de 2023"),
            ("es", "2023-04-07", "7 de abril de 2023"),
        ]
    )
    func partialDate(language: String, iso: String, text: String) throws {
        let date = try #require(PartialDate(iso: iso))
        #expect(try words(language).dates.text(date) == text)
    }
}
