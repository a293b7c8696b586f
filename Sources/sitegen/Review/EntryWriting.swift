import Attestation
import Diagnostics
import Publishing
import SiteModel

/// What `sign` and `editorial` share: who writes, of which texts, and how it gets into the records.
struct EntryWriting {
    let session: ReviewSession
    let draft: EntryDraft

    /// A text that can be vouched for, with what its page shows.
    struct Subject {
        let text: ReviewDesk.Text
        let forms: PageForms

        var digests: PageDigests { forms.digests }

        /// Whether a review is one of the text as it is now, at the place where it is.
        func holds(_ recorded: RecordedReview, _ session: ReviewSession) -> Bool {
            recorded.text == digests.text && stays(recorded, session)
        }

        /// Whether a review is one of the place at which the text is, whatever it says.
        func stays(_ recorded: RecordedReview, _ session: ReviewSession) -> Bool {
            let policy = session.desk.site.settings.reviewPolicy
            return text.address.map { recorded.holds(at: $0, requiresRecords: policy.requiresRecords) } ?? true
        }
    }

    /// Looks at who writes, and at what with.
    ///
    /// - Throws: A `CommandFailure` that says what speaks against it.
    init(
        _ session: ReviewSession,
        kind: ReviewEntry.Kind,
        by name: String,
        next: CalendarDate? = nil,
        readsWhole: Bool = false,
        note: String?,
        keyFile: String?
    ) throws {
        self.session = session
        let site = session.desk.site
        try session.refuse(session.errors(in: [SourceFile(.content, "site.yml")]), "Fix site.yml first.")
        guard site.settings.reviewPolicy.register != .off else {
            throw CommandFailure(
                status: .errorsFound,
                message: "site.yml ignores records (`register: off` under `review`), so the entry would not count."
            )
        }
        let profile = SourceFile(.content, "people/\(name).md")
        try session.refuse(session.errors(in: [profile]), "Fix \(profile.path) first.")
        guard let person = site.person(PersonID(name)) else {
            let help = NearMiss.help(for: name, among: site.people.map(\.id.rawValue))
            throw CommandFailure(
                status: .errorsFound,
                message: "No one has the id `\(name)`: there is no \(profile.path)" + (help.map { "; \($0)" } ?? ".")
            )
        }
        var key: PrivateKey?
        if let keyFile {
            key = try KeyFile.reporting { try KeyFile.read(keyFile, outsideOf: session.folders) }
        }
        draft = EntryDraft(
            kind: kind,
            person: person,
            next: next,
            readsWhole: readsWhole,
            note: EntryDraft.note(note),
            key: key,
            site: site
        )
        try refuse(draft.refusals)
    }

    /// The texts that the entries can be of.
    ///
    /// - Throws: A `CommandFailure` that says what speaks against any of them.
    func subjects(_ texts: [ReviewDesk.Text]) throws -> [Subject] {
        let errors = texts.map { session.errors(in: Self.files(of: $0)) }
        let faulty = zip(texts, errors).filter { !$1.isEmpty }.map(\.0.name)
        try session.refuse(
            Array(Set(errors.joined())),
            "\(faulty.listed) cannot be signed while there are errors; fix them first."
        )
        var refusals: [String] = []
        var subjects: [Subject] = []
        for text in texts {
            let path = session.path(of: text.file)
            let source: [UInt8]
            do { source = try session.desk.source(of: text) } catch {
                throw CommandFailure(status: .machineFailed, message: error.description)
            }
            if let refusal = draft.refusal(of: text, source: source, path: path) {
                refusals.append(refusal)
            } else if let forms = text.forms {
                subjects.append(Subject(text: text, forms: forms))
            }
        }
        try refuse(refusals)
        return subjects
    }

    /// The files that decide what a page shows of a text.
    private static func files(of text: ReviewDesk.Text) -> Set<SourceFile> {
        let shared = text.digests?.shared.keys.map { name in
            SourceFile(.content, name == .glossary ? "glossary.yml" : "\(name).md")
        }
        // A glossary that cannot be read shows no meanings.
        return Set([text.file, text.recordFile, SourceFile(.content, "glossary.yml")] + (shared ?? []))
    }

    /// Says what speaks against the entries, if anything does, and ends the command.
    func refuse(_ refusals: [String]) throws {
        guard let last = refusals.last else { return }
        for refusal in refusals.dropLast() { try Console.tell("sitegen: error: \(refusal)\n") }
        throw CommandFailure(status: .errorsFound, message: last)
    }

    /// Writes the entries, and says where; `words` says what an entry does.
    func write(_ subjects: [Subject], _ words: (Subject) -> String) throws {
        // Whatever can fail without the machine does so before anything is written.
        let entries = try subjects.map { try draft.signedEntry(for: $0.text, $0.digests) }
        for (subject, entry) in zip(subjects, entries) {
            do { try session.desk.append(entry, to: subject.text) } catch let refusal as ReviewDesk.Refusal {
                throw CommandFailure(status: .errorsFound, message: "\(refusal.description).")
            } catch let error as FileSystemError {
                throw CommandFailure(status: .machineFailed, message: error.description)
            }
            try Console.tell("\(words(subject)): \(session.path(of: subject.text.recordFile))\n")
        }
    }
}

extension [String] {
    /// `a`, `a and b`, `a, b and c`.
    var listed: String {
        count < 2 ? joined() : dropLast().joined(separator: ", ") + " and \(self[count - 1])"
    }
}

extension KeyFile {
    /// Does something with a key file, and turns what speaks against it into the end of the command.
    static func reporting<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let refusal as KeyFile.Refusal {
            throw CommandFailure(status: .errorsFound, message: refusal.description)
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
    }
}
