import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

extension BodyRenderer {
    /// A footnote's number in the text. cmark has replaced the label by the number of its definition, and gives the
    /// definitions in that order at the end of the tree.
    mutating func footnoteReference(_ node: OpaquePointer) {
        let literal = CommonMark.literal(of: node)
        guard let number = Int(String(decoding: literal, as: UTF8.self)) else { return }
        guard linkDepth == 0, imageDepth == 0 else {
            let place = place(of: node)
            let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[place.range]), as: UTF8.self)
            let location = text.location(place.range)
            problems.report(.linkInsideLink(written, at: location))
            return
        }
        recorder.noteCitation()
        if hasCutLabels, case let range = place(of: node).range, isWrapped(range) {
            // The name of a footnote has no spaces: cmark has cut the label.
            var label = ""
            if let leaf,
                case .wrapped(let bytes) = LabelSource(at: range.lowerBound, in: leafText(of: leaf), "[^]".utf8)
            {
                label = String(decoding: bytes, as: UTF8.self)
            }
            undefinedFootnotes.append(UndefinedFootnote(label: label, range: range))
            return
        }
        let use = footnoteUses[number, default: 0] + 1
        footnoteUses[number] = use
        // The described-by makes a screen reader say “1, link, Notes” rather than a bare “1”.
        let start = html.count
        html.markup("<sup class=\"footnote-ref\"><a id=\"")
        writeReferenceAnchor(number, use)
        html.markup("\" href=\"#")
        html.escaped(options.anchorPrefix)
        html.markup("fn-")
        html.number(number)
        html.markup("\" aria-describedby=\"")
        writeFootnotesAnchor()
        html.markup("\">")
        html.number(number)
        html.markup("</a></sup>")
        form?.lines.mark("^", Array(String(number).utf8))
        careCard?.leaveOut(start..<html.count)
    }

    mutating func enterFootnote(_ node: OpaquePointer) {
        footnoteLines.insert(Int(cmark_node_get_start_line(node)) - 1)
        checkContent(of: node, .footnote)
        if footnote == 0 {
            hasRareParts = true
            blockMarkup("<section class=\"footnotes\" aria-labelledby=\"")
            writeFootnotesAnchor()
            html.markup("\">\n<h")
            html.number(min(6, 2 + options.headingOffset))
            html.markup(" class=\"footnotes-title\" id=\"")
            writeFootnotesAnchor()
            html.markup("\">")
            html.escaped(words.footnotes)
            html.markup("</h")
            html.number(min(6, 2 + options.headingOffset))
            html.markup(">\n<ol>\n")
            form?.lines.open("section")
            form?.lines.open("ol")
        }
        footnote += 1
        blockMarkup("<li id=\"")
        html.escaped(options.anchorPrefix)
        html.markup("fn-")
        html.number(footnote)
        html.markup("\">")
        form?.lines.open("li")
    }

    mutating func exitFootnote(_ node: OpaquePointer) {
        if cmark_node_last_child(node).map(isLastOfFootnote) != true {
            startLine()
            startParagraph()
            insertLater(.backLinks(footnote))
            endParagraph()
        }
        html.markup("</li>\n")
        form?.lines.close()
    }

    /// Whether a node is the paragraph that ends a footnote, where the links back to the text belong.
    func isLastOfFootnote(_ node: OpaquePointer) -> Bool {
        guard cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH, cmark_node_next(node) == nil,
            let parent = cmark_node_parent(node)
        else { return false }
        return cmark_node_get_type(parent) == CMARK_NODE_FOOTNOTE_DEFINITION
    }

    mutating func closeFootnotes() {
        guard footnote > 0 else { return }
        html.markup("</ol>\n</section>\n")
        form?.lines.close()
        form?.lines.close()
    }

    /// Links from a footnote back to each place that refers to it.
    func writeBackLinks(_ number: Int, to html: inout HTMLBuffer) {
        let uses = footnoteUses[number] ?? 0
        for use in stride(from: 1, through: uses, by: 1) {
            if use > 1 { html.markup(" ") }
            html.markup("<a class=\"footnote-back\" href=\"#")
            html.escaped(options.anchorPrefix)
            html.escaped(FootnoteAnchors.reference(number, use: use))
            html.markup("\" aria-label=\"")
            html.escaped(words.backToText)
            if use > 1 {
                html.markup(" ")
                html.number(use)
            }
            // The variation selector keeps the arrow from becoming an emoji.
            html.markup("\">\u{21A9}\u{FE0E}")
            if use > 1 {
                html.markup("<sup>")
                html.number(use)
                html.markup("</sup>")
            }
            html.markup("</a>")
        }
    }

    private mutating func writeReferenceAnchor(_ number: Int, _ use: Int) {
        html.escaped(options.anchorPrefix)
        html.escaped(FootnoteAnchors.reference(number, use: use))
    }

    private mutating func writeFootnotesAnchor() {
        html.escaped(options.anchorPrefix)
        html.escaped(FootnoteAnchors.title)
    }
}

