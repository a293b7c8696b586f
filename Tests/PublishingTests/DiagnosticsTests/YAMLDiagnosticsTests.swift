import Testing

@Suite("YAML that does not follow the syntax")
struct YAMLDiagnosticsTests {
    @Test("is explained in an editor's words", arguments: YAMLMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum YAMLMistakes {
    static let all: [Mistake] = [
        Mistake(
            "a colon in a title",
            "title: What causes anemia?",
            "title: Anemia: what causes it?",
            report: """
                Content/conditions/anemia/causes.md:2:14: error: A colon and a space cannot be here: YAML reads them as another key [yaml-syntax]
                   2 | title: Anemia: what causes it?
                     |              ^
                     = help: put the whole value in quotes, as in `title: "Anemia: what causes it?"`
                """
        ),
        Mistake(
            "a tab as indentation",
            adding: """
                extra:
                \tcolour: red
                """,
            report: """
                Content/conditions/anemia/causes.md:8:1: error: YAML cannot be indented with tabs [yaml-syntax]
                   8 |     colour: red
                     | ^
                     = help: indent with spaces
                """
        ),
        Mistake(
            "a tab before a list item",
            adding: """
                sources:
                \t- {id: who, title: Anaemia}
                """,
            citing: "[^who]",
            report: """
                Content/conditions/anemia/causes.md:8:1: error: YAML cannot be indented with tabs [yaml-syntax]
                   8 |     - {id: who, title: Anaemia}
                     | ^
                     = help: indent with spaces
                """
        ),
        Mistake(
            "a value that starts with a percent sign",
            adding: "funding: %a",
            report: """
                Content/conditions/anemia/causes.md:7:10: error: A value cannot start with `%` [yaml-syntax]
                   7 | funding: %a
                     |          ^
                     = help: put the whole value in quotes
                """
        ),
        Mistake(
            "a value that starts with an at sign",
            adding: "funding: @hospital",
            report: """
                Content/conditions/anemia/causes.md:7:10: error: A value cannot start with `@` [yaml-syntax]
                   7 | funding: @hospital
                     |          ^
                     = help: put the whole value in quotes
                """
        ),
        Mistake(
            "a value that starts with an asterisk",
            adding: "funding: *none*",
            report: """
                Content/conditions/anemia/causes.md:7:15: error: A value that starts with `*` or `&` is a reference in YAML [yaml-syntax]
                   7 | funding: *none*
                     |               ^
                     = help: put the whole value in quotes
                """
        ),
        Mistake(
            "a reference to nothing",
            adding: "funding: *none",
            report: """
                Content/conditions/anemia/causes.md:7:10: error: A value that starts with `*` is a reference in YAML, but nothing has that name [yaml-syntax]
                   7 | funding: *none
                     |          ^
                     = help: put the value in quotes
                """
        ),
        Mistake(
            "a quote that is never closed",
            adding: "funding: \"none",
            report: """
                Content/conditions/anemia/causes.md:7:10: error: The quote opened here is never closed [yaml-syntax]
                   7 | funding: "none
                     |          ^
                     = help: put the same quotation mark at the end of the value
                """
        ),
        Mistake(
            "a list that is never closed",
            adding: "aliases: [/old/, /older/",
            report: """
                Content/conditions/anemia/causes.md:7:10: error: A list that starts with `[` is not closed [yaml-syntax]
                   7 | aliases: [/old/, /older/
                     |          ^
                     = help: put a comma between the items and `]` after the last one
                """
        ),
        Mistake(
            "a group of keys that is never closed",
            adding: "extra: {colour: red",
            report: """
                Content/conditions/anemia/causes.md:7:8: error: A group of keys that starts with `{` is not closed [yaml-syntax]
                   7 | extra: {colour: red
                     |        ^
                     = help: put a comma between the keys and `}` after the last one
                """
        ),
        Mistake(
            "a key without a colon",
            adding: "funding",
            report: """
                Content/conditions/anemia/causes.md:7:1: error: This line has no colon after its key [yaml-syntax]
                   7 | funding
                     | ^
                     = help: write `key: value`, and put a text that runs over several lines in quotes
                """
        ),
        Mistake(
            "a key indented for no reason",
            adding: "  funding: none",
            report: """
                Content/conditions/anemia/causes.md:7:3: error: This line is indented two spaces too far [yaml-syntax]
                   7 |   funding: none
                     |   ^~~~~~~
                     = help: start `funding` in the same column as `title`
                """
        ),
        Mistake(
            "a list item out of line",
            adding: """
                sources:
                  - id: who
                   title: Anaemia
                """,
            citing: "[^who]",
            report: """
                Content/conditions/anemia/causes.md:9:4: error: This line is indented one space too little [yaml-syntax]
                   9 |    title: Anaemia
                     |    ^~~~~
                     = help: start `title` in the same column as `id`
                """
        ),
        Mistake(
            "a line separator, as it comes with texts from elsewhere",
            adding: "extra: {a: \"b\u{2028}c\"}",
            report: """
                Content/conditions/anemia/causes.md:7:14: error: YAML cannot contain invisible line breaks [yaml-syntax]
                   7 | extra: {a: "b<U+2028>c"}
                     |              ^
                     = help: delete it, and press Enter where a new line is meant
                """
        ),
        Mistake(
            "a control character",
            adding: "funding: no\u{7}ne",
            report: """
                Content/conditions/anemia/causes.md:7:12: error: YAML cannot contain control characters [yaml-syntax]
                   7 | funding: no<U+0007>ne
                     |            ^
                     = help: delete the invisible character
                """
        ),
        Mistake(
            "an escape that is not known",
            adding: "funding: \"C:\\quotes\"",
            report: """
                Content/conditions/anemia/causes.md:7:13: error: A backslash in double quotes starts an escape that YAML does not know [yaml-syntax]
                   7 | funding: "C:\\quotes"
                     |             ^
                     = help: use single quotes, or write `\\\\` for a backslash
                """
        ),
        Mistake(
            "a second document",
            in: .settings,
            "language: en",
            """
            ---
            language: en
            """,
            report: """
                Content/site.yml:3:1: error: A line `---` starts a second YAML document [yaml-syntax]
                   3 | ---
                     | ^
                     = help: keep everything in one
                """
        ),
        Mistake(
            "text behind the end of the document",
            in: .settings,
            "language: en",
            """
            ...
            language: en
            """,
            report: """
                Content/site.yml:4:1: error: A line `...` ends the YAML, but this comes after it [yaml-syntax]
                   4 | language: en
                     | ^
                     = help: delete the line `...`
                """
        ),
        Mistake(
            "a key that is a list",
            adding: """
                extra:
                  ? [a, b]
                  : c
                """,
            report: """
                Content/conditions/anemia/causes.md:8:5: error: A key must be a text, but this is a list or a group of keys [yaml-syntax]
                   8 |   ? [a, b]
                     |     ^
                     = help: write `key: value`, or put a value that starts with `[` or `{` in quotes
                """
        ),
    ]
}
