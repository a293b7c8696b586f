import ASCII

/// The `sarif` report: one document after the Static Analysis Results Interchange Format, version 2.1.0 (OASIS
/// Standard with errata 01). Sections named below are those of that standard.
struct SARIFReport {
    let paths: ReportPaths
    let excerpts: any SourceExcerpts
    let toolVersion: String

    func text(_ diagnostics: [Diagnostic]) -> String {
        let rules = Set(diagnostics.map(\.identifier)).sorted { $0.name < $1.name }
        let ruleIndices = Dictionary(uniqueKeysWithValues: zip(rules, rules.indices))
        let run: JSONValue = [
            "tool": [
                "driver": [
                    "name": "sitegen",
                    "version": .string(toolVersion),
                    "rules": .array(rules.map(rule)),
                ]
            ],
            "columnKind": "unicodeCodePoints",
            "results": .array(diagnostics.map { result($0, ruleIndex: ruleIndices[$0.identifier]) }),
        ]
        let document: JSONValue = [
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        ]
        return document.indented + "\n"
    }

    /// A `reportingDescriptor` (section 3.49).
    private func rule(_ identifier: DiagnosticIdentifier) -> JSONValue {
        [
            "id": .string(identifier.name),
            "shortDescription": message(identifier.summary),
            "helpUri": .string(DocumentationAddress.page(of: identifier)),
            "defaultConfiguration": ["level": .string(identifier.severity.name)],
        ]
    }

    /// A `result` (section 3.27).
    private func result(_ diagnostic: Diagnostic, ruleIndex: Int?) -> JSONValue {
        let text = [diagnostic.message, diagnostic.help].compactMap { $0 }.joined(separator: "\n")
        var members: [(key: String, value: JSONValue)] = [("ruleId", .string(diagnostic.identifier.name))]
        if let ruleIndex { members.append(("ruleIndex", .number(ruleIndex))) }
        members += [
            ("level", .string(diagnostic.severity.name)),
            ("message", message(text)),
            ("locations", [["physicalLocation": physicalLocation(diagnostic.location)]]),
        ]
        if !diagnostic.notes.isEmpty {
            let notes = diagnostic.notes.map { note -> JSONValue in
                ["physicalLocation": physicalLocation(note.location), "message": message(note.message)]
            }
            members.append(("relatedLocations", .array(notes)))
        }
        if let fix = diagnostic.fix, let edits = fix.placed(in: excerpts) {
            members.append(("fixes", [object(fix, edits)]))
        }
        return .object(members)
    }

    /// A `fix` (section 3.55).
    private func object(_ fix: Fix, _ edits: [PlacedEdit]) -> JSONValue {
        let files = Dictionary(grouping: edits, by: \.location.file).sorted { $0.key < $1.key }
        let changes = files.map { file, edits -> JSONValue in
            [
                "artifactLocation": ["uri": .string(uri(paths.path(of: file)))],
                "replacements": .array(
                    edits.map { edit in
                        [
                            "deletedRegion": region(edit.location),
                            "insertedContent": ["text": .string(edit.replacement)],
                        ]
                    }
                ),
            ]
        }
        return ["description": message(fix.title), "artifactChanges": .array(changes)]
    }

    /// A `physicalLocation` (section 3.29). The end is always given: without it a region reaches to the end of its
    /// line (section 3.30.8), and a point is a region that ends where it starts (section 3.30.2).
    private func physicalLocation(_ location: SourceLocation) -> JSONValue {
        [
            "artifactLocation": ["uri": .string(uri(paths.path(of: location.file)))],
            "region": region(location),
        ]
    }

    /// A `region` (section 3.30).
    private func region(_ location: SourceLocation) -> JSONValue {
        [
            "startLine": .number(location.start.line),
            "startColumn": .number(location.start.column),
            "endLine": .number(location.end.line),
            "endColumn": .number(location.end.column),
        ]
    }

    /// A plain text `message` (section 3.11), which has a syntax of its own.
    ///
    /// Braces are written twice, since one alone starts a placeholder (section 3.11.5). Where the text would read as
    /// an embedded link (section 3.11.6), brackets are escaped: quoted Markdown must not become a link in a viewer,
    /// least of all one that is reported as unsafe.
    private func message(_ text: String) -> JSONValue {
        let mayHoldLink = text.contains("](")
        var escaped = ""
        for scalar in text.visible(keeping: { $0 == "\n" }).unicodeScalars {
            switch scalar {
            case "{": escaped += "{{"
            case "}": escaped += "}}"
            case _ where mayHoldLink && ["[", "]", "\\"].contains(scalar): escaped += "\\\(scalar)"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return ["text": .string(escaped)]
    }

    /// A path as a URI reference (RFC 3986): relative as a rule (sections 4.2 and 5.2.4: without `./` in front, and no
    /// colon that could end a scheme), with the `file` scheme (RFC 8089) where the folder was given from the root.
    private func uri(_ path: String) -> String {
        var path = path[...]
        while path.hasPrefix("./") { path = path.dropFirst(2) }
        let encoded = PercentEncoding.encoded(String(path), keeping: .unreserved.adding("/"))
        return path.hasPrefix("/") ? "file://\(encoded)" : encoded
    }
}
