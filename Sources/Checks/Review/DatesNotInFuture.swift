import Diagnostics
import SiteModel

/// What has happened, happened on or before the day of the build.
struct DatesNotInFuture: ReviewedTextCheck {
    let asksPolicy = false

    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        let review = subject.text.review
        // Of a record, each entry is held to the day.
        let dates =
            [
                ("published", subject.text.published),
                ("reviewed", subject.text.record == nil ? review.reviewed : nil), ("updated", review.updated),
                ("withdrawnOn", subject.text.withdrawnOn),
            ]
            + subject.text.sources.map { ("accessed", $0.accessed) }
        return dates.compactMap { key, date in
            guard let date, date.value > subject.day else { return nil }
            return Diagnostic(
                .dateInFuture,
                at: date.location,
                "`\(key)` is \(date.value), after the day of the build, \(subject.day)",
                help: "write the day on which it happened"
            )
        }
    }
}
