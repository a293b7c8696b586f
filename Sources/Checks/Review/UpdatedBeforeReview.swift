package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let updatedAfterReview = DiagnosticIdentifier(
        "updated-after-review",
        .warning,
        "A page was changed after its last review",
        isReviewFact: true
    )
}

/// A text that changed after its review is no longer the text that was reviewed. Where there is a record, its digest
/// tells better.
struct UpdatedBeforeReview: ReviewedTextCheck {
    let asksPolicy = false

    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        let review = subject.text.review
        guard subject.text.record == nil, let reviewed = review.reviewed, let updated = review.updated,
            updated.value > reviewed.value
        else { return [] }
        return [
            Diagnostic(
                .updatedAfterReview,
                at: updated.location,
                "The text changed on \(updated.value), after its review of \(reviewed.value)",
                help: "have the change reviewed and set `reviewed` to the day of that review"
            )
        ]
    }
}
