import Foundation
import SiteTestSupport
import Testing

@Suite("A report of many findings")
struct LongReportTests {
    /// A site of which a page links to as many files that are not there.
    private func site(links: Int) throws -> TemporarySite {
        let text = (1...links).map { "[Leaflet \($0)](leaflet-\($0).pdf)\n\n" }.joined()
        let page = try #require(TemporarySite.standardFiles[StandardFile.page.rawValue])
        return try TemporarySite([
            StandardFile.page.rawValue: page + text, "Content/pages/empty.md": "---\ntitle: Empty\n---\n",
        ])
    }

    private static let arguments = ["check", "--as-of", "2026-06-01", "--quiet"]

    @Test("of more than 50 ends with totals by rule and by file")
    func totals() async throws {
        let outcome = try await Sitegen.run(Self.arguments, in: try site(links: 50))
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.hasSuffix(
                """
                51 findings by rule:
                  50  error [link-broken]
                   1  error [body-empty]
                By file:
                  50  Content/pages/about.md
                   1  Content/pages/empty.md

                """
            )
        )
        let short = try await Sitegen.run(Self.arguments, in: try site(links: 49))
        #expect(!short.errors.contains("findings by rule"))
    }

    @Test("shows one rule alone where it is asked for, and keeps the exit status of all")
    func only() async throws {
        let one = try await Sitegen.run(Self.arguments + ["--only", "body-empty"], in: try site(links: 60))
        #expect(one.status == 1)
        #expect(one.errors.split(separator: "\n").filter { $0.contains(": error: ") }.count == 1)
        let none = try await Sitegen.run(Self.arguments + ["--only", "source-uncited"], in: try site(links: 2))
        #expect(none.status == 1)
        #expect(none.errors == "")
        let lines = try await Sitegen.run(
            Self.arguments + ["--format", "json", "--only", "body-empty", "--only", "link-broken"],
            in: try site(links: 2)
        )
        #expect(lines.output.split(separator: "\n").count == 3)
    }

    @Test("is only its totals where a summary is asked for")
    func summary() async throws {
        let outcome = try await Sitegen.run(Self.arguments + ["--summary"], in: try site(links: 2))
        #expect(outcome.status == 1)
        #expect(
            outcome.errors == """
                3 findings by rule:
                  2  error [link-broken]
                  1  error [body-empty]
                By file:
                  2  Content/pages/about.md
                  1  Content/pages/empty.md

                """
        )
    }
}
