import SiteModel

/// Abbreviations that readers know better than what they stand for, everywhere and by region, so that no one has to spell
/// them out. This file is the whole list, and `docs/rules.md` shows it.
///
/// In it are those that the style guides of health services leave alone (NHS digital service manual, "A to Z of NHS health
/// writing": GP, NHS, A&E; VA.gov content style guide: VA, GI Bill), those of everyday life, and
/// units. A site adds its own with `abbreviations` in site.yml.
enum CommonAbbreviations {
    /// Known wherever English is read, and in most other languages.
    private static let everywhere = """
        AB ABO AIDS AM ATM BC CAT CCTV CD CEO CoA COVID CT DEET DIY DNA DVD EU FAQ GDP GMT GPS HEPA HIV HTTP HTTPS ID IQ IT IU \
        LED LGBT LGBTQ MD NaCl NASA NATO OK PC PDF PhD PIN PM QR QT RNA RSVP SIM SMS SPF TV UHT UK UN UNESCO UNICEF URL US USA USB USS UTC UV \
        UVA UVB VIP WC WHO WWI WWII ZIP
        """

    /// Known to readers of one country, by region of the language tag. With a hyphen: known before that word only.
    private static let regional: [String: String] = [
        "US": """
        AARP CDC DMV EMT ER EST ET FBI FDA GED GI-Bill HIPAA HMO IRS NIH PO-Box SAT SSN TDD TSA TTY USDA VA
        """,
        "GB": "BBC BST DVLA EHIC GCSE GP HMRC MOT MP NHS NICE PAYE PO-Box VAT",
        "IE": "EHIC GP HSE PPS PO-Box RTE VAT",
        "CA": "CRA GST PO-Box RCMP SIN TTY",
        "AU": "ATO GP GST NDIS NSW PO-Box QLD TAFE",
        "NZ": "GP GST PO-Box",
        "ZA": "GP PO-Box VAT",
        "IN": "GST PIN",
    ]

    /// Known to readers of a language other than English.
    private static let ofLanguage: [String: String] = [
        "es": "ADN ARN DNI EE UU OMS ONG SIDA TAC VIH",
        "fr": "ADN ARN IRM OMS ONG RDV SIDA TGV TVA VIH",
        "de": "ADAC AOK DNS EKG EU HNO KFZ LKW MRT PKW PLZ WHO",
        "it": "ADN ASL DNA IVA OMS ONG TAC",
        "pt": "ADN DNA IVA OMS ONG SIDA SUS",
        "nl": "BTW DNA EHBO EU GGD GGZ HIV NS WHO",
    ]

    /// What a text in a language may leave unexplained. English of no region may be read anywhere, so all regions count.
    static func known(in language: LanguageTag) -> Known {
        if let region = language.writtenRegion, let known = table["\(language.primary)-\(region)"] { return known }
        return table[language.primary] ?? Known(everywhere)
    }

    /// Made once: every language of `ofLanguage`, and English with and without each region.
    private static let table: [String: Known] = {
        var table = ofLanguage.mapValues { Known(everywhere + " " + $0) }
        table["en"] = Known(([everywhere] + regional.values).joined(separator: " "))
        for (region, names) in regional { table["en-" + region] = Known(everywhere + " " + names) }
        return table
    }()

    /// Abbreviations, also those that are known only before another word: `GI Bill`, but not `GI tract`.
    struct Known: Sendable {
        private let names: WordSet
        private let followers: WordTable<WordKey>

        fileprivate init(_ list: String) {
            let words = list.split(whereSeparator: \.isWhitespace)
            names = WordSet(words.filter { !$0.contains("-") }.joined(separator: " "))
            followers = WordTable(
                words.compactMap { word in
                    let parts = word.split(separator: "-")
                    return parts.count == 2 ? (WordKey(parts[0]), WordKey(parts[1])) : nil
                }
            )
        }

        /// Whether an abbreviation is known, before the word that follows it.
        func contains(_ name: WordKey, before next: WordKey?) -> Bool {
            names.contains(name) || (next != nil && followers[name] == next)
        }
    }
}
