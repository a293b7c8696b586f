package import Importing

/// The folders of an import: the old site, which is read, and the new content, which is written.
package struct ImportFolders: Sendable {
    private let source: String
    private let target: String
    private let fileSystem: FileSystem

    /// Folders by their paths.
    package init(source: String, target: String) {
        self.source = source
        self.target = target
        fileSystem = FileSystem()
    }

    /// The most that a text may have, in bytes: what is larger is no text, and is copied at most.
    private static let textBytes = 8 << 20

    /// The files of the old site. Symbolic links are passed over, and so are hidden folders and what tools make.
    ///
    /// - Throws: A `FileSystemError` where the folder cannot be read.
    package func read() throws(FileSystemError) -> SourceFolder {
        var paths: [String] = []
        var texts: [String: [UInt8]] = [:]
        let target = try? fileSystem.resolve(target)
        let root = try fileSystem.resolve(source)
        for entry in try fileSystem.tree(at: source, skippingContentsOf: SourceFolder.isPassedOver) {
            guard entry.kind == .file, !entry.path.split(separator: "/").contains(where: { $0.first == "." }) else {
                continue
            }
            // What an earlier import wrote below the old site is no part of that.
            if let target, target != root, FilePath.join(root, entry.path).hasPrefix(target + "/") { continue }
            paths.append(entry.path)
            guard SourceFolder.isRead(entry.path) else { continue }
            let bytes = try fileSystem.read(FilePath.join(source, entry.path))
            if bytes.count <= Self.textBytes { texts[entry.path] = bytes }
        }
        return SourceFolder(paths: paths, texts: texts)
    }

    /// The files that a plan would write and that are there already, by their paths in the new content folder.
    ///
    /// - Throws: A `FileSystemError` where the folder cannot be read.
    package func conflicts(with plan: ImportPlan) throws(FileSystemError) -> [String] {
        try NewFiles(in: target).conflicts(with: plan.files.map(\.path) + plan.copies.map(\.path))
    }

    /// Writes what a plan says. No file that is there is ever written over, even one that has come since `conflicts`.
    ///
    /// - Throws: A `FileSystemError` where a file cannot be read or made; those before it are there then.
    package func write(_ plan: ImportPlan) throws(FileSystemError) {
        let files = NewFiles(in: target)
        for file in plan.files { try files.create(Array(file.text.utf8), at: file.path) }
        for copy in plan.copies {
            try files.create(fileSystem.read(FilePath.join(source, copy.source)), at: copy.path)
        }
    }
}
