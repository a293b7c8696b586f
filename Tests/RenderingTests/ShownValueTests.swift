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

    @Test("has a link for each service that it names, in the language of the site where its label has words")
    func services() {
        let text = "Call 911 & ask, or call Poison Help."
        let services = [
            SummaryInsertion(range: 5..<8, .service(CallLink(label: "911", address: "tel:911"))),
            SummaryInsertion(range: 24..<35, .service(CallLink(label: "Poison Help", address: "tel:+18002221222"))),
        ]
        let html = ShownValue.html(text, in: LanguageTag.english, services, labels: LanguageTag("es"))
        #expect(
            html == "Call <a class=\"service\" href=\"tel:911\"><bdi dir=\"ltr\">911</bdi></a> &amp; ask, or call "
                + "<a class=\"service\" href=\"tel:+18002221222\"><bdi dir=\"ltr\" lang=\"es\">Poison Help</bdi></a>."
        )
    }
}
