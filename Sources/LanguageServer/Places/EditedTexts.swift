import Diagnostics
import Publishing
import SiteModel

/// The lines of a site's files as the editor has them: of the open ones what is not saved yet, of the others the disk.
struct EditedTexts: SourceExcerpts {
    private let open: [SourceFile: SourceLines]
    private let disk: FileExcerpts

    /// - Parameter open: The open texts, by the files in whose place they are.
    init(_ open: [SourceFile: OpenDocument], paths: ReportPaths) {
        self.open = open.mapValues { SourceLines($0.bytes) }
        disk = FileExcerpts(paths: paths)
    }

    func line(_ number: Int, of file: SourceFile) -> String? {
        if let lines = open[file] { return lines[number] }
        return disk.line(number, of: file)
    }
}
