import Foundation
import Rendering
import Testing

/// `docs/templates.md` says what templates can use because its tables are made from what they can use.
///
/// After a change of a schema, `SITEGEN_RECORD=1 swift test --filter TemplateReferenceTests` writes them anew.
@Suite("The tables of docs/templates.md")
struct TemplateReferenceTests {
    private let page = repository.appendingPathComponent("docs/templates.md")
    private let start = "<!-- From here to the end of the page everything is made from the code. -->\n\n"

    @Test("the tables are those that the schemas give")
    func tablesAgree() throws {
        let text = try String(contentsOf: page, encoding: .utf8)
        let opening = try #require(text.firstRange(of: start))
        if ProcessInfo.processInfo.environment["SITEGEN_RECORD"] == "1" {
            let recorded = text[..<opening.upperBound] + TemplateReference.markdown
            try String(recorded).write(to: page, atomically: true, encoding: .utf8)
            return
        }
        #expect(
            text[opening.upperBound...] == TemplateReference.markdown,
            "write the tables anew: SITEGEN_RECORD=1 swift test --filter TemplateReferenceTests"
        )
    }

    @Test("every template has a section, and every link to a group leads to its section")
    func linksLead() {
        let lines = TemplateReference.markdown.split(separator: "\n").map(String.init)
        let headings = Set(lines.filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) })
        for kind in PageKind.all { #expect(headings.contains("`\(kind.templateName).mustache`")) }
        let anchors = Set(headings.map { $0.lowercased().replacing(" ", with: "-") }).union([
            "assets", "scripts", "words",
        ])
        for line in lines {
            for part in line.split(separator: "](#").dropFirst() {
                #expect(anchors.contains(String(part.prefix { $0 != ")" })))
            }
        }
    }
}
