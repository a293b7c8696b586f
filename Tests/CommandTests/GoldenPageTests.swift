import Foundation
import SiteTestSupport
import Testing

@Suite("The pages of a small site, in the theme that comes with sitegen")
struct GoldenPageTests {
    /// Pages that are like others.
    private static let others: Set = ["people/dana/index.html", "how-we-review/index.html"]

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
        let built = try site.files(below: "Output").keys.filter { $0.hasSuffix(".html") }
        let pages = Set(built + ["sitemap.xml", "robots.txt"]).subtracting(Self.others)
        for page in pages.sorted() {
            // The digest of a style sheet changes with every touch of the theme; the crawl of the sample site sees to
            // it that the file of that name is there.
            let text = try site.text("Output/\(page)").replacing(/\.[0-9a-f]{12}\./, with: ".digest.")
            try Golden.expect(text, at: golden.appendingPathComponent("expected/\(page)"))
        }
        let expected = golden.appendingPathComponent("expected").resolvingSymlinksInPath().path
        let names = try #require(FileManager.default.enumerator(atPath: expected)).compactMap { $0 as? String }
        let files = names.filter { $0.contains(".") && $0 != "report.txt" }
        #expect(pages == Set(files), "a page is no longer built")
    }
}
