package import Diagnostics

/// A page about the site itself: about, how we review, contact.
package struct OtherPage: Sendable {
    /// The slug.
    package var slug: String
    /// Where the slug is given, for messages about addresses.
    package var slugLocation: SourceLocation
    /// The file of the text.
    package var file: SourceFile
    /// The title.
    package var title: Located<String>
    /// What the page is about, in a sentence.
    package var summary: String?
    /// The place in the navigation, low numbers first.
    package var order: Int?
    /// What it rests on.
    package var sources: [Source]
    /// Who made the pictures that it shows.
    package var credits: [ImageCredit]
    /// Whether its sources could not all be read, which is reported.
    package var hasUnreadableSources: Bool
    /// Earlier addresses that lead here.
    package var aliases: [Located<String>]
    /// Whether the page is published only on request.
    package var isDraft: Bool
    /// Keys of the owner's own, handed to the templates untouched.
    package var extra: ExtraValue?
    /// The text.
    package var body: BodyStart

    /// A page with a title.
    package init(
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
        sources = []
        credits = []
        hasUnreadableSources = false
        aliases = []
        isDraft = false
    }
}
