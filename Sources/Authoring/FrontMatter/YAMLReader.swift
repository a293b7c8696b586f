import ASCII
import Diagnostics
import Yams

/// Reads YAML with places. Below it, Yams is known to `YAMLProblem` alone.
struct YAMLReader {
    /// The file that the text is in.
    let file: SourceFile
    /// The 1-based line of the file on which the text starts.
    let firstLine: Int
    /// What to do about a text that is too large to be read.
    var sizeHelp = "move long texts out of the front matter into the body"
    /// Whether people type the text: then values are also looked at for slips that YAML has no objection to.
    var isTyped = true
    /// Whether sitegen writes texts of any kind into the file too: then no sign that is in a value is a slip.
    var holdsAnyText = false
    /// Whether the text as a whole is a list and no group of keys.
    var isList = false

    /// The most that one YAML text may hold, in bytes: front matter of 64 KiB is no front matter.
    static let maximumSize = 64 * 1024
    /// How deep lists and maps may be in each other. Yams reads by recursion, so depth is stack.
    static let maximumDepth = 32
    /// How many values one text may hold, references counted as often as they are used.
    static let maximumNodes = 20_000
    /// How often one text may refer to its `&names`. A few lines of references to references stand for billions of
    /// values, and Yams compares keys by all that they stand for before we see any of it.
    static let maximumReferences = 16
    /// How many repeated keys of one text are named before it is given up: each costs another look at the whole text.
    static let maximumRepetitions = 20

    /// The root of the text; `nil` where it is empty or cannot be read at all. What follows a mistake is read all the
    /// same, so that all mistakes are found in one run: a root may be given although problems were reported.
    func read(_ text: String, diagnostics: inout [Diagnostic]) -> YAMLNode? {
        guard text.utf8.count <= Self.maximumSize else {
            diagnostics.append(
                Diagnostic(
                    .fileTooLarge,
                    at: SourceLocation(file, line: firstLine, column: 1),
                    "The YAML has \(text.utf8.count) bytes; at most \(Self.maximumSize) are allowed",
                    help: sizeHelp
                )
            )
            return nil
        }
        return PlainYAML.root(of: text, file: file, firstLine: firstLine) ?? readByYams(text, diagnostics: &diagnostics)
    }

    /// Reads whatever is not in the plainest form, and says what is wrong.
    func readByYams(_ text: String, diagnostics: inout [Diagnostic]) -> YAMLNode? {
        let problem =
            conflictProblem(in: text) ?? invisibleProblem(in: text) ?? nestingProblem(in: text)
            ?? referenceProblem(in: text)
        if let problem {
            diagnostics.append(problem)
            return nil
        }
        var repair = YAMLRepair(text, file: file, firstLine: firstLine)
        var repetitions: Set<SourcePosition> = []
        if isTyped {
            repair.fixInvisibleCharacters(&diagnostics)
            repair.fixListMarkers(isList: isList, &diagnostics)
            repair.fixNames(&diagnostics)
        }
        while true {
            do {
                let parser = try Parser(yaml: repair.yaml, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else { return nil }
                var conversion = Conversion(reader: self, repetitions: repetitions, repair: repair)
                let node = try conversion.node(root, depth: 0)
                // What was read as a text may have been meant as keys.
                if let line = conversion.lineToLookAt, repair.fixSlip(at: line, &diagnostics) { continue }
                diagnostics += conversion.notices
                return node
            } catch let refusal as Conversion.Refusal {
                diagnostics.append(refusal.diagnostic)
                return nil
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                if repair.fixMissingDash(
                    keys,
                    line: context.mark.line,
                    column: context.mark.column,
                    isList: isList,
                    &diagnostics
                ) {
                    continue
                }
                // Yams stops at a repeated key. The repetition is reported and renamed, and the text read again, so
                // that whatever else is wrong in the file is found in the same run.
                guard repetitions.count < Self.maximumRepetitions, let key = keys.first,
                    let repetition = rename(key, as: repetitions.count, after: context.mark, in: &repair.yaml)
                else {
                    diagnostics.append(
                        duplicate(keys.first ?? "", at: (context.mark.line, context.mark.column), first: nil, in: text)
                    )
                    return nil
                }
                repetitions.insert(SourcePosition(line: repetition.line, column: repetition.column))
                diagnostics.append(
                    duplicate(key, at: repetition, first: (context.mark.line, context.mark.column), in: text)
                )
            } catch {
                let problem = YAMLProblem(error, file: file, firstLine: firstLine)
                guard repair.fix(problem, &diagnostics) else { return nil }
            }
        }
    }

    /// The fix that takes a line out that another one says already: a key with its value, and nothing below it.
    private func removal(of line: Int, likeLine other: Int, in text: String) -> Fix? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard line != other, lines.indices.contains(line - 1), lines.indices.contains(other - 1) else { return nil }
        let repeated = YAMLLine(lines[line - 1])
        let next = lines[line...].first { !YAMLLine($0).isBlank }.map { YAMLLine($0) }
        guard lines[line - 1] == lines[other - 1], repeated.hasKey, repeated.dashes.isEmpty, !repeated.opensLevel,
            !repeated.startsBlockText, next.map({ $0.indent <= repeated.indent }) ?? true
        else { return nil }
        return .rewrite(
            [(number: firstLine + line - 1, written: String(lines[line - 1]), meant: nil)],
            of: file,
            "Delete the second `\(repeated.keyName)`"
        )
    }

