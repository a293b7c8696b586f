import Diagnostics
import SiteModel

/// The review of a shared text whose reviewers said until when it holds still does. The facts of each page tell what
/// follows for that page; this names the one record to renew.
struct ReviewOfSharedTextHolds: RecordCheck {
    let asksPolicy = true

    func problems(in subject: RecordSubject) -> [Diagnostic] {
        guard subject.text == nil, let recorded = RecordedReview(subject.record) else { return [] }
        let review = recorded.reviewOfSharedText(on: subject.day, under: subject.policy)
        let status = review.status(on: subject.day, under: subject.policy)
        guard let report = status.reportOfDueDay, let day = review.statedNextReview ?? review.reviewed else {
            return []
        }
        guard case .dueSoon = status else {
            let help = "have it reviewed again, then run \(subject.sign)"
            return [Diagnostic(.reviewOverdue, at: day.location, report, help: help)]
        }
        return [Diagnostic(.reviewDueSoon, at: day.location, report, help: "plan the review")]
    }
}
