import SiteModel

/// An article among those of its subject that are shown, in reading order.
struct Siblings {
    private let links: [LinkView]
    /// Where the article itself is; `nil` where it is none of them.
    private let position: Int?

    init(_ links: [LinkView], position: Int?) {
        self.links = links
        self.position = position
    }

    /// How many of the others an article's page lists; the subject's page lists all. A page must not grow with the
    /// number of pages.
    static let maximum = 8

    /// The others, those nearest in reading order where there are many. What may be said of them is not known yet, so
    /// nothing of their texts is shown but the titles.
    var neighbours: [LinkView] {
        let position = position ?? 0
        let count = min(links.count, Self.maximum + 1)
        let start = max(0, min(position - count / 2, links.count - count))
        return (start..<start + count).filter { $0 != position }.map { links[$0] }
    }

    /// The one before it.
    var previous: LinkView? { link(-1) }

    /// The one after it.
    var next: LinkView? { link(1) }

    private func link(_ offset: Int) -> LinkView? {
        let index = (position ?? 0) + offset
        return links.indices.contains(index) ? links[index] : nil
    }
}
