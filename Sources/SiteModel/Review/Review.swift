import Diagnostics

/// When a site wants its texts reviewed; every rule about time that a review knows is in this file.
package struct ReviewPolicy: Sendable, Equatable {
    /// How long a review holds, in calendar months.
    package var intervalMonths: Int
    /// How many days before the due day a review counts as due soon.
    package var warnBeforeDays: Int
    /// How many reviewers a text needs; 0 allows none.
    package var minimumReviewers: Int
    /// Whether texts need a record of their reviews.
    package var register: Register
    /// Whether the entries of records need a signature.
    package var requiresSignatures: Bool
    /// Whether authors may review what they wrote.
    package var allowsAuthors: Bool
    /// The risk class of texts that name none.
    package var defaultRisk: RiskClass
    /// What each fact about a review does.
    package var facts: FactPolicy

    /// How a site keeps records of reviews.
    package enum Register: String, CaseIterable, Sendable {
        /// A text without a record counts as not reviewed.
        case required
        /// A text with a record is held to it; one without goes by its front matter.
        case optional
        /// Records are not looked at.
        case off
    }

    /// A policy; the defaults are three years (PIF TICK: review at least every 3 years), 90 days and one reviewer.
    package init(
        intervalMonths: Int = 36,
        warnBeforeDays: Int = 90,
        minimumReviewers: Int = 1,
        register: Register = .optional,
        requiresSignatures: Bool = false,
        allowsAuthors: Bool = false,
        defaultRisk: RiskClass = .standard,
        facts: FactPolicy = FactPolicy()
    ) {
        self.intervalMonths = intervalMonths
        self.warnBeforeDays = warnBeforeDays
        self.minimumReviewers = minimumReviewers
        self.register = register
        self.requiresSignatures = requiresSignatures
        self.allowsAuthors = allowsAuthors
        self.defaultRisk = defaultRisk
        self.facts = facts
    }

    /// Whether a text without a record counts as not reviewed: front matter cannot be signed.
    package var requiresRecords: Bool { register == .required || requiresSignatures && register != .off }

    /// What a fact does to the page of a text of a risk class. A site that asks for no reviewer stops no page for the
    /// lack of one.
    package func action(for fact: ReviewFact, at risk: RiskClass) -> ReviewAction {
        let action = facts.action(for: fact, at: risk)
        return fact == .neverReviewed && minimumReviewers == 0 && !requiresRecords ? min(action, .label) : action
    }

    /// The day through which a review of the given day holds where the text names no other.
    package func nextReview(after reviewed: CalendarDate) -> CalendarDate { reviewed.adding(months: intervalMonths) }
}

/// What front matter says about the review of a text.
package struct Review: Sendable, Equatable {
    /// The day of the review.
    package var reviewed: Located<CalendarDate>?
    /// Who reviewed it.
    package var reviewers: [Located<PersonID>]
    /// The day through which the review holds, where the text names one.
    package var statedNextReview: Located<CalendarDate>?
    /// The day of the last change of the text.
    package var updated: Located<CalendarDate>?

    /// A review as it was written down.
    package init(
        reviewed: Located<CalendarDate>? = nil,
        reviewers: [Located<PersonID>] = [],
        statedNextReview: Located<CalendarDate>? = nil,
        updated: Located<CalendarDate>? = nil
    ) {
        self.reviewed = reviewed
        self.reviewers = reviewers
        self.statedNextReview = statedNextReview
        self.updated = updated
    }

    /// The day through which the review holds: the stated one, else the day of the review plus the policy's interval.
    package func nextReview(under policy: ReviewPolicy) -> CalendarDate? {
        if let statedNextReview { return statedNextReview.value }
        return reviewed.map { policy.nextReview(after: $0.value) }
    }

    /// What can be said of the review on a day.
    ///
    /// A review without a reviewer on record is no review: the page must not claim one.
    package func status(on day: CalendarDate, under policy: ReviewPolicy) -> ReviewStatus {
        guard let reviewed, !reviewers.isEmpty, let due = nextReview(under: policy) else { return .none }
        let claim = ReviewStatus.Claim(reviewed: reviewed.value, due: due)
        let daysLeft = day.days(until: due)
        if daysLeft < 0 { return .overdue(claim, days: -daysLeft) }
        if daysLeft <= policy.warnBeforeDays { return .dueSoon(claim, days: daysLeft) }
        return .current(claim)
    }
}

/// What can be said of a review on a given day.
package enum ReviewStatus: Sendable, Equatable {
    /// The two days that a page states.
    package struct Claim: Sendable, Equatable {
        /// The day of the review.
        package let reviewed: CalendarDate
        /// The last day on which the review is current.
        package let due: CalendarDate

        /// A review that holds from one day through another.
        package init(reviewed: CalendarDate, due: CalendarDate) {
            self.reviewed = reviewed
            self.due = due
        }
    }

    /// No review by anyone is on record.
    case none
    /// The review holds.
    case current(Claim)
    /// The review holds for `days` more days (0 on the due day itself).
    case dueSoon(Claim, days: Int)
    /// The due day was `days` days ago (at least 1).
    case overdue(Claim, days: Int)

    /// The days to state, where there is a review.
    package var claim: Claim? {
        switch self {
        case .none: nil
        case .current(let claim), .dueSoon(let claim, _), .overdue(let claim, _): claim
        }
    }
}
