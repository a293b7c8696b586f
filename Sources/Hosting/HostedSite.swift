import ASCII
import Diagnostics
package import SiteModel

/// What a host has to know of a site: all that its rules are made from.
package struct HostedSite: Sendable {
    /// Where the site will be published.
    package var baseURL: BaseURL
    /// What a page may load and run, as its `meta` element says it (Content Security Policy Level 3).
    package var contentSecurityPolicy: String
    /// Whether pages may load something from other sites.
    package var loadsFromElsewhere = false
    /// The earlier addresses of pages.
    package var redirects: [Redirect] = []
    /// The files that may run scripts or load from elsewhere when they are opened by themselves.
    package var activeFiles: [Located<Address>] = []
    /// Where the sections are whose subjects have feeds; `nil` for a site without feeds.
    package var sectionsWithFeeds: [Address]?
    /// Whether text files have compressed forms beside them.
    package var isPrecompressed = false
    /// Whether the site lies in the folder of its address, and the output folder is the root of the host.
    package var isInBaseFolder = false

    /// A site at an address, with the policy of its pages.
    package init(baseURL: BaseURL, contentSecurityPolicy: String) {
        self.baseURL = baseURL
        self.contentSecurityPolicy = contentSecurityPolicy
    }

    /// An earlier address of a page.
    package struct Redirect: Sendable {
        /// Where the page was; ends with a slash, or in `.html`.
        package var source: Located<Address>
        /// Where the page is.
        package var target: Address

        /// A redirect from an earlier address of a page.
        package init(from source: Located<Address>, to target: Address) {
            self.source = source
            self.target = target
        }

        /// All that readers may ask for: the address with a slash at its end, and without.
        var sources: [Address] {
            let path = source.value.path
            return path.hasSuffix("/") ? [source.value, Address(path: String(path.dropLast()))] : [source.value]
        }
    }

    /// What feeds are served as (RFC 4287, section 7): by the end of its name, a feed would be any XML.
    static let feedType = "application/atom+xml"

    /// What a web app manifest is served as (W3C “Web Application Manifest”, section on its media type): some servers do not
    /// know the end of its name.
    static let manifestType = "application/manifest+json"

    /// The name of the file of each feed.
    private static let feedName = String(Address.feed.path.dropFirst())

    /// The paths of all feeds, with `subject` for the name of any subject; `written` gives folders as the rules have them,
    /// with a slash at the end of each but perhaps the root.
    func feedPaths(
        _ subject: String,
        name: String = feedName,
        _ written: (Address) -> String
    ) -> [String] {
        guard let sections = sectionsWithFeeds else { return [] }
        return [written(.home) + name] + sections.map { written($0) + subject + "/" + name }
    }

    /// A regular expression for the paths of all feeds; `nil` for a site without feeds.
    func feedPattern(after ending: String = "") -> String? {
        let name = PatternText.literal(Self.feedName)
        let paths = feedPaths("[^/]+", name: name) { PatternText.literal(path(of: $0)) }
        return paths.isEmpty ? nil : "^(\(paths.joined(separator: "|")))\(ending)$"
    }

    /// The folder of the site on its host, decoded, with both slashes.
    private var folder: String { PercentEncoding.decoded(baseURL.path) ?? baseURL.path }

    /// The path of an address from the root of the host, as a server sees it: not percent-encoded.
    func path(of address: Address) -> String { folder + address.path.drop { $0 == "/" } }

    /// The same path with everything percent-encoded that could mean something in the rules of a host: only letters, digits,
    /// `-`, `.`, `_`, `~` (RFC 3986, section 2.3) and slashes stay.
    func encodedPath(of address: Address) -> String {
        PercentEncoding.encoded(path(of: address), keeping: .unreserved.adding("/"))
    }

    /// Each pair of an address that was and the address that is.
    var redirectPairs: [(source: Address, target: Address)] {
        redirects.flatMap { redirect in redirect.sources.map { ($0, redirect.target) } }
    }
}

/// A file that a host reads, and does not serve.
package struct HostFile: Sendable, Equatable {
    /// Its path in the root of the host.
    package var path: String
    /// Its text.
    package var text: String
}
