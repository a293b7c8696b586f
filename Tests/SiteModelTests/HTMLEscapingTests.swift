import SiteModel
import Testing

@Suite("Text in HTML")
struct HTMLEscapingTests {
    @Test(
        "has references for what means something to HTML",
        arguments: [
            ("", ""), ("Gicht", "Gicht"), ("<b> & é", "&lt;b&gt; &amp; é"), ("\"a\"", "&quot;a&quot;"),
            ("&amp;", "&amp;amp;"),
        ]
    )
    func escapes(text: String, html: String) {
        var bytes = Array("x".utf8)
        HTMLEscaping.append(text, to: &bytes, .double)
        #expect(String(decoding: bytes, as: UTF8.self) == "x" + html)
        #expect(HTMLEscaping.escape(text) == html)
    }

    @Test("has a reference for an apostrophe where one may end the value of an attribute")
    func apostrophes() {
        var bytes: [UInt8] = []
        HTMLEscaping.append("it's", to: &bytes, .double)
        #expect(String(decoding: bytes, as: UTF8.self) == "it's")
        #expect(HTMLEscaping.escape("it's") == "it&#39;s")
    }
}
