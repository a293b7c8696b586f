import Diagnostics
import Foundation
import Publishing
import SiteModel
import SiteTestSupport
import Testing

@testable import Previewing

/// A preview of a small site that is told of each change.
struct PreviewedSite {
    let site: TemporarySite
    let preview: Preview
    private let changes: AsyncStream<FileChanges>.Continuation
    private let checks: AsyncStream<BuildResult>

    init(_ files: [String: String?] = [:], drafts: Bool = true) async throws {
        site = try TemporarySite(files)
        let day = try #require(CalendarDate(iso: "2026-06-01"))
        let request = BuildRequest(
            content: site.content,
            templates: site.templates,
            output: nil,
            day: .day(day),
            includesDrafts: drafts,
            jobs: 2,
            toolVersion: "1"
        )
        let paths = ReportPaths(content: "Content", templates: "Templates", output: "Output")
        let absolute = ReportPaths(content: "/site/Content", templates: "/site/Templates", output: "/site/Output")
        let (checks, told) = AsyncStream.makeStream(of: BuildResult.self)
        let preview = Preview(
            request,
            places: PreviewPlaces(shown: paths, absolute: absolute, editor: .visualStudioCode),
            today: { .day(day) },
            report: { told.yield($0) }
        )
        let (changes, change) = AsyncStream.makeStream(of: FileChanges.self)
        self.preview = preview
        self.checks = checks
        self.changes = change
        Task { await preview.follow(changes) }
        _ = await nextCheck()
    }

    /// What the next check finds.
    @discardableResult
    func nextCheck() async -> BuildResult? {
        for await result in checks { return result }
        return nil
    }

    /// Writes a file, and waits until the site was looked at again.
    @discardableResult
    func write(_ text: String, to path: String) async throws -> BuildResult? {
        try site.write(text, to: path)
        changes.yield(.files(["\(site.folder.path)/\(path)"]))
        return await nextCheck()
    }

    func get(_ target: String, host: String = "localhost:8000") async -> PreviewResponse {
        await preview.response(to: PreviewRequest(method: "GET", target: target, host: host))
    }

    func text(_ target: String) async -> String { await get(target).text }
}

