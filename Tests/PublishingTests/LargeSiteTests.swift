import Foundation
import Rendering
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("A site with more names than one page has room for")
struct LargeSiteTests {
    private static let ownTheme = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Templates").path

    private static func conditions(_ titles: [String]) -> [String: String?] {
        Dictionary(
            uniqueKeysWithValues: titles.map { title in
                let slug = title.lowercased().replacing(" ", with: "-")
                return ("Content/conditions/\(slug)/index.md", "---\ntitle: \(title)\n---\n")
            }
        )
    }

    private static let names = ["Asthma", "Cancer", "Cold", "Colic", "Coma", "Gout", "Zoster"]

    private func request(_ site: TemporarySite, names: Int = 3, templates: String? = nil) throws -> BuildRequest {
        var request = BuildRequest(
            content: site.content,
            templates: templates ?? site.templates,
            output: site.output,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        request.limits.names = names
        return request
    }

    private static func links(_ page: String, _ attributes: String = "") -> [String] {
        page.matches(of: /<a([^>]*) href="([^"]*)"/).filter { attributes.isEmpty || $0.1.contains(attributes) }
            .map { String($0.2) }
    }

    @Test("has a page a letter, to which home and the list itself lead")
    func letters() async throws {
        let site = try TemporarySite(Self.conditions(Self.names))
        let request = try request(site, templates: Self.ownTheme)
        let built = try await SiteBuilder(request).buildInMemory()
        #expect(built.result.diagnostics == [])
        let pages = built.files.filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
        let letters = pages.filter { $0.key.hasPrefix("conditions/a-z/") }
        #expect(
            letters.keys.sorted() == [
                "conditions/a-z/a/index.html", "conditions/a-z/c/a/index.html", "conditions/a-z/c/index.html",
                "conditions/a-z/c/o/index.html", "conditions/a-z/g/index.html", "conditions/a-z/l/index.html",
                "conditions/a-z/z/index.html",
            ]
        )

