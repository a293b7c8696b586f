package import Diagnostics

/// The certain fixes of a report, put together by file: what `sitegen fix` shows, and then writes.
///
/// Where two fixes change the same words, the first one is taken; the other one is there again in the next report, if it is
/// still needed.
package struct SiteFixes: Sendable {
    /// A file before and after its fixes.
    package struct Change: Sendable {
        /// The file.
        package let file: SourceFile
        /// Where it lies.
        package let path: String
        /// Its bytes as they were read.
        package let old: [UInt8]
        /// Its bytes with the fixes.
        package let new: [UInt8]

        /// The lines that change.
        package var difference: UnifiedDiff {
            UnifiedDiff(
                from: (path, String(decoding: old, as: UTF8.self)),
                to: (path, String(decoding: new, as: UTF8.self))
            )
        }
    }

    /// The folders that people write. Nobody fixes what a build writes or the program carries.
    private static let folders: Set<SourceFile.Folder> = [.content, .templates]

    /// What is fixed, in the order of the report.
    package private(set) var fixed: [Diagnostic] = []
    /// The files that change, in order.
    package private(set) var changes: [Change] = []

    /// Puts fixes together.
    ///
    /// - Parameters:
    ///   - diagnostics: a report, in order.
    ///   - paths: where the folders of the site are.
    ///   - isMeant: which files may be changed.
    package init(
        _ diagnostics: [Diagnostic],
        at paths: ReportPaths,
        where isMeant: (SourceFile) -> Bool = { _ in true }
    ) {
        let fileSystem = FileSystem()
        let excerpts = FileExcerpts(paths: paths)
        var edits: [SourceFile: [PlacedEdit]] = [:]
        for diagnostic in diagnostics {
            guard let fix = diagnostic.fix, fix.isCertain, let placed = fix.placed(in: excerpts),
                placed.allSatisfy({ edit in
                    Self.folders.contains(edit.location.file.folder) && isMeant(edit.location.file)
                        && !edits[edit.location.file, default: []].contains { $0.overlaps(edit) }
                })
            else { continue }
            fixed.append(diagnostic)
            for edit in placed { edits[edit.location.file, default: []].append(edit) }
        }
        for (file, edits) in edits.sorted(by: { $0.key < $1.key }) {
            let path = paths.path(of: file)
            guard let old = try? fileSystem.read(path), let new = SourceLines(old).applying(edits) else {
                fixed.removeAll { $0.fix?.edits.contains { $0.location.file == file } == true }
                continue
            }
            changes.append(Change(file: file, path: path, old: old, new: new))
        }
    }

    /// Writes the files, each in one step. One that is not as it was read stays as it is.
    ///
    /// - Returns: the files that someone else has changed in the meantime.
    /// - Throws: A `FileSystemError` that says which file cannot be written; those before it are written.
    package func write() throws(FileSystemError) -> [SourceFile] {
        let fileSystem = FileSystem()
        var changed: [SourceFile] = []
        for change in changes {
            guard let status = try fileSystem.status(of: change.path), status.kind == .file,
                try fileSystem.read(change.path) == change.old
            else {
                changed.append(change.file)
                continue
            }
            try fileSystem.replace(change.path, with: change.new)
            try fileSystem.setPermissions(status.permissions & 0o7777, of: change.path)
        }
        return changed
    }
}
