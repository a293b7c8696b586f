import SiteModel

/// A card that tells when to get help while it is written, and what of it changes where it is shown without the text around it: its heading
/// is of level 3, and nothing leads to other parts of the text. What links to them said stays.
struct OpenCareCard {
    /// How soon a reader has to act.
    private let kind: CardKind
    /// Where its HTML starts.
    private let start: Int
    /// The level of its own heading in the text, which is its first.
    private let level: Int
    private var changes: [BodyRenderer.Change] = []
    private var call: CallLink?

    /// The level of its heading elsewhere.
    private static let levelElsewhere = 3

    /// A card whose HTML starts at a place.
    init(_ kind: CardKind, at start: Int, level: Int) {
        self.kind = kind
        self.start = start
        self.level = level
    }

    /// Notes that what is written from a place up to another leads to the rest of the text.
    mutating func leaveOut(_ range: Range<Int>) { changes.append(BodyRenderer.Change(range, .nothing)) }

    /// Notes that an id begins at a place, after its quotation mark: the card may be shown on the page of its text too.
    mutating func noteID(at place: Int) { changes.append(BodyRenderer.Change(place - 1..<place, .idPrefix)) }

    /// Notes the level of a heading, which is the digit at a place.
    mutating func noteLevel(_ level: Int, at place: Int) {
        let shifted = min(6, max(Self.levelElsewhere, level + Self.levelElsewhere - self.level))
        if shifted != level { changes.append(BodyRenderer.Change(place..<place + 1, .level(shifted))) }
    }

    /// Notes a number that the card links to; the first one counts.
    mutating func note(_ link: CallLink) { call = call ?? link }

    /// The card, which ends at a place of the HTML.
    func finished(at end: Int) -> Excerpt { Excerpt(kind: kind, range: start..<end, changes: changes, call: call) }

    /// A part of the HTML, and what is different in it elsewhere.
    struct Excerpt {
        let kind: CardKind
        let range: Range<Int>
        let changes: [BodyRenderer.Change]
        let call: CallLink?
    }
}
