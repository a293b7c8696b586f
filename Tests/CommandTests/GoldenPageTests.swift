import Foundation
import SiteTestSupport
import Testing

@Suite("The pages of a small site, in the theme that comes with sitegen")
struct GoldenPageTests {
    private static let pages = [
        "index.html", "404.html", "imprint.html", "anemia-causes/index.html", "about/index.html",
        "conditions/index.html", "conditions/anemia/index.html", "conditions/anemia/causes/index.html",
        "conditions/anemia/signs/index.html", "conditions/meniere/index.html", "people/index.html",
        "people/ada/index.html", "glossary/index.html", "sitemap.xml", "robots.txt",
    ]

    @Test("are as expected, to the last byte but for the digests of assets")
    func pages() async throws {
        let golden = Sitegen.fixture("golden-site")
        let site = try TemporarySite(standard: [:])
        let templates = Sitegen.repository.appendingPathComponent("Templates").path
        let outcome = try await Sitegen.run(
            ["build", "--as-of", "2026-06-01", "--quiet", "--templates", templates, "--output", site.output],
            in: golden
        )
        #expect(outcome.status == 0)
        try Golden.expect(outcome.errors, at: golden.appendingPathComponent("expected/report.txt"))
        for page in Self.pages {
            // The digest of a style sheet changes with every touch of the theme; the crawl of the sample site sees to
            // it that the file of that name is there.
            let text = try site.text("Output/\(page)").replacing(/\.[0-9a-f]{12}\./, with: ".digest.")
            try Golden.expect(text, at: golden.appendingPathComponent("expected/\(page)"))
        }
        let built = try site.files(below: "Output").keys.filter { $0.hasSuffix(".html") }
        #expect(
            Set(built).subtracting(Self.pages) == ["people/dana/index.html", "how-we-review/index.html"],
            "a new page is to be looked at too"
        )
    }
}
