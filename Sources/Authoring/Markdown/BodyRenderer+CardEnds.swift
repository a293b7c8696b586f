import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// Where a card ends. A `>` that was forgotten leaves advice outside of the card, where a frightened reader does not look
/// for it; Markdown says nothing of that, and the page still looks fine to its author.
extension BodyRenderer {
    /// Reports a card that holds nothing, that announces something and ends, or whose text seems to go on outside of it.
    mutating func checkEnd(of card: OpenCard) {
        guard !problems.isFull else { return }
        if reportEmpty(card) || reportMissingTitle(of: card) || reportOther(thanListIn: card) || reportMedia(of: card)
            || reportAnnouncement(endOf: card)
        {
            return
        }
        guard let next = cmark_node_next(card.node), isOutside(next, of: card) else { return }
        let location = startOfBlock(around: next)
        problems.report(.cardLeft(card.level, by: part(next), at: location))
    }

    // MARK: What a card holds

    private mutating func reportEmpty(_ card: OpenCard) -> Bool {
        guard !hasBody(card) else { return false }
        let location = text.location(card.marker)
        let announces = titleAnnounces(card)
        let outside = strayNote(of: card, announces: announces)
        if announces {
            problems.report(.cardTitleUnanswered(card.level, outside: outside, at: location))
        } else if card.hasTitle {
            problems.report(.cardTitleAlone(card.level, outside: outside, at: location))
        } else {
            problems.report(.cardEmpty(card.level, outside: outside, at: location))
        }
        return true
    }

    /// Reports a text that readers are to open and that does not say what it is about.
    private mutating func reportMissingTitle(of card: OpenCard) -> Bool {
        guard card.level == .details || card.level.media != nil, !card.hasTitle else { return false }
        problems.report(.cardTitleMissing(card.level, at: text.location(card.marker)))
        return true
    }

    /// Reports what is not a list with bullets in a card that must hold nothing else.
    private mutating func reportOther(thanListIn card: OpenCard) -> Bool {
        guard card.level.isList else { return false }
        let location: SourceLocation
        if let below = lineBelowTitle(of: card) {
            location = text.location(below)
        } else if let other = firstOther(thanListIn: card) {
            location = startOfBlock(around: other)
        } else {
            return false
        }
        problems.report(.cardIsNoList(card.level, at: location))
        return true
    }

    /// The line below that of the marker, where it is in the same paragraph and so is text.
    func lineBelowTitle(of card: OpenCard) -> Range<Int>? {
        let first = Int(cmark_node_get_start_line(card.paragraph))
        guard first > 0, Int(cmark_node_get_end_line(card.paragraph)) > first else { return nil }
        let line = text.line(first)
        return text.trimmed(ContainerMarkers(line: line, in: text.bytes).content..<line.upperBound)
    }

    private func firstOther(thanListIn card: OpenCard) -> OpaquePointer? {
        var block = cmark_node_next(card.paragraph)
        while let node = block {
            switch CommonMark.kind(of: node, types) {
            case .list where cmark_node_get_list_type(node) == CMARK_BULLET_LIST, .htmlBlock: break
            default: return node
            }
            block = cmark_node_next(node)
        }
        return nil
    }

    /// Whether anything to read follows the paragraph with the marker.
    private func hasBody(_ card: OpenCard) -> Bool {
        let blocks = recorder.prose.blocks[card.firstBlock...]
        if blocks.contains(where: { $0.kind != .cardTitle && saysSomething($0.range) }) { return true }
        return holds(card) { $0 == .codeBlock }
    }

    /// Whether a stretch of prose says anything: three dots and spaces do not.
    private func saysSomething(_ range: Range<Int>) -> Bool {
        if recorder.prose.images.contains(where: { $0 >= range.lowerBound && $0 <= range.upperBound }) { return true }
        return String(decoding: recorder.prose.bytes[range], as: UTF8.self).unicodeScalars.contains {
            !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
                && !".…\\-–—·*".unicodeScalars.contains($0)
        }
    }

    private func holds(_ card: OpenCard, _ isWanted: (CommonMark.Kind) -> Bool) -> Bool {
        var block = cmark_node_next(card.paragraph)
        while let node = block {
            if isWanted(CommonMark.kind(of: node, types)) { return true }
            block = cmark_node_next(node)
        }
        return false
    }

    /// Whether a block of a card is code.
    func holdsCode(_ card: OpenCard) -> Bool { holds(card) { $0 == .codeBlock } }

    private func titleAnnounces(_ card: OpenCard) -> Bool {
        guard card.hasTitle, recorder.prose.blocks.indices.contains(card.firstBlock) else { return false }
        return Announcement.ends(recorder.prose.bytes[recorder.prose.blocks[card.firstBlock].range])
    }

    // MARK: The last line

