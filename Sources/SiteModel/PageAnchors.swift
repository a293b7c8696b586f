/// The ids of a page that are not those of its text's own headings.
package enum PageAnchors {
    /// What the anchors of a disclaimer on the page of another text begin with.
    package static let disclaimerPrefix = "disclaimer-"
    /// What the ids of the theme begin with.
    package static let themePrefix = "theme-"
    /// What the anchors of a card begin with where it is shown away from its place.
    package static let cardPrefix = themePrefix + "card-"

    /// The anchor of a table's caption, the first table being 1.
    package static func caption(_ table: Int) -> String { "\(captionPrefix)\(table)" }

    private static let captionPrefix = "caption-"

    /// The anchor of a letter of an A to Z.
    package static func letter(_ letter: String) -> String { "\(letterPrefix)\(letter.lowercased())" }
    /// The anchor of the names in an A to Z that start with no letter.
    package static let otherLetters = "other"

    private static let letterPrefix = "letter-"

    /// Whether an anchor may be one of an A to Z.
    package static func isOfLetter(_ anchor: String) -> Bool {
        anchor == otherLetters || anchor.hasPrefix(letterPrefix)
    }

    /// Whether an anchor may be one of the frame around a text, or of a caption.
    package static func isReserved(_ anchor: String) -> Bool {
        anchor.hasPrefix(disclaimerPrefix) || anchor.hasPrefix(themePrefix)
            || anchor.hasPrefix(captionPrefix) && anchor.dropFirst(captionPrefix.count).allSatisfy(\.isNumber)
    }
}
