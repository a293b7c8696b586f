package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let recordOrder = DiagnosticIdentifier(
        "record-order",
        .error,
        "The entries of a record are not in the order of their days"
    )
    package static let recordBroken = DiagnosticIdentifier(
        "record-broken",
        .error,
        "An entry of a record does not follow the one before it"
    )
    package static let signatureInvalid = DiagnosticIdentifier(
        "signature-invalid",
        .error,
        "The signature of an entry is not valid"
    )
}

/// Whether the entries of a record are those that were written, one after the other, by those whom they name.
///
/// Each entry names the digest of the one before it, so that none can be changed, moved or taken out between others
/// without the next one telling (docs/review.md, “What a record proves”).
package enum RecordSeal {
    /// What is wrong with the record: its chain, the order of its days and its signatures, of which those in `memory` are
    /// not verified again.
    package static func problems(
        in record: ReviewRecord,
        _ site: Site,
        knowing memory: SignatureMemory = SignatureMemory()
    ) -> [Diagnostic] {
        let faults = faults(
            in: record.entries,
            requiresSignatures: site.settings.reviewPolicy.requiresSignatures,
            knowing: memory
        ) { name in
            if let person = site.person(name) { return person.publicKeys }
            return site.hasUnreadableText("people/\(name)") ? nil : []
        }
        let text = SharedTextID(record.textPath) == nil ? record.textPath + ".md" : record.textPath
        return faults.map { diagnostic($0, in: record.entries, of: text) }
    }

    private static let restore = "restore the file from git: only `sitegen review` writes records"

    private static func diagnostic(_ fault: Fault, in entries: [ReviewEntry], of text: String) -> Diagnostic {
        let entry = entries[fault.index]
        let name = entry.reviewer.value
        let day = entry.date.value
        let signature = entry.signature?.location ?? entry.location
        let anew =
            "restore the file from git, or delete the entry and run `sitegen review sign \(text) --by ID`"
        let verb = entry.kind == .clinical ? "sign" : "editorial"
        let options = entry.kind == .clinical ? "" : " --note TEXT"
        let withKey = "`sitegen review \(verb) \(text) --by \(name)\(options) --key FILE`"
        switch fault.kind {
        case .startsWithBefore:
            return Diagnostic(
                .recordBroken,
                at: entry.before?.location ?? entry.location,
                "The first entry names one before it, but there is none: entries above it were deleted",
                help: restore
            )
        case .lacksBefore:
            return Diagnostic(
                .recordBroken,
                at: entry.location,
                "The entry does not name the one above it: every entry but the first has the key `before`",
                help: restore
            )
        case .followsAnother:
            return Diagnostic(
                .recordBroken,
                at: entry.before?.location ?? entry.location,
                "`before` is not the digest of the entry above it: that entry was changed later, or an entry was"
                    + " moved, added or deleted here",
                help: restore + "; where two branches both signed, keep the record of one, and sign again",
                notes: [Diagnostic.Note("the entry above", at: entries[fault.index - 1].location)]
            )
        case .goesBack(let last):
            return Diagnostic(
                .recordOrder,
                at: entry.location,
                "The entry is dated \(day), before the entry above it, which is dated \(last)",
                help: restore
            )
        case .unsigned(.keyEnded(let day)):
            return Diagnostic(
                .signatureMissing,
                at: entry.location,
                "The entry has no signature, and `\(name)`, who had a key until \(day), signs what they vouch for",
                help:
                    "delete the entry; `\(name)` adds a new key to `publicKeys` in people/\(name).md, then runs"
                    + " \(withKey)"
            )
        case .unsigned(.carriesSigned(let review)):
            return Diagnostic(
                .signatureMissing,
                at: entry.location,
                "The entry has no signature, but it carries over the review of \(review), which has one",
                help: "delete the entry, and ask someone with a key to run"
                    + " `sitegen review editorial \(text) --by ID --note TEXT --key FILE`"
            )
        case .unsigned(.hasKey):
            return Diagnostic(
                .signatureMissing,
                at: entry.location,
                "The entry has no signature, but on its day, \(day), `\(name)` has a key",
                help: "delete the entry, and ask `\(name)` to run \(withKey)"
            )
        case .unsigned(.policy):
            return Diagnostic(
                .signatureMissing,
                at: entry.location,
                "The entry has no signature, but site.yml asks for one on every entry (`signatures: required`)",
                help: "delete the entry; `\(name)` makes a key by `sitegen review keygen FILE`, then runs \(withKey)"
            )
        case .uncheckable:
            return Diagnostic(
                .signatureInvalid,
                at: signature,
                "The entry is signed, but `\(name)` has no public key on \(day) to check it with",
                help: "write the key under `publicKeys` in people/\(name).md; without the key, \(anew)"
            )
        case .ofOtherDays(let key):
            return Diagnostic(
                .signatureInvalid,
                at: signature,
                "The entry of \(day) is signed with a key of `\(name)` that \(span(of: key))",
                help: "correct the days of the key if they are wrong; else \(anew)",
                notes: [Diagnostic.Note("the key", at: key.bytes.location)]
            )
        case .invalid:
            return Diagnostic(
                .signatureInvalid,
                at: signature,
                "The signature is not valid: the entry was changed, or signed with a key that `\(name)` does not have",
                help: anew
            )
        }
    }

    private static func span(of key: PublicKey) -> String {
        let from = "counts from \(key.from.value)"
        return key.until.map { "\(from) through \($0.value)" } ?? "\(from) on"
    }
}

