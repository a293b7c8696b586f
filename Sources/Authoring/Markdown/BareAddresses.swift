import CCmarkGFM

/// Addresses without brackets, such as `https://www.who.int/news`, and where they end.
///
/// GitHub Flavored Markdown (0.29, section 6.9) ends them before white space and drops ASCII punctuation at their end. Of
/// other punctuation it knows nothing, nor of signs that no address has (RFC 3986, section 2): `“https://www.who.int/news”`
/// and `https://www.who.int/news.[^who]` would lead to pages that do not exist.
enum BareAddresses {
    /// Ends each address before the typographic or other punctuation that it has swallowed, which becomes text again.
    static func cut(_ tree: borrowing SyntaxTree, in text: SourceText, _ types: CommonMark.ExtensionTypes) {
        var candidates: [(link: OpaquePointer, child: OpaquePointer, length: Int)] = []
        tree.forEachNode { node in
            guard cmark_node_get_type(node) == CMARK_NODE_LINK, let child = cmark_node_first_child(node),
                cmark_node_next(child) == nil, cmark_node_get_type(child) == CMARK_NODE_TEXT
            else { return }
            let literal = CommonMark.literal(of: child)
            let length = length(of: literal)
            if length > 0, length < literal.count { candidates.append((node, child, length)) }
        }
        for (link, child, length) in candidates where isBare(link, in: text, types) { split(link, child, at: length) }
    }

    /// How many bytes of what the parser took for an address belong to it.
    static func length(of literal: UnsafeBufferPointer<UInt8>) -> Int {
        guard literal.contains(where: \.mayEndAddress) else { return literal.count }
        let scalars = Array(String(decoding: literal, as: UTF8.self).unicodeScalars)
        guard let end = scalars.indices.first(where: { isEnd($0, in: scalars) }) else { return literal.count }
        var length = scalars[..<end].reduce(0) { $0 + $1.utf8.count }
        var unopened = literal[..<length].reduce(0) {
            $0 + ($1 == UInt8(ascii: ")") ? 1 : $1 == UInt8(ascii: "(") ? -1 : 0)
        }
        while length > 0 {
            let last = literal[length - 1]
            let isUnopened = last == UInt8(ascii: ")") && unopened > 0
            guard isUnopened || "?!.,:;*_~'\"".utf8.contains(last) else { break }
            if isUnopened { unopened -= 1 }
            length -= 1
        }
        return length
    }

    private static func isEnd(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        let scalar = scalars[index]
        guard scalar.value >= 0x80 else { return isASCIIEnd(index, in: scalars) }
        switch scalar.properties.generalCategory {
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .spaceSeparator,
            .lineSeparator,
            .paragraphSeparator, .format:
            return true
        case .dashPunctuation, .otherPunctuation:
            // `Guillain–Barré` and `アンドレ・ジッド` are in addresses; a dash of a sentence and a full stop do not.
            let mayJoin: Set<Unicode.Scalar> = ["\u{2010}", "\u{2011}", "\u{2012}", "–", "·", "・"]
            let isJoined =
                index > 0 && index + 1 < scalars.count && isWord(scalars[index - 1]) && isWord(scalars[index + 1])
            // After a dash, a small letter goes on with the sentence.
            let isSentence = scalar == "–" && index + 1 < scalars.count && scalars[index + 1].properties.isLowercase
            return !(mayJoin.contains(scalar) && isJoined) || isSentence
        // The raised number of a note
        case .otherNumber: return true
        // Arrows, check marks and the like
        case .mathSymbol, .otherSymbol: return true
        default: return false
        }
    }

    /// A sign that no address has, or a bracket that was not opened in it; the host of an address of IPv6 and many a query
    /// have brackets.
    private static func isASCIIEnd(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        let before = scalars[..<index]
        switch scalars[index] {
        case "`", "<", ">", "^", "|", "\\", "\"": return true
        case "[": return !before.contains("?") && !before.suffix(2).elementsEqual(["/", "/"])
        case "]": return before.count { $0 == "[" } <= before.count { $0 == "]" }
        case "}": return before.count { $0 == "{" } <= before.count { $0 == "}" }
        default: return false
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "%"
    }

    private static func isBare(
        _ link: OpaquePointer,
        in text: SourceText,
        _ types: CommonMark.ExtensionTypes
    ) -> Bool {
        var leaf = link
        while let parent = cmark_node_parent(leaf) {
            leaf = parent
            let kind = CommonMark.kind(of: leaf, types)
            if kind.isLeafBlock || kind == .cell { break }
        }
        var places = InlinePlaces(of: leaf, in: text, types)
        return places.place(of: link)?.form == .bare
    }

    private static func split(_ link: OpaquePointer, _ child: OpaquePointer, at length: Int) {
        let literal = CommonMark.literal(of: child)
        let address = String(decoding: UnsafeBufferPointer(rebasing: literal[..<length]), as: UTF8.self)
        let rest = String(decoding: UnsafeBufferPointer(rebasing: literal[length...]), as: UTF8.self)
        let url = CommonMark.bytes(cmark_node_get_url(link))
        // For `www.example.org` cmark has put `http://` before the address.
        let start = UnsafeBufferPointer(rebasing: url.prefix(max(0, url.count - literal.count)))
        guard let text = CommonMark.newText(rest) else { return }
        cmark_node_set_url(link, String(decoding: start, as: UTF8.self) + address)
        cmark_node_set_literal(child, address)
        cmark_node_insert_after(link, text)
    }
}

extension UInt8 {
    /// Whether a byte may be the end of an address for which the parser takes none.
    var mayEndAddress: Bool {
        switch self {
        case UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "|"),
            UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "}"):
            true
        default: self >= 0x80
        }
    }
}
