import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Films, sounds and drawings for narrow screens")
struct MarkdownMediaTests {
    private static func card(_ kind: String, _ label: String, _ content: String, _ transcript: String) -> String {
        "<section class=\"care care-\(kind)\">\n<h2 class=\"care-title\"><span class=\"care-level\">\(label):</span> A</h2>\n"
            + "<p>\(content)</p>\n<details>\n<summary><span data-unreviewed>Transcript</span></summary>\n"
            + "\(transcript)</details>\n</section>\n"
    }

    private static let film = """
        <video controls preload="none" src="/anemia/film.mp4" aria-label="A hand.">\
        <track kind="captions" src="/anemia/film.es.vtt" srclang="es" label="Captions (es)">\
        <track kind="captions" src="/anemia/film.vtt" srclang="en" label="Captions" default></video>
        """

    @Test(
        "are in a card, with a transcript that readers open",
        arguments: [
            (
                "> [!VIDEO] A\n> [See it](https://example.org/)\n>\n> B.\n",
                card("video", "Video", "<a href=\"https://example.org/\">See it</a>", "<p>B.</p>\n")
            ),
            (
                "> [!video] A\n>\n> <https://example.org/>\n>\n> - B\n> - C\n",
                card(
                    "video",
                    "Video",
                    "<a href=\"https://example.org/\">https://example.org/</a>",
                    "<ul>\n<li>B</li>\n<li>C</li>\n</ul>\n"
                )
            ),
            (
                "> [!VIDEO] A\n> https://example.org/\n>\n> B\n",
                card("video", "Video", "<a href=\"https://example.org/\">https://example.org/</a>", "<p>B</p>\n")
            ),
            ("> [!VIDEO] A\n> ![A hand.](film.mp4)\n>\n> B.\n", card("video", "Video", film, "<p>B.</p>\n")),
            (
                "> [!VIDEO] A\n>\n> ![A hand.](film.mp4 \"A hand | WHO\")\n>\n> B.\n",
                card("video", "Video", film, "<p>B.</p>\n")
                    .replacing("<p><video", with: "<figure><video")
                    .replacing(
                        "</video></p>",
                        with:
                            "</video><figcaption><p>A hand</p>\n<p class=\"credit\">WHO</p></figcaption></figure>"
                    )
            ),
            (
                "> [!AUDIO] A\n>\n> ![A *talk*](talk.mp3)\n>\n> B.\n",
                card(
                    "audio",
                    "Audio",
                    "<audio controls preload=\"none\" src=\"/anemia/talk.mp3\" aria-label=\"A talk\"></audio>",
                    "<p>B.</p>\n"
                )
            ),
        ]
    )
    func cards(markdown: String, html: String) {
        let (body, found) = MarkdownFixture.parse(markdown)
        #expect(body.html == html)
        #expect(body.hasRareParts)
        #expect(body.careCards.isEmpty)
        #expect(found.isEmpty)
    }

