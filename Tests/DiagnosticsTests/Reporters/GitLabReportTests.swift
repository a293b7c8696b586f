import Diagnostics
import Foundation
import Testing

@Suite("GitLab reports")
struct GitLabReportTests {
    private let file = SourceFile(.content, "page.md")

    private struct Problem: Decodable {
        struct Location: Decodable {
            var path: String
        }
        var description: String
        var fingerprint: String
        var severity: String
        var location: Location
    }

    private func problems(_ diagnostics: [Diagnostic], by reporter: Reporter = Reporter(.gitlab)) throws -> [Problem] {
        try JSONDecoder().decode([Problem].self, from: Data(reporter.report(diagnostics).utf8))
    }

    private func fingerprints(_ diagnostics: [Diagnostic]) throws -> [String] {
        try problems(diagnostics).map(\.fingerprint)
    }

    @Test("name each finding with its rule, its lines and what to do")
    func isWhole() {
        let location = SourceLocation(file, SourcePosition(line: 2, column: 3), to: SourcePosition(line: 4, column: 1))
        let diagnostic = Diagnostic(.keyUnknown, at: location, "unknown key `tilte`", help: "did you mean `title`?")
        #expect(
            Reporter(.gitlab).report([diagnostic]) == """
                [
                  {
                    "description": "unknown key `tilte`; did you mean `title`?",
                    "check_name": "key-unknown",
                    "fingerprint": "8B20971E9CEA1F79",
                    "severity": "blocker",
                    "location": {
                      "path": "Content/page.md",
                      "lines": {
                        "begin": 2,
                        "end": 4
                      }
                    }
                  }
                ]

                """
        )
    }

    @Test(
        "have GitLab's words for severities",
        arguments: [(Diagnostic.Severity.note, "info"), (.warning, "minor"), (.error, "blocker")]
    )
    func namesSeverity(severity: Diagnostic.Severity, name: String) throws {
        let diagnostic = Diagnostic(.keyUnknown, at: SourceLocation(file), "message", severity: severity)
        #expect(try problems([diagnostic]).map(\.severity) == [name])
    }

    @Test("know a finding by the same fingerprint when it has moved to another line")
    func staysTheSame() throws {
        let place = SourceLocation(file, line: 2, column: 3)
        let moved = SourceLocation(file, line: 9, column: 1)
        #expect(
            try fingerprints([Diagnostic(.keyUnknown, at: place, "message", help: "this")])
                == fingerprints([Diagnostic(.keyUnknown, at: moved, "message", help: "that")])
        )
    }

    @Test("tell findings apart by file, rule and message, and the same one twice by its number")
    func isUnique() throws {
        let place = SourceLocation(file, line: 2, column: 3)
        let all = try fingerprints([
            Diagnostic(.keyUnknown, at: place, "message"),
            Diagnostic(.keyUnknown, at: SourceLocation(file, line: 3, column: 3), "message"),
            Diagnostic(.keyUnknown, at: place, "another"),
            Diagnostic(.keyMissing, at: place, "message"),
            Diagnostic(.keyUnknown, at: SourceLocation(SourceFile(.content, "b.md"), line: 2, column: 3), "message"),
        ])
        #expect(all.count == 5)
        #expect(Set(all).count == 5)
    }

    @Test("have paths as git has them", arguments: [("./Content", "Content/page.md"), ("././a/", "a/page.md")])
    func namesPath(folder: String, path: String) throws {
        let paths = ReportPaths(content: folder, templates: "Templates", output: "Output")
        let diagnostic = Diagnostic(.bodyEmpty, at: SourceLocation(file), "message")
        #expect(try problems([diagnostic], by: Reporter(.gitlab, paths: paths)).map(\.location.path) == [path])
    }

    @Test("spell out what a reader could not see")
    func showsAll() throws {
        let diagnostic = Diagnostic(.wrongType, at: SourceLocation(file), "a\u{202E}b")
        #expect(try problems([diagnostic]).map(\.description) == ["a<U+202E>b"])
    }
}
