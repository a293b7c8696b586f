import ASCII
import SiteModel

/// An address as an author writes it in a link or an image, taken apart.
enum WrittenAddress: Equatable {
    /// Nothing.
    case empty
    /// It holds a backslash or a control character, which browsers read in surprising ways (WHATWG URL Standard,
    /// section 4.4: a backslash counts as a slash, tabs and line feeds are dropped).
    case forbiddenCharacter
    /// `#anchor`, percent-decoded.
    case anchor(String)
    /// `scheme:rest`; the scheme in lower case (RFC 3986, section 3.1).
    case absolute(scheme: String, rest: Substring)
    /// `//host/path`, which takes the scheme of the page (RFC 3986, section 4.2).
    case schemeless
    /// `/path`, which starts at the root of the host.
    case fromRoot
    /// A relative path, percent-decoded; query and fragment as written.
    case relative(path: String, query: String?, fragment: String?)

    /// Takes an address apart.
    init(_ text: String) {
        self = Self.read(text)
    }

    private static func read(_ text: String) -> WrittenAddress {
        if text.isEmpty { return .empty }
        if containsForbidden(text) { return .forbiddenCharacter }
        if text.hasPrefix("#") {
            guard let anchor = PercentEncoding.decoded(text.dropFirst()), !containsForbidden(anchor) else {
                return .forbiddenCharacter
            }
            return .anchor(anchor)
        }
        if text.hasPrefix("//") { return .schemeless }
        if text.hasPrefix("/") { return .fromRoot }
        if let scheme = scheme(of: text) {
            return .absolute(scheme: scheme.lowercased(), rest: text[scheme.endIndex...].dropFirst())
        }
        let (beforeFragment, fragment) = split(text[...], at: "#")
        let (path, query) = split(beforeFragment, at: "?")
        guard let decoded = PercentEncoding.decoded(path), !containsForbidden(decoded),
            isSound(query ?? ""), isSound(fragment ?? "")
        else { return .forbiddenCharacter }
        return .relative(path: decoded, query: query.map(String.init), fragment: fragment.map(String.init))
    }

    /// Whether the query or the fragment of a relative address is one as it is written.
    private static func isSound(_ part: Substring) -> Bool {
        part.isEmpty || !PercentEncoding.holdsControl(part)
    }

    /// Whether an address of mail, of a number or of a message holds a control character written with a percent sign.
    /// The text of a message is parted into lines by such (RFC 6068, section 5).
    static func holdsControl(_ address: some StringProtocol) -> Bool {
        guard address.utf8.contains(UInt8(ascii: "%")) else { return false }
        return address.split(omittingEmptySubsequences: false) { $0 == "?" || $0 == "&" }.contains { part in
            guard part.lowercased().hasPrefix("body=") else { return PercentEncoding.holdsControl(part) }
            var text = part.lowercased()
            for lineBreak in ["%0d", "%0a", "%09"] { text = text.replacing(lineBreak, with: "") }
            return PercentEncoding.holdsControl(text)
        }
    }

    private static func scheme(of text: String) -> Substring? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = text[..<colon]
        guard scheme.utf8.first?.isASCIILetter == true,
            scheme.utf8.allSatisfy({ $0.isASCIILetterOrDigit || "+-.".utf8.contains($0) })
        else { return nil }
        return scheme
    }

    private static func split(_ text: Substring, at mark: Unicode.Scalar) -> (Substring, Substring?) {
        guard let index = text.utf8.firstIndex(of: UInt8(ascii: mark)) else { return (text, nil) }
        return (text[..<index], text[text.utf8.index(after: index)...])
    }

    private static func containsForbidden(_ text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte.isASCIIControl || byte == UInt8(ascii: "\\") { return true }
            // C1 controls (U+0080 to U+009F) are controls too.
            if previous == 0xC2, byte < 0xA0 { return true }
            previous = byte
        }
        return false
    }
}
