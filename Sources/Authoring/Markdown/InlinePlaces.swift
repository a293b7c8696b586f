import ASCII
import CCmarkGFM

/// Where the inlines of one leaf block are in the source.
///
/// The tree and the text are walked side by side: the tree says what comes next, the text says where. So no second
/// reading of Markdown is needed to decide what is a link and what is not.
struct InlinePlaces {
    /// How a link is written.
    enum Form {
        /// `[text](address)`, `[text][label]`, `![…]`, and everything that is no link.
        case bracketed
        /// `<https://example.org>`.
        case angled
        /// `https://example.org` or `www.example.org` without any mark.
        case bare
    }

    /// Where a link, an image, a footnote reference or a tag is; offsets of the body.
    struct Place {
        /// From the first to after the last byte.
        var range: Range<Int>
        /// The address, where it is in the link itself.
        var address: Range<Int>?
        /// How it is written.
        var form = Form.bracketed
    }

    /// Where a `{`, `[` or `<` of a text is, or a `:` that begins it.
    struct Mark {
        fileprivate let node: OpaquePointer
        fileprivate let index: Int
        /// The offset of the character, or of the backslash or `&` that it is written with.
        let offset: Int
        /// Whether it is written with a backslash or as a character reference, and so means itself.
        let isEscaped: Bool
    }

    /// The leaf block.
    let leaf: OpaquePointer
    /// The offset at which the leaf's own text starts.
    private(set) var start = 0
    private var places: [(node: OpaquePointer, place: Place)] = []
    private var marks: [Mark] = []
    private var traces: [OpaquePointer: [Int]] = [:]
    private var nextPlace = 0
    private var nextMark = 0

    /// Finds the places in a leaf block; with `isTracing` those of each byte of its texts too.
    init(of leaf: OpaquePointer, in text: SourceText, _ types: CommonMark.ExtensionTypes, isTracing: Bool = false) {
        self.leaf = leaf
        var walk = InlineWalk(LeafText(of: leaf, in: text, types), types, isTracing: isTracing)
        start = walk.startOffset
        walk.walk(leaf)
        places = walk.places
        marks = walk.marks
        traces = walk.traces
    }

    /// The offset in the source of each byte of a text's literal; empty unless that was asked for.
    func trace(of node: OpaquePointer) -> [Int] { traces[node] ?? [] }

    /// The place of an inline. Asking in the order of the text costs nothing.
    mutating func place(of node: OpaquePointer) -> Place? {
        guard let found = places.indices(from: nextPlace).first(where: { places[$0].node == node }) else { return nil }
        nextPlace = found
        return places[found].place
    }

    /// The mark at an index of a text's literal. Asking in the order of the text costs nothing.
    mutating func mark(in node: OpaquePointer, at index: Int) -> Mark? {
        let found = marks.indices(from: nextMark).first { marks[$0].node == node && marks[$0].index == index }
        guard let found else { return nil }
        nextMark = found
        return marks[found]
    }
}

extension Array {
    /// All indices, starting with `first` and coming round to those before it.
    fileprivate func indices(from first: Int) -> some Sequence<Int> {
        let first = Swift.min(Swift.max(0, first), count)
        return [first..<count, 0..<first].lazy.joined()
    }
}

/// One walk over a leaf's inlines and its text at once.
struct InlineWalk {
    let text: LeafText
    private let syntax: LinkSyntax
    private let types: CommonMark.ExtensionTypes
    /// How much of the text the nodes so far account for.
    private var position: Int
    private var openLinks: [(place: Int, form: InlinePlaces.Form)] = []
    private(set) var places: [(node: OpaquePointer, place: InlinePlaces.Place)] = []
    private(set) var marks: [InlinePlaces.Mark] = []
    private(set) var traces: [OpaquePointer: [Int]] = [:]
    private let isTracing: Bool
    /// What became of each byte of the text; empty unless that was asked for.
    private(set) var roles: [ShownText.Role] = []

    init(_ text: LeafText, _ types: CommonMark.ExtensionTypes, isTracing: Bool = false, notesRoles: Bool = false) {
        self.text = text
        self.types = types
        self.isTracing = isTracing
        if notesRoles { roles = Array(repeating: .markup, count: text.bytes.count) }
        syntax = LinkSyntax(text.bytes)
        position = text.start
    }