// MARK: - Checks

extension BodyRenderer {
    /// Reports footnotes that are not defined, not used or defined twice: cmark is silent on all three.
    mutating func checkFootnotes(_ survey: MarkdownSurvey, _ tree: borrowing SyntaxTree) {
        if !citable.isEmpty { checkDefinitions(ofCitations: tree) }
        guard !survey.footnotes.isEmpty || !undefinedFootnotes.isEmpty else { return }
        let definitions = definitions(among: survey.footnotes, tree)
        let known = Set(definitions.map(\.label)).sorted()
        let sources = options.sources.map(\.id.value)
        let slips = undefinedFootnotes.filter { isMeantAsDefinition($0.range) }
        for slip in slips {
            problems.report(.footnoteMarkMalformed(slip.label, at: text.location(slip.range)))
        }
        for footnote in undefinedFootnotes where !slips.contains(where: { $0.label == footnote.label }) {
            let label = footnote.label
            let location = text.location(footnote.range)
            if isWrapped(footnote.range), label.contains(" ") || known.contains(label) {
                meantFootnotes.formUnion(label.split { ", ".contains($0) }.prefix(1).map(String.init))
                problems.report(.footnoteWrapped(label, at: location))
                continue
            }
            if known.contains(label) {
                problems.report(.footnoteGlued(label, at: location))
                continue
            }
            if options.hasUnreadableSources { continue }
            problems.report(
                options.citesSources
                    ? .citationUndefined(label, known: (known + sources).sorted(), at: location)
                    : .footnoteUndefined(label, known: known, at: location)
            )
        }
        var first: [String: SourceLocation] = [:]
        for definition in definitions {
            let location = text.location(definition.range)
            // Labels match without regard to case, as those of links do.
            let label = definition.label.lowercased()
            if let source = options.sources.first(where: { $0.id.value.lowercased() == label }) {
                problems.report(.footnoteIsSource(definition.label, source: source.id.location, at: location))
            }
            if let other = first[label] {
                problems.report(.footnoteDuplicate(definition.label, first: other, at: location))
            } else {
                first[label] = location
                if !footnoteLines.contains(definition.line), !meantFootnotes.contains(definition.label) {
                    problems.report(.footnoteUnused(definition.label, at: location))
                }
            }
        }
    }

    /// Whether `[^label]` starts a line, and what follows it was probably to be the colon of a definition.
    private func isMeantAsDefinition(_ range: Range<Int>) -> Bool {
        let bytes = text.bytes
        var start = range.lowerBound
        while start > 0, bytes[start - 1].isASCIIBlank { start -= 1 }
        guard start == 0 || bytes[start - 1] == .lineFeed else { return false }
        var end = range.upperBound
        if end < bytes.count, bytes[end] == UInt8(ascii: ";") { return true }
        while end < bytes.count, bytes[end].isASCIIBlank { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: ":") { return true }
        // The colon of an input method
        return end + 2 < bytes.count && bytes[end] == 0xEF && bytes[end + 1] == 0xBC && bytes[end + 2] == 0x9A
    }

    /// The candidates that define footnotes. Used definitions were in the tree; unused and repeated ones are gone from
    /// it, so that no leaf of the tree covers their line, as one does where `[^label]:` is in code.
    private func definitions(
        among candidates: [MarkdownSurvey.FootnoteCandidate],
        _ tree: borrowing SyntaxTree
    ) -> [MarkdownSurvey.FootnoteCandidate] {
        let doubtful = Set(candidates.map(\.line)).subtracting(footnoteLines)
        guard !doubtful.isEmpty else { return candidates }
        let covered = linesOfLeaves(in: tree, among: doubtful)
        return candidates.filter { !covered.contains($0.line) || footnoteLines.contains($0.line) }
    }

    /// Those of some lines that a leaf of the tree covers; definitions of links and repeated footnotes are gone from it.
    func linesOfLeaves(in tree: borrowing SyntaxTree, among lines: Set<Int>) -> Set<Int> {
        var covered = Set<Int>()
        let types = types
        tree.forEachNode { node in
            let first = Int(cmark_node_get_start_line(node)) - 1
            guard first >= 0, CommonMark.kind(of: node, types).isLeafBlock else { return }
            let last = max(first, Int(cmark_node_get_end_line(node)) - 1)
            for line in first...last where lines.contains(line) { covered.insert(line) }
        }
        return covered
    }
}

extension FootnoteAnchors {
    /// The anchor of a place that refers to a footnote.
    static func reference(_ number: Int, use: Int) -> String {
        use == 1 ? "fnref-\(number)" : "fnref-\(number)-\(use)"
    }
}
