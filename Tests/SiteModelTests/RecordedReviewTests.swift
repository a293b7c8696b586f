import SiteModel
import Testing

@Suite("The review that a record amounts to")
struct RecordedReviewTests {
    private typealias Fixture = ReviewFixture

    /// An entry in few words: day, reviewer, kind, text.
    typealias Line = (day: String, reviewer: String, kind: ReviewEntry.Kind, text: Character)

    @Test(
        "is of the newest text, by everyone who reviewed that one",
        arguments: [
            ([("2026-04-07", "ada", .clinical, "a")], "a", ["ada 2026-04-07"]),
            (
                [("2026-04-07", "ada", .clinical, "a"), ("2026-04-08", "ben", .clinical, "a")], "a",
                ["ada 2026-04-07", "ben 2026-04-08"]
            ),
            // Signed again: the newer entry stands for the older one.
            ([("2026-04-07", "ada", .clinical, "a"), ("2027-04-07", "ada", .clinical, "a")], "a", ["ada 2027-04-07"]),
            (
                [
                    ("2026-04-07", "ada", .clinical, "a"), ("2026-04-08", "ben", .clinical, "a"),
                    ("2027-04-07", "ada", .clinical, "a"),
                ], "a", ["ben 2026-04-08", "ada 2027-04-07"]
            ),
            // Another text: whoever has not reviewed that one, has not.
            ([("2026-04-07", "ada", .clinical, "a"), ("2026-04-08", "ben", .clinical, "b")], "b", ["ben 2026-04-08"]),
            (
                [
                    ("2026-04-07", "ada", .clinical, "a"), ("2026-04-08", "ben", .clinical, "b"),
                    ("2026-04-09", "ben", .clinical, "a"),
                ], "a", ["ben 2026-04-09"]
            ),
            // An editor carries the reviews over, and is no reviewer.
            (
                [("2026-04-07", "ada", .clinical, "a"), ("2026-05-02", "dana", .editorial, "b")], "b",
                ["ada 2026-04-07"]
            ),
            (
                [
                    ("2026-04-07", "ada", .clinical, "a"), ("2026-05-02", "dana", .editorial, "b"),
                    ("2026-05-03", "dana", .editorial, "c"),
                ], "c", ["ada 2026-04-07"]
            ),
            (
                [
                    ("2026-04-07", "ada", .clinical, "a"), ("2026-05-02", "dana", .editorial, "b"),
                    ("2026-05-03", "ben", .clinical, "b"),
                ], "b", ["ada 2026-04-07", "ben 2026-05-03"]
            ),
            (
                [
                    ("2026-04-07", "ada", .clinical, "a"), ("2026-05-02", "dana", .editorial, "b"),
                    ("2026-05-03", "ben", .clinical, "a"),
                ], "a", ["ben 2026-05-03"]
            ),
            // Nothing to carry over, nothing carried.
            (
                [("2026-05-02", "dana", .editorial, "a"), ("2026-05-03", "ada", .clinical, "b")], "b",
                ["ada 2026-05-03"]
            ),
        ] as [([Line], Character, [String])]
    )
    func fold(lines: [Line], text: Character, reviews: [String]) throws {
        let entries = try lines.map { try Fixture.entry($0.day, $0.reviewer, $0.kind, $0.text) }
        let recorded = try #require(RecordedReview(Fixture.record(entries)))
        #expect(try recorded.text == Fixture.digest(text))
        #expect(recorded.reviews.map { "\($0.reviewer.value) \($0.date.value)" } == reviews)
    }

    @Test("is none where no one reviewed anything")
    func none() throws {
        #expect(RecordedReview(Fixture.record([])) == nil)
        #expect(RecordedReview(Fixture.record([try Fixture.entry("2026-05-02", "dana", .editorial, "a")])) == nil)
    }

    @Test("holds for the shared texts that the last reviewer saw; an editor vouches for none")
    func shared() throws {
        let entries = [
            try Fixture.entry(
                "2026-04-07",
                "ada",
                .clinical,
                "a",
                shared: ["disclaimers/general": "d", "glossary": "g"]
            ),
            try Fixture.entry("2026-04-08", "ben", .clinical, "a", shared: ["disclaimers/general": "e"]),
            try Fixture.entry("2026-05-02", "dana", .editorial, "b", shared: ["disclaimers/general": "f"]),
        ]
        let recorded = RecordedReview(Fixture.record(entries))
        #expect(try recorded?.shared == Fixture.shared(["disclaimers/general": "e"]))
    }

    @Test(
        "is current while as many reviews hold as are needed, and names those that hold",
        arguments: [
            // minimumReviewers, the day, who is named, the day of the review, the day when the next one is due
            (1, "2026-06-01", ["ada", "ben"], "2026-05-01", "2029-04-07"),
            (1, "2027-05-01", ["ada", "ben"], "2026-05-01", "2029-04-07"),
            (1, "2027-05-02", ["ada"], "2026-04-07", "2029-04-07"),
            (1, "2029-04-07", ["ada"], "2026-04-07", "2029-04-07"),
            (1, "2029-04-08", ["ada", "ben"], "2026-05-01", "2029-04-07"),
            (2, "2026-06-01", ["ada", "ben"], "2026-05-01", "2027-05-01"),
            (2, "2027-05-02", ["ada", "ben"], "2026-05-01", "2027-05-01"),
            (0, "2027-05-02", ["ada"], "2026-04-07", "2029-04-07"),
            // More are asked for than there are: the first that runs out is the end, and a rule says the rest.
            (3, "2026-06-01", ["ada", "ben"], "2026-05-01", "2027-05-01"),
        ] as [(Int, String, [String], String, String)]
    )
    func twoReviewers(minimum: Int, day: String, names: [String], reviewed: String, due: String) throws {
        let entries = [
            try Fixture.entry("2026-04-07", "ada", .clinical, "a", next: "2029-04-07"),
            try Fixture.entry("2026-05-01", "ben", .clinical, "a", next: "2027-05-01"),
        ]
        let policy = ReviewPolicy(minimumReviewers: minimum)
        let review = try #require(RecordedReview(Fixture.record(entries)))
            .review(on: try Fixture.date(day), under: policy)
        #expect(review.reviewers.map(\.value.rawValue) == names)
        #expect(review.reviewed?.value.description == reviewed)
        #expect(review.statedNextReview?.value.description == due)
    }

    @Test("lasts as long as the site's interval where an entry names no day")
    func interval() throws {
        let recorded = try #require(
            RecordedReview(Fixture.record([try Fixture.entry("2024-02-29", "ada", .clinical, "a")]))
        )
        let review = recorded.review(on: try Fixture.date("2024-03-01"), under: ReviewPolicy(intervalMonths: 12))
        #expect(review.statedNextReview?.value.description == "2025-02-28")
    }
}
