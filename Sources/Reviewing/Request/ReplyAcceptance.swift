import Attestation
import Diagnostics
package import Publishing
package import SiteModel

/// Takes the reply to a request: looks whether all of it is true of the site as it is now, and writes it down.
package struct ReplyAcceptance: Sendable {
    private let session: ReviewSession
    private let reply: ReviewReply

    /// The reply, and the site that it is for.
    package init(_ reply: ReviewReply, for session: ReviewSession) {
        self.session = session
        self.reply = reply
    }

    /// What became of the answer for one text.
    package enum Outcome: Sendable {
        /// An entry is in the record, and as many remarks are in the file beside it.
        case approved(ReviewDesk.Text, ReviewEntry, remarks: Int)
        /// There are remarks, and no entry.
        case remarked(ReviewDesk.Text, ReviewRemark.Decision, remarks: Int)
        /// Nothing was written.
        case refused(Refusal)
    }

    /// Takes the answers, each by itself: that one text has changed speaks against none of the others.
    ///
    /// - Throws: A `FileSystemError` for what the machine could not do, what the cryptographic library could not do, and a
    ///   `Refusal` where the whole reply is not taken.
    package func accept() throws -> [Outcome] {
        guard reply.date <= session.day else {
            throw Refusal(
                "The reply is dated \(reply.date), and today is \(session.day); ask the reviewer for another one."
            )
        }
        return try reply.answers.map { answer in
            do { return try accept(answer) } catch let refusal as Refusal { return .refused(refusal) }
        }
    }

    private func accept(_ answer: ReviewReply.Answer) throws -> Outcome {
        guard let text = session.desk.texts.first(where: { $0.name == answer.text && $0.reviewed != nil }) else {
            throw Refusal("The reply is for \(answer.text), but the site has no such text.")
        }
        let decision: ReviewRemark.Decision
        switch answer.decision {
        case .approve(let entry):
            let entry = try checked(entry, for: text, read: answer.digest)
            let remarks = try remarks(of: answer, as: .remark, on: text)
            try refusing { try session.desk.append(entry, to: text) }
            try refusing { try session.desk.append(remarks, to: text) }
            return .approved(text, entry, remarks: remarks.count)
        case .changes: decision = .changes
        case .decline: decision = .declined
        }
        // Who leaves remarks is someone, as who signs.
        _ = try writing(on: reply.date, next: nil, note: nil, signature: nil)
        let remarks = try remarks(of: answer, as: decision, on: text)
        try refusing { try session.desk.append(remarks, to: text) }
        return .remarked(text, decision, remarks: remarks.count)
    }

    private func refusing(_ write: () throws -> Void) throws {
        do { try write() } catch let refusal as ReviewDesk.Refusal { throw Refusal("\(refusal.description).") }
    }

    private func writing(
        on day: CalendarDate,
        next: CalendarDate?,
        note: String?,
        signature: EntrySignature?
    ) throws -> EntryWriting {
        try EntryWriting(
            session,
            kind: .clinical,
            by: reply.reviewer.rawValue,
            on: day,
            next: next,
            note: note,
            signer: .elsewhere(signature)
        )
    }

    // MARK: Entries

    private static let again = "make another request"

    /// The entry of a reply, where it is the one that the reviewer could write now, on the day on which they decided.
    private func checked(
        _ entry: ReviewEntry,
        for text: ReviewDesk.Text,
        read digest: ContentDigest
    ) throws -> ReviewEntry {
        let name = text.name
        let (date, next) = (entry.date.value, entry.nextReview?.value)
        let entries = text.record?.entries ?? []
        if entries.contains(where: { Self.isSame($0, entry) }) {
            throw Refusal("The review of \(name) of \(date) by `\(entry.reviewer.value)` is on record already.")
        }
        guard entry.reviewer.value == reply.reviewer else {
            throw Refusal(
                "The reply is by `\(reply.reviewer)`, but its entry for \(name) is by `\(entry.reviewer.value)`."
            )
        }
        guard date == reply.date else {
            throw Refusal("The reply is of \(reply.date), but its entry for \(name) is of \(date).")
        }
        guard let digests = text.digests, entry.text.value == digests.text, digest == digests.text else {
            throw Refusal("\(name) is not the text that was read: it has changed since the request; \(Self.again).")
        }
        guard entry.address?.value == text.address else {
            throw Refusal(
                "\(name) is not where it was read, at `\(entry.address?.value.path ?? "")`; \(Self.again)."
            )
        }
        guard entry.shared == digests.shared else {
            let changed = Set(entry.shared.keys).union(digests.shared.keys).sorted().filter {
                entry.shared[$0] != digests.shared[$0]
            }
            throw Refusal(
                "The page of \(name) shows another text of `\(changed.map(\.description).listed)` than was read; \(Self.again)."
            )
        }
        guard entry.before?.value == entries.last.map(EntryForm.digest) else {
            let since =
                entries.last.map { ": `\($0.reviewer.value)` wrote one on \($0.date.value)" } ?? ""
            throw Refusal(
                "The record of \(name) has other entries than when the request was made\(since); \(Self.again)."
            )
        }
        try checkUnsigned(entry, for: name)
        let latest = session.desk.site.settings.reviewPolicy.nextReview(after: date)
        guard let next, next > date, next <= latest else {
            throw Refusal(
                "The review of \(name) of \(date) can count through \(latest) at most, and the reply says otherwise."
            )
        }
        let writing = try writing(on: date, next: next, note: entry.note, signature: entry.signature?.value)
        guard let subject = try writing.subjects([text]).first else {
            throw Refusal("\(name) cannot be reviewed as it is; `sitegen check` says why.")
        }
        let written = try writing.draft.signedEntry(for: text, subject.digests)
        var record = text.record ?? ReviewRecord(file: text.recordFile, entries: [])
        record.entries.append(written)
        if let problem = RecordSeal.problems(in: record, session.desk.site).first {
            throw Refusal("The reply on \(name) is not taken. \(problem.message).")
        }
        return written
    }

    /// Refuses an entry without a signature in the name of someone who could sign today, or who may not review any more: it
    /// relies on the mail that it came with, and its day on whoever wrote that.
    private func checkUnsigned(_ entry: ReviewEntry, for name: String) throws(Refusal) {
        guard entry.signature == nil, let person = session.desk.site.person(reply.reviewer) else { return }
        guard person.publicKeys.allSatisfy({ $0.from.value > session.day }) else {
            throw Refusal(
                "The reply on \(name) is not signed, but `\(person.id)` has a key; ask for a reply that is signed with it."
            )
        }
        guard person.isRegistered(on: session.day) else {
            throw Refusal(
                "The reply on \(name) is not signed, and `\(person.id)` is not registered on \(session.day), so no one can"
                    + " tell when it was written."
            )
        }
    }

    /// Whether two entries say the same, wherever they are written.
    private static func isSame(_ first: ReviewEntry, _ second: ReviewEntry) -> Bool {
        EntryForm.digest(of: first) == EntryForm.digest(of: second)
    }

    // MARK: Remarks

    private func remarks(
        of answer: ReviewReply.Answer,
        as decision: ReviewRemark.Decision,
        on text: ReviewDesk.Text
    ) throws -> [ReviewRemark] {
        let place = SourceLocation(text.remarksFile)
        var remarks = answer.remarks
        if remarks.isEmpty, decision == .declined, let none = try? RemarkText("No reason was given.") {
            remarks = [ReviewReply.Remark(section: nil, quote: nil, remark: none)]
        }
        let made = remarks.map { remark in
            ReviewRemark(
                date: Located(reply.date, at: place),
                reviewer: Located(reply.reviewer, at: place),
                decision: decision,
                text: Located(answer.digest, at: place),
                section: remark.section,
                quote: remark.quote,
                remark: remark.remark
            )
        }
        let known = text.remarks?.remarks ?? []
        let new = made.filter { remark in
            !known.contains {
                $0.date.value == remark.date.value && $0.reviewer.value == remark.reviewer.value
                    && $0.remark == remark.remark && $0.quote == remark.quote
            }
        }
        guard decision == .remark || !new.isEmpty else {
            throw Refusal("The remarks of `\(reply.reviewer)` of \(reply.date) on \(text.name) are on file already.")
        }
        return new
    }
}
