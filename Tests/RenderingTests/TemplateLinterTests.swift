import Diagnostics
import SiteTestSupport
import Testing

@testable import Rendering

/// A template in which one thing is wrong, and all that is said of it.
struct LinterCase: Sendable, CustomTestStringConvertible {
    /// What is wrong.
    let testDescription: String
    /// The template, with 1️⃣ and 2️⃣ around the place.
    let text: String
    let identifier: DiagnosticIdentifier
    let message: String
    let help: String?
    /// The path of the template.
    let path: String
    /// Further templates of the theme.
    let others: [String: String]
    /// What is at 3️⃣, where that is told too.
    let note: String?

    init(
        _ description: String,
        _ text: String,
        _ identifier: DiagnosticIdentifier,
        _ message: String,
        help: String?,
        path: String = "page.mustache",
        others: [String: String] = [:],
        note: String? = nil
    ) {
        testDescription = description
        self.text = text
        self.identifier = identifier
        self.message = message
        self.help = help
        self.path = path
        self.others = others
        self.note = note
    }

    /// What the linter says of a theme with this template.
    var found: [Diagnostic] {
        var changes: [String: String?] = others.mapValues { $0 }
        changes[path] = MarkedText(text).text
        // What is compared here is what a developer reads; each fix is tried on a site.
        return ThemeFixture.load(ThemeFixture.files(changes)).problems.map(\.withoutFix)
    }

