import ASCII

/// An Open Researcher and Contributor ID of a person: `0000-0002-1825-0097`.
package struct ORCID: PublicIdentifier {
    /// Its name in a sentence.
    package static let name = "an ORCID iD"
    /// What it looks like.
    package static let form = "four groups of four digits, such as `0000-0002-1825-0097`"
    /// What editors copy along with it.
    package static let prefixes = addresses("orcid.org/", "www.orcid.org/") + ["orcid:", "orcid "]

    /// The four groups with hyphens.
    package let value: String

    /// The person's own record.
    package var url: String? { "https://orcid.org/\(value)" }

    /// Reads four groups of four digits, with the hyphens between them or without any; the last may be `X`.
    package init(bare text: String) throws(Malformation) {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        let isGrouped = groups.count == 4 && groups.allSatisfy { $0.utf8.count == 4 }
        let digits = Array(groups.joined().uppercased().utf8)
        var form = FormMatcher(String(decoding: digits, as: UTF8.self))
        guard isGrouped || groups.count == 1, form.take(15...15, \.isASCIIDigit),
            form.take({ $0.isASCIIDigit || $0 == UInt8(ascii: "X") }), form.isAtEnd
        else { throw .form }
        let stands = String(decoding: digits.suffix(1), as: UTF8.self)
        let fits = CheckDigit.mod11Radix2(digits.dropLast())
        guard stands == fits else { throw .checkDigit(stands: stands, fits: fits) }
        value = stride(from: 0, to: 16, by: 4).map { String(decoding: digits[$0..<$0 + 4], as: UTF8.self) }
            .joined(separator: "-")
    }
}
