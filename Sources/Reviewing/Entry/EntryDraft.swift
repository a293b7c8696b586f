import Attestation
import Diagnostics
import Foundation
package import Publishing
package import SiteModel

/// An entry that someone is about to write, of one kind and for any number of texts.
package struct EntryDraft: Sendable {
    /// What the entry says of a text.
    let kind: ReviewEntry.Kind
    /// Who vouches.
    package let person: Person
    /// The last day on which the reviews hold, where that was said.
    let next: CalendarDate?
    /// How much of each text is read.
    let extent: ReadingExtent
    /// What readers of the page are told of the change.
    package let change: StatedChange?
    /// What readers of the record should know; one line.
    let note: String?
    /// The key of whoever vouches.
    let signer: EntrySigner?
    /// The day of the entry.
    let day: CalendarDate
    /// The site that the texts are of.
    let site: Site

    /// A note as records have it: one line, and `nil` where it says nothing.
    package static func note(_ text: String?) -> String? {
        let words = (text ?? "").inOneLine
        return words.isEmpty ? nil : words
    }

    /// Why the entry cannot be written, whatever it is about; empty where nothing speaks against it.
    var refusals: [String] {
        [registration, signature, nextReview].compactMap(\.self)
    }

    // MARK: Who, with which key, and until when

    private var name: String { "`\(person.id)`" }

    /// Registers are of clinicians; whoever fixes a typo need not be one.
    private var registration: String? {
        guard kind == .clinical, !person.isRegistered(on: day) else { return nil }
        if let from = person.registeredFrom?.value, day < from {
            return "\(name) is not registered on \(day): \(person.file.path) says that the registration begins on"
                + " \(from)."
        }
        let end =
            person.registeredUntil.map {
                ": \(person.file.path) says that the registration ended on"
                    + " \($0.value)"
            } ?? ""
        return "\(name) is not registered on \(day)\(end)."
    }

    private var signature: String? {
        let keys = person.publicKeys(on: day)
        let file = person.file.path
        guard let publicBytes = signer?.publicBytes else {
            // What is signed elsewhere is checked when it comes back.
            if !keys.isEmpty, signer != nil { return nil }
            if !keys.isEmpty {
                return "\(name) has a public key on \(day), so no one else can write the entry; name the file of"
                    + " the private key with --key."
            }
            if let day = person.publicKeys.ended(before: day) {
                return "\(name) had a key until \(day), so that only a signature counts in their name;"
                    + " `sitegen review keygen` makes a new key, to be added to `publicKeys` in \(file)."
            }
            guard site.settings.reviewPolicy.requiresSignatures else { return nil }
            return "site.yml asks for a signature on every entry, but \(file) has no public key on \(day);"
                + " `sitegen review keygen` makes a key."
        }
        if keys.contains(where: { $0.bytes.value == publicBytes }) { return nil }
        let half = Data(publicBytes).base64EncodedString()
        guard keys.isEmpty else {
            return "The key does not belong to \(name) on \(day): its public half is \(half), but \(file) does"
                + " not list that for the day."
        }
        return "\(file) has no public key on \(day), so no one could check the signature; write \(half) under"
            + " `publicKeys` there, or leave the key out."
    }

    private var nextReview: String? {
        guard let next else { return nil }
        let policy = site.settings.reviewPolicy
        guard next > day else { return "--next \(next) is not after the day of the review, \(day)." }
        let latest = policy.nextReview(after: day)
        guard next > latest else { return nil }
        return "--next \(next) is later than the site's interval of \(policy.intervalMonths) months allows (\(latest))."
    }

    /// Whether the same person has signed just this on the same day, and says nothing else now: no other note, no
    /// other change, and no other last day, by a day that was said or because the whole text is read.
    package func isOnRecord(of subject: EntrySubject) -> Bool {
        guard let recorded = subject.recorded, subject.holds(recorded), recorded.shared == subject.digests.shared else {
            return false
        }
        let until = next ?? (extent == .whole ? nextReview(of: subject.text) : nil)
        return recorded.reviews.contains { entry in
            entry.reviewer.value == person.id && entry.date.value == day
                && (until == nil || entry.nextReview?.value == until) && (note == nil || entry.note == note)
                && (change == nil || entry.change == change)
        }
    }

    // MARK: Entries

    /// Why the entry cannot be written of a text; `nil` where nothing speaks against it.
    ///
    /// `source` is the text's file, and `path` how people find it.
    func refusal(of text: ReviewDesk.Text, source: [UInt8], path: String) -> String? {
        guard kind == .clinical else { return nil }
        if !site.settings.reviewPolicy.allowsAuthors, let reviewed = text.reviewed,
            reviewed.authors.contains(where: { $0.value == person.id })
        {
            return "\(name) is an author of \(text.name) and cannot review it; ask someone else to sign, or write"
                + " `authorsMayReview: true` under `review` in site.yml."
        }
        let keys = contradictions(of: text)
        guard !keys.isEmpty else { return nil }
        let matter = FrontMatterLines(source)
        let lines = keys.map { "\(matter.words(forKey: $0.key, at: $0.line)) (`\($0.key)`)" }
        return "The front matter of \(path) would disagree with the record about the review: delete \(lines.listed),"
            + " and run the command again."
    }

    /// The keys of front matter that say what is on record from then on, where one of them would not agree.
    private func contradictions(of text: ReviewDesk.Text) -> [(key: String, line: Int)] {
        guard let reviewed = text.reviewed, let digests = text.digests else { return [] }
        let stated = text.record == nil ? reviewed.review : reviewed.statedReview ?? Review()
        var record = text.record ?? ReviewRecord(file: text.recordFile, entries: [])
        record.entries.append(entry(for: text, digests))
        guard let recorded = RecordedReview(record) else { return [] }
        let review = recorded.review(on: day, under: site.settings.reviewPolicy)
        let days = [recorded.reviews.map(\.date.value).max(), review.reviewed?.value]
        let names = [Set(recorded.reviews.map(\.reviewer.value)), Set(review.reviewers.map(\.value))]
        let agrees =
            stated.reviewed.map { days.contains($0.value) } != false
            && (stated.reviewers.isEmpty || names.contains(Set(stated.reviewers.map(\.value))))
            && stated.statedNextReview.map { $0.value == review.statedNextReview?.value } != false
        guard !agrees else { return [] }
        let keys = [
            ("reviewed", stated.reviewed?.location), ("reviewers", stated.reviewers.first?.location),
            ("nextReview", stated.statedNextReview?.location),
        ]
        return keys.compactMap { key, location in location.map { (key, $0.start.line) } }.sorted { $0.line < $1.line }
    }

    /// How long a review of a text is to hold.
    package enum Term: Equatable, Sendable {
        /// As long as someone said.
        case stated(CalendarDate)
        /// As long as the reviewer's last review, of which only what changed since is read.
        case kept(CalendarDate)
        /// As long as the site's interval allows, from the day on which the whole text is read.
        case whole(CalendarDate)

        /// The last day.
        package var day: CalendarDate {
            switch self {
            case .stated(let day), .kept(let day), .whole(let day): day
            }
        }
    }

    /// How long the review of a text is to hold; of a shared text, none need be said, and an editorial entry says none.
    package func term(of text: ReviewDesk.Text) -> Term? {
        if kind == .editorial { return nil }
        if let next { return .stated(next) }
        guard text.reviewed != nil else { return nil }
        let latest = site.settings.reviewPolicy.nextReview(after: day)
        guard extent == .changes, let day = dayOfLastReview(of: text) else { return .whole(latest) }
        return .kept(min(day, latest))
    }

    /// How much of a text is to be read: only what changed, where the reviewer's last review goes on for no longer.
    package func extent(of text: ReviewDesk.Text) -> ReadingExtent {
        guard extent == .changes, let day = dayOfLastReview(of: text) else { return .whole }
        return next.map { $0 > day } == true ? .whole : .changes
    }

    /// The last review of a text by whoever vouches now; `nil` where there is none.
    package func lastReview(of text: ReviewDesk.Text) -> ReviewEntry? {
        text.record?.entries.last { $0.kind == .clinical && $0.reviewer.value == person.id }
    }

    /// The last day of the reviewer's last review of a text that changed since; `nil` where there is none, or where that
    /// day is over.
    private func dayOfLastReview(of text: ReviewDesk.Text) -> CalendarDate? {
        guard let last = lastReview(of: text), let next = last.nextReview?.value, next > day,
            last.text.value != text.digests?.text
        else { return nil }
        return next
    }

    /// The last day on which the review of a text is to hold; `nil` where the entry names none.
    package func nextReview(of text: ReviewDesk.Text) -> CalendarDate? { term(of: text)?.day }

    /// The entry, without a signature.
    private func entry(for text: ReviewDesk.Text, _ digests: PageDigests) -> ReviewEntry {
        func located<Value>(_ value: Value) -> Located<Value> { Located(value, at: SourceLocation(text.recordFile)) }
        return ReviewEntry(
            date: located(day),
            reviewer: located(person.id),
            kind: kind,
            address: text.address.map(located),
            nextReview: nextReview(of: text).map(located),
            text: located(digests.text),
            shared: digests.shared,
            change: change,
            note: note,
            before: text.record?.entries.last.map { located(EntryForm.digest(of: $0)) }
        )
    }

    /// The entry, with a signature where there is a key.
    ///
    /// - Throws: What the cryptographic library could not do, and a `Refusal` where `ssh-keygen` does not sign.
    func signedEntry(for text: ReviewDesk.Text, _ digests: PageDigests) throws -> ReviewEntry {
        var entry = entry(for: text, digests)
        if let signature = try signer?.signature(of: EntryForm.signedBytes(of: entry)) {
            entry.signature = Located(signature, at: SourceLocation(text.recordFile))
        }
        return entry
    }
}
