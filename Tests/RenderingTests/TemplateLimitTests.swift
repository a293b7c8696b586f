import Diagnostics
import Testing

@testable import Rendering

/// Templates that would take rendering deeper than there is stack, or on for hours: each is an error with its place.
@Suite("Templates that would never end")
struct TemplateLimitTests {
    /// What is said of a theme with these templates, as `file:line:column message`.
    private func problems(_ templates: [String: String]) -> [String] {
        let files = Dictionary(uniqueKeysWithValues: templates.map { ("\($0.key).mustache", Optional($0.value)) })
        return ThemeFixture.load(ThemeFixture.files(files)).problems
            .sorted { ($0.location, $0.message) < ($1.location, $1.message) }
            .map {
                "\($0.location.file.path):\($0.location.start.line):\($0.location.start.column) \($0.message)"
            }
    }

    @Test("a block that opens itself again instead of closing is told where it does so")
    func slipInBlock() {
        #expect(
            problems(["page": "{{<layout}}{{$main}}{{$main}}"]) == [
                "page.mustache:1:4 The section `layout` is never closed",
                "page.mustache:1:24 The block `main` is inside itself",
            ]
        )
    }

    @Test(
        "a block inside itself is told where it stands, however deep",
        arguments: [
            "{{<layout}}{{$main}}{{$main}}a{{/main}}{{/main}}{{/layout}}",
            "{{<layout}}{{$main}}{{#page}}{{$main}}a{{/main}}{{/page}}{{/main}}{{/layout}}",
            "{{$main}}a{{$other}}{{$main}}b{{/main}}{{/other}}{{/main}}",
        ]
    )
    func blockInItself(_ text: String) {
        let found = problems(["page": text])
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.hasSuffix("The block `main` is inside itself") })
    }

    @Test(
        "a block that is filled with itself by way of other templates is told",
        arguments: [
            [
                "page": "{{<layout}}{{$main}}{{<card}}{{$main}}a{{/main}}{{/card}}{{/main}}{{/layout}}",
                "card": "{{$main}}{{/main}}",
            ],
            ["page": "{{<layout}}{{$main}}{{>part}}{{/main}}{{/layout}}", "part": "{{$main}}{{/main}}"],
            [
                "page": "{{<frame}}{{$a}}{{$b}}{{/b}}{{/a}}{{$b}}{{$a}}{{/a}}{{/b}}{{/frame}}",
                "frame": "{{$a}}{{/a}}{{$b}}{{/b}}",
            ],
        ]
    )
    func blockFilledWithItself(_ templates: [String: String]) {
        let found = problems(templates)
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.hasSuffix("is filled with itself") })
    }

    @Test("a block that is filled with itself on several pages is told once")
    func blockFilledWithItselfOnTwoPages() {
        let page = "{{<layout}}{{$main}}{{>part}}{{/main}}{{/layout}}"
        let found = problems(["article": page, "condition": page, "page": page, "part": "{{$main}}{{/main}}"])
        #expect(found.count == 1)
    }

    @Test("a block of the same name in another parent is no block inside itself")
    func sameNameElsewhere() {
        #expect(
            problems([
                "page": "{{$main}}{{<card}}{{$main}}a{{/main}}{{/card}}{{/main}}", "card": "{{$main}}{{/main}}",
            ]).isEmpty
        )
    }

    private static func nested(_ open: String, _ close: String, _ count: Int) -> String {
        String(repeating: open, count: count) + "a" + String(repeating: close, count: count)
    }

    @Test(
        "3,000 tags inside each other are told once, at the first that is too deep",
        arguments: [
            ("{{#page}}", "{{/page}}", 9 * 64 + 4), ("{{^page}}", "{{/page}}", 9 * 64 + 4),
            ("{{$main}}", "{{/main}}", 9 * 64 + 4), ("{{#page}}", "", 9 * 64 + 4),
            ("{{<layout}}", "{{/layout}}", 11 * 64 + 4),
            ("{{<layout}}{{$main}}", "{{/main}}{{/layout}}", 20 * 32 + 4),
        ]
    )
    func tooDeep(open: String, close: String, column: Int) {
        #expect(
            problems(["page": Self.nested(open, close, 3000)]) == [
                "page.mustache:1:\(column) Templates cannot be nested more than 64 deep"
            ]
        )
    }

    @Test("64 sections inside each other are rendered")
    func deepEnough() {
        #expect(problems(["page": Self.nested("{{#page.title}}", "{{/page.title}}", 64)]).isEmpty)
    }

    @Test("a chain of 3,000 partials is told where it has become too long, and the same chain unused is not read")
    func chain() {
        var templates = ["page": "{{>p1}}"]
        for number in 1...3000 { templates["p\(number)"] = "{{>p\(number + 1)}}" }
        templates["p3001"] = "end"
        #expect(problems(templates) == ["p64.mustache:1:4 Templates cannot be nested more than 64 deep"])
        templates["page"] = "{{page.title}}"
        #expect(problems(templates) == ["p1.mustache:1:1 No page uses the template `p1`"])
    }

    @Test("partials that include each other are told, and unused ones end too")
    func mutualRecursion() {
        #expect(
            problems(["page": "{{>a}}", "a": "{{>b}}{{>b}}", "b": "{{>a}}{{>a}}"]) == [
                "b.mustache:1:4 `a` includes itself: a → b → a",
                "b.mustache:1:10 `a` includes itself: a → b → a",
            ]
        )
        #expect(
            problems(["a": "{{>b}}{{>b}}", "b": "{{>a}}{{>a}}"]) == ["a.mustache:1:1 No page uses the template `a`"]
        )
    }

    @Test("partials that double at every step are told at the tag of the page that includes them")
    func doubling() {
        var templates = ["page": "{{page.title}}\n{{>p1}}"]
        for number in 1...40 { templates["p\(number)"] = "{{>p\(number + 1)}}{{>p\(number + 1)}}" }
        templates["p41"] = "end"
        #expect(problems(templates) == ["page.mustache:2:4 With this tag, the page `page` has more than 50000 tags"])
    }

    @Test("functions in each other by the thousand are no name")
    func functions() {
        let name = String(repeating: "first(", count: 3000) + "a" + String(repeating: ")", count: 3000)
        #expect(problems(["page": "{{\(name)}}"]) == ["page.mustache:1:3 `\(name)` cannot be a name"])
    }

    @Test("a partial named 4,000 times is compiled in time that grows with their number", .timeLimit(.minutes(5)))
    func manyPartials() throws {
        let text = String(repeating: "{{>part}}\n{{page.title}}{{#text}}{{summary}}{{/text}}\n", count: 4000)
        let files = ThemeFixture.files(["article.mustache": text, "part.mustache": "<p>{{page.title}}</p>\n"])
        let loaded = ThemeFixture.load(files)
        #expect(loaded.problems.isEmpty)
        #expect(loaded.theme != nil)
    }
}
