import CNettle

/// The SHA-256 of some bytes (FIPS 180-4, section 6.2): what sitegen knows a file's contents by.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    /// The 256 bits, the first byte being the highest of the first word.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The digest of the bytes.
    public init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { ContentDigest(of: $0) }
    }

    /// The digest of the bytes.
    public init(of bytes: UnsafeRawBufferPointer) {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        nettle_sha256_update(&context, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { buffer in
            nettle_sha256_digest(&context, buffer.count, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
        self.words = (
            UInt64(bigEndian: words.0), UInt64(bigEndian: words.1), UInt64(bigEndian: words.2),
            UInt64(bigEndian: words.3)
        )
    }

    /// Reads exactly 64 lower-case hexadecimal digits.
    public init?(hexadecimal digits: some Collection<UInt8>) {
        guard digits.count == 64 else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (index, digit) in digits.enumerated() {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            words[index / 16] = words[index / 16] << 4 | UInt64(value)
        }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// 64 lower-case hexadecimal digits.
    public var description: String {
        String(unsafeUninitializedCapacity: 64) { buffer in
            let digits = StaticString("0123456789abcdef")
            var index = 0
            for word in [words.0, words.1, words.2, words.3] {
                for shift in stride(from: 60, through: 0, by: -4) {
                    buffer[index] = digits.utf8Start[Int(word >> UInt64(shift) & 15)]
                    index += 1
                }
            }
            return index
        }
    }

    /// Whether both are digests of, as far as anybody can tell, the same bytes.
    public static func == (first: ContentDigest, second: ContentDigest) -> Bool { first.words == second.words }

    /// Mixes in the first word: the bits of a digest are as good as random.
    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
