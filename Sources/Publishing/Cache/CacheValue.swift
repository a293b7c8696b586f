import Diagnostics
import SiteModel

/// A value that a cache file can hold.
protocol CacheValue {
    /// Adds the value to the bytes of a cache file.
    func write(to writer: inout CacheWriter)

    /// Reads what `write` wrote.
    init(from reader: inout CacheReader) throws(CacheDamage)
}

/// The bytes of a cache file are not what sitegen writes.
struct CacheDamage: Error {}

/// Writes values one after the other, with nothing between them.
struct CacheWriter {
    private(set) var bytes: [UInt8] = []
    /// The file that was written last: most places of a text are in one file.
    private var lastFile: SourceFile?

    /// A writer of values after bytes that are there already.
    init(after bytes: [UInt8] = []) { self.bytes = bytes }

    /// Makes room for as many more bytes.
    mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

    /// Adds the name of a file; the one before it is not written again.
    mutating func write(_ file: SourceFile) {
        write(file == lastFile)
        guard file != lastFile else { return }
        write(file.folder.rawValue)
        write(file.path)
        lastFile = file
    }

    /// Puts other bytes in the place of as many.
    mutating func replace(_ place: Range<Int>, with other: [UInt8]) { bytes.replaceSubrange(place, with: other) }

    /// Adds a number from 0, in groups of seven bits, the lowest first (LEB128).
    mutating func write(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Adds bytes, without their number.
    mutating func write(plain other: some Sequence<UInt8>) { bytes += other }

    /// Adds a value.
    mutating func write(_ value: some CacheValue) { value.write(to: &self) }
}

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

extension CacheValue {
    /// The value alone.
    var cacheBytes: [UInt8] {
        var writer = CacheWriter()
        write(to: &writer)
        return writer.bytes
    }
}

extension Int: CacheValue {
    func write(to writer: inout CacheWriter) { writer.write(self) }
    init(from reader: inout CacheReader) throws(CacheDamage) { self = try reader.number() }
}

extension Bool: CacheValue {
    func write(to writer: inout CacheWriter) { writer.write(self ? 1 : 0) }
    init(from reader: inout CacheReader) throws(CacheDamage) { self = try reader.number() == 1 }
}

extension String: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(utf8.count)
        writer.write(plain: utf8)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        let bytes = try reader.plain(try reader.number())
        guard let text = String(validating: bytes, as: UTF8.self) else { throw CacheDamage() }
        self = text
    }
}

extension Array: CacheValue where Element: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(count)
        for element in self { element.write(to: &writer) }
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        let count = try reader.number()
        self = []
        // No value is shorter than a byte, so a larger number is damage, and must not reserve memory.
        guard count >= 0, count <= reader.rest.count else { throw CacheDamage() }
        reserveCapacity(count)
        for _ in 0..<count { append(try reader.value()) }
    }
}

extension Optional: CacheValue where Wrapped: CacheValue {
    func write(to writer: inout CacheWriter) {
        writer.write(self == nil ? 0 : 1)
        self?.write(to: &writer)
    }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        self = try reader.value(Bool.self) ? try reader.value(Wrapped.self) : nil
    }
}

extension ContentDigest: CacheValue {
    func write(to writer: inout CacheWriter) { writer.write(plain: bytes) }

    init(from reader: inout CacheReader) throws(CacheDamage) {
        let bytes = try reader.plain(32)
        func word(_ index: Int) -> UInt64 {
            bytes.dropFirst(index * 8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
        self.init(words: (word(0), word(1), word(2), word(3)))
    }
}
