import CCmarkGFM
import Diagnostics
import SiteModel

/// Walks the tree of a text once and writes its HTML, its words, and, where it is asked for, its canonical form.
///
/// What only the end of the text decides (anchors, links back from footnotes) is left out of the buffer and noted as an
/// insertion; `finish` puts it in.
struct BodyRenderer {
    let types: CommonMark.ExtensionTypes
    let context: any BodyContext
    let words: BodyWords
    let options: MarkdownParser.Options
    var text: SourceText
    var problems: MarkdownProblems

    var html: HTMLBuffer
    var insertions: [Change] = []
    /// The canonical form of the text; `nil` where no one asks for it.
    var form: FormRecorder?
    var links: [Body.Link] = []
    var isEmpty = true
    /// The names of the facts that are marked, and of those whose values are words like any others.
    var facts: [String] = []
    var factsInWords: [String] = []
    /// Whether the text has parts that few texts have.
    var hasRareParts = false
    /// The address of the first picture.
    var firstPicture: String?

    /// The paragraph, heading or cell that is being written, and where its inlines are once that was asked for.
    var leaf: OpaquePointer?
    var places: InlinePlaces?
    /// Whether braces can be escaped in this text at all; hardly any text has them.
    lazy var hasEscapes = text.bytes.contains(UInt8(ascii: "\\")) || text.bytes.contains(UInt8(ascii: "&"))

    // Inlines
    var linkDepth = 0
    /// Whether the link that is open leads to a place of the text itself.
    var leadsWithin = false
    /// Whether the text of the link that is open is set apart from the direction of the text around it.
    var isIsolating = false
    /// Whether it is an address, which has one direction as a whole.
    var isAddressShown = false
    var imageDepth = 0
    var alternativeStart = 0
    var image: ImageInProgress?
    /// Whether the image that is being written is one of two.
    var isInPicture = false
    /// The paths of the pictures that the text shows, where its front matter has credits.
    var shownPictures: [String] = []

    /// The elements of HTML that are open in a leaf, the innermost last.
    var openElements: [OpenElement] = []

    /// How many quotations are open in a leaf.
    var openQuotes: (leaf: OpaquePointer?, double: Int, single: Int) = (nil, 0, 0)

    // Headings
    var headings: [(level: Int, text: String, words: String, id: String?)] = []
    /// The id of the heading that is being written.
    var headingID: HeadingID?
    /// The ids that the author gave headings and places, in order.
    var explicitIDs: [(id: String, location: SourceLocation)] = []
    /// The places that are no headings, with their ids.
    var targets: [(id: String, end: OpaquePointer?)] = []
    /// The words of the heading that is being written, or of the header cell whose words name a column.
    var headingText: [UInt8]?
    /// The stretches of them that are above or below the line.
    var headingSigns: [(range: Range<Int>, baseline: Baseline)] = []
    var lastLevel = 1
    var anchorUses: [(anchor: String, link: Int, location: SourceLocation)] = []

    // Cards and prose
    var cards: [OpenCard] = []
    var quoteDepth = 0
    /// The card that is open, if it tells when to get help.
    var careCard: OpenCareCard?
    /// The cards before it that do.
    var careCards: [OpenCareCard.Excerpt] = []
    /// The words that mean the level of a card; few texts need them.
    lazy var cardWords = CardWords(words)
    /// The bytes that were last reported as an attempt at a card's marker.
    var reportedMarker: Range<Int>?
    /// Whether an admonition of AsciiDoc is reported whose text Markdown takes for a heading.
    var isInAdmonition = false
    var recorder: ProseRecorder
    /// Whether a link's title is being written, which can hold no markup and is not read with the text.
    var isInAttribute = false
    /// Whether that title is shown as a figure's caption, and so can hold markup of the site's own.
    var isInCaption = false

    // Sources and glossary terms
    var citationUses: [Int: (number: Int, uses: Int)] = [:]
    var citations: [Body.Citation] = []
    var terms: TermUses
    var termCount = 0

    // Failed markup
    /// Whether a byte of the block that is being written may belong to markup that failed.
    var isSuspicious = false
    /// Whether every block of the text may hold such markup without a sign of it.
    var looksClosely = false
    /// What the last paragraph begins with that looks like the start of an item.
    var lastOpening: LastOpening?
    /// The last paragraph that is a row of a table.
    var lastRow: OpaquePointer?
    /// The paragraph that is the body of a table of Pandoc, whose head is reported.
    var tableBelowRule: OpaquePointer?
    /// Whether the text has notes that begin with an asterisk.
    lazy var hasAsteriskNotes = countAsteriskNotes()
    /// A citation that was last reported.
    var reportedCitation: Range<Int>?
    /// The number of a line that was last reported as no item between two items.
    var reportedLabel: Range<Int>?
    /// The names of the tags that are reported and not closed.
    var openTags: [String] = []
    /// The signs that begin emphasis in an earlier block, where they are reported as not closed.
    var openEmphasis: String?
    /// What will close the foreign markup that was reported.
    var openForeignMarkup: [String] = []
    /// The names of the text's footnotes.
    var footnoteNames: [String] = []
    /// What `[^name]` can name.
    lazy var citable = Set(options.sources.map(\.id.value) + footnoteNames)

