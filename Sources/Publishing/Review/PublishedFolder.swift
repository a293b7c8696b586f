/// The files of a site that was published into a folder, or of a copy of one.
package struct PublishedFolder: Sendable {
    private let path: String
    private let fileSystem = FileSystem()

    /// The folder at a path.
    package init(_ path: String) { self.path = path }

    /// What is in the folder, named from it and sorted.
    package struct Listing: Sendable {
        /// The files; a symbolic link to a file is one.
        package var files: [String] = []
        /// The symbolic links that are not followed, each with whether it points to a folder: else it points to nothing,
        /// or to what is no file.
        package var links: [(path: String, isOfFolder: Bool)] = []
    }

    /// All that is in it; what git keeps beside the site is none of it. A link to a folder is listed and not followed: it
    /// may lead round in circles, or out of the site.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    package func listing() throws(FileSystemError) -> Listing {
        var listing = Listing()
        let git = ".git"
        for entry in try fileSystem.tree(at: path, skippingContentsOf: { $0 == git }) where entry.path != git {
            switch entry.kind {
            case .folder, .other: continue
            case .file: listing.files.append(entry.path)
            case .symbolicLink:
                let kind = try fileSystem.followedStatus(of: FilePath.join(path, entry.path))?.kind
                if kind == .file {
                    listing.files.append(entry.path)
                } else {
                    listing.links.append((entry.path, kind == .folder))
                }
            }
        }
        return listing
    }

    /// The bytes of a file, named from the folder; `nil` where there is none. What a page names is not trusted to lie in
    /// the folder.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    package func read(_ name: String) throws(FileSystemError) -> [UInt8]? {
        guard let name = OutputPath(name) else { return nil }
        let file = FilePath.join(path, name.description)
        guard try fileSystem.followedStatus(of: file)?.kind == .file else { return nil }
        return try fileSystem.read(file)
    }
}
