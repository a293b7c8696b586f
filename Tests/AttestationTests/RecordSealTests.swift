import SiteModel
import Testing

@testable import Attestation

@Suite("The seal of a record")
struct RecordSealTests {
    @Test("holds for entries that were chained and signed")
    func holds() throws {
        let fixture = try SealFixture()
        #expect(try fixture.problems(fixture.entries()) == [])
        #expect(try fixture.problems([]) == [])
        let unsigned = try fixture.entry("2026-04-07", SealFixture.dana, text: "a")
        #expect(try fixture.problems([unsigned]) == [])
    }

    // MARK: The chain

    static let restore = "restore the file from git: only `sitegen review` writes records"
    static let follows =
        " record-broken `before` is not the digest of the entry above it: that entry was changed later, or an entry was moved, added or deleted here | \(restore); where two branches both signed, keep the record of one, and sign"
        + " again | conditions/anemia/causes.review.yml:"

    @Test("breaks where an entry was taken out of the middle")
    func middleTakenOut() throws {
        let fixture = try SealFixture()
        var entries = try fixture.entries()
        entries.remove(at: 1)
        #expect(try fixture.problems(entries) == ["37:3\(Self.follows)10 the entry above"])
    }

    @Test("breaks where the first entry was taken out")
    func firstTakenOut() throws {
        let fixture = try SealFixture()
        #expect(
            try fixture.problems(Array(fixture.entries().dropFirst())) == [
                "27:3 record-broken The first entry names one before it, but there is none: entries above it were deleted"
                    + " | \(Self.restore)"
            ]
        )
    }

    @Test("breaks where entries change places, and says that their days go back")
    func reordered() throws {
        let fixture = try SealFixture()
        var entries = try fixture.entries()
        entries.swapAt(1, 2)
        #expect(
            try fixture.problems(entries) == [
                "37:3\(Self.follows)10 the entry above",
                "27:3\(Self.follows)30 the entry above",
                "20:3 record-order The entry is dated 2026-05-02, before the entry above it, which is dated 2027-03-01"
                    + " | \(Self.restore)",
                "20:3 signature-missing The entry has no signature, but it carries over the review of 2027-03-01, which has"
                    + " one | delete the entry, and ask someone with a key to run `sitegen review editorial"
                    + " conditions/anemia/causes.md --by ID --note TEXT --key FILE`",
            ]
        )
    }

    @Test("breaks where an entry was put in between")
    func putIn() throws {
        let fixture = try SealFixture()
        var entries = try fixture.entries()
        entries.insert(
            try fixture.entry("2026-06-01", SealFixture.dana, text: "x", note: "N", after: entries[1], line: 25),
            at: 2
        )
        #expect(try fixture.problems(entries) == ["37:3\(Self.follows)25 the entry above"])
    }

    @Test("breaks where an entry does not name the one above it")
    func lacksBefore() throws {
        let fixture = try SealFixture()
        let first = try fixture.entry("2026-04-07", SealFixture.dana, text: "a")
        let second = try fixture.entry("2026-04-07", SealFixture.dana, text: "b", line: 10)
        #expect(
            try fixture.problems([first, second]) == [
                "10:3 record-broken The entry does not name the one above it: every entry but the first has the key `before`"
                    + " | \(Self.restore)"
            ]
        )
    }

    @Test("breaks after an unsigned entry in which anything was changed", arguments: Change.allCases)
    func changed(change: Change) throws {
        let fixture = try SealFixture()
        var entries = try fixture.entries()
        change.make(in: &entries[1])
        #expect(try fixture.problems(entries).contains("37:3\(Self.follows)20 the entry above"))
    }

    @Test("breaks after an entry whose signature was replaced by another of the same key, or taken out")
    func signatureIsChained() throws {
        let fixture = try SealFixture()
        var entries = try fixture.entries()
        entries[0].signature = nil
        #expect(try fixture.problems(entries).contains("27:3\(Self.follows)10 the entry above"))
    }

    // MARK: Signatures

    static let anew =
        "restore the file from git, or delete the entry and run `sitegen review sign"
        + " conditions/anemia/causes.md --by ID`"
    static let invalid =
        "signature-invalid The signature is not valid: the entry was changed, or signed with a key that `ada` does not"
        + " have | \(anew)"

    @Test("does not hold for a signed entry in which anything was changed", arguments: Change.allCases)
    func changedSigned(change: Change) throws {
        guard change != .reviewer else { return }
        let fixture = try SealFixture()
        var entries = try fixture.entries()
        change.make(in: &entries[2])
        #expect(try fixture.problems(entries).contains("38:3 \(Self.invalid)"))
    }

    @Test("does not hold for a signature of another entry, of another key, or of nothing")
    func signatureOfAnother() throws {
        let fixture = try SealFixture()
        var entries = try fixture.entries()
        let signatures = [
            try #require(entries[0].signature?.value),
            try fixture.stranger.signature(of: EntryForm.signedBytes(of: entries[2])),
            try #require(EntrySignature([UInt8](repeating: 0, count: 64), of: .entry)),
            try #require(EntrySignature(try fixture.entries()[2].signature?.value.bytes ?? [], of: .ssh)),
        ]
        for signature in signatures {
            entries[2].signature?.value = signature
            #expect(try fixture.problems(entries) == ["38:3 \(Self.invalid)"])
        }
    }

    @Test("does not hold for the key of other days")
    func keyOfOtherDays() throws {
        let fixture = try SealFixture()
        let early = try fixture.entry("2026-12-31", SealFixture.ada, text: "a", key: fixture.second)
        let correct = "correct the days of the key if they are wrong; else \(Self.anew) | people/ada.md:4 the key"
        #expect(
            try fixture.problems([early]) == [
                "9:3 signature-invalid The entry of 2026-12-31 is signed with a key of `ada` that counts from 2027-01-01 on"
                    + " | \(correct)"
            ]
        )
        let late = try fixture.entry("2027-01-01", SealFixture.ada, text: "a", key: fixture.first)
        #expect(
            try fixture.problems([late]) == [
                "9:3 signature-invalid The entry of 2027-01-01 is signed with a key of `ada` that counts from 2026-01-01"
                    + " through 2026-12-31 | \(correct)"
            ]
        )
    }

    @Test("holds on the first and on the last day of a key", arguments: ["2026-01-01", "2026-12-31"])
    func boundaries(day: String) throws {
        let fixture = try SealFixture()
        let entry = try fixture.entry(day, SealFixture.ada, text: "a", key: fixture.first)
        #expect(try fixture.problems([entry]) == [])
    }

    @Test("cannot be checked where the reviewer has no key on that day, or is no one")
    func uncheckable() throws {
        let fixture = try SealFixture()
        let names = [("dana", "2026-04-07"), ("nobody", "2026-04-07"), ("ada", "2025-12-31")]
        for (name, date) in names {
            let entry = try fixture.entry(date, PersonID(name), text: "a", note: "N", key: fixture.stranger)
            #expect(
                try fixture.problems([entry]) == [
                    "9:3 signature-invalid The entry is signed, but `\(name)` has no public key on \(date) to check it with"
                        + " | write the key under `publicKeys` in people/\(name).md; without the key, \(Self.anew)"
                ]
            )
        }
    }

    @Test("needs a signature from whoever has a key on that day, and from no one else")
    func missing() throws {
        let fixture = try SealFixture()
        let entry = try fixture.entry("2026-01-01", SealFixture.ada, text: "a")
        #expect(
            try fixture.problems([entry]) == [
                "1:3 signature-missing The entry has no signature, but on its day, 2026-01-01, `ada` has a key | delete the entry, and ask `ada` to run `sitegen review sign conditions/anemia/causes.md --by ada --key FILE`"
            ]
        )
        #expect(try fixture.problems([fixture.entry("2025-12-31", SealFixture.ada, text: "a")]) == [])
    }

    @Test("needs a signature from whoever had a key, for ever after")
    func keyEnded() throws {
        let fixture = try SealFixture()
        let entry = try fixture.entry("2027-02-01", PersonID("eve"), text: "a")
        #expect(
            try fixture.problems([entry]) == [
                "1:3 signature-missing The entry has no signature, and `eve`, who had a key until 2026-12-31, signs what they"
                    + " vouch for | delete the entry; `eve` adds a new key to `publicKeys` in people/eve.md, then runs"
                    + " `sitegen review sign conditions/anemia/causes.md --by eve --key FILE`"
            ]
        )
        #expect(try fixture.problems([fixture.entry("2025-12-31", PersonID("eve"), text: "a")]) == [])
    }

    @Test("needs a signature on an entry that carries a signed review over to another text")
    func carriesSigned() throws {
        let fixture = try SealFixture()
        let entries = try Array(fixture.entries().prefix(2))
        #expect(
            try fixture.problems(entries) == [
                "20:3 signature-missing The entry has no signature, but it carries over the review of 2026-04-07, which has"
                    + " one | delete the entry, and ask someone with a key to run `sitegen review editorial"
                    + " conditions/anemia/causes.md --by ID --note TEXT --key FILE`"
            ]
        )
        let unsigned = try fixture.entry("2026-04-07", PersonID("grace"), text: "old")
        let typo = try fixture.entry("2026-05-02", SealFixture.dana, text: "new", note: "N", after: unsigned)
        #expect(try fixture.problems([unsigned, typo]) == [])
    }

    @Test("does not take a key with which anyone can sign")
    func smallOrder() throws {
        let fixture = try SealFixture()
        let entry = try fixture.entry("2026-04-07", SealFixture.ada, text: "a")
        for key in [
            [UInt8](repeating: 0, count: 32), [1] + [UInt8](repeating: 0, count: 31),
            [1] + [UInt8](repeating: 0, count: 30) + [0x80],
        ] {
            #expect(!PublicKey.isKey(key))
            let key = PublicKey(bytes: Located(key, at: entry.location), from: entry.date)
            // With the neutral point as key and as half of the signature, the equation of RFC 8032 holds for any message.
            let signature = try #require(EntrySignature([1] + [UInt8](repeating: 0, count: 63), of: .entry))
            #expect(!key.verifies(signature, of: EntryForm.signedBytes(of: entry)))
        }
    }

    @Test("needs a signature on every entry where the site asks for it")
    func required() throws {
        let fixture = try SealFixture()
        #expect(
            try fixture.problems(fixture.entries(), requiresSignatures: true) == [
                "20:3 signature-missing The entry has no signature, but site.yml asks for one on every entry (`signatures:"
                    + " required`) | delete the entry; `dana` makes a key by `sitegen review keygen FILE`, then runs"
                    + " `sitegen review editorial conditions/anemia/causes.md --by dana --note TEXT --key FILE`"
            ]
        )
    }

    @Test("says nothing of the signatures of someone whose file could not be read")
    func unreadablePerson() throws {
        let fixture = try SealFixture()
        let entry = try fixture.entry("2026-04-07", PersonID("broken"), text: "a", key: fixture.stranger)
        #expect(try fixture.problems([entry]) == [])
    }

    // MARK: Changes

    /// What someone may change in an entry.
    enum Change: CaseIterable {
        case date, reviewer, kind, nextReview, text, shared, note

        func make(in entry: inout ReviewEntry) {
            switch self {
            case .date: entry.date.value = entry.date.value.adding(days: 1)
            case .reviewer: entry.reviewer.value = PersonID("ad")
            case .kind: entry.kind = entry.kind == .clinical ? .editorial : .clinical
            case .nextReview: entry.nextReview = entry.date.map { $0.adding(days: 9) }
            case .text: entry.text.value = SealFixture.text("other")
            case .shared: entry.shared[.glossary] = SealFixture.text("other")
            case .note: entry.note = "Another."
            }
        }
    }
}
