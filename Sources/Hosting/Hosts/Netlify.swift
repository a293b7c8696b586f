import SiteModel

/// Netlify: `_redirects` and `_headers` in the root of what is deployed (docs.netlify.com, “Redirects and rewrites”,
/// “Custom headers”).
struct Netlify: HostRules {
    let title = "Netlify"
    /// Values of one header from several rules are sent together, and none can be taken back.
    let canLeaveHeadersOut = false
    let names = [RuleFiles.redirects, RuleFiles.headers]

    func files(for site: HostedSite) -> [HostFile] {
        let headers = ResponseHeaders(site)
        // By itself Netlify sends what does not change its name with `max-age=0, must-revalidate`, which asks for the same as
        // `no-cache`; a rule for everything would be sent with the assets too.
        let rules =
            [
                RuleFiles.rule("/*", (headers.common + headers.pages).map(RuleFiles.line)),
                RuleFiles.rule(RuleFiles.pattern(site, below: .assets), [RuleFiles.line(ResponseHeaders.immutable)]),
            ] + [RuleFiles.manifestRule(site)] + RuleFiles.feedRules(site)
        let redirects = site.redirectPairs.map { RuleFiles.redirect(site, $0.source, $0.target, status: "301!") }
        // The list of what sitegen wrote is not for readers.
        let hidden = ["/.sitegen-manifest.json /404.html 404!"]
        return [
            HostFile(path: RuleFiles.headers, text: RuleFiles.comment(.netlify) + rules.joined(separator: "\n")),
            HostFile(
                path: RuleFiles.redirects,
                text: RuleFiles.comment(.netlify) + (redirects + hidden).map { $0 + "\n" }.joined()
            ),
        ]
    }
}
