/// GitHub Pages: it serves files with headers of its own and knows no redirects. What it needs, every site has: `404.html`,
/// `.nojekyll`, and a page at each earlier address.
struct GitHubPages: HostRules {
    let title = "GitHub Pages"
    let answersRedirects = false
    /// It sends no headers of the site's at all.
    let canLeaveHeadersOut = true
    /// A project's site is in a folder of its owner's host.
    let servesBaseFolder = true
    let names: [String] = []

    func files(for site: HostedSite) -> [HostFile] { [] }
}
