import Checks
import Diagnostics
import Foundation
import Testing

/// `docs/rules.md` lists the rules that a site can set; its table is made from what each rule says of itself.
///
/// After a change of a rule, `SITEGEN_RECORD=1 swift test --filter RulesDocumentationTests` writes it anew.
@Suite("The table of docs/rules.md")
struct RulesDocumentationTests {
    private let page = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/rules.md")
    private let start = """
        <!-- rules -->
        | Rule | What it finds | Usual level | Where it comes from |
        |---|---|---|---|

        """

    @Test("has a row for every rule, in the order of names, with its level, what it finds and where it comes from")
    func tableAgrees() throws {
        let text = try String(contentsOf: page, encoding: .utf8)
        let opening = try #require(text.firstRange(of: start))
        let end = try #require(text[opening.upperBound...].firstRange(of: "\n\n")).lowerBound
        let rows = TextRules.catalog.all.map { kind in
            [
                "[`\(kind.name)`](diagnostics.md#\(kind.name))", kind.rule?.finds ?? "", "\(kind.severity)",
                kind.rule?.source ?? "",
            ].map { "| \($0) " }.joined() + "|"
        }.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["SITEGEN_RECORD"] == "1" {
            let recorded = text[..<opening.upperBound] + rows + text[end...]
            try String(recorded).write(to: page, atomically: true, encoding: .utf8)
            return
        }
        #expect(
            text[opening.upperBound..<end] == rows,
            "write the table anew: SITEGEN_RECORD=1 swift test --filter RulesDocumentationTests"
        )
    }

    @Test("says what each rule finds in a sentence that fits into a cell", arguments: TextRules.catalog.all)
    func wording(kind: DiagnosticIdentifier) throws {
        let rule = try #require(kind.rule)
        #expect(rule.finds.first?.isUppercase == true)
        #expect(rule.finds.last == "." || rule.finds.last == "`")
        #expect(!rule.source.isEmpty)
        #expect(!(rule.finds + rule.source).contains { $0 == "|" || $0.isNewline })
    }
}
