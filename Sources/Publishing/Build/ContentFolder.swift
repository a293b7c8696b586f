import Attestation
import Authoring
package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let siteConfigurationMissing = DiagnosticIdentifier(
        "site-configuration-missing",
        .error,
        "The site has no configuration file"
    )
    package static let linkLeavesContent = DiagnosticIdentifier(
        "link-leaves-content",
        .error,
        "A symbolic link points outside its folder"
    )
}

/// The index pass: reads every file of Content once and keeps what is on record about it, not its text.
struct ContentFolder {
    /// A file that is part of the site, and what it is.
    struct Entry {
        var file: SourceFile
        var kind: ContentKind
    }

    private let path: String
    let fileSystem: FileSystem

    init(path: String, fileSystem: FileSystem) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// The file's bytes.
    func read(_ file: SourceFile) throws(FileSystemError) -> [UInt8] {
        try fileSystem.read("\(path)/\(file.path)")
    }

    /// Where a file lies, for messages and copies.
    func location(of file: SourceFile) -> String { "\(path)/\(file.path)" }

    /// The file that lies at a path; `nil` for one outside of the folder.
    func file(at location: String) -> SourceFile? {
        guard location.hasPrefix(path + "/") else { return nil }
        return SourceFile(.content, String(location.dropFirst(path.count + 1)))
    }

    /// Whether a file is a symbolic link.
    func isLink(_ file: SourceFile) throws(FileSystemError) -> Bool {
        try fileSystem.status(of: location(of: file))?.kind == .symbolicLink
    }

    /// Every file of the folder that may be part of the site, sorted by path.
    func files(diagnostics: inout [Diagnostic]) throws(FileSystemError) -> [SourceFile] {
        guard try fileSystem.followedStatus(of: path)?.kind == .folder else {
            diagnostics.append(
                Diagnostic(
                    .siteConfigurationMissing,
                    at: SourceLocation(Self.settingsFile),
                    "There is no content folder here",
                    help: "run sitegen inside a site, or name its content folder with `--content`;"
                        + " `sitegen init FOLDER` makes a new site"
                )
            )
            return []
        }
        let root = try fileSystem.resolve(path)
        var files: [SourceFile] = []
        for entry in try fileSystem.tree(at: path, skippingContentsOf: Self.isPassedOver) {
            let file = SourceFile(.content, entry.path)
            switch entry.kind {
            case .folder: continue
            case .symbolicLink:
                guard try isUsableLink(file, root: root, &diagnostics) else { continue }
            case .other:
                diagnostics.append(
                    Diagnostic(
                        .misplacedFile,
                        at: SourceLocation(file),
                        "This is not a file or a folder that can be read",
                        help: "move it out of the content folder, or give it a name in UTF-8"
                    )
                )
                continue
            case .file: break
            }
            if !ContentKind.isPassedOver(entry.path) { files.append(file) }
        }
        if !files.contains(Self.settingsFile) {
            diagnostics.append(
                Diagnostic(
                    .siteConfigurationMissing,
                    at: SourceLocation(Self.settingsFile),
                    "The content folder has no `site.yml`",
                    help: "write one with `title`, `baseURL` and `language`, as docs/content.md shows"
                )
            )
        }
        return files
    }

    static let settingsFile = SourceFile(.content, "site.yml")

    /// What each file is on a site with some sections; those in a wrong place are reported.
    func entries(of files: [SourceFile], _ sections: Sections, diagnostics: inout [Diagnostic]) -> [Entry] {
        files.compactMap { file in
            guard let kind = ContentKind(path: file.path, sections: sections) else { return nil }
            if case .misplaced(let message, let help) = kind {
                diagnostics.append(Diagnostic(.misplacedFile, at: SourceLocation(file), message, help: help))
                return nil
            }
            if kind == .staticFile, let problem = Self.unpublishable(file) {
                diagnostics.append(problem)
                return nil
            }
            return Entry(file: file, kind: kind)
        }
    }

    /// A report of a file in `static/` whose place in the output folder is not sitegen's to fill.
    private static func unpublishable(_ file: SourceFile) -> Diagnostic? {
        let path = file.path.dropFirst("static/".count)
        guard OutputPath(String(path))?.isPublishable == true else {
            return Diagnostic(
                .misplacedFile,
                at: SourceLocation(file),
                "`\(path)` is a name that git, the host or sitegen uses in the output folder",
                help:
                    "move it out of `static`; put what the host needs, such as `CNAME`, in the output folder itself,"
                    + " where every build leaves it"
            )
        }
        return nil
    }

    /// Hidden folders hold the records of other tools; only `static/` publishes them (`.well-known`).
    static func isPassedOver(_ folder: String) -> Bool {
        let parts = folder.split(separator: "/")
        return parts.first != "static" && parts.last?.first == "."
    }

    private func isUsableLink(
        _ file: SourceFile,
        root: String,
        _ diagnostics: inout [Diagnostic]
    ) throws(FileSystemError) -> Bool {
        let location = location(of: file)
        guard let status = try fileSystem.followedStatus(of: location) else {
            return report("The symbolic link points to nothing", "remove it, or point it to a file", file, &diagnostics)
        }
        let target = try fileSystem.resolve(location)
        guard target.hasPrefix(root + "/") else {
            return report(
                "The symbolic link points outside the content folder",
                "copy the file into the content folder",
                file,
                &diagnostics
            )
        }
        if status.kind == .other {
            return report(
                "The symbolic link points to something that is neither a file nor a folder",
                "link to a file in the content folder",
                file,
                &diagnostics
            )
        }
        guard status.kind == .file else {
            return report(
                "The symbolic link points to a folder, and sitegen does not follow such links",
                "link to the files, or copy the folder",
                file,
                &diagnostics
            )
        }
        return true
    }

    private func report(
        _ message: String,
        _ help: String,
        _ file: SourceFile,
        _ diagnostics: inout [Diagnostic]
    ) -> Bool {
        diagnostics.append(Diagnostic(.linkLeavesContent, at: SourceLocation(file), message, help: help))
        return false
    }
}
