import Importing
import Testing

@Suite("Markup of other tools becomes that of sitegen")
struct MarkupTests {
    /// What an old text says, and what the new one says.
    struct Case: CustomTestStringConvertible {
        var tool: ImportTool
        var old: String
        var new: String
        var testDescription: String { "\(tool.rawValue): \(old)" }

        init(_ tool: ImportTool, _ old: String, _ new: String) {
            self.tool = tool
            self.old = old
            self.new = new
        }
    }

    static let admonitions: [Case] = [
        Case(.mkdocs, "!!! note\n    Drink water.", "> [!NOTE]\n>\n> Drink water."),
        Case(
            .mkdocs,
            "!!! warning \"Do not stop\"\n    Take the tablets.\n\n    - each day\n\nMore.",
            "> [!IMPORTANT] Do not stop\n>\n> Take the tablets.\n>\n> - each day\n\nMore."
        ),
        Case(
            .mkdocs,
            "??? info \"How it is measured\"\n    With a cuff.",
            "> [!DETAILS] How it is measured\n>\n> With a cuff."
        ),
        Case(.mkdocs, "???+ tip\n    Rest.", "> [!NOTE]\n>\n> Rest."),
        Case(
            .mkdocs,
            "!!! danger\n    - chest pain\n\n- cough",
            "> [!IMPORTANT]\n>\n> - chest pain\n\n<!-- not in the card -->\n\n- cough"
        ),
        Case(
            .mkdocs,
            "??? note \"Foods\"\n    !!! tip \"Fish\"\n        Eat less of it.",
            "> [!DETAILS] Foods\n>\n> **Fish**\n>\n> Eat less of it."
        ),
        Case(
            .mkdocs,
            "- An item\n\n    !!! note\n        In the item.",
            "- An item\n\n    > [!NOTE]\n    >\n    > In the item."
        ),
        Case(
            .mkdocs,
            "=== \"Adults\"\n    Two.\n\n=== \"Children\"\n    One.",
            "**Adults**\n\nTwo.\n\n**Children**\n\nOne."
        ),
        Case(.mkdocs, "```\n!!! note\n    Not this.\n```", "```\n!!! note\n    Not this.\n```"),
        Case(.markdown, "> [!TIP]\n> Rest.", "> [!NOTE]\n> Rest."),
        Case(.markdown, "> [!CAUTION] Not with milk\n> Wait.", "> [!IMPORTANT] Not with milk\n> Wait."),
        Case(.markdown, "> **Warning:** Do not drive.", "> [!IMPORTANT]\n>\n> Do not drive."),
        Case(.markdown, "::: warning Mind this\nDo not drive.\n:::", "> [!IMPORTANT] Mind this\n>\n> Do not drive."),
        Case(.markdown, ":::tip\nRest.\n:::", "> [!NOTE]\n>\n> Rest."),
        Case(.markdown, "::: {.callout-note}\nRest.\n:::", "> [!NOTE]\n>\n> Rest."),
        Case(.jekyll, "{: .warning }\nDo not drive.", "> [!IMPORTANT]\n>\n> Do not drive."),
        Case(.jekyll, "> Do not drive.\n{: .note }", "> [!NOTE]\n>\n> Do not drive."),
        Case(
            .hugo,
            "{{% notice warning \"Mind this\" %}}\nDo not drive.\n{{% /notice %}}",
            "> [!IMPORTANT] Mind this\n>\n> Do not drive."
        ),
        Case(.hugo, "{{< alert type=\"info\" >}}Rest.{{< /alert >}}", "> [!NOTE]\n>\n> Rest."),
        Case(
            .hugo,
            "{{< details \"Who can have it\" >}}\nAdults.\n{{< /details >}}",
            "> [!DETAILS] Who can have it\n>\n> Adults."
        ),
        Case(.hugo, "{{< hint danger >}}\nCall.\n{{< /hint >}}", "> [!IMPORTANT]\n>\n> Call."),
    ]

    static let tags: [Case] = [
        Case(.jekyll, "{% raw %}{{ dose }}{% endraw %} stays.", "{{ dose }} stays."),
        Case(.jekyll, "Read {{ page.title }} on {{ site.title }}.", "Read Gout on Health."),
        Case(.jekyll, "{% comment %} Ask Ada. {% endcomment %}\n\nText.", "<!-- Ask Ada. -->\n\nText."),
        Case(.jekyll, "{% highlight text %}\ndose = 5\n{% endhighlight %}", "~~~text\ndose = 5\n~~~"),
        Case(.jekyll, "* TOC\n{:toc}\n\nText.", "Text."),
        Case(
            .jekyll,
            "Write [to us](mailto:a@example.org){:target=\"_blank\"}.",
            "Write [to us](mailto:a@example.org)."
        ),
        Case(.jekyll, "`{% include note.html %}` is a tag.", "`{% include note.html %}` is a tag."),
        Case(
            .hugo,
            "{{< youtube id=\"x1\" title=\"A film about gout\" >}}",
            "[A film about gout](https://www.youtube.com/watch?v=x1)"
        ),
        Case(.mkdocs, "[TOC]\n\nText.", "Text."),
        Case(.mkdocs, "Press ++ctrl+c++ :material-check: now.", "Press <kbd>Ctrl</kbd>+<kbd>C</kbd> now."),
        Case(.mkdocs, "==Not== with H~2~O and x^2^.", "**Not** with H<sub>2</sub>O and x<sup>2</sup>."),
        Case(
            .mkdocs,
            "Your BP is high. BP rises.\n\n*[BP]: blood pressure",
            "Your <abbr title=\"blood pressure\">BP</abbr> is high. BP rises."
        ),
    ]

