import Diagnostics
import SiteModel

/// The pages of a site as a whole. A new one is a line in the list, a declaration and its view.
extension SitePageKind {
    /// Every one, in the order of the sitemap.
    package static let all: [SitePageKind] = [.home, .conditionIndex, .peopleIndex, .glossary, .notFound]

    /// The start page.
    package static let home = SitePageKind(
        "home",
        "the start page, `/`",
        SitePage(at: .home),
        title: .siteTitle,
        link: Key("home", "the address of the start page"),
        flag: Key("isHome", "whether it is the start page")
    ) { page, contents in
        page.description = contents.site.settings.description
        page.structuredData = contents.catalog.structuredData.home(page)
        let (words, directory) = (contents.catalog.words, contents.directory)
        let conditionCount = words.conditionCount(directory.conditionCount)
        let articleCount = words.articleCount(directory.articleCount)
        return HomePageView(
            letters: directory.letters,
            conditions: directory.cards,
            conditionCount: conditionCount,
            articleCount: articleCount,
            holdings: directory.articleCount == 0
                ? nil : words.holdings(conditions: conditionCount, articles: articleCount)
        )
    }

    /// The A to Z of conditions.
    package static let conditionIndex = SitePageKind(
        "condition-index",
        "the A to Z of conditions, `/conditions/`",
        SitePage(at: .conditionIndex),
        title: .word("conditionIndex"),
        link: Key("conditions", "the address of the A to Z of conditions"),
        flag: Key("isConditionIndex", "whether it is the A to Z of conditions")
    ) { page, contents in
        page.structuredData = contents.catalog.structuredData.list(page, contents.directory.links)
        return ConditionIndexPageView(letters: contents.directory.letters)
    }

    /// The list of people.
    package static let peopleIndex = SitePageKind(
        "people-index",
        "the list of people, `/people/`",
        SitePage(at: .peopleIndex, isListed: { !$0.people.isEmpty }),
        title: .word("people"),
        link: Key("people", "the address of the list of people"),
        flag: Key("isPeopleIndex", "whether it is the list of people"),
        isInFooter: true
    ) { page, contents in
        let people = contents.site.people.compactMap { contents.catalog.person($0.id) }
        let links = people.map { LinkView(title: $0.name, href: $0.href) }
        page.structuredData = contents.catalog.structuredData.list(page, links)
        return PeopleIndexPageView(people: people)
    }

    /// The words that the site explains.
    package static let glossary = SitePageKind(
        "glossary",
        "the words that the site explains, `/glossary/`, where there is a `glossary.yml`",
        SitePage(at: .glossary, source: { $0.glossary.terms.first?.term.location.file }),
        title: .word("glossary"),
        link: Key("glossary", "the address of the glossary, where the site has one"),
        flag: Key("isGlossary", "whether it is the list of words that the site explains"),
        isInFooter: true
    ) { page, contents in
        let terms = GlossaryList(contents.site.glossary, language: contents.site.settings.language).terms
        page.structuredData = contents.catalog.structuredData.glossary(page, terms)
        return GlossaryPageView(terms: terms)
    }

    /// The page that hosts show for an address that does not exist.
    package static let notFound = SitePageKind(
        "not-found",
        "the page for an address that does not exist, `/404.html`",
        SitePage(at: .notFound, isListed: { _ in false }),
        title: .word("notFound")
    ) { page, contents in
        page.isIndexable = false
        page.structuredData = contents.catalog.structuredData.page(page)
        return NotFoundPageView()
    }
}

/// The start page.
struct HomePageView: TemplateView {
    var letters: [LetterView]
    var conditions: [ConditionCardView]
    var conditionCount: String
    var articleCount: String
    var holdings: String?

    static let schema = TemplateSchema<HomePageView>([
        .list("letters", "the letters of the A to Z") { $0.letters },
        .list("conditions", "the conditions with the most articles, at most twelve, in alphabetical order") {
            $0.conditions
        },
        .text("conditionCount", "how many conditions the site has, such as “13 conditions”") { $0.conditionCount },
        .text("articleCount", "how many articles the site has, such as “1 article”") { $0.articleCount },
        .text("holdings", "both in a sentence, where any article is shown", optional: { $0.holdings }),
    ])
}

/// The A to Z of conditions.
struct ConditionIndexPageView: TemplateView {
    var letters: [LetterView]

    static let schema = TemplateSchema<ConditionIndexPageView>([
        .list("letters", "the letters of the alphabet, and any others that names start with") { $0.letters }
    ])
}

/// The list of people.
struct PeopleIndexPageView: TemplateView {
    var people: [PersonView]

    static let schema = TemplateSchema<PeopleIndexPageView>([
        .list("people", "everyone who reviews or writes for the site") { $0.people }
    ])
}

/// The words that the site explains.
struct GlossaryPageView: TemplateView {
    var terms: [TermView]

    static let schema = TemplateSchema<GlossaryPageView>([
        .list("terms", "the words, in the order of the site's language") { $0.terms }
    ])
}

/// The page that hosts show for an address that does not exist.
struct NotFoundPageView: TemplateView {
    static let schema = TemplateSchema<NotFoundPageView>([])
}
