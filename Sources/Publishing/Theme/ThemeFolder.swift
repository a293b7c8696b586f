import Attestation
import Authoring
import DefaultTheme
package import Diagnostics
import Drawing
import Rendering
import SiteModel

extension DiagnosticIdentifier {
    package static let templatesMissing = DiagnosticIdentifier(
        "templates-missing",
        .error,
        "The templates folder is missing"
    )
}

/// Reads the theme: the files of the site's templates folder, laid over those that the program carries. A file of the
/// folder stands in for the built-in one of the same path.
struct ThemeFolder {
    private let path: String
    private let isRequired: Bool
    private let fileSystem: FileSystem

    /// A theme with a folder, which may be missing unless it is required.
    init(path: String, isRequired: Bool, fileSystem: FileSystem) {
        self.path = path
        self.isRequired = isRequired
        self.fileSystem = fileSystem
    }

    /// The theme of a request.
    init(_ request: BuildRequest, _ fileSystem: FileSystem) {
        self.init(path: request.templates, isRequired: request.requiresTemplates, fileSystem: fileSystem)
    }

    /// How much of an asset's digest is in its published name, in hexadecimal digits: 48 bits tell a site's few
    /// dozen assets apart.
    private static let digestLength = 12

    /// The theme with the look of a site, `nil` where something is wrong with it, and the languages that it speaks.
    func load(_ look: LookSource, diagnostics: inout [Diagnostic]) throws(FileSystemError) -> (
        theme: Theme?, lexicon: Lexicon
    ) {
        guard let files = try files(diagnostics: &diagnostics) else { return (nil, .unknown) }
        let lexicon = Lexicon(strings(in: files, &diagnostics), diagnostics: &diagnostics)
        var theme = Theme.load(
            files,
            lexicon: lexicon,
            look: look,
            digest: { String(ContentDigest(of: $0).description.prefix(Self.digestLength)) },
            scriptDigest: { ContentDigest(of: $0).base64 },
            charactersOfFont: { Typeface($0)?.characters },
            diagnostics: &diagnostics
        )
        theme?.searchRules = searchRules(in: files, &diagnostics)
        return (theme, lexicon)
    }

    /// The files of the theme, the site's own first; `nil` where the folder is missing and required.
    func files(diagnostics: inout [Diagnostic]) throws(FileSystemError) -> [ThemeFile]? {
        guard let own = try ownFiles(diagnostics: &diagnostics) else { return nil }
        let replaced = Set(own.map(\.path))
        return own
            + BuiltInFile.all.filter { !replaced.contains($0.path) }.map {
                ThemeFile(path: $0.path, bytes: $0.bytes, isBuiltIn: true)
            }
    }

    /// The files of the folder; `nil` where it is missing and required.
    func ownFiles(diagnostics: inout [Diagnostic]) throws(FileSystemError) -> [ThemeFile]? {
        let status = try fileSystem.followedStatus(of: path)
        if status == nil, !isRequired { return [] }
        guard status?.kind == .folder else {
            diagnostics.append(
                Diagnostic(
                    .templatesMissing,
                    at: SourceLocation(SourceFile(.templates, "article.mustache")),
                    "There is no templates folder here",
                    help: "name the folder that has your templates, or leave `--templates` out to use the theme that is"
                        + " built in"
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

    // MARK: Search

    /// The rules of the search, by the tags of languages in small letters; the site's own files come first.
    private func searchRules(in files: [ThemeFile], _ diagnostics: inout [Diagnostic]) -> [String: SearchRules] {
        var rules: [String: SearchRules] = [:]
        for file in files where file.path.hasPrefix(Theme.searchFolder) {
            let name = file.path.dropFirst(Theme.searchFolder.count)
            guard name.hasSuffix(Lexicon.ending),
                let language = LanguageTag(String(name.dropLast(Lexicon.ending.count)))
            else {
                diagnostics.append(
                    Diagnostic(
                        .misplacedFile,
                        at: SourceLocation(file.source),
                        "`\(name)` is not the name of a file with rules of the search",
                        help: "name it after its language, such as `en\(Lexicon.ending)`"
                    )
                )
                continue
            }
            let read = SearchRulesReader.read(file.bytes, file: file.source, diagnostics: &diagnostics)
            rules.merge([language.tag.lowercased(): read]) { first, _ in first }
        }
        return rules
    }

    // MARK: Strings

    private func strings(in files: [ThemeFile], _ diagnostics: inout [Diagnostic]) -> [InterfaceStrings] {
        var strings: [InterfaceStrings] = []
        for file in files where file.path.hasPrefix(Lexicon.folder) {
            guard file.path.hasSuffix(".yml") || file.path.hasSuffix(".yaml") else { continue }
            let source = file.source
            let name = file.path.dropFirst(Lexicon.folder.count)
            guard name.hasSuffix(Lexicon.ending),
                let language = LanguageTag(String(name.dropLast(Lexicon.ending.count))),
                !strings.contains(where: { $0.language.tag.lowercased() == language.tag.lowercased() })
            else {
                // A file of the site's own whose name is written in capitals stands in for it.
                if file.isBuiltIn { continue }
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
