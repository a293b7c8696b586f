import SiteModel

/// The language of words that are on a page in another one (WCAG 2.2, success criterion 3.1.2).
struct ForeignView: TemplateView {
    var language: String
    var direction: String

    static let schema = TemplateSchema<ForeignView>([
        .text("language", "the BCP 47 tag of the language, for a `lang` attribute") { $0.language },
        .text("direction", "`ltr` or `rtl`, for a `dir` attribute") { $0.direction },
    ])

    /// The language of words on a page in `page`; `nil` where it is the same.
    init?(_ language: LanguageTag, on page: LanguageTag) {
        guard language.tag.lowercased() != page.tag.lowercased() else { return nil }
        self.language = language.tag
        direction = language.isRightToLeft ? "rtl" : "ltr"
    }
}

extension ForeignView {
    /// A text as HTML, marked with its language where that is not the one around it.
    static func html(_ text: String, in foreign: ForeignView?) -> String {
        let text = HTMLEscaping.escape(text)
        guard let foreign else { return text }
        return "<span lang=\"\(foreign.language)\" dir=\"\(foreign.direction)\">\(text)</span>"
    }
}

/// A link: what it says and where it leads.
struct LinkView: TemplateView {
    var title: String
    var href: String
    var foreign: ForeignView?

    static let schema = TemplateSchema<LinkView>([
        .text("title", "what the link says") { $0.title },
        .text("href", "where it leads") { $0.href },
        .view("foreign", "the language of the title, where it is not that of the page", optional: { $0.foreign }),
    ])
}

extension LinkView {
    /// An identifier and where it can be looked up; `nil` where it cannot.
    init?(_ identifier: some PublicIdentifier) {
        guard let url = identifier.url else { return nil }
        self.init(title: identifier.value, href: url)
    }
}

/// A calendar day, for people and for machines.
struct DateView: TemplateView {
    var text: String
    var iso: String

    static let schema = TemplateSchema<DateView>([
        .text("text", "the day, month or year as people write it, such as “7 April 2026”") { $0.text },
        .text("iso", "the same as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, for a `datetime` attribute") { $0.iso },
    ])
}

/// What the site's owner wrote under `extra`: any keys, at any depth.
struct OpenView: Sendable {
    var values: [String: ExtraValue]
}

/// What is the same on every page of the site.
struct SiteView: TemplateView {
    var title: String
    var foreign: ForeignView?
    var description: String?
    var language: String
    var isDemonstration: Bool
    /// The addresses of the pages of the site as a whole that this site has, by the keys that templates have for them.
    var links: [String: String]
    var organization: OrganizationView
    var pages: [LinkView]
    var navigation: [NavigationGroupView]
    var lists: [LinkView] = []
    var reviewPolicy: LinkView?
    var verification: LinkView?
    var subjects: String
    var hasOtherSubjects: Bool
    var reviewRegister: String
    var contentSecurityPolicy: String
    var emergency: CallView?
    var styleSheet: String?
    var fonts: [String] = []
    var logo: LogoView?
    var icon: IconView?
    var manifest: String?
    var rootIcons: RootIconsView?
    var themeColor: ThemeColorView?
    var footer: FooterView?

    static let schema = TemplateSchema<SiteView>(
        [
            .text("title", "the site's name (`title` of site.yml)") { $0.title },
            .view(
                "foreign",
                "the language of the site's name, where it is not that of the page",
                optional: { $0.foreign }
            ),
            .text("description", "what the site is (`description` of site.yml)", optional: { $0.description }),
            .text("language", "the BCP 47 tag of the site's language") { $0.language },
            .flag("isDemonstration", "whether site.yml says `demonstration: true`: every page must say so") {
                $0.isDemonstration
            },
            .text("subjects", "the address of the A to Z, of all sections where there are several") { $0.subjects },
            .flag("hasOtherSubjects", "whether the site has anything but conditions") { $0.hasOtherSubjects },
        ] + SitePageKind.any.compactMap(\.linkKey) + [
            .view("organization", "who publishes the site") { $0.organization },
            .list("pages", "the other pages of the navigation, in its order") { $0.pages },
            .list(
                "navigation",
                "the same pages under the headings of `navigation` in site.yml; the last group has no heading, and `lists` go there"
            ) { $0.navigation },
            .list("lists", "the lists of the site that the footer leads to, titled in the page's language") {
                $0.lists
            },
            .view("reviewPolicy", "the page `how-we-review`, where the site has one", optional: { $0.reviewPolicy }),
            .view("verification", "the page `verify-a-review`, where the site has one", optional: { $0.verification }),
            .view(
                "emergency",
                "the number to call in an emergency, where `services` of site.yml has one with the name `emergency`, `notruf` or `emergencias`",
                optional: { $0.emergency }
            ),
            .text("reviewRegister", "the address of the register of reviews, for programs") { $0.reviewRegister },
            .html(
                "contentSecurityPolicy",
                "what a page may load and run: the site's own style sheets, pictures and fonts, the theme's scripts, and what"
                    + " `contentSecurityPolicy` of site.yml allows, for an attribute between double quotation marks"
            ) { $0.contentSecurityPolicy },
            .text(
                "styleSheet",
                "the style sheet with the colors and fonts that `theme` of site.yml sets, to come after `style.css`",
                optional: { $0.styleSheet }
            ),
            .texts("fonts", "the addresses of the fonts that are worth asking for before the style sheets: WOFF2 files")
            {
                $0.fonts
            },
            .view(
                "logo",
                "the picture in the place of the site's name (`theme.logo` of site.yml)",
                optional: { $0.logo }
            ),
            .view("icon", "the icon that `theme.icon` of site.yml names", optional: { $0.icon }),
            .text(
                "manifest",
                "the address of what phones are told of the site: its name, its colors and its icons",
                optional: { $0.manifest }
            ),
            .view(
                "rootIcons",
                "the icons that browsers and phones ask for at the root of a host, on a site that is in a folder of its host and"
                    + " has to name them",
                optional: { $0.rootIcons }
            ),
            .view(
                "themeColor",
                "the color that browsers give to what is around the page: `theme.themeColor` of site.yml, else that of the"
                    + " band; absent where the style sheet has no `--band`",
                optional: { $0.themeColor }
            ),
            .view(
                "footer",
                "what the site says at the end of each page (`theme.footer` of site.yml)",
                optional: { $0.footer }
            ),
        ]
    )
}

