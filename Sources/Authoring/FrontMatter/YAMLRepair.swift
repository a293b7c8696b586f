import ASCII
import Diagnostics

/// A YAML text, mistake by mistake made into what was meant, so that one mistake does not hide the others.
struct YAMLRepair {
    /// The text as far as it is fixed. Its lines stay where they are.
    var yaml: String
    /// Whether a line was taken out whose key is not known.
    private(set) var isIncomplete = false

    private let file: SourceFile
    private let firstLine: Int
    /// Lines, counted from 1, that were reported, and those whose value was taken out.
    private var reported: Set<Int> = []
    private var emptied: Set<Int> = []

    /// How many mistakes of one text are reported before it is given up: each costs another look at the whole text.
    private static let maximumMistakes = 20

    /// What stands for a value that could not be read: a character of a private use area, which no text has.
    static let unreadable = "\u{E0FE}"

    init(_ yaml: String, file: SourceFile, firstLine: Int) {
        self.yaml = yaml
        self.file = file
        self.firstLine = firstLine
    }

    /// Reports why a parser stopped and fixes it; whether the rest can be read now.
    mutating func fix(_ problem: YAMLProblem, _ diagnostics: inout [Diagnostic]) -> Bool {
        let diagnosis = YAMLDiagnosis(yaml)
        if let slip = diagnosis.slip(upTo: problem.noticedLine), fix(slip, &diagnostics) { return true }
        let isNew = reported.insert(problem.line).inserted
        if isNew { diagnostics.append(problem.diagnostic) }
        guard reported.count <= Self.maximumMistakes else { return false }
        return takeOut(problem.line, diagnosis.lines)
    }

    /// Reports and fixes the slip of a line, or of a line before it; whether there is one.
    mutating func fixSlip(at line: Int, _ diagnostics: inout [Diagnostic]) -> Bool {
        YAMLDiagnosis(yaml).slip(at: line).map { fix($0, &diagnostics) } ?? false
    }

    /// Reports and fixes the `- ` that is missing before a key that is given twice; whether there is one.
    mutating func fixMissingDash(
        _ keys: [String],
        line: Int,
        column: Int,
        isList: Bool,
        _ diagnostics: inout [Diagnostic]
    ) -> Bool {
        let slip = YAMLDiagnosis(yaml).missingDash(repeating: keys, from: line, column: column, isList: isList)
        return slip.map { fix($0, &diagnostics) } ?? false
    }

    /// Reports and takes out characters that no one sees.
    mutating func fixInvisibleCharacters(_ diagnostics: inout [Diagnostic]) {
        guard yaml.withUTF8({ InvisibleCharacters.may(beIn: $0) }) else { return }
        let diagnosis = YAMLDiagnosis(yaml)
        for slip in diagnosis.lines.indices.compactMap(diagnosis.invisibleCharacter) { _ = fix(slip, &diagnostics) }
    }

    /// Reports and fixes items of lists that begin with another sign than a hyphen and a space.
    mutating func fixListMarkers(isList: Bool, _ diagnostics: inout [Diagnostic]) {
        guard yaml.withUTF8({ YAMLListMarkers.may(beIn: $0) }) else { return }
        for slip in YAMLListMarkers(YAMLDiagnosis(yaml), isList: isList).slips() { _ = fix(slip, &diagnostics) }
    }

    /// Reports and fixes values that begin with a name of YAML's own (`&name`, `!tag`), which would not be shown.
    mutating func fixNames(_ diagnostics: inout [Diagnostic]) {
        guard mayHoldNames else { return }
        let diagnosis = YAMLDiagnosis(yaml)
        for slip in diagnosis.lines.indices.compactMap(diagnosis.nameInValue) { _ = fix(slip, &diagnostics) }
    }

    /// Whether `&` or `!` follows a space anywhere; a search by characters would take longer than reading the YAML.
    private var mayHoldNames: Bool {
        mutating get {
            yaml.withUTF8 { bytes in
                bytes.indices.dropFirst().contains {
                    (bytes[$0] == UInt8(ascii: "&") || bytes[$0] == UInt8(ascii: "!")) && bytes[$0 - 1] == .space
                }
            }
        }
    }

    private mutating func fix(_ slip: YAMLDiagnosis.Slip, _ diagnostics: inout [Diagnostic]) -> Bool {
        guard reported.count < Self.maximumMistakes, reported.insert(slip.line).inserted else { return false }
        var lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        diagnostics.append(
            Diagnostic(
                .yamlSyntax,
                at: SourceLocation(file, line: firstLine + slip.line - 1, column: slip.column, length: slip.length),
                slip.message,
                help: slip.help,
                fix: edit(for: slip, lines)
            )
        )
        isIncomplete = isIncomplete || slip.isIncomplete
        for (line, text) in slip.fixes where lines.indices.contains(line - 1) { lines[line - 1] = text }
        yaml = lines.joined(separator: "\n")
        return true
    }

    /// What a program can do about a slip. Lines that were repaired before are not as they are in the file, and then the
    /// fix finds no place.
    private func edit(for slip: YAMLDiagnosis.Slip, _ lines: [String]) -> Fix? {
        slip.fixTitle.map { title in
            let changed = slip.fixes.filter { lines.indices.contains($0.line - 1) && lines[$0.line - 1] != $0.text }
            return Fix.rewrite(
                changed.map { (number: firstLine + $0.line - 1, written: lines[$0.line - 1], meant: $0.text) },
                of: file,
                title
            )
        }
    }

    /// Takes the value of a line out with all that belongs to it; whether anything was there to take.
    private mutating func takeOut(_ line: Int, _ parsed: [YAMLLine]) -> Bool {
        let index = line - 1
        guard parsed.indices.contains(index), emptied.insert(line).inserted else { return false }
        var lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == parsed.count else { return false }
        let broken = parsed[index]
        guard broken.hasKey, let key = broken.key, let colon = broken.colon else {
            lines[index] = ""
            isIncomplete = true
            // What is below a key without its colon is no part of the key before.
            if broken.key == nil, broken.dashes.isEmpty {
                var below = index + 1
                while below < lines.count, parsed[below].isBlank || parsed[below].indent > broken.indent {
                    lines[below] = ""
                    below += 1
                }
            }
            yaml = lines.joined(separator: "\n")
            return true
        }
        lines[index] = broken.replacing(from: colon, with: ": " + Self.unreadable)
        var next = index + 1
        while next < lines.count, parsed[next].isBlank || parsed[next].indent > key.lowerBound {
            lines[next] = ""
            next += 1
        }
        yaml = lines.joined(separator: "\n")
        return true
    }
}
