/// Turns diagnostics into the text of a report; printing it is the caller's business.
package struct Reporter: Sendable {
    private let format: ReportFormat
    private let paths: ReportPaths
    private let excerpts: any SourceExcerpts
    private let toolVersion: String
    private let colour: Bool
    private let isSummary: Bool

    /// A reporter for one format.
    ///
    /// - Parameters:
    ///   - format: The format of the report.
    ///   - paths: How the site's folders are spelled in it.
    ///   - excerpts: The source lines: `text` shows them, `json` and `sarif` find in them what a fix changes.
    ///   - toolVersion: The version of sitegen; only `sarif` names it.
    ///   - colour: Whether `text` uses ANSI colours; the other formats never do.
    ///   - isSummary: Whether `text` shows totals by rule and by file in place of each finding.
    package init(
        format: ReportFormat,
        paths: ReportPaths,
        excerpts: any SourceExcerpts,
        toolVersion: String,
        colour: Bool,
        isSummary: Bool = false
    ) {
        self.format = format
        self.paths = paths
        self.excerpts = excerpts
        self.toolVersion = toolVersion
        self.colour = colour
        self.isSummary = isSummary
    }

    /// The report on `diagnostics` in order of place, each reported once, every line ended by a line feed.
    ///
    /// Without diagnostics the report is empty, except for `sarif` and `gitlab`, which are whole documents all
    /// the same: a service that is sent no document keeps showing the problems of the last one.
    package func report(_ diagnostics: [Diagnostic]) -> String {
        // Not `Set(diagnostics).sorted()`: equal places with different help would come out in random order.
        var reported: Set<Diagnostic> = []
        let diagnostics = diagnostics.filter { reported.insert($0).inserted }.sorted()
        return switch format {
        case .text:
            TextReport(
                paths: paths,
                excerpts: excerpts,
                style: TerminalStyle(colour: colour),
                isSummary: isSummary
            ).text(diagnostics)
        case .json: JSONReport(paths: paths, excerpts: excerpts).text(diagnostics)
        case .github: GitHubReport(paths: paths).text(diagnostics)
        case .gitlab: GitLabReport(paths: paths).text(diagnostics)
        case .sarif: SARIFReport(paths: paths, excerpts: excerpts, toolVersion: toolVersion).text(diagnostics)
        }
    }
}
