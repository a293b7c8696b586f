package import SiteModel

extension PageKind {
    /// A person.
    package static let person = PageKind("person", PersonPageView.self, "a person, `/people/<id>/`")
}

/// The page of a person.
struct PersonPageView: TemplateView {
    var person: PersonView
    var body: Passage?
    var reviewed: [LinkView]
    var written: [LinkView]

    static let schema = TemplateSchema<PersonPageView>([
        .view("person", "the person") { $0.person },
        .passage("body", "the profile") { $0.body },
        .list("reviewed", "the pages that the person reviewed") { $0.reviewed },
        .list("written", "the pages that the person wrote") { $0.written },
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
        return main.render(
            .person,
            page,
            PersonPageView(
                person: view,
                body: body.passage,
                reviewed: catalog.works.reviewed(by: person.id, standings),
                written: catalog.works.written(by: person.id, standings)
            )
        )
    }
}
