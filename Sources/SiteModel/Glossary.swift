public import Diagnostics

/// The words that the site explains, as `glossary.yml` has them.
public struct Glossary: Sendable, Equatable {
    /// One word or phrase with its meaning.
    public struct Term: Sendable, Equatable {
        /// The word as it is listed.
        public var term: Located<String>
        /// Other forms under which it is in texts: a plural, another spelling.
        public var variants: [Located<String>]
        /// What it means, in plain words.
        public var meaning: String
        /// The reading by which the list of words has it, where its characters do not tell.
        public var sortAs: String?

        /// A term with its meaning.
        public init(
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
    public let terms: [Term]

    /// A glossary of terms; without arguments an empty one.
    public init(terms: [Term] = []) { self.terms = terms }

    /// Whether the site explains no word.
    public var isEmpty: Bool { terms.isEmpty }
}
