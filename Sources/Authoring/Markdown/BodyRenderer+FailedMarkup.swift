import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// Where failed markup is looked for. Most paragraphs have none of its characters, and those that have some are put
/// together from the source again, so a test of bytes decides which are looked at (`FailedMarkup` does the looking).
extension BodyRenderer {
    /// Notes that a byte of a text may belong to markup that failed.
    mutating func noteSuspicion(at index: Int, in run: UnsafeBufferPointer<UInt8>) {
        guard !isSuspicious else { return }
        let byte = run[index]
        if byte == 0xEF {
            isSuspicious = run.isWideSign(at: index)
            return
        }
        guard index + 1 < run.count else {
            // What follows is markup, or the end.
            isSuspicious = byte != UInt8(ascii: "(") && (byte != UInt8(ascii: ":") || index > 0)
            return
        }
        let next = run[index + 1]
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "@"): isSuspicious = next == byte
        case UInt8(ascii: "$"): isSuspicious = !next.isASCIIDigit
        case UInt8(ascii: ":"):
            isSuspicious =
                next.isASCIILetter || next == byte || next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
                || next == .space && run[(index + 2)...].mayStartDash
        case UInt8(ascii: "]"): isSuspicious = next == UInt8(ascii: "(") || next == 0xEF
        // `】(`
        case UInt8(ascii: "("): isSuspicious = index > 2 && run[index - 1] == 0x91 && run[index - 3] == 0xE3
        case UInt8(ascii: "&"): isSuspicious = next.isASCIILetter
        case UInt8(ascii: "<"): isSuspicious = next.isASCIILetter || "/%<!".utf8.contains(next)
        default: isSuspicious = true
        }
    }

    /// Notes that a bullet may part items inside a line.
    mutating func noteSuspicion(ofSymbolAt index: Int, in run: UnsafeBufferPointer<UInt8>) {
        guard index + 2 < run.count else { return }
        switch run[index + 1] {
        case 0x80: if run[index + 2] == 0xA2 || run[index + 2] == 0xA3 { isSuspicious = true }
        case 0x94, 0x95, 0x96, 0x97, 0x9E: isSuspicious = true
        default: break
        }
    }

    /// Notes whether a line of a paragraph may be meant as a heading, an item of a list, or markup of another tool.
    mutating func noteSuspicion(ofLinesIn paragraph: OpaquePointer) {
        let first = Int(cmark_node_get_start_line(paragraph)) - 1
        let last = Int(cmark_node_get_end_line(paragraph)) - 1
        guard first >= 0, last >= first else {
            // cmark does not tell where a paragraph is that a table follows.
            isSuspicious = true
            return
        }
        for index in first...last where !isSuspicious {
            let line = text.line(index)
            var markers = ContainerMarkers(line: line, in: text.bytes)
            while index == first, let label = markers.footnoteLabel(in: text.bytes) {
                markers.enterFootnote(label, in: text.bytes)
            }
            let start = markers.content
            guard start < line.upperBound else { continue }
            let rest = UnsafeBufferPointer(rebasing: text.bytes[start..<line.upperBound])
            isSuspicious = rest.mayStartMarkup || first < last && rest.hasThreeSpaces
        }
    }

    /// Notes whether emphasis begins inside a word, where its asterisk may be meant to be shown.
    mutating func noteSuspicion(ofEmphasis node: OpaquePointer) {
        guard let previous = cmark_node_previous(node), cmark_node_get_type(previous) == CMARK_NODE_TEXT,
            let last = CommonMark.literal(of: previous).last
        else { return }
        if last >= 0x80 || last.isASCIILetterOrDigit { isSuspicious = true }
    }

    /// Notes whether an exclamation mark is before a link, which may be meant as an image.
    mutating func noteSuspicion(ofLink node: OpaquePointer) {
        guard let previous = cmark_node_previous(node), cmark_node_get_type(previous) == CMARK_NODE_TEXT else { return }
        let literal = CommonMark.literal(of: previous)
        // Up to the bytes of a space of no width
        if literal.suffix(4).contains(UInt8(ascii: "!")) || literal.last == UInt8(ascii: "@") { isSuspicious = true }
    }

    /// Looks for failed markup in the block that ends, if a byte of it has raised the suspicion.
    mutating func checkMarkup(of leaf: OpaquePointer, _ block: FailedMarkup.Block) {
        defer { isSuspicious = false }
        guard isSuspicious || looksClosely, recorder.offsets == nil, !problems.isFull else { return }
        let shown = ShownText(of: leaf, in: text, types)
        let place = block == .paragraph ? place(ofParagraph: leaf, shown) : ParagraphPlace()
        var surroundings = self.surroundings
        surroundings.language = words.language
        surroundings.isDefinitions = openDefinitions != nil
        surroundings.isNested = cmark_node_parent(leaf).map { CommonMark.kind(of: $0, types) } != .document
        let search = FailedMarkup.search(shown, block, place, surroundings)
        let continued = search.opening.flatMap { continueList($0, leaf, shown) }
        for finding in search.findings {
            let isContinued = continued?.lowerBound == finding.range.lowerBound
            guard !isKnown(finding, leaf, isContinued: isContinued), !isInID(shown.source(finding.range)) else {
                continue
            }
            if case .emphasis(let signs, .unopened) = finding.slip, signs == openEmphasis {
                openEmphasis = nil
                continue
            }
            if case .emphasis(let signs, .unclosed) = finding.slip { openEmphasis = signs }
            if case .foreign(_, let written) = finding.slip, closesForeignMarkup(written) { continue }
            report(finding.slip, shown.written(finding.range), shown.source(finding.range))
        }
        guard let opening = search.opening else { return }
        let isReported = continued != nil || search.findings.contains { $0.range == opening.start.range }
        lastOpening = LastOpening(paragraph: leaf, opening, shown.source(opening.start.range), isReported: isReported)
    }

    private mutating func report(_ slip: MarkupSlip, _ written: String, _ range: Range<Int>) {
        // What was to be the marker of a card is reported as that.
        if let reportedMarker, reportedMarker.overlaps(range) { return }
        if let reportedCitation, reportedCitation.overlaps(range) { return }
        if let reportedLabel, reportedLabel.overlaps(range) { return }
        if case .tableRow = slip, isOutsideCard(range.lowerBound) { return }
        problems.report(.failedMarkup(slip, written, at: text.location(range)))
        if case .citation(let name) = slip { noteMeantCitation(of: name) }
    }

    /// Whether what is at a place is reported as a part of the card above it.
    private mutating func isOutsideCard(_ offset: Int) -> Bool {
        let start = text.location(offset..<offset).start
        return problems.found.contains { $0.identifier == .cardUnfinished && $0.location.start == start }
    }

    // MARK: Around a paragraph

    private func place(ofParagraph leaf: OpaquePointer, _ shown: ShownText) -> ParagraphPlace {
        var place = ParagraphPlace()
        if let previous = cmark_node_previous(leaf) {
            place.followsTable = CommonMark.kind(of: previous, types) == .table
        }
        guard let item = cmark_node_parent(leaf), CommonMark.kind(of: item, types) == .item else { return place }
        place.isInItem = true
        place.beginsItem =
            cmark_node_previous(leaf) == nil && cmark_node_get_syntax_extension(item) == nil
        place.number = number(ofItem: item)?.digits
        // A marker and a space take two columns at least.
        let column = Int(cmark_node_get_start_column(item)) + 1
        for (number, line) in shown.lines.enumerated().dropFirst() {
            let start = shown.source(line).lowerBound
            let indentation = text.line(text.lineIndex(of: start)).lowerBound..<start
            if indentation.contains(where: { text.bytes[$0] == .tab }) {
                place.tabbed.insert(number)
            } else if indentation.count < column {
                place.outdented.insert(number)
            }
        }
        return place
    }

    /// Reports the list that a paragraph goes on with, at its first item, and gives the start of the paragraph where it
    /// does.
    private mutating func continueList(
        _ opening: FailedMarkup.Opening,
        _ leaf: OpaquePointer,
        _ shown: ShownText
    ) -> Range<Int>? {
        guard let last = lastOpening, cmark_node_previous(leaf) == last.paragraph,
            last.opening.isFollowed(by: opening)
        else { return nil }
        if !last.isReported { report(last.opening.slip, last.opening.written, last.range) }
        return opening.start.range
    }

    /// Whether a finding is a part of one that the paragraph before it has: the next item, or the next row.
    private mutating func isKnown(
        _ finding: FailedMarkup.Finding,
        _ leaf: OpaquePointer,
        isContinued: Bool
    ) -> Bool {
        switch finding.slip {
        case .tableRow:
            defer { lastRow = leaf }
            return lastRow != nil && cmark_node_previous(leaf) == lastRow
        case .tableOfSpaces, .tableOfTabs: return tableBelowRule == leaf
        case .bullet, .label, .itemWithoutSpace: return isContinued
        default: return false
        }
    }

    /// Whether a piece of foreign markup closes one that was reported: one slip is one message. Else what will close it is
    /// noted.
    private mutating func closesForeignMarkup(_ written: String) -> Bool {
        if let open = openForeignMarkup.lastIndex(of: ForeignMarkup.closer(written)) {
            openForeignMarkup.remove(at: open)
            return true
        }
        if let closing = ForeignMarkup.closing(of: written) { openForeignMarkup.append(closing) }
        return false
    }

    private var surroundings: FailedMarkup.Surroundings {
        mutating get {
            FailedMarkup.Surroundings(hasAsteriskNotes: hasAsteriskNotes, context: context, citable: citable)
        }
    }

    /// A source that was meant counts as cited: one slip is one message.
    private mutating func noteMeantCitation(of name: String?) {
        guard let name, let source = options.sources.firstIndex(where: { $0.id.value == name }),
            citationUses[source] == nil
        else { return }
        citationUses[source] = (citations.count + 1, 1)
        citations.append(Body.Citation(source: source))
    }

    /// Whether words of the text carry an asterisk for each that is before a word: then those are its notes.
    func countAsteriskNotes() -> Bool {
        let bytes = text.bytes
        var before = 0
        var after = 0
        for index in bytes.indices where bytes[index] == UInt8(ascii: "*") {
            let last = index > 0 ? bytes[index - 1] : .space
            let next = index + 1 < bytes.count ? bytes[index + 1] : .space
            guard last != UInt8(ascii: "*"), next != UInt8(ascii: "*"), last != UInt8(ascii: "\\") else { continue }
            if next.isASCIISpace || next.isASCIIPunctuation {
                if !last.isASCIISpace { after += 1 }
            } else if last.isASCIISpace || last.isASCIIPunctuation {
                before += 1
            }
        }
        return after > 0 && after >= before
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Whether a hyphen or a dash starts here.
    fileprivate var mayStartDash: Bool {
        guard let first else { return false }
        return first == UInt8(ascii: "-")
            || first == 0xE2 && count > 2 && self[startIndex + 1] == 0x80
                && (0x93...0x94).contains(self[startIndex + 2])
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a sign of an input method starts here that is in Markdown where its narrow twin does: `［`, `］`, `｛`,
    /// `｝`, `＊`, `＝`, `＾`, `＿`, the wide backtick, `！` before markup, and `（` after a bracket.
    func isWideSign(at index: Int) -> Bool {
        guard index + 2 < count else { return false }
        switch (self[index + 1], self[index + 2]) {
        case (0xBC, 0x8A), (0xBC, 0x9D), (0xBC, 0xBB), (0xBC, 0xBD), (0xBC, 0xBE), (0xBC, 0xBF): return true
        case (0xBD, 0x80), (0xBD, 0x9B), (0xBD, 0x9D): return true
        case (0xBC, 0x81): return index + 3 == count
        case (0xBC, 0x88):
            guard index > 0 else { return false }
            // `]`, `］` or `】`
            return self[index - 1] == UInt8(ascii: "]") || self[index - 1] == 0xBD
                || index > 2 && self[index - 1] == 0x91 && self[index - 3] == 0xE3
        default: return false
        }
    }

    /// Whether a line that starts so may be meant as something else than a line of a paragraph.
    fileprivate var mayStartMarkup: Bool {
        guard count > 1 else { return false }
        switch self[0] {
        case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: ":"),
            UInt8(ascii: "="), UInt8(ascii: "("):
            return true
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            return self[1] == self[0] || self[1] == UInt8(ascii: ">") || self[1].isASCIILetter
        case UInt8(ascii: "<"), UInt8(ascii: "/"), UInt8(ascii: "_"): return self[1] == self[0]
        case UInt8(ascii: "."): return self[1] == self[0] || self[1] == .space
        case let byte where byte.isASCIIDigit: return mayStartLabel(in: 10) || mayStartNumber
        case let byte where byte.isASCIILetter:
            return mayStartLabel(in: 5) || startsWithKeyword || self[1] == UInt8(ascii: "-")
                || self[1].isASCIIBlank && (byte == UInt8(ascii: "o") || byte == UInt8(ascii: "q"))
        case let byte where byte >= 0x80: return mayStartWideMarkup
        default: return false
        }
    }

    /// Whether a few letters or digits are followed by a mark as after a number of a list.
    private func mayStartLabel(in limit: Int) -> Bool {
        for byte in prefix(limit) {
            if byte == UInt8(ascii: ")") || byte == UInt8(ascii: ".") || byte == 0xE3 || byte == 0xEF { return true }
            guard byte.isASCIILetterOrDigit else { return false }
        }
        return false
    }

    /// Whether digits are followed by a mark that counts after numbers alone: `1- one`, `1: one`, `1 .one`.
    private var mayStartNumber: Bool {
        guard var index = firstIndex(where: { !$0.isASCIIDigit }), index < 4 else { return false }
        // The mark of an ordinal, and that of a key
        if "-:".utf8.contains(self[index]) || self[index] == 0xC2 || self[index] == 0xEF || self[index] == 0xE2 {
            return true
        }
        while index < count, self[index] == .space { index += 1 }
        return index < count && "-.)".utf8.contains(self[index]) || index < count && self[index] == 0xE2
    }

    private var startsWithKeyword: Bool {
        switch self[0] {
        case UInt8(ascii: "h"): self[1].isASCIIDigit
        case UInt8(ascii: "b"): self[1] == UInt8(ascii: "q") || self[1] == UInt8(ascii: "c")
        case UInt8(ascii: "p"): self[1] == UInt8(ascii: "(")
        case UInt8(ascii: "i"):
            starts(with: "import ".utf8) || starts(with: "image::".utf8) || starts(with: "include::".utf8)
        case UInt8(ascii: "e"): starts(with: "export ".utf8)
        default: false
        }
    }

    /// Whether a symbol, a dash or a wide sign starts here, or a letter with a mark after it.
    private var mayStartWideMarkup: Bool {
        switch self[0] {
        case 0xC2, 0xE2, 0xEE, 0xEF, 0xF0: return true
        case 0xE3 where self[1] == 0x80 || self[1] == 0x83 && count > 2 && self[2] == 0xBB: return true
        default:
            let length = self[0] < 0xE0 ? 2 : 3
            guard count > length else { return false }
            // Digits of Arabic and Persian
            if self[0] == 0xD9 || self[0] == 0xDB, self[length] == self[0] { return true }
            // `ü`, `ー` and the stretch of Arabic, which stand for a bullet or a dash
            if self[length] == .space { return self[0] == 0xC3 || self[0] == 0xE3 || self[0] == 0xD9 }
            return ").-:".utf8.contains(self[length]) || self[length] == 0xEF
                || self[length] == 0xE3 && count > length + 1 && self[length + 1] == 0x80
        }
    }

    /// Whether three spaces follow each other. Of any three bytes in a row one has a place that three divides.
    fileprivate var hasThreeSpaces: Bool {
        var index = 2
        while index < count {
            if self[index] == .space {
                var start = index
                var end = index + 1
                while start > 0, self[start - 1] == .space { start -= 1 }
                while end < count, self[end] == .space { end += 1 }
                if end - start > 2 { return true }
            }
            index += 3
        }
        return false
    }
}
