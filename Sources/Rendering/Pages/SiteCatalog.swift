import SiteModel

/// What many pages show of other pages, made once: links, people, counts.
struct SiteCatalog: Sendable {
    let site: Site
    private(set) var siteView: SiteView
    let assets: AssetView
    let scripts: ScriptView
    private(set) var words: InterfaceWords
    /// The language of the pages that are made with it.
    private(set) var language: LanguageTag
    /// How long a review holds.
    private(set) var interval: String
    /// The same in a sentence.
    private(set) var reviewRule: String
    private(set) var policyPage: LinkView?
    let structuredData: StructuredData
    let pictures: PictureTheme?
    /// Whether pages name the pictures that stand for them.
    let hasSocialPictures: Bool
    /// The sizes of the icon that the site names, and of the one for phones.
    let iconSizes: (icon: ImageSize?, touch: ImageSize?)
    /// The picture of the site, in the words of this language.
    private(set) var sitePicture: SocialPicture?
    let works: PersonWorks
    private let sitePageKinds: [SitePageKind]
    private var menuLinks: [(Address, LinkView)] = []
    private let locales: [LanguageTag: String]
    private var people: [PersonID: PersonView]
    private var subjectLinks: [SubjectID: LinkView]
    /// The articles that each page lists as its own, in reading order: parts of a guide come first.
    private var articleLinks: [ParentPage: [LinkView]] = [:]
    private let partCounts: [ParentPage: Int]
    /// Where each article is among those of the same page: a page may list many thousand.
    private let articlePositions: [ArticleID: Int]
    private let sentenceNames: [SubjectID: String]
    /// The subjects that have a feed, and whether the site has one.
    private let subjectsWithFeeds: Set<SubjectID>
    private let hasFeed: Bool

    /// The slug of the page that explains reviews, to which every review links where the site has it.
    static let policySlug = "how-we-review"
    /// The slug of the page that tells readers how to check a review.
    static let verificationSlug = "verify-a-review"

