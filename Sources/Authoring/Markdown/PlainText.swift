import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// Values that are shown as they are written, such as a summary or a name, and what is Markdown in them.
enum PlainText {
    /// Something in a value that means something in the body of a text.
    struct Markup {
        /// What was written.
        let written: String
        /// How many code points are before it.
        let offset: Int
    }

    /// The first markup in a value: what works as such in a body, or nearly does, here or in another tool.
    ///
    /// - Parameter context: the site, where placeholders work in the value although markup does not.
    static func markup(in value: String, _ context: (any BodyContext)? = nil) -> Markup? {
        // Hardly any value has a sign of it, and parsing costs more than all else that is done with it.
        var copy = value
        guard copy.withUTF8({ PlainTextSigns.areIn($0) }) else { return nil }
        let types = CommonMark.extensionTypes
        return Array(value.utf8).withUnsafeBufferPointer { bytes in
            let text = SourceText(bytes: bytes, file: SourceFile(.content, ""), firstLine: 1)
            let tree = CommonMark.parse(bytes)
            var found: Range<Int>?
            tree.forEachNode { node in
                guard found == nil else { return }
                switch CommonMark.kind(of: node, types) {
                case .heading where bytes.first == UInt8(ascii: "#"): found = hashes(in: bytes)
                case .heading, .paragraph: found = markup(of: node, in: text, types, context)
                case .list, .blockQuote, .htmlBlock, .table, .codeBlock, .thematicBreak:
                    found = startOfBlock(node, in: text, types)
                default: break
                }
            }
            guard let found, !found.isEmpty else { return nil }
            return Markup(
                written: String(decoding: UnsafeBufferPointer(rebasing: bytes[found]), as: UTF8.self),
                offset: String(decoding: UnsafeBufferPointer(rebasing: bytes[..<found.lowerBound]), as: UTF8.self)
                    .unicodeScalars.count
            )
        }
    }

    private static func hashes(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        // `#` alone is a sign.
        0..<(bytes.firstIndex { $0 != UInt8(ascii: "#") } ?? 0)
    }

