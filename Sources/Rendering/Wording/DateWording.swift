import Foundation
import SiteModel

/// How a language writes a calendar day; the only place that knows.
struct DateWording: Sendable {
    private let months: [String]

    /// The wording of a language, with the names of months from Unicode CLDR.
    init(language: LanguageTag) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: language.tag)
        months = calendar.monthSymbols
    }

    /// The day with the month in words, such as “7 April 2026”.
    func text(_ date: CalendarDate) -> String { "\(date.day) \(month(date.month)) \(date.year)" }

    /// As much of a date as is known.
    func text(_ date: PartialDate) -> String {
        switch date {
        case .year(let year): String(year)
        case .month(let year, let number): "\(month(number)) \(year)"
        case .day(let day): text(day)
        }
    }

    func view(_ date: CalendarDate) -> DateView { DateView(text: text(date), iso: date.description) }

    private func month(_ number: Int) -> String {
        months.indices.contains(number - 1) ? months[number - 1] : String(number)
    }
}
