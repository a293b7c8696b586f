import Foundation
import SiteModel

/// How a region orders day, month and year where the month is in words (Unicode CLDR, `yMMMMd` and `yMMMM`).
struct RegionalDatePattern {
    /// The pattern of a day, such as `{month} {day}, {year}`.
    let day: String
    /// The pattern of a month.
    let month: String

    /// The patterns of a language; `nil` where its tag names no region, or the region writes the month as a number.
    init?(_ language: LanguageTag) {
        let subtags = language.tag.split(separator: "-").dropFirst()
        guard subtags.contains(where: { $0.count == 2 && $0.allSatisfy(\.isLetter) }) else { return nil }
        let locale = Locale(identifier: language.tag)
        func pattern(_ template: String) -> String? {
            DateFormatter.dateFormat(fromTemplate: template, options: 0, locale: locale).flatMap(Self.placeholders)
        }
        guard let day = pattern("yMMMMd"), let month = pattern("yMMMM") else { return nil }
        self.day = day
        self.month = month
    }

    /// A pattern of CLDR (Unicode Technical Standard 35, part 4) with placeholders; `nil` where it holds another field.
    private static func placeholders(_ pattern: String) -> String? {
        var result = ""
        var rest = pattern[...]
        while let first = rest.first {
            if first == "'" {
                rest.removeFirst()
                result += rest.prefix { $0 != "'" }
                rest = rest.drop { $0 != "'" }.dropFirst()
                continue
            }
            guard first.isASCII, first.isLetter else {
                result.append(first)
                rest.removeFirst()
                continue
            }
            let field = rest.prefix { $0 == first }
            switch field {
            case "d", "dd": result += "{day}"
            case "MMMM", "LLLL": result += "{month}"
            case "y", "yyyy": result += "{year}"
            default: return nil
            }
            rest = rest[field.endIndex...]
        }
        return result
    }
}
