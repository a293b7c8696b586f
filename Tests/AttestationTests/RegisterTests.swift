import Foundation
import SiteModel
import Testing

@testable import Attestation

@Suite("The register of reviews")
struct RegisterTests {
    @Test("is written in a fixed order, and read as it was written")
    func roundTrip() throws {
        let fixture = try RegisterFixture()
        let bytes = fixture.register.bytes
        let read = try Register(bytes)
        #expect(String(decoding: read.bytes, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
        #expect(read.pages.map(\.address.path) == ["/conditions/anemia/causes/", "/conditions/gout/"])
        #expect(read.sharedTexts.map(\.id) == [RegisterFixture.general, .glossary])
        #expect(read.people.map(\.id) == [SealFixture.ada, SealFixture.dana])
        #expect(read.pages[0].digests == fixture.register.pages[0].digests)
        #expect(EntryForm.digest(of: read.pages[0].record.entries[0]) == read.pages[0].record.entries[1].before?.value)
    }

    @Test("has one entry below the other, with the keys of a record")
    func lines() throws {
        let fixture = try RegisterFixture()
        let entry = fixture.register.pages[1].record.entries[0]
        let digest = entry.text.value
        let general = try #require(fixture.register.pages[1].digests.shared[RegisterFixture.general])
        #expect(
            String(decoding: fixture.register.bytes, as: UTF8.self).contains(
                """
                    {
                      "address": "https://example.org/health/conditions/gout/",
                      "title": "Gout",
                      "text": "\(digest)",
                      "shared": {
                        "disclaimers/general": "\(general)"
                      },
                      "facts": [],
                      "claim": {
                        "reviewed": "2026-03-01",
                        "nextReview": "2029-01-01",
                        "reviewers": [
                          "dana"
                        ]
                      },
                      "entries": [
                        {
                          "date": "2026-03-01",
                          "reviewer": "dana",
                          "kind": "clinical",
                          "address": "/conditions/gout/",
                          "nextReview": "2029-03-01",
                          "text": "\(digest)"
                        }
                      ]
                    }
                """
            )
        )
    }

    @Test("can be empty")
    func empty() throws {
        var register = try RegisterFixture().register
        register.pages = []
        register.sharedTexts = []
        register.people = []
        register.validThrough = nil
        #expect(
            String(decoding: register.bytes, as: UTF8.self) == """
                {
                  "$schema": "medical-review.schema.json",
                  "version": 1,
                  "title": "Test Health",
                  "address": "https://example.org/health/",
                  "day": "2028-01-01",
                  "requiresRecords": false,
                  "requiresSignatures": false,
                  "pages": [],
                  "sharedTexts": [],
                  "people": []
                }

                """
        )
        #expect(try Register(register.bytes).bytes == register.bytes)
    }

    @Test("has the schema that docs has")
    func schema() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appendingPathComponent("docs/medical-review.schema.json")
        #expect(Register.schema == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test(
        "is refused with anything in it that the format has not",
        arguments: [
            ("{\n", "[]", "is not JSON"),
            ("\"version\": 1,", "\"version\" 1,", "is not JSON"),
            ("Test Health", "Test \\x Health", "is not JSON"),
            ("{\n", String(repeating: "[", count: 100_000), "is not JSON"),
            ("\"version\": 1", "\"version\": 2", "has a version other than 1, the only one that this sitegen knows"),
            (
                "\"version\": 1", "\"version\": \"1\"",
                "has a version other than 1, the only one that this sitegen knows"
            ),
            ("\"title\": \"Test Health\",", "", "has no `/title`"),
            ("\"title\": \"Test Health\"", "\"title\": 5", "has at `/title` not a text"),
            ("\"title\": \"Test Health\"", "\"title\": null", "has at `/title` not a text"),
            (
                "\"day\": \"2028-01-01\"", "\"day\": \"2028-02-30\"",
                "has `2028-02-30`, which is not a day as in 2026-04-07"
            ),
            (
                "example.org/health/\"", "\"", "has `https://`, which is not the address of a site"
            ),
            (
                "\"requiresRecords\": false", "\"requiresRecords\": 0",
                "has at `/requiresRecords` not `true` or `false`"
            ),
            ("\"pages\": [", "\"pages\": [1, ", "has at `/pages/0` not an object"),
            ("\"facts\": []", "\"facts\": {}", "has at `/pages/0/facts` not a list"),
            (
                "health/conditions/gout/", "health/conditions/../gout/",
                "has `https://example.org/health/conditions/../gout/`, which is not an address below"
                    + " `https://example.org/health/`"
            ),
            (
                "health/conditions/gout/", "health/conditions/%2e%2e%2fgout/",
                "has `https://example.org/health/conditions/%2e%2e%2fgout/`, which is not an address below"
                    + " `https://example.org/health/`"
            ),
            (
                "https://example.org/health/conditions/gout/", "https://example.com/health/conditions/gout/",
                "has `https://example.com/health/conditions/gout/`, which is not an address below"
                    + " `https://example.org/health/`"
            ),
            (
                "health/conditions/gout/", "health/conditions/a/",
                "`/pages` is not sorted by `address`, or has `/conditions/a/` twice"
            ),
            ("\"facts\": []", "\"facts\": [\"current\"]", "has `current`, which is not a fact"),
            (
                "\"kind\": \"clinical\"", "\"kind\": \"Clinical\"",
                "has `Clinical`, which is not `clinical` or `editorial`"
            ),
            (
                "\"kind\": \"clinical\"", "\"kind\": \"editorial\"",
                "has in the record of `https://example.org/health/conditions/anemia/causes/` the editorial entry of"
                    + " 2026-04-07 with `nextReview`"
            ),
            (
                "\"kind\": \"editorial\"", "\"kind\": \"clinical\"",
                "has in the record of `https://example.org/health/conditions/anemia/causes/` the clinical entry of"
                    + " 2026-05-02 without `nextReview`"
            ),
            (
                "\"note\": \"Typo.\",", "\"change\": \"Less.\", \"note\": \"Typo.\",",
                "has in the record of `https://example.org/health/conditions/anemia/causes/` the editorial entry of"
                    + " 2026-05-02 with `change`"
            ),
            (
                "\"note\": \"Typo.\",", "\"change\": \"\", \"note\": \"Typo.\",",
                "has ``, which is not what readers are told of a change"
            ),
            (
                "\"note\": \"Typo.\",", "",
                "has in the record of `https://example.org/health/conditions/anemia/causes/` the editorial entry of"
                    + " 2026-05-02 without `note`"
            ),
            (
                "\"disclaimers/general\": \"6459b410", "\"disclaimers/general\": \"a6459b410",
                "has `a6459b410a001c11571633006279a25dd3c0f00200021c4614207cc5d25e42fa7`, which is not a digest of 64"
                    + " hexadecimal digits"
            ),
            (
                "\"disclaimers/general\": \"", "\"footers/general\": \"",
                "has `footers/general`, which is not a shared text"
            ),
            (
                "\"reviewer\": \"dana\"", "\"reviewer\": \"dana\\nkind clinical\"",
                "has `dana\nkind clinical`, which is not a name"
            ),
            ("\"id\": \"dana\"", "\"id\": \"ada\"", "`/people` is not sorted by `id`, or has `ada` twice"),
        ] as [(String, String, String)]
    )
    func refusals(old: String, new: String, reason: String) throws {
        let fixture = try RegisterFixture()
        let text = String(decoding: fixture.register.bytes, as: UTF8.self)
        try #require(text.contains(old))
        let changed = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
        #expect(fixture.findings(of: changed) == [".well-known/medical-review.json \(reason)"])
    }

    @Test(
        "is refused with a signature or a key that is none",
        arguments: [
            ("signature", "A", "is not a signature of 64 bytes in Base64"),
            ("key", "=", "is not a public key of 32 bytes in Base64"),
        ]
    )
    func malformedBytes(name: String, new: String, reason: String) throws {
        let fixture = try RegisterFixture()
        let text = String(decoding: fixture.register.bytes, as: UTF8.self)
        let start = try #require(text.range(of: "\"\(name)\": \"")).upperBound
        let bytes = new + text[start...].prefix { $0 != "\"" }
        let changed = Array((text[..<start] + new + text[start...]).utf8)
        #expect(fixture.findings(of: changed) == [".well-known/medical-review.json has `\(bytes)`, which \(reason)"])
    }

    @Test(
        "is refused where it is not written as sitegen writes it, with the first line in which it is not",
        arguments: [
            // Members that are not known, twice there, or nothing.
            ("\"version\": 1", "\"version\": 1, \"x\": 2", 3, "  \"version\": 1, \"x\": 2,"),
            ("\"version\": 1", "\"version\": 1, \"x\": \"\\q\"", 3, "  \"version\": 1, \"x\": \"\\q\","),
            ("\"version\": 1,\n", "\"version\": 1,\n\"title\": \"Test Health\",\n", 4, "\"title\": \"Test Health\","),
            (
                "\"title\": \"Test Health\",", "\"title\": \"Test Health\",\n  \"title\": \"Another\",", 5,
                "  \"title\": \"Another\","
            ),
            ("\"validThrough\": \"2028-06-30\"", "\"validThrough\": null", 7, "  \"validThrough\": null,"),
            (
                "\"requiresRecords\": false", "\"requiresRecords\": false, \"withheld\": false", 8,
                """
                  "requiresRecords": false, "withheld": false,
                """
            ),
            ("\"facts\": []", "\"withheld\": false, \"facts\": []", 19, "      \"withheld\": false, \"facts\": [],"),
            // Another order.
            (
                "  \"version\": 1,\n  \"title\": \"Test Health\",\n",
                "  \"title\": \"Test Health\",\n  \"version\": 1,\n", 3, "  \"title\": \"Test Health\","
            ),
            // Another spelling of the same.
            ("medical-review.schema", "other.schema", 2, "  \"$schema\": \"other.schema.json\","),
            ("\"version\": 1", "\"version\": 1.0", 3, "  \"version\": 1.0,"),
            ("Test Health", "\\u0054est Health", 4, "  \"title\": \"\\u0054est Health\","),
            ("example.org/health/\"", "example.org/health\"", 5, "  \"address\": \"https://example.org/health\","),
            (
                "https://example.org/health/\"", "HTTPS://example.org/health/\"", 5,
                """
                  "address": "HTTPS://example.org/health/",
                """
            ),
            // Another layout.
            ("{\n", "{", 1, "{  \"$schema\": \"medical-review.schema.json\","),
            ("{\n", "\u{FEFF}{\n", 1, "\u{FEFF}{"),
            ("{\n", "{\r\n", 1, "{\r"),
            ("  \"version\"", "\t\"version\"", 3, "\t\"version\": 1,"),
            ("2028-06-30\",\n", "2028-06-30\",\n\n", 8, ""),
            // No more than 60 characters of a line.
            (
                "Test Health", "Test Health\", \"x\": \"\(String(repeating: "é", count: 100))", 4,
                "  \"title\": \"Test Health\", \"x\": \"" + String(repeating: "é", count: 28)
            ),
        ] as [(String, String, Int, String)]
    )
    func form(old: String, new: String, line: Int, stands: String) throws {
        let fixture = try RegisterFixture()
        let text = String(decoding: fixture.register.bytes, as: UTF8.self)
        try #require(text.contains(old))
        let changed = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
        #expect(
            fixture.findings(of: changed) == [
                ".well-known/medical-review.json is not written as sitegen writes it, first in line \(line): `\(stands)`"
            ]
        )
    }

    @Test("is refused where its end is not as sitegen writes it")
    func end() throws {
        let fixture = try RegisterFixture()
        let bytes = fixture.register.bytes
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        let file = ".well-known/medical-review.json is"
        #expect(
            fixture.findings(of: bytes.dropLast()) == [
                "\(file) not written as sitegen writes it, first in line \(lines): `}`"
            ]
        )
        #expect(
            fixture.findings(of: bytes + Array("  ".utf8)) == [
                "\(file) not written as sitegen writes it, first in line \(lines + 1): `  `"
            ]
        )
        #expect(fixture.findings(of: bytes + Array("{}".utf8)) == ["\(file) not JSON"])
        #expect(fixture.findings(of: []) == ["\(file) not JSON"])
        let utf16 = try #require(String(decoding: bytes, as: UTF8.self).data(using: .utf16LittleEndian))
        #expect(
            fixture.findings(of: Array(utf16)) == [
                "\(file) not written as sitegen writes it, first in line 1: `{\0`"
            ]
        )
    }
}
