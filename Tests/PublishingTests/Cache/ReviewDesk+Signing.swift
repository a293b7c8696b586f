import Attestation
import Diagnostics
import SiteModel
import Testing

@testable import Publishing

extension ReviewDesk {
    /// Has a reviewer sign a text with these digests, by a key where there is one.
    func sign(_ text: Text, with digests: PageDigests, by key: PrivateKey? = nil) throws {
        let place = SourceLocation(text.recordFile)
        var entry = ReviewEntry(
            date: Located(try #require(CalendarDate(iso: "2026-05-01")), at: place),
            reviewer: Located(PersonID("ada"), at: place),
            kind: .clinical,
            address: Located(try #require(text.address), at: place),
            nextReview: Located(try #require(CalendarDate(iso: "2027-05-01")), at: place),
            text: Located(digests.text, at: place),
            shared: digests.shared
        )
        entry.signature = try key.map { Located(try $0.signature(of: EntryForm.signedBytes(of: entry)), at: place) }
        try append(entry, to: text)
    }
}
