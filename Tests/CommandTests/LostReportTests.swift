import Foundation
import SiteTestSupport
import Testing

/// What cannot be said must not pass for silence: the status is then 74, whatever was found.
@Suite("A report that cannot be written")
struct LostReportTests {
    /// Runs the program in a site by way of a shell, with what the shell does to its outputs.
    private func run(_ arguments: String, _ redirections: String, in site: TemporarySite) async throws
        -> Sitegen.Outcome
    {
        let program = Sitegen.products.appendingPathComponent("sitegen").path
        return try await Sitegen.run(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", "'\(program)' \(arguments) \(redirections)"],
            in: site.folder
        )
    }

    private static let commands = [
        "check --as-of 2026-06-01 --format json", "check --as-of 2026-06-01 --format sarif",
        "build --as-of 2026-06-01 --format json", "review status --as-of 2026-06-01",
        "review status --as-of 2026-06-01 --format json", "review history Content/conditions/anemia/causes.md",
        "--help", "build --help", "--version",
    ]

    /// A site that has something to report, and no record.
    private func site() throws -> TemporarySite {
        let site = try TemporarySite()
        let text = try site.text(StandardFile.article.rawValue)
        try site.write(text.replacing("2026-04-07", with: "2023-04-07"), to: StandardFile.article.rawValue)
        return site
    }

    @Test("ends with 74 where standard output is closed", arguments: commands)
    func closed(command: String) async throws {
        let outcome = try await run(command, ">&-", in: site())
        #expect(outcome.status == 74)
        #expect(outcome.errors.hasSuffix("sitegen: error: could not write to standard output: it is closed\n"))
    }

    #if os(Linux)
    @Test("ends with 74 where standard output is full", arguments: commands)
    func full(command: String) async throws {
        let outcome = try await run(command, ">/dev/full", in: site())
        #expect(outcome.status == 74)
        #expect(
            outcome.errors.hasSuffix(
                "sitegen: error: could not write to standard output: No space left on device\n"
            )
        )
    }

    @Test(
        "ends with 74 where standard error is full or closed, and the report is for people",
        arguments: [">/dev/full", ">&-"]
    )
    func errors(redirection: String) async throws {
        let site = try site()
        #expect(try await run("check --as-of 2026-06-01", "2\(redirection)", in: site).status == 74)
        #expect(try await run("check --as-of 2026-06-01 --quiet", "2\(redirection)", in: site).status == 74)
    }
    #endif

    @Test("ends with 74 where the reader has gone, and no signal ends it")
    func brokenPipe() async throws {
        let outcome = try await run(
            "check --as-of 2026-06-01 --format json; echo $? >&2;",
            "} | true",
            in: site(),
            before: "sleep 1;"
        )
        #expect(outcome.errors.hasSuffix("could not write to standard output: its reader has gone\n74\n"))
    }

    private func run(
        _ arguments: String,
        _ end: String,
        in site: TemporarySite,
        before: String
    ) async throws -> Sitegen.Outcome {
        let program = Sitegen.products.appendingPathComponent("sitegen").path
        return try await Sitegen.run(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", "{ \(before) '\(program)' \(arguments) \(end)"],
            in: site.folder
        )
    }

    @Test("of a run without standard output touches no file that it opens")
    func noFileTakesItsPlace() async throws {
        let site = try site()
        let whole = try await run("build --as-of 2026-06-01", "", in: site)
        #expect(whole.status == 0)
        let before = try site.files(below: "Output")
        #expect(try await run("build --as-of 2026-06-01 --format json", "<&- >&- 2>&-", in: site).status == 74)
        #expect(try site.files(below: "Output") == before)
    }
}
