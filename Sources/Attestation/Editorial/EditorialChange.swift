package import SiteModel

/// What an editor may change in a reviewed text without having it reviewed again (docs/review.md, “Editorial changes”).
///
/// The words of both texts are laid side by side, one to one. They may differ in capitals and in respellings that the
/// site lists; what is between them, in punctuation, white space and addresses of pages of other sites. Numbers
/// stay as they are, with all that touches them, and so does the word after each, which may be its unit.
package struct EditorialChange {
    private let old: FormWords
    private let new: FormWords
    private let respellings: Respellings

    /// Tells how a text became another; `nil` where an editor may have done all of it.
    package static func refusal(from old: TextForm, to new: TextForm, _ respellings: Respellings) -> EditorialRefusal? {
        if old == new { return nil }
        return EditorialChange(old: FormWords(old), new: FormWords(new), respellings: respellings).refusal
    }

    private var refusal: EditorialRefusal? {
        let count = min(old.words.count, new.words.count)
        for index in 0...count {
            if let refusal = gapRefusal(index) { return refusal }
            if index < count, let refusal = wordRefusal(index) { return refusal }
        }
        return old.words.count == new.words.count ? nil : replaced(count)
    }

    // MARK: Words

    private func wordRefusal(_ index: Int) -> EditorialRefusal? {
        let first = old.words[index]
        let second = new.words[index]
        if first.core.unicodeScalars.elementsEqual(second.core.unicodeScalars) { return nil }
        // A word too many or too few is told as such, and not as each of the words after it.
        if let moved = insertion(at: index) { return moved }
        if first.hasNumber || second.hasNumber {
            return refusal(at: index, Self.numbersStay)
        }
        let followsNumber = index > 0 && (old.words[index - 1].hasNumber || new.words[index - 1].hasNumber)
        if followsNumber {
            return refusal(at: index, "the word after a number may be its unit, so it must stay as it is")
        }
        return isSame(first.core, second.core) ? nil : replaced(index)
    }

    /// Whether two words are one but for capitals and listed respellings.
    private func isSame(_ first: String, _ second: String) -> Bool {
        if respellings.allow(first, for: second) { return true }
        let (one, other) = (WordParts(first), WordParts(second))
        guard let one, let other, one.signs == other.signs else { return false }
        return zip(one.letters, other.letters).allSatisfy { first, second in
            first.lowercased() == second.lowercased() || respellings.allow(first, for: second)
        }
    }

    private func insertion(at index: Int) -> EditorialRefusal? {
        func core(_ words: FormWords, _ index: Int) -> String? {
            words.words.indices.contains(index) ? words.words[index].core.lowercased() : nil
        }
        let first = core(old, index)
        let second = core(new, index)
        guard first != nil, second != nil else { return nil }
        // Where a word was put in, the rest of the text goes on one place later.
        if first == core(new, index + 1), core(old, index + 1) == core(new, index + 2) {
            return refusal(at: index, "`\(new.words[index].core)` was added")
        }
        if second == core(old, index + 1), core(new, index + 1) == core(old, index + 2) {
            return refusal(at: index, "`\(old.words[index].core)` was removed")
        }
        return nil
    }

    private func replaced(_ index: Int) -> EditorialRefusal {
        switch (old.words.dropFirst(index).first?.core, new.words.dropFirst(index).first?.core) {
        case (let first?, let second?):
            let areWords = WordParts(first) != nil && WordParts(second) != nil
            guard areWords else { return refusal(at: index, "signs must stay as they are") }
            return refusal(at: index, "respellings.yml does not list `\(first)` and `\(second)` as a pair")
        case (nil, let word?): return refusal(at: index, "`\(word)` was added")
        case (let word?, nil): return refusal(at: index, "`\(word)` was removed")
        case (nil, nil): return refusal(at: index, "the texts differ")
        }
    }

    // MARK: What is between words

    private func gapRefusal(_ index: Int) -> EditorialRefusal? {
        let first = old.gaps[index]
        let second = new.gaps[index]
        // Where one text goes on and the other ends, the words tell more.
        if index == min(old.words.count, new.words.count), old.words.count != new.words.count { return nil }
        if first.structure != second.structure {
            return insertion(at: index) ?? structureRefusal(at: index, first.structure, second.structure)
        }
        if first.whole.unicodeScalars.elementsEqual(second.whole.unicodeScalars) { return nil }
        let touchesNumber = [old, new].contains { text in
            [index - 1, index].contains { text.words.indices.contains($0) && text.words[$0].hasNumber }
        }
        if touchesNumber { return refusal(at: index, Self.numbersStay) }
        let joins = [old, new].map { $0.words.indices.contains(index) && $0.words[index].isJoined }
        if joins[0] != joins[1] { return refusal(at: index, "white space splits or joins words") }
        return joins[0] ? refusal(at: index, "a sign within a word must stay as it is") : nil
    }

    private static let numbersStay = "numbers, and what touches them, must stay as they are"

    /// Names the first thing of which a text is made and the other is not.
    private func structureRefusal(at index: Int, _ first: [String], _ second: [String]) -> EditorialRefusal {
        let place = zip(first, second).prefix { $0 == $1 }.count
        let (one, other) = (first.dropFirst(place), second.dropFirst(place))
        let change =
            switch (one.first, other.first) {
            case (let old?, let new?) where old != other.dropFirst().first && new != one.dropFirst().first:
                "\(FormLineName.name(of: old)) became \(FormLineName.name(of: new))"
            case (let old?, let new) where new == nil || new == one.dropFirst().first:
                "\(FormLineName.name(of: old)) was removed"
            case (_, let new?): "\(FormLineName.name(of: new)) was added"
            default: "it changed"
            }
        return refusal(at: index, "the structure of the text must stay as it is, but \(change)")
    }

    // MARK: What is said

    private func refusal(at index: Int, _ reason: String) -> EditorialRefusal {
        EditorialRefusal(old: old.excerpt(around: index), new: new.excerpt(around: index), reason: reason)
    }
}

