import Foundation
import SiteModel

extension LanguageTag {
    /// The language as the Open Graph protocol (“Basic Metadata”, `og:locale`) writes it, with a territory: `en_GB`. A
    /// tag that names none gets the one in which the language is most used (Unicode CLDR, likely subtags).
    var openGraphLocale: String {
        let language = Locale.Language(identifier: tag)
        let region = language.region ?? Locale.Language(identifier: language.maximalIdentifier).region
        return region.map { "\(primary)_\($0.identifier)" } ?? primary
    }
}
