/// Spellings that an editor may exchange for one another in a reviewed text, as `respellings.yml` lists them: British
/// for American English, or a misspelling for the right word. No other change of letters passes as editorial.
package struct Respellings: Sendable, Equatable {
    /// The pairs, each way allowed, in lower case.
    private let pairs: Set<[String]>

    /// These pairs of words.
    package init(_ pairs: [(String, String)] = []) {
        self.pairs = Set(pairs.map { [$0.0.lowercased(), $0.1.lowercased()].sorted() })
    }

    /// Whether one word may stand for the other, whatever their case.
    package func allow(_ first: String, for second: String) -> Bool {
        pairs.contains([first.lowercased(), second.lowercased()].sorted())
    }

    /// The pairs in lower case, the words of each and the pairs in alphabetical order.
    package var all: [[String]] { pairs.sorted { $0.lexicographicallyPrecedes($1) } }
}
