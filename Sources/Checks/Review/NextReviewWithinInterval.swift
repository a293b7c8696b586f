import Diagnostics
import SiteModel

/// A text may ask for its next review sooner than the site's policy does, not later.
struct NextReviewWithinInterval: ReviewedTextCheck {
    let asksPolicy = true

    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        let review = subject.text.review
        // Of a record, each entry is held to its own day.
        guard subject.text.record == nil, let reviewed = review.reviewed, let next = review.statedNextReview else {
            return []
        }
        let latest = subject.policy.nextReview(after: reviewed.value)
        guard next.value > latest else { return [] }
        return [
            Diagnostic(
                .nextReviewTooLate,
                at: next.location,
                "`nextReview` is \(next.value), later than the site's interval of"
                    + " \(subject.policy.intervalMonths) months allows (\(latest))",
                help: "write \(latest) or an earlier day"
            )
        ]
    }
}
