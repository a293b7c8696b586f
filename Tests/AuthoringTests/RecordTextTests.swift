import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Authoring

@Suite("The text of a record of reviews")
struct RecordTextTests {
    private static let bytes = (0..<64).map { UInt8($0 * 4 % 251) }

    @Test("is what docs/content.md shows")
    func shape() throws {
        let first = try RecordFixture.entry(
            "2026-04-07",
            "ada-example",
            next: "2029-04-07",
            shared: ["glossary": RecordFixture.two, "disclaimers/general": RecordFixture.one],
            note: "Read against the 2025 guideline."
        )
        let second = try RecordFixture.entry(
            "2026-05-02",
            "dana-draft",
            .editorial,
            text: RecordFixture.two,
            note: "A typo: `causes` had two c's.",
            before: RecordFixture.one,
            signature: Self.bytes
        )
        let new = RecordText.appending(first, to: nil, textFile: "causes.md")
        let both = RecordText.appending(second, to: new, textFile: "causes.md")
        #expect(
            String(decoding: both, as: UTF8.self) == """
                # Reviews of causes.md, the newest last. Written by `sitegen review`; do not edit.
                - date: 2026-04-07
                  reviewer: ada-example
                  kind: clinical
                  nextReview: 2029-04-07
                  text: \(RecordFixture.one)
                  shared:
                    disclaimers/general: \(RecordFixture.one)
                    glossary: \(RecordFixture.two)
                  note: Read against the 2025 guideline.
                - date: 2026-05-02
                  reviewer: dana-draft
                  kind: editorial
                  text: \(RecordFixture.two)
                  note: "A typo: `causes` had two c's."
                  before: \(RecordFixture.one)
                  signature: \(Data(Self.bytes).base64EncodedString())

                """
        )
    }

    @Test(
        "keeps every byte of the record that it is added to",
        arguments: [
            "", "# A comment.\n", "- {date: 2026-04-07}\n", "\u{FEFF}- date: 2026-04-07\r\n", "- note: 'ä 🩸'\n\n\n",
        ]
    )
    func keepsBytes(record: String) throws {
        let entry = try RecordFixture.entry("2026-04-07", "ada", next: "2029-04-07")
        let longer = RecordText.appending(entry, to: Array(record.utf8), textFile: "causes.md")
        #expect(longer == Array((record + RecordText.text(of: entry)).utf8))
    }

    @Test("begins an entry on a line of its own where the last line feed is gone")
    func lastLineFeed() throws {
        let entry = try RecordFixture.entry("2026-04-07", "ada", next: "2029-04-07")
        let new = RecordText.appending(entry, to: nil, textFile: "causes.md")
        let longer = RecordText.appending(entry, to: new.dropLast(), textFile: "causes.md")
        #expect(longer == new + RecordText.text(of: entry).utf8)
    }

    @Test("names no file whose name could end the comment")
    func strangeName() throws {
        let entry = try RecordFixture.entry("2026-04-07", "ada", next: "2029-04-07")
        let text = RecordText.appending(entry, to: nil, textFile: "a\n- date: 2020-01-01.md")
        #expect(RecordFixture.read(String(decoding: text, as: UTF8.self)).record.entries.map(\.unplaced) == [entry])
    }

    /// Notes that mean something to YAML, or nothing that a terminal shows.
    private static let strangeNotes = [
        "Read.", "a", "It says: too few cells", "Rule #3", "# no comment", "ends with #", "a #b", "\"quoted\"", "it's",
        "'single'", "back\\slash", "\\n", "two\nlines", "two\r\nlines", "a\ttab", "- a list", "[a, b]", "{a: b}",
        "key:", ":", "?", "? a", "& b", "*ref", "!tag", "|", "> folded", "%YAML", "@at", "`tick`", "~", "null", "true",
        "no", "12", "1e3", "2026-04-07", "...", "---", "=", "<<", "(see above)", "a, b", "50 %", "naïve", "Über", "ñ",
        "Кровь", "血液", "🩸 checked 👩🏽‍⚕️", "a\u{A0}b", "a\u{85}b", "a\u{2028}b", "a\u{FEFF}b", "a\u{200B}b", "a\u{7}b",
        "a\u{7F}b", "a\u{9F}b", "\u{E000}", "a\u{FFFE}b", "a\u{1FFFF}b", "e\u{301}", "\u{301}", "“typographic”", "a–b",
        "a\\", "a\"", "\"", "\\", "a  b", "\u{5D0}", "\u{200F}", "a\u{2029}b", "x: \"y\" # z",
    ]

    @Test("gives each note back as it was, quotes, colons, line feeds and all", arguments: strangeNotes)
    func notes(note: String) throws {
        let entry = try RecordFixture.entry("2026-05-02", "dana", .editorial, text: RecordFixture.two, note: note)
        let text = String(decoding: RecordText.appending(entry, to: nil, textFile: "causes.md"), as: UTF8.self)
        let (record, problems) = RecordFixture.read(text)
        #expect(problems == [])
        #expect(record.entries.map(\.unplaced) == [entry])
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.properties.isPatternWhitespace || $0 == " " })
    }

    /// Any entry that can be written down.
    private func entry(_ random: inout SplitMix) throws -> ReviewEntry {
        func pick<Value>(_ values: [Value], _ random: inout SplitMix) throws -> Value {
            try #require(values.randomElement(using: &random))
        }
        let digests = (0..<3).map { _ in
            (0..<64).map { _ in String(Int.random(in: 0..<16, using: &random), radix: 16) }.joined()
        }
        var note: String?
        let isEditorial = Bool.random(using: &random)
        if isEditorial || Bool.random(using: &random) {
            let signs = "aZ0 .:#\"'\\-\n\tñé—🩸[]{}&*!|>%@`,\u{85}\u{A0}"
            let alphabet = signs.map(String.init)
            let body = try (0..<Int.random(in: 0..<12, using: &random)).map { _ in try pick(alphabet, &random) }
                .joined()
            note =
                try pick(["a", "(", "\"", "ñ", "-", "#", "🩸"], &random) + body
                + pick(["z", ".", "\"", ":", "é"], &random)
        }
        var shared: [String: String] = [:]
        let shareable = ["glossary", "disclaimers/general", "disclaimers/notfall-für-kinder", "disclaimers/a b"]
        for name in shareable where Bool.random(using: &random) {
            shared[name] = try pick(digests, &random)
        }
        let date = try #require(CalendarDate(iso: "2000-01-01")).adding(days: .random(in: 0..<20_000, using: &random))
        return try RecordFixture.entry(
            date.description,
            pick(["ada", "zoë", "-x", "a_b", "Ö"], &random),
            isEditorial ? .editorial : .clinical,
            next: isEditorial ? nil : date.adding(months: 36).description,
            text: digests[0],
            shared: shared,
            note: note,
            before: Bool.random(using: &random) ? digests[1] : nil,
            signature: Bool.random(using: &random)
                ? (0..<64).map { _ in UInt8.random(in: 0...255, using: &random) } : nil,
            signedAs: Bool.random(using: &random) ? .entry : .ssh
        )
    }

    @Test("is read back as the entries that it was written from", arguments: 0..<200)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var bytes: [UInt8]?
        var entries: [ReviewEntry] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let entry = try entry(&random)
            entries.append(entry)
            bytes = RecordText.appending(entry, to: bytes, textFile: "causes.md")
        }
        let text = String(decoding: try #require(bytes), as: UTF8.self)
        let (record, problems) = RecordFixture.read(text)
        #expect(problems == [])
        #expect(record.isReadable)
        #expect(record.entries.map(\.unplaced) == entries)
    }

    @Test("is read without Yams", arguments: ["Read.", "It says: 5 mg", "Leído según la guía.", nil])
    func isPlain(note: String?) throws {
        let entry = try RecordFixture.entry(
            "2026-04-07",
            "ada-example",
            next: "2029-04-07",
            shared: ["glossary": RecordFixture.two, "disclaimers/general": RecordFixture.one],
            note: note,
            signature: Self.bytes
        )
        let text = RecordText.appending(entry, to: nil, textFile: "causes.md")
        let root = PlainYAML.root(of: String(decoding: text, as: UTF8.self), file: RecordFixture.file, firstLine: 1)
        #expect(root != nil)
        var problems: [Diagnostic] = []
        let entries = ReviewRecordReader.read(text, file: RecordFixture.file, diagnostics: &problems).entries
        #expect(entries.map(\.unplaced) == [entry])
    }
}
