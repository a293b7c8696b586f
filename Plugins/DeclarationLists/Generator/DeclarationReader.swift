/// Finds in the sources of a module what has to be in its lists:
///
/// - each kind of problem: a line `static let name = DiagnosticIdentifier(` in an `extension DiagnosticIdentifier {`;
/// - each type that conforms to a protocol that is written as `protocol Name: Listed`: a line `struct Type: Name {`. Such
///   a type may have a kind of its own, `let identifier = DiagnosticIdentifier(`, which whoever has the type has too.
///
/// It reads lines as the formatter leaves them: one without indentation starts something new. What looks like one of
/// these and is written otherwise is a problem, so that no list ever lacks something.
struct DeclarationReader {
    /// The names of the kinds, sorted.
    private(set) var kinds: [String] = []
    /// The listed protocols with the names of the types that conform to each, both sorted.
    private(set) var conforming: [(name: String, types: [String])] = []
    /// What could not be read, each with its place, as a compiler says it.
    private(set) var problems: [String] = []

    /// What the lines of a file are part of.
    private enum Part {
        case kinds
        case listedType
        case other
    }

    /// Reads the sources of one module.
    init(_ sources: [(path: String, text: String)]) {
        let files = sources.map {
            (path: $0.path, lines: $0.text.split(separator: "\n", omittingEmptySubsequences: false))
        }
        conforming = files.flatMap(\.lines)
            .compactMap { $0.wholeMatch(of: /(?:package )?protocol (\w+): Listed\b.*/) }
            .map { (name: String($0.1), types: []) }
            .sorted { $0.name < $1.name }
        for file in files { read(file.lines, of: file.path) }
        kinds.sort()
        for index in conforming.indices { conforming[index].types.sort() }
    }

    private mutating func read(_ lines: [Substring], of path: String) {
        var part = Part.other
        for (index, line) in lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
            if line.first?.isLetter == true { part = line == "extension DiagnosticIdentifier {" ? .kinds : .other }
            if let form = readConformance(in: line, &part) ?? readKind(in: line, part) {
                problems.append("\(path):\(index + 1): error: this cannot be listed; write `\(form)` on one line")
            }
        }
    }

    /// Reads the type that a line starts, where it conforms to a listed protocol; what it gives back is how to write one
    /// that cannot be read.
    private mutating func readConformance(in line: Substring, _ part: inout Part) -> String? {
        for index in conforming.indices where line.conforms(to: conforming[index].name) {
            let name = conforming[index].name
            guard let type = line.wholeMatch(of: /struct (\w+): [\w, ]+ \{.*/) else { return "struct Type: \(name) {" }
            conforming[index].types.append(String(type.1))
            part = .listedType
        }
        return nil
    }

    /// Reads the kind that a line declares; what it gives back is how to write one that cannot be read.
    private mutating func readKind(in line: Substring, _ part: Part) -> String? {
        let isMade = line.contains(/DiagnosticIdentifier(?:\.init)?\(/)
        switch part {
        case .kinds:
            if let kind = line.wholeMatch(of: /\s{4}(?:package )?static let (\w+) = DiagnosticIdentifier\(.*/) {
                kinds.append(String(kind.1))
            } else if isMade || line.contains(/\bstatic\b/) {
                return "static let name = DiagnosticIdentifier("
            }
        case .listedType:
            if isMade, !line.hasPrefix("    let identifier = DiagnosticIdentifier(") {
                return "let identifier = DiagnosticIdentifier("
            }
        case .other:
            if isMade || line.contains(/\bextension (?:\w+\.)?DiagnosticIdentifier\b/) {
                return "extension DiagnosticIdentifier {"
            }
        }
        return nil
    }

    /// The lists of a module as Swift.
    func lists(of module: String) -> String {
        var text = module == "Diagnostics" ? "" : "package import Diagnostics\n\n"
        text += "extension DiagnosticIdentifier {\n"
        text += "    /// The kinds of problems that are declared in \(module).\n"
        text += "    package static let declaredIn\(module): [DiagnosticIdentifier] = [\n"
        text += kinds.map { "        .\($0),\n" }.joined() + "    ]\n}\n"
        guard !conforming.isEmpty else { return text }
        text += "\n/// One value of each type that conforms to a listed protocol.\nenum Listing {\n"
        for (name, types) in conforming {
            text += "    static let of\(name): [any \(name)] = [\n"
            text += types.map { "        \($0)(),\n" }.joined() + "    ]\n"
        }
        return text + "}\n"
    }
}

extension Substring {
    /// Whether the name is in the line where a type says what it conforms to: after a colon, a comma, `&` or
    /// the name of a module, or first.
    fileprivate func conforms(to name: String) -> Bool {
        ranges(of: name).contains { range in
            let before = self[..<range.lowerBound].last { $0 != " " }
            let after = self[range.upperBound...].first
            let isWhole = after.map { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? true
            return isWhole && (before.map { ":,&.".contains($0) } ?? true)
        }
    }
}
