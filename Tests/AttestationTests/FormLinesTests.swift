import Testing

@testable import Attestation

@Suite("A form for people")
struct FormLinesTests {
    @Test("has a line for each heading, paragraph, item and cell")
    func lines() throws {
        let text = TextForm.text(
            title: "Why?",
            summary: "So.",
            body: FormFixture.body(
                """
                ## One

                A [*link*](https://example.org "T")[^s] and ~~this~~  
                that ![alt](cell.png).

                3. a

                   b
                   - c
                4. d

                > quoted

                > [!URGENT] Go
                >
                > now[^n]

                | A | B |
                |---|---|
                | 1 |   |

                ***

                    code

                [^n]: A note.
                """,
                sources: [FormFixture.source("s")]
            ),
            sources: [FormFixture.source("s")],
            imageDigest: FormFixture.image
        )
        let form = try #require(text)
        #expect(
            form.lines == [
                "title: Why?",
                "summary: So.",
                "## One",
                "A (“T”) link <https://example.org>[1] and ~~this~~ / that [image: alt; file e971fef91000…].",
                "3. a",
                "  b",
                "  - c",
                "4. d",
                "> quoted",
                "[urgent] ### Go",
                "[urgent] now[^1]",
                "| A",
                "| B",
                "| 1",
                "---",
                "    code",
                "1. A note.",
                "sources:",
                "1. Source s",
            ]
        )
    }

    @Test("tells captions, terms, films and places in sources")
    func parts() throws {
        let body = FormFixture.body(
            """
            Table: A caption

            | | B |
            |---|---|
            | c | d |

            Term
            : meaning

            10<sup>9</sup> <abbr title="computed tomography">CT</abbr>[^s, p. 3] ![e](plate.svg)

            > [!VIDEO] Film
            > ![A hand.](film.mp4)
            >
            > Words.
            """,
            sources: [FormFixture.source("s")]
        )
        let digits = { (name: String) in FormFixture.image("/anemia/\(name)")?.description.prefix(12) ?? "" }
        #expect(
            try FormFixture.form(of: body).lines.dropFirst() == [
                "caption: A caption",
                "| B",
                "| c",
                "| d",
                "term: Term",
                "  : meaning",
                "10<sup>9</sup> <abbr>(“computed tomography”) CT</abbr>[1, p. 3] <picture>for narrow screens: file "
                    + "\(digits("plate.narrow.svg"))…[image: e; file \(digits("plate.svg"))…]</picture>",
                "[video] ## Film",
                "[video] [video: A hand.; captions \(digits("film.vtt"))…; file \(digits("film.mp4"))…]",
                "[video] Words.",
            ]
        )
    }

    @Test("has a line for each meaning")
    func meanings() {
        let form = TextForm.meanings([Array("iron: A metal.".utf8), Array("anemia: Too few cells.".utf8)])
        #expect(form?.lines == ["anemia: Too few cells.", "iron: A metal."])
    }

    @Test("is short for what has little to say")
    func short() {
        #expect(TextForm.disclaimer(title: nil, body: FormFixture.body(""), imageDigest: { _ in nil })?.lines == [])
        #expect(TextForm.meanings(in: FormFixture.body("The marrow.\n"))?.lines.count == 1)
    }
}
