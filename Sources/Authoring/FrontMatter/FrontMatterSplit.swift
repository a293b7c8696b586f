import ASCII
package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let frontMatterUnclosed = DiagnosticIdentifier(
        "front-matter-unclosed",
        .error,
        "The front matter of a page is not closed"
    )
}

/// Where the front matter of a file lies, and where its body starts.
struct FrontMatterSplit {
    /// The YAML between the two lines of hyphens; `nil` where the file has no front matter.
    var yaml: String?
    /// The 1-based line on which the YAML starts.
    var yamlLine: Int
    /// Where the Markdown starts.
    var body: BodyStart

    /// Splits a text that starts with a line `---` at the next such line; other lines of hyphens, in the YAML or in
    /// the Markdown, stay what they are. What was clearly meant to be such a line is reported and taken for one.
    ///
    /// `source` is valid UTF-8; an initial byte-order mark is skipped, and lines may end in CRLF.
    init(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) {
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let firstEnd = Self.endOfLine(source, from: start)
        yamlLine = 2
        var yamlStart = min(firstEnd + 1, source.count)
        if !Self.isFence(source[start..<firstEnd]) {
            // Only a file that begins strangely is looked at more closely.
            guard let opening = FrontMatterOpening(source[start...]) else {
                yaml = nil
                body = BodyStart(offset: start, line: 1, isBlank: Self.isBlank(source[start...]))
                return
            }
            diagnostics.append(opening.problem(in: file))
            guard let keys = opening.keys else {
                yaml = nil
                body = BodyStart(offset: source.count, line: 1, isBlank: true)
                return
            }
            (yamlStart, yamlLine) = (keys.offset, keys.line)
        }
        var line = yamlLine
        var position = yamlStart
        var nearFence: (range: Range<Int>, line: Int)?
        while position < source.count {
            let end = Self.endOfLine(source, from: position)
            if Self.isFence(source[position..<end]) {
                yaml = SourceEncoding.text(source[yamlStart..<position])
                body = Self.body(source, after: end, line: line)
                return
            }
            if nearFence == nil, FrontMatterOpening.isNearFence(source[position..<end]) {
                nearFence = (position..<end, line)
            }
            position = end + 1
            line += 1
        }
        if let nearFence {
            let written = SourceEncoding.text(source[nearFence.range])
            let hidden = FrontMatterOpening.invisibleCharacter(inFence: source[nearFence.range])
            diagnostics.append(
                Diagnostic(
                    .frontMatterUnclosed,
                    at: SourceLocation(file, line: nearFence.line, column: 1, length: written.unicodeScalars.count),
                    hidden.map {
                        "The invisible character \($0.codePoint) is in the line that ends the front matter"
                    } ?? "The front matter must end with a line of three hyphens, but this line is different",
                    help: hidden == nil
                        ? "write `---` here, at the start of the line and with nothing else on it"
                        : "delete it, so that nothing but `---` is on the line",
                    fix: .rewrite(
                        [
                            (
                                number: nearFence.line, written: FrontMatterOpening.withoutReturn(written),
                                meant: Self.fence
                            )
                        ],
                        of: file,
                        "Write `\(Self.fence)`"
                    )
                )
            )
            yaml = SourceEncoding.text(source[yamlStart..<nearFence.range.lowerBound])
            body = Self.body(source, after: nearFence.range.upperBound, line: nearFence.line)
            return
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

    private static func body(_ source: [UInt8], after end: Int, line: Int) -> BodyStart {
        let offset = min(end + 1, source.count)
        return BodyStart(offset: offset, line: line + 1, isBlank: isBlank(source[offset...]))
    }

    static func endOfLine(_ source: [UInt8], from start: Int) -> Int {
        source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
    }

    /// The line before and after front matter.
    static let fence = "---"

    static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy(isSpace)
    }

    private static func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
        text.allSatisfy { isSpace($0) || $0 == UInt8(ascii: "\n") }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}
