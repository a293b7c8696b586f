package import Diagnostics

/// The rules of writing, which a site can set and an author can silence.
///
/// The rules themselves are in Checks; whoever reads what a site or an author says of them is handed this.
package struct RuleCatalog: Sendable {
    /// What the rules find, in the order of their names.
    package let all: [DiagnosticIdentifier]

    /// A catalog of what some rules find.
    package init(_ rules: [DiagnosticIdentifier]) {
        all = rules.sorted { $0.name < $1.name }
    }

    /// The rule of a name; `nil` where there is none.
    package subscript(name: String) -> DiagnosticIdentifier? { all.first { $0.name == name } }

    /// The names of all rules, in order.
    package var names: [String] { all.map(\.name) }
}
