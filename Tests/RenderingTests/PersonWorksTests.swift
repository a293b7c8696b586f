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
            subjects: [
                SiteFixture.subject("gout", reviewed: day),
                SiteFixture.subject("anemia", reviewed: day),
                SiteFixture.subject("secret", reviewed: day, isDraft: true),
            ],
            articles: [
                SiteFixture.article("a", of: "anemia", reviewed: day),
                SiteFixture.article("b", of: "anemia"),
                SiteFixture.article("c", of: "gout", reviewed: day, isDraft: true),
                SiteFixture.article("d", of: "secret", reviewed: day),
            ],
            people: [SiteFixture.person("ada"), SiteFixture.person("ben")]
        )
        for index in fixture.subjects.indices {
            Self.named(&fixture.subjects[index].text, reviewers: ["ada", "ben", "ada"])
        }
        for index in fixture.articles.indices {
            Self.named(&fixture.articles[index].text, reviewers: ["ada"], authors: ["ben", "ben"])
        }
        fixture.settings.reviewPolicy.defaultRisk = .low
        let site = fixture.site
        let works = PersonWorks(site)
        // What is true of each text: its reviewers may be named.
        var standings = ReviewStandings()
        for text in site.subjects.map(\.text) + site.articles.map(\.text) {
            standings[text.file] = site.standing(
                of: text,
                at: .home,
                needsReview: true,
                digests: nil,
                signedSharedTexts: [:]
            )
        }
        func reviewed(_ person: String) -> [String] {
            works.reviewed(by: PersonID(person), standings).map(works.link).map(\.href)
        }
        func written(_ person: String) -> [String] {
            works.written(by: PersonID(person), standings).map(works.link).map(\.title)
        }
        let (anemia, gout) = ("/health/conditions/anemia/", "/health/conditions/gout/")
        #expect(reviewed("ada") == [anemia, anemia + "a/", gout, "/health/conditions/secret/d/"])
        #expect(reviewed("ben") == [anemia, gout])
        #expect(written("ben") == ["a", "b", "d"])
        #expect(written("ada") == [])

        // A text that is not the one that they reviewed, and one that is not shown.
        standings[site.articles[0].text.file] = ReviewStanding(facts: [.changed], action: .label, claim: nil)
        standings[site.subjects[1].text.file]?.action = .withhold
        #expect(site.articles[0].id.slug == "a" && site.subjects[1].id == SubjectID("gout"))
        #expect(reviewed("ada") == [anemia, "/health/conditions/secret/d/"])
        #expect(written("ben") == ["a", "b", "d"])
        standings[site.articles[0].text.file]?.action = .withhold
        #expect(written("ben") == ["b", "d"])
    }

    @Test("is listed by the day of the review, or of the last change, then by title, and all of it by subject")
    func latest() {
        let fixture = SiteFixture(
            subjects: [
                SiteFixture.subject("anemia", reviewed: .day("2026-04-07")),
                SiteFixture.subject("gout", reviewed: .day("2026-04-09"), updated: .day("2026-04-01")),
            ],
            articles: [
                SiteFixture.article("b", of: "anemia", reviewed: .day("2026-04-08")),
                SiteFixture.article("a", of: "gout", reviewed: .day("2026-04-08"), updated: .day("2026-05-01")),
                SiteFixture.article("c", of: "anemia"),
            ]
        )
        let works = PersonWorks(fixture.site)
        let subjects: [PersonWorks.Work] = [.subject(0), .subject(1)]
        let articles: [PersonWorks.Work] = [.article(0), .article(1), .article(2)]
        func titles(_ works: [PersonWorks.Work], _ all: PersonWorks) -> [String] { works.map(all.link).map(\.title) }
        #expect(titles(works.latest(articles + subjects, 9), works) == ["gout", "a", "b", "anemia", "c"])
        #expect(titles(works.latest(articles + subjects, 2), works) == ["gout", "a"])
        #expect(titles(works.latest(articles + subjects, 3, isWritten: true), works) == ["a", "b", "anemia"])
        let all = works.all(subjects, articles + subjects)
        #expect(titles(all, works) == ["anemia", "b", "c", "gout", "a"])
        #expect(all.map { works.subject(of: $0).slug } == ["anemia", "anemia", "anemia", "gout", "gout"])
    }
}
