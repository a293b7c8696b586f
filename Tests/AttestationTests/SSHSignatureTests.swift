import Diagnostics
import SiteModel
import Testing

@testable import Attestation

@Suite("A signature of ssh-keygen")
struct SSHSignatureTests {
    /// The public half of the key of the first test of RFC 8032, section 7.1.
    private static let line =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea ada@example"
    private static let message = Array("sitegen-entry 2\n".utf8)
    /// What OpenSSH 9.2 made with that key: `printf 'sitegen-entry 2\n' | ssh-keygen -Y sign -f KEY -n sitegen-entry`.
    private static let signature = armored(
        """
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg11qYAYKxCrfVS/7TyWQHOg7hcv
        PapiMlrwIaaPcHURoAAAANc2l0ZWdlbi1lbnRyeQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtz
        c2gtZWQyNTUxOQAAAEAwOrxVY+dXUVrXEPCCUHioIadDT8nLgqPaLnt3StSdG9UuXbI76F
        ChxNYn2bVv/IfXUyokJUp5Otx80FVL6H4K
        """
    )
    private static let forGit = armored(
        """
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg11qYAYKxCrfVS/7TyWQHOg7hcv
        PapiMlrwIaaPcHURoAAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5
        AAAAQLYEM1a3WALaUNeDNF5ppx2lMBWlr5lFhb1jhwyyLW9fLp0q49l+pF0fSOGlm9MxUf
        x+53DIcAM8j7XJsYq/WAQ=
        """
    )
    private static let ofSHA256 = armored(
        """
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg11qYAYKxCrfVS/7TyWQHOg7hcv
        PapiMlrwIaaPcHURoAAAANc2l0ZWdlbi1lbnRyeQAAAAAAAAAGc2hhMjU2AAAAUwAAAAtz
        c2gtZWQyNTUxOQAAAEAw5WS78jKH9jYNhgJmLWitcYHLOD/odIBwsZtKE30pY2fwTJ4s+X
        T+BeX3sNpjsDdHZnsO997QmxS94BY/T7oD
        """
    )
    private static let ofECDSA = armored(
        """
        U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE
        EEXhrqTFh4EUO2qV7JxOKV01CQW+R1hSozAVk4M9ExWcELQTev+1bGdtQVQC+Y2i+pyyUG
        Q9UsH5Qefg2nWTWoRAAAAA1zaXRlZ2VuLWVudHJ5AAAAAAAAAAZzaGE1MTIAAABlAAAAE2
        VjZHNhLXNoYTItbmlzdHAyNTYAAABKAAAAIQDnJCnXhe4wHWigfdGQJvTz932dZjNc6xDj
        PNFDhwN32wAAACEAqKaY0wP9JKDUO0cy6hSgxaewE87e+w4eJ2Rzc3K+JgI=
        """
    )

    private static func armored(_ base64: String) -> String {
        "-----BEGIN SSH SIGNATURE-----\n\(base64)\n-----END SSH SIGNATURE-----\n"
    }

    private static func key(_ bytes: [UInt8]) throws -> PublicKey {
        let location = SourceLocation(SealFixture.file)
        return PublicKey(
            bytes: Located(bytes, at: location),
            from: Located(try #require(CalendarDate(iso: "2026-01-01")), at: location)
        )
    }

    @Test("holds for what was signed, with the key in a line of its public half, and for nothing else")
    func holds() throws {
        let made = try SSHSignature(armored: Self.signature)
        let bytes = try #require(PublicKey.bytes(ofSSHLine: Self.line))
        #expect(made.publicBytes == bytes)
        let key = try Self.key(bytes)
        #expect(key.verifies(made.signature, of: Self.message))
        #expect(!key.verifies(made.signature, of: Self.message + [0x20]))
        let plain = try #require(EntrySignature(made.signature.bytes, of: .entry))
        #expect(!key.verifies(plain, of: Self.message))
        #expect(try !Self.key(PrivateKey().publicBytes).verifies(made.signature, of: Self.message))
    }

    @Test(
        "is refused where it is for something else, of another hash or of another kind of key, and where it cannot be read",
        arguments: [
            (forGit, "is a signature for `git` and not for `sitegen-entry`; sign with `-n sitegen-entry`"),
            (ofSHA256, "is made over sha256, but entries are signed over sha512; leave out `-O hashalg`"),
            (
                ofECDSA,
                "is made with a key of the kind `ecdsa-sha2-nistp256`; entries are signed with `ssh-ed25519`, which"
                    + " `ssh-keygen -t ed25519` makes"
            ),
            ("", "is not a signature that `ssh-keygen -Y sign` made"),
            (armored("U1NIU0lHAAAAAQ=="), "is a signature of SSH that cannot be read"),
            (armored("U1NIU0lHAAAAAf///w=="), "is a signature of SSH that cannot be read"),
            (armored("not Base64"), "is not a signature that `ssh-keygen -Y sign` made"),
        ]
    )
    func refused(text: String, reason: String) {
        #expect(throws: SSHSignature.Refusal(reason: reason)) { try SSHSignature(armored: text) }
    }

    @Test(
        "has a public half in a line of OpenSSH, and in nothing else",
        arguments: [
            "", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv",
            "ssh-rsa AAAAB3NzaC1yc2E=",
            "AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
        ]
    )
    func lines(line: String) {
        #expect(PublicKey.bytes(ofSSHLine: line) == nil)
    }
}
