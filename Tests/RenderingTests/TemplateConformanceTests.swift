import Testing

@testable import Rendering

/// A page, and what it has to be by a rule of the Mustache specification.
struct TemplateExample: Sendable, CustomTestStringConvertible {
    /// The rule.
    let testDescription: String
    let page: String
    let others: [String: String]
    let expected: String
    /// Whether swift-mustache keeps the rule too.
    let isShared: Bool

    init(_ rule: String, _ page: String, _ expected: String, others: [String: String] = [:], isShared: Bool = true) {
        testDescription = rule
        self.page = page
        self.others = others
        self.expected = expected
        self.isShared = isShared
    }

    /// The rules of the Mustache specification, version 1.4.2, that hold here: the modules interpolation, sections,
    /// inverted, partials, comments and inheritance.
    static let all: [TemplateExample] =
        interpolation + sections + inverted + positions + standaloneTags + partials + inheritance

    private static let interpolation = [
        TemplateExample("text without tags is shown as it is", "Hello\n{ world } }}\n", "Hello\n{ world } }}\n"),
        TemplateExample("a name is replaced by its text", "{{page.title}}!", "About!"),
        TemplateExample("a text is escaped", "{{summary}}", "Fish &amp; &lt;chips&gt;"),
        TemplateExample("three braces do not escape", "{{{body}}}", "<p>It's \"good\".</p>"),
        TemplateExample("an ampersand does not escape", "{{&body}}", "<p>It's \"good\".</p>"),
        TemplateExample(
            "spaces inside of a tag do not count",
            "{{ page.title }}|{{{ body }}}",
            "About|<p>It's \"good\".</p>"
        ),
        TemplateExample("spaces around a tag stay", "  {{page.title}}  \n", "  About  \n"),
        TemplateExample("an absent value is nothing", "[{{page.description}}]", "[]"),
        TemplateExample("dots lead into groups", "{{site.organization.name}}", "Test"),
        TemplateExample("a group on the way that is absent is nothing", "[{{site.reviewPolicy.title}}]", "[]"),
        TemplateExample("an asset has its address", "{{asset.style_css}}", "/assets/style.1.css"),
        TemplateExample("a script is not escaped", "{{{script.run_js}}}", "run(1 < 2)"),
        TemplateExample("a word that depends on a number has its forms", "{{words.filterCount.one}}", "{count} name"),
        TemplateExample("an editor's key is escaped", "{{extra.video}}", "film.mp4 &amp; more"),
        TemplateExample("an editor's keys are in each other", "{{extra.owner.role.title}}", "Editor"),
        TemplateExample("an editor's key that is not there is nothing", "[{{extra.nobody}}{{extra.video.a}}]", "[]"),
    ]

    private static let sections = [
        TemplateExample("a section over yes is shown", "{{#page.isIndexable}}yes{{/page.isIndexable}}", "yes"),
        TemplateExample("a section over no is not shown", "[{{#page.isDraft}}yes{{/page.isDraft}}]", "[]"),
        TemplateExample("a section over an absent value is not shown", "[{{#site.glossary}}x{{/site.glossary}}]", "[]"),
        TemplateExample(
            "a section over a text is shown once",
            "{{#summary}}<{{.}}>{{/summary}}",
            "<Fish &amp; &lt;chips&gt;>"
        ),
        TemplateExample("a section over a group looks into it", "{{#page}}{{title}}{{/page}}", "About"),
        TemplateExample(
            "a section over a list is shown for each item",
            "{{#contents}}{{title}},{{/contents}}",
            "One,Two,Three,"
        ),
        TemplateExample(
            "a list in a list is that of the item",
            "{{#contents}}{{title}}:{{#children}}{{title}},{{/children}};{{/contents}}",
            "One:;Two:Deep,Deeper,;Three:Last,;"
        ),
        TemplateExample(
            "names climb out of a section",
            "{{#contents}}{{page.title}} {{/contents}}",
            "About About About "
        ),
        TemplateExample(
            "a leading dot stops a name",
            "{{#contents}}{{.title}}{{#children}}{{.title}}{{/children}} {{/contents}}",
            "One TwoDeepDeeper ThreeLast "
        ),
        TemplateExample(
            "every list has a flag",
            "{{#contents}}{{#hasChildren}}{{title}}{{/hasChildren}}{{/contents}}",
            "TwoThree"
        ),
        TemplateExample(
            "an editor's flag",
            "{{#extra.isNew}}new{{/extra.isNew}}{{#extra.isOld}}old{{/extra.isOld}}",
            "new"
        ),
        TemplateExample("an editor's list", "{{#extra.tags}}{{.}} {{/extra.tags}}", "a &lt;b&gt; "),
        TemplateExample(
            "an editor's group",
            "{{#extra.owner}}{{name}}{{#role}}, {{title}}{{/role}}{{/extra.owner}}",
            "Dana, Editor"
        ),
        TemplateExample(
            "an editor's group without a key lets names climb",
            "{{#extra.owner}}{{page.title}} {{title}}{{/extra.owner}}",
            "About "
        ),
    ]

