/// A page of the site as a whole, which is made from no text of its own; each site has the same.
public enum SitePage: CaseIterable, Sendable {
    case home
    case conditionIndex
    case peopleIndex
    case glossary
    case notFound

    /// Where it is.
    public var address: Address {
        switch self {
        case .home: .home
        case .conditionIndex: .conditionIndex
        case .peopleIndex: .peopleIndex
        case .glossary: .glossary
        case .notFound: .notFound
        }
    }

    /// Whether a site has it: a glossary needs words.
    public func isPart(of site: Site) -> Bool { self != .glossary || !site.glossary.isEmpty }

    /// Whether search engines may list it: a page with something on it, and not the one for addresses that do not exist.
    public func isListed(on site: Site) -> Bool {
        switch self {
        case .home, .conditionIndex: true
        case .peopleIndex: !site.people.isEmpty
        case .glossary: isPart(of: site)
        case .notFound: false
        }
    }
}
