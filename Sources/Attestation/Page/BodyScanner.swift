import SiteModel

/// Reads the HTML that the renderer of bodies writes (`Authoring`, `BodyRenderer`), byte by byte and once.
///
/// It is no parser of HTML: it relies on every element being closed, on values in double quotes, and on `&`, `<`, `>`
/// and `"` being escaped in text and attributes alike. `PublishedPage` reads all else; a test holds the two together.
struct BodyScanner {
    private let html: UnsafeBufferPointer<UInt8>
    private let imageDigest: (String) -> ContentDigest?
    private var index = 0
    /// Whether the link that is open was written down.
    private var linkIsWritten = false
    /// Where the meanings are that were passed over so far, without the tags around each.
    private var meaningRanges: [Range<Int>] = []

    /// A scanner of a body; `imageDigest` gives the digest of the file that the address of an image leads to.
    init(_ html: UnsafeBufferPointer<UInt8>, imageDigest: @escaping (String) -> ContentDigest?) {
        self.html = html
        self.imageDigest = imageDigest
    }

    /// Writes the form of the whole body.
    mutating func write(to form: inout FormWriter) {
        while index < html.count {
            if html[index] == UInt8(ascii: "<") { tag(&form) } else { text(&form) }
        }
    }

    // MARK: Text

    /// Reads up to the next tag.
    private mutating func text(_ form: inout FormWriter) {
        var index = index
        while index < html.count {
            let byte = html[index]
            if byte.isHTMLSpace {
                form.space()
                index += 1
                continue
            }
            if byte == UInt8(ascii: "<") { break }
            if byte == UInt8(ascii: "&") {
                let (character, length) = Self.character(at: index, in: html)
                form.word(character)
                index += length
                continue
            }
            let stop = max(index + 1, endOfPlainText(from: index))
            let endsWithSpace = html[stop - 1] == 0x20
            form.words(UnsafeBufferPointer(rebasing: html[index..<(endsWithSpace ? stop - 1 : stop)]))
            if endsWithSpace { form.space() }
            index = stop
        }
        self.index = index
    }

