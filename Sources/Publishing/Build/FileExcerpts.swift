import Authoring
import DefaultTheme
package import Diagnostics
import Synchronization

/// Shows lines of the files that a report speaks of, as they are on disk or in the program.
package final class FileExcerpts: SourceExcerpts {
    private let paths: ReportPaths
    private let fileSystem = FileSystem()
    /// The lines of the file that was asked for last: a report goes from file to file.
    private let last = Mutex<(file: SourceFile, lines: [ArraySlice<UInt8>])?>(nil)

    /// Excerpts from the files at the given paths.
    package init(paths: ReportPaths) { self.paths = paths }

    /// A line without its end, and without a byte-order mark; `nil` where there is none.
    package func line(_ number: Int, of file: SourceFile) -> String? {
        let lines = last.withLock { last in
            if let last, last.file == file { return last.lines }
            let lines = read(file).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            last = (file, lines)
            return lines
        }
        guard lines.indices.contains(number - 1) else { return nil }
        var line = lines[number - 1]
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        return String(decoding: line, as: UTF8.self)
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
