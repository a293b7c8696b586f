package import Publishing
import SiteModel

/// A text that can be vouched for, with what its page shows.
package struct EntrySubject: Sendable {
    /// The text.
    package let text: ReviewDesk.Text
    /// What its page shows.
    let forms: PageForms
    /// What the site asks of reviews.
    let policy: ReviewPolicy

    /// The digests of what its page shows.
    var digests: PageDigests { forms.digests }

    /// The review that is on record; `nil` where there is none.
    var recorded: RecordedReview? { text.record.flatMap(RecordedReview.init) }

    /// Whether a review is one of the text as it is now, at the place where it is.
    func holds(_ recorded: RecordedReview) -> Bool { recorded.text == digests.text && stays(recorded) }

    /// Whether a review is one of the place at which the text is, whatever it says.
    func stays(_ recorded: RecordedReview) -> Bool {
        text.address.map { recorded.holds(at: $0, requiresRecords: policy.requiresRecords) } ?? true
    }
}
