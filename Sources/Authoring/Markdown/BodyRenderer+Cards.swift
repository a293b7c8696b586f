import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// A card that is being written.
struct OpenCard {
    /// How far its heading is.
    enum Head {
        /// The title that the author gave is being written.
        case title
        /// The marker was alone; a line break follows it.
        case marker
        /// The heading is after.
        case done
    }

    /// The block quote.
    let node: OpaquePointer
    let level: CardKind
    /// The paragraph that starts with the marker.
    let paragraph: OpaquePointer
    /// The text that the marker is in.
    let markerText: OpaquePointer
    /// The index in that text after the marker and the white space after it.
    let markerEnd: Int
    /// The heading's level on the page.
    let headingLevel: Int
    /// The bytes of the marker.
    let marker: Range<Int>
    /// The number of the first block of prose that belongs to it.
    let firstBlock: Int
    /// Whether the author gave a title.
    let hasTitle: Bool
    /// The film or the sound that it holds, if it is a card for one.
    var media: MediaPart?
    var head = Head.done

    /// What the card is to the rules of writing, for which a text that readers open is like any other.
    var care: CardKind? { level == .details || level.media != nil ? nil : level }
}

extension BodyRenderer {
    // MARK: Block quotes

    mutating func enterBlockQuote(_ node: OpaquePointer) {
        guard let card = card(of: node) else {
            checkComparison(ofQuote: node)
            quoteDepth += 1
            hasRareParts = true
            blockMarkup("<blockquote>\n")
            form?.lines.open("blockquote")
            return
        }
        if cards.last != nil {
            let location = startOfBlock(around: card.paragraph)
            problems.report(.cardInCard(at: location))
        } else if quoteDepth > 0 {
            problems.report(.cardInQuote(card.level, at: text.location(card.marker)))
        }
        cards.append(card)
        startLine()
        if card.level.isCare, cards.count == 1 {
            careCard = OpenCareCard(card.level, at: html.count, level: card.headingLevel)
        }
        isEmpty = false
        if card.level.isRare { hasRareParts = true }
        if card.level == .details {
            html.markup("<details>\n")
            form?.lines.open("details")
            return
        }
        html.markup("<section class=\"care care-")
        html.escaped(card.level.rawValue)
        html.markup("\">\n")
        form?.lines.open("care", Array(card.level.rawValue.utf8))
    }

    mutating func exitBlockQuote(_ node: OpaquePointer) {
        guard let card = cards.last, card.node == node else {
            quoteDepth -= 1
            html.markup("</blockquote>\n")
            form?.lines.close()
            return
        }
        endTranscript(of: card)
        checkEnd(of: card)
        cards.removeLast()
        html.markup(card.level == .details ? "</details>" : "</section>")
        form?.lines.close()
        if cards.isEmpty, let careCard {
            careCards.append(careCard.finished(at: html.count))
            self.careCard = nil
        }
        html.markup("\n")
    }

    /// The card that a block quote is: its text starts with a marker of a known level.
    private mutating func card(of quote: OpaquePointer) -> OpenCard? {
        guard let paragraph = cmark_node_first_child(quote), CommonMark.kind(of: paragraph, types) == .paragraph,
            let text = cmark_node_first_child(paragraph), CommonMark.kind(of: text, types) == .text
        else { return nil }
        let literal = CommonMark.literal(of: text)
        guard let marker = CardMarker(literal, at: 0), let level = marker.level else { return nil }
        var places = InlinePlaces(of: paragraph, in: self.text, types)
        guard places.mark(in: text, at: 0)?.isEscaped == false else { return nil }
        var end = marker.length
        while end < literal.count, literal[end].isASCIISpace { end += 1 }
        let hasTitle = end < literal.count || isInlineContent(cmark_node_next(text))
        var card = OpenCard(
            node: quote,
            level: level,
            paragraph: paragraph,
            markerText: text,
            markerEnd: end,
            headingLevel: min(6, max(2, lastLevel + 1) + options.headingOffset),
            marker: places.start..<places.start + marker.length,
            firstBlock: recorder.prose.blocks.count,
            hasTitle: hasTitle,
            media: media(of: level, paragraph)
        )
        card.head = hasTitle ? .title : .marker
        checkSign(after: marker, titleAt: end, in: literal, of: card)
        return card
    }

    /// Reports a sign between the marker and the title, as other tools have it, which would be shown.
    private mutating func checkSign(
        after marker: CardMarker,
        titleAt start: Int,
        in literal: UnsafeBufferPointer<UInt8>,
        of card: OpenCard
    ) {
        let rest = literal[marker.length...]
        let title = literal[start...]
        let sign: String
        if title.first == UInt8(ascii: ":") {
            sign = ":"
        } else if title.starts(with: "：".utf8) {
            sign = "："
        } else if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+"),
            rest.dropFirst().first.map(\.isASCIISpace) ?? true
        {
            sign = first == UInt8(ascii: "-") ? "-" : "+"
        } else {
            return
        }
        problems.report(.cardMarkerSign(sign, at: text.location(card.marker)))
    }

    private func isInlineContent(_ node: OpaquePointer?) -> Bool {
        guard let node else { return false }
        switch CommonMark.kind(of: node, types) {
        case .softBreak, .lineBreak: return false
        default: return true
        }
    }

