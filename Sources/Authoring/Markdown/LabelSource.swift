import ASCII

/// What is in the source where the parser has a label: it cuts one that goes on in the next line, or that holds a bracket in
/// code or after a backslash.
enum LabelSource {
    /// What is between `[^` and `]`, with a space in the place of each line end and what is beside it.
    case wrapped([UInt8])
    /// Not what the parser made of it, and no label that can be read otherwise.
    case unreadable
    /// The same.
    case same

    /// Reads the label whose `[` is at an offset of the source.
    ///
    /// - Parameters:
    ///   - words: the text of the paragraph, heading or cell that it is in.
    ///   - brackets: what the parser made of it, with the brackets.
    init(at offset: Int, in words: LeafText, _ brackets: some Collection<UInt8>) {
        guard let start = words.index(ofOffset: offset) else {
            self = .unreadable
            return
        }
        if words.bytes[start...].starts(with: brackets) {
            self = .same
            return
        }
        // cmark gives up at 1,000 bytes.
        let rest = words.bytes[start...].dropFirst(2).prefix(1_000)
        let end = rest.firstIndex { "]\\`<[".utf8.contains($0) }
        guard let end, rest[end] == UInt8(ascii: "]"), rest[..<end].contains(.lineFeed) else {
            self = .unreadable
            return
        }
        var bytes: [UInt8] = []
        var isAfterSpace = false
        for byte in rest[..<end] {
            if byte.isASCIISpace {
                isAfterSpace = true
                continue
            }
            if isAfterSpace, !bytes.isEmpty { bytes.append(.space) }
            isAfterSpace = false
            bytes.append(byte)
        }
        self = .wrapped(bytes)
    }

    /// Whether a text may have labels that the parser cuts.
    static func mayBeCut(in text: SourceText) -> Bool {
        let bytes = text.bytes
        var index = 0
        while let bracket = bytes[index...].firstIndex(of: UInt8(ascii: "[")) {
            index = bracket + 1
            guard index < bytes.count, bytes[index] == UInt8(ascii: "^") || bytes[index] == UInt8(ascii: "\\") else {
                continue
            }
            let end = bytes[index...].firstIndex { "]\\`<[\n\r".utf8.contains($0) }
            if let end, bytes[end] != UInt8(ascii: "]") { return true }
        }
        return false
    }
}
