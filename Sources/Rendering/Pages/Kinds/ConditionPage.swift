package import SiteModel

extension PageKind {
    /// A condition.
    package static let condition = PageKind(
        "condition",
        ConditionPageView.self,
        "a condition, `/conditions/<condition>/`"
    )
}

/// An article in a list.
struct ArticleLinkView: TemplateView {
    var title: String
    var href: String
    var summary: String?
    var isDraft: Bool
    var isUnreviewed: Bool
    var foreign: ForeignView?

    static let schema = TemplateSchema<ArticleLinkView>([
        .text("title", "the article's question") { $0.title },
        .text("href", "its address") { $0.href },
        .text("summary", "its short answer", optional: { $0.summary }),
        .flag("isDraft", "whether it is unfinished") { $0.isDraft },
        .flag("isUnreviewed", "whether no review holds for it as it is now: the list must say so") { $0.isUnreviewed },
        .view("foreign", "its language, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// A code of a condition.
struct CodeView: TemplateView {
    var system: String
    var code: String

    static let schema = TemplateSchema<CodeView>([
        .text("system", "the name of the coding system") { $0.system },
        .text("code", "the code") { $0.code },
    ])
}

/// The page of a condition.
struct ConditionPageView: TemplateView {
    var text: ReviewedTextView
    var synonyms: [String]
    var articles: [ArticleLinkView]
    var related: [LinkView]
    var codes: [CodeView]

    static let schema = TemplateSchema<ConditionPageView>([
        .view("text", "the condition's text and all that is on record about it") { $0.text },
        .texts("synonyms", "other names of the condition") { $0.synonyms },
        .list("articles", "its articles that are shown, in order") { $0.articles },
        .list("related", "related conditions") { $0.related },
        .list("codes", "its codes") { $0.codes },
    ])
}

extension PageRenderer {
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
        var page = catalog.page(of: condition.text, bodies.standing, at: address, trail: trail)
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
}