/// The first thing in which a changed text differs by more than an editor may change.
package struct EditorialRefusal: Sendable, Equatable {
    /// The words of the reviewed text at that place, with a few around them.
    package let old: String
    /// The words of the changed text there.
    package let new: String
    /// Why they do not pass, to be continued after the words.
    package let reason: String

    /// All of it in one sentence without a full stop.
    package var message: String { old == new ? "At `\(old)`, \(reason)" : "`\(old)` became `\(new)`: \(reason)" }
}

/// A word of letters, cut at the apostrophes, hyphens and other signs within.
private struct WordParts {
    private(set) var letters: [String] = [""]
    private(set) var signs: [Unicode.Scalar] = []

    /// `nil` where anything else is in the word.
    init?(_ word: String) {
        for scalar in word.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
                .spacingMark:
                letters[letters.count - 1].unicodeScalars.append(scalar)
            case .dashPunctuation, .finalPunctuation, .initialPunctuation, .otherPunctuation, .openPunctuation,
                .closePunctuation:
                signs.append(Self.plain[scalar] ?? scalar)
                letters.append("")
            default: return nil
            }
        }
        if letters.allSatisfy(\.isEmpty) { return nil }
    }

    /// Two ways to type an apostrophe and three to type a hyphen.
    private static let plain: [Unicode.Scalar: Unicode.Scalar] = ["’": "'", "\u{2010}": "-", "\u{2011}": "-"]
}

extension FormWords {
    /// The words from two before a place to two after it, as far as they are in one block.
    fileprivate func excerpt(around index: Int) -> String {
        let center = min(index, max(0, words.count - 1))
        var start = center
        while start > 0, start > index - 2, !gaps[start].isBetweenBlocks { start -= 1 }
        var text = ""
        for index in start..<min(center + 3, words.count) {
            if index > start {
                if index > center, gaps[index].isBetweenBlocks { break }
                text += gaps[index].shown
            }
            text += words[index].core
        }
        return text
    }
}

/// What a line of a form is to an editor.
private enum FormLineName {
    static func name(of line: String) -> String {
        let rest = line.dropFirst()
        switch line.first {
        case "[": return "citation \(rest)"
        case "^": return "note \(rest)"
        case "/": return "a line break"
        case "-": return "a change of subject"
        case "p": return "a new paragraph"
        case "\"": return "a title"
        case ")": return "the end of a part"
        case "=": return "code (`\(rest)`)"
        case "(": return opening(String(rest))
        default: return "a new line"
        }
    }

    private static func opening(_ text: String) -> String {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        let value = parts.count > 1 ? parts[1] : ""
        switch parts.first {
        case "a": return value.isEmpty ? "a link" : "a link to `\(value)`"
        case "img": return "the image \(value.prefix(12))…"
        case "del": return "a deletion"
        case "care": return "a card `\(value)`"
        case "li": return "an item of a list"
        case "ul": return "a list with bullets"
        case "ol": return value.isEmpty ? "a numbered list" : "a list numbered from \(value) on"
        case "tr": return "a row"
        case "th", "td": return "a cell"
        case "blockquote": return "a quotation"
        case "table": return "a table"
        case "pre": return "code"
        case let name? where name.count == 2 && name.first == "h": return "a heading of level \(name.dropFirst())"
        case let name?: return "`\(name)`"
        case nil: return "other text"
        }
    }
}
