package import Diagnostics

/// What an article and a subject have in common: a text that someone wrote and someone reviewed.
package struct ReviewedText: Sendable {
    /// The file that the text is written in.
    package var file: SourceFile
    /// The title: an article's question, a subject's name.
    package var title: Located<String>
    /// The short answer.
    package var summary: Located<String>?
    /// The services and facts that the short answer names, in its order.
    package var summaryInsertions: [SummaryInsertion] = []
    /// The names in it that are those of no service.
    package var unknownServices: [String] = []
    /// The names in it that are those of no fact.
    package var unknownFacts: [String] = []
    /// What a subject has to do with conditions; an article says nothing of the kind.
    package var relation: StatedRelation?
    /// What is on record about the review: what the entries of the record amount to, where the text has one, else what
    /// front matter says.
    package var review: Review
    /// What front matter says about the review, where the text has a record too.
    package var statedReview: Review?
    /// The record of its reviews.
    package var record: ReviewRecord?
    /// What reviewers remarked on it.
    package var remarks: ReviewRemarks?
    /// How much harm it can do, where it says so.
    package var risk: Located<RiskClass>?
    /// The day on which it was first published, where that is on record.
    package var published: Located<CalendarDate>?
    /// Why it was withdrawn, where it was.
    package var withdrawn: Located<String>?
    /// The day on which it was withdrawn, where that is on record.
    package var withdrawnOn: Located<CalendarDate>?
    /// The disclaimer that the text names; the site's default is in where it names none.
    package var disclaimer: Located<DisclaimerID>?
    /// Who wrote it.
    package var authors: [Located<PersonID>]
    /// What part a machine had in writing it, where it says so.
    package var drafting: Located<Drafting>?
    /// What it rests on.
    package var sources: [Source]
    /// Who made the pictures that it shows.
    package var credits: [ImageCredit]
    /// Who paid for it.
    package var funding: String?
    /// Conflicts of interest.
    package var conflicts: String?
    /// Earlier addresses that lead here.
    package var aliases: [Located<String>]
    /// The place among its siblings, low numbers first.
    package var order: Int?
    /// The slugs of the articles that are its parts, in the order in which they are read: then it is a guide.
    package var parts: [Located<String>]
    /// Whether the text is unfinished and published only on request.
    package var isDraft: Bool
    /// The language of the text, where it is not the site's.
    package var language: Located<LanguageTag>?
    /// Keys of the owner's own, handed to the templates untouched.
    package var extra: ExtraValue?
    /// Keys that are there with a value that could not be read. They are reported already, so no rule takes them for
    /// missing.
    package var unreadableKeys: Set<String>
    /// Where the Markdown starts in the file.
    package var body: BodyStart

    /// A text with nothing but a title; the reader of front matter fills in the rest.
    package init(file: SourceFile, title: Located<String>, body: BodyStart) {
        self.file = file
        self.title = title
        self.body = body
        review = Review()
        authors = []
        sources = []
        credits = []
        aliases = []
        parts = []
        isDraft = false
        unreadableKeys = []
    }
}

extension ReviewedText {
    /// Whether it says anything medical: a summary, a body or a relation does. A page can be a mere list.
    package var saysAnythingMedical: Bool { summary != nil || relation != nil || !body.isBlank }
}

/// Where the Markdown of a file starts, after the front matter.
package struct BodyStart: Sendable, Equatable {
    /// The offset in bytes from the start of the file.
    package var offset: Int
    /// The 1-based line.
    package var line: Int
    /// Whether nothing but white space follows.
    package var isBlank: Bool

    /// A start at a byte offset and line.
    package init(offset: Int, line: Int, isBlank: Bool) {
        self.offset = offset
        self.line = line
        self.isBlank = isBlank
    }
}
