package import Diagnostics

/// What `site.yml` says about the rules that look at the words of a text.
package struct RuleSettings: Sendable, Equatable {
    /// How much a rule matters on this site, where the site says so.
    package enum Level: String, CaseIterable, Sendable {
        /// The rule is not applied.
        case off
        /// What it finds is a warning.
        case warning
        /// What it finds forbids publishing.
        case error
    }

    /// What the site says about single rules.
    package var levels: [DiagnosticIdentifier: Level]
    /// The grade of school (United States) that a text should not be harder to read than.
    package var readingGrade: Double
    /// Abbreviations that readers of this site know, as they are written; texts need not spell them out.
    package var abbreviations: Set<String>

    /// The target where a site names none: the American Medical Association advises grade 6 or below.
    package static let standardReadingGrade = 6.0

    /// Settings; without arguments those of a site that says nothing about rules.
    package init(
        levels: [DiagnosticIdentifier: Level] = [:],
        readingGrade: Double = RuleSettings.standardReadingGrade,
        abbreviations: Set<String> = []
    ) {
        self.levels = levels
        self.readingGrade = readingGrade
        self.abbreviations = abbreviations
    }

    /// The severity of what a rule finds; `nil` where the rule is off.
    package func severity(of rule: DiagnosticIdentifier) -> Diagnostic.Severity? {
        switch levels[rule] {
        case .off: nil
        case .warning: .warning
        case .error: .error
        case nil: rule.severity
        }
    }
}
