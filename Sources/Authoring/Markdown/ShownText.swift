import ASCII
import CCmarkGFM

/// The source of one paragraph, heading or table cell with what became of each byte.
///
/// Markup that failed is found here: it is what an author wrote as markup and readers see as text. The source is looked
/// at and not the tree's text, because smart punctuation has changed the quotes and dashes of that, and because an
/// escaped character cannot be told there from one that was typed.
struct ShownText {
    /// What became of a byte.
    enum Role: UInt8 {
        /// It is markup that works, or white space that belongs to it, and is not shown.
        case markup
        /// It is shown as it was typed.
        case text
        /// It was written with a backslash or as a character reference, and so means itself.
        case escaped
        /// It belongs to a code span.
        case code
        /// It belongs to raw HTML.
        case tag
        /// It is shown as a part of an address without brackets.
        case address
    }

    /// What a character is to the markup beside it (CommonMark 0.29, section 6.4).
    enum Neighbour {
        /// White space, or the start or end of the text.
        case space
        case punctuation
        case word
    }

    /// The bytes of the source, lines parted by one line feed.
    let bytes: [UInt8]
    /// The stretch of the bytes that holds inlines.
    let range: Range<Int>
    private let leaf: LeafText
    private let roles: [Role]

    /// Reads a leaf block.
    init(of leaf: OpaquePointer, in text: SourceText, _ types: CommonMark.ExtensionTypes) {
        self.leaf = LeafText(of: leaf, in: text, types)
        var walk = InlineWalk(self.leaf, types, notesRoles: true)
        walk.walk(leaf)
        bytes = self.leaf.bytes
        roles = walk.roles
        range = min(self.leaf.start, bytes.count)..<bytes.count
    }

    /// Where a stretch of the bytes is in the source.
    func source(_ range: Range<Int>) -> Range<Int> {
        let start = leaf.offset(range.lowerBound)
        return start..<(range.isEmpty ? start : leaf.offset(range.upperBound - 1) + 1)
    }

    /// The byte at an index, 0 outside of the text.
    subscript(index: Int) -> UInt8 { range.contains(index) ? bytes[index] : 0 }

    /// What became of a byte.
    func role(_ index: Int) -> Role { range.contains(index) ? roles[index] : .markup }

    /// Whether readers see all these bytes as they were typed.
    func isText(_ range: Range<Int>) -> Bool { range.allSatisfy { role($0) == .text } }

    /// Whether readers see these characters, as typed, at an index.
    func isText(_ wanted: some Collection<UInt8>, at index: Int) -> Bool {
        has(wanted, at: index) && isText(index..<index + wanted.count)
    }

    /// Whether these characters are at an index, whatever became of them.
    func has(_ wanted: some Collection<UInt8>, at index: Int) -> Bool {
        index >= range.lowerBound && index + wanted.count <= range.upperBound
            && bytes[index..<index + wanted.count].elementsEqual(wanted)
    }

