package import SiteModel

/// Why a text is in the list of what has to be done about reviews.
package enum ReviewNeed: Hashable, Sendable, CaseIterable {
    /// Something is true of its review.
    case fact(ReviewFact)
    /// Some reviewed it, but fewer than the site asks for.
    case tooFewReviewers

    /// All needs, the facts first.
    package static var allCases: [ReviewNeed] { ReviewFact.allCases.map(ReviewNeed.fact) + [.tooFewReviewers] }

    /// The name of a need, as programs and options have it.
    package var name: String {
        switch self {
        case .fact(let fact): fact.rawValue
        case .tooFewReviewers: "tooFewReviewers"
        }
    }

    /// What a need is called in lists for people.
    package var words: String {
        switch self {
        case .fact(.neverReviewed): "never reviewed"
        case .fact(.changed): "changed"
        case .fact(.sharedTextChanged): "shared text changed"
        case .fact(.reviewerUnregistered): "reviewer not registered"
        case .fact(.overdue): "overdue"
        case .fact(.dueSoon): "due soon"
        case .fact(.withdrawn): "withdrawn"
        case .tooFewReviewers: "too few reviewers"
        }
    }
}
