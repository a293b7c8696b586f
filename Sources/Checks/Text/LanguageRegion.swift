import SiteModel

extension LanguageTag {
    /// The region that a tag names, in capitals, for rules that differ by country: `GB` of `en-GB`; `nil` where it names
    /// none.
    var writtenRegion: String? {
        let parts: [Substring] = tag.split(separator: "-")
        return parts.dropFirst().first { $0.count == 2 && $0.allSatisfy(\.isLetter) }?.uppercased()
    }
}