    /// What it ought to say.
    var expected: Diagnostic {
        get throws {
            let marked = MarkedText(text)
            let file = SourceFile(.templates, path)
            let place = Diagnostics.SourceLocation(file, try #require(marked["1️⃣"]), to: marked["2️⃣"])
            let notes = try note.map {
                let start = try #require(marked["3️⃣"])
                return [Diagnostic.Note($0, at: Diagnostics.SourceLocation(file, start, to: marked["4️⃣"]))]
            }
            return Diagnostic(identifier, at: place, message, help: help, notes: notes ?? [])
        }
    }
}

/// Every word of the linter, through the door that a build uses: `Theme.load`.
@Suite("The linter of templates")
struct TemplateLinterTests {
    private func check(_ problem: LinterCase) throws { #expect(problem.found == [try problem.expected]) }

    @Test(
        "a name that leads nowhere is told with the name that was meant",
        arguments: [
            LinterCase(
                "a slip in a key",
                "<h1>{{1️⃣page.titel2️⃣}}</h1>",
                .templateNameUnknown,
                "`page` has no key `titel`",
                help: "did you mean `title`?"
            ),
            LinterCase(
                "a slip at the top level",
                "<p>{{1️⃣sumary2️⃣}}</p>",
                .templateNameUnknown,
                "The page `page` has no key `sumary` here",
                help: "did you mean `summary`?"
            ),
            LinterCase(
                "a name like no other",
                "{{1️⃣weather2️⃣}}",
                .templateNameUnknown,
                "The page `page` has no key `weather` here",
                help: "docs/templates.md lists the keys of each kind of page"
            ),
            LinterCase(
                "a key of another kind of page",
                "{{1️⃣text.title2️⃣}}",
                .templateNameUnknown,
                "The page `page` has no key `text` here",
                help: "docs/templates.md lists the keys of each kind of page"
            ),
            LinterCase(
                "a key inside a section over a list",
                "{{#contents}}{{#children}}{{1️⃣heref2️⃣}}{{/children}}{{/contents}}",
                .templateNameUnknown,
                "The page `page` has no key `heref` here",
                help: "did you mean `href`?"
            ),
            LinterCase(
                "a list inside the same kind of list",
                "{{#site.pages}}{{#1️⃣site.pages2️⃣}}{{title}}{{/site.pages}}{{/site.pages}}",
                .templateUnsupported,
                "The section `site.pages` is inside a section over the same kind of list, so it would be repeated for each"
                    + " item",
                help: "end the outer section first"
            ),
            LinterCase(
                "a partial with its ending",
                "{{> 1️⃣partials/part.mustache2️⃣}}",
                .templatePartialUnknown,
                "There is no partial `partials/part.mustache`",
                help: "leave out the ending: `partials/part`",
                others: ["partials/part.mustache": "x"]
            ),
            LinterCase(
                "a partial outside the theme",
                "{{> 1️⃣../Content/site2️⃣}}",
                .templatePartialUnknown,
                "There is no partial `../Content/site`",
                help: "name a file of the templates folder, such as `partials/site-header`"
            ),
            LinterCase(
                "a key of a text",
                "{{1️⃣site.title.length2️⃣}}",
                .templateNameUnknown,
                "`title` has no key `length`",
                help: "docs/templates.md lists the keys of each kind of page"
            ),
            LinterCase(
                "a slip in a word",
                "<h2>{{1️⃣words.onThisPge2️⃣}}</h2>",
                .templateNameUnknown,
                "`words` has no key `onThisPge`",
                help: "did you mean `onThisPage`?"
            ),
            LinterCase(
                "a word like no other",
                "{{1️⃣words.weather2️⃣}}",
                .templateNameUnknown,
                "`words` has no key `weather`",
                help: "add `weather:` to every file of the folder `strings`"
            ),
            LinterCase(
                "a form of a word that there is not",
                "{{1️⃣words.filterCount.ohter2️⃣}}",
                .templateNameUnknown,
                "`filterCount` has no key `ohter`",
                help: "did you mean `other`?"
            ),
            LinterCase(
                "a section over nothing",
                "{{#1️⃣sorces2️⃣}}{{title}}{{/sorces}}",
                .templateNameUnknown,
                "The page `article` has no key `sorces` here",
                help: "docs/templates.md lists the keys of each kind of page",
                path: "article.mustache"
            ),
            LinterCase(
                "an outer key by a name with a leading dot",
                "{{#contents}}{{1️⃣.site2️⃣}}{{/contents}}",
                .templateNameUnknown,
                "The page `page` has no key `site` here",
                help: "docs/templates.md lists the keys of each kind of page"
            ),
            LinterCase(
                "columns count code points, not bytes",
                "<p>Ménière 👩🏽‍⚕️ {{1️⃣pge.title2️⃣}}</p>",
                .templateNameUnknown,
                "The page `page` has no key `pge` here",
                help: "did you mean `page`?"
            ),
            LinterCase(
                "lines end in CRLF",
                "<p>\r\n\r\n{{ 1️⃣pagee.title2️⃣ }}\r\n</p>",
                .templateNameUnknown,
                "The page `page` has no key `pagee` here",
                help: "did you mean `page`?"
            ),
        ]
    )
    func unknownName(problem: LinterCase) throws { try check(problem) }

    @Test(
        "a template that is not there is told where it is asked for",
        arguments: [
            LinterCase(
                "a slip in a partial",
                "{{> 1️⃣partials/hedder2️⃣}}",
                .templatePartialUnknown,
                "There is no partial `partials/hedder`",
                help: "did you mean `partials/header`?",
                others: ["partials/header.mustache": "<header></header>"]
            ),
            LinterCase(
                "a partial like no other",
                "{{>1️⃣weather2️⃣}}",
                .templatePartialUnknown,
                "There is no partial `weather`",
                help: "write it as `weather.mustache` in the templates folder"
            ),
            LinterCase(
                "a slip in a parent",
                "{{<1️⃣layuot2️⃣}}{{$main}}{{/main}}{{/layuot}}",
                .templateParentUnknown,
                "There is no parent template `layuot`",
                help: "did you mean `layout`?"
            ),
            LinterCase(
                "a slip in a block",
                "{{<layout}}{{$1️⃣mian2️⃣}}{{{body}}}{{/mian}}{{/layout}}",
                .templateBlockUnknown,
                "`layout` has no block `mian`",
                help: "did you mean `main`?"
            ),
            LinterCase(
                "a block of a parent without any",
                "{{<plain}}{{$1️⃣main2️⃣}}{{/main}}{{/plain}}",
                .templateBlockUnknown,
                "`plain` has no block `main`",
                help: nil,
                others: ["plain.mustache": "<!doctype html>"]
            ),
        ]
    )
    func unknownTemplate(problem: LinterCase) throws { try check(problem) }

    @Test("a block may be offered by a partial of the parent, or by the parent's parent")
    func blocksOfOthers() {
        let files = ThemeFixture.files([
            "page.mustache": "{{<outer}}{{$aside}}{{page.title}}{{/aside}}{{$main}}{{/main}}{{/outer}}",
            "outer.mustache": "{{>partials/aside}}{{<layout}}{{/layout}}",
            "partials/aside.mustache": "<aside>{{$aside}}{{/aside}}</aside>",
        ])
        #expect(ThemeFixture.load(files).problems.isEmpty)
    }

    @Test(
        "a tag that cannot be read is told at its start or its name",
        arguments: [
            LinterCase(
                "a tag without an end",
                "<h1>1️⃣{{2️⃣page.title</h1>\n<p>",
                .templateSyntax,
                "The tag that starts here is never closed",
                help: "end it with `}}`, or with `}}}` where it starts with `{{{`"
            ),
            LinterCase(
                "three braces closed by two",
                "1️⃣{{2️⃣{body}}\n",
                .templateSyntax,
                "The tag that starts here is never closed",
                help: "end it with `}}`, or with `}}}` where it starts with `{{{`"
            ),
            LinterCase(
                "a comment without an end",
                "<p></p>\n1️⃣{{2️⃣! To do\n",
                .templateSyntax,
                "The tag that starts here is never closed",
                help: "end it with `}}`, or with `}}}` where it starts with `{{{`"
            ),
            LinterCase(
                "a tag without a name",
                "<p>1️⃣{{ }}2️⃣</p>",
                .templateSyntax,
                "A tag without a name",
                help: "write a key that docs/templates.md lists for this kind of page"
            ),
            LinterCase(
                "a name of two words",
                "{{1️⃣page title2️⃣}}",
                .templateSyntax,
                "`page title` cannot be a name",
                help: "write a key that docs/templates.md lists for this kind of page"
            ),
            LinterCase(
                "two dots alone",
                "<p>{{1️⃣..2️⃣}}</p>",
                .templateSyntax,
                "`..` cannot be a name",
                help: "write a key that docs/templates.md lists for this kind of page"
            ),
            LinterCase(
                "two dots in a name",
                "<p>{{1️⃣page..title2️⃣}}</p>",
                .templateSyntax,
                "`page..title` cannot be a name",
                help: "write a key that docs/templates.md lists for this kind of page"
            ),
            LinterCase(
                "a dot at the end of a name",
                "<p>{{1️⃣page.title.2️⃣}}</p>",
                .templateSyntax,
                "`page.title.` cannot be a name",
                help: "write a key that docs/templates.md lists for this kind of page"
            ),
            LinterCase(
                "a parenthesis without its other",
                "<p>{{1️⃣page.title(2️⃣}}</p>",
                .templateSyntax,
                "`page.title(` cannot be a name",
                help: "write a key that docs/templates.md lists for this kind of page"
            ),
            LinterCase(
                "a name behind a parenthesis",
                "<p>{{1️⃣first()page2️⃣}}</p>",
                .templateSyntax,
                "`first()page` cannot be a name",
                help: "write a key that docs/templates.md lists for this kind of page"
            ),
            LinterCase(
                "a section without an end",
                "{{#1️⃣contents2️⃣}}{{title}}",
                .templateSyntax,
                "The section `contents` is never closed",
                help: "end it with `{{/contents}}`"
            ),
            LinterCase(
                "an end without a section",
                "<p>{{/1️⃣contents2️⃣}}</p>",
                .templateSyntax,
                "`{{/contents}}` closes a section that was not opened",
                help: "delete it, or open the section before it"
            ),
            LinterCase(
                "an end of another section",
                "{{#3️⃣summary4️⃣}}{{.}}{{/1️⃣sumary2️⃣}}",
                .templateSyntax,
                "`{{/sumary}}` is where `{{/summary}}` should be",
                help: "close sections in the reverse order of their opening",
                note: "the section opened here"
            ),
            LinterCase(
                "text between a parent and its block",
                "{{<layout}}\n  1️⃣Lost\n{{$main}}{{/main}}{{/layout}}",
                .templateSyntax,
                "Text outside a block of the parent would be lost",
                help: "put it between `{{$name}}` and `{{/name}}`"
            ),
            LinterCase(
                "a block that is filled twice",
                "{{<layout}}{{$3️⃣main4️⃣}}a{{/main}}{{$1️⃣main2️⃣}}b{{/main}}{{/layout}}",
                .templateSyntax,
                "The block `main` is filled twice, and only one of the two would be shown",
                help: "keep one of the two",
                note: "first filled here"
            ),
            LinterCase(
                "a tag between a parent and its block",
                "{{<layout}}{{1️⃣page.title2️⃣}}{{$main}}{{/main}}{{/layout}}",
                .templateSyntax,
                "A tag outside a block of the parent would be lost",
                help: "put it between `{{$name}}` and `{{/name}}`"
            ),
        ]
    )
    func malformed(problem: LinterCase) throws { try check(problem) }

    @Test("a template that includes itself is told with the whole round")
    func recursion() throws {
        let first = MarkedText("{{>1️⃣partials/b2️⃣}}")
        let second = MarkedText("<p>\n{{> 1️⃣partials/a2️⃣}}")
        let files = ThemeFixture.files([
            "page.mustache": "{{>partials/a}}",
            "partials/a.mustache": first.text,
            "partials/b.mustache": second.text,
        ])
        let place = Diagnostics.SourceLocation(
            SourceFile(.templates, "partials/b.mustache"),
            try #require(second["1️⃣"]),
            to: second["2️⃣"]
        )
        #expect(
            ThemeFixture.load(files).problems == [
                Diagnostic(
                    .templateRecursion,
                    at: place,
                    "`partials/a` includes itself: partials/a → partials/b → partials/a",
                    help: "take the tag out"
                )
            ]
        )
    }

