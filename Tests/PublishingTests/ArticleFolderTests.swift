import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

/// A site of articles in folders, built with the theme of the repository.
private struct FolderSite {
    let site: TemporarySite

    init(_ files: [String: String?] = [:], standard: [String: String] = Self.files) throws {
        site = try TemporarySite(standard.merging(files.compactMapValues { $0 }) { $1 }.mapValues { $0 })
        for (path, text) in files where text == nil { try site.remove(path) }
    }

    static func article(_ title: String, _ keys: String = "") -> String {
        """
        ---
        title: \(title)
        summary: Yes.
        reviewed: 2026-04-07
        reviewers: [ada]
        \(keys)
        ---
        Text.

        """
    }

    static let files: [String: String] = [
        "Content/conditions/anemia/care/index.md": "---\ntitle: Care\n---\n",
        "Content/conditions/anemia/care/food.md": article("Food?"),
        "Content/conditions/anemia/care/old/plain/rest.md": article("Rest?"),
        "Content/conditions/anemia/care/iron/index.md": article("Iron?", "slug: iron-pills"),
        "Content/conditions/anemia/care/iron/doses.md": article("Doses?", "also: [gout]"),
        "Content/conditions/gout/index.md": "---\ntitle: Gout\n---\n",
    ]

    func build(cache: Bool = false) async throws -> [Diagnostic] {
        let request = BuildRequest(
            content: site.content,
            templates: StructuredDataFixture.repository + "/Templates",
            output: site.output,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test",
            cache: cache
                ? BuildRequest.Cache(
                    folder: site.folder.appendingPathComponent("cache").path,
                    executable: "/bin/sh",
                    version: "1",
                    isVerified: false
                ) : nil
        )
        return try await SiteBuilder(request).build().diagnostics
    }

    func page(_ address: String) throws -> String { try site.text("Output\(address)index.html") }

    /// What the links in an element of a page say.
    func links(in element: String, of address: String) throws -> [String] {
        let page = try page(address)
        guard let start = page.range(of: element) else { return [] }
        let rest = page[start.upperBound...]
        let end = try #require(rest.range(of: element.hasPrefix("<nav") ? "</nav>" : "</section>"))
        return rest[..<end.lowerBound].matches(of: /<a [^>]*>([^<]*)</).map { String($0.1) }
    }
}

