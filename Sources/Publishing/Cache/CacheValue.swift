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
