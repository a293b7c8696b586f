import SiteModel
import Testing

@testable import Rendering

@Suite("The sitemap")
struct SitemapTests {
    private func lines(_ fixture: SiteFixture) throws -> [String] {
        let files = Sitemap(fixture.site).files()
        #expect(files.map(\.address) == [.sitemap])
        return try #require(files.first).text.split(separator: "\n").map(String.init)
    }

    @Test("every published page is listed, with the later of its two dates")
    func listsPages() throws {
        let fixture = SiteFixture(
            subjects: [
                SiteFixture.subject("anemia", reviewed: .day("2026-04-07")),
                SiteFixture.subject("secret", isDraft: true),
            ],
            articles: [
                SiteFixture.article("a", of: "anemia", reviewed: .day("2026-04-07"), updated: .day("2026-05-01")),
                SiteFixture.article("b", of: "anemia", reviewed: .day("2026-05-02"), updated: .day("2026-05-01")),
                SiteFixture.article("c", of: "anemia"),
                SiteFixture.article("d", of: "anemia", isDraft: true),
            ],
            people: [SiteFixture.person("ada")],
            pages: [SiteFixture.page("about"), SiteFixture.page("plans", isDraft: true)],
            includesDrafts: true
        )
        #expect(
            try lines(fixture) == [
                #"<?xml version="1.0" encoding="UTF-8"?>"#,
                #"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"#,
                "<url><loc>https://example.org/health/</loc></url>",
                "<url><loc>https://example.org/health/conditions/</loc></url>",
                "<url><loc>https://example.org/health/people/</loc></url>",
                "<url><loc>https://example.org/health/conditions/anemia/</loc><lastmod>2026-04-07</lastmod></url>",
                "<url><loc>https://example.org/health/conditions/anemia/a/</loc><lastmod>2026-05-01</lastmod></url>",
                "<url><loc>https://example.org/health/conditions/anemia/b/</loc><lastmod>2026-05-02</lastmod></url>",
                "<url><loc>https://example.org/health/conditions/anemia/c/</loc></url>",
                "<url><loc>https://example.org/health/people/ada/</loc></url>",
                "<url><loc>https://example.org/health/about/</loc></url>",
                "</urlset>",
            ]
        )
    }

    @Test("addresses are percent-encoded, and what XML gives a meaning is escaped")
    func escapes() throws {
        let fixture = SiteFixture(subjects: [SiteFixture.subject("ménière&co")])
        let line = try lines(fixture)[4]
        #expect(line == "<url><loc>https://example.org/health/conditions/m%C3%A9ni%C3%A8re&amp;co/</loc></url>")
    }

    @Test("a demonstration lists nothing")
    func demonstration() throws {
        var fixture = SiteFixture(subjects: [SiteFixture.subject("anemia")])
        fixture.settings.isDemonstration = true
        #expect(
            try lines(fixture) == [
                #"<?xml version="1.0" encoding="UTF-8"?>"#,
                #"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"#,
                "</urlset>",
            ]
        )
    }

    @Test(
        "past 50,000 addresses the sitemap is an index of parts",
        arguments: [
            // Two addresses are those of the start page and of the A to Z.
            (articles: 49_998, parts: [Int]()),
            (articles: 49_999, parts: [50_000, 1]),
        ]
    )
    func splits(articles: Int, parts: [Int]) throws {
        let fixture = SiteFixture(articles: (0..<articles).map { SiteFixture.article("a\($0)", of: "anemia") })
        let files = Sitemap(fixture.site).files()
        let counts = files.map { $0.text.split(separator: "\n").count { $0.hasPrefix("<url>") } }
        let first = try #require(files.first)
        #expect(first.address == .sitemap)
        guard !parts.isEmpty else {
            #expect(counts == [50_000])
            return
        }
        #expect(counts == [0] + parts)
        #expect(files.dropFirst().map(\.address.path) == (1...parts.count).map { "/sitemap-\($0).xml" })
        let index = first.text.split(separator: "\n").filter { $0.hasPrefix("<sitemap>") }
        #expect(
            index.map(String.init)
                == (1...parts.count).map {
                    "<sitemap><loc>https://example.org/health/sitemap-\($0).xml</loc></sitemap>"
                }
        )
    }
}