@Suite("Articles in folders")
struct ArticleFolderTests {
    @Test("have the folders with a page of their own in their addresses, and others not")
    func addresses() async throws {
        let site = try FolderSite()
        #expect(try await site.build() == [])
        let pages = try site.site.files(below: "Output/conditions/anemia").keys.sorted()
        #expect(
            pages == [
                "care/food/index.html", "care/index.html", "care/iron-pills/doses/index.html",
                "care/iron-pills/index.html", "care/rest/index.html", "causes/index.html", "feed.xml", "index.html",
            ]
        )
    }

    @Test("have the pages of their folders on the way to them")
    func breadcrumbs() async throws {
        let site = try FolderSite()
        _ = try await site.build()
        #expect(
            try site.links(in: "<nav class=\"breadcrumbs\"", of: "/conditions/anemia/care/iron-pills/doses/") == [
                "Home", "Conditions", "Anemia", "Care", "Iron?",
            ]
        )
    }

    @Test("are listed on the page of the innermost folder, and on no other")
    func lists() async throws {
        let site = try FolderSite()
        _ = try await site.build()
        let answers = "<section class=\"answers\">"
        #expect(try site.links(in: answers, of: "/conditions/anemia/") == ["Care", "What causes anemia?"])
        #expect(try site.links(in: answers, of: "/conditions/anemia/care/") == ["Food?", "Iron?", "Rest?"])
        #expect(try site.links(in: answers, of: "/conditions/anemia/care/iron-pills/") == ["Doses?"])
        #expect(
            try site.links(in: "<section class=\"others\">", of: "/conditions/anemia/care/food/") == ["Iron?", "Rest?"]
        )
    }

    @Test("are listed on the pages of further subjects that they name, and lead there")
    func also() async throws {
        let site = try FolderSite()
        _ = try await site.build()
        #expect(try site.links(in: "<section class=\"answers\">", of: "/conditions/gout/") == ["Doses?"])
        #expect(
            try site.page("/conditions/anemia/care/iron-pills/doses/").contains(
                """
                <section class="related">
                <h2>Also about</h2>
                <ul class="links">
                <li><a href="/conditions/gout/">Gout</a></li>
                """
            )
        )
    }

    @Test("have a folder's page that needs no review as long as it only lists them")
    func silentPage() async throws {
        let site = try FolderSite(["Content/conditions/anemia/care/index.md": "---\ntitle: Care\nsummary: Rest.\n---\n"]
        )
        #expect(
            try await site.build().map { "\($0.location.file.path) \($0.identifier)" } == [
                "conditions/anemia/care/index.md key-missing", "conditions/anemia/care/index.md key-missing",
            ]
        )
        let silent = try FolderSite()
        #expect(try await silent.build() == [])
        #expect(try !silent.page("/conditions/anemia/").contains("class=\"tag\""))
    }

    @Test("are found by links, by their files")
    func linksToFiles() async throws {
        let text = FolderSite.article("Food?") + "See [doses](iron/doses.md) and [all](index.md).\n"
        let site = try FolderSite(["Content/conditions/anemia/care/food.md": text])
        #expect(try await site.build() == [])
        let page = try site.page("/conditions/anemia/care/food/")
        #expect(
            page.contains(
                "See <a href=\"/conditions/anemia/care/iron-pills/doses/\">doses</a> and <a href=\"/conditions/anemia/care/\">all</a>."
            )
        )
    }

    @Test("are told of on the folder's page as unreviewed once their texts change, with a cache too")
    func changedChild() async throws {
        let food = "Content/conditions/anemia/care/food.md"
        let unsigned = FolderSite.article("Food?")
            .replacing("reviewed: 2026-04-07\nreviewers: [ada]\n", with: "")
        let site = try FolderSite([food: unsigned])
        let request = BuildRequest(
            content: site.site.content,
            templates: site.site.templates,
            output: nil,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        let desk = try await ReviewDesk(request, keepsForms: true)
        let text = try #require(desk.texts.first { $0.name == "anemia/care/food" })
        try desk.sign(text, with: try #require(text.digests))
        #expect(try await site.build(cache: true) == [])
        #expect(try !site.page("/conditions/anemia/care/").contains("class=\"tag\""))
        try site.site.write(unsigned + "More.\n", to: food)
        #expect(try await site.build(cache: true).map(\.identifier) == [.textChanged])
        #expect(try site.page("/conditions/anemia/care/").contains("Food?</a> <span class=\"tag\">"))
    }

    @Test("stand in the place of a folder whose page is not shown, and are listed on that page")
    func withheldFolder() async throws {
        let site = try FolderSite([
            "Content/conditions/anemia/care/index.md": """
            ---
            title: Care
            withdrawn: It was wrong.
            withdrawnOn: 2026-05-30
            ---

            """
        ])
        #expect(try await site.build().map(\.severity) == [.note])
        #expect(
            try site.links(in: "<section class=\"answers\">", of: "/conditions/anemia/") == [
                "Food?", "Iron?", "Rest?", "What causes anemia?",
            ]
        )
        #expect(
            try site.links(in: "<section class=\"others\">", of: "/conditions/anemia/care/") == [
                "Food?", "Iron?", "Rest?",
            ]
        )
    }

    @Test("are listed once where they name a further subject twice, and not at all by their own")
    func alsoTwice() async throws {
        let site = try FolderSite([
            "Content/conditions/anemia/care/iron/doses.md": FolderSite.article("Doses?", "also: [gout, gout, anemia]")
        ])
        #expect(try await site.build().map(\.identifier) == [.relationUnfit, .relationUnfit])
        #expect(try site.links(in: "<section class=\"answers\">", of: "/conditions/gout/") == ["Doses?"])
        #expect(
            try site.links(in: "<section class=\"answers\">", of: "/conditions/anemia/") == [
                "Care", "What causes anemia?",
            ]
        )
    }

    @Test("in a folder whose page is a draft have to be drafts", arguments: [("draft: true", 0), ("", 1)])
    func drafts(keys: String, problems: Int) async throws {
        let site = try FolderSite([
            "Content/conditions/anemia/care/index.md": "---\ntitle: Care\ndraft: true\n---\n",
            "Content/conditions/anemia/care/food.md": FolderSite.article("Food?", keys),
            "Content/conditions/anemia/care/old/plain/rest.md": nil,
            "Content/conditions/anemia/care/iron/index.md": nil,
            "Content/conditions/anemia/care/iron/doses.md": nil,
        ])
        #expect(try await site.build().count { $0.severity == .error } == problems)
    }
}

