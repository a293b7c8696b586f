import Testing

@Suite("The words of a text")
struct SafetyDiagnosticsTests {
    @Test(
        "are held to the rules about numbers, doses, cards, links, tables and summaries",
        arguments: SafetyMistakes.all
    )
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }

    @Test("a site that breaks a rule it has made an error is not published", arguments: [true, false])
    func stopsPublishing(isError: Bool) async throws {
        let mistake = Mistake(
            "a number",
            edits: [
                .init(.article, "authors: [dana]", "authors: [dana]\nsources: [{id: who-2023, title: Anaemia}]"),
                .init(.article, "Text about causes.", "About 1 in 10 people have it.\n\nMany do.[^who-2023]"),
                .init(
                    .settings,
                    "language: en",
                    "language: en\nrules: {number-without-source: \(isError ? "error" : "warning")}"
                ),
            ],
            report: ""
        )
        let site = try mistake.site()
        let result = try await site.build(writes: true)
        #expect(result.diagnostics.map(\.severity) == [isError ? .error : .warning])
        #expect(try site.files(below: "Output").isEmpty == isError)
    }
}

enum SafetyMistakes {
    /// The standard article with another text.
    private static func text(_ name: String, _ new: String, report: String) -> Mistake {
        Mistake(name, "Text about causes.", new, report: report)
    }

