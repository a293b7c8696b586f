import SiteModel

/// What the lists of the whole site hold, each A to Z and the start page: the subjects whose texts are shown. It is made
/// when everything has been read, because only then is known which those are.
package struct SubjectDirectory: Sendable {
    /// What the lists of one section hold.
    struct SectionList: Sendable {
        let section: Section
        /// Its A to Z.
        let list: AlphabeticalList
        /// Its subjects with the most articles, in alphabetical order.
        let cards: [SubjectCardView]
    }

    /// The A to Z of all sections.
    let list: AlphabeticalList
    /// The sections, in their order.
    let sections: [SectionList]
    /// The list of people.
    let people: AlphabeticalList
    /// The words of the glossary.
    let glossary: AlphabeticalList
    /// How many subjects there are.
    let subjectCount: Int
    /// How many articles there are.
    let articleCount: Int

    /// The texts whose reviews are the latest.
    let recentlyReviewed: [RecentReview]
    /// What is true of the reviews of all texts.
    let standings: ReviewStandings
    private let shownSubjects: Set<SubjectID>

    /// A text that was reviewed not long ago.
    struct RecentReview: Sendable {
        let link: LinkView
        let day: CalendarDate
        let standing: ReviewStanding
    }

    /// How many of them the start page presents.
    private static let maximumRecent = 5

    /// Whether lists have a subject in them.
    func shows(_ subject: SubjectID) -> Bool { shownSubjects.contains(subject) }

    /// Whether lists have an article in them.
    func shows(_ text: ReviewedText) -> Bool { isListed(text) }

    private let isListed: @Sendable (ReviewedText) -> Bool

    /// How many subjects of a section the start page presents, where it is the only one and where it is not; the A to Z has
    /// all.
    private static func maximumCards(ofSections count: Int) -> Int { count == 1 ? 12 : 6 }

    /// What the lists hold.
    ///
    /// - Parameters:
    ///   - site: The site.
    ///   - standings: What is true of the reviews of all texts.
    ///   - people: The people by their names.
    ///   - furtherPages: The pages on which the lists of subjects' articles go on.
    ///   - otherLetters: What stands for names that start with no letter.
    init(
        _ site: Site,
        _ standings: ReviewStandings,
        people: [LetterIndex.Name] = [],
        furtherPages: [SubjectID: [PageNumberView]] = [:],
        otherLetters: String
    ) {
        let shows: @Sendable (ReviewedText) -> Bool = { text in
            site.publishes(isDraft: text.isDraft) && standings.lists(text)
        }
        isListed = shows
        self.standings = standings
        let subjects = site.subjects.filter { shows($0.text) }
        shownSubjects = Set(subjects.map(\.id))
        recentlyReviewed = Self.recentlyReviewed(site, standings, shows)
        let sections = site.settings.sections
        func list(_ kind: SitePageKind, of subjects: [Subject]) -> AlphabeticalList {
            let index = LetterIndex(
                subjects,
                language: site.settings.language,
                others: otherLetters,
                limit: site.limits.names,
                furtherPages: furtherPages,
                href: { site.settings.baseURL.href(sections.address(of: $0)) }
            )
            return AlphabeticalList(kind, index, limit: site.limits.names)
        }
        let bySection = Dictionary(grouping: subjects, by: \.id.section)
        self.sections = sections.all.map { section in
            let subjects = bySection[section.id] ?? []
            let list = list(.subjectIndex(of: section), of: subjects)
            let ranked = subjects.map { subject in
                (subject: subject, articles: site.articles(of: subject.id).count { shows($0.text) })
            }.sorted { ($1.articles, $0.subject.id) < ($0.articles, $1.subject.id) }
                .prefix(Self.maximumCards(ofSections: sections.all.count))
            return SectionList(
                section: section,
                list: list,
                cards: Self.cards(ranked.map(\.subject), in: list, of: site)
            )
        }
        self.list = self.sections.count == 1 ? self.sections[0].list : list(.allSubjects, of: subjects)
        self.people = AlphabeticalList(
            .peopleIndex,
            LetterIndex(people, language: site.settings.language, others: otherLetters, limit: site.limits.names),
            limit: site.limits.names
        )
        glossary = GlossaryList(site.glossary, language: site.settings.language).byLetter(site.limits, otherLetters)
        subjectCount = subjects.count
        articleCount = site.articles.count { shows($0.text) }
    }

    /// The latest first; of one day, by title.
    private static func recentlyReviewed(
        _ site: Site,
        _ standings: ReviewStandings,
        _ shows: (ReviewedText) -> Bool
    ) -> [RecentReview] {
        let texts =
            site.subjects.map { ($0.text, site.settings.sections.address(of: $0.id)) }
            + site.articles.map { ($0.text, site.settings.sections.address(of: $0.id)) }
        let reviewed = texts.compactMap { text, address -> RecentReview? in
            guard shows(text), let standing = standings[text], let claim = standing.claim,
                !standing.facts.contains(.overdue)
            else { return nil }
            let link = LinkView(
                title: text.title.value,
                href: site.settings.baseURL.href(address),
                foreign: ForeignView(text.language?.value ?? site.settings.language, on: site.settings.language)
            )
            return RecentReview(link: link, day: claim.reviewed, standing: standing)
        }
        return Array(
            reviewed.sorted { ($1.day, $0.link.title, $0.link.href) < ($0.day, $1.link.title, $1.link.href) }
                .prefix(maximumRecent)
        )
    }

    /// The cards of subjects, in the order in which the A to Z names these.
    private static func cards(_ subjects: [Subject], in list: AlphabeticalList, of site: Site) -> [SubjectCardView] {
        let order = Dictionary(
            list.links.enumerated().map { ($1.href, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return subjects.map { subject in
            SubjectCardView(
                title: subject.text.title.value,
                href: site.settings.baseURL.href(site.settings.sections.address(of: subject.id)),
                summary: subject.text.summary?.value,
                foreign: ForeignView(
                    subject.text.language?.value ?? site.settings.language,
                    on: site.settings.language
                )
            )
        }.sorted { (order[$0.href] ?? .max) < (order[$1.href] ?? .max) }
    }

    /// Every list of the site that goes by letter.
    var lists: [AlphabeticalList] {
        (sections.count == 1 ? [] : [list]) + sections.map(\.list) + [people, glossary]
    }
}
