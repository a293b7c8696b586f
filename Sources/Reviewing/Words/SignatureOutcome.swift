import Attestation
import SiteModel

/// What can be said of the signature of an entry.
enum SignatureOutcome: Equatable {
    /// There is none.
    case none
    /// It was made with a key that is the reviewer's on that day.
    case holds
    /// The entry was changed since, or the key is none that is the reviewer's on that day.
    case fails
    /// The profile has no key of that day to check it with.
    case uncheckable

    /// Checks an entry of a person; `nil` stands for a person who is not there.
    init(of entry: ReviewEntry, by person: Person?) { self.init(of: entry, keys: person?.publicKeys ?? []) }

    /// Checks an entry with the keys that its reviewer ever had.
    init(of entry: ReviewEntry, keys: [PublicKey]) {
        guard let signature = entry.signature?.value else {
            self = .none
            return
        }
        let keys = keys.filter { $0.counts(on: entry.date.value) }
        let message = EntryForm.signedBytes(of: entry)
        if keys.isEmpty {
            self = .uncheckable
        } else {
            self = keys.contains { $0.verifies(signature, of: message) } ? .holds : .fails
        }
    }

    /// What is said of it, to continue a line.
    var words: String {
        switch self {
        case .none: "not signed with a key"
        case .holds: "signed, and the signature is valid"
        case .fails:
            "signed, but the signature is not valid: the entry was changed, or no key of this person on that day"
                + " made it"
        case .uncheckable: "signed, but the profile has no key for that day to check it with"
        }
    }
}
