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
            ("{\n", "[]", "goes on behind its end (line 1)"),
            ("\"version\": 1", "\"version\": 2", "has another version than 1, the one that is known here"),
            ("\"version\": 1", "\"version\": \"1\"", "has another version than 1, the one that is known here"),
            ("\"version\": 1", "\"version\": 1, \"x\": 2", "has the member `x`, which is not known here"),
            ("\"title\": \"Test Health\",", "", "lacks `title`"),
            ("\"title\": \"Test Health\"", "\"title\": 5", "has in `title` no text"),
            ("example.org/health/\"", "example.org/health\"", "has in `address` not the address of a site"),
            ("\"day\": \"2028-01-01\"", "\"day\": \"2028-02-30\"", "has in `day` not a day as in 2026-04-07"),
            (
                "\"requiresRecords\": false", "\"requiresRecords\": 0",
                "has in `requiresRecords` neither `true` nor `false`"
            ),
            ("\"pages\": [", "\"pages\": [1, ", "has at `/pages/0` no object"),
            (
                "health/conditions/gout/", "health/conditions/../gout/",
                "has an object at `/pages/1` that has in `address` not an address below `https://example.org/health/`"
            ),
            (
                "health/conditions/gout/", "health/conditions/%2e%2e%2fgout/",
                "has an object at `/pages/1` that has in `address` not an address below `https://example.org/health/`"
            ),
            (
                "https://example.org/health/conditions/gout/", "https://example.com/health/conditions/gout/",
                "has an object at `/pages/1` that has in `address` not an address below `https://example.org/health/`"
            ),
            (
                "health/conditions/gout/", "health/conditions/a/",
                "`/pages` is not sorted by `address`, or has `/conditions/a/` twice"
            ),
            (
                "\"facts\": []", "\"facts\": [\"current\"]",
                "has an object at `/pages/0` that has in `facts` something that is not a fact"
            ),
            (
                "\"kind\": \"clinical\"", "\"kind\": \"Clinical\"",
                "has an object at `/pages/0/entries/0` that has in `kind` not `clinical` or `editorial`"
            ),
            (
                "\"kind\": \"clinical\"", "\"kind\": \"editorial\"",
                "has an object at `/pages/0/entries/0` that has `nextReview`, which an editorial entry has not"
            ),
            (
                "\"kind\": \"editorial\"", "\"kind\": \"clinical\"",
                "has an object at `/pages/0/entries/1` that lacks `nextReview`, which a clinical entry has"
            ),
            (
                "\"note\": \"Typo.\",", "",
                "has an object at `/pages/0/entries/1` that lacks `note`, which an editorial entry has"
            ),
            (
                "\"disclaimers/general\": \"", "\"disclaimers/general\": \"a",
                "has an object at `/pages/0/shared` that has in `disclaimers/general` not a digest, which is 64 hexadecimal"
                    + " digits"
            ),
            (
                "\"disclaimers/general\": \"", "\"footers/general\": \"",
                "has an object at `/pages/0/shared` that has the member `footers/general`, which is no shared text"
            ),
            (
                "\"reviewer\": \"dana\"", "\"reviewer\": \"dana\\nkind clinical\"",
                "has an object at `/pages/0/entries/1` that has in `reviewer` not a name"
            ),
            (
                "\"signature\": \"", "\"signature\": \"A",
                "has an object at `/pages/0/entries/0` that has in `signature` not a signature, which is 64 bytes in Base64"
            ),
            (
                "\"key\": \"", "\"key\": \"=",
                "has an object at `/people/0/publicKeys/0` that has in `key` not a public key, which is 32 bytes in Base64"
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
}
