import Publishing
import SiteModel

/// Why a text is in the list of what has to be done about reviews.
enum ReviewNeed: Hashable, Sendable, CaseIterable {
    /// Something is true of its review.
    case fact(ReviewFact)
    /// Some reviewed it, but fewer than the site asks for.
    case tooFewReviewers

    static var allCases: [ReviewNeed] { ReviewFact.allCases.map(ReviewNeed.fact) + [.tooFewReviewers] }

    /// The name of a need, as programs and options have it.
    var name: String {
        switch self {
        case .fact(let fact): fact.rawValue
        case .tooFewReviewers: "tooFewReviewers"
        }
    }
}

/// A text of the site in the list of what has to be done about reviews.
struct QueuedText: Equatable, Sendable {
    /// What is to be done about: the most urgent of the needs.
    var what: ReviewNeed
    /// All that is to be done about.
    var needs: [ReviewNeed]
    /// By which name people call it: `anemia/causes`, `anemia`, `disclaimers/general`, `glossary`.
    var name: String
    /// Its file, as people find it.
    var path: String
    /// Who reviewed it last.
    var reviewers: [PersonID]
    /// The last day on which its review holds, or held; `nil` where there is none.
    var due: CalendarDate?
    /// Why its review is none of the page that it is on, where that is what `changed` means.
    var strayed: ReviewStanding.Strayed?
    /// The commit that changed it after the review, where that was asked for and could be found.
    var commit: ContentHistory.Revision?

    /// For how many days it has been overdue, or how many are left; `nil` where that is not what is to be done about.
    func days(on day: CalendarDate) -> Int? {
        guard let due else { return nil }
        switch what {
        case .fact(.overdue): return due.days(until: day)
        case .fact(.dueSoon): return day.days(until: due)
        default: return nil
        }
    }
}

/// The texts that wait for a reviewer, the most urgent first.
struct ReviewQueue: Equatable, Sendable {
    /// The day of the list.
    let day: CalendarDate
    /// How many days ahead it looks.
    let horizon: Int
    /// The texts.
    private(set) var texts: [QueuedText] = []

    /// An empty list.
    init(day: CalendarDate, horizon: Int) {
        self.day = day
        self.horizon = horizon
    }

    /// What is done about first. A withdrawn text waits for no one, and is at the end so that it is not forgotten.
    static let order: [ReviewNeed] = [
        .fact(.overdue), .fact(.changed), .fact(.sharedTextChanged), .fact(.reviewerUnregistered), .tooFewReviewers,
        .fact(.neverReviewed), .fact(.dueSoon), .fact(.withdrawn),
    ]

    /// Adds a text unless its review is in order and stays so for the horizon.
    ///
    /// `review` is what is on record of it, which says when it is due even where the page may claim nothing.
    mutating func add(
        name: String,
        path: String,
        facts: [ReviewFact],
        strayed: ReviewStanding.Strayed? = nil,
        review: Review,
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
                path: path,
                reviewers: review.reviewers.map(\.value),
                due: due,
                strayed: strayed
            )
        )
    }

    /// The list in its order.
    var sorted: [QueuedText] {
        func rank(_ text: QueuedText) -> (Int, Int, String) {
            let place = Self.order.firstIndex(of: text.what) ?? Self.order.count
            // Both what has been overdue for longest and what is due first has the earliest day.
            let byDay = text.what == .fact(.overdue) || text.what == .fact(.dueSoon)
            return (place, byDay ? text.due?.daysSinceEpoch ?? 0 : 0, text.name)
        }
        return texts.sorted { rank($0) < rank($1) }
    }

    /// Asks for the commit that changed each text whose words changed.
    mutating func findCommits(_ find: (QueuedText) -> ContentHistory.Revision?) {
        for index in texts.indices where texts[index].needs.contains(.fact(.changed)) && texts[index].strayed == nil {
            texts[index].commit = find(texts[index])
        }
    }
}
