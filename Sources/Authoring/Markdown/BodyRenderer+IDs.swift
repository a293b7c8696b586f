import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// What an author may give a heading or a place as its id.
enum AnchorID {
    /// Whether an author may use an id (HTML Standard, section 3.2.6; RFC 3986, section 3.5). It has letters and digits of
    /// every script, as anchors of headings have, and `-`, `_`, `.` and `:`. It starts with a letter or a digit. Pages from
    /// other tools have such ids, and other sites link to them.
    static func isValid(_ id: some Collection<UInt8>) -> Bool {
        let scalars = String(decoding: id, as: UTF8.self).unicodeScalars
        func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII ? scalar.isASCIILetterOrDigit : HeadingAnchors.isKept(scalar)
        }
        guard let first = scalars.first, isLetterOrDigit(first) else { return false }
        return scalars.allSatisfy { isLetterOrDigit($0) || "-_.:".unicodeScalars.contains($0) }
    }
}

/// The `{#id}` at the end of a heading, or what was probably to be one.
struct HeadingID {
    /// The last text of the heading, where it is.
    let node: OpaquePointer
    /// How many bytes of that text are before it, and before the white space in front of it.
    let end: Int
    /// What was written.
    let written: String
    /// Where that is.
    let range: Range<Int>
    /// The id; `nil` where what was written holds none.
    let id: String?
    /// Whether it is only a word in braces, which may be meant as that.
    let isWord: Bool

    /// Reads the end of a heading; `nil` where nothing looks like an id.
    init?(of heading: OpaquePointer, in text: SourceText, _ types: CommonMark.ExtensionTypes) {
        guard let last = cmark_node_last_child(heading), CommonMark.kind(of: last, types) == .text else { return nil }
        let literal = CommonMark.literal(of: last)
        guard let brace = literal.lastIndex(of: UInt8(ascii: "{")) else { return nil }
        var places = InlinePlaces(of: heading, in: text, types)
        guard let mark = places.mark(in: last, at: brace), !mark.isEscaped else { return nil }
        let line = text.line(text.lineIndex(of: mark.offset))
        var range = text.trimmed(mark.offset..<line.upperBound)
        // The signs that may close a heading
        let hashes = text.bytes[range].reversed().prefix { $0 == UInt8(ascii: "#") }.count
        if hashes > 0, hashes < range.count, text.bytes[range.upperBound - hashes - 1].isASCIIBlank {
            range = text.trimmed(range.lowerBound..<range.upperBound - hashes)
        }
        let written = text.bytes[range]
        let isClosed = written.last == UInt8(ascii: "}")
        let content = isClosed ? written.dropFirst().dropLast() : written.dropFirst()
        // kramdown has a colon first.
        let inner = content.drop { $0.isASCIIBlank || $0 == UInt8(ascii: ":") }
        let isMarked = inner.first == UInt8(ascii: "#")
        isWord = !isMarked
        guard isMarked && (isClosed || content.first == inner.first) || isClosed && Self.isOneWord(content),
            isClosed || !content.contains(UInt8(ascii: "}"))
        else { return nil }
        let id = content.dropFirst()
        self.id =
            isClosed && content.first == UInt8(ascii: "#") && AnchorID.isValid(id)
            ? String(decoding: id, as: UTF8.self) : nil
        self.written = String(decoding: written, as: UTF8.self)
        self.range = range
        node = last
        var end = brace
        while end > 0, literal[end - 1].isASCIISpace { end -= 1 }
        self.end = end
    }

    /// Whether braces hold what could be an id, and no placeholder.
    private static func isOneWord(_ content: some Collection<UInt8>) -> Bool {
        AnchorID.isValid(content) && content.first?.isASCIILetter == true && !content.contains(UInt8(ascii: ":"))
    }
}

/// Ids that authors give: `{#id}` at the end of a heading, and `<a id="id"></a>` in a line of its own. Links from
/// other sites keep working when the words change. An id is not a claim, so reviewers do not sign it.
extension BodyRenderer {
    // MARK: Headings

    /// The part of a text that is shown: that before the id of the heading that it is in.
    func beforeID(_ run: UnsafeBufferPointer<UInt8>, of node: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
        guard let headingID, headingID.node == node, !headingID.isWord, !isInAttribute else { return run }
        return UnsafeBufferPointer(rebasing: run[..<headingID.end])
    }

    /// Whether a stretch of the source belongs to the id of the heading that is being written.
    func isInID(_ range: Range<Int>) -> Bool {
        guard let headingID, !headingID.isWord else { return false }
        return headingID.range.overlaps(range)
    }

    /// The id of the heading that ends, once it is checked.
    mutating func id(ofHeading node: OpaquePointer) -> String? {
        guard let headingID, !headingID.isWord else { return nil }
        let location = text.location(headingID.range)
        guard let id = headingID.id else {
            problems.report(.idMalformed(headingID.written, at: location))
            return nil
        }
        guard isFree(id, headingID.written, location) else { return nil }
        explicitIDs.append((id, location))
        return id
    }

