import Crypto
import Foundation
package import SiteModel

/// A signature that `ssh-keygen -Y sign` made with an Ed25519 key (PROTOCOL.sshsig of OpenSSH).
package struct SSHSignature: Sendable, Equatable {
    /// Why a text is not taken for such a signature; to be continued after what it was read from.
    package struct Refusal: Error, Equatable {
        /// What is wrong.
        package let reason: String
    }

    /// The name that keeps a signature of an entry from being one of something else, a commit or an e-mail.
    package static let namespace = "sitegen-entry"

    /// The 32 bytes of the public half of the key that signed.
    package let publicBytes: [UInt8]
    /// The signature.
    package let signature: EntrySignature

    private static let magic = Array("SSHSIG".utf8)
    private static let hash = "sha512"

    /// Reads what `ssh-keygen` wrote.
    ///
    /// - Throws: A `Refusal` where it is no signature in the namespace of entries, of SHA-512, with an Ed25519 key.
    package init(armored text: String) throws(Refusal) {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard lines.count > 2, lines.first == "-----BEGIN SSH SIGNATURE-----",
            lines.last == "-----END SSH SIGNATURE-----",
            let data = Data(base64Encoded: lines.dropFirst().dropLast().joined())
        else { throw Refusal(reason: "is not a signature that `ssh-keygen -Y sign` made") }
        var fields = SSHFields(Array(data))
        guard fields.bytes(Self.magic.count) == Self.magic, fields.number() == 1, let key = fields.string(),
            let namespace = fields.text(), fields.string() == [], let hash = fields.text(), let blob = fields.string(),
            fields.isAtEnd
        else { throw Self.unreadable }
        guard namespace == Self.namespace else {
            throw Refusal(
                reason:
                    "is a signature for `\(namespace)` and not for `\(Self.namespace)`; sign with `-n \(Self.namespace)`"
            )
        }
        guard hash == Self.hash else {
            throw Refusal(
                reason: "is made over \(hash), but entries are signed over \(Self.hash); leave out `-O hashalg`"
            )
        }
        publicBytes = try Self.bytes(32, of: key)
        guard let signature = EntrySignature(try Self.bytes(64, of: blob), of: .ssh) else { throw Self.unreadable }
        self.signature = signature
    }

    /// What is signed of a message: its hash, and what the signature is for (PROTOCOL.sshsig, section 3).
    static func signedBytes(of message: [UInt8]) -> [UInt8] {
        func string(_ bytes: some Collection<UInt8>) -> [UInt8] {
            withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { Array($0) } + bytes
        }
        return magic + string(namespace.utf8) + string([]) + string(hash.utf8)
            + string(Array(SHA512.hash(data: Data(message))))
    }

    /// The bytes of a key or a signature of Ed25519 (RFC 8709, sections 4 and 6), which are this many.
    private static func bytes(_ count: Int, of blob: [UInt8]) throws(Refusal) -> [UInt8] {
        var fields = SSHFields(blob)
        guard let kind = fields.text() else { throw unreadable }
        guard kind == SSHFields.ed25519 else {
            throw Refusal(
                reason:
                    "is made with a key of the kind `\(kind)`; entries are signed with `\(SSHFields.ed25519)`, which"
                    + " `ssh-keygen -t ed25519` makes"
            )
        }
        guard let bytes = fields.string(), bytes.count == count, fields.isAtEnd else { throw unreadable }
        return bytes
    }

    private static let unreadable = Refusal(reason: "is a signature of SSH that cannot be read")
}
