import ASCII

/// Escaping of text for HTML (WHATWG HTML, section 13.3, and quotation marks for attribute values).
enum HTMLEscaping {
    /// The text with its special characters as references; most texts have none, and are passed on as they are.
    static func escape(_ text: String) -> String {
        guard text.utf8.contains(where: { reference(for: $0) != nil }) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 32)
        append(text, to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// Appends a text with its special characters as references, in UTF-8.
    static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for (index, byte) in bytes.enumerated() {
                guard let reference = reference(for: byte) else { continue }
                output += bytes[start..<index]
                output += reference.utf8
                start = index + 1
            }
            output += bytes[start...]
        }
    }

    private static func reference(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