    /// Reports a card whose last paragraph ends in a colon, or that ends with a heading.
    private mutating func reportAnnouncement(endOf card: OpenCard) -> Bool {
        guard let last = lastLeaf(of: card.node), let block = recorder.prose.blocks[card.firstBlock...].last,
            block.kind != .cardTitle
        else { return false }
        switch CommonMark.kind(of: last, types) {
        case .heading: break
        case .paragraph where Announcement.ends(recorder.prose.bytes[block.range]): break
        default: return false
        }
        let isHeading = CommonMark.kind(of: last, types) == .heading
        let line = text.line(Int(isHeading ? cmark_node_get_start_line(last) : cmark_node_get_end_line(last)) - 1)
        let start = ContainerMarkers(line: line, in: text.bytes).content
        let location = text.location(text.trimmed(start..<line.upperBound))
        let outside = strayNote(of: card, announces: true)
        problems.report(.cardUnfinished(card.level, outside: outside, at: location))
        return true
    }

    /// The paragraph, the heading or the like that a block ends with; a line and a comment say nothing to readers.
    private func lastLeaf(of block: OpaquePointer) -> OpaquePointer? {
        var last = lastChild(of: block)
        while let node = last {
            switch CommonMark.kind(of: node, types) {
            case .list, .item, .blockQuote: last = lastChild(of: node)
            default: return node
            }
        }
        return nil
    }

    private func lastChild(of block: OpaquePointer) -> OpaquePointer? {
        var last = cmark_node_last_child(block)
        while let node = last {
            let kind = CommonMark.kind(of: node, types)
            guard kind == .htmlBlock || kind == .thematicBreak else { return node }
            last = cmark_node_previous(node)
        }
        return nil
    }

    // MARK: What follows a card

    /// The note about what follows a card that lacks it. A paragraph below a card that announces nothing is the text going
    /// on.
    private mutating func strayNote(of card: OpenCard, announces: Bool) -> Diagnostic.Note? {
        guard let next = cmark_node_next(card.node) else { return nil }
        switch CommonMark.kind(of: next, types) {
        case .list, .table, .codeBlock: break
        case .paragraph where announces: break
        case .blockQuote where !isCard(next): break
        default: return nil
        }
        let location = startOfBlock(around: next)
        return .outsideCard(part(next), at: location)
    }

    /// Whether what follows a card that could be whole was probably a part of it.
    private func isOutside(_ next: OpaquePointer, of card: OpenCard) -> Bool {
        switch CommonMark.kind(of: next, types) {
        case .list:
            // Nothing between the two says what else the list would be about; advice about help that can wait may end.
            return isRightBelow(next) || card.level == .emergency || card.level == .urgent
                || lastChild(of: card.node).map { CommonMark.kind(of: $0, types) == .list } ?? false
        case .paragraph: return isRightBelow(next) || goesOn(next, below: card.level)
        case .table, .codeBlock: return isRightBelow(next)
        case .blockQuote: return isSplitOff(next)
        default: return false
        }
    }

    /// Whether a paragraph goes on with what is above it, by its first word or sign: a small letter, a word that
    /// joins, a bullet or a bar.
    private func goesOn(_ paragraph: OpaquePointer, below level: CardKind) -> Bool {
        guard let start = firstText(in: paragraph) else { return false }
        let all = String(decoding: start.prefix(60), as: UTF8.self)
        let isBracketed = all.first == "(" || all.first == "（"
        let words = String(all.drop { "(（".contains($0) })
        guard let first = words.unicodeScalars.first else { return false }
        let isHelpNeeded = level == .emergency || level == .urgent
        if JoiningWords.begin(words, in: self.words.language, isHelpNeeded: isHelpNeeded) { return true }
        guard !isBracketed else { return false }
        if "-+|−…&＆".unicodeScalars.contains(first) || LookalikeBullets.isDash(first) { return true }
        if LookalikeBullets.certain.contains(first) { return true }
        if words.hasPrefix("...") { return true }
        return first.properties.isLowercase && !isName(words)
    }

    /// Whether a word has a capital further on, like `eGFR` and `pH`, or is the small one of a name, as in `van der Waals`.
    private func isName(_ words: String) -> Bool {
        if words.prefix(while: \.isLetter).dropFirst().contains(where: \.isUppercase) { return true }
        var parts = words.split(separator: " ")[...]
        let particles = NameParticles.words(in: self.words.language)
        guard let first = parts.first, particles.contains(String(first)) else {
            // `d’Aosta`
            let rest = words.drop { $0.isLowercase }.drop { "’'".contains($0) }
            return rest.count < words.count - 1 && words.prefix(while: \.isLowercase).count < 3
                && rest.first?.isUppercase == true
        }
        parts = parts.drop { particles.contains(String($0)) || NameParticles.inner.contains(String($0)) }
        return parts.first?.first?.isUppercase == true
    }

    /// Whether no empty line is above a block.
    func isRightBelow(_ block: OpaquePointer) -> Bool {
        let index = Int(cmark_node_get_start_line(block)) - 2
        guard index >= 0 else { return false }
        return text.line(index).contains { !text.bytes[$0].isASCIIBlank }
    }