    @Test("are published with their captions")
    func links() {
        let body = MarkdownFixture.parse("> [!VIDEO] A\n> ![A hand.](film.mp4)\n>\n> B.\n").body
        #expect(
            body.links.map(\.destination)
                == ["anemia/film.mp4", "anemia/film.es.vtt", "anemia/film.vtt"].map { .file(SourceFile(.content, $0)) }
        )
    }

    private static let place =
        "write below the title, alone in its paragraph, a link such as `[Watch it](https://example.org/)`, or a file as"
        + " `![What it is about](film.mp4)`, which ends in `.mp4`, `.webm` or `.ogv`"

    @Test(
        "are refused where some readers would get less than others",
        arguments: [
            DiagnosticCase(
                "no transcript",
                "> 1️⃣[!VIDEO]2️⃣ A\n> [See it](https://example.org/)\n",
                .transcriptMissing,
                "The card `[!VIDEO]` has no transcript, so readers who cannot see or hear the film learn nothing",
                help: "write below it what is said and shown in it, each line after `> `"
            ),
            DiagnosticCase(
                "no transcript of a sound",
                "> 1️⃣[!AUDIO]2️⃣ A\n>\n> ![A talk](talk.mp3)\n",
                .transcriptMissing,
                "The card `[!AUDIO]` has no transcript, so readers who cannot hear the sound learn nothing",
                help: "write below it what is said in it, each line after `> `"
            ),
            DiagnosticCase(
                "no title",
                "> 1️⃣[!VIDEO]2️⃣\n> [See it](https://example.org/)\n>\n> B.\n",
                .cardTitleMissing,
                "The card `[!VIDEO]` has no title, so readers would not know what it is about",
                help: "write the title after the marker, such as `> [!VIDEO] How the test is done`"
            ),
            DiagnosticCase(
                "no captions",
                "> [!VIDEO] A\n> ![A hand.](1️⃣silent.webm2️⃣)\n>\n> B.\n",
                .captionsMissing,
                "The film `silent.webm` has no captions",
                help: "put a file `silent.vtt` with captions in WebVTT beside it"
            ),
            DiagnosticCase(
                "captions in another language",
                "> [!VIDEO] A\n> ![A hand.](1️⃣dubbed.webm2️⃣)\n>\n> B.\n",
                .captionsMissing,
                "The film `dubbed.webm` has captions, but none in the language of the text, `en`",
                help: "put a file `dubbed.vtt` with captions in that language beside it"
            ),
            DiagnosticCase(
                "captions twice",
                "> [!VIDEO] A\n> ![A hand.](1️⃣twice.webm2️⃣)\n>\n> B.\n",
                .captionsMissing,
                "The film `twice.webm` has two files of captions in the language `en`",
                help:
                    "delete one, or write another language into its name; a name without one means the language of the text"
            ),
            DiagnosticCase(
                "words beside the link",
                "> [!VIDEO] A\n> 1️⃣See [it](https://example.org/).2️⃣\n>\n> B.\n",
                .mediaMalformed,
                "The card `[!VIDEO]` does not begin with its film",
                help: place
            ),
            DiagnosticCase(
                "a sound in a card for films",
                "> [!VIDEO] A\n>\n> 1️⃣![A talk](talk.mp3)\n>\n> B.\n",
                .mediaMalformed,
                "The card `[!VIDEO]` does not begin with its film",
                help: place
            ),
            DiagnosticCase(
                "a link to another page",
                "> [!VIDEO] A\n>\n> 1️⃣[See it](causes.md)\n>\n> B.\n",
                .mediaMalformed,
                "The card `[!VIDEO]` does not begin with its film",
                help: place
            ),
            DiagnosticCase(
                "a film in a text",
                "![A hand.](1️⃣film.mp42️⃣)",
                .mediaMalformed,
                "`film.mp4` is not an image, and is not in a card that plays it",
                help: "write `> [!VIDEO] Title` above it, `> ` before it, and the transcript below it"
            ),
            DiagnosticCase(
                "a second film in the transcript",
                "> [!VIDEO] A\n> ![A hand.](film.mp4)\n>\n> B.\n>\n> ![A hand.](1️⃣film.mp42️⃣)",
                .mediaMalformed,
                "`film.mp4` is not an image, and is not in a card that plays it",
                help: "write `> [!VIDEO] Title` above it, `> ` before it, and the transcript below it"
            ),
            DiagnosticCase(
                "a file that is neither a picture nor a film",
                "> [!VIDEO] A\n>\n> 1️⃣![A hand.](leaflet.pdf)\n>\n> B.",
                .mediaMalformed,
                "The card `[!VIDEO]` does not begin with its film",
                help: place
            ),
            DiagnosticCase(
                "a credit in the paragraph of the title",
                "> [!VIDEO] A\n> 1️⃣![A hand.](film.mp4 \"A hand | WHO\")2️⃣\n>\n> B.",
                .creditMalformed,
                "The file `film.mp4` is right below the title of its card, where its caption and credit cannot be shown",
                help: "write a line with `>` alone above it"
            ),
            DiagnosticCase(
                "a picture that few browsers show",
                "![A plate](1️⃣plate.jxl2️⃣)",
                .imageUnreadable,
                "`plate.jxl` is not an image that all browsers can show",
                help: "export it as PNG, JPEG, GIF, WebP, AVIF or SVG, or delete the `!` to make a link"
            ),
            DiagnosticCase(
                "a film without a description",
                "> [!VIDEO] A\n> 1️⃣![](film.mp4)2️⃣\n>\n> B.\n",
                .imageAlternativeMissing,
                "The file `film.mp4` has no text between `![` and `]`, which tells readers who cannot see the player what it plays",
                help: "write what it is about between `![` and `]`"
            ),
        ]
    )
    func refused(_ example: DiagnosticCase) throws {
        let marked = MarkedMarkdown(example.marked)
        #expect(MarkdownFixture.parse(marked.text).found == [try example.expected(in: marked)])
    }

    @Test(
        "are refused where the transcript has no words",
        arguments: ["---", "<a id=\"x\"></a>", "[^n]", "[Read it](causes.md)", "…"]
    )
    func wordless(transcript: String) throws {
        let marked = MarkedMarkdown(
            "> 1️⃣[!VIDEO]2️⃣ A\n> [See it](https://example.org/)\n>\n> \(transcript)\n\nText.[^n]\n\n[^n]: Note.\n"
        )
        let found = MarkdownFixture.parse(marked.text).found
        #expect(found.map(\.identifier) == [.transcriptMissing])
        #expect(found.first?.location == (try marked.place("1️⃣", to: "2️⃣")))
    }

    @Test("give phones the drawing that is made for them")
    func narrow() {
        let (body, found) = MarkdownFixture.parse("![A](plate.svg) ![B](other.svg)\n")
        #expect(
            body.html == """
                <p><picture><source media="(max-width: 30em)" srcset="/anemia/plate.narrow.svg" width="3" height="6">\
                <img src="/anemia/plate.svg" alt="A" width="8" height="6" loading="lazy" decoding="async"></picture> \
                <img src="/anemia/other.svg" alt="B" loading="lazy" decoding="async"></p>

                """
        )
        #expect(
            body.links.map(\.destination)
                == ["anemia/plate.narrow.svg", "anemia/plate.svg", "anemia/other.svg"].map {
                    .file(SourceFile(.content, $0))
                }
        )
        #expect(found.isEmpty)
    }
}

