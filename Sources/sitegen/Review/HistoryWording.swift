import Attestation
import Diagnostics
import SiteModel

/// The record of a text in words, the newest entry first.
struct HistoryWording {
    /// What can be said of the signature of an entry.
    enum Signature: Equatable {
        case none
        /// It was made with a key that is the reviewer's on that day.
        case holds
        /// The entry was changed since, or the key is none that is the reviewer's on that day.
        case fails
        /// The profile has no key of that day to check it with.
        case uncheckable

        /// Checks an entry of a person; `nil` stands for a person who is not there.
        init(of entry: ReviewEntry, by person: Person?) {
            guard let signature = entry.signature?.value else {
                self = .none
                return
            }
            let keys = person?.publicKeys(on: entry.date.value) ?? []
            let message = EntryForm.signedBytes(of: entry)
            if keys.isEmpty {
                self = .uncheckable
            } else {
                self = keys.contains { $0.verifies(signature, of: message) } ? .holds : .fails
            }
        }

        var words: String {
            switch self {
            case .none: "not signed"
            case .holds: "signed, and the signature is valid"
            case .fails:
                "signed, but the signature is not valid: the entry was changed, or no key of this person on that day"
                    + " made it"
            case .uncheckable: "signed, but the profile has no key for that day to check it with"
            }
        }
    }

    let text: String

    /// `current` is the digest of the text as it is now.
    init(
        _ record: ReviewRecord,
        current: ContentDigest,
        at address: Address?,
        day: CalendarDate,
        under policy: ReviewPolicy,
        person: (PersonID) -> Person?
    ) {
        let recorded = RecordedReview(record)
        let isOfPlace = address.map { recorded?.holds(at: $0, requiresRecords: policy.requiresRecords) == true } ?? true
        let holds = recorded?.text == current && isOfPlace
        var lines: [String] = []
        for entry in record.entries.reversed() {
            let name = person(entry.reviewer.value)?.name
            let who = name.map { "\($0) (\(entry.reviewer.value))" } ?? "\(entry.reviewer.value)"
            let what = entry.kind == .clinical ? "clinical review" : "editorial change"
            lines.append("\(entry.date.value)  \(what) by \(who)".shown)
            if let next = entry.nextReview?.value {
                lines.append("  due \(next)" + (next < day ? ", \(next.days(until: day)) days ago" : ""))
            }
            if let place = entry.address?.value, place != address { lines.append("  at \(place)".shown) }
            if let note = entry.note {
                lines.append("  \(note.split(whereSeparator: \.isWhitespace).joined(separator: " "))".shown)
            }
            lines.append(
                "  text \(entry.text.value.short), \(Signature(of: entry, by: person(entry.reviewer.value)).words)"
            )
            if holds, let recorded, recorded.reviews.contains(entry) {
                // A shared text is held by its review until it changes, unless the entry names a day.
                let due = address == nil ? entry.nextReview?.value : RecordedReview.due(entry, under: policy).value
                let counts = due.map { $0 < day } == true ? "counted until \(due ?? day)" : "counts"
                let isCarried = entry.text.value != current
                lines.append(
                    "  \(counts) for the current text" + (isCarried ? ", through the editorial change after it" : "")
                )
            }
        }
        if !holds, recorded?.text == current, let address {
            let old = recorded?.address.map { "at `\($0)`" } ?? "at an address that no entry names"
            lines.append("None of them counts here: the text was reviewed \(old), and is now at `\(address)`.".shown)
        } else if !holds {
            lines.append("None of them counts for the current text (\(current.short)).")
        }
        text = lines.map { $0 + "\n" }.joined()
    }
}

extension String {
    /// The text with deceptive characters spelled out, for a terminal.
    var shown: String { TerminalText.shown(self) }
}
