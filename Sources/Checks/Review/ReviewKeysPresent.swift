import Diagnostics
import SiteModel

/// A medical text says when it was reviewed (JAMA benchmarks: currency; HONcode principle 4).
///
/// A site that asks for no reviewer may leave the date out where it names no reviewer either.
struct ReviewKeysPresent: ReviewedTextCheck {
    let asksPolicy = true

    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        let review = subject.text.review
        guard subject.needsReview, subject.policy.asksForReviewKeys(of: subject.text), review.reviewed == nil,
            subject.isMissing("reviewed")
        else { return [] }
        guard subject.policy.minimumReviewers > 0 || !review.reviewers.isEmpty else { return [] }
        let day = "add `reviewed:` with the day of the last review, such as `2026-04-07`"
        return [
            Diagnostic(
                .keyMissing,
                at: subject.frontMatter,
                "The key `reviewed` is missing",
                help: subject.policy.register == .off
                    ? day : "\(day), or have a reviewer sign the text: \(subject.sign)",
                severity: subject.severityOfMissingKeys,
                isReviewFact: true
            )
        ]
    }
}
