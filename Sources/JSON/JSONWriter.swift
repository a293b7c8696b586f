import ASCII

/// Writes a JSON text (RFC 8259) piece by piece, in the order in which it is given, straight into bytes.
///
/// `JSONEncoder` would write members in random or in alphabetical order, and build values first that no one keeps.
package struct JSONWriter: Sendable {
    /// How the text is laid out, and what is escaped beyond what RFC 8259, section 7, asks for.
    package enum Style: Sendable {
        /// On one line.
        case line
        /// A line for each member and element, indented by two spaces a level.
        case indented
        /// On one line, and ready to be in a `script` element: `<`, `>` and `&` are escaped, so that no text in it
        /// can end the element or start a comment (HTML Standard, “Restrictions for contents of script elements”), and
        /// so are the two line separators of Unicode, which end a line in older scripts.
        case script
    }

    /// The text so far.
    package private(set) var bytes: [UInt8] = []

    private let style: Style
    private let isEscaped: (@Sendable (Unicode.Scalar) -> Bool)?
    private var depth = 0
    private var needsComma = false
    private var isAfterKey = false

    /// A writer in a style. Every character outside of ASCII for which `escaping` holds is escaped as well.
    package init(_ style: Style, escaping: (@Sendable (Unicode.Scalar) -> Bool)? = nil) {
        self.style = style
        isEscaped = escaping
        bytes.reserveCapacity(4096)
    }

    /// The text so far, as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// A member whose value is a string that `write` adds, with nothing in it that is to be escaped.
    package mutating func member(_ name: StaticString, plain write: (inout [UInt8]) -> Void) {
        key(name)
        plain(write)
    }

    /// A string that `write` adds, with nothing in it that is to be escaped.
    package mutating func plain(_ write: (inout [UInt8]) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        write(&bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    // MARK: Structure

    /// An object with the members that `write` writes, each a `key` and a value.
    package mutating func object(_ write: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), write)
    }

    /// An array with the values that `write` writes.
    package mutating func array(_ write: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "["), UInt8(ascii: "]"), write)
    }

    private mutating func enclose(_ opening: UInt8, _ closing: UInt8, _ write: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(opening)
        depth += 1
        needsComma = false
        let start = bytes.count
        write(&self)
        depth -= 1
        if bytes.count > start { breakLine() }
        bytes.append(closing)
        needsComma = true
    }

    /// The name of the next value, in an object.
    package mutating func key(_ name: String) {
        separate()
        quote(name)
        endKey()
    }

    /// The name of the next value, in an object. It holds nothing that is to be escaped.
    package mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        endKey()
    }

    private mutating func endKey() {
        bytes.append(UInt8(ascii: ":"))
        if style == .indented { bytes.append(UInt8(ascii: " ")) }
        isAfterKey = true
    }

    /// What is between the value before and the next one.
    private mutating func separate() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        if depth > 0 { breakLine() }
    }

    private mutating func breakLine() {
        guard style == .indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    // MARK: Values

    /// A string.
    package mutating func string(_ text: String) {
        separate()
        quote(text)
    }

    /// A whole number.
    package mutating func number(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// `true` or `false`
    package mutating func boolean(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// `null`
    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Values that a writer of the same style wrote, separated by commas where they are several.
    package mutating func written(_ values: [UInt8]) {
        separate()
        bytes.append(contentsOf: values)
    }

    // MARK: Strings

    private mutating func quote(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { append($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Copies the stretches between the characters that are escaped in one piece each: there are few such characters.
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        var index = 0
        while index < text.count {
            let length = lengthOfEscaped(at: index, in: text)
            guard length > 0 else {
                index += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
            escape(UnsafeBufferPointer(rebasing: text[index..<index + length]))
            index += length
            copied = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    }

    /// The number of bytes of the character at a place, where it is to be escaped, and 0 where it is not.
    private func lengthOfEscaped(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        switch text[index] {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): return 1
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): return style == .script ? 1 : 0
        case 0..<0x7F: return 0
        case 0xE2 where style == .script:
            // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
            let isSeparator =
                index + 2 < text.count && text[index + 1] == 0x80
                && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9)
            if isSeparator { return 3 }
        default: break
        }
        guard let isEscaped else { return 0 }
        let rest = String(decoding: text[index..<min(index + 4, text.count)], as: UTF8.self).unicodeScalars
        guard let scalar = rest.first, isEscaped(scalar) else { return 0 }
        return UTF8.width(scalar)
    }

    private mutating func escape(_ character: UnsafeBufferPointer<UInt8>) {
        for unit in String(decoding: character, as: UTF8.self).utf16 {
            bytes.append(UInt8(ascii: "\\"))
            switch unit {
            case 0x22, 0x5C: bytes.append(UInt8(truncatingIfNeeded: unit))
            case 0x0A: bytes.append(UInt8(ascii: "n"))
            case 0x0D: bytes.append(UInt8(ascii: "r"))
            case 0x09: bytes.append(UInt8(ascii: "t"))
            default:
                bytes.append(UInt8(ascii: "u"))
                bytes.append(contentsOf: unit.hexadecimal(digits: 4).utf8)
            }
        }
    }
}

extension JSONWriter {
    /// A member with a string; nothing where there is no string, or nothing in it.
    package mutating func member(_ name: StaticString, _ text: String?) {
        guard let text, !text.isEmpty else { return }
        key(name)
        string(text)
    }

    /// A member with a whole number.
    package mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    /// A member with an object.
    package mutating func member(_ name: StaticString, object write: (inout JSONWriter) -> Void) {
        key(name)
        object(write)
    }

    /// A member with what `write` makes of each item: nothing where there are none, one value where there is one, and
    /// else an array.
    package mutating func member<Item>(
        _ name: StaticString,
        each items: [Item],
        _ write: (inout JSONWriter, Item) -> Void
    ) {
        guard let first = items.first else { return }
        key(name)
        guard items.count > 1 else {
            write(&self, first)
            return
        }
        array { json in
            for item in items { write(&json, item) }
        }
    }
}
