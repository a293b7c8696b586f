/// The review that a record amounts to: who vouches for which text, all entries taken together.
public struct RecordedReview: Sendable, Equatable {
    /// The digest of the text that the review holds for.
    public var text: ContentDigest
    /// The digests of the shared texts that stood on the page at the newest review of it.
    public var shared: [SharedTextID: ContentDigest]
    /// The newest clinical entry of each reviewer who vouches for that text, the oldest first; at least one.
    public var reviews: [ReviewEntry]

    /// Takes the entries of a record together, from the oldest to the newest; `nil` where nobody reviewed anything.
    ///
    /// A clinical entry for another text than the one before starts anew: what was said of the old text says nothing
    /// of the new one. An editorial entry carries the reviews over to its text; for shared texts no editor vouches.
    public init?(_ record: ReviewRecord) {
        var text: ContentDigest?
        var shared: [SharedTextID: ContentDigest] = [:]
        var reviews: [ReviewEntry] = []
        for entry in record.entries {
            switch entry.kind {
            case .clinical:
                if entry.text.value != text { reviews = [] }
                reviews.removeAll { $0.reviewer.value == entry.reviewer.value }
                reviews.append(entry)
                shared = entry.shared
            case .editorial:
                guard !reviews.isEmpty else { continue }
            }
            text = entry.text.value
        }
        guard let text, !reviews.isEmpty else { return nil }
        self.text = text
        self.shared = shared
        self.reviews = reviews
    }

    /// What front matter would say of this review.
    ///
    /// It is current as long as the reviews of as many people hold as the policy asks for (at least one), so the next
    /// review is due when the last of those that are needed runs out. Whoever's own review has run out is named only
    /// where it has for all.
    public func review(on day: CalendarDate, under policy: ReviewPolicy) -> Review {
        let holding = reviews.filter { Self.due($0, under: policy).value >= day }
        let counted = holding.count >= max(1, policy.minimumReviewers) ? holding : reviews
        let days = counted.map { Self.due($0, under: policy) }.sorted { $1.value < $0.value }
        return Review(
            reviewed: counted.map(\.date).max { $0.value < $1.value },
            reviewers: counted.map(\.reviewer),
            statedNextReview: days[min(max(1, policy.minimumReviewers), days.count) - 1]
        )
    }

    /// The first day from `day` on that is somebody's last: on the next one, the page names somebody less.
    func firstEnd(from day: CalendarDate, under policy: ReviewPolicy) -> CalendarDate? {
        reviews.map { Self.due($0, under: policy).value }.filter { $0 >= day }.min()
    }

    private static func due(_ entry: ReviewEntry, under policy: ReviewPolicy) -> Located<CalendarDate> {
        entry.nextReview ?? entry.date.map { policy.nextReview(after: $0) }
    }
}
