import SiteModel
import SiteTestSupport
import Testing

@Suite("What the page says of its review")
struct ReviewOnPageTests {
    private func article(_ edits: [Mistake.Edit]) async throws -> String {
        let site = try Mistake("", edits: edits, report: "").site()
        let result = try await site.build(writes: true)
        #expect(result.isSuccess)
        return try site.text("Output/conditions/anemia/causes/index.html")
    }

    @Test(
        "is what the report says",
        arguments: [
            ("2026-04-07", "<p>Reviewed 7 April 2026, due 7 April 2029</p>"),
            ("2023-06-02", "<p>Reviewed 2 June 2023, due 2 June 2026</p>"),
            ("2023-06-01", "<p>Reviewed 1 June 2023, due 1 June 2026</p>"),
            ("2023-05-31", "<p>Reviewed 31 May 2023, due 31 May 2026, overdue</p>"),
        ]
    )
    func review(day: String, words: String) async throws {
        #expect(try await article([.init(.article, "2026-04-07", day)]).contains(words))
    }

    @Test("is nothing where the site asks for no reviewer and the text has no review")
    func noClaim() async throws {
        let policy = Mistake.Edit(
            .settings,
            "  name: Test Publisher",
            "  name: Test Publisher\nreview: {minimumReviewers: 0}"
        )
        let page = try await article([policy, .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")])
        #expect(!page.contains("Reviewed"))
        #expect(!page.contains("2026"))
    }

    @Test("is a review by no one where a name stands without a date")
    func nameWithoutDate() async throws {
        let policy = Mistake.Edit(
            .settings,
            "  name: Test Publisher",
            "  name: Test Publisher\nreview: {minimumReviewers: 0}"
        )
        let site = try Mistake("", edits: [policy, .init(.article, "reviewed: 2026-04-07\n", "")], report: "").site()
        let report = try await site.report()
        #expect(
            report == """
                Content/conditions/anemia/causes.md:1:1: error: The key `reviewed` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `reviewed:` with the day of the last review, such as `2026-04-07`, or have a reviewer sign the text: `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        )
    }
}

@Suite("A draft")
struct DraftTests {
    private let draft = Mistake("", "reviewed: 2026-04-07\nreviewers: [ada]\n", "draft: true\n", report: "")

    @Test("is left out, and named")
    func skipped() async throws {
        let site = try draft.site()
        let result = try await site.build(writes: true)
        #expect(result.isSuccess)
        #expect(result.summary?.skippedDrafts.map(\.description) == ["Content/conditions/anemia/causes.md"])
        #expect(result.summary?.articles == 0)
        let output = try site.files(below: "Output")
        #expect(output.keys.filter { $0.contains("causes") }.isEmpty)
        #expect(output.values.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("/causes/") })
    }

    @Test("is built on request, with a banner and hidden from search engines")
    func included() async throws {
        let site = try draft.site()
        let result = try await site.build(writes: true, drafts: true)
        #expect(result.isSuccess)
        #expect(result.summary?.skippedDrafts == [])
        let page = try site.text("Output/conditions/anemia/causes/index.html")
        #expect(page.contains("<p>Draft</p>"))
        #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(!(try site.text("Output/sitemap.xml").contains("causes")))
        #expect(!(try site.text("Output/conditions/anemia/index.html").contains("<p>Draft</p>")))
    }

    @Test("may lack its review but not name it wrongly")
    func errors() async throws {
        let site = try Mistake("", "reviewers: [ada]", "reviewers: [eve]\ndraft: true", report: "").site()
        let report = try await site.report()
        #expect(
            report == """
                Content/conditions/anemia/causes.md:5:13: error: No person has the id `eve` [person-unknown]
                   5 | reviewers: [eve]
                     |             ^~~
                     = help: known here: `ada`, `dana`
                """
        )
    }

    @Test("is no page to lead to", arguments: [false, true])
    func linked(includesDrafts: Bool) async throws {
        let site = try Mistake(
            "",
            in: .page,
            "About this site.",
            "See [causes](../conditions/anemia/causes.md#blood-loss).",
            report: ""
        ).site()
        let text = try site.text(StandardFile.article.rawValue)
        try site.write(text.replacing("reviewed:", with: "draft: true\nreviewed:"), to: StandardFile.article.rawValue)
        let report = """
            Content/pages/about.md:4:14: error: `conditions/anemia/causes.md` is a draft, so there is no page to link to [link-broken]
               4 | See [causes](../conditions/anemia/causes.md#blood-loss).
                 |              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                 = help: remove the link until the draft is published, or make this text a draft too
            """
        let found = try await site.report(drafts: includesDrafts)
        #expect(found == (includesDrafts ? "" : report))
    }
}

@Suite("The day of the build")
struct BuildDayTests {
    @Test(
        "is the day in the site's time zone",
        arguments: [
            ("UTC", "2026-04-30"), ("Pacific/Auckland", "2026-05-01"), ("America/Los_Angeles", "2026-04-30"),
            ("Pacific/Kiritimati", "2026-05-01"),
        ]
    )
    func timeZone(name: String, day: String) async throws {
        let site = try Mistake("", in: .settings, "UTC", name, report: "").site()
        // 2026-04-30T13:00:00Z
        let result = try await site.build(day: .moment(secondsSinceEpoch: 1_777_554_000))
        #expect(result.summary?.day.description == day)
    }

    @Test(
        "decides at one moment whether a review still holds, and in another time zone does not any more",
        arguments: [
            ("UTC", "note: The next review is due on the day of the build, on 2026-04-30"),
            ("America/Los_Angeles", "note: The next review is due on the day of the build, on 2026-04-30"),
            ("Pacific/Auckland", "warning: The next review was due on 2026-04-30, 1 day ago"),
            ("Pacific/Kiritimati", "warning: The next review was due on 2026-04-30, 1 day ago"),
        ]
    )
    func lastDay(zone: String, report: String) async throws {
        let edits: [Mistake.Edit] = [.init(.settings, "UTC", zone), .init(.article, "2026-04-07", "2023-04-30")]
        let site = try Mistake("", edits: edits, report: "").site()
        // 2026-04-30T13:00:00Z
        let result = try await site.build(day: .moment(secondsSinceEpoch: 1_777_554_000))
        #expect(site.report(result).contains(report))
    }

    @Test("under --strict makes an overdue review an error, and a review that is due soon none")
    func strict() async throws {
        let overdue = try Mistake("", "2026-04-07", "2023-05-31", report: "").site()
        #expect(try await overdue.build(strict: true).isSuccess == false)
        #expect(try await overdue.build().isSuccess)
        #expect(try await overdue.report(strict: true).contains("causes.md:4:11: error: The next review was due"))
        let dueSoon = try Mistake("", "2026-04-07", "2023-06-02", report: "").site()
        #expect(try await dueSoon.build(strict: true).isSuccess)
        #expect(try await dueSoon.report(strict: true).contains("causes.md:4:11: note: The next review is due"))
    }
}
