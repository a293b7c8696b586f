/// A heading of the navigation at the end of each page, with the other pages below it.
package struct NavigationGroup: Sendable, Equatable {
    /// The heading, in the site's language.
    package var title: String
    /// The slugs of the pages, in the order in which readers see them.
    package var pages: [Located<String>]

    /// A heading with pages.
    package init(title: String, pages: [Located<String>]) {
        self.title = title
        self.pages = pages
    }
}

extension Site {
    /// The navigation: the headings that `site.yml` names, and last the pages without a heading: on a site without
    /// headings, that is all other pages. Drafts are in it only where they are published.
    package var navigation: [(title: String?, pages: [OtherPage])] {
        guard let groups = settings.navigation else { return [(nil, Array(publishedPages))] }
        let pages = Dictionary(publishedPages.map { ($0.slug, $0) }) { first, _ in first }
        let headings = groups.map { (title: Optional($0.title), pages: $0.pages.compactMap { pages[$0.value] }) }
        return headings.filter { !$0.pages.isEmpty } + [(nil, [])]
    }
}
