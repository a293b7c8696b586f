import SiteModel

extension ReviewStatus {
    /// What a report says of the due day; `nil` where that day is not near.
    var reportOfDueDay: String? {
        switch self {
        case .none, .current:
            return nil
        case .dueSoon(let claim, let days):
            let left = days == 0 ? "on the day of the build" : days == 1 ? "in 1 day" : "in \(days) days"
            return "The next review is due \(left), on \(claim.due)"
        case .overdue(let claim, let days):
            return "The next review was due on \(claim.due), \(days) \(days == 1 ? "day" : "days") ago"
        }
    }
}
