import Authoring
import SiteModel

extension BodyConverter {
    /// A page that is HTML as a whole.
    mutating func convertHTMLPage(_ html: String) -> String {
        var converter = HTMLMarkdown(context)
        guard let lines = converter.markdown(html) else { return html }
        report.convert(.html, count: converter.converted)
        return lines.joined(separator: "\n")
    }

    /// Blocks of HTML in Markdown: each becomes Markdown, and Markdown inside of one is converted as such.
    mutating func convertHTMLBlocks(in text: String) -> String {
        guard text.contains("<") else { return text }
        let outline = MarkdownOutline(text)
        guard !outline.htmlBlocks.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var edits = TextEdits(text)
        var done = 0
        for block in outline.htmlBlocks where block.lowerBound >= done {
            let written = edits.written(block)
            if written.hasPrefix("<!--") {
                // What is after the comment on its last line is HTML too, and rarely is there anything.
                continue
            }
            let tags = HTMLTags(written)
            guard let first = tags.all.first, !first.tag.isEnd else { continue }
            let indent = Self.linePrefix(before: block.lowerBound, in: bytes)
            guard let indent else { continue }
            if tags.isBalanced, !Self.holdsMarkdown(first.tag) {
                done = block.upperBound
                if let lines = convertedHTML(written) {
                    edits.replace(block, with: Self.joined(lines, indent))
                }
                continue
            }
            guard let end = Self.end(of: first, from: block.lowerBound, in: bytes, outline) else { continue }
            done = end.upperBound
            let inner = String(
                decoding: bytes[(block.lowerBound + first.range.upperBound)..<end.lowerBound],
                as: UTF8.self
            )
            guard let lines = converted(container: first.tag, inner) else {
                done = block.lowerBound + first.range.upperBound
                continue
            }
            let before = block.lowerBound + first.range.lowerBound
            edits.replace(before..<end.upperBound, with: "\n" + Self.joined(lines, indent) + "\n\n")
        }
        return edits.isEmpty ? text : edits.text
    }

    private mutating func convertedHTML(_ html: String) -> [String]? {
        var converter = HTMLMarkdown(context)
        guard let lines = converter.markdown(html) else { return nil }
        report.convert(.html, count: converter.converted)
        return lines
    }

    /// Whether kramdown, MkDocs and others are told to read Markdown inside of an element.
    private static func holdsMarkdown(_ tag: MarkdownOutline.Tag) -> Bool {
        tag["markdown"].map { $0 != "0" && $0 != "off" } ?? false
    }

    /// An element around Markdown.
    private mutating func converted(container tag: MarkdownOutline.Tag, _ inner: String) -> [String]? {
        let classes = tag["class"]?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
        switch tag.name {
        case "details":
            guard let match = inner.firstMatch(of: /(?s)<summary[^>]*>(.*?)<\/summary>/) else { return nil }
            var rest = inner
            rest.removeSubrange(match.range)
            let title = convertedHTML(String(match.1))?.joined(separator: " ") ?? ""
            report.convert(.html, count: 2)
            return [""]
                + CardLines.card(.details, title: title, named: "details", body: convertLines(rest.lines.outdented))
        case "div", "section", "article", "main", "aside", "center", "header", "footer", "nav", "figure", "span",
            "blockquote",
            "font", "small", "p":
            report.convert(.html)
            let body = CardLines.trimmed(convertLines(inner.lines.outdented))
            if tag.name == "blockquote" { return [""] + body.map { $0.isEmpty ? ">" : "> \($0)" } }
            if let card = context.card(of: classes) {
                return [""] + CardLines.card(card.level, title: tag["title"], named: card.name, body: body)
            }
            let anchor = tag["id"].map { ["<a id=\"\($0)\"></a>", ""] } ?? []
            return [""] + anchor + body
        case "ul", "ol", "table", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "figcaption":
            // Empty lines inside of these end the block to Markdown, but not to whoever wrote it.
            return convertedHTML("<\(tag.name)>\(inner)</\(tag.name)>").map { [""] + $0 }
        default: return nil
        }
    }

