import ArgumentParser
import Publishing
import SiteModel

/// `sitegen review sign`
struct SignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Vouch for texts as they are now.",
        discussion: """
            Shows what changed since the reviewer's last review, or the whole text, and asks. The entry goes into the \
            record beside the text, such as causes.review.yml beside causes.md.
            """
    )

    @Argument(help: ArgumentHelp("The texts: anemia/causes, anemia, disclaimers/general, glossary.", valueName: "text"))
    var texts: [String]

    @Option(help: ArgumentHelp("Who has read the texts: the name of a file in people, without .md.", valueName: "id"))
    var by: String

    @Option(
        help: ArgumentHelp(
            "The last day on which the review counts. Without it, the day of the reviewer's last review counts on if only"
                + " a part of the text has changed; otherwise it is the latest day that the site's interval allows.",
            valueName: "YYYY-MM-DD"
        ),
        transform: SourceOptions.day
    )
    var next: CalendarDate?

    @Flag(help: "The whole text is read again, so that the review counts as long as the site's interval allows.")
    var whole = false

    @Option(help: ArgumentHelp("What readers of the record should know.", valueName: "text"))
    var note: String?

    @Option(help: ArgumentHelp("The file of the reviewer's private key, to sign the entry.", valueName: "file"))
    var key: String?

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var output: OutputOption

    @OptionGroup var source: SourceOptions

    func run() async throws {
        let session = try await ReviewSession(source, output: output.output, keepsForms: true)
        let named = try session.texts(named: texts)
        let writing = try EntryWriting(
            session,
            kind: .clinical,
            by: by,
            next: next,
            readsWhole: whole,
            note: note,
            keyFile: key
        )
        let draft = writing.draft
        let subjects = try writing.subjects(named).filter { subject in
            guard isSigned(subject, draft, session) else { return true }
            try Console.tell("`\(by)` has already signed \(subject.text.name) on \(session.day).\n")
            return false
        }
        guard !subjects.isEmpty else { return }
        let shown = ShownText(session: session, colour: Console.wantsColour)
        for subject in subjects {
            let isWhole = draft.readsWhole(of: subject.text)
            try Console.tell(move(of: subject, session))
            try Console.tell(shown.text(for: draft.person.id, subject.text, subject.forms, isWhole: isWhole))
            try Console.tell(others(subject, session))
        }
        if !yes {
            guard Prompt.isPossible else {
                throw CommandFailure(
                    status: .wrongArguments,
                    message: "No one can answer here; with --yes, sitegen signs without asking."
                )
            }
            guard try Prompt.confirms(question(subjects, draft)) else {
                throw CommandFailure(status: .errorsFound, message: "Nothing was signed.")
            }
        }
        try writing.write(subjects) { subject in
            return "Signed \(subject.text.name) as `\(by)`\(term(of: subject, draft))"
        }
    }

    /// Until when the review holds, and why, where the reviewer has reviewed the text before.
    private func term(of subject: EntryWriting.Subject, _ draft: EntryDraft) -> String {
        let isAgain = subject.text.record?.entries.contains {
            $0.kind == .clinical && $0.reviewer.value == draft.person.id
        }
        let isWhole = draft.readsWhole(of: subject.text)
        return switch draft.term(of: subject.text) {
        case nil: ""
        case .kept(let day):
            ", through \(day) as before (with --whole, you read the whole text again, and a new period starts)"
        case .whole(let day) where isAgain == true: ", through \(day), for the whole text"
        case .stated(let day) where isAgain == true:
            ", through \(day), for \(isWhole ? "the whole text" : "what changed")"
        case .whole(let day), .stated(let day): ", through \(day)"
        }
    }

    /// Where the text was when it was reviewed last, if it has moved since: the same words may be wrong on another page.
    private func move(of subject: EntryWriting.Subject, _ session: ReviewSession) -> String {
        guard let recorded = subject.text.record.flatMap(RecordedReview.init), let address = subject.text.address,
            !subject.stays(recorded, session)
        else { return "" }
        func place(_ address: Address) -> String {
            let condition = session.desk.site.conditions.first { .condition($0.id) == address.condition }
            return "`\(address)`" + (condition.map { ", below “\($0.text.title.value)”" } ?? "")
        }
        let old = recorded.address.map { "was reviewed at \(place($0))" } ?? "has a review that names no address"
        return "\(subject.text.name) \(old). It is now at \(place(address)).".shown + "\n\n"
    }

    /// Who else reviewed the text before it changed: one entry must not clear the review of two in silence.
    private func others(_ subject: EntryWriting.Subject, _ session: ReviewSession) -> String {
        guard let recorded = subject.text.record.flatMap(RecordedReview.init), !subject.holds(recorded, session) else {
            return ""
        }
        return recorded.reviews.filter { $0.reviewer.value.rawValue != by }.map { entry in
            "`\(entry.reviewer.value)` reviewed \(subject.text.name) on \(entry.date.value), before this change: that review"
                + " no longer counts until `\(entry.reviewer.value)` signs the new text too.\n\n"
        }.joined()
    }

    /// Whether the same person has signed just this on the same day, and says nothing else now: no other note, and no
    /// other last day, by `--next` or because the whole text is read.
    private func isSigned(
        _ subject: EntryWriting.Subject,
        _ draft: EntryDraft,
        _ session: ReviewSession
    ) -> Bool {
        guard let recorded = subject.text.record.flatMap(RecordedReview.init), subject.holds(recorded, session),
            recorded.shared == subject.digests.shared
        else { return false }
        let day = next ?? (whole ? draft.nextReview(of: subject.text) : nil)
        return recorded.reviews.contains { entry in
            entry.reviewer.value == draft.person.id && entry.date.value == draft.site.day
                && (day == nil || entry.nextReview?.value == day) && (draft.note == nil || entry.note == draft.note)
        }
    }

    private func question(_ subjects: [EntryWriting.Subject], _ draft: EntryDraft) -> String {
        let what = subjects.count == 1 ? "this text" : "these \(subjects.count) texts"
        let until = subjects.compactMap { draft.nextReview(of: $0.text) }.first.map { ", through \($0)" } ?? ""
        return "Does \(draft.person.name) (\(by)) vouch for \(what)\(until)?".shown
    }
}
