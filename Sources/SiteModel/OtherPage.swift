public import Diagnostics

/// A page about the site itself: about, how we review, contact.
public struct OtherPage: Sendable {
    /// The slug.
    public var slug: String
    /// Where the slug is given, for messages about addresses.
    public var slugLocation: SourceLocation
    /// The file of the text.
    public var file: SourceFile
    /// The title.
    public var title: Located<String>
    /// What the page is about, in a sentence.
    public var summary: String?
    /// The place in the navigation, low numbers first.
    public var order: Int?
    /// Earlier addresses that lead here.
    public var aliases: [Located<String>]
    /// Whether the page is published only on request.
    public var isDraft: Bool
    /// Keys of the owner's own, handed to the templates untouched.
    public var extra: ExtraValue?
    /// The text.
    public var body: BodyStart

    /// A page with a title.
    public init(
        slug: String,
        slugLocation: SourceLocation,
        file: SourceFile,
        title: Located<String>,
        body: BodyStart
    ) {
        self.slug = slug
        self.slugLocation = slugLocation
        self.file = file
        self.title = title
        self.body = body
        aliases = []
        isDraft = false
    }
}
