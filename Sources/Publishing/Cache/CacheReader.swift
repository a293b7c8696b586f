import Diagnostics
import SiteModel

/// Reads values one after the other.
struct CacheReader {
    private let bytes: ArraySlice<UInt8>
    private var place: Int
    /// The file that was read last.
    private var lastFile: SourceFile?

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// The bytes that were not read yet.
    var rest: ArraySlice<UInt8> { bytes[place...] }

    /// Whether everything was read.
    var isAtEnd: Bool { place == bytes.endIndex }

    /// The next number.
    mutating func number() throws(CacheDamage) -> Int {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard place < bytes.endIndex else { throw CacheDamage() }
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: Int64(bitPattern: number)) }
        }
        throw CacheDamage()
    }

    /// The next name of a file.
    mutating func file() throws(CacheDamage) -> SourceFile {
        if try value(Bool.self) {
            guard let lastFile else { throw CacheDamage() }
            return lastFile
        }
        guard let folder = SourceFile.Folder(rawValue: try value()) else { throw CacheDamage() }
        let file = SourceFile(folder, try value())
        lastFile = file
        return file
    }

    /// The next bytes.
    mutating func plain(_ count: Int) throws(CacheDamage) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.endIndex - place else { throw CacheDamage() }
        defer { place += count }
        return bytes[place..<place + count]
    }

    /// The next value.
    mutating func value<Value: CacheValue>(_ type: Value.Type = Value.self) throws(CacheDamage) -> Value {
        try Value(from: &self)
    }
}
