import Authoring
package import Diagnostics
package import SiteModel

/// The folder of a site: where its `sitegen.yml` is, or without one its `Content/site.yml`.
package struct SiteRoot: Sendable {
    /// The absolute path.
    package let path: String
    /// Where the parts of the site are, from there.
    package let layout: SiteLayout
    /// What is wrong with `sitegen.yml`; a place in it is given as that of a file of a content folder, for which the root
    /// stands in.
    package let problems: [Diagnostic]

    /// The nearest site that a folder is in, from the folder itself upwards; `nil` where there is none. Folders that this
    /// process may not look into are passed over.
    ///
    /// - Parameter folder: An absolute path without `.` and `..`.
    /// - Throws: A `FileSystemError` where a `sitegen.yml` is there and cannot be read.
    package static func nearest(to folder: String) throws(FileSystemError) -> SiteRoot? {
        let fileSystem = FileSystem()
        func isThere(_ path: String) -> Bool { (try? fileSystem.followedStatus(of: path)) != nil }
        var folder = folder
        while true {
            let file = FilePath.join(folder, SiteLayout.fileName)
            if isThere(file) {
                var problems: [Diagnostic] = []
                let layout = SiteLayoutReader.read(
                    try fileSystem.read(file),
                    file: SourceFile(.content, SiteLayout.fileName),
                    diagnostics: &problems
                )
                return SiteRoot(path: folder, layout: layout, problems: problems)
            }
            let usual = SiteLayout()
            if isThere(FilePath.join(folder, "\(usual.content)/site.yml")) {
                return SiteRoot(path: folder, layout: usual, problems: [])
            }
            let above = FilePath.folder(of: folder)
            guard above != folder else { return nil }
            folder = above
        }
    }
}
