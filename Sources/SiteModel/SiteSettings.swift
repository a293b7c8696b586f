package import Diagnostics

/// What `site.yml` says.
package struct SiteSettings: Sendable {
    /// The site's name.
    package var title: String
    /// What the site is, in a sentence.
    package var description: String?
    /// Where it will be published.
    package var baseURL: BaseURL
    /// The language of the site.
    package var language: LanguageTag
    /// Where the language is given; `nil` where it could not be read, and English stands in for it.
    package var languageLocation: SourceLocation?
    /// The IANA name of the time zone in which the site's day begins.
    package var timeZone: String
    /// Who publishes it.
    package var organization: Organization
    /// Whether the site is a demonstration, reviewed by no one.
    package var isDemonstration: Bool
    /// Whether it has feeds, and `changes.json`.
    package var hasFeeds = true
    /// When texts are to be reviewed.
    package var reviewPolicy: ReviewPolicy
    /// What is said of the part of machines in texts.
    package var drafting = DraftingPolicy()
    /// The disclaimer of every text that names no other.
    package var defaultDisclaimer: Located<DisclaimerID>?
    /// The services that texts refer to, in the order of the file.
    package var services: [Service]
    /// Where the experiences were shared that `data/experiences.csv` counts; in the site's language.
    package var community: Community?
    /// What the site says about the rules that look at words.
    package var rules: RuleSettings
    /// The sections of subjects that the site has.
    package var sections = Sections.standard
    /// The headings of the navigation; `nil` where all other pages are in it, without headings.
    package var navigation: [NavigationGroup]?
    /// The files of Content that may run scripts or load from elsewhere, each with a reason.
    package var activeFiles: [ActiveFileAllowance] = []
    /// The look of the site.
    package var look = LookSettings()
    /// What pages may use on other sites, each with a reason.
    package var allowedSources: [AllowedSource] = []
    /// For how many days assets stay after the first build without them.
    package var keepAssetsDays = 0
    /// Whether the site can be searched.
    package var hasSearch = true
    /// Which pictures stand for pages where other sites show links to them.
    package var socialPictures = SocialPictures.site
    /// What is an emergency, in the words that readers search for, besides what the theme knows.
    package var emergencyWords: [Located<String>] = []
    /// Whether the review policy and the default disclaimer could be read; where not, rules that ask for them would
    /// only guess.
    package var hasReadablePolicy: Bool

    /// Settings with a title and an address.
    package init(title: String, baseURL: BaseURL, language: LanguageTag) {
        self.title = title
        self.baseURL = baseURL
        self.language = language
        timeZone = "UTC"
        organization = Organization(name: title)
        isDemonstration = false
        reviewPolicy = ReviewPolicy()
        services = []
        rules = RuleSettings()
        hasReadablePolicy = true
    }
}

extension SiteSettings {
    /// What sites call the service to call in an emergency, in the languages of the theme.
    private static let emergencyNames: Set<String> = ["emergency", "notruf", "emergencias"]

    /// The service to call in an emergency: the first that is named so, and takes calls.
    package var emergencyService: Service? {
        services.first { Self.emergencyNames.contains($0.name.value.lowercased()) && !$0.takesMessages }
    }
}

/// Where people share their experiences.
package struct Community: Sendable, Equatable {
    /// Its name, as readers see it.
    package var name: String
    /// Its address: on another site, or a path on this one.
    package var url: String

    /// A community with a name and an address.
    package init(name: String, url: String) {
        self.name = name
        self.url = url
    }
}

/// A file of Content that may run scripts or load from elsewhere when it is opened by itself.
package struct ActiveFileAllowance: Sendable, Equatable {
    /// The path inside the content folder.
    package var file: Located<String>
    /// Why it may.
    package var reason: String

    /// An allowance for a file.
    package init(file: Located<String>, reason: String) {
        self.file = file
        self.reason = reason
    }
}

/// Who publishes the site (schema.org `Organization`).
package struct Organization: Sendable, Equatable {
    /// The name.
    package var name: String
    /// The address of its own site.
    package var url: String?
    /// Where to reach it: an address, or `mailto:`.
    package var contact: String?
    /// Where readers say what is wrong with a page.
    package var feedback: String?

    /// An organization with a name.
    package init(name: String) { self.name = name }
}
