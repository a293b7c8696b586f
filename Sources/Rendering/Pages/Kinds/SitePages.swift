import Diagnostics
package import SiteModel

/// The pages of a site as a whole. A new one is a line in the list, a declaration and its view.
extension SitePageKind {
    /// Those of which each site has at most one, in the order of the sitemap.
    private static let afterSections: [SitePageKind] = [.peopleIndex, .glossary, .search, .notFound]

    /// Those of a site with some sections, in the order of the sitemap.
    package static func all(of sections: Sections) -> [SitePageKind] {
        let lists = sections.all.map(subjectIndex)
        return [.home] + (lists.count > 1 ? [.allSubjects] : []) + lists + afterSections
    }

    /// Every one that a site may have; one list stands for those of all sections.
    static let any: [SitePageKind] =
        [.home, .allSubjects] + Sections.standard.all.map(subjectIndex) + afterSections

    /// The A to Z of all subjects, on a site with more than one section.
    package static let allSubjects = SitePageKind(
        "subject-index",
        "the A to Z of all subjects, `/a-z/`, on a site with more than one section",
        SitePage(at: .allSubjects),
        title: .word("allSubjects"),
        isInMenu: true
    ) { page, contents in
        SubjectIndexPageView(completing: &page, contents, contents.directory.list)
    }

    /// The A to Z of a section.
    package static func subjectIndex(of section: Section) -> SitePageKind {
        SitePageKind(
            "subject-index",
            "the A to Z of a section, such as `/conditions/`",
            SitePage(at: section.address, ofSection: section.id),
            title: section.title.map { .text($0) } ?? .word("conditionIndex")
        ) { page, contents in
            let list = contents.directory.sections.first { $0.section.id == section.id }?.list
            var view = SubjectIndexPageView(completing: &page, contents, list)
            view.summary = page.description
            return view
        }
    }

    /// The list of people.
    package static let peopleIndex = SitePageKind(
        "people-index",
        "the list of people, `/people/`",
        SitePage(at: .peopleIndex, isListed: { !$0.people.isEmpty }),
        title: .word("people"),
        link: Key("people", "the address of the list of people"),
        flag: Key("isPeopleIndex", "whether it is the list of people"),
        isInMenu: true
    ) { page, contents in
        let hub = LetterHubView(contents.directory.people, contents.catalog)
        let people = hub == nil ? contents.site.people.compactMap { contents.catalog.person($0.id) } : []
        let links = people.map { LinkView(title: $0.name, href: $0.href) }
        page.structuredData = contents.catalog.structuredData.list(page, links)
        return PeopleIndexPageView(people: people, hub: hub)
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
        let (site, catalog) = (contents.site, contents.catalog)
        let hub = LetterHubView(contents.directory.glossary, catalog)
        let terms = hub == nil ? GlossaryList(site.glossary, language: site.settings.language).terms : []
        page.structuredData = catalog.structuredData.glossary(page, terms)
        return GlossaryPageView(terms: terms, hub: hub)
    }

    /// What a search finds: a script fills it.
    package static let search = SitePageKind(
        "search",
        "what a search finds, `/search/`, unless `search` of site.yml is `false`",
        SitePage(at: .search, condition: { $0.settings.hasSearch }, isListed: { _ in false }),
        title: .word("search"),
        link: Key("search", "the address of the page of results, unless `search` of site.yml is `false`"),
        flag: Key("isSearch", "whether it is the page of results")
    ) { page, contents in
        page.isIndexable = false
        page.picture = nil
        page.structuredData = contents.catalog.structuredData.page(page)
        return SearchPageView()
    }

    /// The page that hosts show for an address that does not exist.
    package static let notFound = SitePageKind(
        "not-found",
        "the page for an address that does not exist, `/404.html`",
        SitePage(at: .notFound, isListed: { _ in false }),
        title: .word("notFound")
    ) { page, contents in
        page.isIndexable = false
        page.picture = nil
        page.structuredData = contents.catalog.structuredData.page(page)
        return NotFoundPageView()
    }
}

/// The A to Z of a section, or of all.
struct SubjectIndexPageView: TemplateView {
    var summary: String?
    var introduction: IntroductionView
    var isSplit: Bool
    var count: String
    var letters: [LetterView]

    static let schema = TemplateSchema<SubjectIndexPageView>([
        .text("summary", "what the section is about: the summary of its `index.md`", optional: { $0.summary }),
        .view("introduction", "what the `index.md` of the section says") { $0.introduction },
        .flag(
            "isSplit",
            "whether one page has no room for all names: then each letter has a page of its own, and `entries` of letters are"
                + " empty"
        ) { $0.isSplit },
        .text("count", "how many names the list has, such as “1,234 names”") { $0.count },
        .list("letters", "the letters of the alphabet, and any others that names start with") { $0.letters },
    ])

    /// A list as its own page shows it, or as a hub; `page` gets what it tells machines.
    init(completing page: inout PageView, _ contents: SiteContents, _ list: AlphabeticalList?) {
        let catalog = contents.catalog
        introduction = contents.introduction
        isSplit = list?.pages.isEmpty == false
        let sources = introduction.citedSources
        page.structuredData = catalog.structuredData.list(page, isSplit ? [] : list?.links ?? [], sources: sources)
        count = catalog.words.nameCount(list?.letters.reduce(0) { $0 + $1.entries.count } ?? 0)
        letters = list?.row(catalog, isOnListItself: true) ?? []
    }
}

/// The list of people.
struct PeopleIndexPageView: TemplateView {
    var people: [PersonView]
    var hub: LetterHubView?

    static let schema = TemplateSchema<PeopleIndexPageView>([
        .list("people", "everyone who reviews or writes for the site, where one page has room for all") { $0.people },
        .view("hub", "the letters of their names, where one page has no room for all", optional: { $0.hub }),
    ])
}

/// The words that the site explains.
struct GlossaryPageView: TemplateView {
    var terms: [TermView]
    var hub: LetterHubView?

    static let schema = TemplateSchema<GlossaryPageView>([
        .list("terms", "the words, in the order of the site's language, where one page has room for all") { $0.terms },
        .view("hub", "the letters of the words, where one page has no room for all", optional: { $0.hub }),
    ])
}

/// What a search finds.
struct SearchPageView: TemplateView {
    static let schema = TemplateSchema<SearchPageView>([])
}

/// The page that hosts show for an address that does not exist.
struct NotFoundPageView: TemplateView {
    static let schema = TemplateSchema<NotFoundPageView>([])
}