// MARK: - What is wrong

extension RecordSeal {
    /// What is wrong with one entry.
    struct Fault: Equatable {
        let index: Int
        let kind: Kind

        enum Kind: Equatable {
            /// The first entry names another before it.
            case startsWithBefore
            /// A later entry names none before it.
            case lacksBefore
            /// The entry names another than the one before it.
            case followsAnother
            /// The entry before is of a later day.
            case goesBack(CalendarDate)
            /// There is no signature, and one is needed.
            case unsigned(Need)
            /// There is a signature, and no key of that day.
            case uncheckable
            /// The signature is that of a key of other days.
            case ofOtherDays(PublicKey)
            /// The signature holds with no key of the reviewer.
            case invalid
        }
    }

    /// Why an entry needs a signature.
    enum Need: Equatable {
        /// Whoever vouches has a key on that day.
        case hasKey
        /// They had one, whose last day was this.
        case keyEnded(CalendarDate)
        /// The site asks for one on every entry.
        case policy
        /// The review of this day that it carries over to another text has one.
        case carriesSigned(CalendarDate)
    }

    /// What is wrong with entries, from the oldest to the newest.
    ///
    /// `keys` gives all keys of a person, and `nil` where they are not known.
    static func faults(
        in entries: [ReviewEntry],
        requiresSignatures: Bool,
        knowing memory: SignatureMemory = SignatureMemory(),
        keys: (PersonID) -> [PublicKey]?
    ) -> [Fault] {
        var faults: [Fault] = []
        let carrying = entries.contains { $0.kind == .editorial && $0.signature == nil } ? carrying(entries) : nil
        for (index, entry) in entries.enumerated() {
            if let kind = link(entry, to: index > 0 ? entries[index - 1] : nil) {
                faults.append(Fault(index: index, kind: kind))
            }
            if index > 0, entry.date.value < entries[index - 1].date.value {
                faults.append(Fault(index: index, kind: .goesBack(entries[index - 1].date.value)))
            }
            if let kind = signature(of: entry, isRequired: requiresSignatures, memory, keys) {
                faults.append(Fault(index: index, kind: kind))
            } else if let carrying, entry.signature == nil, carrying.entries.contains(entry) {
                faults.append(Fault(index: index, kind: .unsigned(.carriesSigned(carrying.review))))
            }
        }
        return faults
    }

    /// The editorial entries by which a signed review holds for a text that was not signed itself, and its day; `nil`
    /// where there is none.
    private static func carrying(_ entries: [ReviewEntry]) -> (entries: [ReviewEntry], review: CalendarDate)? {
        guard let first = entries.first,
            let recorded = RecordedReview(ReviewRecord(file: first.location.file, entries: entries)),
            let signed = recorded.reviews.last(where: { $0.signature != nil })
        else { return nil }
        return (recorded.carriers, signed.date.value)
    }

    private static func link(_ entry: ReviewEntry, to last: ReviewEntry?) -> Fault.Kind? {
        guard let last else { return entry.before == nil ? nil : .startsWithBefore }
        guard let before = entry.before else { return .lacksBefore }
        return before.value == EntryForm.digest(of: last) ? nil : .followsAnother
    }

    private static func signature(
        of entry: ReviewEntry,
        isRequired: Bool,
        _ memory: SignatureMemory,
        _ keys: (PersonID) -> [PublicKey]?
    ) -> Fault.Kind? {
        guard let all = keys(entry.reviewer.value) else { return nil }
        let ofThatDay = all.filter { $0.counts(on: entry.date.value) }
        guard let signature = entry.signature else {
            if !ofThatDay.isEmpty { return .unsigned(.hasKey) }
            if let day = all.ended(before: entry.date.value) { return .unsigned(.keyEnded(day)) }
            return isRequired ? .unsigned(.policy) : nil
        }
        let bytes = EntryForm.signedBytes(of: entry)
        if ofThatDay.contains(where: { memory.holds(signature.value, of: bytes, by: $0) }) { return nil }
        if let key = all.first(where: { memory.holds(signature.value, of: bytes, by: $0) }) { return .ofOtherDays(key) }
        return ofThatDay.isEmpty ? .uncheckable : .invalid
    }
}
