import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("The start page")
struct StartPageTests {
    @Test("presents conditions in alphabetical order of their names, whatever their synonyms")
    func order() async throws {
        func subject(_ title: String, _ synonym: String) -> String {
            "---\ntitle: \(title)\nsynonyms: [\(synonym)]\n---\n"
        }
        let site = try TemporarySite([
            "Content/conditions/migraine/index.md": subject("Migraine", "Aching head"),
            "Content/conditions/eczema/index.md": subject("Eczema", "Zits"),
        ])
        let request = BuildRequest(
            content: site.content,
            templates: site.templates,
            output: site.output,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        #expect(try await SiteBuilder(request).build().diagnostics == [])
        let names = try site.text("Output/index.html").matches(of: /<a [^>]*>([^<]*)</).map { String($0.1) }
        #expect(names == ["Anemia", "Eczema", "Migraine"])
    }
}

extension StartPageTests {
    private static let chosen: [String: String?] = [
        "Content/index.md": """
        ---
        title: Plain answers
        topics:
          - title: Blood
            icon: icons/blood.svg
            subjects: [anemia, gout]
          - title: Nothing yet
            subjects: [gout]
        mostAsked: [anemia/causes, gout/attack]
        assurances:
          - {title: We review, text: Each page., page: how-we-review}
          - title: No advertising
        ---

        """,
        "Content/icons/blood.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"></svg>",
        "Content/pages/how-we-review.md": "---\ntitle: How we review\n---\nText.\n",
        "Content/conditions/gout/index.md": "---\ntitle: Gout\ndraft: true\n---\n",
        "Content/conditions/gout/attack.md":
            "---\ntitle: Attack?\nsummary: Rest.\nreviewed: 2026-04-07\nreviewers: [ada]\ndraft: true\n---\nText.\n",
    ]

    @Test("shows what editors choose, as far as it is published, and the latest reviews")
    func choices() async throws {
        let site = try TemporarySite(Self.chosen)
        let request = BuildRequest(
            content: site.content,
            templates: StructuredDataFixture.repository + "/Templates",
            output: site.output,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        let found = try await SiteBuilder(request).build().diagnostics
        #expect(found == [])
        let page = try site.text("Output/index.html")
        func texts(_ start: String, _ end: String) throws -> [String] {
            let opening = try #require(page.firstRange(of: start))
            let closing = try #require(page[opening.upperBound...].firstRange(of: end))
            return page[opening.upperBound..<closing.lowerBound].replacing(/<[^>]*>/, with: "")
                .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
        #expect(try texts("<section class=\"topics\">", "</section>") == ["Topics", "Blood", "Anemia"])
        #expect(
            try texts("<section class=\"most-asked\">", "</section>")
                == ["Most asked", "Chosen by our editors", "What causes anemia?"]
        )
        let recent = try texts("<section class=\"recent\">", "</section>")
        #expect(recent == ["Recently reviewed", "What causes anemia? Dr. Ada Example, 7 April 2026"])
        #expect(
            try texts("<section class=\"assurances\">", "</section>") == [
                "Why you can trust these pages", "We review", "Each page.", "How we review", "No advertising",
            ]
        )
        #expect(page.contains("<img src=\"/icons/blood.svg\" alt=\"\" width=\"8\" height=\"8\">"))
        #expect(try site.text("Output/icons/blood.svg").hasPrefix("<svg"))
        #expect(!page.contains("<section class=\"cards\">"))
    }
}
