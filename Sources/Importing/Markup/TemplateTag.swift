import Authoring

/// A tag of Liquid, or a shortcode of Hugo, in a text.
struct TemplateTag: Sendable, Equatable {
    /// Which language it is of, and what it does.
    enum Form: Sendable, Equatable {
        /// `{% name … %}`
        case liquidTag
        /// `{{ value }}`
        case output
        /// `{{< name … >}}` or `{{% name … %}}`
        case shortcode
    }

    var form: Form
    /// The name of the tag; of an output, all of what is inside.
    var name: String
    /// What follows the name.
    var rest: String
    /// Whether it ends what another one began.
    var isEnd: Bool
    /// Whether it says of itself that nothing is inside.
    var isEmpty = false
    /// Offsets of UTF-8 bytes in the text.
    var range: Range<Int>

    var arguments: TagArguments { TagArguments(rest) }

    /// The tags of a text, in order, without those in code.
    static func tags(in text: String, skipping code: MarkdownOutline) -> [TemplateTag] {
        let bytes = Array(text.utf8)
        var tags: [TemplateTag] = []
        var index = 0
        while index + 3 < bytes.count {
            guard bytes[index] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            guard !code.isCode(index), let tag = tag(at: index, in: bytes) else {
                index += 1
                continue
            }
            tags.append(tag)
            index = tag.range.upperBound
        }
        return tags
    }

    private static func tag(at start: Int, in bytes: [UInt8]) -> TemplateTag? {
        let forms: [(opening: String, closing: String, form: Form)] = [
            ("{{<", ">}}", .shortcode), ("{{%", "%}}", .shortcode), ("{{", "}}", .output), ("{%", "%}", .liquidTag),
        ]
        for (opening, closing, form) in forms where bytes[start...].starts(with: opening.utf8) {
            let from = start + opening.utf8.count
            guard let end = find(closing, from: from, in: bytes) else { return nil }
            var inside = String(decoding: bytes[from..<end], as: UTF8.self)
            // `{{</* … */>}}` shows a shortcode to readers.
            if form == .shortcode, inside.hasPrefix("/*") { return nil }
            if form != .shortcode, inside.hasPrefix("-") { inside.removeFirst() }
            if form != .shortcode, inside.hasSuffix("-") { inside.removeLast() }
            var content = inside.trimmed
            let range = start..<end + closing.utf8.count
            switch form {
            case .output:
                return TemplateTag(form: form, name: content, rest: "", isEnd: false, range: range)
            case .shortcode:
                let isEnd = content.hasPrefix("/")
                let isEmpty = content.hasSuffix("/") && !isEnd
                if isEnd { content.removeFirst() }
                if isEmpty { content.removeLast() }
                let (name, rest) = parts(of: content)
                return TemplateTag(form: form, name: name, rest: rest, isEnd: isEnd, isEmpty: isEmpty, range: range)
            case .liquidTag:
                let (name, rest) = parts(of: content)
                let isEnd = name.hasPrefix("end") && name.count > 3
                return TemplateTag(
                    form: form,
                    name: isEnd ? String(name.dropFirst(3)) : name,
                    rest: rest,
                    isEnd: isEnd,
                    range: range
                )
            }
        }
        return nil
    }

    private static func parts(of content: String) -> (name: String, rest: String) {
        let content = content.trimmed
        let name = content.prefix { !$0.isWhitespace }
        return (String(name), content.dropFirst(name.count).trimmed)
    }

    private static func find(_ closing: String, from start: Int, in bytes: [UInt8]) -> Int? {
        let wanted = Array(closing.utf8)
        let limit = min(bytes.count, start + 4_000)
        var quote: UInt8?
        var index = start
        while index + wanted.count <= limit {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") {
                // A quotation mark without a partner quotes nothing.
                let partner = bytes[(index + 1)..<limit].firstIndex(of: byte)
                let end = firstIndex(of: wanted, from: index, in: bytes, limit)
                if let partner, let end, partner < end || bytes[partner..<limit].contains(UInt8(ascii: "}")) {
                    quote = byte
                }
            } else if bytes[index...].starts(with: wanted) {
                return index
            }
            index += 1
        }
        return firstIndex(of: wanted, from: start, in: bytes, limit)
    }

    private static func firstIndex(of wanted: [UInt8], from start: Int, in bytes: [UInt8], _ limit: Int) -> Int? {
        var index = start
        while index + wanted.count <= limit {
            if bytes[index...].starts(with: wanted) { return index }
            index += 1
        }
        return nil
    }
}

/// A piece of a text with tags: what is around something is with what is in it.
indirect enum TemplatePiece {
    case text(Range<Int>)
    /// A tag alone.
    case tag(TemplateTag)
    /// A tag, what is between, and its end.
    case block(TemplateTag, [TemplatePiece], end: TemplateTag)

    /// Puts each tag that has an end with it.
    static func pieces(of tags: [TemplateTag], in range: Range<Int>) -> [TemplatePiece] {
        var open: [(tag: TemplateTag?, pieces: [TemplatePiece])] = [(nil, [])]
        var position = range.lowerBound
        func add(_ piece: TemplatePiece) { open[open.count - 1].pieces.append(piece) }
        for tag in tags {
            if tag.range.lowerBound > position { add(.text(position..<tag.range.lowerBound)) }
            position = tag.range.upperBound
            if tag.isEnd {
                guard
                    let start = open.lastIndex(where: { $0.tag?.name == tag.name && $0.tag?.form == tag.form })
                else {
                    add(.tag(tag))
                    continue
                }
                // What was opened in between has no end.
                while open.count - 1 > start {
                    let lone = open.removeLast()
                    if let tag = lone.tag { add(.tag(tag)) }
                    open[open.count - 1].pieces += lone.pieces
                }
                let block = open.removeLast()
                if let first = block.tag { add(.block(first, block.pieces, end: tag)) }
            } else if tag.form == .output || tag.isEmpty {
                add(.tag(tag))
            } else {
                open.append((tag, []))
            }
        }
        if position < range.upperBound { add(.text(position..<range.upperBound)) }
        while open.count > 1 {
            let lone = open.removeLast()
            if let tag = lone.tag { add(.tag(tag)) }
            open[open.count - 1].pieces += lone.pieces
        }
        return open[0].pieces
    }

    /// From the first to after the last byte of it.
    var range: Range<Int> {
        switch self {
        case .text(let range): range
        case .tag(let tag): tag.range
        case .block(let start, _, let end): start.range.lowerBound..<end.range.upperBound
        }
    }
}
