import Diagnostics
import Foundation
import Testing

/// `docs/rules.md` lists the rules that a site can set; here its table is held against the code.
@Suite("The table of docs/rules.md")
struct RulesDocumentationTests {
    /// The cells of the table's rows.
    private func rows() throws -> [[String]] {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("docs/rules.md"), encoding: .utf8)
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0 == "<!-- rules -->" })
        return lines[(start + 1)...].prefix { $0.hasPrefix("|") }.dropFirst(2).map { row in
            row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
    }

    @Test("names every rule, in the order of names, and no other, and leads to what diagnostics.md says of it")
    func names() throws {
        let expected = DiagnosticIdentifier.rules.map { "[`\($0.rawValue)`](diagnostics.md#\($0.rawValue))" }
        #expect(try rows().map(\.first) == expected)
    }

    @Test("states the level of each, and what it finds and where it comes from")
    func levels() throws {
        #expect(try rows().map { $0[2] } == DiagnosticIdentifier.rules.map { "\($0.severity)" })
        for row in try rows() {
            #expect(row.count == 4)
            #expect(row.allSatisfy { !$0.isEmpty }, "\(row)")
        }
    }
}