    /// Whether a quote was probably to be a part of the card above it, from which an empty line without `>` parts it: it
    /// is no card, and no one's words.
    private func isSplitOff(_ quote: OpaquePointer) -> Bool {
        guard let first = cmark_node_first_child(quote), !isCard(quote) else { return false }
        switch CommonMark.kind(of: first, types) {
        case .list: return true
        case .paragraph: return !isQuotation(quote)
        default: return false
        }
    }

    /// Whether a quote is someone's words, by a quotation mark at its start or a name after a dash at its end.
    private func isQuotation(_ quote: OpaquePointer) -> Bool {
        guard let start = firstText(in: quote) else { return true }
        let marks: [String] = ["\"", "“", "”", "„", "‟", "«", "»", "‹", "‘", "‚", "'", "「", "『", "—", "–", "["]
        if marks.contains(where: { start.starts(with: $0.utf8) }) { return true }
        let line = text.line(Int(cmark_node_get_end_line(quote)) - 1)
        let words = text.bytes[ContainerMarkers(line: line, in: text.bytes).content..<line.upperBound]
        return ["—", "–", "--"].contains { words.starts(with: $0.utf8) }
    }

    /// The first text of a block.
    func firstText(in block: OpaquePointer) -> UnsafeBufferPointer<UInt8>? {
        var node = cmark_node_first_child(block)
        while let inner = node {
            if CommonMark.kind(of: inner, types) == .text { return CommonMark.literal(of: inner) }
            node = cmark_node_first_child(inner)
        }
        return nil
    }

    private func isCard(_ quote: OpaquePointer) -> Bool {
        guard let paragraph = cmark_node_first_child(quote), let inline = cmark_node_first_child(paragraph),
            CommonMark.kind(of: inline, types) == .text
        else { return false }
        return CardMarker(CommonMark.literal(of: inline), at: 0)?.level != nil
    }

    private func part(_ block: OpaquePointer) -> CardPart {
        switch CommonMark.kind(of: block, types) {
        case .list: .list
        case .table: .table
        case .codeBlock: .code
        case .blockQuote: .quote
        default: .paragraph
        }
    }

    // MARK: Lines without their `>`

    /// Reports a line of a card's list that has no `>` and starts like a sentence of its own: CommonMark makes it a part
    /// of the item above (0.29, section 5.1, “laziness”). One that goes on in the middle of a sentence does no harm.
    mutating func checkLazyLines(ofParagraph node: OpaquePointer) {
        guard cards.last != nil, !problems.isFull, let parent = cmark_node_parent(node),
            CommonMark.kind(of: parent, types) == .item
        else { return }
        let first = Int(cmark_node_get_start_line(node))
        let last = Int(cmark_node_get_end_line(node))
        guard first > 0, first < last else { return }
        for index in first..<last {
            let line = text.trimmed(text.line(index))
            guard !line.isEmpty, text.bytes[line.lowerBound] != UInt8(ascii: ">") else { continue }
            let words = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[line]), as: UTF8.self)
            guard Self.startsSentence(words) else { continue }
            let location = text.location(line)
            problems.report(.cardLineUnmarked(words, at: location))
            return
        }
    }

    private static func startsSentence(_ line: String) -> Bool {
        guard let first = line.unicodeScalars.first(where: \.properties.isAlphabetic) else { return false }
        return !first.properties.isLowercase
    }
}

/// What can be outside of a card though it belongs inside.
enum CardPart {
    case list
    case table
    case code
    case quote
    case paragraph
}

/// The end of a text that announces what is to follow.
enum Announcement {
    /// Words at the end of a line that announce like a colon; English, in lower case.
    private static let phrases = ["any of these", "all of these", "one of these", "the following", "as follows"]

    /// Whether a text ends in a colon, or in words that announce.
    static func ends(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        var end = text.endIndex
        while end > text.startIndex {
            let scalar = text[text.index(before: end)]
            guard !scalar.properties.isAlphabetic, scalar.properties.numericType == nil,
                !".!?。！？…".unicodeScalars.contains(scalar)
            else { break }
            // The colons of full width, of a small form, and of vertical text among them.
            if ":：﹕︓".unicodeScalars.contains(scalar) { return !isMarkup(text[..<end]) }
            end = text.index(before: end)
        }
        let words = String(text[..<end]).lowercased()
        return phrases.contains { words.hasSuffix($0) }
    }

    /// Whether a colon at the end belongs to markup of another tool: `:warning:`, `.. note::`.
    private static func isMarkup(_ text: Substring.UnicodeScalarView) -> Bool {
        let before = text.dropLast()
        if before.last == ":" { return true }
        let name = before.reversed().prefix { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_" || $0 == "-") }
        return !name.isEmpty && before.dropLast(name.count).last == ":"
            && (before.dropLast(name.count + 1).last.map { $0.properties.isWhitespace } ?? true)
    }
}