    /// What is before a block on its line, for the lines that take its place; `nil` where they could not be there.
    private static func linePrefix(before offset: Int, in bytes: [UInt8]) -> String? {
        let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let prefix = String(decoding: bytes[start..<offset], as: UTF8.self)
        if prefix.isBlank { return prefix }
        // The first line in an item, or in a quote: those below are as far to the right.
        if prefix.wholeMatch(of: /\s*(?:[-*+]|\d+[.)])\s+/) != nil {
            return String(repeating: " ", count: prefix.count)
        }
        return prefix.wholeMatch(of: /\s*>\s*/) != nil ? prefix : nil
    }

    private static func joined(_ lines: [String], _ indent: String) -> String {
        lines.enumerated().map { $0.offset == 0 || $0.element.isEmpty ? $0.element : indent + $0.element }
            .joined(separator: "\n")
    }

    /// Where the element ends that a tag begins, outside of code.
    private static func end(
        of start: (tag: MarkdownOutline.Tag, range: Range<Int>),
        from offset: Int,
        in bytes: [UInt8],
        _ outline: MarkdownOutline
    ) -> Range<Int>? {
        var depth = 0
        let from = offset + start.range.lowerBound
        let rest = String(decoding: bytes[from...], as: UTF8.self)
        for (tag, range) in HTMLTags(rest).all where tag.name == start.tag.name {
            let place = from + range.lowerBound
            if outline.isCode(place) { continue }
            depth += tag.isEnd ? -1 : 1
            if depth == 0 { return place..<from + range.upperBound }
        }
        return nil
    }

    // MARK: In a line

    /// Elements in lines of Markdown that have a sign there, or that mean nothing by themselves.
    mutating func convertInlineHTML(in text: String) -> String {
        guard text.contains("<") else { return text }
        let outline = MarkdownOutline(text)
        guard !outline.tags.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var edits = TextEdits(text)
        var open: [MarkdownOutline.Tag] = []
        for tag in outline.tags {
            switch tag.name {
            case "": continue
            case "br", "hr":
                if edits.written(tag.range) != "<br>" { edits.replace(tag.range, with: tag.name == "br" ? "<br>" : "") }
            case "wbr": edits.replace(tag.range, with: "")
            case "img":
                var description = tag["alt"] ?? ""
                description.replace("]", with: "\\]")
                let title = tag["title"].map { " \"\($0)\"" } ?? ""
                edits.replace(
                    tag.range,
                    with: "![\(description)](\(HTMLMarkdown.destination(tag["src"] ?? ""))\(title))"
                )
                report.convert(.html)
            default:
                guard tag.isEnd else {
                    open.append(tag)
                    continue
                }
                guard let start = open.lastIndex(where: { $0.name == tag.name }) else { continue }
                let first = open[start]
                open.removeSubrange(start...)
                guard var signs = Self.signs(for: first) else { continue }
                // Keys that are pressed together are keys by themselves.
                let inside = first.range.upperBound..<tag.range.lowerBound
                if first.name == "kbd",
                    outline.tags.contains(where: { $0.name == "kbd" && inside.contains($0.range.lowerBound) })
                {
                    signs = ("", "")
                }
                let inner = first.range.upperBound..<tag.range.lowerBound
                // Markdown shows the signs as typed if a space is inside of them, so it goes outside.
                var (from, to) = (first.range.upperBound, tag.range.lowerBound)
                if !signs.opening.hasPrefix("<"), !signs.opening.isEmpty {
                    while from < inner.upperBound, bytes[from].isSpace { from += 1 }
                    while to > from, bytes[to - 1].isSpace { to -= 1 }
                }
                let isEmpty = from == to && !signs.opening.hasPrefix("<a")
                let before = String(decoding: bytes[first.range.upperBound..<from], as: UTF8.self)
                let after = String(decoding: bytes[to..<tag.range.lowerBound], as: UTF8.self)
                edits.replace(first.range.lowerBound..<from, with: before + (isEmpty ? "" : signs.opening))
                edits.replace(to..<tag.range.upperBound, with: (isEmpty ? "" : signs.closing) + after)
                if !["sub", "sup", "kbd"].contains(first.name) { report.convert(.html) }
            }
        }
        return edits.isEmpty ? text : edits.text
    }

    /// What takes the place of the two tags of an element; `nil` where the element stays.
    private static func signs(for tag: MarkdownOutline.Tag) -> (opening: String, closing: String)? {
        switch tag.name {
        case "strong", "b", "mark": return ("**", "**")
        case "em", "i", "cite", "var", "dfn": return ("*", "*")
        case "del", "s", "strike": return ("~~", "~~")
        case "code", "tt", "samp": return ("`", "`")
        case "q": return ("\"", "\"")
        case "sub", "sup", "kbd": return ("<\(tag.name)>", "</\(tag.name)>")
        case "abbr", "acronym":
            guard let title = tag["title"] else { return ("", "") }
            return ("<abbr title=\"\(title)\">", "</abbr>")
        case "a":
            if let address = tag["href"], !address.isEmpty { return ("[", "](\(HTMLMarkdown.destination(address)))") }
            return (tag["id"] ?? tag["name"]).map { ("<a id=\"\($0)\"></a>", "") } ?? ("", "")
        case "span", "font", "u", "ins", "small", "big", "center", "label", "time", "bdi", "data", "div", "p",
            "section",
            "nobr", "address", "ruby", "figure", "figcaption":
            return (tag["id"].map { "<a id=\"\($0)\"></a>" } ?? "", "")
        default: return nil
        }
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 }
}

