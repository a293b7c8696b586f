import ASCII
import SiteModel

extension CalendarDate {
    /// The day that was probably meant by a text that is no date: year, month and day, parted by other signs than
    /// hyphens or with a digit less. Where the year is last, only a number above 12 tells the day from the month.
    init?(likely text: String) {
        let parts = text.unicodeScalars.split { !$0.isASCIIDigit }
        let numbers = parts.compactMap { Int(String($0)) }
        guard parts.count == 3, numbers.count == 3, parts[1].count <= 2, !text.contains(where: \.isLetter) else {
            return nil
        }
        switch (parts[0].count, parts[2].count) {
        case (4, 1...2): self.init(year: numbers[0], month: numbers[1], day: numbers[2])
        case (1...2, 4) where numbers[0] > 12: self.init(year: numbers[2], month: numbers[1], day: numbers[0])
        case (1...2, 4) where numbers[1] > 12: self.init(year: numbers[2], month: numbers[0], day: numbers[1])
        default: return nil
        }
    }
}
