package import Diagnostics

// Kinds of problems that the review keys of a text and the entries of its record share.
extension DiagnosticIdentifier {
    package static let nextReviewBeforeReview = DiagnosticIdentifier(
        "next-review-before-review",
        .error,
        "The next review is due before the last one took place",
        isReviewFact: true
    )
    package static let nextReviewTooLate = DiagnosticIdentifier(
        "next-review-too-late",
        .warning,
        "The next review is due later than the policy allows",
        isReviewFact: true
    )
    package static let reviewOverdue = DiagnosticIdentifier(
        "review-overdue",
        .warning,
        "The review of a page is overdue",
        isReviewFact: true
    )
    package static let reviewDueSoon = DiagnosticIdentifier(
        "review-due-soon",
        .note,
        "The review of a page is due soon",
        isReviewFact: true
    )
}
