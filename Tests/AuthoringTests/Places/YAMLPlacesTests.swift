import Diagnostics
import Foundation
import SiteModel
import Testing

@testable import Authoring

@Suite("The keys around a place of YAML")
struct YAMLPlacesTests {
    private static let file = SourceFile(.content, "a.yml")

    /// A key or a value of one line, and what the parser says is around it.
    private struct Expected {
        let position: SourcePosition
        let role: String
    }

    private static func expected(_ node: YAMLNode, _ path: [String] = []) -> [Expected] {
        switch node.content {
        case .scalar(let text, _):
            guard node.location.start.line == node.location.end.line, !text.isEmpty else { return [] }
            return [Expected(position: node.location.start, role: path.joined(separator: "."))]
        case .sequence(let items): return items.flatMap { expected($0, path) }
        case .mapping(let entries):
            return entries.flatMap { entry in
                [
                    Expected(
                        position: entry.keyLocation.start,
                        role: "key " + (path + [entry.key]).joined(separator: ".")
                    )
                ]
                    + expected(entry.value, path + [entry.key])
            }
        }
    }

    private static func found(_ place: WrittenPlace?) -> String {
        switch place?.role {
        case .entry(let entry) where entry.hasColon:
            "key " + (entry.path + [place?.text ?? ""]).joined(separator: ".")
        case .entry(let entry): entry.path.joined(separator: ".")
        case .value(let path): path.joined(separator: ".")
        default: "-"
        }
    }

    private static let texts = """
        title: x
        sources:
        - id: a
          title: b
        -   id: c
            url: "https://example.org/#part"
        review: {policy: {high: {overdue: fail}, low: {overdue: label}}, interval: 36 months}
        sections:
          conditions: Conditions
          living-well: {kind: topics, title: Living well}
        codes:
          icd11: [3A00, 3A01]
          icd10:
            - D50 # a comment
            - 'D51'
        empty:
        last: 'it''s'
        """

    @Test("are those that the parser finds, in the files of the sample site and in a hard text")
    func sample() throws {
        var root = URL(fileURLWithPath: #filePath)
        while root.lastPathComponent != "Tests" { root.deleteLastPathComponent() }
        let content = root.deletingLastPathComponent().appendingPathComponent("Content")
        var samples = [Self.texts]
        for case let url as URL in FileManager.default.enumerator(at: content, includingPropertiesForKeys: nil)
            ?? .init()
        {
            // Records are not typed, and have keys with slashes.
            guard ["md", "yml"].contains(url.pathExtension), !url.path.hasSuffix(ReviewRecord.fileNameSuffix) else {
                continue
            }
            let source = Array(try Data(contentsOf: url))
            var problems: [Diagnostic] = []
            let yaml =
                url.pathExtension == "md"
                ? FrontMatterSplit(source, file: Self.file, diagnostics: &problems).yaml
                : String(decoding: source, as: UTF8.self)
            if let yaml { samples.append(yaml) }
        }
        var count = 0
        for sample in samples {
            var problems: [Diagnostic] = []
            guard let node = YAMLReader(file: Self.file, firstLine: 1).read(sample, diagnostics: &problems) else {
                continue
            }
            for expected in Self.expected(node) {
                count += 1
                let place = WrittenPlace(at: expected.position, in: Array(sample.utf8), .yaml)
                // Texts of several lines have no places.
                if case nil = place, sample.contains("|\n") || sample.contains(">\n") { continue }
                #expect(Self.found(place) == expected.role, "\(expected.position) of \(sample.prefix(60))")
            }
        }
        #expect(count > 1_000)
    }
}
