/// How many findings there are of each rule and in each file: what a long report ends with.
struct ReportTotals {
    let paths: ReportPaths

    /// More findings than this are summed up at the end of a report: about two screens of them.
    static let fewest = 50
    /// How many files are named before the rest is only counted.
    private static let namedFiles = 20

    func lines(_ diagnostics: [Diagnostic]) -> [String] {
        guard !diagnostics.isEmpty else { return [] }
        var lines = ["\(diagnostics.count) \(diagnostics.count == 1 ? "finding" : "findings") by rule:"]
        lines += Self.table(diagnostics.map { "\($0.severity.name) [\($0.identifier.name)]" }, limit: .max)
        lines.append("By file:")
        lines += Self.table(diagnostics.map { paths.path(of: $0.location.file).visible() }, limit: Self.namedFiles)
        return lines
    }

    /// Each name with how often it is there, the most frequent first.
    private static func table(_ names: [String], limit: Int) -> [String] {
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let width = String(counts.first?.value ?? 0).count
        var lines = counts.prefix(limit).map { name, count in
            "  \(String(repeating: " ", count: width - String(count).count))\(count)  \(name)"
        }
        if counts.count > limit { lines.append("  and \(counts.count - limit) files more") }
        return lines
    }
}
