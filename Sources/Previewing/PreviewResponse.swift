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
