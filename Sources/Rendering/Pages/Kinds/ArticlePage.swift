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
    var othersHeading: String
    var others: [LinkView]
    var previous: LinkView?
    var next: LinkView?

    static let schema = TemplateSchema<ArticlePageView>([
        .view("text", "the article's text and all that is on record about it") { $0.text },
        .view("subject", "what the article is about: a condition, or a subject of another section") { $0.subject },
        .html("othersHeading", "a heading for `others`, such as “Anemia: other questions”") { $0.othersHeading },
        .list("others", "other articles of the subject: those next to this one in its order, at most eight") {
            $0.others
        },
        .view("previous", "the article before this one, in the subject's order", optional: { $0.previous }),
        .view("next", "the article after this one", optional: { $0.next }),
    ])
}

extension PageRenderer {
    /// The page of an article; `hidden` are articles of its subject that no page offers as an answer.
    package func article(_ article: Article, _ bodies: ReviewedBodies, hidden: Set<ArticleID>? = nil) -> RenderedPage {
        let edition = edition(article.text.language)
        let catalog = edition.catalog
        let published = catalog.subject(article.id.subject)
        let step = edition.step(to: article.id.subject)
        let subject = published ?? step
        let siblings = catalog.siblings(of: article.id, without: hidden ?? [])
        let address = site.settings.sections.address(of: article.id)
        let othersHeading = catalog.words.otherQuestions(of: ForeignView.html(subject.title, in: subject.foreign))
        let trail = [step, subject]
        if bodies.standing.isWithheld {
            let neighbours = siblings.neighbours
            return withheld(article.text, bodies, at: address, edition, trail, neighbours, heading: othersHeading)
        }
        let experiences = site.experiences.row(of: article.id)
        let text = catalog.view(article.text, bodies, experiences: experiences)
        var page = catalog.page(of: article.text, bodies.standing, at: address, trail: trail)
        page.structuredData = catalog.structuredData.article(
            page,
            text,
            sources: article.text.sources,
            about: published,
            site.settings.sections.kind(of: article.id.subject),
            experiences: experiences
        )
        return edition.render(
            .article,
            page,
            ArticlePageView(
                text: text,
                subject: subject,
                othersHeading: othersHeading,
                others: siblings.neighbours,
                previous: siblings.previous,
                next: siblings.next
            )
        )
    }
}
