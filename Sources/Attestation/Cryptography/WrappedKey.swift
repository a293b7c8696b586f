import Crypto
import CryptoExtras
import Foundation

/// A private key that opens with a passphrase: encrypted by AES-256-GCM (NIST SP 800-38D) with a key that PBKDF2
/// (RFC 8018, section 5.2) makes of the passphrase. Browsers have both (Web Cryptography API).
package struct WrappedKey: Sendable, Equatable {
    /// How often PBKDF2 with HMAC-SHA-256 goes round for a new key: what the OWASP Password Storage Cheat Sheet asks for.
    package static let rounds = 600_000
    /// The fewest characters of a passphrase: what NIST SP 800-63B-4, section 3.1.1.2, asks for where nothing else
    /// protects.
    package static let minimumPassphrase = 15
    /// A file with more rounds would keep a machine busy for minutes.
    static let maximumRounds = 10_000_000

    /// How often PBKDF2 goes round.
    let rounds: Int
    /// 16 bytes that make the same passphrase another key each time.
    let salt: [UInt8]
    /// The 12 bytes of the nonce.
    let nonce: [UInt8]
    /// The 32 bytes of the private key, encrypted, and the 16 bytes of the tag.
    let box: [UInt8]
    /// The 32 bytes of the public half, which anyone may know.
    package let publicBytes: [UInt8]

    /// Wraps a key.
    ///
    /// - Throws: What the cryptographic library could not do.
    package init(_ key: PrivateKey, passphrase: String) throws {
        salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        rounds = Self.rounds
        publicBytes = key.publicBytes
        let nonce = AES.GCM.Nonce()
        self.nonce = Array(nonce)
        let wrapping = try Self.key(passphrase, salt, rounds)
        let head = Self.head(rounds, salt, publicBytes)
        let sealed = try AES.GCM.seal(key.bytes, using: wrapping, nonce: nonce, authenticating: Data(head.utf8))
        box = Array(sealed.ciphertext + sealed.tag)
    }

    /// The key; `nil` where the passphrase is not the right one, or where the file was changed.
    ///
    /// - Throws: What the cryptographic library could not do.
    package func key(passphrase: String) throws -> PrivateKey? {
        let wrapping = try Self.key(passphrase, salt, rounds)
        let sealed = try AES.GCM.SealedBox(combined: nonce + box)
        let head = Self.head(rounds, salt, publicBytes)
        guard let bytes = try? AES.GCM.open(sealed, using: wrapping, authenticating: Data(head.utf8)),
            let key = PrivateKey(bytes: Array(bytes)), key.publicBytes == publicBytes
        else { return nil }
        return key
    }

    /// The key that encrypts. Keyboards write the same letters in different ways, so a passphrase is taken in
    /// normalization form C (Unicode Standard Annex #15).
    private static func key(_ passphrase: String, _ salt: [UInt8], _ rounds: Int) throws -> SymmetricKey {
        try KDF.Insecure.PBKDF2.deriveKey(
            from: Array(passphrase.precomposedStringWithCanonicalMapping.utf8),
            salt: salt,
            using: .sha256,
            outputByteCount: 32,
            rounds: rounds
        )
    }

    // MARK: The file

    private static let header = "sitegen-private-key 2"

    /// The lines that are not secret; they are authenticated with the key.
    private static func head(_ rounds: Int, _ salt: [UInt8], _ publicBytes: [UInt8]) -> String {
        [
            header, "public \(Data(publicBytes).base64EncodedString())",
            "pbkdf2-sha256 \(rounds) \(Data(salt).base64EncodedString())",
        ].map { $0 + "\n" }.joined()
    }

    /// The text of its file: four lines.
    package var text: String {
        let parts = [nonce, box].map { Data($0).base64EncodedString() }
        return Self.head(rounds, salt, publicBytes) + "aes-256-gcm \(parts.joined(separator: " "))\n"
    }

    /// Reads the text of a file; `nil` where it is not one, to the letter, that `text` could be.
    package init?(text: String) {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        guard lines.map(\.count) == [2, 2, 3, 3], let rounds = Int(lines[2][1]),
            (210_000...Self.maximumRounds).contains(rounds)
        else { return nil }
        let parts = [lines[1][1], lines[2][2], lines[3][1], lines[3][2]].map { Data(base64Encoded: $0).map(Array.init) }
        guard let publicBytes = parts[0], let salt = parts[1], let nonce = parts[2], let box = parts[3],
            [publicBytes.count, salt.count, nonce.count, box.count] == [32, 16, 12, 48]
        else { return nil }
        self.rounds = rounds
        self.publicBytes = publicBytes
        self.salt = salt
        self.nonce = nonce
        self.box = box
        guard self.text == text else { return nil }
    }
}
