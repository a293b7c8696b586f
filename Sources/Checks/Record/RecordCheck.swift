import Diagnostics
import SiteModel

/// A rule about the record of one text or shared text that needs neither digests nor signatures.
///
/// A new rule is a file that copies the shape of its neighbours.
protocol RecordCheck: Listed {
    /// Whether the rule asks what site.yml says, and so has no answer where that could not be read.
    var asksPolicy: Bool { get }

    /// What the rule finds in a record.
    func problems(in subject: RecordSubject) -> [Diagnostic]
}

/// A record that could be read, with what a rule may need to know of what lies around it.
struct RecordSubject {
    /// The record.
    let record: ReviewRecord
    /// The article or subject that it is about; `nil` where it is about a shared text.
    let text: ReviewedText?
    /// The policy of the site.
    let policy: ReviewPolicy
    /// The day of the build.
    let day: CalendarDate

    /// What is to be run to begin anew, or to review again.
    var sign: String { "`sitegen review sign \(text?.file.path ?? record.textPath) --by ID`" }

    /// The entries that hold for the text now; those before them cannot be changed any more.
    var reviews: [ReviewEntry] { RecordedReview(record)?.reviews ?? [] }
}

extension Checks {
    /// What the rules find in the records of a site.
    static func problemsOfRecords(in site: Site) -> [Diagnostic] {
        let rules = Listing.ofRecordCheck.filter { site.settings.hasReadablePolicy || !$0.asksPolicy }
        func check(_ record: ReviewRecord?, _ text: ReviewedText?) -> [Diagnostic] {
            guard let record, record.isReadable else { return [] }
            let subject = RecordSubject(record: record, text: text, policy: site.settings.reviewPolicy, day: site.day)
            return rules.flatMap { $0.problems(in: subject) }
        }
        return site.articles.flatMap { check($0.text.record, $0.text) }
            + site.subjects.flatMap { check($0.text.record, $0.text) }
            + site.records.values.flatMap { check($0, nil) }
            + site.orphanedRecords.map { RecordHasText.problem(of: $0) }
            + site.orphanedRemarks.map { RecordHasText.problem(of: $0) }
    }
}
