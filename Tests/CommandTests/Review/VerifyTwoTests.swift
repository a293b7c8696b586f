import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen verify OLD NEW")
struct VerifyTwoTests {
    /// A site that was published, copied to `Old`, signed again and published again.
    private func publishedTwice(signedOn day: String = "2026-06-05") async throws -> ReviewSite {
        let site = try ReviewSite()
        try await site.sign()
        try #require(try await site.build("--log", "kept.json", "--start-log").status == 0)
        for (path, bytes) in try site.site.files(below: "Output") { try site.site.write(bytes, to: "Old/\(path)") }
        try await site.sign("--note", "Again.", on: day)
        try #require(try await site.build("--log", "kept.json", on: "2026-06-05").status == 0)
        return site
    }

    @Test("shows that nothing was cut off, rewritten or dated back, from folders and from files")
    func sound() async throws {
        let site = try await publishedTwice()
        let outcome = try await Sitegen.run(["verify", "Old", "Output/"], in: site.site)
        #expect(outcome.errors == "")
        #expect(
            outcome.output == """
                Verified 1 page and 2 entries (0 signed with a key): everything matches
                Compared Output with Old (2 builds in the log, 1 in the older one): nothing was cut off, rewritten or dated back

                """
        )
        #expect(outcome.status == 0)
        let old = "Old/.well-known/medical-review-log.json"
        let files = try await Sitegen.run(["verify", old, "kept.json"], in: site.site)
        #expect(
            files.output
                == "Compared kept.json with \(old) (2 builds in the log, 1 in the older one): nothing was cut off, rewritten or dated back\n"
        )
        #expect(files.status == 0)
    }

    @Test("ends with status 1 where an entry is dated back, unless it may be late")
    func datedBack() async throws {
        let site = try await publishedTwice()
        let swapped = try await Sitegen.run(["verify", "Output", "Old"], in: site.site)
        #expect(swapped.status == 1)
        #expect(
            swapped.output.contains(
                "Old/.well-known/medical-review-log.json lacks the last 1 build of Output: it was cut off\n"
            )
        )
        #expect(swapped.output.hasSuffix(": 3 problems\n"))
        let usage = try await Sitegen.run(["verify", "Old", "--late", "3d"], in: site.site)
        #expect(usage.status == 64)
        let none = try await Sitegen.run(["verify", "Content", "Old"], in: site.site)
        #expect(none.errors == "sitegen: error: There is no register of reviews and no log of them in 'Content'.\n")
    }

    @Test("a build needs the log that --log names, and starts none unless it is told to")
    func options() async throws {
        let site = try ReviewSite()
        try await site.sign()
        let none = try await site.build("--log", "kept.json")
        #expect(none.status == 1)
        #expect(
            none.errors
                == "sitegen: error: There is no log 'kept.json'; restore it, or start one with --start-log if this site has none yet.\n"
        )
        #expect(!site.has("Output"))
        try #require(try await site.build("--log", "kept.json", "--start-log").status == 0)
        let again = try await site.build("--log", "kept.json", "--start-log")
        #expect(
            again.errors
                == "sitegen: error: There is a log 'kept.json' already; leave --start-log out to go on with it.\n"
        )
        try site.site.write("{}", to: "kept.json")
        let damaged = try await site.build("--log", "kept.json")
        #expect(damaged.errors == "sitegen: error: The log 'kept.json' has no `/version`; restore it from a copy.\n")
        #expect(try await site.build("--start-log").status == 64)
        // Neither the preview nor a check adds anything.
        let log = try site.site.text("Output/.well-known/medical-review-log.json")
        try #require(try await Sitegen.run(["check", "--as-of", "2026-06-02"], in: site.site).status == 0)
        #expect(try site.site.text("Output/.well-known/medical-review-log.json") == log)
    }
}
