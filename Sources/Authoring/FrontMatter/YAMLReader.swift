import Diagnostics
import Yams

/// Reads YAML with places. This is the only file that knows Yams.
struct YAMLReader {
    /// The file that the text stands in.
    let file: SourceFile
    /// The 1-based line of the file on which the text starts.
    let firstLine: Int

    /// The most that one YAML text may hold, in bytes: front matter of 64 KiB is no front matter.
    static let maximumSize = 64 * 1024
    /// How deep lists and maps may stand in each other. Yams reads by recursion, so depth is stack.
    static let maximumDepth = 32
    /// How many values one text may hold, aliases counted as often as they are used (a few lines of aliases of
    /// aliases stand for billions of values).
    static let maximumNodes = 20_000

    /// The root of the text; `nil` where it is empty or where a problem was reported.
    func read(_ text: String, diagnostics: inout [Diagnostic]) -> YAMLNode? {
        guard text.utf8.count <= Self.maximumSize else {
            diagnostics.append(
                Diagnostic(
                    .fileTooLarge,
                    at: SourceLocation(file, line: firstLine, column: 1),
                    "The YAML holds \(text.utf8.count) bytes; at most \(Self.maximumSize) are read",
                    help: "move long texts out of the front matter into the body"
                )
            )
            return nil
        }
        if let problem = nestingProblem(in: text) {
            diagnostics.append(problem)
            return nil
        }
        var yaml = text
        var renamed = 0
        while true {
            do {
                let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else { return nil }
                var budget = Self.maximumNodes
                guard let node = convert(root, depth: 0, budget: &budget) else {
                    diagnostics.append(
                        Diagnostic(
                            .yamlSyntax,
                            at: SourceLocation(file, line: firstLine, column: 1),
                            "The YAML stands for more than \(Self.maximumNodes) values",
                            help: "write values out instead of repeating them with `&` and `*`"
                        )
                    )
                    return nil
                }
                return node
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                // Yams stops at a repeated key. The repetition is reported and renamed, and the text read again, so
                // that whatever else is wrong in the file is found in the same run.
                guard renamed < 100, let key = keys.first,
                    let repetition = rename(key, after: context.mark, in: &yaml)
                else {
                    diagnostics.append(duplicate(keys.first ?? "", context.mark.line, context.mark.column, nil))
                    return nil
                }
                renamed += 1
                diagnostics.append(
                    duplicate(key, repetition.line, repetition.column, (context.mark.line, context.mark.column))
                )
            } catch {
                diagnostics.append(YAMLProblem(error, file: file, firstLine: firstLine).diagnostic)
                return nil
            }
        }
    }

    private func duplicate(_ key: String, _ line: Int, _ column: Int, _ first: (line: Int, column: Int)?) -> Diagnostic {
        Diagnostic(
            .keyDuplicate,
            at: location(line, column, length: key.unicodeScalars.count),
            "The key `\(key)` is given twice",
            help: "keep one of the two",
            notes: first.map {
                [Diagnostic.Note("first given here", at: location($0.line, $0.column, length: key.unicodeScalars.count))]
            } ?? []
        )
    }

    private func location(_ line: Int, _ column: Int, length: Int) -> SourceLocation {
        SourceLocation(file, line: firstLine + line - 1, column: column, length: length)
    }

    /// The mark of a repeated key: a character of a private use area, which no key of ours starts with.
    private static let repetitionMark: Character = "\u{F8FF}"

    /// Gives the next key of the same name at the same depth another name of the same length.
    private func rename(_ key: String, after mark: Mark, in yaml: inout String) -> (line: Int, column: Int)? {
        var lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for index in lines.indices where index >= mark.line - 1 {
            let scalars = Array(lines[index].unicodeScalars)
            let start = index == mark.line - 1 ? mark.column : 0
            for column in start..<max(start, scalars.count)
            where isKey(key, in: scalars, at: column)
                && (index == mark.line - 1 || column == mark.column - 1 || isFlow(scalars, before: column))
            {
                var changed = scalars
                let quote = changed[column] == "\"" || changed[column] == "'" ? 1 : 0
                changed[column + quote] = Self.repetitionMark.unicodeScalars.first ?? "_"
                var line = String.UnicodeScalarView()
                line.append(contentsOf: changed)
                lines[index] = String(line)
                yaml = lines.joined(separator: "\n")
                return (index + 1, column + 1)
            }
        }
        return nil
    }

