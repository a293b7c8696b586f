import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen check --baseline")
struct BaselineCommandTests {
    private func site() throws -> TemporarySite {
        let article = try #require(TemporarySite.standardFiles["Content/conditions/anemia/causes.md"])
        return try TemporarySite([
            "Content/conditions/anemia/causes.md":
                article.replacing("authors: [dana]", with: "authors: [dana]\nsources: [{id: a, title: A}]")
        ])
    }

    private static let day = ["--as-of", "2026-06-01"]

    @Test("accepts what is found on a day, and then reports only what is new")
    func acceptance() async throws {
        let site = try site()
        let update = try await Sitegen.run(
            ["check", "--strict", "--baseline", "accepted.json", "--update-baseline"] + Self.day,
            in: site
        )
        #expect(update.status == 0)
        #expect(update.errors.hasSuffix("\n1 accepted finding not shown\n"))
        let check = try await Sitegen.run(["check", "--strict", "--baseline", "accepted.json"] + Self.day, in: site)
        #expect(check.status == 0)
        #expect(check.errors.hasSuffix("\n1 accepted finding not shown\n"))
        let build = try await Sitegen.run(["build", "--strict", "--baseline", "accepted.json"] + Self.day, in: site)
        #expect(build.status == 0)
        try site.write("- term: a\n  meaning: b\n  variants: [A]\n", to: "Content/glossary.yml")
        let broken = try await Sitegen.run(["check", "--baseline", "accepted.json"] + Self.day, in: site)
        #expect(broken.status == 1)
    }

    @Test("says how many accepted findings are fixed")
    func fixed() async throws {
        let site = try site()
        _ = try await Sitegen.run(["check", "--baseline", "accepted.json", "--update-baseline"] + Self.day, in: site)
        try site.write(
            try #require(TemporarySite.standardFiles["Content/conditions/anemia/causes.md"]),
            to: "Content/conditions/anemia/causes.md"
        )
        let check = try await Sitegen.run(["check", "--baseline", "accepted.json"] + Self.day, in: site)
        #expect(
            check.errors.hasSuffix(
                "\n0 accepted findings not shown; 1 more are fixed, --update-baseline removes them\n"
            )
        )
    }

    @Test("fails where there is no baseline to hold the site to")
    func missing() async throws {
        let site = try site()
        let missing = try await Sitegen.run(["check", "--baseline", "none.json"], in: site)
        #expect(missing.status == 64)
        #expect(
            missing.errors.hasPrefix(
                "Error: There is no file 'none.json' to read; sitegen check --baseline none.json --update-baseline makes one.\n"
            )
        )
        try site.write("{}", to: "other.json")
        let other = try await Sitegen.run(["check", "--baseline", "other.json"], in: site)
        #expect(other.status == 64)
        #expect(other.errors.hasPrefix("Error: 'other.json' is not a baseline that sitegen wrote.\n"))
        let alone = try await Sitegen.run(["check", "--update-baseline"], in: site)
        #expect(alone.status == 64)
        #expect(alone.errors.hasPrefix("Error: --update-baseline needs --baseline with the name of the file.\n"))
    }
}
