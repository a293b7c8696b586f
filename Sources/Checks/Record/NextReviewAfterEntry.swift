import Diagnostics
import SiteModel

/// The next review is due after the one on record.
struct NextReviewAfterEntry: RecordCheck {
    let asksPolicy = true

    func problems(in subject: RecordSubject) -> [Diagnostic] {
        subject.reviews.compactMap { entry in
            guard let next = entry.nextReview, next.value < entry.date.value else { return nil }
            return Diagnostic(
                .nextReviewBeforeReview,
                at: next.location,
                "`nextReview` is \(next.value), before the review of \(entry.date.value)",
                help: "have it reviewed again, then run \(subject.sign)"
            )
        }
    }
}
