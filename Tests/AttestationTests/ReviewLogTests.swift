import Foundation
import SiteModel
import Testing

@testable import Attestation

@Suite("The log of reviews")
struct ReviewLogTests {
    static let commit = String(repeating: "0123456789abcdef", count: 3).prefix(40)

    /// Three builds: one without a commit, one from content that is not committed, and one without a register.
    static func log() throws -> ReviewLog {
        try ReviewLog()
            .adding(leaf("2026-04-07", "one"))
            .adding(leaf("2026-04-08", "two", ContentCommit(name: String(commit), hasChanges: true)))
            .adding(leaf("2026-04-08", nil))
    }

    static func leaf(_ day: String, _ register: String?, _ commit: ContentCommit? = nil) throws -> ReviewLog.Leaf {
        ReviewLog.Leaf(
            day: try #require(CalendarDate(iso: day)),
            register: register.map { ContentDigest(of: $0) },
            commit: commit,
            toolVersion: "1.2.3"
        )
    }

    @Test("is written with a line for each build, and read as it was written")
    func roundTrip() throws {
        let log = try Self.log()
        let text = String(decoding: log.bytes, as: UTF8.self)
        #expect(
            text == """
                {
                  "$schema": "medical-review-log.schema.json",
                  "version": 1,
                  "leaves": [
                    {"day":"2026-04-07","register":"\(ContentDigest(of: "one"))","sitegen":"1.2.3"},
                    {"day":"2026-04-08","register":"\(ContentDigest(of: "two"))","commit":"\(Self.commit)","uncommitted":true,"sitegen":"1.2.3"},
                    {"day":"2026-04-08","sitegen":"1.2.3"}
                  ],
                  "size": 3,
                  "root": "\(log.tree.root())"
                }

                """
        )
        #expect(try ReviewLog(log.bytes) == log)
        #expect(try ReviewLog(ReviewLog().bytes) == ReviewLog())
    }

    @Test("has leaves of lines, as docs/review.md has them")
    func form() throws {
        let log = try Self.log()
        #expect(
            log.leaves.map { String(decoding: $0.form, as: UTF8.self) } == [
                "sitegen-leaf 1\nday 2026-04-07\nregister \(ContentDigest(of: "one"))\nsitegen 1.2.3\n",
                "sitegen-leaf 1\nday 2026-04-08\nregister \(ContentDigest(of: "two"))\ncommit \(Self.commit)\nuncommitted\nsitegen 1.2.3\n",
                "sitegen-leaf 1\nday 2026-04-08\nsitegen 1.2.3\n",
            ]
        )
    }

    @Test("takes only what is new, and nothing of a day before")
    func adding() throws {
        let log = try Self.log()
        #expect(try log.adding(Self.leaf("2026-04-08", nil)) == log)
        #expect(try log.adding(Self.leaf("2027-01-01", nil)) == log)
        #expect(try log.adding(Self.leaf("2026-04-08", "two")).leaves.count == 4)
        #expect(throws: ReviewLog.DatedBack(newest: try #require(CalendarDate(iso: "2026-04-08")))) {
            try log.adding(Self.leaf("2026-04-07", "two"))
        }
        let short = try ReviewLog().adding(Self.leaf("2026-04-07", "one"))
        #expect(try short.adding(Self.leaf("2026-04-07", "one")) == short)
        #expect(try short.adding(Self.leaf("2026-04-08", "one")).leaves.count == 2)
        #expect(try ReviewLog().adding(Self.leaf("2026-04-08", nil)) == ReviewLog())
        #expect(log.continues(short) && !short.continues(log) && log.continues(ReviewLog()))
    }

    @Test(
        "tells which build counted on a day",
        arguments: [("2026-04-06", nil), ("2026-04-07", 0), ("2026-04-08", 2), ("2030-01-01", 2)] as [(String, Int?)]
    )
    func index(day: String, index: Int?) throws {
        #expect(try Self.log().index(on: try #require(CalendarDate(iso: day))) == index)
    }

    @Test(
        "is refused where anything in it is not as it was written",
        arguments: [
            ("{\n", "[", "is not JSON"),
            ("\"version\": 1", "\"version\": 2", "has a version other than 1, the only one that this sitegen knows"),
            ("\"size\": 3", "\"size\": \"3\"", "has at `/size` not a whole number"),
            ("2026-04-07", "2026-04-31", "has `2026-04-31`, which is not a day as in 2026-04-07"),
            ("2026-04-07", "2026-04-09", "goes back from 2026-04-09 to 2026-04-08"),
            ("\"register\":\"", "\"register\":\"x", nil),
            ("\"commit\":\"0", "\"commit\":\"x", nil),
            (
                "2026-04-07", "2026-04-06",
                "does not have the root of its leaves: one was changed, added or removed by hand"
            ),
            (
                "\"size\": 3", "\"size\": 2",
                "does not have the root of its leaves: one was changed, added or removed by hand"
            ),
            (
                "\"uncommitted\":true,", "",
                "does not have the root of its leaves: one was changed, added or removed by hand"
            ),
            (
                "{\"day\":\"2026-04-07\"", "{ \"day\":\"2026-04-07\"",
                "is not written as sitegen writes it, first in line 5: `    { \"day\":\"2026-04-07\",\"register\":\"7692c3ad3540bb803c020b3`"
            ),
            (
                "\"size\"", "\"more\": 1,\n  \"size\"",
                "is not written as sitegen writes it, first in line 9: `  \"more\": 1,`"
            ),
        ] as [(String, String, String?)]
    )
    func refused(_ old: String, _ new: String, _ reason: String?) throws {
        let text = String(decoding: try Self.log().bytes, as: UTF8.self)
        try #require(text.contains(old))
        let error = #expect(throws: RegisterRefusal.self) {
            try ReviewLog(Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
        }
        if let reason { #expect(error?.reason == reason) }
    }

    @Test("has its schema in the documentation too")
    func schema() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appendingPathComponent("docs/medical-review-log.schema.json")
        #expect(ReviewLog.schema == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test(
        "knows the names that a commit can have",
        arguments: [
            (String(repeating: "a0", count: 20), true), (String(repeating: "a0", count: 32), true), ("a0", false),
            ("", false),
            (String(repeating: "A0", count: 20), false), (String(repeating: "g0", count: 20), false),
        ]
    )
    func commit(name: String, isOne: Bool) { #expect((ContentCommit(name: name, hasChanges: false) != nil) == isOne) }

    @Test("and the register name the commit of the content", arguments: [false, true])
    func register(hasChanges: Bool) throws {
        var register = try RegisterFixture().register
        register.commit = ContentCommit(name: String(Self.commit), hasChanges: hasChanges)
        let text = String(decoding: register.bytes, as: UTF8.self)
        let rest = hasChanges ? ",\n  \"uncommitted\": true,\n" : ",\n  \"validThrough\""
        #expect(text.contains("  \"day\": \"2028-01-01\",\n  \"commit\": \"\(Self.commit)\"\(rest)"))
        #expect(try Register(register.bytes).commit == register.commit)
    }
}
