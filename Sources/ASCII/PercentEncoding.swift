/// Percent-encoding of texts in addresses (RFC 3986, section 2.1).
package enum PercentEncoding {
    /// The text with each byte that is not `kept` as `%` and two digits.
    package static func encoded(_ text: String, keeping kept: ASCIISet) -> String {
        encoded(text, keeping: kept, keepsEscapes: false)
    }

    /// The text with each byte that may not be in a path as `%` and two digits; what is percent-encoded already stays.
    package static func path(_ text: String) -> String { encoded(text, keeping: .path, keepsEscapes: true) }

    private static func encoded(_ text: String, keeping kept: ASCIISet, keepsEscapes: Bool) -> String {
        // Nearly every address is plain already.
        guard text.utf8.contains(where: { !kept.contains($0) }) else { return text }
        let bytes = Array(text.utf8)
        var encoded: [UInt8] = []
        encoded.reserveCapacity(bytes.count + 32)
        for (index, byte) in bytes.enumerated() {
            if kept.contains(byte) || keepsEscapes && escape(at: index, in: bytes) != nil {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded += byte.hexadecimal(digits: 2).utf8
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// Whether every `%` is before two hexadecimal digits.
    package static func isSound(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return true }
        let bytes = Array(text.utf8)
        return bytes.indices.allSatisfy { bytes[$0] != UInt8(ascii: "%") || escape(at: $0, in: bytes) != nil }
    }

    /// Whether a control character is written with a percent sign: no address needs one, and some programs end the
    /// address there, or a line of what they send.
    package static func holdsControl(_ text: some StringProtocol) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return false }
        let bytes = Array(text.utf8)
        return bytes.indices.contains { escape(at: $0, in: bytes)?.isASCIIControl ?? false }
    }

    /// The text with `%41` read as `A`; a `%` without two hexadecimal digits stands for itself. `nil` where the result is
    /// not UTF-8.
    package static func decoded(_ text: some StringProtocol) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let escape = escape(at: index, in: bytes)
            decoded.append(escape ?? bytes[index])
            index += escape == nil ? 1 : 3
        }
        return String(validating: decoded, as: UTF8.self)
    }

    /// The byte that a `%` and two hexadecimal digits stand for; `nil` where something else is at the place.
    private static func escape(at index: Int, in bytes: [UInt8]) -> UInt8? {
        guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
            let high = bytes[index + 1].hexadecimalValue, let low = bytes[index + 2].hexadecimalValue
        else { return nil }
        return high << 4 | low
    }
}

/// Some bytes of ASCII.
package struct ASCIISet: Sendable {
    /// A bit for each byte, that of NUL being the lowest.
    private var bits: UInt128 = 0

    /// These bytes and those of a text.
    package func adding(_ text: StaticString) -> ASCIISet {
        var set = self
        text.withUTF8Buffer { for byte in $0 { set.bits |= 1 << UInt128(byte) } }
        return set
    }

    /// Whether a byte is one of them.
    package func contains(_ byte: UInt8) -> Bool { byte < 128 && bits >> UInt128(byte) & 1 != 0 }

    /// The unreserved characters of addresses (RFC 3986, section 2.3).
    package static let unreserved = ASCIISet()
        .adding("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    /// What may be in a path with its slashes (RFC 3986, section 3.3), but for the apostrophe: so an address can stand
    /// between quotation marks of either kind.
    package static let path = unreserved.adding("!$&()*+,;=:@/")

    /// What may be in an address with all its parts (RFC 3986, section 2): the unreserved and the reserved characters, and
    /// the percent sign.
    package static let address = unreserved.adding(":/?#[]@!$&'()*+,;=%")
}
