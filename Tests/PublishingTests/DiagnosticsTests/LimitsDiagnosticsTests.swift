import SiteTestSupport
import Testing

/// The time limits tell a text that never ends from one that ends. They are generous, because all tests run at once.
@Suite("A file out of all bounds")
struct LimitsDiagnosticsTests {
    @Test("ends in one plain error, and soon", .timeLimit(.minutes(5)), arguments: LimitsMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }

    @Test("is given up after twenty keys that are given twice", .timeLimit(.minutes(5)))
    func repeatedKeys() async throws {
        let site = try TemporarySite()
        try site.write(
            "---\n" + String(repeating: "a: b\n", count: 13_000) + "---\nText.\n",
            to: StandardFile.page.rawValue
        )
        let result = try await site.build()
        #expect(result.diagnostics.map(\.message) == Array(repeating: "The key `a` is given twice", count: 21))
    }

    @Test("with thousands of unknown keys has each of them named", .timeLimit(.minutes(5)))
    func unknownKeys() async throws {
        let site = try TemporarySite()
        let keys = (1000..<4000).map { "key\($0): a\n" }.joined()
        try site.write("---\ntitle: About\n\(keys)---\nText.\n", to: StandardFile.page.rawValue)
        let result = try await site.build()
        #expect(result.diagnostics.map(\.message) == (1000..<4000).map { "A page has no key `key\($0)`" })
    }
}

enum LimitsMistakes {
    private static let bomb =
        "extra:\n  a: &a [x, x, x, x, x, x, x, x, x]\n"
        + zip("abcdefgh", "bcdefghi").map { first, second in
            "  \(second): &\(second) [" + Array(repeating: "*\(first)", count: 9).joined(separator: ", ") + "]\n"
        }.joined()

    private static let bombReport = """
        Content/conditions/anemia/causes.md:2:1: error: The YAML refers to values with `*` 72 times; at most 16 are allowed [yaml-syntax]
           2 | title: What causes anemia?
             | ^
             = help: write values out instead of repeating them with `&` and `*`
        """

    static let all: [Mistake] = [
        Mistake("references to references", adding: bomb, report: bombReport),
        Mistake(
            "references to references as a key",
            adding: bomb + "  ? [*i]\n  : a",
            report: bombReport.replacing("72", with: "73")
        ),
        Mistake(
            "front matter of a mebibyte",
            adding: "extra:\n" + String(repeating: "  - a\n", count: 174_763),
            report: """
                Content/conditions/anemia/causes.md:2:1: error: The YAML has 1048695 bytes; at most 65536 are allowed [file-too-large]
                   2 | title: What causes anemia?
                     | ^
                     = help: move long texts out of the front matter into the body
                """
        ),
        Mistake(
            "more values than are read",
            adding: "extra: {a: [" + String(repeating: "b,", count: 20_001) + "]}",
            report: """
                Content/conditions/anemia/causes.md:2:1: error: The YAML has more than 20000 values [yaml-syntax]
                   2 | title: What causes anemia?
                     | ^
                     = help: move long lists out of the front matter into the body
                """
        ),
        Mistake(
            "brackets in brackets",
            adding: "extra: \(String(repeating: "[", count: 33))",
            report: """
                Content/conditions/anemia/causes.md:7:1: error: Lists or groups of keys are nested more than 32 levels deep [nesting-too-deep]
                   7 | extra: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
                     | ^
                     = help: use fewer levels
                """
        ),
        Mistake(
            "lists in lists on one line",
            adding: "extra:\n  \(String(repeating: "- ", count: 33))a",
            report: """
                Content/conditions/anemia/causes.md:8:1: error: Lists or groups of keys are nested more than 32 levels deep [nesting-too-deep]
                   8 |   - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a
                     | ^
                     = help: use fewer levels
                """
        ),
        Mistake(
            "keys below keys",
            adding: "extra:\n" + (1...40).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
                + String(repeating: " ", count: 41) + "b",
            report: """
                Content/conditions/anemia/causes.md:40:34: error: Lists or groups of keys are nested more than 32 levels deep [nesting-too-deep]
                  40 |                                  a:
                     |                                  ^
                     = help: use fewer levels
                """
        ),
        Mistake(
            "a body over a mebibyte",
            in: .page,
            "About this site.",
            String(repeating: "word\n", count: 250_000),
            report: """
                Content/pages/about.md:1:1: error: The file has 1250021 bytes; a text may have at most 1048576 [file-too-large]
                   1 | ---
                     | ^
                     = help: split the text into several files
                """
        ),
        Mistake(
            "a line over 64 kibibytes",
            in: .page,
            "About this site.",
            String(repeating: "a", count: 65_537),
            report: """
                Content/pages/about.md:4:1: error: The line has 65537 bytes; a line may have at most 65536 [line-too-long]
                   4 | \(String(repeating: "a", count: 158))…
                     | ^
                     = help: break the line into several
                """
        ),
        Mistake(
            "a table of too many cells",
            in: .page,
            "About this site.",
            String(repeating: "|a", count: 500) + "|\n" + String(repeating: "|-", count: 500) + "|\n"
                + String(repeating: "|b\n", count: 100),
            report: """
                Content/pages/about.md:4:1: error: With this one, the tables of the text have more than 50000 cells [table-too-large]
                   4 | \(String(repeating: "|a", count: 79))…
                     | ^
                     = help: split the table, or offer it as a file to download
                """
        ),
        Mistake(
            "a long definition that is used too often",
            in: .page,
            "About this site.",
            "[a]: https://example.org/\(String(repeating: "x", count: 975))\n\n"
                + String(repeating: "[a]\n", count: 120),
            report: """
                Content/pages/about.md:4:1: error: The references to link definitions such as this one repeat more than 100000 bytes of addresses and titles [references-too-large]
                   4 | [a]: https://example.org/\(String(repeating: "x", count: 133))…
                     | ^
                     = help: shorten the address or the title of the definition, or link to it less often
                """
        ),
        Mistake(
            "quotes in quotes",
            in: .page,
            "About this site.",
            String(repeating: "> ", count: 101) + "a",
            report: """
                Content/pages/about.md:4:1: error: Lists, quotes and markup are nested more than 100 levels deep here [nesting-too-deep]
                   4 | \(String(repeating: "> ", count: 79))…
                     | ^
                     = help: use fewer levels
                """
        ),
    ]
}
