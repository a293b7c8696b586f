import SiteModel
import Testing

@testable import Attestation

/// A site that is published on 2028-01-01 and again on 2028-02-01.
private struct PublishedTwice {
    let old: RegisterFixture
    var new: RegisterFixture
    var log = ReviewLog()

    init() throws {
        old = try RegisterFixture()
        new = old
        new.register.day = try old.seal.day("2028-02-01")
        log = try ReviewLog().adding(leaf(of: old.register))
    }

    func leaf(of register: Register) -> ReviewLog.Leaf {
        ReviewLog.Leaf(
            day: register.day,
            register: ContentDigest(of: register.bytes),
            commit: nil,
            toolVersion: "1"
        )
    }

    var newLog: ReviewLog { get throws { try log.adding(leaf(of: new.register)) } }

    func succession(_ newLog: ReviewLog? = nil, allowance: Int = 0) throws -> RecordsSuccession {
        RecordsSuccession(
            from: try PublishedRecords(register: old.register.bytes, log: log.bytes),
            called: "old",
            to: try PublishedRecords(register: new.register.bytes, log: (newLog ?? self.newLog).bytes),
            allowance: allowance
        )
    }

    func findings(_ newLog: ReviewLog? = nil, allowance: Int = 0) throws -> [String] {
        try succession(newLog, allowance: allowance).findings.map { "\($0.path) \($0.message)" }
    }

    /// One more entry for the article, signed on a day.
    mutating func sign(on day: String) throws {
        let record = new.register.pages[0].record
        let entry = try new.entry(
            day,
            SealFixture.ada,
            new.register.pages[0].digests.text,
            [:],
            kind: .clinical,
            after: record.entries.last,
            key: day < "2027-01-01" ? new.seal.first : new.seal.second
        )
        new.register.pages[0].record.entries.append(entry)
    }
}

@Suite("A site that goes on from what it published")
struct RecordsSuccessionTests {
    static let article = RegisterFixture.causes

    @Test("is sound, with new entries of the time since")
    func sound() throws {
        var site = try PublishedTwice()
        #expect(try site.findings() == [])
        try site.sign(on: "2028-01-15")
        #expect(try site.findings() == [])
        try site.sign(on: "2028-01-31")
        #expect(try site.succession().notes == [])
        #expect(try site.findings() == [])
    }

