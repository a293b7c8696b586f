import Authoring
import Diagnostics
import Foundation

/// The front matter of a text of any tool, and the text below it.
struct OldText {
    /// Its keys in order; none where there is no front matter.
    var keys: [WrittenValue.Entry] = []
    /// The Markdown or HTML below.
    var body: String
    /// The 1-based line of the file on which that starts.
    var bodyLine: Int
    /// Why the front matter cannot be read; the text is whole then.
    var problem: Problem?

    /// What keeps front matter from being read.
    struct Problem {
        var line: Int
        var message: String
    }

    /// Splits a file: YAML between lines of `---`, TOML between lines of `+++`, or a group of JSON at the start
    /// (gohugo.io, “Front matter”).
    init(_ text: String, path: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        switch lines.first.map({ $0.trimmed }) {
        case "---", "+++":
            let fence = lines[0].trimmed
            guard let end = lines.dropFirst().firstIndex(where: { $0.trimmed == fence }) else {
                self.init(body: text, bodyLine: 1)
                return
            }
            let keys = lines[1..<end].joined(separator: "\n") + "\n"
            self.init(body: lines[(end + 1)...].joined(separator: "\n"), bodyLine: end + 2)
            if fence == "---" { readYAML(keys, path) } else { readTOML(keys, path) }
        case let first?
        where first.hasPrefix("{") && !first.hasPrefix("{%") && !first.hasPrefix("{{") && first != "{:toc}":
            self.init(body: text, bodyLine: 1)
            readJSON(text, path)
        default: self.init(body: text, bodyLine: 1)
        }
    }

    private init(body: String, bodyLine: Int) {
        self.body = body
        self.bodyLine = bodyLine
    }

    /// The value of a key, whatever the size of its letters.
    subscript(_ key: String) -> WrittenValue? { keys.first { $0.key.lowercased() == key.lowercased() }?.value }

    private mutating func readYAML(_ yaml: String, _ path: String) {
        switch KeyedText.yaml(yaml, path: path, firstLine: 2) {
        case .success(let value): keys = value.entries
        case .failure(let failure): problem = Problem(line: failure.line, message: failure.message)
        }
    }

    private mutating func readTOML(_ toml: String, _ path: String) {
        switch KeyedText.toml(toml, path: path, firstLine: 2) {
        case .success(let value): keys = value.entries
        case .failure(let failure): problem = Problem(line: failure.line, message: failure.message)
        }
    }

    /// The group of JSON ends where its braces do; the rest is the text.
    private mutating func readJSON(_ text: String, _ path: String) {
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        for index in text.utf8.indices {
            let byte = text.utf8[index]
            if isQuoted {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte
                    == UInt8(ascii: "\"")
                {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                guard depth == 0 else { continue }
                let end = text.utf8.index(after: index)
                guard case .success(let value) = KeyedText.json(String(text[..<end]), path: path) else { return }
                keys = value.entries
                bodyLine = text[..<end].count { $0 == "\n" } + 1
                body = String(text[end...])
                if body.hasPrefix("\n") {
                    body.removeFirst()
                    bodyLine += 1
                }
                return
            default: continue
            }
        }
    }
}

/// Reads values in the three languages in which tools keep them.
enum KeyedText {
    /// What keeps a text from being read, and where.
    struct Failure: Error {
        var line: Int
        var message: String
    }

    /// Reads a file of keys by the ending of its name.
    static func read(_ text: String, path: String) -> Result<WrittenValue, Failure> {
        if path.hasSuffix(".toml") { return toml(text, path: path, firstLine: 1) }
        if path.hasSuffix(".json") { return json(text, path: path) }
        return yaml(text, path: path, firstLine: 1)
    }

    static func yaml(_ text: String, path: String, firstLine: Int) -> Result<WrittenValue, Failure> {
        let file = SourceFile(.content, path)
        var found: [Diagnostic] = []
        let value = WrittenValue.yaml(text, file: file, firstLine: firstLine, diagnostics: &found)
        if let value { return .success(value) }
        guard let first = found.min() else {
            return .success(WrittenValue(.group([]), at: SourceLocation(file, line: firstLine, column: 1)))
        }
        return .failure(Failure(line: first.location.start.line, message: first.message))
    }

    static func json(_ text: String, path: String) -> Result<WrittenValue, Failure> {
        let place = SourceLocation(SourceFile(.content, path))
        do {
            return .success(try JSONDecoder().decode(JSONText.self, from: Data(text.utf8)).written(at: place))
        } catch {
            return .failure(Failure(line: 1, message: "The JSON cannot be read"))
        }
    }

    /// A value of JSON (RFC 8259). The library does not tell where a value is, and the order of keys means nothing.
    private enum JSONText: Decodable {
        case text(String)
        case list([JSONText])
        case group([String: JSONText])

        init(from decoder: any Decoder) throws {
            if let group = try? decoder.singleValueContainer().decode([String: JSONText].self) {
                self = .group(group)
                return
            }
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .text("")
            } else if let list = try? value.decode([JSONText].self) {
                self = .list(list)
            } else if let flag = try? value.decode(Bool.self) {
                self = .text(flag ? "true" : "false")
            } else if let number = try? value.decode(Int.self) {
                self = .text(String(number))
            } else if let number = try? value.decode(Double.self) {
                self = .text(String(number))
            } else {
                self = .text(try value.decode(String.self))
            }
        }

        func written(at place: SourceLocation) -> WrittenValue {
            switch self {
            case .text(let text): WrittenValue(.text(text), at: place)
            case .list(let items): WrittenValue(.list(items.map { $0.written(at: place) }), at: place)
            case .group(let keys):
                WrittenValue(
                    .group(
                        keys.sorted { $0.key < $1.key }.map {
                            WrittenValue.Entry(key: $0.key, keyLocation: place, value: $0.value.written(at: place))
                        }
                    ),
                    at: place
                )
            }
        }
    }
}
