import Diagnostics

/// The words that the site explains, as `glossary.yml` has them.
package struct Glossary: Sendable, Equatable {
    /// One word or phrase with its meaning.
    package struct Term: Sendable, Equatable {
        /// The word as it is listed.
        package var term: Located<String>
        /// Other forms under which it is in texts: a plural, another spelling.
        package var variants: [Located<String>]
        /// What it means, in plain words.
        package var meaning: String
        /// The reading by which the list of words has it, where its characters do not tell.
        package var sortAs: String?

        /// A term with its meaning.
        package init(
            term: Located<String>,
            variants: [Located<String>] = [],
            meaning: String,
            sortAs: String? = nil
        ) {
            self.sortAs = sortAs
            self.term = term
            self.variants = variants
            self.meaning = meaning
        }
    }

    /// The terms in the order of the file.
    package let terms: [Term]

    /// A glossary of terms; without arguments an empty one.
    package init(terms: [Term] = []) { self.terms = terms }

    /// Whether the site explains no word.
    package var isEmpty: Bool { terms.isEmpty }
}
