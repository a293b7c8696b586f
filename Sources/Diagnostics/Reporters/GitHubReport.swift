/// The `github` report: one workflow command a diagnostic, which GitHub Actions shows beside the changed lines
/// (GitHub documentation, "Workflow commands for GitHub Actions", "Setting an error message").
struct GitHubReport {
    let paths: ReportPaths

    func text(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { command($0) + "\n" }.joined()
    }

    private func command(_ diagnostic: Diagnostic) -> String {
        let location = diagnostic.location
        var properties = [
            "file=\(escapedProperty(paths.path(of: location.file)))",
            "line=\(location.start.line)",
            "col=\(location.start.column)",
            "endLine=\(location.end.line)",
        ]
        // An annotation that spans lines has no end column (GitHub REST API, "Check runs", `end_column`).
        if location.end.line == location.start.line { properties.append("endColumn=\(location.end.column)") }
        properties.append("title=\(escapedProperty(diagnostic.identifier.name))")

        var lines = [diagnostic.message]
        if let help = diagnostic.help { lines.append(help) }
        // Not commands of their own: a step shows ten annotations of a kind, and notes would crowd out problems.
        lines += diagnostic.notes.map { note in
            let start = note.location.start
            return "\(paths.path(of: note.location.file)):\(start.line):\(start.column): note: \(note.message)"
        }
        let data = escapedData(lines.joined(separator: "\n"))
        return "::\(name(diagnostic.severity)) \(properties.joined(separator: ","))::\(data)"
    }

    private func name(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .note: "notice"
        case .warning: "warning"
        case .error: "error"
        }
    }

    /// Escapes the part after the second `::` as the runner decodes it.
    private func escapedData(_ text: String) -> String {
        escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
    }

    /// Escapes a property's value as the runner decodes it.
    private func escapedProperty(_ text: String) -> String {
        escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
    }

    /// Goes by code points, because CR LF is one `Character` and would match neither of the two.
    private func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
        var result = ""
        for scalar in text.visible(keeping: { escapes[$0] != nil }).unicodeScalars {
            result += escapes[scalar] ?? String(scalar)
        }
        return result
    }
}
