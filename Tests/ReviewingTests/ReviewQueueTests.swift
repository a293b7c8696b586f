import Diagnostics
import Foundation
import Publishing
import SiteModel
import SiteTestSupport
import Testing

@testable import Reviewing

@Suite("What waits for a reviewer")
struct ReviewQueueTests {
    private static let file = SourceFile(.content, "a.md")
    private let policy = ReviewPolicy()

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    private func review(due: String?, by reviewers: String...) throws -> Review {
        guard let due else { return Review() }
        func located<Value>(_ value: Value) -> Located<Value> { Located(value, at: SourceLocation(Self.file)) }
        return Review(
            reviewed: located(try day("2020-01-01")),
            reviewers: reviewers.map { located(PersonID($0)) },
            statedNextReview: located(try day(due))
        )
    }

    private func queue(horizon: Int = 90) throws -> ReviewQueue {
        var queue = ReviewQueue(day: try day("2026-06-01"), horizon: horizon)
        for (name, facts, due) in [
            ("a/soon", [], "2026-08-30"), ("a/later", [], "2026-08-31"), ("a/today", [.dueSoon], "2026-06-01"),
            ("a/never", [.neverReviewed], nil), ("a/b-never", [.neverReviewed], nil),
            ("a/gone", [.overdue, .withdrawn], "2020-01-01"), ("a/unregistered", [.reviewerUnregistered], "2027-01-01"),
            ("a/shared", [.sharedTextChanged, .dueSoon], "2026-07-01"), ("a/changed", [.changed], "2027-01-01"),
            ("a/yesterday", [.overdue], "2026-05-31"), ("a/longest", [.changed, .overdue], "2024-02-29"),
            ("a/fine", [], "2029-01-01"),
        ] as [(String, [ReviewFact], String?)] {
            queue.add(
                name: name,
                path: "Content/conditions/\(name).md",
                facts: facts,
                review: try review(due: due, by: "ada", "grace"),
                under: policy
            )
        }
        return queue
    }