@Suite("A guide")
struct GuideTests {
    private static let files = FolderSite.files.merging([
        "Content/conditions/anemia/care/index.md": "---\ntitle: Care\nparts: [rest, food]\n---\n"
    ]) { $1 }

    @Test("lists its parts in the order that it names, and then its other articles")
    func parts() async throws {
        let site = try FolderSite(standard: Self.files)
        #expect(try await site.build() == [])
        let page = try site.page("/conditions/anemia/care/")
        let lists = page.matches(of: /<h2>(In this guide|Questions and short answers)<\/h2>\n<(ol|ul)>/).map {
            "\($0.1) \($0.2)"
        }
        #expect(lists == ["In this guide ol", "Questions and short answers ul"])
        #expect(page.matches(of: /<h3><a [^>]*>([^<]*)</).map { String($0.1) } == ["Rest?", "Food?", "Iron?"])
    }

    @Test("leads from part to part, and says on each where readers are")
    func neighbors() async throws {
        let site = try FolderSite(standard: Self.files)
        _ = try await site.build()
        #expect(
            try site.page("/conditions/anemia/care/rest/").contains(
                """
                <nav class="guide" aria-label="Care">
                <p><a href="/conditions/anemia/care/">Care</a>: Part 1 of 2</p>
                <ol>
                <li aria-current="page">Rest?</li>
                <li><a href="/conditions/anemia/care/food/">Food?</a></li>
                </ol>
                </nav>
                """
            )
        )
        let neighbors = "<nav class=\"neighbors\""
        #expect(try site.links(in: neighbors, of: "/conditions/anemia/care/rest/") == ["Food?"])
        #expect(try site.links(in: neighbors, of: "/conditions/anemia/care/food/") == ["Rest?"])
        #expect(try site.links(in: neighbors, of: "/conditions/anemia/care/iron-pills/") == [])
        let others = "<section class=\"others\">"
        #expect(try site.links(in: others, of: "/conditions/anemia/care/rest/") == ["Iron?"])
        #expect(try site.links(in: others, of: "/conditions/anemia/care/iron-pills/") == [])
    }

    @Test("leaves out a part that is a draft, and one that is withheld from the other parts")
    func missingParts() async throws {
        let withheld = FolderSite.article("Food?", "withdrawn: It was wrong.")
        var site = try FolderSite(["Content/conditions/anemia/care/food.md": withheld], standard: Self.files)
        _ = try await site.build()
        #expect(try site.page("/conditions/anemia/care/rest/").contains("Part 1 of 1"))
        let others = "<section class=\"others\">"
        #expect(try site.links(in: others, of: "/conditions/anemia/care/food/") == ["Rest?", "Iron?"])
        site = try FolderSite(
            ["Content/conditions/anemia/care/rest.md": FolderSite.article("Rest?", "draft: true")],
            standard: Self.files.filter { !$0.key.hasSuffix("plain/rest.md") }
        )
        _ = try await site.build()
        #expect(try site.page("/conditions/anemia/care/food/").contains("Part 1 of 1"))
    }

    @Test("can be the page of a subject")
    func subject() async throws {
        let site = try FolderSite([
            "Content/conditions/anemia/index.md": "---\ntitle: Anemia\nparts: [care, causes]\n---\n"
        ])
        #expect(try await site.build() == [])
        #expect(try site.page("/conditions/anemia/causes/").contains("Anemia</a>: Part 2 of 2"))
        #expect(try site.page("/conditions/anemia/care/").contains("Anemia</a>: Part 1 of 2"))
    }

    @Test("tells machines of its parts, and each part of it")
    func structuredData() async throws {
        let site = try FolderSite(standard: Self.files)
        _ = try await site.build()
        #expect(
            try site.page("/conditions/anemia/care/").contains(
                """
                "hasPart":[{"@type":"MedicalWebPage","@id":"https://example.org/conditions/anemia/care/rest/","name":"Rest?"},\
                {"@type":"MedicalWebPage","@id":"https://example.org/conditions/anemia/care/food/","name":"Food?"}]
                """
            )
        )
        #expect(
            try site.page("/conditions/anemia/care/food/").contains(
                """
                "position":2,"isPartOf":[{"@id":"https://example.org/#website"},\
                {"@type":"MedicalWebPage","@id":"https://example.org/conditions/anemia/care/","name":"Care"}]
                """
            )
        )
    }
}

