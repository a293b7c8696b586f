import Crypto
import Foundation
package import SiteModel

/// The half of a key pair that only its owner has: an Ed25519 private key (RFC 8032).
package struct PrivateKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key, from the randomness of the system.
    package init() { key = Curve25519.Signing.PrivateKey() }

    /// The key that these 32 bytes are.
    package init?(bytes: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else { return nil }
        self.key = key
    }

    /// The 32 bytes.
    package var bytes: [UInt8] { Array(key.rawRepresentation) }

    /// The 32 bytes of the public half.
    package var publicBytes: [UInt8] { Array(key.publicKey.rawRepresentation) }

    /// The signature of an entry, by the bytes of its form.
    ///
    /// - Throws: What the cryptographic library could not do.
    package func signature(of form: [UInt8]) throws -> EntrySignature {
        let bytes = Array(try key.signature(for: Data(form)))
        guard let signature = EntrySignature(bytes, of: .entry) else { throw CryptoKitError.incorrectParameterSize }
        return signature
    }
}

extension PublicKey {
    /// Whether 32 bytes can be a public key of someone's own.
    package static func isKey(_ bytes: [UInt8]) -> Bool {
        !isOfSmallOrder(bytes) && (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil
    }

    /// Whether a signature of an entry was made with the private half of this key. `form` is the form of the entry.
    package func verifies(_ signature: EntrySignature, of form: [UInt8]) -> Bool {
        guard !Self.isOfSmallOrder(bytes.value),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.value)
        else { return false }
        let message =
            switch signature.format {
            case .entry: form
            case .ssh: SSHSignature.signedBytes(of: form)
            }
        return key.isValidSignature(signature.bytes, for: message)
    }
}
