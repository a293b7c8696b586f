import SiteModel
import Testing

@testable import Reviewing

@Suite("The page of what waits for a reviewer")
struct QueuePageTests {
    private func page(_ names: String...) throws -> String {
        var queue = ReviewQueue(day: try #require(CalendarDate(iso: "2026-06-01")), horizon: 1)
        for name in names {
            queue.add(
                name: name,
                title: "<b> & “\(name)”",
                path: "Content/\(name).md",
                risk: .high,
                facts: [.neverReviewed],
                review: Review(),
                under: ReviewPolicy()
            )
        }
        return QueuePage(QueueReport(queue: queue), siteTitle: "A & B").html
    }

    @Test("has a row for each text, with the words of the table, and is a file by itself")
    func rows() throws {
        let page = try page("gout/diet", "glossary")
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">\n"))
        #expect(page.contains("<title>What waits for a reviewer – A &amp; B</title>"))
        #expect(page.contains("what falls due within 1 day from then.</p>\n<p>2 texts wait.</p>"))
        #expect(
            page.contains(
                "<tr><td>never reviewed</td><td class=\"number\"></td><th scope=\"row\">&lt;b&gt; &amp; “gout/diet”<br>"
                    + "<span class=\"facts\">gout/diet, Content/gout/diet.md</span></th><td>high</td><td></td><td></td></tr>"
            )
        )
        #expect(page.contains("@media print"))
        for loaded in ["<script", "<link", "src=", "url(", "@import"] { #expect(!page.contains(loaded)) }
    }

    @Test("says where nothing waits")
    func empty() throws {
        let page = try page()
        #expect(page.contains("<p>No text is waiting for a reviewer.</p>"))
        #expect(!page.contains("<table"))
    }
}
