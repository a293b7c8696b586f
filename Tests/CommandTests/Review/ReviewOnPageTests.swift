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
        #expect(
            page.contains(
                "Medically reviewed by Dr. Ada Example (<time datetime=\"2026-06-01\">1 June 2026</time>);"
                    + " Ben Sample (<time datetime=\"2026-06-10\">10 June 2026</time>)</strong>"
            )
        )
        // The table gives both days, so that the history need not.
        #expect(!page.contains("Review history"))
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
        let paths = [Self.page, "Output/people/ada/index.html", "Output/people/index.html"]
        for (day, isOver) in [("2026-06-30", false), ("2026-07-01", true)] {
            for path in paths {
                let page = try await html(site, path, on: day)
                #expect(page.contains("Register 7"))
                #expect(page.contains("Register 7 (ended 30 June 2026)") == isOver)
                #expect(page.contains("EducationalOccupationalCredential") == (!isOver && path != paths[2]))
            }
        }
    }

    @Test("is that a registration begins later, wherever it is shown, and no credential for machines")
    func coming() async throws {
        let person = "---\nname: Ben Sample\nregistration: Register 7\nregisteredFrom: 2026-07-01\n---\nText.\n"
        let site = try ReviewSite(["Content/people/ben.md": person])
        try await site.sign()
        for (day, isToCome) in [("2026-06-30", true), ("2026-07-01", false)] {
            for path in ["Output/people/ben/index.html", "Output/people/index.html"] {
                let page = try await html(site, path, on: day)
                #expect(page.contains("Register 7 (starts 1 July 2026)") == isToCome)
                #expect(!isToCome || !page.contains("EducationalOccupationalCredential"))
            }
        }
    }

    /// When a registration with these days changes what pages say, and what the build says of it.
    static let registrations: [(days: String, on: String, says: String)] = [
        ("registration: R 7\nregisteredUntil: 2026-06-30", "2026-06-01", "2026-06-30: 1 registration changes"),
        ("registration: R 7\nregisteredUntil: 2026-06-30", "2026-06-30", "2026-06-30: 1 registration changes"),
        ("registration: R 7\nregisteredUntil: 2026-06-30", "2026-07-01", "2029-06-01: 1 page falls due"),
        (
            "registration: R 7\nregisteredUntil: 2029-06-01", "2026-06-01",
            "2029-06-01: 1 page falls due, 1 registration changes"
        ),
        ("registration: R 7\nregisteredUntil: 2030-06-01", "2026-06-01", "2029-06-01: 1 page falls due"),
        // Pages that show no registration stay as they are.
        ("registeredUntil: 2026-06-30", "2026-06-01", "2029-06-01: 1 page falls due"),
    ]

    @Test("stays right through the day on which a registration ends that it shows", arguments: registrations)
    func lastDay(days: String, on day: String, says: String) async throws {
        let site = try ReviewSite(["Content/people/ada.md": "---\nname: Dr. Ada Example\n\(days)\n---\nText.\n"])
        try await site.sign()
        let templates = Sitegen.repository.appendingPathComponent("Templates").path
        let build = try await Sitegen.run(["build", "--templates", templates, "--as-of", day], in: site.site)
        #expect(build.errors.hasSuffix("\nRebuild by \(says)\n"), "\(build.errors)")
        let last = says.prefix(while: { $0 != ":" })
        #expect(try site.site.text("Output/.sitegen-manifest.json").contains("\"validThrough\": \"\(last)\""))
        #expect(try site.site.text("Output/.well-known/medical-review.json").contains("\"validThrough\": \"\(last)\""))
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

    @Test("is on the condition's page: an answer that no one reviewed is marked")
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
        let other = ReviewSite.text.replacing("What causes anemia?", with: "Is anemia common?")
        let site = try ReviewSite([ReviewSite.article: text, "Content/conditions/anemia/common.md": other])
        try await site.sign()
        try await site.review("sign", "anemia/common", "--by", "ada", "--yes")
        let page = try await html(site, on: "2026-06-01")
        let places = [
            "care-emergency", "What you can do instead", "https://www.who.int/",
            "href=\"/conditions/anemia/common/\">Is anemia common?",
        ].compactMap { page.firstRange(of: $0)?.lowerBound }
        #expect(places.count == 4)
        #expect(places == places.sorted())
        #expect(!page.contains("data-reviewed=\"sources\""))
        let verify = try await Sitegen.run(["verify", "--as-of", "2026-06-01"], in: site.site)
        #expect(verify.status == 0, "\(verify.output)")
    }

    @Test(
        "offers no answer that is withheld among others, whether the text or its digest tells",
        arguments: ["withdrawn: Out of date.\nauthors:", "risk: high\nauthors:"]
    )
    func hiddenAmongOthers(lines: String) async throws {
        let other = ReviewSite.text.replacing("What causes anemia?", with: "Is anemia common?")
        let last = ReviewSite.text.replacing("What causes anemia?", with: "What else?")
        let changed = "Content/conditions/anemia/common.md"
        let site = try ReviewSite([
            changed: other.replacing("authors:", with: lines), "Content/conditions/anemia/else.md": last,
        ])
        try site.replace(
            "language: en",
            with: "language: en\nreview: {policy: {high: {changed: withhold}}}",
            in: "Content/site.yml"
        )
        try await site.sign()
        for name in ["common", "else"] { try await site.review("sign", "anemia/\(name)", "--by", "ada", "--yes") }
        try site.replace("a lack of iron", with: "too little iron", in: changed)
        let link = "href=\"/conditions/anemia/common/\""
        for name in ["causes", "else"] {
            let page = try await html(site, "Output/conditions/anemia/\(name)/index.html", on: "2026-06-01")
            #expect(!page.contains(link), "\(name)")
            #expect(page.contains("href=\"/conditions/anemia/\(name == "else" ? "causes" : "else")/\""))
        }
        let notice = try site.site.text("Output/conditions/anemia/common/index.html")
        #expect(
            notice.contains("href=\"/conditions/anemia/causes/\"")
                && notice.contains("href=\"/conditions/anemia/else/\"")
        )
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

    @Test("is not left out in silence: a day of the next review where nothing says that there was one is an error")
    func nextReviewAlone() async throws {
        for (policy, risk) in [("{minimumReviewers: 0}", "standard"), ("{}", "low")] {
            let text = ReviewSite.text.replacing("authors:", with: "nextReview: 2027-04-07\nrisk: \(risk)\nauthors:")
            let site = try ReviewSite([ReviewSite.article: text])
            try site.replace("language: en", with: "language: en\nreview: \(policy)", in: "Content/site.yml")
            let check = try await Sitegen.run(["check", "--as-of", "2026-06-01"], in: site.site)
            #expect(check.status == 1)
            #expect(
                check.errors.contains(
                    """
                    causes.md:4:13: error: The text has a day for its next review but no `reviewed` and no `reviewers`, so the \
                    page shows no review [key-missing]
                    """
                )
            )
            try await site.sign("--next", "2027-04-07")
            #expect(try await Sitegen.run(["check", "--as-of", "2026-06-01"], in: site.site).status == 0)
        }
    }
}
