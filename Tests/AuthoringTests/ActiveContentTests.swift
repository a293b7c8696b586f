import Diagnostics
import Foundation
import Testing

@testable import Authoring

@Suite("A file of markup that is opened by itself")
struct ActiveContentTests {
    private func problems(_ text: String, _ name: String) -> [Diagnostic] {
        ActiveContent.problems(in: Array(text.utf8), of: SourceFile(.content, name))
    }

    private static func svg(_ inner: String) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">\(inner)</svg>\n"
    }

    @Test(
        "may not run or load anything as a drawing",
        arguments: [
            "<script>a()</script>", "<script href=\"a.js\"/>", "<s:script xmlns:s=\"http://www.w3.org/2000/svg\"/>",
            "<SCRIPT/>", "<g onload=\"a()\"/>", "<g onclick = 'a()'/>", "<a href=\"javascript:a()\"/>",
            "<a xlink:href=\"&#106;ava&#x0A;script:a()\"/>", "<a xlink:href=\"java\tscript:a()\"/>",
            "<a href=\"data:text/html,a\"/>", "<foreignObject><p>A</p></foreignObject>", "<iframe/>", "<h:iframe/>",
            "<image href=\"https://evil.example/a.png\"/>", "<image xlink:href=\"//evil.example/a.png\"/>",
            "<image x:href=\"http:\\\\evil.example\"/>", "<use href=\"https://evil.example/a.svg#a\"/>",
            "<rect fill=\"url(https://evil.example/a.svg#a)\"/>", "<rect style=\"fill:url('//evil.example/a')\"/>",
            "<style>@import 'a.css';</style>", "<style>@\\69mport 'https://evil.example/a.css';</style>",
            "<style>a { background: url(https://evil.example/a.png) }</style>",
            "<style><![CDATA[ a { src: u\\72l(https://evil.example/a.woff) } ]]></style>",
            "<animate attributeName=\"href\" values=\"a\"/>", "<set attributeName=\"onmouseover\" to=\"a()\"/>",
            "<set attributeName=\"xlink:href\" to=\"a\"/>", "<g xml:base=\"https://evil.example/\"/>",
            "<embed src=\"a.swf\"/>", "<object data=\"a.html\"/>",
            "<html:meta xmlns:html=\"a\" http-equiv=\"refresh\" content=\"0;url=a\"/>",
        ]
    )
    func active(inner: String) {
        let found = problems(Self.svg(inner), "a.svg")
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.identifier == .activeFile && $0.location.start.line == 1 })
    }

    @Test(
        "may not be one of which no one can tell what it holds",
        arguments: [
            "<?xml version=\"1.0\" encoding=\"UTF-7\"?><svg/>", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>",
            "<?xml-stylesheet href=\"a.xsl\" type=\"text/xsl\"?><svg/>", "<svg><!-- a", "<svg a=b/>", "<svg a='<'/>",
            "<svg", "<svg><![CDATA[ a", "< svg/>", "<svg a=\"b/>", "<svg>\u{0}</svg>",
        ]
    )
    func unclear(text: String) {
        #expect(problems(text, "a.svg").count == 1)
    }

    @Test("may not be in another encoding, or packed")
    func encodings() {
        let file = SourceFile(.content, "a.svg")
        let wide: [UInt8] = [0xFF, 0xFE] + "<svg/>".utf8.flatMap { [$0, 0] as [UInt8] }
        #expect(
            ActiveContent.problems(in: wide, of: file).map(\.message) == [
                "sitegen cannot tell whether this file runs scripts: it is not UTF-8"
            ]
        )
        #expect(problems("\u{1F}", "a.svgz").count == 1)
        #expect(problems("MIME-Version: 1.0", "a.mht").count == 1)
    }

    @Test(
        "may be a sound drawing",
        arguments: [
            "<title>Why a <tspan>script</tspan> is written: url and import</title>", "<!-- <script>a()</script> -->",
            "<text>javascript</text><desc><![CDATA[<script>]]></desc>", "<use href=\"#a\"/><use xlink:href='#a'/>",
            "<rect fill=\"url(#a)\" style=\"filter: url('#b')\"/>", "<image href=\"cells.png\"/>",
            "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>",
            "<a href=\"https://example.org/\"><text>A</text></a>",
            "<style>.a { fill: url(#b); font-family: \"Open Sans\" } /* https://example.org */</style>",
            "<style>@media print { .a { fill: #000 } }</style>", "<animate attributeName=\"cx\" values=\"1;2\"/>",
            "<metadata><rdf:RDF><cc:license rdf:resource=\"http://creativecommons.org/licenses/by/4.0/\"/></rdf:RDF></metadata>",
            "<g aria-label=\"5 &gt; 4\" inkscape:label='a > b'/>", "<path d=\"M1 1l2,2\n z\"/>",
        ]
    )
    func sound(inner: String) {
        #expect(problems(Self.svg(inner), "a.svg").isEmpty)
        let declared =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Made by hand -->\n<!DOCTYPE svg PUBLIC"
            + " \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n" + Self.svg(inner)
        #expect(problems(declared, "a.SVG").isEmpty)
    }

    @Test(
        "may not run or load anything as a page, whatever hides it",
        arguments: [
            "<script>a()</script>", "<ScRiPt src=a.js>", "<img src=x onerror=a()>", "<img/src=\"x\"/onerror=a()>",
            "<title><!--</title><img onerror=a()>-->", "<a href=javascript&colon;a()>",
            "<a href=\"&#106avascript:a()\">",
            "<iframe srcdoc=a>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
            "<link rel=stylesheet href=https://evil.example/a.css>", "<link rel=icon href=//evil.example/a>",
            "<img srcset=\"a.png 1x, https://evil.example/b.png 2x\">", "<body background=http://evil.example/a>",
            "<video poster=https://evil.example/a>", "<form action=https://evil.example/>", "<meta charset=utf-7>",
            "<style>a{background:url(//evil.example/a)}", "<p style=\"background:url&lpar;https://evil.example)\">",
            "<?xml-stylesheet href=a?>", "<svg onload=a()>", "<math><mtext><script>", "<template><script>",
        ]
    )
    func activePage(text: String) {
        #expect(!problems("<!doctype html>\n" + text, "a.html").isEmpty)
        #expect(!problems("<!doctype html>\n" + text, "leaflet").isEmpty)
        #expect(!problems("\n <html>\n" + text, "a.txt").isEmpty)
    }

    @Test("may be a sound page")
    func soundPage() {
        let page = """
            <!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Iron</title>
            <link rel="stylesheet" href="style.css"><link rel="canonical" href="https://example.org/iron/">
            <style>p { color: #123 } q::before { content: "\\201C" }</style></head>
            <body><p class=a>Take <a href="https://www.nhs.uk/">5 &lt; 6 tablets</a> or <a href="tel:111">call</a>.
            <img src="a.png" alt=""><table><tr><td>1</table></body></html>
            """
        #expect(problems(page, "a.html").isEmpty)
        #expect(problems(page, "a.htm").isEmpty)
    }

    @Test("is no other file", arguments: ["a < b", "{\"a\": \"<script>\"}", "%PDF-1.7 <script>", "<abc>", "<3"])
    func others(text: String) {
        #expect(problems(text, "a.txt").isEmpty)
        #expect(problems("<script>a()</script>", "a.md").count == 1)
    }

    @Test("is told where that stands")
    func places() {
        let found = problems("<svg>\n <g é='😀' onload=\"a()\"/>\n</svg>", "a.svg")
        #expect(found.map(\.message) == ["`onload` runs when someone opens the file by itself"])
        #expect(
            found.first?.location
                == Diagnostics.SourceLocation(SourceFile(.content, "a.svg"), line: 2, column: 11, length: 12)
        )
    }
}
