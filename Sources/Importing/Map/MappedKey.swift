/// The keys of sitegen that an import can write (`docs/content.md`).
enum MappedKey: String, CaseIterable, Sendable {
    case title
    case summary
    case reviewed
    case reviewers
    case nextReview
    case updated
    case authors
    case disclaimer
    case sources
    case funding
    case conflicts
    case aliases
    case draft
    case slug
    case language
    case order
    case topic
    case synonyms
    case risk
    case condition

    /// How its value is read, where a map does not say.
    var reading: ImportMap.KeyRule.Reading {
        switch self {
        case .reviewed, .nextReview, .updated: .date
        case .reviewers, .authors: .person
        case .aliases, .synonyms: .list
        case .draft: .flag
        case .order: .number
        case .sources: .sources
        default: .text
        }
    }

    /// Whether a page about the site itself can have it.
    var isForPages: Bool {
        switch self {
        case .title, .summary, .sources, .order, .aliases, .draft, .slug: true
        default: false
        }
    }

    /// Whether only an article can have it.
    var isForArticles: Bool { self == .order || self == .topic || self == .condition }

    /// Whether only a subject can have it.
    var isForSubjects: Bool { self == .synonyms }
}
