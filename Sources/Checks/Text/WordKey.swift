/// A word by which it is looked up: without regard to the case of ASCII letters and without apostrophes, so that
/// "Don't", "don’t" and "dont" have one key.
///
/// Words of up to eight bytes never share a key; of longer ones it is a hash of 64 bits, the same in every run.
package struct WordKey: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The hash, never 0 but for the empty word.
    let raw: UInt64

    /// The key that another one had as `raw`.
    init(raw: UInt64) { self.raw = raw }

    /// The key of a word written in the code.
    package init(stringLiteral word: StaticString) { self = word.withUTF8Buffer { WordKey(of: $0) } }

    /// The key of a word.
    package init(_ word: some StringProtocol) { self.init(of: word.utf8) }

    /// The key of the bytes of a word.
    @inline(__always)
    init(of word: some Collection<UInt8>) {
        var hash: UInt64 = 0
        var chunk: UInt64 = 0
        var shift: UInt64 = 0
        var index = word.startIndex
        while index < word.endIndex {
            let byte = word[index]
            word.formIndex(after: &index)
            if byte == UInt8(ascii: "'") { continue }
            if byte == 0xE2, word[index...].starts(with: [0x80, 0x99]) {
                index = word.index(index, offsetBy: 2)
                continue
            }
            // Makes capital letters small; digits, hyphens and full stops have this bit already.
            chunk |= UInt64(byte | 0x20) << shift
            shift += 8
            guard shift == 64 else { continue }
            hash = Self.mix(hash, chunk)
            chunk = 0
            shift = 0
        }
        raw = shift == 0 ? hash : Self.mix(hash, chunk)
    }

    private static func mix(_ hash: UInt64, _ chunk: UInt64) -> UInt64 {
        let product = (hash ^ chunk) &* 0x9E37_79B9_7F4A_7C15
        return product ^ (product &>> 29)
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
