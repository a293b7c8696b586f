package import Diagnostics
package import Publishing
import SiteModel

/// The texts that wait for a reviewer, the most urgent first.
package struct ReviewQueue: Equatable, Sendable {
    /// The day of the list.
    let day: CalendarDate
    /// How many days ahead it looks.
    let horizon: Int
    /// The texts.
    package private(set) var texts: [QueuedText] = []

    /// An empty list.
    init(day: CalendarDate, horizon: Int) {
        self.day = day
        self.horizon = horizon
    }

    /// The texts of a site.
    ///
    /// - Parameters:
    ///   - session: The site, and the day of the list.
    ///   - horizon: How many days ahead the list looks; `nil` for as far as the site warns.
    ///   - includesDrafts: Whether drafts are in the list too.
    package init(of session: ReviewSession, horizon: Int?, includesDrafts: Bool) {
        self.init(of: session.desk, horizon: horizon, includesDrafts: includesDrafts) { session.path(of: $0) }
    }

    /// The texts on a desk; `path` gives a file as people find it.
    package init(
        of desk: ReviewDesk,
        horizon: Int?,
        includesDrafts: Bool,
        path: (SourceFile) -> String
    ) {
        let site = desk.site
        let policy = site.settings.reviewPolicy
        self.init(day: site.day, horizon: horizon ?? policy.warnBeforeDays)
        for text in desk.texts {
            let path = path(text.file)
            if let reviewed = text.reviewed, let standing = text.standing, includesDrafts || !reviewed.isDraft {
                add(
                    name: text.name,
                    title: text.title,
                    path: path,
                    section: text.section,
                    risk: site.risk(of: reviewed),
                    facts: standing.facts,
                    strayed: standing.strayed,
                    changedSharedTexts: standing.changedSharedTexts,
                    review: reviewed.review,
                    barred: policy.allowsAuthors ? [] : reviewed.authors.map(\.value),
                    drafting: site.drafting(of: reviewed),
                    address: text.address,
                    under: policy
                )
            } else if let shared = SharedStanding(text, on: site) {
                add(
                    name: text.name,
                    title: text.title,
                    path: path,
                    risk: policy.defaultRisk,
                    facts: shared.facts,
                    review: shared.review,
                    under: policy
                )
            }
        }
    }

    /// What is done about first. A withdrawn text waits for no one, and is at the end so that it is not forgotten.
    package static let order: [ReviewNeed] = [
        .fact(.overdue), .fact(.changed), .fact(.sharedTextChanged), .fact(.reviewerUnregistered), .tooFewReviewers,
        .fact(.neverReviewed), .fact(.dueSoon), .fact(.withdrawn),
    ]

    /// How early a need is in the list, from 0; what is in order comes last.
    package static func urgency(of need: ReviewNeed?) -> Int { need.flatMap(order.firstIndex) ?? order.count }

    /// Adds a text unless its review is in order and stays so for the horizon.
    ///
    /// `review` is what is on record of it, which says when it is due even where the page may claim nothing.
    mutating func add(
        name: String,
        title: String? = nil,
        path: String,
        section: SectionID? = nil,
        risk: RiskClass = .standard,
        facts: [ReviewFact],
        strayed: ReviewStanding.Strayed? = nil,
        changedSharedTexts: [SharedTextID] = [],
        review: Review,
        barred: [PersonID] = [],
        drafting: Drafting? = nil,
        address: Address? = nil,
        under policy: ReviewPolicy
    ) {
        let due = review.reviewed == nil ? nil : review.nextReview(under: policy)
        // How far ahead the list looks is not how early the pages warn.
        var facts = facts.filter { $0 != .dueSoon }
        if let due, !facts.contains(.overdue), day <= due, day.days(until: due) <= horizon { facts.append(.dueSoon) }
        var needs = facts.sorted().map(ReviewNeed.fact)
        let isReviewed = !facts.contains(.neverReviewed) && !review.reviewers.isEmpty
        if isReviewed, review.reviewers.count < policy.minimumReviewers { needs.append(.tooFewReviewers) }
        let withdrawn = ReviewNeed.fact(.withdrawn)
        let urgent = needs.contains(withdrawn) ? withdrawn : Self.order.first(where: needs.contains)
        guard let urgent else { return }
        texts.append(
            QueuedText(
                what: urgent,
                needs: needs,
                name: name,
                title: title ?? name,
                path: path,
                section: section,
                risk: risk,
                reviewers: review.reviewers.map(\.value),
                barred: barred,
                drafting: drafting,
                due: due,
                address: address,
                changedSharedTexts: changedSharedTexts,
                strayed: strayed
            )
        )
    }

    /// The list in its order.
    package var sorted: [QueuedText] {
        func rank(_ text: QueuedText) -> (Int, Int, String) {
            let place = Self.urgency(of: text.what)
            // Both what has been overdue for longest and what is due first has the earliest day.
            let byDay = text.what == .fact(.overdue) || text.what == .fact(.dueSoon)
            return (place, byDay ? text.due?.daysSinceEpoch ?? 0 : 0, text.name)
        }
        return texts.sorted { rank($0) < rank($1) }
    }

    /// The same list with only the texts for which a condition holds.
    package func only(_ isWanted: (QueuedText) -> Bool) -> ReviewQueue {
        var queue = self
        queue.texts = texts.filter(isWanted)
        return queue
    }

    /// Looks for the commit that changed each text whose words changed.
    package mutating func findCommits(of session: ReviewSession, in history: ContentHistory) {
        let known = Dictionary(session.desk.texts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for index in texts.indices where texts[index].needs.contains(.fact(.changed)) && texts[index].strayed == nil {
            guard let text = known[texts[index].name], let recorded = text.record.flatMap(RecordedReview.init) else {
                continue
            }
            texts[index].commit = session.version(of: text, withDigest: recorded.text, in: history)?.next
        }
    }
}
