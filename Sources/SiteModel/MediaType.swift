/// The media type of a file by its name, as hosts send it.
package enum MediaType {
    /// The type of pages.
    package static let html = "text/html; charset=utf-8"

    private static let types = [
        "html": html, "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "json": "application/json", "xml": "application/xml", "txt": "text/plain; charset=utf-8",
        "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
        "webp": "image/webp", "avif": "image/avif", "ico": "image/vnd.microsoft.icon", "pdf": "application/pdf",
        "woff2": "font/woff2", "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "m4a": "audio/mp4",
        "vtt": "text/vtt; charset=utf-8", "csv": "text/csv; charset=utf-8", "webmanifest": "application/manifest+json",
    ]

    /// The type of the file at an address, or of that name.
    package static func of(_ path: String) -> String {
        if path.hasSuffix("/") { return html }
        if Address(path: path).isOfFeed { return "application/atom+xml" }
        guard let dot = path.lastIndex(of: ".") else { return "application/octet-stream" }
        return types[path[path.index(after: dot)...].lowercased()] ?? "application/octet-stream"
    }
}
