import Testing

@Suite("Cards, services, citations and allowances")
struct CardsDiagnosticsTests {
    @Test("are told what is wrong with them", arguments: CardsMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum CardsMistakes {
    private static let sources =
        "authors: [dana]\nsources: [{id: who-2023, title: Anaemia}]\n---\n## Blood loss\n\nText about causes."
    private static let end = "authors: [dana]\n---\n## Blood loss\n\nText about causes."

    static let all: [Mistake] = [
        Mistake(
            "a card with a misspelt marker",
            "Text about causes.",
            "> [!EMERGANCY]\n> Call an ambulance.",
            report: """
                Content/conditions/anemia/causes.md:10:3: error: There is no card `[!EMERGANCY]` [card-marker-unknown]
                  10 | > [!EMERGANCY]
                     |   ^~~~~~~~~~~~
                     = help: write `[!EMERGENCY]` instead
                """
        ),
        Mistake(
            "a card whose marker lacks its exclamation mark",
            "Text about causes.",
            "> [EMERGENCY] Call an ambulance.",
            report: """
                Content/conditions/anemia/causes.md:10:3: error: `[EMERGENCY]` is not the marker of a card, so this would be shown as a plain quote [card-marker-unknown]
                  10 | > [EMERGENCY] Call an ambulance.
                     |   ^~~~~~~~~~~
                     = help: write `[!EMERGENCY]` instead, or `\\[` to show the bracket
                """
        ),
        Mistake(
            "a card without the mark of a quote",
            "Text about causes.",
            "[!URGENT] See a doctor.",
            report: """
                Content/conditions/anemia/causes.md:10:1: error: `[!URGENT]` does not start a quote, so it does not make a card [card-misplaced]
                  10 | [!URGENT] See a doctor.
                     | ^~~~~~~~~
                     = help: write `> [!URGENT]` on its own line after a blank line, and `> ` before each line of the card
                """
        ),
        Mistake(
            "a list of what to do that is none",
            "Text about causes.",
            "> [!DO]\n>\n> Drink small sips of water.",
            report: """
                Content/conditions/anemia/causes.md:12:3: error: The card `[!DO]` is a list with bullets, and this is not one [card-is-no-list]
                  12 | > Drink small sips of water.
                     |   ^
                     = help: write `> - ` before each item; put other text above or below the card
                """
        ),
        Mistake(
            "a text that readers open without a title",
            "Text about causes.",
            "> [!DETAILS]\n> The lab counts the cells.",
            report: """
                Content/conditions/anemia/causes.md:10:3: error: The card `[!DETAILS]` has no title, so readers would not know what they open [card-title-missing]
                  10 | > [!DETAILS]
                     |   ^~~~~~~~~~
                     = help: write the title after the marker, such as `> [!DETAILS] How the test is done`
                """
        ),
        Mistake(
            "a card whose title does not end with its markup",
            "Text about causes.",
            "> [!URGENT] Call ~~us\n> them~~ now\n> and wait.",
            report: """
                Content/conditions/anemia/causes.md:10:3: error: The title of the card `[!URGENT]` is one line, but the markup that begins in it ends below it [card-title-open]
                  10 | > [!URGENT] Call ~~us
                     |   ^~~~~~~~~
                     = help: end the markup in the title, and begin it again in the line below
                """
        ),
        Mistake(
            "a card that says nothing",
            "Text about causes.",
            "> [!URGENT]\n\nText about causes.",
            report: """
                Content/conditions/anemia/causes.md:10:3: error: The card `[!URGENT]` is empty [card-empty]
                  10 | > [!URGENT]
                     |   ^~~~~~~~~
                     = help: write what the reader should do on the lines below it, each after `> `
                """
        ),
        Mistake(
            "a card of which the list stands outside",
            "Text about causes.",
            "> [!EMERGENCY] Call 911 now for any of these:\n\n- chest pain\n- fainting",
            report: """
                Content/conditions/anemia/causes.md:10:3: error: The title of the card `[!EMERGENCY]` announces something that is not in the card [card-empty]
                  10 | > [!EMERGENCY] Call 911 now for any of these:
                     |   ^~~~~~~~~~~~
                     = help: write `>` before each line that belongs to the card, also before the empty ones
                Content/conditions/anemia/causes.md:12:1: note: this list is outside the card
                  12 | - chest pain
                     | ^
                """
        ),
        Mistake(
            "a card of which the last item stands outside",
            "Text about causes.",
            "> [!EMERGENCY] Call 911 now for any of these:\n>\n> - chest pain\n- fainting",
            report: """
                Content/conditions/anemia/causes.md:13:1: error: This list is outside the card `[!EMERGENCY]` that ends above it [card-unfinished]
                  13 | - fainting
                     | ^
                     = help: write `>` before each of its lines, and on the empty line above it, to bring it into the card; to keep it out, put a heading, a sentence or a comment such as `<!-- not in the card -->` between the two
                """
        ),
        Mistake(
            "a fact that the site does not state",
            edits: [
                Mistake.Edit(.article, "Text about causes.", "Take {fact:iron-mex} of iron, {fact:iron-max} at most.")
            ],
            files: ["Content/facts.yml": "iron-max: 60 mg a day\n"],
            report: """
                Content/conditions/anemia/causes.md:10:6: error: `facts.yml` has no fact `iron-mex` [fact-unknown]
                  10 | Take {fact:iron-mex} of iron, {fact:iron-max} at most.
                     |      ^~~~~~~~~~~~~~~
                     = help: write `{fact:iron-max}` instead
                """
        ),
        Mistake(
            "a fact that no text uses",
            files: ["Content/facts.yml": "iron-max: 60 mg a day\n"],
            report: """
                Content/facts.yml:1:1: warning: No text uses the fact `iron-max` [fact-unused]
                   1 | iron-max: 60 mg a day
                     | ^~~~~~~~
                     = help: write `{fact:iron-max}` where texts state it, or delete it
                """
        ),
        Mistake(
            "a service that the site does not name",
            edits: [
                Mistake.Edit(.settings, "language: en", "language: en\nservices: {emergency: 999}"),
                Mistake.Edit(.article, "Text about causes.", "Call {service:emergancy}."),
            ],
            report: """
                Content/conditions/anemia/causes.md:10:6: error: `site.yml` has no service `emergancy` [service-unknown]
                  10 | Call {service:emergancy}.
                     |      ^~~~~~~~~~~~~~~~~~~
                     = help: write `{service:emergency}` instead
                """
        ),
        Mistake(
            "a service on a site that names none",
            "Text about causes.",
            "Call {service:emergency}.",
            report: """
                Content/conditions/anemia/causes.md:10:6: error: `site.yml` has no service `emergency` [service-unknown]
                  10 | Call {service:emergency}.
                     |      ^~~~~~~~~~~~~~~~~~~
                     = help: add it under `services` in `site.yml`
                """
        ),
        Mistake(
            "a service without a number",
            in: .settings,
            "language: en",
            "language: en\nservices:\n  emergency: call us\n  poison: {label: Poison Help}\n  crisis:\n  help: [1]",
            report: """
                Content/site.yml:5:14: error: `call us` is not a phone number [service-number-invalid]
                   5 |   emergency: call us
                     |              ^~~~~~~
                     = help: write digits, after `+` and the country code where callers need it
                Content/site.yml:6:3: error: The key `phone` is missing [key-missing]
                   6 |   poison: {label: Poison Help}
                     |   ^~~~~~
                     = help: add `phone:` with the number to call, or `text:` with the number to send a message to
                Content/site.yml:7:3: error: `crisis` is empty [empty-value]
                   7 |   crisis:
                     |   ^~~~~~
                     = help: fill it in or delete the line
                Content/site.yml:8:9: error: A service must be a group of keys, but this is a list [wrong-type]
                   8 |   help: [1]
                     |         ^
                     = help: write one `key: value` on each line
                """
        ),
        Mistake(
            "a citation of a source that is not listed",
            edits: [
                Mistake.Edit(.article, end, sources.replacing("causes.", with: "causes.[^who-2032] More.[^who-2023]"))
            ],
            report: """
                Content/conditions/anemia/causes.md:11:19: error: `[^who-2032]` is not a source or a footnote of this text [footnote-undefined]
                  11 | Text about causes.[^who-2032] More.[^who-2023]
                     |                   ^~~~~~~~~~~
                     = help: write `[^who-2023]` instead
                """
        ),
        Mistake(
            "a footnote with the name of a source",
            edits: [
                Mistake.Edit(
                    .article,
                    end,
                    sources.replacing("causes.", with: "causes.[^who-2023]\n\n[^who-2023]: A note.")
                )
            ],
            report: """
                Content/conditions/anemia/causes.md:7:16: warning: The source `who-2023` is listed but never cited [source-uncited]
                   7 | sources: [{id: who-2023, title: Anaemia}]
                     |                ^~~~~~~~
                     = help: write `[^who-2023]` after what it supports, or remove it from the list
                Content/conditions/anemia/causes.md:13:1: error: `[^who-2023]` is the name of a source, and this footnote would take its place [footnote-is-source]
                  13 | [^who-2023]: A note.
                     | ^~~~~~~~~~~
                     = help: give the footnote another name
                Content/conditions/anemia/causes.md:7:16: note: the source is listed here
                   7 | sources: [{id: who-2023, title: Anaemia}]
                     |                ^~~~~~~~
                """
        ),
        Mistake(
            "a glossary with two meanings for a word",
            files: [
                "Content/glossary.yml":
                    "- term: iron\n  meaning: A metal.\n- term: ferritin\n  variants: [Iron]\n  meaning: A protein.\n"
            ],
            report: """
                Content/glossary.yml:4:14: error: `Iron` is explained twice [glossary-duplicate]
                   4 |   variants: [Iron]
                     |              ^~~~
                     = help: keep one of the two
                Content/glossary.yml:1:9: note: first explained here
                   1 | - term: iron
                     |         ^~~~
                """
        ),
        Mistake(
            "a glossary that is none",
            files: ["Content/glossary.yml": "iron: A metal.\n"],
            report: """
                Content/glossary.yml:1:1: error: The glossary must be a list, but this is a group of keys [wrong-type]
                   1 | iron: A metal.
                     | ^
                     = help: start each item with `- `
                """
        ),
        Mistake(
            "a word of the glossary without a meaning",
            files: [
                "Content/glossary.yml":
                    "- term: iron\n- meaning: A metal.\n- iron\n- {term: a, meaning: b, meanings: c}\n"
            ],
            report: """
                Content/glossary.yml:1:3: error: The key `meaning` is missing [key-missing]
                   1 | - term: iron
                     |   ^
                     = help: add `meaning:` with what the word means, in plain words
                Content/glossary.yml:2:3: error: The key `term` is missing [key-missing]
                   2 | - meaning: A metal.
                     |   ^
                     = help: add `term:` with the word as texts use it
                Content/glossary.yml:3:3: error: A word of the glossary must be a group of keys, but this is a text [wrong-type]
                   3 | - iron
                     |   ^~~~
                     = help: write one `key: value` on each line
                Content/glossary.yml:4:25: error: A word of the glossary has no key `meanings` [key-unknown]
                   4 | - {term: a, meaning: b, meanings: c}
                     |                         ^~~~~~~~
                     = help: did you mean `meaning`?
                """
        ),
        Mistake(
            "a rule that is silenced without a reason",
            "Text about causes.",
            "<!-- allow sentence-long -->\n\nText about causes.\n\n<!-- allow sentence-log: a quotation -->\n\nMore.",
            report: """
                Content/conditions/anemia/causes.md:10:1: error: The comment gives no reason, so it does not silence the rule `sentence-long` [allowance-malformed]
                  10 | <!-- allow sentence-long -->
                     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write the reason: `<!-- allow sentence-long: reason -->`
                Content/conditions/anemia/causes.md:14:1: error: There is no rule `sentence-log` [allowance-malformed]
                  14 | <!-- allow sentence-log: a quotation -->
                     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: did you mean `sentence-long`?
                """
        ),
        Mistake(
            "a rule that is silenced where it finds nothing",
            "Text about causes.",
            "<!-- allow sentence-long: a quotation -->\n\nText about causes.",
            report: """
                Content/conditions/anemia/causes.md:10:1: warning: The rule `sentence-long` finds nothing here that this comment could silence [allowance-unused]
                  10 | <!-- allow sentence-long: a quotation -->
                     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: delete the comment, or move it right before the block that it is for
                """
        ),
        Mistake(
            "rules and levels that there are not",
            in: .settings,
            "language: en",
            "language: en\nreadingGrade: six\nrules:\n  sentence-log: off\n  sentence-long: of\n  raw-html: off",
            report: """
                Content/site.yml:4:15: error: `readingGrade` must be a number above 0, not `six` [wrong-type]
                   4 | readingGrade: six
                     |               ^~~
                     = help: write for example `readingGrade: 8`
                Content/site.yml:6:3: error: `rules` has no key `sentence-log` [key-unknown]
                   6 |   sentence-log: off
                     |   ^~~~~~~~~~~~
                     = help: did you mean `sentence-long`?
                Content/site.yml:7:18: error: `sentence-long` cannot be `of` [wrong-type]
                   7 |   sentence-long: of
                     |                  ^~
                     = help: did you mean `off`?
                Content/site.yml:8:3: error: `rules` has no key `raw-html` [key-unknown]
                   8 |   raw-html: off
                     |   ^~~~~~~~
                     = help: docs/content.md lists the keys; put your own keys under `extra`
                """
        ),
        Mistake(
            "a summary that cites a source",
            "Too few red cells.",
            "Too few red cells.[^who-2023]",
            report: """
                Content/conditions/anemia/causes.md:3:10: error: A summary is plain text, so `[^who-2023]` would be shown as typed [lookalike-markup]
                   3 | summary: Too few red cells.[^who-2023]
                     |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: delete it, and write it in the body
                """
        ),
        Mistake(
            "an article of some length without a source or a card",
            "Text about causes.",
            "Fever and chest pain may follow.\n" + String(repeating: "The red cells go round.\n", count: 20),
            report: """
                Content/conditions/anemia/causes.md:1:1: warning: The text lists no sources [sources-missing]
                   1 | ---
                     | ^~~
                     = help: list its sources under `sources:`, and cite each one where it is used
                Content/conditions/anemia/causes.md:8:4: warning: No card of the article says when to get help [care-card-missing]
                   8 | ## Blood loss
                     |    ^
                     = help: write one as a quote that starts with `> [!URGENT]`, `> [!EMERGENCY]` or `> [!NON-URGENT]`
                """
        ),
        Mistake(
            "a topic that there is not",
            adding: "topic: symptom",
            report: """
                Content/conditions/anemia/causes.md:7:8: error: `topic` cannot be `symptom` [wrong-type]
                   7 | topic: symptom
                     |        ^~~~~~~
                     = help: did you mean `symptoms`?
                """
        ),
    ]
}
