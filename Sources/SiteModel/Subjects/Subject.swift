package import Diagnostics

/// What articles are about: a condition, a medicine, a test, anything that a section holds.
package struct Subject: Sendable {
    /// The section and the slug.
    package var id: SubjectID
    /// Where the slug is given, for messages about addresses.
    package var slugLocation: SourceLocation
    /// The text of its own page; its title is the subject's name.
    package var text: ReviewedText
    /// Other names that people search for.
    package var synonyms: [Located<String>]
    /// The reading by which the A to Z lists the name, where its characters do not tell: かんぞう for 肝臓.
    package var sortAs: String?
    /// What coding systems call it, in the order of `CodeSystem`.
    package var codes: [SubjectCode]
    /// Subjects that a reader may also want.
    package var related: [Located<SubjectID>]

    /// A subject of the given name and text.
    package init(id: SubjectID, slugLocation: SourceLocation, text: ReviewedText) {
        self.id = id
        self.slugLocation = slugLocation
        self.text = text
        synonyms = []
        codes = []
        related = []
    }

    /// The conditions that it treats, prevents, finds or is a symptom of.
    package var conditions: [Located<SubjectID>] { text.relation?.conditions ?? [] }
}
