import Publishing
package import SiteModel

/// A text of the site in the list of what has to be done about reviews.
package struct QueuedText: Equatable, Sendable {
    /// What is to be done about: the most urgent of the needs.
    package var what: ReviewNeed
    /// All that is to be done about, in the order in which a page says it.
    package var needs: [ReviewNeed]
    /// By which name people call it: `anemia/causes`, `anemia`, `disclaimers/general`, `glossary`.
    package var name: String
    /// Its title; of a shared text, its name.
    var title: String
    /// Its file, as people find it.
    package var path: String
    /// The section that it is in; `nil` for a shared text.
    var section: SectionID?
    /// How much harm it can do; that of the site for a shared text.
    package var risk: RiskClass
    /// Who reviewed it last.
    package var reviewers: [PersonID]
    /// Who may not review it, because they wrote it.
    var barred: [PersonID]
    /// What part a machine had in writing it; `nil` for none.
    var drafting: Drafting?
    /// The last day on which its review holds, or held; `nil` where there is none.
    package var due: CalendarDate?
    /// Where its page is; `nil` for a shared text.
    var address: Address?
    /// The shared texts on its page that changed since its review.
    var changedSharedTexts: [SharedTextID]
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

    /// What is to be done about, in words, the most urgent first.
    var words: [String] {
        let others = needs.filter { $0 != what }.sorted { ReviewQueue.urgency(of: $0) < ReviewQueue.urgency(of: $1) }
        return ([what] + others).map { need in
            switch (need, strayed) {
            case (.fact(.changed), .from): "moved"
            case (.fact(.changed), .unknown): "address not on record"
            default: need.words
            }
        }
    }

    /// What is said above a text that someone is shown.
    package var heading: String {
        let due = due.map { ", due \($0)" } ?? ""
        return "\(name), \(words.joined(separator: ", ")), risk \(risk.rawValue)\(due)"
    }

    /// Whether it waits for someone: they reviewed it last, or no one has, or too few people have. It never waits for
    /// someone who may not review it.
    func waits(for person: PersonID) -> Bool {
        guard !barred.contains(person) else { return false }
        return reviewers.isEmpty || reviewers.contains(person) || needs.contains(.tooFewReviewers)
    }
}
