package import SiteModel

/// Renders each kind of page: a pure function of the site, the theme and the parsed texts.
package struct PageRenderer: Sendable {
    /// What the pages of one language are made with.
    private final class Edition: Sendable {
        let catalog: SiteCatalog
        let templates: CompiledTemplates

        init(_ catalog: SiteCatalog, _ theme: Theme, isPlain: Bool) {
            self.catalog = catalog
            templates = TemplateCompiler(
                site: catalog.siteView,
                assets: catalog.assets,
                words: catalog.words.view
            ).compile(theme.templates, isPlain: isPlain)
        }

        private var base: BaseURL { catalog.site.settings.baseURL }

        var conditionsStep: LinkView { LinkView(title: catalog.words.conditions, href: base.href(.conditionIndex)) }
        var peopleStep: LinkView { LinkView(title: catalog.words.people, href: base.href(.peopleIndex)) }
    }

    /// The site's own language.
    private let main: Edition
    /// The other languages that texts have.
    private let others: [LanguageTag: Edition]

    /// How many neighbours an article's page lists; the condition's page lists all. A page must not grow with the
    /// number of pages.
    static let maximumNeighbours = 8
    /// How many conditions the start page presents; the A to Z has all.
    static let maximumCards = 12

    /// A renderer for a site in a theme, with the theme's words for each language that pages have.
    ///
    /// With `isPlain`, swift-mustache renders everything; the pages are the same, and take longer.
    package init(site: Site, theme: Theme, lexicon: Lexicon, isPlain: Bool = false) {
        let isPlain = isPlain || site.usesReservedExtraKeys
        let language = site.settings.language
        let catalog = SiteCatalog(site: site, theme: theme, words: lexicon.words(in: language))
        main = Edition(catalog, theme, isPlain: isPlain)
        var others: [LanguageTag: Edition] = [:]
        for (other, _) in site.languages where other != language {
            others[other] = Edition(catalog.speaking(lexicon.words(in: other)), theme, isPlain: isPlain)
        }
        self.others = others
    }

    /// What the page of a text in a language is made with; `nil` is the site's language.
    private func edition(_ language: Located<LanguageTag>?) -> Edition {
        language.flatMap { others[$0.value] } ?? main
    }

    private var catalog: SiteCatalog { main.catalog }
    private var site: Site { main.catalog.site }
    private var base: BaseURL { main.catalog.site.settings.baseURL }

    /// The page of an article.
    package func article(_ article: Article, _ bodies: ReviewedBodies) -> String {
        let edition = edition(article.text.language)
        let catalog = edition.catalog
        let published = catalog.condition(article.id.condition)
        let condition = published ?? edition.conditionsStep
        let experiences = site.experiences.row(of: article.id)
        let siblings = catalog.articles(of: article.id.condition)
        let address = Address.article(article.id)
        let href = base.href(address)
        let position = siblings.firstIndex { $0.href == href } ?? 0
        func link(_ index: Int) -> LinkView? {
            siblings.indices.contains(index)
                ? LinkView(title: siblings[index].title, href: siblings[index].href) : nil
        }
        let text = catalog.view(article.text, bodies, experiences: experiences)
        var page = catalog.page(
            article.text.title.value,
            at: address,
            description: article.text.summary?.value,
            language: article.text.language?.value,
            isDraft: article.text.isDraft,
            openGraphType: "article",
            trail: [edition.conditionsStep, condition]
        )
        page.structuredData = catalog.structuredData.article(
            page,
            text,
            sources: article.text.sources,
            about: published,
            experiences: experiences
        )
        return edition.templates.render(
            .article,
            ArticlePageView(
                site: catalog.siteView,
                page: page,
                asset: catalog.assets,
                script: catalog.scripts,
                words: catalog.words.view,
                text: text,
                condition: condition,
                othersHeading: catalog.words.otherQuestions(of: condition.title),
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

    /// The page of a condition; `standings` are those of its articles.
    package func condition(
        _ condition: Condition,
        _ bodies: ReviewedBodies,
        standings: ReviewStandings
    ) -> String {
        let edition = edition(condition.text.language)
        let catalog = edition.catalog
        let experiences = site.experiences.row(of: condition.id)
        let text = catalog.view(condition.text, bodies, experiences: experiences)
        var page = catalog.page(
            condition.text.title.value,
            at: .condition(condition.id),
            description: condition.text.summary?.value,
            language: condition.text.language?.value,
            isDraft: condition.text.isDraft,
            openGraphType: "article",
            trail: [edition.conditionsStep]
        )
        page.structuredData = catalog.structuredData.condition(page, text, condition, experiences: experiences)
        return edition.templates.render(
            .condition,
            ConditionPageView(
                site: catalog.siteView,
                page: page,
                asset: catalog.assets,
                script: catalog.scripts,
                words: catalog.words.view,
                text: text,
                synonyms: condition.synonyms.map(\.value),
                articles: catalog.articles(of: condition.id),
                related: condition.related.compactMap { catalog.condition($0.value) },
                codes: condition.codes.map { CodeView(system: $0.system.title, code: $0.display) }
            )
        )
    }

    /// The A to Z of conditions; `standings` are those of all texts.
    package func conditionIndex(standings: ReviewStandings) -> String {
        var page = catalog.page(catalog.words.conditionIndex, at: .conditionIndex)
        let names = catalog.letters.flatMap(\.entries).filter { $0.preferredName == nil }
        page.structuredData = catalog.structuredData.list(page, names.map { LinkView(title: $0.name, href: $0.href) })
        return main.templates.render(
            .conditionIndex,
            ConditionIndexPageView(
                site: catalog.siteView,
                page: page,
                asset: catalog.assets,
                script: catalog.scripts,
                words: catalog.words.view,
                letters: catalog.letters
            )
        )
    }

    /// The start page; `standings` are those of all texts.
    package func home(standings: ReviewStandings) -> String {
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
        let conditionCount = catalog.words.conditionCount(conditions.count)
        let articleCount = catalog.words.articleCount(site.articles.count { site.publishes(isDraft: $0.text.isDraft) })
        var page = catalog.page(site.settings.title, at: .home, description: site.settings.description)
        page.structuredData = catalog.structuredData.home(page)
        return main.templates.render(
            .home,
            HomePageView(
                site: catalog.siteView,
                page: page,
                asset: catalog.assets,
                script: catalog.scripts,
                words: catalog.words.view,
                letters: catalog.letters,
                conditions: cards.sorted { (order[$0.href] ?? .max) < (order[$1.href] ?? .max) },
                conditionCount: conditionCount,
                articleCount: articleCount,
                holdings: catalog.words.holdings(conditions: conditionCount, articles: articleCount)
            )
        )
    }

    /// The list of people.
    package func peopleIndex() -> String {
        var page = catalog.page(catalog.words.people, at: .peopleIndex)
        let people = site.people.compactMap { catalog.person($0.id) }
        page.structuredData = catalog.structuredData.list(page, people.map { LinkView(title: $0.name, href: $0.href) })
        return main.templates.render(
            .peopleIndex,
            PeopleIndexPageView(
                site: catalog.siteView,
                page: page,
                asset: catalog.assets,
                script: catalog.scripts,
                words: catalog.words.view,
                people: people
            )
        )
    }

    /// The page of a person, with every page that the person reviewed or wrote; `standings` are those of all texts.
    package func person(_ person: Person, body: Body, standings: ReviewStandings) -> String {
        let fallback = PersonView(name: person.name, href: base.href(.person(person.id)))
        let view = catalog.person(person.id) ?? fallback
        var page = catalog.page(
            person.name,
            at: .person(person.id),
            description: person.role,
            openGraphType: "profile",
            trail: [main.peopleStep]
        )
        page.structuredData = catalog.structuredData.person(page, view)
        return main.templates.render(
            .person,
            PersonPageView(
                site: catalog.siteView,
                page: page,
                asset: catalog.assets,
                script: catalog.scripts,
                words: catalog.words.view,
                person: view,
                body: body.html,
                reviewed: catalog.works.reviewed(by: person.id),
                written: catalog.works.written(by: person.id)
            )
        )
    }

    /// One of the other pages.
    package func page(_ other: OtherPage, body: Body) -> String {
        var page = catalog.page(
            other.title.value,
            at: .page(other.slug),
            description: other.summary,
            isDraft: other.isDraft
        )
        page.structuredData = catalog.structuredData.page(page)
        return main.templates.render(
            .page,
            OtherPageView(
                site: catalog.siteView,
                page: page,
                asset: catalog.assets,
                script: catalog.scripts,
                words: catalog.words.view,
                summary: other.summary,
                body: body.html,
                contents: catalog.contents(body.headings),
                extra: other.extra.flatMap(catalog.openView)
            )
        )
    }

    /// The words that the site explains.
    package func glossary() -> String {
        let terms = GlossaryList(site.glossary, language: site.settings.language).terms
        var page = catalog.page(catalog.words.glossary, at: .glossary)
        page.structuredData = catalog.structuredData.glossary(page, terms)
        return main.templates.render(
            .glossary,
            GlossaryPageView(
                site: catalog.siteView,
                page: page,
                asset: catalog.assets,
                script: catalog.scripts,
                words: catalog.words.view,
                terms: terms
            )
        )
    }

    /// The page for an address that does not exist.
    package func notFound() -> String {
        var page = catalog.page(catalog.words.notFound, at: .notFound, isIndexable: false)
        page.structuredData = catalog.structuredData.page(page)
        return main.templates.render(
            .notFound,
            NotFoundPageView(
                site: catalog.siteView,
                page: page,
                asset: catalog.assets,
                script: catalog.scripts,
                words: catalog.words.view
            )
        )
    }

    /// The page at an earlier address of the page `title` at `target`, whose text has a language of its own.
    package func redirect(to target: Address, title: String, language: Located<LanguageTag>? = nil) -> String {
        let edition = edition(language)
        let catalog = edition.catalog
        return edition.templates.render(
            .redirect,
            RedirectPageView(
                site: catalog.siteView,
                page: catalog.page(title, at: target, language: language?.value, isIndexable: false),
                asset: catalog.assets,
                script: catalog.scripts,
                words: catalog.words.view,
                target: LinkView(title: title, href: base.href(target))
            )
        )
    }
}