    @Test("is in the order in which it is to be done")
    func order() throws {
        let queue = try queue()
        #expect(
            queue.sorted.map(\.name) == [
                "a/longest", "a/yesterday", "a/changed", "a/shared", "a/unregistered", "a/b-never", "a/never",
                "a/today", "a/soon", "a/gone",
            ]
        )
        #expect(queue.sorted.map { $0.days(on: queue.day) } == [823, 1, nil, nil, nil, nil, nil, 0, 90, nil])
    }

    @Test("is looked for as far ahead as is asked for")
    func horizon() throws {
        func due(_ horizon: Int) throws -> [String] {
            try queue(horizon: horizon).sorted.filter { $0.what == .fact(.dueSoon) }.map(\.name)
        }
        #expect(try due(0) == ["a/today"])
        #expect(try due(89) == ["a/today"])
        #expect(try due(90) == ["a/today", "a/soon"])
        #expect(try due(91) == ["a/today", "a/soon", "a/later"])
    }

    @Test("is a table for people")
    func table() throws {
        #expect(
            QueueReport(queue: try queue()).table() == """
                WHAT                           DAYS  ARTICLE         RISK      REVIEWER    DUE
                overdue, changed                823  a/longest       standard  ada, grace  2024-02-29
                overdue                           1  a/yesterday     standard  ada, grace  2026-05-31
                changed                              a/changed       standard  ada, grace  2027-01-01
                shared text changed, due soon        a/shared        standard  ada, grace  2026-07-01
                reviewer not registered              a/unregistered  standard  ada, grace  2027-01-01
                never reviewed                       a/b-never       standard
                never reviewed                       a/never         standard
                due soon                          0  a/today         standard  ada, grace  2026-06-01
                due soon                         90  a/soon          standard  ada, grace  2026-08-30
                withdrawn, overdue                   a/gone          standard  ada, grace  2020-01-01

                """
        )
    }

    @Test("is cut to the width of the terminal where names are long")
    func narrowTable() throws {
        var queue = ReviewQueue(day: try day("2026-06-01"), horizon: 90)
        queue.add(
            name: "貧血/a-very-long-name-of-an-article",
            path: "x",
            facts: [.overdue],
            review: try review(due: "2026-05-31", by: "ada-example", "grace-example"),
            under: policy
        )
        let report = QueueReport(queue: queue)
        #expect(
            report.table(columns: 60) == """
                WHAT     DAYS  ARTICLE     RISK      REVIEWER     DUE
                overdue     1  貧血/a-ve…  standard  ada-exampl…  2026-05-31

                """
        )
        #expect(report.table(columns: 10).contains("貧血/a-…  standard  ada-exa…  2026-05-31"))
    }

    @Test("says of a text that moved since its review that it moved, and where it was reviewed")
    func moved() throws {
        var queue = ReviewQueue(day: try day("2026-06-01"), horizon: 90)
        for (name, strayed) in [
            ("gout/diet", .from(.home, to: .glossary)), ("gout/signs", .unknown), ("gout/tests", nil),
        ] as [(String, ReviewStanding.Strayed?)] {
            queue.add(
                name: name,
                path: "x",
                facts: [.changed],
                strayed: strayed,
                review: try review(due: "2027-01-01", by: "ada"),
                under: policy
            )
        }
        #expect(
            QueueReport(queue: queue).table() == """
                WHAT                   DAYS  ARTICLE     RISK      REVIEWER  DUE
                moved                        gout/diet   standard  ada       2027-01-01
                address not on record        gout/signs  standard  ada       2027-01-01
                changed                      gout/tests  standard  ada       2027-01-01

                """
        )
        #expect(QueueReport(queue: queue).json.components(separatedBy: #""reviewedAt": "/""#).count == 2)
    }

    @Test("is JSON for programs")
    func json() throws {
        var queue = ReviewQueue(day: try day("2026-06-01"), horizon: 30)
        queue.add(
            name: "anemia/causes",
            title: "What causes anemia?",
            path: "Content/conditions/anemia/causes.md",
            risk: .high,
            facts: [.changed, .overdue],
            review: try review(due: "2026-05-31", by: "ada"),
            under: policy
        )
        queue.add(
            name: "glossary",
            path: "Content/glossary.yml",
            facts: [.neverReviewed],
            review: Review(),
            under: policy
        )
        #expect(
            QueueReport(queue: queue).json == """
                {
                  "day": "2026-06-01",
                  "horizon": 30,
                  "texts": [
                    {
                      "what": "overdue",
                      "days": 1,
                      "article": "anemia/causes",
                      "title": "What causes anemia?",
                      "file": "Content/conditions/anemia/causes.md",
                      "risk": "high",
                      "reviewers": [
                        "ada"
                      ],
                      "due": "2026-05-31",
                      "facts": [
                        "changed",
                        "overdue"
                      ]
                    },
                    {
                      "what": "neverReviewed",
                      "article": "glossary",
                      "title": "glossary",
                      "file": "Content/glossary.yml",
                      "risk": "standard",
                      "reviewers": [],
                      "facts": [
                        "neverReviewed"
                      ]
                    }
                  ]
                }

                """
        )
        #expect(
            QueueReport(queue: ReviewQueue(day: queue.day, horizon: 90)).json
                == "{\n  \"day\": \"2026-06-01\",\n  \"horizon\": 90,\n  \"texts\": []\n}\n"
        )
    }

    @Test("is CSV for spreadsheets, quoted where that is needed")
    func csv() throws {
        var queue = ReviewQueue(day: try day("2026-06-01"), horizon: 30)
        queue.add(
            name: "anemia/causes",
            path: "A, \"B\"/conditions/anemia/causes.md",
            facts: [.overdue],
            review: try review(due: "2026-05-31", by: "ada", "grace"),
            under: policy
        )
        #expect(
            QueueReport(queue: queue).csv
                == "what,days,article,reviewer,due,file,risk,facts\r\n"
                + "overdue,1,anemia/causes,ada grace,2026-05-31,\"A, \"\"B\"\"/conditions/anemia/causes.md\",standard,overdue\r\n"
        )
        #expect(
            QueueReport(queue: queue, namesCommits: true).csv.hasPrefix(
                "what,days,article,reviewer,due,file,risk,facts,commit\r\n"
            )
        )
    }

    @Test("is among all texts of a site: drafts where they are asked for, and shared texts with a record of their own")
    func ofSite() async throws {
        let site = try SiteOnDesk([
            "Content/conditions/anemia/tests.md":
                "---\ntitle: Which tests?\nsummary: Of blood.\ndraft: true\n---\nText.\n"
        ])
        func names(on day: String, drafts: Bool = false) async throws -> [String] {
            let session = try await site.session(on: day)
            let queue = ReviewQueue(of: session, horizon: 30, includesDrafts: drafts)
            return queue.sorted.map { "\($0.name) \($0.what.name)" }
        }
        #expect(try await names(on: "2026-06-01") == ["anemia/causes neverReviewed"])
        #expect(
            try await names(on: "2026-06-01", drafts: true)
                == ["anemia/causes neverReviewed", "anemia/tests neverReviewed"]
        )
        try await site.sign()
        try await site.sign("disclaimers/general")
        #expect(try await names(on: "2026-06-01") == [])
        #expect(try await names(on: "2029-05-02") == ["anemia/causes dueSoon"])
        try site.replace("This is not", with: "This is no", in: StandardFile.disclaimer.rawValue)
        #expect(
            try await names(on: "2026-06-01")
                == ["disclaimers/general changed", "anemia/causes sharedTextChanged"]
        )
    }
}
