import SiteModel

/// The files of a site of another tool, as they are before anything is done with them.
package struct SourceFolder: Sendable {
    /// The paths of all files, relative to the folder, parts separated by `/`, sorted by their bytes.
    package let paths: [String]
    private let texts: [String: [UInt8]]
    private let known: Set<String>

    /// Files by their paths; `texts` holds the bytes of those that an import reads (`isRead`).
    package init(paths: [String], texts: [String: [UInt8]]) {
        self.paths = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.texts = texts
        known = Set(paths)
    }

    /// The files of texts alone, by their paths.
    package init(texts: [String: String], others: [String] = []) {
        self.init(paths: texts.keys + others, texts: texts.mapValues { Array($0.utf8) })
    }

    /// Whether an import reads a file, by its name; any other is copied at most.
    package static func isRead(_ path: String) -> Bool {
        readEndings.contains { path.lowercased().hasSuffix($0) }
    }

    /// Whether what is in a folder is never a part of the site: what tools install or make, and what is hidden.
    package static func isPassedOver(folder path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name.hasPrefix(".") || ["node_modules", "vendor", "_site", "__pycache__", "venv"].contains(name)
    }

    private static let readEndings = [
        ".md", ".markdown", ".mkd", ".html", ".htm", ".yml", ".yaml", ".toml", ".json", ".bib", ".txt",
    ]

    /// Whether there is a file.
    func has(_ path: String) -> Bool { known.contains(path) }

    /// The text of a file with lines that end in a line feed; `nil` if the folder has no such
    /// file, or if it is not UTF-8.
    func text(_ path: String) -> String? {
        guard let bytes = texts[path] else { return nil }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let text = String(validating: bytes[start...], as: UTF8.self), !bytes.contains(0) else { return nil }
        guard bytes.contains(0x0D) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }
}
