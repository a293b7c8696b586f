import ASCII

/// A SHA-256 of some bytes (FIPS 180-4, section 6.2): what sitegen knows contents by. `Attestation` computes it.
package struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    /// The 256 bits, the first byte being the highest of the first word.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The digest that these 256 bits are, the first byte being the highest of the first word.
    package init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// Reads exactly 64 lower-case hexadecimal digits.
    package init?(hexadecimal digits: some Collection<UInt8>) {
        guard let digest = Array(digits).withUnsafeBytes({ ContentDigest(hexadecimal: $0) }) else { return nil }
        self = digest
    }

    /// Reads exactly 64 lower-case hexadecimal digits, for lists of thousands.
    package init?(hexadecimal digits: UnsafeRawBufferPointer) {
        guard digits.count == 64 else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var count = 0
        for digit in digits {
            guard let value = digit.hexadecimalValue, !digit.isASCIICapital else { return nil }
            if count.isMultiple(of: 16) { words = (words.1, words.2, words.3, 0) }
            words.3 = words.3 << 4 | UInt64(value)
            count += 1
        }
        self.words = words
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { word in
            stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }

    /// 64 lower-case hexadecimal digits.
    package var description: String {
        var digits: [UInt8] = []
        appendDigits(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// The first 12 of the digits: enough for people to tell two texts apart.
    package var short: String { String(description.prefix(Self.shortLength)) }

    /// How many digits `short` has.
    package static let shortLength = 12

    /// Adds the digits of `description`, for lists of thousands.
    package func appendDigits(to bytes: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                let value = UInt8(truncatingIfNeeded: word >> shift & 15)
                bytes.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value)
            }
        }
    }

    /// Whether both are digests of, as far as anyone can tell, the same bytes.
    package static func == (first: ContentDigest, second: ContentDigest) -> Bool { first.words == second.words }

    /// Mixes in the first word: the bits of a digest are as good as random.
    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
