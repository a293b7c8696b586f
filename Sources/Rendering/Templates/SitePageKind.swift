package import SiteModel

/// A kind of which a site has one page, made from no text of its own.
///
/// The declaration is all that is said of it anywhere: from it follow its place on the site, its entries in the sitemap
/// and the footer, the words that strings files need for it, and the keys by which templates know it.
package struct SitePageKind: Sendable {
    /// The template and its view.
    let kind: PageKind
    /// Where it is, and on which sites.
    package let page: SitePage
    let title: Title
    /// The key of `site` that has its address.
    let link: Key?
    /// The key of `page` that tells whether a page is this one.
    let flag: Key?
    /// Whether the menu of every page leads to it; to the lists of sections it does so anyway.
    let isInMenu: Bool
    /// Whether the footer of every page leads to it.
    let isInFooter: Bool
    private let view: @Sendable (inout PageView, SiteContents) -> any TemplateView

    /// What a page has for a heading.
    enum Title: Sendable {
        /// The name of the site.
        case siteTitle
        /// A name that the site itself gives.
        case text(String)
        /// The word that a strings file has under a key.
        case word(String)
    }

    /// A key that templates have for a page.
    struct Key: Sendable {
        let name: String
        let meaning: String

        init(_ name: String, _ meaning: String) {
            self.name = name
            self.meaning = meaning
        }
    }

    /// A kind that is at a place on the site.
    ///
    /// `view` makes what only this page has, and completes what all pages have: at least what the page tells machines.
    init<View: TemplateView>(
        _ templateName: String,
        _ meaning: String,
        _ page: SitePage,
        title: Title,
        link: Key? = nil,
        flag: Key? = nil,
        isInMenu: Bool = false,
        isInFooter: Bool = false,
        view: @escaping @Sendable (inout PageView, SiteContents) -> View
    ) {
        kind = PageKind(templateName, View.self, meaning)
        self.page = page
        self.title = title
        self.link = link
        self.flag = flag
        self.isInMenu = isInMenu || page.section != nil
        self.isInFooter = isInFooter
        self.view = view
    }

    /// The key of the word that strings files need for its title.
    var titleWord: String? {
        guard case .word(let key) = title else { return nil }
        return key
    }

    /// The key of `site` that has its address: absent on a site without the page.
    var linkKey: TemplateKey<SiteView>? {
        guard let link else { return nil }
        return page.isOnEverySite
            ? .text(link.name, link.meaning) { $0.links[link.name] ?? "" }
            : .text(link.name, link.meaning, optional: { $0.links[link.name] })
    }

    /// The key of `page` that tells whether a page is this one.
    var flagKey: TemplateKey<PageView>? {
        guard let flag else { return nil }
        let address = page.address
        return .flag(flag.name, flag.meaning) { $0.address == address }
    }

    /// What only this page has; what all pages have is completed in `page`.
    func view(completing page: inout PageView, _ contents: SiteContents) -> any TemplateView { view(&page, contents) }
}

/// What the pages of a site as a whole are made from.
struct SiteContents {
    let catalog: SiteCatalog
    /// What the lists of the whole site hold.
    let directory: SubjectDirectory
    /// What the page says above them.
    let introduction: IntroductionView

    var site: Site { catalog.site }
}
