import Diagnostics
import SiteModel

/// The next review is due after the last one.
struct NextReviewAfterReview: ReviewedTextCheck {
    let asksPolicy = false

    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        let review = subject.text.review
        // Of a record, each entry is held to its own day.
        guard subject.text.record == nil, let reviewed = review.reviewed, let next = review.statedNextReview,
            next.value < reviewed.value
        else { return [] }
        return [
            Diagnostic(
                .nextReviewBeforeReview,
                at: next.location,
                "`nextReview` is \(next.value), before the review of \(reviewed.value)",
                help:
                    "write a later day, or delete the line: then it is"
                    + " \(subject.policy.nextReview(after: reviewed.value))"
            )
        ]
    }
}
