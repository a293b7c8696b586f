/// The ids of a page that are not those of its text's own headings.
package enum PageAnchors {
    /// What the anchors of a disclaimer on the page of another text begin with.
    package static let disclaimerPrefix = "disclaimer-"
    /// What the ids of the theme begin with.
    package static let themePrefix = "theme-"

    /// Whether an anchor may be one of the frame around a text.
    package static func isReserved(_ anchor: String) -> Bool {
        anchor.hasPrefix(disclaimerPrefix) || anchor.hasPrefix(themePrefix)
    }
}
