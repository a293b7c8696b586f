import Attestation
import Diagnostics
import SiteModel
import Testing

@testable import Reviewing

@Suite("A record in words")
struct HistoryWordingTests {
    private static let file = SourceFile(.content, "conditions/anemia/causes.review.yml")
    private let key = PrivateKey()

    private func located<Value>(_ value: Value) -> Located<Value> { Located(value, at: SourceLocation(Self.file)) }

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    private func entry(
        _ date: String,
        _ reviewer: String,
        _ kind: ReviewEntry.Kind = .clinical,
        of text: String,
        due: String? = nil,
        note: String? = nil,
        signedWith key: PrivateKey? = nil
    ) throws -> ReviewEntry {
        var entry = ReviewEntry(
            date: located(try day(date)),
            reviewer: located(PersonID(reviewer)),
            kind: kind,
            address: located(Address(path: "/conditions/anemia/causes/")),
            nextReview: try due.map { located(try day($0)) },
            text: located(ContentDigest(of: Array(text.utf8))),
            note: note
        )
        entry.signature = try key.map { located(try $0.signature(of: EntryForm.signedBytes(of: entry))) }
        return entry
    }

    private func words(_ entries: [ReviewEntry], now text: String, keyFrom: String = "2026-01-01") throws -> String {
        var ada = Person(
            id: PersonID("ada"),
            file: SourceFile(.content, "people/ada.md"),
            name: "Dr. Ada Example",
            body: BodyStart(offset: 0, line: 1, isBlank: true)
        )
        ada.publicKeys = [PublicKey(bytes: located(key.publicBytes), from: located(try day(keyFrom)))]
        let people = ["ada": ada]
        return HistoryWording(
            ReviewRecord(file: Self.file, entries: entries),
            current: ContentDigest(of: Array(text.utf8)),
            at: Address(path: "/conditions/anemia/causes/"),
            day: try day("2029-06-01"),
            under: ReviewPolicy(),
            person: { people[$0.rawValue] }
        ).text
    }

    private func short(_ text: String) -> String { ContentDigest(of: Array(text.utf8)).short }

    @Test("starts with the newest entry, and tells which of them hold")
    func order() throws {
        let text = try words(
            [
                entry("2025-04-07", "grace", of: "old", due: "2028-04-07"),
                entry(
                    "2026-04-07",
                    "ada",
                    of: "new",
                    due: "2029-04-07",
                    note: "Read against\nthe guideline.",
                    signedWith: key
                ),
                entry("2026-05-02", "dana", .editorial, of: "newer", note: "A typo."),
            ],
            now: "newer"
        )
        #expect(
            text == """
                2026-05-02  editorial change by dana
                  A typo.
                  text \(short("newer")), not signed with a key
                2026-04-07  clinical review by Dr. Ada Example (ada)
                  due 2029-04-07, 55 days ago
                  Read against the guideline.
                  text \(short("new")), signed, and the signature is valid
                  counted until 2029-04-07 for the current text, through the editorial change after it
                2025-04-07  clinical review by grace
                  due 2028-04-07, 420 days ago
                  text \(short("old")), not signed with a key

                """
        )
    }

    @Test("says so where the text is none that was reviewed")
    func changed() throws {
        #expect(
            try words([entry("2028-04-07", "grace", of: "old", due: "2031-04-07")], now: "new") == """
                2028-04-07  clinical review by grace
                  due 2031-04-07
                  text \(short("old")), not signed with a key
                None of them counts for the current text (\(short("new"))).

                """
        )
    }

    @Test("tells of signatures that do not hold, and of those that no one can check")
    func signatures() throws {
        let signed = try entry("2026-04-07", "ada", of: "text", due: "2029-04-07", signedWith: key)
        var changed = signed
        changed.note = "Added later"
        func line(_ entry: ReviewEntry, keyFrom: String = "2026-01-01") throws -> String {
            let lines = try words([entry], now: "text", keyFrom: keyFrom).split(separator: "\n").map(String.init)
            return try #require(lines.first { $0.hasPrefix("  text") }).replacing("  text \(short("text")), ", with: "")
        }
        #expect(try line(signed) == "signed, and the signature is valid")
        #expect(
            try line(changed)
                == "signed, but the signature is not valid: the entry was changed, or no key of this person on that day"
                + " made it"
        )
        #expect(
            try line(signed, keyFrom: "2026-04-08")
                == "signed, but the profile has no key for that day to check it with"
        )
    }
}
