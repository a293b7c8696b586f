import ASCII

extension FailedMarkup {
    /// Reports markup that other tools understand.
    mutating func findForeignMarkup() {
        for index in shown.range {
            let candidates = ForeignMarkup.starts[Int(shown.bytes[index])]
            // `__TOC__` is bold text to Markdown.
            guard !candidates.isEmpty,
                shown.role(index) == .text || shown.role(index) == .escaped || shown.bytes[index] == UInt8(ascii: "_")
            else { continue }
            let next = shown[index + 1]
            for start in candidates where start.second == nil || start.second == next {
                let candidate = ForeignMarkup.all[start.index]
                guard let end = end(of: candidate, at: index) else { continue }
                // The attributes of a piece of markup belong to it.
                if shown.bytes[index] == UInt8(ascii: "{"), let last = findings.last, last.range.upperBound == index,
                    case .foreign = last.slip
                {
                    take(index..<end)
                    break
                }
                report(.foreign(candidate, written: shown.written(index..<end)), index..<end)
                break
            }
        }
    }

    /// The place after a piece of foreign markup that starts at an index.
    private func end(of markup: ForeignMarkup, at index: Int) -> Int? {
        let start = index + markup.opening.count
        if surroundings.isDefinitions, markup.isSignOfDefinition, startOfLine(index) > shown.range.lowerBound {
            return nil
        }
        guard shown.has(markup.opening, at: index), isOpening(markup, index..<start), isPlace(markup.place, index)
        else {
            return nil
        }
        guard let closing = markup.closing else {
            let end =
                markup.place == .lineStart || markup.place == .ownLine ? endOfLine(index) : index + end(ofWordIn: index)
            if markup.place == .ownLine, !isBlank(start..<end) { return nil }
            let line = start..<endOfLine(index)
            return fits(markup, line, after: line.upperBound) ? trimmed(index..<end) : nil
        }
        let limit = min(shown.range.upperBound, start + 1_000)
        var close = start
        while close < limit {
            if shown.has(closing, at: close), isClosing(markup, close..<close + closing.count) {
                let end = close + closing.count
                if markup.place == .ownLine, !isBlank(end..<endOfLine(end)) { return nil }
                return fits(markup, start..<close, after: end) ? end : nil
            }
            close += 1
        }
        return nil
    }

    /// Up to the closing sign on the line where there is one, else to the end of the word: as much as is worth showing.
    private func end(ofWordIn index: Int) -> Int {
        let rest = shown.bytes[index..<endOfLine(index)]
        let sign = rest.first == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ">")
        if rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "<"), var close = rest.firstIndex(of: sign) {
            while shown[close + 1] == sign { close += 1 }
            return close + 1 - index
        }
        return rest.prefix { !$0.isASCIISpace }.count
    }

    private func isOpening(_ markup: ForeignMarkup, _ range: Range<Int>) -> Bool {
        guard !markup.isEscape else { return range.allSatisfy { shown.role($0) == .escaped } }
        // The rest may be markup that works: the `[` of `@[video](address)`.
        let isStrong = markup.place == .ownLine && shown.bytes[range.lowerBound] == UInt8(ascii: "_")
        return (shown.role(range.lowerBound) == .text || isStrong)
            && range.allSatisfy { shown.role($0) != .escaped && shown.role($0) != .code && shown.role($0) != .tag }
    }

    private func isClosing(_ markup: ForeignMarkup, _ range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            let role = shown.role(index)
            return markup.isEscape ? role == .escaped : role != .code && role != .escaped
        }
    }

    private func isPlace(_ place: ForeignMarkup.Place, _ index: Int) -> Bool {
        switch place {
        case .anywhere: true
        case .wordStart:
            !shown.isWord(before: index) && shown[index - 1] != shown.bytes[index]
        case .lineStart, .ownLine: (block == .paragraph || block == .value) && isBlank(startOfLine(index)..<index)
        }
    }

    private func startOfLine(_ index: Int) -> Int {
        let before = shown.bytes[shown.range.lowerBound..<index].lastIndex(of: .lineFeed)
        return before.map { $0 + 1 } ?? shown.range.lowerBound
    }

    private func isBlank(_ range: Range<Int>) -> Bool { range.allSatisfy { shown.bytes[$0].isASCIISpace } }

    private func trimmed(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, shown.bytes[end - 1].isASCIISpace { end -= 1 }
        return end
    }

    private func fits(_ markup: ForeignMarkup, _ content: Range<Int>, after end: Int) -> Bool {
        markup.isFitting(
            ForeignMarkup.Occurrence(
                content: shown.bytes[content],
                before: shown[content.lowerBound - markup.opening.count - 1],
                after: shown[end],
                isBeforeWord: shown.isWord(at: end)
            )
        )
    }
}

extension ForeignMarkup {
    /// How a piece of markup starts: nearly every byte of a text is asked for all that start with it, so the second one
    /// is looked at before the markup itself.
    fileprivate struct Start: Sendable {
        /// The second byte; `nil` where the first is all.
        let second: UInt8?
        /// The place in `all`.
        let index: Int
    }

    /// The markup that may start with each byte.
    fileprivate static let starts: [[Start]] = {
        var table: [[Start]] = Array(repeating: [], count: 256)
        for (index, markup) in all.enumerated() {
            guard let first = markup.opening.first else { continue }
            table[Int(first)].append(Start(second: markup.opening.dropFirst().first, index: index))
        }
        return table
    }()
}
