import Diagnostics
import SiteModel
import Testing

@testable import Rendering

/// Pages of a small site in the theme that comes with sitegen, with standings made by hand.
struct ReviewedPageFixture {
    static let reviewed = CalendarDate.day("2026-04-07")
    static let due = CalendarDate.day("2029-04-07")
    static let digest = ContentDigest(hexadecimal: String(repeating: "0123456789abcdef", count: 4).utf8)

    var fixture: SiteFixture
    var body = Body(html: "<p>Text.</p>\n", isEmpty: false)
    var disclaimer: Body? = Body(html: "<p>This is not advice.</p>\n", isEmpty: false)
    var digests: PageDigests?

    /// The article `gout/attack` and its neighbour `gout/diet`, reviewed by Ada and Ben.
    init() {
        fixture = SiteFixture(
            subjects: [SiteFixture.subject("gout", "Gout", reviewed: Self.reviewed)],
            articles: [
                SiteFixture.article("attack", of: "gout", reviewed: Self.reviewed),
                SiteFixture.article("diet", of: "gout", reviewed: Self.reviewed),
            ],
            people: [SiteFixture.person("ada"), SiteFixture.person("ben")],
            pages: [SiteFixture.page("how-we-review")]
        )
        fixture.settings.reviewPolicy.defaultRisk = .low
        for index in fixture.articles.indices {
            let place = SourceLocation(fixture.articles[index].text.file)
            fixture.articles[index].text.summary = Located("A summary.", at: place)
            fixture.articles[index].text.review.reviewers = ["ada", "ben"].map { Located(PersonID($0), at: place) }
        }
    }

    var text: ReviewedText {
        get { fixture.articles[0].text }
        set { fixture.articles[0].text = newValue }
    }

    /// A policy that does one thing about every fact.
    static func policy(_ action: ReviewAction) -> FactPolicy {
        let actions = Dictionary(uniqueKeysWithValues: ReviewFact.allCases.map { ($0, action) })
        return FactPolicy(Dictionary(uniqueKeysWithValues: RiskClass.allCases.map { ($0, actions) }))
    }

    /// What follows from facts: a claim, unless one of them forbids it.
    static func standing(_ facts: [ReviewFact], _ action: ReviewAction = .label) -> ReviewStanding {
        let mayClaim = !facts.contains { [.neverReviewed, .changed, .reviewerUnregistered].contains($0) }
        return ReviewStanding(
            facts: facts,
            action: facts.isEmpty ? .nothing : action,
            claim: mayClaim ? ReviewStatus.Claim(reviewed: reviewed, due: due) : nil,
            reviewers: mayClaim ? [PersonID("ada"), PersonID("ben")] : [],
            changedSharedTexts: facts.contains(.sharedTextChanged) ? [.disclaimer(DisclaimerID("general"))] : []
        )
    }

    func renderer() throws -> PageRenderer {
        let files = try ThemeFixture.ownFiles()
        let theme = try #require(ThemeFixture.load(files).theme)
        return PageRenderer(site: fixture.site, theme: theme, lexicon: ThemeFixture.lexicon(files))
    }

    func bodies(_ standing: ReviewStanding) -> ReviewedBodies {
        ReviewedBodies(body: body, disclaimer: disclaimer, standing: standing, digests: digests)
    }

    /// The article's page as the policy has it.
    func page(_ facts: [ReviewFact], _ action: ReviewAction = .label) throws -> ShownPage {
        var copy = self
        copy.fixture.settings.reviewPolicy.facts = Self.policy(action)
        let article = copy.fixture.articles[0]
        return ShownPage(try copy.renderer().article(article, copy.bodies(Self.standing(facts, action))))
    }
}

/// A page's HTML, and what tests ask of it.
struct ShownPage {
    let html: String

    init(_ page: RenderedPage) { html = page.text }

    /// The lines of what is between two texts, the first of which is part of it; without empty ones.
    func part(from start: String, to end: String) -> [String] {
        guard let opening = html.firstRange(of: start),
            let closing = html[opening.upperBound...].firstRange(of: end)
        else { return [] }
        return html[opening.lowerBound..<closing.lowerBound].split(separator: "\n").map(String.init)
    }

    /// What is visible of the line beside the heading.
    var status: String? {
        let lines = part(from: "<p class=\"status\">", to: "</p>")
        guard !lines.isEmpty else { return nil }
        return lines.joined(separator: " ").replacing(/<[^>]*>/, with: "").replacing("&nbsp;", with: " ")
            .split(separator: " ").joined(separator: " ")
    }

    /// The notices above the answer.
    var notices: [String] { html.matches(of: /<p class="notice">(.*)<\/p>/).map { String($0.1) } }