    var startOffset: Int { text.offset(text.start) }

    mutating func walk(_ leaf: OpaquePointer) {
        guard let iterator = cmark_iter_new(leaf) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
            if event == CMARK_EVENT_ENTER { enter(node) } else { exit(node) }
        }
    }

    private mutating func enter(_ node: OpaquePointer) {
        switch CommonMark.kind(of: node, types) {
        case .text:
            let literal = CommonMark.literal(of: node)
            // In an address without brackets nothing is an escape or a character reference.
            if openLinks.last?.form == .bare, let end = endOfVerbatim(literal) {
                if isTracing { traces[node] = literal.indices.map { text.offset(min(position + $0, end)) } }
                note(.address, position..<end)
                position = end
            } else {
                match(literal, node)
            }
        case .softBreak, .lineBreak: skipLineEnd()
        case .emphasis: skipDelimiters(UInt8(ascii: "*"), UInt8(ascii: "_"), 1)
        case .strong: skipDelimiters(UInt8(ascii: "*"), UInt8(ascii: "_"), 2)
        case .strikethrough: skipDelimiters(UInt8(ascii: "~"), UInt8(ascii: "~"), 2)
        case .code:
            if isTracing {
                let start = text.offset(position)
                traces[node] = CommonMark.literal(of: node).map { _ in start }
            }
            let start = position
            skipCode()
            note(.code, start..<position)
        case .htmlInline:
            seek(UInt8(ascii: "<"))
            let end = endOfVerbatim(CommonMark.literal(of: node)) ?? position
            add(node, position..<end)
            note(.tag, position..<end)
            position = end
        case .footnoteReference:
            seek(UInt8(ascii: "["))
            let end = find(UInt8(ascii: "]"), from: position).map { $0 + 1 } ?? position
            add(node, position..<end)
            position = end
        case .link: enterLink(node)
        case .image:
            seek(UInt8(ascii: "!"))
            openLinks.append((places.count, .bracketed))
            add(node, position..<position)
            position = min(text.bytes.count, position + 2)
        default: break
        }
    }

    private mutating func exit(_ node: OpaquePointer) {
        switch CommonMark.kind(of: node, types) {
        case .emphasis: skipDelimiters(UInt8(ascii: "*"), UInt8(ascii: "_"), 1)
        case .strong: skipDelimiters(UInt8(ascii: "*"), UInt8(ascii: "_"), 2)
        case .strikethrough: skipDelimiters(UInt8(ascii: "~"), UInt8(ascii: "~"), 2)
        case .link, .image: exitLink()
        default: break
        }
    }

    private mutating func add(_ node: OpaquePointer, _ range: Range<Int>) {
        places.append((node, InlinePlaces.Place(range: text.offset(range.lowerBound)..<text.offset(range.upperBound))))
    }

    // MARK: Links

    private mutating func enterLink(_ node: OpaquePointer) {
        let form: InlinePlaces.Form
        switch byte(at: position) {
        case UInt8(ascii: "["): form = .bracketed
        case UInt8(ascii: "<"): form = .angled
        default: form = .bare
        }
        openLinks.append((places.count, form))
        add(node, position..<position)
        places[places.count - 1].place.form = form
        if form != .bare { position += 1 }
    }

    private mutating func exitLink() {
        guard let link = openLinks.popLast() else { return }
        let start = places[link.place].place.range.lowerBound
        switch link.form {
        case .bare:
            let end = text.offset(max(position - 1, 0)) + 1
            places[link.place].place.range = start..<max(start, end)
            places[link.place].place.address = start..<max(start, end)
        case .angled:
            let close = find(UInt8(ascii: ">"), from: position) ?? position
            places[link.place].place.range = start..<max(start, text.offset(close) + 1)
            places[link.place].place.address = start + 1..<max(start + 1, text.offset(close))
            position = min(text.bytes.count, close + 1)
        case .bracketed:
            seek(UInt8(ascii: "]"))
            let end: Int
            switch syntax.tail(at: position + 1) {
            case .inline(let address, let after):
                let first = text.offset(address.lowerBound)
                let last = address.isEmpty ? first : text.offset(address.upperBound - 1) + 1
                places[link.place].place.address = first..<max(first, last)
                end = after
            case .reference(let after):
                end = after
            }
            position = min(text.bytes.count, end)
            places[link.place].place.range = start..<max(start, text.offset(max(position - 1, 0)) + 1)
        }
    }

    // MARK: Text

    /// Goes through the text as far as a literal reaches, seeing through escapes, character references and smart
    /// punctuation.
    private mutating func match(_ literal: UnsafeBufferPointer<UInt8>, _ node: OpaquePointer) {
        let bytes = text.bytes
        let role = openLinks.last?.form ?? .bracketed == .bracketed ? ShownText.Role.text : .address
        var index = 0
        var traced: [Int] = []
        defer { if isTracing { traces[node] = traced } }
        var traceStart = position
        while index < literal.count, position < bytes.count {
            if isTracing {
                // What the last step went over is where that step began.
                while traced.count < index { traced.append(text.offset(traceStart)) }
                traceStart = position
            }
            let wanted = literal[index]
            let byte = bytes[position]
            if byte == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == wanted,
                wanted.isASCIIPunctuation
            {
                mark(wanted, node, index, isEscaped: true)
                note(.escaped, position..<position + 2)
                position += 2
                index += 1
            } else if byte == UInt8(ascii: "&"), let reference = CharacterReference(at: position, in: bytes),
                literal[index...].starts(with: reference.value),
                !bytes[position..<position + reference.length].elementsEqual(reference.value)
            {
                mark(wanted, node, index, isEscaped: true)
                note(.escaped, position..<position + reference.length)
                position += reference.length
                index += reference.value.count
            } else if byte == wanted {
                mark(wanted, node, index, isEscaped: false)
                note(role, position..<position + 1)
                position += 1
                index += 1
            } else if wanted.isASCIIBlank || wanted == UInt8(ascii: ">"),
                position == 0 || bytes[position - 1] == .lineFeed
            {
                // A lazy line keeps its white space in the tree where a backslash or a definition ends the line before,
                // and a `>` indented by four columns marks no quote.
                index += 1
            } else if let (source, length) = smartPunctuation(literal, at: index) {
                mark(byte, node, index, isEscaped: false)
                note(role, position..<position + source)
                position += source
                index += length
            } else if let next = resume(with: literal, at: index) {
                position = next
            } else {
                index += 1
            }
        }
        if isTracing { while traced.count < literal.count { traced.append(text.offset(traceStart)) } }
    }

    /// Where a literal ends that is in the text as it is, but for white space at the start of lines: a lazy line keeps
    /// it in the tree.
    private func endOfVerbatim(_ literal: UnsafeBufferPointer<UInt8>) -> Int? {
        var end = position
        var index = 0
        while index < literal.count {
            guard byte(at: end) == literal[index] else { return nil }
            end += 1
            index += 1
            guard literal[index - 1] == .lineFeed else { continue }
            while index < literal.count, literal[index].isASCIIBlank { index += 1 }
            while let next = byte(at: end), next.isASCIIBlank { end += 1 }
        }
        return end
    }

    private mutating func note(_ role: ShownText.Role, _ range: Range<Int>) {
        guard !roles.isEmpty else { return }
        for index in range.clamped(to: roles.indices) { roles[index] = role }
    }

    private mutating func mark(_ byte: UInt8, _ node: OpaquePointer, _ index: Int, isEscaped: Bool) {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            appendMark(node, index, isEscaped)
        case UInt8(ascii: ":") where index == 0: appendMark(node, index, isEscaped)
        default: return
        }
    }

    private mutating func appendMark(_ node: OpaquePointer, _ index: Int, _ isEscaped: Bool) {
        marks.append(
            InlinePlaces.Mark(node: node, index: index, offset: text.offset(position), isEscaped: isEscaped)
        )
    }

    /// What a curly quote, a dash or an ellipsis was written as: all are three bytes of UTF-8 that start with E2 80.
    private func smartPunctuation(_ literal: UnsafeBufferPointer<UInt8>, at index: Int) -> (source: Int, length: Int)? {
        guard index + 2 < literal.count, literal[index] == 0xE2, literal[index + 1] == 0x80 else { return nil }
        switch (literal[index + 2], text.bytes[position]) {
        case (0x98, UInt8(ascii: "'")), (0x99, UInt8(ascii: "'")): return (1, 3)
        case (0x9C, UInt8(ascii: "\"")), (0x9D, UInt8(ascii: "\"")): return (1, 3)
        case (0xA6, UInt8(ascii: ".")): return (3, 3)
        case (0x93, UInt8(ascii: "-")), (0x94, UInt8(ascii: "-")):
            // A run of hyphens becomes a run of dashes as a whole.
            var hyphens = 0
            while byte(at: position + hyphens) == UInt8(ascii: "-") { hyphens += 1 }
            var dashes = 0
            var covered = 0
            var at = index
            while covered < hyphens, at + 2 < literal.count, literal[at] == 0xE2, literal[at + 1] == 0x80,
                literal[at + 2] == 0x93 || literal[at + 2] == 0x94
            {
                covered += literal[at + 2] == 0x94 ? 3 : 2
                dashes += 1
                at += 3
            }
            return (hyphens, dashes * 3)
        default: return nil
        }
    }

    /// The next place where the literal goes on, should the text hold something that the tree does not tell of.
    private func resume(with literal: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let wanted = literal[index..<min(literal.count, index + 4)]
        let last = min(text.bytes.count - wanted.count, position + 256)
        guard position < last else { return nil }
        return (position + 1...last).first { text.bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }

    private mutating func skipLineEnd() {
        guard let end = find(.lineFeed, from: position) else { return }
        position = end + 1
    }

    private mutating func skipDelimiters(_ first: UInt8, _ second: UInt8, _ most: Int) {
        var left = most
        while left > 0, let byte = byte(at: position), byte == first || byte == second {
            position += 1
            left -= 1
        }
    }

    private mutating func skipCode() {
        seek(UInt8(ascii: "`"))
        let ticks = run(at: position)
        var index = position + ticks
        while index < text.bytes.count {
            let found = run(at: index)
            if found == ticks {
                position = index + found
                return
            }
            index += max(1, found)
        }
    }

    private func run(at start: Int) -> Int {
        var length = 0
        while byte(at: start + length) == UInt8(ascii: "`") { length += 1 }
        return length
    }

    /// Moves on to the next such byte, which is the present one unless the text holds what the tree does not tell of.
    private mutating func seek(_ wanted: UInt8) {
        if let found = find(wanted, from: position) { position = found }
    }

    private func find(_ wanted: UInt8, from start: Int) -> Int? {
        var index = start
        while index < text.bytes.count {
            if text.bytes[index] == wanted { return index }
            index += 1
        }
        return nil
    }

    private func byte(at index: Int) -> UInt8? { index < text.bytes.count ? text.bytes[index] : nil }
}

/// `&amp;`, `&#38;` or `&#x26;` (CommonMark 0.29, section 6.2).
private struct CharacterReference {
    /// How many bytes it is written with.
    let length: Int
    /// What it stands for, in UTF-8.
    let value: [UInt8]

    init?(at start: Int, in bytes: [UInt8]) {
        var end = start + 1
        // The longest name of HTML has 33 characters.
        while end < bytes.count, end - start < 40, bytes[end] != UInt8(ascii: ";") {
            guard bytes[end].isASCIIDigit || bytes[end] >= 0x41 || bytes[end] == UInt8(ascii: "#") else { return nil }
            end += 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return nil }
        length = end + 1 - start
        switch bytes[start...end] {
        case let name where name.elementsEqual("&amp;".utf8): value = [UInt8(ascii: "&")]
        case let name where name.elementsEqual("&lt;".utf8): value = [UInt8(ascii: "<")]
        case let name where name.elementsEqual("&nbsp;".utf8): value = [0xC2, 0xA0]
        case let name: value = CommonMark.plainText(of: name)
        }
    }
}
