/// The review that a record amounts to: who vouches for which text, all entries taken together.
package struct RecordedReview: Sendable, Equatable {
    /// The digest of the text that the review holds for.
    package var text: ContentDigest
    /// Where the text is that the review holds for; `nil` where no entry says so.
    package var address: Address?
    /// The digests of the shared texts that stood on the page at the newest review of it.
    package var shared: [SharedTextID: ContentDigest]
    /// The newest clinical entry of each reviewer who vouches for that text, the oldest first; at least one.
    package var reviews: [ReviewEntry]
    /// The editorial entries that carried reviews over to that text, the oldest first.
    package var carriers: [ReviewEntry]

    /// Takes the entries of a record together, from the oldest to the newest; `nil` where no one reviewed anything.
    ///
    /// A clinical entry for another text or place than the one before starts anew: what was said of the old text says
    /// nothing of the new one. An editorial entry carries the reviews over to its text; for shared texts no editor
    /// vouches, and none carries a review to the page of another subject.
    package init?(_ record: ReviewRecord) {
        var text: ContentDigest?
        var address: Address?
        var shared: [SharedTextID: ContentDigest] = [:]
        var reviews: [(index: Int, entry: ReviewEntry)] = []
        var carriers: [(index: Int, entry: ReviewEntry)] = []
        for (index, entry) in record.entries.enumerated() {
            let place = entry.address?.value
            switch entry.kind {
            case .clinical:
                if entry.text.value != text || place != address { reviews = [] }
                reviews.removeAll { $0.entry.reviewer.value == entry.reviewer.value }
                reviews.append((index, entry))
                shared = entry.shared
            case .editorial:
                guard !reviews.isEmpty, Self.mayCarry(from: address, to: place) else { continue }
                carriers.append((index, entry))
            }
            text = entry.text.value
            address = place
        }
        guard let text, let oldest = reviews.first?.index else { return nil }
        self.text = text
        self.address = address
        self.shared = shared
        self.reviews = reviews.map(\.entry)
        self.carriers = carriers.filter { $0.index > oldest }.map(\.entry)
    }

    /// Whether an editorial entry may carry a review from one place to another: a file may be renamed, while the page
    /// of another subject says something else with the same words.
    package static func mayCarry(from old: Address?, to new: Address?) -> Bool {
        guard let old else { return true }
        return old == new || new != nil && old.subject == new?.subject
    }

    /// Whether it is a review of a text at an address, and not of one that stood somewhere else.
    ///
    /// Entries of before version 2 name no address, so that a text that was moved keeps them. They count only where
    /// anyone could have written them: unsigned, on a site that needs no records.
    package func holds(at address: Address, requiresRecords: Bool) -> Bool {
        let areBound = reviews.allSatisfy { $0.address != nil || $0.signature == nil && !requiresRecords }
        return areBound && (self.address.map { $0 == address } ?? true)
    }

    /// What front matter would say of this review.
    ///
    /// It is current as long as the reviews of as many people hold as the policy asks for (at least one), so the next
    /// review is due when the last of those that are needed runs out. Whoever's own review has run out is named only
    /// where it has for all.
    package func review(on day: CalendarDate, under policy: ReviewPolicy) -> Review {
        let holding = reviews.filter { Self.due($0, under: policy).value >= day }
        let counted = holding.count >= max(1, policy.minimumReviewers) ? holding : reviews
        let days = counted.map { Self.due($0, under: policy) }.sorted { $1.value < $0.value }
        return Review(
            reviewed: counted.map(\.date).max { $0.value < $1.value },
            reviewers: counted.map(\.reviewer),
            statedNextReview: days[min(max(1, policy.minimumReviewers), days.count) - 1]
        )
    }

    /// The review of a shared text. It holds until the text changes, unless its reviewers say until when: only then has
    /// it a day.
    package func reviewOfSharedText(on day: CalendarDate, under policy: ReviewPolicy) -> Review {
        var review = review(on: day, under: policy)
        if !reviews.contains(where: { $0.nextReview != nil }) { review.reviewed = nil }
        return review
    }

    /// The first day from `day` on that is someone's last: on the next one, the page names someone less.
    func firstEnd(from day: CalendarDate, under policy: ReviewPolicy) -> CalendarDate? {
        reviews.map { Self.due($0, under: policy).value }.filter { $0 >= day }.min()
    }

    /// The last day on which the review of an entry holds: the one that it names, else as the policy has it.
    package static func due(_ entry: ReviewEntry, under policy: ReviewPolicy) -> Located<CalendarDate> {
        entry.nextReview ?? entry.date.map { policy.nextReview(after: $0) }
    }
}
