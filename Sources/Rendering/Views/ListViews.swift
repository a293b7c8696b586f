import SiteModel

/// A name in an alphabetical list: a subject, a synonym that leads to one, a person, or a word that is explained there.
struct IndexEntryView: TemplateView {
    var name: String
    var href: String
    var preferred: LinkView?
    var foreign: ForeignView?
    /// The further pages of a list that the page of the name begins.
    var numbers: [PageNumberView] = []
    /// Who it is, in the list of people.
    var person: PersonView?
    /// What it means, in the glossary.
    var term: TermView?

    /// How much room it takes on a page.
    var linkCount: Int { 1 + numbers.count }

    static let schema = TemplateSchema<IndexEntryView>([
        .text("name", "the name of the entry") { $0.name },
        .text("href", "the address of the subject") { $0.href },
        .view("preferred", "for a synonym, its subject", optional: { $0.preferred }),
        .view("foreign", "the language of the name, where it is not the page's", optional: { $0.foreign }),
        .list(
            "numbers",
            "where its articles are too many for the page of the subject, the pages on which their list goes on"
        ) { $0.numbers },
    ])
}

/// A letter of the A to Z.
struct LetterView: TemplateView {
    var letter: String
    var id: String
    var hasEntries: Bool
    var entries: [IndexEntryView]
    var href = ""
    var count: String?
    var isCurrent = false
    var isAround = false
    var parts: [LetterPartView] = []

    static let schema = TemplateSchema<LetterView>([
        .text("letter", "the letter, or `#` for names that start with something else") { $0.letter },
        .text("id", "an anchor for its entries") { $0.id },
        .flag("hasEntries", "whether any name starts with it; if not, it is not a link") { $0.hasEntries },
        .list(
            "entries",
            "the names that start with it, in the order of the site's language; none where the letter has a page of its own"
        ) { $0.entries },
        .text("href", "where its names are: an anchor, or a page of its own") { $0.href },
        .text("count", "how many names start with it, where it has a page of its own", optional: { $0.count }),
        .flag("isCurrent", "whether it is the page itself") { $0.isCurrent },
        .flag("isAround", "whether the page is another one of the letter") { $0.isAround },
        .list("parts", "its pages, where it has more than one: for two letters and more") { $0.parts },
    ])
}

/// What the start page or the list of a section says above its lists: `index.md`.
struct IntroductionView: TemplateView {
    var body: Passage?
    var contents: [ContentsEntryView] = []
    var sources: [SourceView] = []
    var extra: OpenView?
    /// The same sources, for machines.
    var citedSources: [Source] = []

    static let schema = TemplateSchema<IntroductionView>([
        .passage("body", "the text; absent where there is none") { $0.body },
        .list("contents", "the table of contents; empty for fewer than three headings") { $0.contents },
        .list("sources", "what the text rests on: first what it cites, in the order of first use, then the rest") {
            $0.sources
        },
        .open("extra", "what the front matter says under `extra`") { $0.extra },
    ])
}

extension SiteCatalog {
    /// What a page says above its lists.
    func introduction(_ introduction: Introduction, _ body: Body) -> IntroductionView {
        IntroductionView(
            body: body.isEmpty ? nil : body.passage,
            contents: contents(body.headings),
            sources: sources(introduction.sources, citations: body.citations),
            extra: introduction.extra.flatMap(openView),
            citedSources: introduction.sources
        )
    }
}

/// A subject on the start page.
struct SubjectCardView: TemplateView {
    var title: String
    var href: String
    var summary: String?
    var foreign: ForeignView?

    static let schema = TemplateSchema<SubjectCardView>([
        .text("title", "the subject's name") { $0.title },
        .text("href", "its address") { $0.href },
        .text("summary", "its summary", optional: { $0.summary }),
        .view("foreign", "its language, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// A word that the site explains.
struct TermView: TemplateView {
    var term: String
    var id: String
    var variants: [String]
    var meaning: String
    /// By what it is sorted.
    var sortKey = ""

    static let schema = TemplateSchema<TermView>([
        .text("term", "the word") { $0.term },
        .text("id", "an anchor for it") { $0.id },
        .texts("variants", "other forms of it") { $0.variants },
        .text("meaning", "what it means") { $0.meaning },
    ])
}