    private func duplicate(
        _ key: String,
        at place: (line: Int, column: Int),
        first: (line: Int, column: Int)?,
        in text: String
    ) -> Diagnostic {
        Diagnostic(
            .keyDuplicate,
            at: location(place.line, place.column, length: key.unicodeScalars.count),
            "The key `\(key)` is given twice",
            help: "keep one of the two",
            fix: first.flatMap { removal(of: place.line, likeLine: $0.line, in: text) },
            notes: first.map {
                [
                    Diagnostic.Note(
                        "first given here",
                        at: location($0.line, $0.column, length: key.unicodeScalars.count)
                    )
                ]
            } ?? []
        )
    }

    fileprivate func location(_ line: Int, _ column: Int, length: Int) -> SourceLocation {
        SourceLocation(file, line: firstLine + line - 1, column: column, length: length)
    }

    fileprivate func tooDeep(_ location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .nestingTooDeep,
            at: location,
            "Lists or groups of keys are nested more than \(Self.maximumDepth) levels deep",
            help: "use fewer levels"
        )
    }

    /// Gives the next key of the same name at the same depth another name of the same length: one of its own for each
    /// `number`, with a character of a private use area.
    private func rename(
        _ key: String,
        as number: Int,
        after mark: Mark,
        in yaml: inout String
    ) -> (line: Int, column: Int)? {
        guard let privateUse = Unicode.Scalar(0xE000 + number) else { return nil }
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
                changed[column + quote] = privateUse
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

    /// A refusal of references that could stand for more than can be read, found before Yams resolves them. Names are
    /// looked for wherever they may be; what only looks like one, in a text, does no harm.
    private func referenceProblem(in text: String) -> Diagnostic? {
        // Few texts hold both signs, and only those are looked at more closely.
        var bytes = text
        let mayRefer = bytes.withUTF8 { $0.contains(UInt8(ascii: "&")) && $0.contains(UInt8(ascii: "*")) }
        guard mayRefer else { return nil }
        let anchors = Set(names(after: UInt8(ascii: "&"), in: text))
        guard !anchors.isEmpty else { return nil }
        let references = names(after: UInt8(ascii: "*"), in: text).count { anchors.contains($0) }
        guard references > Self.maximumReferences else { return nil }
        return Diagnostic(
            .yamlSyntax,
            at: SourceLocation(file, line: firstLine, column: 1),
            "The YAML refers to values with `*` \(references) times; at most \(Self.maximumReferences) are allowed",
            help: "write values out instead of repeating them with `&` and `*`"
        )
    }

    /// The names of letters, digits, `_` and `-` that are after a sign.
    private func names(after sign: UInt8, in text: String) -> [Substring] {
        text.utf8.split(separator: sign, omittingEmptySubsequences: false).dropFirst().compactMap { rest in
            let name = rest.prefix { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
            return name.isEmpty ? nil : Substring(name)
        }
    }

    /// The mark that Git leaves in a file of two versions: all else that is wrong comes of it.
    private func conflictProblem(in text: String) -> Diagnostic? {
        // Hardly any front matter holds the sign at all.
        guard text.utf8.contains(UInt8(ascii: "<")) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let index = lines.firstIndex(where: { $0.hasPrefix("<<<<<<<") }) else { return nil }
        let written = lines[index].prefix { $0 != "\r" }
        return .gitConflict(String(written), at: location(index + 1, 1, length: written.count))
    }

    /// A refusal of characters that no one sees, and that Yams takes for the end of a line (YAML 1.1, section 5.4) or
    /// not for text at all: it would count lines otherwise than editors do.
    private func invisibleProblem(in text: String) -> Diagnostic? {
        var bytes = text
        let mayHoldSome = bytes.withUTF8 { bytes in
            bytes.contains { $0.isASCIIControl && $0 != .lineFeed && $0 != .tab || $0 == 0xC2 || $0 == 0xE2 }
        }
        guard mayHoldSome else { return nil }
        var line = 1
        var column = 1
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n":
                line += 1
                column = 0
            case "\r", "\u{85}", "\u{2028}", "\u{2029}":
                return Diagnostic(
                    .yamlSyntax,
                    at: location(line, column, length: 0),
                    "YAML cannot contain invisible line breaks",
                    help: "delete it, and press Enter where a new line is meant"
                )
            case "\t": break
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}":
                return Diagnostic(
                    .yamlSyntax,
                    at: location(line, column, length: 0),
                    "YAML cannot contain control characters",
                    help: "delete the invisible character"
                )
            default: break
            }
            column += 1
        }
        return nil
    }

    /// A refusal of lists and maps nested deeper than can be read safely, found before Yams recurses into them.
    private func nestingProblem(in text: String) -> Diagnostic? {
        var bytes = text
        guard let line = bytes.withUTF8(Self.firstLineTooDeep) else { return nil }
        return tooDeep(SourceLocation(file, line: firstLine + line, column: 1))
    }

    /// The first line that nests deeper than can be read, counted from 0.
    private static func firstLineTooDeep(in text: UnsafeBufferPointer<UInt8>) -> Int? {
        var flowDepth = 0
        var line = 0
        var dashes = 0
        var atStart = true
        // A line of nothing but dashes parts documents, however long it is.
        var isRule = true
        var isTooDeep: Bool { flowDepth > maximumDepth || (dashes > maximumDepth && !isRule) }
        for byte in text {
            if byte == UInt8(ascii: "\n") {
                if isTooDeep { return line }
                line += 1
                dashes = 0
                atStart = true
                isRule = true
                continue
            }
            if byte != UInt8(ascii: "-") { isRule = false }
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): flowDepth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): flowDepth = max(0, flowDepth - 1)
            case UInt8(ascii: "-"), UInt8(ascii: "?"): if atStart { dashes += 1 }
            case UInt8(ascii: " "): break
            default: atStart = false
            }
        }
        return isTooDeep ? line : nil
    }
}

