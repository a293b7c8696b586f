import Testing

@Suite("The front matter of a text")
struct FrontMatterDiagnosticsTests {
    @Test("is told what is wrong with it, and where", arguments: FrontMatterMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum FrontMatterMistakes {
    static let all: [Mistake] = [
        Mistake(
            "a text without front matter",
            files: [
                "Content/conditions/anemia/causes.md": """
                # What causes anemia?

                Text.

                """
            ],
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The file of an article must start with front matter, but this one does not [front-matter-missing]
                   1 | # What causes anemia?
                     | ^
                     = help: put the keys between two `---` lines at the very start of the file
                """
        ),
        Mistake(
            "an empty file",
            files: [
                "Content/conditions/anemia/causes.md": ""
            ],
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The file of an article must start with front matter, but this one does not [front-matter-missing]
                     = help: put the keys between two `---` lines at the very start of the file
                """
        ),
        Mistake(
            "front matter behind a blank line",
            files: [
                "Content/pages/about.md": """

                ---
                title: About
                ---
                Text.

                """
            ],
            report: """
                Content/pages/about.md:1:1: error: There is a blank line before the front matter [front-matter-missing]
                     = help: delete it, so that the file starts with the line `---`
                """
        ),
        Mistake(
            "front matter that is never closed",
            files: [
                "Content/conditions/anemia/causes.md": """
                ---
                title: What causes anemia?

                Text.

                """
            ],
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The front matter that starts here is never closed [front-matter-unclosed]
                   1 | ---
                     | ^~~
                     = help: put a line `---` after the last key
                """
        ),
        Mistake(
            "front matter closed by four hyphens",
            files: [
                "Content/pages/about.md": """
                ---
                title: About
                ----
                Text.

                """
            ],
            report: """
                Content/pages/about.md:3:1: error: The front matter must end with a line of three hyphens, but this line is different [front-matter-unclosed]
                   3 | ----
                     | ^~~~
                     = help: write `---` here, at the start of the line and with nothing else on it
                """
        ),
        Mistake(
            "a text in the place of keys",
            files: [
                "Content/conditions/anemia/causes.md": """
                ---
                What causes anemia?
                ---
                Text.

                """
            ],
            report: """
                Content/conditions/anemia/causes.md:2:1: error: The front matter of an article must be a group of keys, but this is a text [wrong-type]
                   2 | What causes anemia?
                     | ^~~~~~~~~~~~~~~~~~~
                     = help: write one `key: value` on each line
                """
        ),
        Mistake(
            "a list in the place of keys",
            files: [
                "Content/pages/about.md": """
                ---
                - title: About
                ---
                Text.

                """
            ],
            report: """
                Content/pages/about.md:2:1: error: The front matter of a page must be a group of keys, but this is a list [wrong-type]
                   2 | - title: About
                     | ^
                     = help: write one `key: value` on each line
                """
        ),
        Mistake(
            "an article without any key",
            files: [
                "Content/conditions/anemia/causes.md": """
                ---
                ---
                Text.

                """
            ],
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The key `reviewed` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `reviewed:` with the day of the last review, such as `2026-04-07`, or have a reviewer sign the text: `sitegen review sign conditions/anemia/causes.md --by ID`
                Content/conditions/anemia/causes.md:1:1: error: The key `reviewers` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `reviewers:` with the ids of the people who reviewed the text
                Content/conditions/anemia/causes.md:1:1: error: The key `title` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `title:` with the question that the article answers
                Content/conditions/anemia/causes.md:1:1: warning: The article has no `summary`, the short answer that readers see first [summary-missing]
                   1 | ---
                     | ^~~
                     = help: add `summary:` with the answer in two or three sentences
                """
        ),
        Mistake(
            "a person without a name",
            in: .author,
            "name: Dana Draft",
            "role: Writer",
            report: """
                Content/people/dana.md:1:1: error: The key `name` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `name:` with the name as readers should see it
                """
        ),
        Mistake(
            "a condition without a title",
            in: .subject,
            """
            title: Anemia

            """,
            "",
            report: """
                Content/conditions/anemia/index.md:1:1: error: The key `title` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `title:` with the condition's name
                """
        ),
        Mistake(
            "a page without a title",
            in: .page,
            "title: About",
            "summary: About",
            report: """
                Content/pages/about.md:1:1: error: The key `title` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `title:` with the page's heading
                """
        ),
        Mistake(
            "a source without an id and a title",
            adding: """
                sources:
                  - url: https://example.org/
                """,
            report: """
                Content/conditions/anemia/causes.md:8:5: error: The keys `id` and `title` are missing [key-missing]
                   8 |   - url: https://example.org/
                     |     ^
                     = help: add `id:` with a short name for the source, such as `who-2023`; add `title:` with the source's title
                """
        ),
        Mistake(
            "a key that is nearly known",
            adding: "autors: [dana]",
            report: """
                Content/conditions/anemia/causes.md:7:1: error: An article has no key `autors` [key-unknown]
                   7 | autors: [dana]
                     | ^~~~~~
                     = help: did you mean `authors`?
                """
        ),
        Mistake(
            "a key that is like none",
            adding: "colour: red",
            report: """
                Content/conditions/anemia/causes.md:7:1: error: An article has no key `colour` [key-unknown]
                   7 | colour: red
                     | ^~~~~~
                     = help: docs/content.md lists the keys; put your own keys under `extra`
                """
        ),
        Mistake(
            "a key in capitals",
            adding: "Updated: 2026-04-07",
            report: """
                Content/conditions/anemia/causes.md:7:1: error: An article has no key `Updated` [key-unknown]
                   7 | Updated: 2026-04-07
                     | ^~~~~~~
                     = help: did you mean `updated`?
                """
        ),
        Mistake(
            "a key of a source that is nearly known",
            adding: """
                sources:
                  - {id: who, title: Anaemia, adress: https://example.org/}
                """,
            citing: "[^who]",
            report: """
                Content/conditions/anemia/causes.md:8:31: error: A source has no key `adress` [key-unknown]
                   8 |   - {id: who, title: Anaemia, adress: https://example.org/}
                     |                               ^~~~~~
                     = help: known here: `accessed`, `doi`, `id`, `isbn`, `nct`, `pmcid`, `pmid`, `published`, `publisher`, `title`, `url`
                """
        ),
        Mistake(
            "a key of an article in a page",
            in: .page,
            "title: About",
            """
            title: About
            reviewed: 2026-04-07
            """,
            report: """
                Content/pages/about.md:3:1: error: A page has no key `reviewed` [key-unknown]
                   3 | reviewed: 2026-04-07
                     | ^~~~~~~~
                     = help: known here: `aliases`, `credits`, `draft`, `extra`, `order`, `slug`, `sources`, `summary`, `title`
                """
        ),
        Mistake(
            "a code of a system that is not known",
            in: .subject,
            "title: Anemia",
            """
            title: Anemia
            codes:
              icd-9: "285.9"
            """,
            report: """
                Content/conditions/anemia/index.md:4:3: error: `codes` has no key `icd-9` [key-unknown]
                   4 |   icd-9: "285.9"
                     |   ^~~~~
                     = help: did you mean `icd-10`?
                """
        ),
        Mistake(
            "a key given twice",
            adding: "title: Another title",
            report: """
                Content/conditions/anemia/causes.md:7:1: error: The key `title` is given twice [key-duplicate]
                   7 | title: Another title
                     | ^~~~~
                     = help: keep one of the two
                Content/conditions/anemia/causes.md:2:1: note: first given here
                   2 | title: What causes anemia?
                     | ^~~~~
                """
        ),
        Mistake(
            "keys given three times, in quotes and in a list, and another mistake",
            adding: """
                title: B
                "title": C
                sources:
                  - id: who
                    title: Anaemia
                    id: nice
                  - {id: cdc, title: Anemia, id: nhs}
                updated: 2026-02-30
                """,
            citing: "[^who][^cdc]",
            report: """
                Content/conditions/anemia/causes.md:7:1: error: The key `title` is given twice [key-duplicate]
                   7 | title: B
                     | ^~~~~
                     = help: keep one of the two
                Content/conditions/anemia/causes.md:2:1: note: first given here
                   2 | title: What causes anemia?
                     | ^~~~~
                Content/conditions/anemia/causes.md:8:1: error: The key `title` is given twice [key-duplicate]
                   8 | "title": C
                     | ^~~~~
                     = help: keep one of the two
                Content/conditions/anemia/causes.md:2:1: note: first given here
                   2 | title: What causes anemia?
                     | ^~~~~
                Content/conditions/anemia/causes.md:12:5: error: The key `id` is given twice [key-duplicate]
                  12 |     id: nice
                     |     ^~
                     = help: keep one of the two
                Content/conditions/anemia/causes.md:10:5: note: first given here
                  10 |   - id: who
                     |     ^~
                Content/conditions/anemia/causes.md:13:30: error: The key `id` is given twice [key-duplicate]
                  13 |   - {id: cdc, title: Anemia, id: nhs}
                     |                              ^~
                     = help: keep one of the two
                Content/conditions/anemia/causes.md:13:6: note: first given here
                  13 |   - {id: cdc, title: Anemia, id: nhs}
                     |      ^~
                Content/conditions/anemia/causes.md:14:10: error: `2026-02-30` is not a day in the calendar [invalid-date]
                  14 | updated: 2026-02-30
                     |          ^~~~~~~~~~
                     = help: write `updated` as year-month-day, such as `2026-04-07`
                """
        ),
        Mistake(
            "a person named twice",
            "reviewers: [ada]",
            "reviewers: [ada, ada]",
            report: """
                Content/conditions/anemia/causes.md:5:18: error: `ada` is listed twice in `reviewers` [key-duplicate]
                   5 | reviewers: [ada, ada]
                     |                  ^~~
                     = help: keep one of the two
                """
        ),
        Mistake(
            "a title that is a list",
            "title: What causes anemia?",
            "title: [What, causes, anemia]",
            report: """
                Content/conditions/anemia/causes.md:2:8: error: `title` must be a text, but this is a list [wrong-type]
                   2 | title: [What, causes, anemia]
                     |        ^
                     = help: write the value on the same line, after `title: `
                """
        ),
        Mistake(
            "a flag that is not true or false",
            adding: "draft: yes",
            report: """
                Content/conditions/anemia/causes.md:7:8: error: `draft` must be `true` or `false`, not `yes` [wrong-type]
                   7 | draft: yes
                     |        ^~~
                     = help: write `draft: true` or delete the line
                """
        ),
        Mistake(
            "a number that is a word",
            adding: "order: first",
            report: """
                Content/conditions/anemia/causes.md:7:8: error: `order` must be a whole number of at least 0, not `first` [wrong-type]
                   7 | order: first
                     |        ^~~~~
                     = help: write digits only, such as `order: 1`
                """
        ),
        Mistake(
            "a number below its minimum",
            adding: "order: -1",
            report: """
                Content/conditions/anemia/causes.md:7:8: error: `order` must be a whole number of at least 0, not `-1` [wrong-type]
                   7 | order: -1
                     |        ^~
                     = help: write digits only, such as `order: 1`
                """
        ),
        Mistake(
            "a date that is a list",
            adding: "updated: [2026-04-07]",
            report: """
                Content/conditions/anemia/causes.md:7:10: error: `updated` must be a date, but this is a list [wrong-type]
                   7 | updated: [2026-04-07]
                     |          ^
                     = help: write the value on the same line, after `updated: `
                """
        ),
        Mistake(
            "people given as a group of keys",
            "reviewers: [ada]",
            "reviewers: {ada: MD}",
            report: """
                Content/conditions/anemia/causes.md:5:12: error: `reviewers` must be a list of people's ids, but this is a group of keys [wrong-type]
                   5 | reviewers: {ada: MD}
                     |            ^
                     = help: write each one on its own line, after `- `
                """
        ),
        Mistake(
            "people given as a list of groups of keys",
            "reviewers: [ada]",
            """
            reviewers:
              - name: ada
            """,
            report: """
                Content/conditions/anemia/causes.md:6:5: error: An item of `reviewers` must be a text, but this is a group of keys [wrong-type]
                   6 |   - name: ada
                     |     ^
                     = help: write each one on its own line, after `- `
                """
        ),
        Mistake(
            "sources that are no list",
            adding: "sources: WHO",
            report: """
                Content/conditions/anemia/causes.md:7:10: error: `sources` must be a list, but this is a text [wrong-type]
                   7 | sources: WHO
                     |          ^~~
                     = help: start each item with `- `
                """
        ),
        Mistake(
            "a source that is a text",
            adding: """
                sources:
                  - WHO
                """,
            report: """
                Content/conditions/anemia/causes.md:8:5: error: A source must be a group of keys, but this is a text [wrong-type]
                   8 |   - WHO
                     |     ^~~
                     = help: write one `key: value` on each line
                """
        ),
        Mistake(
            "extra keys that are no group",
            adding: "extra: red",
            report: """
                Content/conditions/anemia/causes.md:7:8: error: `extra` must be a group of keys, but this is a text [wrong-type]
                   7 | extra: red
                     |        ^~~
                     = help: indent `name: value` lines below `extra:`
                """
        ),
        Mistake(
            "an empty title",
            "title: What causes anemia?",
            "title:",
            report: """
                Content/conditions/anemia/causes.md:2:1: error: `title` is empty [empty-value]
                   2 | title:
                     | ^~~~~
                     = help: fill it in or delete the line
                """
        ),
        Mistake(
            "a title of nothing but spaces",
            "title: What causes anemia?",
            "title: \"  \"",
            report: """
                Content/conditions/anemia/causes.md:2:8: error: `title` is empty [empty-value]
                   2 | title: "  "
                     |        ^~~~
                     = help: fill it in or delete the line
                """
        ),
        Mistake(
            "a title that is null",
            "title: What causes anemia?",
            "title: ~",
            report: """
                Content/conditions/anemia/causes.md:2:1: error: `title` is empty [empty-value]
                   2 | title: ~
                     | ^~~~~
                     = help: fill it in or delete the line
                """
        ),
        Mistake(
            "an empty summary",
            "summary: Too few red cells.",
            "summary: \"\"",
            report: """
                Content/conditions/anemia/causes.md:3:10: error: `summary` is empty [empty-value]
                   3 | summary: ""
                     |          ^~
                     = help: fill it in or delete the line
                """
        ),
        Mistake(
            "an empty item of a list",
            "reviewers: [ada]",
            "reviewers: [ada, \"\"]",
            report: """
                Content/conditions/anemia/causes.md:5:18: error: An item of `reviewers` is empty [empty-value]
                   5 | reviewers: [ada, ""]
                     |                  ^~
                     = help: fill it in or delete the line
                """
        ),
        Mistake(
            "an empty item among the sources",
            adding: """
                sources:
                  -
                """,
            report: """
                Content/conditions/anemia/causes.md:8:4: error: An item of `sources` is empty [empty-value]
                   8 |   -
                     |    ^
                     = help: fill it in or delete the line
                """
        ),
        Mistake(
            "a day that the calendar does not have",
            "2026-04-07",
            "2026-02-30",
            report: """
                Content/conditions/anemia/causes.md:4:11: error: `2026-02-30` is not a day in the calendar [invalid-date]
                   4 | reviewed: 2026-02-30
                     |           ^~~~~~~~~~
                     = help: write `reviewed` as year-month-day, such as `2026-04-07`
                """
        ),
        Mistake(
            "a month that the calendar does not have",
            "2026-04-07",
            "2026-13-07",
            report: """
                Content/conditions/anemia/causes.md:4:11: error: `2026-13-07` is not a day in the calendar [invalid-date]
                   4 | reviewed: 2026-13-07
                     |           ^~~~~~~~~~
                     = help: write `reviewed` as year-month-day, such as `2026-04-07`
                """
        ),
        Mistake(
            "a date in words",
            adding: "nextReview: 7 April 2026",
            report: """
                Content/conditions/anemia/causes.md:7:13: error: `7 April 2026` is not a date [invalid-date]
                   7 | nextReview: 7 April 2026
                     |             ^~~~~~~~~~~~
                     = help: write `nextReview` as year-month-day, such as `2026-04-07`
                """
        ),
        Mistake(
            "a date with a single digit",
            adding: "updated: 2026-4-7",
            report: """
                Content/conditions/anemia/causes.md:7:10: error: `2026-4-7` is not a date [invalid-date]
                   7 | updated: 2026-4-7
                     |          ^~~~~~~~
                     = help: did you mean `2026-04-07`?
                """
        ),
        Mistake(
            "a date with a time",
            "2026-04-07",
            "2026-04-07T10:00:00Z",
            report: """
                Content/conditions/anemia/causes.md:4:11: error: `2026-04-07T10:00:00Z` is not a date [invalid-date]
                   4 | reviewed: 2026-04-07T10:00:00Z
                     |           ^~~~~~~~~~~~~~~~~~~~
                     = help: write `reviewed` as year-month-day, such as `2026-04-07`
                """
        ),
        Mistake(
            "a date with slashes",
            adding: "updated: 07/04/2026",
            report: """
                Content/conditions/anemia/causes.md:7:10: error: `07/04/2026` is not a date [invalid-date]
                   7 | updated: 07/04/2026
                     |          ^~~~~~~~~~
                     = help: write `updated` as year-month-day, such as `2026-04-07`
                """
        ),
        Mistake(
            "the date of a source",
            adding: """
                sources:
                  - {id: who, title: Anaemia, published: May 2023, accessed: 2026-06-31}
                """,
            citing: "[^who]",
            report: """
                Content/conditions/anemia/causes.md:8:42: error: `May 2023` is not a date [invalid-date]
                   8 |   - {id: who, title: Anaemia, published: May 2023, accessed: 2026-06-31}
                     |                                          ^~~~~~~~
                     = help: write `published` as precisely as it is known, such as `2023`, `2023-05` or `2023-05-18`
                Content/conditions/anemia/causes.md:8:62: error: `2026-06-31` is not a day in the calendar [invalid-date]
                   8 |   - {id: who, title: Anaemia, published: May 2023, accessed: 2026-06-31}
                     |                                                              ^~~~~~~~~~
                     = help: write `accessed` as year-month-day, such as `2026-04-07`
                """
        ),
        Mistake(
            "an address without a scheme",
            adding: """
                sources:
                  - {id: who, title: Anaemia, url: www.who.int}
                """,
            citing: "[^who]",
            report: """
                Content/conditions/anemia/causes.md:8:36: error: `www.who.int` is not a valid address for `url` [invalid-address]
                   8 |   - {id: who, title: Anaemia, url: www.who.int}
                     |                                    ^~~~~~~~~~~
                     = help: write the whole address without spaces, starting with `https://` or `http://`
                """
        ),
        Mistake(
            "an address that runs a script",
            adding: """
                sources:
                  - {id: who, title: Anaemia, url: "javascript:alert(1)"}
                """,
            citing: "[^who]",
            report: """
                Content/conditions/anemia/causes.md:8:36: error: `javascript:alert(1)` is not a valid address for `url` [invalid-address]
                   8 |   - {id: who, title: Anaemia, url: "javascript:alert(1)"}
                     |                                    ^~~~~~~~~~~~~~~~~~~~~
                     = help: write the whole address without spaces, starting with `https://` or `http://`
                """
        ),
        Mistake(
            "a person's address with a space",
            in: .author,
            "name: Dana Draft",
            """
            name: Dana Draft
            url: https://example.org/a b
            """,
            report: """
                Content/people/dana.md:3:6: error: `https://example.org/a b` is not a valid address for `url` [invalid-address]
                   3 | url: https://example.org/a b
                     |      ^~~~~~~~~~~~~~~~~~~~~~~
                     = help: write the whole address without spaces, starting with `https://` or `http://`
                """
        ),
        Mistake(
            "a language that is a name",
            adding: "language: English",
            report: """
                Content/conditions/anemia/causes.md:7:11: error: `English` is not a language tag [invalid-language]
                   7 | language: English
                     |           ^~~~~~~
                     = help: write a tag such as `en`, `es` or `pt-BR`
                """
        ),
        Mistake(
            "two sources of one id",
            adding: """
                sources:
                  - {id: who, title: Anaemia}
                  - {id: who, title: Anemia}
                """,
            citing: "[^who]",
            report: """
                Content/conditions/anemia/causes.md:9:10: error: Two sources have the id `who` [duplicate-source]
                   9 |   - {id: who, title: Anemia}
                     |          ^~~
                     = help: give one of the two another id
                Content/conditions/anemia/causes.md:8:10: note: first given here
                   8 |   - {id: who, title: Anaemia}
                     |          ^~~
                """
        ),
    ]
}
