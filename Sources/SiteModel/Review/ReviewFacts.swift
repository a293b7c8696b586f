/// What can be true of a text's review on a day, in the order in which a page says it.
package enum ReviewFact: String, CaseIterable, Sendable, Comparable {
    /// No review of the text is on record.
    case neverReviewed
    /// The text is not the one that was reviewed.
    case changed
    /// A shared text on the page is neither the one that stood there at the review nor signed by itself.
    case sharedTextChanged
    /// A reviewer was not registered on the day of the review.
    case reviewerUnregistered
    /// The day on which the next review was due is over.
    case overdue
    /// That day comes soon, as the policy has it.
    case dueSoon
    /// The text was withdrawn.
    case withdrawn

    /// Orders as a page says them: what comes first, comes first.
    package static func < (first: Self, second: Self) -> Bool { first.rank < second.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

/// What is done about a fact, the mildest first.
package enum ReviewAction: String, CaseIterable, Sendable, Comparable {
    /// Nothing on the page.
    case nothing
    /// The page says so.
    case label
    /// The page says so, and search engines may not list it.
    case noindex
    /// A notice is in the place of the text.
    case withhold
    /// The build fails.
    case fail

    /// Orders by strictness.
    package static func < (first: Self, second: Self) -> Bool { first.rank < second.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

/// How much harm a wrong or outdated text can do.
package enum RiskClass: String, CaseIterable, Sendable {
    case high
    case standard
    case low
}

/// What each fact does to a page, by the risk class of its text.
package struct FactPolicy: Sendable, Equatable {
    private var actions: [RiskClass: [ReviewFact: ReviewAction]]

    /// A policy that differs from the standard one where `actions` says so.
    package init(_ actions: [RiskClass: [ReviewFact: ReviewAction]] = [:]) { self.actions = actions }

    /// What a fact does to the page of a text of a risk class.
    package func action(for fact: ReviewFact, at risk: RiskClass) -> ReviewAction {
        actions[risk]?[fact] ?? Self.standard(for: fact, at: risk)
    }

    /// What is done where a site says nothing. A claim that is certainly wrong stops the build; a text whose review ran
    /// out is withheld where it can do most harm.
    package static func standard(for fact: ReviewFact, at risk: RiskClass) -> ReviewAction {
        switch (fact, risk) {
        case (.neverReviewed, .high), (.neverReviewed, .standard): .fail
        case (.neverReviewed, .low): .noindex
        case (.changed, .high): .fail
        case (.changed, .standard): .noindex
        case (.changed, .low): .label
        case (.sharedTextChanged, .high): .fail
        case (.sharedTextChanged, _): .label
        case (.reviewerUnregistered, .low): .noindex
        case (.reviewerUnregistered, _): .fail
        case (.overdue, .high): .withhold
        case (.overdue, _): .label
        case (.dueSoon, _): .nothing
        case (.withdrawn, _): .withhold
        }
    }
}

/// What is true of a text's review on a day, and what follows.
package struct ReviewStanding: Sendable, Equatable {
    /// The facts, in the order in which a page says them; empty where the review is current.
    package var facts: [ReviewFact]
    /// The strictest of the actions that the policy gives to the facts.
    package var action: ReviewAction
    /// What the page may say about the last review; `nil` where it may claim none.
    package var claim: ReviewStatus.Claim?
    /// Who the page may name as reviewers of this very text.
    package var reviewers: [PersonID]
    /// The day of each one's own review.
    package var reviewDays: [PersonID: CalendarDate]
    /// The shared texts that changed, sorted.
    package var changedSharedTexts: [SharedTextID]
    /// Which meanings of words changed on the page since the review; `nil` where none did.
    package var changedMeanings: ChangedMeanings?
    /// Why the review of this very text is none of the page that it is on, where that is what `changed` means.
    package var strayed: Strayed?
    /// The last day on which all this stays as it is; `nil` where the passing of days changes nothing any more.
    package var lastDay: CalendarDate?

    /// What a page tells of the meanings of words that changed on it since its review, of which only a digest is on
    /// record.
    package enum ChangedMeanings: Sendable, Equatable {
        /// The meanings of these words are new there, and all others are as they were.
        case new([String])
        /// Some changed, went or are new. These are all words that the page explains now.
        case unknown(explained: [String])
    }

    /// How a text comes to be on a page for which no one reviewed it.
    package enum Strayed: Sendable, Equatable {
        /// It was reviewed at another address.
        case from(Address, to: Address)
        /// The entries do not say where it was reviewed.
        case unknown
    }

    /// A standing of the given parts.
    package init(
        facts: [ReviewFact],
        action: ReviewAction,
        claim: ReviewStatus.Claim?,
        reviewers: [PersonID] = [],
        reviewDays: [PersonID: CalendarDate] = [:],
        changedSharedTexts: [SharedTextID] = [],
        strayed: Strayed? = nil,
        lastDay: CalendarDate? = nil
    ) {
        self.facts = facts
        self.action = action
        self.claim = claim
        self.reviewers = reviewers
        self.reviewDays = reviewDays
        self.changedSharedTexts = changedSharedTexts
        self.strayed = strayed
        self.lastDay = lastDay
    }

    /// Whether the page shows a notice instead of the text.
    package var isWithheld: Bool { action >= .withhold }

    /// The same, but for a page that shows its text whatever is true of its review: for reviewers, who read it first.
    package var showingText: ReviewStanding {
        var standing = self
        standing.action = min(action, .noindex)
        return standing
    }

    /// Whether search engines may list the page.
    package var isIndexable: Bool { action < .noindex }
}
