import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

extension BodyRenderer {
    /// Writes markup of inlines, which an image's alternative text cannot hold.
    mutating func inlineMarkup(_ markup: StaticString) {
        if imageDepth == 0 { html.markup(markup) }
    }

    mutating func lineBreak(_ node: OpaquePointer, hard: Bool) {
        headingText?.append(.space)
        if endCardHead(at: node) || startDefinition(after: node) || isEndOfTarget(node) || isEndOfCaptionMarker(node) {
            return
        }
        if isRecording { recorder.append(.space, at: (recorder.offsets?.last ?? 0) + 1) }
        if imageDepth > 0 {
            writeText(" ")
        } else {
            html.markup(hard ? "<br>\n" : "\n")
            if hard { form?.lines.mark("/") }
            form?.lines.space()
        }
    }

    mutating func code(_ node: OpaquePointer) {
        let literal = CommonMark.literal(of: node)
        inlineMarkup("<code>")
        html.escaped(literal)
        inlineMarkup("</code>")
        noteText(literal)
        headingText?.append(contentsOf: literal)
        let start = recorder.prose.bytes.count
        record(literal, 0..<literal.count, of: node)
        if isRecording { recorder.noteCode(from: start) }
        noteContent(literal)
    }

    /// A comment inside a paragraph is before no block that it could silence a rule for.
    mutating func checkInlineAllowance(_ literal: UnsafeBufferPointer<UInt8>, _ node: OpaquePointer) {
        var words = String(decoding: literal, as: UTF8.self).dropFirst(4)
        words = words.drop(while: \.isWhitespace)
        guard words.hasPrefix("allow "), words.contains(":") else { return }
        let place = place(of: node)
        problems.report(.allowanceInParagraph(at: text.location(place.range)))
    }

    // MARK: Text

