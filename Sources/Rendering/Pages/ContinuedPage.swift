package import SiteModel

/// A page on which a list goes on that one page has no room for.
package struct ContinuedPage: Sendable {
    /// Where it is.
    package let address: Address
    /// Whether search engines may list it.
    package let isIndexable: Bool
    /// Makes the page, as HTML in UTF-8.
    package let render: @Sendable () -> [UInt8]

    init(address: Address, isIndexable: Bool = true, render: @escaping @Sendable () -> [UInt8]) {
        self.address = address
        self.isIndexable = isIndexable
        self.render = render
    }
}
