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
