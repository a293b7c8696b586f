import Diagnostics
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("Sections")
struct SectionTests {
    private static let files: [String: String?] = [
        "Content/site.yml": """
        title: Test Health
        baseURL: https://example.org/
        language: en
        defaultDisclaimer: general
        organization:
          name: Test Publisher
        sections:
          conditions: {title: Conditions, address: diseases}
          medicines: Medicines
          living-well: {kind: topics, title: Living well}
        """,
        "Content/medicines/iron/index.md": """
        ---
        title: Iron tablets
        synonyms: [Ferrous sulfate]
        reviewed: 2026-04-07
        reviewers: [ada]
        treats: [anemia]
        related: [living-well/sleep]
        ---
        """,
        "Content/medicines/iron/food.md": """
        ---
        title: Can I take iron with food?
        summary: Yes.
        reviewed: 2026-04-07
        reviewers: [ada]
        ---
        Ask about [anemia](../../conditions/anemia/index.md).
        """,
        "Content/living-well/sleep/index.md": "---\ntitle: Sleep\n---\n",
    ]

    private func build(_ site: TemporarySite, templates: String? = nil) async throws -> [Diagnostic] {
        let request = BuildRequest(
            content: site.content,
            templates: templates ?? site.templates,
            output: site.output,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        return try await SiteBuilder(request).build().diagnostics
    }

    private func names(_ page: String) -> [String] {
        page.matches(of: /<a [^>]*>([^<]*)</).map { String($0.1) }
    }

    @Test("each have an A to Z at their address, beside one of all")
    func lists() async throws {
        let site = try TemporarySite(Self.files)
        #expect(try await build(site) == [])
        #expect(names(try site.text("Output/diseases/index.html")) == ["Anemia", "Low blood"])
        #expect(names(try site.text("Output/medicines/index.html")) == ["Ferrous sulfate", "Iron tablets"])
        #expect(names(try site.text("Output/living-well/index.html")) == ["Sleep"])
        #expect(
            names(try site.text("Output/a-z/index.html")) == [
                "Anemia", "Ferrous sulfate", "Iron tablets", "Low blood", "Sleep",
            ]
        )
        #expect(names(try site.text("Output/index.html")) == ["Anemia", "Iron tablets", "Sleep"])
    }

