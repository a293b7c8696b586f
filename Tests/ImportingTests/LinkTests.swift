import Importing
import Testing

@Suite("Links and pictures of old texts")
struct LinkTests {
    private static let texts: [(ImportTool, String)] = [
        (.jekyll, "[s](signs.html)"), (.jekyll, "[s](/conditions/gout/signs)"),
        (.jekyll, "[s]({{ site.baseurl }}/conditions/gout/signs.html)"),
        (.jekyll, "[s](https://example.org/conditions/gout/signs.html)"),
        (.jekyll, "[s]({% link conditions/gout/signs.md %})"),
        (.jekyll, "[s]({{ '/conditions/gout/signs.html' | relative_url }})"),
        (.hugo, "[s]({{< ref \"signs\" >}})"), (.hugo, "[s]({{< relref \"/conditions/gout/signs.md\" >}})"),
        (.hugo, "[s](/conditions/gout/signs/)"), (.hugo, "[s](https://example.org/conditions/gout/signs/)"),
        (.mkdocs, "[s](signs.md)"), (.mkdocs, "[s](/conditions/gout/signs/)"), (.mkdocs, "[s][x]\n\n[x]: signs.md"),
        (.markdown, "[s](signs)"), (.markdown, "[[Signs|s]]"), (.markdown, "<a href=\"signs.md\">s</a>"),
    ]

    @Test("a link to a text leads to its new file, however it was written", arguments: texts)
    func links(tool: ImportTool, link: String) {
        let start = tool == .hugo ? "content/" : tool == .mkdocs ? "docs/" : ""
        let site = ImportedSite(
            tool,
            [
                "\(start)conditions/gout/index.md": "---\ntitle: Gout\n---\n\(link)\n",
                "\(start)conditions/gout/signs.md": "---\ntitle: Signs\n---\nText.\n",
                "_config.yml": "title: Health\nurl: https://example.org\n",
                "hugo.toml": "title = \"H\"\nbaseURL = \"https://example.org/\"\n",
                "mkdocs.yml": "site_name: Health\nsite_url: https://example.org/\n",
            ]
        )
        let body = site.body()
        #expect(body == "[s](signs.md)" || body == "[s][x]\n\n[x]: signs.md", "\(body ?? "")")
        #expect(site.left == [])
    }

    @Test("a name in a link is that of the heading on the new page")
    func names() {
        let site = ImportedSite(
            .mkdocs,
            [
                "mkdocs.yml": "site_name: Health\n",
                "docs/conditions/gout/index.md": "# Gout\n\n[food](signs.md#what-to-eat) [old](signs.md#signs)\n",
                "docs/conditions/gout/signs.md": "# Signs\n\n## What to eat?\n\nFish.\n",
            ]
        )
        #expect(site.body() == "[food](signs.md#what-to-eat) [old](signs.md#signs)")
        #expect(
            site.left == [
                "conditions/gout/index.md:6: No heading of `conditions/gout/signs.md` has the name `signs`"
            ]
        )
    }

    @Test("pictures and leaflets are copied under the addresses that they had")
    func files() {
        let site = ImportedSite(
            .hugo,
            body:
                "![A toe.](/images/toe 1.png)\n\n{{< figure src=\"/images/toe.png\" alt=\"A toe.\" caption=\"Gout\" attr=\"Ada\" >}}\n\n[leaflet](/data/leaflet.pdf)",
            others: ["static/images/toe.png", "static/data/leaflet.pdf", "static/images/unused.png"]
        )
        #expect(
            site.plan.copies.map { "\($0.source) → \($0.path)" } == [
                "static/data/leaflet.pdf → files/data/leaflet.pdf", "static/images/toe.png → images/toe.png",
            ]
        )
        #expect(
            site.body()?.contains(
                "![A toe.](../../images/toe.png \"Gout | Ada\")\n\n[leaflet](../../files/data/leaflet.pdf)"
            ) == true
        )
    }

    @Test("a link from a text with a review to a draft is left for a person")
    func drafts() {
        let site = ImportedSite(
            .markdown,
            [
                "conditions/a.md": "---\ntitle: A\nreviewed: 2024-03-05\nreviewers: Ada\n---\n[b](b.md)\n",
                "conditions/b.md": "---\ntitle: B\n---\nText.\n",
            ]
        )
        #expect(
            site.left == ["conditions/a/index.md:8: A text with a review links to the draft `conditions/b/index.md`"]
        )
    }

    @Test("a definition that no link uses becomes a comment")
    func definitions() {
        let site = ImportedSite(.markdown, body: "Text.\n\n[1]: https://example.org/")
        #expect(site.body() == "Text.\n\n<!-- [1]: https://example.org/ -->")
    }
}
