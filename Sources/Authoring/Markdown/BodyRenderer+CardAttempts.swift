import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// Near misses of a card's marker: `> [URGENT]`, `> !URGENT`, `> **[!URGENT]**`, `> URGENT:`, `[！URGENT]`. Each would be
/// published as a plain quote or a paragraph.
extension BodyRenderer {
    /// Reports lines of a paragraph that start with what was probably to be a marker.
    mutating func checkMarkerAttempts(ofParagraph node: OpaquePointer) {
        guard !problems.isFull else { return }
        let isQuoteStart = startsPlainQuote(node)
        let isQuoted = quoteDepth > 0 || !cards.isEmpty
        guard isQuoteStart || isQuoted || mayStartAttempt(firstLine(of: node)) || mayStartMarker(below: node) else {
            return
        }
        let leaf = LeafText(of: node, in: text, types)
        var start = leaf.start
        var isFirst = true
        while start < leaf.bytes.count {
            let end = leaf.bytes[start...].firstIndex(of: .lineFeed) ?? leaf.bytes.count
            let line = leaf.bytes[start..<end]
            if !isFirst || (!isCardHead(node) && startsWithText(node)) {
                let place: CardMarkerAttempt.Place = isFirst && isQuoteStart ? .quoteStart : .elsewhere
                if place == .quoteStart || mayStartAttempt(line) { checkAttempt(line, at: start, of: leaf, place) }
            }
            isFirst = false
            start = end + 1
        }
    }

    /// Reports a heading at the start of a quote that was probably to be a marker: `> ## Emergency`.
    mutating func checkMarkerAttempt(ofHeading node: OpaquePointer) {
        guard !problems.isFull else { return }
        guard startsPlainQuote(node) else {
            checkAdmonition(ofHeading: node)
            return
        }
        let leaf = LeafText(of: node, in: text, types)
        let end = leaf.bytes[leaf.start...].firstIndex(of: .lineFeed) ?? leaf.bytes.count
        var line = leaf.bytes[leaf.start..<end]
        // `## Emergency ##`
        while let last = line.last, last == UInt8(ascii: "#") || last.isASCIIBlank { line.removeLast() }
        checkAttempt(line, at: leaf.start, of: leaf, .quoteStart)
    }

    /// Reports `[NOTE]` above a line of `====`: an admonition of AsciiDoc, of which Markdown makes headings.
    private mutating func checkAdmonition(ofHeading node: OpaquePointer) {
        guard cmark_node_get_heading_level(node) == 1 else { return }
        let line = firstLine(of: node)
        guard line.first == UInt8(ascii: "["), line.last == UInt8(ascii: "]") else { return }
        let leaf = LeafText(of: node, in: text, types)
        checkAttempt(leaf.bytes[leaf.start...].prefix { $0 != .lineFeed }, at: leaf.start, of: leaf, .elsewhere)
        isInAdmonition = reportedMarker.map { $0.lowerBound == leaf.offset(leaf.start) } ?? false
    }

    private mutating func checkAttempt(
        _ line: ArraySlice<UInt8>,
        at start: Int,
        of leaf: LeafText,
        _ place: CardMarkerAttempt.Place
    ) {
        // An exact marker is looked at while the text is written; in a link's text it is none.
        let isExact = line.withUnsafeBufferPointer { bytes in
            CardMarker(bytes, at: 0).map { bytes.count == $0.length || bytes[$0.length] != UInt8(ascii: "(") } ?? false
        }
        // `![[plate.png]]` is an embed of another tool.
        guard !isExact, !line.starts(with: "![[".utf8) else { return }
        var reader = CardMarkerReader(line, cardWords)
        guard let attempt = reader.attempt(place), !attempt.range.isEmpty else { return }
        let bytes = line[(start + attempt.range.lowerBound)..<(start + attempt.range.upperBound)]
        let range =
            leaf.offset(start + attempt.range.lowerBound)..<leaf.offset(start + attempt.range.upperBound - 1) + 1
        reportedMarker = range
        let written = String(decoding: bytes, as: UTF8.self)
        let location = text.location(range)
        switch attempt.shape {
        case .marker:
            let isQuote = place == .quoteStart
            problems.report(.cardMarkerMalformed(written, attempt.level, isQuote: isQuote, at: location))
        case .label:
            problems.report(.cardMarkerLabel(written, attempt.level, at: location))
        }
    }

    /// Whether a block is the first one of a quote that is no card.
    private func startsPlainQuote(_ node: OpaquePointer) -> Bool {
        guard quoteDepth > 0, cmark_node_previous(node) == nil, let parent = cmark_node_parent(node) else {
            return false
        }
        return CommonMark.kind(of: parent, types) == .blockQuote && cards.last?.node != parent
    }

    /// Whether a paragraph starts with text. A link counts where its words start with `!`.
    private func startsWithText(_ node: OpaquePointer) -> Bool {
        var inline = cmark_node_first_child(node)
        while let inner = inline {
            switch CommonMark.kind(of: inner, types) {
            case .emphasis, .strong, .strikethrough: inline = cmark_node_first_child(inner)
            case .image, .code: return false
            case .link:
                guard let words = cmark_node_first_child(inner), CommonMark.kind(of: words, types) == .text else {
                    return false
                }
                let first = CommonMark.literal(of: words).first
                return first == UInt8(ascii: "!") || (first ?? 0) >= 0x80
            default: return true
            }
        }
        return false
    }

    /// Whether a line of a paragraph below its first may start with a marker outside of a quote: with one of its signs.
    private func mayStartMarker(below node: OpaquePointer) -> Bool {
        let first = Int(cmark_node_get_start_line(node))
        let last = Int(cmark_node_get_end_line(node))
        guard first > 0, first < last else { return false }
        return (first..<last).contains { index in
            let line = text.bytes[text.line(index)].drop { $0.isASCIIBlank || $0 == UInt8(ascii: ">") }
            return line.first.map { "[!*_({".utf8.contains($0) || $0 == 0xEF } ?? false && mayStartAttempt(line)
        }
    }

    /// The first line of a paragraph, without what is around the paragraph.
    private func firstLine(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8>.SubSequence {
        let line = text.line(Int(cmark_node_get_start_line(node)) - 1)
        let start = min(line.upperBound, line.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1))
        return text.bytes[start..<line.upperBound]
    }

    /// Whether a line may start with an attempt, by its first bytes: hardly any paragraph does.
    private func mayStartAttempt(_ line: some Collection<UInt8>) -> Bool {
        let rest = line.drop { $0.isASCIIBlank || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }
        guard let byte = rest.first else { return false }
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "!"): return true
        // No-break spaces and `¡`, symbols, brackets of Chinese and Japanese, full width, emoji.
        case 0xC2, 0xC7, 0xEF, 0xF0: return true
        case 0xE2: return rest.dropFirst().first.map { $0 > 0x80 } ?? false
        case 0xE3: return rest.dropFirst().first == 0x80
        default: return false
        }
    }
}
