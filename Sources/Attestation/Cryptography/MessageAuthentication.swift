import Crypto
import Foundation

/// A secret with which sitegen recognizes what it wrote itself: HMAC with SHA-256 (RFC 2104, FIPS 198-1).
package struct AuthenticationSecret: Sendable {
    private let key: SymmetricKey

    /// How many bytes a secret has.
    package static let length = 32

    /// A new secret, from the randomness of the system.
    package init() { key = SymmetricKey(size: .bits256) }

    /// The secret that these 32 bytes are.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// The 32 bytes.
    package var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

    /// The 32 bytes of the code that only the owner of the secret can make for a message.
    package func code(of message: ArraySlice<UInt8>) -> [UInt8] {
        message.withUnsafeBytes { buffer in
            var authentication = HMAC<SHA256>(key: key)
            authentication.update(data: buffer)
            return Array(authentication.finalize())
        }
    }

    /// Whether a code was made for the message with this secret; the time that it takes tells nothing of the code.
    package func isCode(_ code: ArraySlice<UInt8>, of message: ArraySlice<UInt8>) -> Bool {
        message.withUnsafeBytes { buffer in
            HMAC<SHA256>.isValidAuthenticationCode(Data(code), authenticating: buffer, using: key)
        }
    }
}
