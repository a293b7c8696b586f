import Foundation
import SiteModel
import Testing

/// `docs/review.md` tells what each fact does where a site says nothing; here its tables are held against the code.
@Suite("The tables of facts and actions in docs/review.md")
struct FactPolicyDocumentationTests {
    /// The cells of the rows of the table that follows a line.
    private func rows(after line: String) throws -> [[String]] {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("docs/review.md"), encoding: .utf8)
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0 == line })
        return lines[(start + 1)...].prefix { $0.hasPrefix("|") }.dropFirst(2).map { row in
            row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
        }
    }

    @Test("say what each fact does to a text of each risk class")
    func policy() throws {
        let expected = ReviewFact.allCases.map { fact in
            ["`\(fact.rawValue)`"] + RiskClass.allCases.map { "`\(FactPolicy.standard(for: fact, at: $0).rawValue)`" }
        }
        #expect(try rows(after: "<!-- policy -->") == expected)
    }

    @Test("name every fact and every action, in their order")
    func names() throws {
        #expect(try rows(after: "<!-- facts -->").map(\.first) == ReviewFact.allCases.map { "`\($0.rawValue)`" })
        #expect(try rows(after: "<!-- actions -->").map(\.first) == ReviewAction.allCases.map { "`\($0.rawValue)`" })
    }
}
