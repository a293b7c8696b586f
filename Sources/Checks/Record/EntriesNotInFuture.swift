import Diagnostics
import SiteModel

/// No one has vouched for a text on a day that is still to come.
struct EntriesNotInFuture: RecordCheck {
    let asksPolicy = false

    func problems(in subject: RecordSubject) -> [Diagnostic] {
        subject.record.entries.filter { $0.date.value > subject.day }.map { entry in
            Diagnostic(
                .dateInFuture,
                at: entry.location,
                "The entry is dated \(entry.date.value), after the day of the build, \(subject.day)",
                help: "build for \(entry.date.value) or a later day, or, if the day of the entry is wrong, delete the"
                    + " entry and sign again"
            )
        }
    }
}
