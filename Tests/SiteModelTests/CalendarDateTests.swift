import SiteModel
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
    @Test(
        "are read from ISO 8601 and nothing else",
        arguments: [
            ("2026-04-07", true), ("2024-02-29", true), ("2000-02-29", true), ("0001-01-01", true),
            ("9999-12-31", true),
            ("2026-02-29", false), ("1900-02-29", false), ("2026-02-30", false), ("2026-04-31", false),
            ("2026-13-01", false), ("2026-00-10", false), ("2026-01-00", false), ("0000-01-01", false),
            ("2026-4-7", false), ("26-04-07", false), ("07.04.2026", false), ("2026/04/07", false),
            ("2026-04-07 ", false),
            ("2026-04-07T00:00", false), ("٢٠٢٦-٠٤-٠٧", false), ("", false), ("+026-04-07", false),
        ] as [(String, Bool)]
    )
    func reading(text: String, isDate: Bool) {
        let date = CalendarDate(iso: text)
        #expect((date != nil) == isDate)
        if isDate { #expect(date?.description == text) }
    }

    @Test(
        "plus months are held at the month's end",
        arguments: [
            ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"), ("2026-01-31", 1, "2026-02-28"),
            ("2028-01-31", 1, "2028-02-29"), ("2026-08-31", 1, "2026-09-30"), ("2026-04-07", 36, "2029-04-07"),
            ("2026-11-30", 3, "2027-02-28"), ("2026-12-15", 1, "2027-01-15"), ("2026-04-07", 0, "2026-04-07"),
            ("9999-06-30", 12, "9999-12-31"),
        ] as [(String, Int, String)]
    )
    func addingMonths(start: String, months: Int, end: String) throws {
        #expect(try #require(CalendarDate(iso: start)).adding(months: months).description == end)
    }

    @Test(
        "count days as the calendar does",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("1970-03-01", 59), ("2000-03-01", 11017), ("2024-02-29", 19782),
            ("2026-11-23", 20780), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ] as [(String, Int)]
    )
    func days(text: String, sinceEpoch: Int) throws {
        #expect(try #require(CalendarDate(iso: text)).daysSinceEpoch == sinceEpoch)
    }

    @Test("are ordered by time")
    func order() throws {
        let dates = try ["2026-02-01", "2025-12-31", "2026-01-31"].map { try #require(CalendarDate(iso: $0)) }
        #expect(dates.sorted().map(\.description) == ["2025-12-31", "2026-01-31", "2026-02-01"])
    }
}

@Suite("Calendar dates, day by day")
struct CalendarDayTests {
    /// The day after, from what everyone knows of months.
    private func next(_ date: CalendarDate) throws -> CalendarDate {
        if let next = CalendarDate(year: date.year, month: date.month, day: date.day + 1) { return next }
        if let next = CalendarDate(year: date.year, month: date.month + 1, day: 1) { return next }
        return try #require(CalendarDate(year: date.year + 1, month: 1, day: 1))
    }

    @Test("are one day apart, forwards and backwards, for more than four centuries")
    func steps() throws {
        var day = try #require(CalendarDate(iso: "1899-12-30"))
        let first = day
        for count in 0..<150_000 {
            #expect(first.adding(days: count) == day)
            #expect(day.adding(days: -count) == first)
            day = try next(day)
        }
        #expect(day.year == 2310)
    }

    @Test(
        "are held between the first and the last day",
        arguments: [
            ("0001-01-01", 0, "0001-01-01"), ("0001-01-01", -1, "0001-01-01"), ("0001-01-02", -1, "0001-01-01"),
            ("9999-12-31", 1, "9999-12-31"), ("9999-12-30", 1, "9999-12-31"), ("2026-06-01", .max, "9999-12-31"),
            ("2026-06-01", .min, "0001-01-01"), ("1969-12-31", .min, "0001-01-01"), ("1970-01-02", .max, "9999-12-31"),
            ("0001-01-01", 3_652_058, "9999-12-31"), ("9999-12-31", -3_652_058, "0001-01-01"),
            ("2024-02-28", 1, "2024-02-29"), ("2024-03-01", -1, "2024-02-29"), ("2026-03-01", -1, "2026-02-28"),
            ("2100-02-28", 1, "2100-03-01"), ("2000-02-28", 1, "2000-02-29"),
        ] as [(String, Int, String)]
    )
    func ends(start: String, days: Int, end: String) throws {
        #expect(try #require(CalendarDate(iso: start)).adding(days: days).description == end)
    }
}
