import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Authoring

@Suite("A record of reviews")
struct ReviewRecordReaderTests {
    private static let one = RecordFixture.one
    private static let signature = RecordFixture.signature

    /// A whole entry, in which a test changes one thing.
    private static let entry = """
        - date: 2026-04-07
          reviewer: ada-example
          kind: clinical
          nextReview: 2029-04-07
          text: \(one)
          shared:
            disclaimers/general: \(one)
          note: Read.
          signature: \(signature)

        """

    @Test("is read with the place of each value")
    func places() throws {
        let marked = MarkedText(
            """
            # A comment.
            - date: 1️⃣2026-04-07
              reviewer: 2️⃣ada-example
              kind: clinical
              nextReview: 3️⃣2029-04-07
              text: 4️⃣\(Self.one)
            - date: 2026-05-02
              reviewer: dana-draft
              kind: editorial
              text: \(RecordFixture.two)
              note: A typo.
              before: 5️⃣\(Self.one)
              signature: 6️⃣\(Self.signature)

            """
        )
        // The quick reader and the other one say the same.
        for text in [marked.text, marked.text.replacing("note: A typo.", with: "note: 'A typo.'")] {
            let (record, problems) = RecordFixture.read(text)
            #expect(problems == [])
            #expect(record.isReadable)
            #expect(record.file == RecordFixture.file)
            try #require(record.entries.count == 2)
            let (first, second) = (record.entries[0], record.entries[1])
            #expect(first.date.location.start == marked["1️⃣"])
            #expect(first.reviewer.location.start == marked["2️⃣"])
            #expect(first.nextReview?.location.start == marked["3️⃣"])
            #expect(first.text.location.start == marked["4️⃣"])
            #expect(second.before?.location.start == marked["5️⃣"])
            #expect(second.signature?.location.start == marked["6️⃣"])
            #expect(second.signature?.value == EntrySignature([UInt8](repeating: 0, count: 64), of: .entry))
            #expect(first.text.location.end.column == 9 + 64)
            #expect(second.note == "A typo.")
            #expect(second.kind == .editorial)
        }
    }

    @Test("may leave out the next review of a text that pages share, and of no other")
    func sharedText() {
        let text = Self.entry.replacing("  nextReview: 2029-04-07\n", with: "")
        for path in ["disclaimers/general.review.yml", "glossary.review.yml"] {
            let (record, problems) = RecordFixture.read(text, at: path)
            #expect(problems == [])
            #expect(record.entries.map(\.nextReview) == [nil])
        }
        #expect(RecordFixture.read(text).problems.map(\.message) == ["The key `nextReview` is missing"])
    }

    /// A change of the entry, and what is said of it.
    private static let slips: [(old: String, new: String, identifier: DiagnosticIdentifier, message: String)] = [
        ("date: 2026-04-07", "date: 2026-02-30", .invalidDate, "`2026-02-30` is not a day in the calendar"),
        ("date: 2026-04-07", "date:", .emptyValue, "`date` is empty"),
        ("date: 2026-04-07\n  ", "", .keyMissing, "The key `date` is missing"),
        ("  reviewer: ada-example\n", "", .keyMissing, "The key `reviewer` is missing"),
        ("  kind: clinical\n", "", .keyMissing, "The key `kind` is missing"),
        ("  text: \(one)\n", "", .keyMissing, "The key `text` is missing"),
        ("kind: clinical", "kind: clincal", .wrongType, "`kind` cannot be `clincal`"),
        ("reviewer: ada-example", "reviewer: [ada]", .wrongType, "`reviewer` must be a text, but this is a list"),
        ("  note: Read.", "  notes: Read.", .keyUnknown, "An entry of a record has no key `notes`"),
        (
            "  note: Read.", "  note: Read. # twice", .textLost,
            "YAML reads this as a comment, so it would not be shown"
        ),
        ("  note: Read.", "  kind: editorial", .keyDuplicate, "The key `kind` is given twice"),
        (
            "text: 3f", "text: 3F", .digestMalformed,
            "`text` is not a digest: `F` is not one of the digits `0` to `9` and `a` to `f`"
        ),
        ("text: 3f", "text: f", .digestMalformed, "`text` is not a digest: it has 63 characters, not 64"),
        ("text: \(one)", "text: a", .digestMalformed, "`text` is not a digest: it has 1 character, not 64"),
        (
            "general: 3f", "general: xf", .digestMalformed,
            "`disclaimers/general` is not a digest: `x` is not one of the digits `0` to `9` and `a` to `f`"
        ),
        (
            "disclaimers/general:", "disclaimer/general:", .keyUnknown,
            "`disclaimer/general` is not a text that pages share"
        ),
        ("disclaimers/general:", "disclaimers/:", .keyUnknown, "`disclaimers/` is not a text that pages share"),
        (
            "  note: Read.", "  before: none", .digestMalformed,
            "`before` is not a digest: it has 4 characters, not 64"
        ),
        (
            "signature: AAAA", "signature: AAA", .keyMalformed,
            "`signature` is not a signature, which is 64 bytes in Base64"
        ),
        (
            "signature: A", "sshSignature: AAA", .keyMalformed,
            "`sshSignature` is not a signature, which is 64 bytes in Base64"
        ),
        (
            "  note: Read.", "  sshSignature: \(signature)", .keyUnknown,
            "An entry has one signature, but this one has `signature` and `sshSignature`"
        ),
        ("AA==", "AB==", .keyMalformed, "`signature` is not a signature, which is 64 bytes in Base64"),
        ("AA==", "AAAA", .keyMalformed, "`signature` is not a signature, which is 64 bytes in Base64"),
        (
            "kind: clinical", "kind: editorial", .keyUnknown,
            "An editorial entry must not have `nextReview`: it keeps the day of the review before it"
        ),
        (
            "  note: Read.", "  change: \(String(repeating: "a", count: 301))", .wrongType,
            "`change` must be a line of plain text, but it has 301 characters, and 300 are the most"
        ),
        (
            "  note: Read.", "  change: \"a\\u202Eb\"", .wrongType,
            "`change` must be a line of plain text, but readers do not see its character `\u{202E}`"
        ),
        ("  note: Read.", "  change:", .emptyValue, "`change` is empty"),
        (
            "  note: Read.", "  change: Less. # twice", .textLost,
            "YAML reads this as a comment, so it would not be shown"
        ),
        ("shared:\n    disclaimers/general: \(one)", "shared:", .emptyValue, "`shared` is empty"),
        (
            "shared:\n    disclaimers/general: \(one)", "shared: x", .wrongType,
            "`shared` must be a group of keys, but this is a text"
        ),
        (
            "- date: 2026-04-07\n  ", "- a\n- date: 2026-04-07\n  ", .wrongType,
            "An entry of a record must be a group of keys, but this is a text"
        ),
        ("- date", "-\n- date", .emptyValue, "An item of `causes.review.yml` is empty"),
    ]

