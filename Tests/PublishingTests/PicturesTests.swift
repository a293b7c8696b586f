import Authoring
import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

/// The pictures of a site with the built-in theme for other programs.
@Suite("The pictures that stand for pages")
struct PicturesTests {
    private static let content = TemporarySite.standardFiles.filter { $0.key.hasPrefix("Content/") }
    private static let article = "conditions/anemia/causes/index.html"

    /// A site whose article, subject and page are told apart by their pictures.
    private func site(_ settings: String = "socialPictures: titles", _ files: [String: String?] = [:]) throws
        -> TemporarySite
    {
        let site = try TemporarySite(files, standard: Self.content)
        try site.write(try site.text("Content/site.yml") + "\n" + settings + "\n", to: "Content/site.yml")
        return site
    }

    private func request(_ site: TemporarySite, day: String = "2026-06-01", writes: Bool = false, jobs: Int = 2) throws
        -> BuildRequest
    {
        var request = BuildRequest(
            content: site.content,
            templates: site.templates,
            requiresTemplates: false,
            output: writes ? site.output : nil,
            day: .day(try #require(CalendarDate(iso: day))),
            toolVersion: "test"
        )
        request.jobs = jobs
        return request
    }

    private func build(_ site: TemporarySite, day: String = "2026-06-01", jobs: Int = 2) async throws -> [String:
        [UInt8]]
    {
        let (result, files) = try await SiteBuilder(try request(site, day: day, jobs: jobs)).buildInMemory()
        #expect(result.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
        return files
    }

    /// What a page says of its picture: the lines of its text, and whether it is large.
    private func picture(_ files: [String: [UInt8]], _ path: String) throws -> [String] {
        let page = String(decoding: try #require(files[path]), as: UTF8.self)
        guard
            let found = page.firstMatch(
                of: /<meta property="og:image" content="https:\/\/example.org\/(assets\/social\.[0-9a-f]{12}\.png)">/
            )
        else {
            #expect(page.contains("<meta name=\"twitter:card\" content=\"summary\">"))
            #expect(!page.contains("og:image"))
            return []
        }
        #expect(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"))
        let png = try #require(files[String(found.1)])
        #expect(ImageHeader.read(png, name: "a.png") == .size(ImageSize(width: 1200, height: 630)))
        let alternative = try #require(page.firstMatch(of: /og:image:alt" content="([^"]*)"/))
        return alternative.1.split(separator: " · ").map(String.init)
    }

    @Test("say what the page says, and no more of its review")
    func claims() async throws {
        let files = try await build(try site())
        #expect(
            try picture(files, Self.article) == ["What causes anemia?", "Medically reviewed on 7 April 2026"]
        )
        #expect(try picture(files, "conditions/anemia/index.html") == ["Anemia"])
        #expect(try picture(files, "about/index.html") == ["About"])
        for shared in ["index.html", "conditions/index.html", "people/index.html", "people/ada/index.html"] {
            #expect(try picture(files, shared) == ["Test Health"])
        }
        for hidden in ["404.html", "search/index.html"] { #expect(try picture(files, hidden) == []) }
        #expect(files.keys.count { $0.hasPrefix("assets/social.") } == 4)
        // The review has run out: the day stays on the page, but the page is not called reviewed any more.
        let late = try await build(try site(), day: "2029-06-01")
        #expect(try picture(late, Self.article) == ["What causes anemia?"])
    }

    @Test(
        "are the site's one where it says so, and where a text cannot be drawn, is a draft or is for a demonstration",
        arguments: [
            ("", "What causes anemia?", ["Test Health"]),
            ("socialPictures: site", "What causes anemia?", ["Test Health"]),
            ("socialPictures: none", "What causes anemia?", []),
            ("socialPictures: titles", "什么是贫血?", ["Test Health"]),
            ("socialPictures: titles", "فقر الدم", ["Test Health"]),
            (
                "socialPictures: titles", "What cau\u{AD}ses ane\u{301}mia?",
                ["What causes anémia?", "Medically reviewed on 7 April 2026"]
            ),
            ("socialPictures: titles", "x\u{301}y", ["Test Health"]),
            ("socialPictures: titles\ndemonstration: true", "A", ["A"]),
        ]
    )
    func choices(settings: String, title: String, lines: [String]) async throws {
        let text = try #require(Self.content[StandardFile.article.rawValue])
        let article = text.replacing("What causes anemia?", with: "\"\(title)\"")
        let files = try await build(try site(settings, [StandardFile.article.rawValue: article]))
        #expect(try picture(files, Self.article) == lines)
    }

    @Test("say on a demonstration that it is one, and are not there for a text that is not shown")
    func demonstration() async throws {
        let text = try #require(Self.content[StandardFile.article.rawValue])
        let withdrawn = text.replacing("reviewed:", with: "withdrawn: Outdated\nreviewed:")
        let plain = try await build(try site("socialPictures: titles", [StandardFile.article.rawValue: withdrawn]))
        #expect(try picture(plain, Self.article) == [])
        let notice = try await build(try site("socialPictures: titles\ndemonstration: true"))
        // The same title and name are drawn on both.
        func pictures(_ files: [String: [UInt8]]) -> Set<[UInt8]> {
            Set(files.filter { $0.key.hasPrefix("assets/social.") }.values)
        }
        #expect(pictures(plain).count == 3 && pictures(notice).count == 4)
        #expect(pictures(plain).isDisjoint(with: pictures(notice)))
    }

    @Test("are the same with a cache and without, with any number of jobs, and only those that pages name stay")
    func cache() async throws {
        let site = try site()
        let inMemory = try await build(site, jobs: 1)
        var request = try request(site, writes: true)
        request.cache = BuildRequest.Cache(
            folder: site.folder.appendingPathComponent("Cache").path,
            executable: "/bin/sh",
            version: "1"
        )
        func pictures() throws -> [String: Data] {
            try site.files(below: "Output").filter {
                $0.key.hasSuffix(".png") || $0.key.hasSuffix(".ico") || $0.key.hasSuffix(".webmanifest")
            }
        }
        _ = try await SiteBuilder(request).build()
        let first = try pictures()
        #expect(first == inMemory.filter { first[$0.key] != nil }.mapValues { Data($0) } && first.count == 9)
        let text = try site.text(StandardFile.page.rawValue)
        try site.write(text.replacing("About\n", with: "Contact\n"), to: StandardFile.page.rawValue)
        _ = try await SiteBuilder(request).build()
        let second = try pictures()
        #expect(second.count == 9 && Set(first.keys).subtracting(second.keys).count == 1)
        #expect(second == (try await build(site)).filter { second[$0.key] != nil }.mapValues { Data($0) })
        #expect(try site.text("Output/.sitegen-manifest.json").contains("  \"drawn\": \"FreeType 2."))
    }

    @Test("are drawn in a preview when someone asks for them")
    func preview() async throws {
        let site = try site()
        let files = try await build(site)
        let snapshot = try await LiveSite(try request(site)).update(.everything).snapshot
        for (path, bytes) in files
        where path.hasSuffix(".png") || path.hasSuffix(".ico") || path.hasSuffix(".webmanifest") {
            #expect(try await snapshot.file(at: Address(path: "/\(path)")) == .bytes(bytes), "\(path)")
        }
        #expect(try await snapshot.file(at: Address(path: "/assets/social.0.png")) == nil)
    }

    @Test("give way to a picture of the text that is large enough")
    func ownPicture() async throws {
        let article = try #require(Self.content[StandardFile.article.rawValue])
        func page(_ width: Int, _ height: Int) async throws -> String {
            let site = try site(
                "socialPictures: titles",
                [StandardFile.article.rawValue: article + "\n![Cells](cells.png)\n"]
            )
            var png = PictureBytes.png
            for (offset, number) in [(16, width), (20, height)] {
                for byte in 0..<4 { png[offset + byte] = UInt8(number >> (24 - byte * 8) & 255) }
            }
            try site.write(Data(png), to: "Content/conditions/anemia/cells.png")
            let files = try await build(site)
            #expect(files.keys.count { $0.hasPrefix("assets/social.") } == (width < 600 ? 4 : 3))
            return String(decoding: try #require(files[Self.article]), as: UTF8.self)
        }
        let large = try await page(1600, 900)
        #expect(
            large.contains("<meta property=\"og:image\" content=\"https://example.org/conditions/anemia/cells.png\">")
        )
        #expect(!large.contains("og:image:alt"))
        #expect(try await page(599, 900).contains("og:image\" content=\"https://example.org/assets/social."))
    }

    @Test("need a font, and the site may have one of its own")
    func font() async throws {
        let site = try site("socialPictures: titles", ["Templates/pictures/letters.ttf": "No font"])
        let (result, _) = try await SiteBuilder(try request(site)).buildInMemory()
        #expect(
            result.diagnostics.filter { $0.severity == .error }.map(\.message)
                == ["`pictures/letters.ttf` is not a font that pictures can be drawn with"]
        )
    }
}

@Suite("The icons of a site")
struct IconsTests {
    private static let content = TemporarySite.standardFiles.filter { $0.key.hasPrefix("Content/") }
    private static let names = [
        "apple-touch-icon.png", "favicon.ico", "icon-192.png", "icon-512.png", "manifest.webmanifest",
    ]

