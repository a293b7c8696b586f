import Diagnostics
import Foundation
import SiteModel
import Testing

@testable import Rendering

/// What pages say of reviews, in another language than the theme's first.
@Suite("A page in another language than English")
struct TranslatedReviewTests {
    /// The text of each key, as the file of a language has it.
    private static func texts(_ language: String) throws -> [(key: String, text: String)] {
        let file = repository.appendingPathComponent("Templates/strings/\(language).yml")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            guard let colon = line.firstIndex(of: ":"), line.first?.isLetter == true else { return nil }
            let text = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\"" }
            let end = text.last == "\"" ? text.dropLast() : text
            return end.isEmpty ? nil : (String(line[..<colon]), String(end))
        }
    }

    /// What is of each text on a page in English and would not be there in another language, by keys.
    private static func english(besides language: String) throws -> [(key: String, fragments: [String])] {
        let others = Dictionary(try texts(language).map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
        return try texts("en").compactMap { key, text in
            guard let other = others[key], other != text else { return nil }
            let fragments = text.split { $0 == "{" || $0 == "}" }.enumerated().filter { $0.offset.isMultiple(of: 2) }
                .map { $0.element.trimmingCharacters(in: .whitespaces) }
            let telling = fragments.filter { $0.count > 3 && !other.contains($0) }
            return telling.isEmpty ? nil : (key, telling)
        }
    }

    /// All that a page can say of a review, as pages of a site in a language.
    private static func pages(_ language: LanguageTag) throws -> [String] {
        var fixture = ReviewedPageFixture()
        let place = SourceLocation(fixture.text.file)
        fixture.fixture.settings.language = language
        for index in fixture.fixture.people.indices {
            fixture.fixture.people[index].registration = "R 7"
            fixture.fixture.people[index].role = "rol"
            fixture.fixture.people[index].conflicts = "C"
            fixture.fixture.people[index].url = "https://example.org/"
        }
        fixture.fixture.people[0].registeredUntil = Located(.day("2026-05-01"), at: place)
        fixture.fixture.people[1].registeredFrom = Located(.day("2026-06-01"), at: place)
        fixture.text.authors = [Located(PersonID("ada"), at: place)]
        fixture.text.published = Located(.day("2023-03-01"), at: place)
        fixture.text.review.updated = Located(.day("2026-05-01"), at: place)
        fixture.text.funding = "F"
        fixture.text.withdrawn = Located("W", at: place)
        fixture.text.sources = [Source(id: Located("who", at: place), title: "T")]
        fixture.digests = ReviewedPageFixture.digest.map { PageDigests(text: $0) }
        fixture.text.record = ReviewRecord(
            file: place.file,
            entries: try [
                entry("2023-03-01", "ada", .clinical, "a", place), entry("2023-05-02", "ada", .editorial, "b", place),
                entry("2026-03-01", "ben", .clinical, "c", place), entry("2026-04-07", "ada", .clinical, "c", place),
            ]
        )
        fixture.text.record?.entries[2].change = try StatedChange("Less.")
        var pages: [String] = []
        for action in [ReviewAction.label, .withhold] {
            fixture.fixture.settings.reviewPolicy.facts = ReviewedPageFixture.policy(action)
            let renderer = try fixture.renderer()
            for standing in standings(action) {
                pages.append(renderer.article(fixture.fixture.articles[0], fixture.bodies(standing)).text)
                var standings = ReviewStandings()
                standings[fixture.text.file] = standing
                let subject = fixture.fixture.subjects[0]
                pages.append(renderer.subject(subject, fixture.bodies(standing), standings: standings).text)
                for person in fixture.fixture.people {
                    pages.append(
                        renderer.person(person, body: Body(html: "", isEmpty: true), standings: standings).text
                    )
                }
            }
            pages.append(renderer.page(.peopleIndex, renderer.directory(ReviewStandings())).text)
        }
        return pages
    }

    /// Every fact by itself, and what there is to say beyond that.
    private static func standings(_ action: ReviewAction) -> [ReviewStanding] {
        var standings = ([[]] + ReviewFact.allCases.map { [$0] }).map { ReviewedPageFixture.standing($0, action) }
        for strayed in [ReviewStanding.Strayed.from(.home, to: .glossary), .unknown] {
            var standing = ReviewedPageFixture.standing([.changed], action)
            standing.strayed = strayed
            standings.append(standing)
        }
        for text in [SharedTextID.glossary, .facts] {
            var shared = ReviewedPageFixture.standing([.sharedTextChanged], action)
            shared.changedSharedTexts = [text]
            standings.append(shared)
        }
        standings[0].reviewDays = [PersonID("ada"): .day("2026-04-07"), PersonID("ben"): .day("2026-03-01")]
        return standings
    }

    private static func entry(
        _ date: String,
        _ reviewer: String,
        _ kind: ReviewEntry.Kind,
        _ text: String,
        _ place: Diagnostics.SourceLocation
    ) throws -> ReviewEntry {
        let digest = try #require(ContentDigest(hexadecimal: String(repeating: text, count: 64).utf8))
        return ReviewEntry(
            date: Located(.day(date), at: place),
            reviewer: Located(PersonID(reviewer), at: place),
            kind: kind,
            text: Located(digest, at: place)
        )
    }

    /// What people read of a page, and what a script puts there.
    private static func visible(_ html: String) -> String {
        html.replacing(/<script[^>]*>[\s\S]*?<\/script>/, with: "").replacing(/<style[^>]*>[\s\S]*?<\/style>/, with: "")
            .replacing(/\ (?:class|id|href|src|rel|name|property|http-equiv|data-reviewed)="[^"]*"/, with: "")
    }

    @Test("has no English word of a review, whatever it has to say", arguments: ["es", "de"])
    func words(language: String) throws {
        let tag = try #require(LanguageTag(language))
        let english = try Self.english(besides: language)
        for page in try Self.pages(tag).map(Self.visible) {
            for (key, fragments) in english {
                for fragment in fragments { #expect(!page.contains(fragment), "\(key)") }
            }
        }
    }

    @Test("says all of them in English pages, so that none is left out above")
    func coverage() throws {
        let all = try Self.pages(.english).map(Self.visible).joined()
        let keys = try Self.texts("en").map(\.key)
        let first = try #require(keys.firstIndex(of: "medicallyReviewed"))
        let last = try #require(keys.firstIndex(of: "pagesWritten"))
        let ofReviews = Set(keys[first...last])
        let unsaid = try Self.english(besides: "es").filter { key, fragments in
            ofReviews.contains(key) && !fragments.allSatisfy { all.contains($0) }
        }.map(\.key)
        // A demonstration, a person's own number, and cards are others' tests.
        #expect(Set(unsaid).subtracting(["reviewIsExample", "orcid", "whenToGetHelp", "medicallyReviewedOn"]) == [])
    }
}