    private func isFlow(_ line: [Unicode.Scalar], before column: Int) -> Bool {
        let previous = line[..<column].last { $0 != " " }
        return previous == "," || previous == "{" || previous == "-"
    }

    private func isKey(_ key: String, in line: [Unicode.Scalar], at column: Int) -> Bool {
        for spelling in [key, "\"\(key)\"", "'\(key)'"] {
            let scalars = Array(spelling.unicodeScalars)
            guard column + scalars.count < line.count, Array(line[column..<column + scalars.count]) == scalars else {
                continue
            }
            if column > 0, !" ,{-\t".unicodeScalars.contains(line[column - 1]) { continue }
            let rest = line[(column + scalars.count)...].drop { $0 == " " }
            if rest.first == ":" { return true }
        }
        return false
    }

    private func convert(_ node: Node, depth: Int, budget: inout Int) -> YAMLNode? {
        budget -= 1
        guard budget >= 0, depth <= Self.maximumDepth else { return nil }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            let isBlock = scalar.style == .literal || scalar.style == .folded
            let length = isBlock ? 1 : scalar.string.unicodeScalars.count + (isQuoted ? 2 : 0)
            return YAMLNode(
                content: .scalar(scalar.string, isQuoted: isQuoted),
                location: place(of: node, length: length)
            )
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            for item in sequence {
                guard let converted = convert(item, depth: depth + 1, budget: &budget) else { return nil }
                items.append(converted)
            }
            return YAMLNode(content: .sequence(items), location: place(of: node, length: 1))
        case .mapping(let mapping):
            var entries: [YAMLNode.Entry] = []
            for (key, value) in mapping {
                let name = key.scalar?.string ?? ""
                guard let converted = convert(value, depth: depth + 1, budget: &budget) else { return nil }
                guard name.first != Self.repetitionMark else { continue }
                entries.append(
                    YAMLNode.Entry(
                        key: name,
                        keyLocation: place(of: key, length: name.unicodeScalars.count),
                        value: converted
                    )
                )
            }
            return YAMLNode(content: .mapping(entries), location: place(of: node, length: 1))
        case .alias:
            // The parser hands out what an alias stands for; only hand-made trees hold one.
            return nil
        }
    }

    private func place(of node: Node, length: Int) -> SourceLocation {
        location(node.mark?.line ?? 1, node.mark?.column ?? 1, length: length)
    }

    /// A refusal of lists and maps nested deeper than can be read safely, found before Yams recurses into them.
    private func nestingProblem(in text: String) -> Diagnostic? {
        var flowDepth = 0
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        {
            var dashes = 0
            var atStart = true
            for byte in line {
                switch byte {
                case UInt8(ascii: "["), UInt8(ascii: "{"): flowDepth += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"): flowDepth = max(0, flowDepth - 1)
                case UInt8(ascii: "-"), UInt8(ascii: "?"): if atStart { dashes += 1 }
                case UInt8(ascii: " "): break
                default: atStart = false
                }
            }
            let isRule = line.allSatisfy { $0 == UInt8(ascii: "-") }
            if flowDepth > Self.maximumDepth || (dashes > Self.maximumDepth && !isRule) {
                return Diagnostic(
                    .nestingTooDeep,
                    at: SourceLocation(file, line: firstLine + index, column: 1),
                    "Lists or groups of keys stand more than \(Self.maximumDepth) deep in each other",
                    help: "write the value flatter"
                )
            }
        }
        return nil
    }
}
