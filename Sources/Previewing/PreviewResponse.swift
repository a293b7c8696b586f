import Reviewing
import SiteModel

/// What a browser is answered.
package struct PreviewResponse: Sendable {
    /// What follows the headers.
    package enum Body: Sendable {
        /// All of it.
        case bytes([UInt8])
        /// Pieces as they come, for as long as the browser listens.
        case stream(AsyncStream<String>)
    }

    /// The status code (RFC 9110, section 15).
    package let status: Int
    /// The headers, without the length of the body.
    package let headers: [(name: String, value: String)]
    /// The body.
    package let body: Body

    /// Nothing of a preview is kept by the browser: the next look may be at another text.
    private static let always = [
        (name: "Cache-Control", value: "no-store"), (name: "X-Content-Type-Options", value: "nosniff"),
        (name: "Referrer-Policy", value: "same-origin"), (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
    ]

    init(_ status: Int, _ type: String, _ bytes: [UInt8]) {
        self.init(status, headers: [("Content-Type", type)], .bytes(bytes))
    }

    init(_ status: Int, headers: [(name: String, value: String)], _ body: Body) {
        self.status = status
        self.headers = headers + Self.always
        self.body = body
    }

    static func text(_ status: Int, _ text: String) -> PreviewResponse {
        PreviewResponse(status, "text/plain; charset=utf-8", Array((text + "\n").utf8))
    }

    static func html(_ status: Int = 200, _ page: HTMLText) -> PreviewResponse {
        PreviewResponse(status, MediaType.html, Array(page.markup.utf8))
    }

    static func redirect(to path: String) -> PreviewResponse {
        PreviewResponse(307, headers: [("Location", path)], .bytes([]))
    }

    /// Events as browsers listen to them (HTML Standard, section 9.2).
    static func events(_ events: AsyncStream<String>) -> PreviewResponse {
        PreviewResponse(200, headers: [("Content-Type", "text/event-stream")], .stream(events))
    }
}

/// The media type of a file by its name, as hosts send it.
enum MediaType {
    static let html = "text/html; charset=utf-8"

    private static let types = [
        "html": html, "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "json": "application/json", "xml": "application/xml", "txt": "text/plain; charset=utf-8",
        "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
        "webp": "image/webp", "avif": "image/avif", "ico": "image/vnd.microsoft.icon", "pdf": "application/pdf",
        "woff2": "font/woff2", "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "m4a": "audio/mp4",
        "vtt": "text/vtt; charset=utf-8", "csv": "text/csv; charset=utf-8", "webmanifest": "application/manifest+json",
    ]

    static func of(_ path: String) -> String {
        if path.hasSuffix("/") { return html }
        if Address(path: path).isOfFeed { return "application/atom+xml" }
        guard let dot = path.lastIndex(of: ".") else { return "application/octet-stream" }
        return types[path[path.index(after: dot)...].lowercased()] ?? "application/octet-stream"
    }
}
