import Foundation
import SiteModel

extension LanguageTag {
    /// Whether the language is written in Latin letters: its tag says so, or they are its usual ones (Unicode CLDR, likely
    /// subtags).
    var isWrittenInLatin: Bool {
        let language = Locale.Language(identifier: tag)
        let script = language.script ?? Locale.Language(identifier: language.maximalIdentifier).script
        return script == nil || script?.identifier == "Latn"
    }

    /// The language as the Open Graph protocol (“Basic Metadata”, `og:locale`) writes it, with a territory: `en_GB`. A
    /// tag that names none gets the one in which the language is most used (Unicode CLDR, likely subtags).
    var openGraphLocale: String {
        let language = Locale.Language(identifier: tag)
        let region = language.region ?? Locale.Language(identifier: language.maximalIdentifier).region
        return region.map { "\(primary)_\($0.identifier)" } ?? primary
    }
}