    @Test(
        "what a page would show wrongly is refused with the right way to write it",
        arguments: [
            LinterCase(
                "HTML with two braces",
                "{{1️⃣body2️⃣}}",
                .templateUnsupported,
                "`body` is HTML",
                help: "write it with three braces, `{{{body}}}`"
            ),
            LinterCase(
                "text with three braces",
                "{{{1️⃣page.title2️⃣}}}",
                .templateUnsupported,
                "`page.title` is text and must be escaped",
                help: "write it with two braces"
            ),
            LinterCase(
                "text with an ampersand",
                "{{&1️⃣page.title2️⃣}}",
                .templateUnsupported,
                "`page.title` is text and must be escaped",
                help: "write it with two braces"
            ),
            LinterCase(
                "a word with three braces",
                "{{{1️⃣words.home2️⃣}}}",
                .templateUnsupported,
                "`words.home` is text and must be escaped",
                help: "write it with two braces"
            ),
            LinterCase(
                "a word with a gap in it",
                "{{1️⃣words.overdueNotice2️⃣}}",
                .templateUnsupported,
                "`words.overdueNotice` has placeholders, which sitegen fills in",
                help: "docs/templates.md names the key for the whole sentence"
            ),
            LinterCase(
                "a word that depends on a number",
                "{{1️⃣words.filterCount2️⃣}}",
                .templateUnsupported,
                "`words.filterCount` holds more than one text",
                help: "write a section, `{{#words.filterCount}}…{{/words.filterCount}}`"
            ),
            LinterCase(
                "a flag as a text",
                "{{1️⃣page.isDraft2️⃣}}",
                .templateUnsupported,
                "`page.isDraft` is yes or no",
                help: "write a section, `{{#page.isDraft}}…{{/page.isDraft}}`"
            ),
            LinterCase(
                "a group as a text",
                "{{1️⃣page2️⃣}}",
                .templateUnsupported,
                "`page` holds more than one text",
                help: "write a section, `{{#page}}…{{/page}}`"
            ),
            LinterCase(
                "a list as a text",
                "{{1️⃣contents2️⃣}}",
                .templateUnsupported,
                "`contents` holds more than one text",
                help: "write a section, `{{#contents}}…{{/contents}}`"
            ),
            LinterCase(
                "keys of the owner's own as a text",
                "{{1️⃣extra2️⃣}}",
                .templateUnsupported,
                "`extra` holds more than one text",
                help: "write a section, `{{#extra}}…{{/extra}}`"
            ),
            LinterCase(
                "the item of a list of groups as a text",
                "{{#contents}}{{1️⃣.2️⃣}}{{/contents}}",
                .templateUnsupported,
                "`.` is a group of keys here",
                help: "name one of its keys"
            ),
            LinterCase(
                "a key of a list",
                "{{1️⃣contents.title2️⃣}}",
                .templateUnsupported,
                "`contents` is a list",
                help: "write a section over it, `{{#contents}}{{title}}{{/contents}}`"
            ),
            LinterCase(
                "first() outside of a list",
                "{{#1️⃣first()2️⃣}}<ul>{{/first()}}",
                .templateUnsupported,
                "`first()` works only directly inside a section over a list",
                help: "move it out of the sections, blocks and templates in between"
            ),
            LinterCase(
                "first() in a partial of a list's section",
                "{{#1️⃣first()2️⃣}}<ul>{{/first()}}",
                .templateUnsupported,
                "`first()` works only directly inside a section over a list",
                help: "move it out of the sections, blocks and templates in between",
                path: "partials/item.mustache",
                others: ["page.mustache": "{{#contents}}{{>partials/item}}{{/contents}}"]
            ),
            LinterCase(
                "last() as a text",
                "{{#contents}}{{1️⃣last()2️⃣}}{{/contents}}",
                .templateUnsupported,
                "`last()` is a test",
                help: "write a section, `{{#last()}}…{{/last()}}`"
            ),
            LinterCase(
                "a function that is not there",
                "{{#contents}}{{#1️⃣sorted()2️⃣}}{{/sorted()}}{{/contents}}",
                .templateUnsupported,
                "Templates have no function `sorted()`",
                help: "known are `even()`, `first()`, `index()`, `last()`, `odd()`"
            ),
            LinterCase(
                "other delimiters",
                "<p>\n1️⃣{{=<% %>=}}2️⃣",
                .templateUnsupported,
                "Templates cannot change delimiters or use pragmas",
                help: "write the tag with `{{` and `}}`"
            ),
            LinterCase(
                "a pragma",
                "1️⃣{{%CONTENT_TYPE:TEXT}}2️⃣",
                .templateUnsupported,
                "Templates cannot change delimiters or use pragmas",
                help: "write the tag with `{{` and `}}`"
            ),
        ]
    )
    func unsupported(problem: LinterCase) throws { try check(problem) }

