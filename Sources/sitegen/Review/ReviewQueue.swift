import Publishing
import SiteModel

/// A text of the site in the list of what has to be done about reviews.
struct QueuedText: Equatable, Sendable {
    /// What is to be done about: the most urgent of the facts.
    var what: ReviewFact
    /// All that is true of its review.
    var facts: [ReviewFact]
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
        case .overdue: return due.days(until: day)
        case .dueSoon: return day.days(until: due)
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
    static let order: [ReviewFact] = [
        .overdue, .changed, .sharedTextChanged, .reviewerUnregistered, .neverReviewed, .dueSoon, .withdrawn,
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
        let urgent = facts.contains(.withdrawn) ? .withdrawn : Self.order.first(where: facts.contains)
        guard let urgent else { return }
        texts.append(
            QueuedText(
                what: urgent,
                facts: facts.sorted(),
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
            let byDay = text.what == .overdue || text.what == .dueSoon
            return (place, byDay ? text.due?.daysSinceEpoch ?? 0 : 0, text.name)
        }
        return texts.sorted { rank($0) < rank($1) }
    }

    /// Asks for the commit that changed each text whose words changed.
    mutating func findCommits(_ find: (QueuedText) -> ContentHistory.Revision?) {
        for index in texts.indices where texts[index].facts.contains(.changed) && texts[index].strayed == nil {
            texts[index].commit = find(texts[index])
        }
    }
}
