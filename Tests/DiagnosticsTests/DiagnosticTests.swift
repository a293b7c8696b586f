import Diagnostics
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
    private let file = SourceFile(.content, "site.yml")

    @Test("they order by place, then identifier, then message, then help, severity and notes")
    func orders() {
        let early = SourceLocation(file, line: 1, column: 1)
        let late = SourceLocation(file, line: 2, column: 1)
        let ordered = [
            Diagnostic(.wrongType, at: early, "z"),
            Diagnostic(.emptyValue, at: late, "b"),
            Diagnostic(.keyMissing, at: late, "a"),
            Diagnostic(.keyMissing, at: late, "b", severity: .error),
            Diagnostic(.keyMissing, at: late, "b", severity: .warning),
            Diagnostic(.keyMissing, at: late, "b", help: "a"),
            Diagnostic(.keyMissing, at: late, "b", help: "b"),
            Diagnostic(.keyMissing, at: late, "b", help: "b", notes: [Diagnostic.Note("z", at: early)]),
            Diagnostic(.keyMissing, at: late, "b", help: "b", notes: [Diagnostic.Note("a", at: late)]),
            Diagnostic(.keyMissing, at: late, "b", help: "b", notes: [Diagnostic.Note("b", at: late)]),
        ]
        #expect(ordered.reversed().sorted() == ordered)
    }

    @Test("the severity is the identifier's unless another is given")
    func takesSeverity() {
        let location = SourceLocation(file)
        #expect(Diagnostic(.reviewOverdue, at: location, "").severity == .warning)
        #expect(Diagnostic(.reviewOverdue, at: location, "", severity: .note).severity == .note)
    }

    @Test(
        "strictness makes errors of warnings and leaves the rest alone",
        arguments: [
            (Diagnostic.Severity.note, Diagnostic.Severity.note), (.warning, .error), (.error, .error),
        ]
    )
    func strict(severity: Diagnostic.Severity, expected: Diagnostic.Severity) {
        let note = Diagnostic.Note("first here", at: SourceLocation(file))
        let diagnostic = Diagnostic(
            .keyDuplicate,
            at: SourceLocation(file),
            "message",
            help: "help",
            notes: [note],
            severity: severity
        )
        let wanted = Diagnostic(
            .keyDuplicate,
            at: SourceLocation(file),
            "message",
            help: "help",
            notes: [note],
            severity: expected
        )
        #expect(diagnostic.strict == wanted)
    }

    @Test("only errors forbid publishing")
    func containsErrors() {
        let location = SourceLocation(file)
        let harmless = [Diagnostic(.reviewDueSoon, at: location, ""), Diagnostic(.reviewOverdue, at: location, "")]
        #expect(!harmless.containsErrors)
        #expect((harmless + [Diagnostic(.keyMissing, at: location, "")]).containsErrors)
    }

    @Test("every identifier is written in lower-case words joined by hyphens", arguments: DiagnosticIdentifier.allCases)
    func identifierSpelling(identifier: DiagnosticIdentifier) throws {
        #expect(try #/[a-z]+(-[a-z]+)*/#.wholeMatch(in: identifier.rawValue) != nil)
    }

    @Test(
        "every identifier has a summary of one short line without a full stop",
        arguments: DiagnosticIdentifier.allCases
    )
    func summaryShape(identifier: DiagnosticIdentifier) {
        let summary = identifier.summary
        #expect(summary.first?.isUppercase == true)
        #expect(summary.last?.isLetter == true || summary.last?.isNumber == true)
        #expect(summary.count <= 80 && !summary.contains { $0.isNewline })
    }

    @Test("no two identifiers share a summary")
    func summariesDiffer() {
        #expect(Set(DiagnosticIdentifier.allCases.map(\.summary)).count == DiagnosticIdentifier.allCases.count)
    }
}
