import SiteModel

/// What is the same on every page of the site in one language.
struct FrameView: TemplateView {
    var site: SiteView
    var asset: AssetView
    var script: ScriptView
    var words: WordsView

    static let schema = TemplateSchema<FrameView>([
        .view("site", "the site") { $0.site },
        .view("asset", "the theme's assets") { $0.asset },
        .view("script", "the theme's scripts") { $0.script },
        .view("words", "what the site says in its own voice, in the page's language") { $0.words },
    ])
}

/// What every page has and no two share.
struct PageScopeView: TemplateView {
    var page: PageView

    static let schema = TemplateSchema<PageScopeView>([.view("page", "the page") { $0.page }])
}

/// An article in a list.
struct ArticleLinkView: TemplateView {
    var title: String
    var href: String
    var summary: String?
    var isDraft: Bool
    var isUnreviewed: Bool
    var foreign: ForeignView?

    static let schema = TemplateSchema<ArticleLinkView>([
        .text("title", "the article's question") { $0.title },
        .text("href", "its address") { $0.href },
        .text("summary", "its short answer", optional: { $0.summary }),
        .flag("isDraft", "whether it is unfinished") { $0.isDraft },
        .flag("isUnreviewed", "whether no review holds for it as it is now: the list must say so") { $0.isUnreviewed },
        .view("foreign", "its language, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// The page of an article.
struct ArticlePageView: TemplateView {
    var text: ReviewedTextView
    var condition: LinkView
    var othersHeading: String
    var others: [LinkView]
    var previous: LinkView?
    var next: LinkView?

    static let schema = TemplateSchema<ArticlePageView>([
        .view("text", "the article's text and all that is on record about it") { $0.text },
        .view("condition", "the condition that the article is about") { $0.condition },
        .html("othersHeading", "a heading for `others`, such as “Anemia: other questions”") { $0.othersHeading },
        .list("others", "other articles of the condition: those next to this one in its order, at most eight") {
            $0.others
        },
        .view("previous", "the article before this one, in the condition's order", optional: { $0.previous }),
        .view("next", "the article after this one", optional: { $0.next }),
    ])
}

/// A code of a condition.
struct CodeView: TemplateView {
    var system: String
    var code: String

    static let schema = TemplateSchema<CodeView>([
        .text("system", "the name of the coding system") { $0.system },
        .text("code", "the code") { $0.code },
    ])
}

/// The page of a condition.
struct ConditionPageView: TemplateView {
    var text: ReviewedTextView
    var synonyms: [String]
    var articles: [ArticleLinkView]
    var related: [LinkView]
    var codes: [CodeView]

    static let schema = TemplateSchema<ConditionPageView>([
        .view("text", "the condition's text and all that is on record about it") { $0.text },
        .texts("synonyms", "other names of the condition") { $0.synonyms },
        .list("articles", "its articles that are shown, in order") { $0.articles },
        .list("related", "related conditions") { $0.related },
        .list("codes", "its codes") { $0.codes },
    ])
}

/// The page of an article or a condition whose text is not shown.
struct WithheldPageView: TemplateView {
    var text: ReviewedTextView
    var care: String?
    var linksHeading: String
    var links: [LinkView]

    static let schema = TemplateSchema<WithheldPageView>([
        .view(
            "text",
            "the title, the one fact for which the text is not shown, the sources and the disclaimer; nothing else"
        ) {
            $0.text
        },
        .html("care", "the cards of the text that say when to get help, each with a heading of level 3") { $0.care },
        .html("linksHeading", "a heading for `links`") { $0.linksHeading },
        .list("links", "of a condition, its articles that are shown; of an article, others of its condition") {
            $0.links
        },
    ])
}

/// A name in the A to Z: a condition, or a synonym that leads to one.
struct IndexEntryView: TemplateView {
    var name: String
    var href: String
    var preferred: LinkView?
    var foreign: ForeignView?

    static let schema = TemplateSchema<IndexEntryView>([
        .text("name", "the name of the entry") { $0.name },
        .text("href", "the address of the condition") { $0.href },
        .view("preferred", "for a synonym, its condition", optional: { $0.preferred }),
        .view("foreign", "the language of the name, where it is not the page's", optional: { $0.foreign }),
    ])
}

/// A letter of the A to Z.
struct LetterView: TemplateView {
    var letter: String
    var id: String
    var hasEntries: Bool
    var entries: [IndexEntryView]

    static let schema = TemplateSchema<LetterView>([
        .text("letter", "the letter, or `#` for names that start with something else") { $0.letter },
        .text("id", "an anchor for its entries") { $0.id },
        .flag("hasEntries", "whether any name starts with it; if not, it is not a link") { $0.hasEntries },
        .list("entries", "the names that start with it, in the order of the site's language") { $0.entries },
    ])
}

/// The A to Z of conditions.
struct ConditionIndexPageView: TemplateView {
    var letters: [LetterView]

    static let schema = TemplateSchema<ConditionIndexPageView>([
        .list("letters", "the letters of the alphabet, and any others that names start with") { $0.letters }
    ])
}

/// A condition on the start page.
struct ConditionCardView: TemplateView {
    var title: String
    var href: String
    var summary: String?
    var foreign: ForeignView?

    static let schema = TemplateSchema<ConditionCardView>([
        .text("title", "the condition's name") { $0.title },
        .text("href", "its address") { $0.href },
        .text("summary", "its summary", optional: { $0.summary }),
        .view("foreign", "its language, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// The start page.
struct HomePageView: TemplateView {
    var letters: [LetterView]
    var conditions: [ConditionCardView]
    var conditionCount: String
    var articleCount: String
    var holdings: String?

    static let schema = TemplateSchema<HomePageView>([
        .list("letters", "the letters of the A to Z") { $0.letters },
        .list("conditions", "the conditions with the most articles, at most twelve, in alphabetical order") {
            $0.conditions
        },
        .text("conditionCount", "how many conditions the site has, such as “13 conditions”") { $0.conditionCount },
        .text("articleCount", "how many articles the site has, such as “1 article”") { $0.articleCount },
        .text("holdings", "both in a sentence, where any article is shown", optional: { $0.holdings }),
    ])
}

/// The list of people.
struct PeopleIndexPageView: TemplateView {
    var people: [PersonView]

    static let schema = TemplateSchema<PeopleIndexPageView>([
        .list("people", "everyone who reviews or writes for the site") { $0.people }
    ])
}

/// The page of a person.
struct PersonPageView: TemplateView {
    var person: PersonView
    var body: Passage?
    var reviewed: [LinkView]
    var written: [LinkView]

    static let schema = TemplateSchema<PersonPageView>([
        .view("person", "the person") { $0.person },
        .passage("body", "the profile") { $0.body },
        .list("reviewed", "the pages that the person reviewed") { $0.reviewed },
        .list("written", "the pages that the person wrote") { $0.written },
    ])
}

/// One of the other pages: about, how we review, contact.
struct OtherPageView: TemplateView {
    var summary: String?
    var body: Passage?
    var contents: [ContentsEntryView]
    var extra: OpenView?

    static let schema = TemplateSchema<OtherPageView>([
        .text("summary", "what the page is about", optional: { $0.summary }),
        .passage("body", "the text") { $0.body },
        .list("contents", "the table of contents; empty for fewer than three headings") { $0.contents },
        .open("extra", "what the front matter says under `extra`") { $0.extra },
    ])
}

/// A word that the site explains.
struct TermView: TemplateView {
    var term: String
    var id: String
    var variants: [String]
    var meaning: String

    static let schema = TemplateSchema<TermView>([
        .text("term", "the word") { $0.term },
        .text("id", "an anchor for it") { $0.id },
        .texts("variants", "other forms of it") { $0.variants },
        .text("meaning", "what it means") { $0.meaning },
    ])
}

/// The words that the site explains.
struct GlossaryPageView: TemplateView {
    var terms: [TermView]

    static let schema = TemplateSchema<GlossaryPageView>([
        .list("terms", "the words, in the order of the site's language") { $0.terms }
    ])
}

/// The page that hosts show for an address that does not exist.
struct NotFoundPageView: TemplateView {
    static let schema = TemplateSchema<NotFoundPageView>([])
}

/// The page at an earlier address, which forwards at once.
struct RedirectPageView: TemplateView {
    var target: LinkView

    static let schema = TemplateSchema<RedirectPageView>([
        .view("target", "the page that it forwards to, whose address is the canonical one of this page too") {
            $0.target
        }
    ])
}
