import SiteModel

/// What a page may load and run (Content Security Policy Level 3): the site's own style sheets, pictures and films, its
/// fonts where it has some, the theme's scripts, and what site.yml allows with a reason. Pages with a search may also
/// fetch files of the site, its index and its script, which runs by its digest as those in pages do.
struct ContentSecurityPolicy {
    /// The policy as the element `meta` has it.
    let text: String

    /// A policy.
    ///
    /// - Parameters:
    ///   - scripts: The SHA-256 digests of the scripts in pages, in Base64.
    ///   - hasFonts: Whether pages load fonts of the site.
    ///   - hasSearch: Whether pages have a search, which fetches files of the site and has a form.
    ///   - hasManifest: Whether pages name a web app manifest.
    ///   - allowed: The sources on other sites that pages may use.
    init(
        scripts: [String],
        hasFonts: Bool = false,
        hasSearch: Bool = false,
        hasManifest: Bool = false,
        allowing allowed: [AllowedSource] = []
    ) {
        func directive(_ name: String, _ own: [String], _ use: AllowedSource.Use? = nil) -> String? {
            var sources = own
            for source in allowed where source.use == use && !sources.contains(source.source.value) {
                sources.append(source.source.value)
            }
            return sources.isEmpty ? nil : "\(name) \(sources.joined(separator: " "))"
        }
        let forms = directive("form-action", hasSearch ? ["'self'"] : [], .forms) ?? "form-action 'none'"
        let directives = [
            "default-src 'none'", "style-src 'self'", directive("img-src", ["'self'"], .image), "media-src 'self'",
            directive("font-src", hasFonts ? ["'self'"] : [], .font),
            directive("script-src", scripts.map { "'sha256-\($0)'" }, .script),
            directive("connect-src", hasSearch ? ["'self'"] : [], .connect), hasManifest ? "manifest-src 'self'" : nil,
            "base-uri 'none'", forms,
        ]
        text = directives.compactMap(\.self).joined(separator: "; ")
    }
}
