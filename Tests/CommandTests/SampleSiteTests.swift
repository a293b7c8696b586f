import Foundation
import SiteTestSupport
import Testing

@Suite("The sample site")
struct SampleSiteTests {
    /// Builds the content and the theme of the repository.
    private func build(_ arguments: String...) async throws -> TemporarySite {
        let site = try TemporarySite(standard: [:])
        let outcome = try await Sitegen.run(
            ["build", "--as-of", "2026-10-01", "--quiet", "--output", site.output] + arguments
        )
        try #require(outcome.status == 0, "\(outcome.errors)")
        return site
    }

    @Test(
        "has no link that leads nowhere and no anchor that is not there, wherever it is published",
        arguments: ["https://example.org/", "https://example.org/health/", "http://localhost:8000/a%20b/c/"]
    )
    func links(baseURL: String) async throws {
        let crawl = try Crawl(try await build("--base-url", baseURL, "--drafts"), baseURL: baseURL)
        #expect(crawl.problems == [])
        // A crawl that finds no links would find no dead ones either.
        #expect(crawl.linkCount > 1_000)
        #expect(crawl.fragmentCount > 100)
        // No one links to an earlier address any more.
        #expect(crawl.unreached == ["anemia-causes/index.html"])
    }

    @Test("would not pass with one page, one anchor and one style sheet gone")
    func deadLinks() async throws {
        let site = try await build("--base-url", "https://example.org/health/")
        try site.remove("Output/conditions/gout/attack/index.html")
        let path = "Output/conditions/anemia/causes/index.html"
        try site.write(try site.text(path).replacing("id=\"blood-loss\"", with: ""), to: path)
        let sheet = try #require(site.files(below: "Output").keys.first { $0.hasPrefix("assets/style.") })
        try site.remove("Output/\(sheet)")
        let problems = try Crawl(site, baseURL: "https://example.org/health/").problems
        #expect(problems.contains("conditions/gout/index.html: /health/conditions/gout/attack/ leads nowhere"))
        #expect(
            problems.contains(
                "conditions/anemia/causes/index.html: no place #blood-loss in conditions/anemia/causes/index.html"
            )
        )
        #expect(problems.contains("index.html: /health/\(sheet) leads nowhere"))
    }

    @Test("is the same to the last byte whoever works on it")
    func jobs() async throws {
        let one = try await build("--jobs", "1").files(below: "Output")
        let eight = try await build("--jobs", "8").files(below: "Output")
        #expect(one.count > 60)
        #expect(one.keys.sorted() == eight.keys.sorted())
        #expect(one.filter { eight[$0.key] != $0.value }.keys.sorted() == [])
    }
}

/// A walk over every link of a built site.
private struct Crawl {
    /// The links that do not work, with the pages that they are on.
    private(set) var problems: [String] = []
    /// How many links lead to pages and files of the site.
    private(set) var linkCount = 0
    /// How many of them lead to a place on a page.
    private(set) var fragmentCount = 0
    /// Pages that no link leads to from any other.
    private(set) var unreached: [String] = []

    private let files: [String: Data]
    private let origin: String
    private let root: String
    private var anchors: [String: Set<String>] = [:]
    private var reached: Set<String> = []

    init(_ site: TemporarySite, baseURL: String) throws {
        files = try site.files(below: "Output")
        let url = try #require(URL(string: baseURL))
        let path = url.path(percentEncoded: true)
        root = path
        origin = String(baseURL.dropLast(path.count))
        let pages = files.keys.filter { $0.hasSuffix(".html") }.sorted()
        for page in pages { anchors[page] = Set(attributes(["id"], of: page)) }
        for page in pages {
            let links = attributes(["href", "src", "poster", "action"], of: page)
            if links.isEmpty { problems.append("\(page): no links at all") }
            for link in links { follow(link, from: page) }
        }
        for sheet in files.keys.filter({ $0.hasSuffix(".css") }).sorted() {
            for match in text(sheet).matches(of: /url\("?([^")]*)"?\)/) where !match.1.hasPrefix("data:") {
                follow(Self.resolve(String(match.1), against: root + sheet), from: sheet)
            }
        }
        for match in text("sitemap.xml").matches(of: /<loc>([^<]*)<\/loc>/) {
            follow(Self.unescaped(match.1), from: "sitemap.xml")
        }
        for match in text("robots.txt").matches(of: /Sitemap: (\S+)/) { follow(String(match.1), from: "robots.txt") }
        unreached = pages.filter { !reached.contains($0) && $0 != "404.html" }
    }

    private func text(_ path: String) -> String { String(decoding: files[path] ?? Data(), as: UTF8.self) }

    /// The values of attributes of the given names, in any tag of a page.
    private func attributes(_ names: Set<String>, of page: String) -> [String] {
        text(page).matches(of: /<[a-zA-Z][^>]*>/).flatMap { tag in
            tag.0.matches(of: /\s([a-z-]+)="([^"]*)"/).filter { names.contains(String($0.1)) }.map {
                Self.unescaped($0.2)
            }
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#x27;": "'", "&amp;": "&"]
            .sorted { $0.key > $1.key }
            .reduce(String(text)) { $0.replacing($1.key, with: $1.value) }
    }

    private static func resolve(_ link: String, against sheet: String) -> String {
        var parts = sheet.split(separator: "/").dropLast()
        for part in link.split(separator: "/") { if part == ".." { parts.removeLast() } else { parts.append(part) } }
        return "/" + parts.joined(separator: "/")
    }

    private mutating func follow(_ link: String, from page: String) {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let fragment = parts.count == 2 ? parts[1] : nil
        var target = page
        if !parts[0].isEmpty {
            guard let found = file(parts[0], from: page) else { return }
            target = found
        }
        linkCount += 1
        if target != page { reached.insert(target) }
        guard let fragment else { return }
        fragmentCount += 1
        guard let name = fragment.removingPercentEncoding, anchors[target]?.contains(name) == true else {
            problems.append("\(page): no place #\(fragment) in \(target)")
            return
        }
    }

    /// The file that a host serves for a link; `nil` for links to other sites, and for dead ones, which are reported.
    private mutating func file(_ link: String, from page: String) -> String? {
        var path = link
        if link.hasPrefix(origin + root) {
            path = String(link.dropFirst(origin.count))
        } else if ["https://", "http://", "mailto:", "tel:"].contains(where: { link.hasPrefix($0) }) {
            return nil
        }
        guard path.hasPrefix(root), let decoded = String(path.dropFirst(root.count)).removingPercentEncoding else {
            problems.append("\(page): \(link) is not below \(root)")
            return nil
        }
        let name = decoded.isEmpty || decoded.hasSuffix("/") ? decoded + "index.html" : decoded
        guard files[name] != nil else {
            problems.append("\(page): \(link) leads nowhere")
            return nil
        }
        return name
    }
}
