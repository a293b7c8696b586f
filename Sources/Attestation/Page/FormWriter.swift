/// Writes the canonical form of a text: its lines, and what becomes of the white space between them (docs/review.md,
/// “The canonical form”). Whoever reads a page only says what comes next.
struct FormWriter: ~Copyable {
    private var bytes: UnsafeMutablePointer<UInt8>
    private var count = 0
    private var capacity: Int

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

    private var last = Last.block
    /// Whether white space was seen that is not written yet.
    private var hasSpace = false

    /// A form of a kind, with room for `capacity` bytes before it has to move.
    init(_ firstLine: StaticString, capacity: Int) {
        self.capacity = max(64, capacity)
        bytes = .allocate(capacity: self.capacity)
        append(firstLine)
        append(UInt8(ascii: "\n"))
    }

    deinit { bytes.deallocate() }

    /// What was written.
    consuming func finish() -> [UInt8] {
        Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    // MARK: Block lines

    /// A block line of a `(` and the name of an element.
    mutating func open(_ name: UnsafeBufferPointer<UInt8>) {
        startOpening()
        append(name)
        append(UInt8(ascii: "\n"))
    }

    /// A block line of a `(` and the name of an element.
    mutating func open(_ name: StaticString) {
        startOpening()
        append(name)
        append(UInt8(ascii: "\n"))
    }

    /// A block line of a `(`, a name, a space and a value.
    mutating func open(_ name: StaticString, _ value: some Collection<UInt8>) {
        startOpening()
        append(name)
        append(UInt8(ascii: " "))
        _ = appendSingleSpaced(value)
        append(UInt8(ascii: "\n"))
    }

    /// The block line that ends what the last one of the kind has opened.
    mutating func close() {
        endLineBeforeBlock()
        append(UInt8(ascii: ")"))
        append(UInt8(ascii: "\n"))
        last = .block
    }

    /// The block line of a change of subject.
    mutating func rule() {
        endLineBeforeBlock()
        append(UInt8(ascii: "-"))
        append(UInt8(ascii: "\n"))
        last = .block
    }

    /// The start of a paragraph, which needs no line where it is the first thing in another block.
    mutating func openParagraph() {
        if case .opening = last { return }
        endLineBeforeBlock()
        append(UInt8(ascii: "p"))
        append(UInt8(ascii: "\n"))
        last = .block
    }

    /// The end of a paragraph, next to which white space means as little as next to a block line.
    mutating func closeParagraph() {
        switch last {
        case .text: last = .endedText
        case .mark: last = .block
        case .opening, .block, .endedText: break
        }
        hasSpace = false
    }

    /// The lines of a text that is shown as it is; what ends with a line feed has no line after it.
    mutating func preformatted(_ text: UnsafeBufferPointer<UInt8>) {
        open("pre")
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            append(UInt8(ascii: "="))
            append(UnsafeBufferPointer(rebasing: text[start..<end]))
            append(UInt8(ascii: "\n"))
            start = end + 1
        }
        close()
    }

    // MARK: Text

    /// White space, however much of it.
    mutating func space() { hasSpace = true }

    /// Words without white space at either end, and with single spaces between them.
    mutating func words(_ run: UnsafeBufferPointer<UInt8>) {
        startWords()
        append(run)
    }

    /// A character that is no white space.
    mutating func word(_ byte: UInt8) {
        startWords()
        append(byte)
    }

