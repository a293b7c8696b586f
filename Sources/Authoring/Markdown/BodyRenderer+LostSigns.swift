import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// Signs of the text at the start of a line that Markdown takes for its own: they would not be shown, and what follows
/// them would be something else than its author wrote.
extension BodyRenderer {
    // MARK: Quotes

    /// Reports a quote that starts with a number: its `>` was to say “more than” (CommonMark 0.29, section 5.1). Words that
    /// someone said may start with one too, and are left alone (`Comparison` tells them apart).
    mutating func checkComparison(ofQuote quote: OpaquePointer) {
        guard !problems.isFull, let paragraph = cmark_node_first_child(quote),
            CommonMark.kind(of: paragraph, types) == .paragraph, let start = firstText(in: quote)
        else { return }
        let line = text.line(Int(cmark_node_get_start_line(quote)) - 1)
        let sign = min(line.upperBound, line.lowerBound + max(0, Int(cmark_node_get_start_column(quote)) - 1))
        let range = text.trimmed(sign..<line.upperBound)
        guard let comparison = Comparison(String(decoding: start.prefix(200), as: UTF8.self)) else { return }
        let isInText = isInsideItem(quote) || isBelowParagraph(quote) && !isAnnounced(quote) || isBelowTable(quote)
        let isMeant: Bool =
            switch comparison.content {
            case .numberAlone: isInText || isBelowParagraph(quote)
            case .measure: true
            case .rate: isInText || isMarkedOnce(quote)
            case .words: isMarkedOnce(quote) && (isInText || isBelowParagraph(quote) || !endsSentence(quote))
            case .numberInWords: isInText && isMarkedOnce(quote)
            }
        guard isMeant else { return }
        let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[range]), as: UTF8.self)
        let isEnglish = words.language.primary == "en"
        problems.report(
            .comparisonBecomesQuote(
                written,
                isEqual: comparison.isEqual,
                isEnglish: isEnglish,
                at: text.location(range)
            )
        )
    }

    /// Whether a quote ends a table: its line was to be a row.
    private func isBelowTable(_ quote: OpaquePointer) -> Bool {
        guard let previous = cmark_node_previous(quote) else { return false }
        return CommonMark.kind(of: previous, types) == .table && isRightBelow(quote)
    }

    /// Whether only the first line of a quote has a `>` of it.
    private func isMarkedOnce(_ quote: OpaquePointer) -> Bool {
        let first = Int(cmark_node_get_start_line(quote)) - 1
        let last = Int(cmark_node_get_end_line(quote)) - 1
        guard first >= 0, last > first else { return first >= 0 }
        let depth = ContainerMarkers(line: text.line(first), in: text.bytes).depth
        return !(first + 1...last).contains { ContainerMarkers(line: text.line($0), in: text.bytes).depth >= depth }
    }

    private func endsSentence(_ block: OpaquePointer) -> Bool {
        let line = text.trimmed(text.line(Int(cmark_node_get_end_line(block)) - 1))
        let words = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[line]), as: UTF8.self)
        return words.unicodeScalars.last.map { ".!?。！？…\"”“’»」』)".unicodeScalars.contains($0) } ?? false
    }

    // MARK: Lists

    /// Reports a list of one item that breaks a sentence in two: a wrapped line that starts with a date, a minus or a
    /// plus (CommonMark 0.29, section 5.2: a list may interrupt a paragraph).
    mutating func checkInterruption(byList list: OpaquePointer) {
        guard !problems.isFull, let item = cmark_node_first_child(list), cmark_node_next(item) == nil else { return }
        if checkMeaning(ofSign: item) { return }
        guard
            isInsideItem(list) || isBelowParagraph(list) && !isNested(list) && !isAnnounced(list)
        else { return }
        let line = text.line(Int(cmark_node_get_start_line(item)) - 1)
        let start = line.lowerBound + max(0, Int(cmark_node_get_start_column(item)) - 1)
        guard start < line.upperBound else { return }
        var end = start
        while end < line.upperBound, text.bytes[end].isASCIIDigit { end += 1 }
        end = min(end + 1, line.upperBound)
        let sign = text.bytes[start]
        let isNumber = sign.isASCIIDigit
        // A number above 1 is reported for each list that starts with one.
        guard isNumber ? cmark_node_get_list_start(list) <= 1 : isSign(sign, of: item, list) else { return }
        let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[start..<end]), as: UTF8.self)
        problems.report(.sentenceBecomesList(written, at: text.location(start..<end)))
    }

    /// Reports a list of one item that says what its own marker means: `+ means positive.` Whether it does.
    private mutating func checkMeaning(ofSign item: OpaquePointer) -> Bool {
        guard let start = firstText(in: item),
            SignMeaning.begins(String(decoding: start.prefix(60), as: UTF8.self))
        else { return false }
        let line = text.line(Int(cmark_node_get_start_line(item)) - 1)
        let sign = line.lowerBound + max(0, Int(cmark_node_get_start_column(item)) - 1)
        guard sign < line.upperBound, "+-*".utf8.contains(text.bytes[sign]) else { return false }
        let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[sign...sign]), as: UTF8.self)
        problems.report(.signBecomesList(written, at: text.location(sign..<sign + 1)))
        return true
    }

    /// Whether the marker of an item is rather a sign of the text: a plus, or what is before a number.
    private func isSign(_ sign: UInt8, of item: OpaquePointer, _ list: OpaquePointer) -> Bool {
        if sign == UInt8(ascii: "+"), !isInsideItem(list) { return true }
        return firstText(in: item).map { startsWithDigit($0[...]) } ?? false
    }

    /// Whether the paragraph above a list ends like one that a list may follow.
    private func isAnnounced(_ list: OpaquePointer) -> Bool {
        let line = text.trimmed(text.line(Int(cmark_node_get_start_line(list)) - 2))
        let words = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[line]), as: UTF8.self)
        let closers = "*_)\"”’»"
        guard let last = words.last(where: { !closers.contains($0) }) else { return true }
        return ".:!?;。：！？；…".contains(last)
    }

    // MARK: Headings

    /// Reports a sentence that hyphens below it make a heading (CommonMark 0.29, section 4.3). Whether it was.
    mutating func checkUnderline(ofHeading node: OpaquePointer, _ words: String) -> Bool {
        guard cmark_node_get_heading_level(node) == 2, !problems.isFull, !words.isEmpty else { return false }
        let line = text.line(Int(cmark_node_get_start_line(node)) - 1)
        let start = min(line.upperBound, line.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1))
        guard start < line.upperBound, text.bytes[start] != UInt8(ascii: "#") else { return false }
        if FrontMatterLines.begin(words) {
            problems.report(.frontMatterInText(at: startOfBlock(around: node)))
            return true
        }
        guard words.last == "." || words.last == "。" || hasSeveralLines(node) else { return false }
        let location = startOfBlock(around: node)
        problems.report(.textBecomesHeading(at: location))
        return true
    }

    private func hasSeveralLines(_ heading: OpaquePointer) -> Bool {
        var inline = cmark_node_first_child(heading)
        while let node = inline {
            let kind = CommonMark.kind(of: node, types)
            if kind == .softBreak || kind == .lineBreak { return true }
            inline = cmark_node_next(node)
        }
        return false
    }

    // MARK: Nothing

    /// Reports a heading, an item or a footnote without anything in it.
    mutating func checkContent(of node: OpaquePointer, _ part: EmptyPart) {
        guard cmark_node_first_child(node) == nil, !problems.isFull else { return }
        let line = text.line(Int(cmark_node_get_start_line(node)) - 1)
        let start = min(line.upperBound, line.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1))
        problems.report(.partEmpty(part, at: text.location(text.trimmed(start..<line.upperBound))))
    }

    /// Reports an item without anything in it, unless it is all that a card holds, which is reported of the card.
    mutating func checkContent(ofItem item: OpaquePointer) {
        let isOnly = cmark_node_previous(item) == nil && cmark_node_next(item) == nil
        if isOnly, cards.last != nil { return }
        checkContent(of: item, .item)
    }

    // MARK: Where a block is

    private func isInsideItem(_ block: OpaquePointer) -> Bool {
        guard cmark_node_previous(block) == nil, let parent = cmark_node_parent(block) else { return false }
        switch CommonMark.kind(of: parent, types) {
        case .item: return true
        default: return cmark_node_get_type(parent) == CMARK_NODE_FOOTNOTE_DEFINITION
        }
    }

    /// Whether a list is a part of an item: then it may follow the item's words at once.
    private func isNested(_ list: OpaquePointer) -> Bool {
        cmark_node_parent(list).map { CommonMark.kind(of: $0, types) == .item } ?? false
    }

    private func isBelowParagraph(_ block: OpaquePointer) -> Bool {
        guard let previous = cmark_node_previous(block), CommonMark.kind(of: previous, types) == .paragraph else {
            return false
        }
        return cmark_node_get_end_line(previous) + 1 == cmark_node_get_start_line(block)
    }

    private func startsWithDigit(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let words = bytes.drop(while: \.isASCIIBlank).prefix(4)
        let text = String(decoding: words, as: UTF8.self)
        return text.unicodeScalars.first.map { $0.properties.numericType != nil } ?? false
    }
}

/// What the front matter of a text starts with, in this and other tools.
enum FrontMatterLines {
    private static let keys: Set<String> = [
        "author", "categories", "category", "date", "description", "draft", "funding", "id", "image", "keywords",
        "lang",
        "language", "lastmod", "layout", "name", "order", "permalink", "published", "redirect", "reviewed", "reviewer",
        "reviewers", "slug", "sources", "status", "summary", "tags", "template", "title", "type", "url", "weight",
    ]

    /// Whether words start with one of its keys.
    static func begin(_ words: String) -> Bool {
        guard let colon = words.firstIndex(of: ":") else { return false }
        return keys.contains(String(words[..<colon])) && words[colon...].dropFirst().first.map { $0 == " " } ?? true
    }
}

/// A part of a text that can be left without anything in it.
enum EmptyPart: String {
    case heading
    case item
    case footnote
}
