import Diagnostics
import SiteModel
import Testing

@testable import Attestation

@Suite("Signatures that were verified")
struct SignatureMemoryTests {
    private let key = PrivateKey()
    private let form = Array("sitegen-entry 2\ntext 00\n".utf8)

    private func publicKey(_ key: PrivateKey) throws -> PublicKey {
        let place = SourceLocation(SealFixture.file)
        return PublicKey(
            bytes: Located(key.publicBytes, at: place),
            from: Located(try #require(CalendarDate(iso: "2026-01-01")), at: place)
        )
    }

    @Test("are known by the next build, which does not verify them again")
    func known() throws {
        let (signature, owner) = (try key.signature(of: form), try publicKey(key))
        let memory = SignatureMemory()
        #expect(memory.holds(signature, of: form, by: owner))
        #expect(memory.valid == [SignatureMemory.digest(signature, form, owner)])
        // What no key has signed is taken for valid where it is known: no one looks again.
        let none = try #require(EntrySignature([UInt8](repeating: 0, count: 64), of: .entry))
        #expect(!SignatureMemory().holds(none, of: form, by: owner))
        let known: Set = [SignatureMemory.digest(none, form, owner)]
        let next = SignatureMemory(known: known)
        #expect(next.valid.isEmpty)
        #expect(next.holds(none, of: form, by: owner))
        #expect(next.valid == known)
    }

    @Test("are not those of another key, form or format, or of other bytes")
    func others() throws {
        let (signature, owner) = (try key.signature(of: form), try publicKey(key))
        let memory = SignatureMemory(known: [SignatureMemory.digest(signature, form, owner)])
        var changed = signature
        changed.bytes[0] ^= 1
        let ssh = try #require(EntrySignature(signature.bytes, of: .ssh))
        #expect(!memory.holds(changed, of: form, by: owner))
        #expect(!memory.holds(ssh, of: form, by: owner))
        #expect(!memory.holds(signature, of: form + [0], by: owner))
        #expect(try !memory.holds(signature, of: form, by: publicKey(PrivateKey())))
        #expect(memory.valid.isEmpty)
        #expect(memory.holds(signature, of: form, by: owner))
    }
}
