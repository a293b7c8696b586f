import SiteModel

extension ReviewPolicy {
    /// Whether a text that says nothing of its review lacks keys, so that nothing is published. Where the site can live
    /// with texts that no one reviewed, that is a fact about the text, and where a record speaks, no key is needed.
    func asksForReviewKeys(of text: ReviewedText) -> Bool {
        text.record == nil && !requiresRecords
            && facts.action(for: .neverReviewed, at: text.risk?.value ?? defaultRisk) == .fail
    }
}

extension ReviewedText {
    /// Whether front matter says something of the review that could not be read, which is reported already.
    var hasUnreadableReviewKeys: Bool { !unreadableKeys.isDisjoint(with: ["reviewed", "reviewers"]) }
}
