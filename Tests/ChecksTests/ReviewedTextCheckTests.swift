import Diagnostics
import SiteModel
import Testing

@testable import Checks

@Suite("The rules of review")
struct ReviewedTextCheckTests {
    private static let file = SourceFile(.content, "conditions/anemia/causes.md")
    private static func place(_ line: Int) -> Diagnostics.SourceLocation {
        Diagnostics.SourceLocation(file, line: line, column: 1)
    }
    private static func date(_ text: String, line: Int) throws -> Located<CalendarDate> {
        Located(try #require(CalendarDate(iso: text)), at: place(line))
    }

    /// A text that is in order on 2026-06-01.
    private static func text() throws -> ReviewedText {
        var text = ReviewedText(
            file: file,
            title: Located("What causes anemia?", at: place(2)),
            body: BodyStart(offset: 100, line: 9, isBlank: false)
        )
        text.summary = Located("Too few red cells.", at: place(3))
        text.review.reviewed = try date("2026-04-07", line: 4)
        text.review.reviewers = [Located(PersonID("ada"), at: place(5))]
        text.authors = [Located(PersonID("dana"), at: place(6))]
        return text
    }

    private static func identifiers(
        _ text: ReviewedText,
        needsReview: Bool = true,
        isSubject: Bool = false,
        minimumReviewers: Int = 1,
        hasDefaultDisclaimer: Bool = true
    ) throws -> [DiagnosticIdentifier: Diagnostic.Severity] {
        let policy = ReviewPolicy(minimumReviewers: minimumReviewers)
        let day = try #require(CalendarDate(iso: "2026-06-01"))
        let subject = ReviewedSubject(
            text: text,
            needsReview: needsReview,
            policy: policy,
            hasDefaultDisclaimer: hasDefaultDisclaimer,
            hasFeeds: true,
            day: day,
            person: { _ in nil }
        )
        var settings = SiteSettings(title: "Test Health", baseURL: .local, language: .english)
        settings.reviewPolicy = policy
        let site = Site(ContentInventory(settings: settings), day: day, includesDrafts: true, sitePages: [])
        let standing = site.standing(
            of: text,
            at: Address(path: "/conditions/anemia/causes/"),
            needsReview: needsReview,
            digests: nil,
            signedSharedTexts: [:]
        )
        let problems =
            Listing.ofReviewedTextCheck.flatMap { $0.problems(in: subject) }
            + ReviewFactProblems.problems(of: standing, text: text, in: site)
        return Dictionary(problems.map { ($0.identifier, $0.severity) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("leave a text in order alone")
    func inOrder() throws {
        #expect(try Self.identifiers(Self.text()) == [:])
    }

    @Test("make missing review keys errors, and warnings in a draft", arguments: [false, true])
    func missingKeys(isDraft: Bool) throws {
        var text = try Self.text()
        text.isDraft = isDraft
        text.review = Review()
        let severity = isDraft ? Diagnostic.Severity.warning : .error
        #expect(
            try Self.identifiers(text, hasDefaultDisclaimer: false)
                == [.keyMissing: severity, .disclaimerMissing: severity]
        )
    }

    @Test("ask nothing of a condition that says nothing medical")
    func silentCondition() throws {
        var text = try Self.text()
        text.review = Review()
        text.summary = nil
        #expect(
            try Self.identifiers(text, needsReview: false, isSubject: true, hasDefaultDisclaimer: false) == [:]
        )
    }

    @Test("let a site without reviewers leave the date out, and no other site")
    func noReviewers() throws {
        var text = try Self.text()
        text.review = Review()
        #expect(try Self.identifiers(text, minimumReviewers: 0) == [:])
        text.review.reviewers = [Located(PersonID("ada"), at: Self.place(5))]
        #expect(try Self.identifiers(text, minimumReviewers: 0) == [.keyMissing: .error])
    }

    @Test(
        "hold the days of a text against each other and against the day of the build",
        arguments: [
            ("2026-06-01", nil, nil, [:]),
            ("2026-06-02", nil, nil, [.dateInFuture: .error]),
            ("2026-04-07", "2026-04-06", nil, [.nextReviewBeforeReview: .error]),
            ("2026-04-07", "2026-05-31", nil, [.reviewOverdue: .warning]),
            ("2026-04-07", "2026-06-01", nil, [.reviewDueSoon: .note]),
            ("2026-04-07", "2026-08-30", nil, [.reviewDueSoon: .note]),
            ("2026-04-07", "2026-08-31", nil, [:]),
            ("2026-04-07", "2029-04-07", nil, [:]),
            ("2026-04-07", "2029-04-08", nil, [.nextReviewTooLate: .warning]),
            ("2026-04-07", nil, "2026-04-07", [:]),
            ("2026-04-07", nil, "2026-04-08", [.updatedAfterReview: .warning]),
            ("2026-04-07", nil, "2026-06-02", [.updatedAfterReview: .warning, .dateInFuture: .error]),
        ] as [(String, String?, String?, [DiagnosticIdentifier: Diagnostic.Severity])]
    )
    func days(
        reviewed: String,
        next: String?,
        updated: String?,
        expected: [DiagnosticIdentifier: Diagnostic.Severity]
    ) throws {
        var text = try Self.text()
        text.review.reviewed = try Self.date(reviewed, line: 4)
        text.review.statedNextReview = try next.map { try Self.date($0, line: 7) }
        text.review.updated = try updated.map { try Self.date($0, line: 8) }
        #expect(try Self.identifiers(text) == expected)
    }
}
