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
}
