import Foundation
import SiteModel

/// The clock of the machine, for commands about days that have been.
enum Clock {
    /// The latest day that it is anywhere on earth: a site may be published in a time zone that is ahead of this one.
    static func latestToday() throws -> CalendarDate {
        let hoursAhead = 14
        let seconds = Int(Date().timeIntervalSince1970) + hoursAhead * 3_600
        guard let epoch = CalendarDate(year: 1970, month: 1, day: 1) else {
            throw CommandFailure(status: .machineFailed, message: "The clock of this machine does not give a day.")
        }
        return epoch.adding(days: seconds / 86_400)
    }

    /// Refuses a day that has not come yet, of which nothing can be said.
    ///
    /// - Throws: A `CommandFailure` for a day after today.
    static func refuse(future day: CalendarDate) throws {
        guard day > (try latestToday()) else { return }
        throw CommandFailure(status: .errorsFound, message: "\(day) has not come yet.")
    }
}
