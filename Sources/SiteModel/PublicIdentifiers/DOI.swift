import ASCII

/// A Digital Object Identifier (ISO 26324): `10.1000/182`.
package struct DOI: PublicIdentifier {
    /// Its name in a sentence.
    package static let name = "a DOI"
    /// What it looks like.
    package static let form = "`10.`, four to nine digits, a slash and more, such as `10.1000/182`"
    /// What editors copy along with it.
    package static let prefixes = addresses("doi.org/", "dx.doi.org/", "www.doi.org/") + ["doi:"]

    /// The DOI without anything before it.
    package let value: String

    /// The address of the resolver that ISO 26324 has registered.
    package var url: String? { "https://doi.org/" + PercentEncoding.path(value) }

    /// Reads `10.`, a registrant's number, a slash and any visible characters.
    package init(bare text: String) throws(Malformation) {
        var form = FormMatcher(text)
        guard form.take("10."), form.take(4...9, \.isASCIIDigit), form.take("/"), !form.isAtEnd,
            !text.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F })
        else { throw .form }
        value = text
    }

    /// A DOI may hold slashes and question marks, and is percent-encoded in addresses.
    package static func identifier(inAddress rest: String) -> String { PercentEncoding.decoded(rest) ?? rest }
}
