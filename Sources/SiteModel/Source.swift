import ASCII

/// Something that a text rests on.
package struct Source: Sendable, Equatable {
    /// The short name by which the text refers to it.
    package var id: Located<String>
    /// The title.
    package var title: String
    /// Who published it.
    package var publisher: String?
    /// Its address.
    package var url: String?
    /// Its Digital Object Identifier.
    package var doi: DOI?
    /// Its number in PubMed.
    package var pmid: PubMedID?
    /// The number of its full text in PubMed Central.
    package var pmcid: PubMedCentralID?
    /// The number of the study at ClinicalTrials.gov.
    package var nct: TrialNumber?
    /// Its International Standard Book Number.
    package var isbn: ISBN?
    /// When it was published, as precisely as is known.
    package var published: PartialDate?
    /// When it was last looked at.
    package var accessed: Located<CalendarDate>?

    /// A source with an id and a title.
    package init(id: Located<String>, title: String) {
        self.id = id
        self.title = title
    }

    /// Whether a text can cite a source by this id as `[^id]`: letters and digits of any script, hyphens, underscores,
    /// full stops and colons. White space and brackets would end the citation or change what it means.
    package static func isCitable(_ id: String) -> Bool {
        !id.isEmpty && id.unicodeScalars.allSatisfy(isCitable)
    }

    private static func isCitable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", "_", ".", ":": true
        case _ where scalar.isASCII: scalar.isASCIILetterOrDigit
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }

    /// An id made of one that no text can cite: every run of other characters a hyphen. Empty where nothing is left.
    package static func citableID(for id: String) -> String {
        let parts = id.unicodeScalars.split { !isCitable($0) }
        return parts.map { String(Substring($0)) }.joined(separator: "-")
    }
}

/// A year, a month or a day: what is known of a publication's date.
package enum PartialDate: Sendable, Equatable, CustomStringConvertible {
    case year(Int)
    case month(year: Int, month: Int)
    case day(CalendarDate)

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601-1:2019, 5.2.2).
    package init?(iso text: String) {
        if let day = CalendarDate(iso: text) {
            self = .day(day)
        } else if text.utf8.count == 7, let first = CalendarDate(iso: text + "-01") {
            self = .month(year: first.year, month: first.month)
        } else if text.utf8.count == 4, let first = CalendarDate(iso: text + "-01-01") {
            self = .year(first.year)
        } else {
            return nil
        }
    }

    /// As much of `YYYY-MM-DD` as is known (ISO 8601-1:2019, 5.2.2).
    package var description: String {
        switch self {
        case .year: String(earliest?.description.prefix(4) ?? "")
        case .month: String(earliest?.description.prefix(7) ?? "")
        case .day(let day): day.description
        }
    }

    /// The earliest day that it can mean.
    package var earliest: CalendarDate? {
        switch self {
        case .year(let year): CalendarDate(year: year, month: 1, day: 1)
        case .month(let year, let month): CalendarDate(year: year, month: month, day: 1)
        case .day(let day): day
        }
    }
}
