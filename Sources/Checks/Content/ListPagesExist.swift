package import Diagnostics
package import SiteModel

/// A link to a page on which a list goes on leads to one that is there. Which there are depends on all texts, so it comes
/// last.
package enum ListPagesExist {
    /// The links that lead to none of the pages.
    package static func problems(
        in links: some Sequence<Body.Link>,
        pages: Set<Address>,
        of base: BaseURL
    ) -> [Diagnostic] {
        links.compactMap { link in
            guard case .listPage(let page) = link.destination, !pages.contains(page) else { return nil }
            return Diagnostic(
                .linkBroken,
                at: link.location,
                "`\(base.absolute(page))` is an address of this site, but there is no page or file there",
                help: "link to the page on which the list begins"
            )
        }
    }
}
