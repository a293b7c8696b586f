/// Which pictures stand for pages where other sites show links to them (Open Graph protocol, `og:image`).
package enum SocialPictures: String, CaseIterable, Sendable {
    /// Each text has one with its title.
    case titles
    /// All pages have the same one, with the site's name.
    case site
    /// There are none.
    case none
}
