import CCmarkGFM
import SiteModel

/// Which words of the glossary a text has used so far.
struct TermUses {
    let index: GlossaryIndex?
    /// For each term whether its meaning was given already.
    var explained: [Bool]
    /// How many meanings are left to give.
    var left: Int
    /// The term that goes on in the text of the next line: where it ends there.
    var unfinished: (term: Int, text: OpaquePointer, end: Int)?

    init(of index: GlossaryIndex?) {
        self.index = index
        left = index?.terms.count ?? 0
        explained = [Bool](repeating: false, count: left)
    }
}

/// The terms in one text, as it is gone through.
struct TermCursor {
    /// Where the next term starts or ends; after every text where there is none.
    var next = Int.max
    fileprivate var starts: [(index: Int, term: Int, isKept: Bool)] = []
    fileprivate var ends: [(index: Int, term: Int, kept: Int)] = []
    fileprivate var isOpen = false
    /// Where the sign after a term ends that is kept beside it.
    fileprivate var endOfKept: Int?

    fileprivate mutating func settle() {
        next = min(isOpen ? ends.last?.index ?? .max : starts.last?.index ?? .max, endOfKept ?? .max)
    }
}

extension BodyRenderer {
    /// The terms of the glossary that a text is the first to use.
    ///
    /// A heading, a link, a footnote and an element of HTML explain nothing: a button in them would be in the way.
    mutating func termUses(
        in run: UnsafeBufferPointer<UInt8>,
        from start: Int,
        of node: OpaquePointer
    ) -> TermCursor {
        var cursor = TermCursor()
        guard let glossary = terms.index else { return cursor }
        var position = start
        if let unfinished = terms.unfinished, unfinished.text == node {
            terms.unfinished = nil
            cursor.isOpen = true
            cursor.ends = [(unfinished.end, unfinished.term, 0)]
            position = unfinished.end
        }
        if terms.left > 0, canExplain {
            while let found = glossary.next(
                in: run,
                from: position,
                explained: terms.explained,
                nextLine: { nextLine(after: node) }
            ) {
                terms.explained[found.term] = true
                terms.left -= 1
                guard case .inText(let end) = found.end else {
                    cursor.starts.append((found.start, found.term, false))
                    if case .onNextLine(let end) = found.end, let text = textOfNextLine(after: node) {
                        terms.unfinished = (found.term, text, end)
                    }
                    break
                }
                let kept = Self.lengthOfSign(in: run, at: end)
                cursor.starts.append((found.start, found.term, kept > 0))
                cursor.ends.append((end, found.term, kept))
                position = end
            }
        }
        // The last element is the next one.
        cursor.starts.reverse()
        cursor.ends.reverse()
        cursor.settle()
        return cursor
    }

    /// The length of the closing sign that is at a place; 0 where none does.
    ///
    /// Browsers let a line end after a button whatever follows (CSS Text Module Level 3, section 5.1), and a comma
    /// at the start of a line looks like a mistake.
    private static func lengthOfSign(in run: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard index < run.count else { return 0 }
        if ".,;:!?)".utf8.contains(run[index]) { return 1 }
        let isCurled = ["’", "”", "…", "。", "、", "，", "！", "？", "」"].contains { run[index...].starts(with: $0.utf8) }
        return isCurled ? 3 : 0
    }

    private var canExplain: Bool {
        guard isRecording, linkDepth == 0, footnote == 0, openElements.isEmpty else { return false }
        switch recorder.openKind {
        case .paragraph, .cell: return true
        case .heading, .cardTitle, .headerCell, nil: return false
        }
    }

    private func textOfNextLine(after node: OpaquePointer) -> OpaquePointer? {
        guard let lineBreak = cmark_node_next(node), CommonMark.kind(of: lineBreak, types) == .softBreak,
            let text = cmark_node_next(lineBreak), CommonMark.kind(of: text, types) == .text
        else { return nil }
        return text
    }

    private func nextLine(after node: OpaquePointer) -> UnsafeBufferPointer<UInt8>? {
        textOfNextLine(after: node).map { CommonMark.literal(of: $0) }
    }

    /// Writes what belongs at the place that the cursor has come to: the start of a term, its end with the meaning, or
    /// both.
    mutating func startOrEndTerm(_ cursor: inout TermCursor, at index: Int) {
        while cursor.next == index {
            if cursor.endOfKept == index {
                cursor.endOfKept = nil
                html.markup("</span>")
            } else if cursor.isOpen {
                guard let end = cursor.ends.popLast() else { break }
                cursor.isOpen = false
                endTerm(end.term)
                if end.kept > 0 { cursor.endOfKept = index + end.kept }
            } else {
                guard let start = cursor.starts.popLast() else { break }
                cursor.isOpen = true
                if start.isKept { html.markup("<span class=\"keep\">") }
                startTerm()
                // A term that goes on in the next line has no end in this one.
                if cursor.ends.count <= cursor.starts.count, terms.unfinished?.term == start.term {
                    cursor.isOpen = false
                }
            }
            cursor.settle()
        }
    }

    /// A button opens the meaning without a script, by keyboard, touch and screen reader alike (HTML Standard, section
    /// 6.12, “The popover attribute”). It needs no `type`: a text has no form that it could send.
    private mutating func startTerm() {
        termCount += 1
        openID("<button class=\"term\" popovertarget=\"")
        writeMeaningAnchor()
        html.markup("\">")
    }

    private mutating func endTerm(_ number: Int) {
        guard let term = terms.index?.terms[number] else { return }
        openID("</button><span class=\"meaning\" id=\"")
        writeMeaningAnchor()
        html.markup("\" popover><dfn>")
        html.escaped(term.term.value)
        html.markup(": </dfn>")
        html.escaped(term.meaning)
        html.markup("</span>")
        form?.meanings.append(Array("\(term.term.value): \(term.meaning)".utf8))
    }

    private mutating func writeMeaningAnchor() {
        html.escaped(options.anchorPrefix)
        html.escaped(CitationAnchors.meaning(termCount))
    }
}
