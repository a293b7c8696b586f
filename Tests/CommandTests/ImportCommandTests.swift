import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen import")
struct ImportCommandTests {
    /// An old site of a tool, in our own words, with what its users write.
    struct OldSite: Sendable, CustomTestStringConvertible {
        var tool: String
        var files: [String: String]
        var map: String
        /// The paths of the new files.
        var written: [String]
        var testDescription: String { tool }
    }

    private static let map = """
        organization: {id: example-society, name: Example Society}
        disclaimer: disclaimer.md

        """

    private static let sites = [
        OldSite(
            tool: "jekyll",
            files: [
                "_config.yml": "title: Example Health\nurl: https://example.org\nbaseurl: /health\nlang: en\n",
                "_includes/call.html":
                    "<div class=\"alert alert-danger\"><strong>Chest pain?</strong> Call now.</div>\n",
                "_includes/emergency.html": "<p>{{ include.text }}</p>\n",
                "_diseases/gout.md": """
                ---
                layout: page
                title: Gout
                description: Crystals in a joint make it hurt.
                last_reviewed: 2026-03-02
                redirect_from: /gout/
                ---
                * TOC
                {:toc}

                # What happens

                Uric acid makes crystals in a joint.{% cite example2024 %} See [the tablets]({% link _drugs/allopurinol.md %}).

                {: .note }
                Cold packs help.

                {% include emergency.html text="You have a fever" %}

                ![A red toe.]({{ site.baseurl }}/images/toe.svg)

                """,
                "_drugs/allopurinol.md": """
                ---
                title: Allopurinol
                last_reviewed: 2026-03-02
                ---
                It lowers uric acid, as [gout]({{ '/diseases/gout.html' | relative_url }}) needs.

                """,
                "_bibliography/refs.bib": "@book{example2024, title={Joints}, publisher={Example Press}, year=2024}\n",
                "images/toe.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>\n",
                "about.md": "---\ntitle: About us\n---\nWe write about joints.\n",
                "disclaimer.md": "This is no medical advice.\n",
            ],
            map: """
                markup:
                  emergency: {card: URGENT, title: heading, text: text}
                folders:
                  disclaimer.md: {drop: it is the disclaimer}
                """ + "\n" + map,
            written: [
                "conditions/gout/index.md", "disclaimers/general.md", "images/toe.svg",
                "medicines/allopurinol/index.md",
                "pages/about.md", "people/example-society.md", "site.yml",
            ]
        ),
        OldSite(
            tool: "hugo",
            files: [
                "hugo.toml": "title = \"Example Health\"\nbaseURL = \"https://example.org/\"\nlanguageCode = \"en\"\n",
                "content/conditions/gout/index.md": """
                +++
                title = "Gout"
                description = "Crystals in a joint make it hurt."
                last_reviewed = 2026-03-02
                aliases = ["/gout/"]
                +++
                {{< figure src="toe.svg" alt="A red toe." caption="Gout" >}}

                {{% notice warning %}}
                Do not stop your tablets. See [food]({{< ref "food.md" >}}).
                {{% /notice %}}

                """,
                "content/conditions/gout/food.md": """
                {"title": "What to eat with gout", "weight": 1, "last_reviewed": "2026-03-02"}

                # Fish

                Eat less of it.[^1]

                [^1]: [Food and joints](https://example.org/food), Example Press, 2024.

                """,
                "content/conditions/gout/toe.svg":
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>\n",
                "disclaimer.md": "This is no medical advice.\n",
            ],
            map: map,
            written: [
                "conditions/gout/food.md", "conditions/gout/index.md", "conditions/gout/toe.svg",
                "disclaimers/general.md",
                "people/example-society.md", "site.yml",
            ]
        ),
        OldSite(
            tool: "mkdocs",
            files: [
                "mkdocs.yml": """
                site_name: Example Health
                site_url: https://example.org/
                nav:
                  - Welcome: index.md
                markdown_extensions:
                  - pymdownx.emoji:
                      emoji_index: !!python/name:material.extensions.emoji.twemoji

                """,
                "docs/index.md": "# Welcome\n\nRead about [gout](conditions/gout.md#what-happens).\n",
                "docs/conditions/gout.md": """
                # Gout

                ## What happens

                !!! warning "Do not stop"
                    Take your tablets.

                ??? info "How it is measured"
                    With a needle.

                | Food | Good |
                |---|---|
                | Fish | no |

                """,
                "disclaimer.md": "This is no medical advice.\n",
            ],
            map: map,
            written: ["conditions/gout/index.md", "disclaimers/general.md", "pages/home.md", "site.yml"]
        ),
        OldSite(
            tool: "markdown",
            files: [
                "conditions/gout/README.md":
                    "# Gout\n\n<p>Crystals make a <b>joint</b> hurt.</p>\n\n> [!TIP]\n> Rest.\n",
                "conditions/gout/signs.md": "# Signs of gout\n\nYour toe hurts. Back to [gout](./).\n",
                "disclaimer.md": "This is no medical advice.\n",
            ],
            map: """
                site: {title: Example Health, baseURL: "https://example.org/", language: en}
                folders: {disclaimer.md: {drop: it is the disclaimer}}
                """ + "\n" + map,
            written: ["conditions/gout/index.md", "conditions/gout/signs.md", "disclaimers/general.md", "site.yml"]
        ),
    ]

