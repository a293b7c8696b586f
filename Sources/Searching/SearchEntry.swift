/// Something that a search can find, with a page of its own: a subject with its articles, a person, another page, a word
/// that the site explains.
package struct SearchEntry: Sendable {
    /// An article of a subject.
    package struct Article: Sendable {
        /// Its title.
        package var title: String
        /// Its address below that of the subject: `causes/`.
        package var tail: String
        /// What is in it; `nil` where it is not shown.
        package var text: SearchText?
        /// The language of its title, by its place in `SearchIndex.Circumstances.languages`.
        package var language: Int

        /// An article at an address.
        package init(title: String, tail: String, text: SearchText?, language: Int = 0) {
            self.title = title
            self.tail = tail
            self.text = text
            self.language = language
        }
    }

    /// The title.
    package var title: String
    /// What kind of page it has, by its place in `SearchIndex.kinds`.
    package var kind: Int
    /// Its address below that of its kind: `anemia/`.
    package var tail: String
    /// What it is about, in a sentence.
    package var summary = ""
    /// Other names.
    package var synonyms: [String] = []
    /// What coding systems call it.
    package var codes: [String] = []
    /// The language of its title and its summary, by its place in `SearchIndex.Circumstances.languages`.
    package var language = 0
    /// What is in its own text; `nil` where it has none, or none that is shown.
    package var text: SearchText?
    /// Its articles, in reading order.
    package var articles: [Article] = []

    /// A page at an address.
    package init(title: String, kind: Int, tail: String) {
        self.title = title
        self.kind = kind
        self.tail = tail
    }
}

/// What kind of page something has.
package struct SearchKind: Sendable {
    /// What its addresses begin with, from the root of the site without the first slash: `conditions/`. `nil` for what has
    /// no page.
    package var prefix: String?
    /// What readers see it called; empty where nothing need be said.
    package var label: String
    /// What a match is worth, from 0 to 1, beside one of another kind.
    package var worth: Double

    /// A kind of page.
    package init(prefix: String?, label: String, worth: Double) {
        self.prefix = prefix
        self.label = label
        self.worth = worth
    }
}
