/// Where the parts of a site are: paths from the folder of the site, its root.
package struct SiteLayout: Sendable, Equatable {
    /// The folder that editors write.
    package var content = "Content"
    /// The folder of the theme.
    package var templates = "Templates"
    /// The folder to publish into.
    package var output = "Output"
    /// The file of accepted findings, where the site has one.
    package var baseline: String?

    /// The layout of a site that does not say otherwise.
    package init() {}

    /// The file in the root of a site that names its parts.
    package static let fileName = "sitegen.yml"
}
