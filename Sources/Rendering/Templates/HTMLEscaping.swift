/// Escaping of text for HTML (WHATWG HTML, section 13.3, and quotation marks for attribute values).
enum HTMLEscaping {
    /// The text with its special characters as references; most texts have none, and are passed on as they are.
    static func escape(_ text: String) -> String {
        guard text.utf8.withContiguousStorageIfAvailable(hasSpecial) ?? true else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result += "&amp;".utf8
            case UInt8(ascii: "<"): result += "&lt;".utf8
            case UInt8(ascii: ">"): result += "&gt;".utf8
            case UInt8(ascii: "\""): result += "&quot;".utf8
            case UInt8(ascii: "'"): result += "&#39;".utf8
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func hasSpecial(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
                return true
            default: continue
            }
        }
        return false
    }
}
