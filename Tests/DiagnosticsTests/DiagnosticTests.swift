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

    @Test("kinds are the same where their names are, whatever else is said of them")
    func sameKind() {
        let other = DiagnosticIdentifier("body-empty", .note, "Another summary", isReviewFact: true)
        #expect(other == .bodyEmpty)
        #expect(Set([other, .bodyEmpty, .emptyValue]).count == 2)
        #expect("\(other)" == "body-empty")
    }

    @Test("only what a rule of writing finds can be set by a site")
    func rules() {
        let kind = DiagnosticIdentifier(rule: "list-long", .warning, "A list is long", finds: "A list.", source: "WCAG")
        #expect(kind.isRule)
        #expect(!DiagnosticIdentifier.bodyEmpty.isRule)
    }

    @Test("what is about the review in itself is so in every diagnostic, and another can be said to be")
    func reviewFacts() {
        let location = SourceLocation(file)
        let fact = DiagnosticIdentifier("fact", .error, "A fact", isReviewFact: true)
        #expect(Diagnostic(fact, at: location, "").isReviewFact)
        #expect(!Diagnostic(.bodyEmpty, at: location, "").isReviewFact)
        #expect(Diagnostic(.bodyEmpty, at: location, "", isReviewFact: true).isReviewFact)
    }
}
