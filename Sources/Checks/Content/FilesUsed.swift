package import Diagnostics
package import SiteModel

/// A file that was meant to be read is read: `causes.md.txt`, as some editors save it, would be an article less, and
/// no one would be told.
package enum FilesUsed {
    /// The endings of files that people write texts and settings in, and that are no leaflet for readers where nothing
    /// links to them.
    private static let endings = [
        ".md.txt", ".markdown.txt", ".mdx", ".mdown", ".mkd", ".docx", ".doc", ".odt", ".rtf", ".yaml", ".yml",
    ]

    /// The files of texts that are neither read nor linked to.
    package static func problems(in files: [ContentFile], linked: Set<SourceFile>) -> [Diagnostic] {
        files.compactMap { file in
            let name = file.file.path.lowercased()
            guard file.staticPath == nil, !linked.contains(file.file), endings.contains(where: name.hasSuffix) else {
                return nil
            }
            return Diagnostic(
                .misplacedFile,
                at: SourceLocation(file.file),
                "The file is not read as a text, and no text links to it",
                help: "save it with the ending `.md` (`.yml` for `site.yml`), link to it, or delete it"
            )
        }
    }
}
