import Foundation

/// Reads the fields that SSH writes keys and signatures in (RFC 4251, section 5), one after the other.
package struct SSHFields {
    /// The name of the one kind of key that entries are signed with (RFC 8709, section 4).
    package static let ed25519 = "ssh-ed25519"

    private var rest: ArraySlice<UInt8>

    /// The fields in some bytes.
    package init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// Whether all was read.
    package var isAtEnd: Bool { rest.isEmpty }

    /// As many bytes; `nil` where there are fewer.
    package mutating func bytes(_ count: Int) -> [UInt8]? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// A `uint32`.
    package mutating func number() -> Int? { bytes(4).map { $0.reduce(0) { $0 << 8 | Int($1) } } }

    /// A `string`: its length, and as many bytes.
    package mutating func string() -> [UInt8]? { number().flatMap { bytes($0) } }

    /// A `string` of UTF-8.
    package mutating func text() -> String? { string().flatMap { String(validating: $0, as: UTF8.self) } }
}

extension PublicKey {
    /// The 32 bytes of a key as `ssh-keygen` writes it in a line, `ssh-ed25519 AAAA… comment`; `nil` where the text is no
    /// such line.
    package static func bytes(ofSSHLine line: String) -> [UInt8]? {
        let parts = line.split(separator: " ", maxSplits: 2)
        guard parts.count > 1, parts[0] == SSHFields.ed25519, let blob = Data(base64Encoded: String(parts[1])) else {
            return nil
        }
        var fields = SSHFields(Array(blob))
        guard fields.text() == SSHFields.ed25519, let bytes = fields.string(), bytes.count == 32, fields.isAtEnd else {
            return nil
        }
        return bytes
    }
}
