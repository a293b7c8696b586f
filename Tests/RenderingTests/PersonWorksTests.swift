import Diagnostics
import SiteModel
import Testing

@testable import Rendering

@Suite("What a person reviewed and wrote")
struct PersonWorksTests {
    private static func named(_ text: inout ReviewedText, reviewers: [String] = [], authors: [String] = []) {
        let place = SourceLocation(text.file)
        text.review.reviewers = reviewers.map { Located(PersonID($0), at: place) }
        text.authors = authors.map { Located(PersonID($0), at: place) }
    }

    @Test("is listed once for each published text, conditions before their articles; a review needs its day")
    func lists() {
        let day = CalendarDate.day("2026-04-07")
        var fixture = SiteFixture(
            conditions: [
                SiteFixture.condition("gout", reviewed: day),
                SiteFixture.condition("anemia", reviewed: day),
                SiteFixture.condition("secret", reviewed: day, isDraft: true),
            ],
            articles: [
                SiteFixture.article("a", of: "anemia", reviewed: day),
                SiteFixture.article("b", of: "anemia"),
                SiteFixture.article("c", of: "gout", reviewed: day, isDraft: true),
                SiteFixture.article("d", of: "secret", reviewed: day),
            ],
            people: [SiteFixture.person("ada"), SiteFixture.person("ben")]
        )
        for index in fixture.conditions.indices {
            Self.named(&fixture.conditions[index].text, reviewers: ["ada", "ben", "ada"])
        }
        for index in fixture.articles.indices {
            Self.named(&fixture.articles[index].text, reviewers: ["ada"], authors: ["ben", "ben"])
        }
        let works = PersonWorks(fixture.site)
        func hrefs(_ links: [LinkView]) -> [String] { links.map(\.href) }
        let (anemia, gout) = ("/health/conditions/anemia/", "/health/conditions/gout/")
        #expect(
            hrefs(works.reviewed(by: PersonID("ada"))) == [anemia, anemia + "a/", gout, "/health/conditions/secret/d/"]
        )
        #expect(hrefs(works.reviewed(by: PersonID("ben"))) == [anemia, gout])
        #expect(works.written(by: PersonID("ben")).map(\.title) == ["a", "b", "d"])
        #expect(works.written(by: PersonID("ada")).isEmpty)
    }
}
