import Diagnostics
import SiteModel

/// A review that is overdue, or soon will be, is said so to the editor as it is to the reader (PIF TICK: review at
/// least every 3 years).
struct ReviewIsCurrent: ReviewedTextCheck {
    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        let review = subject.text.review
        // A day before the review itself is reported as such and says nothing about when the next one is due.
        guard subject.needsReview, let reviewed = review.reviewed,
            review.statedNextReview.map({ $0.value >= reviewed.value }) != false
        else { return [] }
        let location = (review.statedNextReview ?? reviewed).location
        switch review.status(on: subject.day, under: subject.policy) {
        case .none, .current:
            return []
        case .dueSoon(let claim, let days):
            let left = days == 0 ? "on the day of the build" : days == 1 ? "in 1 day" : "in \(days) days"
            return [
                Diagnostic(
                    .reviewDueSoon,
                    at: location,
                    "The next review is due \(left), on \(claim.due)",
                    help: "plan the review"
                )
            ]
        case .overdue(let claim, let days):
            return [
                Diagnostic(
                    .reviewOverdue,
                    at: location,
                    "The next review was due on \(claim.due), \(days) \(days == 1 ? "day" : "days") ago;"
                        + " the page tells its readers so",
                    help: "have the text reviewed and set `reviewed` to the day of that review"
                )
            ]
        }
    }
}
