import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("A compressed form")
struct ContentCodingTests {
    private func compressed(_ coding: ContentCoding, _ bytes: [UInt8]) -> [UInt8]? {
        bytes.withUnsafeBytes(coding.compressed)
    }

    @Test("is smaller than the file, or not there", arguments: ContentCoding.allCases)
    func smaller(coding: ContentCoding) throws {
        let text = Array(String(repeating: "Too few red cells. ", count: 100).utf8)
        #expect(try #require(compressed(coding, text)).count < 100)
        #expect(compressed(coding, text) == compressed(coding, text))
        for short in [[], [65], Array("abc".utf8)] { #expect(compressed(coding, short) == nil) }
        var generator = SystemRandomNumberGenerator()
        #expect(compressed(coding, (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &generator) }) == nil)
    }

    @Test("says in gzip neither when nor where it was made")
    func header() throws {
        let form = try #require(compressed(.gzip, Array(repeating: 65, count: 1_000)))
        // RFC 1952, section 2.3: deflate, no flags, no time, the best compression, an unknown system.
        #expect(form.prefix(10) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])
    }
}

@Suite("A site with compressed forms")
struct PrecompressionTests {
    private static let delivery = Delivery(isPrecompressed: true)
    private static let page = "Content/pages/about.md"

    private func site() throws -> TemporarySite {
        let site = try TemporarySite([
            Self.page: "---\ntitle: About\n---\n" + String(repeating: "About this site. ", count: 50),
            "Content/static/long.txt": String(repeating: "A line.\n", count: 100),
            "Content/static/short.txt": "A",
        ])
        // The index of a search would change with each text.
        try site.write(try site.text("Content/site.yml") + "\nsearch: false\n", to: "Content/site.yml")
        return site
    }

    @discardableResult
    private func build(_ site: TemporarySite, _ delivery: Delivery = delivery) async throws -> CommitSummary {
        try #require(try await site.build(writes: true, delivery: delivery).summary?.changes)
    }

    @Test("has them beside its text files, where they are smaller")
    func forms() async throws {
        let site = try site()
        try await build(site)
        let files = Set(try site.files(below: "Output").keys)
        #expect(files.isSuperset(of: ["about/index.html.br", "about/index.html.gz", "long.txt.gz", "long.txt.br"]))
        #expect(files.isSuperset(of: ["404.html", "short.txt"]))
        #expect(files.isDisjoint(with: ["short.txt.gz", "short.txt.br", ".nojekyll.gz"]))
    }

    @Test("keeps those of files that have not changed, and makes the others")
    func keeps() async throws {
        let site = try site()
        let first = try await build(site)
        #expect(try await build(site) == CommitSummary(written: 0, unchanged: first.written, removed: 0))
        try site.write("---\ntitle: About\n---\n" + String(repeating: "All about it. ", count: 50), to: Self.page)
        #expect(try await build(site) == CommitSummary(written: 3, unchanged: first.written - 3, removed: 0))
        // Short files have no forms; those that were there go.
        try site.write("A", to: "Content/static/long.txt")
        #expect(try await build(site) == CommitSummary(written: 1, unchanged: first.written - 3, removed: 2))
    }

    @Test("makes one again that is gone, and none that someone has changed")
    func restores() async throws {
        let site = try site()
        let first = try await build(site)
        let before = try site.files(below: "Output")
        try site.remove("Output/long.txt.gz")
        #expect(try await build(site) == CommitSummary(written: 1, unchanged: first.written - 1, removed: 0))
        #expect(try site.files(below: "Output") == before)
        try site.write("changed", to: "Output/long.txt.gz")
        let result = try await site.build(writes: true, delivery: Self.delivery)
        #expect(result.diagnostics.map(\.identifier) == [.outputFileChanged])
    }

    @Test("makes all again where other libraries made them, and has none where none are asked for")
    func otherLibraries() async throws {
        let site = try site()
        try await build(site)
        let before = try site.files(below: "Output")
        let manifest = try site.text("Output/.sitegen-manifest.json")
        #expect(manifest.contains("  \"precompressed\": \"\(ContentCoding.libraries)\",\n"))
        try site.write(
            manifest.replacing(ContentCoding.libraries, with: "zlib 0.1"),
            to: "Output/.sitegen-manifest.json"
        )
        #expect(try await build(site).written == 0)
        #expect(try site.files(below: "Output") == before)
        try await build(site, Delivery())
        #expect(try site.files(below: "Output").keys.allSatisfy { !$0.hasSuffix(".gz") && !$0.hasSuffix(".br") })
        #expect(try !site.text("Output/.sitegen-manifest.json").contains("precompressed"))
    }

    @Test("gets the same bytes with a cache", arguments: [false, true])
    func cache(isVerified: Bool) async throws {
        let site = try site()
        let fresh = try TemporarySite()
        func build(into output: String, cached: Bool) async throws -> CommitSummary? {
            var request = BuildRequest(
                content: site.content,
                templates: site.templates,
                output: output,
                day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
                toolVersion: "test"
            )
            request.delivery = Self.delivery
            if cached {
                request.cache = BuildRequest.Cache(
                    folder: site.folder.appendingPathComponent("cache").path,
                    executable: "/bin/sh",
                    version: "test",
                    isVerified: isVerified
                )
            }
            return try await SiteBuilder(request).build().summary?.changes
        }
        for text in ["About this site. ", "About this site. ", "All about it. "] {
            try site.write("---\ntitle: About\n---\n" + String(repeating: text, count: 50), to: Self.page)
            _ = try await build(into: site.output, cached: true)
            _ = try await build(into: fresh.output, cached: false)
            #expect(try site.files(below: "Output") == (try fresh.files(below: "Output")))
        }
    }

    @Test("has no file in the place of one")
    func names() async throws {
        let site = try TemporarySite(["Content/static/table.csv.gz": "x"])
        let result = try await site.build(delivery: Self.delivery)
        #expect(
            site.report(result) == """
                Content/static/table.csv.gz:1:1: error: With `--precompress`, `table.csv.gz` is the compressed form of `table.csv` [host-name-taken]
                   1 | x
                     | ^
                     = help: delete the file or give it another name, or build without `--precompress`
                """
        )
        #expect(try await site.build().isSuccess)
    }
}
