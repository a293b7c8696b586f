/// A card that tells when to get help, and what of it changes where it is shown without the text around it: its heading
/// is of level 3, and nothing leads to other parts of the text. What links to them said stays.
struct CareCard {
    /// Where its HTML starts.
    private let start: Int
    /// The level of its own heading in the text, which is its first.
    private let level: Int
    private var changes: [BodyRenderer.Change] = []

    /// The level of its heading elsewhere.
    private static let levelElsewhere = 3

    /// A card whose HTML starts at a place.
    init(at start: Int, level: Int) {
        self.start = start
        self.level = level
    }

    /// Notes that what is written from a place up to another leads to the rest of the text.
    mutating func leaveOut(_ range: Range<Int>) { changes.append(BodyRenderer.Change(range, .nothing)) }

    /// Notes the level of a heading, which is the digit at a place.
    mutating func noteLevel(_ level: Int, at place: Int) {
        let shifted = min(6, max(Self.levelElsewhere, level + Self.levelElsewhere - self.level))
        if shifted != level { changes.append(BodyRenderer.Change(place..<place + 1, .level(shifted))) }
    }

    /// The card, which ends at a place of the HTML.
    func finished(at end: Int) -> Excerpt { Excerpt(range: start..<end, changes: changes) }

    /// A part of the HTML, and what is different in it elsewhere.
    struct Excerpt {
        let range: Range<Int>
        let changes: [BodyRenderer.Change]
    }
}
