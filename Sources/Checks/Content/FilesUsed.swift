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

    /// The folders in which each file is read, under the name that is asked for there; what else is there can only be
    /// linked to.
    private static let folders = ["people", "disclaimers", "pages", "data"]

    /// The files of texts that are neither read nor linked to.
    package static func problems(in files: [ContentFile], linked: Set<SourceFile>) -> [Diagnostic] {
        files.compactMap { file in
            let name = file.file.path.lowercased()
            let folder = file.file.path.split(separator: "/").first.map(String.init) ?? ""
            guard file.staticPath == nil, !linked.contains(file.file),
                endings.contains(where: name.hasSuffix) || folders.contains(folder) && file.imageSize == nil
            else { return nil }
            if folder == "data" {
                return Diagnostic(
                    .misplacedFile,
                    at: SourceLocation(file.file),
                    "In `data`, no file but `experiences.csv` is read, and no text links to this one",
                    help: "rename it to `experiences.csv`, link to it, or delete it"
                )
            }
            return Diagnostic(
                .misplacedFile,
                at: SourceLocation(file.file),
                "The file is not read as a text, and no text links to it",
                help: "save it with the ending `.md` (`.yml` for `site.yml` and `glossary.yml`), link to it, or"
                    + " delete it"
            )
        }
    }
}
