/// A picture that stands for the site in the tabs of browsers and among the apps of a phone, at the place where programs look
/// for it.
package enum SiteIcon: String, CaseIterable, Sendable {
    /// What browsers ask for at the root of a host (HTML Standard, section 4.6.7.8, “Link type "icon"”).
    case favicon = "favicon.ico"
    /// What iPhones and iPads ask for.
    case touch = "apple-touch-icon.png"
    /// What a web app manifest names, in two sizes.
    case small = "icon-192.png"
    case large = "icon-512.png"

    /// The width and the height in pixels.
    package var side: Int {
        switch self {
        case .favicon: 32
        case .touch: 180
        case .small: 192
        case .large: 512
        }
    }

    /// Where it is.
    package var address: Address { Address(path: "/" + rawValue) }
}