/// Turns what Yams made of a text into `YAMLNode`s, within bounds.
private struct Conversion {
    /// What is not read.
    struct Refusal: Error {
        let diagnostic: Diagnostic
    }

    let reader: YAMLReader
    /// Where repeated keys are, counted from the start of the YAML; they are reported already and left out.
    let repetitions: Set<SourcePosition>
    private var budget = YAMLReader.maximumNodes

    /// The lines of the YAML, where any of them may hold a comment after a value or an escape.
    private let lines: [Substring]
    private let isIncomplete: Bool

    /// What was read, and is worth a report all the same.
    private(set) var notices: [Diagnostic] = []
    /// The first line, counted from 1, on which a key may have been read as a text.
    private(set) var lineToLookAt: Int?

    init(reader: YAMLReader, repetitions: Set<SourcePosition>, repair: YAMLRepair) {
        self.reader = reader
        // Byte by byte: a search by characters takes longer than reading the scalars.
        var text = repair.yaml
        let isLookedAt = text.withUTF8 { bytes in
            bytes.indices.dropFirst().contains {
                bytes[$0] == UInt8(ascii: "#") && bytes[$0 - 1] == UInt8(ascii: " ") || bytes[$0] == UInt8(ascii: "\\")
            }
        }
        lines = isLookedAt ? text.split(separator: "\n", omittingEmptySubsequences: false) : []
        isIncomplete = repair.isIncomplete
        self.repetitions = repetitions
    }

