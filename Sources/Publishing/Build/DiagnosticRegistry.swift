import Attestation
import Authoring
import Checks
package import Diagnostics
import Rendering
import SiteModel

/// Every kind of problem that sitegen can find, as the build lists them (`Plugins/DeclarationLists`).
package enum DiagnosticRegistry {
    /// All kinds, in the order of their names.
    package static let all: [DiagnosticIdentifier] =
        [
            DiagnosticIdentifier.declaredInDiagnostics, DiagnosticIdentifier.declaredInSiteModel,
            DiagnosticIdentifier.declaredInAuthoring, DiagnosticIdentifier.declaredInChecks, TextRules.catalog.all,
            DiagnosticIdentifier.declaredInRendering, DiagnosticIdentifier.declaredInAttestation,
            DiagnosticIdentifier.declaredInPublishing,
        ].flatMap(\.self).sorted { $0.name < $1.name }

    /// The kind of a name; `nil` where there is none.
    package static func kind(named name: String) -> DiagnosticIdentifier? { all.first { $0.name == name } }
}
