import Foundation
import SiteTestSupport
import Testing

@Suite("What a page says of its review")
struct ReviewOnPageTests {
    private static let page = "Output/conditions/anemia/causes/index.html"

    private func html(_ site: ReviewSite, _ path: String = page, on day: String) async throws -> String {
        let build = try await site.build(on: day)
        try #require(build.status == 0, "\(build.errors)")
        return try site.site.text(path)
    }

    @Test("is the day of each reviewer's own review, where they reviewed it on different days")
    func days() async throws {
        let site = try ReviewSite(["Content/people/ben.md": "---\nname: Ben Sample\n---\nText.\n"])
        try await site.sign()
        #expect(!(try await html(site, on: "2026-06-01").contains("<span class=\"detail\">Last reviewed <time")))
        try await site.sign(on: "2026-06-10", by: "ben")
        let page = try await html(site, on: "2026-06-10")
        for day in ["2026-06-01", "2026-06-10"] {
            #expect(page.contains("<span class=\"detail\">Last reviewed <time datetime=\"\(day)\">"))
        }
    }

    @Test("is that a registration has ended, wherever it is shown, and no credential for machines")
    func ended() async throws {
        let person = """
            ---
            name: Dr. Ada Example
            registration: Register 7
            registeredUntil: 2026-06-30
            ---
            Text.
            """
        let site = try ReviewSite(["Content/people/ada.md": person])
        try await site.sign()
        for (day, isOver) in [("2026-06-30", false), ("2026-07-01", true)] {
            for path in [Self.page, "Output/people/ada/index.html"] {
                let page = try await html(site, path, on: day)
                #expect(page.contains("Register 7 (ended ") == isOver)
                #expect(page.contains("EducationalOccupationalCredential") == !isOver)
            }
        }
    }

    @Test("is an organization's, where the profile says that it is one")
    func organization() async throws {
        let team = "---\nname: The Example Team\nkind: organization\nrole: Editors\n---\nText.\n"
        let site = try ReviewSite(["Content/people/team.md": team])
        try await site.sign(by: "team")
        let page = try await html(site, on: "2026-06-01")
        #expect(page.contains("\"@type\":\"Organization\",\"@id\":\"https://example.org/people/team/#organization\""))
        #expect(!page.contains("\"@type\":\"Person\",\"@id\":\"https://example.org/people/team/"))
    }

    @Test("stands on the condition's page: an answer that nobody reviewed is marked")
    func marks() async throws {
        let low = ReviewSite.text.replacing("title: What", with: "risk: low\ntitle: What")
        let site = try ReviewSite([ReviewSite.article: low])
        let mark = "<span class=\"tag\">Not reviewed</span>"
        let path = "Output/conditions/anemia/index.html"
        #expect(try await html(site, path, on: "2026-06-01").contains(mark))
        try await site.sign()
        #expect(!(try await html(site, path, on: "2026-06-01").contains(mark)))
    }

    @Test("leaves no reader alone where the text is withheld: what to do instead and the sources follow the cards")
    func withheld() async throws {
        let text = ReviewSite.text
            .replacing(
                "authors:",
                with:
                    "withdrawn: Out of date.\nsources:\n  - {id: who, title: A guide, url: \"https://www.who.int/\"}\nauthors:"
            )
            .replacing("## Blood", with: "> [!EMERGENCY] Call now\n> Call 911 now.\n\n## Blood")
        let site = try ReviewSite([ReviewSite.article: text])
        try await site.sign()
        let page = try await html(site, on: "2026-06-01")
        let places = ["care-emergency", "What you can do instead", "https://www.who.int/"].compactMap {
            page.firstRange(of: $0)?.lowerBound
        }
        #expect(places.count == 3)
        #expect(places == places.sorted())
        #expect(!page.contains("data-reviewed=\"sources\""))
        let verify = try await Sitegen.run(["verify", "--as-of", "2026-06-01"], in: site.site)
        #expect(verify.status == 0, "\(verify.output)")
    }

    @Test("is nothing false: a day of review without a reviewer is an error, even where no reviewer is needed")
    func nobody() async throws {
        let text = ReviewSite.text.replacing("authors:", with: "reviewed: 2026-04-07\nauthors:")
        let site = try ReviewSite([ReviewSite.article: text])
        try site.replace("language: en", with: "language: en\nreview: {minimumReviewers: 0}", in: "Content/site.yml")
        let check = try await Sitegen.run(["check", "--as-of", "2026-06-01"], in: site.site)
        #expect(check.status == 1)
        #expect(
            check.errors.contains(
                "error: The text has a day of review but no `reviewers`, so the page cannot say who reviewed it"
                    + " [key-missing]"
            )
        )
    }
}
