import SiteModel

/// A day in one of the forms in which front matter has it.
enum OldDate {
    /// Reads `2024-03-05` with or without a time after it, `2024/03/05`, `5 March 2024`, `March 5, 2024` and
    /// `2024-03`-less forms of these; `nil` where the day is not certain, as in `03/05/2024`.
    static func read(_ text: String) -> CalendarDate? {
        let text = text.trimmed
        let start = String(text.prefix(10)).replacing("/", with: "-")
        let after = text.dropFirst(10).first
        if after == nil || after == "T" || after == " " || after == "t", let day = CalendarDate(iso: start) {
            return day
        }
        let words = text.split { $0 == " " || $0 == "," || $0 == "." }.map { $0.lowercased() }
        guard words.count == 3, let year = Int(words[2]), (1000...9999).contains(year) else { return nil }
        if let month = month(words[0]), let day = number(words[1]) {
            return CalendarDate(year: year, month: month, day: day)
        }
        if let month = month(words[1]), let day = number(words[0]) {
            return CalendarDate(year: year, month: month, day: day)
        }
        return nil
    }

    private static func number(_ word: String) -> Int? {
        for ending in ["st", "nd", "rd", "th"] where word.hasSuffix(ending) { return Int(word.dropLast(2)) }
        return Int(word)
    }

    private static func month(_ word: String) -> Int? {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        guard word.count >= 3 else { return nil }
        return names.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }
}
