import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

extension BodyRenderer {
    mutating func codeBlock(_ node: OpaquePointer) {
        let literal = CommonMark.literal(of: node)
        checkCode(node, literal)
        // The block scrolls sideways, so the keyboard must be able to reach it (WCAG 2.2, success criterion 2.1.1).
        hasRareParts = true
        blockMarkup("<pre tabindex=\"0\"><code")
        let info = CommonMark.bytes(cmark_node_get_fence_info(node))
        let language = info.prefix { !$0.isASCIISpace }
        if !language.isEmpty {
            html.markup(" class=\"language-")
            html.escaped(UnsafeBufferPointer(rebasing: language))
            html.markup("\"")
        }
        html.markup(">")
        html.escaped(literal)
        html.markup("</code></pre>\n")
        form?.lines.preformatted(literal)
        noteContent(literal)
    }

    // MARK: Text that became code

    /// Reports code that its author hardly meant: a fence that is not closed, or closed later than it seems, and text
    /// that four spaces, a tab or a fence made code (CommonMark 0.29, sections 4.4 and 4.5).
    private mutating func checkCode(_ node: OpaquePointer, _ literal: UnsafeBufferPointer<UInt8>) {
        guard !problems.isFull else { return }
        guard let fence = CodeFence(node) else {
            guard let line = MistakenCode.firstLine(of: literal) else { return }
            problems.report(.textAsCode(line, at: startOfCode(node)))
            return
        }
        let opening = startOfCode(node)
        guard isClosed(fence, node, literal) else {
            let attempt = fence.attemptedEnd(in: literal).map { place(ofLine: $0, of: node) }
            problems.report(.fenceUnclosed(fence.text, attempt: attempt, at: opening))
            return
        }
        if let passed = fence.passedEnd(in: literal) {
            problems.report(.fencePassed(fence.text, end: place(ofLine: passed, of: node), at: opening))
        } else if let kind = fence.admonition(node) {
            problems.report(.admonitionAsCode(kind, at: opening))
        } else if let directive = fence.directive(node) {
            problems.report(.directiveAsCode(directive, at: opening))
        } else if !fence.hasInfo, let line = MistakenCode.firstCard(in: literal) {
            problems.report(.cardAsCode(line, at: opening))
        }
    }

    /// The first line of a code block, without the white space around it.
    private mutating func startOfCode(_ node: OpaquePointer) -> SourceLocation {
        let line = text.line(Int(cmark_node_get_start_line(node)) - 1)
        let start = min(line.upperBound, line.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1))
        return text.location(text.trimmed(start..<line.upperBound))
    }

    /// The place of a line of a fenced block, counted from the one below the opening.
    private mutating func place(ofLine index: Int, of node: OpaquePointer) -> SourceLocation {
        let line = text.line(Int(cmark_node_get_start_line(node)) + index)
        let start = ContainerMarkers(line: line, in: text.bytes).content
        return text.location(text.trimmed(start..<line.upperBound))
    }

    /// Whether the last line of a fenced block closes it. cmark does not tell, and where what is around the block
    /// ends first, it counts the next line as the last.
    private func isClosed(_ fence: CodeFence, _ node: OpaquePointer, _ literal: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = Int(cmark_node_get_start_line(node))
        let last = Int(cmark_node_get_end_line(node))
        guard last > first, CodeLines(literal).count == last - first - 1 else { return false }
        let line = text.line(last - 1)
        let start = ContainerMarkers(line: line, in: text.bytes).content
        guard fence.isEnd(UnsafeBufferPointer(rebasing: text.bytes[start..<line.upperBound])) else { return false }
        return startLine(after: node) != last
    }

    /// The 1-based line on which the next block of the text starts, if there is one.
    private func startLine(after node: OpaquePointer) -> Int? {
        var ancestor: OpaquePointer? = node
        while let block = ancestor {
            if let next = cmark_node_next(block) { return Int(cmark_node_get_start_line(next)) }
            ancestor = cmark_node_parent(block)
        }
        return nil
    }
}
