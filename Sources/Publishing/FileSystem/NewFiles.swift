/// Files that are made in a folder, and never written over one that is there.
package struct NewFiles: Sendable {
    private let folder: String
    private let fileSystem: FileSystem

    /// Files below a folder.
    package init(in folder: String) {
        self.folder = folder
        fileSystem = FileSystem()
    }

    /// The paths, of some, at which something is already; sorted.
    ///
    /// - Throws: A `FileSystemError` where the folder cannot be read.
    package func conflicts(with paths: [String]) throws(FileSystemError) -> [String] {
        var found: [String] = []
        for path in paths where try fileSystem.status(of: FilePath.join(folder, path)) != nil { found.append(path) }
        return found.sorted { FilePath.precedes($0, $1) }
    }

    /// The names of what is in the folder itself; none where it is not there.
    ///
    /// - Throws: A `FileSystemError` where it cannot be read, or is no folder.
    package func names() throws(FileSystemError) -> [String] {
        guard try fileSystem.followedStatus(of: folder) != nil else { return [] }
        return try fileSystem.tree(at: folder) { _ in true }.map(\.path)
    }

    /// Makes a file, and the folders that it needs. What is at its path is never written over, even if it has come since
    /// `conflicts`.
    ///
    /// - Throws: A `FileSystemError` where it cannot be made.
    package func create(_ bytes: [UInt8], at path: String) throws(FileSystemError) {
        let file = FilePath.join(folder, path)
        _ = try fileSystem.makeFolder(FilePath.folder(of: file))
        try fileSystem.create(bytes, at: file, permissions: 0o666)
    }
}
