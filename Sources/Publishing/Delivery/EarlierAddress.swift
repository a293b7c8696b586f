import Diagnostics
import SiteModel

/// An address that a page had earlier.
struct EarlierAddress {
    let address: Located<Address>
    /// Where the page is now.
    let target: Address
    /// The page's title.
    let title: String
    /// The page's language, where it is not the site's.
    let language: Located<LanguageTag>?
}

extension Site {
    /// The addresses that the published pages had earlier.
    var earlierAddresses: [EarlierAddress] {
        let sections = settings.sections
        return publishedArticles.flatMap { earlier($0.text, sections.address(of: $0.id)) }
            + publishedSubjects.flatMap { earlier($0.text, sections.address(of: $0.id)) }
            + publishedPages.flatMap { earlier($0.aliases, .page($0.slug), $0.title.value) }
    }

    private func earlier(_ text: ReviewedText, _ target: Address) -> [EarlierAddress] {
        earlier(text.aliases, target, text.title.value, text.language)
    }

    private func earlier(
        _ aliases: [Located<String>],
        _ target: Address,
        _ title: String,
        _ language: Located<LanguageTag>? = nil
    ) -> [EarlierAddress] {
        aliases.compactMap { alias in
            SiteLinker.aliasAddress(alias.value).map { address in
                EarlierAddress(
                    address: alias.map { _ in address },
                    target: target,
                    title: title,
                    language: language
                )
            }
        }
    }
}
