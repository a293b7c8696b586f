import ASCII
import Diagnostics

/// What a glance over the lines of a text tells before cmark sees it: whether it is within bounds, and where footnotes
/// are defined, which cmark does not tell.
struct MarkdownSurvey {
    /// A line that looks like `[^label]: …`; whether it is a definition only the parsed text tells.
    struct FootnoteCandidate {
        /// What is between `[^` and `]`.
        let label: String
        /// The 0-based line of the body.
        let line: Int
        /// The bytes of `[^label]`.
        let range: Range<Int>
    }

    /// The first line that Git wrote about a conflict of two versions, which both are in the text.
    private(set) var conflict: Range<Int>?

    /// The lines that may define footnotes, in order.
    private(set) var footnotes: [FootnoteCandidate] = []

    /// Whether there may be markup of other tools that leaves no sign in the parsed text.
    var hasHiddenMarkup: Bool { inlines.hasHiddenMarkup }
    /// Whether an address without brackets may reach into the text after it.
    var hasLongAddress: Bool { inlines.hasLongAddress }

    private var text: SourceText
    private var cells = 0
    private var columns = 0
    private var tableSearchCost = 0
    private var inlines = InlineCost()
    /// Where the lines since the last blank one start: what cmark may take for one paragraph.
    private var runStart = 0
    private var deepest = (depth: 0, offset: 0)
    private var definition: (line: Int, length: Int)?
    private var longestDefinition = 0
    private var definitionLines: [Int] = []

    /// Looks over a text; `nil` where it is out of bounds, which is then reported.
    init?(_ text: SourceText, reporting problems: inout MarkdownProblems) {
        self.text = text
        guard surveyLines(&problems), surveyReferences(&problems) else { return nil }
    }

    private mutating func surveyLines(_ problems: inout MarkdownProblems) -> Bool {
        for index in 0..<text.lineCount {
            let line = text.line(index)
            if let refusal = refusal(of: line) {
                problems.report(refusal)
                return false
            }
            if conflict == nil { conflict = conflictMarker(of: line) }
            let markers = readMarkers(of: line, index)
            guard markers.depth <= MarkdownLimits.nesting else {
                let location = text.location(line.lowerBound..<line.lowerBound)
                problems.report(.nestingTooDeep(at: location))
                return false
            }
            if isBlank(line) {
                columns = 0
                endDefinition()
                runStart = line.upperBound
                inlines.endParagraph()
                continue
            }
            let content = markers.content..<line.upperBound
            guard !content.isEmpty else { continue }
            surveyDefinition(content, line: index)
            guard surveyTable(content, line: index, &problems) else { return false }
        }
        endDefinition()
        return surveyDepth(&problems)
    }

    /// `<<<<<<< HEAD` and `>>>>>>> branch`, also where someone has made a heading of it.
    private func conflictMarker(of line: Range<Int>) -> Range<Int>? {
        guard let first = text.bytes[line].first, "<># ".utf8.contains(first) else { return nil }
        let start = line.first { !"# ".utf8.contains(text.bytes[$0]) } ?? line.upperBound
        let sign = start < line.upperBound ? text.bytes[start] : 0
        guard sign == UInt8(ascii: "<") || sign == UInt8(ascii: ">") else { return nil }
        let end = (start..<line.upperBound).first { text.bytes[$0] != sign } ?? line.upperBound
        guard end - start == 7, end + 1 < line.upperBound, text.bytes[end] == .space,
            text.bytes[end + 1] != .space
        else { return nil }
        return start..<line.upperBound
    }

    /// Why a line may not be given to cmark, if so, by its bytes.
    private mutating func refusal(of line: Range<Int>) -> Diagnostic? {
        let start = line.lowerBound..<line.lowerBound
        guard line.count <= MarkdownLimits.lineBytes else {
            return .lineTooLong(bytes: line.count, at: text.location(start))
        }
        inlines.add(line, of: text.bytes)
        if let nul = inlines.nul { return .nulCharacter(at: text.location(nul..<nul)) }
        if inlines.pipes > MarkdownLimits.lineCells { return .rowTooLong(at: text.location(start)) }
        if inlines.cost > MarkdownLimits.inlineCost { return .paragraphTooIntricate(at: text.location(start)) }
        return nil
    }

