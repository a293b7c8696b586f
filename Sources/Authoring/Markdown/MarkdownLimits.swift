/// What a text may ask of the machine.
///
/// cmark-gfm 0.29.0.gfm.6, as Debian ships it, has no limits of its own and takes quadratic time on several inputs.
/// Each number is far above what an article needs and was set so that the worst input found by fuzzing just below it
/// ends within about a second.
enum MarkdownLimits {
    /// The size of a file in bytes: 1 MiB, some 150,000 words.
    static let fileBytes = 1 << 20
    /// The length of a line in bytes: 64 KiB, a chapter without a line break.
    static let lineBytes = 64 << 10
    /// The cells of all tables of a file: cmark fills every short row up to the header's width, so that 17 KB of table
    /// can become 60 MB of HTML.
    static let tableCells = 50_000
    /// The cells of one line: cmark walks a list of them for each that it adds.
    static let lineCells = 1_000
    /// What the rows under which cmark looks for a table's header may cost, in nanoseconds as measured: it searches the
    /// whole paragraph above each, in time that grows with the square of its length.
    static let tableSearchCost = 1_000_000_000
    /// What brackets, quotation marks and other starts of inlines may cost, in steps of about a nanosecond: for some of
    /// them cmark searches the rest of the line or paragraph each time. Real pages stay a thousandfold below.
    static let inlineCost = 500_000_000
    /// The deepest nesting of a text times its lines: cmark visits every open block on every line.
    static let blockVisits = 20_000_000
    /// How many headings or footnotes a wrong name is compared with to find the one that was meant.
    static let suggestionCandidates = 500
    /// The bytes of addresses and titles that references to link definitions may copy. Later versions of cmark-gfm
    /// stop resolving references at 100,000 bytes without a word; here the author is told.
    static let referenceBytes = 100_000
    /// How deep quotes, lists and footnotes may be in each other on one line, and nodes of any kind in the tree.
    static let nesting = 100
    /// The size of the HTML of one body in bytes: 8 MiB, eight times the largest file.
    static let outputBytes = 8 << 20
    /// How many problems one body reports before it is given up: no one reads more, and each costs memory.
    static let problems = 500
}
