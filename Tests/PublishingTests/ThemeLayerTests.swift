import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

/// What a site makes of the theme that the program carries, with files of its own and without.
@Suite("A site's templates folder, laid over the built-in theme")
struct ThemeLayerTests {
    private static let content = TemporarySite.standardFiles.filter { $0.key.hasPrefix("Content/") }
    private static let templates = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Templates").path

    private func files(_ site: TemporarySite, templates: String? = nil) async throws -> [String: [UInt8]] {
        let request = BuildRequest(
            content: site.content,
            templates: templates ?? site.templates,
            requiresTemplates: false,
            output: nil,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        let (result, files) = try await SiteBuilder(request).buildInMemory()
        #expect(result.diagnostics.map(\.message) == [])
        return files
    }

    private func builtIn(_ path: String) throws -> String {
        try String(contentsOfFile: "\(Self.templates)/\(path)", encoding: .utf8)
    }

    @Test("may be missing: the built-in theme makes what the folder Templates makes")
    func noFolder() async throws {
        let site = try TemporarySite(standard: Self.content)
        let own = try await files(site)
        #expect(own["conditions/anemia/causes/index.html"] != nil)
        #expect(try await files(site, templates: Self.templates) == own)
    }

    @Test("replaces a built-in file, adds to them, and leaves all else as it is")
    func layers() async throws {
        let site = try TemporarySite(
            [
                "Templates/partials/breadcrumbs.mustache": "{{> partials/ours}}\n",
                "Templates/partials/ours.mustache": "<p class=\"ours\">{{page.title}}</p>\n",
            ],
            standard: Self.content
        )
        let page = try #require(try await files(site)["conditions/anemia/causes/index.html"])
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("<p class=\"ours\">What causes anemia?</p>"))
        #expect(text.contains("<footer class=\"site-footer\">"))
    }

    @Test("changes the asset that it replaces, for those that refer to it too")
    func assets() async throws {
        let site = try TemporarySite(standard: Self.content)
        let before = Set(try await files(site).keys.filter { $0.hasPrefix("assets/") })
        try site.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "Templates/assets/icons/reviewed.svg")
        let after = Set(try await files(site).keys.filter { $0.hasPrefix("assets/") })
        let changed = after.subtracting(before).map { $0.replacing(/\.[0-9a-f]{12}\./, with: ".") }
        #expect(changed.sorted() == ["assets/icons/reviewed.svg", "assets/style.css"])
        #expect(after.count == before.count)
    }

    @Test("has no use for built-in assets and scripts that its own templates do not load")
    func unusedAssets() async throws {
        let site = try TemporarySite()
        try site.write("<link rel=\"icon\" href=\"{{asset.icons_favicon_svg}}\">", to: "Templates/person.mustache")
        let assets = try await files(site).keys.filter { $0.hasPrefix("assets/") }
        #expect(assets.map { $0.replacing(/\.[0-9a-f]{12}\./, with: ".") } == ["assets/icons/favicon.svg"])
    }

    @Test("with words in one language has the built-in ones in others, where pages use them")
    func words() async throws {
        let article = """
            ---
            title: ¿Qué causa la anemia?
            summary: Pocos glóbulos rojos.
            language: es
            reviewed: 2026-04-07
            reviewers: [ada]
            authors: [dana]
            ---
            Texto.
            """
        let site = try TemporarySite(
            [
                "Content/conditions/anemia/causas.md": article,
                "Templates/strings/en.yml": builtIn("strings/en.yml"),
            ],
            standard: Self.content
        )
        let page = try #require(try await files(site)["conditions/anemia/causas/index.html"])
        #expect(String(decoding: page, as: UTF8.self).contains("Saltar al contenido"))
    }

    @Test("with a word of its own asks for it in the built-in languages that pages use, and in no other")
    func ownWords() async throws {
        let words = try builtIn("strings/en.yml") + "\ncallUs: Call us\n"
        let site = try TemporarySite(["Templates/strings/en.yml": words], standard: Self.content)
        _ = try await files(site)
        let settings = try site.text("Content/site.yml").replacing("language: en", with: "language: es")
        try site.write(settings, to: "Content/site.yml")
        let report = try await site.report()
        #expect(
            report == """
                built-in theme/strings/es.yml:1:1: warning: 1 of 231 words of `es` is not translated, so pages show it in English [words-untranslated]
                   1 | # What the site says in its own voice, in Spanish. docs/templates.md says how to use, change and translate it.
                     | ^
                     = help: translate `callUs` from `strings/en.yml`
                Templates/strings/es.yml:1:1: note: `strings/es.yml` is built in; to change it, run `sitegen theme eject strings/es.yml`, which writes it here
                """
        )
    }

    @Test("that breaks a built-in template is told at its place there, with the way to change it")
    func brokenTemplate() async throws {
        let layout = "{{$mein}}{{/mein}}\n"
        let site = try TemporarySite(["Templates/layout.mustache": layout], standard: Self.content)
        let report = try await site.report()
        #expect(
            report.hasPrefix(
                """
                built-in theme/article.mustache:3:4: error: `layout` has no block `head` [template-block-unknown]
                   3 | {{$head}}
                     |    ^~~~
                     = help: known here: `mein`
                built-in theme/articles.mustache:3:4: note: it is filled here too
                   3 | {{$head}}
                     |    ^~~~
                Templates/article.mustache:1:1: note: `article.mustache` is built in; to change it, run `sitegen theme eject article.mustache`, which writes it here
                built-in theme/article.mustache:13:4: error: `layout` has no block `main` [template-block-unknown]
                  13 | {{$main}}
                     |    ^~~~
                     = help: did you mean `mein`?
                built-in theme/articles.mustache:6:4: note: it is filled here too
                   6 | {{$main}}
                     |    ^~~~
                Templates/article.mustache:1:1: note: `article.mustache` is built in; to change it, run `sitegen theme eject article.mustache`, which writes it here
                """
            )
        )
    }
}
