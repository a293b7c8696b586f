package import SiteModel

/// The words and sentences of a text, cut up once for all rules.
package struct WordList: Sendable {
    /// A word: letters, digits, and apostrophes or hyphens within.
    package struct Word: Sendable, Equatable {
        /// Its bytes in the prose.
        package var range: Range<Int>
    }

    /// A sentence: the words from one full stop, question mark or end of a block to the next.
    package struct Sentence: Sendable, Equatable {
        /// Its bytes in the prose, with the mark that ends it.
        package var range: Range<Int>
        /// Its words, as places in the list.
        package var words: Range<Int>
        /// The block that it stands in.
        package var block: Int
    }

    /// The words, in order.
    package private(set) var words: [Word] = []
    /// The sentences, in order.
    package private(set) var sentences: [Sentence] = []

    /// Cuts up a text.
    package init(of prose: Prose) {}
}
