import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen review asof")
struct AsOfTests {
    /// A site that was published on 2026-06-01 and, after one more review and a change, on 2026-06-10, from commits.
    private func publishedTwice() async throws -> ReviewSite {
        let site = try ReviewSite()
        try await site.sign()
        try await site.commit("First")
        try #require(try await site.build().status == 0)
        try site.replace("a lack of iron", with: "too little iron")
        try await site.sign("--note", "Again.", on: "2026-06-09")
        try await site.commit("Second")
        try #require(try await site.build(on: "2026-06-10").status == 0)
        return site
    }

    private func asof(_ site: ReviewSite, _ arguments: String...) async throws -> Sitegen.Outcome {
        try await Sitegen.run(["review", "asof"] + arguments, in: site.site)
    }

    /// What can differ from machine to machine, and is not what is tested.
    private func plain(_ text: String) -> String { text.replacing(/[0-9a-f]{10,64}/, with: "…") }

    @Test("tells what is published now from the register in the output folder")
    func published() async throws {
        let site = try await publishedTwice()
        let outcome = try await asof(site, "2026-11-24")
        #expect(outcome.errors == "")
        #expect(
            plain(outcome.output) == """
                On 2026-11-24, the site was that of 2026-06-10 (build 2 of 2 in the log). Its register is in Output, and has the digest that the log has.

                TEXT                        STATE    REVIEWED    DUE         REVIEWERS  DIGEST
                /conditions/anemia/causes/  current  2026-06-09  2029-06-01  ada        …

                """
        )
        #expect(outcome.status == 0)
        let later = try await asof(site, "9999-06-02")
        #expect(later.status == 1)
        #expect(later.output == "")
        #expect(later.errors == "sitegen: error: 9999-06-02 has not come yet.\n")
    }

    @Test("makes the register of an earlier day again from its commit, and proves that it is the one")
    func fromCommit() async throws {
        let site = try await publishedTwice()
        let outcome = try await asof(site, "2026-06-05", "anemia/causes")
        #expect(outcome.errors == "")
        #expect(
            plain(outcome.output) == """
                On 2026-06-05, the site was that of 2026-06-01 (build 1 of 2 in the log). Its register was made again from commit …, and has the digest that the log has.

                What causes anemia?: https://example.org/conditions/anemia/causes/
                  text …
                  current
                  the page claimed a review of 2026-06-01, due 2029-06-01, by Dr. Ada Example (ada)
                  shows disclaimers/general …
                2026-06-01  clinical review by Dr. Ada Example (ada), for this text, due 2029-06-01
                  not signed with a key

                """
        )
        #expect(outcome.status == 0)
        let json = try await asof(site, "2026-06-05", "--format", "json")
        let answer = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(answer["isProven"] as? Bool == true)
        #expect((answer["texts"] as? [Any])?.count == 1)
        #expect(((answer["build"] as? [String: Any])?["proof"] as? [String])?.count == 1)
        // What the repository holds stays as it is.
        #expect(try site.site.text(ReviewSite.article).contains("too little iron"))
    }

    @Test("says plainly where what it makes is not what the log has")
    func notProven() async throws {
        let site = try await publishedTwice()
        let outcome = try await asof(site, "2026-06-05", "--base-url", "https://example.com/")
        #expect(outcome.status == 1)
        #expect(
            plain(outcome.output).hasPrefix(
                "On 2026-06-05, the site was that of 2026-06-01 (build 1 of 2 in the log). This is not proven: its register was made again from commit … and is another one than the log has. The build was by sitegen "
            )
        )
        #expect(outcome.output.contains("/conditions/anemia/causes/  current"))
    }

    @Test("takes a register that was kept, and refuses where there is nothing to tell from")
    func kept() async throws {
        let site = try ReviewSite()
        try await site.sign()
        try #require(try await site.build().status == 0)
        let register = "Output/.well-known/medical-review.json"
        try site.site.write(try site.site.text(register), to: "kept/first.json")
        try site.replace("a lack of iron", with: "too little iron")
        try await site.sign(on: "2026-06-09")
        try #require(try await site.build(on: "2026-06-10").status == 0)
        let none = try await asof(site, "2026-06-05")
        #expect(none.status == 1)
        #expect(
            none.errors
                == "sitegen: error: The register of the build of 2026-06-01 is not at hand, and the log names no commit to make it from; name a copy with --register.\n"
        )
        let found = try await asof(site, "2026-06-05", "--register", "kept/first.json")
        #expect(found.status == 0)
        #expect(found.output.contains("Its register is in kept/first.json, and has the digest that the log has."))
        let before = try await asof(site, "2026-05-31")
        #expect(
            before.errors
                == "sitegen: error: The log does not tell what was published on 2026-05-31: its first build is of 2026-06-01.\n"
        )
        let slip = try await asof(site, "2026-06-10", "anemia/cause")
        #expect(
            slip.errors
                == "sitegen: error: On 2026-06-10, the site had no text 'anemia/cause' with a record of its review; known here: `conditions/anemia/causes`\n"
        )
        #expect(try await asof(site, "2026-06-31").status == 64)
        // Without git, the newest register is made again from the content itself.
        try site.site.remove(register)
        #expect(
            try await asof(site, "2026-06-10").output.contains("Its register was made again from the content, and has")
        )
        let empty = try await Sitegen.run(["review", "asof", "2026-06-01"], in: try TemporarySite())
        #expect(empty.errors == "sitegen: error: There is no register of reviews and no log of them in 'Output'.\n")
    }
}
