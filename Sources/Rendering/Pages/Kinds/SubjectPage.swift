package import SiteModel

extension PageKind {
    /// A subject: a condition, a medicine, whatever a section holds.
    package static let subject = PageKind(
        "subject",
        SubjectPageView.self,
        "a subject of a section, such as `/conditions/<condition>/`"
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
    /// What it answers.
    var topic: ArticleTopic?

    static let schema = TemplateSchema<ArticleLinkView>([
        .text("title", "the article's question") { $0.title },
        .text("href", "its address") { $0.href },
        .text("summary", "its short answer", optional: { $0.summary }),
        .flag("isDraft", "whether it is unfinished") { $0.isDraft },
        .flag("isUnreviewed", "whether no review holds for it as it is now: the list must say so") { $0.isUnreviewed },
        .view("foreign", "its language, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// Articles of a subject that answer the same kind of question.
struct ArticleGroupView: TemplateView {
    var title: String
    var articles: [ArticleLinkView]

    /// How many articles are in view at once; readers open the rest.
    private static let maximum = 6

    static let schema = TemplateSchema<ArticleGroupView>([
        .text("title", "what the questions are about, such as “Symptoms”") { $0.title },
        .list("articles", "all its articles, in order") { $0.articles },
        .list("first", "the first six of them") { Array($0.articles.prefix(maximum)) },
        .list("rest", "the others") { Array($0.articles.dropFirst(maximum)) },
    ])
}

/// A code of a subject.
struct CodeView: TemplateView {
    var system: String
    var code: String

    static let schema = TemplateSchema<CodeView>([
        .text("system", "the name of the coding system") { $0.system },
        .text("code", "the code") { $0.code },
    ])
}

/// A condition that a subject names.
struct NamedConditionView: TemplateView {
    var title: String
    var href: String?
    var foreign: ForeignView?

    static let schema = TemplateSchema<NamedConditionView>([
        .text("title", "the condition's name") { $0.title },
        .text("href", "its address; absent where it has no page yet", optional: { $0.href }),
        .view("foreign", "the language of its name, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// What a subject says that it has to do with conditions.
struct StatedRelationView: TemplateView {
    var heading: String
    var region: String
    var conditions: [NamedConditionView]

    static let schema = TemplateSchema<StatedRelationView>([
        .text("heading", "what it does, such as “Treats”") { $0.heading },
        .text("region", "the name of the region for `data-reviewed`: the reviewer signs it") { $0.region },
        .list("conditions", "the conditions, in the order of front matter") { $0.conditions },
    ])
}

/// A subject that names a condition.
struct RelatedSubjectView: TemplateView {
    var title: String
    var href: String
    var isUnreviewed: Bool
    var foreign: ForeignView?

    static let schema = TemplateSchema<RelatedSubjectView>([
        .text("title", "its name") { $0.title },
        .text("href", "its address") { $0.href },
        .flag(
            "isUnreviewed",
            "whether no review holds for its text as it is now, and so for what it says of the condition"
        ) { $0.isUnreviewed },
        .view("foreign", "the language of its name, where that is not the page's", optional: { $0.foreign }),
    ])

    /// What machines are told of it.
    var link: LinkView { LinkView(title: title, href: href, foreign: foreign) }
}

/// Subjects that have the same relation to another one.
struct RelationView: TemplateView {
    var heading: String
    var links: [RelatedSubjectView]
    /// What the linked subjects are.
    var kind: SubjectKind
    var foreign: ForeignView?

    static let schema = TemplateSchema<RelationView>([
        .text("heading", "what the links have in common, such as “Medicines”") { $0.heading },
        .list("links", "the links, in alphabetical order") { $0.links },
        .view("foreign", "the language of the heading, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// The page of a subject.
struct SubjectPageView: TemplateView {
    var text: ReviewedTextView
    var synonyms: [String]
    var parts: [ArticleLinkView]
    var articles: [ArticleLinkView]
    var groups: [ArticleGroupView]
    var numbers: [PageNumberView]
    var relation: StatedRelationView?
    var relations: [RelationView]
    var related: [LinkView]
    var isCondition: Bool
    var codes: [CodeView]

    static let schema = TemplateSchema<SubjectPageView>([
        .view("text", "the subject's text and all that is on record about it") { $0.text },
        .texts("synonyms", "other names of the subject") { $0.synonyms },
        .list("parts", "if it is a guide, its parts that are shown, in order") { $0.parts },
        .list("articles", "its other articles that are shown, in order, and those of other subjects that name it") {
            $0.articles
        },
        .list("groups", "the same articles by what they answer, in the order in which readers ask") { $0.groups },
        .list("numbers", "where they are too many for the page, the pages of their list: this one and those after it") {
            $0.numbers
        },
        .view(
            "relation",
            "what it treats, prevents, finds or is a symptom of; a part of what is reviewed",
            optional: { $0.relation }
        ),
        .list("relations", "of a condition, the subjects whose pages say so of it, by section") { $0.relations },
        .list("related", "related subjects") { $0.related },
        .flag("hasMore", "whether any of these is there: `relation`, `relations`, `related`") {
            $0.relation != nil || !$0.relations.isEmpty || !$0.related.isEmpty
        },
        .flag("isCondition", "whether it is a condition") { $0.isCondition },
        .list("codes", "its codes") { $0.codes },
    ])
}

extension PageRenderer {
    /// The page of a subject; `standings` are those of its articles and of the subjects that name it. Related subjects keep their links even where their
    /// texts are not shown: their pages say why.
    package func subject(
        _ subject: Subject,
        _ bodies: ReviewedBodies,
        standings: ReviewStandings
    ) -> RenderedPage {
        let edition = edition(subject.text.language)
        let catalog = edition.catalog
        let listed = catalog.articles(of: .subject(subject.id), standings)
        let address = site.settings.sections.address(of: subject.id)
        let trail = [edition.step(to: subject.id)]
        if bodies.standing.isWithheld {
            let links = (listed.parts + listed.others).map {
                LinkView(title: $0.title, href: $0.href, foreign: $0.foreign)
            }
            let heading = catalog.words.questionsAndAnswers
            return withheld(
                subject.text,
                bodies,
                at: address,
                edition,
                feed: catalog.feed(of: subject.id),
                trail,
                links,
                heading: heading
            )
        }
        let kind = site.settings.sections.kind(of: subject.id)
        let relation = catalog.statedRelation(of: subject)
        let relations = catalog.relations(to: subject.id, standings)
        let experiences = site.experiences.row(of: subject.id)
        let text = catalog.view(subject.text, bodies, experiences: experiences)
        var page = catalog.page(
            of: subject.text,
            bodies,
            at: address,
            feed: catalog.feed(of: subject.id),
            trail: trail
        )
        page.structuredData = catalog.structuredData.subject(
            page,
            text,
            subject,
            kind,
            parts: listed.parts,
            finds: subject.conditions.compactMap { catalog.subject($0.value) },
            relations,
            experiences: experiences
        )
        return edition.render(
            .subject,
            page,
            SubjectPageView(
                text: text,
                synonyms: subject.synonyms.map(\.value),
                parts: listed.parts,
                articles: catalog.first(of: listed.others),
                groups: catalog.groups(of: catalog.first(of: listed.others)),
                numbers: catalog.numbers(of: catalog.pages(of: listed.others, from: address), at: 0),
                relation: relation,
                relations: relations,
                related: catalog.related(to: subject),
                isCondition: kind == .conditions,
                codes: subject.codes.map { CodeView(system: $0.system.title, code: $0.display) }
            )
        )
    }
}
