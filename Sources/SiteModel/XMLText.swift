/// XML 1.0 (W3C Recommendation, fifth edition), written line by line.
package struct XMLText: Sendable {
    /// What was written.
    package private(set) var text = ""

    /// Nothing yet.
    package init() {}

    /// A line as it is.
    package mutating func line(_ markup: String) {
        text += markup
        text += "\n"
    }

    /// An element that holds a text.
    package mutating func element(_ name: String, _ content: String) {
        line("<\(name)>\(Self.escaped(content))</\(name)>")
    }

    /// A link of a feed (RFC 4287, section 4.2.7).
    package mutating func link(_ relation: String, type: String, _ url: String, language: LanguageTag? = nil) {
        let language = language.map { " hreflang=\"\(Self.escaped($0.tag))\"" } ?? ""
        line("<link rel=\"\(relation)\" type=\"\(type)\"\(language) href=\"\(Self.escaped(url))\"/>")
    }

    /// A text for content and attributes, without the characters that no XML may hold, even as references (section 2.2).
    package static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isForbidden) else { return HTMLEscaping.escape(text) }
        var allowed = String.UnicodeScalarView()
        allowed.append(contentsOf: text.unicodeScalars.filter { !isForbidden($0) })
        return HTMLEscaping.escape(String(allowed))
    }

    /// The start of a day (RFC 3339, section 5.6).
    package static func moment(_ day: CalendarDate) -> String { "\(day)T00:00:00Z" }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD: false
        case 0..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