    private static let inverted = [
        TemplateExample("an inverted section over no is shown", "{{^page.isDraft}}no{{/page.isDraft}}", "no"),
        TemplateExample(
            "an inverted section over yes is not shown",
            "[{{^page.isIndexable}}no{{/page.isIndexable}}]",
            "[]"
        ),
        TemplateExample(
            "an inverted section over an absent value is shown",
            "{{^site.glossary}}none{{/site.glossary}}",
            "none"
        ),
        TemplateExample("an inverted section over a text is not shown", "[{{^summary}}none{{/summary}}]", "[]"),
        TemplateExample(
            "an inverted section over a group is not shown",
            "[{{^site.organization}}x{{/site.organization}}]",
            "[]"
        ),
        TemplateExample(
            "an inverted section over an empty list is shown",
            "{{#contents}}{{^children}}{{title}} has none{{/children}}{{/contents}}",
            "One has none"
        ),
        TemplateExample(
            "an editor's empty list",
            "{{^extra.none}}none{{/extra.none}}{{^extra.nobody}}!{{/extra.nobody}}",
            "none!"
        ),
    ]

    private static let positions = [
        TemplateExample(
            "the first and the last item",
            "{{#contents}}{{#first()}}[{{/first()}}{{title}}{{^last()}}, {{/last()}}{{#last()}}]{{/last()}}{{/contents}}",
            "[One, Two, Three]"
        ),
        TemplateExample(
            "even and odd items, counted from 0",
            "{{#contents}}{{#even()}}e{{/even()}}{{#odd()}}o{{/odd()}}{{index()}} {{/contents}}",
            "e0 o1 e2 "
        ),
        TemplateExample(
            "positions in an inner list are its own",
            "{{#contents}}{{#children}}{{title}}{{^last()}}+{{/last()}}{{/children}}{{#last()}}.{{/last()}}{{/contents}}",
            "Deep+DeeperLast."
        ),
        TemplateExample(
            "positions in an editor's list",
            "{{#extra.tags}}{{.}}{{^last()}}, {{/last()}}{{/extra.tags}}",
            "a, &lt;b&gt;"
        ),
        TemplateExample(
            "positions in a list of the whole site",
            "{{#site.pages}}{{title}}{{^last()}}, {{/last()}}{{/site.pages}}",
            "About, Help"
        ),
    ]

    private static let standaloneTags = [
        TemplateExample(
            "a tag that is alone on its line leaves no line",
            "<ul>\n{{#contents}}\n<li>{{title}}</li>\n{{/contents}}\n</ul>\n",
            "<ul>\n<li>One</li>\n<li>Two</li>\n<li>Three</li>\n</ul>\n"
        ),
        TemplateExample("with spaces around it too", "a\n  {{#summary}}  \nb\n\t{{/summary}}\nc", "a\nb\nc"),
        TemplateExample("and at the start and the end", "{{#summary}}\na\n{{/summary}}", "a\n"),
        TemplateExample(
            "lines of Windows too",
            "a\r\n{{#summary}}\r\nb\r\n{{/summary}}\r\nc",
            "a\r\nb\r\nc",
            isShared: false
        ),
        TemplateExample("a value's line stays", "a\n{{page.description}}\nb", "a\n\nb"),
        TemplateExample("two tags on a line keep it", "a\n{{#summary}}{{/summary}}\nb", "a\n\nb"),
        TemplateExample("a comment is not shown", "a{{! not shown }}b", "ab"),
        TemplateExample(
            "a comment on a line of its own leaves no line",
            "a\n  {{! not shown }}\nb",
            "a\nb",
            isShared: false
        ),
        TemplateExample("a comment of several lines leaves none", "a\n{{! not\nshown }}\nb", "a\nb"),
        TemplateExample(
            "what is rendered ahead leaves no line",
            "a\n{{#site.isDemonstration}}\nb\n{{/site.isDemonstration}}\n{{^site.isDemonstration}}\nc\n{{/site.isDemonstration}}\nd",
            "a\nb\nd"
        ),
    ]

    private static let partials = [
        TemplateExample("a partial has the same names", "{{> part}}!", "About!", others: ["part": "{{page.title}}"]),
        TemplateExample(
            "a partial in a section has its names",
            "{{#contents}}{{> part}}{{/contents}}",
            "One Two Three ",
            others: ["part": "{{title}} "]
        ),
        TemplateExample("a partial's end of line is shown", "a{{> part}}b", "ax\nb", others: ["part": "x\n"]),
        TemplateExample(
            "a partial that is alone on its line leaves no line",
            "a\n{{> part}}\nb",
            "a\nx\nb",
            others: ["part": "x\n"]
        ),
        TemplateExample(
            "a partial that is indented has each of its lines indented",
            "<div>\n  {{> part}}\n</div>\n",
            "<div>\n  <p>\n  About\n  </p>\n</div>\n",
            others: ["part": "<p>\n{{page.title}}\n</p>\n"]
        ),
        TemplateExample(
            "indented partials in each other add up, and tags that are alone on their lines have none",
            "  {{> outer}}\n",
            "  a\n    One\n    Two\n    Three\n  b\n",
            others: ["outer": "a\n  {{> inner}}\nb\n", "inner": "{{#contents}}\n{{title}}\n{{/contents}}\n"],
            isShared: false
        ),
        TemplateExample(
            "a value of several lines is not indented",
            "  {{> part}}\n",
            "  <pre>a\nb</pre>\n",
            others: ["part": "<pre>{{extra.lines}}</pre>\n"]
        ),
        TemplateExample(
            "a partial within a line is not indented",
            "  x {{> part}}\n",
            "  x a\nb\n\n",
            others: ["part": "a\nb\n"]
        ),
    ]

