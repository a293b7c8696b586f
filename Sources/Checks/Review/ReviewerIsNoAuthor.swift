package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let reviewerIsAuthor = DiagnosticIdentifier(
        "reviewer-is-author",
        .error,
        "A reviewer is also an author of the page",
        isReviewFact: true
    )
}

/// No one reviews what they wrote themselves, unless the site allows it.
struct ReviewerIsNoAuthor: ReviewedTextCheck {
    let asksPolicy = true

    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        guard !subject.policy.allowsAuthors else { return [] }
        let authors = Dictionary(
            subject.text.authors.map { ($0.value, $0.location) },
            uniquingKeysWith: { first, _ in first }
        )
        return subject.text.review.reviewers.compactMap { reviewer in
            guard let author = authors[reviewer.value] else { return nil }
            return Diagnostic(
                .reviewerIsAuthor,
                at: reviewer.location,
                "`\(reviewer.value)` is an author of this text and cannot review it",
                help: subject.text.record == nil
                    ? "name another reviewer" : "have it reviewed by someone else, then run \(subject.sign)",
                notes: [Diagnostic.Note("named as an author here", at: author)]
            )
        }
    }
}
