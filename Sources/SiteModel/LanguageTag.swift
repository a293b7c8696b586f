import ASCII

/// A language by its BCP 47 tag, for example `en` or `pt-BR`.
package struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
    /// The tag, in capitals and small letters as is usual (RFC 5646, section 2.1.1): `zh-Hant-TW`.
    package let tag: String

    /// Reads a tag of the form language, script, region, variants (RFC 5646, section 2.1, without extensions and
    /// grandfathered tags).
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let language = parts.first, (2...3).contains(language.count), language.allSatisfy(Self.isLetter),
            parts.dropFirst().allSatisfy({ part in
                (2...8).contains(part.count) && part.allSatisfy { Self.isLetter($0) || Self.isDigit($0) }
            })
        else { return nil }
        tag = parts.enumerated().map { index, part in
            switch part.count {
            case 2 where index > 0: part.uppercased()
            case 4 where index > 0 && part.allSatisfy(Self.isLetter):
                part.prefix(1).uppercased() + part.dropFirst().lowercased()
            default: part.lowercased()
            }
        }.joined(separator: "-")
    }

    private init(unchecked tag: String) { self.tag = tag }

    /// English, whatever the region.
    package static let english = LanguageTag(unchecked: "en")

    /// The tag.
    package var description: String { tag }

    /// The language alone, lower-cased.
    package var primary: String { tag.prefix { $0 != "-" }.lowercased() }

    /// The tags of the language in general, in small letters, the nearest first: the tag without its last part, and so on
    /// (RFC 4647, section 3.4, “Lookup”).
    package var widerTags: [String] {
        let parts = tag.lowercased().split(separator: "-")
        return stride(from: parts.count - 1, to: 0, by: -1).map { parts[..<$0].joined(separator: "-") }
    }

    /// Whether the language is usually written from right to left: its script says so (ISO 15924), or it is one of
    /// those whose usual script is Arabic, Hebrew, Syriac, Thaana or N’Ko.
    package var isRightToLeft: Bool {
        let scripts: Set<String> = ["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"]
        let languages: Set<String> = ["ar", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"]
        let subtags: [Substring] = tag.lowercased().split(separator: "-")
        if let script = subtags.dropFirst().first(where: { $0.count == 4 }) {
            return scripts.contains(String(script))
        }
        return languages.contains(primary)
    }

    private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}
