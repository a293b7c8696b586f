import ASCII
import SiteModel

/// A form as a row of words and of what is between them, for telling how one text became another.
struct FormWords {
    /// A word, or any other run of characters without white space in which a digit is.
    struct Word: Equatable {
        /// What is compared letter by letter: without the punctuation at its ends.
        let core: String
        /// Whether a digit of any script, a fraction or another number is in it.
        let hasNumber: Bool
        /// Whether it goes on from the word before it, with nothing but marks in between: half of a word may be a link.
        let isJoined: Bool
    }

    /// What is before a word, or after the last one.
    struct Gap: Equatable {
        /// The lines of the form that are neither words nor addresses.
        var structure: [String] = []
        /// The addresses of links to pages of other sites, in order.
        var addresses: [String] = []
        /// All of it but the addresses, as it is there, with white space.
        var whole = ""
        /// What people see of it: punctuation and white space.
        var shown = ""
        /// Whether one block ends in it and another begins.
        var isBetweenBlocks = false

        mutating func space() {
            if whole.last != " " { whole += " " }
            if shown.last != " " { shown += " " }
        }
    }

    private(set) var words: [Word] = []
    /// One more than words: `gaps[i]` is before the word `i`.
    private(set) var gaps: [Gap] = [Gap()]

    /// Whether nothing but marks has come since the last character of the text.
    private var isGlued = false
    private var isInCode = false
    private var isAfterText = false
    /// What is open, and whether it is a mark, so that it may be within a word.
    private var open: [Bool] = []

    /// Reads a form.
    init(_ form: TextForm) {
        for line in form.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            read(String(decoding: line, as: UTF8.self))
        }
    }

    // MARK: Lines

    private mutating func read(_ line: String) {
        if isInCode {
            structure(line, isBreak: true)
            if line == ")", open.popLast() != nil { isInCode = false }
            return
        }
        switch line.unicodeScalars.first {
        case "=":
            // Two lines of text in a row are two paragraphs or two meanings.
            if isAfterText { structure("", isBreak: true) }
            text(String(line.unicodeScalars.dropFirst()))
            isAfterText = true
            return
        case "\"":
            structure("\"", isBreak: true)
            text(String(line.unicodeScalars.dropFirst()))
            structure("", isBreak: true)
        case "[", "^", "/": structure(line, isBreak: true)
        default:
            if let address = Self.pageOfOtherSite(line) {
                structure("(a", isBreak: false)
                open.append(true)
                gaps[gaps.count - 1].addresses.append(address)
            } else {
                isInCode = line == "(pre"
                structure(line, isBreak: !isMark(line))
            }
        }
        isAfterText = false
    }

    private mutating func structure(_ line: String, isBreak: Bool) {
        gaps[gaps.count - 1].structure.append(line)
        gaps[gaps.count - 1].whole += "\n\(line)\n"
        guard isBreak else { return }
        isGlued = false
        if !["[", "^", "/"].contains(line.first) { gaps[gaps.count - 1].isBetweenBlocks = true }
        if gaps[gaps.count - 1].shown.last != " " { gaps[gaps.count - 1].shown += " " }
    }

    /// The address of a link that leads to a page, and not to a telephone or a mailbox.
    private static func pageOfOtherSite(_ line: String) -> String? {
        guard line.hasPrefix("(a ") else { return nil }
        let address = line.dropFirst("(a ".count)
        let start = address.lowercased().replacing("\\", with: "/")
        return ["https:", "http:", "//"].contains(where: start.hasPrefix) ? String(address) : nil
    }

    /// Whether a line may be within a word: it starts or ends a mark and no block.
    private mutating func isMark(_ line: String) -> Bool {
        guard line.hasPrefix("(") else { return line == ")" && open.popLast() == true }
        let isMark = !Self.blocks.contains(String(line.dropFirst().prefix { $0 != " " }))
        open.append(isMark)
        return isMark
    }

    private static let blocks = Set([
        "title", "summary", "body", "sources", "disclaimer-title", "disclaimer-summary", "disclaimer", "pre", "care",
        "h1", "h2", "h3", "h4",
        "h5", "h6", "ul", "ol", "li", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td", "section",
        "figure",
        "figcaption", "dl", "dt", "dd", "details", "summary",
    ]).union(SubjectRelation.allCases.map(\.rawValue))

    // MARK: Words

    private mutating func text(_ text: String) {
        var run: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if scalar.isWhiteSpace {
                chunk(run[...])
                run = []
                gaps[gaps.count - 1].space()
                isGlued = false
            } else {
                run.append(scalar)
            }
        }
        chunk(run[...])
    }

    /// A run of characters without white space.
    private mutating func chunk(_ run: ArraySlice<Unicode.Scalar>) {
        if run.allSatisfy(\.isLoose) {
            punctuation(run)
            return
        }
        if run.contains(where: \.isNumber) {
            word(run)
            return
        }
        // A missing space after a comma is a slip of the pen.
        if let comma = run.dropFirst().dropLast().firstIndex(where: \.parts),
            run[..<comma].last?.properties.isAlphabetic == true, run[comma + 1].properties.isAlphabetic
        {
            chunk(run[...comma])
            isGlued = false
            chunk(run[(comma + 1)...])
            return
        }
        // What goes on from a word begins within it.
        let start = isGlued ? run.startIndex : run.firstIndex { !$0.isLoose } ?? run.startIndex
        punctuation(run[..<start])
        let last = run.lastIndex { !$0.isLoose } ?? run.index(before: run.endIndex)
        word(run[start...last])
        punctuation(run[(last + 1)...])
    }

    private mutating func punctuation(_ run: ArraySlice<Unicode.Scalar>) {
        guard !run.isEmpty else { return }
        let text = String(String.UnicodeScalarView(run))
        gaps[gaps.count - 1].whole += text
        gaps[gaps.count - 1].shown += text
        if run.contains(where: { !$0.joins }) { isGlued = false }
    }

    private mutating func word(_ run: ArraySlice<Unicode.Scalar>) {
        words.append(
            Word(
                core: String(String.UnicodeScalarView(run)),
                hasNumber: run.contains(where: \.isNumber),
                isJoined: isGlued
            )
        )
        gaps.append(Gap())
        isGlued = true
        isAfterText = true
    }
}

extension Unicode.Scalar {
    /// Whether it stands for a number: a digit, a fraction, a Roman numeral of its own.
    fileprivate var isNumber: Bool {
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }

    /// Whether it is white space to those who read it, which a no-break space is too.
    fileprivate var isWhiteSpace: Bool {
        properties.generalCategory == .spaceSeparator || value < 0x80 && UInt8(truncatingIfNeeded: value).isHTMLSpace
    }

    /// Whether it is punctuation to Unicode.
    fileprivate var isPunctuation: Bool {
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    /// Whether it is punctuation of sentences, which may come and go next to words. Some signs are punctuation to Unicode
    /// only: they stand for words, as per cent does.
    fileprivate var isLoose: Bool {
        isPunctuation && properties.generalCategory != .connectorPunctuation && !Self.signs.contains(self)
    }

    private static let signs = Set("%‰‱٪/\\&@#*§¶†‡′″‴‵‶‷⁂※".unicodeScalars)

    /// Whether a word may go on after it.
    fileprivate var joins: Bool {
        properties.generalCategory == .dashPunctuation || "'’.".unicodeScalars.contains(self)
    }

    /// Whether it parts two words even where no white space follows it.
    fileprivate var parts: Bool { ",;:!?".unicodeScalars.contains(self) }
}