    init(site: Site, theme: Theme, words: InterfaceWords) {
        self.site = site
        self.words = words
        pictures = theme.pictures
        hasSocialPictures = theme.hasSocialPictures
        iconSizes = theme.look.iconSizes
        language = site.settings.language
        let base = site.settings.baseURL
        let sections = site.settings.sections
        sitePageKinds = SitePageKind.all(of: sections)
        let pages = Array(site.publishedPages)
        let pageLinks = pages.map { LinkView(title: $0.title.value, href: base.href(.page($0.slug))) }
        policyPage = zip(pages, pageLinks).first { $0.0.slug == Self.policySlug }?.1
        let verificationPage = zip(pages, pageLinks).first { $0.0.slug == Self.verificationSlug }?.1
        let navigation = site.navigation.map { group in
            NavigationGroupView(
                title: group.title,
                pages: group.pages.map { LinkView(title: $0.title.value, href: base.href(.page($0.slug))) }
            )
        }
        let organization = site.settings.organization
        siteView = SiteView(
            title: site.settings.title,
            description: site.settings.description,
            language: site.settings.language.tag,
            isDemonstration: site.settings.isDemonstration,
            links: Dictionary(
                SitePageKind.any.filter { $0.page.isPart(of: site) }.compactMap { kind in
                    kind.link.map { ($0.name, base.href(kind.page.address)) }
                },
                uniquingKeysWith: { first, _ in first }
            ),
            organization: OrganizationView(
                name: organization.name,
                url: organization.url,
                contact: organization.contact,
                feedback: organization.feedback
            ),
            pages: navigation.flatMap(\.pages),
            navigation: navigation,
            reviewPolicy: policyPage,
            verification: verificationPage,
            subjects: base.href(sections.all.count > 1 ? .allSubjects : sections.all[0].address),
            hasOtherSubjects: !sections.holdsConditionsOnly,
            reviewRegister: base.href(.reviewRegister),
            contentSecurityPolicy: HTMLEscaping.escape(theme.contentSecurityPolicy, .double)
        )
        siteView.show(theme.look, base)
        siteView.manifest = base.href(.webManifest)
        if base.path != "/", theme.pictures?.letter(of: site.settings.title) != nil || theme.look.touchIcon != nil {
            siteView.rootIcons = RootIconsView(
                favicon: base.href(SiteIcon.favicon.address),
                touch: base.href(SiteIcon.touch.address)
            )
        }
        scripts = ScriptView(texts: theme.scripts.texts)
        assets = AssetView(
            hrefs: Dictionary(
                theme.assets.map { (AssetView.key(for: $0.path), base.href($0.address)) },
                uniquingKeysWith: { first, _ in first }
            )
        )
        structuredData = StructuredData(site, logo: siteView.logo?.src)
        works = PersonWorks(site)
        locales = Dictionary(
            ([site.settings.language] + site.languages.map(\.0)).map { ($0, $0.openGraphLocale) },
            uniquingKeysWith: { first, _ in first }
        )
        interval = words.interval(months: site.settings.reviewPolicy.intervalMonths)
        reviewRule = words.reviewRule(interval: interval)
        people = Dictionary(
            site.people.map { ($0.id, Self.view($0, base)) },
            uniquingKeysWith: { first, _ in first }
        )
        var subjectLinks: [SubjectID: LinkView] = [:]
        var articlePositions: [ArticleID: Int] = [:]
        var articleCounts: [ParentPage: Int] = [:]
        var guides: Set<ParentPage> = []
        var sentenceNames: [SubjectID: String] = [:]
        for subject in site.publishedSubjects {
            let articles = site.articles(of: subject.id)
            let title = subject.text.title.value
            subjectLinks[subject.id] = LinkView(title: title, href: base.href(sections.address(of: subject.id)))
            if !subject.text.parts.isEmpty { guides.insert(.subject(subject.id)) }
            for article in site.publishedArticles(of: subject.id) {
                articlePositions[article.id] = articleCounts[article.parent, default: 0]
                articleCounts[article.parent, default: 0] += 1
                if !article.text.parts.isEmpty { guides.insert(.folder(article.id)) }
            }
            let texts = [subject.text] + articles.map(\.text)
            sentenceNames[subject.id] = InterfaceWords.inSentence(
                title,
                evidence: texts.lazy.flatMap { [$0.title.value, $0.summary?.value ?? ""] }
            )
        }
        hasFeed = site.settings.hasFeeds && site.newestDay != nil
        subjectsWithFeeds =
            site.settings.hasFeeds
            ? Set(site.publishedSubjects.filter { site.newestDay(ofTextsOf: $0) != nil }.map(\.id)) : []
        self.subjectLinks = subjectLinks
        partCounts = Dictionary(
            guides.map { ($0, site.publishedParts(of: $0).count) },
            uniquingKeysWith: { first, _ in first }
        )
        self.articlePositions = articlePositions
        self.sentenceNames = sentenceNames
        siteView.lists = footerLinks
        siteView.emergency = emergencyCall
        menuLinks = ownMenu
        sitePicture = makeSitePicture()
        linkTexts()
    }

    /// The same in the words of another language. All that does not depend on the language is shared.
    func worded(_ words: InterfaceWords, in language: LanguageTag) -> SiteCatalog {
        var other = self
        other.words = words
        other.language = language
        other.siteView.lists = other.footerLinks
        other.siteView.emergency = other.emergencyCall
        other.menuLinks = other.ownMenu
        other.sitePicture = other.makeSitePicture()
        other.markForeignSite()
        other.linkTexts()
        other.interval = words.interval(months: site.settings.reviewPolicy.intervalMonths)
        other.reviewRule = words.reviewRule(interval: other.interval)
        return other
    }

    /// The language of words on a page of this catalog, where it is another one; `nil` is the site's own.
    func foreign(_ language: LanguageTag?) -> ForeignView? {
        ForeignView(language ?? site.settings.language, on: self.language)
    }

