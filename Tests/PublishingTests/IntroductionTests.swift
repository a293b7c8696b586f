import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("The text above the lists of the start page and of sections")
struct IntroductionTests {
    /// The standard theme, whose start page and lists of sections show their texts.
    private static let theme: [String: String?] = Dictionary(
        uniqueKeysWithValues: ["home", "subject-index"].map { name in
            (
                "Templates/\(name).mustache",
                "{{<layout}}{{$main}}{{#summary}}<p class=\"summary\">{{.}}</p>{{/summary}}"
                    + "{{#introduction}}<div>{{{body}}}</div>"
                    + "{{#contents}}<a class=\"contents\" href=\"{{href}}\">{{title}}</a>{{/contents}}"
                    + "{{#sources}}<cite>{{title}}</cite>{{/sources}}{{#extra}}{{tint}}{{/extra}}{{/introduction}}"
                    + "<script>{{{page.structuredData}}}</script>"
                    + "{{#letters}}{{#entries}}<a id=\"{{id}}\" href=\"{{href}}\">{{name}}</a>{{/entries}}{{/letters}}"
                    + "{{/main}}{{/layout}}"
            )
        }
    )

    private func site(_ files: [String: String?]) throws -> TemporarySite {
        let theme = Self.theme.mapValues { $0?.replacing(" id=\"{{id}}\"", with: "") }
        return try TemporarySite(files.merging(theme) { file, _ in file })
    }