    /// Writes text: escaped in stretches, with placeholders replaced, and watched for what cmark lets through in silence.
    mutating func prose(_ whole: UnsafeBufferPointer<UInt8>, of node: OpaquePointer) {
        let run = beforeID(whole, of: node)
        noteContent(run)
        var start = min(endOfMarker(in: node) ?? 0, run.count)
        var index = start
        var words = termUses(in: run, from: start, of: node)
        while index < run.count, !problems.isFull {
            if index == words.next {
                write(run, start, index, of: node)
                start = index
                startOrEndTerm(&words, at: index)
            }
            let byte = run[index]
            guard byte.isNoteworthy else {
                index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "{"):
                guard let end = placeholder(at: index, in: run, of: node, writtenUpTo: start) else {
                    isSuspicious = true
                    break
                }
                start = end
                index = end
                continue
            case UInt8(ascii: "["):
                if let end = citation(at: index, in: run, of: node, writtenUpTo: start) {
                    start = end
                    index = end
                    continue
                }
                isSuspicious = true
                checkCardMarker(at: index, in: run, of: node)
                checkTypedCitation(at: index, in: run, of: node)
            case 0xE2:
                guard let end = quotationMark(at: index, in: run, of: node, writtenUpTo: start) else {
                    noteSuspicion(ofSymbolAt: index, in: run)
                    break
                }
                start = end
                index = end
                continue
            default:
                noteSuspicion(at: index, in: run)
                if byte == UInt8(ascii: "<") { checkComment(at: index, in: run, of: node) }
                guard let reference = HTMLEscaping.reference(for: byte, .double) else { break }
                write(run, start, index, of: node)
                html.markup(reference)
                noteText(UnsafeBufferPointer(rebasing: run[index...index]))
                headingText?.append(byte)
                record(run, index..<index + 1, of: node)
                start = index + 1
            }
            index += 1
        }
        write(run, start, run.count, of: node)
        startOrEndTerm(&words, at: run.count)
    }

    mutating func write(
        _ run: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ end: Int,
        of node: OpaquePointer
    ) {
        guard start < end else { return }
        let part = UnsafeBufferPointer(rebasing: run[start..<end])
        if words.isRightToLeft { writeIsolating(part) } else { html.verbatim(part) }
        noteText(part)
        headingText?.append(contentsOf: part)
        record(run, start..<end, of: node)
    }

    /// Notes that the text holds something to read, unless these bytes are white space.
    mutating func noteContent(_ run: UnsafeBufferPointer<UInt8>) {
        guard isEmpty else { return }
        isEmpty = String(decoding: run, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    /// Replaces `{people:reference}`, `{service:name}` or `{fact:name}` and gives the index after it; `nil` where the brace is just a
    /// brace.
    private mutating func placeholder(
        at index: Int,
        in run: UnsafeBufferPointer<UInt8>,
        of node: OpaquePointer,
        writtenUpTo start: Int
    ) -> Int? {
        let rest = UnsafeBufferPointer(rebasing: run[index...])
        guard let kind = PlaceholderKind.allCases.first(where: { $0.isWritten(at: rest) }) else { return nil }
        if hasEscapes, mark(in: node, at: index)?.isEscaped == true { return nil }
        let name = "{\(kind.rawValue)"
        let colon = index + name.utf8.count
        // No reference is this long; without the bound a text of opening braces would take quadratic time.
        let close = run[index..<min(run.count, index + 250)].firstIndex(of: UInt8(ascii: "}"))
        guard let close, run[colon] == UInt8(ascii: ":"), rest.starts(with: name.utf8) else {
            // A word such as `{peoples}` is none of ours.
            if colon < run.count, run[colon] != UInt8(ascii: ":"), !run[colon].isASCIISpace, close != colon {
                return nil
            }
            // Up to the brace where that is near, else up to the end of the word.
            let near = run[index..<min(run.count, index + 60)].firstIndex(of: UInt8(ascii: "}"))
            let whole = near.map { run[index...$0] } ?? run[index...].prefix { !$0.isASCIISpace }
            let location = placeholderLocation(of: node, at: index, length: whole.count)
            let written = String(decoding: whole, as: UTF8.self)
            switch kind {
            case .people: problems.report(.peopleCountMalformed(written, at: location))
            case .service: problems.report(.serviceMalformed(written, at: location))
            case .fact: problems.report(.factMalformed(written, at: location))
            }
            return nil
        }
        let reference = String(decoding: run[colon + 1..<close], as: UTF8.self)
        let length = close + 1 - index
        switch kind {
        case .people:
            guard let count = context.peopleCount(reference) else {
                let location = placeholderLocation(of: node, at: index, length: length)
                problems.report(.peopleCountUnknown(reference, known: context.peopleReferences, at: location))
                return nil
            }
            write(run, start, index, of: node)
            writePeopleCount(count)
            noteInsertion(count, of: node, at: index, length: length)
        case .service:
            guard let service = context.service(reference) else {
                let location = placeholderLocation(of: node, at: index, length: length)
                problems.report(.serviceUnknown(reference, known: context.serviceNames, at: location))
                return nil
            }
            write(run, start, index, of: node)
            writeService(service)
            noteInsertion(service.label, of: node, at: index, length: length)
        case .fact:
            guard let fact = context.fact(reference) else {
                let location = placeholderLocation(of: node, at: index, length: length)
                problems.report(.factUnknown(reference, known: context.factNames, at: location))
                return nil
            }
            write(run, start, index, of: node)
            writeFact(fact)
            noteInsertion(fact.value, of: node, at: index, length: length)
        }
        return close + 1
    }

    /// A count of people changes with each release of its data, so a review of the text says nothing of it
    /// (docs/review.md). In an attribute no mark can set it apart.
    private mutating func writePeopleCount(_ count: String) {
        guard isInContent else {
            writeText(count)
            return
        }
        html.markup("<span class=\"count\" dir=\"auto\" data-unreviewed>")
        html.escaped(count)
        html.markup("</span>")
    }

    /// A number to call is a link, except where none can be (HTML Standard, section 4.5.1: no link in a link).
    ///
    /// It is isolated and read from left to right: in a text from right to left the groups of its digits would change
    /// places (Unicode Standard Annex 9, rule N1).
    private mutating func writeService(_ service: Service) {
        guard isInContent else {
            writeText(service.label)
            return
        }
        let isLink = linkDepth == 0 && !isInAttribute
        if isLink {
            html.markup("<a class=\"service\" href=\"")
            writeAddress(service.address)
            html.markup("\">")
            form?.openLink()
            careCard?.note(service.link)
        }
        html.markup("<bdi dir=\"ltr\"")
        if let language = context.serviceLanguage, service.label.contains(where: \.isLetter) {
            html.markup(" lang=\"")
            html.escaped(language.tag)
            html.markup("\"")
        }
        html.markup(">")
        writeText(service.label)
        html.markup("</bdi>")
        guard isLink else { return }
        html.markup("</a>")
        form?.closeLink()
    }

    /// A fact stands by its name in the form of the text: its value belongs to `facts.yml`, which is reviewed by itself
    /// (docs/review.md). Where no element can be, its value is words like any others.
    private mutating func writeFact(_ fact: StatedFact) {
        guard isInContent, options.marksFacts else {
            factsInWords.append(fact.name.value)
            writeText(fact.value)
            return
        }
        facts.append(fact.name.value)
        html.markup("<data class=\"fact\" value=\"")
        html.escaped(fact.name.value)
        html.markup("\"")
        if let language = context.serviceLanguage, fact.value.contains(where: \.isLetter) {
            html.markup(" lang=\"")
            html.escaped(language.tag)
            html.markup("\"")
        }
        html.markup(">")
        html.escaped(fact.value)
        html.markup("</data>")
        form?.lines.fact(Array(fact.name.value.utf8))
    }

    private mutating func noteInsertion(_ text: String, of node: OpaquePointer, at index: Int, length: Int) {
        headingText?.append(contentsOf: text.utf8)
        guard isRecording else { return }
        var offset = 0
        if recorder.offsets != nil { offset = mark(in: node, at: index)?.offset ?? startOffset }
        recorder.appendInsertion(text, at: offset)
    }

    private mutating func placeholderLocation(of node: OpaquePointer, at index: Int, length: Int) -> SourceLocation {
        guard let offset = mark(in: node, at: index)?.offset else {
            return text.location(place(of: node).range)
        }
        return text.location(offset..<min(text.bytes.count, offset + length))
    }

    /// Cites a source where the text has `[^id]`, and gives the index after it. cmark has left it as text because no
    /// footnote has that label; where it is no source either, that is reported at the end.
    private mutating func citation(
        at index: Int,
        in run: UnsafeBufferPointer<UInt8>,
        of node: OpaquePointer,
        writtenUpTo start: Int
    ) -> Int? {
        guard index + 1 < run.count, run[index + 1] == UInt8(ascii: "^"),
            let close = endOfLabel(in: run, from: index + 2)
        else { return nil }
        switch labelSource(index...close, in: run, of: node) {
        case .same:
            guard close > index + 2 else { return nil }
            let label = CitationLabel(UnsafeBufferPointer(rebasing: run[index + 2..<close]))
            return citation(label, index...close, in: run, of: node, writtenUpTo: start)
        case .wrapped(let bytes):
            return bytes.withUnsafeBufferPointer {
                citation(CitationLabel($0), index...close, in: run, of: node, writtenUpTo: start)
            }
        case .unreadable:
            let offset = mark(in: node, at: index)?.offset ?? startOffset
            let range = offset..<end(ofBracketAt: offset, length: 2)
            let written = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[range]), as: UTF8.self)
            problems.report(.labelUnreadable(written, at: text.location(range)))
            return close + 1
        }
    }

    /// What the source has where the parser has a label in brackets.
    private mutating func labelSource(
        _ brackets: ClosedRange<Int>,
        in run: UnsafeBufferPointer<UInt8>,
        of node: OpaquePointer
    ) -> LabelSource {
        guard hasCutLabels, !isInAttribute, let leaf, let mark = mark(in: node, at: brackets.lowerBound),
            !mark.isEscaped
        else { return .same }
        return LabelSource(at: mark.offset, in: leafText(of: leaf), run[brackets])
    }

    /// Cites a source by a label.
    ///
    /// - Parameter brackets: where the label and the brackets around it are in the text of the node.
    private mutating func citation(
        _ label: CitationLabel,
        _ brackets: ClosedRange<Int>,
        in run: UnsafeBufferPointer<UInt8>,
        of node: OpaquePointer,
        writtenUpTo start: Int
    ) -> Int? {
        let index = brackets.lowerBound
        let close = brackets.upperBound
        let source = options.sources.firstIndex { $0.id.value.utf8.elementsEqual(label.id) }
        if let source, label.locator == nil, !hasEscapes, !isInAttribute, linkDepth == 0, imageDepth == 0 {
            write(run, start, index, of: node)
            writeCitation(of: source)
            return close + 1
        }
        let id = String(decoding: label.id, as: UTF8.self)
        let written = "[^\(String(decoding: label.whole, as: UTF8.self))]"
        guard !isInAttribute else {
            // A title's brackets have no place of their own.
            let location = text.location(place(of: node).range)
            if source != nil { problems.report(.linkInsideLink(written, at: location)) }
            return nil
        }
        guard let mark = mark(in: node, at: index), !mark.isEscaped else { return nil }
        let end = self.end(ofBracketAt: mark.offset, length: close + 1 - index)
        let location = text.location(mark.offset..<end)
        guard let source else {
            if label.locator != nil, footnoteNames.contains(id) {
                meantFootnotes.insert(id)
                problems.report(.locatorOfFootnote(written, id, at: location))
                return close + 1
            }
            // A space too many is reported with the other slips of citations.
            if citable.contains(id.filter { $0 != " " }), id.contains(" "), !isWrapped(mark.offset..<end) {
                isSuspicious = true
                return nil
            }
            undefinedFootnotes.append(UndefinedFootnote(label: id, range: mark.offset..<end))
            // The source that was meant counts as cited: one slip is one message.
            guard linkDepth == 0, imageDepth == 0, let near = nearSource(to: id) else {
                recorder.noteCitation()
                return nil
            }
            write(run, start, index, of: node)
            writeCitation(of: near)
            return close + 1
        }
        guard linkDepth == 0, imageDepth == 0 else {
            problems.report(.linkInsideLink(written, at: location))
            return nil
        }
        if close + 1 < run.count, run[close + 1] == UInt8(ascii: ":"), isStartOfLine(mark.offset) {
            problems.report(.citationIsDefinition(written, at: location))
        }
        var locator = label.locator ?? UnsafeBufferPointer(rebasing: run[close..<close])
        if label.locator != nil, !isLocator(String(decoding: locator, as: UTF8.self), of: id, written, at: location) {
            locator = UnsafeBufferPointer(rebasing: run[close..<close])
            reportedCitation = mark.offset..<end
        }
        write(run, start, index, of: node)
        writeCitation(of: source, locator)
        return close + 1
    }

    /// The offset after the bracket that closes the one at an offset, which is `length` bytes away where nothing in
    /// between was written in another way.
    private func end(ofBracketAt start: Int, length: Int) -> Int {
        let near = text.bytes[start..<min(text.bytes.count, start + 1_000)].firstIndex(of: UInt8(ascii: "]"))
        return near.map { $0 + 1 } ?? min(text.bytes.count, start + length)
    }

    /// The source whose id was probably meant by a label that is none.
    private func nearSource(to label: String) -> Int? {
        guard options.sources.count <= MarkdownLimits.suggestionCandidates else { return nil }
        let near = NearMiss.suggestion(for: label, among: options.sources.map(\.id.value))
        return near.flatMap { near in options.sources.firstIndex { $0.id.value == near } }
    }

    /// Reports `[1]` or `[2, 3]` after a word: numbers of sources that someone typed, and that lead nowhere.
    private mutating func checkTypedCitation(at index: Int, in run: UnsafeBufferPointer<UInt8>, of node: OpaquePointer)
    {
        guard options.citesSources, linkDepth == 0, imageDepth == 0, !isInAttribute, index + 2 < run.count,
            run[index + 1].isASCIIDigit, run[index + 1] != UInt8(ascii: "0"),
            index == 0 || run[index - 1] != UInt8(ascii: "]"), !isNumberOfList(at: index, in: run, of: node),
            let close = endOfLabel(in: run, from: index + 1), close - index <= 20
        else { return }
        let label = String(decoding: run[(index + 1)..<close], as: UTF8.self)
        let numbers = label.split { ", -\u{2013};".contains($0) }
        guard !numbers.isEmpty,
            numbers.allSatisfy({ $0.utf8.count <= 3 && $0.utf8.allSatisfy(\.isASCIIDigit) }),
            !TypedBrackets.areMeant(
                label,
                before: String(decoding: run[max(0, index - 60)..<index], as: UTF8.self),
                after: String(decoding: run[(close + 1)...].prefix(4), as: UTF8.self)
            ),
            let mark = mark(in: node, at: index), !mark.isEscaped
        else { return }
        let location = text.location(mark.offset..<min(text.bytes.count, mark.offset + close + 1 - index))
        problems.report(.citationTyped("[\(label)]", example: options.sources.first?.id.value, at: location))
        recorder.noteCitation()
    }

    /// Whether a number in brackets starts its line, and one starts the line above or below too: they count items.
    private mutating func isNumberOfList(at index: Int, in run: UnsafeBufferPointer<UInt8>, of node: OpaquePointer)
        -> Bool
    {
        guard index == 0, let mark = mark(in: node, at: index) else { return false }
        let number = text.lineIndex(of: mark.offset)
        let start = { (text: SourceText, line: Range<Int>) in ContainerMarkers(line: line, in: text.bytes).content }
        guard start(text, text.line(number)) == mark.offset else { return false }
        return [number - 1, number + 1].contains { other in
            guard other >= 0, other < text.lineCount else { return false }
            let line = text.line(other)
            let content = start(text, line)
            return content + 2 < line.upperBound && text.bytes[content] == UInt8(ascii: "[")
                && text.bytes[content + 1].isASCIIDigit
        }
    }

    /// The `]` that ends a label; brackets are not in labels, and cmark gives up at 1,000 bytes.
    private func endOfLabel(in run: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let end = run[start..<min(run.count, start + 1_000)].firstIndex {
            $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[")
        }
        return end.flatMap { run[$0] == UInt8(ascii: "]") ? $0 : nil }
    }

    /// Reports a comment that is not closed in its paragraph and so would be published. Smart punctuation has made a
    /// dash of its hyphens: `<!–` or `<!—`.
    private mutating func checkComment(at index: Int, in run: UnsafeBufferPointer<UInt8>, of node: OpaquePointer) {
        guard index + 4 < run.count, run[index + 1] == UInt8(ascii: "!"), run[index + 2] == 0xE2,
            run[index + 3] == 0x80, run[index + 4] == 0x93 || run[index + 4] == 0x94,
            let mark = mark(in: node, at: index), !mark.isEscaped
        else { return }
        let location = text.location(mark.offset..<min(text.bytes.count, mark.offset + 4))
        problems.report(.commentUnclosed(at: location))
    }
}

