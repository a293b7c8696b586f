/// A kind of problem that sitegen can find: its permanent name, and what is true of every problem of the kind.
///
/// A kind is declared beside what reports it, as `static let name = DiagnosticIdentifier(` in an `extension
/// DiagnosticIdentifier`; kinds that several modules report are in `SharedKinds.swift`. The build lists them all
/// (`Plugins/DeclarationLists`).
///
/// A name is never used again for something else: baselines, comments that silence a rule and CI scripts rely on it.
/// `docs/diagnostics.md` has a section for each, under its name, with an example and its fix; a test holds the two
/// together.
package struct DiagnosticIdentifier: Hashable, Sendable, CustomStringConvertible {
    /// What is said of a rule of writing in `docs/rules.md`.
    package struct Rule: Sendable {
        /// What the rule finds, as a sentence.
        package let finds: String
        /// Where it comes from: the name of the standard and the section.
        package let source: String
    }

    /// The permanent name, in lower-case words joined by hyphens.
    package let name: String
    /// How much a problem of this kind usually matters.
    package let severity: Diagnostic.Severity
    /// What every problem of this kind has in common, as one short phrase without a full stop.
    ///
    /// It is the `shortDescription` of the rule in a SARIF report (SARIF 2.1.0, section 3.49.9), so it names no page,
    /// key or person; the message of a diagnostic does.
    package let summary: String
    /// Whether it is about the review of a text and not about the text: a new review is what fixes it.
    package let isReviewFact: Bool
    /// The rule of writing that finds it; `nil` for what no site can set.
    package let rule: Rule?

    /// A kind of problem that a site cannot switch off.
    package init(_ name: String, _ severity: Diagnostic.Severity, _ summary: String, isReviewFact: Bool = false) {
        self.name = name
        self.severity = severity
        self.summary = summary
        self.isReviewFact = isReviewFact
        rule = nil
    }

    /// What a rule of writing finds.
    package init(
        rule name: String,
        _ severity: Diagnostic.Severity,
        _ summary: String,
        finds: String,
        source: String
    ) {
        self.name = name
        self.severity = severity
        self.summary = summary
        isReviewFact = false
        rule = Rule(finds: finds, source: source)
    }

    /// Whether a site can set the rule to off, warning or error, an author can silence it with a reason, and a baseline
    /// can accept what it finds.
    package var isRule: Bool { rule != nil }

    /// The name.
    package var description: String { name }

    /// Kinds are the same where their names are.
    package static func == (first: Self, second: Self) -> Bool { first.name == second.name }

    /// Hashes the name.
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
