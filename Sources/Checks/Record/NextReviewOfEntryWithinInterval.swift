import Diagnostics
import SiteModel

/// A reviewer may ask for the next review sooner than the site's policy does, not later.
struct NextReviewOfEntryWithinInterval: RecordCheck {
    let asksPolicy = true

    func problems(in subject: RecordSubject) -> [Diagnostic] {
        subject.reviews.compactMap { entry in
            let latest = subject.policy.nextReview(after: entry.date.value)
            guard let next = entry.nextReview, next.value > latest else { return nil }
            return Diagnostic(
                .nextReviewTooLate,
                at: next.location,
                "`nextReview` is \(next.value), later than the site's interval of"
                    + " \(subject.policy.intervalMonths) months allows (\(latest))",
                help: "have it reviewed again, then run \(subject.sign)"
            )
        }
    }
}
