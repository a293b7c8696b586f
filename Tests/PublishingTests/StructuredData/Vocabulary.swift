import Foundation
import SiteModel

/// The part of schema.org that pages use, and what a JSON-LD document does against it.
struct Vocabulary {
    private struct Property {
        var domains: Set<String>
        var ranges: Set<String>
    }

    private var parents: [String: [String]] = [:]
    private var properties: [String: Property] = [:]

    /// Reads the table of `Fixtures/schema.org`.
    init() throws {
        let table = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/schema.org/vocabulary.tsv")
        for line in try String(contentsOf: table, encoding: .utf8).split(separator: "\n") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            func words(_ cell: Int) -> [String] { cells[cell].split(separator: " ").map(String.init) }
            switch (cells[0], cells.count) {
            case ("type", 3): parents[cells[1]] = words(2)
            case ("property", 4):
                properties[cells[1]] = Property(domains: Set(words(2)), ranges: Set(words(3)))
            default: throw CocoaError(.fileReadCorruptFile)
            }
        }
    }

    /// A type and all that it is a kind of.
    private func ancestors(_ type: String) -> Set<String> {
        Set([type] + (parents[type] ?? []).flatMap(ancestors))
    }

    /// Everything in a document that the vocabulary does not know, or knows otherwise.
    func problems(in document: JSONLD) -> [String] {
        var problems: [String] = []
        if document.context != "https://schema.org" { problems.append("@context: \(document.context ?? "none")") }
        let types = Dictionary(document.nodes.compactMap { node in node.id.map { ($0, node.type) } }) { first, _ in
            first
        }
        for node in document.nodes {
            guard parents[node.type] != nil else {
                problems.append("\(node.type): no such type")
                continue
            }
            if let id = node.id, !Self.isAddress(id) { problems.append("\(node.type).@id: \(id)") }
            for (name, values) in node.properties {
                let place = "\(node.type).\(name)"
                guard let property = properties[name] else {
                    problems.append("\(place): no such property")
                    continue
                }
                if property.domains.isDisjoint(with: ancestors(node.type)) {
                    problems.append("\(place): not a property of this type")
                }
                for value in values where !fits(value, property.ranges, types) {
                    problems.append("\(place): \(value) is not of \(property.ranges.sorted().joined(separator: ", "))")
                }
            }
        }
        return problems
    }

    private func fits(_ value: JSONLD.Value, _ ranges: Set<String>, _ types: [String: String]) -> Bool {
        switch value {
        case .text(let text):
            if text.isEmpty { return false }
            if ranges.contains("Text") { return true }
            if ranges.contains("URL") { return Self.isAddress(text) }
            return ranges.contains("Date") && PartialDate(iso: text) != nil
        case .number: return !ranges.isDisjoint(with: ["Integer", "Number"])
        case .node(let type): return !ranges.isDisjoint(with: ancestors(type))
        case .reference(let id): return types[id].map { !ranges.isDisjoint(with: ancestors($0)) } ?? false
        case .other: return false
        }
    }

    private static func isAddress(_ text: String) -> Bool { text.wholeMatch(of: /https?:\/\/[^\s<>"]+/) != nil }
}

/// A JSON-LD document, taken apart into the nodes that are in it, however deep.
struct JSONLD {
    enum Value: CustomStringConvertible {
        case text(String)
        case number(Int)
        /// A node that is in the place of the value.
        case node(type: String)
        /// A node that is elsewhere in the document.
        case reference(String)
        case other(String)

        var description: String {
            switch self {
            case .text(let text): "“\(text)”"
            case .number(let number): "\(number)"
            case .node(let type): "a node \(type)"
            case .reference(let id): "the node \(id)"
            case .other(let text): text
            }
        }

        var text: String? {
            guard case .text(let text) = self else { return nil }
            return text
        }
    }

    struct Node {
        var type: String
        var id: String?
        var properties: [(name: String, values: [Value])] = []

        /// The values of a property.
        subscript(name: String) -> [Value] { properties.filter { $0.name == name }.flatMap(\.values) }

        /// The text that is a property's only value.
        func text(_ name: String) -> String? { self[name].count == 1 ? self[name][0].text : nil }
    }

    /// All nodes, each before those that are in it.
    private(set) var nodes: [Node] = []
    private(set) var context: String?

    /// Reads a document; throws where it is no JSON, or where an object has a member twice.
    init(_ text: String) throws {
        guard let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
            throw CocoaError(.coderReadCorrupt)
        }
        // A parser keeps one of two members of the same name, so they are counted in the text.
        let strings = text.matches(of: /"(?:[^"\\]|\\.)*"(:?)/)
        guard strings.count(where: { $0.1 == ":" }) == Self.members(root) else { throw CocoaError(.coderReadCorrupt) }
        context = root["@context"] as? String
        for node in root["@graph"] as? [Any] ?? [] { _ = read(node) }
    }

    private static func members(_ value: Any) -> Int {
        switch value {
        case let object as [String: Any]: object.values.reduce(object.count) { $0 + members($1) }
        case let array as [Any]: array.reduce(0) { $0 + members($1) }
        default: 0
        }
    }

    private mutating func read(_ value: Any) -> Value {
        switch value {
        case let text as String: return .text(text)
        case let object as [String: Any]:
            if object.count == 1, let id = object["@id"] as? String { return .reference(id) }
            guard let type = object["@type"] as? String else { return .other("an object without a type") }
            let index = nodes.count
            nodes.append(Node(type: type, id: object["@id"] as? String))
            for (name, value) in object.sorted(by: { $0.key < $1.key }) where !name.hasPrefix("@") {
                let values = value as? [Any] ?? [value]
                var read: [Value] = values.isEmpty ? [.other("an empty array")] : []
                for value in values { read.append(self.read(value)) }
                nodes[index].properties.append((name, read))
            }
            return .node(type: type)
        case let number as Int: return .number(number)
        default: return .other("\(value)")
        }
    }

    /// The nodes of a type.
    func nodes(_ type: String) -> [Node] { nodes.filter { $0.type == type } }

    /// Every value of a property, of whatever node.
    func values(_ name: String) -> [Value] { nodes.flatMap { $0[name] } }
}