    private static let inheritance = [
        TemplateExample(
            "a parent shows its own text",
            "{{<frame}}{{/frame}}",
            "[default]",
            others: ["frame": "[{{$a}}default{{/a}}]"]
        ),
        TemplateExample(
            "a child fills a block",
            "{{<frame}}{{$a}}own{{/a}}{{/frame}}",
            "[own]",
            others: ["frame": "[{{$a}}x{{/a}}]"]
        ),
        TemplateExample(
            "a block can be in several places",
            "{{<frame}}{{$a}}own{{/a}}{{/frame}}",
            "own own",
            others: ["frame": "{{$a}}{{/a}} {{$a}}{{/a}}"]
        ),
        TemplateExample(
            "blocks and parents that are alone on their lines leave no line",
            "{{<frame}}\n{{$a}}\nown\n{{/a}}\n{{/frame}}\n",
            "<main>\nown\n</main>\n",
            others: ["frame": "<main>\n{{$a}}\n{{/a}}\n</main>\n"]
        ),
        TemplateExample(
            "the outermost child wins",
            "{{<middle}}{{$a}}page{{/a}}{{/middle}}",
            "page",
            others: ["middle": "{{<frame}}{{$a}}middle{{/a}}{{/frame}}", "frame": "{{$a}}frame{{/a}}"]
        ),
        TemplateExample(
            "a block has the names of where it is shown",
            "{{<frame}}{{$item}}{{title}} {{/item}}{{/frame}}",
            "One Two Three ",
            others: ["frame": "{{#contents}}{{$item}}{{/item}}{{/contents}}"]
        ),
    ]
}

@Suite("Templates are Mustache as its specification says it")
struct TemplateConformanceTests {
    private func page(_ example: TemplateExample) -> TemplatePage {
        var page = TemplatePage(templates: example.others.merging(["page": example.page]) { $1 })
        page.view.extra?.values["lines"] = .text("a\nb")
        return page
    }

    @Test("each rule holds, with and without what is rendered ahead", arguments: TemplateExample.all)
    func rules(_ example: TemplateExample) throws {
        #expect(try page(example).rendered(isAhead: false) == example.expected)
        #expect(try page(example).rendered() == example.expected)
    }

    @Test("swift-mustache does the same", arguments: TemplateExample.all.filter(\.isShared))
    func mustache(_ example: TemplateExample) throws {
        #expect(try page(example).renderedByMustache() == example.expected)
    }

    @Test(
        "what is no text or has no position is an error",
        arguments: [
            ("{{#contents}}{{#index()}}x{{/index()}}{{/contents}}", "page:1:17 `index()` is a number"),
            ("{{#extra.video}}{{{.}}}{{/extra.video}}", "page:1:20 `.` is text and must be escaped"),
            ("{{#summary}}{{{.}}}{{/summary}}", "page:1:16 `.` is text and must be escaped"),
            ("{{#first()}}x{{/first()}}", "page:1:4 `first()` works only directly inside a section over a list"),
            (
                "{{#site.pages}}{{foreign.language}}{{/site.pages}}{{#site}}{{#pages}}{{foreign.language}}{{/pages}}{{/site}}",
                "page:1:72 Where `foreign` is absent, the outer `foreign` would be shown in its place"
            ),
        ]
    )
    func refusals(_ text: String, _ problem: String) {
        #expect(TemplatePage(templates: ["page": text]).problems == [problem])
    }

    @Test("an editor's keys hide no key of the site, and change no other page")
    func reservedKeys() throws {
        var page = TemplatePage(templates: ["page": "{{site.title}}{{#extra}} {{site.title}} {{page.title}}{{/extra}}"])
        page.view.extra = OpenView(values: ["site": .text("mine"), "page": .map(["title": .text("own")])])
        // Inside of a section over `extra`, an editor's key comes first, as anywhere in Mustache.
        #expect(try page.rendered() == "Test &amp; Co  own")
        page.view.extra = OpenView(values: ["other": .text("mine")])
        #expect(try page.rendered() == "Test &amp; Co Test &amp; Co About")
    }

    @Test("a text that holds braces is no tag")
    func braces() throws {
        var page = TemplatePage(templates: ["page": "{{summary}} {{{body}}}"])
        page.view.summary = "{{page.title}}"
        page.view.body = .html("{{#site}}")
        #expect(try page.rendered() == "{{page.title}} {{#site}}")
    }
}
