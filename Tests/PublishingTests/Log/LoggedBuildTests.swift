import Attestation
import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

/// A site with a signed text that is built on several days.
private struct LoggedSite {
    let site: TemporarySite
    var git: GitProgram?

    static let log = "Output/.well-known/medical-review-log.json"
    static let register = "Output/.well-known/medical-review.json"
    static let kept = "kept.json"

    init(signed: Bool = true) async throws {
        let article = """
            ---
            title: What causes anemia?
            summary: Too few red cells.
            authors: [dana]
            ---
            ## Blood loss

            Text about causes.
            """
        let settings = TemporarySite.standardFiles[StandardFile.settings.rawValue, default: ""]
        site = try TemporarySite([
            StandardFile.article.rawValue: article,
            StandardFile.settings.rawValue: settings + "\nreview: {policy: {standard: {neverReviewed: label}}}\n",
        ])
        if signed { try await sign() }
    }

    private func request(on day: String) throws -> BuildRequest {
        BuildRequest(
            content: site.content,
            templates: site.folder.appendingPathComponent("none").path,
            requiresTemplates: false,
            output: site.output,
            day: .day(try #require(CalendarDate(iso: day))),
            toolVersion: "1.2.3"
        )
    }

    func sign() async throws {
        let desk = try await ReviewDesk(try request(on: "2026-06-01"), keepsForms: true)
        let text = try #require(desk.texts.first { $0.file.path.hasSuffix("causes.md") })
        try desk.sign(text, with: try #require(text.digests))
    }

    @discardableResult
    func build(
        on day: String,
        caching isCached: Bool = false,
        keeping keepsLog: Bool = false,
        starting isNew: Bool = false
    ) async throws -> BuildResult {
        var request = try request(on: day)
        request.git = git
        if isCached {
            let folder = site.folder.appendingPathComponent("cache").path
            request.cache = BuildRequest.Cache(folder: folder, executable: "/bin/sh", version: "1")
        }
        if keepsLog {
            request.keptLog = try KeptLog(path: site.folder.appendingPathComponent(Self.kept).path, isNew: isNew)
        }
        return try await SiteBuilder(request).build()
    }

    func leaves(_ path: String = Self.log) throws -> [ReviewLog.Leaf] {
        try ReviewLog(Array(try site.text(path).utf8)).leaves
    }

    func days(_ path: String = Self.log) throws -> [String] { try leaves(path).map(\.day.description) }
}

@Suite("The log of a site that is built again and again")
struct LoggedBuildTests {
    @Test("has a leaf for each day and each change, with the digest of the register", arguments: [false, true])
    func appended(isCached: Bool) async throws {
        let site = try await LoggedSite()
        for day in ["2026-06-01", "2026-06-01", "2026-06-02"] {
            #expect(try await site.build(on: day, caching: isCached).isSuccess)
        }
        #expect(try site.days() == ["2026-06-01", "2026-06-02"])
        #expect(try site.leaves().last?.register == ContentDigest(of: try site.site.text(LoggedSite.register)))
        #expect(try site.leaves().last?.toolVersion == "1.2.3")
        try site.site.write(
            try site.site.text("Content/site.yml").replacing("Test Health", with: "Other"),
            to: "Content/site.yml"
        )
        try await site.build(on: "2026-06-02", caching: isCached)
        #expect(try site.days() == ["2026-06-01", "2026-06-02", "2026-06-02"])
        let before = try site.site.files(below: "Output")
        let again = try await site.build(on: "2026-06-02", caching: isCached)
        #expect(again.summary?.changes?.written == 0)
        #expect(try site.site.files(below: "Output") == before)
    }

    @Test("goes on where records are gone, and says so once")
    func withoutRecords() async throws {
        let site = try await LoggedSite(signed: false)
        try await site.build(on: "2026-06-01")
        #expect(throws: (any Error).self) { try site.days() }
        try await site.sign()
        try await site.build(on: "2026-06-02")
        try site.site.remove("Content/conditions/anemia/causes.review.yml")
        for day in ["2026-06-03", "2026-06-04"] { #expect(try await site.build(on: day).isSuccess) }
        #expect(try site.days() == ["2026-06-02", "2026-06-03"])
        #expect(try site.leaves().map { $0.register == nil } == [false, true])
    }

    @Test("takes nothing of a build that fails, and nothing of one that is dated back")
    func refused() async throws {
        let site = try await LoggedSite()
        try await site.build(on: "2026-06-02")
        let before = try site.site.files(below: "Output")
        let back = try await site.build(on: "2026-06-01")
        #expect(back.diagnostics.map(\.identifier) == [.reviewLogConflict])
        #expect(
            back.diagnostics.first?.message
                == "This build is for 2026-06-01, but the log of reviews has one for 2026-06-02 already"
        )
        #expect(back.diagnostics.first?.location.start.line == 5)
        try site.site.write("[gone](gone.md)\n", to: "Content/pages/other.md")
        #expect(try await !site.build(on: "2026-06-03").isSuccess)
        #expect(try site.site.files(below: "Output") == before)
    }

    @Test(
        "is never started over in silence",
        arguments: [
            (nil, "is gone from the output folder, and with it the log of reviews"),
            (#""size": 1"#, "has been changed since sitegen wrote it, and the log of reviews goes on from it"),
        ] as [(String?, String)]
    )
    func damaged(_ old: String?, _ message: String) async throws {
        let site = try await LoggedSite()
        try await site.build(on: "2026-06-01")
        let text = try site.site.text(LoggedSite.log)
        if let old {
            try site.site.write(text.replacing(old, with: ""), to: LoggedSite.log)
        } else {
            try site.site.remove(LoggedSite.log)
        }
        for isCached in [false, true] {
            let result = try await site.build(on: "2026-06-02", caching: isCached)
            #expect(result.diagnostics.map(\.message) == ["`.well-known/medical-review-log.json` \(message)"])
        }
        try site.site.write(text, to: LoggedSite.log)
        #expect(try await site.build(on: "2026-06-02").isSuccess)
        #expect(try site.days() == ["2026-06-01", "2026-06-02"])
    }

    @Test("is kept elsewhere, for output folders that are new for each build")
    func kept() async throws {
        let site = try await LoggedSite()
        #expect(throws: KeptLog.Refusal.self) { try KeptLog(path: site.site.folder.path + "/kept.json", isNew: false) }
        try await site.build(on: "2026-06-01", keeping: true, starting: true)
        #expect(throws: KeptLog.Refusal.self) { try KeptLog(path: site.site.folder.path + "/kept.json", isNew: true) }
        try site.site.remove("Output")
        try await site.build(on: "2026-06-02", keeping: true)
        try site.site.remove("Output")
        try await site.build(on: "2026-06-02", caching: true, keeping: true)
        #expect(try site.days() == ["2026-06-01", "2026-06-02"])
        #expect(try site.site.text(LoggedSite.kept) == site.site.text(LoggedSite.log))
        // Whichever of the two was not written in a run that was stopped, the longer one counts.
        let short = try site.site.text(LoggedSite.kept)
        try await site.build(on: "2026-06-03", caching: true, keeping: true)
        let long = try site.site.text(LoggedSite.kept)
        try site.site.write(short, to: LoggedSite.kept)
        try await site.build(on: "2026-06-03", caching: true, keeping: true)
        #expect(try site.site.text(LoggedSite.kept) == long)
        // The next build has nothing to do, and finds both as they are.
        let again = try await site.build(on: "2026-06-03", caching: true, keeping: true)
        #expect(again.summary?.changes?.written == 0)
        #expect(try site.site.text(LoggedSite.kept) == long)
    }

    @Test("does not go on from two logs that part")
    func forked() async throws {
        let site = try await LoggedSite()
        try await site.build(on: "2026-06-01", keeping: true, starting: true)
        try await site.build(on: "2026-06-02")
        try site.site.write(
            try site.site.text("Content/site.yml").replacing("Test Health", with: "Other"),
            to: "Content/site.yml"
        )
        let published = try site.site.files(below: "Output")
        try site.site.remove("Output")
        try await site.build(on: "2026-06-02", keeping: true)
        try site.site.remove("Output")
        for (path, bytes) in published { try site.site.write(bytes, to: "Output/\(path)") }
        let result = try await site.build(on: "2026-06-03", keeping: true)
        #expect(result.diagnostics.map(\.identifier) == [.reviewLogConflict])
        #expect(try site.days(LoggedSite.kept) == ["2026-06-01", "2026-06-02"])
    }

    @Test("names the commit that last changed the content, and whether the content is another one")
    func commits() async throws {
        guard let repository = try GitRepository() else { return }
        var site = try await LoggedSite()
        site.git = GitProgram(path: repository.program, environment: repository.environment)
        func commit(_ paths: String...) throws {
            for path in paths { try repository.git("-C", site.site.folder.path, "add", path) }
            try repository.git(
                "-C",
                site.site.folder.path,
                "-c",
                "commit.gpgSign=false",
                "commit",
                "--quiet",
                "--message",
                "x"
            )
        }
        try repository.git("-C", site.site.folder.path, "init", "--quiet")
        try await site.build(on: "2026-06-01")
        #expect(try site.leaves().map { $0.commit == nil } == [true])
        try commit("Content")
        try await site.build(on: "2026-06-01")
        let first = try #require(try site.leaves().last?.commit)
        #expect(!first.hasChanges)
        #expect(try Register(Array(site.site.text(LoggedSite.register).utf8)).commit == first)
        // A site that is published by a commit is not another one by that.
        try commit("Output")
        let before = try site.site.files(below: "Output")
        for isCached in [false, true, true] { try await site.build(on: "2026-06-01", caching: isCached) }
        #expect(try site.site.files(below: "Output") == before)
        try site.site.write("New.\n", to: "Content/disclaimers/other.md")
        try await site.build(on: "2026-06-01", caching: true)
        #expect(try site.leaves().last?.commit == ContentCommit(name: first.name, hasChanges: true))
        try commit("Content")
        try await site.build(on: "2026-06-01", caching: true)
        let second = try #require(try site.leaves().last?.commit)
        #expect(!second.hasChanges && second.name != first.name)
    }
}
