import Publishing
import SiteModel

/// What is true of a shared text with a record of its own. Without one it is part of what its pages show, and waits
/// for no one.
struct SharedStanding {
    /// What is true of its review.
    let facts: [ReviewFact]
    /// Its review.
    let review: Review

    /// `nil` where the text has no record that can be read, or no one reviewed it.
    init?(_ text: ReviewDesk.Text, on site: Site) {
        guard let record = text.record, record.isReadable, let recorded = RecordedReview(record) else { return nil }
        let review = recorded.reviewOfSharedText(on: site.day, under: site.settings.reviewPolicy)
        var situation = ReviewSituation(review: review, risk: site.settings.reviewPolicy.defaultRisk)
        situation.recorded = recorded
        situation.digests = text.digests
        let standing = situation.standing(on: site.day, under: site.settings.reviewPolicy) { person, day in
            site.person(person)?.isRegistered(on: day) ?? true
        }
        facts = standing.facts.filter { $0 != .neverReviewed || review.reviewed != nil }
        self.review = review
    }
}
