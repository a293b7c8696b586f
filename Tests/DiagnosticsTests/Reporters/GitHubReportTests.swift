import Diagnostics
import Testing

@Suite("GitHub reports")
struct GitHubReportTests {
    private let file = SourceFile(.content, "page.md")

    @Test(
        "each severity is its own command",
        arguments: [(Diagnostic.Severity.note, "notice"), (.warning, "warning"), (.error, "error")]
    )
    func namesCommand(severity: Diagnostic.Severity, command: String) {
        let location = SourceLocation(file, line: 2, column: 3, length: 4)
        let diagnostic = Diagnostic(.keyUnknown, at: location, "message", severity: severity)
        #expect(
            Reporter(.github).report([diagnostic]) == """
                ::\(command) file=Content/page.md,line=2,col=3,endLine=2,endColumn=7,title=key-unknown::message

                """
        )
    }

    @Test("help and notes follow the message on lines of their own")
    func appendsHelpAndNotes() {
        let diagnostic = Diagnostic(
            .addressTaken,
            at: SourceLocation(file),
            "the address `/a/` is taken",
            help: "change the slug",
            notes: [.init("the other page", at: SourceLocation(SourceFile(.content, "b.md"), line: 3, column: 7))]
        )
        #expect(
            Reporter(.github).report([diagnostic]) == """
                ::error file=Content/page.md,line=1,col=1,endLine=1,endColumn=1,title=address-taken\
                ::the address `/a/` is taken%0Achange the slug%0AContent/b.md:3:7: note: the other page

                """
        )
    }

    @Test("a range over several lines has no end column")
    func omitsEndColumn() {
        let location = SourceLocation(
            file,
            SourcePosition(line: 2, column: 3),
            to: SourcePosition(line: 4, column: 1)
        )
        #expect(
            Reporter(.github).report([Diagnostic(.rawHTML, at: location, "message")]) == """
                ::error file=Content/page.md,line=2,col=3,endLine=4,title=raw-html::message

                """
        )
    }

    @Test(
        "a message keeps to its line and cannot start another command",
        arguments: [
            ("100 %: a, b", "100 %25: a, b"),
            ("a\n::error::b", "a%0A::error::b"),
            ("a\r\nb\rc", "a%0D%0Ab%0Dc"),
            ("%0A", "%250A"),
            ("\u{1B}\u{202E}", "<U+001B><U+202E>"),
        ]
    )
    func escapesMessage(message: String, expected: String) {
        #expect(
            Reporter(.github).report([Diagnostic(.wrongType, at: SourceLocation(file), message)]) == """
                ::error file=Content/page.md,line=1,col=1,endLine=1,endColumn=1,title=wrong-type::\(expected)

                """
        )
    }

    @Test("a path cannot end its property")
    func escapesPath() {
        let location = SourceLocation(SourceFile(.content, "a,b:c%d\ne.md"))
        #expect(
            Reporter(.github).report([Diagnostic(.bodyEmpty, at: location, "message")]) == """
                ::error file=Content/a%2Cb%3Ac%25d%0Ae.md,line=1,col=1,endLine=1,endColumn=1,title=body-empty::message

                """
        )
    }
}
