import ASCII
import SiteModel

/// Finds what runs or loads in a file of markup.
///
/// XML is read by its tokens, and where they end the reading ends too. HTML can be led to read nearly anything as
/// anything, so there each `<` before a letter counts as a tag, even in a comment.
struct ActiveContentScanner {
    struct Finding: Equatable {
        var range: Range<Int>
        var message: String
        var advice: String
        /// Whether it says no more than that nothing can be told for certain.
        var isGuess = false

        static func runs(_ range: Range<Int>, _ what: String) -> Finding {
            Finding(range: range, message: "\(what) runs when someone opens the file by itself", advice: "take it out")
        }

        static func loads(_ range: Range<Int>, _ what: String) -> Finding {
            Finding(
                range: range,
                message: "\(what) is loaded from elsewhere when someone opens the file by itself",
                advice: "put the file beside this one and name it by its relative path"
            )
        }

        static func unreadable(_ place: Int, _ why: String) -> Finding {
            Finding(
                range: place..<place,
                message: "sitegen cannot tell whether this file runs scripts: \(why)",
                advice: "save it anew as plain UTF-8",
                isGuess: true
            )
        }
    }

    /// More than anyone reads.
    private static let limit = 20

    private let bytes: [UInt8]
    private let isXML: Bool
    private var index = 0
    private var findings: [Finding] = []

    /// Everything that runs or loads, in the order of the file.
    static func findings(in bytes: [UInt8], isXML: Bool) -> [Finding] {
        guard String(validating: bytes, as: UTF8.self) != nil else { return [.unreadable(0, "it is not UTF-8")] }
        if let place = bytes.firstIndex(of: 0) { return [.unreadable(place, "it contains a NUL character")] }
        var scanner = ActiveContentScanner(bytes: bytes, isXML: isXML)
        if isXML { scanner.scanXML() } else { scanner.scanHTML() }
        return Array(scanner.findings.prefix(limit))
    }

    private init(bytes: [UInt8], isXML: Bool) {
        self.bytes = bytes
        self.isXML = isXML
    }

    // MARK: Tokens

    private mutating func scanXML() {
        while findings.count < Self.limit, let open = next(UInt8(ascii: "<"), from: index) {
            index = open + 1
            let isRead: Bool
            if has("!--") {
                isRead = skip(past: "-->", from: open + 4)
            } else if has("![CDATA[") {
                isRead = skip(past: "]]>", from: open + 9)
            } else if has("?") {
                isRead = instruction(open)
            } else if has("!DOCTYPE") {
                isRead = documentType(open)
            } else if has("/") {
                isRead = skip(past: ">", from: open + 2)
            } else {
                isRead = tag(open)
            }
            guard isRead else {
                findings.append(.unreadable(open, "what starts here does not end as XML does"))
                return
            }
        }
    }

    private mutating func scanHTML() {
        while findings.count < Self.limit, let open = next(UInt8(ascii: "<"), from: index) {
            index = open + 1
            if has("!--#") {
                findings.append(.runs(open..<open + 5, "What the server puts here"))
            } else if has("?") {
                _ = instruction(open)
                index = open + 1
            } else if index < bytes.count, bytes[index].isASCIILetter {
                let start = index
                _ = tag(open)
                index = start
            }
        }
    }

    private func next(_ byte: UInt8, from start: Int) -> Int? {
        start < bytes.count ? bytes[start...].firstIndex(of: byte) : nil
    }

    private func has(_ text: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return index <= bytes.count && bytes[index...].starts(with: wanted)
    }

    private mutating func skip(past text: StaticString, from start: Int) -> Bool {
        index = start
        while index < bytes.count {
            if has(text) {
                index += text.utf8CodeUnitCount
                return true
            }
            index += 1
        }
        return false
    }

