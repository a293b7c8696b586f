import SiteModel

/// A list by letter and the pages that it is on: one, or a hub and a page for each letter. It is an A to Z, that of people or
/// the glossary.
struct AlphabeticalList: Sendable {
    /// The page that has the list, or is its hub.
    let kind: SitePageKind
    /// All letters, each with its names.
    let letters: [LetterView]
    /// The pages of letters, in the order in which they follow each other; none where one page has room for all names.
    let pages: [Page]
    /// How many names start with each letter.
    private let counts: [String: Int]

    /// The page of some letters.
    struct Page: Sendable {
        /// The letters: “C”, “Ca”; with a number where the names that no further letter parts go on.
        let label: String
        /// The letters around it, the first one first.
        let above: [(label: String, path: [String])]
        /// Its own letters, as they are in its address.
        let path: [String]
        let address: Address
        let entries: [IndexEntryView]

        /// The first of its letters.
        var letter: String { above.first?.label ?? label }
    }

    init(_ kind: SitePageKind, _ index: LetterIndex, limit: Int) {
        self.kind = kind
        letters = index.letters
        counts = Dictionary(index.parts.map { ($0.label, $0.count) }, uniquingKeysWith: { first, _ in first })
        let address = kind.page.address
        let room = max(1, limit)
        func pages(of part: IndexPart, in above: [(label: String, path: [String])]) -> [Page] {
            let own = Self.chunks(part.entries, room).enumerated().map { number, entries in
                Page(
                    label: number == 0 ? part.label : "\(part.label) (\(number + 1))",
                    above: number == 0 ? above : above + [(part.label, part.path)],
                    path: part.path,
                    address: .letters(part.path, of: address, page: number + 1),
                    entries: entries
                )
            }
            return own + part.parts.flatMap { pages(of: $0, in: above + [(part.label, part.path)]) }
        }
        self.pages = index.parts.flatMap { pages(of: $0, in: []) }
    }

    /// Entries in stretches that a page has room for, one at least: a name has as much as it has links.
    private static func chunks(_ entries: [IndexEntryView], _ room: Int) -> [[IndexEntryView]] {
        var chunks: [[IndexEntryView]] = [[]]
        var count = 0
        for entry in entries {
            if count > 0, count + entry.linkCount > room {
                chunks.append([])
                count = 0
            }
            chunks[chunks.count - 1].append(entry)
            count += entry.linkCount
        }
        return chunks
    }

    /// The names of all subjects and where their pages are, in order.
    var links: [LinkView] { Self.links(letters.flatMap(\.entries)) }

    /// The names among entries that are no synonyms.
    static func links(_ entries: [IndexEntryView]) -> [LinkView] {
        entries.filter { $0.preferred == nil }.map { LinkView(title: $0.name, href: $0.href, foreign: $0.foreign) }
    }

    /// The letters with their addresses, as a page shows them; `current` is the page itself where it is one of theirs.
    func row(_ catalog: SiteCatalog, isOnListItself: Bool = false, current: Page? = nil) -> [LetterView] {
        let base = catalog.site.settings.baseURL
        guard !pages.isEmpty else {
            let list = isOnListItself ? "" : base.href(kind.page.address)
            return letters.map { letter in
                var letter = letter
                letter.href = "\(list)#\(letter.id)"
                return letter
            }
        }
        let byLetter = Dictionary(grouping: pages, by: \.letter)
        return letters.map { letter in
            let pages = byLetter[letter.letter] ?? []
            var letter = letter
            letter.entries = []
            letter.href = pages.first.map { base.href($0.address) } ?? ""
            letter.count = counts[letter.letter].map(catalog.words.number)
            letter.isCurrent = pages.first.map { $0.address == current?.address } ?? false
            letter.isAround = !letter.isCurrent && current?.letter == letter.letter
            letter.parts =
                pages.count < 2
                ? []
                : pages.filter { !$0.entries.isEmpty }.map { page in
                    LetterPartView(
                        letters: page.label,
                        href: base.href(page.address),
                        count: catalog.words.number(page.entries.count),
                        isCurrent: page.address == current?.address
                    )
                }
            return letter
        }
    }
}
