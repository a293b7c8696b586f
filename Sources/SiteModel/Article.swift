package import Diagnostics

/// A short text about one question, of one subject.
package struct Article: Sendable {
    /// The subject and the article's own slug.
    package var id: ArticleID
    /// The path of the subject's folder that the file lies in; `nil` where it lies in none.
    package var folder: String?
    /// The subject that front matter names.
    package var statedSubject: Located<SubjectID>?
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
        statedSubject: Located<SubjectID>?,
        slugLocation: SourceLocation,
        text: ReviewedText
    ) {
        self.id = id
        self.folder = folder
        self.statedSubject = statedSubject
        self.slugLocation = slugLocation
        self.text = text
    }

    /// Where the subject is named: the start of the file where the folder names it.
    package var subjectLocation: SourceLocation { statedSubject?.location ?? SourceLocation(text.file) }
}

/// The side of a subject that an article is about.
package enum ArticleTopic: String, CaseIterable, Sendable {
    case causes
    case symptoms
    case diagnosis
    case treatment
    case prevention
    case livingWith = "living-with"
}
