import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@Suite("A slip in a site")
struct SiteSlipsTests {
    /// What a check says of the standard site with some files otherwise.
    private func reports(_ files: [String: String?]) async throws -> [String] {
        let site = try TemporarySite(files)
        return try await site.build().diagnostics.map {
            "\($0.location.file.path):\($0.location.start.line):\($0.location.start.column) \($0.message) = \($0.help ?? "")"
        }
    }

    private static func article(_ lines: String = "", body: String = "Text.") -> String {
        """
        ---
        title: What causes anemia?
        summary: Too few red cells.
        reviewed: 2026-04-07
        reviewers: [ada]
        authors: [dana]
        \(lines)
        ---
        \(body)

        """
    }

    private static func page(_ body: String) -> String { "---\ntitle: Links\n---\n\(body)\n" }

    private static let file = StandardFile.article.rawValue
    private static let separators = "Columns are separated by commas here, but this file has "
    private static let save =
        "save it as CSV with commas between the fields; the first line is `condition,article,people,url`"

    @Test(
        "of a table with other signs between its columns is one message, and its rows count",
        arguments: [
            ("condition;article;people;url\nanemia;;114;\n", "semicolons"),
            ("\u{FEFF}condition;article;people;url\r\nanemia;causes;7;/conditions/\r\n", "semicolons"),
            ("\"condition\";\"article\";\"people\";\"url\"\n\"anemia\";\"\";\"114\";\"\"\n", "semicolons"),
            ("condition\tarticle\tpeople\turl\nanemia\t\t114\t\n", "tabs"),
        ]
    )
    func separators(table: String, name: String) async throws {
        let found = try await reports(["Content/data/experiences.csv": table])
        #expect(found == ["data/experiences.csv:1:1 \(Self.separators)\(name) = \(Self.save)"])
    }

