import Testing

@Suite("A template")
struct TemplatesDiagnosticsTests {
    @Test("is told of every name that would leave a gap in a page", arguments: TemplatesMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum TemplatesMistakes {
    static let all: [Mistake] = [
        Mistake(
            "a template without anything in it",
            files: ["Templates/person.mustache": "\n"],
            report: """
                Templates/person.mustache:1:1: error: The template is empty, so its pages would be empty too [template-missing]
                     = help: delete the file, and the built-in template is used
                """
        ),
        Mistake(
            "files without an effect",
            files: [
                "Templates/artcle.mustache": "<p>{{page.title}}</p>\n",
                "Templates/partials/banner.mustache": "<p>{{page.title}}</p>\n",
                "Templates/scripts/banner.js": "run();\n",
                "Templates/assets/stlye.css": "p { margin: 0 }\n",
                "Templates/assets/leaf.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
                "Templates/style.css": "p { margin: 0 }\n",
                "Templates/README.md": "Ours.\n",
            ],
            report: """
                Templates/artcle.mustache:1:1: warning: No page uses the template `artcle` [theme-file-unused]
                   1 | <p>{{page.title}}</p>
                     | ^
                     = help: did you mean `article.mustache`?
                Templates/assets/stlye.css:1:1: warning: No page uses the asset `assets/stlye.css` [theme-file-unused]
                   1 | p { margin: 0 }
                     | ^
                     = help: did you mean `assets/style.css`?
                Templates/partials/banner.mustache:1:1: warning: No page uses the template `partials/banner` [theme-file-unused]
                   1 | <p>{{page.title}}</p>
                     | ^
                     = help: include it with `{{>partials/banner}}`, or delete it
                Templates/scripts/banner.js:1:1: warning: No page uses the script `scripts/banner.js` [theme-file-unused]
                   1 | run();
                     | ^
                     = help: write `<script>{{{script.banner_js}}}</script>` in a template, or delete it
                Templates/style.css:1:1: warning: `style.css` is in no folder that themes have files in [theme-file-unused]
                   1 | p { margin: 0 }
                     | ^
                     = help: did you mean `assets/style.css`?
                """
        ),
        Mistake(
            "a start page that leaves out its text",
            files: ["Content/index.md": "Welcome to our pages.\n"],
            report: """
                Content/index.md:1:1: warning: The template `home` does not show `introduction.body`, so this text is on no page [introduction-unused]
                   1 | Welcome to our pages.
                     | ^
                     = help: write `{{>partials/introduction}}` in the template, or delete the text
                """
        ),
        Mistake(
            "a comment that is never closed before a tag",
            files: ["Templates/person.mustache": "{{! oops\n<h1>{{page.title}}</h1>\n"],
            report: """
                Templates/person.mustache:1:1: error: The tag that starts here is never closed [template-syntax]
                   1 | {{! oops
                     | ^~
                     = help: end it with `}}`, or with `}}}` where it starts with `{{{`
                """
        ),
        Mistake(
            "a tag that is never closed",
            files: [
                "Templates/person.mustache": "<h1>{{page.title</h1>\n"
            ],
            report: """
                Templates/person.mustache:1:5: error: The tag that starts here is never closed [template-syntax]
                   1 | <h1>{{page.title</h1>
                     |     ^~
                     = help: end it with `}}`, or with `}}}` where it starts with `{{{`
                """
        ),
        Mistake(
            "a section that is never closed",
            files: [
                "Templates/person.mustache": "{{#page.isDraft}}<p>Draft</p>\n"
            ],
            report: """
                Templates/person.mustache:1:4: error: The section `page.isDraft` is never closed [template-syntax]
                   1 | {{#page.isDraft}}<p>Draft</p>
                     |    ^~~~~~~~~~~~
                     = help: end it with `{{/page.isDraft}}`
                """
        ),
        Mistake(
            "a section that is closed but not open",
            files: [
                "Templates/person.mustache": "<p>Draft</p>{{/page.isDraft}}\n"
            ],
            report: """
                Templates/person.mustache:1:16: error: `{{/page.isDraft}}` closes a section that was not opened [template-syntax]
                   1 | <p>Draft</p>{{/page.isDraft}}
                     |                ^~~~~~~~~~~~
                     = help: delete it, or open the section before it
                """
        ),
        Mistake(
            "a block that opens itself again",
            files: [
                "Templates/person.mustache": "{{<layout}}\n{{$main}}<p>A</p>{{$main}}\n{{/layout}}\n"
            ],
            report: """
                Templates/person.mustache:2:21: error: The block `main` is inside itself [template-syntax]
                   2 | {{$main}}<p>A</p>{{$main}}
                     |                     ^~~~
                     = help: close the outer one first with `{{/main}}`, or give the inner one another name
                Templates/person.mustache:2:4: note: the outer block opened here
                   2 | {{$main}}<p>A</p>{{$main}}
                     |    ^~~~
                """
        ),
        Mistake(
            "sections nested too deep",
            files: [
                "Templates/person.mustache": .text(String(repeating: "{{#page}}\n", count: 3000))
            ],
            report: """
                Templates/person.mustache:65:4: error: Templates cannot be nested more than 64 deep [nesting-too-deep]
                  65 | {{#page}}
                     |    ^~~~
                     = help: close the sections before it, or take out some of the sections inside each other
                """
        ),
        Mistake(
            "sections closed in the wrong order",
            files: [
                "Templates/person.mustache": "{{#page}}{{#isDraft}}Draft{{/page}}{{/isDraft}}\n"
            ],
            report: """
                Templates/person.mustache:1:30: error: `{{/page}}` is where `{{/isDraft}}` should be [template-syntax]
                   1 | {{#page}}{{#isDraft}}Draft{{/page}}{{/isDraft}}
                     |                              ^~~~
                     = help: close sections in the reverse order of their opening
                Templates/person.mustache:1:13: note: the section opened here
                   1 | {{#page}}{{#isDraft}}Draft{{/page}}{{/isDraft}}
                     |             ^~~~~~~
                """
        ),
        Mistake(
            "a section that is closed by a misspelt tag",
            files: [
                "Templates/person.mustache": "{{#page}}{{title}}{{/pgae}}\n"
            ],
            report: """
                Templates/person.mustache:1:22: error: `{{/pgae}}` is where `{{/page}}` should be [template-syntax]
                   1 | {{#page}}{{title}}{{/pgae}}
                     |                      ^~~~
                     = help: close sections in the reverse order of their opening
                Templates/person.mustache:1:4: note: the section opened here
                   1 | {{#page}}{{title}}{{/pgae}}
                     |    ^~~~
                """
        ),
        Mistake(
            "parentheses that do not come in pairs",
            files: [
                "Templates/person.mustache": "{{first(}} {{)}} {{first)(}}\n"
            ],
            report: """
                Templates/person.mustache:1:3: error: `first(` cannot be a name [template-syntax]
                   1 | {{first(}} {{)}} {{first)(}}
                     |   ^~~~~~
                     = help: write a key that docs/templates.md lists for this kind of page
                Templates/person.mustache:1:14: error: `)` cannot be a name [template-syntax]
                   1 | {{first(}} {{)}} {{first)(}}
                     |              ^
                     = help: write a key that docs/templates.md lists for this kind of page
                Templates/person.mustache:1:20: error: `first)(` cannot be a name [template-syntax]
                   1 | {{first(}} {{)}} {{first)(}}
                     |                    ^~~~~~~
                     = help: write a key that docs/templates.md lists for this kind of page
                """
        ),
        Mistake(
            "a tag without a name, and a name with a space",
            files: [
                "Templates/person.mustache": "{{}} {{page title}}\n"
            ],
            report: """
                Templates/person.mustache:1:1: error: A tag without a name [template-syntax]
                   1 | {{}} {{page title}}
                     | ^~~~
                     = help: write a key that docs/templates.md lists for this kind of page
                Templates/person.mustache:1:8: error: `page title` cannot be a name [template-syntax]
                   1 | {{}} {{page title}}
                     |        ^~~~~~~~~~
                     = help: write a key that docs/templates.md lists for this kind of page
                """
        ),
        Mistake(
            "a name that is misspelt",
            files: [
                "Templates/person.mustache": "{{page.titel}} {{bdy}} {{colour}}\n"
            ],
            report: """
                Templates/person.mustache:1:3: error: `page` has no key `titel` [template-name-unknown]
                   1 | {{page.titel}} {{bdy}} {{colour}}
                     |   ^~~~~~~~~~
                     = help: did you mean `title`?
                Templates/person.mustache:1:18: error: The page `person` has no key `bdy` here [template-name-unknown]
                   1 | {{page.titel}} {{bdy}} {{colour}}
                     |                  ^~~
                     = help: did you mean `body`?
                Templates/person.mustache:1:26: error: The page `person` has no key `colour` here [template-name-unknown]
                   1 | {{page.titel}} {{bdy}} {{colour}}
                     |                          ^~~~~~
                     = help: docs/templates.md lists the keys of each kind of page
                """
        ),
        Mistake(
            "a key of another kind of page",
            files: [
                "Templates/person.mustache": "{{#articles}}{{title}}{{/articles}}\n"
            ],
            report: """
                Templates/person.mustache:1:4: error: The page `person` has no key `articles` here [template-name-unknown]
                   1 | {{#articles}}{{title}}{{/articles}}
                     |    ^~~~~~~~
                     = help: docs/templates.md lists the keys of each kind of page
                """
        ),
        Mistake(
            "a partial that is misspelt",
            files: [
                "Templates/person.mustache": "{{> partials/foter}}{{> nav}}\n",
                "Templates/partials/footer.mustache": "<footer></footer>\n",
            ],
            report: """
                Templates/person.mustache:1:5: error: There is no partial `partials/foter` [template-partial-unknown]
                   1 | {{> partials/foter}}{{> nav}}
                     |     ^~~~~~~~~~~~~~
                     = help: did you mean `partials/footer`?
                Templates/person.mustache:1:25: error: There is no partial `nav` [template-partial-unknown]
                   1 | {{> partials/foter}}{{> nav}}
                     |                         ^~~
                     = help: write it as `nav.mustache` in the templates folder
                """
        ),
        Mistake(
            "a parent that is misspelt",
            files: [
                "Templates/person.mustache": "{{<layuot}}{{$main}}{{/main}}{{/layuot}}\n"
            ],
            report: """
                Templates/person.mustache:1:4: error: There is no parent template `layuot` [template-parent-unknown]
                   1 | {{<layuot}}{{$main}}{{/main}}{{/layuot}}
                     |    ^~~~~~
                     = help: did you mean `layout`?
                """
        ),
        Mistake(
            "a block that the parent does not offer",
            files: [
                "Templates/person.mustache": "{{<layout}}{{$mian}}{{{body}}}{{/mian}}{{/layout}}\n"
            ],
            report: """
                Templates/person.mustache:1:15: error: `layout` has no block `mian` [template-block-unknown]
                   1 | {{<layout}}{{$mian}}{{{body}}}{{/mian}}{{/layout}}
                     |               ^~~~
                     = help: did you mean `main`?
                """
        ),
        Mistake(
            "text and tags outside of blocks",
            files: [
                "Templates/person.mustache": "{{<layout}}Hello {{page.title}}{{$main}}{{/main}}{{/layout}}\n"
            ],
            report: """
                Templates/person.mustache:1:12: error: Text outside a block of the parent would be lost [template-syntax]
                   1 | {{<layout}}Hello {{page.title}}{{$main}}{{/main}}{{/layout}}
                     |            ^
                     = help: put it between `{{$name}}` and `{{/name}}`
                """
        ),
        Mistake(
            "a template that includes itself",
            files: [
                "Templates/person.mustache": "{{> person}}\n"
            ],
            report: """
                Templates/person.mustache:1:5: error: `person` includes itself: person → person [template-recursion]
                   1 | {{> person}}
                     |     ^~~~~~
                     = help: take the tag out
                """
        ),
        Mistake(
            "templates that include each other",
            files: [
                "Templates/person.mustache": "{{> a}}\n",
                "Templates/a.mustache": "{{> b}}\n",
                "Templates/b.mustache": "{{> a}}\n",
            ],
            report: """
                Templates/b.mustache:1:5: error: `a` includes itself: a → b → a [template-recursion]
                   1 | {{> a}}
                     |     ^
                     = help: take the tag out
                """
        ),
        Mistake(
            "HTML with two braces, and text with three",
            files: [
                "Templates/person.mustache": "{{body}} {{{page.title}}}\n"
            ],
            report: """
                Templates/person.mustache:1:3: error: `body` is HTML [template-unsupported]
                   1 | {{body}} {{{page.title}}}
                     |   ^~~~
                     = help: write it with three braces, `{{{body}}}`
                Templates/person.mustache:1:13: error: `page.title` is text and must be escaped [template-unsupported]
                   1 | {{body}} {{{page.title}}}
                     |             ^~~~~~~~~~
                     = help: write it with two braces
                """
        ),
        Mistake(
            "tags that hold more than one text",
            files: [
                "Templates/person.mustache": "{{page}} {{page.isDraft}} {{.}}\n"
            ],
            report: """
                Templates/person.mustache:1:3: error: `page` holds more than one text [template-unsupported]
                   1 | {{page}} {{page.isDraft}} {{.}}
                     |   ^~~~
                     = help: write a section, `{{#page}}…{{/page}}`
                Templates/person.mustache:1:12: error: `page.isDraft` is yes or no [template-unsupported]
                   1 | {{page}} {{page.isDraft}} {{.}}
                     |            ^~~~~~~~~~~~
                     = help: write a section, `{{#page.isDraft}}…{{/page.isDraft}}`
                Templates/person.mustache:1:29: error: `.` is a group of keys here [template-unsupported]
                   1 | {{page}} {{page.isDraft}} {{.}}
                     |                             ^
                     = help: name one of its keys
                """
        ),
        Mistake(
            "functions, pragmas and other delimiters",
            files: [
                "Templates/person.mustache": "{{uppercase(page.title)}}{{%CONTENT_TYPE:TEXT}}{{=<% %>=}}\n"
            ],
            report: """
                Templates/person.mustache:1:3: error: Templates have no function `uppercase(page.title)` [template-unsupported]
                   1 | {{uppercase(page.title)}}{{%CONTENT_TYPE:TEXT}}{{=<% %>=}}
                     |   ^~~~~~~~~~~~~~~~~~~~~
                     = help: known are `even()`, `first()`, `index()`, `last()`, `odd()`
                Templates/person.mustache:1:26: error: Templates cannot change delimiters or use pragmas [template-unsupported]
                   1 | {{uppercase(page.title)}}{{%CONTENT_TYPE:TEXT}}{{=<% %>=}}
                     |                          ^~~~~~~~~~~~~~~~~~~~~~
                     = help: write the tag with `{{` and `}}`
                Templates/person.mustache:1:48: error: Templates cannot change delimiters or use pragmas [template-unsupported]
                   1 | {{uppercase(page.title)}}{{%CONTENT_TYPE:TEXT}}{{=<% %>=}}
                     |                                                ^~~~~~~~~~~
                     = help: write the tag with `{{` and `}}`
                """
        ),
        Mistake(
            "a position outside of a list",
            files: [
                "Templates/person.mustache": "{{#page}}{{#last()}}, {{/last()}}{{/page}}\n"
            ],
            report: """
                Templates/person.mustache:1:13: error: `last()` works only directly inside a section over a list [template-unsupported]
                   1 | {{#page}}{{#last()}}, {{/last()}}{{/page}}
                     |             ^~~~~~
                     = help: move it out of the sections, blocks and templates in between
                """
        ),
        Mistake(
            "a name that an outer key would stand in for",
            files: [
                "Templates/article.mustache":
                    "{{<layout}}{{$main}}{{#text}}{{#disclaimer}}{{title}}{{/disclaimer}}{{/text}}{{/main}}{{/layout}}\n"
            ],
            report: """
                Templates/article.mustache:1:47: error: Where `title` is absent, the outer `title` would be shown in its place [template-name-climbs]
                   1 | {{<layout}}{{$main}}{{#text}}{{#disclaimer}}{{title}}{{/disclaimer}}{{/text}}{{/main}}{{/layout}}
                     |                                               ^~~~~
                     = help: write `.title`
                """
        ),
        Mistake(
            "an asset that is misspelt",
            files: [
                "Templates/person.mustache": "<link href=\"{{asset.style_cs}}\">{{asset.logo_svg}}\n",
                "Templates/assets/style.css": "h1 { margin: 0 }\n",
            ],
            report: """
                Templates/person.mustache:1:15: error: The theme has no asset `style_cs` [asset-unknown]
                   1 | <link href="{{asset.style_cs}}">{{asset.logo_svg}}
                     |               ^~~~~~~~~~~~~~
                     = help: did you mean `style_css`?
                Templates/person.mustache:1:35: error: The theme has no asset `logo_svg` [asset-unknown]
                   1 | <link href="{{asset.style_cs}}">{{asset.logo_svg}}
                     |                                   ^~~~~~~~~~~~~~
                     = help: put the file in the folder `assets` of the templates
                """
        ),
        Mistake(
            "an asset that a style sheet misspells",
            files: [
                "Templates/assets/style.css": """
                body { color: black }
                h1 { background: url("icons/new.svg") }

                """,
                "Templates/assets/icons/news.svg": "<svg/>\n",
            ],
            report: """
                Templates/assets/style.css:2:22: error: The theme has no asset `icons/new.svg` [asset-unknown]
                   2 | h1 { background: url("icons/new.svg") }
                     |                      ^~~~~~~~~~~~~~~
                     = help: did you mean `icons/news.svg`?
                """
        ),
        Mistake(
            "a style sheet that asks another host",
            files: [
                "Templates/assets/style.css": "@font-face { src: url(https://fonts.example.org/a.woff2) }\n"
            ],
            report: """
                Templates/assets/style.css:1:23: error: `https://fonts.example.org/a.woff2` is on another site; a page must not load anything from another site [asset-unknown]
                   1 | @font-face { src: url(https://fonts.example.org/a.woff2) }
                     |                       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: put the file in the folder `assets` of the templates
                """
        ),
        Mistake(
            "a template that is not UTF-8",
            files: [
                "Templates/person.mustache": .bytes([0xE9] + Array("\n".utf8))
            ],
            report: """
                Templates/person.mustache:1:1: error: The template is not UTF-8 [invalid-encoding]
                   1 | �
                     | ^
                     = help: save the file as UTF-8
                """
        ),
        Mistake(
            "a script that would end early in a page",
            files: [
                "Templates/scripts/hint.js": """
                "use strict";
                document.title += "</script>";

                """
            ],
            report: #"""
                Templates/scripts/hint.js:2:20: error: `</script` would end the script here [script-breaks-page]
                   2 | document.title += "</script>";
                     |                    ^~~~~~~~
                     = help: write it as `<\/script`, which is the same inside a string
                """#
        ),
    ]
}
