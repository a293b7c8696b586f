import ASCII
package import Diagnostics

/// What is written at a place of a file, whether the file is finished or not: what an editor can complete, explain and
/// follow there.
package struct WrittenPlace: Sendable, Equatable {
    /// What the word at the place is.
    package enum Role: Sendable, Equatable {
        /// A key of YAML, or an item of a list.
        case entry(Entry)
        /// The value of a key, or a part of it in brackets. `path` are the keys around it and the key itself.
        case value(path: [String])
        /// The id in `[^id]`.
        case citation
        /// The address of a link or an image, up to its `#`.
        case address(isImage: Bool)
        /// What follows the `#` of the address of a link; `path` is what is before it, and empty for the text itself.
        case anchor(path: String)
        /// What follows a brace: `service`, `people` or `fact`.
        case placeholder
        /// The name in `{service:name}`.
        case service
        /// The name in `{fact:name}`.
        case fact
        /// The reference in `{people:reference}`.
        case people
        /// The word in `[!WORD]` at the start of a quote.
        case cardMarker
        /// The words of a heading.
        case heading
        /// A word of the text.
        case word
        /// The line above or below front matter.
        case fence
    }

    /// A key of YAML or an item of a list; while it is typed, it may become either.
    package struct Entry: Sendable, Equatable {
        /// The keys around it, the outermost first.
        package var path: [String]
        /// The other keys of its group.
        package var siblings: Set<String> = []
        /// Whether it is behind the `- ` of an item of a list, on its line or above.
        package var isInItem = false
        /// Whether a colon follows, so that it is a key.
        package var hasColon = false
        /// The column in which it starts, counted in code points from 0.
        package var indent: Int
        /// Whether it is between braces.
        package var isInBraces = false
    }

    /// What the word is.
    package let role: Role
    /// The whole word: also what follows the place.
    package let text: String
    /// What of it is before the place.
    package let typed: String
    /// The 1-based line of the word.
    package let line: Int
    /// The 1-based columns of the word, in code points.
    package let columns: Range<Int>

    /// What files are written in.
    package enum Language: Sendable {
        /// Markdown, with front matter or without.
        case markdown
        case yaml
    }

    /// The place in a file; `nil` where there is nothing to say about it, such as in code and in comments.
    ///
    /// `source` is the whole file. The text before the place decides; what follows may be missing.
    package init?(at position: SourcePosition, in source: [UInt8], _ language: Language) {
        let lines = TextLines(source)
        guard let scalars = lines[position.line] else { return nil }
        let column = min(position.column - 1, scalars.count)
        let parts = language == .markdown ? FrontMatterPlace(lines) : nil
        let found: FoundWord?
        if let parts, parts.isFence(position.line) {
            found = FoundWord(.fence, line: position.line - 1, 0..<scalars.count)
        } else if language == .yaml || parts?.yaml.contains(position.line) == true {
            let yaml = parts?.yaml ?? 1..<lines.count + 1
            found = YAMLPlaces(lines.text(yaml)).word(line: position.line - yaml.lowerBound, column: column)?
                .moved(by: yaml.lowerBound - 1)
        } else {
            let body = (parts?.bodyLine ?? 1)..<lines.count + 1
            found = BodyPlaces(lines.text(body)).word(line: position.line - body.lowerBound, column: column)?
                .moved(by: body.lowerBound - 1)
        }
        guard let found, let written = lines[found.line + 1] else { return nil }
        role = found.role
        line = found.line + 1
        columns = found.columns.lowerBound + 1..<found.columns.upperBound + 1
        text = YAMLLine.text(written[found.columns])
        let end = line == position.line ? max(found.columns.lowerBound, min(column, found.columns.upperBound)) : 0
        typed = YAMLLine.text(written[found.columns.lowerBound..<max(found.columns.lowerBound, end)])
    }

    /// Where the word is, in a file.
    package func location(in file: SourceFile) -> SourceLocation {
        SourceLocation(file, line: line, column: columns.lowerBound, length: columns.count)
    }
}

/// A word that was found at a place; lines and columns count from 0.
struct FoundWord {
    let role: WrittenPlace.Role
    let line: Int
    let columns: Range<Int>

    init(_ role: WrittenPlace.Role, line: Int, _ columns: Range<Int>) {
        self.role = role
        self.line = line
        self.columns = columns
    }

    func moved(by lines: Int) -> FoundWord { FoundWord(role, line: line + lines, columns) }
}

/// The lines of a file, without their ends and without a byte-order mark.
struct TextLines {
    private let lines: [String]
    var count: Int { lines.count }

    init(_ source: [UInt8]) {
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        // A carriage return that is left would be one character with the line feed when lines are joined again.
        lines = source[start...].split(separator: .lineFeed, omittingEmptySubsequences: false).map { line in
            SourceEncoding.text(line[..<(line.lastIndex { $0 != .carriageReturn }.map { $0 + 1 } ?? line.startIndex)])
        }
    }

    /// A 1-based line; `nil` where there is none.
    subscript(_ number: Int) -> [Unicode.Scalar]? {
        lines.indices.contains(number - 1) ? Array(lines[number - 1].unicodeScalars) : nil
    }

    /// Some lines as a text.
    func text(_ numbers: Range<Int>) -> String {
        lines[max(0, numbers.lowerBound - 1)..<max(0, numbers.upperBound - 1)].joined(separator: "\n")
    }

    /// Whether a line is one of those around front matter.
    func isFence(_ number: Int) -> Bool {
        lines.indices.contains(number - 1) && FrontMatterSplit.isFence(Array(lines[number - 1].utf8)[...])
    }
}

/// Which lines of a text are front matter; `nil` where it has none. All are counted from 1.
///
/// Front matter that is not closed yet goes on to the end.
struct FrontMatterPlace {
    let yaml: Range<Int>
    /// The line on which the text begins.
    let bodyLine: Int

    init?(_ lines: TextLines) {
        guard lines.isFence(1) else { return nil }
        let end = (2..<max(2, lines.count + 1)).first(where: lines.isFence)
        yaml = 2..<(end ?? max(2, lines.count + 1))
        bodyLine = (end ?? lines.count) + 1
    }

    func isFence(_ line: Int) -> Bool { line == 1 || line == bodyLine - 1 && line >= yaml.upperBound }
}
