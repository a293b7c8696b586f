/// The formats that diagnostics can be reported in.
package enum ReportFormat: String, CaseIterable, Sendable {
    /// For people at a terminal, in the manner of a compiler.
    case text
    /// For scripts: one JSON object a line.
    case json
    /// For GitHub Actions: workflow commands that become annotations on a pull request.
    case github
    /// For merge requests on GitLab: one Code Quality report.
    case gitlab
    /// For code scanning services and editors: one SARIF 2.1.0 document.
    case sarif
}
