import ASCII

extension FailedMarkup {
    /// Reports what was to cite one of the text's own sources or footnotes and would be shown as typed: `[who]`,
    /// `{^who}`, `[ ^who]`, `［^who］`, `[who^]`, `[cite: who]`, and `[^who` without its end.
    ///
    /// `[^who]` itself is looked at where the text is written. Not reported: `the agency [WHO]`, `the patient [who]`.
    mutating func findCitations() {
        guard !surroundings.citable.isEmpty || shown.bytes[shown.range].contains(UInt8(ascii: "^")) else { return }
        for index in shown.range where shown.role(index) == .text {
            switch shown.bytes[index] {
            case UInt8(ascii: "^"): findCitation(atCaret: index, 1)
            case 0xEF where shown.scalar(at: index) == "＾": findCitation(atCaret: index, 3)
            case UInt8(ascii: "["): findCitation(inBrackets: index, 1)
            case 0xEF where shown.scalar(at: index) == "［": findCitation(inBrackets: index, 3)
            default: continue
            }
        }
    }

    private static let openings: [Unicode.Scalar] = Array("[［{｛(（【".unicodeScalars)
    private static let closings: [Unicode.Scalar] = Array("]］}｝)）】".unicodeScalars)

    /// The name that can be cited and is written so, whatever its case.
    private func citable(_ written: String) -> String? {
        if surroundings.citable.contains(written) { return written }
        let lower = written.lowercased()
        return surroundings.citable.first { $0.lowercased() == lower }
    }

    // MARK: With a caret

    private mutating func findCitation(atCaret caret: Int, _ width: Int) {
        var open = caret
        while shown[open - 1].isASCIIBlank { open -= 1 }
        let opening = shown.scalar(before: open).flatMap { Self.openings.contains($0) ? $0 : nil }
        let start = opening.map { open - UTF8.width($0) } ?? caret
        guard shown.role(start) == .text else { return }
        var first = caret + width
        while shown[first].isASCIIBlank || shown[first] == UInt8(ascii: "^") { first += 1 }
        var end = first
        while shown.range.contains(end), let scalar = shown.scalar(at: end),
            isPartOfName(scalar) || ".:".unicodeScalars.contains(scalar) && shown.isWord(at: end + 1)
        {
            end += UTF8.width(scalar)
        }
        guard end > first else { return }
        let closing = shown.scalar(at: end).flatMap { Self.closings.contains($0) ? $0 : nil }
        let close = end + (closing.map { UTF8.width($0) } ?? 0)
        let isTight = width == 1 && first == caret + 1 && opening == "[" && start == caret - 1
        if isTight, hasClosingBracket(after: first) { return }
        let written = shown.written(first..<end)
        if let name = citable(written) {
            guard opening != nil || closing != nil || isCaretAlone(caret, name) else { return }
            report(.citation(name), start..<close)
        } else if isTight, shown.isLetter(at: first) {
            report(.citation(nil), start..<close)
        }
    }

    private func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_"
    }

    /// Whether the brackets are closed before others open, as cmark looks for a label.
    private func hasClosingBracket(after start: Int) -> Bool {
        let rest = shown.bytes[start..<min(shown.range.upperBound, start + 1_000)]
        return rest.first { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") } == UInt8(ascii: "]")
    }

    /// `Text.^who`; `10^9` is a number, and `e^x` a formula.
    private func isCaretAlone(_ caret: Int, _ name: String) -> Bool {
        shown.neighbour(before: caret) == .punctuation && name.utf8.count > 1
            && name.contains { !$0.isNumber }
    }

    // MARK: Without one

    private mutating func findCitation(inBrackets start: Int, _ width: Int) {
        let first = start + width
        let limit = min(endOfLine(start), first + 80)
        guard
            let end = (first..<max(first, limit)).first(where: {
                shown.bytes[$0] == UInt8(ascii: "]") || shown.scalar(at: $0) == "］"
            }), shown.isText(first..<end)
        else { return }
        let close = end + (shown.bytes[end] == UInt8(ascii: "]") ? 1 : 3)
        let content = shown.written(first..<end)
        if content.hasSuffix("^"), let name = citable(String(content.dropLast())) {
            report(.citation(name), start..<close)
        } else if let name = nameAfterWord(content) {
            report(.citation(name), start..<close)
        } else if surroundings.citable.contains(content), isCitation(content, start..<close) {
            report(.citation(content), start..<close)
        }
    }

    /// `cite: who`, `fn:who`, `#who`.
    private func nameAfterWord(_ content: String) -> String? {
        let sign = content.drop { $0.isASCII && $0.isLetter }
        guard let first = sign.first, first == ":" || first == "：" || first == "#" && sign.count == content.count else {
            return nil
        }
        let name = String(sign.dropFirst().drop { $0 == " " })
        return surroundings.citable.contains(name) ? name : nil
    }

    /// Whether a name in brackets cites, and is no word that someone put into a quotation: it follows a word or a sign
    /// without a space, or no word is written like it.
    private func isCitation(_ name: String, _ range: Range<Int>) -> Bool {
        guard name.contains(where: { !$0.isNumber }), !shown.isWord(at: range.upperBound),
            shown[range.upperBound] != UInt8(ascii: "("), shown[range.upperBound] != UInt8(ascii: "["),
            shown[range.upperBound] != UInt8(ascii: ":")
        else { return false }
        if name.contains(where: { $0.isNumber || $0 == "-" }) { return true }
        guard let before = shown.scalar(before: range.lowerBound) else { return false }
        switch before.properties.generalCategory {
        case .openPunctuation, .initialPunctuation, .dashPunctuation: return false
        default: return !before.properties.isWhitespace && before != "\"" && before != "'"
        }
    }
}