    static let html: [Case] = [
        Case(.markdown, "<p>One <b>strong</b> word.</p>", "One **strong** word."),
        Case(.markdown, "A <strong> wide </strong> word<br />here.", "A  **wide**  word<br>here."),
        Case(.markdown, "<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "- one\n- two"),
        Case(.markdown, "<ol><li>one<ul><li>deep</li></ul></li></ol>", "1. one\n   - deep"),
        Case(
            .markdown,
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2 | 3</td></tr></table>",
            "| A | B |\n|---|---|\n| 1 | 2 \\| 3 |"
        ),
        Case(
            .markdown,
            "<details>\n<summary>Who can have it</summary>\n\nAdults **only**.\n\n</details>",
            "> [!DETAILS] Who can have it\n>\n> Adults **only**."
        ),
        Case(.markdown, "<div class=\"alert alert-warning\">Do not drive.</div>", "> [!IMPORTANT]\n>\n> Do not drive."),
        Case(.markdown, "<div markdown=\"1\" class=\"note\">\nTake *one*.\n</div>", "> [!NOTE]\n>\n> Take *one*."),
        Case(.markdown, "<div>\n\nTake *one*.\n\n</div>", "Take *one*."),
        Case(.markdown, "<center><font color=\"red\">Now</font></center>", "Now"),
        Case(.markdown, "<h2 id=\"dose\">Dose</h2>", "## Dose"),
        Case(.markdown, "<dl><dt>Gout</dt><dd>A disease.</dd></dl>", "Gout\n: A disease."),
        Case(.markdown, "<blockquote><p>Words</p></blockquote>", "> Words"),
        Case(.markdown, "<pre><code class=\"language-text\">a &lt; b</code></pre>", "~~~text\na < b\n~~~"),
        Case(
            .markdown,
            "10<sup>9</sup> and <kbd><kbd>Ctrl</kbd>+<kbd>C</kbd></kbd>",
            "10<sup>9</sup> and <kbd>Ctrl</kbd>+<kbd>C</kbd>"
        ),
        Case(.markdown, "<u>This</u> and <span style=\"x\">that</span>.", "This and that."),
        Case(
            .markdown,
            "See <a href=\"https://www.who.int/\" target=\"_blank\">WHO</a>.",
            "See [WHO](https://www.who.int/)."
        ),
        Case(.markdown, "```html\n<div>\n```", "```html\n<div>\n```"),
    ]

    static let headings: [Case] = [
        Case(.markdown, "# Gout\n\n## Causes", "## Causes"),
        Case(.markdown, "# Causes\n\n## Food\n\n# Signs", "## Causes\n\n### Food\n\n## Signs"),
        Case(.markdown, "Causes\n------\n\n#### Food", "## Causes\n\n### Food"),
        Case(.markdown, "## Iron pills & food", "## Iron pills & food {#iron-pills--food}"),
        Case(.mkdocs, "## Iron pills & food", "## Iron pills & food"),
        Case(.mkdocs, "## Dose {: #how-much .wide }", "## Dose {#how-much}"),
        Case(.hugo, "## Dose {#how-much}\n\n[below](#how-much)", "## Dose {#how-much}\n\n[below](#how-much)"),
        Case(.markdown, "## <a name=\"how-much\"></a>Dose", "## Dose {#how-much}"),
        Case(.markdown, "- <a id=\"one\"></a>One", "- <a id=\"one\"></a>\n  One"),
        Case(.markdown, "Take <a name=\"one\"></a>one.", "<a id=\"one\"></a>\nTake one."),
        Case(.markdown, "## 10 tips\n\n[tips](#10-tips)", "## 10 tips\n\n[tips](#10-tips)"),
        Case(.mkdocs, "## Dose\n\n## Dose\n\n[second](#dose_1)", "## Dose\n\n## Dose {#dose_1}\n\n[second](#dose_1)"),
    ]

    @Test("admonitions, notices and alerts become cards", arguments: admonitions)
    func admonitionsConvert(example: Case) { check(example) }

    @Test("tags of templates and signs of other tools are written out", arguments: tags)
    func tagsConvert(example: Case) { check(example) }

    @Test("elements of HTML become Markdown", arguments: html)
    func htmlConvert(example: Case) { check(example) }

    @Test("headings come below the title, and keep their names", arguments: headings)
    func headingsConvert(example: Case) { check(example) }

    private func check(_ example: Case) {
        let site = ImportedSite(example.tool, body: example.old)
        #expect(site.body() == example.new)
        // What was asked to stay stays, and is found.
        if !example.new.contains("{{ dose }}") { #expect(site.left == []) }
    }

    @Test(
        "what has no counterpart stays where it is, and is left for a person at its place",
        arguments: [
            (
                ImportTool.jekyll, "{% for dose in doses %}x{% endfor %}",
                [
                    "conditions/gout/index.md:8: `{% for dose in doses %}` is a tag of Liquid, Jinja or Nunjucks; here it does nothing and would be shown as typed"
                ]
            ),
            (
                .hugo, "{{< chart 5 >}}",
                [
                    "conditions/gout/index.md:6: `{{< chart 5 >}}` is a shortcode of Hugo or Quarto; here it does nothing and would be shown as typed"
                ]
            ),
            (
                .mkdocs, "[[Nobody]]",
                [
                    "conditions/gout/index.md:6: `[[Nobody]]` is a wiki link; here it does nothing and would be shown as typed"
                ]
            ),
            (
                .markdown, "<script>alert(1)</script>",
                [
                    "conditions/gout/index.md:6: `<script>alert(1)</script>` is raw HTML; a text can contain only Markdown"
                ]
            ),
            (.markdown, "[lost](lost.md)", ["conditions/gout/index.md:6: There is no page or file `lost.md`"]),
            (
                .markdown, "## Dose\n\n[lost](#none)",
                ["conditions/gout/index.md:8: No heading of `conditions/gout/index.md` has the name `none`"]
            ),
        ]
    )
    func leftovers(tool: ImportTool, old: String, left: [String]) {
        let site = ImportedSite(tool, body: old)
        #expect(site.left == left)
        #expect(site.body()?.contains(old.split(separator: "\n").last ?? "") == true)
        #expect(!site.plan.report.isComplete)
    }

    @Test("an include of Jekyll becomes what the map says, or the text of its file")
    func includes() {
        let files = ["_includes/call.md": "Call {{ include.number }} **now**.", "_includes/red.html": "<b>x</b>"]
        let old =
            "{% include call.md number=\"911\" %}\n\n{% include red.html title=\"Mind\" content=\"Do not drive.\" %}"
        let site = ImportedSite(.jekyll, body: old, files: files, map: "markup:\n  red: {card: URGENT, title: title}\n")
        #expect(site.body() == "Call 911 **now**.\n\n> [!URGENT] Mind\n>\n> Do not drive.")
        #expect(site.left == [])
    }

    @Test("a snippet of MkDocs is put in, and a file is never put into itself")
    func snippets() {
        let files = ["docs/part.md": "Take *one*.\n\n--8<-- \"part.md\"\n"]
        let site = ImportedSite(.mkdocs, body: "--8<-- \"part.md\"", files: files)
        #expect(site.body() == "Take *one*.\n\n--8<-- \"part.md\"")
    }

    @Test("a rule of the map takes markup out for a reason, or leaves its text")
    func mapRules() {
        let map = "markup:\n  ad: {drop: nobody needs it}\n  big: text\n  glossary: {text: \"*\"}\n"
        let old = "{% ad 5 %}\n\n{% big %}Rest.{% endbig %}\n\nThe {% glossary bone marrow %} is soft."
        let site = ImportedSite(.jekyll, body: old, map: map)
        #expect(site.body() == "Rest.\n\nThe bone marrow is soft.")
        #expect(site.left == [])
    }
}

@Suite("Texts that nobody writes")
struct StrangeTextTests {
    @Test(
        "markup without end, or in itself without end, ends no import",
        arguments: [
            String(repeating: "!!! note\n    ", count: 60), String(repeating: "<div>", count: 1_000),
            String(repeating: "> ", count: 300) + "x", String(repeating: "{{< a >}}", count: 100),
            String(repeating: "{% a %}", count: 100), String(repeating: "<a \"", count: 300),
            String(repeating: "[[", count: 100), String(repeating: "::: note\n", count: 100),
            (0..<60).map { String(repeating: " ", count: $0 * 4) + "!!! note\n" }.joined(),
            "{{", "{%", "<", "<!--", "```", "[^1]:", "---", "+++\n", "{", "\u{0}", "{: .note}", "!!!",
        ]
    )
    func strange(text: String) {
        for tool in ImportTool.allCases {
            let site = ImportedSite(tool, body: text)
            #expect(site.text("conditions/gout/index.md") != nil || text == "\u{0}")
        }
    }

    @Test("a text that is no UTF-8 is left for a person")
    func encoding() {
        let folder = SourceFolder(paths: ["conditions/gout.md"], texts: ["conditions/gout.md": [0xFF, 0xFE]])
        let report = SiteImport.plan(folder, tool: .markdown).report
        let task = report.sortedTasks.first { $0.construct == .text }
        #expect(task?.place == .source("conditions/gout.md"))
        #expect(task?.message == "The file is not UTF-8, or larger than any text")
        #expect(task?.help == "save it as UTF-8, then import again")
    }
}
