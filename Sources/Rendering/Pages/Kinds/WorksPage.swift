import SiteModel

extension PageKind {
    /// All that a person reviewed or wrote.
    static let works = PageKind(
        "works",
        WorksPageView.self,
        "all that a person reviewed or wrote, where the person's own page has no room for it: `/people/<id>/pages/1/`"
    )
}

/// A page of the list of all that a person reviewed or wrote.
struct WorksPageView: TemplateView {
    var person: PersonView
    var count: String
    var isOfBothKinds: Bool
    var groups: [WorkGroupView]
    var numbers: [PageNumberView]
    var previous: LinkView?
    var next: LinkView?

    static let schema = TemplateSchema<WorksPageView>([
        .view("person", "the person") { $0.person },
        .text("count", "how many pages the list has in all, such as “1,234 pages”") { $0.count },
        .flag("isOfBothKinds", "whether the person reviewed some of them and wrote some") { $0.isOfBothKinds },
        .list("groups", "what is on this page, by what it is about") { $0.groups },
        .list("numbers", "all pages of the list") { $0.numbers },
        .flag("hasNeighbors", "whether there is a page before or after this one") {
            $0.previous != nil || $0.next != nil
        },
        .view("previous", "the page of the list before this one", optional: { $0.previous }),
        .view("next", "the page of the list after this one", optional: { $0.next }),
    ])
}

/// What a person reviewed or wrote about one subject.
struct WorkGroupView: TemplateView {
    var title: String
    var works: [WorkView]
    var foreign: ForeignView?

    static let schema = TemplateSchema<WorkGroupView>([
        .text("title", "the name of the subject") { $0.title },
        .list("works", "the pages, in the order of the subject") { $0.works },
        .view("foreign", "the language of the name, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// A page that a person reviewed or wrote.
struct WorkView: TemplateView {
    var link: LinkView
    var isReviewed: Bool
    var isWritten: Bool

    static let schema = TemplateSchema<WorkView>([
        .text("title", "the title of the page") { $0.link.title },
        .text("href", "its address") { $0.link.href },
        .flag("isReviewed", "whether the person reviewed it") { $0.isReviewed },
        .flag("isWritten", "whether the person wrote it") { $0.isWritten },
        .view("foreign", "the language of the title, where that is not the page's", optional: { $0.link.foreign }),
    ])
}

extension SiteCatalog {
    /// The numbers of pages of a list.
    func numbers(of pages: [Address], at current: Int? = nil) -> [PageNumberView] {
        pages.enumerated().map { index, address in
            PageNumberView(
                number: words.number(index + 1),
                href: site.settings.baseURL.href(address),
                isCurrent: index == current,
                isPrevious: index + 1 == current,
                isNext: index - 1 == current
            )
        }
    }

    /// The link to a page of a list by its number, if there is one.
    func link(toPage index: Int, of pages: [Address]) -> LinkView? {
        guard pages.indices.contains(index) else { return nil }
        return LinkView(title: words.pageNumber(index + 1), href: site.settings.baseURL.href(pages[index]))
    }
}

/// A page of a list that has several.
struct PageNumberView: TemplateView {
    var number: String
    var href: String
    var isCurrent: Bool
    var isPrevious: Bool
    var isNext: Bool

    static let schema = TemplateSchema<PageNumberView>([
        .text("number", "the number of the page") { $0.number },
        .text("href", "its address") { $0.href },
        .flag("isCurrent", "whether it is the page itself") { $0.isCurrent },
        .flag("isPrevious", "whether it is the page before this one") { $0.isPrevious },
        .flag("isNext", "whether it is the page after this one") { $0.isNext },
    ])
}

extension PageRenderer {
    /// The pages of the lists of all that each person reviewed or wrote.
    func worksPages(_ standings: ReviewStandings) -> [ContinuedPage] {
        site.people.flatMap { person -> [ContinuedPage] in
            let works = works(of: person.id, standings)
            let pages = works.pages(site.limits)
            guard !pages.isEmpty, let view = catalog.person(person.id) else { return [] }
            let all = catalog.works.all(works.reviewed, works.written)
            return pages.indices.map { index in
                ContinuedPage(address: pages[index]) { worksPage(at: index, of: pages, listing: all, works, by: view) }
            }
        }
    }

    private func worksPage(
        at index: Int,
        of pages: [Address],
        listing all: [PersonWorks.Work],
        _ works: WorksOfPerson,
        by person: PersonView
    ) -> [UInt8] {
        let words = catalog.words
        let shown = all[index * site.limits.works..<min((index + 1) * site.limits.works, all.count)]
        let (reviewed, written) = (Set(works.reviewed), Set(works.written))
        var groups: [(subject: SubjectID, view: WorkGroupView)] = []
        for work in shown {
            let id = catalog.works.subject(of: work)
            if groups.last?.subject != id {
                let text = site.subject(id)?.text
                let foreign = catalog.foreign(text?.language?.value)
                groups.append((id, WorkGroupView(title: text?.title.value ?? id.slug, works: [], foreign: foreign)))
            }
            groups[groups.count - 1].view.works.append(
                WorkView(
                    link: catalog.works.link(work),
                    isReviewed: reviewed.contains(work),
                    isWritten: written.contains(work)
                )
            )
        }
        var page = catalog.page(
            words.title(words.allWorks(of: person.name), page: index + 1),
            at: pages[index],
            trail: [catalog.link(to: .peopleIndex), LinkView(title: person.name, href: person.href)]
        )
        page.structuredData = catalog.structuredData.list(page, shown.map(catalog.works.link))
        let rendered = main.render(
            .works,
            page,
            WorksPageView(
                person: person,
                count: words.pageCount(all.count),
                isOfBothKinds: !reviewed.isEmpty && !written.isEmpty,
                groups: groups.map(\.view),
                numbers: catalog.numbers(of: pages, at: index),
                previous: catalog.link(toPage: index - 1, of: pages),
                next: catalog.link(toPage: index + 1, of: pages)
            )
        )
        return rendered.bytes ?? rendered.frame
    }
}
