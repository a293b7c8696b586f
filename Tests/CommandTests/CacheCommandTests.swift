import Foundation
import SiteTestSupport
import Testing

/// The options of the cache, as people use them.
@Suite("The cache of builds")
struct CacheCommandTests {
    private let site: TemporarySite
    private var caches: String { site.folder.appendingPathComponent("caches").path }

    init() throws { site = try TemporarySite() }

    private func build(_ arguments: String..., environment: [String: String]) async throws -> Sitegen.Outcome {
        try await Sitegen.run(["build", "--as-of", "2026-06-01"] + arguments, in: site, environment: environment)
    }

    private func summary(_ outcome: Sitegen.Outcome) -> String {
        outcome.errors.replacing(/\([0-9.]+ s\)/, with: "")
    }

    private func cacheFiles() throws -> [String] {
        try site.files(below: "").keys.filter { $0.hasSuffix(".cache") || $0.hasSuffix("/secret") }.sorted()
    }

    @Test("lies where the XDG Base Directory Specification says, and a second build says that nothing changed")
    func secondBuild() async throws {
        let environment = ["XDG_CACHE_HOME": caches]
        let first = try await build(environment: environment)
        #expect(first.status == 0)
        #expect(
            summary(first)
                == """
                Built 10 pages: 1 article, 1 condition; 0 warnings , as of 2026-06-01, in Output: 22 written, 0 unchanged, 0 removed
                Rebuild by 2029-04-07: 1 page falls due

                """
        )
        #expect(try cacheFiles().map { $0.hasPrefix("caches/sitegen/") } == [true, true])
        let second = try await build(environment: environment)
        #expect(second.status == 0)
        #expect(summary(second) == summary(first).replacing("22 written, 0", with: "0 written, 22"))
        let verified = try await build("--verify-cache", environment: environment)
        #expect(verified.status == 0 && summary(verified) == summary(second))
    }

    @Test(
        "is left out on request, and where the environment names no folder for it",
        arguments: [["XDG_CACHE_HOME": "caches"], [:], ["HOME": "home"]]
    )
    func noFolder(environment: [String: String]) async throws {
        #expect(try await build(environment: environment).status == 0)
        #expect(try await build("--no-cache", environment: ["XDG_CACHE_HOME": caches]).status == 0)
        #expect(try cacheFiles() == [])
    }

    @Test("cannot be left out and verified at once")
    func contradiction() async throws {
        let outcome = try await build("--no-cache", "--verify-cache", environment: [:])
        #expect(outcome.status == 64)
        #expect(outcome.errors.hasPrefix("Error: --no-cache and --verify-cache cannot be given together.\n"))
    }

    @Test("serves a check too")
    func check() async throws {
        try site.write("---\ntitle: About\n---\n[gone](gone.md)\n", to: "Content/pages/about.md")
        let arguments = ["check", "--as-of", "2026-06-01", "--format", "json"]
        let environment = ["XDG_CACHE_HOME": caches]
        let first = try await Sitegen.run(arguments, in: site, environment: environment)
        let second = try await Sitegen.run(arguments, in: site, environment: environment)
        #expect(first.status == 1 && second.status == 1)
        #expect(first.output.contains("link-broken") && second.output == first.output)
    }
}