    /// Whether `[^` may begin a label that the parser cuts; hardly any does.
    lazy var hasCutLabels = LabelSource.mayBeCut(in: text)

    /// The leaf whose citations were last compared with the source, and its text.
    var citingText: (leaf: OpaquePointer, text: LeafText)?

    // Lists and tables
    /// The last number of the last numbered list at each depth.
    var lastNumbers: [Int: Int] = [:]
    var pendingTaskBox: Bool?
    var tableCount = 0
    var alignments = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var column = 0
    var isHeaderRow = false
    /// The element that the cell is.
    var cellElement = CellElement.data
    /// Whether the first cell of each row says what the row is about.
    var hasRowHeaders = false
    /// The caption of the table that is being written.
    var caption: TableCaption?
    /// The names of the columns of a table that is shown row by row on a phone; `nil` elsewhere.
    var columnNames: [[UInt8]]?

    // Lists of terms
    var openDefinitions: OpenDefinitions?
    /// The first paragraphs of the lists that are open.
    var definitionGroups: [OpaquePointer] = []

    // Footnotes
    var footnote = 0
    var footnoteLines = Set<Int>()
    var footnoteUses: [Int: Int] = [:]
    var undefinedFootnotes: [UndefinedFootnote] = []
    /// The names of footnotes that are referred to in a way that is reported.
    var meantFootnotes: Set<String> = []

    private var depth = 0

    /// What replaces a stretch of the HTML in the end. An empty stretch says where something is put in.
    struct Change {
        let range: Range<Int>
        let part: Part

        init(_ range: Range<Int>, _ part: Part) {
            self.range = range
            self.part = part
        }
    }

    /// What is put in at the end.
    enum Part {
        /// The anchor of a heading, by its place among the headings.
        case headingAnchor(Int)
        /// The address of a link to a heading of the text, by its place in `anchorUses`.
        case anchorAddress(Int)
        /// The links from a footnote back to the text, by its number.
        case backLinks(Int)
        /// Another level of a heading.
        case level(Int)
        /// The quotation mark before an id, and what ids of the text begin with where it is shown a second time.
        case idPrefix
        case nothing
    }

    /// What a paragraph begins with, and whether it is reported.
    struct LastOpening {
        let paragraph: OpaquePointer
        let opening: FailedMarkup.Opening
        let range: Range<Int>
        let isReported: Bool

        init(paragraph: OpaquePointer, _ opening: FailedMarkup.Opening, _ range: Range<Int>, isReported: Bool) {
            self.paragraph = paragraph
            self.opening = opening
            self.range = range
            self.isReported = isReported
        }
    }

    /// `[^label]` with a label that neither a footnote nor a source has.
    struct UndefinedFootnote {
        let label: String
        let range: Range<Int>
    }

    /// An image whose alternative text is being written.
    struct ImageInProgress {
        let node: OpaquePointer
        let address: String
        let size: ImageSize?
        let isFigure: Bool
    }

    /// A renderer for one text.
    init(
        _ text: SourceText,
        _ types: CommonMark.ExtensionTypes,
        _ context: any BodyContext,
        _ options: MarkdownParser.Options,
        _ problems: MarkdownProblems,
        findsPlaces: Bool = false
    ) {
        self.text = text
        self.types = types
        self.context = context
        self.options = options
        self.problems = problems
        words = context.bodyWords
        html = HTMLBuffer(capacity: text.bytes.count * 3 / 2 + 512)
        if options.writesForm, !findsPlaces { form = FormRecorder(capacity: text.bytes.count + 512) }
        recorder = ProseRecorder(capacity: text.bytes.count, findsPlaces: findsPlaces)
        terms = TermUses(of: options.glossary)
    }

