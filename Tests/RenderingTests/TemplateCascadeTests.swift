import Diagnostics
import SiteTestSupport
import Testing

@testable import Rendering

/// Themes in which one thing is wrong: the report has one message, and at most one more.
@Suite("One slip in a template is one message")
struct TemplateCascadeTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        var testDescription: String {
            templates.sorted { $0.key < $1.key }.map { "\($0): \($1)" }.joined(separator: " / ")
        }
        /// The templates that are other than in the standard theme, by their names.
        var templates: [String: String]
        /// What is said, as `name:line:column message`.
        var expected: [String]
    }

    private func problems(_ templates: [String: String]) -> [String] {
        let files = Dictionary(uniqueKeysWithValues: templates.map { ("\($0.key).mustache", Optional($0.value)) })
        return ThemeFixture.load(ThemeFixture.files(files)).problems
            .sorted { ($0.location, $0.message) < ($1.location, $1.message) }
            .map {
                let start = $0.location.start
                return "\($0.location.file.path.dropLast(9)):\(start.line):\(start.column) \($0.message)"
            }
    }

    @Test(
        "a tag too much or too few, or two that cross, does not make a report of all that follows",
        arguments: [
            Slip(
                templates: ["page": "{{<layout}}\n{{$main}}\n{{/site}}\n<p>a</p>\n<p>b</p>\n{{/main}}\n{{/layout}}"],
                expected: ["page:3:4 `{{/site}}` closes a section that was not opened"]
            ),
            Slip(
                templates: ["page": "{{<layout}}{{$main}}a{{/main}}{{/main}}{{/layout}}"],
                expected: ["page:1:34 `{{/main}}` closes a section that was not opened"]
            ),
            Slip(
                templates: [
                    "page": "{{<layout}}\n{{$main}}{{#site}}{{#page}}{{/site}}{{/page}}\n<p>a</p>\n{{/main}}{{/layout}}"
                ],
                expected: ["page:2:31 `{{/site}}` is where `{{/page}}` should be"]
            ),
            Slip(
                templates: ["page": "{{#site}}{{#page}}{{/site}}{{/page}}"],
                expected: ["page:1:22 `{{/site}}` is where `{{/page}}` should be"]
            ),
            Slip(
                templates: ["page": "{{#site}}{{#page}}{{#summary}}{{/site}}{{/page}}{{/summary}}"],
                expected: ["page:1:34 `{{/site}}` is where `{{/summary}}` should be"]
            ),
            Slip(
                templates: ["page": "{{<layout}}{{$main}}{{#page}}<p>a</p>{{/main}}{{/layout}}"],
                expected: ["page:1:24 The section `page` is never closed"]
            ),
            Slip(
                templates: ["page": "{{<layout}}{{$main}}{{#page}}{{#site}}<p>a</p>{{/main}}{{/layout}}"],
                expected: ["page:1:33 The section `site` is never closed"]
            ),
            Slip(
                templates: ["page": "{{<layout}}\n{{$main}}\n{{#page}}\n<p>cut off"],
                expected: ["page:3:4 The section `page` is never closed"]
            ),
            Slip(
                templates: ["page": "{{<layout}}\n{{$main}}\n<p>a</p>\n{{/main}}\n"],
                expected: ["page:1:4 The section `layout` is never closed"]
            ),
            Slip(
                templates: ["page": "{{<layout}}\n<p>a</p>\n<p>{{page.title}}</p>\n<p>b</p>\n{{/main}}\n{{/layout}}"],
                expected: [
                    "page:2:1 Text outside a block of the parent would be lost",
                    "page:5:4 `{{/main}}` closes a section that was not opened",
                ]
            ),
            Slip(
                templates: ["page": "{{<layout}}{{$main}}a{{$main}}{{/layout}}"],
                expected: ["page:1:25 The block `main` is inside itself"]
            ),
            Slip(
                templates: ["page": "{{<layout}}{{$main}}{{$main}}a{{/main}}{{/layout}}"],
                expected: ["page:1:24 The block `main` is inside itself"]
            ),
        ]
    )
    func order(_ slip: Slip) { #expect(problems(slip.templates) == slip.expected) }

    @Test("as many ends as there are lines are told no further than anyone reads")
    func manyEnds() {
        let found = problems(["page": "{{#page}}" + String(repeating: "{{/site}}\n", count: 4000) + "{{/page}}"])
        #expect(found.count == 20)
    }

    @Test(
        "a slip in a name is told with the name, and not with its end too",
        arguments: [
            Slip(
                templates: ["page": "{{<layuot}}{{$main}}a{{/main}}{{/layout}}"],
                expected: ["page:1:4 There is no parent template `layuot`"]
            ),
            Slip(
                templates: ["page": "{{<layout}}{{$mian}}a{{/main}}{{/layout}}"],
                expected: ["page:1:15 `layout` has no block `mian`"]
            ),
            Slip(
                templates: ["page": "{{#sumary}}a{{/summary}}"],
                expected: ["page:1:4 The page `page` has no key `sumary` here"]
            ),
            Slip(
                templates: ["page": "{{<layout}}{{$main}}a{{/main}}{{/layuot}}"],
                expected: ["page:1:34 `{{/layuot}}` is where `{{/layout}}` should be"]
            ),
            Slip(
                templates: ["page": "{{#page title}}a{{/page title}}"],
                expected: ["page:1:4 `page title` cannot be a name"]
            ),
            Slip(
                templates: ["page": "{{#page..title}}{{#summary}}a{{/summary}}{{/page}}b"],
                expected: ["page:1:4 `page..title` cannot be a name"]
            ),
            Slip(
                templates: ["layout": "<title>a</title>{{$mian}}{{/mian}}"],
                expected: ["article:1:15 `layout` has no block `main`"]
            ),
            Slip(
                templates: ["layout": "<title>a</title>{{$mian}}{{/main}}"],
                expected: ["layout:1:29 `{{/main}}` is where `{{/mian}}` should be"]
            ),
        ]
    )
    func name(_ slip: Slip) { #expect(problems(slip.templates) == slip.expected) }

    @Test("a block that the parent has lost is told where the first template fills it, with the second as a note")
    func lostBlock() {
        let found = ThemeFixture.load(ThemeFixture.files(["layout.mustache": "{{$mian}}{{/mian}}"])).problems
        #expect(found.map(\.help) == ["did you mean `mian`?"])
        #expect(
            found.first?.notes.map { "\($0.location.file.path) \($0.message)" } == [
                "glossary.mustache it is filled here too"
            ]
        )
    }

    @Test("sections that lack their ends for one reason are in the notes of one report")
    func severalUnclosed() {
        let found = ThemeFixture.load(ThemeFixture.files(["page.mustache": "{{<layout}}{{$main}}{{#page}}"])).problems
        #expect(found.map(\.message) == ["The section `page` is never closed"])
        #expect(
            found.first?.notes.map { "\($0.location.start.column) \($0.message)" } == [
                "15 the section `main` is not closed either", "4 the section `layout` is not closed either",
            ]
        )
    }

    @Test(
        "a circle of templates is told once, whichever pages come into it",
        arguments: [
            Slip(
                templates: ["layout": "<title>a</title>{{<layout}}{{/layout}}{{$main}}{{/main}}"],
                expected: ["layout:1:20 `layout` includes itself: layout → layout"]
            ),
            Slip(
                templates: ["layout": "<title>a</title>{{<layout}}\n<p>a</p>{{$main}}{{/main}}\n<p>b</p>"],
                expected: ["layout:1:20 `layout` includes itself: layout → layout"]
            ),
            Slip(
                templates: ["layout": "<title>a</title>{{>part}}{{$main}}{{/main}}", "part": "{{>part}}"],
                expected: ["part:1:4 `part` includes itself: part → part"]
            ),
            Slip(
                templates: ["page": "{{>a}}", "home": "{{>b}}", "a": "{{>b}}", "b": "{{>a}}"],
                expected: ["a:1:4 `b` includes itself: b → a → b"]
            ),
        ]
    )
    func circle(_ slip: Slip) { #expect(problems(slip.templates) == slip.expected) }

    private static let lossy = "so a page would lose or repeat what fills it"

    @Test(
        "a block inside another one of the same template is an error with its place",
        arguments: [
            Slip(
                templates: ["layout": "<head>{{$head}}{{$main}}{{/main}}{{/head}}</head>{{$main}}{{/main}}"],
                expected: [
                    "layout:1:19 The block `main` is inside the block `head`, \(lossy)"
                ]
            ),
            Slip(
                templates: [
                    "layout": "{{$head}}<p>{{#page}}{{$main}}{{/main}}{{/page}}{{$foot}}{{/foot}}</p>{{/head}}"
                ],
                expected: [
                    "layout:1:25 The block `main` is inside the block `head`, \(lossy)"
                ]
            ),
            Slip(
                templates: ["layout": "<head>{{$head}}</head>{{$main}}{{/main}}"],
                expected: ["layout:1:10 The section `head` is never closed"]
            ),
        ]
    )
    func blockInBlock(_ slip: Slip) { #expect(problems(slip.templates) == slip.expected) }

    @Test(
        "a layout between a page and its layout is fine, and so are blocks beside each other",
        arguments: [
            [
                "page": "{{<frame}}{{$article}}a{{/article}}{{/frame}}",
                "frame":
                    "{{<layout}}{{$main}}<div>{{$article}}{{/article}}{{$side}}{{/side}}</div>{{/main}}{{/layout}}",
            ],
            ["layout": "{{$head}}a{{/head}}{{$main}}{{/main}}"],
            ["layout": "<title>{{$title}}a{{/title}}</title><h1>{{$title}}a{{/title}}</h1>{{$main}}{{/main}}"],
            ["page": "{{<layout}}\n{{! a comment }}\n{{$main}}a{{/main}}\n{{! another }}\n{{/layout}}"],
        ]
    )
    func soundBlocks(_ templates: [String: String]) { #expect(problems(templates) == []) }

    @Test(
        "a tag of another template language is told once, with what to write instead",
        arguments: [
            LinterCase(
                "Liquid or Jinja",
                "<p>1️⃣{% if page %}2️⃣x{% else %}y{% endif %}</p>",
                .templateUnsupported,
                "`{% if page %}` is a tag of Liquid or Jinja, and would be published as it is",
                help: "write a section, such as `{{#page.isDraft}}…{{/page.isDraft}}`"
            ),
            LinterCase(
                "a comment of Jinja",
                "<p>1️⃣{# note #}2️⃣</p>",
                .templateUnsupported,
                "`{# note #}` is a tag of Jinja, and would be published as it is",
                help: "write a comment as `{{! … }}`"
            ),
            LinterCase(
                "ERB",
                "1️⃣<%= title %>2️⃣",
                .templateUnsupported,
                "`<%= title %>` is a tag of ERB or EJS, and would be published as it is",
                help: "docs/templates.md lists the tags"
            ),
            LinterCase(
                "PHP",
                "1️⃣<?php echo 1 ?>2️⃣",
                .templateUnsupported,
                "`<?php echo 1 ?>` is a tag of PHP, and would be published as it is",
                help: "docs/templates.md lists the tags"
            ),
            LinterCase(
                "a condition of Handlebars",
                "{{<layout}}{{$main}}{{#1️⃣if page.isDraft2️⃣}}a{{else}}b{{/if}}\n<p>c</p>{{/main}}{{/layout}}",
                .templateUnsupported,
                "`if page.isDraft` is a helper of Handlebars, which templates do not have",
                help: "write `{{#page.isDraft}}…{{/page.isDraft}}`"
            ),
            LinterCase(
                "another condition of Handlebars",
                "{{#1️⃣unless page.isDraft2️⃣}}a{{else if page.title}}b{{/unless}}",
                .templateUnsupported,
                "`unless page.isDraft` is a helper of Handlebars, which templates do not have",
                help: "write `{{^page.isDraft}}…{{/page.isDraft}}`"
            ),
            LinterCase(
                "a list of Handlebars",
                "{{#1️⃣each contents as |entry|2️⃣}}{{entry.title}}{{this}}{{/each}}",
                .templateUnsupported,
                "`each contents as |entry|` is a helper of Handlebars, which templates do not have",
                help: "write `{{#contents}}…{{/contents}}`"
            ),
            LinterCase(
                "the other case of a section",
                "{{#page.isDraft}}a{{1️⃣else2️⃣}}b{{/page.isDraft}}",
                .templateUnsupported,
                "`else` is a tag of Handlebars, which templates do not have",
                help: "end the section, and write its reverse after it: `{{/name}}{{^name}}…{{/name}}`"
            ),
            LinterCase(
                "the number of an item",
                "{{#contents}}{{1️⃣@index2️⃣}}{{/contents}}",
                .templateUnsupported,
                "`@index` is a tag of Handlebars, which templates do not have",
                help: "write `{{index()}}`"
            ),
            LinterCase(
                "a path",
                "{{#contents}}{{1️⃣../summary2️⃣}}{{/contents}}",
                .templateUnsupported,
                "`../summary` is a path of Handlebars, which templates do not have",
                help: "write `{{summary}}`: names are looked up outside the section too"
            ),
            LinterCase(
                "a filter",
                "{{ 1️⃣page.title | upcase2️⃣ }}",
                .templateUnsupported,
                "`page.title | upcase` has a filter, which templates do not have",
                help: "write `{{page.title}}`"
            ),
        ]
    )
    func foreign(problem: LinterCase) throws { #expect(problem.found == [try problem.expected]) }

    @Test(
        "what only looks like another language's tag is fine",
        arguments: [
            "<p>100 % {so}, { % }, {#1} and <b>50%</b></p>", "{{! {% if %} and {# note #} }}<p>a</p>",
            "<p>a {</p>{{page.title}}<p>}</p>", "<p>1 <2</p>",
        ]
    )
    func notForeign(text: String) { #expect(problems(["page": text]) == []) }

    @Test(
        "a character that no one sees is told where it is",
        arguments: [
            LinterCase(
                "a NUL character",
                "<p>é1️⃣\u{0}</p>",
                .nulCharacter,
                "A template cannot contain a NUL character",
                help: "delete the invisible character"
            ),
            LinterCase(
                "a control character",
                "<p>\r\n\t1️⃣\u{1B}</p>\u{8}",
                .templateUnsupported,
                "A template cannot contain control characters",
                help: "delete the invisible character"
            ),
            LinterCase(
                "a control character that is longer than a byte",
                "<p>1️⃣\u{9F}</p>",
                .templateUnsupported,
                "A template cannot contain control characters",
                help: "delete the invisible character"
            ),
        ]
    )
    func hidden(problem: LinterCase) throws { #expect(problem.found == [try problem.expected]) }
}
