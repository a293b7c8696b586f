import Testing

@Suite("The review of a text")
struct ReviewDiagnosticsTests {
    @Test("is held to the site's policy", arguments: ReviewMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum ReviewMistakes {
    static let all: [Mistake] = [
        Mistake(
            "neither a date nor a reviewer",
            """
            reviewed: 2026-04-07
            reviewers: [ada]

            """,
            "",
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The key `reviewed` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `reviewed:` with the day of the last review, such as `2026-04-07`, or have a reviewer sign the text: `sitegen review sign conditions/anemia/causes.md --by ID`
                Content/conditions/anemia/causes.md:1:1: error: The key `reviewers` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `reviewers:` with the ids of the people who reviewed the text
                """
        ),
        Mistake(
            "an empty list of reviewers",
            "reviewers: [ada]",
            "reviewers: []",
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The key `reviewers` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `reviewers:` with the ids of the people who reviewed the text
                """
        ),
        Mistake(
            "a draft that lacks its review",
            """
            reviewed: 2026-04-07
            reviewers: [ada]

            """,
            """
            draft: true

            """,
            report: """
                Content/conditions/anemia/causes.md:1:1: warning: The key `reviewed` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `reviewed:` with the day of the last review, such as `2026-04-07`, or have a reviewer sign the text: `sitegen review sign conditions/anemia/causes.md --by ID`
                Content/conditions/anemia/causes.md:1:1: warning: The key `reviewers` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `reviewers:` with the ids of the people who reviewed the text
                """
        ),
        Mistake(
            "a condition that says something medical",
            in: .subject,
            """
            ---
            title: Anemia
            synonyms: [Low blood]
            ---
            """,
            """
            ---
            title: Anemia
            synonyms: [Low blood]
            ---
            A lack of red cells.

            """,
            report: """
                Content/conditions/anemia/index.md:1:1: error: The key `reviewed` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `reviewed:` with the day of the last review, such as `2026-04-07`, or have a reviewer sign the text: `sitegen review sign conditions/anemia/index.md --by ID`
                Content/conditions/anemia/index.md:1:1: error: The key `reviewers` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `reviewers:` with the ids of the people who reviewed the text
                """
        ),
        Mistake(
            "too few reviewers",
            in: .settings,
            "  name: Test Publisher",
            """
              name: Test Publisher
            review:
              minimumReviewers: 2
            """,
            report: """
                Content/conditions/anemia/causes.md:5:13: error: The text names 1 reviewer, but the site asks for 2 [too-few-reviewers]
                   5 | reviewers: [ada]
                     |             ^~~
                     = help: add the others to `reviewers`, or change `review.minimumReviewers` in site.yml
                """
        ),
        Mistake(
            "a draft with too few reviewers",
            edits: [
                Mistake.Edit(
                    .settings,
                    "  name: Test Publisher",
                    "  name: Test Publisher\nreview:\n  minimumReviewers: 2"
                ),
                Mistake.Edit(.article, "reviewed:", "draft: true\nreviewed:"),
            ],
            report: """
                Content/conditions/anemia/causes.md:6:13: warning: The text names 1 reviewer, but the site asks for 2 [too-few-reviewers]
                   6 | reviewers: [ada]
                     |             ^~~
                     = help: add the others to `reviewers`, or change `review.minimumReviewers` in site.yml
                """
        ),
        Mistake(
            "a reviewer who is an author",
            "reviewers: [ada]",
            "reviewers: [ada, dana]",
            report: """
                Content/conditions/anemia/causes.md:5:18: error: `dana` is an author of this text and cannot review it [reviewer-is-author]
                   5 | reviewers: [ada, dana]
                     |                  ^~~~
                     = help: name another reviewer
                Content/conditions/anemia/causes.md:6:11: note: named as an author here
                   6 | authors: [dana]
                     |           ^~~~
                """
        ),
        Mistake(
            "a review tomorrow",
            "2026-04-07",
            "2026-06-02",
            report: """
                Content/conditions/anemia/causes.md:4:11: error: `reviewed` is 2026-06-02, after the day of the build, 2026-06-01 [date-in-future]
                   4 | reviewed: 2026-06-02
                     |           ^~~~~~~~~~
                     = help: write the day on which it happened
                """
        ),
        Mistake(
            "days in the future of a text that was published and withdrawn",
            adding: "published: 2026-06-02\nwithdrawn: It was wrong.\nwithdrawnOn: 2026-06-03",
            report: """
                Content/conditions/anemia/causes.md:7:12: error: `published` is 2026-06-02, after the day of the build, 2026-06-01 [date-in-future]
                   7 | published: 2026-06-02
                     |            ^~~~~~~~~~
                     = help: write the day on which it happened
                Content/conditions/anemia/causes.md:8:12: note: The text is withdrawn; the page shows a notice instead of the text [text-withdrawn]
                   8 | withdrawn: It was wrong.
                     |            ^~~~~~~~~~~~~
                     = help: delete `withdrawn` once the text is fixed, or the file once no one needs its address
                Content/conditions/anemia/causes.md:9:14: error: `withdrawnOn` is 2026-06-03, after the day of the build, 2026-06-01 [date-in-future]
                   9 | withdrawnOn: 2026-06-03
                     |              ^~~~~~~~~~
                     = help: write the day on which it happened
                """
        ),
        Mistake(
            "a withdrawal without its day",
            adding: "withdrawn: The study behind it was retracted.",
            report: """
                Content/conditions/anemia/causes.md:7:12: note: The text is withdrawn; the page shows a notice instead of the text [text-withdrawn]
                   7 | withdrawn: The study behind it was retracted.
                     |            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: delete `withdrawn` once the text is fixed, or the file once no one needs its address
                Content/conditions/anemia/causes.md:7:12: warning: The text is withdrawn, but feeds do not tell their readers: the day is missing [withdrawal-undated]
                   7 | withdrawn: The study behind it was retracted.
                     |            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write the day on which it was withdrawn, as `withdrawnOn: YYYY-MM-DD`
                """
        ),
        Mistake(
            "a day of withdrawal without a reason",
            adding: "withdrawnOn: 2026-05-03",
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The key `withdrawn` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `withdrawn:` with the reason in a sentence, or delete `withdrawnOn` if the text is not withdrawn
                """
        ),
        Mistake(
            "a change in the future",
            adding: "updated: 2027-01-01",
            report: """
                Content/conditions/anemia/causes.md:7:10: error: `updated` is 2027-01-01, after the day of the build, 2026-06-01 [date-in-future]
                   7 | updated: 2027-01-01
                     |          ^~~~~~~~~~
                     = help: write the day on which it happened
                Content/conditions/anemia/causes.md:7:10: warning: The text changed on 2027-01-01, after its review of 2026-04-07 [updated-after-review]
                   7 | updated: 2027-01-01
                     |          ^~~~~~~~~~
                     = help: have the change reviewed and set `reviewed` to the day of that review
                """
        ),
        Mistake(
            "a next review before the last one",
            adding: "nextReview: 2026-04-06",
            report: """
                Content/conditions/anemia/causes.md:7:13: error: `nextReview` is 2026-04-06, before the review of 2026-04-07 [next-review-before-review]
                   7 | nextReview: 2026-04-06
                     |             ^~~~~~~~~~
                     = help: write a later day, or delete the line: then it is 2029-04-07
                """
        ),
        Mistake(
            "a next review later than the interval allows",
            adding: "nextReview: 2029-04-08",
            report: """
                Content/conditions/anemia/causes.md:7:13: warning: `nextReview` is 2029-04-08, later than the site's interval of 36 months allows (2029-04-07) [next-review-too-late]
                   7 | nextReview: 2029-04-08
                     |             ^~~~~~~~~~
                     = help: write 2029-04-07 or an earlier day
                """
        ),
        Mistake(
            "a change after the review",
            adding: "updated: 2026-05-01",
            report: """
                Content/conditions/anemia/causes.md:7:10: warning: The text changed on 2026-05-01, after its review of 2026-04-07 [updated-after-review]
                   7 | updated: 2026-05-01
                     |          ^~~~~~~~~~
                     = help: have the change reviewed and set `reviewed` to the day of that review
                """
        ),
        Mistake(
            "an overdue review",
            "2026-04-07",
            "2023-05-31",
            report: """
                Content/conditions/anemia/causes.md:4:11: warning: The next review was due on 2026-05-31, 1 day ago; the page says so [review-overdue]
                   4 | reviewed: 2023-05-31
                     |           ^~~~~~~~~~
                     = help: have the text reviewed and set `reviewed` to the day of that review
                """
        ),
        Mistake(
            "an overdue review by a day of its own",
            "reviewed: 2026-04-07",
            """
            reviewed: 2026-04-07
            nextReview: 2026-05-02
            """,
            report: """
                Content/conditions/anemia/causes.md:5:13: warning: The next review was due on 2026-05-02, 30 days ago; the page says so [review-overdue]
                   5 | nextReview: 2026-05-02
                     |             ^~~~~~~~~~
                     = help: have the text reviewed and set `reviewed` to the day of that review
                """
        ),
        Mistake(
            "a review that is due tomorrow",
            "2026-04-07",
            "2023-06-02",
            report: """
                Content/conditions/anemia/causes.md:4:11: note: The next review is due in 1 day, on 2026-06-02 [review-due-soon]
                   4 | reviewed: 2023-06-02
                     |           ^~~~~~~~~~
                     = help: plan the review
                """
        ),
        Mistake(
            "a review that is due today",
            "2026-04-07",
            "2023-06-01",
            report: """
                Content/conditions/anemia/causes.md:4:11: note: The next review is due on the day of the build, on 2026-06-01 [review-due-soon]
                   4 | reviewed: 2023-06-01
                     |           ^~~~~~~~~~
                     = help: plan the review
                """
        ),
        Mistake(
            "a review that is due in ninety days",
            "2026-04-07",
            "2023-08-30",
            report: """
                Content/conditions/anemia/causes.md:4:11: note: The next review is due in 90 days, on 2026-08-30 [review-due-soon]
                   4 | reviewed: 2023-08-30
                     |           ^~~~~~~~~~
                     = help: plan the review
                """
        ),
        Mistake(
            "an interval of the site",
            edits: [
                Mistake.Edit(.article, "2026-04-07", "2026-02-28"),
                Mistake.Edit(
                    .settings,
                    "language: en",
                    "language: en\nreview:\n  interval: 3 months\n  warnBefore: 1 week"
                ),
            ],
            report: """
                Content/conditions/anemia/causes.md:4:11: warning: The next review was due on 2026-05-28, 4 days ago; the page says so [review-overdue]
                   4 | reviewed: 2026-02-28
                     |           ^~~~~~~~~~
                     = help: have the text reviewed and set `reviewed` to the day of that review
                """
        ),
        Mistake(
            "no summary",
            """
            summary: Too few red cells.

            """,
            "",
            report: """
                Content/conditions/anemia/causes.md:1:1: warning: The article has no `summary`, the short answer that readers see first [summary-missing]
                   1 | ---
                     | ^~~
                     = help: add `summary:` with the answer in two or three sentences
                """
        ),
    ]
}
