import ASCII
import CCmarkGFM
import Diagnostics

/// Where the parts of a Markdown text are, for whoever changes a text rather than shows it.
///
/// All ranges are offsets of UTF-8 bytes in the text. Lines end in a line feed.
package struct MarkdownOutline: Sendable {
    /// A heading.
    package struct Heading: Sendable, Equatable {
        /// Its lines, without the line end of the last one, and without what is before it on its first line.
        package var range: Range<Int>
        /// 1 to 6.
        package var level: Int
        /// Its words without markup, and without its id.
        package var words: String
        /// The id that the text gives it at its end.
        package var id: String?
        /// The anchor that it has on a page of sitegen: its id, or else what becomes of its words.
        package var anchor: String
        /// Whether it is inside of a quote, a list or a footnote.
        package var isNested: Bool
    }

    /// A link, an image or a bare address.
    package struct Link: Sendable, Equatable {
        /// From the first to after the last byte.
        package var range: Range<Int>
        /// The address, where it is in the link itself; `nil` where the link names a definition.
        package var address: Range<Int>?
        /// What the address says, without escapes.
        package var destination: String
        /// Its words without markup; of an image its description.
        package var words: String
        /// Whether it is an image.
        package var isImage: Bool
        /// Whether it is an address without any words of its own.
        package var isBare: Bool
    }

    /// A tag of HTML in a line of text.
    package struct Tag: Sendable, Equatable {
        /// From `<` to after `>`.
        package var range: Range<Int>
        /// The name in small letters; empty for comments and the like.
        package var name: String
        /// Whether it ends an element.
        package var isEnd: Bool
        /// The attributes in order, the names in small letters.
        package var attributes: [Attribute]

        /// The value of an attribute.
        package subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    /// An attribute of a tag.
    package struct Attribute: Sendable, Equatable {
        /// The name in small letters.
        package var name: String
        /// The value as it is written, without quotation marks.
        package var value: String

        /// An attribute with a value.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The use of a footnote.
    package struct FootnoteUse: Sendable, Equatable {
        /// From `[^` to after `]`.
        package var range: Range<Int>
        /// What is between them.
        package var label: String
    }

    /// A line `[label]: address`.
    package struct Definition: Sendable, Equatable {
        /// What is in the brackets.
        package var label: String
        /// The address.
        package var address: Range<Int>
    }

    /// The headings, in order.
    package private(set) var headings: [Heading] = []
    /// The links and images, in order of their starts.
    package private(set) var links: [Link] = []
    /// The definitions of links, in order.
    package private(set) var definitions: [Definition] = []
    /// The tags in lines of text, in order.
    package private(set) var tags: [Tag] = []
    /// The stretches that are code: whole lines of blocks, fences included, and what is in backticks.
    package private(set) var code: [Range<Int>] = []
    /// The blocks of HTML: whole lines.
    package private(set) var htmlBlocks: [Range<Int>] = []
    /// The uses of footnotes that are defined, in order.
    package private(set) var footnoteUses: [FootnoteUse] = []
    /// Whether the text is within the limits of texts (`MarkdownLimits`). One that is not is not read, and has no parts.
    package private(set) var isWithinLimits = true

    /// Reads a text.
    package init(_ markdown: String) { self.init(Array(markdown.utf8)) }

    /// Reads a text.
    package init(_ markdown: [UInt8]) {
        let types = CommonMark.extensionTypes
        markdown.withUnsafeBufferPointer { bytes in
            let text = SourceText(bytes: bytes, file: SourceFile(.content, ""), firstLine: 1)
            var problems = MarkdownProblems()
            guard markdown.count <= MarkdownLimits.fileBytes, MarkdownSurvey(text, reporting: &problems) != nil else {
                isWithinLimits = false
                return
            }
            CommonMark.parse(bytes).forEachNode { node in
                switch CommonMark.kind(of: node, types) {
                case .codeBlock: code.append(Self.lines(of: node, text))
                case .htmlBlock: htmlBlocks.append(Self.lines(of: node, text))
                case .heading:
                    addHeading(node, text, types)
                    addInlines(of: node, text, types)
                case .paragraph, .cell: addInlines(of: node, text, types)
                default: break
                }
            }
            addDefinitions(text)
        }
        let anchors = HeadingAnchors(prefix: "").anchors(for: headings.map { ($0.words, $0.id) })
        for (index, anchor) in anchors.enumerated() { headings[index].anchor = anchor }
        links.sort { $0.range.lowerBound < $1.range.lowerBound }
        code.sort { $0.lowerBound < $1.lowerBound }
    }

    /// Whether a name can be the id of a heading or a place.
    package static func isID(_ name: String) -> Bool {
        AnchorID.isValid(Array(name.utf8)) && !HeadingAnchors.isReserved(name)
    }

    /// Whether an offset is in code.
    package func isCode(_ offset: Int) -> Bool {
        var low = 0
        var high = code.count
        while low < high {
            let middle = (low + high) / 2
            if code[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < code.count && code[low].contains(offset)
    }

    // MARK: Blocks

    private static func lines(of node: OpaquePointer, _ text: SourceText) -> Range<Int> {
        let first = max(0, Int(cmark_node_get_start_line(node)) - 1)
        let last = max(first, Int(cmark_node_get_end_line(node)) - 1)
        let start = text.line(first).lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1)
        let end = text.line(last).upperBound
        return min(start, end)..<end
    }

    private mutating func addHeading(_ node: OpaquePointer, _ text: SourceText, _ types: CommonMark.ExtensionTypes) {
        let parent = cmark_node_parent(node)
        let id = HeadingID(of: node, in: text, types).flatMap { $0.isWord ? nil : $0 }
        var words = Self.words(of: node, types)
        if let id, let range = words.ranges(of: id.written).last {
            words = String(words[..<range.lowerBound].reversed().drop(while: \.isWhitespace).reversed())
        }
        headings.append(
            Heading(
                range: Self.headingLines(of: node, text),
                level: Int(cmark_node_get_heading_level(node)),
                words: words,
                id: id?.id,
                anchor: "",
                isNested: parent.map { CommonMark.kind(of: $0, types) != .document } ?? false
            )
        )
    }

    /// The line of a heading, or the lines of one with a line below it: cmark says of these that they end one line later.
    private static func headingLines(of node: OpaquePointer, _ text: SourceText) -> Range<Int> {
        let all = lines(of: node, text)
        let first = max(0, Int(cmark_node_get_start_line(node)) - 1)
        if all.lowerBound < all.upperBound, text.bytes[all.lowerBound] == UInt8(ascii: "#") {
            return all.lowerBound..<max(all.lowerBound, text.line(first).upperBound)
        }
        let last = max(first, Int(cmark_node_get_end_line(node)) - 1)
        for index in (first...last).reversed() {
            let line = text.bytes[text.line(index)].drop { !"=-".utf8.contains($0) }
            if line.contains(where: "=-".utf8.contains), line.allSatisfy({ "=- \t".utf8.contains($0) }) {
                return all.lowerBound..<max(all.lowerBound, text.line(index).upperBound)
            }
        }
        return all
    }

    /// The words below a node.
    private static func words(of node: OpaquePointer, _ types: CommonMark.ExtensionTypes) -> String {
        var bytes: [UInt8] = []
        guard let iterator = cmark_iter_new(node) else { return "" }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let found = cmark_iter_get_node(iterator) else { break }
            guard event == CMARK_EVENT_ENTER else { continue }
            switch CommonMark.kind(of: found, types) {
            case .text, .code: bytes.append(contentsOf: CommonMark.literal(of: found))
            case .softBreak, .lineBreak: bytes.append(.space)
            default: break
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Inlines

    private mutating func addInlines(of leaf: OpaquePointer, _ text: SourceText, _ types: CommonMark.ExtensionTypes) {
        addCode(of: ShownText(of: leaf, in: text, types))
        var places = InlinePlaces(of: leaf, in: text, types)
        guard let iterator = cmark_iter_new(leaf) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
            guard event == CMARK_EVENT_ENTER else { continue }
            let kind = CommonMark.kind(of: node, types)
            switch kind {
            case .link, .image:
                guard let place = places.place(of: node) else { continue }
                links.append(
                    Link(
                        range: place.range,
                        address: place.address,
                        destination: String(decoding: CommonMark.bytes(cmark_node_get_url(node)), as: UTF8.self),
                        words: Self.words(of: node, types),
                        isImage: kind == .image,
                        isBare: place.form != .bracketed
                    )
                )
            case .htmlInline:
                guard let place = places.place(of: node) else { continue }
                let tag = InlineTag(CommonMark.literal(of: node))
                tags.append(
                    Tag(
                        range: place.range,
                        name: tag.name,
                        isEnd: tag.isEnd,
                        attributes: tag.attributes.map { Attribute(name: $0.name, value: $0.value) }
                    )
                )
            case .footnoteReference:
                guard let place = places.place(of: node) else { continue }
                let written = text.bytes[place.range.clamped(to: 0..<text.bytes.count)].dropFirst(2).dropLast()
                footnoteUses.append(
                    FootnoteUse(range: place.range, label: String(decoding: written, as: UTF8.self))
                )
            default: break
            }
        }
    }

    private mutating func addCode(of shown: ShownText) {
        var start: Int?
        for index in shown.range {
            if shown.role(index) == .code {
                if start == nil { start = index }
            } else if let first = start {
                code.append(shown.source(first..<index))
                start = nil
            }
        }
        if let first = start { code.append(shown.source(first..<shown.range.upperBound)) }
    }

    private mutating func addDefinitions(_ text: SourceText) {
        for index in 0..<text.lineCount {
            let line = text.trimmed(text.line(index))
            guard !line.isEmpty, text.bytes[line.lowerBound] == UInt8(ascii: "["), !isCode(line.lowerBound),
                !text.bytes[line].starts(with: "[^".utf8)
            else { continue }
            let syntax = LinkSyntax(Array(text.bytes[line]) + [.lineFeed])
            guard let definition = syntax.definitionParts(at: 0) else { continue }
            let label = text.bytes[line.lowerBound + 1..<line.lowerBound + definition.labelEnd - 1]
            definitions.append(
                Definition(
                    label: String(decoding: label, as: UTF8.self),
                    address: line.lowerBound + definition.address.lowerBound..<line.lowerBound
                        + definition.address.upperBound
                )
            )
        }
    }
}

extension MarkdownOutline.Tag {
    /// Reads a tag that is written as in HTML, from `<` to `>`.
    package init(_ written: String) {
        let tag = InlineTag(Array(written.utf8))
        self.init(
            range: 0..<written.utf8.count,
            name: tag.name,
            isEnd: tag.isEnd,
            attributes: tag.attributes.map { MarkdownOutline.Attribute(name: $0.name, value: $0.value) }
        )
    }
}
