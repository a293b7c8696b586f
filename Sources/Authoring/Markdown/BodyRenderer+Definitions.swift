import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// Lists of terms and what they mean (HTML Standard, section 4.4.9), as PHP Markdown Extra and Pandoc write them: a line
/// with the term, and below it lines that begin with a colon and a space.
///
///     Anemia
///     : Too few red blood cells.
///
/// To cmark that is a paragraph. One that follows such a paragraph goes on with its list.
extension BodyRenderer {
    /// What is being written in a list of terms.
    struct OpenDefinitions {
        let paragraph: OpaquePointer
        /// The texts that a definition starts in.
        let starts: Set<OpaquePointer>
        /// Whether a term is being written, and not a definition.
        var isTerm = true
    }

    /// Whether a paragraph is a part of a list of terms.
    func isDefinitions(_ paragraph: OpaquePointer) -> Bool {
        CommonMark.kind(of: paragraph, types) == .paragraph && holdsColonLine(paragraph) && !isCardHead(paragraph)
            && !definitionStarts(in: paragraph).isEmpty
    }

    /// Whether a line below the first begins with a colon, which hardly any does.
    private func holdsColonLine(_ paragraph: OpaquePointer) -> Bool {
        let first = Int(cmark_node_get_start_line(paragraph)) - 1
        let last = Int(cmark_node_get_end_line(paragraph)) - 1
        guard first >= 0, first < last else { return false }
        return (first + 1...last).contains { index in
            let line = text.line(index)
            let start = ContainerMarkers(line: line, in: text.bytes).content
            return start < line.upperBound && text.bytes[start] == UInt8(ascii: ":")
        }
    }

    /// The texts of a paragraph that a definition starts in, and where its colon is.
    private func definitionStarts(in paragraph: OpaquePointer) -> [OpaquePointer: Int] {
        var found: [OpaquePointer: Int] = [:]
        var child = cmark_node_first_child(paragraph)
        var places: InlinePlaces?
        while let node = child {
            child = cmark_node_next(node)
            guard startsDefinition(node) else { continue }
            if places == nil { places = InlinePlaces(of: paragraph, in: text, types) }
            if let mark = places?.mark(in: node, at: 0), !mark.isEscaped { found[node] = mark.offset }
        }
        return found
    }

    /// Whether a text is at the start of a line and begins with a colon that white space or nothing follows.
    private func startsDefinition(_ node: OpaquePointer) -> Bool {
        guard CommonMark.kind(of: node, types) == .text, let previous = cmark_node_previous(node) else { return false }
        switch CommonMark.kind(of: previous, types) {
        case .softBreak, .lineBreak: break
        default: return false
        }
        let literal = CommonMark.literal(of: node)
        return literal.first == UInt8(ascii: ":") && (literal.count == 1 || literal[1].isASCIIBlank)
    }

    /// Reports a line in a list of terms that begins with a colon and no definition, because no space follows the colon.
    mutating func checkColons(ofParagraph paragraph: OpaquePointer) {
        guard recorder.offsets == nil, holdsColonLine(paragraph),
            [paragraph, blockAbove(paragraph), blockBelow(paragraph)].contains(where: { $0.map(isDefinitions) == true })
        else { return }
        var child = cmark_node_first_child(paragraph)
        while let node = child {
            child = cmark_node_next(node)
            guard CommonMark.kind(of: node, types) == .text, isEndOfLine(cmark_node_previous(node)),
                cmark_node_previous(node) != nil, let mark = mark(in: node, at: 0), !mark.isEscaped
            else { continue }
            let literal = String(decoding: CommonMark.literal(of: node), as: UTF8.self)
            guard literal.first == ":", let next = literal.dropFirst().first,
                next.isLetter || next.isWhitespace && next != " " && next != "\t"
            else { continue }
            problems.report(.definitionUnread(at: text.location(mark.offset..<mark.offset + 1)))
        }
    }

    // MARK: Writing

    /// Starts the terms that a paragraph holds; whether it holds any.
    mutating func startDefinitions(_ paragraph: OpaquePointer) -> Bool {
        guard holdsColonLine(paragraph) else { return false }
        let starts = definitionStarts(in: paragraph)
        guard !starts.isEmpty else { return false }
        hasRareParts = true
        checkTerms(starts.values.sorted())
        if blockAbove(paragraph).map(isDefinitions) != true {
            blockMarkup("<dl>\n")
            form?.lines.open("dl")
            recorder.openGroup(paragraph)
            definitionGroups.append(paragraph)
        }
        openDefinitions = OpenDefinitions(paragraph: paragraph, starts: Set(starts.keys))
        openTerm(paragraph)
        return true
    }

