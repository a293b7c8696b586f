import ASCII

/// The `gitlab` report: one JSON array, which GitLab shows in merge requests (GitLab documentation, "Code Quality",
/// "Code Quality report format").
struct GitLabReport {
    let paths: ReportPaths

    func text(_ diagnostics: [Diagnostic]) -> String {
        var findings: [String: Int] = [:]
        let problems = diagnostics.map { diagnostic -> JSONValue in
            let path = path(of: diagnostic.location.file)
            let finding = [path, diagnostic.identifier.name, diagnostic.message].joined(separator: "\n")
            findings[finding, default: 0] += 1
            return problem(
                diagnostic,
                path: path,
                fingerprint: Self.fingerprint(of: "\(finding)\n\(findings[finding, default: 0])")
            )
        }
        return JSONValue.array(problems).indented + "\n"
    }

    private func problem(_ diagnostic: Diagnostic, path: String, fingerprint: String) -> JSONValue {
        // It has no place for notes. Text is shown on one line.
        let description = [diagnostic.message, diagnostic.help].compactMap { $0 }.joined(separator: "; ")
        return [
            "description": .string(description.visible()),
            "check_name": .string(diagnostic.identifier.name),
            "fingerprint": .string(fingerprint),
            "severity": .string(name(diagnostic.severity)),
            "location": [
                "path": .string(path),
                "lines": [
                    "begin": .number(diagnostic.location.start.line),
                    "end": .number(diagnostic.location.end.line),
                ],
            ],
        ]
    }

    /// The word of GitLab's for a severity. An error is a `blocker`: nothing is published as long as it is there.
    private func name(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .note: "info"
        case .warning: "minor"
        case .error: "blocker"
        }
    }

    /// The path as git has it: GitLab knows no file whose path starts with `./`.
    private func path(of file: SourceFile) -> String {
        var path = paths.path(of: file)[...]
        while path.hasPrefix("./") { path = path.dropFirst(2) }
        return String(path)
    }

    /// What GitLab knows a finding by from one report to the next: without the line, which moves with each edit above.
    /// It is the 64 bits of FNV-1a (IETF draft draft-eastlake-fnv, section 2) in hexadecimal.
    private static func fingerprint(of finding: String) -> String {
        let hash = finding.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return hash.hexadecimal(digits: 16)
    }
}
