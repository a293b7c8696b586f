import SiteModel

/// The files `_redirects` and `_headers`, which Netlify and Cloudflare read in the same form: a redirect a line, and
/// headers indented below the paths that they are for. Paths are percent-encoded, so a space, a star or a colon in an
/// address cannot be taken for a part of the form.
enum RuleFiles {
    static let redirects = "_redirects"
    static let headers = "_headers"

    /// The line of a redirect.
    static func redirect(_ site: HostedSite, _ source: Address, _ target: Address, status: String) -> String {
        "\(site.encodedPath(of: source)) \(site.encodedPath(of: target)) \(status)"
    }

    /// Everything below an address.
    static func pattern(_ site: HostedSite, below address: Address) -> String { site.encodedPath(of: address) + "*" }

    /// Headers for the paths of a pattern.
    static func rule(_ pattern: String, _ lines: [String]) -> String {
        ([pattern] + lines.map { "  \($0)" }).map { $0 + "\n" }.joined()
    }

    /// The rules that say what feeds are served as.
    static func feedRules(_ site: HostedSite) -> [String] {
        site.feedPaths(":subject", site.encodedPath).map {
            rule($0, [line(ResponseHeader("Content-Type", HostedSite.feedType))])
        }
    }

    /// The rule that says what the web app manifest is served as.
    static func manifestRule(_ site: HostedSite) -> String {
        rule(site.encodedPath(of: .webManifest), [line(ResponseHeader("Content-Type", HostedSite.manifestType))])
    }

    /// The line of a header.
    static func line(_ header: ResponseHeader) -> String { "\(header.name): \(header.value)" }

    /// The comment at the top of a file.
    static func comment(_ host: WebHost) -> String {
        "# Written by `sitegen build --host \(host.rawValue)`; docs/publishing.md tells what it says.\n"
    }
}
