package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let editorialUnfounded = DiagnosticIdentifier(
        "editorial-unfounded",
        .error,
        "An editorial entry has no clinical review before it"
    )
}

/// An editorial entry says that a review still holds, so there was one.
struct EditorialIsFounded: RecordCheck {
    let asksPolicy = false

    func problems(in subject: RecordSubject) -> [Diagnostic] {
        guard let entry = subject.record.entries.first, entry.kind == .editorial else { return [] }
        return [
            Diagnostic(
                .editorialUnfounded,
                at: entry.location,
                "`\(entry.reviewer.value)` carried a review over to an edited text, but there is no clinical review"
                    + " before it",
                help: "delete the record (git keeps it), have the text reviewed, then run \(subject.sign)"
            )
        ]
    }
}
