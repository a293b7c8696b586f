public import Diagnostics

/// A text that says what the site's pages are not.
public struct Disclaimer: Sendable {
    /// The name of the file.
    public var id: DisclaimerID
    /// The file of the text.
    public var file: SourceFile
    /// The heading above it, where it names one.
    public var title: String?
    /// Its language, where that is not the site's.
    public var language: Located<LanguageTag>?
    /// The text.
    public var body: BodyStart

    /// A disclaimer.
    public init(
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
