import ASCII
import Diagnostics

/// The start of a file that has front matter of another form than ours, or nearly ours.
struct FrontMatterOpening {
    private enum Kind {
        case invisible(Unicode.Scalar)
        case blankLine
        case nearFence
        case noFence
        case toml
        case json
    }

    private let kind: Kind
    /// The line of the file that is wrong, counted from 1, and its length.
    private let line: Int
    private let length: Int
    /// What stands in the first line that is not blank.
    private let written: String
    /// Where the keys start; `nil` where they are no YAML.
    let keys: (offset: Int, line: Int)?

    /// Looks at the first lines of a text; `nil` where nothing tells that there should be front matter.
    init?(_ text: ArraySlice<UInt8>) {
        var offset = text.startIndex
        var line = 1
        func end(_ start: Int) -> Int { text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex }
        while offset < text.endIndex, text[offset..<end(offset)].allSatisfy(FrontMatterSplit.isSpace) {
            offset = min(end(offset) + 1, text.endIndex)
            line += 1
        }
        guard offset < text.endIndex else { return nil }
        let first = text[offset..<end(offset)]
        let next = min(end(offset) + 1, text.endIndex)
        let hasKeys = Self.isKeyLine(text[next..<end(next)])
        self.line = line > 1 ? 1 : line
        length = line > 1 ? 0 : SourceEncoding.text(first).unicodeScalars.count
        written = Self.withoutReturn(SourceEncoding.text(first))
        let words = written.filter { !$0.isWhitespace }
        if line == 1, let hidden = Self.invisibleCharacter(inFence: first) {
            kind = .invisible(hidden)
            keys = (offset: next, line: line + 1)
        } else if FrontMatterSplit.isFence(first), hasKeys, line > 1 {
            kind = .blankLine
            keys = (offset: next, line: line + 1)
        } else if Self.isNearFence(first), hasKeys {
            kind = .nearFence
            keys = (offset: next, line: line + 1)
        } else if words == "+++" {
            kind = .toml
            keys = nil
        } else if words == "{" || words.hasPrefix("{\"") {
            kind = .json
            keys = nil
        } else if Self.isKeyLine(first), Self.hasFence(text[next...]) {
            kind = .noFence
            keys = (offset: offset, line: line)
        } else {
            return nil
        }
    }

    /// What is wrong with the first lines.
    func problem(in file: SourceFile) -> Diagnostic {
        let (message, help) =
            switch kind {
            case .invisible(let hidden):
                (
                    "The invisible character \(hidden.codePoint) is in the line that starts the front matter",
                    "delete it, so that nothing but `---` is on the line"
                )
            case .blankLine:
                (
                    "There is a blank line before the front matter",
                    "delete it, so that the file starts with the line `---`"
                )
            case .nearFence:
                (
                    "The front matter must start with a line of three hyphens, but this line is different",
                    "write `---` here, at the start of the line and with nothing else on it"
                )
            case .noFence:
                ("The line `---` before the first key is missing", "start the file with a line `---`")
            case .toml:
                (
                    "The front matter is TOML, as `+++` says, but here it must be YAML",
                    "write `key: value` lines between two lines `---`"
                )
            case .json:
                (
                    "The front matter is JSON, but here it must be YAML",
                    "write `key: value` lines between two lines `---`"
                )
            }
        return Diagnostic(
            .frontMatterMissing,
            at: SourceLocation(file, line: line, column: 1, length: length),
            message,
            help: help,
            fix: fix(in: file)
        )
    }

    private func fix(in file: SourceFile) -> Fix? {
        let title = "Write `---`"
        switch kind {
        case .invisible, .nearFence:
            return line == 1
                ? .rewrite([(number: 1, written: written, meant: FrontMatterSplit.fence)], of: file, title) : nil
        case .noFence:
            guard line == 1 else { return nil }
            let start = SourceLocation(file)
            return Fix(
                title,
                isCertain: true,
                [Fix.Edit(start, written: nil, replacement: FrontMatterSplit.fence + "\n")]
            )
        case .blankLine, .toml, .json: return nil
        }
    }

    static func withoutReturn(_ line: String) -> String {
        line.unicodeScalars.last == "\r" ? String(String.UnicodeScalarView(line.unicodeScalars.dropLast())) : line
    }

    /// Whether a line was meant to be three hyphens: hyphens or dashes of another number or kind, after spaces perhaps.
    static func isNearFence(_ line: ArraySlice<UInt8>) -> Bool {
        // Most lines are ruled out by their first byte.
        let start = line.drop(while: { FrontMatterSplit.isSpace($0) })
        guard let first = start.first, first == UInt8(ascii: "-") || first == 0xE2 || first == 0xC2 || first == 0xEF
        else {
            return false
        }
        // So are the items of lists, which start with a hyphen too.
        guard !start.contains(where: { $0 < 0x80 && $0 > 0x20 && $0 != UInt8(ascii: "-") }) else { return false }
        let signs = SourceEncoding.text(start).unicodeScalars.filter {
            !$0.properties.isWhitespace && !InvisibleCharacters.hasNoWidth($0)
        }
        guard let sign = signs.first, signs.count <= 80 else { return false }
        let isDashes = signs.allSatisfy { $0 == "-" || ("\u{2010}"..."\u{2015}").contains($0) || $0 == "\u{2212}" }
        return isDashes && (signs.count > 1 || sign != "-")
    }

    /// The first character of a line of three hyphens that no one sees.
    static func invisibleCharacter(inFence line: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard line.count < 80, line.contains(where: { $0 >= 0xC2 }), isNearFence(line) else { return nil }
        let scalars = SourceEncoding.text(line).unicodeScalars
        let signs = scalars.filter { !YAMLLine.isAnySpace($0) && !InvisibleCharacters.hasNoWidth($0) && $0 != "\r" }
        guard signs.count == 3, signs.allSatisfy({ $0 == "-" }) else { return nil }
        return scalars.first { YAMLLine.isInvisible($0) || InvisibleCharacters.hasNoWidth($0) }
    }

    private static func isKeyLine(_ line: ArraySlice<UInt8>) -> Bool {
        let parsed = YAMLLine(Substring(SourceEncoding.text(line.prefix(200))))
        return parsed.hasKey && parsed.dashes.isEmpty && parsed.keyName.first?.isLowercase == true
    }

    private static func hasFence(_ text: ArraySlice<UInt8>) -> Bool {
        text.split(separator: UInt8(ascii: "\n"), maxSplits: 60, omittingEmptySubsequences: true).prefix(60)
            .contains { FrontMatterSplit.isFence($0) }
    }
}