    @Test("that is not wholly as it should be cannot be read, and says why", arguments: slips.indices)
    func refuses(index: Int) {
        let slip = Self.slips[index]
        #expect(Self.entry.contains(slip.old))
        let text = Self.entry.replacing(slip.old, with: slip.new, maxReplacements: 1)
        let (record, problems) = RecordFixture.read(text)
        #expect(problems.map(\.message) == [slip.message])
        #expect(problems.map(\.identifier) == [slip.identifier])
        #expect(problems.allSatisfy { $0.severity == .error && $0.help != nil })
        #expect(!record.isReadable)
    }

    @Test("tells readers in a clinical entry what changed, and in no editorial one")
    func change() {
        let text = Self.entry.replacing("  note:", with: "  change: The dose is lower now.\n  note:")
        let (record, problems) = RecordFixture.read(text)
        #expect(problems == [])
        #expect(record.entries.map(\.change?.text) == ["The dose is lower now."])
        let editorial = "- {date: 2026-05-02, reviewer: dana, kind: editorial, text: \(Self.one), change: A, note: B}\n"
        #expect(
            RecordFixture.read(editorial).problems.map(\.message) == [
                "An editorial entry must not have `change`: its note says what was changed"
            ]
        )
    }

    @Test("says in each editorial entry what was changed")
    func editorialNote() {
        let text = "- {date: 2026-05-02, reviewer: dana, kind: editorial, text: \(Self.one)}\n"
        #expect(RecordFixture.read(text).problems.map(\.message) == ["The key `note` is missing"])
        #expect(RecordFixture.read(text.replacing("}", with: ", note: A typo.}")).problems == [])
    }

    @Test(
        "that is no list of entries cannot be read",
        arguments: [
            ("", DiagnosticIdentifier.emptyValue, "`causes.review.yml` has no entry"),
            ("# Nothing yet.\n", .emptyValue, "`causes.review.yml` has no entry"),
            ("[]\n", .emptyValue, "`causes.review.yml` has no entry"),
            ("reviewed: 2026-04-07\n", .wrongType, "`causes.review.yml` must be a list, but this is a group of keys"),
            ("Reviewed by Ada.\n", .wrongType, "`causes.review.yml` must be a list, but this is a text"),
            ("- date: [\n", .yamlSyntax, "A quote that starts here is never closed"),
            ("- a\0b\n", .nulCharacter, "A text cannot contain a NUL character"),
        ]
    )
    func noList(text: String, identifier: DiagnosticIdentifier, message: String) {
        let (record, problems) = RecordFixture.read(text)
        #expect(problems.map(\.identifier) == [identifier])
        if identifier != .yamlSyntax { #expect(problems.map(\.message) == [message]) }
        #expect(record.entries == [])
        #expect(!record.isReadable)
    }

    @Test("may hold 64 KiB and no more, and else says how to go on")
    func size() {
        let entries = String(repeating: Self.entry, count: 300)
        let (record, problems) = RecordFixture.read(entries)
        #expect(problems.map(\.message) == ["The YAML has \(entries.utf8.count) bytes; at most 65536 are allowed"])
        #expect(
            problems.first?.help
                == "delete the file (git keeps it) and have the text reviewed again: `sitegen review sign` starts a new one"
        )
        #expect(!record.isReadable)
    }
}

@Suite("Base64")
struct Base64Tests {
    @Test(
        "stands for bytes in one way only",
        arguments: [
            "Zh==", "Zm9=", "Zg=", "Zg", "Zg===", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zm9v\r\n", " Zm9v", "Zm_v",
            "Z=g=", "=Zg=", "Zm9v\u{0}", "Zm9\u{1D7D1}", "Zm9\u{212A}",
        ]
    )
    func refuses(text: String) {
        #expect(Data(strictBase64: text) == nil)
    }

    @Test("gives back every byte")
    func everyByte() {
        let bytes = Data(UInt8.min...UInt8.max)
        #expect(Data(strictBase64: bytes.base64EncodedString()) == bytes)
        #expect(Data(strictBase64: "") == Data())
    }
}
