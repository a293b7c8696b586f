import SiteModel
import SiteTestSupport
import Testing

@testable import Reviewing

@Suite("An entry is refused")
struct EntryRefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var files: [String: String?] = [:]
        var person = "ada"
        var next: String?
        var keyFile: String?
        let reason: String
    }

    private static func settings(_ review: String) -> [String: String?] {
        let settings = TemporarySite.standardFiles[StandardFile.settings.rawValue] ?? ""
        return [StandardFile.settings.rawValue: "\(settings)\nreview: {\(review)}\n"]
    }

    private static func profile(_ keys: String) -> [String: String?] {
        [StandardFile.reviewer.rawValue: "---\nname: Dr. Ada Example\n\(keys)\n---\nA profile.\n"]
    }

    /// The public key of the first test in RFC 8032, section 7.1.
    private static let publicKey = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="

    static let cases = [
        Case(
            testDescription: "by someone who is not there",
            person: "adda",
            reason: "No one has the id `adda`: there is no people/adda.md; did you mean `ada`?"
        ),
        Case(
            testDescription: "by someone who is not registered yet",
            files: profile("registeredFrom: 2026-06-02"),
            reason:
                "`ada` is not registered on 2026-06-01: people/ada.md says that the registration begins on 2026-06-02."
        ),
        Case(
            testDescription: "by someone who is not registered any more",
            files: profile("registeredUntil: 2026-05-31"),
            reason:
                "`ada` is not registered on 2026-06-01: people/ada.md says that the registration ended on 2026-05-31."
        ),
        Case(
            testDescription: "by an author of the text",
            person: "dana",
            reason: "`dana` is an author of anemia/causes and cannot review it; ask someone else to sign, or write"
                + " `authorsMayReview: true` under `review` in site.yml."
        ),
        Case(
            testDescription: "where the site passes records over",
            files: settings("register: off"),
            reason: "site.yml ignores records (`register: off` under `review`), so the entry would not count."
        ),
        Case(
            testDescription: "without a signature where the reviewer has a key",
            files: profile("publicKeys: [{key: \(publicKey), from: 2026-06-01}]"),
            reason:
                "`ada` has a public key on 2026-06-01, so no one else can write the entry; name the file of the private"
                + " key with --key."
        ),
        Case(
            testDescription: "without a signature where the reviewer had a key",
            files: profile("publicKeys: [{key: \(publicKey), from: 2026-01-01, until: 2026-05-31}]"),
            reason: "`ada` had a key until 2026-05-31, so that only a signature counts in their name; `sitegen review"
                + " keygen` makes a new key, to be added to `publicKeys` in people/ada.md."
        ),
        Case(
            testDescription: "without a signature where the site asks for one",
            files: settings("signatures: required"),
            reason: "site.yml asks for a signature on every entry, but people/ada.md has no public key on 2026-06-01;"
                + " `sitegen review keygen` makes a key."
        ),
        Case(
            testDescription: "with a next review that is not after this one",
            next: "2026-06-01",
            reason: "--next 2026-06-01 is not after the day of the review, 2026-06-01."
        ),
        Case(
            testDescription: "with a next review later than the site's interval allows",
            next: "2029-06-02",
            reason: "--next 2029-06-02 is later than the site's interval of 36 months allows (2029-06-01)."
        ),
        Case(
            testDescription: "with a key file that is not there",
            keyFile: "none.key",
            reason: "There is no key file 'none.key'; sitegen review keygen makes one."
        ),
    ]

    private func refusal(_ site: SiteOnDesk, of names: [String] = ["anemia/causes"], _ entry: Case) async throws
        -> Refusal?
    {
        let session = try await site.session()
        let next = try entry.next.map { try #require(CalendarDate(iso: $0)) }
        return #expect(throws: Refusal.self) {
            let writing = try EntryWriting(
                session,
                kind: .clinical,
                by: entry.person,
                next: next,
                note: nil,
                signer: try entry.keyFile.map { try .file($0, for: session) { "" } }
            )
            _ = try writing.subjects(try names.map { try SiteOnDesk.text($0, in: session) })
        }
    }

    @Test("for one reason", arguments: cases)
    func reasons(_ entry: Case) async throws {
        #expect(try await refusal(try SiteOnDesk(entry.files), entry) == Refusal(entry.reason))
    }

    @Test("where front matter would contradict the record")
    func frontMatter() async throws {
        let keys = "reviewed: 2026-04-07\nreviewers:\n  - ada\n  - dana\nnextReview: 2027-01-01\nauthors:"
        let site = try SiteOnDesk([SiteOnDesk.article: SiteOnDesk.text.replacing("authors:", with: keys)])
        let reason =
            "The front matter of \(site.site.content)/conditions/anemia/causes.md would disagree with the record about the"
            + " review: delete line 4 (`reviewed`), lines 5 to 7 (`reviewers`) and line 8 (`nextReview`), and run the"
            + " command again."
        #expect(try await refusal(site, Case(testDescription: "", reason: "")) == Refusal(reason))
    }

    @Test("for all reasons at once where it is of several texts")
    func severalTexts() async throws {
        let other = SiteOnDesk.text.replacing("What causes anemia?", with: "What are the signs?")
        let site = try SiteOnDesk(["Content/conditions/anemia/signs.md": other])
        let found = try await refusal(
            site,
            of: ["anemia/signs", "anemia", "anemia/causes"],
            Case(testDescription: "", person: "dana", reason: "")
        )
        #expect(found?.errors == [])
        #expect(
            found?.reasons
                == ["anemia/signs", "anemia/causes"].map { name in
                    "`dana` is an author of \(name) and cannot review it; ask someone else to sign, or write"
                        + " `authorsMayReview: true` under `review` in site.yml."
                }
        )
    }

    @Test("of a text with errors, which it names")
    func errors() async throws {
        let site = try SiteOnDesk([SiteOnDesk.article: SiteOnDesk.text.replacing("Text", with: "[Text](nowhere.md)")])
        let found = try await refusal(site, of: ["anemia/causes", "anemia"], Case(testDescription: "", reason: ""))
        #expect(found?.errors.map(\.location.file.path) == ["conditions/anemia/causes.md"])
        #expect(found?.errors.map { "\($0.identifier)" } == ["link-broken"])
        #expect(found?.reasons == ["anemia/causes cannot be signed while there are errors; fix them first."])
    }

    @Test("where the text has changed since it was read")
    func changedMeanwhile() async throws {
        let site = try SiteOnDesk()
        let session = try await site.session()
        let writing = try EntryWriting(session, kind: .clinical, by: "ada", note: nil, signer: nil)
        let subjects = try writing.subjects([try SiteOnDesk.text("anemia/causes", in: session)])
        try site.replace("Text about causes", with: "Another text")
        let found = #expect(throws: Refusal.self) {
            try writing.write(subjects, about: \.self) { _ in Issue.record("nothing was written") }
        }
        #expect(
            found == Refusal("conditions/anemia/causes.md has changed since it was read; look at it again.")
        )
    }
}
