import Diagnostics
import Testing

@Suite("Fixes")
struct FixTests {
    private static let file = SourceFile(.content, "page.md")

    /// One file in memory.
    private struct Text: SourceExcerpts {
        let lines: SourceLines

        init(_ text: String) { lines = SourceLines(Array(text.utf8)) }

        func line(_ number: Int, of file: SourceFile) -> String? { lines[number] }
    }

    private static func applied(_ fix: Fix?, to text: String) -> String? {
        guard let edits = fix?.placed(in: Text(text)) else { return nil }
        return SourceLines(Array(text.utf8)).applying(edits).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "a word is changed where it stands alone in the place of the problem",
        arguments: [
            ("a: genral\n", 1, 4, 6, "a: general\n"),
            ("a: \"genral\" # genral\n", 1, 4, 8, "a: \"general\" # genral\n"),
            ("[a](genral#genral-x)\n", 1, 5, 15, "[a](general#genral-x)\n"),
            ("genral", 1, 1, 0, "general"),
            ("\u{FEFF}genral\r\nb\r\n", 1, 1, 6, "\u{FEFF}general\r\nb\r\n"),
            ("ä: x\n漢字: genral\n", 2, 5, 6, "ä: x\n漢字: general\n"),
        ] as [(String, Int, Int, Int, String)]
    )
    func changesWord(text: String, line: Int, column: Int, length: Int, expected: String) {
        let place = SourceLocation(Self.file, line: line, column: column, length: length)
        let fix = Fix.change("genral", to: "general", at: place, isCertain: true)
        #expect(Self.applied(fix, to: text) == expected)
    }

    @Test(
        "a text that is not as it was is not changed",
        arguments: ["a: other!\n", "a: genral-x\n", "a: genral genral\n", "a:\n", ""]
    )
    func leavesOtherText(text: String) {
        let place = SourceLocation(Self.file, line: 1, column: 4, length: 20)
        #expect(Self.applied(Fix.change("genral", to: "general", at: place, isCertain: true), to: text) == nil)
    }

    @Test(
        "a word that would need quotes or escapes is not put in",
        arguments: ["a: b", "a b", "-a", "a#b", "\"a", "a)", ""]
    )
    func refusesSigns(meant: String) {
        #expect(Fix.change("genral", to: meant, at: SourceLocation(Self.file), isCertain: true) == nil)
    }

    @Test("lines are rewritten and taken out with the ends that the file has")
    func rewritesLines() {
        let fix = Fix.rewrite(
            [(number: 1, written: "a:b", meant: "a: b"), (number: 3, written: "a:b", meant: nil)],
            of: Self.file,
            "Write it"
        )
        #expect(Self.applied(fix, to: "a:b\r\nc\r\na:b\r\nd") == "a: b\r\nc\r\nd")
        #expect(Self.applied(fix, to: "a:b\nc\na:b") == "a: b\nc\n")
        #expect(Self.applied(fix, to: "a:b\nc\nd\n") == nil)
    }

    @Test("what is put in gets the ends of lines of the file")
    func insertsLines() {
        let edit = Fix.Edit(SourceLocation(Self.file), written: nil, replacement: "---\n")
        let fix = Fix("Write `---`", isCertain: true, [edit])
        #expect(Self.applied(fix, to: "a: b\r\n---\r\n") == "---\r\na: b\r\n---\r\n")
        #expect(Self.applied(fix, to: "a: b\n---\n") == "---\na: b\n---\n")
    }

    @Test("move with the diagnostic that they belong to")
    func moves() {
        let place = SourceLocation(Self.file, line: 1, column: 1, length: 6)
        let diagnostic = Diagnostic(
            .keyUnknown,
            at: place,
            "x",
            advice: NearMiss.advice(for: "summry", at: place, among: ["summary"])
        )
        let moved = diagnostic.moved { SourceLocation($0.file, line: $0.start.line + 1, column: 1, length: 6) }
        #expect(Self.applied(moved.fix, to: "a\nsummry: x\n") == "a\nsummary: x\n")
        #expect(moved.strict.fix == moved.fix)
        #expect(moved.withoutFix.fix == nil)
    }

    @Test("reports name what they change, by exact place")
    func reports() {
        let place = SourceLocation(Self.file, line: 1, column: 4, length: 8)
        let diagnostic = Diagnostic(
            .keyUnknown,
            at: place,
            "x",
            advice: NearMiss.advice(for: "genral", at: place, among: ["general"])
        )
        func reporter(_ format: ReportFormat) -> Reporter {
            Reporter(
                format: format,
                paths: ReportPaths(content: "Content", templates: "Templates", output: "Output"),
                excerpts: Text("a: \"genral\"\n"),
                toolVersion: "1.2.3",
                colour: false
            )
        }
        #expect(
            reporter(.json).report([diagnostic]) == """
                {"severity":"error","id":"key-unknown","message":"x","file":"Content/page.md","line":1,"column":4,\
                "endLine":1,"endColumn":12,"help":"did you mean `general`?","fix":{"title":"Change `genral` to `general`",\
                "certain":true,"edits":[{"file":"Content/page.md","line":1,"column":5,"endLine":1,"endColumn":11,\
                "text":"general"}]}}

                """
        )
        let sarif = reporter(.sarif).report([diagnostic]).filter { !$0.isWhitespace }
        #expect(
            sarif.contains(
                """
                "fixes":[{"description":{"text":"Change`genral`to`general`"},"artifactChanges":[{"artifactLocation":\
                {"uri":"Content/page.md"},"replacements":[{"deletedRegion":{"startLine":1,"startColumn":5,"endLine":1,\
                "endColumn":11},"insertedContent":{"text":"general"}}]}]}]
                """
            )
        )
    }
}
