package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let factUnused = DiagnosticIdentifier("fact-unused", .warning, "A fact is stated and never used")
}

/// A fact that no text uses is one that no reviewer sees on a page, and that texts may state otherwise in words of their own.
package enum FactsUsed {
    /// The facts that no text uses.
    package static func problems(in facts: StatedFacts, used: Set<String>) -> [Diagnostic] {
        facts.all.filter { !used.contains($0.name.value) }.map { fact in
            Diagnostic(
                .factUnused,
                at: fact.name.location,
                "No text uses the fact `\(fact.name.value)`",
                help: "write `{fact:\(fact.name.value)}` where texts state it, or delete it"
            )
        }
    }
}