    /// Reports a heading that holds an id and nothing else.
    mutating func checkWords(ofHeading heading: OpaquePointer) {
        guard let headingID, headingID.id != nil, headingID.end == 0, headingID.node == cmark_node_first_child(heading)
        else { return }
        problems.report(.partEmpty(.heading, at: text.location(headingID.range)))
    }

    /// Reports a word in braces at the end of a heading that nothing else was to be.
    mutating func checkWordInBraces(ofHeading heading: OpaquePointer) {
        guard let headingID else {
            checkHalfID(ofHeading: heading)
            return
        }
        guard headingID.isWord else { return }
        problems.report(.idMalformed(headingID.written, at: text.location(headingID.range)))
    }

    /// Reports `#iron}` and `[#iron]` at the end of a heading.
    private mutating func checkHalfID(ofHeading heading: OpaquePointer) {
        let line = text.trimmed(text.line(Int(cmark_node_get_start_line(heading)) - 1))
        let words = String(decoding: UnsafeBufferPointer(rebasing: text.bytes[line]), as: UTF8.self)
        guard let match = words.firstMatch(of: /[ \t](#[^\s{}\[\]#]+\}|\[#[^\s{}\[\]#]+\])$/) else { return }
        let range = line.upperBound - match.1.utf8.count..<line.upperBound
        problems.report(.idMalformed(String(match.1), at: text.location(range)))
    }

    /// Whether an id is not one of those that something else on the page may have, and not one that the text has given.
    private mutating func isFree(_ id: String, _ written: String, _ location: SourceLocation) -> Bool {
        if HeadingAnchors.isReserved(id) || options.isAboveLetters && PageAnchors.isOfLetter(id) {
            problems.report(.idReserved(id, at: location))
            return false
        }
        if let other = explicitIDs.first(where: { $0.id == id }) {
            problems.report(.idTaken(id, first: other.location, at: location))
            return false
        }
        return true
    }

    /// Reports ids that are also the anchors of headings by their words.
    mutating func checkIDs(_ anchors: [String]) {
        guard !explicitIDs.isEmpty else { return }
        let own = zip(headings, anchors).filter { $0.0.id == nil }
        for (id, location) in explicitIDs {
            guard let heading = own.first(where: { $0.1 == options.anchorPrefix + id }) else { continue }
            problems.report(.idOfHeading(id, heading.0.text, at: location))
        }
    }

    // MARK: Places

    /// Whether a paragraph holds only places with an id. The page then has no such paragraph.
    func isTarget(_ paragraph: OpaquePointer) -> Bool {
        var child = cmark_node_first_child(paragraph)
        guard let first = child, CommonMark.kind(of: first, types) == .htmlInline else { return false }
        while let node = child {
            switch CommonMark.kind(of: node, types) {
            case .htmlInline where InlineTag(CommonMark.literal(of: node)).name == "a", .softBreak: break
            default: return false
            }
            child = cmark_node_next(node)
        }
        return true
    }

    /// Whether a line break is after a place in a line of its own, which shows nothing.
    func isEndOfTarget(_ lineBreak: OpaquePointer) -> Bool {
        guard let end = targets.last?.end else { return false }
        return cmark_node_previous(lineBreak) == end
    }

    /// Writes a place with an id, or reports why the tag cannot be one.
    mutating func anchorTag(_ tag: InlineTag, _ node: OpaquePointer) {
        if tag.isEnd {
            if targets.last?.end == node || closesTag(tag) { return }
            report(.rawHTML(written(node), "a", at: location(of: node)))
            return
        }
        let written = written(node)
        let location = location(of: node)
        guard let attribute = tag.attributes.first, tag.attributes.count == 1, attribute.name == "id" else {
            openTags.append("a")
            report(.targetMalformed(written, tag.attributes.map(\.name), at: location))
            return
        }
        guard let end = cmark_node_next(node), CommonMark.kind(of: end, types) == .htmlInline,
            case let endTag = InlineTag(CommonMark.literal(of: end)), endTag.isEnd, endTag.name == "a",
            imageDepth == 0, isInLineOfItsOwn(from: node, to: end)
        else {
            openTags.append("a")
            report(.targetMisplaced(written, isInHeading: headingText != nil, at: location))
            return
        }
        guard AnchorID.isValid(attribute.value.utf8) else {
            openTags.append("a")
            report(.idMalformed(attribute.value, in: written, at: location))
            return
        }
        let isFree = isFree(attribute.value, written, location)
        targets.append((attribute.value, end))
        guard isFree else { return }
        explicitIDs.append((attribute.value, location))
        openID("<a id=\"")
        html.escaped(options.anchorPrefix)
        html.escaped(attribute.value)
        html.markup("\"></a>")
    }

    /// Whether nothing else is in the line of a paragraph that these tags are in.
    private func isInLineOfItsOwn(from start: OpaquePointer, to end: OpaquePointer) -> Bool {
        guard let parent = cmark_node_parent(start), CommonMark.kind(of: parent, types) == .paragraph,
            parent != cards.last?.paragraph
        else { return false }
        return [cmark_node_previous(start), cmark_node_next(end)].allSatisfy { beside in
            beside.map { CommonMark.kind(of: $0, types) == .softBreak } ?? true
        }
    }
}
