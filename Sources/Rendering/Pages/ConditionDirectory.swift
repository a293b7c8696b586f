import SiteModel

/// What the lists of the whole site hold, the A to Z and the start page: the conditions whose texts are shown. It is
/// made when everything has been read, because only then is known which those are.
package struct ConditionDirectory: Sendable {
    /// The A to Z.
    let letters: [LetterView]
    /// The conditions with the most articles, in alphabetical order.
    let cards: [ConditionCardView]
    /// How many conditions there are.
    let conditionCount: Int
    /// How many articles there are.
    let articleCount: Int

    /// How many conditions the start page presents; the A to Z has all.
    static let maximumCards = 12

    init(_ site: Site, _ standings: ReviewStandings, otherLetters: String) {
        func shows(_ text: ReviewedText) -> Bool { site.publishes(isDraft: text.isDraft) && standings.lists(text) }
        let base = site.settings.baseURL
        let conditions = site.conditions.filter { shows($0.text) }
        letters =
            ConditionIndex(
                conditions,
                language: site.settings.language,
                others: otherLetters,
                href: { base.href(.condition($0)) }
            ).letters
        conditionCount = conditions.count
        articleCount = site.articles.count { shows($0.text) }
        let ranked = conditions.map { condition in
            (condition: condition, articles: site.articles(of: condition.id).count { shows($0.text) })
        }.sorted { ($1.articles, $0.condition.id) < ($0.articles, $1.condition.id) }.prefix(Self.maximumCards)
        let order = Dictionary(
            letters.flatMap(\.entries).filter { $0.preferred == nil }.enumerated().map { ($1.href, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        cards = ranked.map { condition, _ in
            ConditionCardView(
                title: condition.text.title.value,
                href: base.href(.condition(condition.id)),
                summary: condition.text.summary?.value,
                foreign: ForeignView(
                    condition.text.language?.value ?? site.settings.language,
                    on: site.settings.language
                )
            )
        }.sorted { (order[$0.href] ?? .max) < (order[$1.href] ?? .max) }
    }

    /// The names of the conditions and where their pages are, in the order of the A to Z.
    var links: [LinkView] {
        letters.flatMap(\.entries).filter { $0.preferred == nil }.map { LinkView(title: $0.name, href: $0.href) }
    }
}
