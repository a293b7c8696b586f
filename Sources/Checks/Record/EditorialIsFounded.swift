import Diagnostics
import SiteModel

/// An editorial entry says that a review still holds, so there was one.
struct EditorialIsFounded: RecordCheck {
    func problems(in subject: RecordSubject) -> [Diagnostic] {
        guard let entry = subject.record.entries.first, entry.kind == .editorial else { return [] }
        return [
            Diagnostic(
                .editorialUnfounded,
                at: entry.location,
                "`\(entry.reviewer.value)` carried a review over to an edited text, and no clinical review stands before it",
                help: "take the record out, which git keeps, have the text reviewed, then run \(subject.sign)"
            )
        ]
    }
}
