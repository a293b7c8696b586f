import Crypto
import Foundation
package import SiteModel

extension ContentDigest {
    /// The digest of the bytes.
    package init(of bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { ContentDigest(of: $0) }
    }

    /// The digest of a text in UTF-8.
    package init(of text: String) {
        var text = text
        self = text.withUTF8 { ContentDigest(of: UnsafeRawBufferPointer($0)) }
    }

    /// The digest of the bytes.
    package init(of bytes: UnsafeRawBufferPointer) {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        self = hash.finalize().withUnsafeBytes { digest in
            func word(_ index: Int) -> UInt64 {
                UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
            return ContentDigest(words: (word(0), word(1), word(2), word(3)))
        }
    }
}

extension ContentDigest {
    /// The 256 bits in Base64 (RFC 4648, section 4), as content security policies name them.
    package var base64: String { Data(bytes).base64EncodedString() }
}
