import Foundation
import SiteTestSupport
import Testing

@Suite("A site in which nearly everything is wrong")
struct BrokenSiteTests {
    private static let site = Sitegen.fixture("broken-site")
    private static let arguments = ["check", "--as-of", "2026-06-01", "--quiet"]

    /// A line of the `json` report, as far as these tests look at it.
    private struct Problem: Decodable {
        let severity: String
        let id: String
        let file: String
    }

    @Test("is reported whole to people, on standard error")
    func text() async throws {
        let outcome = try await Sitegen.run(Self.arguments, in: Self.site)
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        try Golden.expect(outcome.errors, at: Self.site.appendingPathComponent("expected.txt"))
    }

    @Test("is reported whole to programs, on standard output")
    func json() async throws {
        let outcome = try await Sitegen.run(Self.arguments + ["--format", "json"], in: Self.site)
        #expect(outcome.status == 1)
        #expect(outcome.errors == "")
        try Golden.expect(outcome.output, at: Self.site.appendingPathComponent("expected.jsonl"))
    }

    @Test("has at least 40 different mistakes, spread over all kinds of files")
    func breadth() throws {
        let report = try String(contentsOf: Self.site.appendingPathComponent("expected.jsonl"), encoding: .utf8)
        let problems = try report.split(separator: "\n").map {
            try JSONDecoder().decode(Problem.self, from: Data($0.utf8))
        }
        #expect(Set(problems.map(\.id)).count >= 40)
        for part in ["site.yml", ".csv", ".md", ".png", ".mustache", ".css"] {
            #expect(problems.contains { $0.file.hasSuffix(part) }, "\(part)")
        }
    }

    @Test("counts as many errors and warnings in sarif-tools as in the JSON report")
    func sarif() async throws {
        let tool = try Sitegen.tool("sarif")
        let report = try await Sitegen.run(Self.arguments + ["--format", "json"], in: Self.site)
        let document = try await Sitegen.run(Self.arguments + ["--format", "sarif"], in: Self.site)
        #expect(document.status == 1)
        let problems = try report.output.split(separator: "\n").map {
            try JSONDecoder().decode(Problem.self, from: Data($0.utf8))
        }

        let scratch = try TemporarySite(standard: ["report.sarif": document.output])
        let summary = try await Sitegen.run(tool, ["summary", "report.sarif"], in: scratch.folder)
        #expect(summary.status == 0, "\(summary.errors)")
        var counted: [String: Int] = [:]
        for line in summary.output.split(separator: "\n") {
            guard let match = line.wholeMatch(of: /(error|warning|note): (\d+)/) else { continue }
            counted[String(match.1)] = Int(match.2)
        }
        let expected = Dictionary(grouping: problems, by: \.severity).mapValues(\.count)
        #expect(counted == expected)
        #expect(expected.keys.sorted() == ["error", "note", "warning"])
    }

    @Test("publishes nothing, and leaves the last good site byte for byte and minute for minute as it was")
    func output() async throws {
        let site = try TemporarySite()
        let built = try await Sitegen.run(["build", "--as-of", "2026-06-01"], in: site)
        #expect(built.status == 0)
        let files = try site.files(below: "Output")
        let times = try site.changeTimes(below: "Output")
        #expect(files.count == 23)

        let outcome = try await Sitegen.run(
            ["build", "--as-of", "2026-06-01", "--output", site.output],
            in: Self.site
        )
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("errors, 11 warnings; nothing was published, \(site.output) is as it was ("))
        #expect(try site.files(below: "Output") == files)
        #expect(try site.changeTimes(below: "Output") == times)
    }
}
