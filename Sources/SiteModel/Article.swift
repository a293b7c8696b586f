package import Diagnostics

/// A short text about one question, of one condition.
package struct Article: Sendable {
    /// The condition and the article's own slug.
    package var id: ArticleID
    /// The name of the condition's folder that the file lies in; `nil` where it lies in none.
    package var folder: String?
    /// The condition that front matter names.
    package var statedCondition: Located<ConditionID>?
    /// Where the slug is given, for messages about addresses.
    package var slugLocation: SourceLocation
    /// What the article is about, where it says so.
    package var topic: ArticleTopic?
    /// The text.
    package var text: ReviewedText

    /// An article of the given name and text.
    package init(
        id: ArticleID,
        folder: String?,
        statedCondition: Located<ConditionID>?,
        slugLocation: SourceLocation,
        text: ReviewedText
    ) {
        self.id = id
        self.folder = folder
        self.statedCondition = statedCondition
        self.slugLocation = slugLocation
        self.text = text
    }

    /// Where the condition is named: the start of the file where the folder names it.
    package var conditionLocation: SourceLocation { statedCondition?.location ?? SourceLocation(text.file) }
}

/// The side of a condition that an article is about.
package enum ArticleTopic: String, CaseIterable, Sendable {
    case causes
    case symptoms
    case diagnosis
    case treatment
    case prevention
    case livingWith = "living-with"
}
