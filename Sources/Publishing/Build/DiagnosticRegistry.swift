import Attestation
import Authoring
import Checks
package import Diagnostics
import Hosting
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
            DiagnosticIdentifier.declaredInHosting, DiagnosticIdentifier.declaredInPublishing,
        ].flatMap(\.self).sorted { $0.name < $1.name }

    /// The kind of a name; `nil` where there is none.
    package static func kind(named name: String) -> DiagnosticIdentifier? { kindsByName[name] }

    private static let kindsByName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
