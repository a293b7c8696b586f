/// A host, or a server, for which sitegen writes rules.
package enum WebHost: String, Sendable, CaseIterable {
    case netlify
    case cloudflare
    case githubPages = "github-pages"
    case nginx
    case apache
    case caddy
    case s3

    /// How its rules are written.
    var rules: any HostRules {
        switch self {
        case .netlify: Netlify()
        case .cloudflare: Cloudflare()
        case .githubPages: GitHubPages()
        case .nginx: Nginx()
        case .apache: Apache()
        case .caddy: Caddy()
        case .s3: AmazonS3()
        }
    }

    /// Its name, for messages.
    package var title: String { rules.title }

    /// Whether a file in the root of a host, by its path, holds rules of any host.
    package static func isRule(_ path: String) -> Bool {
        allCases.flatMap(\.rules.names).contains { path == $0 || path.hasPrefix($0 + "/") }
    }

    /// Whether its rules answer earlier addresses for certain, so that these need no pages that forward readers.
    package var answersRedirects: Bool { rules.answersRedirects }

    /// The files with its rules for a site, in the order of their paths.
    package func files(for site: HostedSite) -> [HostFile] { rules.files(for: site).sorted { $0.path < $1.path } }
}

/// How the rules of one host are written.
protocol HostRules: Sendable {
    /// The host's name, for messages.
    var title: String { get }
    /// Whether its rules answer earlier addresses for certain.
    var answersRedirects: Bool { get }
    /// Whether its rules can leave out the headers of pages for single files.
    var canLeaveHeadersOut: Bool { get }
    /// Whether it serves a folder of the site's address from the root of the output folder.
    var servesBaseFolder: Bool { get }
    /// The names in the root of the output folder that it reads.
    var names: [String] { get }

    /// The files with its rules.
    func files(for site: HostedSite) -> [HostFile]

    /// What it would leave out of these rules.
    func limits(of site: HostedSite) -> [HostLimit]
}

extension HostRules {
    var answersRedirects: Bool { true }
    var canLeaveHeadersOut: Bool { true }
    var servesBaseFolder: Bool { false }
    func limits(of site: HostedSite) -> [HostLimit] { [] }
}

extension WebHost {
    /// The hidden folder for rules that a server includes. The rules in it keep it from being served.
    static let folder = ".host"
}