    static let all: [Mistake] = [
        Mistake(
            "a number without a source",
            edits: [
                .init(.article, "authors: [dana]", "authors: [dana]\nsources: [{id: who-2023, title: Anaemia}]"),
                .init(.article, "Text about causes.", "About 1 in 10 people have it.\n\nMany do.[^who-2023]"),
            ],
            report: """
                Content/conditions/anemia/causes.md:11:7: warning: The number `1 in 10` has no source in its paragraph [number-without-source]
                  11 | About 1 in 10 people have it.
                     |       ^~~~~~~
                     = help: cite its source after it, as `[^who-2023]` cites the first one that the text lists
                """
        ),
        text(
            "a number in a text that lists no source",
            "About 1 in 10 people have it.",
            report: """
                Content/conditions/anemia/causes.md:1:1: warning: The text lists no sources [sources-missing]
                   1 | ---
                     | ^~~
                     = help: list its sources under `sources:`, and cite each one where it is used
                Content/conditions/anemia/causes.md:10:7: note: the first number that needs one
                  10 | About 1 in 10 people have it.
                     |       ^~~~~~~
                """
        ),
        Mistake(
            "a number away from the source that the text cites",
            edits: [
                .init(.article, "authors: [dana]", "authors: [dana]\nsources: [{id: who-2023, title: Anaemia}]"),
                .init(
                    .article,
                    "Text about causes.",
                    "Many have it.[^who-2023]\n\nOthers:\n\n- **25 percent** of women\n- men"
                ),
            ],
            report: """
                Content/conditions/anemia/causes.md:15:5: warning: The number `25 percent` has no source in its item or in the paragraph before the list [number-without-source]
                  15 | - **25 percent** of women
                     |     ^~~~~~~~~~
                     = help: cite its source after it, as `[^who-2023]` cites the first one that the text lists
                """
        ),
        Mistake(
            "a dose with a trailing zero",
            adding: "sources: [{id: who-2023, title: Anaemia}]",
            citing: " Take 1.0 mg of iron.[^who-2023]",
            report: """
                Content/conditions/anemia/causes.md:11:25: error: `1.0 mg` can be read as `10 mg`, because the decimal point is easy to miss [dose-ambiguous]
                  11 | Text about causes. Take 1.0 mg of iron.[^who-2023]
                     |                         ^~~~~~
                     = help: write `1 mg`
                """
        ),
        Mistake(
            "doses in the title and the summary",
            edits: [
                .init(.article, "What causes anemia?", "Are 400 IU enough?"),
                .init(.article, "Too few red cells.", "Yes, or .5 mg."),
            ],
            report: """
                Content/conditions/anemia/causes.md:2:8: error: The `IU` of `400 IU` can be read as `IV`, into a vein, or as 10 [dose-ambiguous]
                   2 | title: Are 400 IU enough?
                     |        ^~~~~~~~~~~~~~~~~~
                     = help: write `400 international units`
                Content/conditions/anemia/causes.md:3:10: error: `.5 mg` can be read as `5 mg`, because a decimal point without a zero is easy to miss [dose-ambiguous]
                   3 | summary: Yes, or .5 mg.
                     |          ^~~~~~~~~~~~~~
                     = help: write `0.5 mg`
                """
        ),
        Mistake(
            "symptoms without a card",
            adding: "topic: symptoms",
            report: """
                Content/conditions/anemia/causes.md:9:4: warning: An article about symptoms must have a card that says when to get help, but this one has none [care-card-missing]
                   9 | ## Blood loss
                     |    ^
                     = help: write one as a quote that starts with `> [!URGENT]`, `> [!EMERGENCY]` or `> [!NON-URGENT]`
                """
        ),
        Mistake(
            "an emergency card that leads away",
            "Text about causes.",
            """
            > [!EMERGENCY] Get help now
            >
            > It may be [gout](../gout/index.md).
            """,
            files: ["Content/conditions/gout/index.md": "---\ntitle: Gout\n---\n"],
            report: """
                Content/conditions/anemia/causes.md:12:14: warning: An emergency card must not link to another condition, but this link goes to `gout` [emergency-card-link]
                  12 | > It may be [gout](../gout/index.md).
                     |              ^~~~
                     = help: move the link out of the card into the text below
                """
        ),
        text(
            "a link that could go anywhere",
            "For iron, [click here](index.md).",
            report: """
                Content/conditions/anemia/causes.md:10:12: warning: The words of a link must say where it goes, but `click here` could go anywhere [link-text-vague]
                  10 | For iron, [click here](index.md).
                     |            ^~~~~~~~~~
                     = help: write the title of the page, or what readers find there
                """
        ),
        text(
            "an address in place of words, and no words",
            "See https://example.org/iron, or [](index.md) that.",
            report: """
                Content/conditions/anemia/causes.md:10:5: error: `https://example.org/iron` is an address of this site, but there is no page or file there [link-broken]
                  10 | See https://example.org/iron, or [](index.md) that.
                     |     ^~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write the relative path of the `.md` file, for example `../causes.md`
                Content/conditions/anemia/causes.md:10:5: warning: The words of a link must say where it goes, but `https://example.org/iron` is only an address [link-text-vague]
                  10 | See https://example.org/iron, or [](index.md) that.
                     |     ^~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write `[words](address)`, with the title of the page as its words
                Content/conditions/anemia/causes.md:10:46: warning: The words of a link must say where it goes, but this one has no words [link-text-vague]
                  10 | See https://example.org/iron, or [](index.md) that.
                     |                                              ^
                     = help: write the title of the page between the brackets
                """
        ),
        text(
            "a column without a heading",
            "| Metal |  |\n|---|---|\n| Iron | red |",
            report: """
                Content/conditions/anemia/causes.md:12:10: warning: The column of `red` has no heading in the table's first row [table-header-missing]
                  12 | | Iron | red |
                     |          ^~~
                     = help: write there what the column is about
                """
        ),
        text(
            "a table without headings",
            "|  |  |\n|---|---|\n| Iron | red |",
            report: """
                Content/conditions/anemia/causes.md:12:3: warning: The first row of a table must say what each column is about, but here it is empty [table-header-missing]
                  12 | | Iron | red |
                     |   ^~~~
                     = help: write a word or two for each column between the bars of the first row
                """
        ),
        Mistake(
            "a source that nothing rests on",
            adding: "sources: [{id: who-2023, title: Anaemia}]",
            report: """
                Content/conditions/anemia/causes.md:7:16: warning: The source `who-2023` is listed but never cited [source-uncited]
                   7 | sources: [{id: who-2023, title: Anaemia}]
                     |                ^~~~~~~~
                     = help: write `[^who-2023]` after what it supports, or remove it from the list
                """
        ),
        Mistake(
            "a long summary",
            "Too few red cells.",
            "Too few red cells. " + Array(repeating: "And so on.", count: 26).joined(separator: " "),
            report: """
                Content/conditions/anemia/causes.md:3:10: warning: The summary has 82 words; it should have at most 80 [summary-long]
                   3 | …Too few red cells. And so on. And so on. And so on. And so on. And so on. And so on. And so on. And so on. And so on. And so on. And so on. And so on. And so …
                     |  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: keep the answer, and say the rest in the text
                """
        ),
        text(
            "a second summary",
            "Text about causes.\n\n## Key points\n\nIron matters.",
            report: """
                Content/conditions/anemia/causes.md:12:4: warning: The heading `Key points` announces a summary inside the text, where readers see it late [summary-not-first]
                  12 | ## Key points
                     |    ^~~~~~~~~~
                     = help: say it in `summary:`, and delete it here
                """
        ),
        Mistake(
            "the summary once more",
            edits: [
                .init(.article, "Too few red cells.", "Anemia means too few red cells. It is common."),
                .init(.article, "Text about causes.", "Anemia means too few red cells."),
            ],
            report: """
                Content/conditions/anemia/causes.md:10:1: warning: The text repeats the summary in the same words [summary-not-first]
                  10 | Anemia means too few red cells.
                     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: delete the sentence, or say something new
                """
        ),
        Mistake(
            "rules that the site has set",
            edits: [
                .init(
                    .settings,
                    "language: en",
                    "language: en\nrules: {summary-missing: error, sources-missing: \"off\"}"
                ),
                .init(.article, "summary: Too few red cells.\n", ""),
                .init(.article, "Text about causes.", "About 1 in 10 people have it."),
            ],
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The article has no `summary`, the short answer that readers see first [summary-missing]
                   1 | ---
                     | ^~~
                     = help: add `summary:` with the answer in two or three sentences
                """
        ),
        Mistake(
            "rules that the author has silenced, one of them in the wrong place",
            edits: [
                .init(.article, "authors: [dana]", "authors: [dana]\nsources: [{id: who-2023, title: Anaemia}]"),
                .init(
                    .article,
                    "Text about causes.",
                    """
                    <!-- allow link-text-vague: the button on the page says so -->

                    Press [here](index.md).

                    <!-- allow number-without-source: an example -->

                    Text about causes.

                    Suppose that 1 in 10 people have it.

                    Many do.[^who-2023]
                    """
                ),
            ],
            report: """
                Content/conditions/anemia/causes.md:15:1: warning: The rule `number-without-source` finds nothing here that this comment could silence [allowance-unused]
                  15 | <!-- allow number-without-source: an example -->
                     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: delete the comment, or move it right before the block that it is for
                Content/conditions/anemia/causes.md:19:14: warning: The number `1 in 10` has no source in its paragraph [number-without-source]
                  19 | Suppose that 1 in 10 people have it.
                     |              ^~~~~~~
                     = help: cite its source after it, as `[^who-2023]` cites the first one that the text lists
                """
        ),
    ]
}
