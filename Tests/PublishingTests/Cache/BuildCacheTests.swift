import Attestation
import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

/// A site that is built with a cache in its own folder.
private struct CachedSite {
    let site: TemporarySite
    var program = "1"
    var verifies = false
    /// The theme; by default the small one of the site itself.
    var templates: String?

    init(_ files: [String: String?] = [:]) throws { site = try TemporarySite(files) }

    var cacheFolder: String { site.folder.appendingPathComponent("cache").path }

    func request() throws -> BuildRequest {
        BuildRequest(
            content: site.content,
            templates: templates ?? site.templates,
            output: site.output,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "1",
            cache: BuildRequest.Cache(
                folder: cacheFolder,
                executable: "/bin/sh",
                version: program,
                isVerified: verifies
            )
        )
    }

    func build(on day: String = "2026-06-01") async throws -> BuildResult {
        var request = try request()
        request.day = .day(try #require(CalendarDate(iso: day)))
        return try await SiteBuilder(request).build()
    }

    /// Has a reviewer sign each text of a condition as it is, by a key where there is one.
    func signArticles(of subject: String, by key: PrivateKey? = nil) async throws {
        var request = try request()
        request.output = nil
        request.cache = nil
        let desk = try await ReviewDesk(request, keepsForms: true)
        for text in desk.texts where text.file.path.hasPrefix("conditions/\(subject)/") {
            try desk.sign(text, with: try #require(text.digests), by: key)
        }
    }

    /// The file that the cache is in.
    func cacheFile() throws -> CacheFile {
        let request = try request()
        let cache = try #require(request.cache)
        return try #require(CacheFile(cache, content: site.content, output: site.output, FileSystem()))
    }

    /// The names of the files in the folder of the cache.
    func cacheNames() throws -> [String] { try site.files(below: "cache").keys.sorted() }

    func cacheName() throws -> String { try #require(try cacheNames().first { $0.hasSuffix(".cache") }) }
}

@Suite("What a build leaves for the next one")
struct BuildCacheTests {
    @Test("are the signatures that it verified, and a signature that someone changes is found all the same")
    func signatures() async throws {
        let key = PrivateKey()
        let half = Data(key.publicBytes).base64EncodedString()
        var site = try CachedSite([
            StandardFile.reviewer.rawValue:
                "---\nname: Dr. Ada Example\npublicKeys:\n  - key: \(half)\n    from: 2026-01-01\n---\nA profile.\n",
            "Content/conditions/anemia/causes.md":
                "---\ntitle: What causes it?\nsummary: Iron.\n---\nA lack of iron.\n",
        ])
        site.templates =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Templates").standardizedFileURL.path
        try await site.signArticles(of: "anemia", by: key)
        #expect(try await site.build().diagnostics.filter { $0.severity == .error } == [])
        let known = try site.cacheFile().read().signatures
        #expect(!known.isEmpty)
        // Another page changes: what is known stays known.
        try site.site.write("---\ntitle: Gout\n---\n", to: "Content/conditions/gout/index.md")
        #expect(try await site.build().diagnostics.filter { $0.severity == .error } == [])
        #expect(try site.cacheFile().read().signatures == known)

        let record = "Content/conditions/anemia/causes.review.yml"
        let text = try site.site.text(record)
        let place = try #require(text.range(of: "signature: ")?.upperBound)
        let digit = text[place] == "A" ? "B" : "A"
        try site.site.write(text.replacingCharacters(in: place...place, with: digit), to: record)
        let errors = try await site.build().diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.identifier) == [.signatureInvalid])
        #expect(try site.cacheFile().read().signatures.isSubset(of: known))
    }

    @Test("is known again by the next build, with the report and the files that were left alone")
    func unchanged() async throws {
        let site = try CachedSite(["Content/conditions/anemia/causes.md": TemporarySite.overdueArticle])
        let first = try await site.build()
        let times = try site.site.files(below: "Output").count
        #expect(first.diagnostics.map(\.identifier) == [.reviewOverdue])
        #expect(first.summary?.changes == CommitSummary(written: times - 1, unchanged: 0, removed: 0))
        let cache = try site.cacheFile().read()
        #expect(cache.outcome?.diagnostics == first.diagnostics)
        #expect(cache.texts.count == 5 && cache.pages.count == 5)
        let second = try await site.build()
        #expect(second.diagnostics == first.diagnostics)
        #expect(second.summary?.changes == CommitSummary(written: 0, unchanged: times - 1, removed: 0))
        #expect(second.summary?.validThrough == first.summary?.validThrough)
    }

    @Test("is shown again where the site has errors")
    func errors() async throws {
        let site = try CachedSite(["Content/pages/about.md": "---\ntitle: About\n---\n[gone](gone.md)\n"])
        let first = try await site.build()
        #expect(!first.isSuccess)
        let second = try await site.build()
        #expect(second.diagnostics == first.diagnostics && second.summary == first.summary)
        #expect(!FileManager.default.fileExists(atPath: site.site.output))
    }

    @Test("holds for one program, one site and one output folder")
    func othersAreOthers() async throws {
        var site = try CachedSite()
        _ = try await site.build()
        #expect(try site.cacheFile().read().outcome != nil)
        site.program = "2"
        #expect(try site.cacheFile().read().outcome == nil)
        _ = try await site.build()
        #expect(try site.cacheFile().read().outcome != nil)
        #expect(try site.cacheNames().count == 2)
        let cache = try #require(try site.request().cache)
        let other = CacheFile(cache, content: site.site.content, output: site.site.output + "2", FileSystem())
        #expect(other?.read().outcome == nil)
        let check = CacheFile(cache, content: site.site.content, output: nil, FileSystem())
        #expect(check?.read().outcome == nil)
    }

    @Test("is no cache once a single bit of it is another, or a byte is missing")
    func damage() async throws {
        let site = try CachedSite()
        _ = try await site.build()
        let name = try "cache/" + site.cacheName()
        let bytes = try Data(contentsOf: site.site.folder.appendingPathComponent(name))
        for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 97)) {
            var damaged = bytes
            damaged[place] ^= 1
            try site.site.write(damaged, to: name)
            #expect(try site.cacheFile().read().outcome == nil, "bit at \(place)")
            try site.site.write(bytes.prefix(place), to: name)
            #expect(try site.cacheFile().read().outcome == nil, "cut at \(place)")
        }
        try site.site.write(bytes, to: name)
        #expect(try site.cacheFile().read().outcome != nil)
    }

    @Test("is ignored if it was written with another secret")
    func forged() async throws {
        let site = try CachedSite()
        _ = try await site.build()
        try site.site.remove("cache/secret")
        #expect(try site.cacheFile().read().outcome == nil)
        #expect(try site.site.files(below: "cache")["secret"]?.count == AuthenticationSecret.length)
    }

    @Test(
        "is not kept at all where others could read or write the secret",
        arguments: [("cache/secret", 0o640), ("cache/secret", 0o602), ("cache", 0o770), ("cache", 0o755)]
    )
    func openSecret(path: String, permissions: Int) async throws {
        let site = try CachedSite()
        _ = try await site.build()
        let name = try site.cacheName()
        try site.site.remove("cache/\(name)")
        let place = site.site.folder.appendingPathComponent(path).path
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: place)
        let result = try await site.build()
        #expect(result.isSuccess)
        #expect(try site.cacheNames() == ["secret"])
    }

    @Test("goes into a folder that only the user can look into")
    func permissions() async throws {
        let site = try CachedSite()
        _ = try await site.build()
        let fileSystem = FileSystem()
        #expect(try fileSystem.status(of: site.cacheFolder)?.permissions == 0o700)
        #expect(try fileSystem.status(of: site.cacheFolder + "/secret")?.permissions == 0o600)
    }

    @Test("goes, with those of other sites, once no build has written it for 90 days")
    func oldCaches() async throws {
        let site = try CachedSite()
        _ = try await site.build()
        let own = try site.cacheName()
        for (name, days) in [("old.cache", 91.0), ("young.cache", 89.0), ("old.txt", 91.0)] {
            try site.site.write("", to: "cache/\(name)")
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -days * 86_400)],
                ofItemAtPath: site.cacheFolder + "/" + name
            )
        }
        try site.site.write("---\ntitle: About\n---\nOther words.\n", to: "Content/pages/about.md")
        _ = try await site.build()
        #expect(try site.cacheNames() == [own, "old.txt", "secret", "young.cache"].sorted())
    }

    @Test("does not hide that someone has changed a published file, also where its length and its time are as before")
    func touchedOutput() async throws {
        let site = try CachedSite()
        _ = try await site.build()
        let path = "Output/conditions/anemia/causes/index.html"
        let place = site.site.folder.appendingPathComponent(path).path
        let before = try FileManager.default.attributesOfItem(atPath: place)
        let text = try site.site.text(path)
        try site.site.write(text.replacing("a", with: "b"), to: path)
        try FileManager.default.setAttributes(
            [.modificationDate: try #require(before[.modificationDate] as? Date)],
            ofItemAtPath: place
        )
        let result = try await site.build()
        #expect(result.diagnostics.map(\.identifier) == [.outputFileChanged])
        try site.site.write(text, to: path)
        #expect(try await site.build().isSuccess)
    }

    @Test(
        "gives a page another cause as soon as its text, or anything around the texts, is another, and else none",
        arguments: [
            PageChange("Content/conditions/anemia/causes.md", adding: "More.\n", to: ["conditions/anemia/causes"])
                .andToPagesThatListIt(["conditions/anemia", "people/ada", "people/dana"]),
            PageChange("Content/people/ada.md", adding: "More.\n", to: ["people/ada"]),
            // The front matter is the same, but now there is a text.
            PageChange("Content/people/dana.md", adding: "More.\n", to: PageChange.all),
            PageChange("Content/pages/about.md", adding: "More.\n", to: ["about"]),
            PageChange("Content/disclaimers/general.md", adding: "More.\n", to: PageChange.all),
            PageChange("Content/site.yml", adding: "# A comment.\n", to: PageChange.all),
            PageChange("Content/leaflet.pdf", adding: "%PDF", to: PageChange.all),
            PageChange("Templates/assets/style.css", adding: "/* */", to: PageChange.all),
            PageChange("Content/conditions/anemia/causes.md", replacing: "title: ", by: "title:  ", to: PageChange.all),
            PageChange(day: "2026-06-02", to: PageChange.all),
        ]
    )
    func causes(change: PageChange) async throws {
        let site = try CachedSite()
        _ = try await site.build()
        let before = try site.cacheFile().read().pages
        #expect(before.keys.map(\.description).sorted() == PageChange.all.map { $0 + "/index.html" }.sorted())
        if let path = change.path {
            let text = (try? site.site.text(path)) ?? ""
            let added = text + "\n" + change.text
            try site.site.write(
                change.replaced.isEmpty ? added : text.replacing(change.replaced, with: change.text),
                to: path
            )
        }
        _ = try await site.build(on: change.day)
        let after = try site.cacheFile().read().pages
        let changed = before.keys.filter { after[$0]?.cause != before[$0]?.cause }.map(\.description).sorted()
        #expect(changed == change.pages.map { $0 + "/index.html" }.sorted())
    }

    @Test("lets a page be that has the same cause, without rendering it")
    func sameCause() async throws {
        let site = try CachedSite()
        _ = try await site.build()
        var cache = try site.cacheFile().read()
        for path in cache.pages.keys { cache.pages[path]?.key = ContentDigest(of: "not what the template makes") }
        try site.cacheFile().write(cache)
        try site.site.write("---\ntitle: About\n---\nOther words.\n", to: "Content/pages/about.md")
        _ = try await site.build()
        let after = try site.cacheFile().read().pages
        let made = after.filter { $0.value.key != ContentDigest(of: "not what the template makes") }
        #expect(made.keys.map(\.description) == ["about/index.html"])
    }

    /// The pages of the first eight texts with records are read again in every build, so it takes more.
    @Test("gives a text with a record the same digest as a reading of it does", arguments: ["", "Text.\n"])
    func formsOfRecalledTexts(text: String) async throws {
        var files: [String: String?] = [
            "Content/site.yml": (TemporarySite.standardFiles["Content/site.yml"] ?? "")
                + "\nreview:\n  register: optional\nsearch: false\n",
            "Content/conditions/anemia/causes.md": nil as String?,
        ]
        for number in 1...12 {
            files["Content/conditions/anemia-\(number)/index.md"] = """
                ---
                title: Anemia \(number)
                summary: An answer.
                authors: [dana]
                ---
                \(text)
                """
        }
        var site = try CachedSite(files)
        site.templates =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Templates").standardizedFileURL.path
        for number in 1...12 { try await site.signArticles(of: "anemia-\(number)") }
        let first = try await site.build()
        #expect(first.isSuccess && first.diagnostics.isEmpty, "\(first.diagnostics)")
        try site.site.write("---\ntitle: About\n---\nOther words.\n", to: "Content/pages/about.md")
        let second = try await site.build()
        #expect(second.diagnostics.isEmpty, "\(second.diagnostics)")
        #expect(second.summary?.changes?.written == 1)
    }

    @Test("holds nothing about texts where someone changed a file while the site was built")
    func changedMeanwhile() async throws {
        let site = try CachedSite()
        let settings = try site.site.text("Content/site.yml")
        let builder = try SiteBuilder(site.request()) { progress in
            guard case .publishing = progress else { return }
            try? site.site.write(settings + "# A comment.\n", to: "Content/site.yml")
        }
        #expect(try await builder.build().isSuccess)
        let cache = try site.cacheFile().read()
        #expect(cache.texts.isEmpty && cache.pages.isEmpty && cache.surroundings == nil && cache.outcome == nil)
        #expect(!cache.outputs.files.isEmpty)
    }

    @Test("is made again in a sample on request, and one page that is not the same ends the build")
    func verification() async throws {
        var site = try CachedSite()
        _ = try await site.build()
        site.verifies = true
        #expect(try await site.build().isSuccess)
        var cache = try site.cacheFile().read()
        let file = SourceFile(.content, "conditions/anemia/causes.md")
        let text = try #require(cache.texts[file])
        // A word of a heading: the entry stays sound, and says something else.
        let place = try #require(text.firstRange(of: Array("Blood loss".utf8))?.lowerBound)
        var bytes = Array(text)
        bytes[place - text.startIndex] = UInt8(ascii: "F")
        cache.texts[file] = bytes[...]
        try site.cacheFile().write(cache)
        let mismatch = await #expect(throws: CacheMismatch.self) { try await site.build() }
        #expect(
            mismatch?.description
                == "the page of Content/conditions/anemia/causes.md is not what an earlier build left of it in the cache;"
                + " build with --no-cache, and report this as a fault of sitegen"
        )
    }
}

