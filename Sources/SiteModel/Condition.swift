package import Diagnostics

/// A disease, disorder or other state of health that articles are about (schema.org `MedicalCondition`).
package struct Condition: Sendable {
    /// The slug.
    package var id: ConditionID
    /// Where the slug is given, for messages about addresses.
    package var slugLocation: SourceLocation
    /// The text of its own page; its title is the condition's name.
    package var text: ReviewedText
    /// Other names that people search for.
    package var synonyms: [Located<String>]
    /// The reading by which the A to Z lists the name, where its characters do not tell: かんぞう for 肝臓.
    package var sortAs: String?
    /// What coding systems call it, in the order of `CodeSystem`.
    package var codes: [ConditionCode]
    /// Conditions that a reader may also want.
    package var related: [Located<ConditionID>]

    /// A condition of the given name and text.
    package init(id: ConditionID, slugLocation: SourceLocation, text: ReviewedText) {
        self.id = id
        self.slugLocation = slugLocation
        self.text = text
        synonyms = []
        codes = []
        related = []
    }

    /// Whether its page says anything medical, and so needs the review keys: a summary or a body does.
    package var saysAnythingMedical: Bool { text.summary != nil || !text.body.isBlank }
}
