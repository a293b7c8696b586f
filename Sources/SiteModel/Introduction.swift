package import Diagnostics

/// What the start page or the list of a section says above its lists: a text about the site, which no one reviews.
package struct Introduction: Sendable {
    /// The section whose list it is above; `nil` for the start page.
    package var section: SectionID?
    /// The file of the text.
    package var file: SourceFile
    /// The heading of the page, in place of the usual one.
    package var title: String?
    /// What the page is about, in a sentence.
    package var summary: String?
    /// What it rests on.
    package var sources: [Source] = []
    /// Who made the pictures that it shows.
    package var credits: [ImageCredit] = []
    /// Whether its sources could not all be read, which is reported.
    package var hasUnreadableSources = false
    /// Whether it is shown only on request; the page itself is always there.
    package var isDraft = false
    /// What editors choose for the start page; empty above the list of a section.
    package var startPage = StartPage()
    /// Keys of the owner's own, handed to the templates untouched.
    package var extra: ExtraValue?
    /// The text, which may be empty.
    package var body: BodyStart

    /// A text of the start page, or of a section.
    package init(of section: SectionID?, file: SourceFile, body: BodyStart) {
        self.section = section
        self.file = file
        self.body = body
    }
}

extension Sections {
    /// The page that shows an introduction.
    package func address(of introduction: Introduction) -> Address {
        introduction.section.flatMap { self[$0] }?.address ?? .home
    }
}