    @Test("put their word into the addresses of their subjects and articles, and links lead there")
    func addresses() async throws {
        let site = try TemporarySite(Self.files)
        #expect(try await build(site) == [])
        #expect(try site.text("Output/medicines/iron/food/index.html").contains("href=\"/diseases/anemia/\""))
        let files = try site.files(below: "Output").keys.filter { $0.hasPrefix("diseases/") }.sorted()
        #expect(
            files == [
                "diseases/anemia/causes/index.html", "diseases/anemia/feed.xml", "diseases/anemia/index.html",
                "diseases/index.html",
            ]
        )
        let sitemap = try site.text("Output/sitemap.xml")
        #expect(sitemap.contains("<loc>https://example.org/a-z/</loc>"))
        #expect(sitemap.contains("<loc>https://example.org/medicines/iron/food/</loc>"))
    }

    @Test("show on a condition's page which medicines treat it, written once, and on the medicine's page the condition")
    func relations() async throws {
        let site = try TemporarySite(Self.files)
        #expect(try await build(site, templates: StructuredDataFixture.repository + "/Templates") == [])
        #expect(
            try site.text("Output/diseases/anemia/index.html").contains(
                """
                <h2>Medicines</h2>
                <ul class="links">
                <li><a href="/medicines/iron/">Iron tablets</a></li>
                </ul>
                """
            )
        )
        #expect(
            try site.text("Output/medicines/iron/index.html").contains(
                """
                <section class="related" data-reviewed="treats">
                <h2 data-unreviewed>Used to treat</h2>
                <ul class="links">
                <li><a href="/diseases/anemia/">Anemia</a></li>
                </ul>
                """
            )
        )
    }

    @Test("have medicines that need a review for what they say that they treat, though they say nothing else")
    func relationNeedsReview() async throws {
        let site = try TemporarySite(
            Self.files.merging(
                ["Content/medicines/iron/index.md": "---\ntitle: Iron tablets\ntreats: [anemia]\n---\n"]
            ) { _, new in new }
        )
        #expect(
            try await build(site).map { "\($0.location.file.path) \($0.identifier)" } == [
                "medicines/iron/index.md key-missing", "medicines/iron/index.md key-missing",
            ]
        )
    }

    @Test("name a condition that is a draft on the medicine's page, without a link: its reviewer signed that")
    func relationToDraft() async throws {
        let site = try TemporarySite(
            Self.files.merging([
                "Content/conditions/gout/index.md": "---\ntitle: Gout\ndraft: true\n---\n",
                "Content/medicines/iron/index.md": """
                ---
                title: Iron tablets
                reviewed: 2026-04-07
                reviewers: [ada]
                treats: [anemia, gout]
                ---
                """,
            ]) { _, new in new }
        )
        #expect(
            try await build(site, templates: StructuredDataFixture.repository + "/Templates") == []
        )
        #expect(
            try site.text("Output/medicines/iron/index.html").contains(
                """
                <li><a href="/diseases/anemia/">Anemia</a></li>
                <li>Gout</li>
                """
            )
        )
    }

    @Test(
        "show on a condition's page no medicine whose text is withheld, and say where its text is not reviewed",
        arguments: [
            ("withdrawn: It harmed people.", false, false, false), ("risk: low", true, true, false),
            ("", true, false, true),
        ]
    )
    func standingOfRelation(key: String, isNamed: Bool, isTagged: Bool, isTold: Bool) async throws {
        let review = key == "risk: low" ? "" : "reviewed: 2026-04-07\nreviewers: [ada]\n"
        let medicine = "---\ntitle: Iron tablets\n\(review)treats: [anemia]\n\(key)\n---\n"
        let site = try TemporarySite(
            Self.files.merging(["Content/medicines/iron/index.md": medicine]) { _, new in new }
        )
        _ = try await build(site, templates: StructuredDataFixture.repository + "/Templates")
        let page = try site.text("Output/diseases/anemia/index.html")
        #expect(page.contains(">Iron tablets</a>") == isNamed)
        #expect(page.contains("Iron tablets</a> <span class=\"tag\">Not reviewed</span>") == isTagged)
        #expect(page.contains("\"possibleTreatment\"") == isTold)
    }

    @Test("are in the menu in their order, after the A to Z of all; the list that is open is marked")
    func menu() async throws {
        let site = try TemporarySite(Self.files)
        _ = try await build(site, templates: StructuredDataFixture.repository + "/Templates")
        #expect(
            try site.text("Output/medicines/index.html").contains(
                """
                <ul>
                <li><a href="/a-z/">A to Z</a></li>
                <li><a href="/diseases/">Conditions</a></li>
                <li><a href="/medicines/" aria-current="page">Medicines</a></li>
                <li><a href="/living-well/">Living well</a></li>
                <li><a href="/people/">Our writers and reviewers</a></li>
                </ul>
                """
            )
        )
    }

    @Test("that are not named change nothing: a site has conditions only, and no list of all")
    func standard() async throws {
        let site = try TemporarySite()
        #expect(try await build(site) == [])
        #expect(try site.files(below: "Output").keys.contains("a-z/index.html") == false)
        #expect(names(try site.text("Output/conditions/index.html")) == ["Anemia", "Low blood"])
    }

    @Test("about services need no care card, whatever complaints their articles name")
    func careCards() async throws {
        let text = """
            ---
            title: What are the symptoms of stress?
            summary: Many.
            reviewed: 2026-04-07
            reviewers: [ada]
            topic: symptoms
            ---
            Text.

            """
        let files = Self.files.merging([
            "Content/living-well/sleep/stress.md": text, "Content/medicines/iron/stress.md": text,
        ]) { _, new in new }
        #expect(
            try await build(TemporarySite(files)).map { "\($0.location.file.path) \($0.identifier)" } == [
                "medicines/iron/stress.md care-card-missing"
            ]
        )
    }
}
