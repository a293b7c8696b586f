/// A reviewer's signature of an entry of a record.
package struct EntrySignature: Sendable, Equatable {
    /// What was signed. The raw value is the key that records and registers have for such a signature.
    package enum Format: String, CaseIterable, Sendable {
        /// The form of the entry as it is (docs/review.md, “The form of an entry”).
        case entry = "signature"
        /// What `ssh-keygen -Y sign -n sitegen-entry` signs of this form (PROTOCOL.sshsig of OpenSSH).
        case ssh = "sshSignature"
    }

    /// The 64 bytes of Ed25519 (RFC 8032, section 5.1.6).
    package var bytes: [UInt8]
    /// What was signed.
    package var format: Format

    /// A signature of 64 bytes; `nil` where there are more or fewer.
    package init?(_ bytes: [UInt8], of format: Format) {
        guard bytes.count == 64 else { return nil }
        self.bytes = bytes
        self.format = format
    }
}
