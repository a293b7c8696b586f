import Diagnostics
import SiteModel

extension BodyRenderer {
    /// Checks what only the whole text can tell, puts in what was left out, and gives the body.
    mutating func finish(survey: MarkdownSurvey, tree: borrowing SyntaxTree) -> Body {
        checkFootnotes(survey, tree)
        checkDefinitions(tree)
        let anchors = HeadingAnchors(prefix: options.anchorPrefix).anchors(for: headings.map(\.text))
        checkAnchors(anchors)
        let html = assembled(anchors)
        return Body(
            html: String(decoding: html, as: UTF8.self),
            headings: zip(headings, anchors).map { Body.Heading(level: $0.level, id: $1, text: $0.text) },
            links: links,
            isEmpty: isEmpty,
            citations: citations,
            prose: recorder.finish()
        )
    }

    private mutating func checkAnchors(_ anchors: [String]) {
        guard !anchorUses.isEmpty else { return }
        let known = anchors.map { String($0.dropFirst(options.anchorPrefix.count)) }
        let set = Set(known)
        for use in anchorUses where !set.contains(use.anchor) && !problems.isFull {
            problems.report(.anchorBroken(use.anchor, known: known, at: use.location))
        }
    }

    private func assembled(_ anchors: [String]) -> [UInt8] {
        guard !insertions.isEmpty else { return html.bytes }
        var whole = HTMLBuffer(capacity: html.count + insertions.count * 64)
        var start = 0
        for (offset, part) in insertions {
            whole.verbatim(html.bytes[start..<offset])
            start = offset
            switch part {
            case .headingAnchor(let index): if index < anchors.count { whole.escaped(anchors[index]) }
            case .anchorAddress(let index):
                whole.markup("#")
                whole.escaped(options.anchorPrefix)
                whole.escaped(anchorUses[index].anchor)
            case .backLinks(let number): writeBackLinks(number, to: &whole)
            }
        }
        whole.verbatim(html.bytes[start...])
        return whole.bytes
    }
}
