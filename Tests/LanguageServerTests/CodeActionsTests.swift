import Diagnostics
import SiteModel
import Testing

@testable import LanguageServer

@Suite("What an editor shows and offers")
struct CodeActionsTests {
    private static let file = SourceFile(.content, "a.md")
    private static let kind = DiagnosticIdentifier("made-up", .warning, "Made up")
    private static let noRange = EditorRange(
        start: EditorPosition(line: 0, character: 0),
        end: EditorPosition(line: 9, character: 0)
    )

    private struct Text: SourceExcerpts {
        let lines: SourceLines
        func line(_ number: Int, of file: SourceFile) -> String? { lines[number] }
    }

    private static func diagnostic(_ fix: Fix?, column: Int = 1) -> Diagnostic {
        Diagnostic(kind, at: SourceLocation(file, line: 1, column: column, length: 1), "It is wrong", fix: fix)
    }

    private static func writer(_ text: String, showsNotes: Bool = true) -> DiagnosticWriter<Text> {
        DiagnosticWriter(
            places: EditorPlaces(texts: Text(lines: SourceLines(Array(text.utf8))), encoding: .utf16),
            shownFile: { $0.folder == .builtInTheme ? SourceFile(.content, "site.yml") : $0 },
            uri: { "file:///\($0)" },
            showsNotes: showsNotes
        )
    }

    private static func actions(
        _ text: String,
        _ fixes: [Fix?],
        namesVersions: Bool = false,
        isOpen: Bool = true
    ) -> [CodeAction] {
        let writer = writer(text)
        return CodeActions(
            shown: fixes.map { fix in
                let diagnostic = diagnostic(fix)
                return ShownDiagnostic(diagnostic: diagnostic, shown: writer.shown(diagnostic))
            },
            places: writer.places,
            documents: isOpen ? [file: OpenDocument(version: 7, bytes: Array(text.utf8))] : [:],
            uri: writer.uri,
            namesVersions: namesVersions
        ).actions(in: noRange, only: nil)
    }

    private static func change(_ written: String, _ meant: String, column: Int, isCertain: Bool) -> Fix {
        .replace(
            written,
            by: meant,
            at: SourceLocation(file, line: 1, column: column, length: written.unicodeScalars.count),
            "Write \(meant)",
            isCertain: isCertain
        )
    }

    @Test("is all that has one right answer at once, each word changed once")
    func fixAll() {
        let actions = Self.actions(
            "🩸 one two six",
            [
                Self.change("two", "2", column: 7, isCertain: true),
                Self.change("one", "1", column: 3, isCertain: true),
                Self.change("two", "zwei", column: 7, isCertain: true),
                Self.change("six", "6", column: 11, isCertain: false), nil,
                // The text is another one by now.
                Self.change("ten", "10", column: 3, isCertain: true),
            ]
        )
        #expect(
            actions.map(\.title) == [
                "Write 2", "Write 1", "Write zwei", "Write 6", "Fix all that has one right answer",
            ]
        )
        #expect(actions.map(\.isPreferred) == [true, true, true, nil, nil])
        #expect(actions.map(\.diagnostics.count) == [1, 1, 1, 1, 2])
        func edit(_ from: Int, _ text: String) -> EditorTextEdit {
            EditorTextEdit(
                range: EditorRange(
                    start: EditorPosition(line: 0, character: from),
                    end: EditorPosition(line: 0, character: from + 3)
                ),
                newText: text
            )
        }
        #expect(actions.last?.edit.changes == ["file:///Content/a.md": [edit(3, "1"), edit(7, "2")]])
        #expect(actions.last?.edit.documentChanges == nil)
    }

    @Test("names the version of the text that it changes, where it is open and the editor asks for that")
    func versions() {
        let fix = Self.change("one", "1", column: 1, isCertain: true)
        for (isOpen, version) in [(true, 7), (false, nil)] {
            let action = Self.actions("one", [fix], namesVersions: true, isOpen: isOpen).first
            #expect(action?.edit.changes == nil)
            #expect(action?.edit.documentChanges?.map(\.textDocument.version) == [version])
        }
    }

    @Test("ends lines as the text does", arguments: [("one\ntwo\n", "1\n2\n"), ("one\r\ntwo\r\n", "1\r\n2\r\n")])
    func lineEnds(text: String, replacement: String) {
        let fix = Self.change("one", "1\n2\n", column: 1, isCertain: true)
        let action = Self.actions(text, [fix]).first
        #expect(action?.edit.changes?.values.first?.map(\.newText) == [replacement])
    }

    @Test("has a severity, help in a second line and other places, as far as the editor knows them")
    func diagnostics() {
        let note = Diagnostic.Note("it is also here", at: SourceLocation(Self.file, line: 2, column: 1))
        let shown = [Diagnostic.Severity.note, .warning, .error].map { severity in
            Diagnostic(
                Self.kind,
                at: SourceLocation(Self.file, line: 1, column: 1),
                "It is wrong",
                help: "write something else",
                notes: [note],
                severity: severity
            )
        }
        let known = shown.map(Self.writer("one\ntwo").shown)
        #expect(known.map(\.severity) == [3, 2, 1])
        #expect(Set(known.map(\.message)) == ["It is wrong\nwrite something else"])
        let place = EditorLocation(
            uri: "file:///Content/a.md",
            range: EditorRange(
                start: EditorPosition(line: 1, character: 0),
                end: EditorPosition(line: 1, character: 3)
            )
        )
        #expect(known.first?.relatedInformation == [.init(location: place, message: "it is also here")])
        #expect(shown.map(Self.writer("one\ntwo", showsNotes: false).shown).allSatisfy { $0.relatedInformation == nil })
    }

    @Test("is in the first line of site.yml where no person writes the file")
    func builtInTheme() {
        let template = SourceFile(.builtInTheme, "layout.mustache")
        let shown = Self.writer("title: A").shown(
            Diagnostic(
                Self.kind,
                at: SourceLocation(template, line: 4, column: 2),
                "It is wrong",
                notes: [Diagnostic.Note("eject it", at: SourceLocation(SourceFile(.templates, "layout.mustache")))]
            )
        )
        #expect(shown.message == "built-in theme/layout.mustache:4:2: It is wrong\neject it")
        #expect(shown.range.start == EditorPosition(line: 0, character: 0))
        #expect(shown.range.end == EditorPosition(line: 0, character: 5))
        #expect(shown.relatedInformation == nil)
    }
}
