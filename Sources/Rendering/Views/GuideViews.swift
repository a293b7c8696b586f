import SiteModel

/// A part of a guide in the list of its parts.
struct PartView: TemplateView {
    var title: String
    var href: String
    var isCurrent: Bool
    var foreign: ForeignView?

    static let schema = TemplateSchema<PartView>([
        .text("title", "the title of the part") { $0.title },
        .text("href", "its address") { $0.href },
        .flag("isCurrent", "whether it is the page itself") { $0.isCurrent },
        .view("foreign", "the language of the title, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// The guide that an article is a part of.
struct GuideView: TemplateView {
    var guide: LinkView
    var position: String
    /// Which part it is, from 1.
    var number: Int
    var parts: [PartView]

    static let schema = TemplateSchema<GuideView>([
        .view("guide", "the page of the guide") { $0.guide },
        .text("position", "which part it is, such as “Part 2 of 4”") { $0.position },
        .list("parts", "all parts that are shown, in the order in which they are read") { $0.parts },
    ])
}
