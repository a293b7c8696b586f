import Testing

@Suite("The Markdown of a text")
struct MarkdownDiagnosticsTests {
    @Test("is told what is wrong with it in the lines of the file", arguments: MarkdownMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum MarkdownMistakes {
    static let all: [Mistake] = [
        Mistake(
            "raw HTML",
            "Text about causes.",
            "A <b>bold</b> word.",
            report: """
                Content/conditions/anemia/causes.md:10:3: error: `<b>` is raw HTML; a text can contain only Markdown [raw-html]
                  10 | A <b>bold</b> word.
                     |   ^~~
                     = help: write it in Markdown instead, or `\\<` to show the character `<`
                """
        ),
        Mistake(
            "a tag without the one that closes it",
            "Text about causes.",
            "Drink 2 m<sup>3 of water.",
            report: """
                Content/conditions/anemia/causes.md:10:10: error: `<sup>` is not closed in the paragraph, heading or cell that it is in [tag-unpaired]
                  10 | Drink 2 m<sup>3 of water.
                     |          ^~~~~
                     = help: write `</sup>` where it ends
                """
        ),
        Mistake(
            "an id with a space",
            "Text about causes.",
            "### Pills {#iron pills}\n\nText about pills.",
            report: """
                Content/conditions/anemia/causes.md:10:11: error: `{#iron pills}` is not the id of this heading [id-malformed]
                  10 | ### Pills {#iron pills}
                     |           ^~~~~~~~~~~~~
                     = help: write it as `{#my-id}`, with letters, digits, `-`, `_`, `.` and `:`, and a letter or a digit first, or `\\{` to show the brace
                """
        ),
        Mistake(
            "an id that a heading has",
            "Text about causes.",
            "### Pills {#blood-loss}\n\nText about pills.",
            report: """
                Content/conditions/anemia/causes.md:10:11: error: The heading `Blood loss` has the anchor `#blood-loss` by its words already [id-taken]
                  10 | ### Pills {#blood-loss}
                     |           ^~~~~~~~~~~~~
                     = help: choose another id here, or give that heading an id of its own
                """
        ),
        Mistake(
            "a caption below its table",
            "Text about causes.",
            "Take it:\n\n| Age | Pills |\n|---|---|\n| A child | One pill |\n\nTable: Pills by age",
            report: """
                Content/conditions/anemia/causes.md:16:1: error: The caption is below its table, and would be shown as a paragraph [caption-malformed]
                  16 | Table: Pills by age
                     | ^~~~~~
                     = help: write it right above the table
                """
        ),
        Mistake(
            "an empty definition",
            "Text about causes.",
            "Anemia\n:",
            report: """
                Content/conditions/anemia/causes.md:11:1: error: The definition that begins here is empty [definition-empty]
                  11 | :
                     | ^
                     = help: write what the term means after `: `, or `\\:` to show the colon
                """
        ),
        Mistake(
            "a term without an empty line above it",
            "Text about causes.",
            "Anemia\n: Too few red blood cells.\nPlatelets\n: They stop bleeding.",
            report: """
                Content/conditions/anemia/causes.md:12:1: error: `Platelets` has a definition below it and no empty line above it, so it would be shown as the end of the definition above [term-malformed]
                  12 | Platelets
                     | ^~~~~~~~~
                     = help: write an empty line above it if it is a term, or indent it if it goes on with the definition
                """
        ),
        Mistake(
            "a credit of a picture that is not shown",
            adding: "credits:\n  cell.png: WHO, CC BY 4.0",
            report: """
                Content/conditions/anemia/causes.md:8:3: error: The text shows no picture `cell.png` [credit-malformed]
                   8 |   cell.png: WHO, CC BY 4.0
                     |   ^~~~~~~~
                     = help: show the picture in the text, or delete the line
                """
        ),
        Mistake(
            "a page of a footnote",
            "Text about causes.",
            "Iron.[^iron, p. 12]\n\n[^iron]: It is a metal.",
            report: """
                Content/conditions/anemia/causes.md:10:6: error: `[^iron, p. 12]` names a place in `iron`, which is a footnote of this text and no source [locator-malformed]
                  10 | Iron.[^iron, p. 12]
                     |      ^~~~~~~~~~~~~~
                     = help: write `[^iron]`, or cite a source of the front matter
                """
        ),
        Mistake(
            "a film in a sentence",
            "Text about causes.",
            "> [!VIDEO] The test\n> You can [see the test](https://example.net/test).\n>\n> A nurse takes blood from a finger.",
            report: """
                Content/conditions/anemia/causes.md:11:3: error: The card `[!VIDEO]` does not begin with its film [media-malformed]
                  11 | > You can [see the test](https://example.net/test).
                     |   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write below the title, alone in its paragraph, a link such as `[Watch it](https://example.org/)`, or a file as `![What it is about](film.mp4)`, which ends in `.mp4`, `.webm` or `.ogv`
                """
        ),
        Mistake(
            "a film without a transcript",
            "Text about causes.",
            "> [!VIDEO] The test\n> [See the test](https://example.net/test)",
            report: """
                Content/conditions/anemia/causes.md:10:3: error: The card `[!VIDEO]` has no transcript, so readers who cannot see or hear the film learn nothing [transcript-missing]
                  10 | > [!VIDEO] The test
                     |   ^~~~~~~~
                     = help: write below it what is said and shown in it, each line after `> `
                """
        ),
        Mistake(
            "a film without captions",
            "Text about causes.",
            "> [!VIDEO] The test\n> ![A drop of blood on a finger.](test.mp4)\n>\n> A nurse takes blood from a finger.",
            files: ["Content/conditions/anemia/test.mp4": "film"],
            report: """
                Content/conditions/anemia/causes.md:11:35: error: The film `test.mp4` has no captions [captions-missing]
                  11 | > ![A drop of blood on a finger.](test.mp4)
                     |                                   ^~~~~~~~
                     = help: put a file `test.vtt` with captions in WebVTT beside it
                """
        ),
        Mistake(
            "captions with commas in their times",
            "Text about causes.",
            "> [!VIDEO] The test\n> ![A drop of blood on a finger.](test.mp4)\n>\n> A nurse takes blood from a finger.",
            files: [
                "Content/conditions/anemia/test.mp4": "film",
                "Content/conditions/anemia/test.vtt":
                    "WEBVTT\n\n00:01,000 --> 00:04,500\nA nurse takes blood from a finger.\n",
            ],
            report: """
                Content/conditions/anemia/test.vtt:3:1: error: `00:01,000 --> 00:04,500` is not the time of a caption [captions-malformed]
                   3 | 00:01,000 --> 00:04,500
                     | ^~~~~~~~~~~~~~~~~~~~~~~
                     = help: write when it begins and ends, such as `00:01.000 --> 00:04.500`
                """
        ),
        Mistake(
            "code that is not closed",
            "Text about causes.",
            "~~~\niron = 5\n\nCall a doctor if it hurts.",
            report: """
                Content/conditions/anemia/causes.md:10:1: error: The code that starts here is not closed, so what follows would be shown as code [fence-unclosed]
                  10 | ~~~
                     | ^~~
                     = help: write a line with ~~~ and nothing else where the code ends, or delete this line
                """
        ),
        Mistake(
            "text with four spaces before it",
            "Text about causes.",
            "    Call a doctor if it hurts.",
            report: """
                Content/conditions/anemia/causes.md:10:5: error: Four spaces or a tab make a line code, so `Call a doctor if it hurts.` would be shown as code [text-as-code]
                  10 |     Call a doctor if it hurts.
                     |     ^~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: delete the spaces before it; if you mean code, put it between two lines of ~~~
                """
        ),
        Mistake(
            "an address that runs a script",
            "Text about causes.",
            "A [cell](javascript:alert(1)).",
            report: """
                Content/conditions/anemia/causes.md:10:10: error: The address `javascript:alert(1)` starts with `javascript:`; a link starts with `https:`, `http:`, `mailto:`, `tel:` or `sms:`, or is a path [unsafe-address]
                  10 | A [cell](javascript:alert(1)).
                     |          ^~~~~~~~~~~~~~~~~~~
                     = help: write an address of one of these kinds instead
                """
        ),
        Mistake(
            "a link that leads nowhere",
            "Text about causes.",
            "A [cell](cause.md) and a [file](leaflet.pdf).",
            report: """
                Content/conditions/anemia/causes.md:10:10: error: There is no page or file `cause.md` [link-broken]
                  10 | A [cell](cause.md) and a [file](leaflet.pdf).
                     |          ^~~~~~~~
                     = help: did you mean `causes.md`?
                Content/conditions/anemia/causes.md:10:33: error: There is no page or file `leaflet.pdf` [link-broken]
                  10 | A [cell](cause.md) and a [file](leaflet.pdf).
                     |                                 ^~~~~~~~~~~
                     = help: write the relative path of a `.md` file or another file that exists
                """
        ),
        Mistake(
            "a link to a page in another folder",
            "Text about causes.",
            "See [about](about.md).",
            report: """
                Content/conditions/anemia/causes.md:10:13: error: There is no page or file `about.md` [link-broken]
                  10 | See [about](about.md).
                     |             ^~~~~~~~
                     = help: did you mean `../../pages/about.md`?
                """
        ),
        Mistake(
            "links that name a page by its folder, or without the ending of its file",
            "Text about causes.",
            "See [anemia](../anemia) and [about](../../pages/about).",
            report: """
                Content/conditions/anemia/causes.md:10:14: error: There is no page or file `../anemia` [link-broken]
                  10 | See [anemia](../anemia) and [about](../../pages/about).
                     |              ^~~~~~~~~
                     = help: did you mean `index.md`?
                Content/conditions/anemia/causes.md:10:37: error: There is no page or file `../../pages/about` [link-broken]
                  10 | See [anemia](../anemia) and [about](../../pages/about).
                     |                                     ^~~~~~~~~~~~~~~~~
                     = help: did you mean `../../pages/about.md`?
                """
        ),
        Mistake(
            "a link out of the content folder",
            "Text about causes.",
            "A [cell](../../../../etc/passwd).",
            report: """
                Content/conditions/anemia/causes.md:10:10: error: There is no page or file `../../../../etc/passwd` [link-broken]
                  10 | A [cell](../../../../etc/passwd).
                     |          ^~~~~~~~~~~~~~~~~~~~~~
                     = help: write the relative path of a `.md` file or another file that exists
                """
        ),
        Mistake(
            "an id that another page has not got, beside two that it has",
            edits: [
                Mistake.Edit(
                    .article,
                    "Text about causes.",
                    "<a id=\"old\"></a>\nText.\n\n### Pills {#iron}\n\nMore text."
                ),
                Mistake.Edit(
                    .page,
                    "About this site.",
                    "See [a](../conditions/anemia/causes.md#old), [b](../conditions/anemia/causes.md#iron)\n"
                        + "and [c](../conditions/anemia/causes.md#irom)."
                ),
            ],
            report: """
                Content/pages/about.md:5:9: error: `conditions/anemia/causes.md` has no heading with the anchor `#irom` [anchor-broken]
                   5 | and [c](../conditions/anemia/causes.md#irom).
                     |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: did you mean `#iron`?
                """
        ),
        Mistake(
            "anchors that no heading has",
            "Text about causes.",
            "See [above](#blood-los) and [anemia](index.md#signs).",
            report: """
                Content/conditions/anemia/causes.md:10:13: error: No heading in this text has the anchor `#blood-los` [anchor-broken]
                  10 | See [above](#blood-los) and [anemia](index.md#signs).
                     |             ^~~~~~~~~~
                     = help: write `#blood-loss` instead
                Content/conditions/anemia/causes.md:10:38: error: `conditions/anemia/index.md` has no heading with the anchor `#signs` [anchor-broken]
                  10 | See [above](#blood-los) and [anemia](index.md#signs).
                     |                                      ^~~~~~~~~~~~~~
                     = help: link to the page itself, or to one of its headings
                """
        ),
        Mistake(
            "an image without a text",
            "Text about causes.",
            "![](cells.svg)",
            files: [
                "Content/conditions/anemia/cells.svg":
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"/>"
            ],
            report: """
                Content/conditions/anemia/causes.md:10:1: error: The image `cells.svg` has no text between `![` and `]`; readers who cannot see it get that text instead [image-alternative-missing]
                  10 | ![](cells.svg)
                     | ^~~~~~~~~~~~~~
                     = help: write what the image shows between `![` and `]`
                """
        ),
        Mistake(
            "headings of the wrong level",
            "Text about causes.",
            """
            # Iron

            #### More iron

            """,
            report: """
                Content/conditions/anemia/causes.md:10:1: error: The heading `Iron` has level 1; level 1 is the title of the page, which is in the front matter [heading-level-one]
                  10 | # Iron
                     | ^
                     = help: write `## ` before the heading instead
                Content/conditions/anemia/causes.md:12:1: error: The heading `More iron` has level 4; the level before it is 2, and no level must be skipped [heading-level-skipped]
                  12 | #### More iron
                     | ^
                     = help: write `### ` before the heading instead
                """
        ),
        Mistake(
            "footnotes",
            "Text about causes.",
            """
            Iron[^irn].

            [^iron]: A metal.
            [^iron]: An element.
            """,
            report: """
                Content/conditions/anemia/causes.md:10:5: error: `[^irn]` is not a source or a footnote of this text [footnote-undefined]
                  10 | Iron[^irn].
                     |     ^~~~~~
                     = help: write `[^iron]` instead
                Content/conditions/anemia/causes.md:12:1: warning: The footnote `[^iron]` is never used, so it is not shown [footnote-unused]
                  12 | [^iron]: A metal.
                     | ^~~~~~~
                     = help: write `[^iron]` where the footnote belongs, or delete it
                Content/conditions/anemia/causes.md:13:1: error: The footnote `[^iron]` is defined twice; only the first definition is shown [footnote-duplicate]
                  13 | [^iron]: An element.
                     | ^~~~~~~
                     = help: give one of the footnotes another label, or delete it
                Content/conditions/anemia/causes.md:12:1: note: the first definition
                  12 | [^iron]: A metal.
                     | ^~~~~~~
                """
        ),
        Mistake(
            "a cell beyond the columns of the head",
            "Text about causes.",
            "| Drug | Dose |\n|---|---|\n| Iron | a tablet | at most 2 |\n| `a` \\| b | c |",
            report: """
                Content/conditions/anemia/causes.md:12:21: error: The row has 3 cells but the table's header row has 2, so this cell would not be shown [text-lost]
                  12 | | Iron | a tablet | at most 2 |
                     |                     ^~~~~~~~~
                     = help: give the header row another column, or write `\\|` for a bar inside a cell
                """
        ),
        Mistake(
            "a line that is taken for a link's address",
            "Text about causes.",
            "See [that][used] and [Used].\n\n[used]: https://example.org/\n\n[Dose]: 500mg",
            report: """
                Content/conditions/anemia/causes.md:14:1: error: `[Dose]:` gives an address for links, but no link uses it, so the line would not be shown [text-lost]
                  14 | [Dose]: 500mg
                     | ^~~~~~
                     = help: write `\\[` to show the bracket, or delete the line
                """
        ),
        Mistake(
            "bullets of a word processor",
            "Text about causes.",
            "• chest pain\n• fainting",
            report: """
                Content/conditions/anemia/causes.md:10:1: error: `•` does not start a list item, so the lines would run together [lookalike-markup]
                  10 | • chest pain
                     | ^
                     = help: start each item with `- `
                """
        ),
        Mistake(
            "an admonition of another tool",
            "Text about causes.",
            "!!! warning",
            report: """
                Content/conditions/anemia/causes.md:10:1: error: `!!! warning` is an admonition of MkDocs; here it does nothing and would be shown as typed [foreign-markup]
                  10 | !!! warning
                     | ^~~~~~~~~~~
                     = help: write a card, such as `> [!NOTE] Title`, or put it in backticks to show it
                """
        ),
        Mistake(
            "markup in a title",
            "title: What causes anemia?",
            "title: What **really** causes anemia?",
            report: """
                Content/conditions/anemia/causes.md:2:13: error: `title` is plain text, so `**` would be shown as typed [lookalike-markup]
                   2 | title: What **really** causes anemia?
                     |             ^~
                     = help: write it without markup; only the body of a text can have some
                """
        ),
        Mistake(
            "a no-break space behind a marker",
            "Text about causes.",
            "##\u{A0}Signs",
            report: """
                Content/conditions/anemia/causes.md:10:1: error: A no-break space follows the marker, so it would be shown as typed [lookalike-markup]
                  10 | ##\u{A0}Signs
                     | ^~~
                     = help: type an ordinary space after the marker
                """
        ),
        Mistake(
            "a table without its second line",
            "Text about causes.",
            "| a | b |\n| c | d |",
            report: """
                Content/conditions/anemia/causes.md:10:1: error: These lines look like a table but are not one, so the bars would be shown [lookalike-markup]
                  10 | | a | b |
                     | ^~~~~~~~~
                     = help: write a line such as `|---|---|` below the header row, with as many columns
                """
        ),
        Mistake(
            "a file that is no image",
            "Text about causes.",
            "![A cell](../../pages/cell.heic)",
            files: ["Content/pages/cell.heic": "x"],
            report: """
                Content/conditions/anemia/causes.md:10:11: error: `../../pages/cell.heic` is not an image that browsers can show [image-unreadable]
                  10 | ![A cell](../../pages/cell.heic)
                     |           ^~~~~~~~~~~~~~~~~~~~~
                     = help: export it as PNG, JPEG, GIF, WebP, AVIF or SVG, or delete the `!` to make a link
                """
        ),
    ]
}