    /// Where a stretch of text ends that is in the form as it does here: before a tag, a reference, a control
    /// character (all white space but the space is one), or the second of two spaces.
    private func endOfPlainText(from start: Int) -> Int {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        /// The highest bit of each byte that is zero.
        func zeros(_ word: UInt64) -> UInt64 { ~(((word & low) &+ low) | word | low) }
        let raw = UnsafeRawBufferPointer(html)
        var index = start
        var afterSpace: UInt64 = 0
        // Eight bytes at a time.
        while index + 8 <= html.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let spaces = zeros(word ^ 0x2020_2020_2020_2020)
            let stops =
                zeros(word ^ 0x3C3C_3C3C_3C3C_3C3C) | zeros(word ^ 0x2626_2626_2626_2626)
                | ~(((word & low) &+ 0x6060_6060_6060_6060) | word | low) | (spaces & (spaces << 8 | afterSpace))
            if stops != 0 { return index + stops.trailingZeroBitCount / 8 }
            afterSpace = spaces >> 56
            index += 8
        }
        var isAfterSpace = afterSpace != 0
        while index < html.count {
            let byte = html[index]
            if byte < 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0x20 && isAfterSpace {
                break
            }
            isAfterSpace = byte == 0x20
            index += 1
        }
        return index
    }

    /// The character that a reference stands for; an `&` that starts none that the renderer writes stands for itself.
    private static func character(at index: Int, in html: UnsafeBufferPointer<UInt8>) -> (byte: UInt8, length: Int) {
        if html.reads("&amp;", at: index) { return (UInt8(ascii: "&"), 5) }
        if html.reads("&lt;", at: index) { return (UInt8(ascii: "<"), 4) }
        if html.reads("&gt;", at: index) { return (UInt8(ascii: ">"), 4) }
        if html.reads("&quot;", at: index) { return (UInt8(ascii: "\""), 6) }
        return (html[index], 1)
    }

    /// Text or a value with its character references read.
    private func decoded(_ range: Range<Int>) -> [UInt8] {
        let part = UnsafeBufferPointer(rebasing: html[range])
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var index = 0
        while index < part.count {
            guard part[index] == UInt8(ascii: "&") else {
                bytes.append(part[index])
                index += 1
                continue
            }
            let (byte, length) = Self.character(at: index, in: part)
            bytes.append(byte)
            index += length
        }
        return bytes
    }

    // MARK: Tags

    /// Reads a tag, and the whole of an element that is passed over or written as one.
    private mutating func tag(_ form: inout FormWriter) {
        let isEnd = index + 1 < html.count && html[index + 1] == UInt8(ascii: "/")
        let start = index + (isEnd ? 2 : 1)
        var end = start
        while end < html.count, html[end] != UInt8(ascii: ">"), html[end] != 0x20 { end += 1 }
        let name = UnsafeBufferPointer(rebasing: html[start..<end])
        // Values have no `>` in them.
        var close = end
        while close < html.count, html[close] != UInt8(ascii: ">") { close += 1 }
        index = min(close + 1, html.count)
        guard let first = name.first else { return }
        if isEnd {
            endTag(name, first, &form)
        } else {
            startTag(name, first, end..<close, &form)
        }
    }

    private mutating func startTag(
        _ name: UnsafeBufferPointer<UInt8>,
        _ first: UInt8,
        _ attributes: Range<Int>,
        _ form: inout FormWriter
    ) {
        switch (first, name.count) {
        case (UInt8(ascii: "p"), 1): form.openParagraph()
        case (UInt8(ascii: "p"), 3): preformatted(&form)
        case (UInt8(ascii: "a"), 1): link(attributes, &form)
        case (UInt8(ascii: "b"), 2): form.mark("/")
        case (UInt8(ascii: "b"), 10), (UInt8(ascii: "l"), 2), (UInt8(ascii: "t"), _), (UInt8(ascii: "f"), _):
            form.open(name)
        case (UInt8(ascii: "d"), 3):
            if name[2] == UInt8(ascii: "l") { form.mark("(del") }
        case (UInt8(ascii: "h"), _):
            if name[1] == UInt8(ascii: "r") {
                form.rule()
            } else if hasClass("footnotes-title", attributes) {
                pass(name)
            } else {
                form.open(name)
            }
        case (UInt8(ascii: "i"), _): image(attributes, &form)
        case (UInt8(ascii: "o"), _), (UInt8(ascii: "u"), _):
            if let start = value(of: "start", in: attributes) { form.open("ol", html[start]) } else { form.open(name) }
        case (UInt8(ascii: "s"), 3): superscript(attributes, &form)
        case (UInt8(ascii: "s"), 4): span(attributes, name)
        case (UInt8(ascii: "s"), 7): section(attributes, &form)
        default: break
        }
    }

    private mutating func endTag(_ name: UnsafeBufferPointer<UInt8>, _ first: UInt8, _ form: inout FormWriter) {
        switch (first, name.count) {
        case (UInt8(ascii: "p"), 1): form.closeParagraph()
        case (UInt8(ascii: "a"), 1):
            if linkIsWritten { form.mark(")") }
            linkIsWritten = false
        case (UInt8(ascii: "d"), 3):
            if name[2] == UInt8(ascii: "l") { form.mark(")") }
        case (UInt8(ascii: "b"), 10), (UInt8(ascii: "l"), 2), (UInt8(ascii: "t"), _), (UInt8(ascii: "f"), _),
            (UInt8(ascii: "h"), _), (UInt8(ascii: "o"), _), (UInt8(ascii: "u"), _), (UInt8(ascii: "s"), 7):
            form.close()
        default: break
        }
    }

    // MARK: Elements

    private mutating func link(_ attributes: Range<Int>, _ form: inout FormWriter) {
        if hasClass("footnote-back", attributes) {
            pass("a")
            return
        }
        let title = value(of: "title", in: attributes)
        guard let address = value(of: "href", in: attributes) else { return }
        if title == nil, !FormText.isExternal(html[address]) { return }
        linkIsWritten = form.openLink(decoded(address), title: title.map(decoded))
    }

    private mutating func image(_ attributes: Range<Int>, _ form: inout FormWriter) {
        let address = value(of: "src", in: attributes).map { String(decoding: decoded($0), as: UTF8.self) }
        form.image(
            TextForm.digits(ofImage: imageDigest(address ?? "")),
            title: value(of: "title", in: attributes).map(decoded),
            alternative: value(of: "alt", in: attributes).map(decoded)
        )
    }

    private mutating func preformatted(_ form: inout FormWriter) {
        let end = startOfTag("</pre", from: index)
        var text: [UInt8] = []
        var start = index
        while start < end {
            let next = html[start..<end].firstIndex(of: UInt8(ascii: "<")) ?? end
            text.append(contentsOf: decoded(start..<next))
            start = next
            while start < end, html[start] != UInt8(ascii: ">") { start += 1 }
            start = min(start + 1, end)
        }
        text.withUnsafeBufferPointer { form.preformatted($0) }
        index = endOfTag(from: end)
    }

    private mutating func superscript(_ attributes: Range<Int>, _ form: inout FormWriter) {
        let end = startOfTag("</sup", from: index)
        var digits: [UInt8] = []
        while index < end {
            if html[index] == UInt8(ascii: "<") {
                index = endOfTag(from: index)
            } else {
                if html[index].isASCIIDigit { digits.append(html[index]) }
                index += 1
            }
        }
        form.mark(hasClass("citation", attributes) ? "[" : "^", digits)
        index = endOfTag(from: end)
    }

    private mutating func span(_ attributes: Range<Int>, _ name: UnsafeBufferPointer<UInt8>) {
        guard !attributes.isEmpty else { return }
        if hasClass("meaning", attributes) {
            let start = index
            pass(name)
            meaningRanges.append(start..<index)
        } else if hasClass("care-level", attributes) || value(of: "data-unreviewed", in: attributes) != nil {
            pass(name)
        }
    }

    private mutating func section(_ attributes: Range<Int>, _ form: inout FormWriter) {
        guard let classes = value(of: "class", in: attributes), html.reads("care care-", at: classes.lowerBound) else {
            form.open("section")
            return
        }
        form.open("care", html[classes].dropFirst("care care-".utf8.count))
    }

    // MARK: Passing over

    /// Goes on after the element that was opened last, whose name is given.
    private mutating func pass(_ name: StaticString) {
        pass(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// Goes on after the element that was opened last, whose name is given.
    private mutating func pass(_ name: UnsafeBufferPointer<UInt8>) {
        var depth = 1
        while depth > 0, index < html.count {
            guard html[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            if isTag(name, at: index + 1) { depth += 1 }
            if index + 1 < html.count, html[index + 1] == UInt8(ascii: "/"), isTag(name, at: index + 2) { depth -= 1 }
            index = endOfTag(from: index)
        }
    }

    private func isTag(_ name: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let end = index + name.count
        guard end < html.count, html[end] == UInt8(ascii: ">") || html[end] == 0x20 else { return false }
        return UnsafeBufferPointer(rebasing: html[index..<end]).elementsEqual(name)
    }

    /// Where the next tag starts that begins like this; the end where there is none.
    private func startOfTag(_ beginning: StaticString, from start: Int) -> Int {
        var index = start
        while index < html.count, html[index] != UInt8(ascii: "<") || !html.reads(beginning, at: index) { index += 1 }
        return index
    }

    private func endOfTag(from start: Int) -> Int {
        var index = start
        while index < html.count, html[index] != UInt8(ascii: ">") { index += 1 }
        return min(index + 1, html.count)
    }

    // MARK: Attributes

    /// Where the value of an attribute is; an empty range for one without a value.
    private func value(of name: StaticString, in attributes: Range<Int>) -> Range<Int>? {
        var index = attributes.lowerBound
        let end = attributes.upperBound
        while index < end {
            if html[index] == 0x20 {
                index += 1
                continue
            }
            let start = index
            while index < end, html[index] != UInt8(ascii: "="), html[index] != 0x20 { index += 1 }
            let isSought = index - start == name.utf8CodeUnitCount && html.reads(name, at: start)
            guard index + 1 < end, html[index] == UInt8(ascii: "=") else {
                if isSought { return index..<index }
                continue
            }
            let valueStart = index + 2
            index = valueStart
            while index < end, html[index] != UInt8(ascii: "\"") { index += 1 }
            if isSought { return valueStart..<index }
            index += 1
        }
        return nil
    }

    /// Whether the one class of an element is this one.
    private func hasClass(_ name: StaticString, _ attributes: Range<Int>) -> Bool {
        guard let classes = value(of: "class", in: attributes) else { return false }
        return classes.count == name.utf8CodeUnitCount && html.reads(name, at: classes.lowerBound)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether these bytes are at a place.
    fileprivate func reads(_ text: StaticString, at index: Int) -> Bool {
        guard count - index >= text.utf8CodeUnitCount else { return false }
        for offset in 0..<text.utf8CodeUnitCount where self[index + offset] != text.utf8Start[offset] { return false }
        return true
    }
}

// MARK: - Meanings

extension BodyScanner {
    /// The texts of the meanings that were passed over, with white space as in an attribute.
    var meanings: [[UInt8]] {
        meaningRanges.map { range in
            var text: [UInt8] = []
            var part = range.lowerBound
            while part < range.upperBound {
                let next = html[part..<range.upperBound].firstIndex(of: UInt8(ascii: "<")) ?? range.upperBound
                text.append(contentsOf: decoded(part..<next))
                part = endOfTag(from: next)
            }
            return TextForm.singleSpaced(text)
        }
    }
}
