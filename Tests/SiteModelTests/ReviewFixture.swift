import Diagnostics
import SiteModel
import Testing

/// Reviews and records as the tests write them: days as `2026-04-07`, digests as single letters.
enum ReviewFixture {
    static let place = Diagnostics.SourceLocation(SourceFile(.content, "conditions/anemia/causes.review.yml"))

    static func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    static func dates(_ texts: [String]) throws -> [CalendarDate] { try texts.map(date) }

    /// The digest of a text that goes by a letter.
    static func digest(_ letter: Character) throws -> ContentDigest {
        let value = try #require(letter.unicodeScalars.first?.value)
        return ContentDigest(words: (UInt64(value), 0, 0, 0))
    }

    static func shared(_ letters: [String: Character]) throws -> [SharedTextID: ContentDigest] {
        Dictionary(
            uniqueKeysWithValues: try letters.map { (try #require(SharedTextID($0.key)), try digest($0.value)) }
        )
    }

    /// An entry.
    static func entry(
        _ day: String,
        _ reviewer: String,
        _ kind: ReviewEntry.Kind,
        _ text: Character,
        next: String? = nil,
        shared letters: [String: Character] = [:]
    ) throws -> ReviewEntry {
        ReviewEntry(
            date: Located(try date(day), at: place),
            reviewer: Located(PersonID(reviewer), at: place),
            kind: kind,
            nextReview: try next.map { Located(try date($0), at: place) },
            text: Located(try digest(text), at: place),
            shared: try shared(letters)
        )
    }

    static func record(_ entries: [ReviewEntry]) -> ReviewRecord {
        ReviewRecord(file: place.file, entries: entries)
    }

    /// The situation of a text that is held to a record, as a site makes it.
    static func situation(
        _ entries: [ReviewEntry],
        on day: CalendarDate,
        under policy: ReviewPolicy,
        text: Character = "a",
        shared letters: [String: Character] = [:],
        risk: RiskClass = .standard
    ) throws -> ReviewSituation {
        let recorded = RecordedReview(record(entries))
        var situation = ReviewSituation(review: recorded?.review(on: day, under: policy) ?? Review(), risk: risk)
        situation.recorded = recorded
        situation.digests = PageDigests(text: try digest(text), shared: try shared(letters))
        return situation
    }
}