    /// Marks what is said of the site and of people, which is in the site's language.
    private mutating func markForeignSite() {
        let foreign = foreign(nil)
        siteView.foreign = foreign
        for index in siteView.pages.indices { siteView.pages[index].foreign = foreign }
        siteView.navigation = siteView.navigation.map { group in
            var group = group
            group.foreign = foreign
            for index in group.pages.indices { group.pages[index].foreign = foreign }
            return group
        }
        siteView.reviewPolicy?.foreign = foreign
        siteView.verification?.foreign = foreign
        policyPage?.foreign = foreign
        people = people.mapValues {
            var person = $0
            person.foreign = foreign
            return person
        }
    }

    /// Links to articles, and marks all titles of texts that are in another language than the pages of this catalog.
    private mutating func linkTexts() {
        articleLinks = [:]
        for subject in site.publishedSubjects {
            let foreign = foreign(subject.text.language?.value)
            subjectLinks[subject.id]?.foreign = foreign
            for article in site.publishedArticles(of: subject.id) {
                articleLinks[article.parent, default: []].append(link(to: article))
            }
        }
    }

    private static func view(_ person: Person, _ base: BaseURL) -> PersonView {
        PersonView(
            name: person.name,
            credentials: person.credentials,
            role: person.role,
            registration: person.registration,
            orcid: person.orcid.flatMap(LinkView.init),
            url: person.url,
            conflicts: person.conflicts,
            href: base.href(.person(person.id)),
            isOrganization: person.kind == .organization
        )
    }

    /// A person as pages of this language show them: a registration that does not count on the day of the build is shown
    /// as such wherever it is shown.
    func person(_ id: PersonID) -> PersonView? {
        guard var view = people[id] else { return nil }
        guard let registration = view.registration, let state = site.person(id)?.registrationState(on: site.day) else {
            return view
        }
        view.registration = words.registration(registration, state)
        view.isRegistrationCurrent = state == .current
        if case .ended(let day) = state { view.registrationEnded = words.registrationEnded(day) }
        return view
    }

    /// What a page of the site as a whole has for a heading.
    func title(of kind: SitePageKind) -> String {
        switch kind.title {
        case .siteTitle: site.settings.title
        case .text(let title): title
        case .word(let key): words.title(key)
        }
    }

    /// The link to a page of the site as a whole.
    func link(to kind: SitePageKind) -> LinkView {
        let isNamedBySite = if case .text = kind.title { true } else { false }
        return LinkView(
            title: title(of: kind),
            href: site.settings.baseURL.href(kind.page.address),
            foreign: isNamedBySite ? foreign(nil) : nil
        )
    }

    private var emergencyCall: CallView? { site.settings.emergencyService.map { words.call($0.link) } }

    private var footerLinks: [LinkView] {
        sitePageKinds.filter { $0.isInFooter && $0.page.isPart(of: site) }.map(link(to:))
    }

    /// What a subject says that it treats, prevents, finds or is a symptom of. A condition without a page is named all the
    /// same: the reviewer signed that.
    func statedRelation(of subject: Subject) -> StatedRelationView? {
        subject.text.relation.map { relation in
            StatedRelationView(
                heading: words.heading(of: relation.kind),
                region: relation.kind.rawValue,
                conditions: relation.distinctConditions.compactMap { condition in
                    site.subject(condition).map {
                        NamedConditionView(
                            title: $0.text.title.value,
                            href: self.subject($0.id)?.href,
                            foreign: foreign($0.text.language?.value)
                        )
                    }
                }
            )
        }
    }

    /// The subjects that say so of a condition, where their texts are shown.
    func relations(to condition: SubjectID, _ standings: ReviewStandings) -> [RelationView] {
        let naming = site.publishedSubjects(naming: condition).filter { standings.lists($0.text) }
        return site.settings.sections.all.compactMap { section in
            let links = naming.filter { $0.id.section == section.id }.map { subject in
                RelatedSubjectView(
                    title: subject.text.title.value,
                    href: site.settings.baseURL.href(site.settings.sections.address(of: subject.id)),
                    isUnreviewed: standings[subject.text].map { $0.claim == nil } ?? false,
                    foreign: foreign(subject.text.language?.value)
                )
            }
            guard !links.isEmpty else { return nil }
            let link = self.link(to: section)
            return RelationView(heading: link.title, links: links, kind: section.kind, foreign: link.foreign)
        }
    }

