import SiteModel

/// An article among those that the same page lists, in reading order: parts of a guide first, then the rest.
struct Siblings {
    /// The parts of the guide, where the page is one.
    let parts: [LinkView]
    private let others: [LinkView]
    /// Where the article itself is among the parts, or else among the others; `nil` where it is in neither.
    private let position: Int?
    /// Whether it is a part of the guide.
    let isPart: Bool

    /// An article at a position in a list that begins with the parts of a guide, if there are any.
    init(_ links: [LinkView], partCount: Int, position: Int?) {
        parts = Array(links.prefix(partCount))
        others = Array(links.dropFirst(partCount))
        isPart = position.map { $0 < partCount } ?? false
        self.position = isPart ? position : position.map { $0 - partCount }
    }

    /// How many of the others an article's page lists; the page above it lists all. A page must not grow with the
    /// number of pages.
    static let maximum = 8

    /// The number of the part, from 1; `nil` for an article that is none.
    var number: Int? { isPart ? position.map { $0 + 1 } : nil }

    /// The parts of the guide but for the article itself.
    var otherParts: [LinkView] { parts.enumerated().filter { !isPart || $0.offset != position }.map(\.element) }

    /// The others but for the parts of a guide, those nearest in reading order where there are many. What may be said of
    /// them is not known yet, so nothing of their texts is shown but the titles.
    var neighbours: [LinkView] {
        let own = isPart ? nil : position
        let count = min(others.count, Self.maximum + 1)
        let start = max(0, min((own ?? 0) - count / 2, others.count - count))
        return (start..<start + count).filter { $0 != own }.map { others[$0] }.prefix(Self.maximum).map { $0 }
    }

    /// The one before it.
    var previous: LinkView? { link(-1) }

    /// The one after it.
    var next: LinkView? { link(1) }

    private func link(_ offset: Int) -> LinkView? {
        let list = isPart ? parts : others
        let index = (position ?? 0) + offset
        return list.indices.contains(index) ? list[index] : nil
    }
}