    /// Writes the tree, up to the end or to the first thing that is out of bounds.
    mutating func render(_ tree: borrowing SyntaxTree) {
        guard let root = tree.root, let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
            let kind = CommonMark.kind(of: node, types)
            if event == CMARK_EVENT_ENTER {
                if kind.isNestable { depth += 1 }
                guard isWithinBounds(node) else { return }
                if kind.isBlock { recorder.startBlock(node) }
                enter(node, kind)
            } else {
                if kind.isNestable { depth -= 1 }
                exit(node, kind)
                if kind.isBlock { recorder.endBlock(node) }
            }
        }
        closeFootnotes()
    }

    private mutating func isWithinBounds(_ node: OpaquePointer) -> Bool {
        if depth > MarkdownLimits.nesting {
            isEmpty = false
            let location = startOfBlock(around: node)
            problems.report(.nestingTooDeep(at: location))
            return false
        }
        if html.count > MarkdownLimits.outputBytes {
            let location = startOfBlock(around: node)
            problems.report(.outputTooLarge(at: location))
            return false
        }
        return !problems.isFull
    }

    private mutating func enter(_ node: OpaquePointer, _ kind: CommonMark.Kind) {
        switch kind {
        case .text: prose(CommonMark.literal(of: node), of: node)
        case .softBreak: lineBreak(node, hard: false)
        case .lineBreak: lineBreak(node, hard: true)
        case .code: code(node)
        case .emphasis:
            inlineMarkup("<em>")
            noteSuspicion(ofEmphasis: node)
        case .strong:
            inlineMarkup("<strong>")
            recorder.startStrong()
        case .strikethrough:
            inlineMarkup("<del>")
            if imageDepth == 0 { form?.lines.mark("(del") }
        case .link: enterLink(node)
        case .image: enterImage(node)
        case .htmlInline: htmlInline(node)
        case .footnoteReference: footnoteReference(node)
        case .paragraph: enterParagraph(node)
        case .heading: enterHeading(node)
        case .list: enterList(node)
        case .item: enterItem(node)
        case .blockQuote: enterBlockQuote(node)
        case .codeBlock: codeBlock(node)
        case .htmlBlock: htmlBlock(node)
        case .thematicBreak:
            hasRareParts = true
            blockMarkup("<hr>\n")
            form?.lines.rule()
            checkRule(node)
        case .table: enterTable(node)
        case .row: enterRow(node)
        case .cell: enterCell(node)
        case .footnoteDefinition: enterFootnote(node)
        case .document, .other: break
        }
    }

    private mutating func exit(_ node: OpaquePointer, _ kind: CommonMark.Kind) {
        switch kind {
        case .emphasis: inlineMarkup("</em>")
        case .strong:
            inlineMarkup("</strong>")
            recorder.endStrong()
        case .strikethrough:
            inlineMarkup("</del>")
            if imageDepth == 0 { form?.lines.mark(")") }
        case .link: exitLink()
        case .image: exitImage(node)
        case .paragraph: exitParagraph(node)
        case .heading: exitHeading(node)
        case .list: exitList(node)
        case .item:
            html.markup("</li>\n")
            form?.lines.close()
        case .blockQuote: exitBlockQuote(node)
        case .table: exitTable(node)
        case .row: exitRow(node)
        case .cell: exitCell()
        case .footnoteDefinition: exitFootnote(node)
        default: break
        }
    }

    // MARK: Places

    /// The place of an inline, found in the source; its block's start where that fails.
    mutating func place(of node: OpaquePointer) -> InlinePlaces.Place {
        loadPlaces()
        if let place = places?.place(of: node) { return place }
        let start = places?.start ?? 0
        return InlinePlaces.Place(range: start..<start)
    }

    /// The place of a character in a text.
    mutating func mark(in node: OpaquePointer, at index: Int) -> InlinePlaces.Mark? {
        loadPlaces()
        return places?.mark(in: node, at: index)
    }

    private mutating func loadPlaces() {
        guard let leaf, places?.leaf != leaf else { return }
        places = InlinePlaces(of: leaf, in: text, types, isTracing: recorder.offsets != nil)
    }

    /// Where each byte of a node's literal is in the source, where places are asked for.
    mutating func sourceOffsets(of node: OpaquePointer) -> [Int] {
        loadPlaces()
        return places?.trace(of: node) ?? []
    }

    /// Where the text of the block that is being written starts.
    var startOffset: Int { places?.start ?? 0 }

    /// The start of the block that a node is or is in.
    mutating func startOfBlock(around node: OpaquePointer) -> SourceLocation {
        if let leaf {
            loadPlaces()
            if let start = places?.start, places?.leaf == leaf { return text.location(start..<start) }
        }
        var block = node
        while cmark_node_get_start_line(block) < 1, let parent = cmark_node_parent(block) { block = parent }
        let line = text.line(Int(cmark_node_get_start_line(block)) - 1)
        let start = min(line.upperBound, line.lowerBound + max(0, Int(cmark_node_get_start_column(block)) - 1))
        return text.location(start..<start)
    }
}

extension CommonMark.Kind {
    /// Whether an allowance that is before such a node means it.
    fileprivate var isBlock: Bool {
        switch self {
        case .paragraph, .heading, .list, .item, .table, .blockQuote: true
        default: false
        }
    }

    /// Whether such a node can be in another of its kind, and so on without end.
    fileprivate var isNestable: Bool {
        switch self {
        case .blockQuote, .item, .footnoteDefinition, .emphasis, .strong, .strikethrough, .link, .image: true
        default: false
        }
    }
}
