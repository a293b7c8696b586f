import ASCII

/// The parts of a link's syntax, read as cmark reads them (CommonMark 0.29, sections 4.7 and 6.5).
///
/// Every function takes the place where a part starts and gives the place after it, or `nil` where there is no such
/// part.
struct LinkSyntax {
    private let bytes: [UInt8]

    /// Reads the text of a leaf block.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What follows the `]` of a link's text.
    enum Tail: Equatable {
        /// `(address "title")`; the range of the address without `<` and `>`.
        case inline(address: Range<Int>, end: Int)
        /// `[label]`, `[]` or nothing.
        case reference(end: Int)
    }

    /// What follows a link's text.
    func tail(at start: Int) -> Tail {
        if at(start) == UInt8(ascii: "("), let found = inlineTail(at: start) { return found }
        return .reference(end: label(at: start) ?? start)
    }

    private func inlineTail(at start: Int) -> Tail? {
        var index = skipSpaces(start + 1)
        guard let address = destination(at: index) else { return nil }
        index = address.end
        let beforeTitle = index
        index = skipSpaces(index)
        if index > beforeTitle { index = skipSpaces(title(at: index) ?? index) }
        guard at(index) == UInt8(ascii: ")") else { return nil }
        return .inline(address: address.range, end: index + 1)
    }

    /// The end of `[label]: address "title"` and its line end.
    func definition(at start: Int) -> Int? {
        guard let labelEnd = label(at: start), labelEnd > start + 2, at(labelEnd) == UInt8(ascii: ":") else {
            return nil
        }
        guard let address = destination(at: skipSpaces(labelEnd + 1)) else { return nil }
        let beforeTitle = address.end
        let titleStart = skipSpaces(beforeTitle)
        if titleStart > beforeTitle, let titleEnd = title(at: titleStart), let end = lineEnd(at: titleEnd) {
            return end
        }
        return lineEnd(at: beforeTitle)
    }

    /// The end of the label and the address of `[label]: address`, where that and a title are all that is written.
    func definitionParts(at start: Int) -> (labelEnd: Int, address: Range<Int>)? {
        guard definition(at: start) != nil, let labelEnd = label(at: start),
            let address = destination(at: skipSpaces(labelEnd + 1))
        else { return nil }
        return (labelEnd, address.range)
    }

    /// The end of `[…]` with nothing like it inside.
    func label(at start: Int) -> Int? {
        guard at(start) == UInt8(ascii: "[") else { return nil }
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "]"): return index + 1
            case UInt8(ascii: "["): return nil
            case UInt8(ascii: "\\"): index += isEscape(at: index) ? 2 : 1
            default: index += 1
            }
            // cmark gives up at 1,000 bytes.
            if index - start > 1_001 { return nil }
        }
        return nil
    }

    private func destination(at start: Int) -> (range: Range<Int>, end: Int)? {
        at(start) == UInt8(ascii: "<") ? angleDestination(at: start) : plainDestination(at: start)
    }

    private func angleDestination(at start: Int) -> (range: Range<Int>, end: Int)? {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"): return (start + 1..<index, index + 1)
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "<"), .lineFeed: return nil
            default: index += 1
            }
        }
        return nil
    }

    private func plainDestination(at start: Int) -> (range: Range<Int>, end: Int)? {
        var index = start
        var open = 0
        while index < bytes.count {
            let byte = bytes[index]
            if isEscape(at: index) {
                index += 2
            } else if byte == UInt8(ascii: "(") {
                open += 1
                if open > 32 { return nil }
                index += 1
            } else if byte == UInt8(ascii: ")") {
                if open == 0 { break }
                open -= 1
                index += 1
            } else if byte.isASCIISpace {
                if index == start { return nil }
                break
            } else {
                index += 1
            }
        }
        return (start..<index, index)
    }

    private func title(at start: Int) -> Int? {
        let close: UInt8
        switch at(start) {
        case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
        case UInt8(ascii: "'"): close = UInt8(ascii: "'")
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return nil
        }
        var index = start + 1
        while index < bytes.count {
            if isEscape(at: index) {
                index += 2
            } else if bytes[index] == close {
                return index + 1
            } else {
                index += 1
            }
        }
        return nil
    }

    private func lineEnd(at start: Int) -> Int? {
        var index = start
        while index < bytes.count, bytes[index].isASCIIBlank { index += 1 }
        guard index < bytes.count else { return index > start ? index : nil }
        return bytes[index] == .lineFeed ? index + 1 : nil
    }

    private func skipSpaces(_ start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index].isASCIISpace { index += 1 }
        return index
    }

    private func isEscape(at index: Int) -> Bool {
        index + 1 < bytes.count && bytes[index] == UInt8(ascii: "\\") && bytes[index + 1].isASCIIPunctuation
    }

    private func at(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
}
