package import SiteModel

/// Renders each kind of page, as HTML in UTF-8: a pure function of the site, the theme and the parsed texts.
package struct PageRenderer: Sendable {
    /// What the pages of one language are made with.
    private final class Edition: Sendable {
        let catalog: SiteCatalog
        private let frame: ViewScope<FrameView>
        private let programs: [PageKind: TemplateProgram]

        init(_ catalog: SiteCatalog, _ theme: Theme) {
            self.catalog = catalog
            let frame = ViewScope(
                FrameView(
                    site: catalog.siteView,
                    asset: catalog.assets,
                    script: catalog.scripts,
                    words: catalog.words.view
                )
            )
            self.frame = frame
            programs = theme.programs.mapValues { $0.specialized(for: frame, scopes: PageKind.scopeCount) }
        }

        /// The page of a kind with what `view` holds.
        func render(_ kind: PageKind, _ page: PageView, _ view: some TemplateView) -> RenderedPage {
            programs[kind]?.render([frame, ViewScope(PageScopeView(page: page)), ViewScope(view)])
                ?? RenderedPage(frame: [])
        }

        /// The page of a kind that shows no text of Content, in UTF-8.
        func renderList(_ kind: PageKind, _ page: PageView, _ view: some TemplateView) -> [UInt8] {
            render(kind, page, view).frame
        }

        private var base: BaseURL { catalog.site.settings.baseURL }

        var conditionsStep: LinkView { LinkView(title: catalog.words.conditions, href: base.href(.conditionIndex)) }
        var peopleStep: LinkView { LinkView(title: catalog.words.people, href: base.href(.peopleIndex)) }
    }

    /// The site's own language.
    private let main: Edition
    /// The other languages that texts have.
    private let others: [LanguageTag: Edition]

    /// A renderer for a site in a theme, with the theme's words for each language that pages have.
    package init(site: Site, theme: Theme, lexicon: Lexicon) {
        let language = site.settings.language
        let catalog = SiteCatalog(site: site, theme: theme, words: lexicon.words(in: language))
        main = Edition(catalog, theme)
        var others: [LanguageTag: Edition] = [:]
        for (other, _) in site.languages where other != language {
            others[other] = Edition(catalog.worded(lexicon.words(in: other), in: other), theme)
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

    /// What the lists of the whole site hold; `standings` are those of all texts.
    package func directory(_ standings: ReviewStandings) -> ConditionDirectory {
        ConditionDirectory(site, standings, otherLetters: catalog.words.otherLetters)
    }

    /// The page of an article; `hidden` are articles of its condition that no page offers as an answer.
    package func article(_ article: Article, _ bodies: ReviewedBodies, hidden: Set<ArticleID>? = nil) -> RenderedPage {
        let edition = edition(article.text.language)
        let catalog = edition.catalog
        let published = catalog.condition(article.id.condition)
        let condition = published ?? edition.conditionsStep
        let siblings = catalog.siblings(of: article.id, without: hidden ?? [])
        let address = Address.article(article.id)
        let othersHeading = catalog.words.otherQuestions(of: ForeignView.html(condition.title, in: condition.foreign))
        let trail = [edition.conditionsStep, condition]
        if bodies.standing.isWithheld {
            let neighbours = siblings.neighbours
            return withheld(article.text, bodies, at: address, edition, trail, neighbours, heading: othersHeading)
        }
        let experiences = site.experiences.row(of: article.id)
        let text = catalog.view(article.text, bodies, experiences: experiences)
        var page = catalog.page(
            article.text.title.value,
            at: address,
            description: article.text.summary?.value,
            language: article.text.language?.value,
            isIndexable: bodies.standing.isIndexable,
            isDraft: article.text.isDraft,
            openGraphType: "article",
            trail: trail
        )
        page.structuredData = catalog.structuredData.article(
            page,
            text,
            sources: article.text.sources,
            about: published,
            experiences: experiences
        )
        return edition.render(
            .article,
            page,
            ArticlePageView(
                text: text,
                condition: condition,
                othersHeading: othersHeading,
                others: siblings.neighbours,
                previous: siblings.previous,
                next: siblings.next
            )
        )
    }

    /// The page of a condition; `standings` are those of its articles. Related conditions keep their links even where
    /// their texts are not shown: their pages say why.
    package func condition(
        _ condition: Condition,
        _ bodies: ReviewedBodies,
        standings: ReviewStandings
    ) -> RenderedPage {
        let edition = edition(condition.text.language)
        let catalog = edition.catalog
        let articles = catalog.articles(of: condition.id, standings)
        let address = Address.condition(condition.id)
        let trail = [edition.conditionsStep]
        if bodies.standing.isWithheld {
            let links = articles.map { LinkView(title: $0.title, href: $0.href, foreign: $0.foreign) }
            let heading = catalog.words.questionsAndAnswers
            return withheld(condition.text, bodies, at: address, edition, trail, links, heading: heading)
        }
        let experiences = site.experiences.row(of: condition.id)
        let text = catalog.view(condition.text, bodies, experiences: experiences)
        var page = catalog.page(
            condition.text.title.value,
            at: address,
            description: condition.text.summary?.value,
            language: condition.text.language?.value,
            isIndexable: bodies.standing.isIndexable,
            isDraft: condition.text.isDraft,
            openGraphType: "article",
            trail: trail
        )
        page.structuredData = catalog.structuredData.condition(page, text, condition, experiences: experiences)
        return edition.render(
            .condition,
            page,
            ConditionPageView(
                text: text,
                synonyms: condition.synonyms.map(\.value),
                articles: articles,
                related: condition.related.compactMap { catalog.condition($0.value) },
                codes: condition.codes.map { CodeView(system: $0.system.title, code: $0.display) }
            )
        )
    }

    /// The page of a text that is not shown: why, and what a reader may need all the same.
    private func withheld(
        _ text: ReviewedText,
        _ bodies: ReviewedBodies,
        at address: Address,
        _ edition: Edition,
        _ trail: [LinkView],
        _ links: [LinkView],
        heading: String
    ) -> RenderedPage {
        let catalog = edition.catalog
        var page = catalog.page(
            text.title.value,
            at: address,
            language: text.language?.value,
            isIndexable: false,
            trail: trail
        )
        page.structuredData = catalog.structuredData.page(page)
        return edition.render(
            .withheld,
            page,
            WithheldPageView(
                text: catalog.withheldView(text, bodies),
                care: bodies.body.careCards,
                linksHeading: heading,
                links: links
            )
        )
    }

    /// A page of the site as a whole; `directory` is what its lists hold.
    package func page(_ page: SitePage, _ directory: ConditionDirectory) -> [UInt8] {
        switch page {
        case .home: home(directory)
        case .conditionIndex: conditionIndex(directory)
        case .peopleIndex: peopleIndex()
        case .glossary: glossary()
        case .notFound: notFound()
        }
    }

    /// The A to Z of conditions.
    func conditionIndex(_ directory: ConditionDirectory) -> [UInt8] {
        var page = catalog.page(catalog.words.conditionIndex, at: .conditionIndex)
        page.structuredData = catalog.structuredData.list(page, directory.links)
        return main.renderList(
            .conditionIndex,
            page,
            ConditionIndexPageView(
                letters: directory.letters
            )
        )
    }

    /// The start page.
    func home(_ directory: ConditionDirectory) -> [UInt8] {
        let conditionCount = catalog.words.conditionCount(directory.conditionCount)
        let articleCount = catalog.words.articleCount(directory.articleCount)
        var page = catalog.page(site.settings.title, at: .home, description: site.settings.description)
        page.structuredData = catalog.structuredData.home(page)
        return main.renderList(
            .home,
            page,
            HomePageView(
                letters: directory.letters,
                conditions: directory.cards,
                conditionCount: conditionCount,
                articleCount: articleCount,
                holdings: directory.articleCount == 0
                    ? nil : catalog.words.holdings(conditions: conditionCount, articles: articleCount)
            )
        )
    }

    /// The list of people.
    func peopleIndex() -> [UInt8] {
        var page = catalog.page(catalog.words.people, at: .peopleIndex)
        let people = site.people.compactMap { catalog.person($0.id) }
        page.structuredData = catalog.structuredData.list(page, people.map { LinkView(title: $0.name, href: $0.href) })
        return main.renderList(
            .peopleIndex,
            page,
            PeopleIndexPageView(
                people: people
            )
        )
    }

    /// The page of a person, with every page that the person reviewed or wrote; `standings` are those of all texts.
    package func person(_ person: Person, body: Body, standings: ReviewStandings) -> RenderedPage {
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
        return main.render(
            .person,
            page,
            PersonPageView(
                person: view,
                body: body.passage,
                reviewed: catalog.works.reviewed(by: person.id, standings),
                written: catalog.works.written(by: person.id, standings)
            )
        )
    }

    /// One of the other pages.
    package func page(_ other: OtherPage, body: Body) -> RenderedPage {
        var page = catalog.page(
            other.title.value,
            at: .page(other.slug),
            description: other.summary,
            isDraft: other.isDraft
        )
        page.structuredData = catalog.structuredData.page(page)
        return main.render(
            .page,
            page,
            OtherPageView(
                summary: other.summary,
                body: body.passage,
                contents: catalog.contents(body.headings),
                extra: other.extra.flatMap(catalog.openView)
            )
        )
    }

    /// The words that the site explains.
    func glossary() -> [UInt8] {
        let terms = GlossaryList(site.glossary, language: site.settings.language).terms
        var page = catalog.page(catalog.words.glossary, at: .glossary)
        page.structuredData = catalog.structuredData.glossary(page, terms)
        return main.renderList(
            .glossary,
            page,
            GlossaryPageView(
                terms: terms
            )
        )
    }

    /// The page for an address that does not exist.
    func notFound() -> [UInt8] {
        var page = catalog.page(catalog.words.notFound, at: .notFound, isIndexable: false)
        page.structuredData = catalog.structuredData.page(page)
        return main.renderList(.notFound, page, NotFoundPageView())
    }

    /// The page at an earlier address of the page `title` at `target`, whose text has a language of its own.
    package func redirect(to target: Address, title: String, language: Located<LanguageTag>? = nil) -> [UInt8] {
        let edition = edition(language)
        let catalog = edition.catalog
        return edition.renderList(
            .redirect,
            catalog.page(title, at: target, language: language?.value, isIndexable: false),
            RedirectPageView(
                target: LinkView(title: title, href: base.href(target))
            )
        )
    }
}
