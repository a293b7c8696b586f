import Publishing
package import SiteModel

/// A text of the site in the list of what has to be done about reviews.
package struct QueuedText: Equatable, Sendable {
    /// What is to be done about: the most urgent of the needs.
    package var what: ReviewNeed
    /// All that is to be done about.
    package var needs: [ReviewNeed]
    /// By which name people call it: `anemia/causes`, `anemia`, `disclaimers/general`, `glossary`.
    var name: String
    /// Its file, as people find it.
    package var path: String
    /// Who reviewed it last.
    package var reviewers: [PersonID]
    /// The last day on which its review holds, or held; `nil` where there is none.
    package var due: CalendarDate?
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
