public import Diagnostics

/// What an article and a condition have in common: a text that someone wrote and someone reviewed.
public struct ReviewedText: Sendable {
    /// The file that the text is written in.
    public var file: SourceFile
    /// The title: an article's question, a condition's name.
    public var title: Located<String>
    /// The short answer.
    public var summary: Located<String>?
    /// What is on record about the review: what the entries of the record amount to, where the text has one, else what
    /// front matter says.
    public var review: Review
    /// What front matter says about the review, where the text has a record too.
    public var statedReview: Review?
    /// The record of its reviews.
    public var record: ReviewRecord?
    /// How much harm it can do, where it says so.
    public var risk: Located<RiskClass>?
    /// Why it was withdrawn, where it was.
    public var withdrawn: Located<String>?
    /// The disclaimer that the text names; the site's default is in where it names none.
    public var disclaimer: Located<DisclaimerID>?
    /// Who wrote it.
    public var authors: [Located<PersonID>]
    /// What it rests on.
    public var sources: [Source]
    /// Who paid for it.
    public var funding: String?
    /// Conflicts of interest.
    public var conflicts: String?
    /// Earlier addresses that lead here.
    public var aliases: [Located<String>]
    /// The place among its siblings, low numbers first.
    public var order: Int?
    /// Whether the text is unfinished and published only on request.
    public var isDraft: Bool
    /// The language of the text, where it is not the site's.
    public var language: Located<LanguageTag>?
    /// Keys of the owner's own, handed to the templates untouched.
    public var extra: ExtraValue?
    /// Keys that are there with a value that could not be read. They are reported already, so no rule takes them for
    /// missing.
    public var unreadableKeys: Set<String>
    /// Where the Markdown starts in the file.
    public var body: BodyStart

    /// A text with nothing but a title; the reader of front matter fills in the rest.
    public init(file: SourceFile, title: Located<String>, body: BodyStart) {
        self.file = file
        self.title = title
        self.body = body
        review = Review()
        authors = []
        sources = []
        aliases = []
        isDraft = false
        unreadableKeys = []
    }
}

/// Where the Markdown of a file starts, after the front matter.
public struct BodyStart: Sendable, Equatable {
    /// The offset in bytes from the start of the file.
    public var offset: Int
    /// The 1-based line.
    public var line: Int
    /// Whether nothing but white space follows.
    public var isBlank: Bool

    /// A start at a byte offset and line.
    public init(offset: Int, line: Int, isBlank: Bool) {
        self.offset = offset
        self.line = line
        self.isBlank = isBlank
    }
}
