import ASCII
package import Diagnostics

/// A part of a text that has a name: a section below its heading, a key with what belongs to it, an item of a list.
package struct TextPart: Sendable, Equatable {
    /// Its name.
    package let name: String
    /// What its value is, where that is on its line.
    package let detail: String?
    /// Whether it is a section of a text, and no key or item.
    package let isSection: Bool
    /// The 1-based line on which it starts.
    package let line: Int
    /// The 1-based line after its last one.
    package private(set) var end: Int
    /// The parts within it.
    package private(set) var parts: [TextPart] = []

    /// The sections of a Markdown file, each within the one above whose heading is greater.
    package static func parts(ofMarkdown source: [UInt8]) -> [TextPart] {
        let text = MarkdownBody(source)
        let headings = text.outline.headings.filter { !$0.isNested }
        let flat = headings.map { heading in
            (
                level: heading.level,
                part: TextPart(
                    name: heading.words,
                    detail: nil,
                    isSection: true,
                    line: text.line(of: heading.range.lowerBound),
                    end: text.lineCount + 1
                )
            )
        }
        return nested(flat, end: text.lineCount + 1)
    }

    /// The keys of a YAML file, with those within them.
    package static func parts(ofYAML source: [UInt8]) -> [TextPart] {
        let lines = TextLines(source)
        let diagnosis = YAMLDiagnosis(lines.text(1..<lines.count + 1))
        let flat = diagnosis.lines.indices.compactMap { index -> (level: Int, part: TextPart)? in
            let line = diagnosis.lines[index]
            guard !diagnosis.isText[index], !line.isBlank, line.hasKey || !line.dashes.isEmpty else { return nil }
            let value = YAMLLine.text(line.value)
            // An item is known by what is on its first line.
            let isItem = !line.dashes.isEmpty
            let part = TextPart(
                name: isItem && !value.isEmpty ? value : line.keyName,
                detail: isItem || value.isEmpty || line.startsBlockText ? nil : value,
                isSection: false,
                line: index + 1,
                end: lines.count + 1
            )
            return (line.dashes.last ?? line.key?.lowerBound ?? line.indent, part)
        }
        return nested(flat, end: lines.count + 1)
    }

    private static let maximumDepth = 16

    /// Parts in order, put into those before them that have a smaller level.
    ///
    /// What is deeper than editors show is left out.
    private static func nested(_ flat: [(level: Int, part: TextPart)], end: Int, depth: Int = 0) -> [TextPart] {
        guard depth < maximumDepth else { return [] }
        var found: [TextPart] = []
        var index = 0
        while index < flat.count {
            var (level, part) = flat[index]
            let next = flat[(index + 1)...].firstIndex { $0.level <= level } ?? flat.count
            part.end = next < flat.count ? flat[next].part.line : end
            part.parts = nested(Array(flat[(index + 1)..<next]), end: part.end, depth: depth + 1)
            found.append(part)
            index = next
        }
        return found
    }
}

/// A place of a text that links can name behind a `#`.
package struct LinkablePlace: Sendable, Equatable {
    /// The name.
    package let id: String
    /// The words of the heading; `nil` for any other place.
    package let words: String?
    /// The 1-based line.
    package let line: Int

    /// Where it is, in a file.
    package func location(in file: SourceFile) -> SourceLocation { SourceLocation(file, line: line, column: 1) }

    /// The headings of a Markdown file and what has an id of its own, in order.
    package static func all(inMarkdown source: [UInt8]) -> [LinkablePlace] {
        let text = MarkdownBody(source)
        var found = text.outline.headings.map {
            LinkablePlace(id: $0.anchor, words: $0.words, line: text.line(of: $0.range.lowerBound))
        }
        found += text.outline.tags.compactMap { tag in
            guard !tag.isEnd, let id = tag["id"] else { return nil }
            return LinkablePlace(id: id, words: nil, line: text.line(of: tag.range.lowerBound))
        }
        found += text.writtenIDs.map { LinkablePlace(id: $0.id, words: nil, line: $0.line) }
        var known: Set<String> = []
        return found.filter { known.insert($0.id).inserted }.sorted { $0.line < $1.line }
    }
}

/// The Markdown of a file, with the lines that it is on.
private struct MarkdownBody {
    let outline: MarkdownOutline
    private let bytes: [UInt8]
    private let firstLine: Int
    private let lines: SourceLines
    let lineCount: Int

    init(_ source: [UInt8]) {
        let lines = TextLines(source)
        firstLine = FrontMatterPlace(lines)?.bodyLine ?? 1
        lineCount = lines.count
        bytes = Array(lines.text(firstLine..<lines.count + 1).utf8)
        self.lines = SourceLines(bytes)
        outline = MarkdownOutline(bytes)
    }

    /// The 1-based line of an offset, in the file.
    func line(of offset: Int) -> Int { firstLine + lines.line(ofOffset: offset) - 1 }

    /// Each `{#id}` outside of code, with its 1-based line.
    var writtenIDs: [(id: String, line: Int)] {
        let mark = Array("{#".utf8)
        return bytes.indices.dropLast().compactMap { index in
            guard bytes[index...].starts(with: mark), !outline.isCode(index) else { return nil }
            let id = bytes[(index + 2)...].prefix { $0 != UInt8(ascii: "}") && $0 != .lineFeed }
            let name = String(decoding: id, as: UTF8.self)
            return MarkdownOutline.isID(name) ? (name, line(of: index)) : nil
        }
    }
}
