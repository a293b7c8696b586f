/// A name in the A to Z: a subject, or a synonym that leads to one.
struct IndexEntryView: TemplateView {
    var name: String
    var href: String
    var preferred: LinkView?
    var foreign: ForeignView?

    static let schema = TemplateSchema<IndexEntryView>([
        .text("name", "the name of the entry") { $0.name },
        .text("href", "the address of the subject") { $0.href },
        .view("preferred", "for a synonym, its subject", optional: { $0.preferred }),
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

    static let schema = TemplateSchema<TermView>([
        .text("term", "the word") { $0.term },
        .text("id", "an anchor for it") { $0.id },
        .texts("variants", "other forms of it") { $0.variants },
        .text("meaning", "what it means") { $0.meaning },
    ])
}
