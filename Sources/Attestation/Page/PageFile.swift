/// Which files of a published site browsers show as pages, by the endings of their names.
enum PageFile {
    /// Endings of files that no browser reads markup in: styles, scripts, data, text, pictures, sound, documents and
    /// archives. Servers may show any other file as a page, with or without an ending.
    private static let inert: Set<String> = [
        "css", "js", "mjs", "map", "json", "webmanifest", "txt", "md", "csv", "tsv", "yml", "yaml", "vtt", "ics",
        "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "tif", "tiff", "webp",
        "otf", "ttf", "woff", "woff2",
        "flac", "m4a", "mp3", "mp4", "ogg", "opus", "wav", "webm",
        "pdf", "epub", "docx", "odt", "pptx", "xlsx", "7z", "br", "gz", "tar", "zip",
    ]

    /// Endings of pages in HTML.
    private static let html: Set<String> = ["htm", "html", "shtml", "xht", "xhtml"]

    /// Whether a browser may show the file as a page.
    static func isPage(_ path: String) -> Bool { !inert.contains(ending(path)) }

    /// Whether the file is a page in HTML by its name.
    static func isHTML(_ path: String) -> Bool { html.contains(ending(path)) }

    /// Whether the bytes of a file that cannot be read as a page hold a word by which pages claim a review.
    static func mayClaim(_ bytes: [UInt8]) -> Bool {
        // Without zeros, UTF-16 reads like ASCII.
        let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self).lowercased()
        return ["reviewedby", "lastreviewed", "data-reviewed"].contains { text.contains($0) }
    }

    private static func ending(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