    /// The signs that an item, a quote, a table, code or HTML starts with. A number at the start is shown as it is typed
    /// (`2. Welle`) unless another one follows, and so is a sign before a number (`- 5 °C`, `> 65 years`).
    private static func startOfBlock(
        _ node: OpaquePointer,
        in text: SourceText,
        _ types: CommonMark.ExtensionTypes
    ) -> Range<Int>? {
        let line = text.line(max(0, Int(cmark_node_get_start_line(node)) - 1))
        let start = min(line.upperBound, line.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1))
        let rest = UnsafeBufferPointer(rebasing: text.bytes[start..<line.upperBound])
        guard let first = rest.first else { return nil }
        switch CommonMark.kind(of: node, types) {
        case .htmlBlock:
            // The note of an author is no secret here.
            if rest.starts(with: "<!--".utf8) { return start..<start + 4 }
            let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.count - 1
            let name = rest.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix(while: \.isASCIILetterOrDigit)
            return isElement(name) ? start..<start + end + 1 : nil
        case .list where first.isASCIIDigit:
            let digits = rest.prefix { $0.isASCIIDigit }
            guard let number = Int(String(decoding: digits, as: UTF8.self)), digits.count < rest.count else {
                return nil
            }
            let marker = String(decoding: rest[digits.count...digits.count], as: UTF8.self)
            let others = String(decoding: rest[digits.count...], as: UTF8.self)
            // `1) pain, 2) fever` counts within a sentence.
            let next = " \(number + 1)\(marker) "
            let isSentence = marker == ")" && [",", ";"].contains { others.contains($0 + next) }
            let hasNext =
                !isSentence && others.contains(next) || cmark_node_next(cmark_node_first_child(node)) != nil
            return hasNext ? start..<start + digits.count + 1 : nil
        case .list, .blockQuote:
            let next = rest.dropFirst().first { !$0.isASCIIBlank } ?? 0
            return next.isASCIIDigit || next == UInt8(ascii: "=") ? nil : start..<start + 1
        default: return start..<start + rest.prefix { $0 == first }.count
        }
    }

    private static func markup(
        of leaf: OpaquePointer,
        in text: SourceText,
        _ types: CommonMark.ExtensionTypes,
        _ context: (any BodyContext)?
    ) -> Range<Int>? {
        let shown = ShownText(of: leaf, in: text, types)
        if let start = startOfLine(in: shown) { return shown.source(start) }
        let lost = Set(shown.lostAsterisks().joined())
        let working = shown.range.first { index in
            switch shown.role(index) {
            case .text, .address: false
            case .markup: !shown.bytes[index].isASCIISpace && !lost.contains(index)
            case .escaped, .code: true
            case .tag: startsElement(index, in: shown)
            }
        }
        let citation = context != nil ? nil : shown.range.first { shown.isText("[^".utf8, at: $0) }
        let surroundings = FailedMarkup.Surroundings(hasAsteriskNotes: true, context: context)
        let failed = FailedMarkup.findings(in: shown, .value, surroundings).first { finding in
            if case .asteriskLost = finding.slip { false } else { true }
        }?.range
        guard let start = [working, citation, failed?.lowerBound].compactMap({ $0 }).min() else { return nil }
        if let failed, failed.lowerBound == start { return shown.source(failed) }
        return shown.source(start..<end(of: start, in: shown))
    }

    /// Elements of HTML with which editors format a text. Other words between angle brackets are words.
    private static let elements: Set<String> = [
        "a", "abbr", "b", "big", "br", "center", "code", "del", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "i", "img", "ins", "li", "mark", "nobr", "ol", "p", "q", "s", "small", "span", "strike", "strong", "sub",
        "sup", "table", "td", "th", "tr", "tt", "u", "ul", "wbr", "script", "style", "iframe", "object", "embed", "svg",
        "video", "audio", "pre", "dl", "dt", "dd", "blockquote", "section", "figure", "figcaption",
    ]

    private static func isElement(_ name: some Collection<UInt8>) -> Bool {
        elements.contains(String(decoding: name, as: UTF8.self).lowercased())
    }

    private static func startsElement(_ index: Int, in shown: ShownText) -> Bool {
        guard shown[index] == UInt8(ascii: "<") else { return false }
        if shown.has("<!--".utf8, at: index) { return true }
        var start = index + 1
        if shown[start] == UInt8(ascii: "/") { start += 1 }
        var end = start
        while shown[end].isASCIILetterOrDigit { end += 1 }
        return isElement(shown.bytes[start..<end])
    }

    /// A bullet that begins an item wherever it is, or the bar that a row begins and ends with.
    private static func startOfLine(in shown: ShownText) -> Range<Int>? {
        let first = shown.range.lowerBound
        guard shown.role(first) == .text, let scalar = shown.scalar(at: first) else { return nil }
        if LookalikeBullets.certain.contains(scalar) { return first..<first + UTF8.width(scalar) }
        let isMarker = shown.bytes.withUnsafeBufferPointer { CardMarker($0, at: first) != nil }
        if scalar == "[", isMarker { return first..<first + 2 }
        let line = shown.lines.first ?? first..<first
        guard scalar == "|", line.count > 2, shown[line.upperBound - 1] == UInt8(ascii: "|") else { return nil }
        return first..<first + 1
    }

    /// The signs that a piece of working markup starts with: `**`, a bracket with its text, a code span, an escape.
    private static func end(of start: Int, in shown: ShownText) -> Int {
        let role = shown.role(start)
        var end = start + 1
        switch (role, shown.bytes[start]) {
        case (.code, _): while shown.role(end) == .code { end += 1 }
        case (.tag, _): while shown.role(end) == .tag, shown[end - 1] != UInt8(ascii: ">") { end += 1 }
        case (.escaped, UInt8(ascii: "&")):
            while shown.role(end) == .escaped, shown[end - 1] != UInt8(ascii: ";") { end += 1 }
        case (.escaped, _): end += 1
        case (.text, UInt8(ascii: "[")):
            while shown.range.contains(end), shown[end - 1] != UInt8(ascii: "]") { end += 1 }
        case (_, UInt8(ascii: "[")), (_, UInt8(ascii: "!")), (_, UInt8(ascii: "<")):
            let closing = shown.bytes[start] == UInt8(ascii: "<") ? ">" : ")]"
            // Up to the end of the markup after the text.
            while shown.range.contains(end),
                !(closing.utf8.contains(shown[end]) && shown.role(end) == .markup
                    && !(shown.role(end + 1) == .markup && "([".utf8.contains(shown[end + 1])))
            { end += 1 }
            end += 1
        default: while shown[end] == shown.bytes[start], shown.role(end) == .markup { end += 1 }
        }
        return min(end, shown.range.upperBound)
    }
}

/// The bytes that tell values which may hold markup from all others.
private enum PlainTextSigns {
    /// Whether one of them is in a value.
    static func areIn(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = value.first else { return false }
        if mayStart(first, value) { return true }
        var index = 0
        while index < value.count {
            if mayBelong(value[index], index, value) { return true }
            index += 1
        }
        return false
    }

    /// Whether an item, a quote, a row or a line of another tool may start with a byte.
    private static func mayStart(_ byte: UInt8, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "."):
            true
        // Bullets
        case 0xC2, 0xE2, 0xE3, 0xEF: true
        case _ where byte.isASCIIDigit:
            value.dropFirst().first { !$0.isASCIIDigit }.map { ".)".utf8.contains($0) } ?? false
        default: false
        }
    }

    /// Whether a byte may belong to markup, wherever it is.
    private static func mayBelong(_ byte: UInt8, _ index: Int, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
        let next = index + 1 < value.count ? value[index + 1] : 0
        switch byte {
        case UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "<"), UInt8(ascii: "["),
            UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "~"),
            UInt8(ascii: "^"):
            return true
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "'"):
            return next == byte
        case UInt8(ascii: ":"):
            return next.isASCIILetter || next == byte || next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
        case UInt8(ascii: "]"): return next == UInt8(ascii: "(")
        case UInt8(ascii: "$"): return next != 0 && !next.isASCIIDigit
        case 0xEF: return value.isWideSign(at: index)
        default: return false
        }
    }
}
