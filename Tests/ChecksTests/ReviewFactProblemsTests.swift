import Diagnostics
import SiteModel
import Testing

@testable import Checks

@Suite("What is told of a fact")
struct ReviewFactProblemsTests {
    private static let file = SourceFile(.content, "conditions/anemia/causes.md")
    private static let recordFile = SourceFile(.content, "conditions/anemia/causes.review.yml")
    private static let today = "2026-06-01"

    private static func located<Value>(_ value: Value, line: Int = 1, in file: SourceFile = file) -> Located<Value> {
        Located(value, at: Diagnostics.SourceLocation(file, line: line, column: 1))
    }

    private static func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    private static func text() -> ReviewedText {
        ReviewedText(file: file, title: located("Causes?"), body: BodyStart(offset: 100, line: 9, isBlank: false))
    }

    private static func entry(_ day: String, _ reviewer: String, next: String) throws -> ReviewEntry {
        ReviewEntry(
            date: located(try date(day), in: recordFile),
            reviewer: located(PersonID(reviewer), in: recordFile),
            kind: .clinical,
            nextReview: located(try date(next), in: recordFile),
            text: located(ContentDigest(words: (1, 0, 0, 0)), in: recordFile),
            shared: [.glossary: ContentDigest(words: (2, 0, 0, 0))]
        )
    }

    /// A site with one article and its record, as a content folder gives it.
    private static func site(
        _ text: ReviewedText,
        _ record: ReviewRecord?,
        _ policy: ReviewPolicy,
        on day: String = today
    ) throws -> Site {
        var settings = SiteSettings(title: "Test Health", baseURL: .local, language: .english)
        settings.reviewPolicy = policy
        var inventory = ContentInventory(settings: settings)
        inventory.articles = [
            Article(
                id: ArticleID(subject: SubjectID("anemia"), slug: "causes"),
                place: ArticlePlace("causes", in: SubjectID("anemia")),
                statedSubject: nil,
                slugLocation: Diagnostics.SourceLocation(file),
                text: text
            )
        ]
        inventory.records = [record].compactMap(\.self)
        var ada = Person(
            id: PersonID("ada"),
            file: SourceFile(.content, "people/ada.md"),
            name: "Ada",
            body: BodyStart(offset: 0, line: 1, isBlank: true)
        )
        ada.registeredFrom = located(try date("2023-01-02"))
        inventory.people = [ada]
        return Site(inventory, day: try date(day), includesDrafts: true, sitePages: [])
    }

    private static func problems(_ site: Site, text: UInt64 = 1, glossary: UInt64 = 2) throws -> [Diagnostic] {
        let text = ContentDigest(words: (text, 0, 0, 0))
        let digests = PageDigests(text: text, shared: [.glossary: ContentDigest(words: (glossary, 0, 0, 0))])
        let article = try #require(site.articles.first?.text)
        let standing = site.standing(
            of: article,
            at: Address(path: "/conditions/anemia/causes/"),
            needsReview: true,
            digests: article.record == nil ? nil : digests,
            signedSharedTexts: [:]
        )
        return ReviewFactProblems.problems(of: standing, text: article, in: site)
    }

    /// The site in which just one fact is true.
    private static func problems(of fact: ReviewFact, _ policy: ReviewPolicy, isDraft: Bool = false) throws
        -> [Diagnostic]
    {
        var text = text()
        text.isDraft = isDraft
        if fact == .withdrawn { text.withdrawn = located("It was wrong.") }
        let day = fact == .reviewerUnregistered ? "2023-01-01" : "2023-07-01"
        let next = fact == .overdue ? "2026-05-31" : fact == .dueSoon ? "2026-06-30" : "2029-01-01"
        let record = ReviewRecord(file: recordFile, entries: [try entry(day, "ada", next: next)])
        return try problems(
            site(text, fact == .neverReviewed ? nil : record, policy),
            text: fact == .changed ? 3 : 1,
            glossary: fact == .sharedTextChanged ? 3 : 2
        )
    }

    private static let identifiers: [ReviewFact: DiagnosticIdentifier] = [
        .neverReviewed: .neverReviewed, .changed: .textChanged, .sharedTextChanged: .sharedTextChanged,
        .reviewerUnregistered: .reviewerUnregistered, .overdue: .reviewOverdue, .dueSoon: .reviewDueSoon,
        .withdrawn: .textWithdrawn,
    ]

