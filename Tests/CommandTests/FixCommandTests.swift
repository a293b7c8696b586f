import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen fix")
struct FixCommandTests {
    private static let day = ["--as-of", "2026-06-01"]
    private static let article = "Content/conditions/anemia/causes.md"

    /// A small site with an article in which some things are misspelt.
    private func site(_ changes: [(String, String)]) throws -> TemporarySite {
        let site = try TemporarySite()
        var text = try site.text(Self.article)
        for (old, new) in changes {
            #expect(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        try site.write(text, to: Self.article)
        return site
    }

    private static let slips = [
        ("summary:", "sumary:"), ("reviewed: 2026", "reveiwed: 2026"),
    ]

    @Test("shows what it can fix, and writes nothing without a yes")
    func asks() async throws {
        let site = try site(Self.slips)
        let before = try site.text(Self.article)
        let outcome = try await Sitegen.run(["fix"] + Self.day, in: site)
        #expect(outcome.status == 64)
        #expect(outcome.output.contains("-sumary: Too few red cells.\n"))
        #expect(
            outcome.errors.hasSuffix(
                "sitegen cannot ask here, because this is not a terminal; add --yes to fix without a question\n"
            )
        )
        #expect(try site.text(Self.article) == before)
    }

    @Test("--dry-run shows a diff that says what would change")
    func dryRun() async throws {
        let site = try site(Self.slips)
        let before = try site.text(Self.article)
        let outcome = try await Sitegen.run(["fix", "--dry-run"] + Self.day, in: site)
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix("--- \(Self.article)\n+++ \(Self.article)\n@@ "))
        #expect(outcome.output.contains("-reveiwed: 2026"))
        #expect(outcome.errors.hasSuffix("2 problems can be fixed like this; nothing was written.\n"))
        #expect(try site.text(Self.article) == before)
    }

    @Test("--yes writes the fixes, says whose reviewed text changes, and checks again")
    func fixes() async throws {
        let clean = try TemporarySite().text(Self.article)
        let site = try site(Self.slips)
        let outcome = try await Sitegen.run(["fix", "--yes"] + Self.day, in: site)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("This changes \(Self.article), whose text "))
        #expect(outcome.errors.contains("Fixed 2 problems in 1 file; 0 errors, "))
        #expect(try site.text(Self.article) == clean)
        let again = try await Sitegen.run(["fix", "--yes"] + Self.day, in: site)
        #expect(again.status == 0)
        #expect(again.output == "")
        #expect(again.errors.hasPrefix("Nothing to fix; 0 errors, "))
    }

    @Test("fixes the text of a draft too")
    func drafts() async throws {
        let site = try site([("title:", "draft: true\ntitle:")])
        let text = try site.text(Self.article) + "\nSee [the causes](cuases.md).\n"
        try site.write(text, to: Self.article)
        let outcome = try await Sitegen.run(["fix", "--yes"] + Self.day, in: site)
        #expect(outcome.errors.contains("Fixed 1 problem in 1 file; 0 errors, "), "\(outcome.errors)")
        #expect(try site.text(Self.article) == text.replacing("cuases.md", with: "causes.md"))
    }

    @Test("leaves alone what a person has to decide, and other files than those that are named")
    func leavesAlone() async throws {
        let site = try site([("reviewers: [ada]", "reviewers: [adda]")])
        let before = try site.text(Self.article)
        let outcome = try await Sitegen.run(["fix", "--yes"] + Self.day, in: site)
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("Nothing to fix; 1 error, "))
        #expect(try site.text(Self.article) == before)

        let other = try self.site(Self.slips)
        let elsewhere = try await Sitegen.run(["fix", "--yes", "Content/people"] + Self.day, in: other)
        #expect(elsewhere.errors.hasPrefix("Nothing to fix; "))
        let missing = try await Sitegen.run(["fix", "Content/none.md"], in: other)
        #expect(missing.status == 64)
    }
}
