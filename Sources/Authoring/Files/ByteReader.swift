/// Reads numbers out of the bytes of a file; what lies past their end is `nil`, never a trap.
struct ByteReader {
    /// The bytes, of which a reader may see a part only.
    private let bytes: ArraySlice<UInt8>
    /// Whether numbers start with their most significant byte.
    let isBigEndian: Bool

    init(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool = true) {
        self.bytes = bytes
        self.isBigEndian = isBigEndian
    }

    /// How many bytes there are.
    var count: Int { bytes.count }

    /// An unsigned number of `size` bytes, at most 7 of them, at an offset from the start.
    func number(at offset: Int, size: Int) -> Int? {
        guard let part = slice(from: offset, count: size), size <= 7 else { return nil }
        return isBigEndian
            ? part.reduce(0) { $0 << 8 | Int($1) } : part.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The bytes from an offset on; `nil` where fewer than `count` are left.
    func slice(from offset: Int, count: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
        return bytes[bytes.startIndex + offset..<bytes.startIndex + offset + count]
    }

    /// All bytes from an offset on.
    func rest(from offset: Int) -> ArraySlice<UInt8>? { slice(from: offset, count: max(0, bytes.count - offset)) }

    /// Whether these characters of ASCII are at an offset.
    func has(_ text: StaticString, at offset: Int) -> Bool {
        guard let part = slice(from: offset, count: text.utf8CodeUnitCount) else { return false }
        return text.withUTF8Buffer { part.elementsEqual($0) }
    }
}
