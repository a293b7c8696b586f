import Diagnostics
import Foundation
import SiteModel
import Testing

@testable import Rendering

@Suite("A theme")
struct ThemeTests {
    @Test("the theme that comes with sitegen loads without a problem")
    func ownTheme() throws {
        let loaded = ThemeFixture.load(try ThemeFixture.ownFiles())
        #expect(loaded.problems.isEmpty)
        #expect(loaded.theme != nil)
    }

    @Test("every template of the theme that comes with sitegen is a page's, or is used by one")
    func noOrphans() throws {
        let files = try ThemeFixture.ownFiles().filter { $0.path.hasSuffix(".mustache") }
        let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
        for file in files {
            let name = String(file.path.dropLast(".mustache".count))
            let isUsed = texts.contains { $0.contains("{{> \(name)}}") || $0.contains("{{<\(name)}}") }
            #expect(isUsed || PageKind.all.contains { $0.templateName == name }, "\(name) is used by no page")
        }
    }

    @Test("an asset is published under a name that holds a digest of its contents")
    func hashedNames() throws {
        let files = ThemeFixture.files(["assets/style.css": "body {}", "assets/fonts/LICENSE": "free"])
        let assets = try #require(ThemeFixture.load(files).theme).assets
        #expect(assets.map(\.address.path) == ["/assets/fonts/LICENSE.4", "/assets/style.6.css"])
    }

    @Test(
        "url() in a style sheet becomes the published name, seen from the sheet's folder",
        arguments: [
            ("style.css", #"a { mask: url("icons/a.svg") }"#, #"a{mask:url("icons/a.6.svg")}"#),
            ("style.css", "a { mask: url( icons/a.svg ) }", #"a{mask:url("icons/a.6.svg")}"#),
            ("style.css", "a { mask: url('./icons/a.svg') }", #"a{mask:url("icons/a.6.svg")}"#),
            ("css/a/style.css", "a { mask: url(../../icons/a.svg) }", #"a{mask:url("../../icons/a.6.svg")}"#),
            ("style.css", "a { mask: url(data:image/png;base64,AA==) }", "a{mask:url(data:image/png;base64,AA==)}"),
            ("style.css", "a { mask: url(icons/a.svg#b) }", #"a{mask:url("icons/a.6.svg#b")}"#),
            ("style.css", "a { fill: url(#gradient) }", "a{fill:url(#gradient)}"),
        ]
    )
    func rewritesURL(path: String, sheet: String, published: String) throws {
        let files = ThemeFixture.files(["assets/\(path)": sheet, "assets/icons/a.svg": "<svg/>"])
        let assets = try #require(ThemeFixture.load(files).theme).assets
        let asset = try #require(assets.first { $0.path == path })
        #expect(String(decoding: asset.bytes, as: UTF8.self) == published)
    }

    @Test(
        "a style sheet is published without comments and needless white space, and means the same",
        arguments: [
            (
                "\n/* Ground */\na , b > c {\n  color : red;\r\n\tmargin: 0 auto;\n}\n",
                "a,b>c{color :red;margin:0 auto}"
            ),
            ("a :hover, a:is(b , c) {}", "a :hover,a:is(b,c){}"),
            ("a > :hover ~ b + c { d: e !important }", "a>:hover~b + c{d:e!important}"),
            (
                "@media (min-width: 40rem) and (color) { a { --b: ; --c: 1px + 2px } }",
                "@media (min-width:40rem) and (color){a{--b:;--c:1px + 2px}}"
            ),
            (#"a::before { content: "  {; \" /* */ }  " ' ; ' }"#, #"a::before{content:"  {; \" /* */ }  " ' ; '}"#),
            (#".a\ ; .b\:c d {}"#, #".a\ ;.b\:c d{}"#),
            ("a/* */b, a /* */ .b, a/**/{ /* c */color: red; /* d */ }", "a/**/b,a .b,a/**/{color:red}"),
            ("/*! Free */ a {}", "/*! Free */ a{}"),
            ("a { b: url( data:x,/*;\\)) ; c: url( 'data:d e' ) }", "a{b:url(data:x,/*;\\));c:url('data:d e' )}"),
            ("a { color: red } /* never closed", "a{color:red}"),
            ("a { content: 'never closed", "a{content:'never closed"),
            ("é { content: “ ” }", "é{content:“ ”}"),
            ("", ""),
        ]
    )
    func compactSheet(sheet: String, published: String) throws {
        let theme = try #require(ThemeFixture.load(ThemeFixture.files(["assets/style.css": sheet])).theme)
        #expect(theme.assets.map { String(decoding: $0.bytes, as: UTF8.self) } == [published])
    }

    @Test("a changed picture changes the name of the style sheet that shows it")
    func digestsFollow() throws {
        func name(_ picture: String) throws -> String {
            let files = ThemeFixture.files(["assets/style.css": "a { mask: url(a.svg) }", "assets/a.svg": picture])
            let assets = try #require(ThemeFixture.load(files).theme).assets
            return try #require(assets.first { $0.path == "style.css" }).address.path
        }
        #expect(try name("<svg/>") != name("<svg>longer</svg>"))
    }

    @Test("a redirect forwards at once, names its target as canonical, and asks not to be listed")
    func redirect() throws {
        let theme = try #require(ThemeFixture.load(ThemeFixture.files()).theme)
        let site = SiteFixture().site
        let renderer = PageRenderer(site: site, theme: theme, lexicon: ThemeFixture.lexicon())
        let target = Sections.standard.address(of: SubjectID("ménière"))
        #expect(
            renderer.redirect(to: target, title: "Ménière’s & more").text == """
                <!doctype html><meta http-equiv="refresh" content="0; url=/health/conditions/m%C3%A9ni%C3%A8re/">\
                <link rel="canonical" href="https://example.org/health/conditions/m%C3%A9ni%C3%A8re/">\
                <meta name="robots" content="noindex">\
                <a href="/health/conditions/m%C3%A9ni%C3%A8re/">Ménière’s &amp; more</a>

                """
        )
    }

    @Test(
        "robots.txt allows everything and names the sitemap, which a demonstration has no use for",
        arguments: [
            (false, "User-agent: *\nAllow: /\n\nSitemap: https://example.org/health/sitemap.xml\n"),
            (true, "User-agent: *\nAllow: /\n"),
        ]
    )
    func robots(isDemonstration: Bool, text: String) {
        var fixture = SiteFixture()
        fixture.settings.isDemonstration = isDemonstration
        #expect(Robots.text(fixture.site) == text)
    }
}