    @Test("is from index.md, of which no key is needed")
    func shown() async throws {
        let site = try site([
            "Content/index.md": "Welcome. Look at [anemia](conditions/anemia/index.md).\n",
            "Content/conditions/index.md": """
            ---
            title: All conditions
            summary: What can be wrong.
            sources: [{id: who, title: Health}]
            extra: {tint: green}
            ---
            Names.[^who]

            ## Other

            ## Letter A

            ## Third
            """,
        ])
        let result = try await site.build(writes: true)
        #expect(result.diagnostics == [])
        let home = try site.text("Output/index.html")
        #expect(home.contains("<title>Test Health</title>"))
        #expect(
            home.contains("<div><p>Welcome. Look at <a href=\"/conditions/anemia/\">anemia</a>.</p>\n</div><script>")
        )
        let list = try site.text("Output/conditions/index.html")
        #expect(list.contains("<title>All conditions – Test Health</title>"))
        #expect(list.contains("<h1>All conditions</h1><p class=\"summary\">What can be wrong.</p><div><p>Names."))
        #expect(list.contains("<cite>Health</cite>green<script>"))
        #expect(list.contains(#""description":"What can be wrong.","citation":{"#))
        // The letters of the list have anchors of their own.
        for anchor in ["section-other", "section-letter-a", "third"] {
            #expect(list.contains("<h2 id=\"\(anchor)\""))
            #expect(list.contains("<a class=\"contents\" href=\"#\(anchor)\">"))
        }
    }

    @Test("changes nothing where there is none, and the summary of the start page is that of site.yml")
    func absent() async throws {
        let site = try site([:])
        try site.write(
            site.text(StandardFile.settings.rawValue) + "\ndescription: Answers.\n",
            to: StandardFile.settings.rawValue
        )
        #expect(try await site.build(writes: true).diagnostics == [])
        #expect(try site.text("Output/index.html").contains("<p class=\"summary\">Answers.</p><div></div>"))
        #expect(try !site.text("Output/conditions/index.html").contains("description"))
        try site.write("---\nsummary: Better answers.\n---\n", to: "Content/index.md")
        #expect(try await site.build(writes: true).diagnostics == [])
        #expect(try site.text("Output/index.html").contains("<p class=\"summary\">Better answers.</p><div></div>"))
    }

    @Test("can be linked to, with its headings, from every text")
    func links() async throws {
        let site = try site([
            "Content/index.md": "## Welcome\n\nTo [conditions](conditions/index.md#names).\n",
            "Content/conditions/index.md": "## Names\n\n[Home](../index.md#welcom) and [about](../pages/abuot.md).\n",
            "Content/pages/about.md": """
            ---
            title: About
            ---
            [Home](../index.md), [welcome](../index.md#welcome), [itself](https://example.org/#welcome).
            """,
        ])
        #expect(
            try await site.report() == """
                Content/conditions/index.md:3:8: error: `index.md` has no heading with the anchor `#welcom` [anchor-broken]
                   3 | [Home](../index.md#welcom) and [about](../pages/abuot.md).
                     |        ^~~~~~~~~~~~~~~~~~
                     = help: did you mean `#welcome`?
                Content/conditions/index.md:3:40: error: There is no page or file `../pages/abuot.md` [link-broken]
                   3 | [Home](../index.md#welcom) and [about](../pages/abuot.md).
                     |                                        ^~~~~~~~~~~~~~~~~
                     = help: did you mean `../pages/about.md`?
                """
        )
    }

    @Test("is a warning where the template of its page does not show it, and it has words")
    func unshown() async throws {
        func template(_ main: String) -> String { "{{<layout}}{{$main}}\(main){{/main}}{{/layout}}" }
        let plain = template("{{#introduction}}{{#sources}}{{title}}{{/sources}}{{/introduction}}")
        let shows = template("{{#introduction.body}}{{{introduction.body}}}{{/introduction.body}}")
        let site = try TemporarySite([
            "Templates/home.mustache": plain, "Templates/subject-index.mustache": plain,
            "Content/index.md": "Welcome.\n", "Content/conditions/index.md": "---\ntitle: All of them\n---\nNames.\n",
        ])
        let list = """
            Content/conditions/index.md:1:1: warning: The template `subject-index` does not show `introduction.body`, so this text is on no page [introduction-unused]
               1 | ---
                 | ^
                 = help: write `{{>partials/introduction}}` in the template, or delete the text
            """
        let home = """
            Content/index.md:1:1: warning: The template `home` does not show `introduction.body`, so this text is on no page [introduction-unused]
               1 | Welcome.
                 | ^
                 = help: write `{{>partials/introduction}}` in the template, or delete the text
            """
        #expect(try await site.report() == list + "\n" + home)
        try site.write(shows, to: "Templates/subject-index.mustache")
        #expect(try await site.report() == home)
        try site.write("---\nsummary: Better answers.\n---\n", to: "Content/index.md")
        #expect(try await site.report() == "")
    }

    @Test("is left out as a draft, and its headings with it; with --drafts the page says so")
    func drafts() async throws {
        let site = try site([
            "Content/index.md": "---\ndraft: true\n---\n## Soon\n\nMore to come.\n",
            "Content/pages/about.md": "---\ntitle: About\n---\n[Home](../index.md)\n",
        ])
        let result = try await site.build(writes: true)
        #expect(result.diagnostics == [])
        #expect(result.summary?.skippedDrafts.map(\.path) == ["index.md"])
        #expect(try !site.text("Output/index.html").contains("More to come"))
        #expect(try site.text("Output/sitemap.xml").contains("<loc>https://example.org/</loc>"))

        _ = try await site.build(writes: true, drafts: true)
        let home = try site.text("Output/index.html")
        #expect(home.contains("More to come"))
        #expect(home.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(home.contains("<p>Draft</p>"))
        #expect(try !site.text("Output/sitemap.xml").contains("<loc>https://example.org/</loc>"))

        try site.write("---\ntitle: About\n---\n[Home](../index.md#soon)\n", to: "Content/pages/about.md")
        let report = try await site.report()
        #expect(report.contains("error: `index.md` has no heading with the anchor `#soon` [anchor-broken]"))
        #expect(try await site.report(drafts: true) == "")
    }

    @Test("is made new when it changes, and no other page is", arguments: [false, true])
    func incremental(isInFrontMatter: Bool) async throws {
        let site = try site(["Content/index.md": "---\nsummary: One.\n---\nOne day.\n"])
        let folder = site.folder.appendingPathComponent("cache").path
        func build() async throws -> BuildResult {
            let request = BuildRequest(
                content: site.content,
                templates: site.templates,
                output: site.output,
                day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
                toolVersion: "test",
                cache: BuildRequest.Cache(folder: folder, executable: "/bin/sh", version: "test")
            )
            return try await SiteBuilder(request).build()
        }
        #expect(try await build().diagnostics == [])
        let text = isInFrontMatter ? "---\nsummary: Two.\n---\nOne day.\n" : "---\nsummary: One.\n---\nTwo days.\n"
        try site.write(text, to: "Content/index.md")
        let result = try await build()
        #expect(result.diagnostics == [])
        #expect(result.summary?.changes?.written == 1)
        #expect(try site.text("Output/index.html").contains("Two"))
    }

    @Test("is in a preview as in a build, and again when it has changed")
    func preview() async throws {
        let site = try site(["Content/index.md": "One.\n"])
        let live = LiveSite(
            BuildRequest(
                content: site.content,
                templates: site.templates,
                output: nil,
                day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
                toolVersion: "test"
            )
        )
        func home(_ changes: FileChanges) async throws -> String {
            let file = try await live.update(changes).snapshot.file(at: .home)
            return String(decoding: try #require(file).bytes, as: UTF8.self)
        }
        #expect(try await home(.everything).contains("<p>One.</p>"))
        try site.write("Two.\n", to: "Content/index.md")
        #expect(try await home(.files([site.content + "/index.md"])).contains("<p>Two.</p>"))
    }

    @Test("has one file in each place, in small letters")
    func places() async throws {
        let site = try site([
            "Content/index.md": "One.\n",
            "Content/index.markdown": "Two.\n",
            "Content/conditions/Index.md": "Three.\n",
            "Content/index.review.yml": "",
        ])
        #expect(
            try await site.report() == """
                Content/conditions/Index.md:1:1: error: The name of a section's file is `index.md`, in small letters [misplaced-file]
                   1 | Three.
                     | ^
                     = help: rename the file to `index.md`
                Content/index.md:1:1: error: The address `/` is already taken by `index.markdown` [address-taken]
                   1 | One.
                     | ^
                     = help: rename the file, or delete it
                Content/index.markdown:1:1: note: the address is taken here
                   1 | Two.
                     | ^
                Content/index.review.yml:1:1: error: This review record has no text beside it [misplaced-file]
                     = help: put it next to an article, a subject such as a condition, a disclaimer or `glossary.yml`, or delete it
                """
        )
    }
}