    @Test(
        "a name that would climb to an outer key of the same name is refused",
        arguments: [
            LinterCase(
                "a section over an absent value",
                "{{#text}}{{#authors}}{{#1️⃣conflicts2️⃣}}{{.}}{{/conflicts}}{{/authors}}{{/text}}",
                .templateNameClimbs,
                "Where `conflicts` is absent, the outer `conflicts` would be shown in its place",
                help: "write `.conflicts`",
                path: "article.mustache"
            ),
            LinterCase(
                "the reverse of one",
                "{{#text}}{{#authors}}{{^1️⃣conflicts2️⃣}}None{{/conflicts}}{{/authors}}{{/text}}",
                .templateNameClimbs,
                "Where `conflicts` is absent, the outer `conflicts` would be shown in its place",
                help: "write `.conflicts`",
                path: "article.mustache"
            ),
            LinterCase(
                "a text",
                "{{#text}}{{#authors}}{{1️⃣conflicts2️⃣}}{{/authors}}{{/text}}",
                .templateNameClimbs,
                "Where `conflicts` is absent, the outer `conflicts` would be shown in its place",
                help: "write `.conflicts`",
                path: "article.mustache"
            ),
        ]
    )
    func climbs(problem: LinterCase) throws { try check(problem) }

    @Test(
        "a name that cannot climb is fine",
        arguments: [
            "{{#text}}{{#authors}}{{.conflicts}}{{/authors}}{{/text}}",
            "{{#text}}{{#authors}}{{name}}{{/authors}}{{/text}}",
            "{{#text.authors}}{{#.role}}{{.}}{{/.role}}{{/text.authors}}",
            "{{#others}}{{subject.title}}{{#first()}}<ul>{{/first()}}{{index()}}{{/others}}",
            "{{#text.extra}}{{whatever}}{{/text.extra}}{{text.extra.any.thing}}",
        ]
    )
    func doesNotClimb(text: String) {
        #expect(ThemeFixture.load(ThemeFixture.files(["article.mustache": text])).problems.isEmpty)
    }

