import Diagnostics
import SiteModel

/// Cloudflare Pages, and Workers with static assets: `_redirects` and `_headers` in the root of what is deployed
/// (developers.cloudflare.com, “Redirects”, “Headers”).
struct Cloudflare: HostRules {
    let title = "Cloudflare"
    let names = [RuleFiles.redirects, RuleFiles.headers]

    /// How many redirects without a star or a placeholder it reads.
    private static let mostRedirects = 2_000
    /// How many characters the line of a redirect may have.
    private static let longestRedirect = 1_000
    /// How many rules of headers it reads.
    private static let mostHeaderRules = 100
    /// How many characters the line of a header may have.
    private static let longestHeader = 2_000

    func files(for site: HostedSite) -> [HostFile] {
        [
            HostFile(
                path: RuleFiles.headers,
                text: RuleFiles.comment(.cloudflare) + headerRules(site).joined(separator: "\n")
            ),
            HostFile(
                path: RuleFiles.redirects,
                text: RuleFiles.comment(.cloudflare) + site.redirectPairs.map { line($0, site) + "\n" }.joined()
            ),
        ]
    }

    private func line(_ redirect: (source: Address, target: Address), _ site: HostedSite) -> String {
        RuleFiles.redirect(site, redirect.source, redirect.target, status: "301")
    }

    /// A path gets the headers of all rules that fit, and a `!` takes one back.
    private func headerRules(_ site: HostedSite) -> [String] {
        let headers = ResponseHeaders(site)
        let everywhere = headers.common + headers.pages + [ResponseHeaders.revalidated]
        let takenBack = headers.pages.map { "! \($0.name)" }
        return [
            RuleFiles.rule("/*", everywhere.map(RuleFiles.line)),
            RuleFiles.rule(
                RuleFiles.pattern(site, below: .assets),
                ["! \(ResponseHeaders.immutable.name)", RuleFiles.line(ResponseHeaders.immutable)]
            ),
        ] + [RuleFiles.manifestRule(site)] + RuleFiles.feedRules(site)
            + site.activeFiles.map { RuleFiles.rule(site.encodedPath(of: $0.value), takenBack) }
    }

    func limits(of site: HostedSite) -> [HostLimit] {
        var limits: [HostLimit] = []
        let pairs = site.redirectPairs
        if pairs.count > Self.mostRedirects {
            limits.append(
                HostLimit(
                    message:
                        "The earlier addresses of the pages need \(pairs.count) redirects, with and without a slash at the"
                        + " end, but Cloudflare reads at most \(Self.mostRedirects)",
                    help: "delete the aliases that readers do not use any more, or choose another host"
                )
            )
        }
        for redirect in site.redirects {
            let longest = redirect.sources.map { line(($0, redirect.target), site).utf8.count }.max() ?? 0
            guard longest > Self.longestRedirect else { continue }
            limits.append(
                HostLimit(
                    location: redirect.source.location,
                    message:
                        "The redirect from here has \(longest) characters, but Cloudflare reads at most"
                        + " \(Self.longestRedirect)",
                    help: "choose a shorter address, or another host"
                )
            )
        }
        let rules = headerRules(site)
        if rules.count > Self.mostHeaderRules {
            limits.append(
                HostLimit(
                    message:
                        "The headers of the site need \(rules.count) rules, but Cloudflare reads at most"
                        + " \(Self.mostHeaderRules)",
                    help: "allow fewer `activeFiles`, or choose another host"
                )
            )
        }
        let longest = rules.flatMap { $0.split(separator: "\n").map(\.utf8.count) }.max() ?? 0
        if longest > Self.longestHeader {
            limits.append(
                HostLimit(
                    message:
                        "A header of the site has \(longest) characters, but Cloudflare reads at most \(Self.longestHeader)",
                    help:
                        "use fewer scripts in the theme, because the content security policy names each, or choose another"
                        + " host"
                )
            )
        }
        return limits
    }
}
