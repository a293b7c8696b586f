package import SiteModel

/// The record of a text in words, the newest entry first.
package struct HistoryWording: Sendable {
    /// The lines, each with its end.
    package let text: String

    /// Says what a record says.
    ///
    /// - Parameters:
    ///   - record: The record of a text.
    ///   - current: The digest of the text as it is now.
    ///   - address: Where its page is; `nil` for a shared text.
    ///   - day: The day on which all this is said.
    ///   - policy: What the site asks of reviews.
    ///   - person: Looks someone up by their id; `nil` where there is no one.
    package init(
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
            if let change = entry.change { lines.append("  what changed: \(change)".shown) }
            if let note = entry.note {
                lines.append("  \(note.split(whereSeparator: \.isWhitespace).joined(separator: " "))".shown)
            }
            lines.append(
                "  text \(entry.text.value.short), \(SignatureOutcome(of: entry, by: person(entry.reviewer.value)).words)"
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
