import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

extension BodyRenderer {
    // MARK: Blocks in general

    /// Starts a block on a line of its own.
    mutating func blockMarkup(_ markup: StaticString) {
        startLine()
        html.markup(markup)
    }

    mutating func startLine() {
        if !html.isAtLineStart { html.markup("\n") }
    }

    /// Notes that something belongs here that only the end of the text decides.
    mutating func insertLater(_ part: Part) { insertions.append(Change(html.count..<html.count, part)) }

    mutating func startParagraph() {
        html.markup("<p>")
        form?.lines.openParagraph()
    }

    mutating func endParagraph() {
        html.markup("</p>\n")
        form?.lines.closeParagraph()
    }

    // MARK: Paragraphs

    mutating func enterParagraph(_ node: OpaquePointer) {
        leaf = node
        noteSuspicion(ofLinesIn: node)
        checkLazyLines(ofParagraph: node)
        checkMarkerAttempts(ofParagraph: node)
        if isCardHead(node) {
            enterCardHead(node)
            return
        }
        if isTarget(node) {
            startLine()
            return
        }
        checkColons(ofParagraph: node)
        if startCaption(node) || startDefinitions(node) { return }
        openProse(.paragraph, node)
        if figureImage(in: node) != nil {
            blockMarkup("<figure>")
            form?.lines.open("figure")
        } else if !isTight(node) {
            startLine()
            startParagraph()
        } else if cmark_node_previous(node) != nil, !html.isAtLineStart {
            // An author's comment parted two paragraphs that no markup parts: their words must not become one.
            html.markup("\n")
            form?.lines.space()
        }
        writeTaskBox()
    }

    mutating func exitParagraph(_ node: OpaquePointer) {
        checkOpenElements()
        checkMarkup(of: node, .paragraph)
        leaf = nil
        if isCardHead(node) {
            exitCardHead()
            return
        }
        if isTarget(node) {
            startLine()
            return
        }
        if caption?.paragraph == node {
            endCaption()
            return
        }
        recorder.closeBlock()
        let isFigure = figureImage(in: node) != nil
        let isList = openDefinitions != nil
        if isFigure {
            html.markup("</figure>\n")
            form?.lines.close()
        }
        if isList { endDefinitions(node) }
        if isLastOfFootnote(node) {
            if isFigure || isList { startParagraph() } else { html.markup(" ") }
            insertLater(.backLinks(footnote))
            endParagraph()
        } else if !isFigure, !isList, !isTight(node) {
            endParagraph()
        }
        startTranscript(after: node)
    }

    /// Whether a paragraph is in a list whose items are not parted by blank lines and so needs no `<p>`.
    private func isTight(_ paragraph: OpaquePointer) -> Bool {
        guard let item = cmark_node_parent(paragraph), let list = cmark_node_parent(item) else { return false }
        return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
    }

    // MARK: Headings

    mutating func enterHeading(_ node: OpaquePointer) {
        leaf = node
        checkMarkerAttempt(ofHeading: node)
        headingID = HeadingID(of: node, in: text, types)
        let level = pageLevel(of: node)
        blockMarkup("<h")
        writeLevel(level)
        openID(" id=\"")
        insertLater(.headingAnchor(headings.count))
        html.markup("\">")
        form?.lines.openHeading(level)
        startHeadingText()
        openProse(.heading(level: Int(cmark_node_get_heading_level(node))), node)
    }

    mutating func exitHeading(_ node: OpaquePointer) {
        checkOpenElements()
        let (words, shown) = endHeadingText()
        recorder.closeBlock()
        endHeading(pageLevel(of: node))
        headings.append((pageLevel(of: node), shown, words, id(ofHeading: node)))
        checkContent(of: node, .heading)
        checkWords(ofHeading: node)
        if !checkUnderline(ofHeading: node, words) {
            checkLevel(Int(cmark_node_get_heading_level(node)), words, node)
        }
        let count = problems.found.count
        checkMarkup(of: node, .heading)
        if problems.found.count == count { checkWordInBraces(ofHeading: node) }
        headingID = nil
        leaf = nil
    }

    /// Starts to keep the words that are written now.
    mutating func startHeadingText() {
        headingText = []
        headingSigns = []
    }

    /// Gives the words that were kept, as if tags were absent, and with the signs that stand for them.
    mutating func endHeadingText() -> (words: String, shown: String) {
        let bytes = headingText ?? []
        headingText = nil
        let words = String(decoding: bytes, as: UTF8.self)
        guard !headingSigns.isEmpty else { return (words, words) }
        var shown = ""
        var start = 0
        for (range, baseline) in headingSigns.sorted(by: { $0.0.lowerBound < $1.0.lowerBound })
        where range.lowerBound >= start {
            shown += String(decoding: bytes[start..<range.lowerBound], as: UTF8.self)
            shown += baseline.signs(for: String(decoding: bytes[range], as: UTF8.self))
            start = range.upperBound
        }
        return (words, shown + String(decoding: bytes[start...], as: UTF8.self))
    }

    /// Writes the level of a heading into its tag.
    mutating func writeLevel(_ level: Int) {
        careCard?.noteLevel(level, at: html.count)
        html.number(level)
    }

    mutating func endHeading(_ level: Int) {
        html.markup("</h")
        writeLevel(level)
        html.markup(">\n")
        form?.lines.close()
    }

    private func pageLevel(of heading: OpaquePointer) -> Int {
        min(6, Int(cmark_node_get_heading_level(heading)) + options.headingOffset)
    }

