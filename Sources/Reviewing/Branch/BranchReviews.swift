import Attestation
import Diagnostics
package import Publishing
import SiteModel

/// What a branch does to the reviews of a site, by the texts and records of two states of it: as it was where the branch began,
/// and as it is now. Both are looked at on the same day, so what the passing of days does is not among it.
package struct BranchReviews: Equatable, Sendable {
    /// What became of the review of one text.
    enum Change: Equatable, Sendable {
        /// It counted, and does not count any more, for the most urgent of what is true now.
        case void(ReviewNeed, since: CalendarDate?)
        /// The text was signed again, and earlier reviews by others do not count any more.
        case replaced(by: [PersonID])
        /// An editorial entry carried it over to the text as it is now.
        case carried(by: [PersonID])
        /// What it is on other pages changed; so many pages show it as no one reviewed it.
        case shared(pages: Int)
        /// The text is new, and no one reviewed it.
        case new
    }

    /// A text whose review the branch touches.
    struct Text: Equatable, Sendable {
        /// Its name.
        var name: String
        /// How much harm it can do; `nil` for a shared text.
        var risk: RiskClass?
        /// What became of its review.
        var change: Change
        /// Who reviewed it before, and is needed again; empty where no one is, or where anyone will do.
        var needed: [PersonID]
    }

    /// The texts, those that need someone first.
    let texts: [Text]

    /// Compares two states.
    package init(before: ReviewDesk, now: ReviewDesk) {
        let earlier = Earlier(before)
        var texts: [Text] = []
        var touched: [SharedTextID: (pages: Int, reviewers: Set<PersonID>)] = [:]
        for text in now.texts {
            let old = earlier.text(like: text, among: now)
            guard let reviewed = text.reviewed, let standing = text.standing else {
                if let change = Self.change(ofShared: text, on: now.site, old, on: before.site) { texts.append(change) }
                continue
            }
            guard !reviewed.isDraft else { continue }
            let risk = now.site.risk(of: reviewed)
            if let (change, needed) = Self.change(standing, of: text, old) {
                texts.append(Text(name: text.name, risk: risk, change: change, needed: needed))
            }
            let known = Set(old?.standing?.changedSharedTexts ?? [])
            for name in standing.changedSharedTexts where !known.contains(name) {
                touched[name, default: (0, [])].pages += 1
                touched[name, default: (0, [])].reviewers.formUnion(reviewed.review.reviewers.map(\.value))
            }
        }
        for (name, pages) in touched {
            if let index = texts.firstIndex(where: { $0.name == name.description }) {
                texts[index].change = .shared(pages: pages.pages)
            } else {
                let change = Change.shared(pages: pages.pages)
                texts.append(
                    Text(name: name.description, risk: nil, change: change, needed: pages.reviewers.sorted())
                )
            }
        }
        self.texts = texts.sorted { ($0.change.rank, $0.name) < ($1.change.rank, $1.name) }
    }

    /// Of these, a page claims no review.
    private static let voiding: Set<ReviewFact> = [.neverReviewed, .changed, .reviewerUnregistered]

    private static func change(
        _ standing: ReviewStanding,
        of text: ReviewDesk.Text,
        _ old: ReviewDesk.Text?
    ) -> (Change, [PersonID])? {
        let facts = standing.facts.filter(voiding.contains)
        guard let old, let before = old.standing else { return facts.contains(.neverReviewed) ? (.new, []) : nil }
        guard before.facts.allSatisfy({ !voiding.contains($0) }) else { return nil }
        let recorded = old.record.flatMap(RecordedReview.init)
        let reviewers = recorded?.reviews.map(\.reviewer.value) ?? old.reviewed?.review.reviewers.map(\.value) ?? []
        if let fact = facts.min(by: { ReviewQueue.urgency(of: .fact($0)) < ReviewQueue.urgency(of: .fact($1)) }) {
            let day = recorded?.reviews.last?.date.value ?? old.reviewed?.review.reviewed?.value
            return (.void(.fact(fact), since: day), reviewers)
        }
        guard let recorded, let now = text.record.flatMap(RecordedReview.init), recorded.text != now.text else {
            return nil
        }
        let missing = reviewers.filter { person in !now.reviews.contains { $0.reviewer.value == person } }
        if !missing.isEmpty { return (.replaced(by: now.reviews.map(\.reviewer.value)), missing) }
        let carriers = now.carriers.filter { !recorded.carriers.contains($0) }.map(\.reviewer.value)
        return carriers.isEmpty ? nil : (.carried(by: Set(carriers).sorted()), [])
    }

    /// What became of the record of a shared text.
    private static func change(
        ofShared text: ReviewDesk.Text,
        on site: Site,
        _ old: ReviewDesk.Text?,
        on before: Site
    ) -> Text? {
        guard let old, let was = SharedStanding(old, on: before), !was.facts.contains(where: voiding.contains) else {
            return nil
        }
        let facts = SharedStanding(text, on: site)?.facts ?? [.neverReviewed]
        guard let fact = facts.first(where: voiding.contains) else { return nil }
        return Text(
            name: text.name,
            risk: nil,
            change: .void(.fact(fact), since: was.review.reviewed?.value),
            needed: was.review.reviewers.map(\.value)
        )
    }
}

extension BranchReviews.Change {
    /// The order of the table: what waits for someone is above.
    var rank: Int {
        switch self {
        case .void: 0
        case .replaced: 1
        case .shared: 2
        case .new: 3
        case .carried: 4
        }
    }
}

/// The texts of the earlier state, as those of now can be found among them.
private struct Earlier {
    private let byFile: [String: ReviewDesk.Text]
    private let byFirstEntry: [ContentDigest: ReviewDesk.Text]

    init(_ desk: ReviewDesk) {
        byFile = Dictionary(desk.texts.map { ($0.file.path, $0) }, uniquingKeysWith: { first, _ in first })
        byFirstEntry = Dictionary(
            desk.texts.compactMap { text in text.record?.entries.first.map { (EntryForm.digest(of: $0), text) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The text as it was then: that of the same file, else, where its file was renamed and its record with it, the one whose
    /// record began in the same way.
    func text(like text: ReviewDesk.Text, among now: ReviewDesk) -> ReviewDesk.Text? {
        if let same = byFile[text.file.path] { return same }
        guard let first = text.record?.entries.first, let old = byFirstEntry[EntryForm.digest(of: first)] else {
            return nil
        }
        return now.texts.contains { $0.file == old.file } ? nil : old
    }
}
