import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Makes folders on demand and remembers them, so that thousands of files from many tasks cost one system call a
/// folder.
final class MadeFolders: Sendable {
    private let fileSystem: FileSystem
    private let known = Mutex<Set<String>>([])

    init(_ fileSystem: FileSystem) { self.fileSystem = fileSystem }

    /// Makes a folder and those above it. What is there already under one of their names is taken for a folder: if it
    /// is none, the file to be written will say so.
    func make(_ path: String) throws(FileSystemError) {
        if known.withLock({ $0.contains(path) }) { return }
        do {
            _ = try fileSystem.makeOneFolder(path)
        } catch let error where error.code == ENOENT {
            let above = FilePath.folder(of: path)
            guard above != path else { throw error }
            try make(above)
            _ = try fileSystem.makeOneFolder(path)
        }
        known.withLock { _ = $0.insert(path) }
    }
}
