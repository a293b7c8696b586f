import SiteModel

/// Finds what an author wrote as markup and readers would see as text, in one paragraph, heading or table cell.
///
/// CommonMark knows no errors: what does not work as markup is text. So what is left of its characters in the text is
/// looked at, with what is beside them. An escape (`\[`) and a code span say that a character means itself.
struct FailedMarkup {
    /// What the text is in.
    enum Block {
        case paragraph
        case heading
        case cell
        /// A value that is plain text: it is a line, but nothing in it starts an item or a row.
        case value
    }

    /// What is known of the text around the block.
    struct Surroundings {
        /// Whether a line that starts with `*` can be a note that an asterisk elsewhere refers to.
        var hasAsteriskNotes: Bool
        /// Whether the block is in a list, a quote or a card, where no note to a text is.
        var isNested = false
        /// Whether the block is a list of terms, in which a line may begin with a colon.
        var isDefinitions = false
        /// The language of the text.
        var language = LanguageTag.english
        /// The site that placeholders can name something of; `nil` where there can be none.
        var context: (any BodyContext)?
        /// The names of sources and footnotes that the text can cite.
        var citable: Set<String> = []
    }

    /// Something that failed, at a stretch of the text.
    struct Finding {
        let range: Range<Int>
        let slip: MarkupSlip
    }

    let shown: ShownText
    let block: Block
    let surroundings: Surroundings
    /// What is around a paragraph.
    let place: ParagraphPlace
    /// What was found so far.
    private(set) var findings: [Finding] = []
    /// What belongs to something that was found elsewhere in the block.
    private var taken: [Range<Int>] = []
    /// What a paragraph begins with that looks like the start of an item.
    private(set) var opening: Opening?

    /// Everything that failed in a text that is no paragraph, or is alone.
    static func findings(in shown: ShownText, _ block: Block, _ surroundings: Surroundings) -> [Finding] {
        search(shown, block, ParagraphPlace(), surroundings).findings
    }

    /// Looks for everything that failed.
    static func search(
        _ shown: ShownText,
        _ block: Block,
        _ place: ParagraphPlace,
        _ surroundings: Surroundings
    ) -> FailedMarkup {
        var search = FailedMarkup(shown: shown, block: block, surroundings: surroundings, place: place)
        // The first to find something has it: a shortcode is not an unclosed bracket too.
        search.findPlaceholders()
        search.findCitations()
        search.findForeignMarkup()
        if block == .paragraph { search.findLineStarts() }
        search.findInnerBullets()
        search.findBrackets()
        search.findWideSigns()
        search.findEmphasis()
        search.findLostAsterisks()
        search.findCode()
        return search
    }

    private init(shown: ShownText, block: Block, surroundings: Surroundings, place: ParagraphPlace) {
        self.shown = shown
        self.block = block
        self.surroundings = surroundings
        self.place = place
    }

    /// Notes what the paragraph begins with.
    mutating func noteOpening(_ opening: Opening) { self.opening = opening }

    /// Notes a slip, unless its place belongs to another one.
    mutating func report(_ slip: MarkupSlip, _ range: Range<Int>) {
        guard !isTaken(range) else { return }
        findings.append(Finding(range: range, slip: slip))
    }

    /// Whether a stretch belongs to a slip that was found.
    func isTaken(_ range: Range<Int>) -> Bool {
        findings.contains { $0.range.overlaps(range) } || taken.contains { $0.overlaps(range) }
    }

    /// Notes that a stretch belongs to a slip that is reported elsewhere.
    mutating func take(_ range: Range<Int>) { taken.append(range) }
}

/// A way in which markup fails.
enum MarkupSlip {
    /// `##Heading`.
    case heading(level: Int)
    /// `####### Heading`.
    case headingTooDeep
    /// `＃ Heading`.
    case wideHash
    /// `• item`.
    case bullet(String, ListEffect)
    /// `Signs: • pain • fever`.
    case bulletInLine(String, FailedMarkup.Block)
    /// `-item`.
    case itemWithoutSpace(String)
    /// `a) item`, `2. item` inside a paragraph.
    case label(String, ListEffect, isFirstLine: Bool)
    /// `[ ] task`.
    case taskBox(String)
    /// A space after a marker that is not the keyboard's.
    case strangeSpace(Unicode.Scalar)
    /// Such a space before a marker.
    case strangeSpaceBefore(Unicode.Scalar)
    /// Rows with bars and no line of hyphens.
    case tableOfBars
    /// Rows with the wide bars of East Asian writing, or others that look like bars.
    case tableOfOtherBars(String)
    /// A row that is away from its table.
    case tableRow
    /// Rows with tabs.
    case tableOfTabs
    /// Rows with runs of spaces.
    case tableOfSpaces
    /// `**Warning`, and the like.
    case emphasis(String, EmphasisFault)
    /// `2*3*4`: asterisks that mean themselves and are taken for italics.
    case asteriskLost
    /// A backtick that opens nothing.
    case code(String)
    /// `[text] (address)`, and the like.
    case link(LinkFault, isImage: Bool)
    /// `＊＊text＊＊`, and the like.
    case wideSigns(String)
    /// `&nbps;`.
    case characterReference(String)
    /// `{servcie:emergency}`, and the like.
    case placeholder(PlaceholderAttempt.Meaning)
    /// `[who]` and the like, where `who` can be cited; without a name where a citation is not closed.
    case citation(String?)
    /// Markup of another tool.
    case foreign(ForeignMarkup, written: String)

    /// What becomes of lines that are meant as items.
    enum ListEffect {
        /// They are shown as one line.
        case runTogether
        /// The same, but they may be a conversation.
        case runsTogetherOrSpeech
        /// The line belongs to the item above it.
        case joinsItem
        /// It does, and is a point of that item.
        case joinsItemAsPoint
        /// Each is shown as a line or paragraph.
        case noList
    }

    /// Why a run of `*`, `_` or `~` does nothing.
    enum EmphasisFault {
        case unclosed
        case unopened
        case uneven
        case spaceBefore
        case spaceAfter
        case letterAfterPunctuation
        case punctuationAfterLetter
        case insideWord
    }

    /// Why brackets make no link.
    enum LinkFault {
        case spaceInAddress(String)
        /// A space in an address that has none, with what was meant.
        case spaceToDelete(String)
        case imageSize
        case textAfterTitle
        case unlikeQuotes
        case spaceInAngles(String)
        case spaceBeforeAddress
        case curlyQuotes
        case unclosedTitle
        case titleWithoutQuotes
        case wrongBrackets
        case colonBeforeAddress
        case unopenedAddress
        case spaceBeforeLabel
        case spaceAfterExclamation
        case extraBracket
        case angledAddress(String)
        case unclosedAngle
        case addressMissing
        case unclosedAddress
        case unclosedText
        case unopenedText
        case undefined(String)
        case insideLink
        case reversed
        case definition
        case other
    }
}
