import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import Reviewing
import SiteModel

/// `sitegen review session`
struct SessionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session",
        abstract: "Go through the texts that wait for a reviewer, one after the other, and vouch for them.",
        discussion: """
            Shows each text as `sitegen review sign` does, in the program of PAGER, and asks. An entry is written as soon \
            as you say yes, so you can stop at any time. Where you name texts, they come whoever reviewed them last.
            """
    )

    @Option(help: ArgumentHelp("Who reads the texts: the name of a file in people, without .md.", valueName: "id"))
    var reviewer: String

    @Option(
        help: ArgumentHelp(
            "Only texts whose review is over, or ends within so many days, such as 90d.",
            valueName: "days"
        ),
        transform: FilterOptions.days
    )
    var due: Int?

    @Flag(help: "Only texts that changed since their review, or whose shared texts did; with --due, those too.")
    var changed = false

    @OptionGroup var filter: FilterOptions

    @Flag(help: "Each text is read as a whole again, so that its review counts as long as the site's interval allows.")
    var whole = false

    @OptionGroup var signer: SignerOptions

    @Flag(help: "Drafts too.")
    var drafts = false

    @OptionGroup var output: OutputOption

    @OptionGroup var source: SourceOptions

    func run() async throws {
        guard Prompt.isPossible else {
            throw CommandFailure(
                status: .wrongArguments,
                message: "sitegen cannot ask here, because this is not a terminal; `sitegen review sign` signs texts"
                    + " without questions"
            )
        }
        try await ReviewRun(source: source, output: output.output, keepsForms: true).run { session in
            try review(session)
        }
    }

    private func review(_ session: ReviewSession) throws {
        var wanted = try filter.filter(in: session)
        let people = try session.people([reviewer])
        if wanted.names == nil { wanted.reviewers = people }
        if due != nil { wanted.needs.formUnion([.fact(.overdue), .fact(.dueSoon)]) }
        if changed { wanted.needs.formUnion([.fact(.changed), .fact(.sharedTextChanged)]) }
        let writing = try EntryWriting(
            session,
            kind: .clinical,
            by: reviewer,
            extent: whole ? .whole : .changes,
            note: nil,
            signer: try signer.signer(session)
        )
        let waiting = ReviewQueue(of: session, horizon: due, includesDrafts: drafts).only { text in
            text.what != .fact(.withdrawn) && wanted.includes(text)
        }.sorted
        guard !waiting.isEmpty else { return try Console.tell("No such text is waiting for `\(reviewer)`.\n") }
        let environment = ProcessInfo.processInfo.environment
        var desk = SessionDesk(session, writing, waiting, Pager(environment: environment))
        try desk.work()
    }
}

/// A session at the terminal: does what the round says, and tells it what came of that.
private struct SessionDesk {
    private let session: ReviewSession
    private let writing: EntryWriting
    private let words: SigningWords
    private let waiting: [QueuedText]
    private let pager: Pager
    private var round: ReviewRound
    private var subject: EntrySubject?
    private var seen: [EntrySubject] = []
    /// The text that was shown last, with the remarks on it.
    private var text: ReviewDesk.Text?

    init(_ session: ReviewSession, _ writing: EntryWriting, _ waiting: [QueuedText], _ pager: Pager) {
        self.session = session
        self.writing = writing
        self.waiting = waiting
        self.pager = pager
        words = SigningWords(writing.draft)
        round = ReviewRound(waiting.map(ReviewRound.Text.init), for: writing.draft.person.id.rawValue)
    }

    mutating func work() throws {
        var steps = round.take(.began)[...]
        while let step = steps.popFirst() {
            if let event = try take(step) { steps += round.take(event) }
        }
        try Console.tell(round.summary)
    }

    /// Does what a step asks for; gives what came of it, where the round has to know.
    private mutating func take(_ step: ReviewRound.Step) throws -> ReviewRound.Event? {
        switch step {
        case .tell(let text):
            try Console.tell(text)
            return nil
        case .show(let place): return try unlessRefused { desk in try desk.show(place) }
        case .ask:
            let question = subject.map { words.question(about: [$0]) } ?? ""
            return .typed(try Prompt.line("\(question) \(ReviewRound.choices)"))
        case .askForWords(_, let purpose):
            return .typed(try Prompt.line(purpose == .changes ? "What has to change?" : "What do you want to say?"))
        case .keep(_, let words, let purpose):
            return try unlessRefused(.notKept) { desk in try desk.keep(words, purpose) }
        case .sign: return try unlessRefused { desk in try desk.sign() }
        case .end: return nil
        }
    }

    private mutating func show(_ place: Int) throws -> ReviewRound.Event {
        let text = waiting[place]
        guard let subject = try writing.subjects(try session.texts(named: [text.name])).first else { return .refused }
        guard !writing.draft.isOnRecord(of: subject) else {
            try Console.tell(words.isOnRecord(subject))
            return .refused
        }
        self.subject = subject
        self.text = subject.text
        let shown = ShownText(of: session, marks: Console.changeMarks)
        let heading = "\(place + 1) of \(waiting.count): \(text.heading)"
        try pager.show(
            TerminalText.shown(heading) + "\n\n" + shown.text(of: subject, after: seen, beforeSigning: writing.draft)
        )
        seen.append(subject)
        return .shown
    }

    private func sign() throws -> ReviewRound.Event {
        guard let subject else { return .refused }
        try writing.write([subject], about: \.self) { subject in
            try Console.tell(words.outcome(of: subject, record: session.path(of: subject.text.recordFile)))
        }
        return .signed
    }

    private mutating func keep(_ words: String, _ purpose: ReviewRound.Purpose) throws -> ReviewRound.Event {
        guard let text else { return .notKept }
        do {
            let remark = try RemarkText(words)
            self.text = try writing.write(remark, deciding: purpose == .changes ? .changes : .remark, on: text)
        } catch let fault as UnfitText {
            try Console.tell("Nothing was written down: \(Self.words(fault)).\n")
            return .notKept
        }
        try Console.tell("Written down for the editors: \(session.path(of: text.remarksFile))\n")
        return .kept
    }

    private static func words(_ fault: UnfitText) -> String {
        switch fault {
        case .empty: "there are no words"
        case .tooLong(let length): "\(length) characters are more than \(RemarkText.maximumLength)"
        case .unseen: "readers do not see one of the characters"
        }
    }

    /// What speaks against one text does not end the session.
    private mutating func unlessRefused(
        _ event: ReviewRound.Event = .refused,
        _ work: (inout SessionDesk) throws -> ReviewRound.Event
    ) throws -> ReviewRound.Event {
        do { return try work(&self) } catch let refusal as Refusal {
            try ReviewRun.tell(refusal, session.paths)
            return event
        }
    }
}
