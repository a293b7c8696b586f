package import SiteModel

extension PageKind {
    /// An article.
    package static let article = PageKind(
        "article",
        ArticlePageView.self,
        "an article, such as `/conditions/<condition>/<article>/`"
    )
}

/// The page of an article.
struct ArticlePageView: TemplateView {
    var text: ReviewedTextView
    var subject: LinkView
    var also: [LinkView]
    var guide: GuideView?
    var parts: [ArticleLinkView]
    var articles: [ArticleLinkView]
    var numbers: [PageNumberView]
    var othersHeading: String
    var others: [LinkView]
    var related: [LinkView]
    var previous: LinkView?
    var next: LinkView?

    static let schema = TemplateSchema<ArticlePageView>([
        .view("text", "the article's text and all that is on record about it") { $0.text },
        .view("subject", "what the article is about: a condition, or a subject of another section") { $0.subject },
        .list("also", "further subjects that the article belongs to") { $0.also },
        .view("guide", "the guide that the article is a part of, if any", optional: { $0.guide }),
        .list("parts", "of the page of a folder that is a guide, its parts that are shown, in order") { $0.parts },
        .list("articles", "of the page of a folder, its other articles that are shown, in order") { $0.articles },
        .list("numbers", "where they are too many for the page, the pages of their list: this one and those after it") {
            $0.numbers
        },
        .html("othersHeading", "a heading for `others`, such as “Anemia: other questions”") { $0.othersHeading },
        .list(
            "others",
            "other articles of the subject or folder, without parts of a guide: those next to this one in its order, at"
                + " most eight"
        ) { $0.others },
        .list("related", "what the subject of the article names as related, at most eight") { $0.related },
        .flag("hasMore", "whether any of these is there: `others`, `also`, `related`") {
            !$0.others.isEmpty || !$0.also.isEmpty || !$0.related.isEmpty
        },
        .flag("hasNeighbors", "whether there is an article before or after this one") {
            $0.previous != nil || $0.next != nil
        },
        .view(
            "previous",
            "the article before this one, in the order of the subject or folder; of a part, the part before it",
            optional: { $0.previous }
        ),
        .view("next", "the article after this one, or the next part", optional: { $0.next }),
    ])
}

extension PageRenderer {
    /// The page of an article; `hidden` are articles of its subject that no page offers as an answer, and `standings`
    /// those of the articles that it lists, if it is the page of a folder.
    package func article(
        _ article: Article,
        _ bodies: ReviewedBodies,
        hidden: Set<ArticleID>? = nil,
        standings: ReviewStandings = ReviewStandings()
    ) -> RenderedPage {
        let edition = edition(article.text.language)
        let catalog = edition.catalog
        let published = catalog.subject(article.id.subject)
        let step = edition.step(to: article.id.subject)
        let subject = published ?? step
        let siblings = catalog.siblings(of: article, without: hidden ?? [])
        let address = site.settings.sections.address(of: article.id)
        let folders = site.folders(around: article).map(catalog.link)
        let above = folders.last ?? subject
        let aboveName = folders.isEmpty ? catalog.nameInSentence(of: article.id.subject) ?? above.title : above.title
        let othersHeading = catalog.words.otherQuestions(of: ForeignView.html(aboveName, in: above.foreign))
        let trail = [step, subject] + folders
        let listed = article.place.isFolder ? catalog.articles(of: .folder(article.id), standings) : ([], [])
        if bodies.standing.isWithheld {
            let inFolder = (listed.0 + listed.1).map { LinkView(title: $0.title, href: $0.href, foreign: $0.foreign) }
            return withheld(
                article.text,
                bodies,
                at: address,
                edition,
                feed: catalog.feed(of: article.id.subject),
                trail,
                inFolder.isEmpty ? siblings.otherParts + siblings.neighbours : inFolder,
                heading: inFolder.isEmpty ? othersHeading : catalog.words.questionsAndAnswers
            )
        }
        let guide = catalog.guide(article, among: siblings)
        let experiences = site.experiences.row(of: article.id)
        let text = catalog.view(article.text, bodies, experiences: experiences)
        var page = catalog.page(
            of: article.text,
            bodies,
            at: address,
            feed: catalog.feed(of: article.id.subject),
            trail: trail
        )
        page.structuredData = catalog.structuredData.article(
            page,
            text,
            sources: article.text.sources,
            about: published,
            site.settings.sections.kind(of: article.id.subject),
            guide: guide,
            parts: listed.0,
            experiences: experiences
        )
        return edition.render(
            .article,
            page,
            ArticlePageView(
                text: text,
                subject: subject,
                also: article.also.compactMap { catalog.subject($0.value) },
                guide: guide,
                parts: listed.0,
                articles: catalog.first(of: listed.1),
                numbers: catalog.numbers(of: catalog.pages(of: listed.1, from: address), at: 0),
                othersHeading: othersHeading,
                others: siblings.neighbours,
                related: site.subject(article.id.subject).map(catalog.related) ?? [],
                previous: siblings.previous,
                next: siblings.next
            )
        )
    }
}
