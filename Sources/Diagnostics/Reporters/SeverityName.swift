extension Diagnostic.Severity {
    /// The word that every report uses: SARIF's `level` (SARIF 2.1.0, section 3.27.10) has the same three.
    var name: String {
        switch self {
        case .note: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }
}