    /// Text with any white space in it.
    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            if text[index].isHTMLSpace {
                hasSpace = true
                index += 1
                continue
            }
            var end = index + 1
            while end < text.count, !text[end].isHTMLSpace { end += 1 }
            words(UnsafeBufferPointer(rebasing: text[index..<end]))
            index = end
        }
    }

    /// Text with any white space in it.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { self.text($0) }
    }

    // MARK: Marks

    /// A mark of a sign and a number or a name.
    mutating func mark(_ sign: Unicode.Scalar, _ rest: some Sequence<UInt8>) {
        startMark()
        append(UInt8(ascii: sign))
        for byte in rest { append(byte) }
        append(UInt8(ascii: "\n"))
    }

    /// A mark of its own.
    mutating func mark(_ line: StaticString) {
        startMark()
        append(line)
        append(UInt8(ascii: "\n"))
    }

    /// The mark of a link with what its attributes say; whether there is one: links within the site have none.
    mutating func openLink(_ address: some Collection<UInt8>, title: (some Collection<UInt8>)?) -> Bool {
        let isExternal = FormText.isExternal(address)
        let title = title.flatMap { FormText.isBlank($0) ? nil : $0 }
        guard isExternal || title != nil else { return false }
        startMark()
        append("(a")
        if isExternal {
            append(UInt8(ascii: " "))
            FormText.forEachByte(ofAddress: address) { append($0) }
        }
        append(UInt8(ascii: "\n"))
        if let title { attributeLine(UInt8(ascii: "\""), title) }
        return true
    }

    /// The marks of an image: the digest of its file, and what its attributes say.
    mutating func image(
        _ digest: [UInt8],
        title: (some Collection<UInt8>)?,
        alternative: (some Collection<UInt8>)?
    ) {
        startMark()
        append("(img ")
        digest.withUnsafeBufferPointer { append($0) }
        append(UInt8(ascii: "\n"))
        if let title { attributeLine(UInt8(ascii: "\""), title) }
        if let alternative { attributeLine(UInt8(ascii: "="), alternative) }
        append(UInt8(ascii: ")"))
        append(UInt8(ascii: "\n"))
    }

    // MARK: Lines

    /// A line of a sign and a value, if the value holds more than white space.
    mutating func attributeLine(_ sign: UInt8, _ value: some Collection<UInt8>) {
        let start = count
        append(sign)
        if appendSingleSpaced(value) { append(UInt8(ascii: "\n")) } else { count = start }
    }

    private mutating func startOpening() {
        endLineBeforeBlock()
        append(UInt8(ascii: "("))
        last = .opening
    }

    private mutating func endLineBeforeBlock() {
        switch last {
        case .text, .endedText: append(UInt8(ascii: "\n"))
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
            append(UInt8(ascii: "\n"))
            append(UInt8(ascii: "="))
        }
        last = .text
        hasSpace = false
    }

    private mutating func startMark() {
        switch last {
        case .text:
            if hasSpace { append(UInt8(ascii: " ")) }
            append(UInt8(ascii: "\n"))
        case .opening, .block: break
        case .mark:
            if hasSpace { append("= \n") }
        case .endedText: append(UInt8(ascii: "\n"))
        }
        last = .mark
        hasSpace = false
    }

    // MARK: Bytes

    /// Appends a value with single spaces for its runs of white space and none at its ends; whether there was anything.
    private mutating func appendSingleSpaced(_ value: some Collection<UInt8>) -> Bool {
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

    private mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        bytes[count] = byte
        count += 1
    }

    private mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
        guard let start = run.baseAddress else { return }
        if run.count > capacity - count { grow(by: run.count) }
        (bytes + count).update(from: start, count: run.count)
        count += run.count
    }

    private mutating func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    private mutating func grow(by needed: Int) {
        let larger = max(capacity * 2, count + needed)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: bytes, count: count)
        bytes.deallocate()
        bytes = moved
        capacity = larger
    }
}

/// What the form asks of the values of attributes.
enum FormText {
    /// Whether an address leads away from the site: it starts with a scheme and a colon (RFC 3986, section 3.1) or with
    /// two slashes of either kind. It is taken as browsers take it.
    static func isExternal(_ address: some Collection<UInt8>) -> Bool {
        var length = 0
        var isSlash = false
        for byte in address.drop(while: \.isAtNoEndOfAddresses) where !byte.isNowhereInAddresses {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                if isSlash { return false }
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
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
    static func forEachByte(ofAddress address: some Collection<UInt8>, _ body: (UInt8) -> Void) {
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

    /// Whether a value holds nothing but white space.
    static func isBlank(_ value: some Collection<UInt8>) -> Bool { value.allSatisfy(\.isHTMLSpace) }
}

extension UInt8 {
    /// Whether a byte is white space (HTML Standard, “ASCII whitespace”): tab, line feed, form feed, carriage return or
    /// space.
    var isHTMLSpace: Bool {
        self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
    }

    /// Whether browsers leave a byte out at the ends of an address: a control character or a space.
    fileprivate var isAtNoEndOfAddresses: Bool { self <= 0x20 }

    /// Whether browsers leave a byte out of addresses wherever it is: a tab or a line end.
    fileprivate var isNowhereInAddresses: Bool { self == 0x09 || self == 0x0A || self == 0x0D }

    /// Whether a byte is one of the decimal digits.
    var isASCIIDigit: Bool { self &- 0x30 < 10 }
}
