import Diagnostics
import SiteModel

/// Where the front matter of a file lies, and where its body starts.
struct FrontMatterSplit {
    /// The YAML between the two lines of hyphens; `nil` where the file has no front matter.
    var yaml: String?
    /// The 1-based line on which the YAML starts.
    var yamlLine: Int
    /// Where the Markdown starts.
    var body: BodyStart

    /// Splits a text that starts with a line `---` at the next such line; other lines of hyphens, in the YAML or in
    /// the Markdown, stay what they are.
    ///
    /// `source` is valid UTF-8; an initial byte-order mark is skipped, and lines may end in CRLF.
    init(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) {
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        yamlLine = 2
        let firstEnd = Self.endOfLine(source, from: start)
        guard Self.isFence(source[start..<firstEnd]) else {
            yaml = nil
            body = BodyStart(offset: start, line: 1, isBlank: Self.isBlank(source[start...]))
            return
        }
        let yamlStart = min(firstEnd + 1, source.count)
        var line = 2
        var position = yamlStart
        while position < source.count {
            let end = Self.endOfLine(source, from: position)
            if Self.isFence(source[position..<end]) {
                yaml = SourceEncoding.text(source[yamlStart..<position])
                let offset = min(end + 1, source.count)
                body = BodyStart(offset: offset, line: line + 1, isBlank: Self.isBlank(source[offset...]))
                return
            }
            position = end + 1
            line += 1
        }
        diagnostics.append(
            Diagnostic(
                .frontMatterUnclosed,
                at: SourceLocation(file, line: 1, column: 1, length: 3),
                "The front matter that starts here is never closed",
                help: "put a line `---` after the last key"
            )
        )
        yaml = nil
        body = BodyStart(offset: source.count, line: line, isBlank: true)
    }

    private static func endOfLine(_ source: [UInt8], from start: Int) -> Int {
        source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy(isSpace)
    }

    private static func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
        text.allSatisfy { isSpace($0) || $0 == UInt8(ascii: "\n") }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}