/// The tags of a piece of HTML, in order.
struct HTMLTags {
    private(set) var all: [(tag: MarkdownOutline.Tag, range: Range<Int>)] = []

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    init(_ html: String) {
        let bytes = Array(html.utf8)
        var index = 0
        var raw: String?
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            guard index < bytes.count else { return }
            if bytes[start...].starts(with: "<!--".utf8) {
                index = Self.find("-->", from: index, bytes) ?? bytes.count
                continue
            }
            let isEnd = bytes[index] == UInt8(ascii: "/")
            let letter = index + (isEnd ? 1 : 0)
            guard letter < bytes.count, (bytes[letter] | 0x20) &- 0x61 < 26 else { continue }
            guard let end = Self.endOfTag(from: letter, bytes) else { continue }
            let tag = MarkdownOutline.Tag(String(decoding: bytes[start..<end], as: UTF8.self))
            if let name = raw {
                guard tag.isEnd, tag.name == name else { continue }
                raw = nil
            } else if !tag.isEnd, ["script", "style", "textarea"].contains(tag.name) {
                raw = tag.name
            }
            all.append((tag, start..<end))
            index = end
        }
    }

    /// Whether each element that begins also ends.
    var isBalanced: Bool {
        var open: [String] = []
        for (tag, _) in all where !Self.void.contains(tag.name) {
            if !tag.isEnd {
                open.append(tag.name)
            } else {
                // The ends of paragraphs, items and cells can be left out (HTML Standard, section 13.1.2.4).
                while let last = open.last, last != tag.name,
                    ["p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead"].contains(last)
                {
                    open.removeLast()
                }
                guard open.popLast() == tag.name else { return false }
            }
        }
        return open.allSatisfy { $0 == "p" || $0 == "li" }
    }

    private static func endOfTag(from start: Int, _ bytes: [UInt8]) -> Int? {
        var quote: UInt8?
        var index = start
        // No person writes a longer tag, and one without an end would be looked for again and again.
        while index < min(bytes.count, start + 10_000) {
            let byte = bytes[index]
            index += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = bytes[..<(index - 1)].last == UInt8(ascii: "=") ? byte : nil
            } else if byte == UInt8(ascii: ">") {
                return index
            } else if byte == UInt8(ascii: "<") {
                return nil
            }
        }
        return nil
    }

    private static func find(_ text: String, from start: Int, _ bytes: [UInt8]) -> Int? {
        var index = start
        while index + text.utf8.count <= bytes.count {
            if bytes[index...].starts(with: text.utf8) { return index + text.utf8.count }
            index += 1
        }
        return nil
    }
}
