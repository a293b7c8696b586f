import ASCII

extension FailedMarkup {
    /// Reports what was to be a placeholder and would be shown as typed.
    ///
    /// `{service:…}`, `{people:…}` and `{fact:…}` themselves are put in, or reported, where the text is written.
    mutating func findPlaceholders() {
        for index in shown.range where shown.role(index) == .text {
            switch shown.bytes[index] {
            case UInt8(ascii: "{"): findPlaceholder(inBraces: index, 1)
            case 0xEF where shown.scalar(at: index) == "｛": findPlaceholder(inBraces: index, 3)
            case 0xEF where shown.scalar(at: index) == "：": findPlaceholder(around: index, 3)
            case UInt8(ascii: ":"): findPlaceholder(around: index, 1)
            default: continue
            }
        }
    }

    private mutating func findPlaceholder(inBraces start: Int, _ width: Int) {
        // Two braces are a placeholder of another tool.
        guard shown[start - 1] != UInt8(ascii: "{"), shown[start + 1] != UInt8(ascii: "{"),
            !isReportedPlaceholder(at: start)
        else { return }
        let first = start + width
        let limit = min(endOfLine(start), first + 60)
        var end = first
        while end < limit, !Self.isClosing(shown.scalar(at: end)) { end += 1 }
        let isClosed = end < limit
        // Without a brace it ends with its word.
        if !isClosed { end = (first..<limit).first { shown.bytes[$0].isASCIISpace } ?? limit }
        guard shown.isText(first..<end),
            let attempt = PlaceholderAttempt(inBraces: shown.written(first..<end)[...], surroundings.context)
        else { return }
        let close = isClosed ? end + (shown.scalar(at: end).map { UTF8.width($0) } ?? 0) : end
        report(.placeholder(attempt.meaning), start..<close)
    }

    private static func isClosing(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { "}｝])>".unicodeScalars.contains($0) } ?? false
    }

    /// Whether a brace starts what is put in, or reported, elsewhere: the word of a placeholder with a colon, a space or a
    /// brace after it.
    private func isReportedPlaceholder(at index: Int) -> Bool {
        guard surroundings.context != nil else { return false }
        let rest = shown.bytes[(index + 1)..<min(shown.range.upperBound, index + 9)].map { $0 | 0x20 }
        guard let word = ["people", "service", "fact"].first(where: { rest.starts(with: $0.utf8) }) else {
            return false
        }
        let next = shown[index + 1 + word.utf8.count]
        return next == 0 || next.isASCIISpace || next == UInt8(ascii: ":") || next == UInt8(ascii: "}")
    }

    /// `service:emergency`, with whatever is around it.
    private mutating func findPlaceholder(around colon: Int, _ width: Int) {
        var start = colon
        while shown[start - 1].isASCIILetter { start -= 1 }
        var end = colon + width
        while shown[end].isASCIILetterOrDigit || shown[end] == UInt8(ascii: "-") { end += 1 }
        while shown[end - 1] == UInt8(ascii: "-") { end -= 1 }
        guard start < colon, end > colon + width, shown[start - 1] != UInt8(ascii: "-"), shown.isText(start..<end),
            shown.role(start - 1) != .escaped,
            !isReportedPlaceholder(at: start - 1) || shown[start - 1] != UInt8(ascii: "{"),
            let attempt = PlaceholderAttempt(
                word: shown.written(start..<colon)[...],
                name: shown.written(colon + width..<end)[...],
                surroundings.context
            )
        else { return }
        if let before = shown.scalar(before: start), "[(（［【".unicodeScalars.contains(before),
            shown.role(start - 1) == .text
        {
            start -= UTF8.width(before)
        }
        if let after = shown.scalar(at: end), "])}）］】｝".unicodeScalars.contains(after), shown.role(end) == .text {
            end += UTF8.width(after)
        }
        report(.placeholder(attempt.meaning), start..<end)
    }
}
