import SiteModel

extension PageKind {
    /// The names in an A to Z, the list of people or the glossary that start with some letters.
    static let letter = PageKind(
        "letter",
        LetterPageView.self,
        "the names in an A to Z that start with one letter or more, such as `/conditions/a-z/c/`, where one page has no room"
            + " for all names; the same of the list of people and of the glossary"
    )
}

/// The page of a letter.
struct LetterPageView: TemplateView {
    var list: LinkView
    var letter: String
    var count: String
    var letters: [LetterView]
    var splitLetters: [LetterView]
    var entries: [IndexEntryView]
    var names: [IndexEntryView] { entries.filter { $0.person == nil && $0.term == nil } }
    var people: [ListedPersonView] {
        entries.compactMap { entry in entry.person.map { ListedPersonView(person: $0, numbers: entry.numbers) } }
    }
    var terms: [TermView] { entries.compactMap(\.term) }
    var previous: LinkView?
    var next: LinkView?

    static let schema = TemplateSchema<LetterPageView>([
        .view("list", "the list that the page belongs to") { $0.list },
        .text("letter", "what the names start with, such as “C” or “Ca”") { $0.letter },
        .text("count", "how many names the page has, such as “13 names”") { $0.count },
        .list("letters", "all letters of the list") { $0.letters },
        .list("splitLetters", "the letter of the page, where it has more pages than one") { $0.splitLetters },
        .list("entries", "the names, in the order of the site's language: those of an A to Z") { $0.names },
        .flag("isAToZ", "whether the list is an A to Z, and neither that of people nor the glossary") {
            $0.people.isEmpty && $0.terms.isEmpty
        },
        .list("people", "the same of the list of people") { $0.people },
        .list("terms", "the same of the glossary") { $0.terms },
        .flag("hasNeighbors", "whether there is a page before or after this one") {
            $0.previous != nil || $0.next != nil
        },
        .view("previous", "the page of the letters before these", optional: { $0.previous }),
        .view("next", "the page of the letters after these", optional: { $0.next }),
    ])
}

/// A person in a list that has several pages.
struct ListedPersonView: TemplateView {
    var person: PersonView
    var numbers: [PageNumberView]

    static let schema = TemplateSchema<ListedPersonView>([
        .view("person", "the person") { $0.person },
        .list("numbers", "the pages that list all that the person reviewed or wrote, where these are many") {
            $0.numbers
        },
    ])
}

/// What leads to the pages of the letters of a list, where one page has no room for all names.
struct LetterHubView: TemplateView {
    var count: String
    var letters: [LetterView]

    static let schema = TemplateSchema<LetterHubView>([
        .text("count", "how many names the list has, such as “1,234 names”") { $0.count },
        .list("letters", "the letters") { $0.letters },
    ])

    /// The hub of a list; `nil` where its own page has room for all names.
    init?(_ list: AlphabeticalList, _ catalog: SiteCatalog) {
        guard !list.pages.isEmpty else { return nil }
        count = catalog.words.nameCount(list.letters.reduce(0) { $0 + $1.entries.count })
        letters = list.row(catalog)
    }
}

/// The letters of an A to Z that have a page for each further letter.
struct LetterPartView: TemplateView {
    var letters: String
    var href: String
    var count: String
    var isCurrent: Bool

    static let schema = TemplateSchema<LetterPartView>([
        .text("letters", "the letters, such as “Ca”") { $0.letters },
        .text("href", "the address of their page") { $0.href },
        .text("count", "how many names the page has, as a number") { $0.count },
        .flag("isCurrent", "whether it is the page itself") { $0.isCurrent },
    ])
}

extension PageRenderer {
    /// The pages of the letters of all lists that one page has no room for.
    func letterPages(_ directory: SubjectDirectory) -> [ContinuedPage] {
        directory.lists.flatMap { list in
            list.pages.indices.map { index in
                ContinuedPage(address: list.pages[index].address) { letterPage(at: index, of: list) }
            }
        }
    }

    private func letterPage(at index: Int, of list: AlphabeticalList) -> [UInt8] {
        let shown = list.pages[index]
        let link = catalog.shortLink(to: list.kind)
        func title(_ letters: String) -> String { catalog.words.letterTitle(letters, of: link.title) }
        func neighbor(_ index: Int) -> LinkView? {
            guard list.pages.indices.contains(index) else { return nil }
            return LinkView(title: list.pages[index].label, href: base.href(list.pages[index].address))
        }
        let above = shown.above.map { label, path in
            LinkView(title: label, href: base.href(.letters(path, of: list.kind.page.address)))
        }
        var page = catalog.page(title(shown.label), at: shown.address, trail: [link] + above)
        let terms = shown.entries.compactMap(\.term)
        page.structuredData =
            terms.isEmpty
            ? catalog.structuredData.list(page, AlphabeticalList.links(shown.entries))
            : catalog.structuredData.glossary(page, terms)
        let letters = list.row(catalog, current: shown)
        var around = letters.filter { $0.letter == shown.letter && !$0.parts.isEmpty }
        if shown.entries.isEmpty {
            // All that such a page has is the way to those below it.
            let own = base.href(shown.address)
            for index in around.indices { around[index].parts.removeAll { !$0.href.hasPrefix(own) } }
        }
        let rendered = main.render(
            .letter,
            page,
            LetterPageView(
                list: link,
                letter: shown.label,
                count: catalog.words.nameCount(shown.entries.count),
                letters: letters,
                splitLetters: around,
                entries: shown.entries,
                previous: neighbor(index - 1),
                next: neighbor(index + 1)
            )
        )
        return rendered.bytes ?? rendered.frame
    }
}
