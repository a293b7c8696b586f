import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

/// What a built site has of its search.
@Suite("The search of a site")
struct SearchFilesTests {
    private static let content = TemporarySite.standardFiles.filter { $0.key.hasPrefix("Content/") }

    /// The files of a site in the built-in theme; `settings` are further lines of `site.yml`.
    private func build(_ settings: String = "", _ files: [String: String] = [:]) async throws -> [String: String] {
        let site = try TemporarySite(files.mapValues { $0 }, standard: Self.content)
        try site.write(try site.text("Content/site.yml") + "\n" + settings + "\n", to: "Content/site.yml")
        let request = BuildRequest(
            content: site.content,
            templates: site.templates,
            requiresTemplates: false,
            output: nil,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        let (result, built) = try await SiteBuilder(request).buildInMemory()
        #expect(result.diagnostics.filter { $0.severity == .error } == [])
        return built.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    /// The words of names in an index.
    private func words(_ files: [String: String]) -> Set<String> {
        let shards = files.filter { $0.key.hasPrefix("search/data/n") }.values
        return shards.reduce(into: []) { words, shard in
            var word = ""
            for part in shard.dropFirst(2).prefix(while: { $0 != "\"" }).split(separator: " ") {
                let shared = part.first.flatMap { Int(String($0), radix: 36) } ?? 0
                word = String(word.prefix(shared) + part.dropFirst())
                words.insert(word)
            }
        }
    }

    @Test("is nowhere on a site that wants none: no file, no name in a page, no script that may run")
    func withoutSearch() async throws {
        let with = try await build()
        let without = try await build("search: false")
        let gone = Set(with.keys).subtracting(without.keys)
        #expect(gone.allSatisfy { $0.hasPrefix("search/") || $0.hasPrefix("assets/search.") }, "\(gone)")
        #expect(gone.count { $0.hasPrefix("assets/search.") } == 2)
        let page = "conditions/anemia/index.html"
        func scripts(_ files: [String: String]) throws -> Set<Substring> {
            let text = try #require(files[page])
            let policy = try #require(text.firstMatch(of: /script-src ([^;]*);/))
            return Set(policy.1.split(separator: " "))
        }
        // The box's loader, the script that it loads, and that of the page of results.
        #expect(try scripts(without).isSubset(of: scripts(with)))
        #expect(try scripts(with).subtracting(scripts(without)).count == 3)
        for (path, text) in without where path.hasSuffix(".html") {
            for sign in ["assets/search.", "/search/", "connect-src", "class=\"search\""] {
                #expect(!text.contains(sign), "\(path) has \(sign)")
            }
            #expect(text.contains("form-action &#39;none&#39;") || text.contains("form-action 'none'"), "\(path)")
        }
    }

    @Test("finds both spellings of a pair in `respellings.yml`, and all forms of a word in `glossary.yml`")
    func spellings() async throws {
        let article = """
            ---
            title: Paracetamol and the ECG
            summary: About a drug and a test.
            reviewed: 2026-04-07
            reviewers: [ada]
            ---
            It helps.
            """
        let files = try await build(
            "",
            [
                "Content/conditions/ecg/index.md": "---\ntitle: ECG\n---\n",
                "Content/conditions/ecg/paracetamol.md": article,
                "Content/respellings.yml": "- [paracetamol, acetaminophen]\n",
                "Content/glossary.yml":
                    "- term: electrocardiogram\n  variants: [ECG]\n  meaning: A test of the heart.\n",
            ]
        )
        let words = words(files)
        #expect(words.isSuperset(of: ["paracetamol", "acetaminophen", "ecg", "electrocardiogram"]), "\(words)")
    }

    @Test("says which language a title is in, where that is not the site's")
    func languages() async throws {
        let files = try await build(
            "",
            [
                "Content/conditions/anemia/causas.md": """
                ---
                title: Qué causa la anemia
                summary: Muy pocos glóbulos rojos.
                language: es
                reviewed: 2026-04-07
                reviewers: [ada]
                ---
                Falta de hierro.
                """
            ]
        )
        let index = try #require(files["search/data/index.json"])
        #expect(index.contains(#""languages":[["en","ltr"],["es","ltr"]]"#))
        let shards = files.filter { $0.key.hasPrefix("search/data/n") }.values.joined()
        // Weight, kind, emergency and language.
        #expect(shards.contains(#" 0001\tQué causa la anemia\t"#), "\(shards)")
        let details = files.filter { $0.key.hasPrefix("search/data/d") }.values.joined()
        #expect(details.contains(#"["Qué causa la anemia","causas",1]"#), "\(details)")
    }
}
