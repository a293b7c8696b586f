import ASCII
import Diagnostics
import SiteModel

/// Reads YAML in the forms that most front matter has, in one go over its bytes: groups and lists by indentation, values on
/// one line, plain or in quotes, and folded texts (`>-`). Yams, which is made for all of YAML, took a sixth of a build.
///
/// Whatever looks different in the least, and every error, is left to Yams: the answer is then `nil`. `PlainYAMLTests`
/// holds the two to the same nodes and places.
struct PlainYAML {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let file: SourceFile
    private let firstLine: Int
    private var lines: [Line] = []
    private var next = 0
    private var lineCount = 0

    /// A line with anything on it but a comment.
    private struct Line {
        /// Its number, counted from 0.
        let number: Int
        /// Where it starts, and where what is on it starts and ends.
        let start: Int
        var content: Range<Int>
        /// How many spaces are before what is on it.
        var indent: Int { content.lowerBound - start }
    }

    /// How deep groups and lists may be in each other before Yams takes over, and how many bytes a text may have: within
    /// these, none of the limits of `YAMLReader` can be reached.
    private static let maximumDepth = 8
    private static let maximumSize = 16 * 1024
    /// How many keys a group may have: each is compared with those before it.
    private static let maximumKeys = 400

    /// The root of a text that begins on a line of a file; `nil` for what only Yams reads.
    static func root(of text: String, file: SourceFile, firstLine: Int) -> YAMLNode? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count <= maximumSize, !InvisibleCharacters.may(beIn: bytes) else { return nil }
            var reader = PlainYAML(bytes: bytes, file: file, firstLine: firstLine)
            guard reader.findLines(), let first = reader.lines.first, first.indent == 0,
                let root = reader.block(indent: 0, depth: 0), reader.next == reader.lines.count
            else { return nil }
            return root
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, file: SourceFile, firstLine: Int) {
        self.bytes = bytes
        self.file = file
        self.firstLine = firstLine
    }

    // MARK: Lines

    private mutating func findLines() -> Bool {
        var start = 0
        var number = 0
        while start < bytes.count {
            var end = start
            var content: Int?
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
                guard isPlain(at: end) else { return false }
                if content == nil, bytes[end] != .space { content = end }
                end += 1
            }
            if let content, bytes[content] != UInt8(ascii: "#") {
                guard bytes[end - 1] != .space else { return false }
                lines.append(Line(number: number, start: start, content: content..<end))
            }
            start = end + 1
            number += 1
        }
        lineCount = number
        return true
    }

    /// Whether a byte is no control character, and does not begin what ends a line or is none in YAML 1.1 (section 5.4).
    private func isPlain(at index: Int) -> Bool {
        let byte = bytes[index]
        guard !byte.isASCIIControl else { return false }
        switch byte {
        case 0xC2: return index + 1 < bytes.count && bytes[index + 1] >= 0xA0
        case 0xE2:
            return !(index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(bytes[index + 2]))
        case 0xEF: return index + 1 < bytes.count && bytes[index + 1] < 0xBB
        default: return true
        }
    }

    private func location(_ line: Line, _ index: Int, length: Int) -> SourceLocation {
        SourceLocation(file, line: firstLine + line.number, column: characters(line.start..<index) + 1, length: length)
    }

    /// How many code points a range has.
    private func characters(_ range: Range<Int>) -> Int { range.count { bytes[$0] & 0xC0 != 0x80 } }

    // MARK: Groups and lists

    /// The group or list whose lines are all indented alike.
    private mutating func block(indent: Int, depth: Int) -> YAMLNode? {
        guard depth < Self.maximumDepth, next < lines.count else { return nil }
        let first = lines[next]
        guard first.indent == indent else { return nil }
        let location = location(first, first.content.lowerBound, length: 1)
        if isItem(first) {
            return list(indent: indent, depth: depth).map { YAMLNode(content: .sequence($0), location: location) }
        }
        return group(indent: indent, depth: depth).map { YAMLNode(content: .mapping($0), location: location) }
    }

    private func isItem(_ line: Line) -> Bool { bytes[line.content.lowerBound] == UInt8(ascii: "-") }

    private mutating func list(indent: Int, depth: Int) -> [YAMLNode]? {
        var items: [YAMLNode] = []
        while next < lines.count, lines[next].indent == indent, isItem(lines[next]) {
            var line = lines[next]
            let start = line.content.lowerBound + 2
            guard start < line.content.upperBound, bytes[start - 1] == .space, bytes[start] != .space,
                bytes[start] != UInt8(ascii: "-")
            else { return nil }
            line.content = start..<line.content.upperBound
            if key(line) != nil {
                // What follows the hyphen is the first line of a group.
                lines[next] = line
                guard let item = block(indent: line.indent, depth: depth + 1) else { return nil }
                items.append(item)
            } else {
                next += 1
                guard isAlone(below: indent), let item = value(line, line.content) else { return nil }
                items.append(item)
            }
        }
        return next < lines.count && lines[next].indent >= indent ? nil : items
    }

    private mutating func group(indent: Int, depth: Int) -> [YAMLNode.Entry]? {
        var entries: [YAMLNode.Entry] = []
        while next < lines.count, lines[next].indent == indent {
            let line = lines[next]
            guard let key = key(line) else { return nil }
            let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[key]), as: UTF8.self)
            guard entries.count < Self.maximumKeys, !entries.contains(where: { $0.key == name }) else { return nil }
            next += 1
            var start = key.upperBound + 1
            let value: YAMLNode?
            if start == line.content.upperBound {
                guard next < lines.count, lines[next].indent > indent else { return nil }
                value = block(indent: lines[next].indent, depth: depth + 1)
            } else if bytes[start..<line.content.upperBound].elementsEqual(" >-".utf8) {
                value = foldedText(line, below: indent)
            } else {
                while bytes[start] == .space { start += 1 }
                value = isAlone(below: indent) ? self.value(line, start..<line.content.upperBound) : nil
            }
            guard let value else { return nil }
            entries.append(
                YAMLNode.Entry(key: name, keyLocation: location(line, key.lowerBound, length: key.count), value: value)
            )
        }
        return next < lines.count && lines[next].indent > indent ? nil : entries
    }

    /// The lines below a key with `>-`, joined by spaces: where they are all indented alike, and no blank line or one that
    /// looks like a comment is among them or after them.
    private mutating func foldedText(_ line: Line, below indent: Int) -> YAMLNode? {
        var texts: [String] = []
        var number = line.number + 1
        guard next < lines.count, lines[next].indent > indent else { return nil }
        let inner = lines[next].indent
        while next < lines.count, lines[next].indent > indent {
            guard lines[next].indent == inner, lines[next].number == number else { return nil }
            texts.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[lines[next].content]), as: UTF8.self))
            next += 1
            number += 1
        }
        guard number == (next < lines.count ? lines[next].number : lineCount) else { return nil }
        return YAMLNode(
            content: .scalar(texts.joined(separator: " "), isQuoted: false),
            location: location(line, line.content.upperBound - 2, length: 1)
        )
    }

    /// Whether what is on a line ends there: the next line is not indented deeper, and so is no part of it.
    private func isAlone(below indent: Int) -> Bool { next == lines.count || lines[next].indent <= indent }

    /// The key that a line begins with: letters, digits, `-`, `_` and `/`, up to a colon that ends the line or has a space
    /// after it.
    private func key(_ line: Line) -> Range<Int>? {
        var end = line.content.lowerBound
        while end < line.content.upperBound, bytes[end].isASCIILetterOrDigit || "-_/".utf8.contains(bytes[end]) {
            end += 1
        }
        guard end > line.content.lowerBound, bytes[line.content.lowerBound].isASCIILetterOrDigit,
            end < line.content.upperBound, bytes[end] == UInt8(ascii: ":"),
            end + 1 == line.content.upperBound || bytes[end + 1] == .space
        else { return nil }
        return line.content.lowerBound..<end
    }

    // MARK: Values

    private func value(_ line: Line, _ range: Range<Int>) -> YAMLNode? {
        guard bytes[range.lowerBound] == UInt8(ascii: "[") else { return scalar(line, range, isInList: false) }
        guard bytes[range.upperBound - 1] == UInt8(ascii: "]"), range.count >= 2 else { return nil }
        let inside = range.lowerBound + 1..<range.upperBound - 1
        var items: [YAMLNode] = []
        // A comma in quotes is left to Yams: neither half has both its quotation marks.
        for part in bytes[inside].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: inside.isEmpty) {
            guard let start = part.firstIndex(where: { $0 != .space }),
                let end = part.lastIndex(where: { $0 != .space }),
                let item = scalar(line, start..<end + 1, isInList: true)
            else { return nil }
            items.append(item)
        }
        return YAMLNode(content: .sequence(items), location: location(line, range.lowerBound, length: 1))
    }

    private func scalar(_ line: Line, _ range: Range<Int>, isInList: Bool) -> YAMLNode? {
        let first = bytes[range.lowerBound]
        let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        var text = range
        if isQuoted {
            guard range.count >= 2, bytes[range.upperBound - 1] == first else { return nil }
            text = range.lowerBound + 1..<range.upperBound - 1
            guard text.allSatisfy({ bytes[$0] != first && bytes[$0] != UInt8(ascii: "\\") }) else { return nil }
        } else {
            guard first.isASCIILetterOrDigit || "/+".utf8.contains(first), isPlainText(text, isInList: isInList) else {
                return nil
            }
        }
        return YAMLNode(
            content: .scalar(
                String(decoding: UnsafeBufferPointer(rebasing: bytes[text]), as: UTF8.self),
                isQuoted: isQuoted
            ),
            location: location(line, range.lowerBound, length: characters(text) + (isQuoted ? 2 : 0))
        )
    }

    /// Whether a value without quotes is one text and nothing else, in YAML and to whoever reads it: no colon before a
    /// space or at the end, no comment, no hyphen between spaces, and in a list no sign of one.
    private func isPlainText(_ text: Range<Int>, isInList: Bool) -> Bool {
        for index in text {
            let next = index + 1 < text.upperBound ? bytes[index + 1] : .space
            switch bytes[index] {
            case UInt8(ascii: ":"): if next == .space || isInList { return false }
            case UInt8(ascii: "#"): if bytes[index - 1] == .space { return false }
            case UInt8(ascii: "-"): if next == .space, bytes[index - 1] == .space { return false }
            default: if isInList, "[]{}\"'?".utf8.contains(bytes[index]) { return false }
            }
        }
        return true
    }
}
