import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen review refuses")
struct RefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var files: [String: String?] = [:]
        var arguments: [String] = ["--by", "ada"]
        let message: String
    }

    private static let reviewer = StandardFile.reviewer.rawValue
    private static let fix =
        "sitegen: error: anemia/causes cannot be signed while there are errors; fix them first.\n"

    private static func settings(_ review: String) -> [String: String?] {
        let settings = TemporarySite.standardFiles[StandardFile.settings.rawValue] ?? ""
        return [StandardFile.settings.rawValue: "\(settings)\nreview: {\(review)}\n"]
    }

    private static func profile(_ keys: String) -> [String: String?] {
        [reviewer: "---\nname: Dr. Ada Example\n\(keys)\n---\nA profile.\n"]
    }

    private static func article(_ keys: String) -> [String: String?] {
        [ReviewSite.article: ReviewSite.text.replacing("authors:", with: "\(keys)\nauthors:")]
    }

    /// The public key of the first test in RFC 8032, section 7.1.
    private static let publicKey = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="

    static let cases = [
        Case(
            testDescription: "somebody who is not there",
            arguments: ["--by", "adda"],
            message: "sitegen: error: No one has the id `adda`: there is no people/adda.md; did you mean `ada`?\n"
        ),
        Case(
            testDescription: "an author of two texts",
            files: [
                "Content/conditions/anemia/signs.md": ReviewSite.text.replacing("What causes anemia?", with: "Signs?")
            ],
            arguments: ["anemia/signs", "--by", "dana"],
            message: """
                sitegen: error: `dana` is an author of anemia/causes and cannot review it; ask someone else to sign, or write `authorsMayReview: true` under `review` in site.yml.
                sitegen: error: `dana` is an author of anemia/signs and cannot review it; ask someone else to sign, or write `authorsMayReview: true` under `review` in site.yml.

                """
        ),
        Case(
            testDescription: "a text with errors",
            files: [ReviewSite.article: ReviewSite.text.replacing("Text", with: "[Text](nowhere.md)")],
            message: """
                Content/conditions/anemia/causes.md:8:8: error: There is no page or file `nowhere.md` [link-broken]
                   8 | [Text](nowhere.md) about causes, such as a lack of iron.
                     |        ^~~~~~~~~~
                     = help: write the relative path of a `.md` file or another file that exists

                """ + fix
        ),
        Case(
            testDescription: "a text that cannot be read",
            files: [ReviewSite.article: ReviewSite.unreadableText],
            message: """
                Content/conditions/anemia/causes.md:1:1: error: The front matter that starts here is never closed \
                [front-matter-unclosed]
                   1 | ---
                     | ^~~
                     = help: put a line `---` after the last key
                sitegen: error: 'anemia/causes' cannot be read; fix it first.

                """
        ),
        Case(
            testDescription: "a reviewer whose profile has errors",
            files: profile("registeredUntil: soon"),
            message: """
                Content/people/ada.md:3:18: error: `soon` is not a date [invalid-date]
                   3 | registeredUntil: soon
                     |                  ^~~~
                     = help: write `registeredUntil` as year-month-day, such as `2026-04-07`
                sitegen: error: Fix people/ada.md first.

                """
        ),
        Case(
            testDescription: "a site whose policy cannot be read",
            files: settings("interval: 3 yeers"),
            message: """
                Content/site.yml:8:20: error: `interval` must be a number and `months` or `years`, not `3 yeers` \
                [invalid-duration]
                   8 | review: {interval: 3 yeers}
                     |                    ^~~~~~~
                     = help: write for example `interval: 36 months`
                sitegen: error: Fix site.yml first.

                """
        ),
        Case(
            testDescription: "a record that was changed by hand",
            files: [
                ReviewSite.record: """
                - date: 2026-05-01
                  reviewer: ada
                  kind: clinical
                  nextReview: 2029-05-01
                  text: 4c4b12cd47b5a79e967f13ced39b44b82510c9e8f039c6b1b96d7218604e6582
                  before: 4c4b12cd47b5a79e967f13ced39b44b82510c9e8f039c6b1b96d7218604e6582
                """
            ],
            message: """
                Content/conditions/anemia/causes.review.yml:6:11: error: The first entry names one before it, but \
                there is none: entries above it were deleted [record-broken]
                   6 |   before: 4c4b12cd47b5a79e967f13ced39b44b82510c9e8f039c6b1b96d7218604e6582
                     |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records

                """ + fix
        ),
    ]

    @Test("to sign for or with", arguments: cases)
    func refusals(_ refusal: Case) async throws {
        let site = try ReviewSite(refusal.files)
        let before = try site.site.files(below: "Content")
        let outcome = try await Sitegen.run(
            ["review", "sign", "anemia/causes", "--yes", "--as-of", "2026-06-01"] + refusal.arguments,
            in: site.site
        )
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.errors == refusal.message)
        #expect(try site.site.files(below: "Content") == before)
    }

    @Test("a key that is not the reviewer's, and one where the profile has none")
    func foreignKey() async throws {
        let keys = try TemporarySite(standard: ["a": ""])
        let file = keys.folder.appendingPathComponent("ada.key").path
        let site = try ReviewSite()
        let half = try await site.keygen(file)
        let none = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes", "--key", file)
        #expect(none.status == 1)
        #expect(
            none.errors == """
                sitegen: error: people/ada.md has no public key on 2026-06-01, so no one could check the signature; write \(half) under `publicKeys` there, or leave the key out.

                """
        )
        try site.site.write(
            "---\nname: Dr. Ada Example\npublicKeys: [{key: \(Self.publicKey), from: 2026-06-01}]\n---\nA profile.\n",
            to: Self.reviewer
        )
        let foreign = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes", "--key", file)
        #expect(foreign.status == 1)
        #expect(
            foreign.errors == """
                sitegen: error: The key does not belong to `ada` on 2026-06-01: its public half is \(half), but people/ada.md does not list that for the day.

                """
        )
        #expect(!site.has(ReviewSite.record))
    }

    @Test("nothing where the site lets authors review, or front matter says just what will be on record")
    func allowed() async throws {
        let authors = try ReviewSite(Self.settings("authorsMayReview: true"))
        try await authors.sign(by: "dana")
        let stated = try ReviewSite(Self.article("reviewed: 2026-06-01\nreviewers: [ada]"))
        try await stated.sign()
        #expect(try await stated.build().errors == "")
    }

    @Test(
        "to look for a text that is not there",
        arguments: [["sign", "--by", "ada"], ["editorial", "--by", "ada", "--note", "A typo"], ["history"]]
    )
    func unknownText(command: [String]) async throws {
        let outcome = try await Sitegen.run(["review"] + command + ["anemia/cuases"], in: try ReviewSite().site)
        #expect(outcome.status == 1)
        #expect(
            outcome.errors == """
                sitegen: error: There is no text 'anemia/cuases' to review; did you mean `anemia/causes`?

                """
        )
    }
}
