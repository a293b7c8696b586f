import Diagnostics
import SiteModel
import Testing

@testable import Publishing

extension ReviewDesk {
    /// Has a reviewer sign a text with these digests.
    func sign(_ text: Text, with digests: PageDigests) throws {
        let place = SourceLocation(text.recordFile)
        let entry = ReviewEntry(
            date: Located(try #require(CalendarDate(iso: "2026-05-01")), at: place),
            reviewer: Located(PersonID("ada"), at: place),
            kind: .clinical,
            address: Located(try #require(text.address), at: place),
            nextReview: Located(try #require(CalendarDate(iso: "2027-05-01")), at: place),
            text: Located(digests.text, at: place),
            shared: digests.shared
        )
        try append(entry, to: text)
    }
}
