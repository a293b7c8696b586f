import Foundation
import SiteTestSupport
import Testing

@Suite("The exit status")
struct ExitStatusTests {
    private static let usage = "<options>"
    private static let dayHelp = """
        Help:  --as-of <YYYY-MM-DD>  The day to treat as today; by default, the day of SOURCE_DATE_EPOCH, or else today in the site's time zone.

        """

    struct Refusal: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let message: String
        var testDescription: String { arguments.joined(separator: " ") }

        init(_ arguments: String..., message: String) {
            self.arguments = arguments
            self.message = message
        }
    }

    @Test(
        "is 64 where the arguments are wrong, and the message says how they are right",
        arguments: [
            Refusal("--frobnicate", message: "Unknown option '--frobnicate'\n"),
            Refusal("today", message: "Unexpected argument 'today'\n"),
            Refusal("--output", "Site", message: "Unknown option '--output'\n"),
            Refusal("--as-of", message: "Missing value for '--as-of <YYYY-MM-DD>'\n" + dayHelp),
            Refusal(
                "--as-of",
                "2026-02-30",
                message: """
                    The value '2026-02-30' is invalid for '--as-of <YYYY-MM-DD>': '2026-02-30' is not a day in the \
                    calendar, such as 2026-04-07.

                    """ + dayHelp
            ),
            Refusal(
                "--format",
                "xml",
                message: """
                    The value 'xml' is invalid for '--format <format>'. Please provide one of 'text', 'json', 'github', \
                    'gitlab' or 'sarif'.
                    Help:  --format <format>  The format of the report: text, json, github, gitlab or sarif.

                    """
            ),
            Refusal(
                "--only",
                "source-uncitd",
                message: """
                    The value 'source-uncitd' is invalid for '--only <rule>': There is no rule 'source-uncitd'; did you mean \
                    'source-uncited'?
                    Help:  --only <rule>  Show only what this rule finds, by its name in brackets; can be given more than \
                    once. The exit status stays that of all findings.

                    """
            ),
            Refusal(
                "--summary",
                "--format",
                "json",
                message: "--summary works only with --format text; leave --format json out.\n"
            ),
            Refusal(
                "--base-url",
                "example.org",
                message: """
                    The value 'example.org' is invalid for '--base-url <URL>': 'example.org' is not the address of a \
                    site, such as https://example.org/health/.
                    Help:  --base-url <URL>  Where the site will be published, instead of `baseURL` in site.yml.

                    """
            ),
            Refusal(
                "--base-url",
                "https://example.org/../",
                message: """
                    The value 'https://example.org/../' is invalid for '--base-url <URL>': 'https://example.org/../' is \
                    not the address of a site, such as https://example.org/health/.
                    Help:  --base-url <URL>  Where the site will be published, instead of `baseURL` in site.yml.

                    """
            ),
            Refusal("--jobs", "0", message: "--jobs must be a number from 1 to 1024, not 0.\n"),
            Refusal("--jobs", "1025", message: "--jobs must be a number from 1 to 1024, not 1025.\n"),
            Refusal(
                "--jobs",
                "many",
                message: """
                    The value 'many' is invalid for '--jobs <N>'
                    Help:  --jobs <N>  How many pages to work on at once; by default, one for each core.

                    """
            ),
            Refusal(
                "--content",
                "",
                message: "--content needs the name of a folder.\n"
            ),
        ]
    )
    func wrongArguments(_ refusal: Refusal) async throws {
        let outcome = try await Sitegen.run(["check"] + refusal.arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == """
                Error: \(refusal.message)Usage: sitegen check \(Self.usage)
                  See 'sitegen check --help' for more information.

                """
        )
    }

    @Test(
        "is 64 for an output folder inside of what it is made from, or around it",
        arguments: [
            ("Content", "The output folder 'Content' is inside the content folder 'Content'."),
            ("./Content/site", "The output folder './Content/site' is inside the content folder 'Content'."),
            (
                "Templates/../Templates",
                "The output folder 'Templates/../Templates' is inside the templates folder 'Templates'."
            ),
            (".", "The output folder '.' holds the content folder 'Content'."),
            ("/", "The output folder '/' holds the content folder 'Content'."),
        ] as [(String, String)]
    )
    func outputInSource(output: String, message: String) async throws {
        let outcome = try await Sitegen.run(["build", "--output", output])
        #expect(outcome.status == 64)
        #expect(outcome.errors.hasPrefix("Error: \(message)\n"))
    }

    @Test("is 64 for a command that does not exist and for a day that is none in the environment")
    func elsewhere() async throws {
        let command = try await Sitegen.run(["publish"])
        #expect(command.status == 64)
        #expect(command.errors.hasPrefix("Error: Unexpected argument 'publish'\n"))
        for value in ["yesterday", "-1", "1e9", "253402300800"] {
            let outcome = try await Sitegen.run(["check"], environment: ["SOURCE_DATE_EPOCH": value])
            #expect(outcome.status == 64)
            #expect(
                outcome.errors.hasPrefix(
                    "Error: SOURCE_DATE_EPOCH must be a number of seconds since 1970, not '\(value)'.\n"
                )
            )
        }
    }

    @Test("is 0 for help and version, which answer on standard output")
    func answers() async throws {
        for (arguments, start) in [
            (["--help"], "OVERVIEW: A static site generator for medically reviewed summaries.\n"),
            (["build", "--help"], "OVERVIEW: Build the site into the output folder.\n"),
            (
                ["help", "check"],
                "OVERVIEW: Check the content and the templates as a build does, but write\nnothing.\n"
            ),
            (["review", "--help"], "OVERVIEW: Vouch for texts, and see which ones are waiting for a reviewer.\n"),
            (["help", "review", "sign"], "OVERVIEW: Vouch for texts as they are now.\n"),
            (["verify", "--help"], "OVERVIEW: Check a published site against its register of reviews.\n"),
            (["--version"], "0.1.0\n"),
        ] {
            let outcome = try await Sitegen.run(arguments)
            #expect(outcome.status == 0)
            #expect(outcome.output.hasPrefix(start))
            #expect(outcome.errors == "")
        }
    }

    @Test("is 0 with warnings, and 1 with the same ones under --strict, which publishes nothing")
    func warnings() async throws {
        let site = try TemporarySite()
        let text = try site.text(StandardFile.article.rawValue)
        try site.write(text.replacing("2026-04-07", with: "2023-04-07"), to: StandardFile.article.rawValue)
        let report = """
            Content/conditions/anemia/causes.md:4:11: %: The next review was due on 2026-04-07, 55 days ago; the page says so [review-overdue]
               4 | reviewed: 2023-04-07
                 |           ^~~~~~~~~~
                 = help: have the text reviewed and set `reviewed` to the day of that review

            """
        let strict = try await Sitegen.run(["build", "--as-of", "2026-06-01", "--quiet", "--strict"], in: site)
        #expect(strict.status == 1)
        #expect(strict.errors == report.replacing("%", with: "error"))
        #expect(try site.files(below: "Output") == [:])
        let lenient = try await Sitegen.run(["build", "--as-of", "2026-06-01", "--quiet"], in: site)
        #expect(lenient.status == 0)
        #expect(lenient.errors == report.replacing("%", with: "warning"))
        #expect(try !site.files(below: "Output").isEmpty)
    }

    @Test("is 74 where the output folder cannot be made")
    func outputUnderAFile() async throws {
        let site = try TemporarySite(["Output": "a file\n"])
        for output in ["Output", "Output/site"] {
            let arguments = ["build", "--as-of", "2026-06-01", "--output", output]
            let outcome = try await Sitegen.run(arguments, in: site)
            #expect(outcome.status == 74)
            #expect(outcome.output == "")
            #expect(outcome.errors.hasPrefix("sitegen: error: could not "))
            #expect(outcome.errors.contains("`Output"))
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
        #expect(try site.text("Output") == "a file\n")
    }

    @Test("is 74 where a text may not be read", .enabled(if: getuid() != 0, "root may read everything"))
    func unreadable() async throws {
        let site = try TemporarySite()
        let path = site.folder.appendingPathComponent(StandardFile.article.rawValue).path
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        let outcome = try await Sitegen.run(["check", "--as-of", "2026-06-01"], in: site)
        #expect(outcome.status == 74)
        #expect(
            outcome.errors
                == "sitegen: error: could not read `Content/conditions/anemia/causes.md`: Permission denied\n"
        )
    }
}
