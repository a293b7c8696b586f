import SiteModel

/// Which rules of dose hold for a text, by its language and region. This file is the whole table; `docs/rules.md` shows it
/// with its sources.
///
/// A sign that is misread in one country is the usual one in another: `50mg` and `µg` are right in most of Europe, and
/// `once a day` is no advice for a text in German.
struct DoseConvention: Sendable {
    /// A comma parts thousands and a full stop starts decimals. Elsewhere it is often the other way round.
    var usesDecimalPoint = false
    /// `µg` is to be `mcg`.
    var reportsMicro = false
    /// `10mg` is to be `10 mg`.
    var reportsJoined = false
    /// `IU`, `cc`, `@`, `<` and `>` are to be words.
    var reportsSigns = false
    /// `U` is to be `units`.
    var reportsUnits = false
    /// `q.d.`, `OD`, `D/C`, `MSO4` and the like are to be words.
    var reportsAbbreviations = false
    /// `10000 mg` is to be `10,000 mg`.
    var reportsLargeNumbers = false

    /// The rules for a language: zeros around the decimal sign in every one, and what the language and the region add.
    static func of(_ language: LanguageTag) -> DoseConvention {
        let region = language.writtenRegion
        var convention = DoseConvention()
        switch language.primary {
        case "en":
            // Institute for Safe Medication Practices (United States), which is read elsewhere too.
            let isAmerican = region.map(american.contains) ?? true
            convention.usesDecimalPoint = true
            convention.reportsUnits = true
            convention.reportsAbbreviations = true
            convention.reportsLargeNumbers = true
            convention.reportsJoined = isAmerican
            // ISMP Canada has these as well.
            convention.reportsMicro = isAmerican || region == "CA"
            convention.reportsSigns = isAmerican || region == "CA"
        case "es":
            let isAmerican = region.map(american.contains) ?? false
            convention.reportsLargeNumbers = true
            convention.reportsJoined = isAmerican
            convention.reportsMicro = isAmerican
        default: break
        }
        return convention
    }

    private static let american: Set<String> = ["AS", "GU", "MP", "PR", "US", "VI"]
}
