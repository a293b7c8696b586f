import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

extension BodyRenderer {
    /// Writes the number of a source that the text cites, in the order of first use.
    ///
    /// - Parameter locator: the place in the source; empty where the text names none.
    mutating func writeCitation(of source: Int, _ locator: some Collection<UInt8> = EmptyCollection()) {
        recorder.noteCitation()
        let known = citationUses[source]
        let number = known?.number ?? citations.count + 1
        let use = (known?.uses ?? 0) + 1
        citationUses[source] = (number, use)
        if known == nil { citations.append(Body.Citation(source: source)) } else { citations[number - 1].uses = use }
        let start = html.count
        html.markup("<sup class=\"citation\">[<a id=\"")
        html.escaped(options.anchorPrefix)
        html.escaped(CitationAnchors.use(use, ofSource: number))
        html.markup("\" href=\"#")
        html.escaped(options.anchorPrefix)
        html.escaped(CitationAnchors.source(number))
        html.markup("\" aria-label=\"")
        html.escaped(words.source)
        html.markup(" ")
        html.number(number)
        html.markup("\">")
        html.number(number)
        html.markup("</a>")
        var place: [UInt8] = []
        if !locator.isEmpty {
            // cmark leaves the dashes of a label as they are typed.
            let typed = String(decoding: Array(locator), as: UTF8.self)
            place = Array(", \(typed.replacing("---", with: "—").replacing("--", with: "–"))".utf8)
            html.markup("<span class=\"locator\">")
            place.withUnsafeBufferPointer { html.escaped($0) }
            html.markup("</span>")
        }
        html.markup("]</sup>")
        form?.lines.citation(Array(String(number).utf8), place)
        careCard?.leaveOut(start..<html.count)
    }

    /// The text of the leaf that is being written, put together once for all of its citations.
    mutating func leafText(of leaf: OpaquePointer) -> LeafText {
        if let citingText, citingText.leaf == leaf { return citingText.text }
        let words = LeafText(of: leaf, in: text, types)
        citingText = (leaf, words)
        return words
    }

    /// Whether a stretch of the source is on more than one line.
    func isWrapped(_ range: Range<Int>) -> Bool {
        text.lineIndex(of: range.lowerBound) < text.lineIndex(of: range.upperBound)
    }

    /// Whether only the markers of containers are before an offset in its line.
    func isStartOfLine(_ offset: Int) -> Bool {
        ContainerMarkers(line: text.line(text.lineIndex(of: offset)), in: text.bytes).content == offset
    }

    /// Reports a link whose words are to cite a source, which `[^id](address)` and the definition of a link make.
    mutating func checkCitation(inLink link: OpaquePointer, _ range: Range<Int>) {
        guard let words = cmark_node_first_child(link), CommonMark.kind(of: words, types) == .text,
            case let label = String(decoding: CommonMark.literal(of: words), as: UTF8.self), label.hasPrefix("^"),
            let comma = label.firstIndex(of: ","), citable.contains(label[..<comma].dropFirst().filter { $0 != " " })
        else { return }
        problems.report(.citationIsLink("[\(label)]", at: text.location(range)))
    }

    /// Reports `[^id, p. 12]: …` in a line of its own, which defines a link and shows nothing.
    mutating func checkDefinitions(ofCitations tree: borrowing SyntaxTree) {
        let bytes = text.bytes
        var found: [(range: Range<Int>, line: Int)] = []
        var index = 0
        while let bracket = bytes[index...].firstIndex(of: UInt8(ascii: "[")) {
            index = bracket + 1
            guard index < bytes.count, bytes[index] == UInt8(ascii: "^"),
                let close = bytes[index...].prefix(1_000).firstIndex(of: UInt8(ascii: "]")), close + 1 < bytes.count,
                bytes[close + 1] == UInt8(ascii: ":"), isStartOfLine(bracket),
                let comma = bytes[index..<close].firstIndex(of: UInt8(ascii: ",")),
                citable.contains(String(decoding: bytes[index + 1..<comma], as: UTF8.self))
            else { continue }
            found.append((bracket..<close + 1, text.lineIndex(of: bracket)))
        }
        guard !found.isEmpty else { return }
        let lines = linesOfLeaves(in: tree, among: Set(found.map(\.line)))
        for (range, line) in found where !lines.contains(line) {
            let written = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
            problems.report(.citationIsDefinition(written, at: text.location(range)))
        }
    }

    /// Looks at what follows the comma in `[^id, p. 12]`; whether it is a place in a source.
    mutating func isLocator(_ locator: String, of id: String, _ written: String, at location: SourceLocation) -> Bool {
        guard locator.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
        else {
            problems.report(.locatorEmpty(written, at: location))
            return false
        }
        if let citations = citations(in: locator, after: id) {
            problems.report(.locatorIsCitation(written, citations, at: location))
            return false
        }
        if let markup = PlainText.markup(in: locator) {
            problems.report(.locatorIsMarkup(markup.written, at: location))
            return false
        }
        return true
    }

    /// The labels that were meant where a place in a source names other sources too; `nil` where it does not.
    private mutating func citations(in locator: String, after id: String) -> [String]? {
        var labels = [id]
        var isOther = locator.hasPrefix("^")
        for part in locator.split(whereSeparator: { ",;".contains($0) }) {
            let words = part.trimmingPrefix(while: \.isWhitespace)
            let name = words.hasPrefix("^") ? String(words.dropFirst()) : String(words)
            let trimmed = String(name.reversed().drop(while: \.isWhitespace).reversed())
            if words.hasPrefix("^") || citable.contains(trimmed) && trimmed.contains(where: \.isLetter) {
                labels.append(trimmed)
                isOther = true
            } else {
                labels[labels.count - 1] += ", \(trimmed)"
            }
        }
        return isOther ? labels : nil
    }
}