    /// The notices that change little for readers, beside the record of the review.
    var remarks: [String] { html.matches(of: /<p class="remark"(?: data-late="")?>(.*)<\/p>/).map { String($0.1) } }

    var isIndexable: Bool { !html.contains("<meta name=\"robots\" content=\"noindex\">") }
    /// Whether it has a script besides that of the search.
    var hasScript: Bool { html.replacing("</form><script>", with: "").contains("<script>") }
    var structuredData: String { part(from: "<script type=\"application/ld+json\">", to: "</script>").joined() }
    var claimsReview: Bool {
        html.contains("lastReviewed") || html.contains("reviewedBy") || html.contains("Medically reviewed")
            || html.contains("Reviewed by") || html.contains("Last reviewed")
    }
}

@Suite("What a page says of its review")
struct ReviewedPageTests {
    private static let history = "Last reviewed 7 April 2026 · Next review due 7 April 2029 · About this review"
    private static let due = "<time datetime=\"2029-04-07\">7 April 2029</time>"

    @Test(
        "is each fact in words, the first one beside the heading",
        arguments: [
            ([], "Medically reviewed by ada; ben · " + history, []),
            (
                [.neverReviewed], "Not checked by a health professional yet",
                ["No health professional has checked this page yet. Do not rely on it alone."]
            ),
            (
                [.changed], "Changed since its last medical review",
                [
                    "This page has changed since its last medical review. "
                        + "No health professional has checked the new text yet."
                ]
            ),
            (
                [.sharedTextChanged], "Medically reviewed by ada; ben · " + history,
                ["The disclaimer has changed since this page was reviewed."]
            ),
            (
                [.reviewerUnregistered], "No valid medical review",
                [
                    "Someone who reviewed this page was not on a professional register at the time, "
                        + "so the review does not count."
                ]
            ),
            (
                [.overdue],
                "Review overdue · Last reviewed 7 April 2026 · Review was due by 7 April 2029 · About this review",
                ["This page was due for review by \(due). It may be out of date."]
            ),
            (
                [.dueSoon], "Medically reviewed by ada; ben · " + history,
                ["The next review of this page is due by \(due)."]
            ),
            (
                [.withdrawn], "Withdrawn · " + history,
                ["We have withdrawn this page. Reason: The guideline &lt;2&gt; changed."]
            ),
            (
                [.changed, .overdue, .withdrawn], "Changed since its last medical review",
                [
                    "This page has changed since its last medical review. "
                        + "No health professional has checked the new text yet.",
                    "This page was due for review by \(due). It may be out of date.",
                    "We have withdrawn this page. Reason: The guideline &lt;2&gt; changed.",
                ]
            ),
        ] as [([ReviewFact], String, [String])]
    )
    func facts(facts: [ReviewFact], status: String, notices: [String]) throws {
        var fixture = ReviewedPageFixture()
        let place = SourceLocation(fixture.text.file)
        fixture.text.review.statedNextReview = Located(ReviewedPageFixture.due, at: place)
        fixture.text.withdrawn = Located("The guideline <2> changed.", at: place)
        let page = try fixture.page(facts)
        #expect(page.status == status)
        let isForEditors = facts == [.dueSoon] || facts == [.sharedTextChanged]
        #expect(page.notices == (isForEditors ? [] : notices))
        #expect(page.remarks == (isForEditors ? notices : []))
        #expect(page.isIndexable)
        let isClaimed = !facts.contains { [.neverReviewed, .changed, .reviewerUnregistered].contains($0) }
        #expect(page.claimsReview == isClaimed)
        #expect(page.structuredData.contains("\"lastReviewed\":\"2026-04-07\"") == isClaimed)
        #expect(page.hasScript == (isClaimed && !facts.contains(.overdue)))
    }

