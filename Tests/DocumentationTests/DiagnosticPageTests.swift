import Documentation
import Foundation
import Testing

@Suite("The page of diagnostics that the program carries")
struct DiagnosticPageTests {
    private let written: String

    init() throws {
        let page = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("docs/diagnostics.md")
        written = try String(contentsOf: page, encoding: .utf8)
    }

    @Test("has every section of docs/diagnostics.md, as it is written")
    func isThePage() {
        let names = written.matches(of: /(?m)^### ([a-z-]+)$/).map { String($0.1) }
        #expect(names.count > 100)
        #expect(DiagnosticPage.all.map(\.name) == names)
        for page in DiagnosticPage.all {
            #expect(page.markdown.hasPrefix("### \(page.name)\n"))
            #expect(written.contains(page.markdown), "\(page.name)")
        }
    }

    @Test(
        "is plain text on a terminal: no fence and no address of a link is left",
        arguments: DiagnosticPage.all.map(\.name)
    )
    func isPlain(name: String) throws {
        let page = try #require(DiagnosticPage.all.first { $0.name == name })
        let prose = page.plainText.split(separator: "\n").filter { !$0.hasPrefix("    ") }
        #expect(prose.first == Substring(name))
        #expect(!prose.contains { $0.hasPrefix("```") || $0.contains("](") })
        #expect(page.plainText.contains("\n    "))
        #expect(page.plainText.contains("\nFix: "))
    }
}