/// What is between `[^` and `]`.
private struct CitationLabel {
    /// The id of a source, or the name of a footnote.
    let id: UnsafeBufferPointer<UInt8>
    /// What follows a comma: the place in the source.
    let locator: UnsafeBufferPointer<UInt8>?
    /// All of it.
    let whole: UnsafeBufferPointer<UInt8>

    init(_ label: UnsafeBufferPointer<UInt8>) {
        whole = label
        guard let comma = label.firstIndex(of: UInt8(ascii: ",")) else {
            id = label
            locator = nil
            return
        }
        var end = comma
        while end > 0, label[end - 1].isASCIIBlank { end -= 1 }
        id = UnsafeBufferPointer(rebasing: label[..<end])
        var start = comma + 1
        while start < label.count, label[start].isASCIIBlank { start += 1 }
        var last = label.count
        while last > start, label[last - 1].isASCIIBlank { last -= 1 }
        locator = UnsafeBufferPointer(rebasing: label[start..<last])
    }
}

/// What the site puts in for a name in braces.
private enum PlaceholderKind: String, CaseIterable {
    case people
    case service
    case fact

    /// Whether a stretch that starts with `{` goes on with the kind's name, in whatever case.
    func isWritten(at rest: UnsafeBufferPointer<UInt8>) -> Bool {
        rest.count > rawValue.utf8.count && zip(rest.dropFirst(), rawValue.utf8).allSatisfy { $0 | 0x20 == $1 }
    }
}