    /// The link to the A to Z of a section, as a step on the way to its pages.
    func link(to section: Section) -> LinkView {
        LinkView(
            title: section.title ?? words.conditions,
            href: site.settings.baseURL.href(section.address),
            foreign: section.title == nil ? nil : foreign(nil)
        )
    }

    /// The feed of the whole site, where anything is on record.
    var siteFeed: LinkView? {
        guard hasFeed else { return nil }
        return LinkView(title: words.feedTitle(site.settings.title), href: site.settings.baseURL.href(.feed))
    }

    /// The feed of a subject, where anything is on record.
    func feed(of id: SubjectID) -> LinkView? {
        guard subjectsWithFeeds.contains(id), let subject = subject(id) else { return nil }
        let address = Address.feed(of: site.settings.sections.address(of: id))
        return LinkView(title: words.feedTitle(subject.title), href: site.settings.baseURL.href(address))
    }

    /// The link to an A to Z with the name by which steps on a way know it.
    func shortLink(to list: SitePageKind) -> LinkView {
        let section = list.page.section.flatMap { site.settings.sections[$0] }
        return section.map(link(to:)) ?? link(to: list)
    }

    private func href(of article: ArticleID) -> String {
        site.settings.baseURL.href(site.settings.sections.address(of: article))
    }

    /// The menu of a page at an address.
    private func menu(at address: Address) -> [MenuLinkView] {
        menuLinks.map { page, link in
            MenuLinkView(title: link.title, href: link.href, isCurrent: page == address, foreign: link.foreign)
        }
    }

    private var ownMenu: [(Address, LinkView)] {
        sitePageKinds.filter { $0.isInMenu && $0.page.isPart(of: site) }.map { ($0.page.address, link(to: $0)) }
    }

    /// The name of a subject that is published, as it is in a sentence.
    func nameInSentence(of subject: SubjectID) -> String? { sentenceNames[subject] }

    /// The link to a subject that is published.
    func subject(_ id: SubjectID) -> LinkView? { subjectLinks[id] }

    /// The link to an article.
    func link(to article: Article) -> LinkView {
        LinkView(
            title: article.text.title.value,
            href: href(of: article.id),
            foreign: foreign(article.text.language?.value)
        )
    }

    /// An article among the published ones of the same page, but for those that are `hidden`.
    func siblings(of article: Article, without hidden: Set<ArticleID>) -> Siblings {
        let links = articleLinks[article.parent] ?? []
        let parts = partCounts[article.parent] ?? 0
        guard hidden.contains(where: { $0 != article.id }) else {
            return Siblings(links, partCount: parts, position: articlePositions[article.id])
        }
        let others = Set(hidden.lazy.filter { $0 != article.id }.map { self.href(of: $0) })
        let href = self.href(of: article.id)
        let shown = links.filter { !others.contains($0.href) }
        return Siblings(
            shown,
            partCount: links.prefix(parts).count { !others.contains($0.href) },
            position: shown.firstIndex { $0.href == href }
        )
    }

    /// The articles that a page lists and whose texts are shown, in reading order: the parts of a guide, and the rest.
    func articles(of parent: ParentPage, _ standings: ReviewStandings) -> (
        parts: [ArticleLinkView], others: [ArticleLinkView]
    ) {
        let parts = site.publishedParts(of: parent)
        var others = site.publishedChildren(of: parent)[parts.count...]
        if case .subject(let id) = parent { others += site.publishedGuests(of: id) }
        /// What is in a folder whose page is not shown stands in its place.
        func shown(_ article: Article) -> [Article] {
            if standings.lists(article.text) { return [article] }
            return article.place.isFolder ? site.publishedChildren(of: .folder(article.id)).flatMap(shown) : []
        }
        return (links(to: parts.flatMap(shown), standings), links(to: others.flatMap(shown), standings))
    }

