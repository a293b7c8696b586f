/// A word by which it is looked up: without regard to the case of ASCII letters and without apostrophes, so that
/// "Don't", "don’t" and "dont" have one key.
///
/// Words of up to eight bytes never share a key; of longer ones it is a hash of 64 bits, the same in every run.
package struct WordKey: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The hash, never 0 but for the empty word.
    let raw: UInt64

    /// The key of a word written in the code.
    package init(stringLiteral word: StaticString) {
        var folder = Folder()
        word.withUTF8Buffer { folder.add($0) }
        raw = folder.finish()
    }

    /// The key of a word.
    package init(_ word: some StringProtocol) {
        var folder = Folder()
        folder.add(word.utf8)
        raw = folder.finish()
    }

    /// The key of a stretch of bytes. What is not `plain` may hold apostrophes.
    @inline(__always)
    init(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, plain: Bool) {
        guard plain, range.upperBound + 8 <= bytes.count, let base = bytes.baseAddress else {
            var folder = Folder()
            folder.add(bytes[range])
            raw = folder.finish()
            return
        }
        let start = UnsafeRawPointer(base)
        var hash: UInt64 = 0
        var offset = range.lowerBound
        var rest = range.count
        // Reads beyond the word, which the bytes after it allow, and masks what it does not want.
        while rest > 0 {
            var chunk = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            chunk |= Folder.lowerCase
            if rest < 8 { chunk &= (1 &<< UInt64(truncatingIfNeeded: rest &* 8)) &- 1 }
            hash = Folder.mix(hash, chunk)
            offset &+= 8
            rest &-= 8
        }
        raw = hash
    }

    /// Makes a key byte by byte, eight at a time.
    private struct Folder {
        /// What makes capital letters small; digits, hyphens and full stops have these bits already.
        static let lowerCase: UInt64 = 0x2020_2020_2020_2020

        private var hash: UInt64 = 0
        private var chunk: UInt64 = 0
        private var shift: UInt64 = 0

        @inline(__always)
        static func mix(_ hash: UInt64, _ chunk: UInt64) -> UInt64 {
            let product = (hash ^ chunk) &* 0x9E37_79B9_7F4A_7C15
            return product ^ (product &>> 29)
        }

        mutating func add(_ bytes: some Collection<UInt8>) {
            var index = bytes.startIndex
            while index < bytes.endIndex {
                let byte = bytes[index]
                bytes.formIndex(after: &index)
                if byte == UInt8(ascii: "'") { continue }
                if byte == 0xE2, bytes[index...].starts(with: [0x80, 0x99]) {
                    index = bytes.index(index, offsetBy: 2)
                    continue
                }
                chunk |= UInt64(byte | 0x20) << shift
                shift += 8
                guard shift == 64 else { continue }
                hash = Self.mix(hash, chunk)
                chunk = 0
                shift = 0
            }
        }

        func finish() -> UInt64 { shift == 0 ? hash : Self.mix(hash, chunk) }
    }
}

/// What is known of some words, for a look at every word of a text: a look takes a nanosecond or two, where a
/// `Dictionary` takes twenty.
package struct WordTable<Value: Sendable>: Sendable {
    private var keys: [UInt64]
    private var values: [Value?]
    private let shift: UInt64

    /// A table of words and what is known of them; of a word that is twice the last value counts.
    package init(_ entries: [(WordKey, Value)]) {
        // At most a quarter full, so that nearly every look meets an empty place first.
        var bits = 4
        while 1 << bits < entries.count * 4 { bits += 1 }
        keys = Array(repeating: 0, count: 1 << bits)
        values = Array(repeating: nil, count: 1 << bits)
        shift = UInt64(64 - bits)
        for (key, value) in entries {
            var place = Int(key.raw &>> shift)
            while keys[place] != 0, keys[place] != key.raw { place = (place + 1) & (keys.count - 1) }
            keys[place] = key.raw
            values[place] = value
        }
    }

    /// What is known of a word; `nil` for a word that is not in the table.
    @inline(__always)
    package subscript(key: WordKey) -> Value? {
        var place = Int(key.raw &>> shift)
        while true {
            let found = keys[place]
            if found == 0 { return nil }
            if found == key.raw { return values[place] }
            place = (place + 1) & (keys.count - 1)
        }
    }

    /// Whether a word is in the table.
    @inline(__always)
    package func contains(_ key: WordKey) -> Bool { self[key] != nil }
}

/// Some words.
package typealias WordSet = WordTable<Bool>

extension WordTable where Value == Bool {
    /// The words of a text, each between spaces or line breaks.
    package init(_ words: String) {
        self.init(words.split(whereSeparator: \.isWhitespace).map { (WordKey($0), true) })
    }
}
