package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let allowanceUnused = DiagnosticIdentifier(
        "allowance-unused",
        .warning,
        "A comment silences a rule that finds nothing"
    )
}

/// All rules about words, and how a site and an author silence them.
package enum TextRules {
    /// The rules, in no particular order.
    package static let all: [any TextRule] = Listing.ofTextRule

    /// What the rules find, for whoever reads what a site or an author says of them.
    package static let catalog = RuleCatalog(all.map(\.identifier))

    /// A finding with the rule that made it and the severity that the site gives it.
    package struct Result: Sendable {
        /// The rule.
        package var rule: DiagnosticIdentifier
        /// How much it matters on this site.
        package var severity: Diagnostic.Severity
        /// What was found.
        package var finding: TextFinding
    }

    /// What came of holding a text to the rules.
    package struct Outcome: Sendable {
        /// What the rules found, without what the site has switched off and what the author has allowed.
        package var results: [Result] = []
        /// A report of each allowance that silences nothing: what it was for was fixed, or never there.
        package var unusedAllowances: [Diagnostic] = []
    }

    /// Holds a text to all rules that are not switched off.
    package static func check(_ subject: TextSubject) -> Outcome {
        var outcome = Outcome()
        var used = Set<Int>()
        var others = Set<DiagnosticIdentifier>()
        for rule in all {
            guard let severity = subject.settings.severity(of: rule.identifier) else { continue }
            if rule.comparesTexts { others.insert(rule.identifier) }
            for finding in rule.findings(in: subject) {
                if let allowance = allowance(for: rule.identifier, finding, in: subject.prose) {
                    used.insert(allowance)
                } else {
                    outcome.results.append(Result(rule: rule.identifier, severity: severity, finding: finding))
                }
            }
        }
        for (index, allowance) in subject.prose.allowances.enumerated() where !used.contains(index) {
            guard subject.settings.severity(of: allowance.rule) != nil, !others.contains(allowance.rule) else {
                continue
            }
            outcome.unusedAllowances.append(unusedAllowance(of: allowance.rule, at: allowance.location))
        }
        return outcome
    }

    /// The report of a comment that silences nothing.
    static func unusedAllowance(of rule: DiagnosticIdentifier, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .allowanceUnused,
            at: location,
            "The rule `\(rule.name)` finds nothing here that this comment could silence",
            help: "delete the comment, or move it right before the block that it is for"
        )
    }

    private static func allowance(
        for rule: DiagnosticIdentifier,
        _ finding: TextFinding,
        in prose: Prose
    ) -> Int? {
        guard !prose.allowances.isEmpty else { return nil }
        let block: Int
        switch finding.place {
        case .words(let range): block = prose.block(at: range.lowerBound) ?? 0
        case .body, .frontMatter: block = 0
        }
        return prose.allowances.firstIndex { $0.rule == rule && $0.blocks.contains(block) }
    }
}
