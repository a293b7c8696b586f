import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

/// What `theme` and `contentSecurityPolicy` of site.yml do to the pages of a site with the built-in theme.
@Suite("The look that a site sets")
struct LookTests {
    private static let content = TemporarySite.standardFiles.filter { $0.key.hasPrefix("Content/") }
    private static let article = "conditions/anemia/causes/index.html"
    private static let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\"/>"

    /// The files of a site with more settings, and what is wrong with it.
    private func build(
        _ settings: String,
        _ files: [String: String] = [:]
    ) async throws -> (files: [String: String], problems: [String]) {
        let site = try TemporarySite(files.mapValues { $0 }, standard: Self.content)
        try site.write(try site.text("Content/site.yml") + "\n" + settings + "\n", to: "Content/site.yml")
        let request = BuildRequest(
            content: site.content,
            templates: site.templates,
            requiresTemplates: false,
            output: nil,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        let (result, files) = try await SiteBuilder(request).buildInMemory()
        return (files.mapValues { String(decoding: $0, as: UTF8.self) }, result.diagnostics.map(\.message))
    }

    /// The paths without the digests in them.
    private func names(_ paths: some Sequence<String>) -> [String] {
        paths.map { $0.replacing(/\.[0-9a-f]{12}\./, with: ".") }.sorted()
    }

    @Test("is one style sheet more, where it sets colors and fonts, and nothing else differs")
    func styleSheet() async throws {
        let settings = """
            theme:
              colors:
                light: {accent: "#7A1F5C", footInk: "#fff"}
                dark: {accent: "#f0a8d4", focus: "#fff"}
              fonts:
                text:
                  family: Our Sans
                  files:
                    - file: fonts/our sans.woff2
                    - {file: fonts/b.woff2, weight: 200 900, style: italic}
                headings: {family: Our Serif, files: [{file: fonts/b.woff2}]}
            """
        let fonts = ["Content/fonts/our sans.woff2": "wOF2 a", "Content/fonts/b.woff2": "wOF2 b"]
        let plain = try await build("", fonts)
        let styled = try await build(settings, fonts)
        #expect(styled.problems == [])
        let added = Set(styled.files.keys).subtracting(plain.files.keys)
        #expect(
            names(added) == [
                "assets/fonts/b.woff2", "assets/fonts/our sans.woff2", "assets/settings.css", "assets/social.png",
            ]
        )
        let sheet = try #require(added.first { $0.hasSuffix(".css") })
        let own = try #require(added.first { $0.contains("our") }).dropFirst("assets/".count).replacing(
            " ",
            with: "%20"
        )
        let other = try #require(added.first { $0.contains("/b.") }).dropFirst("assets/".count)
        #expect(
            styled.files[sheet] == """
                @font-face{font-family:"Our Sans";src:url("\(own)") format("woff2");font-weight:400;font-style:normal;font-display:swap}\
                @font-face{font-family:"Our Sans";src:url("\(other)") format("woff2");font-weight:200 900;font-style:italic;font-display:swap}\
                @font-face{font-family:"Our Serif";src:url("\(other)") format("woff2");font-weight:400;font-style:normal;font-display:swap}\
                :root{--sans:"Our Sans",-apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif}\
                h1,h2,h3,h4,h5,h6,.site-name{font-family:"Our Serif",var(--sans)}\
                @media screen and (prefers-color-scheme:light){:root{--accent:#7a1f5c;--foot-ink:#ffffff;--focus:#7a1f5c}}\
                @media screen and (prefers-color-scheme:dark){:root{--accent:#f0a8d4;--focus:#ffffff}}
                """
        )
        let page = try #require(styled.files[Self.article])
        let link = "<link rel=\"stylesheet\" href=\"/\(sheet)\">\n"
        #expect(page.contains(link))
        #expect(page.contains(" font-src 'self';"))
        let early = [own, String(other)].map {
            "<link rel=\"preload\" href=\"/assets/\($0)\" as=\"font\" type=\"font/woff2\" crossorigin>\n"
        }.joined()
        #expect(page.contains(early))
        let rest = page.replacing(link, with: "").replacing(early, with: "").replacing(
            " font-src 'self';",
            with: ""
        )
        // The picture that stands for the page has the colors too.
        let social = /\/social\.[0-9a-f]{12}\.png/
        #expect(rest.replacing(social, with: "") == plain.files[Self.article]?.replacing(social, with: ""))
    }

    @Test("shows a logo, an icon, the color around the page, and lines at its end, all escaped")
    func pictures() async throws {
        let settings = """
            theme:
              logo: {file: brand/a.svg, dark: brand/b.svg, alt: Us & them}
              icon: {file: brand/a.svg}
              themeColor: {light: "#abcdef"}
              footer:
                lines: [Charity 1 < 2]
                links: [{label: Privacy, url: "https://example.org/?a&b"}]
            """
        let pictures = ["Content/brand/a.svg": Self.picture, "Content/brand/b.svg": Self.picture + "\n"]
        let site = try await build(settings, pictures)
        #expect(site.problems == [])
        let page = try #require(site.files[Self.article]).replacing(/\.[0-9a-f]{12}\./, with: ".")
        for part in [
            "<source srcset=\"/assets/brand/b.svg\" media=\"(prefers-color-scheme: dark)\">"
                + "<img src=\"/assets/brand/a.svg\" alt=\"Us &amp; them\" width=\"90\" height=\"30\"></picture></a>",
            "<link rel=\"icon\" href=\"/assets/brand/a.svg\" type=\"image/svg+xml\">",
            "<meta name=\"theme-color\" content=\"#abcdef\" media=\"(prefers-color-scheme: light)\">",
            "<meta name=\"theme-color\" content=\"#14262a\" media=\"(prefers-color-scheme: dark)\">",
            "\"logo\":\"https://example.org/assets/brand/a.svg\"",
            "<p>Charity 1 &lt; 2</p>",
            "<p><a href=\"https://example.org/?a&amp;b\">Privacy</a></p>",
        ] {
            #expect(page.contains(part), "\(part)")
        }
        #expect(!page.contains("favicon"))
        #expect(!page.contains("font-src"))
    }

    @Test("allows what is named with a reason, in the policy of each page and in templates, and no more")
    func allowedSources() async throws {
        let settings = """
            contentSecurityPolicy:
              forms: [{source: "https://forms.example.org/", reason: The form}]
              script: [{source: "https://stats.example.org/count.js", reason: Counts visits}]
              image: [{source: "https://maps.example.org", reason: The map}]
              font: [{source: "https://fonts.example.org/", reason: The font}]
              connect: [{source: "https://stats.example.org/", reason: Counts visits}]
            """
        let template = """
            <img src="https://maps.example.org/a.png" alt="">
            <script src="https://stats.example.org/count.js"></script>

            """
        let site = try await build(settings, ["Templates/partials/breadcrumbs.mustache": template])
        #expect(site.problems == [])
        let page = try #require(site.files[Self.article])
        let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
            .replacing(/'sha256-[^']+' ?/, with: "")
        #expect(
            policy
                == "default-src 'none'; style-src 'self'; img-src 'self' https://maps.example.org; media-src 'self';"
                + " font-src https://fonts.example.org/; script-src https://stats.example.org/count.js;"
                + " connect-src 'self' https://stats.example.org/; manifest-src 'self'; base-uri 'none';"
                + " form-action 'self' https://forms.example.org/"
        )
        let other = """
            <img src="https://maps.example.org.evil.example/a.png" alt="">
            <img src="https://forms.example.org/a.png" alt="">
            <script src="https://stats.example.org/other.js"></script>

            """
        let refused = try await build(settings, ["Templates/partials/breadcrumbs.mustache": other])
        #expect(
            refused.problems.sorted()
                == [
                    "https://forms.example.org/a.png", "https://maps.example.org.evil.example/a.png",
                    "https://stats.example.org/other.js",
                ].map { "`\($0)` is on another site; a page must not load anything from another site" }
        )
    }

    @Test("is asked for again by a second build when a file that it names has changed")
    func cache() async throws {
        let site = try TemporarySite(["Content/brand/a.svg": Self.picture], standard: Self.content)
        let settings = "\ntheme: {logo: {file: brand/a.svg, alt: Ours}}\n"
        try site.write(try site.text("Content/site.yml") + settings, to: "Content/site.yml")
        let program = site.folder.appendingPathComponent("Content/site.yml").path
        var request = BuildRequest(
            content: site.content,
            templates: site.templates,
            requiresTemplates: false,
            output: site.output,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        request.cache = BuildRequest.Cache(
            folder: site.folder.appendingPathComponent("cache").path,
            executable: program,
            version: "test"
        )
        let first = try await SiteBuilder(request).build()
        #expect(first.isSuccess)
        try site.write(Self.picture + "\n\n", to: "Content/brand/a.svg")
        let second = try await SiteBuilder(request).build()
        #expect(second.isSuccess)
        let logos = try site.files(below: "Output/assets/brand")
        #expect(logos.values.map { String(decoding: $0, as: UTF8.self) } == [Self.picture + "\n\n"])
        // The same for a file of the templates folder, which was not there before.
        try site.write("<p>Ours</p>\n", to: "Templates/partials/breadcrumbs.mustache")
        #expect(try await SiteBuilder(request).build().isSuccess)
        #expect(try site.text("Output/" + Self.article).contains("<p>Ours</p>"))
    }
}
