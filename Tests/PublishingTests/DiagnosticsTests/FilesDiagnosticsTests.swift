import SiteTestSupport
import Testing

@Suite("A file of the content folder")
struct FilesDiagnosticsTests {
    @Test("that cannot be read, or lies where it means nothing, is named", arguments: FilesMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum FilesMistakes {
    static let all: [Mistake] = [
        Mistake(
            "UTF-16 with a byte-order mark",
            files: [
                "Content/pages/about.md": .bytes([0xFF, 0xFE, 0x2D, 0x00, 0x2D, 0x00, 0x2D, 0x00, 0x0A, 0x00])
            ],
            report: """
                Content/pages/about.md:1:1: error: The file is encoded in UTF-16 [invalid-encoding]
                   1 | ��-<U+0000>-<U+0000>-<U+0000>
                     | ^
                     = help: save it as UTF-8
                """
        ),
        Mistake(
            "UTF-16 without a byte-order mark",
            files: [
                "Content/pages/about.md": .bytes(Array("\u{0}-\u{0}-\u{0}-\u{0}\n".utf8))
            ],
            report: """
                Content/pages/about.md:1:1: error: The file is encoded in UTF-16 [invalid-encoding]
                   1 | <U+0000>-<U+0000>-<U+0000>-<U+0000>
                     | ^
                     = help: save it as UTF-8
                """
        ),
        Mistake(
            "Latin-1",
            files: [
                "Content/pages/about.md": .bytes(
                    Array("---\ntitle: ".utf8) + [0xDC] + Array("ber uns\n---\nMeni".utf8) + [0xE8] + Array("re\n".utf8)
                )
            ],
            report: """
                Content/pages/about.md:2:8: error: The byte 0xDC is not UTF-8 [invalid-encoding]
                   2 | title: �ber uns
                     |        ^
                     = help: save the file as UTF-8
                """
        ),
        Mistake(
            "Latin-1 in the body",
            files: [
                "Content/pages/about.md": .bytes(
                    Array("---\ntitle: ".utf8) + [0xC3, 0x9C] + Array("ber uns\n---\n".utf8) + [0xC3, 0x9C]
                        + Array("ber Meni".utf8) + [0xE8] + Array("re\n".utf8)
                )
            ],
            report: """
                Content/pages/about.md:4:10: error: The byte 0xE8 is not UTF-8 [invalid-encoding]
                   4 | Über Meni�re
                     |          ^
                     = help: save the file as UTF-8
                """
        ),
        Mistake(
            "a file that ends within a character",
            files: [
                "Content/site.yml": .bytes(Array("title: Caf".utf8) + [0xC3])
            ],
            report: """
                Content/site.yml:1:11: error: The byte 0xC3 is not UTF-8 [invalid-encoding]
                   1 | title: Caf�
                     |           ^
                     = help: save the file as UTF-8
                """
        ),
        Mistake(
            "Latin-1 in a table",
            files: [
                "Content/data/experiences.csv": .bytes(
                    Array("condition,article,people,url\nm".utf8) + [0xE9] + Array("ni".utf8) + [0xE8]
                        + Array("re,,1,\n".utf8)
                )
            ],
            report: """
                Content/data/experiences.csv:2:2: error: The byte 0xE9 is not UTF-8 [invalid-encoding]
                   2 | m�ni�re,,1,
                     |  ^
                     = help: save the file as UTF-8
                """
        ),
        Mistake(
            "NUL characters",
            "Text about",
            "Te\u{0}xt about",
            files: [
                "Content/data/experiences.csv": "condition\u{0}"
            ],
            report: """
                Content/conditions/anemia/causes.md:10:3: error: A text cannot contain a NUL character [nul-character]
                  10 | Te<U+0000>xt about causes.
                     |   ^
                     = help: delete the invisible character
                Content/data/experiences.csv:1:10: error: A text cannot contain a NUL character [nul-character]
                   1 | condition<U+0000>
                     |          ^
                     = help: delete the invisible character
                """
        ),
        Mistake(
            "a person in a folder of the people",
            files: [
                "Content/people/doctors/eve.md": """
                ---
                name: Eve
                ---

                """
            ],
            report: """
                Content/people/doctors/eve.md:1:1: error: A Markdown file in this place is not part of the site [misplaced-file]
                   1 | ---
                     | ^
                     = help: put the file in the folder `people` itself
                """
        ),
        Mistake(
            "a page in a folder of the pages",
            files: [
                "Content/pages/more/history.md": """
                ---
                title: History
                ---
                Text.

                """
            ],
            report: """
                Content/pages/more/history.md:1:1: error: A Markdown file in this place is not part of the site [misplaced-file]
                   1 | ---
                     | ^
                     = help: put the file in the folder `pages` itself
                """
        ),
        Mistake(
            "a text among the data",
            files: [
                "Content/data/notes.md": "Notes.\n"
            ],
            report: """
                Content/data/notes.md:1:1: error: A Markdown file in this place is not part of the site [misplaced-file]
                   1 | Notes.
                     | ^
                     = help: only `experiences.csv` can be in `data`
                """
        ),
        Mistake(
            "a condition that is a file",
            files: [
                "Content/conditions/gout.md": """
                ---
                title: Gout
                ---

                """
            ],
            report: """
                Content/conditions/gout.md:1:1: error: A Markdown file in this place is not part of the site [misplaced-file]
                   1 | ---
                     | ^
                     = help: write a condition as `conditions/gout/index.md`
                """
        ),
        Mistake(
            "an index in no folder of a condition",
            files: [
                "Content/articles/index.md": """
                ---
                title: Home
                ---
                Text.

                """
            ],
            report: """
                Content/articles/index.md:1:1: error: A Markdown file in this place is not part of the site [misplaced-file]
                   1 | ---
                     | ^
                     = help: give the article another name
                """
        ),
        Mistake(
            "names in the output folder that belong to others",
            files: [
                "Content/static/CNAME": "example.org\n",
                "Content/static/.git/config": "",
                "Content/static/.sitegen-manifest.json": "{}",
            ],
            report: """
                Content/static/.git/config:1:1: error: `.git/config` is a name that git, the host or sitegen uses in the output folder [misplaced-file]
                     = help: move it out of `static`; put what the host needs, such as `CNAME`, in the output folder itself, where every build leaves it
                Content/static/.sitegen-manifest.json:1:1: error: `.sitegen-manifest.json` is a name that git, the host or sitegen uses in the output folder [misplaced-file]
                   1 | {}
                     | ^
                     = help: move it out of `static`; put what the host needs, such as `CNAME`, in the output folder itself, where every build leaves it
                Content/static/CNAME:1:1: error: `CNAME` is a name that git, the host or sitegen uses in the output folder [misplaced-file]
                   1 | example.org
                     | ^
                     = help: move it out of `static`; put what the host needs, such as `CNAME`, in the output folder itself, where every build leaves it
                """
        ),
        Mistake(
            "a symbolic link out of the content folder",
            files: [
                "Content/conditions/anemia/cells.png": .link(to: "../../../Templates/layout.mustache")
            ],
            report: """
                Content/conditions/anemia/cells.png:1:1: error: The symbolic link points outside the content folder [link-leaves-content]
                     = help: copy the file into the content folder
                """
        ),
        Mistake(
            "a symbolic link to a text outside",
            files: [
                "Content/pages/passwords.md": .link(to: "/etc/passwd")
            ],
            report: """
                Content/pages/passwords.md:1:1: error: The symbolic link points outside the content folder [link-leaves-content]
                     = help: copy the file into the content folder
                """
        ),
        Mistake(
            "a symbolic link to nothing",
            files: [
                "Content/static/leaflet.pdf": .link(to: "leaflet-2.pdf")
            ],
            report: """
                Content/static/leaflet.pdf:1:1: error: The symbolic link points to nothing [link-leaves-content]
                     = help: remove it, or point it to a file
                """
        ),
        Mistake(
            "a symbolic link to a folder",
            files: [
                "Content/conditions/blood": .link(to: "anemia")
            ],
            report: """
                Content/conditions/blood:1:1: error: The symbolic link points to a folder, and sitegen does not follow such links [link-leaves-content]
                     = help: link to the files, or copy the folder
                """
        ),
        Mistake(
            "an image that is none",
            files: [
                "Content/conditions/anemia/cells.png": "not a PNG\n",
                "Content/conditions/anemia/cells.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
            ],
            report: """
                Content/conditions/anemia/cells.png:1:1: error: The size of this image cannot be read [image-unreadable]
                     = help: export it again as PNG, JPEG, GIF, WebP, AVIF, or as SVG with a `width` and `height` or a `viewBox`
                Content/conditions/anemia/cells.svg:1:1: error: The size of this image cannot be read [image-unreadable]
                   1 | <svg xmlns="http://www.w3.org/2000/svg"/>
                     | ^
                     = help: export it again as PNG, JPEG, GIF, WebP, AVIF, or as SVG with a `width` and `height` or a `viewBox`
                """
        ),
        Mistake(
            "pictures of other formats than their names say",
            files: [
                "Content/conditions/anemia/cells.jpg": .bytes(PictureBytes.png),
                "Content/conditions/anemia/hand.png": .bytes(PictureBytes.heic),
                "Content/conditions/anemia/plate.webp": .bytes([]),
                "Content/conditions/anemia/spoon.gif": "version https://git-lfs.github.com/spec/v1\n",
                "Content/conditions/anemia/scan.tif": .bytes(Array("II*".utf8) + [0, 8, 0, 0, 0, 0, 0]),
            ],
            report: """
                Content/conditions/anemia/cells.jpg:1:1: error: The name of this picture ends in `.jpg`, but it is a PNG [image-unreadable]
                     = help: rename it to `cells.png`, also where a text shows it
                Content/conditions/anemia/hand.png:1:1: error: The name of this picture ends in `.png`, but it is a HEIC [image-unreadable]
                     = help: browsers do not show that: export it again as PNG, JPEG, GIF, WebP or AVIF
                Content/conditions/anemia/plate.webp:1:1: error: The picture is empty, it has no bytes [image-unreadable]
                     = help: export it again as PNG, JPEG, GIF, WebP, AVIF, or as SVG with a `width` and `height` or a `viewBox`
                Content/conditions/anemia/spoon.gif:1:1: error: The picture is not here: the file says where Git LFS keeps it [image-unreadable]
                     = help: run `git lfs pull`
                """
        ),
        Mistake(
            "photos that tell where they were taken",
            files: [
                "Content/conditions/anemia/pale-hand.tif": .bytes(PictureBytes.exifWithPosition),
                "Content/static/pale-hand.jpg": .bytes(PictureBytes.jpegWithPosition),
            ],
            report: """
                Content/conditions/anemia/pale-hand.tif:1:1: error: The picture carries the GPS position where it was taken, which can show where a patient lives [image-tells-place]
                     = help: save it again without its location, and delete it from the history of the folder too
                Content/static/pale-hand.jpg:1:1: error: The picture carries the GPS position where it was taken, which can show where a patient lives [image-tells-place]
                     = help: save it again without its location, and delete it from the history of the folder too
                """
        ),
        Mistake(
            "files that were meant to be read, beside a leaflet that a text links to",
            "Text about causes.",
            "Read the [leaflet](leaflet.docx).",
            files: [
                "Content/conditions/anemia/leaflet.docx": "x",
                "Content/conditions/anemia/signs.md.txt": "x",
                "Content/site.yaml": "x",
            ],
            report: """
                Content/conditions/anemia/signs.md.txt:1:1: error: The file is not read as a text, and no text links to it [misplaced-file]
                   1 | x
                     | ^
                     = help: save it with the ending `.md` (`.yml` for `site.yml` and `glossary.yml`), link to it, or delete it
                Content/site.yaml:1:1: error: The file is not read as a text, and no text links to it [misplaced-file]
                   1 | x
                     | ^
                     = help: save it with the ending `.md` (`.yml` for `site.yml` and `glossary.yml`), link to it, or delete it
                """
        ),
        Mistake(
            "files in folders whose files are all read under another name, beside one that a text links to",
            "Text about causes.",
            "Read the [list of teams](../../people/teams.pdf).",
            files: [
                "Content/people/teams.pdf": "x",
                "Content/people/eve.txt": "x",
                "Content/disclaimers/short.html": "x",
                "Content/data/other.csv": "x",
            ],
            report: """
                Content/data/other.csv:1:1: error: In `data`, no file but `experiences.csv` is read, and no text links to this one [misplaced-file]
                   1 | x
                     | ^
                     = help: rename it to `experiences.csv`, link to it, or delete it
                Content/disclaimers/short.html:1:1: error: The file is not read as a text, and no text links to it [misplaced-file]
                   1 | x
                     | ^
                     = help: save it with the ending `.md` (`.yml` for `site.yml` and `glossary.yml`), link to it, or delete it
                Content/people/eve.txt:1:1: error: The file is not read as a text, and no text links to it [misplaced-file]
                   1 | x
                     | ^
                     = help: save it with the ending `.md` (`.yml` for `site.yml` and `glossary.yml`), link to it, or delete it
                """
        ),
        Mistake(
            "a drawing that is a page of HTML",
            "Text about causes.",
            "![Cells](cells.svg)",
            files: ["Content/conditions/anemia/cells.svg": "<!doctype html><html><body><p>Not found</body></html>\n"],
            report: """
                Content/conditions/anemia/cells.svg:1:1: error: The size of this image cannot be read [image-unreadable]
                   1 | <!doctype html><html><body><p>Not found</body></html>
                     | ^
                     = help: export it again as PNG, JPEG, GIF, WebP, AVIF, or as SVG with a `width` and `height` or a `viewBox`
                """
        ),
        Mistake(
            "a drawing that runs a script, beside one that is allowed to",
            edits: [
                Mistake.Edit(
                    .settings,
                    "timeZone: UTC",
                    "timeZone: UTC\nactiveFiles: [{file: static/quiz.html, reason: A quiz}]"
                )
            ],
            files: [
                "Content/conditions/anemia/cells.svg":
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">\n<script>alert(1)</script></svg>\n",
                "Content/static/quiz.html": "<!doctype html><title>Quiz</title><script>alert(1)</script>\n",
            ],
            report: """
                Content/conditions/anemia/cells.svg:2:1: error: What `<script>` holds runs when someone opens the file by itself [active-file]
                   2 | <script>alert(1)</script></svg>
                     | ^~~~~~~
                     = help: take it out, or allow the file in `site.yml` under `activeFiles` with a reason
                """
        ),
        Mistake(
            "an allowance for a file that runs nothing",
            in: .settings,
            "timeZone: UTC",
            "timeZone: UTC\nactiveFiles: [{file: static/quiz.html, reason: A quiz}]",
            files: ["Content/static/quiz.html": "<!doctype html><title>Quiz</title><p>None yet.</p>\n"],
            report: """
                Content/site.yml:5:22: warning: `static/quiz.html` is not a file of the content folder that runs or loads anything [allowance-unused]
                   5 | activeFiles: [{file: static/quiz.html, reason: A quiz}]
                     |                      ^~~~~~~~~~~~~~~~
                     = help: delete the allowance, or correct the path
                """
        ),
    ]
}
