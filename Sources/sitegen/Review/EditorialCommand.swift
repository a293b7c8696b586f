import ArgumentParser
import Attestation
import Publishing
import SiteModel

/// `sitegen review editorial`
struct EditorialCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "editorial",
        abstract: "Carry a review over to a text in which only a typo was fixed, or which was renamed.",
        discussion: """
            White space, capitals, punctuation outside numbers, addresses of other sites and the respellings in \
            respellings.yml may change; anything else must be signed.
            """
    )

    @Argument(help: ArgumentHelp("The texts: anemia/causes, anemia, disclaimers/general, glossary.", valueName: "text"))
    var texts: [String]

    @Option(help: ArgumentHelp("Who made the change: the name of a file in people, without .md.", valueName: "id"))
    var by: String

    @Option(help: ArgumentHelp("What was changed.", valueName: "text"))
    var note: String

    @Option(help: ArgumentHelp("The file of the editor's private key, to sign the entry.", valueName: "file"))
    var key: String?

    @OptionGroup var output: OutputOption

    @OptionGroup var source: SourceOptions

    func validate() throws {
        if EntryDraft.note(note) == nil { throw ValidationError("--note must say what was changed.") }
    }

    /// A text with the review that is carried over to it.
    private struct Carrying {
        let subject: EntryWriting.Subject
        let old: TextForm
        let last: ReviewEntry
    }

    func run() async throws {
        let session = try await ReviewSession(source, output: output.output, keepsForms: true)
        let named = try session.texts(named: texts)
        let writing = try EntryWriting(session, kind: .editorial, by: by, note: note, keyFile: key)
        var refusals: [String] = []
        var found: [Carrying] = []
        for subject in try writing.subjects(named) {
            switch try judge(subject, session, isSigned: writing.draft.key != nil) {
            case .success(let carrying?): found.append(carrying)
            case .success(nil): try Console.tell("\(subject.text.name) has not changed since it was reviewed.\n")
            case .failure(let refusal): refusals.append(refusal.message)
            }
        }
        try writing.refuse(refusals)
        let shown = ShownText(session: session, colour: Console.wantsColour)
        for carrying in found {
            let name = carrying.subject.text.name
            let since = "since the review of \(carrying.last.date.value)"
            if carrying.old == carrying.subject.forms.text, let place = carrying.subject.text.address {
                try Console.tell("\(name), which was not changed \(since), is now at `\(place)`.\n\n")
            } else {
                try Console.tell(shown.changes(name, from: carrying.old, to: carrying.subject.forms.text, since))
            }
        }
        let days = Dictionary(found.map { ($0.subject.text.name, $0.last.date.value) }, uniquingKeysWith: { $1 })
        try writing.write(found.map(\.subject)) { subject in
            let day = days[subject.text.name].map { " of \($0)" } ?? ""
            return "Carried the review\(day) over to \(subject.text.name)"
        }
    }

    private struct NoCarrying: Error {
        let message: String
    }

    /// Why a review cannot be carried over to where the text is; `nil` where nothing speaks against it.
    private func placeRefusal(_ recorded: RecordedReview, _ name: String, _ place: Address) -> String? {
        if let old = recorded.address, !RecordedReview.mayCarry(from: old, to: place) {
            return "\(name) was reviewed at `\(old)`, below another condition, and must be reviewed at its new place"
        }
        guard recorded.reviews.contains(where: { $0.address == nil && $0.signature != nil }) else { return nil }
        return "The signed review of \(name) does not say at which address the text stood, and cannot be carried over"
    }

    /// What is carried over; `nil` where nothing changed.
    private func judge(
        _ subject: EntryWriting.Subject,
        _ session: ReviewSession,
        isSigned: Bool
    ) throws -> Result<Carrying?, NoCarrying> {
        let text = subject.text
        let sign = "`sitegen review sign \(text.name) --by ID`"
        func refusal(_ message: String) -> Result<Carrying?, NoCarrying> { .failure(NoCarrying(message: message)) }
        guard let record = text.record, let recorded = RecordedReview(record),
            let last = recorded.reviews.last
        else { return refusal("\(text.name) has no review on record to carry over; run \(sign).") }
        for name in text.standing?.changedSharedTexts ?? [] {
            return refusal(
                "`\(name)` has changed since \(text.name) was reviewed; run"
                    + " `sitegen review sign \(name) --by ID` first."
            )
        }
        if subject.holds(recorded, session) { return .success(nil) }
        if let place = text.address, let refusal = placeRefusal(recorded, text.name, place) {
            return .failure(NoCarrying(message: "\(refusal); run \(sign)."))
        }
        if !isSigned, let signed = recorded.reviews.last(where: { $0.signature != nil }) {
            return refusal(
                "The review of \(text.name) is signed by `\(signed.reviewer.value)`, so that only a signed entry carries it"
                    + " over; name the file of your private key with --key."
            )
        }
        guard let old = session.form(of: text, withDigest: recorded.text) else {
            return refusal(
                "The text of \(text.name) that was reviewed is not in the output folder or in git, so no one can tell"
                    + " what changed; run \(sign)."
            )
        }
        let respellings = session.desk.site.respellings
        if let change = EditorialChange.refusal(from: old, to: subject.forms.text, respellings) {
            return refusal("\(text.name) must be signed by a clinician. \(change.message.shown). Run \(sign).")
        }
        return .success(Carrying(subject: subject, old: old, last: last))
    }
}
