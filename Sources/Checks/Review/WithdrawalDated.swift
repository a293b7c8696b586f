package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let withdrawalUndated = DiagnosticIdentifier(
        "withdrawal-undated",
        .warning,
        "The day on which a text was withdrawn is not on record"
    )
}

/// Whoever follows the site by its feeds learns of a withdrawn text by the day (RFC 4287, section 4.2.15: each entry has the
/// day of its last change).
struct WithdrawalDated: ReviewedTextCheck {
    let asksPolicy = false

    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        let text = subject.text
        guard subject.hasFeeds, !text.isDraft, let reason = text.withdrawn, text.withdrawnOn == nil,
            subject.isMissing("withdrawnOn")
        else { return [] }
        return [
            Diagnostic(
                .withdrawalUndated,
                at: reason.location,
                "The text is withdrawn, but feeds do not tell their readers: the day is missing",
                help: "write the day on which it was withdrawn, as `withdrawnOn: YYYY-MM-DD`"
            )
        ]
    }
}
