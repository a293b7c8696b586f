import SiteModel

extension CalendarDate {
    /// The day that was probably meant by a text that is no date: year, month and day, parted by other signs than
    /// hyphens or with a digit less. Where the year is last, month and day cannot be told apart.
    init?(likely text: String) {
        let parts = text.split { !("0"..."9").contains($0) }
        guard parts.count == 3, parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2,
            !text.contains(where: \.isLetter), let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