    /// Reports a line between two definitions that was probably to be the next term, and would be shown as the end of the
    /// first definition. One that goes on with it is indented.
    private mutating func checkTerms(_ colons: [Int]) {
        guard recorder.offsets == nil else { return }
        let lines = colons.map(text.lineIndex)
        for (above, (line, colon)) in zip(lines, zip(lines, colons).dropFirst()) {
            let term = text.line(line - 1)
            let content = ContainerMarkers(line: term, in: text.bytes).content
            guard line - 1 > above, content < term.upperBound, !text.bytes[content...].starts(with: "<a ".utf8),
                content - term.lowerBound <= colon - text.line(line).lowerBound
            else { continue }
            let range = text.trimmed(content..<term.upperBound)
            let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[range]), as: UTF8.self)
            problems.report(.termInDefinition(written, at: text.location(range)))
        }
    }

    /// Goes on with the next term or definition at the end of a line; whether one starts there.
    mutating func startDefinition(after lineBreak: OpaquePointer) -> Bool {
        guard let open = openDefinitions, cmark_node_parent(lineBreak) == open.paragraph else { return false }
        let starts = cmark_node_next(lineBreak).map(open.starts.contains) ?? false
        guard starts || open.isTerm, starts || !isEndOfTarget(lineBreak) else { return false }
        // A place between a term and its definition belongs to the term.
        if !starts, isAboveDefinition(cmark_node_next(lineBreak), open) { return true }
        checkOpenElements()
        closeTermOrDefinition()
        if starts { openDefinition(open.paragraph) } else { openTerm(open.paragraph) }
        return true
    }

    /// Whether only places with an id are between a line end and the next definition.
    private func isAboveDefinition(_ node: OpaquePointer?, _ open: OpenDefinitions) -> Bool {
        var next = node
        while let node = next {
            switch CommonMark.kind(of: node, types) {
            case .htmlInline where InlineTag(CommonMark.literal(of: node)).name == "a", .softBreak: break
            default: return open.starts.contains(node)
            }
            next = cmark_node_next(node)
        }
        return false
    }

    /// Ends the terms that a paragraph holds.
    mutating func endDefinitions(_ paragraph: OpaquePointer) {
        closeTermOrDefinition()
        openDefinitions = nil
        guard blockBelow(paragraph).map(isDefinitions) != true else { return }
        html.markup("</dl>\n")
        form?.lines.close()
        if let first = definitionGroups.popLast() { recorder.closeGroup(first) }
    }

    /// The index after the sign of a definition that a text starts with; `nil` where it starts with none.
    mutating func endOfDefinitionSign(in node: OpaquePointer) -> Int? {
        guard let openDefinitions, openDefinitions.starts.contains(node), !isInAttribute else { return nil }
        let literal = CommonMark.literal(of: node)
        var end = 1
        while end < literal.count, literal[end].isASCIIBlank { end += 1 }
        if end == literal.count, isEndOfLine(cmark_node_next(node)) {
            let offset = mark(in: node, at: 0)?.offset ?? startOffset
            problems.report(.definitionEmpty(at: text.location(offset..<offset + 1)))
        }
        return end
    }

    private func isEndOfLine(_ node: OpaquePointer?) -> Bool {
        guard let node else { return true }
        switch CommonMark.kind(of: node, types) {
        case .softBreak, .lineBreak: return true
        default: return false
        }
    }

    private mutating func openTerm(_ paragraph: OpaquePointer) {
        openDefinitions?.isTerm = true
        html.markup("<dt>")
        form?.lines.open("dt")
        openProse(.cardTitle, paragraph)
    }

    private mutating func openDefinition(_ paragraph: OpaquePointer) {
        openDefinitions?.isTerm = false
        html.markup("<dd>")
        form?.lines.open("dd")
        openProse(.paragraph, paragraph)
    }

    private mutating func closeTermOrDefinition() {
        guard let openDefinitions else { return }
        recorder.closeBlock()
        if openDefinitions.isTerm { html.markup("</dt>\n") } else { html.markup("</dd>\n") }
        form?.lines.close()
    }
}
