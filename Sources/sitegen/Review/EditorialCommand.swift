import ArgumentParser
import Publishing
import Reviewing
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

    @Argument(
        help: ArgumentHelp(
            "The texts: anemia/causes, anemia, medicines/ibuprofen, disclaimers/general, glossary.",
            valueName: "text"
        )
    )
    var texts: [String]

    @Option(help: ArgumentHelp("Who made the change: the name of a file in people, without .md.", valueName: "id"))
    var by: String

    @Option(help: ArgumentHelp("What was changed.", valueName: "text"))
    var note: String

    @OptionGroup var signer: SignerOptions

    @OptionGroup var output: OutputOption

    @OptionGroup var source: SourceOptions

    func validate() throws {
        if EntryDraft.note(note) == nil { throw ValidationError("--note must say what was changed.") }
    }

    func run() async throws {
        try await ReviewRun(source: source, output: output.output, keepsForms: true).run(carryOver)
    }

    private func carryOver(_ session: ReviewSession) throws {
        let named = try session.texts(named: texts)
        let signer = try signer.signer(session)
        let writing = try EntryWriting(session, kind: .editorial, by: by, note: note, signer: signer)
        var refusals: [String] = []
        var found: [CarriedReview] = []
        for subject in try writing.subjects(named) {
            switch writing.carryOver(to: subject) {
            case .review(let carried): found.append(carried)
            case .nothing: try Console.tell("\(subject.text.name) has not changed since it was reviewed.\n")
            case .refusal(let reason): refusals.append(reason)
            }
        }
        try Refusal.check(refusals)
        let shown = ShownText(of: session, marks: Console.changeMarks)
        for carried in found { try Console.tell(shown.text(of: carried)) }
        try writing.write(found, about: \.subject) { carried in
            let text = carried.subject.text
            let record = session.path(of: text.recordFile)
            try Console.tell("Carried the review of \(carried.day) over to \(text.name): \(record)\n")
        }
    }
}
