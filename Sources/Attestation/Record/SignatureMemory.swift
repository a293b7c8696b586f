package import SiteModel
import Synchronization

/// The signatures that were verified on this machine, so that none is verified twice: that takes a hundred times as long as
/// to look it up.
///
/// A signature is known by the digest of all that decides whether it is valid: the key, its format, its bytes and the form
/// of the entry. So a change of any of these is found. What is known must come from a place to which only this user can
/// write.
package final class SignatureMemory: Sendable {
    private let known: Set<ContentDigest>
    private let seen: Mutex<Set<ContentDigest>>

    /// A memory that begins with what an earlier build has verified.
    package init(known: Set<ContentDigest> = []) {
        self.known = known
        seen = Mutex([])
    }

    /// The valid signatures that someone has asked for.
    package var valid: Set<ContentDigest> { seen.withLock { $0 } }

    /// Whether a signature of an entry was made with the private half of a key. `form` is the form of the entry.
    func holds(_ signature: EntrySignature, of form: [UInt8], by key: PublicKey) -> Bool {
        let digest = Self.digest(signature, form, key)
        guard known.contains(digest) || seen.withLock({ $0.contains(digest) }) || key.verifies(signature, of: form)
        else {
            return false
        }
        seen.withLock { _ = $0.insert(digest) }
        return true
    }

    /// All parts but the last have a fixed length, so no two sets of parts give the same bytes.
    static func digest(_ signature: EntrySignature, _ form: [UInt8], _ key: PublicKey) -> ContentDigest {
        ContentDigest(of: [signature.format == .ssh ? 1 : 0] + key.bytes.value + signature.bytes + form)
    }
}
