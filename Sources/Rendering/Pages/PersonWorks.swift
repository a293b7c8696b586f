import SiteModel

/// Which published texts name each person as a reviewer or an author, gathered once: a site with many people has many
/// texts too, and going over all texts for each person takes time with the square of the site.
struct PersonWorks: Sendable {
    /// A text by its place in the site, in the order of subjects, each followed by its articles in reading order.
    enum Work: Hashable {
        case subject(Int)
        case article(Int)
    }

    private let site: Site
    /// In the order of subjects, each followed by its articles in reading order.
    private var reviewed: [PersonID: [Work]] = [:]
    private var written: [PersonID: [Work]] = [:]

    init(_ site: Site) {
        self.site = site
        for subject in site.subjects.indices {
            collect(.subject(subject))
            for article in site.articles(of: site.subjects[subject].id).indices { collect(.article(article)) }
        }
    }

    private mutating func collect(_ work: Work) {
        // Asked for part by part: a copy of the whole text costs more than all that is looked at.
        let isDraft: Bool
        let review: Review
        let authors: [Located<PersonID>]
        switch work {
        case .subject(let index):
            isDraft = site.subjects[index].text.isDraft
            review = site.subjects[index].text.review
            authors = site.subjects[index].text.authors
        case .article(let index):
            isDraft = site.articles[index].text.isDraft
            review = site.articles[index].text.review
            authors = site.articles[index].text.authors
        }
        guard site.publishes(isDraft: isDraft) else { return }
        if review.reviewed != nil {
            for reviewer in review.reviewers { Self.add(work, to: &reviewed[reviewer.value, default: []]) }
        }
        for author in authors { Self.add(work, to: &written[author.value, default: []]) }
    }

    /// A text may name a person twice and is listed once.
    private static func add(_ work: Work, to works: inout [Work]) {
        if works.last != work { works.append(work) }
    }

    /// The texts that a person reviewed just as they are, of those that are shown.
    func reviewed(by person: PersonID, _ standings: ReviewStandings) -> [Work] {
        shown(reviewed[person], standings) { $0?.reviewers.contains(person) == true }
    }

    /// The texts that a person wrote, of those that are shown.
    func written(by person: PersonID, _ standings: ReviewStandings) -> [Work] {
        shown(written[person], standings) { _ in true }
    }

    /// Those of the latest day, by their titles where they are of one day: of the review, or if `isWritten` of the last change.
    func latest(_ works: [Work], _ count: Int, isWritten: Bool = false) -> [Work] {
        func day(_ review: Review) -> CalendarDate? {
            isWritten ? review.updated?.value ?? review.reviewed?.value : review.reviewed?.value
        }
        let dated = works.enumerated().map { place, work -> (CalendarDate?, String, Int) in
            switch work {
            case .subject(let index): (day(site.subjects[index].text.review), title(of: work), place)
            case .article(let index): (day(site.articles[index].text.review), title(of: work), place)
            }
        }
        let sorted = dated.sorted { first, second in
            first.0 == second.0
                ? (first.1, first.2) < (second.1, second.2)
                : second.0.map { other in first.0.map { other < $0 } ?? false } ?? true
        }
        return sorted.prefix(count).map { works[$0.2] }
    }

    /// All texts of a person in the order of subjects, each once.
    func all(_ reviewed: [Work], _ written: [Work]) -> [Work] {
        Set(reviewed).union(written).sorted { place(of: $0) < place(of: $1) }
    }

    /// Where a text is in the order of subjects, each followed by its articles.
    private func place(of work: Work) -> (SubjectID, Int) {
        switch work {
        case .subject(let index): (site.subjects[index].id, -1)
        case .article(let index): (site.articles[index].id.subject, index)
        }
    }

    /// The subject that a text is about.
    func subject(of work: Work) -> SubjectID { place(of: work).0 }

    private func title(of work: Work) -> String {
        switch work {
        case .subject(let index): site.subjects[index].text.title.value
        case .article(let index): site.articles[index].text.title.value
        }
    }

    private func shown(
        _ works: [Work]?,
        _ standings: ReviewStandings,
        where counts: (ReviewStanding?) -> Bool
    ) -> [Work] {
        works?.filter { work in
            let standing =
                switch work {
                case .subject(let index): standings[site.subjects[index].text]
                case .article(let index): standings[site.articles[index].text]
                }
            return counts(standing) && standing?.isWithheld != true
        } ?? []
    }

    /// The language of a text, where it is not the site's, in which pages of people are.
    private func foreign(_ text: ReviewedText) -> ForeignView? {
        let language = site.settings.language
        return ForeignView(text.language?.value ?? language, on: language)
    }

    /// The link to a text.
    func link(_ work: Work) -> LinkView {
        let base = site.settings.baseURL
        return switch work {
        case .subject(let index):
            LinkView(
                title: site.subjects[index].text.title.value,
                href: base.href(site.settings.sections.address(of: site.subjects[index].id)),
                foreign: foreign(site.subjects[index].text)
            )
        case .article(let index):
            LinkView(
                title: site.articles[index].text.title.value,
                href: base.href(site.settings.sections.address(of: site.articles[index].id)),
                foreign: foreign(site.articles[index].text)
            )
        }
    }
}