    /// Articles in a list.
    func links(to articles: [Article], _ standings: ReviewStandings) -> [ArticleLinkView] {
        articles.map {
            ArticleLinkView(
                title: $0.text.title.value,
                href: href(of: $0.id),
                summary: $0.text.summary?.value,
                isDraft: $0.text.isDraft,
                isUnreviewed: $0.saysAnythingMedical && standings[$0.text].map { $0.claim == nil } ?? false,
                foreign: foreign($0.text.language?.value),
                topic: $0.topic
            )
        }
    }

    /// Articles by what they answer, in the order in which readers ask; those that do not say it come last.
    func groups(of articles: [ArticleLinkView]) -> [ArticleGroupView] {
        let byTopic = Dictionary(grouping: articles, by: \.topic)
        let named = ArticleTopic.allCases.compactMap { topic in
            byTopic[topic].map { ArticleGroupView(title: words.heading(of: topic), articles: $0) }
        }
        guard let others = byTopic[nil] else { return named }
        let title = named.isEmpty ? words.questionsAndAnswers : words.moreQuestions
        return named + [ArticleGroupView(title: title, articles: others)]
    }

    /// What a subject names as related, where it is published.
    func related(to subject: Subject) -> [LinkView] { subject.related.compactMap { self.subject($0.value) } }

    /// The place of an article in the guide that it is a part of; `nil` for an article that is none.
    func guide(_ article: Article, among siblings: Siblings) -> GuideView? {
        guard let number = siblings.number else { return nil }
        let guide: LinkView? =
            switch article.parent {
            case .subject(let id): subject(id)
            case .folder(let id): site.article(id).map(link)
            }
        guard let guide else { return nil }
        return GuideView(
            guide: guide,
            position: words.partOf(number, of: siblings.parts.count),
            number: number,
            parts: siblings.parts.enumerated().map { index, part in
                PartView(title: part.title, href: part.href, isCurrent: index + 1 == number, foreign: part.foreign)
            }
        )
    }

    /// The sentence that says how many people shared an experience, unless no one did.
    func experiences(_ row: Experiences.Row?) -> PeopleCountView? {
        guard let row, row.people.value > 0 else { return nil }
        let id = row.subject.value
        let name = sentenceNames[id] ?? id.slug
        let count = row.people.value
        let isArticle = row.article != nil
        let marked = ForeignView.html(name, in: subjectLinks[id]?.foreign)
        return PeopleCountView(
            sentence: words.experiencesHTML(count, of: marked, isArticle: isArticle),
            text: words.experiences(count, of: name, isArticle: isArticle),
            href: row.url.map { url in
                url.value.hasPrefix("/") ? site.settings.baseURL.href(Address(path: url.value)) : url.value
            },
            community: site.settings.community.map { LinkView(title: $0.name, href: $0.url, foreign: foreign(nil)) }
        )
    }

    /// The parts of a page that every kind has.
    func page(
        _ title: String,
        at address: Address,
        description: String? = nil,
        language: LanguageTag? = nil,
        isIndexable: Bool = true,
        isDraft: Bool = false,
        openGraphType: String = "website",
        feed: LinkView? = nil,
        trail: [LinkView] = []
    ) -> PageView {
        let start = SitePageKind.home.page.address
        let home = LinkView(title: words.home, href: site.settings.baseURL.href(start))
        return PageView(
            title: title,
            documentTitle: words.documentTitle(title, site: site.settings.title),
            description: description,
            language: (language ?? site.settings.language).tag,
            direction: (language ?? site.settings.language).isRightToLeft ? "rtl" : "ltr",
            canonical: site.settings.baseURL.absolute(address),
            isIndexable: isIndexable && !isDraft && !site.settings.isDemonstration,
            isDraft: isDraft,
            address: address,
            menu: menu(at: address),
            breadcrumbs: address == start ? [] : [home] + trail,
            feedback: site.settings.organization.feedback.map {
                words.feedback(to: $0, at: site.settings.baseURL.absolute(address))
            },
            openGraphType: openGraphType,
            openGraphLocale: locales[language ?? site.settings.language] ?? "",
            feed: address == start ? siteFeed : feed,
            picture: sitePicture.map(view)
        )
    }
}
