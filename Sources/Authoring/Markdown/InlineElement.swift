import ASCII

/// An element of HTML that a text may hold, because Markdown has no sign for what it says.
struct InlineElement: Equatable {
    /// The name of the element.
    let name: String
    /// The attribute that it needs, and the only one that it may have.
    var attribute: String?
    /// Whether it is a tag alone, without an end tag (HTML Standard, section 13.1.2, “void elements”).
    var isVoid = false
    /// Whether hardly any text has it.
    var isRare = false
    /// Where its text is, if not on the line.
    var baseline: Baseline?

    /// All of them (HTML Standard, sections 4.5.9, 4.5.17, 4.5.19 and 4.5.27).
    static let all = [
        InlineElement(name: "abbr", attribute: "title", isRare: true),
        InlineElement(name: "br", isVoid: true),
        InlineElement(name: "kbd", isRare: true),
        InlineElement(name: "sub", baseline: .lowered),
        InlineElement(name: "sup", baseline: .raised),
    ]

    /// The element of a name.
    static func named(_ name: String) -> InlineElement? { all.first { $0.name == name } }
}

/// A place above or below the line, and the signs that Unicode has for what is there.
enum Baseline {
    case raised
    case lowered

    /// A text with the signs that Unicode has in place of digits and signs of arithmetic: without them `10<sup>9</sup>`
    /// would be 109 where there is no markup.
    func signs(for text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { signs[$0] ?? $0 }))
    }

    private var signs: [Unicode.Scalar: Unicode.Scalar] {
        switch self {
        case .raised: Self.raisedSigns
        case .lowered: Self.loweredSigns
        }
    }

    private static let raisedSigns = pairs("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
    private static let loweredSigns = pairs("₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")

    private static func pairs(_ signs: String) -> [Unicode.Scalar: Unicode.Scalar] {
        Dictionary(uniqueKeysWithValues: zip("0123456789+-−=()".unicodeScalars, signs.unicodeScalars))
    }
}

/// A tag of HTML in a line of text, as CommonMark reads one (0.29, section 6.8).
struct InlineTag {
    /// The name in small letters; empty for a declaration and the like, which are no tags.
    let name: String
    /// Whether it ends an element.
    let isEnd: Bool
    /// Its attributes in order, the names in small letters.
    let attributes: [(name: String, value: String)]

    /// Reads a tag; what follows it is passed over.
    init(_ tag: some Collection<UInt8>) {
        var rest = tag.dropFirst()
        isEnd = rest.first == UInt8(ascii: "/")
        if isEnd { rest = rest.dropFirst() }
        let name = rest.prefix { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") }
        self.name = String(decoding: name, as: UTF8.self).lowercased()
        attributes = Self.attributes(in: rest.dropFirst(name.count))
    }

    private static func attributes(in text: some Collection<UInt8>) -> [(name: String, value: String)] {
        var attributes: [(name: String, value: String)] = []
        var rest = Array(text)[...]
        while true {
            rest = rest.drop { $0.isASCIISpace || $0 == UInt8(ascii: "/") }
            guard let first = rest.first, first != UInt8(ascii: ">") else { return attributes }
            let name = rest.prefix { !$0.isASCIISpace && !"=/>".utf8.contains($0) }
            let afterName = rest.dropFirst(max(1, name.count)).drop(while: \.isASCIISpace)
            var value: ArraySlice<UInt8> = []
            if afterName.first == UInt8(ascii: "=") {
                rest = afterName.dropFirst().drop(while: \.isASCIISpace)
                if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    value = rest.dropFirst().prefix { $0 != quote }
                    rest = rest.dropFirst(value.count + 2)
                } else {
                    value = rest.prefix { !$0.isASCIISpace && $0 != UInt8(ascii: ">") }
                    rest = rest.dropFirst(value.count)
                }
            } else {
                rest = afterName
            }
            attributes.append(
                (String(decoding: name, as: UTF8.self).lowercased(), String(decoding: value, as: UTF8.self))
            )
        }
    }
}
