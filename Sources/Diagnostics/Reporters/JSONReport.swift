/// The `json` report: one object a line, its members always the same and in the same order; only `notes` is left out
/// where there are none. Lines and columns are 1-based, columns count Unicode code points, and the end is the place
/// after the last character.
struct JSONReport {
    let paths: ReportPaths

    func text(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map { object($0).compact + "\n" }.joined()
    }

    private func object(_ diagnostic: Diagnostic) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("severity", .string(diagnostic.severity.name)),
            ("id", .string(diagnostic.identifier.name)),
            ("message", .string(diagnostic.message)),
        ]
        members += place(diagnostic.location)
        members.append(("help", diagnostic.help.map(JSONValue.string) ?? .null))
        if !diagnostic.notes.isEmpty {
            let notes = diagnostic.notes.map { note in
                JSONValue.object([("message", .string(note.message))] + place(note.location))
            }
            members.append(("notes", .array(notes)))
        }
        return .object(members)
    }

    private func place(_ location: SourceLocation) -> [(key: String, value: JSONValue)] {
        [
            ("file", .string(paths.path(of: location.file))),
            ("line", .number(location.start.line)),
            ("column", .number(location.start.column)),
            ("endLine", .number(location.end.line)),
            ("endColumn", .number(location.end.column)),
        ]
    }
}
