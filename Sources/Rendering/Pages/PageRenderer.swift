package import SiteModel

/// Renders each kind of page: a pure function of the site, the theme and the parsed texts.
package struct PageRenderer: Sendable {
    private let catalog: SiteCatalog
    private let templates: CompiledTemplates

    /// How many neighbours an article's page lists; the condition's page lists all. A page must not grow with the
    /// number of pages.
    static let maximumNeighbours = 8
    /// How many conditions the start page presents; the A to Z has all.
    static let maximumCards = 12

    /// A renderer for a site in a theme.
    ///
    /// With `isPlain`, swift-mustache renders everything; the pages are the same, and take longer.
    package init(site: Site, theme: Theme, words: InterfaceWords, isPlain: Bool = false) {
        catalog = SiteCatalog(site: site, theme: theme, words: words)
        templates = TemplateCompiler(site: catalog.siteView, assets: catalog.assets).compile(
            theme.templates,
            isPlain: isPlain || site.usesReservedExtraKeys
        )
    }

    private var site: Site { catalog.site }
    private var base: BaseURL { catalog.site.settings.baseURL }

    private func render(_ kind: PageKind, _ view: some TemplateView) -> String { templates.render(kind, view) }

    private var conditionsStep: LinkView { LinkView(title: catalog.words.conditions, href: base.href(.conditionIndex)) }
    private var peopleStep: LinkView { LinkView(title: catalog.words.people, href: base.href(.peopleIndex)) }

    /// The page of an article.
    package func article(_ article: Article, _ bodies: ReviewedBodies) -> String {
        let condition = catalog.condition(article.id.condition) ?? conditionsStep
        let siblings = catalog.articles(of: article.id.condition)
        let address = Address.article(article.id)
        let href = base.href(address)
        let position = siblings.firstIndex { $0.href == href } ?? 0
        func link(_ index: Int) -> LinkView? {
            siblings.indices.contains(index)
                ? LinkView(title: siblings[index].title, href: siblings[index].href) : nil
        }
        return render(
            .article,
            ArticlePageView(
                site: catalog.siteView,
                page: catalog.page(
                    article.text.title.value,
                    at: address,
                    description: article.text.summary?.value,
                    language: article.text.language,
                    isDraft: article.text.isDraft,
                    trail: [conditionsStep, condition]
                ),
                asset: catalog.assets,
                text: catalog.view(article.text, bodies, experiences: site.experiences.row(of: article.id)),
                condition: condition,
                others: neighbours(of: position, in: siblings),
                previous: link(position - 1),
                next: link(position + 1)
            )
        )
    }

    /// The other articles, those nearest in reading order where there are many.
    private func neighbours(of position: Int, in siblings: [ArticleLinkView]) -> [ArticleLinkView] {
        let count = min(siblings.count, Self.maximumNeighbours + 1)
        let start = max(0, min(position - count / 2, siblings.count - count))
        return (start..<start + count).filter { $0 != position }.map { siblings[$0] }
    }

    /// The page of a condition.
    package func condition(_ condition: Condition, _ bodies: ReviewedBodies) -> String {
        render(
            .condition,
            ConditionPageView(
                site: catalog.siteView,
                page: catalog.page(
                    condition.text.title.value,
                    at: .condition(condition.id),
                    description: condition.text.summary?.value,
                    language: condition.text.language,
                    isDraft: condition.text.isDraft,
                    trail: [conditionsStep]
                ),
                asset: catalog.assets,
                text: catalog.view(condition.text, bodies, experiences: site.experiences.row(of: condition.id)),
                synonyms: condition.synonyms.map(\.value),
                articles: catalog.articles(of: condition.id),
                related: condition.related.compactMap { catalog.condition($0.value) },
                codes: condition.codes.map { CodeView(system: $0.system.title, code: $0.code.value) }
            )
        )
    }

    /// The A to Z of conditions.
    package func conditionIndex() -> String {
        render(
            .conditionIndex,
            ConditionIndexPageView(
                site: catalog.siteView,
                page: catalog.page(catalog.words.conditionIndex, at: .conditionIndex),
                asset: catalog.assets,
                letters: catalog.letters
            )
        )
    }

    /// The start page.
    package func home() -> String {
        let conditions = site.conditions.filter { site.publishes(isDraft: $0.text.isDraft) }
        let ranked = conditions.map { (condition: $0, articles: catalog.articles(of: $0.id).count) }
            .sorted { ($1.articles, $0.condition.id) < ($0.articles, $1.condition.id) }
            .prefix(Self.maximumCards)
        let order = Dictionary(
            catalog.letters.flatMap(\.entries).filter { $0.preferredName == nil }.enumerated().map { ($1.href, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let cards = ranked.map { condition, _ in
            ConditionCardView(
                title: condition.text.title.value,
                href: base.href(.condition(condition.id)),
                summary: condition.text.summary?.value
            )
        }
        return render(
            .home,
            HomePageView(
                site: catalog.siteView,
                page: catalog.page(site.settings.title, at: .home, description: site.settings.description),
                asset: catalog.assets,
                letters: catalog.letters,
                conditions: cards.sorted { (order[$0.href] ?? .max) < (order[$1.href] ?? .max) },
                conditionCount: catalog.words.conditionCount(conditions.count),
                articleCount: catalog.words.articleCount(
                    site.articles.count { site.publishes(isDraft: $0.text.isDraft) }
                )
            )
        )
    }

    /// The list of people.
    package func peopleIndex() -> String {
        render(
            .peopleIndex,
            PeopleIndexPageView(
                site: catalog.siteView,
                page: catalog.page(catalog.words.people, at: .peopleIndex),
                asset: catalog.assets,
                people: site.people.compactMap { catalog.person($0.id) }
            )
        )
    }

    /// The page of a person, with every page that the person reviewed or wrote.
    package func person(_ person: Person, body: Body) -> String {
        var reviewed: [LinkView] = []
        var written: [LinkView] = []
        func collect(_ text: ReviewedText, _ address: Address) {
            guard site.publishes(isDraft: text.isDraft) else { return }
            let link = LinkView(title: text.title.value, href: base.href(address))
            if text.review.reviewers.contains(where: { $0.value == person.id }), text.review.reviewed != nil {
                reviewed.append(link)
            }
            if text.authors.contains(where: { $0.value == person.id }) { written.append(link) }
        }
        for condition in site.conditions {
            collect(condition.text, .condition(condition.id))
            for article in site.articles(of: condition.id) { collect(article.text, .article(article.id)) }
        }
        let fallback = PersonView(name: person.name, href: base.href(.person(person.id)))
        return render(
            .person,
            PersonPageView(
                site: catalog.siteView,
                page: catalog.page(person.name, at: .person(person.id), description: person.role, trail: [peopleStep]),
                asset: catalog.assets,
                person: catalog.person(person.id) ?? fallback,
                body: body.html,
                reviewed: reviewed,
                written: written
            )
        )
    }

    /// One of the other pages.
    package func page(_ page: OtherPage, body: Body) -> String {
        render(
            .page,
            OtherPageView(
                site: catalog.siteView,
                page: catalog.page(
                    page.title.value,
                    at: .page(page.slug),
                    description: page.summary,
                    isDraft: page.isDraft
                ),
                asset: catalog.assets,
                summary: page.summary,
                body: body.html,
                contents: catalog.contents(body.headings),
                extra: page.extra.flatMap(catalog.openView)
            )
        )
    }

    /// The words that the site explains.
    package func glossary() -> String {
        render(
            .glossary,
            GlossaryPageView(
                site: catalog.siteView,
                page: catalog.page(catalog.words.glossary, at: .glossary),
                asset: catalog.assets,
                terms: GlossaryList(site.glossary, language: site.settings.language).terms
            )
        )
    }

    /// The page for an address that does not exist.
    package func notFound() -> String {
        render(
            .notFound,
            NotFoundPageView(
                site: catalog.siteView,
                page: catalog.page(catalog.words.notFound, at: .notFound, isIndexable: false),
                asset: catalog.assets
            )
        )
    }

    /// The page at an earlier address of the page `title` at `target`.
    package func redirect(to target: Address, title: String) -> String {
        render(
            .redirect,
            RedirectPageView(
                site: catalog.siteView,
                page: catalog.page(title, at: target, isIndexable: false),
                asset: catalog.assets,
                target: LinkView(title: title, href: base.href(target))
            )
        )
    }
}
