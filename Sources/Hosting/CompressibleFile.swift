/// The kinds of files that become smaller when they are compressed: those of text. Pictures, films and fonts are compressed
/// already.
package enum CompressibleFile {
    /// The ends of their names, with the media types that they are served with.
    package static let kinds: [(ending: String, mediaType: String)] = [
        ("css", "text/css"),
        ("csv", "text/csv"),
        ("html", "text/html"),
        ("js", "text/javascript"),
        ("json", "application/json"),
        ("svg", "image/svg+xml"),
        ("txt", "text/plain"),
        ("vtt", "text/vtt"),
        ("webmanifest", "application/manifest+json"),
        ("xml", "application/xml"),
    ]

    /// Whether a file is of such a kind, by its name.
    package static func isOne(_ path: String) -> Bool {
        guard let dot = path.lastIndex(of: ".") else { return false }
        let ending = path[path.index(after: dot)...].lowercased()
        return kinds.contains { $0.ending == ending }
    }
}
