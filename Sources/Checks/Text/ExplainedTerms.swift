import SiteModel

/// The words whose meanings a site gives at their first use in a text: the same for all texts of a build, so they are made
/// ready once.
package struct ExplainedTerms: Sendable {
    /// The terms of the glossary and their variants, as it has them.
    let terms: Set<String>
    /// The words that they consist of.
    let words: Set<WordKey>

    /// No words.
    package static let none = ExplainedTerms([])

    /// The given terms.
    package init(_ terms: Set<String>) {
        self.terms = terms
        words = Set(terms.flatMap(Self.words(of:)))
    }

    /// The words of a term or a title.
    static func words(of text: String) -> [WordKey] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map { WordKey(String($0)) }
    }
}
