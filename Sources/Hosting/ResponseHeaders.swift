import SiteModel

/// A header of an answer (RFC 9110, section 6.3).
struct ResponseHeader: Sendable, Equatable {
    var name: String
    var value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What hosts send with the files of a site.
struct ResponseHeaders: Sendable {
    /// With every answer.
    let common: [ResponseHeader]
    /// With every page, besides these. Files that may run scripts or load from elsewhere go without.
    let pages: [ResponseHeader]

    /// What caches may do with everything that keeps its name when it changes: keep it, and ask each time whether it is
    /// still the same (RFC 9111, section 5.2.2.4).
    static let revalidated = ResponseHeader("Cache-Control", "no-cache")
    /// What caches may do with a file whose name changes with its contents: keep it for a year, and not ask
    /// (RFC 8246).
    static let immutable = ResponseHeader("Cache-Control", "public, max-age=31536000, immutable")

    /// How long browsers ask for the site by HTTPS only, in seconds: a year.
    static let transportSecurityAge = 31_536_000

    /// What no page of the site uses, so that no script can either (Permissions Policy, W3C).
    private static let permissions = ["browsing-topics", "camera", "geolocation", "microphone", "payment", "usb"]

    /// The headers of a site.
    init(_ site: HostedSite) {
        var common = [
            ResponseHeader("Cross-Origin-Opener-Policy", "same-origin"),
            ResponseHeader("Cross-Origin-Resource-Policy", "same-origin"),
            ResponseHeader("Permissions-Policy", Self.permissions.map { "\($0)=()" }.joined(separator: ", ")),
            ResponseHeader("Referrer-Policy", "strict-origin-when-cross-origin"),
            ResponseHeader("X-Content-Type-Options", "nosniff"),
            ResponseHeader("X-Frame-Options", "DENY"),
        ]
        if site.baseURL.origin.hasPrefix("https:") {
            common.insert(ResponseHeader("Strict-Transport-Security", "max-age=\(Self.transportSecurityAge)"), at: 4)
        }
        self.common = common
        pages = [
            // A `meta` element cannot say who may frame a page.
            ResponseHeader("Content-Security-Policy", site.contentSecurityPolicy + "; frame-ancestors 'none'"),
            // Files of other sites seldom say who may use them. Without credentials, pages can load them (HTML Standard,
            // section 7.1.4).
            ResponseHeader("Cross-Origin-Embedder-Policy", site.loadsFromElsewhere ? "credentialless" : "require-corp"),
        ]
    }
}
