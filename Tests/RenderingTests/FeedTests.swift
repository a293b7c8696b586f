import Diagnostics
import Foundation
import SiteModel
import Testing

@testable import Rendering

/// A site with something to follow: the condition “Gout” and its article “Attack”, reviewed by Ada.
private struct FollowedSite {
    var fixture = ReviewedPageFixture()
    var standing = ReviewedPageFixture.standing([])

    var text: ReviewedText {
        get { fixture.text }
        set { fixture.text = newValue }
    }

    init() {
        fixture.fixture.articles.removeLast()
        fixture.fixture.subjects[0].text.review = Review()
        fixture.text.title = located("What is an attack?")
        fixture.text.review.reviewers.removeLast()
        standing.reviewers = [PersonID("ada")]
    }

    func located<Value>(_ value: Value) -> Located<Value> {
        Located(value, at: Diagnostics.SourceLocation(fixture.text.file))
    }

    var standings: ReviewStandings {
        var standings = ReviewStandings()
        standings[fixture.text.file] = standing
        standings[fixture.fixture.subjects[0].text.file] = ReviewedPageFixture.standing([])
        return standings
    }

    var changes: [TextChange] { fixture.fixture.site.changes(standings) }

    /// Each change in a line.
    var lines: [String] {
        changes.map { change in
            let people = change.reviewers.map(\.rawValue).joined(separator: " ")
            let statements = change.statements.joined(separator: " ")
            let parts = [change.day?.description ?? "-", change.kind.rawValue, people, statements]
            return parts.filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    /// A record with an entry for each day, kind and letter of a text.
    mutating func record(_ entries: [(String, String, ReviewEntry.Kind, Character, change: String?)]) throws {
        let file = SourceFile(.content, "conditions/gout/attack.review.yml")
        let place = Diagnostics.SourceLocation(file)
        text.record = ReviewRecord(
            file: file,
            entries: try entries.map { day, person, kind, letter, change in
                let digits = String(repeating: letter, count: 64)
                return ReviewEntry(
                    date: Located(.day(day), at: place),
                    reviewer: Located(PersonID(person), at: place),
                    kind: kind,
                    text: Located(try #require(ContentDigest(hexadecimal: digits.utf8)), at: place),
                    change: try kind == .clinical ? change.map { try StatedChange($0) } : nil,
                    note: kind == .editorial ? change ?? "A typo." : nil
                )
            }
        )
    }

    func feed(limit: Int = PageRenderer.maximumFeedEntries) throws -> String {
        let renderer = try fixture.renderer()
        return renderer.feed(changes, newestDay: try #require(fixture.fixture.site.newestDay)).text
    }
}

@Suite("What became of a text")
struct TextChangeTests {
    @Test("is a review from front matter, as long as the page may claim it")
    func frontMatter() {
        var site = FollowedSite()
        #expect(site.lines == ["2026-04-07 reviewed ada"])
        site.standing = ReviewedPageFixture.standing([.reviewerUnregistered])
        #expect(site.lines == [])
        site.standing = ReviewedPageFixture.standing([.overdue], .label)
        site.standing.reviewers = [PersonID("ada")]
        #expect(site.lines == ["2026-04-07 reviewed ada"])
    }

    @Test("is one thing for each day, the newest first")
    func days() {
        var site = FollowedSite()
        site.text.published = site.located(.day("2025-01-02"))
        site.text.review.updated = site.located(.day("2026-04-07"))
        #expect(site.lines == ["2026-04-07 reviewed ada", "2025-01-02 new"])
        site.text.review.updated = site.located(.day("2026-05-01"))
        #expect(site.lines == ["2026-05-01 changed", "2026-04-07 reviewed ada", "2025-01-02 new"])
        site.text.published = site.located(.day("2026-04-07"))
        #expect(site.lines == ["2026-05-01 changed", "2026-04-07 new ada"])
    }

    @Test(
        "is on record: reviews that count, what readers were told of others, and what editors fixed",
        arguments: [
            ([], ["2026-04-07 reviewed ada Less.", "2026-03-01 editorial A typo.", "2025-03-01 changed More."]),
            ([.changed], ["2026-04-07 changed Less.", "2026-03-01 editorial A typo.", "2025-03-01 changed More."]),
            (
                [.sharedTextChanged],
                ["2026-04-07 reviewed ada Less.", "2026-03-01 editorial A typo.", "2025-03-01 changed More."]
            ),
        ] as [([ReviewFact], [String])]
    )
    func record(facts: [ReviewFact], lines: [String]) throws {
        var site = FollowedSite()
        try site.record([
            ("2024-03-01", "ben", .clinical, "a", nil), ("2025-03-01", "ada", .clinical, "b", "More."),
            ("2026-03-01", "cleo", .editorial, "c", nil), ("2026-04-07", "ada", .clinical, "d", "Less."),
        ])
        site.standing = ReviewedPageFixture.standing(facts)
        site.standing.reviewers = facts == [.changed] ? [] : [PersonID("ada")]
        #expect(site.lines == lines)
        #expect(site.changes.first?.digest?.description == String(repeating: "d", count: 64))
    }

    @Test("is a review by all who reviewed it on a day")
    func together() throws {
        var site = FollowedSite()
        try site.record([
            ("2026-04-07", "ada", .clinical, "a", "Less."), ("2026-04-07", "ben", .clinical, "a", "Less."),
        ])
        site.standing.reviewers = [PersonID("ada"), PersonID("ben")]
        #expect(site.lines == ["2026-04-07 reviewed ada ben Less."])
    }

    @Test("is nothing for a draft and for a text that is not shown, and of a withdrawn text only that")
    func hidden() throws {
        var site = FollowedSite()
        site.fixture.fixture.includesDrafts = true
        site.text.isDraft = true
        #expect(site.lines == [])
        #expect(site.fixture.fixture.site.newestDay == nil)

        site.text.isDraft = false
        site.standing = ReviewedPageFixture.standing([.overdue], .withhold)
        #expect(site.lines == [])

        site.standing = ReviewedPageFixture.standing([.withdrawn], .withhold)
        site.text.withdrawn = site.located("It was wrong.")
        #expect(site.lines == ["- withdrawn"])
        site.text.withdrawnOn = site.located(.day("2026-05-03"))
        #expect(site.lines == ["2026-05-03 withdrawn"])
        #expect(site.changes.map(\.summary) == [nil])
        #expect(site.changes.map(\.id) == ["conditions/gout/attack"])
    }
}

@Suite("A feed")
struct FeedTests {
    @Test("has an entry for each thing that became of a text, and says what it has from the pages")
    func whole() throws {
        var site = FollowedSite()
        site.text.title = site.located("Blood & <iron>\u{1}?")
        try site.record([("2026-04-07", "ada", .clinical, "d", "Less & less.")])
        site.text.published = site.located(.day("2025-01-02"))
        #expect(
            try site.feed() == """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
                <id>https://example.org/health/feed.xml</id>
                <title>Test Health: what is new</title>
                <updated>2026-04-07T00:00:00Z</updated>
                <link rel="self" type="application/atom+xml" href="https://example.org/health/feed.xml"/>
                <link rel="alternate" type="text/html" href="https://example.org/health/"/>
                <author>
                <name>Test Health</name>
                </author>
                <entry>
                <id>https://example.org/health/conditions/gout/attack/#2026-04-07</id>
                <title>Reviewed: Blood &amp; &lt;iron&gt;?</title>
                <link rel="alternate" type="text/html" hreflang="en" href="https://example.org/health/conditions/gout/attack/"/>
                <published>2025-01-02T00:00:00Z</published>
                <updated>2026-04-07T00:00:00Z</updated>
                <category term="reviewed"/>
                <content type="html">&lt;p&gt;What changed: Less &amp;amp; less.&lt;/p&gt;&lt;p&gt;Reviewed by ada on 7 April 2026.&lt;/p&gt;&lt;p&gt;A summary.&lt;/p&gt;</content>
                </entry>
                <entry>
                <id>https://example.org/health/conditions/gout/attack/#2025-01-02</id>
                <title>New: Blood &amp; &lt;iron&gt;?</title>
                <link rel="alternate" type="text/html" hreflang="en" href="https://example.org/health/conditions/gout/attack/"/>
                <published>2025-01-02T00:00:00Z</published>
                <updated>2025-01-02T00:00:00Z</updated>
                <category term="new"/>
                <content type="html">&lt;p&gt;A summary.&lt;/p&gt;</content>
                </entry>
                </feed>

                """
        )
    }

    @Test("says of a withdrawn text why, and shows nothing of it")
    func withdrawn() throws {
        var site = FollowedSite()
        site.text.withdrawn = site.located("It was wrong.")
        site.text.withdrawnOn = site.located(.day("2026-05-03"))
        site.standing = ReviewedPageFixture.standing([.withdrawn], .withhold)
        let feed = try site.feed()
        #expect(feed.contains("<id>https://example.org/health/conditions/gout/attack/#withdrawn-2026-05-03</id>"))
        #expect(feed.contains("<title>Withdrawn: What is an attack?</title>"))
        #expect(feed.contains("&lt;p&gt;We have withdrawn this page. Reason: It was wrong.&lt;/p&gt;</content>"))
        #expect(!feed.contains("A summary."))
    }

    @Test("says so of a text that no review holds for, and names no one")
    func unreviewed() throws {
        var site = FollowedSite()
        site.text.review.updated = site.located(.day("2026-05-01"))
        site.standing = ReviewedPageFixture.standing([.changed])
        let feed = try site.feed()
        #expect(feed.contains("<title>Changed: What is an attack?</title>"))
        #expect(feed.contains("&lt;p&gt;The current text of this page has no valid medical review.&lt;/p&gt;"))
        #expect(!feed.contains("Reviewed"))
    }

    @Test("says in a demonstration that it is one, in each entry too, and names no reviewer")
    func demonstration() throws {
        var site = FollowedSite()
        site.fixture.fixture.settings.isDemonstration = true
        let feed = try site.feed()
        #expect(feed.matches(of: /Demonstration, not reviewed by anyone/).count == 2)
        #expect(feed.contains("<subtitle>Demonstration, not reviewed by anyone"))
        #expect(feed.contains("<title>Reviewed: What is an attack? (example)</title>"))
        #expect(!feed.contains("Reviewed by"))
    }

    @Test("is in the language of its subject, and marks the words that are in another one")
    func language() throws {
        var site = FollowedSite()
        site.fixture.fixture.subjects[0].text.language = site.located(try #require(LanguageTag("es")))
        try site.record([("2026-04-07", "ada", .clinical, "d", "Less.")])
        let fixture = site.fixture.fixture
        let subject = fixture.subjects[0]
        let changes = fixture.site.changes(ofTextsOf: subject, site.standings)
        let feed = try site.fixture.renderer().feed(of: subject, changes, newestDay: .day("2026-04-07")).text
        #expect(feed.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"es\">"))
        #expect(feed.contains("<title>Gout: novedades</title>"))
        #expect(feed.contains("<title>Revisado: What is an attack?</title>"))
        let summary = "&lt;p lang=&quot;en&quot; dir=&quot;ltr&quot;&gt;A summary.&lt;/p&gt;"
        #expect(feed.contains(summary))
        #expect(feed.contains("&lt;p&gt;Revisado por ada el 7 de abril de 2026.&lt;/p&gt;"))
    }

    @Test("has at most so many entries, the newest", arguments: [false, true])
    func limit(isOfSubject: Bool) throws {
        var site = FollowedSite()
        site.text.review = Review()
        let days = (0..<60).map { CalendarDate.day("2026-01-01").adding(days: $0) }
        try site.record(days.map { ($0.description, "ada", .clinical, "a", "\($0)") })
        site.standing = ReviewedPageFixture.standing([.changed])
        let fixture = site.fixture.fixture
        let changes = fixture.site.changes(ofTextsOf: fixture.subjects[0], site.standings)
        let feed =
            isOfSubject
            ? try site.fixture.renderer().feed(of: fixture.subjects[0], changes, newestDay: days[59]).text
            : try site.feed()
        let found = feed.matches(of: /<\/id>\n<title>Changed/).count
        #expect(found == (isOfSubject ? 20 : 50))
        #expect(feed.contains("<updated>\(days[59])T00:00:00Z</updated>\n<link"))
        #expect(!feed.contains("#2026-01-01<"))
    }

    @Test("leaves out what editors fixed, and has a day even where nothing else is on record")
    func empty() throws {
        var site = FollowedSite()
        site.text.review = Review()
        try site.record([("2026-03-01", "cleo", .editorial, "c", "A typo.")])
        let feed = try site.feed()
        #expect(feed.contains("<updated>2026-03-01T00:00:00Z</updated>"))
        #expect(!feed.contains("<entry>"))
    }
}

@Suite("changes.json")
struct ChangeListTests {
    @Test("names withdrawn texts first, and then what became of others")
    func whole() throws {
        var site = FollowedSite()
        try site.record([
            ("2026-03-01", "cleo", .editorial, "c", "A typo."), ("2026-04-07", "ada", .clinical, "d", "Less."),
        ])
        site.fixture.fixture.subjects[0].text.withdrawn = site.located("It was \"wrong\".")
        let list = ChangeList(site.fixture.fixture.site, site.changes)
        #expect(
            list.bytes.text == """
                {
                  "$schema": "changes.schema.json",
                  "version": 1,
                  "title": "Test Health",
                  "address": "https://example.org/health/",
                  "language": "en",
                  "withdrawn": [
                    {
                      "address": "https://example.org/health/conditions/gout/",
                      "id": "conditions/gout",
                      "title": "Gout",
                      "reason": "It was \\"wrong\\"."
                    }
                  ],
                  "changes": [
                    {
                      "address": "https://example.org/health/conditions/gout/attack/",
                      "id": "conditions/gout/attack",
                      "title": "What is an attack?",
                      "kind": "reviewed",
                      "day": "2026-04-07",
                      "text": "\(String(repeating: "d", count: 64))",
                      "change": "Less."
                    },
                    {
                      "address": "https://example.org/health/conditions/gout/attack/",
                      "id": "conditions/gout/attack",
                      "title": "What is an attack?",
                      "kind": "editorial",
                      "day": "2026-03-01",
                      "text": "\(String(repeating: "c", count: 64))",
                      "change": "A typo."
                    }
                  ],
                  "complete": true
                }

                """
        )
    }

    @Test("says that it is one of a demonstration, and what is in another language than the site")
    func others() throws {
        var site = FollowedSite()
        site.fixture.fixture.settings.isDemonstration = true
        site.text.language = site.located(try #require(LanguageTag("es")))
        let text = ChangeList(site.fixture.fixture.site, site.changes).bytes.text
        #expect(text.contains("\"demonstration\": true,\n  \"withdrawn\": [],"))
        #expect(text.contains("\"title\": \"What is an attack?\",\n      \"language\": \"es\","))
    }

    @Test("leaves the oldest changes out, and no withdrawn text")
    func limit() throws {
        let site = FollowedSite().fixture.fixture.site
        let change = try #require(FollowedSite().changes.first)
        let changes = (0..<1_001).map { index in
            var change = change
            change.day = CalendarDate.day("2026-01-01").adding(days: -index)
            return change
        }
        var withdrawal = change
        withdrawal.kind = .withdrawn
        withdrawal.reason = "R"
        let all = changes + Array(repeating: withdrawal, count: 1_500)
        let text = ChangeList(site, all).bytes.text
        #expect(text.matches(of: /"kind": "reviewed"/).count == 1_000)
        #expect(text.matches(of: /"reason": "R"/).count == 1_500)
        #expect(text.hasSuffix("  \"complete\": false\n}\n"))
        #expect(ChangeList(site, Array(changes.prefix(1_000))).bytes.text.hasSuffix("  \"complete\": true\n}\n"))
    }

    @Test("has the schema that docs has")
    func schema() throws {
        let file = repository.appendingPathComponent("docs/changes.schema.json")
        #expect(ChangeList.schema == (try String(contentsOf: file, encoding: .utf8)))
    }
}
