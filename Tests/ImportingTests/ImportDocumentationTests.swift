import Diagnostics
import Foundation
import Importing
import Testing

@Suite("docs/import.md")
struct ImportDocumentationTests {
    private func page() throws -> String {
        var root = URL(fileURLWithPath: #filePath)
        while root.lastPathComponent != "Tests" { root.deleteLastPathComponent() }
        let page = root.deletingLastPathComponent().appendingPathComponent("docs/import.md")
        return try String(contentsOf: page, encoding: .utf8)
    }

    @Test(
        "the page shows the standard maps as they are",
        arguments: [
            ("common", ImportMap.standardText), ("jekyll", ImportMap.standardText(for: .jekyll)),
            ("hugo", ImportMap.standardText(for: .hugo)), ("mkdocs", ImportMap.standardText(for: .mkdocs)),
        ]
    )
    func standardMaps(name: String, map: String) throws {
        #expect(try page().contains("<!-- map: \(name) -->\n```yaml\n\(map)```\n"))
    }

    @Test("the map of the page is one that can be read")
    func exampleMap() throws {
        let start = try #require(try page().firstRange(of: "\n```yaml\nsite:\n"))
        let rest = try page()[start.lowerBound...].dropFirst("\n```yaml\n".count)
        let end = try #require(rest.firstRange(of: "```"))
        var found: [Diagnostic] = []
        _ = ImportMap.read(String(rest[..<end.lowerBound]), file: SourceFile(.content, "map.yml"), diagnostics: &found)
        #expect(found.map(\.message) == [])
    }
}