    @Test("names the reviewers with what they do, and on a demonstration that it is an example")
    func reviewersInStatus() throws {
        var fixture = ReviewedPageFixture()
        fixture.fixture.people[0].name = "Dr. Ada Example"
        fixture.fixture.people[0].role = "hematologist"
        #expect(
            try fixture.page([]).status
                == "Medically reviewed by Dr. Ada Example, hematologist; ben · \(Self.history)"
        )
        fixture.fixture.settings.isDemonstration = true
        #expect(
            try fixture.page([]).status
                == "Medically reviewed by Dr. Ada Example, hematologist; ben (example) · \(Self.history)"
        )
    }

    @Test("is beside a count of shared experiences, unless no one shared any", arguments: [0, 1, 2])
    func experiences(count: Int) throws {
        var fixture = ReviewedPageFixture()
        let place = SourceLocation(fixture.text.file)
        fixture.fixture.experiences = Experiences(
            rows: [
                Experiences.Row(
                    subject: Located(SubjectID("gout"), at: place),
                    article: Located("attack", at: place),
                    people: Located(count, at: place),
                    url: nil
                )
            ]
        )
        let page = try fixture.page([])
        #expect(page.html.contains("<p class=\"experiences\">") == (count > 0))
        #expect(page.structuredData.contains("interactionStatistic") == (count > 0))
    }

    @Test(
        "is nothing where the policy does nothing, except that an overdue review is never called current",
        arguments: [
            ([.neverReviewed], nil), ([.changed], nil), ([.reviewerUnregistered], nil),
            ([.sharedTextChanged], "Medically reviewed by ada; ben · " + history),
            ([.dueSoon], "Medically reviewed by ada; ben · " + history),
            ([.withdrawn], "Medically reviewed by ada; ben · " + history),
            (
                [.overdue],
                "Review overdue · Last reviewed 7 April 2026 · Review was due by 7 April 2029 · About this review"
            ),
        ] as [([ReviewFact], String?)]
    )
    func nothing(facts: [ReviewFact], status: String?) throws {
        let page = try ReviewedPageFixture().page(facts, .nothing)
        #expect(page.status == status)
        #expect(page.notices == [])
        #expect(page.remarks == [])
    }

    @Test("asks search engines not to list it, where the policy says so", arguments: ReviewFact.allCases)
    func noindex(fact: ReviewFact) throws {
        let fixture = ReviewedPageFixture()
        #expect(try !fixture.page([fact], .noindex).isIndexable)
        #expect(try fixture.page([fact], .label).isIndexable)
    }

    // MARK: The marks of docs/review.md

    @Test("is marked by regions, with the site's own words in them left out")
    func regions() throws {
        var fixture = ReviewedPageFixture()
        let place = SourceLocation(fixture.text.file)
        var source = Source(id: Located("who", at: place), title: "Gout")
        source.publisher = "WHO"
        source.published = PartialDate(iso: "2023-03")
        source.accessed = Located(CalendarDate.day("2026-03-02"), at: place)
        fixture.text.sources = [source]
        fixture.body.citations = [Body.Citation(source: 0)]
        let page = try fixture.page([])
        let regions = page.html.matches(of: /data-reviewed="([a-z-]+)"/).map { String($0.1) }
        #expect(regions == ["title", "summary", "body", "sources", "disclaimer"])
        #expect(page.html.contains("<h1 data-reviewed=\"title\">attack</h1>"))
        #expect(page.html.contains("<p class=\"summary\" data-reviewed=\"summary\">A summary.</p>"))
        #expect(page.html.contains("<div class=\"prose\" data-reviewed=\"body\">\n<p>Text.</p>\n\n</div>"))
        #expect(
            page.part(from: "<section class=\"sources\"", to: "</section>") == [
                "<section class=\"sources\" data-reviewed=\"sources\">",
                "<h2 data-unreviewed>Sources</h2>",
                "<ol>",
                "<li id=\"source-1\"><cite>Gout</cite>",
                "<span class=\"imprint\">",
                "<span>WHO</span>",
                "<span data-unreviewed>Published</span> <time datetime=\"2023-03\">March 2023</time>",
                "<span data-unreviewed>Checked</span> <time datetime=\"2026-03-02\">2 March 2026</time>",
                "</span>",
                "<div class=\"back-links\" data-unreviewed>",
                "<a href=\"#cite-1\" aria-label=\"Back to place 1 in the text\">↩︎ 1</a>",
                "</div>",
                "</li>",
                "</ol>",
            ]
        )
        #expect(
            page.part(from: "<section class=\"disclaimer\"", to: "</section>") == [
                "<section class=\"disclaimer\" id=\"theme-disclaimer\">",
                "<h2>Medical disclaimer</h2>",
                "<div data-reviewed=\"disclaimer\">",
                "<p>This is not advice.</p>",
                "</div>",
            ]
        )
    }

    // MARK: How it was reviewed

    private static func entry(
        _ date: String,
        _ reviewer: String,
        _ kind: ReviewEntry.Kind = .clinical,
        text: String,
        change: String? = nil,
        note: String? = nil
    ) throws -> ReviewEntry {
        let place = SourceLocation(SourceFile(.content, "conditions/gout/attack.review.yml"))
        let digits = String(repeating: text, count: 64)
        return ReviewEntry(
            date: Located(.day(date), at: place),
            reviewer: Located(PersonID(reviewer), at: place),
            kind: kind,
            text: Located(try #require(ContentDigest(hexadecimal: digits.utf8)), at: place),
            change: try change.map { try StatedChange($0) },
            note: note
        )
    }

    private static func recorded() throws -> ReviewedPageFixture {
        var fixture = ReviewedPageFixture()
        fixture.text.record = ReviewRecord(
            file: SourceFile(.content, "conditions/gout/attack.review.yml"),
            entries: [
                try entry("2023-03-01", "ada", text: "a"),
                try entry("2023-05-02", "cleo", .editorial, text: "b", note: "A typo <again>."),
                try entry("2026-03-01", "ben", text: "c", note: "Read against the guideline."),
                try entry("2026-04-07", "ada", text: "c"),
            ]
        )
        fixture.digests = PageDigests(text: try #require(ReviewedPageFixture.digest))
        return fixture
    }

    private static let earlier = [
        "<dt>Review history</dt>",
        "<dd><time datetime=\"2026-03-01\">1 March 2026</time>, clinical review, "
            + "<a href=\"/health/people/ben/\">ben</a>: Read against the guideline.</dd>",
        "<dd><time datetime=\"2023-05-02\">2 May 2023</time>, editorial change: A typo &lt;again&gt;.</dd>",
        "<dd><time datetime=\"2023-03-01\">1 March 2023</time>, clinical review, "
            + "<a href=\"/health/people/ada/\">ada</a></dd>",
        "</div>",
        "<div>",
        "<dt>Fingerprint of the text</dt>",
        "<dd><code dir=\"ltr\" title=\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\">0123456789ab</code> "
            + "<a href=\"/health/.well-known/medical-review.json\">Register of reviews</a></dd>",
        "</div>",
        "</dl>",
        "</details>",
    ]

    @Test("tells who reviewed it, when, until when, what happened before, and how to check it")
    func panel() throws {
        let panel = try Self.recorded().page([]).part(
            from: "<section class=\"record\" id=\"theme-record\">",
            to: "</section>"
        )
        #expect(
            panel == [
                "<section class=\"record\" id=\"theme-record\">",
                "<h2>How this page was reviewed</h2>",
                "<dl class=\"facts\">",
                "<div>",
                "<dt>Reviewed by</dt>",
                "<dd>",
                "<a class=\"name\" href=\"/health/people/ada/\">ada</a>",
                "</dd>",
                "<dd>",
                "<a class=\"name\" href=\"/health/people/ben/\">ben</a>",
                "</dd>",
                "</div>",
                "<div>",
                "<dt>Last reviewed</dt>",
                "<dd><time datetime=\"2026-04-07\">7 April 2026</time> (clinical review)</dd>",
                "</div>",
                "<div>",
                "<dt data-late=\"Review was due by\">Next review due</dt>",
                "<dd><time datetime=\"2029-04-07\">7 April 2029</time></dd>",
                "</div>",
                "</dl>",
                "<details>",
                "<summary>More about this review</summary>",
                "<p>On this site, a review counts for up to 3 years. Read more: "
                    + "<a href=\"/health/how-we-review/\">how-we-review</a>.</p>",
                "<dl class=\"facts\">",
                "<div>",
            ] + Self.earlier
        )
    }

    @Test("where no review holds any more, has those on record as history only")
    func historyOnly() throws {
        let panel = try Self.recorded().page([.changed]).part(
            from: "<section class=\"record\" id=\"theme-record\">",
            to: "</section>"
        )
        #expect(
            panel == [
                "<section class=\"record\" id=\"theme-record\">",
                "<h2>About this page</h2>",
                "<p>The current text of this page has no valid medical review.</p>",
                "<details>",
                "<summary>More about this review</summary>",
                "<dl class=\"facts\">",
                "<div>",
                Self.earlier[0],
                "<dd><time datetime=\"2026-04-07\">7 April 2026</time>, clinical review, "
                    + "<a href=\"/health/people/ada/\">ada</a></dd>",
            ] + Self.earlier[1...]
        )
    }

    @Test("leads to the page that tells how to check a review, where the site has one")
    func verification() throws {
        var fixture = try Self.recorded()
        fixture.fixture.pages.append(SiteFixture.page("verify-a-review"))
        let page = try fixture.page([])
        #expect(page.html.contains("</code> <a href=\"/health/verify-a-review/\">verify-a-review</a></dd>"))
        #expect(!page.html.contains("medical-review.json"))
    }

    @Test("shows the ten newest entries of a long record")
    func longRecord() throws {
        var fixture = ReviewedPageFixture()
        let entries = try (10...25).map { try Self.entry("2020-01-\($0)", "ada", .editorial, text: "a", note: "\($0)") }
        fixture.text.record = ReviewRecord(file: fixture.text.file, entries: entries)
        let notes = try fixture.page([.neverReviewed]).html.matches(of: /editorial change.*: (\d+)<\/dd>/)
        #expect(notes.map { String($0.1) } == (16...25).reversed().map(String.init))
    }
}