    /// Whether a line ends a paragraph whatever the paragraph is in.
    private func isBlank(_ line: Range<Int>) -> Bool {
        line.allSatisfy { text.bytes[$0].isASCIIBlank || text.bytes[$0] == UInt8(ascii: ">") }
    }

    private mutating func readMarkers(of line: Range<Int>, _ index: Int) -> ContainerMarkers {
        var markers = ContainerMarkers(line: line, in: text.bytes)
        while let label = markers.footnoteLabel(in: text.bytes) {
            let name = UnsafeBufferPointer(rebasing: text.bytes[label.lowerBound + 2..<label.upperBound - 1])
            footnotes.append(
                FootnoteCandidate(label: String(decoding: name, as: UTF8.self), line: index, range: label)
            )
            markers.enterFootnote(label, in: text.bytes)
        }
        // A level of a list is indented by two columns at least; one blank follows every marker.
        guard markers.depth > 0 || markers.content < line.upperBound else { return markers }
        let depth = markers.depth + max(0, markers.indentation - markers.depth) / 2
        if depth > deepest.depth { deepest = (depth, line.lowerBound) }
        return markers
    }

    private mutating func surveyDepth(_ problems: inout MarkdownProblems) -> Bool {
        guard deepest.depth * text.lineCount > MarkdownLimits.blockVisits else { return true }
        let location = text.location(deepest.offset..<deepest.offset)
        problems.report(.nestingTooDeep(depth: deepest.depth, lines: text.lineCount, at: location))
        return false
    }

    // MARK: Tables

    /// Counts a table's cells as cmark will make them: every line after a delimiter row, up to the next blank line, is
    /// as wide as the widest delimiter row above it. That is at least what cmark does, and cheap to know.
    private mutating func surveyTable(_ content: Range<Int>, line: Int, _ problems: inout MarkdownProblems) -> Bool {
        let delimiters = delimiterColumns(content)
        if delimiters > 0 {
            columns = max(columns, delimiters)
            let above = line == 0 ? 0 : max(0, text.line(line - 1).upperBound - runStart)
            tableSearchCost += above * above * 6 / 10 + above * 150
            guard tableSearchCost <= MarkdownLimits.tableSearchCost else {
                let location = text.location(content.lowerBound..<content.lowerBound)
                problems.report(.tableBelowText(bytes: above, at: location))
                return false
            }
        }
        cells += columns
        guard cells > MarkdownLimits.tableCells else { return true }
        var first = line
        while first > 0, !isBlank(text.line(first - 1)) { first -= 1 }
        let start = ContainerMarkers(line: text.line(first), in: text.bytes).content
        let location = text.location(start..<start)
        problems.report(.tableTooLarge(at: location))
        return false
    }

    private func delimiterColumns(_ content: Range<Int>) -> Int {
        var pipes = 0
        var hyphens = 0
        var colons = 0
        for index in content {
            switch text.bytes[index] {
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "-"): hyphens += 1
            case UInt8(ascii: ":"): colons += 1
            case .space, .tab, 0x0B, 0x0C: continue
            default: return 0
            }
        }
        // Hyphens alone underline a heading or part the text.
        return hyphens == 0 || pipes + colons == 0 ? 0 : pipes + 1
    }

    // MARK: References

    /// Measures link definitions (CommonMark 0.29, section 4.7): from `[label]:` to the next definition or blank line.
    private mutating func surveyDefinition(_ content: Range<Int>, line: Int) {
        if text.bytes[content.lowerBound] == UInt8(ascii: "["),
            let colon = content.dropFirst().first(where: { text.bytes[$0] == UInt8(ascii: "]") }),
            colon + 1 < content.upperBound, text.bytes[colon + 1] == UInt8(ascii: ":")
        {
            endDefinition()
            definition = (line, content.count)
        } else if let open = definition {
            definition = (open.line, open.length + content.count)
        }
    }

    private mutating func endDefinition() {
        guard let ended = definition else { return }
        longestDefinition = max(longestDefinition, ended.length)
        definitionLines.append(ended.line)
        definition = nil
    }

    /// Bounds what references copy: quickly by the longest definition, and only where that is too much by adding up the
    /// definition that each reference names.
    private mutating func surveyReferences(_ problems: inout MarkdownProblems) -> Bool {
        guard longestDefinition > 0 else { return true }
        var references = 0
        for index in text.bytes.indices.dropLast() where text.bytes[index] == UInt8(ascii: "]") {
            let next = text.bytes[index + 1]
            if next != UInt8(ascii: "("), next != UInt8(ascii: ":") { references += 1 }
        }
        guard references * longestDefinition > MarkdownLimits.referenceBytes else { return true }
        let copied = ReferenceCensus(text).copiedBytes(definitionLines: definitionLines)
        guard copied > MarkdownLimits.referenceBytes, let line = definitionLines.first else { return true }
        let start = ContainerMarkers(line: text.line(line), in: text.bytes).content
        let location = text.location(start..<start)
        problems.report(.referencesTooLarge(at: location))
        return false
    }
}