    @Test(
        "is an error where the policy stops the build, nothing where it does nothing, else a warning or a note",
        arguments: ReviewFact.allCases,
        ReviewAction.allCases
    )
    func severity(fact: ReviewFact, action: ReviewAction) throws {
        let mild: Diagnostic.Severity = fact == .dueSoon || fact == .withdrawn ? .note : .warning
        let isTold = action != .nothing || fact == .overdue || fact == .dueSoon
        // Only a site that requires records asks for one; others ask for keys, and a check does.
        let register = fact == .neverReviewed ? ReviewPolicy.Register.required : .optional
        let policy = ReviewPolicy(register: register, facts: FactPolicy([.standard: [fact: action]]))
        for isDraft in [false, true] {
            let found = try Self.problems(of: fact, policy, isDraft: isDraft)
            #expect(found.map(\.identifier) == (isTold ? [try #require(Self.identifiers[fact])] : []))
            let severity = action == .fail ? (isDraft ? .warning : .error) : mild
            #expect(found.allSatisfy { $0.severity == severity })
        }
    }

    @Test(
        "is never told twice of a text that no one reviewed",
        arguments: ReviewPolicy.Register.allCases,
        ReviewAction.allCases
    )
    func neverReviewed(register: ReviewPolicy.Register, action: ReviewAction) throws {
        for minimum in [0, 1, 2] {
            let policy = ReviewPolicy(
                minimumReviewers: minimum,
                register: register,
                facts: FactPolicy([.standard: [.neverReviewed: action]])
            )
            let site = try Self.site(Self.text(), nil, policy)
            let keys = Checks.problems(in: site).filter { $0.identifier == .keyMissing }
            let facts = try Self.problems(site).filter { $0.identifier == .neverReviewed }
            #expect(keys.isEmpty || facts.isEmpty)
            let asks = minimum > 0 || register == .required
            #expect(keys.contains { $0.severity == .error } == (asks && action == .fail && register != .required))
            #expect(facts.contains { $0.severity == .error } == (action == .fail && register == .required))
            #expect((keys + facts).isEmpty == (!asks || action == .nothing))
        }
    }

    @Test("is nothing where the record cannot be read, but for a withdrawal")
    func unreadableRecord() throws {
        var record = ReviewRecord(file: Self.recordFile, entries: [])
        record.isReadable = false
        var text = Self.text()
        let policy = ReviewPolicy(register: .required)
        #expect(try Self.problems(Self.site(text, record, policy)).isEmpty)
        #expect(try Checks.problems(in: Self.site(text, record, policy)).map(\.identifier) == [.disclaimerMissing])
        text.withdrawn = Self.located("It was wrong.")
        #expect(try Self.problems(Self.site(text, record, policy)).map(\.identifier) == [.textWithdrawn])
    }

    @Test("names everyone who reviewed the text")
    func names() throws {
        let people = ["ada", "ben", "eve"]
        let told = try (1...3).map { count in
            let entries = try people.prefix(count).map { try Self.entry("2026-04-07", $0, next: "2029-04-07") }
            let site = try Self.site(Self.text(), ReviewRecord(file: Self.recordFile, entries: entries), ReviewPolicy())
            return try Self.problems(site, text: 3).map(\.message)
        }
        let rest = "; the page says so and asks search engines not to list it"
        #expect(
            told == [
                [
                    "The text is not the one that was reviewed by `ada` on 2026-04-07, with the digest `000000000000`"
                        + rest
                ],
                [
                    "The text is not the one that was reviewed by `ada` on 2026-04-07 and by `ben` on 2026-04-07,"
                        + " with the digest `000000000000`" + rest
                ],
                [
                    "The text is not the one that was reviewed by `ada` on 2026-04-07, by `ben` on 2026-04-07"
                        + " and by `eve` on 2026-04-07, with the digest `000000000000`" + rest
                ],
            ]
        )
    }

    @Test(
        "front matter may name all who reviewed the text, or those whose reviews still hold",
        arguments: [
            (["ada", "ben"], "2026-05-01", "2026-06-01", true), (["ada", "ben"], "2026-05-01", "2027-05-02", true),
            (["ada"], "2026-04-07", "2027-05-02", true), (["ada"], "2026-04-07", "2026-06-01", false),
            (["ben"], "2026-05-01", "2027-05-02", false), (["eve", "ada", "ben"], "2026-05-01", "2026-06-01", false),
            ([], nil, "2026-06-01", true),
        ] as [([String], String?, String, Bool)]
    )
    func contradiction(names: [String], reviewed: String?, day: String, agrees: Bool) throws {
        var text = Self.text()
        text.review.reviewers = names.map { Self.located(PersonID($0)) }
        text.review.reviewed = try reviewed.map { Self.located(try Self.date($0)) }
        let record = ReviewRecord(
            file: Self.recordFile,
            entries: [
                try Self.entry("2026-04-07", "ada", next: "2029-04-07"),
                try Self.entry("2026-05-01", "ben", next: "2027-05-01"),
            ]
        )
        let found = try Checks.problems(in: Self.site(text, record, ReviewPolicy(), on: day))
        #expect(found.contains { $0.identifier == .recordContradicted } == !agrees)
    }
}
