public import SiteModel

extension TextForm {
    /// The words whose meanings are new on a page since it gave the meanings of a digest, as the form of its meanings
    /// tells: those without which the digest is the old one. `nil` where it is not one or two new words that make the
    /// difference, since a digest does not tell what it was taken of.
    ///
    /// `digest` is `nil` where the page gave no meanings: then all are new.
    public func newMeanings(since digest: ContentDigest?) -> [String]? {
        let meanings = lines
        guard let digest else { return meanings.map(Self.word) }
        // More pairs than these are not worth the time: the words can be compared by eye.
        guard meanings.count <= 200 else { return nil }
        func isOld(without left: Set<Int>) -> Bool {
            let rest = meanings.indices.filter { !left.contains($0) }.map { Array(meanings[$0].utf8) }
            return TextForm.meanings(rest)?.digest == digest
        }
        for first in meanings.indices where isOld(without: [first]) { return [Self.word(meanings[first])] }
        for first in meanings.indices {
            for second in meanings.indices where second > first && isOld(without: [first, second]) {
                return [Self.word(meanings[first]), Self.word(meanings[second])]
            }
        }
        return nil
    }

    private static func word(_ meaning: String) -> String {
        meaning.firstRange(of: ": ").map { String(meaning[..<$0.lowerBound]) } ?? meaning
    }
}
