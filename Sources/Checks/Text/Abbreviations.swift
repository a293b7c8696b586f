import ASCII

/// Words whose full stop need not end a sentence.
enum Abbreviations {
    /// A full stop after these never ends a sentence.
    private static let never = WordSet(
        "dr mr mrs ms mx prof st vs approx cf viz e.g i.e eg ie ca fig figs vol pp dept esp incl"
    )

    /// After these it does not end a sentence where a number follows: "No. 5".
    private static let beforeNumbers = WordSet("no nos p ch sec max art")

    /// After these it ends a sentence only where a word follows with which sentences start: "et al. The".
    private static let unlessStarting = WordSet("al inc ltd co corp jr sr ph.d m.d")

    /// After these a capital letter is part of a name: "vitamin C".
    private static let lettered = WordSet(
        "vitamin vitamins hepatitis group groups type types class factor influenza plan part stage grade immunoglobulin"
    )

    /// Words with which sentences start.
    private static let starting = WordSet(
        """
        the a an this these that those it its they their he she we our you your if in on at for from with when while \
        after before as but and or so there here most many some each every all no not one two other others people \
        doctors call ask see tell take do does is are what who how why
        """
    )

    /// Whether the full stop after a word is only a part of an abbreviation.
    ///
    /// - Parameters:
    ///   - word: the word before the full stop.
    ///   - previous: the word before that in the same sentence.
    ///   - next: where the next word of the block starts.
    static func isPart(
        _ word: WordList.Word,
        after previous: WordList.Word?,
        next: Int,
        in bytes: UnsafeBufferPointer<UInt8>,
        before end: Int
    ) -> Bool {
        let length = word.range.count
        guard length <= 6 else { return false }
        if length == 1 { return isInitial(word, after: previous, in: bytes) }
        if never.contains(word.key) { return true }
        let following = bytes[next]
        if word.kind.contains(.isDotted) || unlessStarting.contains(word.key) {
            // "9 a.m. The" and "in the U.S. The" end; "U.S. Food and Drug Administration" does not.
            let small = !word.kind.contains(.hasCapital) && word.kind.contains(.isDotted)
            if small { return !following.isASCIILetter }
            var last = next
            while last < end, WordBytes.classes[Int(bytes[last])] & WordBytes.word != 0 { last += 1 }
            return !starting.contains(WordKey(of: bytes[next..<last]))
        }
        return following.isASCIIDigit && beforeNumbers.contains(word.key)
    }

    /// Whether a single letter is the initial of a name, as in "Robert J. Smith", and not as in "vitamin C".
    private static func isInitial(
        _ word: WordList.Word,
        after previous: WordList.Word?,
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard word.kind.contains(.hasCapital), word.key != "i" else { return false }
        guard let previous else { return true }
        guard bytes[previous.range.lowerBound].isASCIICapital else { return false }
        return !lettered.contains(previous.key)
    }
}
