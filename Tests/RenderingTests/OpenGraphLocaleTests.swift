import SiteModel
import Testing

@testable import Rendering

@Suite("The language of a page in Open Graph")
struct OpenGraphLocaleTests {
    @Test(
        "has a territory: its own, else that where the language is most used",
        arguments: [
            ("en", "en_US"), ("en-GB", "en_GB"), ("es", "es_ES"), ("es-MX", "es_MX"), ("pt-BR", "pt_BR"),
            ("ar", "ar_EG"), ("zh-Hant", "zh_TW"), ("zh-Hant-HK", "zh_HK"), ("de", "de_DE"),
        ]
    )
    func locale(tag: String, locale: String) throws {
        #expect(try #require(LanguageTag(tag)).openGraphLocale == locale)
    }
}
