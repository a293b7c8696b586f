import ASCII

/// Writes the canonical form of a text: its lines, and what becomes of the white space between them (docs/review.md,
/// “The canonical form”). Whoever writes a text or reads a page only says what comes next.
package struct FormWriter: Sendable {
    private var lines = FormLines()

    /// What was written last.
    private enum Last {
        /// A block line that opens something.
        case opening
        /// Another block line, or the form's first line.
        case block
        /// A mark or what belongs to one.
        case mark
        /// A line of text that may go on; its line feed is not written yet.
        case text
        /// A line of text that may not go on; its line feed is not written yet.
        case endedText
    }

    private var last: Last
    /// Whether white space was seen that is not written yet.
    private var hasSpace = false

    /// A form of a kind, with room for `capacity` bytes before it has to move.
    package init(_ firstLine: StaticString, capacity: Int) {
        last = .block
        lines.bytes.reserveCapacity(capacity)
        append(firstLine)
        endLine()
    }

    /// What is in a region, for `content` of another form, with room for `capacity` bytes before it has to move.
    package init(contentWithCapacity capacity: Int) {
        last = .opening
        lines.bytes.reserveCapacity(capacity)
    }

    /// What was written.
    package mutating func finish() -> FormLines {
        endText()
        return lines
    }

    // MARK: Block lines

    /// A block line of a `(` and the name of an element.
    package mutating func open(_ name: StaticString) {
        startOpening()
        append(name)
        endLine()
    }

    /// A block line of a `(` and the name of an element.
    package mutating func open(_ name: [UInt8]) {
        startOpening()
        lines.bytes += name
        endLine()
    }

    /// A block line of a `(`, a name, a space and a value.
    package mutating func open(_ name: StaticString, _ value: [UInt8]) {
        startOpening()
        append(name)
        append(UInt8(ascii: " "))
        _ = appendSingleSpaced(value)
        endLine()
    }

    /// The block line of a heading of a level between 1 and 6.
    package mutating func openHeading(_ level: Int) {
        startOpening()
        append(UInt8(ascii: "h"))
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: level))
        endLine()
    }

    /// The block line that ends what the last one of the kind has opened.
    package mutating func close() { block(UInt8(ascii: ")")) }

    /// The block line of a change of subject.
    package mutating func rule() { block(UInt8(ascii: "-")) }

    /// The start of a paragraph, which needs no line where it is the first thing in another block.
    package mutating func openParagraph() {
        if case .opening = last { return }
        block(UInt8(ascii: "p"))
    }

    /// The end of a paragraph, next to which white space means as little as next to a block line.
    package mutating func closeParagraph() {
        switch last {
        case .text: last = .endedText
        case .mark: last = .block
        case .opening, .block, .endedText: break
        }
        hasSpace = false
    }

    /// The lines of a text that is shown as it is; what ends with a line feed has no line after it.
    package mutating func preformatted(_ text: UnsafeBufferPointer<UInt8>) {
        open("pre")
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            append(UInt8(ascii: "="))
            lines.bytes.append(contentsOf: text[start..<end])
            endLine()
            start = end + 1
        }
        close()
    }

    /// What is in the region that was opened last, as another writer wrote it.
    package mutating func content(_ content: FormLines) {
        let start = lines.bytes.count
        lines.bytes += content.bytes
        lines.images += content.images.map { FormLines.Image(offset: start + $0.offset, address: $0.address) }
        last = .block
    }

    // MARK: Text

    /// White space, however much of it.
    package mutating func space() { hasSpace = true }

    /// Text with any white space in it.
    package mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < text.count {
            if text[start].isHTMLSpace {
                hasSpace = true
                start += 1
                continue
            }
            let end = Self.endOfWords(in: text, from: start)
            startWords()
            lines.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
            start = end
        }
    }

    /// Text with any white space in it.
    package mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { self.text($0) }
    }

    /// Where words end that are in the form just as they are here: before white space that is not one space between two
    /// words.
    private static func endOfWords(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start + 1
        while end < text.count {
            if text[end] > 0x20 {
                end += 1
            } else if text[end] == 0x20, end + 1 < text.count, !text[end + 1].isHTMLSpace {
                end += 2
            } else if text[end].isHTMLSpace {
                break
            } else {
                end += 1
            }
        }
        return end
    }

    // MARK: Marks

    /// A mark of a sign and a number or a name.
    package mutating func mark(_ sign: StaticString, _ rest: [UInt8]) {
        startMark()
        append(sign)
        lines.bytes += rest
        endLine()
    }

    /// The mark of a source that is cited: its number, and the place in it as the text shows it, which may be empty.
    package mutating func citation(_ number: [UInt8], _ place: [UInt8]) {
        startMark()
        append("[")
        lines.bytes += number
        _ = appendSingleSpaced(place)
        endLine()
    }

    /// A fact, by its name: its value belongs to another text.
    package mutating func fact(_ name: [UInt8]) {
        startMark()
        append("(fact ")
        _ = appendSingleSpaced(name)
        endLine()
        mark(")")
    }

    /// A mark of its own.
    package mutating func mark(_ line: StaticString) { mark(line, []) }

    /// The mark of a link with what its attributes say; whether there is one: links within the site have none.
    package mutating func openLink(_ address: [UInt8], title: [UInt8]) -> Bool {
        let isExternal = FormText.isExternal(address)
        guard isExternal || !title.allSatisfy(\.isHTMLSpace) else { return false }
        startMark()
        append("(a")
        if isExternal {
            append(UInt8(ascii: " "))
            FormText.forEachByte(ofAddress: address) { append($0) }
        }
        endLine()
        attributeLine(UInt8(ascii: "\""), title)
        return true
    }

    /// The mark of an abbreviation with what it is short for; whether there is one.
    @discardableResult
    package mutating func openAbbreviation(title: [UInt8]) -> Bool {
        guard !title.allSatisfy(\.isHTMLSpace) else { return false }
        startMark()
        append("(abbr")
        endLine()
        attributeLine(UInt8(ascii: "\""), title)
        return true
    }

    /// The marks of an image: its file, and what its attributes say.
    package mutating func image(_ address: String, title: [UInt8], alternative: [UInt8]) {
        startMark()
        append("(img ")
        lines.images.append(FormLines.Image(offset: lines.bytes.count, address: address))
        endLine()
        attributeLine(UInt8(ascii: "\""), title)
        attributeLine(UInt8(ascii: "="), alternative)
        append(UInt8(ascii: ")"))
        endLine()
    }

    /// The mark of an element whose file is a part of the text, and what a label says of it.
    package mutating func openFile(_ name: StaticString, _ address: String, label: [UInt8]) {
        startMark()
        append("(")
        append(name)
        append(" ")
        lines.images.append(FormLines.Image(offset: lines.bytes.count, address: address))
        endLine()
        attributeLine(UInt8(ascii: "="), label)
    }

    // MARK: Lines

    /// A line of a sign and a value, if the value holds more than white space.
    private mutating func attributeLine(_ sign: UInt8, _ value: [UInt8]) {
        append(sign)
        if appendSingleSpaced(value) { endLine() } else { lines.bytes.removeLast() }
    }

    private mutating func block(_ sign: UInt8) {
        endText()
        append(sign)
        endLine()
        last = .block
    }

    private mutating func startOpening() {
        endText()
        append(UInt8(ascii: "("))
        last = .opening
    }

    /// Ends the line of text before a block line.
    private mutating func endText() {
        switch last {
        case .text, .endedText: endLine()
        case .opening, .block, .mark: break
        }
        hasSpace = false
    }

    private mutating func startWords() {
        switch last {
        case .text:
            if hasSpace { append(UInt8(ascii: " ")) }
        case .opening, .block: append(UInt8(ascii: "="))
        case .mark:
            append(UInt8(ascii: "="))
            if hasSpace { append(UInt8(ascii: " ")) }
        case .endedText:
            endLine()
            append(UInt8(ascii: "="))
        }
        last = .text
        hasSpace = false
    }

    private mutating func startMark() {
        switch last {
        case .text:
            if hasSpace { append(UInt8(ascii: " ")) }
            endLine()
        case .opening, .block: break
        case .mark:
            if hasSpace { append("= \n") }
        case .endedText: endLine()
        }
        last = .mark
        hasSpace = false
    }

    // MARK: Bytes

    /// Appends a value with single spaces for its runs of white space and none at its ends; whether there was anything.
    private mutating func appendSingleSpaced(_ value: [UInt8]) -> Bool {
        var isEmpty = true
        var hasSpace = false
        for byte in value {
            if byte.isHTMLSpace {
                hasSpace = true
                continue
            }
            if hasSpace, !isEmpty { append(UInt8(ascii: " ")) }
            hasSpace = false
            isEmpty = false
            append(byte)
        }
        return !isEmpty
    }

    private mutating func endLine() { append(UInt8(ascii: "\n")) }

    private mutating func append(_ byte: UInt8) { lines.bytes.append(byte) }

    private mutating func append(_ literal: StaticString) {
        lines.bytes.append(
            contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        )
    }
}