    @Test(
        "a script is put in by its name, as HTML, and with nothing beside it",
        arguments: [
            LinterCase(
                "a slip",
                "<script>{{{1️⃣script.fliter_js2️⃣}}}</script>",
                .assetUnknown,
                "The theme has no script `fliter_js`",
                help: "did you mean `filter_js`?",
                others: ["scripts/filter.js": ""]
            ),
            LinterCase(
                "a file's name as it is",
                "<script>{{{1️⃣script.filter.js2️⃣}}}</script>",
                .assetUnknown,
                "The theme has no script `filter.js`",
                help: "did you mean `filter_js`?",
                others: ["scripts/filter.js": ""]
            ),
            LinterCase(
                "a theme without scripts",
                "<script>{{{1️⃣script.filter_js2️⃣}}}</script>",
                .assetUnknown,
                "The theme has no script `filter_js`",
                help: "put the file in the folder `scripts` of the templates",
                others: ["scripts/README.md": ""]
            ),
            LinterCase(
                "two braces",
                "<script>{{1️⃣script.filter_js2️⃣}}</script>",
                .templateUnsupported,
                "`script.filter_js` is HTML",
                help: "write it with three braces, `{{{script.filter_js}}}`",
                others: ["scripts/filter.js": ""]
            ),
            LinterCase(
                "a line of its own",
                "<script>\n{{{1️⃣script.filter_js2️⃣}}}\n</script>",
                .templateUnsupported,
                "`script.filter_js` has something else next to it, so browsers would not run it",
                help: "write `<script>{{{script.filter_js}}}</script>`, without a space or a line between",
                others: ["scripts/filter.js": ""]
            ),
            LinterCase(
                "a statement behind it",
                "<script>{{{1️⃣script.filter_js2️⃣}}};start()</script>",
                .templateUnsupported,
                "`script.filter_js` has something else next to it, so browsers would not run it",
                help: "write `<script>{{{script.filter_js}}}</script>`, without a space or a line between",
                others: ["scripts/filter.js": ""]
            ),
            LinterCase(
                "another element",
                "<div>{{{1️⃣script.filter_js2️⃣}}}</div>",
                .templateUnsupported,
                "`script.filter_js` has something else next to it, so browsers would not run it",
                help: "write `<script>{{{script.filter_js}}}</script>`, without a space or a line between",
                others: ["scripts/filter.js": ""]
            ),
        ]
    )
    func scriptPlace(problem: LinterCase) throws { try check(problem) }

