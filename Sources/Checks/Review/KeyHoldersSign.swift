import Diagnostics
import SiteModel

/// Whoever has or had a key signs: front matter cannot claim a review of theirs, else it would be a way around the
/// signature.
struct KeyHoldersSign: ReviewedTextCheck {
    let asksPolicy = false

    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        let text = subject.text
        guard subject.policy.register != .off, text.record == nil, let reviewed = text.review.reviewed else {
            return []
        }
        return text.review.reviewers.compactMap { reviewer in
            guard let person = subject.person(reviewer.value) else { return nil }
            let sign = "`sitegen review sign \(text.file.path) --by \(reviewer.value) --key FILE`"
            if let key = person.publicKeys(on: reviewed.value).first {
                return Diagnostic(
                    .signatureMissing,
                    at: reviewer.location,
                    "`\(reviewer.value)` has a key on \(reviewed.value), but a review in front matter has no signature",
                    help: "delete `reviewed` and `reviewers`, and ask `\(reviewer.value)` to run \(sign)",
                    notes: [Diagnostic.Note("the key", at: key.bytes.location)]
                )
            }
            guard let day = person.publicKeys.ended(before: reviewed.value) else { return nil }
            return Diagnostic(
                .signatureMissing,
                at: reviewer.location,
                "`\(reviewer.value)` had a key until \(day), but a review in front matter has no signature",
                help: "take `reviewed` and `reviewers` out; `\(reviewer.value)` adds a new key to `publicKeys` in"
                    + " \(person.file.path), then runs \(sign)"
            )
        }
    }
}
