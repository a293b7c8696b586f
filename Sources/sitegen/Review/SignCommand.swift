import ArgumentParser
import Diagnostics
import Publishing
import Reviewing
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

    @Argument(
        help: ArgumentHelp(
            "The texts: anemia/causes, anemia, medicines/ibuprofen, disclaimers/general, glossary.",
            valueName: "text"
        )
    )
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

    @Flag(help: "Sign the parts of guides too: one review for the whole guide, with an entry for each part.")
    var parts = false

    @Option(
        help: ArgumentHelp(
            "What changed for readers: shown on the page, in feeds and in changes.json, and signed with the entry.",
            valueName: "text"
        )
    )
    var change: String?

    @Option(help: ArgumentHelp("What readers of the record should know.", valueName: "text"))
    var note: String?

    @OptionGroup var signer: SignerOptions

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var output: OutputOption

    @OptionGroup var source: SourceOptions

    func validate() throws { _ = try statedChange }

    /// What readers are told of the change.
    ///
    /// - Throws: A `ValidationError` that says what is wrong with it.
    private var statedChange: StatedChange? {
        get throws {
            guard let change else { return nil }
            do { return try StatedChange(change) } catch let fault {
                switch fault {
                case .empty: throw ValidationError("--change must say what changed.")
                case .tooLong(let length):
                    throw ValidationError(
                        "--change has \(length) characters; write at most \(StatedChange.maximumLength), for readers."
                    )
                case .unseen(let scalar):
                    let number = String(scalar.value, radix: 16, uppercase: true)
                    let digits = String(repeating: "0", count: max(0, 4 - number.count)) + number
                    throw ValidationError(
                        "--change has a character that readers do not see, U+\(digits); leave it out."
                    )
                }
            }
        }
    }

    func run() async throws {
        try await ReviewRun(source: source, output: output.output, keepsForms: true).run(sign)
    }

    private func sign(_ session: ReviewSession) throws {
        var named = try session.texts(named: texts)
        if parts { named = try session.wholeGuides(named) }
        let writing = try EntryWriting(
            session,
            kind: .clinical,
            by: by,
            next: next,
            extent: whole ? .whole : .changes,
            change: try statedChange,
            note: note,
            signer: try signer.signer(session)
        )
        let draft = writing.draft
        let words = SigningWords(draft)
        let subjects = try writing.subjects(named).filter { subject in
            guard draft.isOnRecord(of: subject) else { return true }
            try Console.tell(words.isOnRecord(subject))
            return false
        }
        guard !subjects.isEmpty else { return }
        let shown = ShownText(of: session, marks: Console.changeMarks)
        for (index, subject) in subjects.enumerated() {
            try Console.tell(shown.text(of: subject, after: subjects[..<index], beforeSigning: draft))
        }
        if let change = draft.change {
            try Console.tell(TerminalText.shown("What readers are told of the change: \(change)") + "\n\n")
        }
        if !yes {
            guard Prompt.isPossible else {
                throw CommandFailure(
                    status: .wrongArguments,
                    message: "sitegen cannot ask here, because this is not a terminal; add --yes to sign"
                        + " without a question"
                )
            }
            guard try Prompt.confirms(words.question(about: subjects)) else {
                throw CommandFailure(status: .errorsFound, message: "Nothing was signed.")
            }
        }
        try writing.write(subjects, about: \.self) { subject in
            try Console.tell(words.outcome(of: subject, record: session.path(of: subject.text.recordFile)))
        }
    }
}
