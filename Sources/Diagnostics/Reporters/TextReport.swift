/// The `text` report, in the manner of a compiler: the place and the message on a line of the form that editors and
/// CI systems know how to find, then the source line with the place marked, then what to do about it.
///
///     docs/Content/site.yml:3:1: error: unknown key `tilte` [key-unknown]
///        3 | tilte: My site
///          | ^~~~~
///          = help: did you mean `title`?
struct TextReport {
    let paths: ReportPaths
    let excerpts: any SourceExcerpts
    let style: TerminalStyle
    /// Whether only the totals are shown.
    var isSummary = false

    func text(_ diagnostics: [Diagnostic]) -> String {
        var report = isSummary ? [] : diagnostics.flatMap(lines)
        if isSummary || diagnostics.count > ReportTotals.fewest {
            report += ReportTotals(paths: paths).lines(diagnostics)
        }
        return report.map { $0 + "\n" }.joined()
    }

    private func lines(_ diagnostic: Diagnostic) -> [String] {
        let message = style.apply(.message, to: diagnostic.message.visible())
        var lines = [
            headline(diagnostic.severity, at: diagnostic.location)
                + " \(message) [\(diagnostic.identifier.name)]"
        ]
        lines += excerptLines(diagnostic.location)
        if let help = diagnostic.help {
            let gutter = gutter("", of: diagnostic.location.start.line)
            lines.append("\(gutter) = \(style.apply(.help, to: "help:")) \(help.visible())")
        }
        for note in diagnostic.notes {
            lines.append("\(headline(.note, at: note.location)) \(note.message.visible())")
            lines += excerptLines(note.location)
        }
        return lines
    }

    private func headline(_ severity: Diagnostic.Severity, at location: SourceLocation) -> String {
        let path = paths.path(of: location.file).visible()
        let place = style.apply(.place, to: "\(path):\(location.start.line):\(location.start.column):")
        return "\(place) \(style.apply(.severity(severity), to: "\(severity.name):"))"
    }

    private func excerptLines(_ location: SourceLocation) -> [String] {
        let line = location.start.line
        guard let text = excerpts.line(line, of: location.file) else { return [] }
        // The start of a file stands for the file as a whole where that is missing or empty: there is nothing to show.
        if text.isEmpty, location.start == .start { return [] }
        let oneLine = location.end.line == line
        let end = oneLine ? location.end.column : location.start.column
        let excerpt = SourceExcerpt(of: text, from: location.start.column, to: end)
        return [
            "\(gutter(String(line), of: line)) |" + (excerpt.line.isEmpty ? "" : " " + excerpt.line),
            "\(gutter("", of: line)) | " + String(repeating: " ", count: excerpt.markStart)
                + style.apply(.caret, to: "^" + String(repeating: "~", count: excerpt.markWidth - 1)),
        ]
    }

    /// `label` at the right of four columns, or of as many as the line's number needs.
    private func gutter(_ label: String, of line: Int) -> String {
        let width = max(4, String(line).count)
        return String(repeating: " ", count: width - label.count) + label
    }
}