    mutating func node(_ node: Node, depth: Int) throws(Refusal) -> YAMLNode {
        budget -= 1
        guard budget >= 0 else {
            throw refusal(
                .yamlSyntax,
                at: reader.location(1, 1, length: 0),
                "The YAML has more than \(YAMLReader.maximumNodes) values",
                help: "move long lists out of the front matter into the body"
            )
        }
        guard depth <= YAMLReader.maximumDepth else {
            throw Refusal(diagnostic: reader.tooDeep(place(of: node, length: 0)))
        }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            let isBlock = scalar.style == .literal || scalar.style == .folded
            let length = isBlock ? 1 : scalar.string.unicodeScalars.count + (isQuoted ? 2 : 0)
            if scalar.string == YAMLRepair.unreadable {
                return YAMLNode(
                    content: .scalar("", isQuoted: true),
                    location: place(of: node, length: 0),
                    isUnreadable: true
                )
            }
            var text = scalar.string
            if !isQuoted, !isBlock {
                if depth == 0 { lookAt(text, node) }
                // An item out of line becomes part of the one before it.
                if text.utf8.contains(UInt8(ascii: "-")), text.contains(" - "), lineToLookAt == nil {
                    lineToLookAt = node.mark.map { $0.line + 1 }
                }
                text = withoutCurlyQuotes(text, node)
            } else if scalar.style == .doubleQuoted {
                lookForEscapes(in: text, node)
            }
            return YAMLNode(
                content: .scalar(text, isQuoted: isQuoted),
                location: place(of: node, length: length),
                comment: isQuoted || isBlock ? nil : comment(after: node, length: length)
            )
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            for item in sequence { items.append(try self.node(item, depth: depth + 1)) }
            return YAMLNode(content: .sequence(items), location: place(of: node, length: 1))
        case .mapping(let mapping):
            var entries: [YAMLNode.Entry] = []
            for (key, value) in mapping {
                if let entry = try entry(key, value, depth: depth + 1) { entries.append(entry) }
            }
            return YAMLNode(
                content: .mapping(entries),
                location: place(of: node, length: 1),
                isIncomplete: isIncomplete
            )
        case .alias:
            // The parser hands out what an alias stands for; only hand-made trees hold one.
            throw refusal(.yamlSyntax, at: place(of: node, length: 0), "A reference to nothing", help: nil)
        }
    }

    private mutating func entry(_ key: Node, _ value: Node, depth: Int) throws(Refusal) -> YAMLNode.Entry? {
        guard let name = key.scalar?.string else {
            throw refusal(
                .yamlSyntax,
                at: place(of: key, length: 1),
                "A key must be a text, but this is a list or a group of keys",
                help: "write `key: value`, or put a value that starts with `[` or `{` in quotes"
            )
        }
        var converted = try node(value, depth: depth)
        if converted.isAbsent { converted.comment = comment(after: key, length: name.unicodeScalars.count + 1) }
        // A text on a line of its own below its key may have been meant as a key with its value.
        if case .scalar(let scalar) = value, scalar.style == .plain, let line = value.mark?.line,
            line > key.mark?.line ?? line
        {
            lookAt(scalar.string, value)
        }
        if let mark = key.mark, repetitions.contains(SourcePosition(line: mark.line, column: mark.column)) {
            return nil
        }
        let location = place(of: key, length: name.unicodeScalars.count)
        return YAMLNode.Entry(key: name, keyLocation: location, value: converted)
    }

    /// Remembers a text that is like `key:value`.
    private mutating func lookAt(_ text: String, _ node: Node) {
        guard lineToLookAt == nil, let line = node.mark?.line, text.utf8.contains(where: { $0 == 0x3A || $0 >= 0x80 })
        else {
            return
        }
        lineToLookAt = line
    }

    /// The text between curly quotation marks that enclose all of it, which is reported.
    private mutating func withoutCurlyQuotes(_ text: String, _ node: Node) -> String {
        // A record is written by sitegen, which means what it writes.
        guard reader.isTyped, !reader.holdsAnyText, let first = text.utf8.first, first >= 0x80,
            let opening = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            let closing = YAMLDiagnosis.closing[opening], closing.contains(last)
        else { return text }
        let inner = text.unicodeScalars.dropFirst().dropLast()
        guard !inner.contains(opening), !inner.contains(last) || last == "\u{2019}" else { return text }
        notices.append(
            Diagnostic(
                .yamlSyntax,
                at: place(of: node, length: text.unicodeScalars.count),
                "The value is in curly quotation marks, which YAML reads as letters",
                help:
                    "use straight quotation marks, around the curly ones where readers should see them",
                fix: .replace(
                    text,
                    by: YAMLDiagnosis.quoted(String(inner)),
                    at: place(of: node, length: text.unicodeScalars.count),
                    "Use straight quotation marks"
                )
            )
        )
        return String(inner)
    }

    /// Reports a value of front matter in which a backslash has made a sign that no reader sees: a path of Windows, or a
    /// formula.
    private mutating func lookForEscapes(in text: String, _ node: Node) {
        guard reader.isTyped, !reader.holdsAnyText, let line = node.mark?.line, lines.indices.contains(line - 1),
            lines[line - 1].contains("\\")
        else { return }
        let hidden = text.unicodeScalars.first { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
            default: false
            }
        }
        guard let hidden, hidden != "\u{200D}", hidden != "\u{200C}" else { return }
        notices.append(
            Diagnostic(
                .yamlSyntax,
                at: place(of: node, length: 0),
                "A backslash in double quotes makes the invisible character"
                    + " \(hidden.codePoint) in this value",
                help: "use single quotes, in which a backslash is only a backslash"
            )
        )
    }

    private func comment(after node: Node, length: Int) -> SourceLocation? {
        guard let mark = node.mark, length > 0, lines.indices.contains(mark.line - 1) else { return nil }
        let scalars = Array(lines[mark.line - 1].unicodeScalars)
        guard var column = scalars.indices.contains(mark.column - 1 + length) ? mark.column - 1 + length : nil else {
            return nil
        }
        while column < scalars.count, scalars[column] == " " || scalars[column] == "\t" { column += 1 }
        guard column < scalars.count, scalars[column] == "#" else { return nil }
        return reader.location(mark.line, column + 1, length: scalars.count - column)
    }

    private func place(of node: Node, length: Int) -> SourceLocation {
        reader.location(node.mark?.line ?? 1, node.mark?.column ?? 1, length: length)
    }

    private func refusal(
        _ identifier: DiagnosticIdentifier,
        at location: SourceLocation,
        _ message: String,
        help: String?
    ) -> Refusal {
        Refusal(diagnostic: Diagnostic(identifier, at: location, message, help: help))
    }
}
