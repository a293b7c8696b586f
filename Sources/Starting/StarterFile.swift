/// A file that a new site or a new text starts as.
package struct StarterFile: Sendable, Equatable {
    /// Its path, in the folder of the site or in its content folder.
    package let path: String
    /// What is in it.
    package let text: String
}

extension StarterFile {
    /// The files of a folder of `Starters`, by their paths in it, sorted.
    static func all(in folder: String) -> [StarterFile] {
        let prefix = "Starters/\(folder)/"
        return EmbeddedFiles.all.filter { $0.path.hasPrefix(prefix) }.map { file in
            StarterFile(
                path: String(file.path.dropFirst(prefix.count)),
                text: file.text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
            )
        }
    }

    /// The same file with texts in the place of their names in braces.
    func filled(_ texts: [String: String]) -> StarterFile {
        StarterFile(
            path: path,
            text: texts.reduce(text) { text, entry in text.replacing("{\(entry.key)}", with: entry.value) }
        )
    }
}
