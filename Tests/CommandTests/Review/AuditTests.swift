import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen audit")
struct AuditTests {
    private func audit(_ site: ReviewSite, _ arguments: String...) async throws -> Sitegen.Outcome {
        try await Sitegen.run(["audit"] + arguments, in: site.site)
    }

    private func json(_ site: ReviewSite, _ folder: String) throws -> [String: Any] {
        let text = try site.site.text("\(folder)/audit.json")
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func texts(_ site: ReviewSite, _ folder: String) throws -> [[String: Any]] {
        try #require(try json(site, folder)["texts"] as? [[String: Any]])
    }

    @Test("makes a pack of a day, and of what changed since the last one")
    func packs() async throws {
        let settings = TemporarySite.standardFiles["Content/site.yml", default: ""]
        let accepted = "\n<!-- allow sentence-long: as the guideline has it -->\n\nA sentence.\n"
        let site = try ReviewSite([
            "Content/site.yml": settings + "\nrules:\n  dose-ambiguous: off\n",
            ReviewSite.article: ReviewSite.text + accepted,
        ])
        try site.replace("authors: [dana]", with: "authors: [dana]\ndrafting: assisted\nfunding: \"=HYPERLINK(1)\"")
        try await site.sign()
        try await site.commit("First")
        try #require(try await site.build().status == 0)
        let first = try await audit(site, "--on", "2026-06-02", "--out", "packs/first")
        #expect(first.errors == "")
        #expect(
            first.output
                == "Wrote 2 texts as of 2026-06-02 into packs/first: audit.html, texts.csv, audit.json\n"
        )
        #expect(first.status == 0)

        try site.replace("a lack of iron", with: "too little iron")
        try await site.sign(on: "2026-07-01")
        try await site.commit("Second")
        try #require(try await site.build(on: "2026-07-01").status == 0)
        let second = try await audit(site, "--on", "2026-07-02", "--out", "packs/second", "--since", "packs/first")
        #expect(second.status == 0)

        // The first pack again, now from the commit: the same, but for the log, which has grown.
        let again = try await audit(site, "--on", "2026-06-02", "--out", "packs/again")
        #expect(again.status == 0)
        #expect(try site.site.text("packs/again/texts.csv") == site.site.text("packs/first/texts.csv"))
        let old = try #require(try texts(site, "packs/again").first)
        #expect(old["name"] as? String == "anemia/causes")
        #expect(old["state"] as? String == "current")
        #expect(old["reviewed"] as? String == "2026-06-01")
        #expect(old["evidence"] as? String == "record")

        let pack = try json(site, "packs/second")
        let changes = try #require(pack["changes"] as? [String: Any])
        #expect(changes["since"] as? String == "2026-06-02")
        let changed = try #require(changes["texts"] as? [[String: Any]])
        #expect(changed.map { $0["name"] as? String } == ["anemia/causes"])
        #expect(changed.first?["what"] as? [String] == ["other words", "reviewed on 2026-07-01"])
        let findings = try #require(pack["accepted"] as? [[String: Any]])
        #expect(findings.map { $0["rule"] as? String } == ["dose-ambiguous", "sentence-long"])
        #expect(findings.map { $0["by"] as? String } == ["Dana Draft", "Dana Draft"])
        #expect(findings.map { $0["words"] as? String } == [nil, "as the guideline has it"])
        #expect((pack["proof"] as? [String: Any])?["size"] as? Int == 2)
        #expect((pack["standards"] as? [Any])?.count == 4)
        #expect(try site.site.text("packs/second/texts.csv").contains(",'=HYPERLINK(1),"))

        let page = try site.site.text("packs/second/audit.html")
        #expect(page.contains("1 of 1 texts name their authors."))
        #expect(page.contains("1 text says that a machine had a part in it"))
        #expect(try texts(site, "packs/second").first?["drafting"] as? String == "assisted")
        #expect(!page.contains("<script") && !page.contains("complies"))
        let taken = try await audit(site, "--on", "2026-07-02", "--out", "packs/second")
        #expect(
            taken.errors
                == "sitegen: error: There is something in 'packs/second' already, and a pack is never overwritten; name another folder.\n"
        )
    }

    @Test("says where no log proves it, and refuses what it cannot read")
    func notProven() async throws {
        let site = try ReviewSite()
        try await site.sign()
        let outcome = try await audit(site, "--on", "2026-06-02", "--out", "pack")
        #expect(outcome.status == 1)
        #expect(
            outcome.errors
                == "sitegen: error: The log does not show what was published on 2026-06-02; the first lines of audit.html say why.\n"
        )
        let future = try await audit(site, "--on", "9999-01-01", "--out", "future")
        #expect(future.status == 1)
        #expect(future.errors == "sitegen: error: 9999-01-01 has not come yet.\n")
        #expect(
            try site.site.text("pack/audit.html").contains(
                "This is the content as it is now. No log shows what was published on 2026-06-02."
            )
        )
        let since = try await audit(site, "--on", "2026-06-02", "--out", "other", "--since", "Content")
        #expect(since.errors == "sitegen: error: There is no pack that can be read in 'Content'.\n")
        try site.site.write("{}", to: "Output/.well-known/medical-review-log.json")
        let damaged = try await audit(site, "--on", "2026-06-02", "--out", "other")
        #expect(damaged.errors == "sitegen: error: Output/.well-known/medical-review-log.json has no `/version`.\n")
        #expect(!site.has("other"))
    }
}
