import ASCII
import Foundation

/// The absolute address of something on the web, `https` or `http`, of which all readers make the same.
///
/// Browsers forgive much (WHATWG URL Standard, section 4.4): they take `https:/evil.example` and `https:///evil.example`
/// for `https://evil.example`, drop tabs and read `\` as `/`. Other programs do not. An address is only taken where
/// RFC 3986 and browsers agree on what it says; every field that has an address, and every link, is held to this.
package struct WebAddress: Hashable, Sendable {
    /// Why a text is no such address.
    package enum Fault: Error, Hashable, Sendable {
        /// It does not start with `https://` or `http://` and the name of a host.
        case noHost
        /// It holds a character that can be in no address: see `WebAddress.isExcluded`.
        case character
        /// It holds a control character written with a percent sign, such as `%00` or `%0A`.
        case encodedControl
        /// A name or a password is before the host, `https://name@host`, and hides where the address leads.
        case userInfo
        /// The host is no name and no IP address.
        case host
        /// The port is no number from 1 to 65535.
        case port
        /// A `%` is without two hexadecimal digits after it.
        case escape
    }

    /// `https` or `http`.
    package let scheme: String
    /// The name or the IP address, as it was written; an IPv6 address with its brackets.
    package let host: String
    /// The port, where one is given.
    package let port: Int?
    /// Path, query and fragment, as they were written.
    package let rest: String

    /// Reads a text.
    package init(_ text: String) throws(Fault) {
        guard let scheme = ["https", "http"].first(where: { Self.starts(text, with: $0 + "://") }) else {
            throw .noHost
        }
        let after = text.dropFirst(scheme.count + 3)
        if text.unicodeScalars.contains(where: { Self.isControl($0) || $0 == "\\" }) { throw .character }
        let authority = after.utf8.prefix { !"/?#".utf8.contains($0) }
        guard !authority.isEmpty else { throw .noHost }
        if authority.contains(UInt8(ascii: "@")) { throw .userInfo }
        let (host, port) = try Self.split(Substring(authority))
        guard host.first == "[" ? Self.isIPv6(host) : Self.isName(host) else { throw .host }
        self.scheme = scheme
        self.host = String(host)
        self.port = port
        rest = String(after[authority.endIndex...])
        if rest.unicodeScalars.contains(where: Self.isExcluded) { throw .character }
        guard PercentEncoding.isSound(rest) else { throw .escape }
        if PercentEncoding.holdsControl(rest) { throw .encodedControl }
    }

    private static func starts(_ text: String, with start: String) -> Bool {
        text.utf8.count >= start.utf8.count && zip(text.utf8, start.utf8).allSatisfy { $0 == $1 || ($0 | 0x20) == $1 }
    }

    /// Whether a character can be in no part of an address that is written out in full (RFC 3986, appendix A): white
    /// space, controls, invisible characters, and those that mark an address off.
    package static func isExcluded(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "!"..."~": !ASCIISet.address.contains(UInt8(ascii: scalar))
        default: isControl(scalar) || scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    // MARK: The host

    private static func split(_ authority: Substring) throws(Fault) -> (host: Substring, port: Int?) {
        let from = authority.first == "[" ? authority.firstIndex(of: "]") : authority.startIndex
        guard let from else { throw .host }
        guard let colon = authority[from...].firstIndex(of: ":") else { return (authority, nil) }
        let digits = authority[colon...].dropFirst()
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isASCIIDigit),
            let port = Int(digits), (1...65535).contains(port)
        else { throw .port }
        return (authority[..<colon], port)
    }

    /// Whether it is the name of a host (RFC 1123, section 2.1, and letters beyond ASCII, RFC 5890), or an IPv4
    /// address, which browsers see in any name that ends in a number.
    private static func isName(_ host: Substring) -> Bool {
        let name = host.last == "." ? host.dropLast() : host
        guard name.utf8.count <= 253 else { return false }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy(isLabel) else { return false }
        if host.utf8.contains(where: { $0 >= 0x80 }) {
            // Letters that stand for others (the wide forms of Latin letters) lead elsewhere than they seem to.
            let text = String(host)
            guard text.precomposedStringWithCompatibilityMapping == text.precomposedStringWithCanonicalMapping else {
                return false
            }
        }
        guard let last = labels.last, isNumber(last) else { return true }
        return labels.count == 4
            && labels.allSatisfy { label in
                label.utf8.count <= 3 && (label == "0" || label.first != "0")
                    && Int(label).map { $0 <= 255 } == true
            }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard !label.isEmpty, label.utf8.count <= 63, label.first != "-", label.last != "-" else { return false }
        return label.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "-", "_": return true
            case _ where scalar.isASCIILetterOrDigit: return true
            case _ where scalar.isASCII: return false
            default: break
            }
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
                .decimalNumber:
                return true
            default: return false
            }
        }
    }

    private static func isNumber(_ label: Substring) -> Bool {
        let digits = label.lowercased()
        if digits.hasPrefix("0x") { return digits.dropFirst(2).allSatisfy(\.isHexDigit) }
        return digits.utf8.allSatisfy(\.isASCIIDigit)
    }

    /// Whether it is an IPv6 address in brackets (RFC 4291, section 2.2), without a zone.
    private static func isIPv6(_ host: Substring) -> Bool {
        guard host.last == "]" else { return false }
        let text = host.dropFirst().dropLast()
        guard let gap = text.firstRange(of: "::") else { return groups(text, isEnd: true) == 8 }
        guard let before = groups(text[..<gap.lowerBound], isEnd: false),
            let after = groups(text[gap.upperBound...], isEnd: true)
        else { return false }
        return before + after < 8
    }

    /// How many groups of 16 bits there are; `nil` where something else is there.
    private static func groups(_ text: Substring, isEnd: Bool) -> Int? {
        if text.isEmpty { return 0 }
        var count = 0
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if isEnd, index == parts.count - 1, part.contains("."), isName(part), isNumber(part.suffix(1)) {
                count += 2
            } else {
                guard (1...4).contains(part.utf8.count),
                    part.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
                else { return nil }
                count += 1
            }
        }
        return count
    }
}
