import SiteModel
import Testing

@testable import Rendering

@Suite("The address for what readers say of a page")
struct FeedbackAddressTests {
    @Test(
        "has the page filled in, and keeps what the publisher wrote",
        arguments: [
            ("mailto:a@example.org", "mailto:a@example.org?subject=Problem:%20https://example.org/caf%25C3%25A9/"),
            (
                "mailto:a@example.org?cc=b@example.org",
                "mailto:a@example.org?cc=b@example.org&subject=Problem:%20https://example.org/caf%25C3%25A9/"
            ),
            (
                "mailto:a@example.org?Subject=Web",
                "mailto:a@example.org?Subject=Web&body=Problem:%20https://example.org/caf%25C3%25A9/"
            ),
            ("https://example.org/say", "https://example.org/say?page=https://example.org/caf%25C3%25A9/"),
            (
                "https://example.org/say?a=1#form",
                "https://example.org/say?a=1&page=https://example.org/caf%25C3%25A9/#form"
            ),
            ("tel:+15551234567", "tel:+15551234567"),
        ]
    )
    func filled(address: String, filled: String) {
        let page = "https://example.org/caf%C3%A9/"
        #expect(FeedbackAddress.filled(address, subject: "Problem:", page: page) == filled)
    }
}
