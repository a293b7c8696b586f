/// A file of the theme that the program carries: those of the folder `Templates` when it was built.
package struct BuiltInFile: Sendable {
    /// The path inside the templates folder.
    package let path: String
    /// What it holds.
    package let bytes: [UInt8]

    private static let folder = "Templates/"

    /// All files of the theme, sorted by path.
    package static let all = EmbeddedFiles.all.map { file in
        BuiltInFile(
            path: String(file.path.dropFirst(folder.count)),
            bytes: file.text.withUTF8Buffer { text in
                file.isText
                    ? Array(text)
                    : String(decoding: text, as: UTF8.self).unicodeScalars.map { UInt8(clamping: $0.value) }
            }
        )
    }

    /// What the file at a path holds; `nil` where the theme has none there.
    package static func bytes(at path: String) -> [UInt8]? { all.first { $0.path == path }?.bytes }
}
