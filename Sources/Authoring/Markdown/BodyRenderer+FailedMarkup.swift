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
        case UInt8(ascii: "$"): isSuspicious = !ASCII.isDigit(next)
        case UInt8(ascii: ":"):
            isSuspicious = next.isASCIILetter || next == byte || next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
        case UInt8(ascii: "]"): isSuspicious = next == UInt8(ascii: "(") || next == 0xEF
        // `】(`
        case UInt8(ascii: "("): isSuspicious = index > 2 && run[index - 1] == 0x91 && run[index - 3] == 0xE3
        case UInt8(ascii: "&"): isSuspicious = next.isASCIILetter
        case UInt8(ascii: "<"): isSuspicious = next.isASCIILetter || "/%<".utf8.contains(next)
        default: isSuspicious = true
        }
    }

    /// Notes whether a line of a paragraph may be meant as a heading, an item of a list, or markup of another tool.
    mutating func noteSuspicion(ofLinesIn paragraph: OpaquePointer) {
        let first = Int(cmark_node_get_start_line(paragraph)) - 1
        let last = Int(cmark_node_get_end_line(paragraph)) - 1
        guard first >= 0, last >= first else {
            // cmark does not tell where a paragraph stands that a table follows.
            isSuspicious = true
            return
        }
        for index in first...last where !isSuspicious {
            let line = text.line(index)
            let start = ContainerMarkers(line: line, in: text.bytes).content
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
        if last >= 0x80 || last.isASCIILetter || ASCII.isDigit(last) { isSuspicious = true }
    }

    /// Notes whether an exclamation mark stands before a link, which may be meant as an image.
    mutating func noteSuspicion(ofLink node: OpaquePointer) {
        guard let previous = cmark_node_previous(node), cmark_node_get_type(previous) == CMARK_NODE_TEXT else { return }
        let literal = CommonMark.literal(of: previous)
        // Up to the bytes of a space of no width
        if literal.suffix(4).contains(UInt8(ascii: "!")) { isSuspicious = true }
    }

    /// Looks for failed markup in the block that ends, if a byte of it has raised the suspicion.
    mutating func checkMarkup(of leaf: OpaquePointer, _ block: FailedMarkup.Block) {
        defer { isSuspicious = false }
        guard isSuspicious || looksClosely, recorder.offsets == nil, !problems.isFull else { return }
        let shown = ShownText(of: leaf, in: text, types)
        var surroundings = self.surroundings
        surroundings.isNested = cmark_node_parent(leaf).map { CommonMark.kind(of: $0, types) } != .document
        for finding in FailedMarkup.findings(in: shown, block, surroundings) {
            let range = shown.source(finding.range)
            if case .foreign(_, let written) = finding.slip, closesForeignMarkup(written) { continue }
            // What was to be the marker of a card is reported as that.
            if let reportedMarker, reportedMarker.overlaps(range) { continue }
            problems.report(.failedMarkup(finding.slip, shown.written(finding.range), at: text.location(range)))
            if case .citation(let name) = finding.slip { noteMeantCitation(of: name) }
        }
    }

    /// Whether a piece of foreign markup closes one that was reported: one slip is one message. Else what will close it is
    /// noted.
    private mutating func closesForeignMarkup(_ written: String) -> Bool {
        if let open = openForeignMarkup.lastIndex(of: written) {
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

    /// Whether words of the text carry an asterisk for each that stands before a word: then those are its notes.
    func countAsteriskNotes() -> Bool {
        let bytes = text.bytes
        var before = 0
        var behind = 0
        for index in bytes.indices where bytes[index] == UInt8(ascii: "*") {
            let last = index > 0 ? bytes[index - 1] : ASCII.space
            let next = index + 1 < bytes.count ? bytes[index + 1] : ASCII.space
            guard last != UInt8(ascii: "*"), next != UInt8(ascii: "*"), last != UInt8(ascii: "\\") else { continue }
            if ASCII.isSpace(next) || ASCII.isPunctuation(next) {
                if !ASCII.isSpace(last) { behind += 1 }
            } else if ASCII.isSpace(last) || ASCII.isPunctuation(last) {
                before += 1
            }
        }
        return behind > 0 && behind >= before
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a sign of an input method starts here that stands in Markdown where its narrow twin does: `［`, `］`, `｛`,
    /// `｝`, `＊`, `＝`, `＾`, `＿`, the wide backtick, `！` before markup, and `（` behind a bracket.
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
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "<"), UInt8(ascii: "."): return self[1] == self[0]
        case 0x30...0x39: return mayStartLabel(in: 10)
        case let byte where byte.isASCIILetter: return mayStartLabel(in: 5) || startsWithKeyword
        case let byte where byte >= 0x80: return mayStartWideMarkup
        default: return false
        }
    }

    /// Whether a few letters or digits are followed by a mark as after a number of a list.
    private func mayStartLabel(in limit: Int) -> Bool {
        for byte in prefix(limit) {
            if byte == UInt8(ascii: ")") || byte == UInt8(ascii: ".") || byte == 0xE3 || byte == 0xEF { return true }
            guard byte.isASCIILetter || ASCII.isDigit(byte) else { return false }
        }
        return false
    }

    private var startsWithKeyword: Bool {
        switch self[0] {
        case UInt8(ascii: "h"): ASCII.isDigit(self[1])
        case UInt8(ascii: "i"):
            starts(with: "import ".utf8) || starts(with: "image::".utf8) || starts(with: "include::".utf8)
        case UInt8(ascii: "e"): starts(with: "export ".utf8)
        default: false
        }
    }

    /// Whether a symbol, a dash or a wide sign starts here, or a letter with a mark behind it.
    private var mayStartWideMarkup: Bool {
        switch self[0] {
        case 0xC2, 0xE2, 0xEE, 0xEF, 0xF0: return true
        case 0xE3 where self[1] == 0x80 || self[1] == 0x83 && count > 2 && self[2] == 0xBB: return true
        default:
            let length = self[0] < 0xE0 ? 2 : 3
            guard count > length else { return false }
            return self[length] == UInt8(ascii: ")") || self[length] == UInt8(ascii: ".") || self[length] == 0xEF
                || self[length] == 0xE3 && count > length + 1 && self[length + 1] == 0x80
        }
    }

    /// Whether three spaces follow each other. Of any three bytes in a row one has a place that three divides.
    fileprivate var hasThreeSpaces: Bool {
        var index = 2
        while index < count {
            if self[index] == ASCII.space {
                var start = index
                var end = index + 1
                while start > 0, self[start - 1] == ASCII.space { start -= 1 }
                while end < count, self[end] == ASCII.space { end += 1 }
                if end - start > 2 { return true }
            }
            index += 3
        }
        return false
    }
}