    /// Writes markup that ends with the quotation mark before an id, or before the name of one.
    mutating func openID(_ markup: StaticString) {
        html.markup(markup)
        careCard?.noteID(at: html.count)
    }

    // MARK: The heading

    /// Whether a paragraph is the one with the marker of the card that is open.
    func isCardHead(_ paragraph: OpaquePointer) -> Bool { cards.last?.paragraph == paragraph }

    /// Writes the heading's start, and all of it where the author gave no title.
    ///
    /// The level is the first word of the heading, so that neither colour nor place is the only sign of it (WCAG 2.2,
    /// success criteria 1.3.1 and 1.4.1).
    mutating func enterCardHead(_ paragraph: OpaquePointer) {
        guard let card = cards.last else { return }
        if card.level == .details {
            guard card.head == .title else { return }
            html.markup("<summary>")
            form?.lines.open("summary")
            openProse(.cardTitle, paragraph)
            return
        }
        let words = words.care[card.level] ?? BodyWords.Care(label: card.level.marker)
        html.markup("<h")
        writeLevel(card.headingLevel)
        form?.lines.openHeading(card.headingLevel)
        html.markup(" class=\"care-title\"><span class=\"care-level\">")
        html.escaped(words.label)
        if card.head == .title {
            html.markup(":</span> ")
            openProse(.cardTitle, paragraph)
            return
        }
        html.markup(words.title == nil ? "</span>" : ":</span> ")
        if let title = words.title {
            // A word of the site's and not of the text that is reviewed.
            html.markup("<span class=\"care-default\" data-unreviewed>")
            html.escaped(title)
            html.markup("</span>")
        }
        endHeading(card.headingLevel)
    }

    /// The end of the marker's line: what follows is the card's text. Whether that was so.
    mutating func endCardHead(at lineBreak: OpaquePointer) -> Bool {
        guard let card = cards.last, card.head != .done, leaf == card.paragraph else { return false }
        guard cmark_node_parent(lineBreak) == card.paragraph, openElements.isEmpty else {
            // The heading goes on, as its markup does: the error keeps the page from being published.
            problems.report(.cardTitleOpen(card.level, at: text.location(card.marker)))
            return false
        }
        if card.head == .title { endTitle(of: card) }
        cards[cards.count - 1].head = .done
        startParagraph()
        openProse(.paragraph, card.paragraph)
        return true
    }

    /// The end of the paragraph with the marker.
    mutating func exitCardHead() {
        guard let card = cards.last else { return }
        switch card.head {
        case .title: endTitle(of: card)
        case .marker: break
        case .done:
            recorder.closeBlock()
            endParagraph()
        }
        cards[cards.count - 1].head = .done
        startTranscript(after: card.paragraph)
    }

    private mutating func endTitle(of card: OpenCard) {
        recorder.closeBlock()
        guard card.level == .details else {
            endHeading(card.headingLevel)
            return
        }
        html.markup("</summary>\n")
        form?.lines.close()
    }

    // MARK: Markers

    /// Goes on after the marker of the card, the caption or the definition that is open; `nil` where the text starts with
    /// none.
    mutating func endOfMarker(in node: OpaquePointer) -> Int? {
        if let card = cards.last, card.markerText == node { return card.markerEnd }
        if let caption, caption.text == node { return caption.start }
        return endOfDefinitionSign(in: node)
    }

    /// Reports `[!WORD]` that makes no card: the word is not known, or it does not start a quote.
    mutating func checkCardMarker(at index: Int, in run: UnsafeBufferPointer<UInt8>, of node: OpaquePointer) {
        guard let marker = CardMarker(run, at: index), let mark = mark(in: node, at: index), !mark.isEscaped,
            reportedMarker?.contains(mark.offset) != true
        else { return }
        let location = text.location(mark.offset..<min(text.bytes.count, mark.offset + marker.length))
        if marker.level == nil {
            problems.report(.cardMarkerUnknown(marker.word, cardWords.level(near: marker.word), at: location))
        } else {
            problems.report(.cardMisplaced(marker.word, at: location))
        }
    }
}

/// `[!WORD]`, as GitHub writes what it calls alerts.
struct CardMarker {
    /// The word as it was written.
    let word: String
    /// The number of bytes from the opening to after the closing bracket.
    let length: Int

    /// Reads a marker that starts with the `[` at `index`; `nil` where none does.
    init?(_ run: UnsafeBufferPointer<UInt8>, at index: Int) {
        guard index + 3 < run.count, run[index] == UInt8(ascii: "["), run[index + 1] == UInt8(ascii: "!") else {
            return nil
        }
        let word = run[(index + 2)...].prefix { byte in
            // Letters of any script.
            byte.isASCIILetter || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                || byte == .space
        }
        guard !word.isEmpty, word.count <= 60, word.endIndex < run.count, run[word.endIndex] == UInt8(ascii: "]") else {
            return nil
        }
        self.word = String(decoding: word, as: UTF8.self)
        length = word.endIndex + 1 - index
    }

    /// The level that the word names, whatever its case.
    var level: CardKind? { CardKind(rawValue: word.lowercased()) }
}
