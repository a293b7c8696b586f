import SiteModel

extension SitePageKind {
    /// The start page.
    package static let home = SitePageKind(
        "home",
        "the start page, `/`",
        SitePage(at: .home),
        title: .siteTitle,
        link: Key("home", "the address of the start page"),
        flag: Key("isHome", "whether it is the start page")
    ) { page, contents in
        page.description = page.description ?? contents.site.settings.description
        page.structuredData = contents.catalog.structuredData.page(page, sources: contents.introduction.citedSources)
        let (catalog, directory) = (contents.catalog, contents.directory)
        let words = catalog.words
        let letters = directory.list.row(catalog)
        let subjectCount =
            contents.site.settings.sections.holdsConditionsOnly
            ? words.conditionCount(directory.subjectCount) : words.subjectCount(directory.subjectCount)
        let articleCount = words.articleCount(directory.articleCount)
        return HomePageView(
            summary: page.description,
            introduction: contents.introduction,
            letters: letters,
            splitLetters: letters.filter { !$0.parts.isEmpty },
            topics: contents.topics,
            mostAsked: contents.mostAsked,
            recentlyReviewed: directory.recentlyReviewed.map(catalog.recentReview),
            assurances: contents.assurances,
            sections: directory.sections.filter { !$0.cards.isEmpty }.map { list in
                let link = catalog.link(to: list.section)
                return SectionListView(
                    title: link.title,
                    href: link.href,
                    onward: list.section.title.map(words.all) ?? words.allConditions,
                    subjects: list.cards
                )
            },
            subjectCount: subjectCount,
            articleCount: articleCount,
            holdings: directory.articleCount == 0 ? nil : words.holdings(subjects: subjectCount, articles: articleCount)
        )
    }
}

/// The start page.
struct HomePageView: TemplateView {
    var summary: String?
    var introduction: IntroductionView
    var letters: [LetterView]
    var splitLetters: [LetterView]
    var topics: [TopicView]
    var mostAsked: [ArticleLinkView]
    var recentlyReviewed: [RecentReviewView]
    var assurances: [AssuranceView]
    var sections: [SectionListView]
    var subjectCount: String
    var articleCount: String
    var holdings: String?

    static let schema = TemplateSchema<HomePageView>([
        .text(
            "summary",
            "what the site is: the summary of `index.md`, else `description` of site.yml",
            optional: { $0.summary }
        ),
        .view("introduction", "what `index.md` says") { $0.introduction },
        .list("letters", "the letters of the A to Z") { $0.letters },
        .list("splitLetters", "those of them that have more pages than one") { $0.splitLetters },
        .list("topics", "groups of subjects that belong together (`topics` of `index.md`)") { $0.topics },
        .list("mostAsked", "articles that editors chose (`mostAsked` of `index.md`), where they are shown") {
            $0.mostAsked
        },
        .list("recentlyReviewed", "the texts whose reviews are the latest, at most five") { $0.recentlyReviewed },
        .list("assurances", "why readers can trust the site (`assurances` of `index.md`)") { $0.assurances },
        .list("sections", "the sections that have anything to show, in order") { $0.sections },
        .text("subjectCount", "how many subjects the site has, such as “13 conditions”") { $0.subjectCount },
        .text("articleCount", "how many articles the site has, such as “1 article”") { $0.articleCount },
        .text("holdings", "both in a sentence, where any article is shown", optional: { $0.holdings }),
    ])
}

/// A section on the start page.
struct SectionListView: TemplateView {
    var title: String
    var href: String
    var onward: String
    var subjects: [SubjectCardView]

    static let schema = TemplateSchema<SectionListView>([
        .text("title", "the section's title") { $0.title },
        .text("href", "the address of its A to Z") { $0.href },
        .text("onward", "the words of a link to its A to Z") { $0.onward },
        .list(
            "subjects",
            "its subjects with the most articles, at most twelve, or six of each of several sections, in alphabetical order"
        ) { $0.subjects },
    ])
}

/// Subjects that belong together.
struct TopicView: TemplateView {
    var title: String
    var icon: PictureView?
    var subjects: [LinkView]

    static let schema = TemplateSchema<TopicView>([
        .text("title", "what the subjects have in common") { $0.title },
        .view("icon", "a picture beside the title, for decoration", optional: { $0.icon }),
        .list("subjects", "the subjects that are shown, in the order of `index.md`") { $0.subjects },
    ])
}

/// A picture without words.
struct PictureView: TemplateView {
    var src: String
    var size: ImageSize?

    static let schema = TemplateSchema<PictureView>([
        .text("src", "the address of the picture") { $0.src },
        .text("width", "its width in pixels", optional: { $0.size.map { "\($0.width)" } }),
        .text("height", "its height in pixels", optional: { $0.size.map { "\($0.height)" } }),
    ])
}

/// A text that was reviewed not long ago.
struct RecentReviewView: TemplateView {
    var link: LinkView
    var reviewers: [PersonView]
    var reviewed: DateView

    static let schema = TemplateSchema<RecentReviewView>([
        .view("link", "the page") { $0.link },
        .list("reviewers", "who reviewed it") { $0.reviewers },
        .view("reviewed", "the day of the review") { $0.reviewed },
    ])
}

/// A reason to trust the site.
struct AssuranceView: TemplateView {
    var title: String
    var text: String?
    var page: LinkView?

    static let schema = TemplateSchema<AssuranceView>([
        .text("title", "the reason in a few words") { $0.title },
        .text("text", "the same in a sentence", optional: { $0.text }),
        .view("page", "the page that says more", optional: { $0.page }),
    ])
}

extension SiteContents {
    /// What editors choose for the start page, as far as it is shown.
    private var chosen: StartPage { site.introduction(at: .home)?.startPage ?? StartPage() }

    fileprivate var topics: [TopicView] {
        chosen.topics.map { topic in
            TopicView(
                title: topic.title,
                icon: topic.icon.flatMap { site.file($0.value) }.map {
                    PictureView(src: site.settings.baseURL.href($0.address), size: $0.imageSize)
                },
                subjects: topic.subjects.filter { directory.shows($0.value) }.compactMap { catalog.subject($0.value) }
            )
        }.filter { !$0.subjects.isEmpty }
    }

    fileprivate var mostAsked: [ArticleLinkView] {
        let articles = chosen.mostAsked.compactMap { site.article(named: $0.value) }
        return catalog.links(to: articles.filter { directory.shows($0.text) }, directory.standings)
    }

    fileprivate var assurances: [AssuranceView] {
        chosen.assurances.map { assurance in
            AssuranceView(
                title: assurance.title,
                text: assurance.text,
                page: assurance.page.flatMap { catalog.page($0.value) }
            )
        }
    }
}

extension SiteCatalog {
    /// A text in the list of the latest reviews.
    fileprivate func recentReview(_ recent: SubjectDirectory.RecentReview) -> RecentReviewView {
        RecentReviewView(
            link: recent.link,
            reviewers: reviewers(recent.standing),
            reviewed: words.dates.view(recent.day)
        )
    }

    /// The link to another page that is published.
    fileprivate func page(_ slug: String) -> LinkView? {
        site.publishedPages.first { $0.slug == slug }.map {
            LinkView(title: $0.title.value, href: site.settings.baseURL.href(.page($0.slug)))
        }
    }
}
