import Diagnostics
import Rendering

/// Reads the folder of the theme.
struct ThemeFolder {
    private let path: String
    private let fileSystem: FileSystem

    init(path: String, fileSystem: FileSystem) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// How much of an asset's digest stands in its published name, in hexadecimal digits: 48 bits tell a site's few
    /// dozen assets apart.
    private static let digestLength = 12

    /// The theme; `nil` where something is wrong with it.
    func load(diagnostics: inout [Diagnostic]) throws(FileSystemError) -> Theme? {
        guard try fileSystem.followedStatus(of: path)?.kind == .folder else {
            diagnostics.append(
                Diagnostic(
                    .templatesMissing,
                    at: SourceLocation(SourceFile(.templates, "article.mustache")),
                    "There is no templates folder here",
                    help: "copy the folder `Templates` from sitegen's repository beside your content,"
                        + " or name another with `--templates`"
                )
            )
            return nil
        }
        var files: [ThemeFile] = []
        let entries = try fileSystem.tree(at: path) { $0.split(separator: "/").last?.first == "." }
        for entry in entries where entry.kind == .file || entry.kind == .symbolicLink {
            guard entry.path.split(separator: "/").last?.first != "." else { continue }
            files.append(ThemeFile(path: entry.path, bytes: try fileSystem.read("\(path)/\(entry.path)")))
        }
        return Theme.load(
            files,
            digest: { String(ContentDigest(of: $0).description.prefix(Self.digestLength)) },
            diagnostics: &diagnostics
        )
    }
}
