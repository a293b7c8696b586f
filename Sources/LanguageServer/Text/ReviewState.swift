import Diagnostics
import Publishing
import SiteModel

/// What is true of the review of a text as it is written now, saved or not.
struct ReviewState {
    private let text: ReviewedText
    private let standing: ReviewStanding
    private let site: Site

    /// - Returns: `nil` for a text that is not reviewed by itself, and where it cannot be read now.
    init?(of file: SourceFile, in snapshot: SiteSnapshot?) {
        guard let snapshot, let text = snapshot.site.reviewedText(file),
            let standing = try? snapshot.standing(of: file)
        else { return nil }
        (self.text, self.standing, site) = (text, standing, snapshot.site)
    }

    var explanation: Explanation {
        var lines: [String] = []
        if let claim = standing.claim {
            let isDue = standing.facts.contains { [.overdue, .dueSoon].contains($0) }
            let end = isDue ? "" : "; the review holds until \(claim.due)"
            lines.append("Reviewed by \(names(standing.reviewers)) on \(claim.reviewed)\(end).")
        }
        lines += standing.facts.map(words)
        if lines.isEmpty { lines.append("The text needs no review.") }
        if let consequence { lines.append(consequence) }
        return Explanation(title: "Review", lines: lines)
    }

    private func words(_ fact: ReviewFact) -> String {
        switch fact {
        case .neverReviewed: return "No review of the text is on record."
        case .changed:
            guard standing.strayed == nil else {
                return "The review of \(reviewersOnRecord) is of a page at another address, and does not count here."
            }
            return "This change voids the review of \(reviewersOnRecord): the text is not the one that was reviewed"
                + "\(days.map { " on \($0)" } ?? "")."
        case .sharedTextChanged:
            let names = standing.changedSharedTexts.map { "`\($0)`" }.joined(separator: ", ")
            return "The page shows texts that have changed since the review: \(names)."
        case .reviewerUnregistered: return "A reviewer was not registered on the day of the review."
        case .overdue: return "The review ran out on \(due)."
        case .dueSoon: return "The review runs out on \(due)."
        case .withdrawn: return "The text is withdrawn."
        }
    }

    /// What the site does about it.
    private var consequence: String? {
        switch standing.action {
        case .nothing: nil
        case .label: "The page says so."
        case .noindex: "The page says so, and asks search engines not to list it."
        case .withhold: "The page shows a notice in place of the text."
        case .fail: "The site cannot be published like this."
        }
    }

    private var recorded: RecordedReview? { text.record.flatMap(RecordedReview.init) }

    private var reviewersOnRecord: String {
        var known: Set<PersonID> = []
        return names((recorded?.reviews.map(\.reviewer.value) ?? []).filter { known.insert($0).inserted })
    }

    private var days: CalendarDate? { recorded?.reviews.map(\.date.value).max() }

    private var due: String {
        (standing.claim?.due ?? text.review.nextReview(under: site.settings.reviewPolicy)).map(\.description) ?? ""
    }

    private func names(_ people: [PersonID]) -> String {
        let names = people.map { site.person($0)?.name ?? "`\($0)`" }
        guard let last = names.last else { return "nobody" }
        return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
    }
}