/// Adds up what the references of a text copy from its link definitions.
private struct ReferenceCensus {
    private let text: SourceText

    init(_ text: SourceText) { self.text = text }

    func copiedBytes(definitionLines: [Int]) -> Int {
        var lengths: [String: Int] = [:]
        for (number, line) in definitionLines.enumerated() {
            let content = ContainerMarkers(line: text.line(line), in: text.bytes).content
            let next = number + 1 < definitionLines.count ? definitionLines[number + 1] : text.lineCount
            var last = line
            while last + 1 < next, !text.line(last + 1).isEmpty { last += 1 }
            guard
                let close = (content..<text.line(line).upperBound).first(where: { text.bytes[$0] == UInt8(ascii: "]") })
            else { continue }
            let length = text.line(last).upperBound - close
            lengths[label(content + 1..<close), default: 0] = max(length, lengths[label(content + 1..<close)] ?? 0)
        }
        var copied = 0
        var open: Int?
        for index in text.bytes.indices {
            switch text.bytes[index] {
            case UInt8(ascii: "["): open = index
            case UInt8(ascii: "]"):
                // CommonMark allows 999 characters in a label, which are 3,996 bytes at most.
                if let start = open, index - start <= 4_000 { copied += lengths[label(start + 1..<index)] ?? 0 }
                open = nil
            default: continue
            }
        }
        return copied
    }

    /// Labels match without regard to case and to the length of white space (CommonMark 0.29, section 4.7).
    private func label(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: text.bytes[range]), as: UTF8.self)
            .lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// The markers of quotes, list items and footnotes that a line starts with.
struct ContainerMarkers {
    /// How many there are.
    private(set) var depth = 0
    /// The offset of what follows them and the white space after them; the end of the line where nothing does.
    private(set) var content: Int
    /// The columns of white space before and between them; a tab counts as four.
    private(set) var indentation = 0
    private let end: Int

    /// Reads the markers of a line.
    init(line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        content = line.lowerBound
        end = line.upperBound
        skipMarkers(bytes)
    }

    /// The bytes of `[^label]` where the content is `[^label]:`.
    func footnoteLabel(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard content + 4 < end, bytes[content] == UInt8(ascii: "["), bytes[content + 1] == UInt8(ascii: "^") else {
            return nil
        }
        var index = content + 2
        while index < end, bytes[index] != UInt8(ascii: "]"), !bytes[index].isASCIISpace { index += 1 }
        guard index > content + 2, index + 1 < end, bytes[index] == UInt8(ascii: "]"),
            bytes[index + 1] == UInt8(ascii: ":")
        else { return nil }
        return content..<index + 1
    }

    /// Goes on after a footnote's label, where more markers may be.
    mutating func enterFootnote(_ label: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        depth += 1
        content = label.upperBound + 1
        skipMarkers(bytes)
    }

    private mutating func skipMarkers(_ bytes: UnsafeBufferPointer<UInt8>) {
        while true {
            while content < end, bytes[content].isASCIIBlank {
                indentation += bytes[content] == .tab ? 4 : 1
                content += 1
            }
            guard content < end else { return }
            var next = content + 1
            switch bytes[content] {
            case UInt8(ascii: ">"): break
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                guard next == end || bytes[next].isASCIIBlank else { return }
            case let byte where byte.isASCIIDigit:
                while next < end, bytes[next].isASCIIDigit { next += 1 }
                guard next < end, bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ")") else { return }
                next += 1
                guard next == end || bytes[next].isASCIIBlank else { return }
            default: return
            }
            depth += 1
            content = next
        }
    }
}
