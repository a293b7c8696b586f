import Diagnostics
import Foundation
import Testing

@Suite("JSON reports")
struct JSONReportTests {
    private let file = SourceFile(.content, "page.md")

    @Test("each diagnostic is one line with its members in a fixed order")
    func writesLines() {
        let diagnostics = [
            Diagnostic(.keyUnknown, at: SourceLocation(file, line: 2, column: 3, length: 4), "unknown key", help: "x"),
            Diagnostic(
                .reviewOverdue,
                at: SourceLocation(file, line: 5, column: 1),
                "overdue",
                notes: [
                    .init("here", at: SourceLocation(SourceFile(.content, "site.yml"), line: 6, column: 2, length: 1))
                ]
            ),
        ]
        #expect(
            Reporter(.json).report(diagnostics) == """
                {"severity":"error","id":"key-unknown","message":"unknown key","file":"Content/page.md",\
                "line":2,"column":3,"endLine":2,"endColumn":7,"help":"x"}
                {"severity":"warning","id":"review-overdue","message":"overdue","file":"Content/page.md",\
                "line":5,"column":1,"endLine":5,"endColumn":1,"help":null,\
                "notes":[{"message":"here","file":"Content/site.yml",\
                "line":6,"column":2,"endLine":6,"endColumn":3}]}

                """
        )
    }

    @Test(
        "strings are escaped",
        arguments: [
            (#"a"b\c/d"#, #"a\"b\\c/d"#),
            ("a\nb\r\nc\td", #"a\nb\r\nc\td"#),
            ("\0\u{1B}\u{7F}\u{85}", #"\u0000\u001B\u007F\u0085"#),
            ("\u{2028}\u{202E}\u{E0001}", #"\u2028\u202E\uDB40\uDC01"#),
            ("Migräne 漢 😀", "Migräne 漢 😀"),
            ("e\u{301}", "e\u{301}"),
        ]
    )
    func escapes(message: String, expected: String) throws {
        let diagnostic = Diagnostic(.wrongType, at: SourceLocation(file), message)
        let report = Reporter(.json).report([diagnostic])
        #expect(
            report == """
                {"severity":"error","id":"wrong-type","message":"\(expected)","file":"Content/page.md",\
                "line":1,"column":1,"endLine":1,"endColumn":1,"help":null}

                """
        )
        struct Line: Decodable { let message: String }
        let decoded = try JSONDecoder().decode(Line.self, from: Data(report.utf8))
        #expect(decoded.message.unicodeScalars.elementsEqual(message.unicodeScalars))
    }
}
