import Diagnostics
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("A misspelt key")
struct MisspeltKeyTests {
    /// What a check says of the standard site with one piece of a file written otherwise.
    private func reports(_ file: String, _ old: String, _ new: String) async throws -> [String] {
        let text = try #require(TemporarySite.standardFiles[file])
        try #require(text.contains(old))
        return try await reports([file: text.replacing(old, with: new)])
    }

    private func reports(_ files: [String: String?]) async throws -> [String] {
        let site = try TemporarySite(files)
        return try await site.build().diagnostics.map {
            "\($0.location.file.path):\($0.location.start.line):\($0.location.start.column) \($0.message) = \($0.help ?? "")"
        }
    }

    private static func unknown(_ owner: String, _ key: String, _ meant: String) -> String {
        "\(owner) has no key `\(key)` = did you mean `\(meant)`?"
    }

    @Test(
        "of front matter or site.yml that is required is one message",
        arguments: [
            (
                StandardFile.article, "title: What", "titel: What",
                "conditions/anemia/causes.md:2:1 \(unknown("An article", "titel", "title"))"
            ),
            (
                .article, "title: What", "Tilte: What",
                "conditions/anemia/causes.md:2:1 \(unknown("An article", "Tilte", "title"))"
            ),
            (
                .article, "reviewed: ", "reviewd: ",
                "conditions/anemia/causes.md:4:1 \(unknown("An article", "reviewd", "reviewed"))"
            ),
            (
                .article, "reviewers: ", "reviewer: ",
                "conditions/anemia/causes.md:5:1 \(unknown("An article", "reviewer", "reviewers"))"
            ),
            (
                .article, "summary: ", "sumary: ",
                "conditions/anemia/causes.md:3:1 \(unknown("An article", "sumary", "summary"))"
            ),
            (
                .subject, "title: ", "titlle: ",
                "conditions/anemia/index.md:2:1 \(unknown("A condition", "titlle", "title"))"
            ),
            (.reviewer, "name: ", "nmae: ", "people/ada.md:2:1 \(unknown("A person", "nmae", "name"))"),
            (.page, "title: ", "title_: ", "pages/about.md:2:1 \(unknown("A page", "title_", "title"))"),
            (.settings, "title: ", "tittle: ", "site.yml:1:1 \(unknown("`site.yml`", "tittle", "title"))"),
            (.settings, "baseURL: ", "baseUrl: ", "site.yml:2:1 \(unknown("`site.yml`", "baseUrl", "baseURL"))"),
            (.settings, "language: ", "langauge: ", "site.yml:3:1 \(unknown("`site.yml`", "langauge", "language"))"),
            (
                .settings, "defaultDisclaimer: ", "default-disclaimer: ",
                "site.yml:5:1 \(unknown("`site.yml`", "default-disclaimer", "defaultDisclaimer"))"
            ),
            (
                .settings, "organization:", "organisation:",
                "site.yml:6:1 \(unknown("`site.yml`", "organisation", "organization"))"
            ),
            (
                .settings, "  name: Test Publisher", "  nane: Test Publisher",
                "site.yml:7:3 \(unknown("`organization`", "nane", "name"))"
            ),
        ] as [(StandardFile, String, String, String)]
    )
    func required(file: StandardFile, old: String, new: String, report: String) async throws {
        #expect(try await reports(file.rawValue, old, new) == [report])
        // A file of Windows is told the same.
        let text = try #require(TemporarySite.standardFiles[file.rawValue])
        let windows = text.replacing(old, with: new).replacing("\n", with: "\r\n")
        #expect(try await reports([file.rawValue: windows]) == [report])
    }

    @Test(
        "of a group in front matter is one message, also where the text refers to the group",
        arguments: [
            ("idd: who", "title: Anemia", "9:5 \(unknown("A source", "idd", "id"))"),
            ("id: who", "titel: Anemia", "10:5 \(unknown("A source", "titel", "title"))"),
        ]
    )
    func sources(id: String, title: String, report: String) async throws {
        let found = try await reports(
            StandardFile.article.rawValue,
            "authors: [dana]\n---\n## Blood loss\n",
            "authors: [dana]\nsources:\n  -\n    \(id)\n    \(title)\n    publisher: WHO\n---\n## Blood loss[^who]\n"
        )
        #expect(found == ["conditions/anemia/causes.md:\(report)"])
    }

    @Test("for all sources is one message, and the text may cite them")
    func sourcesKey() async throws {
        let found = try await reports(
            StandardFile.article.rawValue,
            "authors: [dana]\n---\n## Blood loss\n\nText",
            "authors: [dana]\nsouces:\n  - id: who\n    title: Anemia\n---\n## Blood loss\n\nText[^who]"
        )
        #expect(found == ["conditions/anemia/causes.md:7:1 \(Self.unknown("An article", "souces", "sources"))"])
    }

    @Test(
        "of the glossary is one message",
        arguments: [
            ("- trem: Anemia\n  meaning: Too few red cells.\n", "1:3", "trem", "term"),
            ("- term: Anemia\n  meanning: Too few red cells.\n", "2:3", "meanning", "meaning"),
        ]
    )
    func glossary(text: String, place: String, key: String, meant: String) async throws {
        #expect(
            try await reports(["Content/glossary.yml": text]) == [
                "glossary.yml:\(place) \(Self.unknown("A word of the glossary", key, meant))"
            ]
        )
    }

    @Test(
        "of a service, of a public key or of a file that may run scripts is one message",
        arguments: [
            (
                StandardFile.settings, "services:\n  help:\n    label: Help\n    phon: \"911\"",
                "site.yml:11:5 \(unknown("A service", "phon", "phone"))"
            ),
            (
                .settings, "activeFiles:\n  - file: static/a.svg\n    reson: It is ours.",
                "site.yml:10:5 \(unknown("An active file", "reson", "reason"))"
            ),
        ]
    )
    func settings(file: StandardFile, lines: String, report: String) async throws {
        let text = try #require(TemporarySite.standardFiles[file.rawValue])
        let found = try await reports([
            file.rawValue: text + "\n" + lines + "\n",
            "Content/static/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>",
        ])
        #expect(found.filter { $0.hasPrefix("site.yml") } == [report])
    }

    @Test("whose value does not fit what was perhaps meant is told alone")
    func value() async throws {
        #expect(
            try await reports(StandardFile.article.rawValue, "authors:", "border: thin\nauthors:") == [
                "conditions/anemia/causes.md:6:1 \(Self.unknown("An article", "border", "order"))"
            ]
        )
    }

    @Test("beside the right one is told alone, and the right one counts")
    func beside() async throws {
        #expect(
            try await reports(StandardFile.article.rawValue, "authors:", "titel: Another\nauthors:") == [
                "conditions/anemia/causes.md:6:1 \(Self.unknown("An article", "titel", "title"))"
            ]
        )
    }

    @Test("that is like none does not stand in for what is missing")
    func another() async throws {
        #expect(
            try await reports(StandardFile.reviewer.rawValue, "name: Dr.", "heading: Dr.").map {
                $0.prefix { $0 != "=" }
            } == [
                "people/ada.md:1:1 The key `name` is missing ", "people/ada.md:2:1 A person has no key `heading` ",
            ]
        )
    }
}