    @Test(
        "a script alone in its element is fine",
        arguments: [
            "<script>{{{script.filter_js}}}</script>",
            "<p>1 < 2</p><script type=\"module\">{{{ script.filter_js }}}</script>",
            "{{#summary}}<script>{{{script.filter_js}}}</script>{{/summary}}",
        ]
    )
    func scriptAlone(text: String) {
        let files = ThemeFixture.files(["page.mustache": text, "scripts/filter.js": "run()"])
        #expect(ThemeFixture.load(files).problems.isEmpty)
    }

    @Test(
        "an asset that is not there is told with the one that was meant",
        arguments: [
            LinterCase(
                "a slip",
                "<link rel=\"stylesheet\" href=\"{{1️⃣asset.stile_css2️⃣}}\">",
                .assetUnknown,
                "The theme has no asset `stile_css`",
                help: "did you mean `style_css`?",
                others: ["assets/style.css": "", "assets/print.css": ""]
            ),
            LinterCase(
                "a file's name as it is",
                "{{1️⃣asset.style.css2️⃣}}",
                .assetUnknown,
                "The theme has no asset `style.css`",
                help: "did you mean `style_css`?",
                others: ["assets/style.css": ""]
            ),
            LinterCase(
                "a theme without assets",
                "{{1️⃣asset.style_css2️⃣}}",
                .assetUnknown,
                "The theme has no asset `style_css`",
                help: "put the file in the folder `assets` of the templates"
            ),
            LinterCase(
                "a slip in a style sheet",
                ".é { mask: url(1️⃣\"icons/reveiwed.svg\"2️⃣) }",
                .assetUnknown,
                "The theme has no asset `icons/reveiwed.svg`",
                help: "did you mean `icons/reviewed.svg`?",
                path: "assets/style.css",
                others: ["assets/icons/reviewed.svg": "<svg/>"]
            ),
            LinterCase(
                "a slip in a style sheet in a folder, told by the path from there",
                "a { mask: url(1️⃣../icons/reveiwed.svg2️⃣) }",
                .assetUnknown,
                "The theme has no asset `../icons/reveiwed.svg`",
                help: "did you mean `../icons/reviewed.svg`?",
                path: "assets/css/style.css",
                others: ["assets/icons/reviewed.svg": "<svg/>"]
            ),
            LinterCase(
                "another style sheet in a style sheet",
                "/* Ünder */ 1️⃣@import2️⃣ \"print.css\";\nbody {}",
                .templateUnsupported,
                "A style sheet cannot import another one",
                help: "put a `<link rel=\"stylesheet\">` for each into the layout",
                path: "assets/style.css",
                others: ["assets/print.css": ""]
            ),
            LinterCase(
                "another host's file in a style sheet",
                "body {}\n@font-face { src: url(1️⃣https://example.com/a.woff2️⃣) }",
                .assetUnknown,
                "`https://example.com/a.woff` is on another site; a page must not load anything from another site",
                help: "put the file in the folder `assets` of the templates",
                path: "assets/style.css"
            ),
        ]
    )
    func unknownAsset(problem: LinterCase) throws { try check(problem) }

