import Foundation
import SiteModel

/// How a language writes a calendar day; the only place that knows.
struct DateWording: Sendable {
    private let day: WordPattern
    private let month: WordPattern
    /// The names of months as they are after a day. Some languages have other forms there than alone: Polish has
    /// “kwietnia” for “kwiecień”.
    private let months: [String]
    private let monthsAlone: [String]

    /// The wording of a language, with the names of months from Unicode CLDR. `day` and `month` are the patterns of the
    /// language's strings file for a day and for a month of a year. Where the tag names a region, and the file is for the
    /// language in general (`isRegional` is false), the region's own order holds: April 7, 2026 in `en-US`.
    init(language: LanguageTag, day: String, month: String, isRegional: Bool = true) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: language.tag)
        months = calendar.monthSymbols
        monthsAlone = calendar.standaloneMonthSymbols
        let region = isRegional ? nil : RegionalDatePattern(language)
        self.day = WordPattern(region?.day ?? day)
        self.month = WordPattern(region?.month ?? month)
    }

    /// The day with the month in words, such as “7 April 2026”.
    func text(_ date: CalendarDate) -> String {
        day.filled { name in
            switch name {
            case "day": String(date.day)
            case "month": Self.name(of: date.month, in: months)
            default: String(date.year)
            }
        }
    }

    /// As much of a date as is known.
    func text(_ date: PartialDate) -> String {
        switch date {
        case .year(let year): String(year)
        case .month(let year, let number):
            month.filled { $0 == "month" ? Self.name(of: number, in: monthsAlone) : String(year) }
        case .day(let day): text(day)
        }
    }

    func view(_ date: CalendarDate) -> DateView { DateView(text: text(date), iso: date.description) }

    func view(_ date: PartialDate) -> DateView { DateView(text: text(date), iso: date.description) }

    private static func name(of month: Int, in names: [String]) -> String {
        names.indices.contains(month - 1) ? names[month - 1] : String(month)
    }
}