        let addresses = letters.keys.map { "/" + $0.dropLast("index.html".count) }
        let shown = Set(addresses).subtracting(["/conditions/a-z/c/"])
        for page in ["index.html", "conditions/index.html"] {
            let links = Set(Self.links(try #require(pages[page])))
            #expect(shown.isSubset(of: links), "\(page)")
        }
        let hub = try #require(pages["conditions/index.html"])
        #expect(!hub.contains("class=\"filter\""))
        #expect(!hub.contains("Zoster"))

        let page = try #require(pages["conditions/a-z/c/o/index.html"])
        #expect(page.contains("<title>Conditions: Co – Test Health</title>"))
        #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/conditions/a-z/c/o/\">"))
        #expect(Self.links(page, "rel=\"prev\"") == ["/conditions/a-z/c/a/"])
        #expect(Self.links(page, "rel=\"next\"") == ["/conditions/a-z/g/"])
        #expect(Self.links(page, "aria-current=\"page\"") == ["/conditions/a-z/c/o/"])
        let main = try #require(page.firstMatch(of: /<div class="index">[\s\S]*?<\/section>/))
        #expect(Self.links(String(main.0)) == ["/conditions/cold/", "/conditions/colic/", "/conditions/coma/"])
        let trail = try #require(page.firstMatch(of: /<nav class="breadcrumbs"[\s\S]*?<\/nav>/))
        #expect(Self.links(String(trail.0)) == ["/", "/conditions/", "/conditions/a-z/c/"])

        let sitemap = String(decoding: try #require(built.files["sitemap.xml"]), as: UTF8.self)
        let listed = sitemap.matches(of: /<loc>https:\/\/example.org([^<]*)</).map { String($0.1) }
        #expect(Set(addresses).isSubset(of: Set(listed)))
        #expect(Set(listed).count == listed.count)
    }

    @Test("has synonyms on the page of their letter")
    func synonyms() async throws {
        let site = try TemporarySite(Self.conditions(Self.names))
        let built = try await SiteBuilder(try request(site, templates: Self.ownTheme)).buildInMemory()
        let page = String(decoding: try #require(built.files["conditions/a-z/l/index.html"]), as: UTF8.self)
        #expect(page.contains("<a href=\"/conditions/anemia/\">Low blood<span class=\"see\">: see Anemia</span></a>"))
    }

    @Test("has one list where the names have room, whatever the number of articles")
    func room() async throws {
        let site = try TemporarySite(Self.conditions(Self.names))
        let built = try await SiteBuilder(try request(site, names: 9, templates: Self.ownTheme)).buildInMemory()
        #expect(!built.files.keys.contains { $0.contains("a-z") })
        let list = String(decoding: try #require(built.files["conditions/index.html"]), as: UTF8.self)
        #expect(Self.names.allSatisfy(list.contains))
        let home = String(decoding: try #require(built.files["index.html"]), as: UTF8.self)
        #expect(Self.links(home).contains("/conditions/#letter-z"))
    }

    @Test("has letters of each section, and of all")
    func sections() async throws {
        var files = Self.conditions(["Asthma", "Cancer", "Cold", "Gout"])
        files["Content/site.yml"] = """
            title: Test Health
            baseURL: https://example.org/health/
            language: en
            timeZone: UTC
            defaultDisclaimer: general
            organization:
              name: Test Publisher
            sections:
              conditions: {title: Conditions}
              medicines: {title: Medicines}
            """
        files["Content/medicines/iron/index.md"] = "---\ntitle: Iron\n---\n"
        let site = try TemporarySite(files)
        let built = try await SiteBuilder(try request(site)).buildInMemory()
        #expect(built.result.diagnostics == [])
        let letters = built.files.keys.filter { $0.contains("a-z/") }.map { $0.dropLast("index.html".count) }.sorted()
        #expect(
            letters == [
                "a-z/", "a-z/a/", "a-z/c/", "a-z/g/", "a-z/i/", "a-z/l/", "conditions/a-z/a/", "conditions/a-z/c/",
                "conditions/a-z/g/", "conditions/a-z/l/",
            ]
        )
    }

    @Test("shows in the preview what a build writes")
    func live() async throws {
        let site = try TemporarySite(Self.conditions(Self.names))
        let request = try request(site, templates: Self.ownTheme)
        let built = try await SiteBuilder(request).buildInMemory()
        let snapshot = try await LiveSite(request).update(.everything).snapshot
        for (path, bytes) in built.files where path.hasPrefix("conditions/") || path.hasSuffix(".xml") {
            let address = path.hasSuffix("index.html") ? path.dropLast("index.html".count) : path[...]
            #expect(try await snapshot.file(at: Address(path: "/" + address))?.bytes == bytes, "\(path)")
        }
        #expect(try await snapshot.file(at: Address(path: "/conditions/a-z/x/")) == nil)
    }

    @Test("has the latest pages on a person's own page, and all of them on pages by condition")
    func people() async throws {
        func text(_ title: String, _ day: Int) -> String {
            "---\ntitle: \(title)\nsummary: Something.\nreviewed: 2026-04-0\(day)\nreviewers: [ada]\n---\nText.\n"
        }
        let site = try TemporarySite([
            "Content/conditions/anemia/b.md": text("What is B?", 9),
            "Content/conditions/anemia/a.md": text("What is A?", 9),
            "Content/conditions/gout/index.md": text("Gout", 8),
            "Content/conditions/gout/c.md": text("What is C?", 6),
        ])
        var request = try request(site, names: 300, templates: Self.ownTheme)
        request.limits.latestWorks = 3
        request.limits.works = 3
        let built = try await SiteBuilder(request).buildInMemory()
        #expect(built.result.diagnostics == [])
        func page(_ path: String) throws -> String {
            String(decoding: try #require(built.files[path + "index.html"]), as: UTF8.self)
        }
        let person = try page("people/ada/")
        let section = try #require(person.firstMatch(of: /<h2>Pages reviewed[\s\S]*?<\/section>/))
        #expect(section.0.contains("<p>5 pages. The 3 latest:</p>"))
        #expect(
            Self.links(String(section.0)) == [
                "/conditions/anemia/a/", "/conditions/anemia/b/", "/conditions/gout/",
            ]
        )
        #expect(
            Self.links(person).filter { $0.contains("/pages/") } == ["/people/ada/pages/1/", "/people/ada/pages/2/"]
        )

        let first = try page("people/ada/pages/1/")
        let second = try page("people/ada/pages/2/")
        func main(_ page: String) throws -> [String] {
            Self.links(
                String(try #require(page.firstMatch(of: /<div class="columns">[\s\S]*<nav class="neighbors"/)).0)
            )
        }
        let (onFirst, onSecond) = (try main(first), try main(second))
        #expect(onFirst == ["/conditions/anemia/causes/", "/conditions/anemia/a/", "/conditions/anemia/b/"])
        #expect(onSecond == ["/conditions/gout/", "/conditions/gout/c/"])
        #expect(Set(Self.links(first, "rel=\"next\"")) == ["/people/ada/pages/2/"])
        #expect(Self.links(first, "rel=\"prev\"").isEmpty)
        #expect(Set(Self.links(second, "rel=\"prev\"")) == ["/people/ada/pages/1/"])
        #expect(second.contains("<title>Dr. Ada Example: all pages, page 2 – Test Health</title>"))
        #expect(second.contains("<link rel=\"canonical\" href=\"https://example.org/people/ada/pages/2/\">"))
        let sitemap = String(decoding: try #require(built.files["sitemap.xml"]), as: UTF8.self)
        #expect(sitemap.contains("<loc>https://example.org/people/ada/pages/2/</loc>"))

        let snapshot = try await LiveSite(request).update(.everything).snapshot
        for (path, bytes) in built.files where path.hasPrefix("people/") {
            let address = Address(path: "/" + path.dropLast("index.html".count))
            #expect(try await snapshot.file(at: address)?.bytes == bytes, "\(path)")
        }
    }

    @Test("says plainly of a person that the registration ended")
    func registration() async throws {
        let site = try TemporarySite([
            "Content/people/ada.md":
                "---\nname: Dr. Ada Example\nregistration: GMC 1\nregisteredUntil: 2026-04-30\n---\n",
            "Content/people/dana.md": "---\nname: Dana Draft\nregistration: GMC 2\nregisteredUntil: 2026-06-01\n---\n",
        ])
        let built = try await SiteBuilder(try request(site, templates: Self.ownTheme)).buildInMemory()
        let pages = try ["people/", "people/ada/", "people/dana/"].map { path in
            String(decoding: try #require(built.files[path + "index.html"]), as: UTF8.self)
                .matches(of: /<p class="notice">([^<]*)</).map { String($0.1) }
        }
        #expect(pages == [["Registration ended on 30 April 2026."], ["Registration ended on 30 April 2026."], []])
    }

    @Test("has the articles of a condition on several pages, where one has no room for them")
    func articles() async throws {
        func text(_ title: String) -> String {
            "---\ntitle: \(title)\nsummary: Something.\nreviewed: 2026-04-07\nreviewers: [ada]\n---\nText.\n"
        }
        let names = ["a", "b", "c", "d"]
        var files = Dictionary(
            uniqueKeysWithValues: names.map { ("Content/conditions/anemia/\($0).md", text("Is it \($0)?") as String?) }
        )
        let site = try TemporarySite(files)
        var request = try request(site, names: 300, templates: Self.ownTheme)
        request.limits.articles = 2
        let built = try await SiteBuilder(request).buildInMemory()
        #expect(built.result.diagnostics == [])
        let paths = ["", "questions/2/", "questions/3/"]
        let pages = try paths.map { path in
            String(decoding: try #require(built.files["conditions/anemia/\(path)index.html"]), as: UTF8.self)
        }
        let listed = pages.map { page in
            page.matches(of: /<h3><a href="\/conditions\/anemia\/([a-z]*)\/">/).map { String($0.1) }
        }
        #expect(listed == [["a", "b"], ["c", "d"], ["causes"]])
        let all = paths.map { "/conditions/anemia/\($0)" }
        #expect(pages.map { Set(Self.links($0, "rel=\"next\"")) } == [[all[1]], [all[2]], []])
        #expect(pages.map { Set(Self.links($0, "rel=\"prev\"")) } == [[], [all[0]], [all[1]]])
        #expect(pages.allSatisfy { page in all.allSatisfy { page.contains("href=\"\($0)\"") } })
        #expect(pages[1].contains("<title>Anemia: questions, page 2 – Test Health</title>"))
        let sitemap = String(decoding: try #require(built.files["sitemap.xml"]), as: UTF8.self)
        #expect(sitemap.contains("<loc>https://example.org/conditions/anemia/questions/3/</loc>"))
        let snapshot = try await LiveSite(request).update(.everything).snapshot
        for (path, page) in zip(all, pages) {
            #expect(try await snapshot.file(at: Address(path: path))?.bytes.elementsEqual(page.utf8) == true)
        }

        files["Content/conditions/anemia/questions.md"] = text("What are your questions?")
        let contested = try TemporarySite(files)
        var other = request
        other.content = contested.content
        let messages = try await SiteBuilder(other).buildInMemory().result.diagnostics.map(\.message)
        #expect(
            messages == [
                "The address `/conditions/anemia/questions/` is already taken by `conditions/anemia/index.md`"
            ]
        )
    }

    /// How many clicks each page of a site is away from home.
    private static func clicks(_ files: [String: [UInt8]]) -> [String: Int] {
        let pages = Dictionary(
            uniqueKeysWithValues: files.filter { $0.key.hasSuffix("index.html") }.map { path, bytes in
                ("/" + path.dropLast("index.html".count), String(decoding: bytes, as: UTF8.self))
            }
        ).filter { !$0.value.contains("http-equiv=\"refresh\"") }
        var clicks = ["/": 0]
        var waiting = ["/"]
        while !waiting.isEmpty {
            let page = waiting.removeFirst()
            for link in links(pages[page] ?? "") {
                let target = String(link.prefix { $0 != "#" })
                guard pages[target] != nil, clicks[target] == nil else { continue }
                clicks[target] = (clicks[page] ?? 0) + 1
                waiting.append(target)
            }
        }
        return clicks.merging(pages.mapValues { _ in .max }) { first, _ in first }
    }

    @Test("has every page within three clicks from home", arguments: [2, 300])
    func threeClicks(names: Int) async throws {
        var files = Self.conditions(Self.names)
        for number in 1...7 {
            files["Content/conditions/gout/q\(number).md"] =
                "---\ntitle: Is it \(number)?\nsummary: Something.\nreviewed: 2026-04-07\nreviewers: [ada]\n---\nText.\n"
        }
        for name in ["eve", "bob", "zoe"] {
            files["Content/people/\(name).md"] = "---\nname: Dr. \(name.capitalized) Example\n---\n"
        }
        let site = try TemporarySite(files)
        var request = try request(site, names: names, templates: Self.ownTheme)
        request.limits.articles = 2
        request.limits.latestWorks = 2
        request.limits.works = 2
        let built = try await SiteBuilder(request).buildInMemory()
        #expect(built.result.diagnostics == [])
        let clicks = Self.clicks(built.files)
        #expect(clicks.filter { $0.value > 3 && $0.key != "/search/" } == [:])
        #expect(clicks["/conditions/gout/questions/4/"] != nil)
        #expect(clicks["/people/ada/pages/4/"] != nil)
        let list = names == 2 ? "conditions/a-z/g/index.html" : "conditions/index.html"
        let page = String(decoding: try #require(built.files[list]), as: UTF8.self)
        let pages = page.matches(of: /<span class="pages">.*?<\/span>/).map { Self.links(String($0.0)) }
        #expect(pages == [[2, 3, 4].map { "/conditions/gout/questions/\($0)/" }])
        // A name takes as much room as it has links.
        let letters = built.files.keys.filter { $0.hasPrefix("people/a-z/") }.sorted()
        #expect(letters == (names == 2 ? ["a", "b", "d", "e", "z"].map { "people/a-z/\($0)/index.html" } : []))
        if names == 2 {
            let ada = String(decoding: try #require(built.files["people/a-z/a/index.html"]), as: UTF8.self)
            #expect(Self.links(ada).contains("/people/ada/pages/4/"))
        }
    }

    @Test("has the words of a long glossary on pages of their letters")
    func glossary() async throws {
        let words = ["aorta", "artery", "Cell", "colon", "3D picture", "vein"]
        let site = try TemporarySite([
            "Content/glossary.yml": words.map { "- {term: \($0), meaning: Something.}\n" }.joined()
        ])
        let request = try request(site, templates: Self.ownTheme)
        let built = try await SiteBuilder(request).buildInMemory()
        #expect(built.result.diagnostics == [])
        let letters = built.files.keys.filter { $0.hasPrefix("glossary/a-z/") }.sorted()
        #expect(letters == ["a", "c", "other", "v"].map { "glossary/a-z/\($0)/index.html" })
        func page(_ path: String) throws -> String {
            String(decoding: try #require(built.files[path]), as: UTF8.self)
        }
        let hub = try page("glossary/index.html")
        #expect(!hub.contains("data-reviewed"))
        #expect(Set(letters.map { "/" + $0.dropLast("index.html".count) }).isSubset(of: Self.links(hub)))
        let cells = try page("glossary/a-z/c/index.html")
        #expect(cells.contains("<title>Medical words explained: C – Test Health</title>"))
        #expect(cells.contains("<dl class=\"glossary\" data-reviewed=\"glossary\">"))
        #expect(cells.matches(of: /<dt id="([^"]*)">/).map { String($0.1) } == ["word-cell", "word-colon"])
        let sitemap = try page("sitemap.xml")
        #expect(sitemap.contains("<loc>https://example.org/glossary/a-z/c/</loc>"))
        let snapshot = try await LiveSite(request).update(.everything).snapshot
        let known = GlossaryAnchors.all(of: snapshot.site)
        #expect(known.filter { $0.term == "Cell" }.map(\.page.path) == ["/glossary/a-z/c/"])
        for path in ["glossary/index.html"] + letters {
            let address = Address(path: "/" + path.dropLast("index.html".count))
            #expect(try await snapshot.file(at: address)?.bytes == built.files[path], "\(path)")
        }
    }

    @Test("can be linked to page by page, and a page that no list has is told")
    func links() async throws {
        var files = Self.conditions(Self.names)
        files["Content/pages/about.md"] = """
            ---
            title: About
            ---
            See [C](https://example.org/conditions/a-z/c/) and [X](https://example.org/conditions/a-z/x/).
            """
        let site = try TemporarySite(files)
        let request = try request(site, templates: Self.ownTheme)
        let expected = [
            "`https://example.org/conditions/a-z/x/` is an address of this site, but there is no page or file there"
        ]
        #expect(try await SiteBuilder(request).buildInMemory().result.diagnostics.map(\.message) == expected)
        #expect(try await LiveSite(request).update(.everything).snapshot.check().diagnostics.map(\.message) == expected)
    }
}
