import ASCII
import CCmarkGFM

/// The label of a citation or a footnote that goes on in the next line.
struct WrappedLabel {
    /// What is between `[^` and `]`, with a space in the place of each line end and what is beside it.
    let bytes: [UInt8]

    /// Reads the label whose `[` is at an offset of the source; `nil` where it is in one line, or does not end.
    init?(at offset: Int, of leaf: OpaquePointer, in text: SourceText, _ types: CommonMark.ExtensionTypes) {
        let words = LeafText(of: leaf, in: text, types)
        guard let start = words.bytes.indices.first(where: { words.offset($0) == offset }) else { return nil }
        // cmark gives up at 1,000 bytes.
        let rest = words.bytes[start...].dropFirst(2).prefix(1_000)
        guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }),
            rest[end] == UInt8(ascii: "]"), rest[..<end].contains(.lineFeed)
        else { return nil }
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
        self.bytes = bytes
    }

    /// Whether a text may have such labels.
    static func mayBe(in text: SourceText) -> Bool {
        let bytes = text.bytes
        var index = 0
        while let bracket = bytes[index...].firstIndex(of: UInt8(ascii: "[")) {
            index = bracket + 1
            guard index < bytes.count, bytes[index] == UInt8(ascii: "^") else { continue }
            let end = bytes[index...].firstIndex { $0 == UInt8(ascii: "]") || $0 == .lineFeed || $0 == .carriageReturn }
            if let end, bytes[end] != UInt8(ascii: "]") { return true }
        }
        return false
    }
}