extension UInt8 {
    /// Whether a byte of a text must be escaped, may start something, or may belong to markup that failed: tab, `"`, `$`,
    /// `%`, `&`, `(`, `*`, `+`, `:`, `<`, `=`, `>`, `@`, `[`, `]`, `^`, `_`, the backtick, `{`, `|`, `~`, and the first
    /// bytes of a quotation mark and of a wide sign, and the backslash.
    fileprivate var isNoteworthy: Bool {
        let escaped: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
        let low: UInt64 =
            escaped | 1 << 0x09 | 1 << 0x24 | 1 << 0x25 | 1 << 0x28 | 1 << 0x2A | 1 << 0x2B | 1 << 0x3A | 1 << 0x3D
        let brackets: UInt64 = 1 << (0x5B - 64) | 1 << (0x5D - 64) | 1 << (0x7B - 64)
        let high: UInt64 =
            brackets | 1 | 1 << (0x5C - 64) | 1 << (0x5E - 64) | 1 << (0x5F - 64) | 1 << (0x60 - 64) | 1 << (0x7C - 64)
            | 1 << (0x7E - 64)
        return self < 128 ? ((self < 64 ? low : high) >> UInt64(self & 63)) & 1 != 0 : self == 0xE2 || self == 0xEF
    }
}
