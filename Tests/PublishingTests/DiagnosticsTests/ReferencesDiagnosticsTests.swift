import Testing

@Suite("A name that nothing answers to")
struct ReferencesDiagnosticsTests {
    @Test("is reported where it is used, with what was probably meant", arguments: ReferencesMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum ReferencesMistakes {
    static let all: [Mistake] = [
        Mistake(
            "choices for the start page that answer to nothing",
            files: [
                "Content/index.md": """
                ---
                topics:
                  - title: Blood
                    icon: blood.svg
                    subjects: [anemai, anemia, anemia]
                mostAsked: [anemia/cause, anemia]
                assurances:
                  - title: We review
                    page: how-we-revue
                ---

                """,
                "Content/pages/how-we-review.md": "---\ntitle: How we review\n---\nText.\n",
            ],
            report: """
                Content/index.md:4:11: error: The content folder has no file `blood.svg` [link-broken]
                   4 |     icon: blood.svg
                     |           ^~~~~~~~~
                     = help: put the file there, or correct the path
                Content/index.md:5:16: error: No condition has the slug `anemai` [condition-unknown]
                   5 |     subjects: [anemai, anemia, anemia]
                     |                ^~~~~~
                     = help: did you mean `anemia`?
                Content/index.md:5:32: warning: `anemia` is in this list twice [relation-unfit]
                   5 |     subjects: [anemai, anemia, anemia]
                     |                                ^~~~~~
                     = help: delete it
                Content/index.md:6:13: error: No article has the name `anemia/cause` [article-unknown]
                   6 | mostAsked: [anemia/cause, anemia]
                     |             ^~~~~~~~~~~~
                     = help: did you mean `anemia/causes`?
                Content/index.md:6:27: error: No article has the name `anemia` [article-unknown]
                   6 | mostAsked: [anemia/cause, anemia]
                     |                           ^~~~~~
                     = help: write the slugs of a subject and of one of its articles, as in `anemia/causes`
                Content/index.md:9:11: error: No page has the slug `how-we-revue` [page-unknown]
                   9 |     page: how-we-revue
                     |           ^~~~~~~~~~~~
                     = help: did you mean `how-we-review`?
                """
        ),
        Mistake(
            "a service in a summary that the site does not have",
            files: [
                "Content/conditions/anemia/catching.md": """
                ---
                title: Is anemia catching?
                summary: No. Call {service:emergncy} if you faint.
                reviewed: 2026-04-07
                reviewers: [ada]
                ---
                Text.

                """
            ],
            report: """
                Content/conditions/anemia/catching.md:3:10: error: `site.yml` has no service `emergncy` [service-unknown]
                   3 | summary: No. Call {service:emergncy} if you faint.
                     |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: add it under `services` in `site.yml`
                """
        ),
        Mistake(
            "a service in a summary that is not written whole",
            files: [
                "Content/conditions/anemia/catching.md": """
                ---
                title: Is anemia catching?
                summary: No. Call {service:} if you faint.
                reviewed: 2026-04-07
                reviewers: [ada]
                ---
                Text.

                """
            ],
            report: """
                Content/conditions/anemia/catching.md:3:10: error: A summary is plain text, so `{service:}` would be shown as typed [lookalike-markup]
                   3 | summary: No. Call {service:} if you faint.
                     |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write `{service:`, the name and `}` without spaces
                """
        ),
        Mistake(
            "an article of no condition",
            files: [
                "Content/articles/iron.md": """
                ---
                title: Iron?
                summary: Yes.
                reviewed: 2026-04-07
                reviewers: [ada]
                ---
                Text.

                """
            ],
            report: """
                Content/articles/iron.md:1:1: error: The key `condition` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `condition:` with the slug of the condition that the article is about
                """
        ),
        Mistake(
            "an article of a condition that is misspelt",
            files: [
                "Content/articles/iron.md": """
                ---
                title: Iron?
                summary: Yes.
                condition: anemai
                reviewed: 2026-04-07
                reviewers: [ada]
                ---
                Text.

                """
            ],
            report: """
                Content/articles/iron.md:4:12: error: No condition has the slug `anemai` [condition-unknown]
                   4 | condition: anemai
                     |            ^~~~~~
                     = help: did you mean `anemia`?
                """
        ),
        Mistake(
            "an article in a folder without a condition",
            files: [
                "Content/conditions/gout/attack.md": """
                ---
                title: Attack?
                summary: Yes.
                reviewed: 2026-04-07
                reviewers: [ada]
                ---
                Text.

                """
            ],
            report: """
                Content/conditions/gout/attack.md:1:1: error: The folder `conditions/gout` has an article but no condition [condition-unknown]
                   1 | ---
                     | ^
                     = help: write the condition as `conditions/gout/index.md`, or move what is in the folder
                """
        ),
        Mistake(
            "a condition other than that of the folder",
            adding: "condition: gout",
            report: """
                Content/conditions/anemia/causes.md:7:12: error: The article is in the folder of `anemia` but names `gout` as its condition [condition-contradicts-folder]
                   7 | condition: gout
                     |            ^~~~
                     = help: take the line out, or move the file
                """
        ),
        Mistake(
            "a related condition that is not there",
            in: .subject,
            "title: Anemia",
            """
            title: Anemia
            related: [gout]
            """,
            report: """
                Content/conditions/anemia/index.md:3:11: error: No condition has the slug `gout` [condition-unknown]
                   3 | related: [gout]
                     |           ^~~~
                     = help: known here: `anemia`
                """
        ),
        Mistake(
            "an article that is published, of a condition that is a draft",
            in: .subject,
            "title: Anemia",
            """
            title: Anemia
            draft: true
            """,
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The condition `anemia` is a draft, but this article is not [condition-unknown]
                   1 | ---
                     | ^
                     = help: remove `draft` from `conditions/anemia/index.md`, or make this article a draft too
                """
        ),
        Mistake(
            "a reviewer that is misspelt",
            "reviewers: [ada]",
            "reviewers: [adda]",
            report: """
                Content/conditions/anemia/causes.md:5:13: error: No person has the id `adda` [person-unknown]
                   5 | reviewers: [adda]
                     |             ^~~~
                     = help: did you mean `ada`?
                """
        ),
        Mistake(
            "an author that is not there",
            "authors: [dana]",
            "authors: [dana, grace-hopper]",
            report: """
                Content/conditions/anemia/causes.md:6:17: error: No person has the id `grace-hopper` [person-unknown]
                   6 | authors: [dana, grace-hopper]
                     |                 ^~~~~~~~~~~~
                     = help: known here: `ada`, `dana`
                """
        ),
        Mistake(
            "a disclaimer that is misspelt",
            adding: "disclaimer: genral",
            report: """
                Content/conditions/anemia/causes.md:7:13: error: No disclaimer has the key `genral` [disclaimer-unknown]
                   7 | disclaimer: genral
                     |             ^~~~~~
                     = help: did you mean `general`?
                """
        ),
        Mistake(
            "a default disclaimer that is not there",
            in: .settings,
            "defaultDisclaimer: general",
            "defaultDisclaimer: emergency",
            report: """
                Content/site.yml:5:20: error: No disclaimer has the key `emergency` [disclaimer-unknown]
                   5 | defaultDisclaimer: emergency
                     |                    ^~~~~~~~~
                     = help: known here: `general`
                """
        ),
        Mistake(
            "no disclaimer at all",
            in: .settings,
            """
            defaultDisclaimer: general

            """,
            "",
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The text has no disclaimer, and the site has no default [disclaimer-missing]
                   1 | ---
                     | ^~~
                     = help: add `disclaimer:` with the key of one, or `defaultDisclaimer:` to site.yml
                """
        ),
        Mistake(
            "an empty disclaimer",
            files: [
                "Content/disclaimers/general.md": """
                ---
                title: Please note
                ---


                """
            ],
            report: """
                Content/disclaimers/general.md:4:1: error: The disclaimer has no text [body-empty]
                   4 |
                     | ^
                     = help: write it below the front matter
                """
        ),
        Mistake(
            "an article without a text",
            """
            ## Blood loss

            Text about causes.
            """,
            "",
            report: """
                Content/conditions/anemia/causes.md:8:1: error: The article has no text [body-empty]
                   8 |
                     | ^
                     = help: write it below the front matter
                """
        ),
        Mistake(
            "a page without a text",
            in: .page,
            "About this site.",
            "<!-- to be written -->",
            report: """
                Content/pages/about.md:4:1: error: The page has no text [body-empty]
                   4 | <!-- to be written -->
                     | ^
                     = help: write it below the front matter
                """
        ),
        Mistake(
            "what refers to texts that cannot be read",
            "Text about",
            "Text [about](index.md) [Ada](../../people/ada.md)",
            files: [
                "Content/conditions/anemia/index.md": """
                ---
                title: [Anemia
                ---

                """,
                "Content/people/ada.md": """
                ---
                name: Dr. Ada: MD
                ---

                """,
                "Content/disclaimers/general.md": """
                ---
                title: Note

                """,
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemia,,3,

                """,
            ],
            report: """
                Content/conditions/anemia/index.md:2:8: error: A list that starts with `[` is not closed [yaml-syntax]
                   2 | title: [Anemia
                     |        ^
                     = help: put a comma between the items and `]` after the last one
                Content/disclaimers/general.md:1:1: error: The front matter that starts here is never closed [front-matter-unclosed]
                   1 | ---
                     | ^~~
                     = help: put a line `---` after the last key
                Content/people/ada.md:2:14: error: A colon and a space cannot be here: YAML reads them as another key [yaml-syntax]
                   2 | name: Dr. Ada: MD
                     |              ^
                     = help: put the whole value in quotes, as in `name: "Dr. Ada: MD"`
                """
        ),
    ]
}
