/// The `json` report: one object a line, its members always the same and in the same order; only `notes` is left out
/// where there are none, and `fix` where a program cannot do it. Lines and columns are 1-based, columns count Unicode code points, and the end is the place
/// after the last character.
struct JSONReport {
    let paths: ReportPaths
    let excerpts: any SourceExcerpts

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
        if let fix = diagnostic.fix, let edits = fix.placed(in: excerpts) {
            members.append(("fix", object(fix, edits)))
        }
        return .object(members)
    }

    private func object(_ fix: Fix, _ edits: [PlacedEdit]) -> JSONValue {
        let changes = edits.map { JSONValue.object(place($0.location) + [("text", .string($0.replacement))]) }
        return ["title": .string(fix.title), "certain": .flag(fix.isCertain), "edits": .array(changes)]
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
