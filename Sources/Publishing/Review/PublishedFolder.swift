/// The files of a site that was published into a folder, or of a copy of one.
public struct PublishedFolder: Sendable {
    private let path: String
    private let fileSystem = FileSystem()

    /// The folder at a path.
    public init(_ path: String) { self.path = path }

    /// All its files, named from the folder, sorted; what git keeps beside them is none of the site.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    public func files() throws(FileSystemError) -> [String] {
        try fileSystem.tree(at: path, skippingContentsOf: { $0 == ".git" }).map(\.path)
    }

    /// The bytes of a file, named from the folder; `nil` where there is none. What a page names is not trusted to lie in
    /// the folder.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    public func read(_ name: String) throws(FileSystemError) -> [UInt8]? {
        guard let name = OutputPath(name) else { return nil }
        let file = FilePath.join(path, name.description)
        guard try fileSystem.followedStatus(of: file)?.kind == .file else { return nil }
        return try fileSystem.read(file)
    }
}