    private func build(_ files: [String: String?] = [:], base: String = "https://example.org/") async throws -> [String:
        [UInt8]]
    {
        let site = try TemporarySite(files, standard: Self.content)
        let request = BuildRequest(
            content: site.content,
            templates: site.templates,
            requiresTemplates: false,
            output: nil,
            baseURL: BaseURL(base),
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        return try await SiteBuilder(request).buildInMemory().files
    }

    @Test("are where programs look for them, and a folder of a host names them", arguments: ["/", "/health/"])
    func places(base: String) async throws {
        let files = try await build(base: "https://example.org\(base)")
        #expect(Self.names.allSatisfy { files[$0] != nil })
        for (name, side) in [("apple-touch-icon.png", 180), ("icon-192.png", 192), ("icon-512.png", 512)] {
            let answer = ImageHeader.read(try #require(files[name]), name: name)
            #expect(answer == .size(ImageSize(width: side, height: side)))
        }
        // One entry, 32 by 32 pixels, whose picture begins after 22 bytes.
        let icon = try #require(files["favicon.ico"])
        #expect(Array(icon.prefix(8)) == [0, 0, 1, 0, 1, 0, 32, 32] && icon[18] == 22)
        #expect(ImageHeader.read(Array(icon.dropFirst(22)), name: "a.png") == .size(ImageSize(width: 32, height: 32)))
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        #expect(page.contains("<link rel=\"manifest\" href=\"\(base)manifest.webmanifest\">"))
        #expect(page.contains("manifest-src 'self'"))
        #expect(page.contains("<link rel=\"icon\" href=\"/health/favicon.ico\" sizes=\"32x32\">") == (base != "/"))
        #expect(page.contains("<link rel=\"apple-touch-icon\" href=\"/health/apple-touch-icon.png\">") == (base != "/"))
    }

    @Test("are in the manifest, which says what the site is")
    func manifest() async throws {
        let files = try await build(base: "https://example.org/health/")
        let manifest = String(decoding: try #require(files["manifest.webmanifest"]), as: UTF8.self)
        #expect(
            manifest == """
                {
                  "name": "Test Health",
                  "lang": "en",
                  "dir": "ltr",
                  "start_url": "/health/",
                  "scope": "/health/",
                  "display": "browser",
                  "theme_color": "#e8f2f0",
                  "background_color": "#ffffff",
                  "icons": [
                    {
                      "src": "/health/icon-192.png",
                      "sizes": "192x192",
                      "type": "image/png"
                    },
                    {
                      "src": "/health/icon-512.png",
                      "sizes": "512x512",
                      "type": "image/png"
                    }
                  ]
                }

                """
        )
    }

    @Test("give way to files of the site's own", arguments: names)
    func ownFiles(name: String) async throws {
        let files = try await build(["Content/static/\(name)": "own"])
        #expect(files[name] == Array("own".utf8))
        #expect(Self.names.filter { $0 != name }.allSatisfy { files[$0] != nil })
    }

    @Test("need a letter that can be drawn")
    func letters() async throws {
        let settings = try #require(Self.content[StandardFile.settings.rawValue])
        let files = try await build([StandardFile.settings.rawValue: settings.replacing("Test Health", with: "健康")])
        #expect(Self.names.filter { files[$0] != nil } == ["manifest.webmanifest"])
        #expect(String(decoding: try #require(files["manifest.webmanifest"]), as: UTF8.self).contains("\"icons\": []"))
    }
}
