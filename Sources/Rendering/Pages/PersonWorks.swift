import SiteModel

/// Which published texts name each person as a reviewer or an author, gathered once: a site with many people has many
/// texts too, and going over all texts for each person takes time with the square of the site.
struct PersonWorks: Sendable {
    /// A text by its place in the site.
    private enum Work: Equatable {
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
    func reviewed(by person: PersonID, _ standings: ReviewStandings) -> [LinkView] {
        links(reviewed[person], standings) { $0?.reviewers.contains(person) == true }
    }

    /// The texts that a person wrote, of those that are shown.
    func written(by person: PersonID, _ standings: ReviewStandings) -> [LinkView] {
        links(written[person], standings) { _ in true }
    }

    private func links(
        _ works: [Work]?,
        _ standings: ReviewStandings,
        where counts: (ReviewStanding?) -> Bool
    ) -> [LinkView] {
        works?.filter { work in
            let standing =
                switch work {
                case .subject(let index): standings[site.subjects[index].text]
                case .article(let index): standings[site.articles[index].text]
                }
            return counts(standing) && standing?.isWithheld != true
        }.map(link) ?? []
    }

    /// The language of a text, where it is not the site's, in which pages of people are.
    private func foreign(_ text: ReviewedText) -> ForeignView? {
        let language = site.settings.language
        return ForeignView(text.language?.value ?? language, on: language)
    }

    private func link(_ work: Work) -> LinkView {
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
