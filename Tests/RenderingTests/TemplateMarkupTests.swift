import Diagnostics
import SiteTestSupport
import Testing

@testable import Rendering

@Suite("The HTML of a template")
struct TemplateMarkupTests {
    private static let elsewhere = "is on another site; a page must not load anything from another site"
    private static let asset = "put the file in the folder `assets` of the templates"

    @Test(
        "loads nothing from another site",
        arguments: [
            LinterCase(
                "a script",
                "<p>é</p>\n<script 1️⃣src=\"https://evil.example/a.js\"2️⃣></script>",
                .assetUnknown,
                "`https://evil.example/a.js` \(elsewhere)",
                help: asset
            ),
            LinterCase(
                "a picture",
                "<IMG alt='' 1️⃣SRC=//evil.example/a.png2️⃣>",
                .assetUnknown,
                "`//evil.example/a.png` \(elsewhere)",
                help: asset
            ),
            LinterCase(
                "pictures of several sizes",
                "<img alt=\"\" src=\"{{asset.a_svg}}\" 1️⃣srcset=\"a.png 1x, http://evil.example/b.png 2x\"2️⃣>",
                .assetUnknown,
                "`a.png 1x, http://evil.example/b.png 2x` \(elsewhere)",
                help: asset,
                others: ["assets/a.svg": "<svg/>"]
            ),
            LinterCase(
                "a style sheet",
                "<link rel=\"stylesheet\" 1️⃣href=\"https&colon;//evil.example/{{page.language}}.css\"2️⃣>",
                .assetUnknown,
                "`https&colon;//evil.example/xxxxxxxxxxxxxxxxx.css` \(elsewhere)",
                help: asset
            ),
            LinterCase(
                "a connection before it is needed",
                "<link 1️⃣href='https://fonts.example'2️⃣ rel='preconnect'>",
                .assetUnknown,
                "`https://fonts.example` \(elsewhere)",
                help: asset
            ),
            LinterCase(
                "a frame",
                "<iframe title=\"Film\" 1️⃣src=\"https://video.example/1\"2️⃣></iframe>",
                .assetUnknown,
                "`https://video.example/1` \(elsewhere)",
                help: "write a link to it, so that a reader chooses to go there"
            ),
            LinterCase(
                "a picture in a style",
                "<p 1️⃣style=\"background: url('https://evil.example/a.png')\"2️⃣>a</p>",
                .assetUnknown,
                "`https://evil.example/a.png` \(elsewhere)",
                help: asset
            ),
            LinterCase(
                "a style sheet in a style",
                "<style>1️⃣@import \"//evil.example/a.css\";2️⃣</style>",
                .assetUnknown,
                "`//evil.example/a.css` \(elsewhere)",
                help: asset
            ),
            LinterCase(
                "a part of a picture",
                "<svg><use 1️⃣xlink:href=\"https://evil.example/a.svg#b\"2️⃣/></svg>",
                .assetUnknown,
                "`https://evil.example/a.svg#b` \(elsewhere)",
                help: asset
            ),
        ]
    )
    func loads(problem: LinterCase) throws { #expect(problem.found == [try problem.expected]) }

    @Test(
        "runs no script of its own",
        arguments: [
            LinterCase(
                "a script that waits for a click",
                "<button 1️⃣onclick=\"go('{{page.title}}')\"2️⃣>a</button>",
                .templateUnsupported,
                "`onclick` does not run: the content security policy of a page forbids it",
                help: "put the script in a file of the folder `scripts`"
            ),
            LinterCase(
                "an address that is a script",
                "<a 1️⃣href=\" java\nscript&#58;go()2️⃣\">a</a>".replacing("2️⃣\">", with: "\"2️⃣>"),
                .templateUnsupported,
                "`href` runs a script, and the content security policy of a page forbids it",
                help: "write the address of a page, or put the script in a file of the folder `scripts`"
            ),
        ]
    )
    func runs(problem: LinterCase) throws {
        let found = try #require(problem.found.first)
        let expected = try problem.expected
        #expect(problem.found.count == 1)
        #expect(found.location.start == expected.location.start)
        #expect([found.message, found.help] == [expected.message, expected.help])
    }

    @Test(
        "may link to anything, and load what is its own",
        arguments: [
            "<a href=\"https://who.example/\">a</a> <a href=\"mailto:a@example.org\" rel=\"noopener\">b</a>",
            "<link rel=\"canonical\" href=\"https://example.org/\"><link rel=\"license\" href=\"https://cc.example/\">",
            "<meta property=\"og:image\" content=\"https://example.org/a.png\">",
            "<!-- <script src=\"https://evil.example/a.js\"></script> --><p>a</p>",
            "{{! <img src=\"https://evil.example/a.png\"> }}<p>a</p>",
            "<img alt=\"\" src=\"{{page.canonical}}\"><img alt=\"\" src=\"data:image/png;base64,AAAA\">",
            "<p>Write <code>&lt;img src=\"https://a.example/b.png\"></code></p>",
            "<a{{#page.isDraft}} class=\"draft\"{{/page.isDraft}} href=\"{{page.canonical}}\" one=\"1\" once>a</a>",
            "<script type=\"application/ld+json\">{{{page.structuredData}}}</script><p>1 < 2 && a<b</p>",
            "<form action=\"https://search.example/\"><input name=\"q\"></form>",
        ]
    )
    func sound(text: String) {
        #expect(ThemeFixture.load(ThemeFixture.files(["page.mustache": text])).problems == [])
    }
}