    @Test("makes content in which sitegen check finds no error, and says so with status 0", arguments: sites)
    func imports(old: OldSite) async throws {
        var files = Dictionary(uniqueKeysWithValues: old.files.map { ("Old/\($0.key)", $0.value) })
        files["map.yml"] = old.map
        let site = try TemporarySite(standard: files)
        let arguments = ["import", old.tool, "Old", "--into", "Content", "--map", "map.yml"]
        let run = try await Sitegen.run(arguments, in: site)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.output.hasSuffix("Nothing is left for a person. No text is lost.\n"))
        #expect(try site.files(below: "Content").keys.sorted() == old.written)

        let theme = Sitegen.repository.appendingPathComponent("Templates").path
        let check = try await Sitegen.run(
            ["check", "--drafts", "--templates", theme, "--as-of", "2026-06-01", "--quiet"],
            in: site
        )
        #expect(check.status == 0, "\(check.errors)")
        #expect(!check.errors.contains(": error: "), "\(check.errors)")

        // What is there is never written over.
        let before = try site.files(below: "Content")
        let again = try await Sitegen.run(arguments, in: site)
        #expect(again.status == 1)
        #expect(again.errors.hasSuffix("sitegen: error: nothing was written, because an import writes over no file\n"))
        #expect(again.errors.hasPrefix("Content/\(old.written[0]) is there already\n"))
        #expect(try site.files(below: "Content") == before)
    }

    @Test("writes its files and ends with status 3 where something is left for a person")
    func leftovers() async throws {
        let site = try TemporarySite(standard: [
            "Old/conditions/gout.md": "---\ntitle: Gout\n---\n\n<video src=\"a.mp4\"></video>\n"
        ])
        let run = try await Sitegen.run(["import", "markdown", "Old", "--into", "Content"], in: site)
        #expect(run.status == 3)
        #expect(
            run.output == """
                Content/conditions/gout/index.md:6:1: `<video src="a.mp4">` is raw HTML; a text can contain only Markdown [html]
                     = help: write it in Markdown instead, or `\\<` to show the character `<`
                Content/disclaimers/general.md:1:1: The site has no disclaimer [disclaimer]
                     = help: write one here, or name the file that holds the old one as `disclaimer` in the map
                Content/site.yml:1:1: The old site says nowhere what it is called [site]
                     = help: write its name as `title`
                Content/site.yml:2:1: The old site says nowhere at which address it is [site]
                     = help: write the address of the new one as `baseURL`
                Content/site.yml:3:1: The old site says nowhere in which language it is [site]
                     = help: write the language as `language`, such as `en`

                WHAT                  CONVERTED  TAKEN OUT  LEFT
                texts                         1          0     0
                front matter                  1          0     0
                keys of front matter          1          0     0
                elements of HTML              0          0     1
                settings of the site          1          0     3
                disclaimers                   0          0     1

                - 1 of 1 texts are drafts: nobody has reviewed them here, or they were drafts.

                5 things are left for a person. No text is lost.

                """
        )
        #expect(try site.text("Content/conditions/gout/index.md").hasSuffix("\n\n<video src=\"a.mp4\"></video>\n"))
    }

    @Test("reports as JSON, and writes nothing where it only tries")
    func json() async throws {
        let site = try TemporarySite(standard: ["Old/conditions/gout.md": "# Gout\n\nText.\n"])
        let arguments = ["import", "markdown", "Old", "--into", "Content", "--format", "json", "--dry-run"]
        let run = try await Sitegen.run(arguments, in: site)
        #expect(run.status == 3)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(report["isComplete"] as? Bool == false)
        #expect((report["left"] as? [[String: Any]])?.first?["file"] as? String == "Content/disclaimers/general.md")
        #expect(!FileManager.default.fileExists(atPath: site.content))
    }

    @Test("refuses a map with a mistake at its place, and writes nothing")
    func mapMistake() async throws {
        let site = try TemporarySite(standard: ["Old/a.md": "Text.\n", "maps/map.yml": "folder: {}\n"])
        let arguments = ["import", "markdown", "Old", "--into", "Content", "--map", "maps/map.yml"]
        let run = try await Sitegen.run(arguments, in: site)
        #expect(run.status == 1)
        #expect(
            run.errors == """
                maps/map.yml:1:1: error: The key `folder` is not known here [key-unknown]
                   1 | folder: {}
                     | ^~~~~~
                     = help: did you mean `folders`?

                """
        )
        #expect(!FileManager.default.fileExists(atPath: site.content))
    }

    @Test("fails with status 74 where the old site cannot be read")
    func unreadable() async throws {
        let site = try TemporarySite(standard: ["a": ""])
        let run = try await Sitegen.run(["import", "markdown", "Old", "--into", "Content"], in: site)
        #expect(run.status == 74)
        #expect(run.errors.hasPrefix("sitegen: error: "))
    }
}