/// What the form asks of the values of attributes.
package enum FormText {
    /// Whether an address leads away from the site: it starts with a scheme and a colon (RFC 3986, section 3.1) or with
    /// two slashes of either kind. It is taken as browsers take it.
    package static func isExternal(_ address: some Collection<UInt8>) -> Bool {
        var length = 0
        var isSlash = false
        for byte in address.drop(while: \.isAtNoEndOfAddresses) where !byte.isNowhereInAddresses {
            switch byte {
            case _ where byte.isASCIILetter:
                if isSlash { return false }
            case _ where byte.isASCIIDigit || "+-.".utf8.contains(byte):
                if length == 0 || isSlash { return false }
            case UInt8(ascii: ":"): return length > 0 && !isSlash
            case UInt8(ascii: "/"), UInt8(ascii: "\\"):
                if length > 0 { return isSlash }
                isSlash = true
            default: return false
            }
            length += 1
        }
        return false
    }

    /// Goes through an address as browsers take it (URL Standard, section 4.4): without control characters and spaces at
    /// its ends, and without tabs and line ends anywhere.
    package static func forEachByte(ofAddress address: some Collection<UInt8>, _ body: (UInt8) -> Void) {
        var held: [UInt8] = []
        for byte in address.drop(while: \.isAtNoEndOfAddresses) where !byte.isNowhereInAddresses {
            if byte.isAtNoEndOfAddresses {
                held.append(byte)
            } else {
                held.forEach(body)
                held.removeAll()
                body(byte)
            }
        }
    }
}

extension UInt8 {
    /// Whether browsers leave a byte out at the ends of an address: a control character or a space.
    fileprivate var isAtNoEndOfAddresses: Bool { self <= 0x20 }

    /// Whether browsers leave a byte out of addresses wherever it is: a tab or a line end.
    fileprivate var isNowhereInAddresses: Bool { self == 0x09 || self == 0x0A || self == 0x0D }
}
