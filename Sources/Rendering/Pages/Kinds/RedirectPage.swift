package import SiteModel

extension PageKind {
    /// The page at an earlier address.
    package static let redirect = PageKind(
        "redirect",
        RedirectPageView.self,
        "the page at an earlier address (`aliases`), which forwards at once"
    )
}

/// The page at an earlier address, which forwards at once.
struct RedirectPageView: TemplateView {
    var target: LinkView

    static let schema = TemplateSchema<RedirectPageView>([
        .view("target", "the page that it forwards to, whose address is the canonical one of this page too") {
            $0.target
        }
    ])
}

extension PageRenderer {
    /// The page at an earlier address of the page `title` at `target`, whose text has a language of its own.
    package func redirect(to target: Address, title: String, language: Located<LanguageTag>? = nil) -> [UInt8] {
        let edition = edition(language)
        let catalog = edition.catalog
        return edition.render(
            .redirect,
            catalog.page(title, at: target, language: language?.value, isIndexable: false),
            RedirectPageView(
                target: LinkView(title: title, href: base.href(target))
            )
        ).frame
    }
}