    @Test("of a semicolon table with decimal commas shows both")
    func decimalCommas() async throws {
        let found = try await reports([
            "Content/data/experiences.csv": "condition;article;people;url\nanemia;;1,5;\n"
        ])
        #expect(
            found == [
                "data/experiences.csv:1:1 \(Self.separators)semicolons = \(Self.save)",
                "data/experiences.csv:2:9 `1,5` is not a number of people = write digits only, such as `114`",
            ]
        )
    }

    @Test(
        "of a title in place of a slug is told with the slug",
        arguments: [
            (
                "Anemia,,114,",
                "2:1 No condition has the slug `Anemia` = write the slug, `anemia`, in place of the title"
            ),
            (
                "Low blood,,114,",
                "2:1 No condition has the slug `Low blood` = write the slug, `anemia`, in place of the title"
            ),
            (
                "anemia,What causes anemia?,114,",
                "2:8 The condition `anemia` has no article `What causes anemia?` = write the slug, `causes`, in place of the title"
            ),
        ]
    )
    func titles(row: String, report: String) async throws {
        let found = try await reports(["Content/data/experiences.csv": "condition,article,people,url\n\(row)\n"])
        #expect(found == ["data/experiences.csv:\(report)"])
    }

    @Test("is none where a README speaks to whoever works in the folder")
    func readme() async throws {
        let found = try await reports([
            "Content/README.md": "# How we work\n", "Content/conditions/README.md": "Notes.\n",
            "Content/LICENSE": "MIT",
            "Content/people/readme.txt": "x",
        ])
        #expect(found == [])
    }

    @Test("of an address that no file can have is found by a check")
    func longNames() async throws {
        let long = String(repeating: "a", count: 256)
        #expect(
            try await reports([Self.file: Self.article("slug: \(long)")]) == [
                "conditions/anemia/causes.md:7:7 A part of the address is 256 bytes long, but a file's name can have at most 255 = choose a shorter `slug`"
            ]
        )
        #expect(
            try await reports([Self.file: Self.article("aliases: [/é\(long.dropFirst(2))/]")]) == [
                "conditions/anemia/causes.md:7:11 A part of the address is 256 bytes long, but a file's name can have at most 255 = make it shorter"
            ]
        )
        let deep = String(repeating: "/folder", count: 600)
        #expect(
            try await reports([Self.file: Self.article("aliases: [\(deep)]")]) == [
                "conditions/anemia/causes.md:7:11 The address is 4210 bytes long, but at most 1000 can be published = make it shorter"
            ]
        )
        #expect(try await reports([Self.file: Self.article("slug: \(long.dropFirst())")]) == [])
    }

    @Test("of an alias that repeats the path of the site, or needs a folder where a file is, is found by a check")
    func aliases() async throws {
        let settings = try #require(TemporarySite.standardFiles[StandardFile.settings.rawValue])
        #expect(
            try await reports([
                StandardFile.settings.rawValue: settings.replacing("example.org/", with: "example.org/health/"),
                Self.file: Self.article("aliases: [/health/old/, /old/]"),
            ]) == [
                "conditions/anemia/causes.md:7:11 `/health/old/` repeats the path of the site's address, `/health/` = write it without, as `/old/`"
            ]
        )
        #expect(
            try await reports([
                "Content/static/a": "x", Self.file: Self.article("aliases: [/a/b/]"),
            ]) == [
                "conditions/anemia/causes.md:7:11 The address `/a/b/` is already taken by `static/a` (written `/a` there) = delete the alias, or choose another"
            ]
        )
    }

    @Test("of a link to the site's own address is found like that of a path")
    func ownAddress() async throws {
        let links = """
            [Here](https://example.org/conditions/anemia/), [people](http://example.org/people/), [start](https://example.org),
            [about](https://example.org/about), [elsewhere](https://example.com/nowhere/).
            """
        #expect(try await reports(["Content/pages/links.md": Self.page(links)]) == [])
        #expect(
            try await reports(["Content/pages/links.md": Self.page("[Here](https://example.org/conditions/anaemia/)")])
                == [
                    "pages/links.md:4:8 `https://example.org/conditions/anaemia/` is an address of this site, but there is no page or file there = write the relative path of the `.md` file, for example `../causes.md`"
                ]
        )
        let anchor = try await reports(["Content/pages/links.md": Self.page("[Here](https://example.org/about/#team)")])
        #expect(anchor.count == 1)
        #expect(anchor.first?.contains("team") == true)
    }

    @Test("of a service is told, and one that takes messages is a link to send one")
    func services() async throws {
        let settings = try #require(TemporarySite.standardFiles[StandardFile.settings.rawValue])
        let site = try TemporarySite([
            StandardFile.settings.rawValue: settings
                + "\nservices:\n  crisis: {label: Text 988, text: \"988\"}\n  short: {text: \"741741\"}\n",
            Self.file: Self.article(body: "Text {service:crisis} or {service:short}."),
        ])
        let result = try await site.build(writes: true)
        #expect(result.diagnostics == [])
        let page = try site.text("Output/conditions/anemia/causes/index.html")
        #expect(page.contains("<a class=\"service\" href=\"sms:988\"><bdi dir=\"ltr\">Text 988</bdi></a>"))
        #expect(page.contains("<a class=\"service\" href=\"sms:741741\"><bdi dir=\"ltr\">741741</bdi></a>"))
        let both = try await reports([
            StandardFile.settings.rawValue: settings + "\nservices:\n  crisis: {phone: \"988\", text: \"988\"}\n"
        ])
        #expect(
            both == [
                "site.yml:9:32 A service has one number, but this one has a `phone` and a `text` = make two services of it, one for calls and one for messages"
            ]
        )
    }

    @Test("of a service or a count is told where it is, and not again where texts use it")
    func followUps() async throws {
        let settings = try #require(TemporarySite.standardFiles[StandardFile.settings.rawValue])
        let text = Self.article(body: "Call {service:crisis}, like {people:anemia}.")
        let service = try await reports([
            StandardFile.settings.rawValue: settings + "\nservices:\n  crisis: {phone: CALL-NOW}\n",
            "Content/data/experiences.csv": "condition,article,people,url\nanemia,,3,\n",
            Self.file: text,
        ])
        #expect(service.count == 1 && service[0].hasPrefix("site.yml:9:"))
        let count = try await reports([
            StandardFile.settings.rawValue: settings + "\nservices:\n  crisis: {phone: \"988\"}\n",
            "Content/data/experiences.csv": "condition,article,people,url\nanemia,,about 3,\n",
            Self.file: text,
        ])
        #expect(count.count == 1 && count[0].hasPrefix("data/experiences.csv:2:"))
    }
}