/// Pages below a heading of the navigation.
struct NavigationGroupView: TemplateView {
    var title: String?
    var pages: [LinkView]
    var foreign: ForeignView?

    static let schema = TemplateSchema<NavigationGroupView>([
        .text("title", "the heading; absent for the last group", optional: { $0.title }),
        .list("pages", "the pages") { $0.pages },
        .view("foreign", "the language of the heading, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// A link of the menu.
struct MenuLinkView: TemplateView {
    var title: String
    var href: String
    var isCurrent: Bool
    var foreign: ForeignView?

    static let schema = TemplateSchema<MenuLinkView>([
        .text("title", "the title of the list") { $0.title },
        .text("href", "its address") { $0.href },
        .flag("isCurrent", "whether it is the page itself") { $0.isCurrent },
        .view("foreign", "the language of the title, where it is not the page's", optional: { $0.foreign }),
    ])
}

/// Who publishes the site.
struct OrganizationView: TemplateView {
    var name: String
    var url: String?
    var contact: String?
    var feedback: String?

    static let schema = TemplateSchema<OrganizationView>([
        .text("name", "its name") { $0.name },
        .text("url", "the address of its own site", optional: { $0.url }),
        .text("contact", "where to reach it", optional: { $0.contact }),
        .text("feedback", "where readers say what is wrong with a page", optional: { $0.feedback }),
    ])
}

/// Where readers say whether a page helped and what is wrong with it, with the page filled in.
struct FeedbackView: TemplateView {
    var problem: String
    var helpful: String?
    var notHelpful: String?

    static let schema = TemplateSchema<FeedbackView>([
        .text("problem", "the address for what is wrong with the page") { $0.problem },
        .text(
            "helpful",
            "where feedback goes by mail: the address to say that the page helped",
            optional: { $0.helpful }
        ),
        .text("notHelpful", "the same, to say that it did not help", optional: { $0.notHelpful }),
    ])
}

/// What every page has, whatever its kind.
struct PageView: TemplateView {
    var title: String
    var documentTitle: String
    var description: String?
    var language: String
    var direction: String
    var canonical: String
    var isIndexable: Bool
    var isDraft: Bool
    var hasRareParts = false
    /// Where it is, by which the pages of the site as a whole are known.
    var address: Address
    var menu: [MenuLinkView] = []
    var breadcrumbs: [LinkView]
    var feedback: FeedbackView?
    var openGraphType: String
    var openGraphLocale: String
    var feed: LinkView?
    var picture: SocialPictureView?
    var structuredData: String?

    static let schema = TemplateSchema<PageView>(
        [
            .text("title", "the heading of the page") { $0.title },
            .text("documentTitle", "the text for `<title>`: the heading and the site's name") { $0.documentTitle },
            .text("description", "what the page says, in a sentence or two", optional: { $0.description }),
            .text("language", "the BCP 47 tag of the page's language") { $0.language },
            .text("direction", "the direction in which the page's language is written, `ltr` or `rtl`") {
                $0.direction
            },
            .text("canonical", "the absolute address of the page") { $0.canonical },
            .flag("isIndexable", "whether search engines may list it; if not, the page needs `noindex`") {
                $0.isIndexable
            },
            .flag("isDraft", "whether the text is unfinished: the page must say so") { $0.isDraft },
            .flag(
                "hasRareParts",
                "whether the text has parts that most texts do not have, such as captions of tables, lists of terms, films, and what"
                    + " readers open: their rules may be in a style sheet of their own"
            ) { $0.hasRareParts },
        ] + SitePageKind.any.compactMap(\.flagKey) + [
            .list("breadcrumbs", "the way from the start page, without the page itself; empty on the start page") {
                $0.breadcrumbs
            },
            .view(
                "feedback",
                "where readers say whether the page helped and what is wrong with it (`organization.feedback` of site.yml)",
                optional: { $0.feedback }
            ),
            .list("menu", "the lists that the menu leads to, in order") { $0.menu },
            .text(
                "openGraphType",
                "what the page is in the words of the Open Graph protocol: `article`, `profile` or `website`"
            ) {
                $0.openGraphType
            },
            .text("openGraphLocale", "the page's language as the Open Graph protocol writes it, such as `en_GB`") {
                $0.openGraphLocale
            },
            .view(
                "feed",
                "the feed for those who follow the page, and its title: the site's on the start page, the subject's on the page of a"
                    + " subject and on those of its articles, where anything is on record",
                optional: { $0.feed }
            ),
            .view(
                "picture",
                "the picture that other sites show beside a link to the page; absent where `socialPictures` of site.yml is"
                    + " `none`, and on pages that are not meant to be shared",
                optional: { $0.picture }
            ),
            .html(
                "structuredData",
                "what the page says to programs, as JSON-LD for a `script` element; absent on the page for addresses that"
                    + " do not exist and on redirects"
            ) { $0.structuredData },
        ]
    )
}
