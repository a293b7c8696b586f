import Attestation
import Publishing
package import SiteModel

/// A review that an editorial entry carries over to a text as it is now.
package struct CarriedReview: Sendable {
    /// The text as it is now.
    package let subject: EntrySubject
    /// The text that was reviewed.
    let old: TextForm
    /// The newest review of it.
    let review: ReviewEntry

    /// The day of the review.
    package var day: CalendarDate { review.date.value }
}

/// What an editorial entry would do for a text.
package enum CarryOver: Sendable {
    /// It carries a review over.
    case review(CarriedReview)
    /// The text has not changed since it was reviewed, so there is nothing to carry over.
    case nothing
    /// It may not be written, for a reason in a sentence.
    case refusal(String)
}

extension EntryWriting {
    /// What an editorial entry would do for a text.
    package func carryOver(to subject: EntrySubject) -> CarryOver {
        let text = subject.text
        let sign = "`sitegen review sign \(text.name) --by ID`"
        guard let recorded = subject.recorded, let last = recorded.reviews.last else {
            return .refusal("\(text.name) has no review on record to carry over; run \(sign).")
        }
        if let name = text.standing?.changedSharedTexts.first {
            return .refusal(
                "`\(name)` has changed since \(text.name) was reviewed; run"
                    + " `sitegen review sign \(name) --by ID` first."
            )
        }
        if subject.holds(recorded) { return .nothing }
        if let place = text.address, let refusal = Self.refusal(toCarry: recorded, of: text.name, to: place) {
            return .refusal("\(refusal); run \(sign).")
        }
        if draft.signer == nil, let signed = recorded.reviews.last(where: { $0.signature != nil }) {
            return .refusal(
                "The review of \(text.name) is signed by `\(signed.reviewer.value)`, so that only a signed entry carries it"
                    + " over; name the file of your private key with --key."
            )
        }
        guard let old = session.form(of: text, withDigest: recorded.text) else {
            return .refusal(
                "The text of \(text.name) that was reviewed is not in the output folder or in git, so no one can tell"
                    + " what changed; run \(sign)."
            )
        }
        if let change = EditorialChange.refusal(from: old, to: subject.forms.text, session.desk.site.respellings) {
            return .refusal("\(text.name) must be signed by a clinician. \(change.message.shown). Run \(sign).")
        }
        return .review(CarriedReview(subject: subject, old: old, review: last))
    }

    /// Why a review cannot be carried over to where a text is; `nil` where nothing speaks against it.
    private static func refusal(toCarry recorded: RecordedReview, of name: String, to place: Address) -> String? {
        if let old = recorded.address, !RecordedReview.mayCarry(from: old, to: place) {
            return "\(name) was reviewed at `\(old)`, below another subject, and must be reviewed at its new place"
        }
        guard recorded.reviews.contains(where: { $0.address == nil && $0.signature != nil }) else { return nil }
        return "The signed review of \(name) does not say at which address the text stood, and cannot be carried over"
    }
}
