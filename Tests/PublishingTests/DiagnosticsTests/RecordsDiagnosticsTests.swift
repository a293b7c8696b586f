import Testing

@Suite("The record of a text")
struct RecordsDiagnosticsTests {
    @Test("is held to what it says, to its text and to the site", arguments: RecordsMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }

    @Test("that is in order is not mentioned", arguments: RecordsMistakes.sound)
    func sound(_ site: Mistake) async throws {
        let report = try await site.site().report()
        #expect(report == "")
    }

    @Test("can be checked by no one where the theme does not mark what was reviewed", arguments: RecordsMistakes.marks)
    func marks(_ mistake: Mistake) async throws {
        let site = try mistake.site()
        let report = site.report(try await site.build(writes: true))
        #expect(report == mistake.report)
    }
}

/// Records of the standard site's article, written down. The digests and signatures were made by sitegen.
enum Records {
    /// A record of these entries.
    static func text(_ entries: [String]) -> String {
        "# Reviews of causes.md, the newest last. Written by `sitegen review`; do not edit.\n" + entries.joined()
    }

    /// A review.
    static let first = """
        - date: 2026-04-07
          reviewer: ada
          kind: clinical
          nextReview: 2029-04-07
          text: 8af3fde396abafb836d4b1de880bfa8a2f8ad2f5912dbcf6a49757417559a00f
          shared:
            disclaimers/general: 05b7067429197964db0e42ac32b0ab3a45f2a7280602a4b0a207200f8a4eaad3

        """
    /// The same, with the address of the article.
    static let placed = first.replacing(
        "kind: clinical\n",
        with: "kind: clinical\n  address: /conditions/anemia/causes/\n"
    )
    /// An editor's entry that follows it.
    static let second = """
        - date: 2026-05-02
          reviewer: dana
          kind: editorial
          text: 8af3fde396abafb836d4b1de880bfa8a2f8ad2f5912dbcf6a49757417559a00f
          shared:
            disclaimers/general: 05b7067429197964db0e42ac32b0ab3a45f2a7280602a4b0a207200f8a4eaad3
          note: A typo in the second paragraph.
          before: d2cd187c7f019023af9ea54a958e69d8d4f2ab5ae4da827c88e408a2cf79d1ba

        """
    /// A review that follows the editor's entry.
    static let third = review(
        "2026-05-20",
        next: "2029-05-20",
        before: "c52b83c84e9ae828fd89328293b509f0cf62456d45613db9c3025052e4426401"
    )
    /// A review that follows the first one.
    static let thirdAfterFirst = review("2026-05-20", next: "2029-05-20", before: digestOfFirst)
    /// A review that follows the first one, of the day before it.
    static let goesBack = review("2026-04-06", next: "2029-04-06", before: digestOfFirst)
    /// A review of the day after the build, which follows the first one.
    static let future = review("2026-06-02", next: "2029-06-02", before: digestOfFirst)
    /// The first review, signed with the private key of the bytes 0 to 31.
    static let signed =
        placed
        + "  signature: Lv17qytdtr2X+E7MmM+9KrVNsTYhKv7A0ruYcHLYV4QhtS9e1djH6ILtlNnjV8GOFM+svLACEDL/pGnRln6UDg==\n"
    /// The first review, signed with the private key of the bytes 1 to 32.
    static let forged =
        placed
        + "  signature: U1ZMk4Di3V2gh28Hj1EomjNcDyGn+YYBpkGFAAPG+1kTCteeJgb81ipdyLKP8+SGzcNu8+wVthg12whIntbfDw==\n"

    private static let digestOfFirst = "d2cd187c7f019023af9ea54a958e69d8d4f2ab5ae4da827c88e408a2cf79d1ba"

    private static func review(_ day: String, next: String, before: String) -> String {
        first.replacing("date: 2026-04-07", with: "date: \(day)")
            .replacing("nextReview: 2029-04-07", with: "nextReview: \(next)")
            + "  before: \(before)\n"
    }
}

enum RecordsMistakes {
    private static let record = "Content/conditions/anemia/causes.review.yml"
    private static let keys = "reviewed: 2026-04-07\nreviewers: [ada]\n"
    private static let publicKey = """
        credentials: MD
        publicKeys:
          - key: A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=
            from: 2026-01-01
        """

    /// Sites in which nothing is wrong.
    static let sound: [Mistake] = [
        Mistake(
            "alone",
            edits: [.init(.article, keys, "")],
            files: [record: .text(Records.text([Records.first]))],
            report: ""
        ),
        Mistake("beside front matter that agrees", files: [record: .text(Records.text([Records.first]))], report: ""),
        Mistake(
            "with an editor's entry",
            edits: [.init(.article, keys, "")],
            files: [record: .text(Records.text([Records.first, Records.second, Records.third]))],
            report: ""
        ),
        Mistake(
            "of a text that was touched after the review, as its digest tells, for the better",
            edits: [.init(.article, keys, "updated: 2026-05-30\n")],
            files: [record: .text(Records.text([Records.first]))],
            report: ""
        ),
        Mistake(
            "where the site requires one, and a signature",
            edits: [
                .init(.article, keys, ""), .init(.reviewer, "credentials: MD", publicKey),
                .init(.settings, "language: en", "language: en\nreview: {register: required, signatures: required}"),
            ],
            files: [record: .text(Records.text([Records.signed]))],
            report: ""
        ),
        Mistake(
            "by the author where the site lets authors review",
            edits: [
                .init(.article, keys, ""),
                .init(.settings, "language: en", "language: en\nreview: {authorsMayReview: true}"),
            ],
            files: [record: .text(Records.text([Records.first.replacing("ada", with: "dana")]))],
            report: ""
        ),
        Mistake(
            "that is not looked at",
            edits: [.init(.settings, "language: en", "language: en\nreview: {register: off}")],
            files: [record: "nonsense"],
            report: ""
        ),
        Mistake(
            "with another disclaimer that is signed by itself",
            edits: [.init(.article, keys, "")],
            files: [
                record: .text(Records.text([Records.first.replacing("general: 05b", with: "general: 15b")])),
                "Content/disclaimers/general.review.yml": .text(
                    """
                    - date: 2026-05-02
                      reviewer: ada
                      kind: clinical
                      text: 05b7067429197964db0e42ac32b0ab3a45f2a7280602a4b0a207200f8a4eaad3

                    """
                ),
            ],
            report: ""
        ),
        Mistake(
            "of a text that nobody reviewed where nothing is done about it",
            edits: [
                .init(.article, keys, ""),
                .init(
                    .settings,
                    "language: en",
                    "language: en\nreview: {policy: {standard: {neverReviewed: nothing}}}"
                ),
            ],
            report: ""
        ),
    ]