extension PreviewResponse {
    var text: String {
        guard case .bytes(let bytes) = body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

@Suite("A preview")
struct PreviewTests {
    private static let article = "/conditions/anemia/causes/"

    @Test("shows a page as a build makes it, and a script after it")
    func showsPages() async throws {
        let previewed = try await PreviewedSite()
        let response = await previewed.get(Self.article)
        #expect(response.status == 200)
        #expect(response.header("Content-Type") == "text/html; charset=utf-8")
        #expect(response.text.contains("What causes anemia?"))
        #expect(response.text.contains(#"<script src="/_desk/live.js" data-version=""#))
    }

    @Test(
        "answers only those who ask for it by its own name",
        arguments: [
            ("localhost", 200), ("localhost:8000", 200), ("127.0.0.1:1", 200), ("[::1]:8000", 200), ("LOCALHOST", 200),
            ("example.org", 421), ("localhost.example.org", 421), ("127.0.0.1.example.org:8000", 421), ("", 421),
            ("[::2]:8000", 421),
        ]
    )
    func refusesForeignHosts(host: String, status: Int) async throws {
        let previewed = try await PreviewedSite()
        for target in [Self.article, "/_desk/", "/_desk/events?path=/"] {
            #expect(await previewed.get(target, host: host).status == status, "\(target)")
        }
        let nameless = await previewed.preview.response(to: PreviewRequest(method: "GET", target: "/", host: nil))
        #expect(nameless.status == 421)
    }

    @Test(
        "has nothing but the site at its addresses",
        arguments: [
            "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/Content/site.yml", "/site.yml",
            "/conditions/anemia/causes.md",
            "/conditions/%00", "//etc/passwd", "/%ff",
        ]
    )
    func hasNothingElse(target: String) async throws {
        let previewed = try await PreviewedSite(["Content/notes.txt": "mine"])
        let response = await previewed.get(target)
        #expect([400, 404].contains(response.status))
        #expect(!response.text.contains("root:"))
    }

    @Test("only shows, and takes nothing")
    func takesNothing() async throws {
        let previewed = try await PreviewedSite()
        let request = PreviewRequest(method: "POST", target: Self.article, host: "localhost")
        #expect(await previewed.preview.response(to: request).status == 405)
    }

    @Test("sends readers on from an address without the slash at its end")
    func sendsOn() async throws {
        let previewed = try await PreviewedSite()
        let response = await previewed.get("/conditions/anemia/causes")
        #expect(response.status == 307)
        #expect(response.header("Location") == Self.article)
    }

    @Test("is at the path that the site is published at")
    func keepsPath() async throws {
        let settings = TemporarySite.standardFiles["Content/site.yml", default: ""]
        let previewed = try await PreviewedSite([
            "Content/site.yml": settings.replacing(/baseURL: .*/, with: "baseURL: https://example.org/health/")
        ])
        #expect(await previewed.get("/").header("Location") == "/health/")
        #expect(await previewed.get("/health" + Self.article).status == 200)
        #expect(await previewed.get(Self.article).status == 307)
        let encoded = try await PreviewedSite([
            "Content/site.yml": settings.replacing(/baseURL: .*/, with: "baseURL: https://example.org/größe/")
        ])
        #expect(await encoded.get("/gr%C3%B6%C3%9Fe" + Self.article).status == 200)
    }

    @Test("shows drafts, unless they are not wanted", arguments: [(true, 200), (false, 404)])
    func showsDrafts(isWanted: Bool, status: Int) async throws {
        let text = TemporarySite.standardFiles["Content/conditions/anemia/causes.md", default: ""]
        let previewed = try await PreviewedSite(
            [
                "Content/conditions/anemia/causes.md": text.replacing(
                    "title:",
                    with: "draft: true\ntitle:",
                    maxReplacements: 1
                )
            ],
            drafts: isWanted
        )
        #expect(await previewed.get(Self.article).status == status)
    }

    @Test("shows a page with errors as far as it can be shown, and says what is wrong")
    func showsErrors() async throws {
        let previewed = try await PreviewedSite()
        let text = try previewed.site.text("Content/conditions/anemia/causes.md")
        let result = try await previewed.write(
            text + "\nSee [what gout is](gone.md).\n",
            to: "Content/conditions/anemia/causes.md"
        )
        #expect(result?.isSuccess == false)
        let page = await previewed.get(Self.article)
        #expect(page.status == 200)
        #expect(page.text.contains("See "))
        var events = await previewed.events(of: Self.article)
        let problems = await events.next(named: "problems")
        #expect(
            problems == """
                {"check":2,"errors":1,"warnings":0,"problems":[{"severity":"error","message":"There is no page or file `gone.md`",\
                "help":"write the relative path of a `.md` file or another file that exists","kind":"link-broken",\
                "place":"Content/conditions/anemia/causes.md:11",\
                "link":"vscode://file/site/Content/conditions/anemia/causes.md:11:20","here":true}]}
                """
        )
    }

    @Test("tells why a text has no page, and shows the page again when it is fixed")
    func tellsWhyUnreadable() async throws {
        let previewed = try await PreviewedSite()
        let path = "Content/conditions/anemia/causes.md"
        let text = try previewed.site.text(path)
        try await previewed.write("---\ntitle: [\n---\n", to: path)
        let page = await previewed.get(Self.article)
        #expect(page.status == 404)
        #expect(page.text.contains("<h1>This text cannot be shown</h1>"))
        #expect(page.text.contains("Content/conditions/anemia/causes.md:3:1"))
        try await previewed.write(text, to: path)
        #expect(await previewed.get(Self.article).status == 200)
    }

    @Test("shows pages in the last sound theme while a template is broken")
    func keepsTheme() async throws {
        let previewed = try await PreviewedSite()
        let template = try previewed.site.text("Templates/article.mustache")
        let result = try await previewed.write(template + "{{nothing}}", to: "Templates/article.mustache")
        #expect(result?.diagnostics.map(\.identifier) == [.templateNameUnknown])
        #expect(await previewed.get(Self.article).status == 200)
    }

    @Test("tells a browser to load its page again when that page has changed, and no other")
    func tellsChanges() async throws {
        let previewed = try await PreviewedSite()
        let version = try #require(await previewed.text(Self.article).firstMatch(of: /data-version="(\w+)"/)?.1)
        var changed = await previewed.events(of: Self.article, version: String(version))
        let other = try #require(await previewed.text("/about/").firstMatch(of: /data-version="(\w+)"/)?.1)
        var same = await previewed.events(of: "/about/", version: String(other))
        let path = "Content/conditions/anemia/causes.md"
        try await previewed.write(try previewed.site.text(path) + "\nMore.\n", to: path)
        #expect(await changed.names(3) == ["problems", "reload", "problems"])
        #expect(await same.names(2) == ["problems", "problems"])
    }

    @Test("tells a browser at once where its page changed before it listened")
    func tellsMissedChange() async throws {
        let previewed = try await PreviewedSite()
        var events = await previewed.events(of: Self.article, version: "older")
        #expect(await events.names(1) == ["reload"])
    }

    @Test("knows a page by its address as a browser writes it, with letters such as ü encoded")
    func knowsEncodedPath() async throws {
        let previewed = try await PreviewedSite()
        let path = "Content/conditions/anemia/größe.md"
        let text = try previewed.site.text("Content/conditions/anemia/causes.md")
        try await previewed.write(text.replacing("What causes", with: "How large is"), to: path)
        let address = "/conditions/anemia/gr%C3%B6%C3%9Fe/"
        let version = try #require(await previewed.text(address).firstMatch(of: /data-version="(\w+)"/)?.1)
        // The script of the page puts the address into a query, which encodes it once more.
        let asked = address.replacing("%", with: "%25")
        var events = await previewed.events(of: asked, version: String(version))
        #expect(await events.names(1) == ["problems"])
    }

    @Test("lets pages run its script and connect to it, and nothing more")
    func extendsPolicy() async throws {
        let previewed = try await PreviewedSite([
            "Templates/scripts/a.js": "1\n",
            "Templates/layout.mustache": TemporarySite.standardFiles["Templates/layout.mustache", default: ""]
                .replacing("<h1>", with: "<i>{{{site.contentSecurityPolicy}}}</i><h1>"),
        ])
        let policy = try #require(await previewed.text(Self.article).firstMatch(of: /<i>(.*?)<\/i>/)?.1)
        #expect(policy.contains("connect-src 'self'"))
        #expect(policy.contains("script-src 'self' 'sha256-"))
        #expect(policy.hasPrefix("default-src 'none'; "))
    }
}

/// The events that a browser gets.
struct HeardEvents {
    private var iterator: AsyncStream<String>.AsyncIterator

    init?(_ response: PreviewResponse) {
        guard case .stream(let stream) = response.body else { return nil }
        iterator = stream.makeAsyncIterator()
    }

    mutating func next() async -> (name: String, data: String)? {
        while let piece = await iterator.next(isolation: nil) {
            guard let event = piece.firstMatch(of: /^event: (\w+)\ndata: (.*)\n\n$/) else { continue }
            return (String(event.1), String(event.2))
        }
        return nil
    }

    /// The data of the next event of a name.
    mutating func next(named name: String) async -> String? {
        while let event = await next() {
            if event.name == name { return event.data }
        }
        return nil
    }

    /// The names of the next events.
    mutating func names(_ count: Int) async -> [String] {
        var names: [String] = []
        while names.count < count, let event = await next() { names.append(event.name) }
        return names
    }
}

extension PreviewedSite {
    func events(of path: String, version: String? = nil) async -> HeardEvents {
        var version = version
        if version == nil {
            version = await text(path).firstMatch(of: /data-version="(\w+)"/).map { String($0.1) }
        }
        let response = await get("/_desk/events?path=\(path)&version=\(version ?? "")")
        guard let events = HeardEvents(response) else { preconditionFailure("events are a stream") }
        return events
    }
}
