import Diagnostics
import SiteModel
import Testing

@Suite("The status of a review")
struct ReviewTests {
    private static let place = Diagnostics.SourceLocation(SourceFile(.content, "a.md"))

    private static func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    private static func review(_ reviewed: String?, next: String? = nil, by reviewers: [String] = ["ada"]) throws
        -> Review
    {
        Review(
            reviewed: try reviewed.map { Located(try date($0), at: place) },
            reviewers: reviewers.map { Located(PersonID($0), at: place) },
            statedNextReview: try next.map { Located(try date($0), at: place) }
        )
    }

    enum Expected: Equatable { case current, dueSoon(Int), overdue(Int) }

    @Test(
        "follows the day",
        arguments: [
            ("2026-04-07", nil, "2026-04-07", .current),
            ("2026-04-07", nil, "2029-01-06", .current),
            ("2026-04-07", nil, "2029-01-07", .dueSoon(90)),
            ("2026-04-07", nil, "2029-04-06", .dueSoon(1)),
            ("2026-04-07", nil, "2029-04-07", .dueSoon(0)),
            ("2026-04-07", nil, "2029-04-08", .overdue(1)),
            ("2026-04-07", "2026-05-01", "2026-05-01", .dueSoon(0)),
            ("2026-04-07", "2026-05-01", "2026-05-02", .overdue(1)),
            ("2024-02-29", nil, "2027-02-28", .dueSoon(0)),
            ("2024-02-29", nil, "2027-03-01", .overdue(1)),
            ("2023-01-31", "2024-02-29", "2024-02-29", .dueSoon(0)),
            ("2023-01-31", "2024-02-29", "2024-03-01", .overdue(1)),
        ] as [(String, String?, String, Expected)]
    )
    func status(reviewed: String, next: String?, day: String, expected: Expected) throws {
        let status = try Self.review(reviewed, next: next).status(on: Self.date(day), under: ReviewPolicy())
        let found: Expected? =
            switch status {
            case .none: nil
            case .current: .current
            case .dueSoon(_, let days): .dueSoon(days)
            case .overdue(_, let days): .overdue(days)
            }
        #expect(found == expected)
    }

    @Test("is none where no one is on record as a reviewer, whatever the date says")
    func noReviewer() throws {
        let review = try Self.review("2026-04-07", by: [])
        #expect(try review.status(on: Self.date("2026-04-08"), under: ReviewPolicy(minimumReviewers: 0)) == .none)
    }

    @Test("is none without a date")
    func noDate() throws {
        #expect(try Self.review(nil).status(on: Self.date("2026-04-08"), under: ReviewPolicy()) == .none)
    }

    @Test("states the day of the review and the due day")
    func claim() throws {
        let status = try Self.review("2026-04-07").status(on: Self.date("2026-04-08"), under: ReviewPolicy())
        #expect(status.claim?.reviewed.description == "2026-04-07")
        #expect(status.claim?.due.description == "2029-04-07")
    }
}
