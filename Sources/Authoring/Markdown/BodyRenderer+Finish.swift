import Diagnostics
import SiteModel

extension BodyRenderer {
    /// Checks what only the whole text can tell, puts in what was left out, and gives the body.
    mutating func finish(survey: MarkdownSurvey, tree: borrowing SyntaxTree) -> Body {
        checkFootnotes(survey, tree)
        checkDefinitions(tree)
        checkCredits()
        let anchors = HeadingAnchors(prefix: options.anchorPrefix, isAboveLetters: options.isAboveLetters)
            .anchors(for: headings.map { ($0.words, $0.id) })
        checkIDs(anchors)
        checkAnchors(anchors)
        var body = Body(
            html: String(decoding: assembled(anchors), as: UTF8.self),
            headings: zip(headings, anchors).map { Body.Heading(level: $0.level, id: $1, text: $0.text) },
            targets: targets.map { options.anchorPrefix + $0.id },
            links: links,
            isEmpty: isEmpty,
            citations: citations,
            prose: recorder.finish(),
            careCards: careCards.map { CareCard(kind: $0.kind, html: assembled($0, anchors), call: $0.call) },
            form: form?.finish()
        )
        body.hasRareParts = hasRareParts
        body.facts = facts
        body.factsInWords = factsInWords
        body.firstPicture = firstPicture
        return body
    }

    private mutating func checkAnchors(_ anchors: [String]) {
        guard !anchorUses.isEmpty else { return }
        let known = anchors.map { String($0.dropFirst(options.anchorPrefix.count)) } + targets.map(\.id)
        let set = Set(known)
        for use in anchorUses where !set.contains(use.anchor) && !problems.isFull {
            problems.report(.anchorBroken(use.anchor, known: known, at: use.location))
        }
    }

    private func assembled(_ anchors: [String]) -> [UInt8] {
        guard !insertions.isEmpty else { return html.bytes }
        var whole = HTMLBuffer(capacity: html.count + insertions.count * 64)
        append(0..<html.count, insertions, anchors, to: &whole)
        return whole.bytes
    }

    private func assembled(_ card: OpenCareCard.Excerpt, _ anchors: [String]) -> String {
        var excerpt = HTMLBuffer(capacity: card.range.count)
        let changes = card.changes + insertions.filter { card.range.contains($0.range.lowerBound) }
        append(card.range, changes.sorted { $0.range.lowerBound < $1.range.lowerBound }, anchors, to: &excerpt)
        return String(decoding: excerpt.bytes, as: UTF8.self)
    }

    /// Appends a part of the HTML with these changes, which are in order. A change within an earlier one is passed over.
    private func append(
        _ range: Range<Int>,
        _ changes: [Change],
        _ anchors: [String],
        to whole: inout HTMLBuffer
    ) {
        var start = range.lowerBound
        for change in changes where change.range.lowerBound >= start {
            whole.verbatim(html.bytes[start..<change.range.lowerBound])
            start = change.range.upperBound
            switch change.part {
            case .headingAnchor(let index): if index < anchors.count { whole.escaped(anchors[index]) }
            case .anchorAddress(let index):
                whole.markup("#")
                whole.escaped(options.anchorPrefix)
                whole.escaped(anchorUses[index].anchor)
            case .backLinks(let number): writeBackLinks(number, to: &whole)
            case .level(let level): whole.number(level)
            case .idPrefix:
                whole.markup("\"")
                whole.escaped(PageAnchors.cardPrefix)
            case .nothing: break
            }
        }
        whole.verbatim(html.bytes[start..<range.upperBound])
    }
}
