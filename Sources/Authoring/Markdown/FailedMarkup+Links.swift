extension FailedMarkup {
    /// Reports brackets and parentheses that were meant to be a link or an image and make none.
    ///
    /// Not reported: `[sic]`, `[1]`, `[1][2]`, `[see note] (page 5)`.
    mutating func findBrackets() {
        var closed: Set<Int> = []
        for index in shown.range where shown.bytes[index] == UInt8(ascii: "[") && shown.role(index) == .text {
            guard !isNote(at: index) else { continue }
            let isImage = shown[index - 1] == UInt8(ascii: "!") && shown.role(index - 1) == .text
            let start = isImage ? index - 1 : index
            guard let close = closingBracket(of: index) else {
                findUnclosedText(from: start, isImage: isImage)
                continue
            }
            closed.insert(close)
            guard shown.role(close) == .text, let (fault, end) = fault(behind: close, of: index, isImage: isImage)
            else {
                continue
            }
            report(.link(fault, isImage: isImage), start..<end)
        }
        findLooseParts(closed)
        findCharacterReferences()
    }

    /// Whether a bracket belongs to a footnote or to the marker of a card, which are looked at elsewhere.
    private func isNote(at index: Int) -> Bool {
        var next = index + 1
        while ASCII.isBlank(shown[next]) { next += 1 }
        return shown[next] == UInt8(ascii: "^") || shown[next] == UInt8(ascii: "!")
    }

    /// The `]` that belongs to a `[`.
    private func closingBracket(of open: Int) -> Int? {
        var depth = 0
        // cmark gives up at 1,000 bytes.
        for index in open..<min(shown.range.upperBound, open + 1_000) {
            guard shown.role(index) == .text || shown.role(index) == .markup else { continue }
            if shown.bytes[index] == UInt8(ascii: "[") { depth += 1 }
            if shown.bytes[index] == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    private func closingParenthesis(of open: Int) -> Int? {
        var depth = 0
        for index in open..<min(shown.range.upperBound, open + 1_000) where shown.role(index) != .escaped {
            if shown.bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if shown.bytes[index] == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    // MARK: What follows the text of a link

    private func fault(behind close: Int, of open: Int, isImage: Bool) -> (MarkupSlip.LinkFault, end: Int)? {
        let next = close + 1
        // `Stop![1]` is a number behind a sentence.
        if isImage, shown[next] != UInt8(ascii: "("), shown[next] != UInt8(ascii: "["),
            shown.neighbour(before: open - 1) == .space
        {
            return (.addressMissing, next)
        }
        switch shown[next] {
        case UInt8(ascii: "(") where shown.role(next) == .text: return faultOfAddress(at: next, open..<close, isImage)
        case UInt8(ascii: "[") where shown.role(next) == .text && !isNote(at: next):
            guard let end = closingBracket(of: next) else { return nil }
            let label = next + 1..<end
            // [1][2] are two numbers of sources.
            if isNumber(open + 1..<close), isNumber(label) { return nil }
            return (.undefined(shown.written(label.isEmpty ? open + 1..<close : label)), end + 1)
        case UInt8(ascii: ":") where isLineStart(open):
            var start = next + 1
            while ASCII.isBlank(shown[start]) { start += 1 }
            let end = endOfWord(start)
            return isAddress(start..<end) ? (.definition, end) : nil
        case UInt8(ascii: " "), ASCII.lineFeed:
            var start = next
            while ASCII.isSpace(shown[start]), start < next + 3 { start += 1 }
            guard shown[start] == UInt8(ascii: "("), shown.role(start) == .text else { return nil }
            let end = closingParenthesis(of: start) ?? endOfWord(start)
            return isAddress(start + 1..<end) ? (.spaceBeforeAddress, min(shown.range.upperBound, end + 1)) : nil
        default: return nil
        }
    }

    private func faultOfAddress(
        at start: Int,
        _ text: Range<Int>,
        _ isImage: Bool
    ) -> (MarkupSlip.LinkFault, end: Int)? {
        guard let close = closingParenthesis(of: start) else { return (.unclosedAddress, endOfWord(start)) }
        let end = close + 1
        let hasLink = text.dropFirst().contains {
            shown.bytes[$0] == UInt8(ascii: "[") && shown.role($0) == .markup
        }
        if hasLink, !isImage { return (.insideLink, end) }
        let content = start + 1..<close
        let scalars = shown.written(content).unicodeScalars
        guard scalars.contains(where: { $0.properties.isWhitespace }) else { return (.other, end) }
        // The title follows the first space.
        if scalars.drop(while: { !$0.properties.isWhitespace }).contains(where: {
            "“”„«»‘’「『".unicodeScalars.contains($0)
        }) {
            return (.curlyQuotes, end)
        }
        var address = content
        if let quote = content.first(where: { shown.bytes[$0] == UInt8(ascii: "\"") }), quote > content.lowerBound {
            address = content.lowerBound..<quote
        }
        return (.spaceInAddress(shown.written(address)), end)
    }

    // MARK: Parts of links

    private mutating func findUnclosedText(from start: Int, isImage: Bool) {
        let end = endOfLine(start)
        guard
            let open = (start..<end).first(where: { shown.bytes[$0] == UInt8(ascii: "(") && shown.role($0) == .text }),
            let close = closingParenthesis(of: open), isAddress(open + 1..<close)
        else { return }
        report(.link(.unclosedText, isImage: isImage), start..<close + 1)
    }

    /// `text](address)` and `(text)[address]`.
    private mutating func findLooseParts(_ closed: Set<Int>) {
        for index in shown.range.dropLast() where shown.role(index) == .text && shown.role(index + 1) == .text {
            switch (shown.bytes[index], shown.bytes[index + 1]) {
            case (UInt8(ascii: "]"), UInt8(ascii: "(")) where !closed.contains(index) && !hasEscape(before: index):
                guard let close = closingParenthesis(of: index + 1), isAddress(index + 2..<close) else { continue }
                report(.link(.unopenedText, isImage: false), index..<close + 1)
            case (UInt8(ascii: ")"), UInt8(ascii: "[")):
                guard let close = closingBracket(of: index + 1), isAddress(index + 2..<close),
                    let open = shown.bytes[shown.range.lowerBound..<index].lastIndex(of: UInt8(ascii: "("))
                else { continue }
                report(.link(.reversed, isImage: false), open..<close + 1)
            default: continue
            }
        }
    }

    /// Whether a bracket before it is escaped, so that this one means itself too.
    private func hasEscape(before index: Int) -> Bool {
        (shown.range.lowerBound..<index).contains {
            shown.bytes[$0] == UInt8(ascii: "[") && shown.role($0) == .escaped
        }
    }

    /// `&nbps;`: a name that HTML does not have.
    private mutating func findCharacterReferences() {
        for index in shown.range where shown.bytes[index] == UInt8(ascii: "&") && shown.role(index) == .text {
            var end = index + 1
            while shown.range.contains(end), shown.bytes[end].isASCIILetter || ASCII.isDigit(shown.bytes[end]) {
                end += 1
            }
            guard shown[end] == UInt8(ascii: ";"), end > index + 2, end < index + 34, shown[index + 1].isASCIILetter,
                shown.isText(index..<end + 1), shown.neighbour(before: index) != .word
            else { continue }
            report(.characterReference(shown.written(index..<end + 1)), index..<end + 1)
        }
    }

    // MARK: Stretches

    private func isNumber(_ range: Range<Int>) -> Bool {
        !range.isEmpty && range.allSatisfy { ASCII.isDigit(shown.bytes[$0]) }
    }

    func isLineStart(_ index: Int) -> Bool {
        index == shown.range.lowerBound || shown.bytes[index - 1] == ASCII.lineFeed
    }

    func endOfLine(_ start: Int) -> Int {
        shown.bytes[start..<shown.range.upperBound].firstIndex(of: ASCII.lineFeed) ?? shown.range.upperBound
    }

    private func endOfWord(_ start: Int) -> Int {
        shown.bytes[min(start, shown.range.upperBound)..<shown.range.upperBound].firstIndex(where: ASCII.isSpace)
            ?? shown.range.upperBound
    }

    /// Whether a stretch is plainly an address of a link.
    private func isAddress(_ range: Range<Int>) -> Bool {
        let text = shown.written(range).lowercased()
        if Self.addressStarts.contains(where: { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }) { return true }
        if range.count > 1, text.first == "#", shown.isLetter(at: range.lowerBound + 1), !text.contains(" ") {
            return true
        }
        let path = text.split(separator: " \"", maxSplits: 1).first ?? ""
        return Self.fileEndings.contains { path.hasSuffix($0) && path.utf8.count > $0.utf8.count }
            || Self.fileEndings.contains { path.contains($0 + "#") }
    }

    private static let addressStarts = ["http://", "https://", "www.", "mailto:", "tel:", "sms:", "./", "../", "<"]
    private static let fileEndings = [
        ".md", ".html", ".htm", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".csv", ".doc",
        ".docx",
    ]
}

extension UInt8 {
    /// Whether a byte is a letter of ASCII.
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
