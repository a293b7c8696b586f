package import SiteModel

extension PageKind {
    /// A person.
    package static let person = PageKind("person", PersonPageView.self, "a person, `/people/<id>/`")
}

/// What a person reviewed and wrote, of the texts that are shown.
struct WorksOfPerson {
    let id: PersonID
    let reviewed: [PersonWorks.Work]
    let written: [PersonWorks.Work]

    /// The pages that list all of it, by their numbers; none where the person's own page has room for all.
    func pages(_ limits: ListLimits) -> [Address] {
        guard max(reviewed.count, written.count) > limits.latestWorks else { return [] }
        let count = Set(reviewed).union(written).count
        return (0..<(count + limits.works - 1) / max(1, limits.works)).map { .works(of: id, page: $0 + 1) }
    }
}

/// The page of a person.
struct PersonPageView: TemplateView {
    var person: PersonView
    var body: Passage?
    var reviewed: [LinkView]
    var reviewedCount: String
    var written: [LinkView]
    var writtenCount: String
    var numbers: [PageNumberView]

    static let schema = TemplateSchema<PersonPageView>([
        .view("person", "the person") { $0.person },
        .passage("body", "the profile") { $0.body },
        .list("reviewed", "the pages that the person reviewed, the latest first, at most twenty") { $0.reviewed },
        .text("reviewedCount", "how many these are in all, in a sentence if not all of them are here") {
            $0.reviewedCount
        },
        .list("written", "the pages that the person wrote, the latest first, at most twenty") { $0.written },
        .text("writtenCount", "the same of these") { $0.writtenCount },
        .list("numbers", "where not all of them are here, the pages that list all") { $0.numbers },
    ])
}

extension PageRenderer {
    /// The page of a person, with every page that the person reviewed or wrote; `standings` are those of all texts.
    package func person(_ person: Person, body: Body, standings: ReviewStandings) -> RenderedPage {
        let fallback = PersonView(name: person.name, href: base.href(.person(person.id)))
        let view = catalog.person(person.id) ?? fallback
        var page = catalog.page(
            person.name,
            at: .person(person.id),
            description: person.role,
            openGraphType: "profile",
            trail: [catalog.link(to: .peopleIndex)]
        )
        page.hasRareParts = body.hasRareParts
        page.structuredData = catalog.structuredData.person(page, view)
        let works = works(of: person.id, standings)
        return main.render(
            .person,
            page,
            PersonPageView(
                person: view,
                body: body.passage,
                reviewed: catalog.works.latest(works.reviewed, site.limits.latestWorks).map(catalog.works.link),
                reviewedCount: count(works.reviewed),
                written: catalog.works.latest(works.written, site.limits.latestWorks, isWritten: true)
                    .map(catalog.works.link),
                writtenCount: count(works.written),
                numbers: catalog.numbers(of: works.pages(site.limits))
            )
        )
    }

    /// The people as their list has them, each with the pages of all that they reviewed or wrote, where the list is too long
    /// for one page: these pages would be too far from the start page.
    func namesOfPeople(_ standings: ReviewStandings) -> [LetterIndex.Name] {
        guard site.people.count > site.limits.names else { return [] }
        return site.people.compactMap { person in
            catalog.person(person.id).map { view in
                LetterIndex.Name(
                    entry: IndexEntryView(
                        name: view.name,
                        href: view.href,
                        numbers: catalog.numbers(of: works(of: person.id, standings).pages(site.limits)),
                        person: view
                    ),
                    sortKey: person.nameWithoutTitles
                )
            }
        }
    }

    /// What a person reviewed and wrote.
    func works(of person: PersonID, _ standings: ReviewStandings) -> WorksOfPerson {
        WorksOfPerson(
            id: person,
            reviewed: catalog.works.reviewed(by: person, standings),
            written: catalog.works.written(by: person, standings)
        )
    }

    private func count(_ works: [PersonWorks.Work]) -> String {
        let count = catalog.words.pageCount(works.count)
        let latest = site.limits.latestWorks
        return works.count > latest ? catalog.words.latestOf(count, latest) : count
    }
}