@Suite("The navigation at the end of each page")
struct NavigationTests {
    private static let files = FolderSite.files.merging([
        "Content/site.yml": TemporarySite.standardFiles["Content/site.yml", default: ""] + """

            navigation:
              - title: This site
                pages: [contact, about]
              - title: Help
                pages: [plan]
            """,
        "Content/pages/contact.md": "---\ntitle: Contact\n---\nText.\n",
        "Content/pages/hidden.md": "---\ntitle: Hidden\n---\nText.\n",
        "Content/pages/plan.md": "---\ntitle: Plan\ndraft: true\n---\nText.\n",
    ]) { $1 }

    @Test("has the headings of site.yml with their pages in order, and no other pages; one without pages is left out")
    func headings() async throws {
        let site = try FolderSite(standard: Self.files)
        #expect(try await site.build().filter { $0.severity > .note } == [])
        #expect(
            try site.page("/about/").contains(
                """
                <h2>This site</h2>
                <ul>
                <li><a href="/contact/">Contact</a></li>
                <li><a href="/about/">About</a></li>
                </ul>
                </div>
                </nav>
                """
            )
        )
        #expect(try !site.page("/").contains("/hidden/"))
        #expect(try site.page("/hidden/").contains("<h1>Hidden</h1>"))
    }

    @Test("has no other page where site.yml has an empty list")
    func none() async throws {
        let settings = TemporarySite.standardFiles["Content/site.yml", default: ""] + "\nnavigation: []\n"
        let site = try FolderSite(["Content/site.yml": settings])
        #expect(try await site.build() == [])
        #expect(try !site.page("/").contains("/about/"))
    }

    @Test("has all other pages without a heading where site.yml names none")
    func standard() async throws {
        let site = try FolderSite()
        _ = try await site.build()
        #expect(
            try site.page("/about/").contains(
                """
                <h2>About this site</h2>
                <ul>
                <li><a href="/about/">About</a></li>
                </ul>
                </div>
                </nav>
                """
            )
        )
    }
}

@Suite("Another page")
struct OtherPageSourcesTests {
    @Test("cites sources, lists them, and tells machines of them")
    func sources() async throws {
        let site = try FolderSite([
            "Content/pages/about.md": """
            ---
            title: About
            sources:
              - {id: a, title: First, url: "https://example.org/a"}
              - {id: b, title: Second}
            ---
            As is known.[^b]

            """
        ])
        #expect(try await site.build() == [])
        let page = try site.page("/about/")
        #expect(page.contains("<a id=\"cite-1\" href=\"#source-1\" aria-label=\"Source 1\">1</a>"))
        #expect(page.contains("<li id=\"source-1\"><cite>Second</cite>"))
        #expect(page.contains("\"citation\":[{"))
        #expect(!page.contains("data-reviewed"))
    }

    @Test("cannot cite a source that its front matter does not have")
    func unknown() async throws {
        let site = try FolderSite(["Content/pages/about.md": "---\ntitle: About\n---\nAs is known.[^b]\n"])
        #expect(try await site.build().map(\.severity) == [.error])
    }
}
