import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// An element of HTML that is being written.
struct OpenElement {
    let element: InlineElement
    /// Its start tag.
    let node: OpaquePointer
    /// Where its text starts among the words of the heading that it is in.
    let headingStart: Int
    /// The value of its attribute.
    let value: String
}

/// The elements of HTML that a text may hold (`InlineElement`). Each begins and ends in one paragraph, heading or cell, and
/// in the same emphasis or link.
extension BodyRenderer {
    /// Writes a tag, or says why it cannot be one of the text.
    mutating func htmlInline(_ node: OpaquePointer) {
        let literal = CommonMark.literal(of: node)
        if literal.starts(with: "<!--".utf8) {
            checkInlineAllowance(literal, node)
            return
        }
        let tag = InlineTag(literal)
        if tag.name == "a" {
            anchorTag(tag, node)
            return
        }
        guard let element = InlineElement.named(tag.name), !(tag.isEnd && element.isVoid) else {
            isEmpty = false
            if !closesTag(tag) { report(.rawHTML(written(node), tag.name, at: location(of: node))) }
            return
        }
        guard imageDepth == 0 else {
            // One message for both tags.
            if !tag.isEnd { report(.tagInAlternative(written(node), at: location(of: node))) }
            return
        }
        if tag.isEnd {
            end(element, node)
        } else if let value = attribute(of: element, tag, node) {
            start(element, value, node)
        }
    }

    /// Reports what is still open where the paragraph, heading or cell ends.
    mutating func checkOpenElements() {
        for open in openElements {
            report(.tagUnclosed(written(open.node), open.element.name, at: location(of: open.node)))
        }
        forgetElements(from: 0)
    }

    /// Where the text is that is written now, if not on the line.
    var baseline: Baseline? { openElements.last { $0.element.baseline != nil }?.element.baseline }

    // MARK: Start and end

    private mutating func start(_ element: InlineElement, _ value: String, _ node: OpaquePointer) {
        if let same = openElements.firstIndex(where: { $0.element == element }) {
            report(.tagInItself(written(node), element.name, at: location(of: node)))
            // The second was probably to be the end of the first.
            forgetElements(from: same)
            return
        }
        guard !element.isVoid else {
            headingText?.append(.space)
            if isRecording { recorder.append(.space, at: (recorder.offsets?.last ?? 0) + 1) }
            html.markup("<br>")
            form?.lines.mark("/")
            return
        }
        if element.isRare { hasRareParts = true }
        html.markup("<")
        html.escaped(element.name)
        if let attribute = element.attribute {
            html.markup(" ")
            html.escaped(attribute)
            html.markup("=\"")
            html.escaped(value)
            html.markup("\"")
        }
        html.markup(">")
        if element.attribute != nil {
            form?.lines.openAbbreviation(title: Array(value.utf8))
        } else if element.baseline != nil {
            form?.lines.mark("(", Array(element.name.utf8))
        }
        openElements.append(
            OpenElement(element: element, node: node, headingStart: headingText?.count ?? 0, value: value)
        )
    }

    private mutating func end(_ element: InlineElement, _ node: OpaquePointer) {
        guard let index = openElements.lastIndex(where: { $0.element == element }) else {
            if !closesTag(InlineTag(CommonMark.literal(of: node))) {
                report(.tagUnopened(written(node), element.name, at: location(of: node)))
            }
            return
        }
        let open = openElements[index]
        let isCrossing = index < openElements.count - 1 || cmark_node_parent(node) != cmark_node_parent(open.node)
        openElements.remove(at: index)
        guard !isCrossing else {
            forgetElements(from: index)
            report(.tagCrossed(written(node), element.name, at: location(of: node)))
            return
        }
        html.markup("</")
        html.escaped(element.name)
        html.markup(">")
        if element.attribute != nil || element.baseline != nil { form?.lines.mark(")") }
        if element.attribute != nil, isRecording {
            // As it is on paper, so that the rules of writing know the abbreviation as explained.
            let offset = recorder.offsets == nil ? 0 : place(of: node).range.lowerBound
            recorder.append(" (\(open.value))", at: offset)
        }
        if let baseline = element.baseline, let headingText {
            headingSigns.append((open.headingStart..<headingText.count, baseline))
        }
    }

    /// Takes elements for closed: what closes them later is not reported again.
    private mutating func forgetElements(from index: Int) {
        openTags += openElements[index...].map(\.element.name)
        openElements.removeSubrange(index...)
    }

    // MARK: Attributes

    /// The value of the attribute that an element needs, empty where it needs none; `nil` where the tag is reported.
    private mutating func attribute(of element: InlineElement, _ tag: InlineTag, _ node: OpaquePointer) -> String? {
        let isAllowed = tag.attributes.count == 1 && tag.attributes[0].name == element.attribute
        if let other = tag.attributes.first(where: { $0.name != element.attribute })
            ?? tag.attributes.dropFirst().first,
            !isAllowed
        {
            report(.attributeRefused(other.name, in: written(node), element, at: location(of: node)))
            openTags.append(tag.name)
            return nil
        }
        guard let needed = element.attribute else { return "" }
        let value = (tag.attributes.first?.value ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !value.isEmpty else {
            report(.attributeMissing(needed, in: written(node), element, at: location(of: node)))
            openTags.append(tag.name)
            return nil
        }
        if recorder.offsets == nil, let markup = PlainText.markup(in: value) {
            problems.report(.markupInAbbreviation(markup.written, at: location(of: node)))
        }
        return value
    }

    // MARK: Messages

    mutating func report(_ diagnostic: Diagnostic) {
        isEmpty = false
        problems.report(diagnostic)
    }

    func written(_ node: OpaquePointer) -> String {
        String(decoding: CommonMark.literal(of: node), as: UTF8.self)
    }

    mutating func location(of node: OpaquePointer) -> SourceLocation { text.location(place(of: node).range) }

    /// Whether a tag closes one that is reported: one slip is one message. What will close a tag is noted.
    mutating func closesTag(_ tag: InlineTag) -> Bool {
        guard tag.isEnd else {
            openTags.append(tag.name)
            return false
        }
        guard let open = openTags.lastIndex(of: tag.name) else { return false }
        openTags.remove(at: open)
        return true
    }
}