    private mutating func instruction(_ open: Int) -> Bool {
        let start = index
        guard skip(past: isXML ? "?>" : ">", from: start) else { return false }
        let text = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        if text.hasPrefix("?xml-stylesheet") {
            findings.append(.runs(open..<open + 16, "A style sheet of XML"))
        } else if text.hasPrefix("?xml"), let encoding = text.firstRange(of: "encoding") {
            reportEncoding(text[encoding.upperBound...], at: open)
        }
        return true
    }

    private mutating func reportEncoding(_ text: Substring, at place: Int) {
        let name = text.drop { $0 == "=" || $0 == "\"" || $0 == "'" || $0.isWhitespace }
            .prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
        if !["utf-8", "utf8", "us-ascii", "ascii"].contains(String(name)) {
            findings.append(.unreadable(place, "it says that it is not UTF-8"))
        }
    }

    /// Entities and default attributes of an internal subset could stand for anything.
    private mutating func documentType(_ open: Int) -> Bool {
        var quote: UInt8?
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if let waiting = quote {
                if byte == waiting { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                findings.append(.unreadable(open, "its document type declares words of its own"))
                index = bytes.count
                return true
            } else if byte == UInt8(ascii: ">") {
                return true
            }
        }
        return false
    }

    // MARK: Tags

    private mutating func name(endingAt isEnd: (UInt8) -> Bool) -> String {
        let start = index
        while index < bytes.count, !bytes[index].isHTMLSpace, bytes[index] != UInt8(ascii: "/"),
            bytes[index] != UInt8(ascii: ">"), index == start || !isEnd(bytes[index])
        {
            index += 1
        }
        return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    }

    /// Reads a tag as browsers do (WHATWG HTML Standard, section 13.2.5); `false` for one that XML knows not.
    private mutating func tag(_ open: Int) -> Bool {
        let full = name { _ in false }
        guard !full.isEmpty else { return false }
        var element = ActiveElement(name: full, range: open..<index)
        while index < bytes.count {
            if bytes[index].isHTMLSpace || bytes[index] == UInt8(ascii: "/") {
                index += 1
                continue
            }
            if bytes[index] == UInt8(ascii: ">") {
                index += 1
                findings += element.findings
                if element.isStyleSheet { styleSheet() }
                return true
            }
            let start = index
            let key = name { $0 == UInt8(ascii: "=") }
            guard !key.isEmpty, let value = value() else { return false }
            element.attributes.append(ActiveElement.Attribute(name: key, value: value, range: start..<index))
        }
        findings += element.findings
        return false
    }

    private mutating func value() -> String? {
        while index < bytes.count, bytes[index].isHTMLSpace { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return isXML ? nil : "" }
        index += 1
        while index < bytes.count, bytes[index].isHTMLSpace { index += 1 }
        guard index < bytes.count else { return nil }
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let end = next(quote, from: index + 1) else { return nil }
            let value = bytes[index + 1..<end]
            index = end + 1
            if isXML, value.contains(UInt8(ascii: "<")) { return nil }
            return String(decoding: value, as: UTF8.self)
        }
        guard !isXML else { return nil }
        let start = index
        while index < bytes.count, !bytes[index].isHTMLSpace, bytes[index] != UInt8(ascii: ">") { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func styleSheet() {
        let start = index
        var end = start
        var isClosed = false
        while let open = next(UInt8(ascii: "<"), from: end) {
            end = open + 1
            guard end < bytes.count, bytes[end] == UInt8(ascii: "/") else { continue }
            let name = String(decoding: bytes[end + 1..<min(bytes.count, end + 40)], as: UTF8.self).lowercased()
            if name.prefix(while: { $0 != ">" }).split(separator: ":").last?.hasPrefix("style") == true {
                isClosed = true
                break
            }
        }
        let text = String(decoding: bytes[start..<(isClosed ? end : bytes.count)], as: UTF8.self)
        for fault in ActiveStyle.faults(in: MarkupReferences.decoded(text)) {
            findings.append(fault.finding(at: start..<start))
        }
    }
}
