import Attestation
import Authoring
package import Diagnostics
import Rendering
import SiteModel

extension DiagnosticIdentifier {
    package static let templatesMissing = DiagnosticIdentifier(
        "templates-missing",
        .error,
        "The templates folder is missing"
    )
}

/// Reads the folder of the theme.
struct ThemeFolder {
    private let path: String
    private let fileSystem: FileSystem

    init(path: String, fileSystem: FileSystem) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// How much of an asset's digest is in its published name, in hexadecimal digits: 48 bits tell a site's few
    /// dozen assets apart.
    private static let digestLength = 12

    /// The theme, `nil` where something is wrong with it, and the languages that it speaks.
    func load(diagnostics: inout [Diagnostic]) throws(FileSystemError) -> (theme: Theme?, lexicon: Lexicon) {
        guard let files = try files(diagnostics: &diagnostics) else { return (nil, .unknown) }
        let lexicon = Lexicon(strings(in: files, &diagnostics), diagnostics: &diagnostics)
        let theme = Theme.load(
            files,
            lexicon: lexicon,
            digest: { String(ContentDigest(of: $0).description.prefix(Self.digestLength)) },
            scriptDigest: { ContentDigest(of: $0).base64 },
            diagnostics: &diagnostics
        )
        return (theme, lexicon)
    }

    /// The files of the theme; `nil` where there is no folder.
    func files(diagnostics: inout [Diagnostic]) throws(FileSystemError) -> [ThemeFile]? {
        guard try fileSystem.followedStatus(of: path)?.kind == .folder else {
            diagnostics.append(
                Diagnostic(
                    .templatesMissing,
                    at: SourceLocation(SourceFile(.templates, "article.mustache")),
                    "There is no templates folder here",
                    help: "copy the folder `Templates` from sitegen's repository next to your content, or name"
                        + " another with `--templates`"
                )
            )
            return nil
        }
        var files: [ThemeFile] = []
        let entries = try fileSystem.tree(at: path) { $0.split(separator: "/").last?.first == "." }
        for entry in entries where entry.kind != .folder {
            guard entry.path.split(separator: "/").last?.first != "." else { continue }
            guard try !leavesFolder(entry) else {
                diagnostics.append(
                    Diagnostic(
                        .linkLeavesContent,
                        at: SourceLocation(SourceFile(.templates, entry.path)),
                        "The symbolic link points outside the templates folder",
                        help: "copy the file into the templates folder"
                    )
                )
                continue
            }
            guard try isFile(entry) else {
                diagnostics.append(
                    Diagnostic(
                        .misplacedFile,
                        at: SourceLocation(SourceFile(.templates, entry.path)),
                        "This is not a file or a folder that can be read",
                        help: "move it out of the templates folder, or give it a name in UTF-8"
                    )
                )
                continue
            }
            files.append(ThemeFile(path: entry.path, bytes: try fileSystem.read("\(path)/\(entry.path)")))
        }
        return files
    }

    private func isFile(_ entry: TreeEntry) throws(FileSystemError) -> Bool {
        guard entry.kind == .symbolicLink else { return entry.kind == .file }
        return try fileSystem.followedStatus(of: "\(path)/\(entry.path)")?.kind == .file
    }

    /// Whether an entry is a link to a file that is none of the theme's, which a page or the site could show.
    private func leavesFolder(_ entry: TreeEntry) throws(FileSystemError) -> Bool {
        let link = "\(path)/\(entry.path)"
        guard entry.kind == .symbolicLink, try fileSystem.followedStatus(of: link) != nil else { return false }
        return try !fileSystem.resolve(link).hasPrefix(fileSystem.resolve(path) + "/")
    }

    // MARK: Strings

    private func strings(in files: [ThemeFile], _ diagnostics: inout [Diagnostic]) -> [InterfaceStrings] {
        var strings: [InterfaceStrings] = []
        for file in files where file.path.hasPrefix(Lexicon.folder) {
            guard file.path.hasSuffix(".yml") || file.path.hasSuffix(".yaml") else { continue }
            let source = SourceFile(.templates, file.path)
            let name = file.path.dropFirst(Lexicon.folder.count)
            guard name.hasSuffix(Lexicon.ending),
                let language = LanguageTag(String(name.dropLast(Lexicon.ending.count))),
                !strings.contains(where: { $0.language.tag.lowercased() == language.tag.lowercased() })
            else {
                diagnostics.append(
                    Diagnostic(
                        .misplacedFile,
                        at: SourceLocation(source),
                        "`\(name)` is not the name of a strings file, or its language has two",
                        help: "name it after its language, such as `en\(Lexicon.ending)` or `pt-BR\(Lexicon.ending)`,"
                            + " and keep one file for each language"
                    )
                )
                continue
            }
            strings.append(
                StringsReader.read(file.bytes, file: source, language: language, diagnostics: &diagnostics)
            )
        }
        return strings
    }
}