    @Test("each kind of page needs its template", arguments: PageKind.all)
    func templateMissing(kind: PageKind) {
        let path = "\(kind.templateName).mustache"
        let loaded = ThemeFixture.load(ThemeFixture.files([path: nil]))
        #expect(loaded.theme == nil)
        #expect(
            loaded.problems == [
                Diagnostic(
                    .templateMissing,
                    at: Diagnostics.SourceLocation(SourceFile(.templates, path)),
                    "There is no template for \(kind.meaning)",
                    help: "restore `\(path)` from the theme that came with sitegen"
                )
            ]
        )
    }

    @Test("a template that is not UTF-8 is told")
    func encoding() {
        var files = ThemeFixture.files(["partials/a.mustache": ""])
        files = files.map { $0.path == "partials/a.mustache" ? ThemeFile(path: $0.path, bytes: [0x66, 0xFF]) : $0 }
        #expect(
            ThemeFixture.load(files).problems == [
                Diagnostic(
                    .invalidEncoding,
                    at: Diagnostics.SourceLocation(SourceFile(.templates, "partials/a.mustache")),
                    "The template is not UTF-8",
                    help: "save the file as UTF-8"
                )
            ]
        )
    }

    @Test("every problem of every template is found in one run")
    func findsAll() {
        let files = ThemeFixture.files([
            "home.mustache": "{{pagee.title}}{{#sections}}{{name}}{{/sections}}",
            "page.mustache": "{{body}}{{>nothing}}",
            "layout.mustache": "{{site.nmae}}{{$main}}{{/main}}",
        ])
        let found = ThemeFixture.load(files).problems.map { "\($0.location.file.path): \($0.message)" }
        #expect(
            found == [
                "home.mustache: The page `home` has no key `pagee` here",
                "home.mustache: The page `home` has no key `name` here",
                "layout.mustache: `site` has no key `nmae`",
                "page.mustache: `body` is HTML",
                "page.mustache: There is no partial `nothing`",
            ]
        )
    }
}
