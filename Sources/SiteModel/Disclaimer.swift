package import Diagnostics

/// A text that says what the site's pages are not.
package struct Disclaimer: Sendable {
    /// The name of the file.
    package var id: DisclaimerID
    /// The file of the text.
    package var file: SourceFile
    /// The heading above it, where it names one.
    package var title: String?
    /// The same in a sentence or two, for the top of each page, where it has one.
    package var summary: String?
    /// Its language, where that is not the site's.
    package var language: Located<LanguageTag>?
    /// The text.
    package var body: BodyStart

    /// A disclaimer.
    package init(
        id: DisclaimerID,
        file: SourceFile,
        title: String?,
        language: Located<LanguageTag>? = nil,
        body: BodyStart
    ) {
        self.id = id
        self.file = file
        self.title = title
        self.language = language
        self.body = body
    }
}
