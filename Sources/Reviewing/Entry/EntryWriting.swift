import Diagnostics
package import Publishing
package import SiteModel

/// How entries get into the records: who writes, of which texts, and what speaks against it.
package struct EntryWriting: Sendable {
    /// The site.
    let session: ReviewSession
    /// The entry.
    package let draft: EntryDraft

    /// Looks at who writes, and at what with.
    ///
    /// - Parameters:
    ///   - session: The site.
    ///   - kind: What the entry says of a text.
    ///   - name: The id of whoever vouches.
    ///   - day: The day of the entry, where that is not the day on which the site is seen.
    ///   - next: The last day on which the reviews hold; `nil` for as long as the site allows.
    ///   - extent: How much of each text is read.
    ///   - change: What readers of the page are told of the change.
    ///   - note: What readers of the record should know.
    ///   - signer: The private key of whoever vouches, where they have one.
    /// - Throws: A `Refusal` that says what speaks against it, and a `FileSystemError` for what the machine could not do.
    package init(
        _ session: ReviewSession,
        kind: ReviewEntry.Kind,
        by name: String,
        on day: CalendarDate? = nil,
        next: CalendarDate? = nil,
        extent: ReadingExtent = .changes,
        change: StatedChange? = nil,
        note: String?,
        signer: EntrySigner?
    ) throws {
        self.session = session
        let site = session.desk.site
        try session.refuse(session.errors(in: [SourceFile(.content, "site.yml")]), "Fix site.yml first.")
        guard site.settings.reviewPolicy.register != .off else {
            throw Refusal(
                "site.yml ignores records (`register: off` under `review`), so the entry would not count."
            )
        }
        let profile = SourceFile(.content, "people/\(name).md")
        try session.refuse(session.errors(in: [profile]), "Fix \(profile.path) first.")
        guard let person = site.person(PersonID(name)) else {
            let help = NearMiss.help(for: name, among: site.people.map(\.id.rawValue))
            throw Refusal(
                "No one has the id `\(name)`: there is no \(profile.path)" + (help.map { "; \($0)" } ?? ".")
            )
        }
        draft = EntryDraft(
            kind: kind,
            person: person,
            next: next,
            extent: extent,
            change: change,
            note: EntryDraft.note(note),
            signer: signer,
            day: day ?? site.day,
            site: site
        )
        try Refusal.check(draft.refusals)
    }

    /// The texts that the entries can be of.
    ///
    /// - Throws: A `Refusal` that says what speaks against any of them, and a `FileSystemError` for what the machine
    ///   could not do.
    package func subjects(_ texts: [ReviewDesk.Text]) throws -> [EntrySubject] {
        let errors = texts.map { session.errors(in: Self.files(of: $0)) }
        let faulty = zip(texts, errors).filter { !$1.isEmpty }.map(\.0.name)
        try session.refuse(
            Array(Set(errors.joined())),
            "\(faulty.listed) cannot be signed while there are errors; fix them first."
        )
        var refusals: [String] = []
        var subjects: [EntrySubject] = []
        for text in texts {
            let path = session.path(of: text.file)
            if let refusal = draft.refusal(of: text, source: try session.desk.source(of: text), path: path) {
                refusals.append(refusal)
            } else if let forms = text.forms {
                subjects.append(
                    EntrySubject(text: text, forms: forms, policy: session.desk.site.settings.reviewPolicy)
                )
            }
        }
        try Refusal.check(refusals)
        return subjects
    }

    /// The files that decide what a page shows of a text.
    private static func files(of text: ReviewDesk.Text) -> Set<SourceFile> {
        let shared = text.digests?.shared.keys.map { name in
            SourceFile(.content, name.path)
        }
        // A glossary that cannot be read shows no meanings, and facts that cannot be read no values.
        let lists = [SharedTextID.glossary, .facts].map { SourceFile(.content, $0.path) }
        return Set([text.file, text.recordFile] + lists + (shared ?? []))
    }

    /// Writes an entry for each item, one after the other, and tells of each once it is in its record.
    ///
    /// - Parameters:
    ///   - items: What the entries are written for.
    ///   - subject: The text that an item is about.
    ///   - tell: Says that the entry of an item is written.
    /// - Throws: A `Refusal` where a text or its record is not any more what was read, a `FileSystemError` for what the
    ///   machine could not do, what the cryptographic library could not do, and what `tell` throws.
    package func write<Item>(
        _ items: [Item],
        about subject: (Item) -> EntrySubject,
        _ tell: (Item) throws -> Void
    ) throws {
        // Whatever can fail without the machine does so before anything is written.
        let entries = try items.map(subject).map {
            (text: $0.text, entry: try draft.signedEntry(for: $0.text, $0.digests))
        }
        for (item, (text, entry)) in zip(items, entries) {
            do { try session.desk.append(entry, to: text) } catch let refusal as ReviewDesk.Refusal {
                throw Refusal("\(refusal.description).")
            }
            try tell(item)
        }
    }
}

extension [String] {
    /// `a`, `a and b`, `a, b and c`.
    var listed: String {
        count < 2 ? joined() : dropLast().joined(separator: ", ") + " and \(self[count - 1])"
    }
}
