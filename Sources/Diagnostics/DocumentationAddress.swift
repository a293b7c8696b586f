/// Where the pages of `docs` can be read on the web.
package enum DocumentationAddress {
    /// The folder with the pages. It is the only place that knows where the project is on the web.
    private static let folder = "https://sitegen.example/docs/"

    /// The section about a kind of problem.
    package static func page(of kind: DiagnosticIdentifier) -> String { "\(folder)diagnostics.md#\(kind.name)" }
}
