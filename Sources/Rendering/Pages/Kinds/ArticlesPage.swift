import SiteModel

extension PageKind {
    /// The articles of a subject or a folder that its own page has no room for.
    static let articles = PageKind(
        "articles",
        ArticlesPageView.self,
        "the articles of a subject or a folder that its own page has no room for, such as"
            + " `/conditions/<condition>/questions/2/`"
    )
}

/// A page on which the list of articles of a subject or a folder goes on.
struct ArticlesPageView: TemplateView {
    var articles: [ArticleLinkView]
    var numbers: [PageNumberView]
    var previous: LinkView?
    var next: LinkView?

    static let schema = TemplateSchema<ArticlesPageView>([
        .list("articles", "the articles that are shown, in order") { $0.articles },
        .list("numbers", "all pages of the list; the first is the page of the subject or the folder") { $0.numbers },
        .flag("hasNeighbors", "whether there is a page before or after this one") {
            $0.previous != nil || $0.next != nil
        },
        .view("previous", "the page of the list before this one", optional: { $0.previous }),
        .view("next", "the page of the list after this one", optional: { $0.next }),
    ])
}

extension SiteCatalog {
    /// The articles that the first page of a list has.
    func first(of articles: [ArticleLinkView]) -> [ArticleLinkView] { Array(articles.prefix(site.limits.articles)) }

    /// The pages of a list of articles, the first of which is at an address; none where that has room for all.
    func pages(of articles: [ArticleLinkView], from address: Address) -> [Address] {
        let room = max(1, site.limits.articles)
        guard articles.count > room else { return [] }
        return (0...(articles.count - 1) / room).map { address.articles(page: $0 + 1) }
    }
}

extension PageRenderer {
    /// The pages on which the lists of subjects' articles go on, by their numbers. Lists of subjects name them, so that the
    /// articles on them are no farther from the start page than those on the first.
    func furtherPages(_ standings: ReviewStandings) -> [SubjectID: [PageNumberView]] {
        var found: [SubjectID: [PageNumberView]] = [:]
        for parent in site.pagesThatMayContinue {
            guard case .subject(let id) = parent else { continue }
            let articles = catalog.articles(of: parent, standings).others
            let numbers = catalog.numbers(of: catalog.pages(of: articles, from: site.address(of: parent)))
            found[id] = Array(numbers.dropFirst())
        }
        return found
    }

    /// The pages on which lists of articles go on.
    func articlePages(_ standings: ReviewStandings) -> [ContinuedPage] {
        site.pagesThatMayContinue.flatMap { parent -> [ContinuedPage] in
            guard let text = site.text(of: parent), standings.lists(text) else { return [] }
            let articles = edition(text.language).catalog.articles(of: parent, standings).others
            let pages = catalog.pages(of: articles, from: site.address(of: parent))
            let isIndexable = !text.isDraft && standings.isIndexable(text)
            return pages.indices.dropFirst().map { index in
                ContinuedPage(address: pages[index], isIndexable: isIndexable) {
                    articlesPage(at: index, of: pages, listing: articles, on: parent, text, isIndexable: isIndexable)
                }
            }
        }
    }

    private func articlesPage(
        at index: Int,
        of pages: [Address],
        listing articles: [ArticleLinkView],
        on parent: ParentPage,
        _ text: ReviewedText,
        isIndexable: Bool
    ) -> [UInt8] {
        let edition = edition(text.language)
        let catalog = edition.catalog
        let start = index * site.limits.articles
        let shown = Array(articles[start..<min(start + site.limits.articles, articles.count)])
        var trail: [LinkView] = []
        switch parent {
        case .subject(let id): trail = [edition.step(to: id)] + [catalog.subject(id)].compactMap(\.self)
        case .folder(let id):
            trail = [edition.step(to: id.subject)] + [catalog.subject(id.subject)].compactMap(\.self)
            if let article = site.article(id) {
                trail += site.folders(around: article).map(catalog.link) + [catalog.link(to: article)]
            }
        }
        var page = catalog.page(
            catalog.words.title(catalog.words.questions(of: text.title.value), page: index + 1),
            at: pages[index],
            language: text.language?.value,
            isIndexable: isIndexable,
            isDraft: text.isDraft,
            trail: trail
        )
        let links = shown.map { LinkView(title: $0.title, href: $0.href, foreign: $0.foreign) }
        page.structuredData = catalog.structuredData.list(page, links)
        let rendered = edition.render(
            .articles,
            page,
            ArticlesPageView(
                articles: shown,
                numbers: catalog.numbers(of: pages, at: index),
                previous: catalog.link(toPage: index - 1, of: pages),
                next: catalog.link(toPage: index + 1, of: pages)
            )
        )
        return rendered.bytes ?? rendered.frame
    }
}
