import SiteModel
import Testing

@testable import Rendering

@Suite("A value of front matter on a page")
struct ShownValueTests {
    @Test(
        "keeps its numbers in order where it is written from right to left",
        arguments: [
            ("ar", "اتصل على 116 117؟", "اتصل على <bdi dir=\"ltr\">116 117</bdi>؟"),
            ("he", "1-800-222-1222 & עוד", "<bdi dir=\"ltr\">1-800-222-1222</bdi> &amp; עוד"),
            ("ar", "5 < 10 و 10-20", "5 &lt; 10 و 10-20"),
            ("en", "Call 116 117 & 1-800-222-1222", "Call 116 117 &amp; 1-800-222-1222"),
        ]
    )
    func numbers(language: String, text: String, html: String) throws {
        #expect(ShownValue.html(text, in: try #require(LanguageTag(language))) == html)
    }
}
