/// The kinds of page, each with a template of its own and the view that the template gets.
package enum PageKind: String, CaseIterable, Sendable {
    case article
    case condition
    case withheld
    case conditionIndex = "condition-index"
    case home
    case peopleIndex = "people-index"
    case person
    case page
    case glossary
    case notFound = "not-found"
    case redirect

    /// The template's name: its path in `Templates/` without the extension.
    package var templateName: String { rawValue }

    /// The views whose keys are at the top level of the template: what every page has, and what the kind has.
    package var scopes: [any TemplateView.Type] { Self.commonScopes + [view] }

    private static let commonScopes: [any TemplateView.Type] = [FrameView.self, PageScopeView.self]

    /// How many views are at the top level of each template.
    static let scopeCount = commonScopes.count + 1

    /// The view of what only this kind of page has.
    package var view: any TemplateView.Type {
        switch self {
        case .article: ArticlePageView.self
        case .condition: ConditionPageView.self
        case .withheld: WithheldPageView.self
        case .conditionIndex: ConditionIndexPageView.self
        case .home: HomePageView.self
        case .peopleIndex: PeopleIndexPageView.self
        case .person: PersonPageView.self
        case .page: OtherPageView.self
        case .glossary: GlossaryPageView.self
        case .notFound: NotFoundPageView.self
        case .redirect: RedirectPageView.self
        }
    }

    /// What the kind is, for `docs/templates.md`.
    package var meaning: String {
        switch self {
        case .article: "an article, `/conditions/<condition>/<article>/`"
        case .condition: "a condition, `/conditions/<condition>/`"
        case .withheld: "an article or a condition whose text is not shown, at its own address"
        case .conditionIndex: "the A to Z of conditions, `/conditions/`"
        case .home: "the start page, `/`"
        case .peopleIndex: "the list of people, `/people/`"
        case .person: "a person, `/people/<id>/`"
        case .page: "one of the other pages, `/<page>/`"
        case .glossary: "the words that the site explains, `/glossary/`, where there is a `glossary.yml`"
        case .notFound: "the page for an address that does not exist, `/404.html`"
        case .redirect: "the page at an earlier address (`aliases`), which forwards at once"
        }
    }
}
