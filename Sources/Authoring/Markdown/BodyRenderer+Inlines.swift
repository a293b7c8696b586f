import CCmarkGFM
import Diagnostics
import SiteModel

extension BodyRenderer {
    /// Writes markup of inlines, which an image's alternative text cannot hold.
    mutating func inlineMarkup(_ markup: StaticString) {
        if imageDepth == 0 { html.markup(markup) }
    }

    mutating func lineBreak(hard: Bool) {
        headingText?.append(ASCII.space)
        if imageDepth > 0 {
            html.markup(" ")
        } else {
            html.markup(hard ? "<br>\n" : "\n")
        }
    }

    mutating func code(_ node: OpaquePointer) {
        let literal = CommonMark.literal(of: node)
        inlineMarkup("<code>")
        html.escaped(literal)
        inlineMarkup("</code>")
        headingText?.append(contentsOf: literal)
        noteContent(literal)
    }

    mutating func htmlInline(_ node: OpaquePointer) {
        let literal = CommonMark.literal(of: node)
        if literal.starts(with: "<!--".utf8) { return }
        let place = place(of: node)
        isEmpty = false
        let location = text.location(place.range)
        problems.report(.rawHTML(String(decoding: literal, as: UTF8.self), at: location))
    }

    // MARK: Text

    /// Writes text: escaped in stretches, with placeholders replaced, and watched for what cmark lets through in silence.
    mutating func prose(_ run: UnsafeBufferPointer<UInt8>, of node: OpaquePointer) {
        noteContent(run)
        var start = 0
        var index = 0
        while index < run.count, !problems.isFull {
            let byte = run[index]
            guard byte.isNoteworthy else {
                index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "{"):
                guard let end = placeholder(at: index, in: run, of: node, writtenUpTo: start) else { break }
                start = end
                index = end
                continue
            case UInt8(ascii: "["):
                checkFootnote(at: index, in: run, of: node)
            default:
                if byte == UInt8(ascii: "<") { checkComment(at: index, in: run, of: node) }
                guard let entity = HTMLBuffer.entity(for: byte) else { break }
                write(run, start, index)
                html.markup(entity)
                headingText?.append(byte)
                start = index + 1
            }
            index += 1
        }
        write(run, start, run.count)
    }

    private mutating func write(_ run: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        guard start < end else { return }
        let part = UnsafeBufferPointer(rebasing: run[start..<end])
        html.verbatim(part)
        headingText?.append(contentsOf: part)
    }

    /// Notes that the text holds something to read, unless these bytes are white space.
    mutating func noteContent(_ run: UnsafeBufferPointer<UInt8>) {
        guard isEmpty else { return }
        isEmpty = String(decoding: run, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    /// Replaces `{people:reference}` and gives the index behind it; `nil` where the brace is just a brace.
    private mutating func placeholder(
        at index: Int,
        in run: UnsafeBufferPointer<UInt8>,
        of node: OpaquePointer,
        writtenUpTo start: Int
    ) -> Int? {
        let name = "{people"
        let rest = UnsafeBufferPointer(rebasing: run[index...])
        guard rest.count >= name.utf8.count, zip(rest, name.utf8).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) else {
            return nil
        }
        if hasEscapes, mark(in: node, at: index)?.isEscaped == true { return nil }
        let colon = index + name.utf8.count
        // No reference is this long; without the bound a text of opening braces would take quadratic time.
        let close = run[index..<min(run.count, index + 250)].firstIndex(of: UInt8(ascii: "}"))
        guard let close, run[colon] == UInt8(ascii: ":"), rest.starts(with: name.utf8) else {
            // A word such as `{peoples}` is none of ours.
            if colon < run.count, run[colon] != UInt8(ascii: ":"), !ASCII.isSpace(run[colon]), close != colon {
                return nil
            }
            // Up to the brace where that is near, else up to the end of the word.
            let near = run[index..<min(run.count, index + 60)].firstIndex(of: UInt8(ascii: "}"))
            let whole = near.map { run[index...$0] } ?? run[index...].prefix { !ASCII.isSpace($0) }
            let location = placeholderLocation(of: node, at: index, length: whole.count)
            problems.report(.peopleCountMalformed(String(decoding: whole, as: UTF8.self), at: location))
            return nil
        }
        let reference = String(decoding: run[colon + 1..<close], as: UTF8.self)
        guard let count = context.peopleCount(reference) else {
            let location = placeholderLocation(of: node, at: index, length: close + 1 - index)
            problems.report(
                .peopleCountUnknown(reference, known: context.peopleReferences, at: location)
            )
            return nil
        }
        write(run, start, index)
        html.escaped(count)
        headingText?.append(contentsOf: count.utf8)
        return close + 1
    }

    private mutating func placeholderLocation(of node: OpaquePointer, at index: Int, length: Int) -> SourceLocation {
        guard let offset = mark(in: node, at: index)?.offset else {
            return text.location(place(of: node).range)
        }
        return text.location(offset..<min(text.bytes.count, offset + length))
    }

    /// Reports `[^label]` that cmark left as text because no footnote has that label.
    private mutating func checkFootnote(at index: Int, in run: UnsafeBufferPointer<UInt8>, of node: OpaquePointer) {
        guard index + 1 < run.count, run[index + 1] == UInt8(ascii: "^"),
            let close = endOfLabel(in: run, from: index + 2), close > index + 2,
            let mark = mark(in: node, at: index), !mark.isEscaped
        else { return }
        let label = String(decoding: run[index + 2..<close], as: UTF8.self)
        let location = text.location(mark.offset..<min(text.bytes.count, mark.offset + close + 1 - index))
        undefinedFootnotes.append((label, location))
    }

    /// The `]` that ends a label; brackets do not stand in labels, and cmark gives up at 1,000 bytes.
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

extension UInt8 {
    /// Whether a byte of a text must be escaped or may start something: `"`, `&`, `<`, `>`, `[`, `{`.
    fileprivate var isNoteworthy: Bool {
        let low: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
        let high: UInt64 = 1 << (0x5B - 64) | 1 << (0x7B - 64)
        return self < 128 && ((self < 64 ? low : high) >> UInt64(self & 63)) & 1 != 0
    }
}
