import Foundation
import SiteTestSupport
import Testing

@Suite("What is said, and where")
struct ConsoleTests {
    private static let day = ["--as-of", "2026-06-01"]

    private func siteWithMistake() throws -> TemporarySite {
        let site = try TemporarySite()
        let text = try site.text(StandardFile.article.rawValue)
        try site.write(text.replacing("[ada]", with: "[adda]"), to: StandardFile.article.rawValue)
        return site
    }

    private static let report = """
        Content/conditions/anemia/causes.md:5:13: error: No person has the id `adda` [person-unknown]
           5 | reviewers: [adda]
             |             ^~~~
             = help: did you mean `ada`?

        """

    @Test("a build sums up what it made and what changed; the second one changes nothing")
    func summary() async throws {
        let site = try TemporarySite()
        let first = try await Sitegen.run(["build"] + Self.day, in: site)
        #expect(first.output == "")
        #expect(
            first.errors.wholeMatch(
                of:
                    /Built 10 pages: 1 article, 1 condition; 0 warnings \(\d+\.\d s\), as of 2026-06-01, in Output: 22 written, 0 unchanged, 0 removed\nRebuild by 2029-04-07: 1 page falls due\n/
            ) != nil,
            "\(first.errors)"
        )
        let times = try site.changeTimes(below: "Output")
        let second = try await Sitegen.run(["build"] + Self.day, in: site)
        #expect(second.errors.contains("in Output: 0 written, 22 unchanged, 0 removed\n"))
        #expect(try site.changeTimes(below: "Output") == times)
    }

    @Test("a check sums up and writes nothing")
    func check() async throws {
        let site = try TemporarySite()
        let before = try site.files(below: "")
        let outcome = try await Sitegen.run(["check"] + Self.day, in: site)
        #expect(outcome.status == 0)
        #expect(
            outcome.errors.wholeMatch(
                of:
                    /Checked 10 pages: 1 article, 1 condition; 0 warnings \(\d+\.\d s\), as of 2026-06-01\nRebuild by 2029-04-07: 1 page falls due\n/
            ) != nil,
            "\(outcome.errors)"
        )
        #expect(try site.files(below: "") == before)
    }

    @Test("drafts that are left out are named in the summary")
    func drafts() async throws {
        let site = try TemporarySite()
        let text = try site.text(StandardFile.article.rawValue)
        try site.write(text.replacing("authors:", with: "draft: true\nauthors:"), to: StandardFile.article.rawValue)
        let without = try await Sitegen.run(["check"] + Self.day, in: site)
        #expect(without.errors.hasSuffix("\nSkipped 1 draft, which --drafts includes: conditions/anemia/causes.md\n"))
        let with = try await Sitegen.run(["check", "--drafts"] + Self.day, in: site)
        #expect(!with.errors.contains("Skipped"))
        #expect(with.errors.hasPrefix("Checked 10 pages: 1 article"))
    }

    @Test("--quiet leaves the problems and nothing else")
    func quiet() async throws {
        let outcome = try await Sitegen.run(["check", "--quiet"] + Self.day, in: try siteWithMistake())
        #expect(outcome.status == 1)
        #expect(outcome.errors == Self.report)
        #expect(outcome.output == "")
        let sound = try await Sitegen.run(["check", "--quiet"] + Self.day, in: try TemporarySite())
        #expect(sound.status == 0)
        #expect(sound.errors == "")
        #expect(sound.output == "")
    }

    @Test("reports for programs are alone on standard output", arguments: ["json", "github", "gitlab", "sarif"])
    func machines(format: String) async throws {
        let outcome = try await Sitegen.run(["check", "--format", format] + Self.day, in: try siteWithMistake())
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("person-unknown"))
        #expect(!outcome.output.contains("1 error"))
        #expect(outcome.errors.wholeMatch(of: /1 error, 0 warnings \(\d+\.\d s\)\n/) != nil, "\(outcome.errors)")
    }

    @Test("paths are spelled as they were given")
    func paths() async throws {
        let site = try siteWithMistake()
        let outcome = try await Sitegen.run(
            ["check", "--quiet", "--content", "./Content/", "--templates", site.templates] + Self.day,
            in: site
        )
        #expect(outcome.errors == "./" + Self.report)
    }

    @Test(
        "colour is for terminals, unless NO_COLOR or a dumb terminal declines it",
        arguments: [
            (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": ""], true),
            (["TERM": "xterm", "NO_COLOR": "1"], false), (["TERM": "dumb"], false),
        ]
    )
    func colour(environment: [String: String], isColoured: Bool) async throws {
        let site = try siteWithMistake()
        let program = Sitegen.products.appendingPathComponent("sitegen").path
        let command = [program, "check", "--quiet"] + Self.day
        let spawn = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
        let terminal = try await Sitegen.run(
            try Sitegen.tool("python"),
            ["-c", spawn] + command,
            in: site.folder,
            environment: environment
        )
        #expect(terminal.status == 1)
        #expect(terminal.output.contains("No person has the id"))
        #expect(terminal.output.contains("\u{1B}[") == isColoured)
        let file = try await Sitegen.run(Array(command.dropFirst()), in: site, environment: environment)
        #expect(file.errors == Self.report)
    }
}

@Suite("The day that a build believes in")
struct DayTests {
    private func day(_ arguments: [String], _ environment: [String: String], zone: String) async throws -> String? {
        let site = try TemporarySite()
        let settings = try site.text(StandardFile.settings.rawValue)
        try site.write(settings.replacing("UTC", with: zone), to: StandardFile.settings.rawValue)
        let outcome = try await Sitegen.run(["check"] + arguments, in: site, environment: environment)
        return outcome.errors.firstMatch(of: /as of (\S+)\n/).map { String($0.1) }
    }

    @Test(
        "is that of SOURCE_DATE_EPOCH in the site's time zone, whatever the machine's own",
        arguments: [
            // 2026-06-01T12:30:00Z
            ("UTC", "2026-06-01"), ("Pacific/Auckland", "2026-06-02"), ("America/Los_Angeles", "2026-06-01"),
        ]
    )
    func sourceDateEpoch(zone: String, expected: String) async throws {
        for machine in ["UTC", "Asia/Tokyo", "Pacific/Honolulu"] {
            let environment = ["SOURCE_DATE_EPOCH": "1780317000", "TZ": machine]
            #expect(try await day([], environment, zone: zone) == expected)
        }
    }

    @Test("is that of --as-of, before all others")
    func asOf() async throws {
        let environment = ["SOURCE_DATE_EPOCH": "1780317000"]
        #expect(try await day(["--as-of", "2026-12-24"], environment, zone: "UTC") == "2026-12-24")
    }

    @Test("is today where nothing else is said")
    func today() async throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        func name(_ date: Date) -> String {
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        }
        let before = name(Date())
        let found = try await day([], ["SOURCE_DATE_EPOCH": ""], zone: "UTC")
        #expect([before, name(Date())].contains(found))
    }
}
