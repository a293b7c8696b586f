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

    @Test(
        "of a group of settings that is not indented is one message, and its settings count",
        arguments: [
            (
                "review:\n  interval: 36 months\n  warnBefore: 90 days\n",
                "review:\ninterval: 36 months\nwarnBefore: 90 days\n",
                "`review` is empty, and `interval` below it is not indented = indent the lines from `interval` to `warnBefore` by two spaces"
            ),
            (
                "services:\n  help: {label: \"911\", phone: \"911\"}\n",
                "services:\nhelp: {label: \"911\", phone: \"911\"}\n",
                "`services` is empty, and `help` below it is not indented = indent `help` by two spaces"
            ),
            (
                "services:\n  help: {label: \"911\", phone: \"911\"}\n",
                "services:\n- help: {label: \"911\", phone: \"911\"}\n",
                "`services` must be a group of keys, but this is a list = delete each `- ` below `services:`"
            ),
        ]
    )
    func groupsOfSettings(sound: String, slip: String, report: String) async throws {
        let settings = StandardFile.settings.rawValue
        let standard = try #require(TemporarySite.standardFiles[settings]) + "\n"
        let line = standard.split(separator: "\n", omittingEmptySubsequences: false).count + 1
        let article = [Self.file: Self.article(body: "Call {service:help}, and have it looked at.")]
        let usesService = sound.contains("help")
        let text = usesService ? article : [:]
        #expect(try await reports([settings: standard + sound].merging(text) { $1 }) == [])
        let found = try await reports([settings: standard + slip].merging(text) { $1 })
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(" \(report)") == true, "\(found)")
        #expect(found.first?.hasPrefix("site.yml:\(line):") == true, "\(found)")
    }

    @Test("of a condition that is missing is one message, whatever refers to it")
    func missingCondition() async throws {
        let found = try await reports([
            "Content/conditions/gout/what.md": Self.article(),
            "Content/conditions/gout/why.md": Self.article(body: "See [gout](index.md) and [what causes it](what.md)."),
            Self.file: Self.article(body: "See [gout](../gout/index.md)."),
            "Content/data/experiences.csv": "condition,article,people,url\ngout,,114,\ngout,what,7,\n",
        ])
        #expect(
            found == [
                "conditions/gout/what.md:1:1 The folder `conditions/gout` has articles but no condition = write the condition as `conditions/gout/index.md`, or move what is in the folder"
            ]
        )
    }

    @Test("of a name that is the path of a file is told with the name")
    func pathsForNames() async throws {
        let article = Self.article().replacing("reviewers: [ada]", with: "reviewers: [people/ada.md]")
            .replacing("authors: [dana]", with: "authors: [dana.md]\ndisclaimer: disclaimers/general.md")
        #expect(
            try await reports([Self.file: article]) == [
                "conditions/anemia/causes.md:5:13 No person has the id `people/ada.md` = did you mean `ada`?",
                "conditions/anemia/causes.md:6:11 No person has the id `dana.md` = did you mean `dana`?",
                "conditions/anemia/causes.md:7:13 No disclaimer has the key `disclaimers/general.md` = did you mean `general`?",
            ]
        )
    }

    @Test("of a source that was last looked at tomorrow is found")
    func futureSource() async throws {
        let source = "sources:\n  - id: who\n    title: Anaemia\n    accessed: 2026-06-02"
        #expect(
            try await reports([Self.file: Self.article(source, body: "Text.[^who]")]) == [
                "conditions/anemia/causes.md:10:15 `accessed` is 2026-06-02, after the day of the build, 2026-06-01 = write the day on which it happened"
            ]
        )
    }

    @Test("of several lines of a record or a strings file is found in one run")
    func everyLine() async throws {
        let record = """
            - date: 2026-04-07
              reviewer ada
              kind:clinical
              nextReview: 2026-04-31

            """
        let found = try await reports(["Content/conditions/anemia/causes.review.yml": record])
            .filter { !$0.contains(" is missing") }
        #expect(
            found == [
                "conditions/anemia/causes.review.yml:2:3 This line has no colon after its key = write `key: value`, and put a text that runs over several lines in quotes",
                "conditions/anemia/causes.review.yml:3:7 No space follows the colon after `kind` = write `kind: ` and then the value",
                "conditions/anemia/causes.review.yml:4:15 `2026-04-31` is not a day in the calendar = write `nextReview` as year-month-day, such as `2026-04-07`",
            ]
        )
        let words = "skipToContent: \"Ir\nsources:Fuentes\nnext: [a]\n"
        #expect(
            try await reports(["Templates/strings/es.yml": words]) == [
                "strings/es.yml:1:16 The quote opened here is never closed = put the same quotation mark at the end of the value",
                "strings/es.yml:2:8 No space follows the colon after `sources` = write `sources: ` and then the value",
                "strings/es.yml:3:7 `next` must be a text, but this is a list = write the value on the same line, after `next: `",
            ]
        )
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
