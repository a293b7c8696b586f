import ASCII

/// One line of YAML, taken apart as far as slips of the pen need it. Columns count code points from 0.
struct YAMLLine {
    /// The line without its end.
    let scalars: [Unicode.Scalar]
    /// Where anything but white space starts.
    let indent: Int
    /// Where the `-` of each list item is that begins on the line.
    private(set) var dashes: [Int] = []
    /// Where the first thing after white space and `- ` starts.
    private(set) var contentStart: Int
    /// The word before a colon, where there is one.
    private(set) var key: Range<Int>?
    /// The colon after the key: `:`, or one of the wide ones that keyboards of other scripts type.
    private(set) var colon: Int?
    /// Where the value starts after `: `, `- ` or white space; the end of the line where there is none.
    private(set) var valueStart: Int

    init(_ line: Substring) {
        let all = Array(line.unicodeScalars)
        func skippingSpace(_ start: Int) -> Int { all[start...].firstIndex { !Self.isAnySpace($0) } ?? all.count }
        scalars = all
        indent = skippingSpace(0)
        contentStart = indent
        while contentStart < scalars.count, scalars[contentStart] == "-" {
            let next = contentStart + 1
            guard next == scalars.count || Self.isAnySpace(scalars[next]) else { break }
            dashes.append(contentStart)
            contentStart = skippingSpace(next)
        }
        valueStart = contentStart
        let word = scalars[contentStart...].prefix(Self.maximumKey).prefix(while: Self.isOfKey)
        guard !word.isEmpty else { return }
        let after = skippingSpace(word.endIndex)
        guard after < scalars.count, Self.isColon(scalars[after]) else { return }
        key = word.startIndex..<word.endIndex
        colon = after
        valueStart = skippingSpace(after + 1)
    }

    /// Whether it is blank or a comment.
    var isBlank: Bool { contentStart == scalars.count && dashes.isEmpty || scalars[indent...].first == "#" }

    /// Whether YAML takes it for a key: a colon follows the word, and a space or nothing the colon.
    var hasKey: Bool {
        guard let colon, scalars[colon] == ":" else { return false }
        return colon + 1 == scalars.count || scalars[colon + 1] == " " || scalars[colon + 1] == "\t"
    }

    /// The value as it is written, with a comment after it.
    var value: ArraySlice<Unicode.Scalar> { scalars[valueStart...] }

    /// Whether nothing follows the key or the dash, so that lines below belong to it.
    var opensLevel: Bool { value.isEmpty || value.first == "#" }

    /// The key's name.
    var keyName: String { key.map { Self.text(scalars[$0]) } ?? "" }

    /// Whether a text of several lines starts here that is taken as it is written: `|` or `>`.
    var startsBlockText: Bool {
        guard value.first == "|" || value.first == ">" else { return false }
        let header = value.dropFirst().prefix { !Self.isAnySpace($0) }
        guard header.allSatisfy({ $0 == "+" || $0 == "-" || ("1"..."9").contains($0) }) else { return false }
        let rest = value.dropFirst(1 + header.count).drop(while: Self.isAnySpace)
        return rest.isEmpty || rest.first == "#"
    }

    /// The quotation mark that encloses the value, and where the closing one is.
    var quote: (mark: Unicode.Scalar, end: Int?)? {
        guard let mark = value.first, mark == "\"" || mark == "'" else { return nil }
        var index = valueStart + 1
        while index < scalars.count {
            if mark == "\"", scalars[index] == "\\" {
                index += 2
                continue
            }
            if scalars[index] == mark {
                guard mark == "'", index + 1 < scalars.count, scalars[index + 1] == mark else { return (mark, index) }
                index += 1
            }
            index += 1
        }
        return (mark, nil)
    }

    /// The line with something else from a place on.
    func replacing(from start: Int, to end: Int? = nil, with text: String) -> String {
        Self.text(scalars[..<start]) + text + Self.text(scalars[(end ?? scalars.count)...])
    }

    /// The line begun in another column.
    func moved(by columns: Int) -> String {
        columns >= 0
            ? String(repeating: " ", count: columns) + Self.text(scalars[...])
            : Self.text(scalars[min(-columns, indent)...])
    }

    static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// What an editor takes for a space: those of Unicode, and what shows as nothing.
    static func isAnySpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || isInvisible(scalar)
    }

    /// A space that YAML reads as a letter.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
        default: false
        }
    }

    private static func isColon(_ scalar: Unicode.Scalar) -> Bool {
        // Full-width, small, and the modifier letter and ratio that look like one.
        scalar == ":" || scalar == "\u{FF1A}" || scalar == "\u{FE55}" || scalar == "\u{A789}" || scalar == "\u{2236}"
    }

    /// No key of ours is this long.
    private static let maximumKey = 64

    private static func isOfKey(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCIILetterOrDigit || scalar == "-" || scalar == "_" || scalar == "."
    }
}