@Suite("Captions in WebVTT")
struct CaptionProblemsTests {
    private static let file = SourceFile(.content, "film.vtt")

    private static func problems(_ text: String) -> [String] {
        CaptionProblems.problems(in: Array(text.utf8), of: file).map { "\($0.location.start.line): \($0.message)" }
    }

    @Test(
        "are sound with a first line and times that go on",
        arguments: [
            "WEBVTT\n\n00:01.000 --> 00:04.500\nHello.\n",
            "\u{FEFF}WEBVTT A film\r\n\r\n1\r\n00:00:01.000 --> 100:00:04.500 align:start\r\nHello.",
            "WEBVTT\n\nNOTE A remark\n\n00:01.000 --> 00:01.001\nA\n\n00:02.000  -->\t00:03.000\nB",
        ]
    )
    func sound(text: String) { #expect(Self.problems(text).isEmpty) }

    @Test(
        "are refused where browsers would drop them",
        arguments: [
            ("", ["1: The file does not begin with `WEBVTT`, so no browser shows its captions"]),
            (
                "WEBVTTX\n\n00:01.000 --> 00:04.500\nA",
                ["1: The file does not begin with `WEBVTT`, so no browser shows its captions"]
            ),
            (
                "1\n00:00:01,000 --> 00:00:04,500\nA",
                ["1: The file does not begin with `WEBVTT`, so no browser shows its captions"]
            ),
            ("WEBVTT\n\nA\n", ["1: The file has no captions"]),
            (
                "WEBVTT\n\n00:01,000 --> 00:04.500\nA\n\n00:04.000 --> 00:04.000\nB\n\n00:61.000 --> 01:04.000\nC",
                [
                    "3: `00:01,000 --> 00:04.500` is not the time of a caption",
                    "6: `00:04.000 --> 00:04.000` is not the time of a caption",
                    "9: `00:61.000 --> 01:04.000` is not the time of a caption",
                ]
            ),
        ]
    )
    func refused(text: String, problems: [String]) { #expect(Self.problems(text) == problems) }

    @Test("are refused where a caption has no words, or the file is not UTF-8")
    func words() {
        #expect(
            Self.problems("WEBVTT\n\n00:01.000 --> 00:04.500\n\n00:05.000 --> 00:06.000\nA\n\n00:07.000 --> 00:08.000")
                == [
                    "3: The caption at `00:01.000 --> 00:04.500` has no words",
                    "8: The caption at `00:07.000 --> 00:08.000` has no words",
                ]
        )
        #expect(
            CaptionProblems.problems(in: Array("WEBVTT\n\n".utf8) + [0xE9], of: Self.file).map(\.message)
                == ["The file is not UTF-8, so browsers would show other signs than those that were meant"]
        )
    }
}
