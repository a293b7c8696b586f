package import SiteModel

/// The words and sentences of a text, cut up once for all rules.
///
/// Words are letters, digits, and what is inside them: apostrophes and hyphens, a full stop between letters or
/// digits (`e.g`, `2.5`), a comma between digits (`1,204`). Sentences end at a full stop, question or exclamation mark
/// with white space or the end of the block after it, but not inside an abbreviation and not where a small letter
/// follows; and at the end of every block. Scripts without spaces between words give one word from one mark to the next.
package struct WordList: Sendable {
    /// A word.
    package struct Word: Sendable, Equatable {
        /// What a word is made of and where it comes from.
        package struct Kind: OptionSet, Sendable {
            package let rawValue: UInt8
            package init(rawValue: UInt8) { self.rawValue = rawValue }

            /// A small letter of ASCII is in it.
            package static let hasSmall = Self(rawValue: WordBytes.lower)
            /// A capital letter of ASCII is in it.
            package static let hasCapital = Self(rawValue: WordBytes.upper)
            /// A digit is in it.
            package static let hasDigit = Self(rawValue: WordBytes.digit)
            /// A letter beyond ASCII is in it.
            package static let hasOther = Self(rawValue: 8)
            /// An apostrophe is in it.
            package static let hasApostrophe = Self(rawValue: 16)
            /// A full stop is in it.
            package static let isDotted = Self(rawValue: 32)
            /// It is in a code span.
            package static let isCode = Self(rawValue: 64)
            /// The site put it in for a placeholder.
            package static let isInserted = Self(rawValue: 128)
        }

        private let start: UInt32
        private let end: UInt32
        /// The word without regard to case and apostrophes.
        package let key: WordKey
        /// What it is made of.
        package let kind: Kind

        fileprivate init(_ range: Range<Int>, key: WordKey, kind: Kind) {
            start = UInt32(truncatingIfNeeded: range.lowerBound)
            end = UInt32(truncatingIfNeeded: range.upperBound)
            self.key = key
            self.kind = kind
        }

        /// Its bytes in the prose.
        package var range: Range<Int> { Int(start)..<Int(end) }

        /// Whether it is a number: digits, with full stops and commas between them.
        package var isNumber: Bool {
            kind.contains(.hasDigit) && kind.isDisjoint(with: [.hasSmall, .hasCapital, .hasOther])
        }
    }

    /// A sentence: the words from one full stop, question mark or end of a block to the next; at least one.
    package struct Sentence: Sendable, Equatable {
        /// Its bytes in the prose, with the mark that ends it and what closes after that.
        package var range: Range<Int>
        /// Its words, as places in the list.
        package var words: Range<Int>
        /// The block that it is in.
        package var block: Int
    }

    /// What a block is made of.
    package struct Parts: Sendable, Equatable {
        /// Its words, as places in the list.
        package var words: Range<Int>
        /// Its sentences, as places in the list.
        package var sentences: Range<Int>
        /// What its words are made of, taken together: a rule that asks for digits need not look at a block without.
        package var kinds: Word.Kind
    }

    /// The words, in order.
    package private(set) var words: [Word] = []
    /// The sentences, in order.
    package private(set) var sentences: [Sentence] = []
    /// For each block of the prose, in the same order, its words and sentences.
    package private(set) var blocks: [Parts] = []
    /// What the words of the block that is cut up are made of.
    private var kinds: UInt8 = 0

    /// Cuts up a text.
    package init(of prose: Prose) {
        words.reserveCapacity(prose.bytes.count / 4)
        sentences.reserveCapacity(prose.bytes.count / 64 + prose.blocks.count)
        blocks.reserveCapacity(prose.blocks.count)
        var marked = MarkedStretches(prose)
        prose.bytes.withUnsafeBufferPointer { bytes in
            WordBytes.classes.withUnsafeBufferPointer { classes in
                for (number, block) in prose.blocks.enumerated() {
                    let firstWord = words.count
                    let firstSentence = sentences.count
                    kinds = 0
                    cut(block.range, number: number, bytes, classes, &marked)
                    blocks.append(
                        Parts(
                            words: firstWord..<words.count,
                            sentences: firstSentence..<sentences.count,
                            kinds: Word.Kind(rawValue: kinds)
                        )
                    )
                }
            }
        }
    }

    /// The sentence that a word is part of.
    package func sentence(with word: Int) -> Sentence {
        var low = 0
        var high = sentences.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].words.upperBound <= word { low = middle + 1 } else { high = middle }
        }
        return sentences[low]
    }

    private mutating func cut(
        _ range: Range<Int>,
        number: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ classes: UnsafeBufferPointer<UInt8>,
        _ marked: inout MarkedStretches
    ) {
        let end = range.upperBound
        var index = range.lowerBound
        var sentence = index
        var firstWord = words.count
        while index < end {
            let kind = classes[Int(bytes[index])]
            if kind & WordBytes.word != 0 {
                index = addWord(from: index, before: end, bytes, classes, &marked)
            } else if kind & WordBytes.space != 0 {
                index += 1
                if words.count == firstWord, sentence == index - 1 { sentence = index }
            } else if kind & WordBytes.stop != 0 {
                let mark = index
                index = Self.endOfMarks(from: index, before: end, bytes, classes)
                guard words.count > firstWord, ends(at: mark..<index, before: end, firstWord: firstWord, bytes, classes)
                else {
                    continue
                }
                sentences.append(Sentence(range: sentence..<index, words: firstWord..<words.count, block: number))
                sentence = index
                firstWord = words.count
            } else if kind & WordBytes.high != 0 {
                let sign = WordBytes.sign(at: index, in: bytes, before: end)
                switch sign.kind {
                case .letter:
                    index = addWord(from: index, before: end, bytes, classes, &marked)
                case .stop, .ellipsis:
                    let mark = index
                    index = Self.endOfMarks(from: index + sign.length, before: end, bytes, classes)
                    guard words.count > firstWord,
                        sign.kind == .stop || ends(at: mark..<index, before: end, firstWord: firstWord, bytes, classes)
                    else { continue }
                    sentences.append(Sentence(range: sentence..<index, words: firstWord..<words.count, block: number))
                    sentence = index
                    firstWord = words.count
                case .space:
                    index += sign.length
                    if words.count == firstWord, sentence == index - sign.length { sentence = index }
                case .apostrophe, .hyphen, .closing, .other:
                    index += sign.length
                }
            } else {
                index += 1
            }
        }
        if words.count > firstWord {
            sentences.append(Sentence(range: sentence..<end, words: firstWord..<words.count, block: number))
        }
    }

    // MARK: Words

    /// Adds the word that starts at an index, and gives where it ends.
    @inline(__always)
    private mutating func addWord(
        from start: Int,
        before end: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ classes: UnsafeBufferPointer<UInt8>,
        _ marked: inout MarkedStretches
    ) -> Int {
        var kind: UInt8 = 0
        var index = start
        while index < end {
            let byte = bytes[index]
            let found = classes[Int(byte)]
            if found & WordBytes.word != 0 {
                kind |= found
                index += 1
                continue
            }
            guard found & (WordBytes.joiner | WordBytes.high) != 0,
                let next = Self.join(at: index, before: end, bytes, classes, &kind)
            else { break }
            index = next
        }
        kind |= marked.kind(at: start)
        kinds |= kind
        words.append(Word(start..<index, key: WordKey(of: bytes[start..<index]), kind: Word.Kind(rawValue: kind)))
        return index
    }

    /// The index after a sign that does not end the word it is in; `nil` where the word ends.
    private static func join(
        at index: Int,
        before end: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ classes: UnsafeBufferPointer<UInt8>,
        _ kind: inout UInt8
    ) -> Int? {
        let byte = bytes[index]
        if byte < 0x80 {
            guard startsWord(at: index + 1, before: end, bytes, classes) else { return nil }
            switch byte {
            case UInt8(ascii: ","):
                let digits = classes[Int(bytes[index - 1])] & classes[Int(bytes[index + 1])] & WordBytes.digit
                guard digits != 0 else { return nil }
            case UInt8(ascii: "."): kind |= Word.Kind.isDotted.rawValue
            case UInt8(ascii: "'"): kind |= Word.Kind.hasApostrophe.rawValue
            default: break
            }
            return index + 1
        }
        let sign = WordBytes.sign(at: index, in: bytes, before: end)
        switch sign.kind {
        case .letter:
            kind |= Word.Kind.hasOther.rawValue
        case .apostrophe, .hyphen:
            guard startsWord(at: index + sign.length, before: end, bytes, classes) else { return nil }
            if sign.kind == .apostrophe { kind |= Word.Kind.hasApostrophe.rawValue }
        case .space, .stop, .ellipsis, .closing, .other: return nil
        }
        return index + sign.length
    }

    @inline(__always)
    private static func startsWord(
        at index: Int,
        before end: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ classes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard index < end else { return false }
        let kind = classes[Int(bytes[index])]
        if kind & WordBytes.high != 0 { return WordBytes.sign(at: index, in: bytes, before: end).kind == .letter }
        return kind & WordBytes.word != 0
    }

    // MARK: Ends of sentences

    /// The index after a mark and the marks, quotation marks and brackets that follow it.
    private static func endOfMarks(
        from start: Int,
        before end: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ classes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var index = start
        while index < end {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "'"),
                UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                index += 1
            case 0x80...:
                let sign = WordBytes.sign(at: index, in: bytes, before: end)
                switch sign.kind {
                case .closing, .apostrophe, .ellipsis, .stop: index += sign.length
                case .letter, .hyphen, .space, .other: return index
                }
            default: return index
            }
        }
        return index
    }

    /// Whether a sentence ends with some marks.
    private func ends(
        at marks: Range<Int>,
        before end: Int,
        firstWord: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ classes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard marks.upperBound < end else { return true }
        var next = marks.upperBound
        var hasSpace = false
        // To the next word, over spaces and what opens before it.
        while next < end {
            let kind = classes[Int(bytes[next])]
            if kind & WordBytes.word != 0 { break }
            if kind & WordBytes.high != 0 {
                let sign = WordBytes.sign(at: next, in: bytes, before: end)
                if sign.kind == .letter { break }
                if next == marks.upperBound { hasSpace = sign.kind == .space }
                next += sign.length
            } else {
                if next == marks.upperBound { hasSpace = kind & WordBytes.space != 0 }
                next += 1
            }
        }
        guard hasSpace else { return false }
        guard next < end else { return true }
        if WordBytes.startsSmall(at: next, in: bytes, before: end) { return false }
        guard bytes[marks.lowerBound] == UInt8(ascii: "."), let word = words.last,
            word.range.upperBound == marks.lowerBound
        else { return true }
        let previous = words.count - 2 >= firstWord ? words[words.count - 2] : nil
        return !Abbreviations.isPart(word, after: previous, next: next, in: bytes, before: end)
    }
}

/// Where code and what the site put in are, asked for one place after the other.
private struct MarkedStretches {
    private var code: ArraySlice<Range<Int>>
    private var insertions: ArraySlice<Range<Int>>
    /// Where the first stretch starts that has not been passed; before it there is nothing to look for.
    private var next: Int

    init(_ prose: Prose) {
        code = prose.code[...]
        insertions = prose.insertions[...]
        next = 0
        next = start
    }

    private var start: Int { min(code.first?.lowerBound ?? .max, insertions.first?.lowerBound ?? .max) }

    /// What a word that starts at an index is marked as.
    @inline(__always)
    mutating func kind(at index: Int) -> UInt8 { index < next ? 0 : find(index) }

    private mutating func find(_ index: Int) -> UInt8 {
        while let range = code.first, range.upperBound <= index { code.removeFirst() }
        while let range = insertions.first, range.upperBound <= index { insertions.removeFirst() }
        next = start
        var kind: UInt8 = 0
        if code.first?.contains(index) == true { kind |= WordList.Word.Kind.isCode.rawValue }
        if insertions.first?.contains(index) == true { kind |= WordList.Word.Kind.isInserted.rawValue }
        return kind
    }
}
