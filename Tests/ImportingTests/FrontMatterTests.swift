import Diagnostics
import Importing
import Testing

@Suite("Front matter, addresses and reviews of old texts")
struct FrontMatterTests {
    private static let draft = "\ndraft: true"

    @Test(
        "YAML, TOML and JSON are read alike; what sitegen has no key for goes under `extra`",
        arguments: [
            "---\ntitle: \"Gout: the signs\"\ndescription: Too much uric acid.\nlastmod: 2024-03-05T10:00:00Z\nweight: 2\ntags:\n  - joints\n---\n",
            "+++\ntitle = \"Gout: the signs\"\ndescription = \"Too much uric acid.\"\nlastmod = 2024-03-05T10:00:00Z\nweight = 2\ntags = [\"joints\"]\n+++\n",
            "{\"title\": \"Gout: the signs\", \"description\": \"Too much uric acid.\", \"lastmod\": \"2024-03-05\", \"weight\": 2, \"tags\": [\"joints\"]}\n",
        ]
    )
    func forms(front: String) {
        let site = ImportedSite(
            .hugo,
            [
                "hugo.toml": "title = \"Health\"\nbaseURL = \"https://example.org/\"\n",
                "content/conditions/gout/signs.md": front + "\nYour toe hurts.\n",
            ]
        )
        #expect(
            site.keys("conditions/gout/signs.md") == """
                title: "Gout: the signs"
                summary: Too much uric acid.
                order: 2
                updated: 2024-03-05
                draft: true
                extra:
                  tags:
                    - joints
                """
        )
        #expect(site.body("conditions/gout/signs.md") == "Your toe hurts.")
        #expect(site.left == [])
    }

    @Test("the map says where keys go, how they are read, and what is taken out")
    func map() {
        let map = """
            frontMatter:
              when: {to: updated, as: date}
              old: {drop: nobody reads it}
              description: extra.teaser
            """
        let site = ImportedSite(
            .markdown,
            ["conditions/gout.md": "---\ntitle: Gout\nwhen: 5 March 2024\nold: x\ndescription: Hm\n---\nText.\n"],
            map: map
        )
        #expect(site.keys() == "title: Gout\nupdated: 2024-03-05\ndraft: true\nextra:\n  teaser: Hm")
    }

    @Test("a value that cannot be read stays under `extra`, and is left for a person at its place")
    func unreadable() {
        let site = ImportedSite(.markdown, ["conditions/gout.md": "---\ntitle: Gout\nlastmod: soon\n---\nText.\n"])
        #expect(site.keys() == "title: Gout\ndraft: true\nextra:\n  lastmod: soon")
        #expect(
            site.left == [
                "old site: conditions/gout.md:3: The value of `lastmod` cannot be read as a day; it is under `extra`"
            ]
        )
    }

    @Test("front matter that cannot be read is left for a person, and its text is imported")
    func broken() {
        let site = ImportedSite(.markdown, ["conditions/gout.md": "+++\ntitle = \n+++\nText.\n"])
        #expect(site.body() == "Text.")
        #expect(site.left.count == 1)
        #expect(site.left.first?.hasPrefix("old site: conditions/gout.md:2: The TOML cannot be read") == true)
    }

    @Test(
        "old addresses become aliases, each in the form of its tool",
        arguments: [
            (ImportTool.jekyll, "articles/old-gout.md", "", "articles/old-gout/index.md", ["/articles/old-gout.html"]),
            (.jekyll, "articles/gout.md", "permalink: /gout-old/\n", "articles/gout/index.md", ["/gout-old/"]),
            (
                .jekyll, "_posts/2024-03-05-gout.md", "redirect_from: /g/\n", "posts/gout/index.md",
                ["/2024/03/05/gout.html", "/g/"]
            ),
            (.hugo, "content/Articles/gout.md", "aliases: [/g/]\n", "articles/gout/index.md", ["/g/"]),
            (.hugo, "content/articles/gout.md", "slug: the-gout\n", "articles/gout/index.md", ["/articles/the-gout/"]),
            (.hugo, "content/articles/gout.md", "url: /x/y/\n", "articles/gout/index.md", ["/x/y/"]),
            (.mkdocs, "docs/a/b/gout.md", "", "a/b/gout.md", []),
            (.mkdocs, "docs/a/b/c/gout.md", "", "a/b/c/gout.md", ["/a/b/c/gout/"]),
        ] as [(ImportTool, String, String, String, [String])]
    )
    func aliases(tool: ImportTool, path: String, keys: String, new: String, aliases: [String]) {
        let site = ImportedSite(
            tool,
            [
                path: "---\ntitle: Gout\n\(keys)---\nText.\n", "_config.yml": "title: Health\n",
                "hugo.toml": "title = \"H\"\n",
                "mkdocs.yml": "site_name: Health\n",
            ]
        )
        let list = aliases.isEmpty ? "" : "\naliases:\n" + aliases.map { "  - \($0)" }.joined(separator: "\n")
        #expect(site.keys(new)?.contains("title: Gout\(list)\ndraft: true") == true, "\(site.plan.files.map(\.path))")
    }

    @Test("a review is carried over where the text has its day, and it or the map says who vouches for it")
    func reviews() {
        let files = [
            "conditions/a.md": "---\ntitle: A\nlast_reviewed: 2024-03-05\nreviewed_by: Dr. Ada Example\n---\nText.\n",
            "conditions/b.md": "---\ntitle: B\nlast_reviewed: 2024-03-05\n---\nText.\n",
            "conditions/c.md": "---\ntitle: C\nreviewed_by: Dr. Ada Example\n---\nText.\n",
        ]
        let site = ImportedSite(.markdown, files)
        #expect(site.keys("conditions/a/index.md") == "title: A\nreviewed: 2024-03-05\nreviewers:\n  - dr-ada-example")
        #expect(site.keys("conditions/b/index.md") == "title: B\ndraft: true\nextra:\n  reviewed: 2024-03-05")
        #expect(
            site.keys("conditions/c/index.md") == "title: C\ndraft: true\nextra:\n  reviewers:\n    - dr-ada-example"
        )
        #expect(site.text("people/dr-ada-example.md") == "---\nname: Dr. Ada Example\n---\n")

        let vouched = ImportedSite(.markdown, files, map: "organization: {id: society, name: The Society}\n")
        #expect(vouched.keys("conditions/b/index.md") == "title: B\nreviewed: 2024-03-05\nreviewers:\n  - society")
        #expect(vouched.text("people/society.md") == "---\nname: The Society\nkind: organization\n---\n")
        #expect(vouched.plan.report.converted[.review] == 2)
        #expect(
            vouched.plan.report.remarks == [
                "1 of 3 texts are drafts: nobody has reviewed them here, or they were drafts."
            ]
        )
    }

    @Test("each text goes where the map or its folder says, and no two have one address")
    func places() {
        let site = ImportedSite(
            .mkdocs,
            [
                "mkdocs.yml": "site_name: Health\nnav:\n  - Welcome: index.md\n",
                "docs/index.md": "Hello.\n", "docs/about.md": "# About us\n\nText.\n",
                "docs/conditions/gout/index.md": "Text.\n", "docs/conditions/gout/signs.md": "Text.\n",
                "docs/conditions/gout/a/food.md": "Text.\n", "docs/conditions/gout/b/food.md": "Text.\n",
                "docs/conditions/index.md": "Text.\n", "docs/guides/sleep/sleep.md": "Text.\n",
                "docs/ills/flu.md": "Text.\n", "docs/old/x.md": "Text.\n",
            ],
            map: "folders:\n  docs/ills: conditions\n  old: {drop: out of date}\n"
        )
        #expect(
            site.plan.files.map(\.path) == [
                "conditions/flu/index.md", "conditions/gout/a/food.md", "conditions/gout/b/b-food.md",
                "conditions/gout/index.md", "conditions/gout/signs.md", "guides/sleep/index.md",
                "pages/about.md", "pages/conditions-overview.md", "pages/home.md", "site.yml",
            ]
        )
        #expect(site.keys("pages/home.md") == "title: Welcome\ndraft: true")
        #expect(site.keys("pages/about.md")?.hasPrefix("title: About us\n") == true)
        #expect(
            site.text("site.yml") == """
                title: Health
                baseURL: https://example.org/
                language: en
                sections:
                  conditions: Conditions
                  guides:
                    kind: topics
                    title: Guides

                """
        )
    }

    @Test("a folder without a text of its own gets one that only has its name")
    func madeSubjects() {
        let site = ImportedSite(.markdown, ["conditions/high-blood-pressure/signs.md": "# Signs\n\nText.\n"])
        #expect(site.text("conditions/high-blood-pressure/index.md") == "---\ntitle: High blood pressure\n---\n")
    }

    @Test(
        "what is wrong with a map has its place",
        arguments: [
            ("folder:\n  a: conditions\n", "1:1: The key `folder` is not known here; did you mean `folders`?"),
            (
                "folders:\n  a: {section: x, kind: illness}\n",
                "2:25: `illness` is not a kind of section; known here: `conditions`, `medicines`, `symptoms`, `tests`, `topics`, `treatments`, `vaccines`"
            ),
            ("markup:\n  a: NOTES\n", "2:6: `NOTES` is not the level of a card; did you mean `NOTE`?"),
            (
                "frontMatter:\n  a: titel\n",
                "2:6: sitegen has no key `titel` that an import can write; did you mean `title`?"
            ),
            (
                "frontMatter:\n  a: {to: title, as: dates}\n",
                "2:22: A value cannot be read as `dates`; did you mean `date`?"
            ),
            ("organization: {id: x}\n", "1:1: `organization` has no `name`; add `name:` below it"),
            ("- a\n", "1:1: The map must be a group of keys; write one `key: value` on each line"),
        ]
    )
    func mapProblems(map: String, problem: String) {
        var found: [Diagnostic] = []
        _ = ImportMap.read(map, file: SourceFile(.content, "map.yml"), diagnostics: &found)
        let written = found.map {
            "\($0.location.start.line):\($0.location.start.column): \($0.message)" + ($0.help.map { "; \($0)" } ?? "")
        }
        #expect(written == [problem])
    }

    @Test("the standard map of each tool has no mistake", arguments: ImportTool.allCases)
    func standardMaps(tool: ImportTool) {
        var found: [Diagnostic] = []
        for text in [ImportMap.standardText, ImportMap.standardText(for: tool)] {
            _ = ImportMap.read(text, file: SourceFile(.content, "map.yml"), diagnostics: &found)
        }
        #expect(found.map(\.message) == [])
    }
}
