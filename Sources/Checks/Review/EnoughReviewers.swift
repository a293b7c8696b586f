package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let tooFewReviewers = DiagnosticIdentifier(
        "too-few-reviewers",
        .error,
        "A page has fewer reviewers than required",
        isReviewFact: true
    )
}

/// A medical text names at least as many reviewers as the site's policy asks for (JAMA benchmarks: authorship; NHS
/// Standard for creating health content: clinical approval).
struct EnoughReviewers: ReviewedTextCheck {
    let asksPolicy = true

    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        let reviewers = subject.text.review.reviewers
        let minimum = subject.policy.minimumReviewers
        let hasRecord = subject.text.record != nil
        if reviewers.isEmpty, !hasRecord, subject.isMissing("reviewers"), !subject.lacksAReviewAnyway,
            let problem = dayWithoutReviewers(subject)
        {
            return [problem]
        }
        guard subject.needsReview, reviewers.count < minimum, hasRecord || subject.isMissing("reviewers") else {
            return []
        }
        guard let first = reviewers.first else {
            guard subject.policy.asksForReviewKeys(of: subject.text) else { return [] }
            return [
                Diagnostic(
                    .keyMissing,
                    at: subject.frontMatter,
                    "The key `reviewers` is missing",
                    help: "add `reviewers:` with the ids of the people who reviewed the text",
                    severity: subject.severityOfMissingKeys,
                    isReviewFact: true
                )
            ]
        }
        // Where a text needs a record, what front matter says in its place counts for nothing.
        guard hasRecord || !subject.policy.requiresRecords else { return [] }
        return [
            Diagnostic(
                .tooFewReviewers,
                at: first.location,
                "\(hasRecord ? "The record" : "The text") names \(reviewers.count)"
                    + " \(reviewers.count == 1 ? "reviewer" : "reviewers"), but the site asks for \(minimum)",
                help: hasRecord
                    ? "have it reviewed by the others too, each with \(subject.sign)"
                    : "add the others to `reviewers`, or change `review.minimumReviewers` in site.yml",
                severity: subject.severityOfMissingKeys
            )
        ]
    }

    /// A day that no page can show, because no one is named who reviewed the text: it must not vanish in silence.
    private func dayWithoutReviewers(_ subject: ReviewedSubject) -> Diagnostic? {
        let review = subject.text.review
        if let reviewed = review.reviewed {
            return Diagnostic(
                .keyMissing,
                at: reviewed.location,
                "The text has a day of review but no `reviewers`, so the page cannot say who reviewed it",
                help: "add `reviewers:` with the ids of who reviewed the text, or take `reviewed` out",
                severity: subject.severityOfMissingKeys,
                isReviewFact: true
            )
        }
        guard let next = review.statedNextReview, subject.isMissing("reviewed") else { return nil }
        return Diagnostic(
            .keyMissing,
            at: next.location,
            "The text has a day for its next review but no `reviewed` and no `reviewers`, so the page shows no review",
            help: "add `reviewed:` and `reviewers:`, or take `nextReview` out",
            severity: subject.severityOfMissingKeys,
            isReviewFact: true
        )
    }
}

extension ReviewedSubject {
    /// Whether the missing keys are reported in any case, one by one.
    fileprivate var lacksAReviewAnyway: Bool {
        policy.minimumReviewers > 0 && needsReview && policy.asksForReviewKeys(of: text)
    }
}