    /// What was written, for a message.
    func written(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: self.range)], as: UTF8.self)
    }

    /// The asterisks that are markup, although they are inside words and mean themselves; those that were paired.
    ///
    /// One beside a digit is a sign (`2*3*4`, `HLA-B*57:01`), and so is one inside a word whose italics would run on into
    /// other words, or hold a letter or an ending alone (`Ärzt*innen und Patient*innen`, `M*A*S*H`). Italics of a part of
    /// one word (`hepat*itis*`) and those in scripts without spaces are markup.
    func lostAsterisks() -> [[Int]] {
        let single = range.filter {
            bytes[$0] == UInt8(ascii: "*") && role($0) == .markup && self[$0 - 1] != UInt8(ascii: "*")
                && self[$0 + 1] != UInt8(ascii: "*") && (role($0 - 1) != .markup || role($0 + 1) != .markup)
        }
        return stride(from: 0, to: single.count - 1, by: 2).compactMap { place in
            let pair = [single[place], single[place + 1]]
            if isInsideWords(pair) { return pair }
            let beside = pair.filter(isBesideDigit)
            return beside.isEmpty ? nil : beside
        }
    }

    private func isBesideDigit(_ index: Int) -> Bool {
        neighbour(before: index) == .word && neighbour(at: index + 1) == .word
            && (self[index - 1].isASCIIDigit || self[index + 1].isASCIIDigit)
    }

    private func isInsideWords(_ pair: [Int]) -> Bool {
        guard let first = pair.first, let last = pair.last, isInsideWord(first) else { return false }
        let content = written(first + 1..<last)
        if content.contains(where: \.isWhitespace) { return true }
        return isInsideWord(last) && (content.count == 1 || Self.endings.contains(content))
    }

    /// Endings that German sets apart with an asterisk, for people of every gender.
    private static let endings: Set<String> = ["in", "innen"]

    /// Whether letters of a script with spaces are on both sides.
    private func isInsideWord(_ index: Int) -> Bool {
        guard let before = scalar(before: index), let after = scalar(at: index + 1) else { return false }
        return [before, after].allSatisfy { $0.properties.isAlphabetic && Self.isSpaced($0) }
    }

    /// Whether a character belongs to a script that parts words by spaces and adds nothing to their ends without one.
    private static func isSpaced(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x0E00 || (0x1E00..<0x2000).contains(scalar.value)
    }

    // MARK: Lines

    /// The lines, without the white space at their ends.
    var lines: [Range<Int>] {
        bytes[range].split(separator: .lineFeed, omittingEmptySubsequences: true).map { line in
            var start = line.startIndex
            var end = line.endIndex
            while start < end, bytes[start].isASCIISpace { start += 1 }
            while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
            return start..<end
        }
    }

    /// Whether a line ends in a hard line break (CommonMark 0.29, section 6.9), so that the next one is below it.
    func endsInBreak(_ line: Range<Int>) -> Bool {
        self[line.upperBound - 1] == UInt8(ascii: "\\") && role(line.upperBound - 1) != .text
            || has("  ".utf8, at: line.upperBound)
    }

    // MARK: Characters

    /// The character that starts at an index.
    func scalar(at index: Int) -> Unicode.Scalar? {
        guard range.contains(index) else { return nil }
        return String(decoding: bytes[index..<min(range.upperBound, index + 4)], as: UTF8.self).unicodeScalars.first
    }

    /// The character that ends before an index.
    func scalar(before index: Int) -> Unicode.Scalar? {
        var start = index - 1
        while range.contains(start), bytes[start] & 0b1100_0000 == 0b1000_0000 { start -= 1 }
        return range.contains(start) ? scalar(at: start) : nil
    }

    /// What the character that starts at an index is.
    func neighbour(at index: Int) -> Neighbour { Self.neighbour(scalar(at: index)) }

    /// What the character that ends before an index is.
    func neighbour(before index: Int) -> Neighbour { Self.neighbour(scalar(before: index)) }

    private static func neighbour(_ scalar: Unicode.Scalar?) -> Neighbour {
        guard let scalar else { return .space }
        if scalar.value < 0x80 {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return byte.isASCIISpace ? .space : byte.isASCIIPunctuation ? .punctuation : .word
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: return .space
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return .punctuation
        default: return .word
        }
    }

    /// Whether a word ends before an index, as a reader sees it: between characters of Chinese, Japanese or Thai, words
    /// have no space.
    func isWord(before index: Int) -> Bool {
        guard let scalar = scalar(before: index), Self.neighbour(scalar) == .word,
            // A mark of direction is no part of a word.
            scalar.properties.generalCategory != .format
        else { return false }
        return !Self.isUnspaced(scalar)
    }

    /// Whether a word starts at an index, as a reader sees it.
    func isWord(at index: Int) -> Bool {
        guard let scalar = scalar(at: index), Self.neighbour(scalar) == .word else { return false }
        return !Self.isUnspaced(scalar)
    }

    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x0E00 else { return false }
        return Array(String(scalar).utf8).withUnsafeBufferPointer { Script($0, at: 0) != .spaced }
    }

    /// Whether a letter, of whatever script, starts at an index.
    func isLetter(at index: Int) -> Bool { scalar(at: index)?.properties.isAlphabetic ?? false }
}
