/// Escaping of text for HTML (HTML Standard, section 13.3) and XML: what it makes is right in content, and in the value of
/// an attribute.
package enum HTMLEscaping {
    /// The quotation marks that values of attributes are between.
    package enum Quotes: Sendable {
        /// `"` alone, as in all that sitegen writes itself.
        case double
        /// `"` or `'`, as the author of a template likes.
        case either
    }

    /// The text with its special characters as references; most texts have none, and are passed on as they are.
    package static func escape(_ text: String) -> String { escape(text, .either) }

    /// The text with its special characters as references, for attributes between some quotation marks.
    package static func escape(_ text: String, _ quotes: Quotes) -> String {
        guard text.utf8.contains(where: { reference(for: $0, quotes) != nil }) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 32)
        append(text, to: &result, quotes)
        return String(decoding: result, as: UTF8.self)
    }

    /// Appends a text with its special characters as references, in UTF-8.
    package static func append(_ text: String, to output: inout [UInt8], _ quotes: Quotes) {
        var text = text
        text.withUTF8 { append($0, to: &output, quotes) }
    }

    /// Appends a text with its special characters as references. What is between these is copied in one piece each.
    @inlinable
    package static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], _ quotes: Quotes) {
        var start = 0
        var index = 0
        while index < text.count {
            if let reference = reference(for: text[index], quotes) {
                output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
                reference.withUTF8Buffer { output.append(contentsOf: $0) }
                start = index + 1
            }
            index += 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// The character reference for a byte that may not stand for itself.
    @inlinable
    package static func reference(for byte: UInt8, _ quotes: Quotes) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'") where quotes == .either: "&#39;"
        default: nil
        }
    }
}
