package import Diagnostics

/// A page of the site as a whole, which is made from no text of its own: where it is, and on which sites.
///
/// A site is told which ones there are, so that no text or file takes their addresses.
package struct SitePage: Sendable {
    /// Where it is.
    package let address: Address
    /// The section whose subjects it lists, where it is the list of one.
    package let section: SectionID?
    private let source: (@Sendable (Site) -> SourceFile?)?
    private let condition: (@Sendable (Site) -> Bool)?
    private let isListed: @Sendable (Site) -> Bool

    /// A page at an address.
    ///
    /// `source` gives the file of Content for which a site has the page, and `condition` tells whether it has the page;
    /// without both, every site has it. `isListed` tells whether there is anything on the page for search engines to list.
    package init(
        at address: Address,
        ofSection section: SectionID? = nil,
        source: (@Sendable (Site) -> SourceFile?)? = nil,
        condition: (@Sendable (Site) -> Bool)? = nil,
        isListed: @escaping @Sendable (Site) -> Bool = { _ in true }
    ) {
        self.address = address
        self.section = section
        self.source = source
        self.condition = condition
        self.isListed = isListed
    }

    /// Whether every site has it, whatever its content.
    package var isOnEverySite: Bool { source == nil && condition == nil }

    /// The file of Content for which a site has it; `nil` where the site does not, or would in any case.
    package func source(on site: Site) -> SourceFile? { source?(site) }

    /// Whether a site has it.
    package func isPart(of site: Site) -> Bool {
        condition?(site) ?? (isOnEverySite || source(on: site) != nil)
    }

    /// Whether search engines may list it.
    package func isListed(on site: Site) -> Bool { isPart(of: site) && isListed(site) }
}