    @Test("is told where an entry is dated before the site that does not have it, unless it may be late")
    func datedBack() throws {
        var site = try PublishedTwice()
        try site.sign(on: "2027-12-30")
        #expect(
            try site.findings() == [
                "\(Self.article) has an entry of 2027-12-30 by `ada` that the site did not have on 2028-01-01: it was dated back, or published late"
            ]
        )
        #expect(try site.findings(allowance: 1).count == 1)
        #expect(try site.findings(allowance: 2) == [])
    }

    @Test("is told where entries are cut off or rewritten, of pages and of shared texts")
    func lost() throws {
        var site = try PublishedTwice()
        site.new.register.pages[0].record.entries.removeLast()
        #expect(
            try site.findings() == ["\(Self.article) has lost the entry of 2026-05-02 by `ada`, which is in old"]
        )
        site.new.register.pages[0].record.entries = []
        #expect(
            try site.findings() == [
                "\(Self.article) has lost the entry of 2026-04-07 by `ada` and 1 entry after it, which are in old"
            ]
        )
        site = try PublishedTwice()
        site.new.register.sharedTexts[0].record.entries[0].note = "Another."
        #expect(
            try site.findings() == [
                "\(Register.file.path) the record of `disclaimers/general` has another entry in the place of the entry of 2027-03-01 by `ada`, which is in old"
            ]
        )
    }

    @Test("is told which pages are gone, and where their records go on")
    func gone() throws {
        var site = try PublishedTwice()
        site.new.register.pages[1].address = Address(path: "/conditions/podagra/")
        site.new.register.sharedTexts.removeLast()
        let succession = try site.succession()
        #expect(succession.findings == [])
        #expect(
            succession.notes.map { "\($0.path) \($0.message)" } == [
                "conditions/gout/index.html is gone, and its record goes on at https://example.org/health/conditions/podagra/",
                "\(Register.file.path) has no record of `glossary` any more, which had 1 entry",
            ]
        )
        site.new.register.pages.removeLast()
        #expect(
            try site.succession().notes.first?.message == "is gone, with the 1 entry of its record"
        )
    }

    @Test("is told where builds were cut off the log, or rewritten")
    func logs() throws {
        let site = try PublishedTwice()
        let path = ReviewLog.file.path
        #expect(try site.findings(ReviewLog()) == ["\(path) lacks the last 1 build of old: it was cut off"])
        let other = try ReviewLog().adding(ReviewLogTests.leaf("2028-01-01", "other"))
            .adding(site.leaf(of: site.new.register))
        #expect(
            try site.findings(other) == [
                "\(path) has another build 1 than old, where it is of 2028-01-01: it was rewritten"
            ]
        )
        let without = RecordsSuccession(
            from: try PublishedRecords(register: nil, log: site.log.bytes),
            called: "old",
            to: try PublishedRecords(register: site.new.register.bytes, log: nil)
        )
        #expect(without.findings.map(\.message) == ["does not exist any more; old has it with 1 build"])
    }

    @Test("is held against a register or a log alone, as someone kept it")
    func kept() throws {
        let site = try PublishedTwice()
        let new = try PublishedRecords(register: site.new.register.bytes, log: try site.newLog.bytes)
        for file in [site.old.register.bytes, site.log.bytes] {
            let old = try PublishedRecords(file: file)
            #expect(RecordsSuccession(from: old, called: "old", to: new).findings == [])
        }
        var forged = site.old.register
        forged.title = "Forged"
        let old = try PublishedRecords(file: forged.bytes)
        #expect(
            RecordsSuccession(from: old, called: "old", to: new).findings.map(\.message) == [
                "has no build with the register of old, which is of 2028-01-01"
            ]
        )
    }

    @Test("is dated after what it goes on from")
    func days() throws {
        var site = try PublishedTwice()
        site.new.register.day = try site.old.seal.day("2027-12-31")
        let messages = try site.findings(site.log)
        #expect(messages == ["\(Register.file.path) is dated 2027-12-31, before that of old, 2028-01-01"])
    }

    @Test("has in its folder a log that ends with the register beside it")
    func besideRegister() throws {
        var site = try RegisterFixture()
        let digest = ContentDigest(of: site.register.bytes)
        func leaf(_ day: String, _ register: ContentDigest?) throws -> ReviewLog.Leaf {
            ReviewLog.Leaf(day: try site.seal.day(day), register: register, commit: nil, toolVersion: "1")
        }
        let path = ReviewLog.file.path
        let other = ContentDigest(of: "other")
        let cases: [(ReviewLog, [String])] = [
            (try ReviewLog().adding(leaf("2027-01-01", other)).adding(leaf("2028-01-01", digest)), []),
            (ReviewLog(), ["\(path) has no builds"]),
            (
                try ReviewLog().adding(leaf("2028-01-01", other)),
                [
                    "\(path) ends with another register: its newest build is of 2028-01-01, and the register beside it is in none of its builds"
                ]
            ),
            (
                try ReviewLog().adding(leaf("2027-01-01", digest)).adding(leaf("2028-01-01", other)),
                [
                    "\(path) ends with another register: its newest build is of 2028-01-01, and the register beside it is that of 2027-01-01"
                ]
            ),
            (
                try ReviewLog().adding(leaf("2028-01-02", digest)),
                ["\(path) ends with a build of 2028-01-02, but its register is of 2028-01-01"]
            ),
        ]
        for (log, findings) in cases {
            site.files[path] = log.bytes
            #expect(site.findings() == findings)
        }
        site.files[path] = Array("{}".utf8)
        #expect(site.findings() == ["\(path) has no `/version`"])
    }
}
