import Authoring
import DefaultTheme
package import Diagnostics
import Synchronization

/// Shows lines of the files that a report speaks of, as they are on disk or in the program.
package final class FileExcerpts: SourceExcerpts {
    private let paths: ReportPaths
    private let fileSystem = FileSystem()
    /// The lines of the file that was asked for last: a report goes from file to file.
    private let last = Mutex<(file: SourceFile, lines: SourceLines)?>(nil)

    /// Excerpts from the files at the given paths.
    package init(paths: ReportPaths) { self.paths = paths }

    /// A line without its end, and without a byte-order mark; `nil` where there is none.
    package func line(_ number: Int, of file: SourceFile) -> String? {
        let lines = last.withLock { last in
            if let last, last.file == file { return last.lines }
            let lines = SourceLines(read(file))
            last = (file, lines)
            return lines
        }
        return lines[number]
    }

    /// A picture has no lines. A symbolic link is not followed: a report that refuses a link to someone's secrets must not quote them.
    private func read(_ file: SourceFile) -> [UInt8] {
        if file.folder == .builtInTheme { return BuiltInFile.bytes(at: file.path) ?? [] }
        if let format = ImageFormat(name: file.path), format != .svg { return [] }
        let path = paths.path(of: file)
        guard let status = try? fileSystem.status(of: path), status.kind == .file else { return [] }
        return (try? fileSystem.read(path)) ?? []
    }
}
