package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let disclaimerMissing = DiagnosticIdentifier(
        "disclaimer-missing",
        .error,
        "A required disclaimer is missing"
    )
}

/// No medical text is published without its disclaimer (HONcode principle 2).
struct DisclaimerPresent: ReviewedTextCheck {
    let asksPolicy = true

    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        guard subject.needsReview, subject.text.disclaimer == nil, subject.isMissing("disclaimer"),
            !subject.hasDefaultDisclaimer
        else { return [] }
        return [
            Diagnostic(
                .disclaimerMissing,
                at: subject.frontMatter,
                "The text has no disclaimer, and the site has no default",
                help: "add `disclaimer:` with the key of one, or `defaultDisclaimer:` to site.yml",
                severity: subject.severityOfMissingKeys
            )
        ]
    }
}