    private mutating func checkLevel(_ level: Int, _ words: String, _ node: OpaquePointer) {
        if level == 1 {
            let location = startOfHeading(node)
            if isInAdmonition {
                isInAdmonition = words.hasPrefix("[")
                return
            }
            problems.report(.headingLevelOne(words, at: location))
            // As it is once that is fixed.
            lastLevel = 2
            return
        }
        if level > lastLevel + 1 {
            let location = startOfHeading(node)
            problems.report(.headingLevelSkipped(words, level: level, expected: lastLevel + 1, at: location))
        }
        lastLevel = level
    }

    /// Where the `#` of a heading is, or the words of an underlined one.
    private mutating func startOfHeading(_ node: OpaquePointer) -> SourceLocation {
        let line = text.line(Int(cmark_node_get_start_line(node)) - 1)
        let start = min(line.upperBound, line.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1))
        if start < line.upperBound, text.bytes[start] == UInt8(ascii: "#") { return text.location(start..<start) }
        return startOfBlock(around: node)
    }

    // MARK: Lists

    mutating func enterList(_ node: OpaquePointer) {
        recorder.openGroup(node)
        recorder.listDepth += 1
        checkInterruption(byList: node)
        guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else {
            blockMarkup("<ul>\n")
            form?.lines.open("ul")
            return
        }
        checkNumbers(ofList: node)
        blockMarkup("<ol")
        let start = Int(cmark_node_get_list_start(node))
        if start == 1 {
            form?.lines.open("ol")
        } else {
            html.markup(" start=\"")
            html.number(start)
            html.markup("\"")
            form?.lines.open("ol", Array(String(start).utf8))
        }
        html.markup(">\n")
    }

    mutating func exitList(_ node: OpaquePointer) {
        html.markup(cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? "</ol>\n" : "</ul>\n")
        form?.lines.close()
        recorder.listDepth -= 1
        recorder.closeGroup(node)
    }

    mutating func enterItem(_ node: OpaquePointer) {
        checkContent(ofItem: node)
        form?.lines.open("li")
        // Only the task list extension puts its mark on an item.
        guard cmark_node_get_syntax_extension(node) != nil else {
            html.markup("<li>")
            return
        }
        hasRareParts = true
        html.markup("<li class=\"task\">")
        pendingTaskBox = cmark_gfm_extensions_get_tasklist_item_checked(node)
        isEmpty = false
        if let child = cmark_node_first_child(node), CommonMark.kind(of: child, types) == .paragraph { return }
        writeTaskBox()
    }

    /// A box that says whether a task is done.
    ///
    /// A disabled `<input type="checkbox">` is passed over by the Tab key and read as “dimmed” without a label. An image
    /// by role has a name that a screen reader says, and the character inside shows the state even without a style sheet.
    private mutating func writeTaskBox() {
        guard let isDone = pendingTaskBox else { return }
        pendingTaskBox = nil
        html.markup("<span class=\"task-box\" role=\"img\" aria-label=\"")
        html.escaped(isDone ? words.taskDone : words.taskOpen)
        html.markup("\">")
        writeText(isDone ? "\u{2611}" : "\u{2610}")
        html.markup("</span> ")
        form?.lines.space()
    }

    // MARK: HTML

    /// Raw HTML is an error; comments are an author's notes and are left out, but nothing that is beside them.
    mutating func htmlBlock(_ node: OpaquePointer) {
        let literal = CommonMark.literal(of: node)
        var index = 0
        while true {
            while index < literal.count, literal[index].isASCIISpace { index += 1 }
            guard index < literal.count else { return }
            guard literal[index...].starts(with: "<!--".utf8) else { break }
            guard let end = HTMLComment.end(startingAt: index, in: literal) else {
                let start = offset(ofByte: index, in: literal, of: node)
                let location = text.location(start..<start + 4)
                // What the text holds is in the comment.
                isEmpty = false
                problems.report(.commentUnclosed(at: location))
                return
            }
            let start = offset(ofByte: index, in: literal, of: node)
            readAllowance(literal[index..<end], at: text.location(start..<min(text.bytes.count, start + end - index)))
            index = end
        }
        let lineEnd = literal[index...].firstIndex { $0 == .lineFeed || $0 == .carriageReturn }
        let shown = String(decoding: literal[index..<(lineEnd ?? literal.count)], as: UTF8.self)
        let start = offset(ofByte: index, in: literal, of: node)
        let location = text.location(start..<min(text.bytes.count, start + shown.utf8.count))
        isEmpty = false
        let tag = InlineTag(literal[index...])
        if closesTag(tag) { return }
        let isAfterComment = literal[..<index].contains { !$0.isASCIISpace }
        problems.report(
            isAfterComment ? .textAfterComment(shown, at: location) : .rawHTML(shown, tag.name, at: location)
        )
    }

    /// The offset in the source of a byte of an HTML block: lines lose markers at their start and nothing at their end.
    private func offset(ofByte index: Int, in literal: UnsafeBufferPointer<UInt8>, of node: OpaquePointer) -> Int {
        let before = literal[..<index].count { $0 == .lineFeed }
        let after = literal[index...].prefix { $0 != .lineFeed }.count
        let line = text.line(Int(cmark_node_get_start_line(node)) - 1 + before)
        return max(line.lowerBound, line.upperBound - after)
    }
}

/// Comments as cmark and browsers both see them (HTML Standard, section 13.1.6; CommonMark 0.29, section 4.6).
enum HTMLComment {
    /// The index after the `-->` of the comment whose `<!--` is at `start`.
    static func end(startingAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        // `<!-->` is closed: the hyphens may be the same.
        var index = start + 2
        while index + 2 < bytes.count {
            if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-"),
                bytes[index + 2] == UInt8(ascii: ">")
            {
                return index + 3
            }
            index += 1
        }
        return nil
    }
}
