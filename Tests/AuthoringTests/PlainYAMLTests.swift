import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Authoring

@Suite("YAML in the plainest forms")
struct PlainYAMLTests {
    private static let file = SourceFile(.content, "a.md")

    /// What a reader made of a text, with every place.
    private static func outline(_ node: YAMLNode?, _ depth: Int = 0) -> String {
        guard let node else { return "nothing" }
        func place(_ location: Diagnostics.SourceLocation) -> String {
            "\(location.start.line):\(location.start.column)-\(location.end.line):\(location.end.column)"
        }
        let indent = String(repeating: " ", count: depth)
        let notes =
            "\(node.comment.map { " # " + place($0) } ?? "")\(node.isUnreadable ? " unreadable" : "")\(node.isIncomplete ? " incomplete" : "")"
        switch node.content {
        case .scalar(let text, let isQuoted):
            return "\(indent)\(place(node.location)) \(isQuoted ? "quoted " : "")«\(text)»\(notes)\n"
        case .sequence(let items):
            return "\(indent)\(place(node.location)) list\(notes)\n" + items.map { outline($0, depth + 1) }.joined()
        case .mapping(let entries):
            return "\(indent)\(place(node.location)) group\(notes)\n"
                + entries.map { "\(indent) \($0.key) \(place($0.keyLocation))\n" + outline($0.value, depth + 1) }
                .joined()
        }
    }

    private static func plain(_ text: String) -> YAMLNode? {
        PlainYAML.root(of: text, file: file, firstLine: 2)
    }

    private static func byYams(_ text: String) -> (node: YAMLNode?, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        let node = YAMLReader(file: file, firstLine: 2).readByYams(text, diagnostics: &problems)
        return (node, problems)
    }

    @Test(
        "are read without Yams",
        arguments: [
            "title: Gout", "title: \"What causes gout?\"", "title: 'Gout'\n", "a: b\n\n# a note\nc: d",
            "authors: [ada, \"ben b\", 'c']", "none: []", "authors:\n  - ada\n  - \"ben\"",
            "a:\n  b:\n    c: d\n  e: f",
            "sources:\n  - id: who\n    title: \"Gout: a guide\"\n    url: https://www.who.int/a?b=c#d\n  - id: nhs\n    title: Ménière’s disease",
            "summary: >-\n  One line\n  and “another”.\ntitle: Gout", "summary: >-\n  One line.",
            "- term: gout\n  meaning: pain",
            "reviewed: 2026-04-07\nnextReview: 2029-04-07\nrisk: high", "title:   Gout", "note: größer als 5 mg",
        ]
    )
    func read(_ text: String) {
        let plain = Self.plain(text)
        #expect(plain != nil)
        let (node, problems) = Self.byYams(text)
        #expect(problems == [])
        #expect(Self.outline(plain) == Self.outline(node))
    }

    @Test(
        "are nothing that Yams reads in another way",
        arguments: [
            "", "Gout", "title: Gout # a note", "title: a: b", "title: Gout:", "title:\n", "title: \"a\\nb\"",
            "title: \"Gout",
            "title: 'it''s'", "title: Gout\n  and more", "title: |\n  Gout", "summary: >-\n  One\n\n  two",
            "summary: >-\n  One\n  # two",
            "summary: >-\n  One\n    two", "summary: >\n  One", "a: &x b", "a: *x", "a: !t b", "a: {b: c}",
            "a: [b, [c]]", "a: [b: c]",
            "a: [b, ]", "a: [b", "a: ~", "a: -5", "a: “b”", "title: Gout\ntitle: Gout", "title : Gout",
            "\"title\": Gout",
            "ti tle: Gout", " title: Gout", "a:\n- b", "a:\n  - b\n - c", "a:\n  b: c\n d: e", "- - a", "-  a", "-",
            "- a\n  b",
            "a: b\tc", "a:\tb", "a: b\r\n", "a: b\u{85}c", "a: b\u{2028}c", "a: b\u{200B}", "\u{FEFF}a: b", "a: b - c",
            "--- \na: b",
            "a: b\n---\nc: d", "? a", "% a: b", "a: b ", "a: @b", "a: `b`", "<<: a", "a:b", "a: .5",
        ]
    )
    func refused(_ text: String) {
        #expect(Self.plain(text) == nil)
    }

    /// The YAML of a text, as it is in the sample site.
    private static func samples() throws -> [String] {
        let content = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Content")
        let paths = try #require(FileManager.default.enumerator(atPath: content.path)).compactMap { $0 as? String }
        return try paths.sorted().filter { $0.hasSuffix(".md") || $0.hasSuffix(".yml") }.map { path in
            let text = try String(contentsOf: content.appendingPathComponent(path), encoding: .utf8)
            guard path.hasSuffix(".md"), text.hasPrefix("---\n"), let end = text.firstRange(of: "\n---\n") else {
                return text
            }
            return String(text[text.index(text.startIndex, offsetBy: 4)..<end.lowerBound])
        }
    }

    @Test("are most of the sample site, and the same to both readers")
    func sample() throws {
        let samples = try Self.samples()
        var count = 0
        for text in samples {
            guard let plain = Self.plain(text) else { continue }
            count += 1
            #expect(Self.outline(plain) == Self.outline(Self.byYams(text).node))
        }
        #expect(count * 10 > samples.count * 8, "\(count) of \(samples.count)")
    }

    @Test("with any slip in them are the same to both readers, or left to Yams")
    func slips() throws {
        let samples = try Self.samples().filter { $0.utf8.count < 2_000 }
        var numbers = SeededNumbers(seed: 11)
        let signs: [Character] = [
            " ", " ", "\n", "\n", ":", "-", "#", "\"", "'", "[", "]", ",", "{", "}", "&", "*", "!", "|", ">", "%", "@",
            "`", "?", "a",
            "0", "\\", "\t", "\u{A0}", "\u{2028}", "“", "é", "~", "<", "=", ".",
        ]
        var read = 0
        for _ in 0..<12_000 {
            var text = Array(samples[Int.random(in: 0..<samples.count, using: &numbers)])
            for _ in 0..<Int.random(in: 1...3, using: &numbers) {
                let place = Int.random(in: 0..<max(1, text.count), using: &numbers)
                let sign = signs[Int.random(in: 0..<signs.count, using: &numbers)]
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: text.insert(sign, at: min(place, text.count))
                case 1: if !text.isEmpty { text.remove(at: place) }
                case 2: if !text.isEmpty { text[place] = sign }
                default: text = Array(text.prefix(place) + text.suffix(Int.random(in: 0...text.count, using: &numbers)))
                }
            }
            let yaml = String(text)
            guard let plain = Self.plain(yaml) else { continue }
            read += 1
            let (node, problems) = Self.byYams(yaml)
            try #require(problems == [], "\(yaml.debugDescription)")
            try #require(Self.outline(plain) == Self.outline(node), "\(yaml.debugDescription)")
        }
        #expect(read > 2_000, "\(read)")
    }
}
