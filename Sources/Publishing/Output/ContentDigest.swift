import CNettle
import Foundation

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
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var count = 0
        for digit in digits {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            if count.isMultiple(of: 16) { words = (words.1, words.2, words.3, 0) }
            words.3 = words.3 << 4 | UInt64(value)
            count += 1
        }
        self.words = words
    }

    /// 64 lower-case hexadecimal digits.
    public var description: String {
        var digits: [UInt8] = []
        appendDigits(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// Adds the digits of `description`, for lists of thousands.
    func appendDigits(to bytes: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                let value = UInt8(truncatingIfNeeded: word >> shift & 15)
                bytes.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value)
            }
        }
    }

    /// The 256 bits in Base64 (RFC 4648, section 4), as content security policies name them.
    public var base64: String {
        let bytes = [words.0, words.1, words.2, words.3].flatMap { word in
            stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
        return Data(bytes).base64EncodedString()
    }

    /// Whether both are digests of, as far as anybody can tell, the same bytes.
    public static func == (first: ContentDigest, second: ContentDigest) -> Bool { first.words == second.words }

    /// Mixes in the first word: the bits of a digest are as good as random.
    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
