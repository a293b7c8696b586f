import Diagnostics
import SiteModel
import Testing

@testable import Reviewing

@Suite("The days on which reviews fall due")
struct DueDaysTests {
    private func due(horizon: Int = 90) async throws -> DueDays {
        let day = try #require(CalendarDate(iso: "2026-06-01"))
        var queue = ReviewQueue(day: day, horizon: horizon)
        func located<Value>(_ value: Value) -> Located<Value> {
            Located(value, at: SourceLocation(SourceFile(.content, "a.md")))
        }
        for (name, facts, due) in [
            ("anemia/soon", [], "2026-08-30"), ("anemia/over", [.overdue], "2026-05-31"),
            ("anemia/changed", [.changed], "2027-01-01"), ("anemia/gone", [.withdrawn], "2026-06-10"),
            ("disclaimers/general", [], "2026-06-01"),
        ] as [(String, [ReviewFact], String)] {
            queue.add(
                name: name,
                title: "Too “long”, or\\not; \(name)?",
                path: "Content/\(name).md",
                facts: facts,
                review: Review(
                    reviewed: located(day),
                    reviewers: [located(PersonID("ada"))],
                    statedNextReview: located(try #require(CalendarDate(iso: due)))
                ),
                address: name.hasPrefix("anemia") ? Address(path: "/conditions/\(name)/") : nil,
                under: ReviewPolicy()
            )
        }
        let settings = try await SiteOnDesk().session().desk.site.settings
        return DueDays(queue, of: settings, for: [PersonID("ada")])
    }

    @Test("are a calendar, which leaves out withdrawn texts and says when each review ends")
    func calendar() async throws {
        let calendar = try await due().calendar
        #expect(calendar.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//sitegen//Reviews//EN\r\n"))
        #expect(calendar.hasSuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"))
        let lines = calendar.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
        let unfolded = calendar.replacing("\r\n ", with: "")
        #expect(
            unfolded.split(separator: "\r\n").filter { $0.hasPrefix("DTSTART") } == [
                "DTSTART;VALUE=DATE:20260531", "DTSTART;VALUE=DATE:20260601", "DTSTART;VALUE=DATE:20260830",
                "DTSTART;VALUE=DATE:20270101",
            ]
        )
        #expect(
            unfolded.contains(
                """
                BEGIN:VEVENT\r
                UID:https://example.org/conditions/anemia/over/#review\r
                DTSTAMP:20260601T000000Z\r
                DTSTART;VALUE=DATE:20260531\r
                SUMMARY:Review due: Too “long”\\, or\\\\not\\; anemia/over?\r
                DESCRIPTION:anemia/over: overdue. Risk: standard. Last reviewed by ada. File: Content/anemia/over.md\r
                URL:https://example.org/conditions/anemia/over/\r
                TRANSP:TRANSPARENT\r
                END:VEVENT\r\n
                """
            )
        )
        #expect(unfolded.contains("UID:https://example.org/#review-disclaimers/general\r\n"))
    }

    @Test("are written in lines that no one cuts within a character", arguments: [74, 75, 76, 148, 149, 150, 300])
    func folding(count: Int) {
        for letter in ["a", "ü", "血", "🩺"] {
            let line = String(repeating: letter, count: count)
            let folded = DueDays.folded(line)
            #expect(folded.replacing("\r\n ", with: "") == line + "\r\n")
            #expect(folded.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        }
    }

    @Test("are escaped where a sign has a meaning, and have no control characters")
    func escaping() { #expect(DueDays.escaped("a,b;c\\d\ne\u{7}f\r") == "a\\,b\\;c\\\\d\\nef") }

    @Test("are a feed of what is over or comes soon, the newest first, each as new on the day on which it came")
    func feed() async throws {
        let feed = try await due().feed
        func all(_ name: String) -> [String] {
            feed.split(separator: "\n").filter { $0.hasPrefix("<\(name)>") }.map(String.init)
        }
        #expect(
            all("updated") == [
                "<updated>2026-06-01T00:00:00Z</updated>", "<updated>2026-06-01T00:00:00Z</updated>",
                "<updated>2026-06-01T00:00:00Z</updated>", "<updated>2026-03-03T00:00:00Z</updated>",
            ]
        )
        #expect(
            all("id") == [
                "<id>https://example.org/#reviews-due</id>",
                "<id>https://example.org/conditions/anemia/over/#review-overdue-2026-05-31</id>",
                "<id>https://example.org/conditions/anemia/soon/#review-due-2026-08-30</id>",
                "<id>https://example.org/#review-disclaimers/general-due-2026-06-01</id>",
            ]
        )
        #expect(all("title")[1] == "<title>Review overdue: Too “long”, or\\not; anemia/over?</title>")
        #expect(feed.hasSuffix("</entry>\n</feed>\n"))
    }
}
