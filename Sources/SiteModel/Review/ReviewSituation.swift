/// All that decides what is true of a text's review on a day.
package struct ReviewSituation: Sendable {
    /// What is on record: what the entries of the record amount to, or what front matter says.
    package var review: Review
    /// The record's review, where the text has a record with one.
    package var recorded: RecordedReview?
    /// What the page shows, where it is held to a record.
    package var digests: PageDigests?
    /// Where the text is on the site; `nil` for a shared text, which is on many pages.
    package var address: Address?
    /// The shared texts that are signed, just as they are now, in records of their own, each with the last day on which
    /// that is so, if any day ends it.
    package var signedSharedTexts: [SharedTextID: CalendarDate?]
    /// Whether the text says anything medical, and so needs a review.
    package var needsReview: Bool
    /// Whether it is unfinished: nothing about its review stops a build yet.
    package var isDraft: Bool
    /// Whether it was withdrawn.
    package var isWithdrawn: Bool
    /// How much harm it can do.
    package var risk: RiskClass

    /// The situation of a text of a risk class with a review.
    package init(review: Review, risk: RiskClass) {
        self.review = review
        self.risk = risk
        signedSharedTexts = [:]
        needsReview = true
        isDraft = false
        isWithdrawn = false
    }

    /// What is true on a day, and what the policy makes of it.
    ///
    /// `isRegistered` tells whether a person was in the register of their profession on a day.
    package func standing(
        on day: CalendarDate,
        under policy: ReviewPolicy,
        isRegistered: (PersonID, CalendarDate) -> Bool
    ) -> ReviewStanding {
        let counts = recorded != nil || !policy.requiresRecords
        let status = counts ? review.status(on: day, under: policy) : .none
        let changedShared = changedSharedTexts
        let strayed = strayed(under: policy)
        var facts: [ReviewFact] = []
        if status == .none, needsReview { facts.append(.neverReviewed) }
        if let recorded, let digests, recorded.text != digests.text || strayed != nil { facts.append(.changed) }
        if !changedShared.isEmpty { facts.append(.sharedTextChanged) }
        if status != .none, !reviewersAreRegistered(isRegistered) { facts.append(.reviewerUnregistered) }
        switch status {
        case .none, .current: break
        case .overdue: facts.append(.overdue)
        case .dueSoon: facts.append(.dueSoon)
        }
        if isWithdrawn { facts.append(.withdrawn) }

        let mayClaim = !facts.contains { [.neverReviewed, .changed, .reviewerUnregistered].contains($0) }
        let strictest = facts.map { policy.action(for: $0, at: risk) }.max() ?? .nothing
        return ReviewStanding(
            facts: facts,
            action: isDraft ? min(strictest, .label) : strictest,
            claim: mayClaim ? status.claim : nil,
            reviewers: mayClaim ? review.reviewers.map(\.value) : [],
            reviewDays: mayClaim ? recordedDays : [:],
            changedSharedTexts: changedShared,
            strayed: strayed,
            lastDay: lastDay(status, on: day, under: policy)
        )
    }

    /// Why the review of this very text is none of the page that it is on; `nil` where it is.
    private func strayed(under policy: ReviewPolicy) -> ReviewStanding.Strayed? {
        guard let recorded, let digests, let address, recorded.text == digests.text,
            !recorded.holds(at: address, requiresRecords: policy.requiresRecords)
        else { return nil }
        guard let old = recorded.address, old != address else { return .unknown }
        return .from(old, to: address)
    }

    private var changedSharedTexts: [SharedTextID] {
        guard let recorded, let digests else { return [] }
        return digests.shared.filter { name, digest in
            recorded.shared[name] != digest && signedSharedTexts[name] == nil
        }.keys.sorted()
    }

    /// The first day that ends the review of a shared text by which this page shows it.
    private var firstEndOfSharedTexts: CalendarDate? {
        guard let recorded, let digests else { return nil }
        return digests.shared.compactMap { name, digest in
            recorded.shared[name] == digest ? nil : signedSharedTexts[name] ?? nil
        }.min()
    }

    /// The day of each review on record.
    private var recordedDays: [PersonID: CalendarDate] {
        Dictionary(
            (recorded?.reviews ?? []).map { ($0.reviewer.value, $0.date.value) },
            uniquingKeysWith: { _, last in last }
        )
    }

    /// Whether everyone whose review counts was registered on the day of that review.
    private func reviewersAreRegistered(_ isRegistered: (PersonID, CalendarDate) -> Bool) -> Bool {
        let days = recordedDays
        return review.reviewers.allSatisfy { reviewer in
            guard let day = days[reviewer.value] ?? review.reviewed?.value else { return true }
            return isRegistered(reviewer.value, day)
        }
    }

    /// The last day on which all stays as it is: the facts, and who is named.
    private func lastDay(_ status: ReviewStatus, on day: CalendarDate, under policy: ReviewPolicy) -> CalendarDate? {
        let ends = [lastDayOfReview(status, on: day, under: policy), firstEndOfSharedTexts].compactMap(\.self)
        return ends.min()
    }

    private func lastDayOfReview(
        _ status: ReviewStatus,
        on day: CalendarDate,
        under policy: ReviewPolicy
    ) -> CalendarDate? {
        let lastOfFacts: CalendarDate
        switch status {
        case .none, .overdue: return nil
        case .dueSoon(let claim, _): lastOfFacts = claim.due
        case .current(let claim):
            let saysDueSoon = policy.action(for: .dueSoon, at: risk) != .nothing
            lastOfFacts = saysDueSoon ? claim.due.adding(days: -policy.warnBeforeDays - 1) : claim.due
        }
        return min(lastOfFacts, recorded?.firstEnd(from: day, under: policy) ?? lastOfFacts)
    }
}
