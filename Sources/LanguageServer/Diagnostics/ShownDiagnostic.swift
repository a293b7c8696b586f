import Diagnostics
import SiteModel

/// A diagnostic, and how the editor shows it.
struct ShownDiagnostic: Sendable {
    let diagnostic: Diagnostic
    let shown: EditorDiagnostic
}

/// Turns diagnostics into those of the protocol.
struct DiagnosticWriter<Texts: SourceExcerpts> {
    let places: EditorPlaces<Texts>
    /// Where a file is shown that no person writes; any other file is shown in itself.
    let shownFile: (SourceFile) -> SourceFile
    let uri: (SourceFile) -> String
    /// Whether the client shows other places that belong to a problem.
    let showsNotes: Bool

    func shown(_ diagnostic: Diagnostic) -> EditorDiagnostic {
        let file = diagnostic.location.file
        let isElsewhere = shownFile(file) != file
        var lines = [diagnostic.message]
        if let help = diagnostic.help { lines.append(help) }
        var related: [EditorDiagnostic.Related] = []
        if isElsewhere {
            let start = diagnostic.location.start
            lines[0] = "\(file):\(start.line):\(start.column): \(diagnostic.message)"
            lines += diagnostic.notes.map(\.message)
        } else if showsNotes {
            related = diagnostic.notes.filter { shownFile($0.location.file) == $0.location.file }.map { note in
                EditorDiagnostic.Related(
                    location: EditorLocation(
                        uri: uri(note.location.file),
                        range: places.visibleRange(note.location)
                    ),
                    message: note.message
                )
            }
        }
        return EditorDiagnostic(
            range: places.visibleRange(isElsewhere ? SourceLocation(shownFile(file)) : diagnostic.location),
            severity: Self.severity(diagnostic.severity),
            code: diagnostic.identifier.name,
            codeDescription: EditorDiagnostic.Description(href: DocumentationAddress.page(of: diagnostic.identifier)),
            message: lines.joined(separator: "\n"),
            relatedInformation: related.isEmpty ? nil : related
        )
    }

    /// The number of a severity (Language Server Protocol 3.17, “DiagnosticSeverity”).
    private static func severity(_ severity: Diagnostic.Severity) -> Int {
        switch severity {
        case .error: 1
        case .warning: 2
        case .note: 3
        }
    }
}
