/// One thing that is wrong, or worth knowing, at one place: what an editor's whole experience of sitegen is made of.
///
/// Wording: a message is one sentence without a full stop that states the rule or the fact, specifics first, with
/// what the author wrote in backticks; `help` says what to do, in the imperative.
package struct Diagnostic: Hashable, Sendable {
    /// How much a diagnostic matters.
    package enum Severity: Int, Comparable, CaseIterable, Sendable {
        /// Worth knowing; never changes the exit status.
        case note
        /// Published all the same; an error under `--strict`.
        case warning
        /// Nothing is published.
        case error

        /// Orders from note to error.
        package static func < (first: Severity, second: Severity) -> Bool { first.rawValue < second.rawValue }
    }

    /// A second place that explains the first, for example where the other page of one address is.
    package struct Note: Hashable, Sendable {
        /// What is there.
        package let message: String
        /// The place.
        package let location: SourceLocation

        /// A message about a place.
        package init(_ message: String, at location: SourceLocation) {
            self.message = message
            self.location = location
        }
    }

    /// The permanent name of the kind of problem.
    package let identifier: DiagnosticIdentifier
    /// How much it matters.
    package private(set) var severity: Severity
    /// What is the matter.
    package let message: String
    /// Where.
    package private(set) var location: SourceLocation
    /// What to do about it, where there is more to say than the message does.
    package let help: String?
    /// The same as a change of the text, where a program can make it.
    package private(set) var fix: Fix?
    /// Other places that belong to the problem.
    package private(set) var notes: [Note]
    /// The words of the text that a rule about words found something in; they tell the finding again when lines move.
    package let words: String?
    /// Whether it is about the review of a text and not about the text: a new review is what fixes it.
    package let isReviewFact: Bool

    /// A diagnostic of the identifier's usual severity unless another is given, and about a review where
    /// its identifier is, or where `isReviewFact` says so.
    package init(
        _ identifier: DiagnosticIdentifier,
        at location: SourceLocation,
        _ message: String,
        help: String? = nil,
        fix: Fix? = nil,
        notes: [Note] = [],
        severity: Severity? = nil,
        words: String? = nil,
        isReviewFact: Bool = false
    ) {
        self.identifier = identifier
        self.severity = severity ?? identifier.severity
        self.message = message
        self.location = location
        self.help = help
        self.fix = fix
        self.notes = notes
        self.words = words
        self.isReviewFact = isReviewFact || identifier.isReviewFact
    }

    /// A diagnostic with advice that may hold a fix.
    package init(
        _ identifier: DiagnosticIdentifier,
        at location: SourceLocation,
        _ message: String,
        advice: Advice,
        notes: [Note] = [],
        severity: Severity? = nil
    ) {
        self.init(
            identifier,
            at: location,
            message,
            help: advice.help,
            fix: advice.fix,
            notes: notes,
            severity: severity
        )
    }

    /// The same diagnostic for a text that no program may change.
    package var withoutFix: Diagnostic {
        var bare = self
        bare.fix = nil
        return bare
    }

    /// What to do about it.
    package var advice: Advice { Advice(help, fix: fix) }

    /// The same diagnostic with each of its places moved.
    package func moved(by move: (SourceLocation) -> SourceLocation) -> Diagnostic {
        var moved = self
        moved.location = move(location)
        moved.notes = notes.map { Note($0.message, at: move($0.location)) }
        moved.fix = fix?.moved(by: move)
        return moved
    }

    /// The same diagnostic with one more note at its end.
    package func noting(_ note: Note) -> Diagnostic {
        var noted = self
        noted.notes.append(note)
        return noted
    }

    /// The same diagnostic with warnings made errors, which is what `--strict` asks for.
    package var strict: Diagnostic {
        guard severity == .warning else { return self }
        var strict = self
        strict.severity = .error
        return strict
    }
}

extension Diagnostic: Comparable {
    /// Orders by file, line and column, then by all that is left, so that a report does not depend on the order in
    /// which files were read.
    package static func < (first: Diagnostic, second: Diagnostic) -> Bool {
        if first.location != second.location { return first.location < second.location }
        if first.identifier != second.identifier { return first.identifier.name < second.identifier.name }
        if first.message != second.message { return first.message < second.message }
        if first.help != second.help { return first.help ?? "" < second.help ?? "" }
        if first.severity != second.severity { return first.severity > second.severity }
        return first.notes.lexicographicallyPrecedes(second.notes) {
            $0.location == $1.location ? $0.message < $1.message : $0.location < $1.location
        }
    }
}

extension Sequence<Diagnostic> {
    /// Whether anything here forbids publishing.
    package var containsErrors: Bool { contains { $0.severity == .error } }
}

extension Diagnostic {
    /// An author's text in backticks, shortened so that a broken file cannot flood a report, and on one line.
    package static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(81)
        var shown = String.UnicodeScalarView()
        for scalar in scalars.prefix(80) {
            shown.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
        }
        return "`\(String(shown))\(scalars.count > 80 ? "…" : "")`"
    }
}
