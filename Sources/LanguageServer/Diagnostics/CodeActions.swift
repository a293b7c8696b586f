import Diagnostics
import SiteModel

/// What the editor offers to do about the diagnostics of a file.
struct CodeActions<Texts: SourceExcerpts> {
    /// The kinds of actions (Language Server Protocol 3.17, “CodeActionKind”).
    enum Kind: String, CaseIterable {
        case quickFix = "quickfix"
        case fixAll = "source.fixAll"

        /// Whether a client that asks for these kinds gets this one; a kind stands for all whose names go on behind a dot.
        func isMeant(by wanted: [String]?) -> Bool {
            guard let wanted else { return true }
            return wanted.contains { $0.isEmpty || rawValue == $0 || rawValue.hasPrefix($0 + ".") }
        }
    }

    let shown: [ShownDiagnostic]
    let places: EditorPlaces<Texts>
    let documents: [SourceFile: OpenDocument]
    let uri: (SourceFile) -> String
    /// Whether the client can be told which version of a text a change is for.
    let namesVersions: Bool

    /// The actions for a stretch of the text.
    func actions(in range: EditorRange, only wanted: [String]?) -> [CodeAction] {
        var actions: [CodeAction] = []
        if Kind.quickFix.isMeant(by: wanted) {
            actions += shown.filter { $0.shown.range.touches(range) }.compactMap(quickFix)
        }
        if Kind.fixAll.isMeant(by: wanted), let fixAll { actions.append(fixAll) }
        return actions
    }

    private func quickFix(_ one: ShownDiagnostic) -> CodeAction? {
        guard let fix = one.diagnostic.fix, let edits = placed(fix) else { return nil }
        return CodeAction(
            title: fix.title,
            kind: Kind.quickFix.rawValue,
            diagnostics: [one.shown],
            isPreferred: fix.isCertain ? true : nil,
            edit: workspaceEdit(edits)
        )
    }

    /// All that is certain, at once. Where two fixes change the same words, the first one is taken, as `sitegen fix` does.
    private var fixAll: CodeAction? {
        var fixed: [EditorDiagnostic] = []
        var edits: [PlacedEdit] = []
        for one in shown {
            guard let fix = one.diagnostic.fix, fix.isCertain, let placed = placed(fix),
                !placed.contains(where: { edit in edits.contains { $0.overlaps(edit) } })
            else { continue }
            fixed.append(one.shown)
            edits += placed
        }
        guard !edits.isEmpty else { return nil }
        return CodeAction(
            title: "Fix all that has one right answer",
            kind: Kind.fixAll.rawValue,
            diagnostics: fixed,
            isPreferred: nil,
            edit: workspaceEdit(edits)
        )
    }

    /// The changes of a fix; `nil` where the text has changed in the meantime, or no person writes it.
    private func placed(_ fix: Fix) -> [PlacedEdit]? {
        guard let placed = fix.placed(in: places.texts), !placed.isEmpty,
            placed.allSatisfy({ [.content, .templates].contains($0.location.file.folder) })
        else { return nil }
        return placed
    }

    private func workspaceEdit(_ edits: [PlacedEdit]) -> EditorWorkspaceEdit {
        let files = Dictionary(grouping: edits) { $0.location.file }.sorted { $0.key < $1.key }
        let changes = files.map { file, edits in
            (file, edits.sorted { $0.location < $1.location }.map(textEdit))
        }
        if namesVersions {
            let documentEdits = changes.map { file, edits in
                EditorWorkspaceEdit.DocumentEdit(
                    textDocument: .init(uri: uri(file), version: documents[file]?.version),
                    edits: edits
                )
            }
            return EditorWorkspaceEdit(changes: nil, documentChanges: documentEdits)
        }
        let byAddress = changes.map { (uri($0.0), $0.1) }
        return EditorWorkspaceEdit(
            changes: Dictionary(byAddress, uniquingKeysWith: { $0 + $1 }),
            documentChanges: nil
        )
    }

    private func textEdit(_ edit: PlacedEdit) -> EditorTextEdit {
        let endsWithReturn = documents[edit.location.file]?.endsLinesWithReturn == true
        return EditorTextEdit(
            range: places.range(edit.location),
            newText: endsWithReturn
                ? edit.replacement.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
                : edit.replacement
        )
    }
}
