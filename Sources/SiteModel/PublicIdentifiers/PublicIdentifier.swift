/// An identifier that someone gives out for a publication, a study or a person, and that others can look up.
package protocol PublicIdentifier: Sendable, Hashable {
    /// What it is called in a sentence, with its article: “a DOI”.
    static var name: String { get }
    /// What it looks like, for someone who wrote one that does not.
    static var form: String { get }
    /// The beginnings, in small letters, that editors copy along with it: those of its addresses, and its name.
    static var prefixes: [String] { get }

    /// The identifier as it is shown.
    var value: String { get }
    /// Where it leads; `nil` where no one answers for all of its kind.
    var url: String? { get }

    /// Reads an identifier without anything before it.
    init(bare text: String) throws(Malformation)

    /// The identifier at the end of its address, where it is followed by nothing else that belongs to it.
    static func identifier(inAddress rest: String) -> String
}

extension PublicIdentifier {
    /// Reads an identifier as editors write it: alone, after its name, or as the address that it is reached by.
    package init(_ text: String) throws(Malformation) {
        let lowered = text.lowercased()
        for prefix in Self.prefixes where lowered.hasPrefix(prefix) {
            let rest = text.dropFirst(prefix.count)
            try self.init(
                bare: prefix.hasSuffix("/")
                    ? Self.identifier(inAddress: String(rest)) : String(rest.drop { $0 == " " })
            )
            return
        }
        try self.init(bare: text)
    }

    /// Whether a text is a well-formed identifier of this kind.
    package static func isWellFormed(_ text: String) -> Bool { (try? Self(text)) != nil }

    /// What is before the next slash, query or fragment.
    package static func identifier(inAddress rest: String) -> String {
        String(rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    }

    /// The beginnings of addresses on hosts, with and without their scheme.
    static func addresses(_ paths: String...) -> [String] {
        paths.flatMap { ["https://\($0)", "http://\($0)", $0] }
    }
}
