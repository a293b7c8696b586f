import ASCII

/// A day of the (proleptic) Gregorian calendar, without a time or a time zone.
///
/// Everything that a site says about reviews is said in whole days: a review is current *through* its due day,
/// wherever the reader is.
package struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year, 1 to 9999.
    package let year: Int
    /// The month, 1 to 12.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int

    /// A day, or `nil` where the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.daysIn(month: month, of: year)).contains(day) else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// Reads exactly `YYYY-MM-DD` (ISO 8601-1:2019, 5.2.2.1, extended format), in ASCII digits.
    package init?(iso text: some StringProtocol) {
        guard let date = Array(text.utf8).withUnsafeBytes({ CalendarDate(iso: $0) }) else { return nil }
        self = date
    }

    /// Reads the bytes of exactly `YYYY-MM-DD`.
    package init?(iso bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for index in range {
                guard bytes[index].isASCIIDigit else { return nil }
                value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The ISO 8601 form, `YYYY-MM-DD`.
    package var description: String {
        func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10) }
        let hyphen = UInt8(ascii: "-")
        return String(unsafeUninitializedCapacity: 10) { bytes in
            bytes[0] = digit(year / 1000)
            bytes[1] = digit(year / 100)
            bytes[2] = digit(year / 10)
            bytes[3] = digit(year)
            bytes[4] = hyphen
            bytes[5] = digit(month / 10)
            bytes[6] = digit(month)
            bytes[7] = hyphen
            bytes[8] = digit(day / 10)
            bytes[9] = digit(day)
            return 10
        }
    }

    /// The number of days from 1970-01-01 to this day (negative before it).
    ///
    /// The formula is `days_from_civil` of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
    package var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The number of days from this day to `other` (negative where `other` is earlier).
    package func days(until other: CalendarDate) -> Int { other.daysSinceEpoch - daysSinceEpoch }

    /// This day `months` later (at least 0); a day that the later month does not have becomes its last day, so
    /// 29 February plus 12 months is 28 February, and 31 January plus one month is the end of February.
    ///
    /// The result is held at 9999-12-31, the last day that this type knows.
    package func adding(months: Int) -> CalendarDate {
        let index = year * 12 + (month - 1) + max(0, months)
        let newYear = index / 12
        let newMonth = index % 12 + 1
        guard newYear <= 9999 else { return CalendarDate(unchecked: 9999, 12, 31) }
        return CalendarDate(unchecked: newYear, newMonth, min(day, Self.daysIn(month: newMonth, of: newYear)))
    }

    /// This day `days` later, or earlier where that is negative, held between the first and the last day that this type
    /// knows.
    ///
    /// The formula is `civil_from_days` of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
    package func adding(days: Int) -> CalendarDate {
        let (sum, overflows) = daysSinceEpoch.addingReportingOverflow(days)
        let first = CalendarDate(unchecked: 1, 1, 1)
        let last = CalendarDate(unchecked: 9999, 12, 31)
        guard !overflows else { return days < 0 ? first : last }
        let shifted = min(max(sum, first.daysSinceEpoch), last.daysSinceEpoch) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return CalendarDate(unchecked: year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The number of days in a month (28 to 31).
    package static func daysIn(month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// Orders by time.
    package static func < (first: CalendarDate, second: CalendarDate) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }
}
