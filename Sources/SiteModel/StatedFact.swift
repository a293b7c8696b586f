package import Diagnostics

/// A value that `facts.yml` states once, and that texts refer to as `{fact:name}`: the most of a medicine in a day, a
/// threshold.
package struct StatedFact: Sendable, Equatable {
    /// The name by which texts refer to it: letters, digits and hyphens.
    package var name: Located<String>
    /// What readers see.
    package var value: String
    /// Where the value comes from, for editors and reviewers.
    package var source: String?
    /// A remark for editors and reviewers.
    package var note: String?

    /// A value under a name.
    package init(name: Located<String>, value: String, source: String? = nil, note: String? = nil) {
        self.name = name
        self.value = value
        self.source = source
        self.note = note
    }
}

/// The values that a site states once, in the order of `facts.yml`.
package struct StatedFacts: Sendable, Equatable {
    /// The values, each under a name of its own.
    package let all: [StatedFact]
    private let places: [String: Int]

    /// Values; of two with one name the first counts.
    package init(_ all: [StatedFact] = []) {
        self.all = all
        places = Dictionary(all.enumerated().map { ($1.name.value, $0) }) { first, _ in first }
    }

    /// Whether the site states no value.
    package var isEmpty: Bool { all.isEmpty }

    /// Every name, in the order of the file.
    package var names: [String] { all.map(\.name.value) }

    /// The value under a name; `nil` where the site states none.
    package subscript(name: String) -> StatedFact? { places[name].map { all[$0] } }
}

extension Diagnostic {
    /// A text names a fact that the site does not state.
    package static func factUnknown(_ name: String, known: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .factUnknown,
            at: location,
            "`facts.yml` has no fact \(quoted(name))",
            advice: NearMiss.advice(for: name, at: location, among: known) { "write `{fact:\($0)}` instead" }
                .or("add it to `facts.yml`")
        )
    }
}