/// A change of a site, and the pages that may be others then.
struct PageChange: Sendable, CustomTestStringConvertible {
    var path: String?
    var replaced = ""
    var text = ""
    var day = "2026-06-01"
    var pages: [String]

    static let all = ["about", "conditions/anemia", "conditions/anemia/causes", "people/ada", "people/dana"]

    init(_ path: String, adding text: String, to pages: [String]) {
        (self.path, self.text, self.pages) = (path, text, pages)
    }

    init(_ path: String, replacing replaced: String, by text: String, to pages: [String]) {
        (self.path, self.replaced, self.text, self.pages) = (path, replaced, text, pages)
    }

    init(day: String, to pages: [String]) { (self.day, self.pages) = (day, pages) }

    func andToPagesThatListIt(_ others: [String]) -> PageChange {
        var change = self
        change.pages = pages + others
        return change
    }

    var testDescription: String { "\(path ?? day) \(replaced)\(text)" }
}

extension TemporarySite {
    /// The article of the standard site, reviewed too long ago.
    fileprivate static let overdueArticle = """
        ---
        title: What causes anemia?
        summary: Too few red cells.
        reviewed: 2021-04-07
        reviewers: [ada]
        authors: [dana]
        ---
        ## Blood loss

        Text about causes.
        """
}
