package import SiteModel

extension TextForm {
    /// Which meanings changed on a page since it gave the meanings of a digest, as the form of its meanings tells.
    ///
    /// A digest does not tell what it was taken of. So new words are found by leaving words out until the digest is the
    /// old one, and only where few are new; a meaning that changed cannot be found.
    ///
    /// `digest` is `nil` where the page gave no meanings: then all are new.
    package func changedMeanings(since digest: ContentDigest?) -> ReviewStanding.ChangedMeanings {
        let meanings = lines
        let words = meanings.map { meaning in
            meaning.firstRange(of: ": ").map { String(meaning[..<$0.lowerBound]) } ?? meaning
        }
        guard let digest else { return .new(words) }
        var search = NewMeaningSearch(meanings: meanings.map { Array($0.utf8) }, old: digest)
        return search.new().map { .new($0.map { words[$0] }) } ?? .unknown(explained: words)
    }
}

/// The search for the meanings without which a page gave its old ones.
private struct NewMeaningSearch {
    let meanings: [[UInt8]]
    let old: ContentDigest
    /// So many digests are taken at most: a few milliseconds a page, which a change of one word can cost all pages.
    private var digestsLeft = 600

    init(meanings: [[UInt8]], old: ContentDigest) {
        self.meanings = meanings
        self.old = old
    }

    /// The places of the new meanings; `nil` where they are not found.
    mutating func new() -> [Int]? {
        for count in 1...max(1, meanings.count) {
            if let found = new(count, from: 0, leftOut: []) { return found }
            if digestsLeft == 0 { return nil }
        }
        return nil
    }

    /// So many more meanings to leave out, of those from a place on.
    private mutating func new(_ count: Int, from first: Int, leftOut: [Int]) -> [Int]? {
        guard count > 0 else { return isOld(without: leftOut) ? leftOut : nil }
        for index in meanings.indices.dropFirst(first) {
            if digestsLeft == 0 { return nil }
            if let found = new(count - 1, from: index + 1, leftOut: leftOut + [index]) { return found }
        }
        return nil
    }

    private mutating func isOld(without leftOut: [Int]) -> Bool {
        digestsLeft -= 1
        let rest = meanings.indices.filter { !leftOut.contains($0) }.map { meanings[$0] }
        return TextForm.meanings(rest)?.digest == old
    }
}