    /// What only a build finds.
    static let marks: [Mistake] = [
        Mistake(
            "a theme without marks",
            edits: [.init(.article, keys, "")],
            files: [record: .text(Records.text([Records.first]))],
            report: """
                Templates/article.mustache:1:1: error: No one can check the review of `conditions/anemia/causes.md` on its page: instead of `title: What causes anemia?`, it has nothing [review-marks-missing]
                   1 | {{<layout}}{{$main}}{{#text}}<p>{{summary}}</p>{{{body}}}{{#review}}<p>Reviewed {{reviewed.text}}, due {{due.text}}{{#isOverdue}}, overdue{{/isOverdue}}</p>{{…
                     | ^
                     = help: mark what is reviewed with `data-reviewed`, and the theme's own words within it with `data-unreviewed`, as docs/templates.md shows
                """
        )
    ]

    private static let remarks = "Content/conditions/anemia/causes.remarks.yml"

    private static func remark(_ keys: String, decision: String = "changes", by reviewer: String = "ada") -> String {
        """
        - date: 2026-05-20
          reviewer: \(reviewer)
          decision: \(decision)
          text: \(String(repeating: "3f0a", count: 16))
          remark: Say how often this is.

        """ + keys
    }

    static let all: [Mistake] = [
        Mistake(
            "a remark without an answer on words of the text, and one with an answer",
            files: [
                remarks: .text(
                    remark("  section: Blood loss\n  quote: about **causes**\n") + remark("  answer: Done.\n")
                )
            ],
            report: """
                Content/conditions/anemia/causes.md:10:6: warning: Dr. Ada Example (`ada`) asked for a change on 2026-05-20: “Say how often this is.” [remark-open]
                  10 | Text about causes.
                     |      ^~~~~~~~~~~~
                     = help: change the text where it needs it, then write `answer:` below the remark in `causes.remarks.yml`
                Content/conditions/anemia/causes.remarks.yml:1:9: note: the remark
                   1 | - date: 2026-05-20
                     |         ^~~~~~~~~~
                """
        ),
        Mistake(
            "a remark on words of a section that are gone, in a draft",
            edits: [.init(.article, "authors: [dana]", "authors: [dana]\ndraft: true")],
            files: [remarks: .text(remark("  section: Blood loss\n  quote: Some words\n", decision: "declined"))],
            report: """
                Content/conditions/anemia/causes.md:9:4: warning: Dr. Ada Example (`ada`) declined to vouch for the text on 2026-05-20: “Say how often this is.” [remark-open]
                   9 | ## Blood loss
                     |    ^~~~~~~~~~
                     = help: change the text where it needs it, then write `answer:` below the remark in `causes.remarks.yml`
                Content/conditions/anemia/causes.remarks.yml:1:9: note: the remark
                   1 | - date: 2026-05-20
                     |         ^~~~~~~~~~
                """
        ),
        Mistake(
            "a remark on the whole text, and one on its summary",
            files: [
                remarks: .text(remark("", decision: "remark") + remark("  quote: few red\n", decision: "remark"))
            ],
            report: """
                Content/conditions/anemia/causes.md:2:8: warning: Dr. Ada Example (`ada`) made a remark on 2026-05-20: “Say how often this is.” [remark-open]
                   2 | title: What causes anemia?
                     |        ^~~~~~~~~~~~~~~~~~~
                     = help: change the text where it needs it, then write `answer:` below the remark in `causes.remarks.yml`
                Content/conditions/anemia/causes.remarks.yml:1:9: note: the remark
                   1 | - date: 2026-05-20
                     |         ^~~~~~~~~~
                Content/conditions/anemia/causes.md:3:10: warning: Dr. Ada Example (`ada`) made a remark on 2026-05-20: “Say how often this is.” [remark-open]
                   3 | summary: Too few red cells.
                     |          ^~~~~~~~~~~~~~~~~~
                     = help: change the text where it needs it, then write `answer:` below the remark in `causes.remarks.yml`
                Content/conditions/anemia/causes.remarks.yml:6:9: note: the remark
                   6 | - date: 2026-05-20
                     |         ^~~~~~~~~~
                """
        ),
        Mistake(
            "remarks on the disclaimer and on the glossary",
            files: [
                "Content/disclaimers/general.remarks.yml": .text(remark("  quote: not advice\n")),
                "Content/glossary.yml": """
                - term: iron
                  meaning: A metal.
                - term: ferritin
                  meaning: It stores iron.
                """,
                "Content/glossary.remarks.yml": .text(remark("  section: ferritin\n  quote: stores iron\n")),
            ],
            report: """
                Content/disclaimers/general.md:1:9: warning: Dr. Ada Example (`ada`) asked for a change on 2026-05-20: “Say how often this is.” [remark-open]
                   1 | This is not advice.
                     |         ^~~~~~~~~~
                     = help: change the text where it needs it, then write `answer:` below the remark in `general.remarks.yml`
                Content/disclaimers/general.remarks.yml:1:9: note: the remark
                   1 | - date: 2026-05-20
                     |         ^~~~~~~~~~
                Content/glossary.yml:3:9: warning: Dr. Ada Example (`ada`) asked for a change on 2026-05-20: “Say how often this is.” [remark-open]
                   3 | - term: ferritin
                     |         ^~~~~~~~
                     = help: change the text where it needs it, then write `answer:` below the remark in `glossary.remarks.yml`
                Content/glossary.remarks.yml:1:9: note: the remark
                   1 | - date: 2026-05-20
                     |         ^~~~~~~~~~
                """
        ),
        Mistake(
            "an answered remark of someone who has no profile",
            files: [remarks: .text(remark("  answer: Done.\n", by: "adda"))],
            report: """
                Content/conditions/anemia/causes.remarks.yml:2:13: error: No person has the id `adda` [person-unknown]
                   2 |   reviewer: adda
                     |             ^~~~
                     = help: did you mean `ada`?
                """
        ),
        Mistake(
            "remarks beside no text",
            files: [
                "Content/conditions/anemia/signs.remarks.yml": .text(remark("")),
                "Content/glossary.remarks.yml": .text(remark("")),
                "Content/people/ada.remarks.yml": .text(remark("")),
                "Content/conditions/anemia/causes.remarks.yaml": .text(remark("")),
            ],
            report: """
                Content/conditions/anemia/causes.remarks.yaml:1:1: error: The name of a file of remarks ends in `.remarks.yml` [misplaced-file]
                   1 | - date: 2026-05-20
                     | ^
                     = help: rename the file to `causes.remarks.yml`
                Content/conditions/anemia/signs.remarks.yml:1:1: error: There is no text `conditions/anemia/signs.md` for these remarks [record-orphaned]
                   1 | - date: 2026-05-20
                     | ^
                     = help: move the file to where its text is now, or delete it (git keeps it)
                Content/glossary.remarks.yml:1:1: error: There is no text `glossary.yml` for these remarks [record-orphaned]
                   1 | - date: 2026-05-20
                     | ^
                     = help: move the file to where its text is now, or delete it (git keeps it)
                Content/people/ada.remarks.yml:1:1: error: These remarks have no text beside them [misplaced-file]
                   1 | - date: 2026-05-20
                     | ^
                     = help: put it next to an article, a subject such as a condition, a disclaimer or `glossary.yml`, or delete it
                """
        ),
        Mistake(
            "a text without a record where the site requires one",
            edits: [
                .init(.settings, "language: en", "language: en\nreview: {register: required}")
            ],
            report: """
                Content/conditions/anemia/causes.md:1:1: error: No review of the text is on record [never-reviewed]
                   1 | ---
                     | ^~~
                     = help: have it reviewed, then run `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        ),
        Mistake(
            "a text of low risk that nobody reviewed",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]", "risk: low")
            ],
            report: """
                Content/conditions/anemia/causes.md:1:1: warning: No review of the text is on record; the page says so and asks search engines not to list it [never-reviewed]
                   1 | ---
                     | ^~~
                     = help: have it reviewed, then add `reviewed:` with the day and `reviewers:` with the ids of the reviewers
                """
        ),
        Mistake(
            "a text that nobody reviewed on a site that says so and goes on",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(.settings, "language: en", "language: en\nreview: {policy: {standard: {neverReviewed: label}}}"),
            ],
            report: """
                Content/conditions/anemia/causes.md:1:1: warning: No review of the text is on record; the page says so [never-reviewed]
                   1 | ---
                     | ^~~
                     = help: have it reviewed, then add `reviewed:` with the day and `reviewers:` with the ids of the reviewers
                """
        ),
        Mistake(
            "a text that was changed after its review",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(.article, "Text about causes.", "Text about causes and more."),
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:6:9: warning: The text is not the one that was reviewed by `ada` on 2026-04-07, with the digest `8af3fde396ab`; the page says so and asks search engines not to list it [text-changed]
                   6 |   text: 8af3fde396abafb836d4b1de880bfa8a2f8ad2f5912dbcf6a49757417559a00f
                     |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: have it reviewed again, then run `sitegen review sign conditions/anemia/causes.md --by ID`, or, if only a typo was fixed, `sitegen review editorial conditions/anemia/causes.md --by ID --note TEXT`
                """
        ),
        Mistake(
            "a text of high risk that was changed after an editor had fixed it",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(.article, "authors: [dana]", "authors: [dana]\nrisk: high"),
                .init(.article, "Text about causes.", "Text about causes and more."),
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first, Records.second]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:12:9: error: The text is not the one that was reviewed by `ada` on 2026-04-07 and edited by `dana` on 2026-05-02, with the digest `8af3fde396ab` [text-changed]
                  12 |   text: 8af3fde396abafb836d4b1de880bfa8a2f8ad2f5912dbcf6a49757417559a00f
                     |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: have it reviewed again, then run `sitegen review sign conditions/anemia/causes.md --by ID`, or, if only a typo was fixed, `sitegen review editorial conditions/anemia/causes.md --by ID --note TEXT`
                """
        ),
        Mistake(
            "a disclaimer that was changed after the review",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(.disclaimer, "not advice", "no advice"),
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:2:9: warning: `disclaimers/general` has changed since the text was reviewed by `ada` on 2026-04-07; the page says so [shared-text-changed]
                   2 | - date: 2026-04-07
                     |         ^~~~~~~~~~
                     = help: have it reviewed again, then run `sitegen review sign conditions/anemia/causes.md --by ID`, or have `disclaimers/general` reviewed once for all pages: `sitegen review sign disclaimers/general --by ID`
                """
        ),
        Mistake(
            "a word that is explained since the review of a text of high risk",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(.article, "authors: [dana]", "authors: [dana]\nrisk: high"),
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first])),
                "Content/glossary.yml": "- term: causes\n  meaning: What makes something happen.\n",
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:2:9: error: `glossary` was not on the page when the text was reviewed by `ada` on 2026-04-07: it now explains `causes` [shared-text-changed]
                   2 | - date: 2026-04-07
                     |         ^~~~~~~~~~
                     = help: have it reviewed again, then run `sitegen review sign conditions/anemia/causes.md --by ID`, or have `glossary` reviewed once for all pages: `sitegen review sign glossary --by ID`
                """
        ),
        Mistake(
            "a word whose meaning changed since the review",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([
                        Records.first + "    glossary: \(String(repeating: "7", count: 64))\n"
                    ])
                ),
                "Content/glossary.yml": "- term: causes\n  meaning: What makes something happen.\n",
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:2:9: warning: `glossary` has changed since the text was reviewed by `ada` on 2026-04-07: at least one of these meanings was added, changed or removed: `causes`; the page says so [shared-text-changed]
                   2 | - date: 2026-04-07
                     |         ^~~~~~~~~~
                     = help: have it reviewed again, then run `sitegen review sign conditions/anemia/causes.md --by ID`, or have `glossary` reviewed once for all pages: `sitegen review sign glossary --by ID`
                """
        ),
        Mistake(
            "a reviewer who was registered after the review",
            edits: [
                .init(.reviewer, "credentials: MD", "credentials: MD\nregisteredFrom: 2026-04-08")
            ],
            report: """
                Content/conditions/anemia/causes.md:5:13: error: `ada` was not registered on 2026-04-07, the day of the review [reviewer-unregistered]
                   5 | reviewers: [ada]
                     |             ^~~
                     = help: have the text reviewed by someone who is registered, or correct the days in `people/ada.md`
                Content/people/ada.md:4:17: note: the registration begins on 2026-04-08
                   4 | registeredFrom: 2026-04-08
                     |                 ^~~~~~~~~~
                """
        ),
        Mistake(
            "a reviewer whose registration had ended",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(.reviewer, "credentials: MD", "credentials: MD\nregisteredUntil: 2026-04-06"),
                .init(
                    .settings,
                    "language: en",
                    "language: en\nreview: {policy: {standard: {reviewerUnregistered: noindex}}}"
                ),
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:3:13: warning: `ada` was not registered on 2026-04-07, the day of the review; the page says so and asks search engines not to list it [reviewer-unregistered]
                   3 |   reviewer: ada
                     |             ^~~
                     = help: have it reviewed by someone who is registered, then run `sitegen review sign conditions/anemia/causes.md --by ID`, or correct the days in `people/ada.md`
                Content/people/ada.md:4:18: note: it ended on 2026-04-06
                   4 | registeredUntil: 2026-04-06
                     |                  ^~~~~~~~~~
                """
        ),
        Mistake(
            "a text that was withdrawn",
            edits: [
                .init(
                    .article,
                    "authors: [dana]",
                    "authors: [dana]\nwithdrawn: The study behind it was retracted.\nwithdrawnOn: 2026-05-03"
                )
            ],
            report: """
                Content/conditions/anemia/causes.md:7:12: note: The text is withdrawn; the page shows a notice instead of the text [text-withdrawn]
                   7 | withdrawn: The study behind it was retracted.
                     |            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: delete `withdrawn` once the text is fixed, or the file once no one needs its address
                """
        ),
        Mistake(
            "a text that was withdrawn, and may not even be a notice",
            edits: [
                .init(
                    .article,
                    "authors: [dana]",
                    "authors: [dana]\nwithdrawn: The study behind it was retracted.\nwithdrawnOn: 2026-05-03"
                ),
                .init(.settings, "language: en", "language: en\nreview: {policy: {standard: {withdrawn: fail}}}"),
            ],
            report: """
                Content/conditions/anemia/causes.md:7:12: error: The text is withdrawn [text-withdrawn]
                   7 | withdrawn: The study behind it was retracted.
                     |            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: delete `withdrawn` once the text is fixed, or the file once no one needs its address
                """
        ),
        Mistake(
            "a record whose article is gone",
            edits: [],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first])),
                "Content/conditions/anemia/causes.md": .nothing,
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:1:1: error: There is no text `conditions/anemia/causes.md` for this record [record-orphaned]
                   1 | # Reviews of causes.md, the newest last. Written by `sitegen review`; do not edit.
                     | ^
                     = help: move the record to where its text is now, or delete it (git keeps it)
                """
        ),
        Mistake(
            "a record of a glossary that is not there",
            edits: [],
            files: [
                "Content/glossary.review.yml": .text(Records.text([Records.first]))
            ],
            report: """
                Content/glossary.review.yml:1:1: error: There is no text `glossary.yml` for this record [record-orphaned]
                   1 | # Reviews of causes.md, the newest last. Written by `sitegen review`; do not edit.
                     | ^
                     = help: move the record to where its text is now, or delete it (git keeps it)
                """
        ),
        Mistake(
            "entries whose days go back",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first, Records.goesBack]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:9:9: error: The entry is dated 2026-04-06, before the entry above it, which is dated 2026-04-07 [record-order]
                   9 | - date: 2026-04-06
                     |         ^~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records
                """
        ),
        Mistake(
            "entries in another order",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first, Records.third, Records.second])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:16:11: error: `before` is not the digest of the entry above it: that entry was changed later, or an entry was moved, added or deleted here [record-broken]
                  16 |   before: c52b83c84e9ae828fd89328293b509f0cf62456d45613db9c3025052e4426401
                     |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records; where two branches both signed, keep the record of one, and sign again
                Content/conditions/anemia/causes.review.yml:2:9: note: the entry above
                   2 | - date: 2026-04-07
                     |         ^~~~~~~~~~
                Content/conditions/anemia/causes.review.yml:17:9: error: The entry is dated 2026-05-02, before the entry above it, which is dated 2026-05-20 [record-order]
                  17 | - date: 2026-05-02
                     |         ^~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records
                Content/conditions/anemia/causes.review.yml:24:11: error: `before` is not the digest of the entry above it: that entry was changed later, or an entry was moved, added or deleted here [record-broken]
                  24 |   before: d2cd187c7f019023af9ea54a958e69d8d4f2ab5ae4da827c88e408a2cf79d1ba
                     |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records; where two branches both signed, keep the record of one, and sign again
                Content/conditions/anemia/causes.review.yml:9:9: note: the entry above
                   9 | - date: 2026-05-20
                     |         ^~~~~~~~~~
                """
        ),
        Mistake(
            "an entry taken out of the middle",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first, Records.third]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:16:11: error: `before` is not the digest of the entry above it: that entry was changed later, or an entry was moved, added or deleted here [record-broken]
                  16 |   before: c52b83c84e9ae828fd89328293b509f0cf62456d45613db9c3025052e4426401
                     |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records; where two branches both signed, keep the record of one, and sign again
                Content/conditions/anemia/causes.review.yml:2:9: note: the entry above
                   2 | - date: 2026-04-07
                     |         ^~~~~~~~~~
                """
        ),
        Mistake(
            "an entry that was changed after the next one was written",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("2029-04-07", with: "2028-04-07"), Records.second])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:16:11: error: `before` is not the digest of the entry above it: that entry was changed later, or an entry was moved, added or deleted here [record-broken]
                  16 |   before: d2cd187c7f019023af9ea54a958e69d8d4f2ab5ae4da827c88e408a2cf79d1ba
                     |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records; where two branches both signed, keep the record of one, and sign again
                Content/conditions/anemia/causes.review.yml:2:9: note: the entry above
                   2 | - date: 2026-04-07
                     |         ^~~~~~~~~~
                """
        ),
        Mistake(
            "the first entry taken out",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.thirdAfterFirst]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:9:11: error: The first entry names one before it, but there is none: entries above it were deleted [record-broken]
                   9 |   before: d2cd187c7f019023af9ea54a958e69d8d4f2ab5ae4da827c88e408a2cf79d1ba
                     |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records
                """
        ),
        Mistake(
            "an entry that does not name the one before it",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([
                        Records.first,
                        Records.second.replacing(
                            "  before: d2cd187c7f019023af9ea54a958e69d8d4f2ab5ae4da827c88e408a2cf79d1ba\n",
                            with: ""
                        ),
                    ])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:9:9: error: The entry does not name the one above it: every entry but the first has the key `before` [record-broken]
                   9 | - date: 2026-05-02
                     |         ^~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records
                """
        ),
        Mistake(
            "the record of another article",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first])),
                "Content/conditions/anemia/iron.md":
                    "---\ntitle: What is iron?\nsummary: A metal.\n---\nText about iron.\n",
                "Content/conditions/anemia/iron.review.yml": .text(Records.text([Records.first])),
            ],
            report: """
                Content/conditions/anemia/iron.review.yml:6:9: error: The review on record is of `conditions/anemia/causes.md`, not of `conditions/anemia/iron.md` [record-of-another-text]
                   6 |   text: 8af3fde396abafb836d4b1de880bfa8a2f8ad2f5912dbcf6a49757417559a00f
                     |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: put the record back beside its own text; each text needs a review of its own
                Content/conditions/anemia/iron.review.yml:6:9: warning: The text is not the one that was reviewed by `ada` on 2026-04-07, with the digest `8af3fde396ab`; the page says so and asks search engines not to list it [text-changed]
                   6 |   text: 8af3fde396abafb836d4b1de880bfa8a2f8ad2f5912dbcf6a49757417559a00f
                     |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: have it reviewed again, then run `sitegen review sign conditions/anemia/iron.md --by ID`, or, if only a typo was fixed, `sitegen review editorial conditions/anemia/iron.md --by ID --note TEXT`
                """
        ),
        Mistake(
            "front matter that says something other than the record",
            edits: [
                .init(
                    .article,
                    "reviewed: 2026-04-07\nreviewers: [ada]",
                    "reviewed: 2026-04-08\nreviewers: [dana]\nnextReview: 2027-01-01"
                )
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first]))
            ],
            report: """
                Content/conditions/anemia/causes.md:4:11: error: `reviewed` is 2026-04-08, but the last review on record was on 2026-04-07 [record-contradicted]
                   4 | reviewed: 2026-04-08
                     |           ^~~~~~~~~~
                     = help: delete the key, since the record has it, or write what the record says
                Content/conditions/anemia/causes.review.yml:2:9: note: on record here
                   2 | - date: 2026-04-07
                     |         ^~~~~~~~~~
                Content/conditions/anemia/causes.md:5:13: error: `reviewers` names `dana`, but the record names `ada` [record-contradicted]
                   5 | reviewers: [dana]
                     |             ^~~~
                     = help: delete the key, since the record has it, or write what the record says
                Content/conditions/anemia/causes.review.yml:3:13: note: on record here
                   3 |   reviewer: ada
                     |             ^~~
                Content/conditions/anemia/causes.md:6:13: error: `nextReview` is 2027-01-01, but on record the next review is due on 2029-04-07 [record-contradicted]
                   6 | nextReview: 2027-01-01
                     |             ^~~~~~~~~~
                     = help: delete the key, since the record has it, or write what the record says
                Content/conditions/anemia/causes.review.yml:5:15: note: on record here
                   5 |   nextReview: 2029-04-07
                     |               ^~~~~~~~~~
                """
        ),
        Mistake(
            "an editor's entry without a review",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([
                        Records.second.replacing(
                            "  before: d2cd187c7f019023af9ea54a958e69d8d4f2ab5ae4da827c88e408a2cf79d1ba\n",
                            with: ""
                        )
                    ])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:2:9: error: `dana` carried a review over to an edited text, but there is no clinical review before it [editorial-unfounded]
                   2 | - date: 2026-05-02
                     |         ^~~~~~~~~~
                     = help: delete the record (git keeps it), have the text reviewed, then run `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        ),
        Mistake(
            "an entry without a signature by somebody who has a key",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(
                    .reviewer,
                    "credentials: MD",
                    "credentials: MD\npublicKeys:\n  - key: A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=\n    from: 2026-01-01"
                ),
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:2:9: error: The entry has no signature, but on its day, 2026-04-07, `ada` has a key [signature-missing]
                   2 | - date: 2026-04-07
                     |         ^~~~~~~~~~
                     = help: delete the entry, and ask `ada` to run `sitegen review sign conditions/anemia/causes.md --by ada --key FILE`
                """
        ),
        Mistake(
            "a review in front matter by somebody who has a key",
            edits: [
                .init(
                    .reviewer,
                    "credentials: MD",
                    "credentials: MD\npublicKeys:\n  - key: A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=\n    from: 2026-01-01"
                )
            ],
            report: """
                Content/conditions/anemia/causes.md:5:13: error: `ada` has a key on 2026-04-07, but a review in front matter has no signature [signature-missing]
                   5 | reviewers: [ada]
                     |             ^~~
                     = help: delete `reviewed` and `reviewers`, and ask `ada` to run `sitegen review sign conditions/anemia/causes.md --by ada --key FILE`
                Content/people/ada.md:5:10: note: the key
                   5 |   - key: A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=
                     |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                """
        ),
        Mistake(
            "a review in front matter where the site requires signatures",
            edits: [.init(.settings, "language: en", "language: en\nreview: {signatures: required}")],
            report: """
                Content/conditions/anemia/causes.md:1:1: error: No review of the text is on record [never-reviewed]
                   1 | ---
                     | ^~~
                     = help: have it reviewed, then run `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        ),
        Mistake(
            "an entry without a signature where the site requires one",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(.settings, "language: en", "language: en\nreview: {signatures: required}"),
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.placed]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:2:9: error: The entry has no signature, but site.yml asks for one on every entry (`signatures: required`) [signature-missing]
                   2 | - date: 2026-04-07
                     |         ^~~~~~~~~~
                     = help: delete the entry; `ada` makes a key by `sitegen review keygen FILE`, then runs `sitegen review sign conditions/anemia/causes.md --by ada --key FILE`
                """
        ),
        Mistake(
            "a forged signature",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(
                    .reviewer,
                    "credentials: MD",
                    "credentials: MD\npublicKeys:\n  - key: A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=\n    from: 2026-01-01"
                ),
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.forged]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:10:14: error: The signature is not valid: the entry was changed, or signed with a key that `ada` does not have [signature-invalid]
                  10 |   signature: U1ZMk4Di3V2gh28Hj1EomjNcDyGn+YYBpkGFAAPG+1kTCteeJgb81ipdyLKP8+SGzcNu8+wVthg12whIntbfDw==
                     |              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git, or delete the entry and run `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        ),
        Mistake(
            "a signature that nobody can check",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.signed]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:10:14: error: The entry is signed, but `ada` has no public key on 2026-04-07 to check it with [signature-invalid]
                  10 |   signature: Lv17qytdtr2X+E7MmM+9KrVNsTYhKv7A0ruYcHLYV4QhtS9e1djH6ILtlNnjV8GOFM+svLACEDL/pGnRln6UDg==
                     |              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write the key under `publicKeys` in people/ada.md; without the key, restore the file from git, or delete the entry and run `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        ),
        Mistake(
            "an entry that was changed after it was signed",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(
                    .reviewer,
                    "credentials: MD",
                    "credentials: MD\npublicKeys:\n  - key: A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=\n    from: 2026-01-01"
                ),
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.signed.replacing("2029-04-07", with: "2028-04-07")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:10:14: error: The signature is not valid: the entry was changed, or signed with a key that `ada` does not have [signature-invalid]
                  10 |   signature: Lv17qytdtr2X+E7MmM+9KrVNsTYhKv7A0ruYcHLYV4QhtS9e1djH6ILtlNnjV8GOFM+svLACEDL/pGnRln6UDg==
                     |              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git, or delete the entry and run `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        ),
        Mistake(
            "a digest that is too short",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("a00f", with: "a00")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:6:9: error: `text` is not a digest: it has 63 characters, not 64 [digest-malformed]
                   6 |   text: 8af3fde396abafb836d4b1de880bfa8a2f8ad2f5912dbcf6a49757417559a00
                     |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records
                """
        ),
        Mistake(
            "a digest in capitals",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("8af3fde", with: "8AF3fde")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:6:9: error: `text` is not a digest: `A` is not one of the digits `0` to `9` and `a` to `f` [digest-malformed]
                   6 |   text: 8AF3fde396abafb836d4b1de880bfa8a2f8ad2f5912dbcf6a49757417559a00f
                     |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records
                """
        ),
        Mistake(
            "a signature that is none",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.signed.replacing("6UDg==", with: "6UDg=")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:10:14: error: `signature` is not a signature, which is 64 bytes in Base64 [key-malformed]
                  10 |   signature: Lv17qytdtr2X+E7MmM+9KrVNsTYhKv7A0ruYcHLYV4QhtS9e1djH6ILtlNnjV8GOFM+svLACEDL/pGnRln6UDg=
                     |              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records
                """
        ),
        Mistake(
            "a public key that is none",
            edits: [
                .init(
                    .reviewer,
                    "credentials: MD",
                    "credentials: MD\npublicKeys:\n  - key: A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbh=\n    from: 2026-01-01\n  - {key: AAAA, from: 2026-01-01}"
                )
            ],
            report: """
                Content/people/ada.md:5:10: error: `key` is not a public key: 32 bytes in Base64, or a line that starts with `ssh-ed25519` [key-malformed]
                   5 |   - key: A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbh=
                     |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: copy the whole line that `sitegen review keygen` printed, or that is in the `.pub` file of an SSH key
                Content/people/ada.md:7:11: error: `key` is not a public key: 32 bytes in Base64, or a line that starts with `ssh-ed25519` [key-malformed]
                   7 |   - {key: AAAA, from: 2026-01-01}
                     |           ^~~~
                     = help: copy the whole line that `sitegen review keygen` printed, or that is in the `.pub` file of an SSH key
                """
        ),
        Mistake(
            "respellings that could change what is meant",
            edits: [],
            files: [
                "Content/respellings.yml":
                    "- [anaemia, anemia]\n- anaemia\n- [mg, µg]\n- [grade 2, grade two]\n- [Anemia, anemia]\n"
            ],
            report: """
                Content/respellings.yml:2:3: error: A respelling must be a pair of words [respelling-invalid]
                   2 | - anaemia
                     |   ^~~~~~~
                     = help: write two words in square brackets, as in `- [anaemia, anemia]`
                Content/respellings.yml:3:4: error: `mg` is too short for a respelling [respelling-invalid]
                   3 | - [mg, µg]
                     |    ^~
                     = help: delete the pair: in a short word, such as a unit, one letter can change the meaning
                Content/respellings.yml:4:4: error: `grade 2` is not a single word made of letters [respelling-invalid]
                   4 | - [grade 2, grade two]
                     |    ^~~~~~~
                     = help: write single words without digits: any other change needs a review
                Content/respellings.yml:5:3: error: Both words of this pair are `Anemia` [respelling-invalid]
                   5 | - [Anemia, anemia]
                     |   ^
                     = help: delete the pair, or write the other spelling
                """
        ),
        Mistake(
            "respellings that are no list",
            edits: [],
            files: [
                "Content/respellings.yml": "anaemia: anemia\n"
            ],
            report: """
                Content/respellings.yml:1:1: error: `respellings.yml` must be a list, but this is a group of keys [wrong-type]
                   1 | anaemia: anemia
                     | ^
                     = help: start each pair with `- `, as in `- [anaemia, anemia]`
                """
        ),
        Mistake(
            "an entry of tomorrow",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first, Records.future]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:9:9: error: The entry is dated 2026-06-02, after the day of the build, 2026-06-01 [date-in-future]
                   9 | - date: 2026-06-02
                     |         ^~~~~~~~~~
                     = help: build for 2026-06-02 or a later day, or, if the day of the entry is wrong, delete the entry and sign again
                """
        ),
        Mistake(
            "a key that stands twice in an entry",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([
                        Records.first.replacing("  kind: clinical", with: "  kind: clinical\n  kind: editorial")
                    ])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:5:3: error: The key `kind` is given twice [key-duplicate]
                   5 |   kind: editorial
                     |   ^~~~
                     = help: keep one of the two
                Content/conditions/anemia/causes.review.yml:4:3: note: first given here
                   4 |   kind: clinical
                     |   ^~~~
                """
        ),
        Mistake(
            "an entry that is no entry",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first, "- reviewed: 2026-05-02\n"])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:9:3: error: The key `date` is missing [key-missing]
                   9 | - reviewed: 2026-05-02
                     |   ^
                     = help: an entry must give the day it was written; restore the file from git: only `sitegen review` writes records
                Content/conditions/anemia/causes.review.yml:9:3: error: The key `kind` is missing [key-missing]
                   9 | - reviewed: 2026-05-02
                     |   ^
                     = help: an entry must be `clinical` or `editorial`; restore the file from git: only `sitegen review` writes records
                Content/conditions/anemia/causes.review.yml:9:3: error: The key `text` is missing [key-missing]
                   9 | - reviewed: 2026-05-02
                     |   ^
                     = help: an entry must have the digest of the text; restore the file from git: only `sitegen review` writes records
                Content/conditions/anemia/causes.review.yml:9:3: error: An entry of a record has no key `reviewed` [key-unknown]
                   9 | - reviewed: 2026-05-02
                     |   ^~~~~~~~
                     = help: did you mean `reviewer`?
                """
        ),
        Mistake(
            "an entry of another kind",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("clinical", with: "clinicl")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:4:9: error: `kind` cannot be `clinicl` [wrong-type]
                   4 |   kind: clinicl
                     |         ^~~~~~~
                     = help: did you mean `clinical`?
                """
        ),
        Mistake(
            "an editor's entry that says too much and too little",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([
                        Records.first,
                        Records.second.replacing("  note: A typo in the second paragraph.\n", with: "").replacing(
                            "  text:",
                            with: "  nextReview: 2029-05-02\n  text:"
                        ),
                    ])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:9:3: error: The key `note` is missing [key-missing]
                   9 | - date: 2026-05-02
                     |   ^
                     = help: an editor must say what was changed; restore the file from git: only `sitegen review` writes records
                Content/conditions/anemia/causes.review.yml:12:3: error: An editorial entry must not have `nextReview`: it keeps the day of the review before it [key-unknown]
                  12 |   nextReview: 2029-05-02
                     |   ^~~~~~~~~~
                     = help: restore the file from git: only `sitegen review` writes records
                """
        ),
        Mistake(
            "a review that holds for no time that is named",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("  nextReview: 2029-04-07\n", with: "")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:2:3: error: The key `nextReview` is missing [key-missing]
                   2 | - date: 2026-04-07
                     |   ^
                     = help: a clinical review must give the last day on which it counts; restore the file from git: only `sitegen review` writes records
                """
        ),
        Mistake(
            "a shared text that is none",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("disclaimers/general", with: "general")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:8:5: error: `general` is not a text that pages share [key-unknown]
                   8 |     general: 05b7067429197964db0e42ac32b0ab3a45f2a7280602a4b0a207200f8a4eaad3
                     |     ^~~~~~~
                     = help: a shared text is `glossary`, or `disclaimers/` and the key of a disclaimer; restore the file from git: only `sitegen review` writes records
                """
        ),
        Mistake(
            "a record without entries",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:1:1: error: `causes.review.yml` has no entry [empty-value]
                   1 | # Reviews of causes.md, the newest last. Written by `sitegen review`; do not edit.
                     | ^
                     = help: delete the file; `sitegen review sign` writes one with the first entry
                """
        ),
        Mistake(
            "an entry by somebody who is not there",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first, Records.second.replacing("reviewer: dana", with: "reviewer: eve")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:10:13: error: No person has the id `eve` [person-unknown]
                  10 |   reviewer: eve
                     |             ^~~
                     = help: write the person's profile as `people/eve.md`; anyone who reviewed a text must stay on record
                """
        ),
        Mistake(
            "a review that would hold longer than the site lets it",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("2029-04-07", with: "2029-04-08")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:5:15: warning: `nextReview` is 2029-04-08, later than the site's interval of 36 months allows (2029-04-07) [next-review-too-late]
                   5 |   nextReview: 2029-04-08
                     |               ^~~~~~~~~~
                     = help: have it reviewed again, then run `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        ),
        Mistake(
            "a review that ran out before it was made",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("2029-04-07", with: "2026-04-06")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:5:15: error: `nextReview` is 2026-04-06, before the review of 2026-04-07 [next-review-before-review]
                   5 |   nextReview: 2026-04-06
                     |               ^~~~~~~~~~
                     = help: have it reviewed again, then run `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        ),
        Mistake(
            "one reviewer on record where the site asks for two",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", ""),
                .init(.settings, "language: en", "language: en\nreview: {minimumReviewers: 2}"),
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(Records.text([Records.first]))
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:3:13: error: The record names 1 reviewer, but the site asks for 2 [too-few-reviewers]
                   3 |   reviewer: ada
                     |             ^~~
                     = help: have it reviewed by the others too, each with `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        ),
        Mistake(
            "a review by the author",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("reviewer: ada", with: "reviewer: dana")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:3:13: error: `dana` is an author of this text and cannot review it [reviewer-is-author]
                   3 |   reviewer: dana
                     |             ^~~~
                     = help: have it reviewed by someone else, then run `sitegen review sign conditions/anemia/causes.md --by ID`
                Content/conditions/anemia/causes.md:4:11: note: named as an author here
                   4 | authors: [dana]
                     |           ^~~~
                """
        ),
        Mistake(
            "a record whose review is overdue",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("2029-04-07", with: "2026-05-31")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:5:15: warning: The next review was due on 2026-05-31, 1 day ago; the page says so [review-overdue]
                   5 |   nextReview: 2026-05-31
                     |               ^~~~~~~~~~
                     = help: have it reviewed again, then run `sitegen review sign conditions/anemia/causes.md --by ID`
                """
        ),
        Mistake(
            "a record whose review is due today",
            edits: [
                .init(.article, "reviewed: 2026-04-07\nreviewers: [ada]\n", "")
            ],
            files: [
                "Content/conditions/anemia/causes.review.yml": .text(
                    Records.text([Records.first.replacing("2029-04-07", with: "2026-06-01")])
                )
            ],
            report: """
                Content/conditions/anemia/causes.review.yml:5:15: note: The next review is due on the day of the build, on 2026-06-01 [review-due-soon]
                   5 |   nextReview: 2026-06-01
                     |               ^~~~~~~~~~
                     = help: plan the review
                """
        ),
        Mistake(
            "a text of high risk whose review is overdue",
            edits: [
                .init(.article, "reviewed: 2026-04-07", "risk: high\nreviewed: 2023-05-31")
            ],
            report: """
                Content/conditions/anemia/causes.md:5:11: warning: The next review was due on 2026-05-31, 1 day ago; the page shows a notice instead of the text [review-overdue]
                   5 | reviewed: 2023-05-31
                     |           ^~~~~~~~~~
                     = help: have the text reviewed and set `reviewed` to the day of that review
                """
        ),
        Mistake(
            "a review that is overdue, and the site publishes none such",
            edits: [
                .init(.article, "2026-04-07", "2023-05-31"),
                .init(.settings, "language: en", "language: en\nreview: {policy: {standard: {overdue: fail}}}"),
            ],
            report: """
                Content/conditions/anemia/causes.md:4:11: error: The next review was due on 2026-05-31, 1 day ago [review-overdue]
                   4 | reviewed: 2023-05-31
                     |           ^~~~~~~~~~
                     = help: have the text reviewed and set `reviewed` to the day of that review
                """
        ),
        Mistake(
            "a review that is overdue, and pages say nothing of it",
            edits: [
                .init(.article, "2026-04-07", "2023-05-31"),
                .init(.settings, "language: en", "language: en\nreview: {policy: {standard: {overdue: nothing}}}"),
            ],
            report: """
                Content/conditions/anemia/causes.md:4:11: warning: The next review was due on 2026-05-31, 1 day ago [review-overdue]
                   4 | reviewed: 2023-05-31
                     |           ^~~~~~~~~~
                     = help: have the text reviewed and set `reviewed` to the day of that review
                """
        ),
        Mistake(
            "a review that is due soon, and pages say so",
            edits: [
                .init(.article, "2026-04-07", "2023-06-30"),
                .init(.settings, "language: en", "language: en\nreview: {policy: {standard: {dueSoon: label}}}"),
            ],
            report: """
                Content/conditions/anemia/causes.md:4:11: note: The next review is due in 29 days, on 2026-06-30; the page says so [review-due-soon]
                   4 | reviewed: 2023-06-30
                     |           ^~~~~~~~~~
                     = help: plan the review
                """
        ),
        Mistake(
            "records where none belong",
            edits: [],
            files: [
                "Content/people/ada.review.yml": .text(Records.text([Records.first])),
                "Content/conditions/anemia/causes.review.yaml": .text(Records.text([Records.first])),
            ],
            report: """
                Content/conditions/anemia/causes.review.yaml:1:1: error: The name of a review record ends in `.review.yml` [misplaced-file]
                   1 | # Reviews of causes.md, the newest last. Written by `sitegen review`; do not edit.
                     | ^
                     = help: rename the file to `causes.review.yml`
                Content/people/ada.review.yml:1:1: error: This review record has no text beside it [misplaced-file]
                   1 | # Reviews of causes.md, the newest last. Written by `sitegen review`; do not edit.
                     | ^
                     = help: put it next to an article, a subject such as a condition, a disclaimer or `glossary.yml`, or delete it
                """
        ),
        Mistake(
            "an article by the name of the glossary",
            edits: [],
            files: [
                "Content/glossary.md": "---\ntitle: Words\n---\nText.\n"
            ],
            report: """
                Content/glossary.md:1:1: error: A Markdown file in this place is not part of the site [misplaced-file]
                   1 | ---
                     | ^
                     = help: explain words in `glossary.yml`, or give the article another name
                """
        ),
        Mistake(
            "a risk and a reason that are none",
            edits: [
                .init(.article, "authors: [dana]", "authors: [dana]\nrisk: medium\nwithdrawn: true")
            ],
            report: """
                Content/conditions/anemia/causes.md:7:7: error: `risk` cannot be `medium` [wrong-type]
                   7 | risk: medium
                     |       ^~~~~~
                     = help: write one of `high`, `standard`, `low`
                Content/conditions/anemia/causes.md:8:12: error: `withdrawn` must tell readers why the text was withdrawn, but `true` does not [wrong-type]
                   8 | withdrawn: true
                     |            ^~~~
                     = help: write the reason in a sentence, or delete the line if the text is not withdrawn
                """
        ),
        Mistake(
            "a registration that ends before it begins",
            edits: [
                .init(
                    .reviewer,
                    "credentials: MD",
                    "credentials: MD\nregisteredFrom: 2026-04-08\nregisteredUntil: 2026-04-07"
                )
            ],
            report: """
                Content/conditions/anemia/causes.md:5:13: error: `ada` was not registered on 2026-04-07, the day of the review [reviewer-unregistered]
                   5 | reviewers: [ada]
                     |             ^~~
                     = help: have the text reviewed by someone who is registered, or correct the days in `people/ada.md`
                Content/people/ada.md:4:17: note: the registration begins on 2026-04-08
                   4 | registeredFrom: 2026-04-08
                     |                 ^~~~~~~~~~
                Content/people/ada.md:5:18: error: `registeredUntil` is 2026-04-07, before `registeredFrom`, 2026-04-08 [invalid-date]
                   5 | registeredUntil: 2026-04-07
                     |                  ^~~~~~~~~~
                     = help: write that day or a later one
                """
        ),
        Mistake(
            "a policy that is none",
            edits: [
                .init(
                    .settings,
                    "language: en",
                    "language: en\nreview: {register: always, signatures: yes, policy: {high: {changed: warn}, medium: {overdue: label}}}"
                )
            ],
            report: """
                Content/site.yml:4:20: error: `register` cannot be `always` [wrong-type]
                   4 | review: {register: always, signatures: yes, policy: {high: {changed: warn}, medium: {overdue: label}}}
                     |                    ^~~~~~
                     = help: write one of `required`, `optional`, `off`
                Content/site.yml:4:40: error: `signatures` cannot be `yes` [wrong-type]
                   4 | review: {register: always, signatures: yes, policy: {high: {changed: warn}, medium: {overdue: label}}}
                     |                                        ^~~
                     = help: write one of `required`, `optional`
                Content/site.yml:4:70: error: `changed` cannot be `warn` [wrong-type]
                   4 | review: {register: always, signatures: yes, policy: {high: {changed: warn}, medium: {overdue: label}}}
                     |                                                                      ^~~~
                     = help: write one of `nothing`, `label`, `noindex`, `withhold`, `fail`
                Content/site.yml:4:77: error: `policy` has no key `medium` [key-unknown]
                   4 | review: {register: always, signatures: yes, policy: {high: {changed: warn}, medium: {overdue: label}}}
                     |                                                                             ^~~~~~
                     = help: known here: `high`, `low`, `standard`
                """
        ),
    ]
}
