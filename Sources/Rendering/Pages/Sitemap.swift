package import SiteModel

/// The sitemap (sitemaps.org protocol 0.9): every page that search engines may list, with the day of its last change.
package struct Sitemap: Sendable {
    /// A page and the day of its last change, where one is on record.
    package struct Entry: Sendable {
        var address: Address
        var lastChange: CalendarDate?
    }

    /// The most addresses that one file may hold (sitemaps.org, “Using Sitemap index files”).
    package static let maximumEntries = 50_000

    private let entries: [Entry]
    private let base: BaseURL

    /// The pages of a site, `continued` among them; none for a demonstration, whose pages all ask not to be listed.
    package init(
        _ site: Site,
        _ standings: ReviewStandings = ReviewStandings(),
        continued: [Address] = []
    ) {
        base = site.settings.baseURL
        guard !site.settings.isDemonstration else {
            entries = []
            return
        }
        let sections = site.settings.sections
        var entries = site.sitePages.filter {
            $0.isListed(on: site) && site.introduction(at: $0.address)?.isDraft != true
        }.map { Entry(address: $0.address) }
        entries += continued.map { Entry(address: $0) }
        for subject in site.subjects where !subject.text.isDraft && standings.isIndexable(subject.text) {
            entries.append(Entry(address: sections.address(of: subject.id), lastChange: Self.lastChange(subject.text)))
        }
        for article in site.articles where !article.text.isDraft && standings.isIndexable(article.text) {
            entries.append(Entry(address: sections.address(of: article.id), lastChange: Self.lastChange(article.text)))
        }
        entries += site.people.map { Entry(address: .person($0.id)) }
        entries += site.pages.filter { !$0.isDraft }.map { Entry(address: .page($0.slug)) }
        self.entries = entries
    }

    private static func lastChange(_ text: ReviewedText) -> CalendarDate? {
        [text.review.updated?.value, text.review.reviewed?.value].compactMap { $0 }.max()
    }

    /// The files: one, or an index and its parts.
    package func files() -> [(address: Address, text: String)] {
        guard entries.count > Self.maximumEntries else { return [(.sitemap, urlSet(entries[...]))] }
        let parts = stride(from: 0, to: entries.count, by: Self.maximumEntries).map {
            entries[$0..<min($0 + Self.maximumEntries, entries.count)]
        }
        var index = Self.declaration + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        var files: [(address: Address, text: String)] = []
        for (number, part) in parts.enumerated() {
            let address = Address.sitemapPart(number + 1)
            index += "<sitemap><loc>\(HTMLEscaping.escape(base.absolute(address)))</loc></sitemap>\n"
            files.append((address, urlSet(part)))
        }
        return [(.sitemap, index + "</sitemapindex>\n")] + files
    }

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private func urlSet(_ entries: ArraySlice<Entry>) -> String {
        var text = Self.declaration + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        for entry in entries {
            let change = entry.lastChange.map { "<lastmod>\($0)</lastmod>" } ?? ""
            text += "<url><loc>\(HTMLEscaping.escape(base.absolute(entry.address)))</loc>\(change)</url>\n"
        }
        return text + "</urlset>\n"
    }
}

/// The rules for crawlers (RFC 9309).
package enum Robots {
    /// Everything is allowed, and the sitemap is named. A demonstration is kept out of search engines by `noindex` on
    /// its pages, which a crawler sees only where it may read them.
    package static func text(_ site: Site) -> String {
        let sitemap = site.settings.isDemonstration ? "" : "\nSitemap: \(site.settings.baseURL.absolute(.sitemap))\n"
        return "User-agent: *\nAllow: /\n\(sitemap)"
    }
}
