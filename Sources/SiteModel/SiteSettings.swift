public import Diagnostics

/// What `site.yml` says.
public struct SiteSettings: Sendable {
    /// The site's name.
    public var title: String
    /// What the site is, in a sentence.
    public var description: String?
    /// Where it will be published.
    public var baseURL: BaseURL
    /// The language of the site.
    public var language: LanguageTag
    /// Where the language is given; `nil` where it could not be read, and English stands in for it.
    public var languageLocation: SourceLocation?
    /// The IANA name of the time zone in which the site's day begins.
    public var timeZone: String
    /// Who publishes it.
    public var organization: Organization
    /// Whether the site is a demonstration, reviewed by no one.
    public var isDemonstration: Bool
    /// When texts are to be reviewed.
    public var reviewPolicy: ReviewPolicy
    /// The disclaimer of every text that names no other.
    public var defaultDisclaimer: Located<DisclaimerID>?
    /// The services that texts refer to, in the order of the file.
    public var services: [Service]
    /// What the site says about the rules that look at words.
    public var rules: RuleSettings
    /// The files of Content that may run scripts or load from elsewhere, each with a reason.
    public var activeFiles: [ActiveFileAllowance] = []
    /// Whether the review policy and the default disclaimer could be read; where not, rules that ask for them would
    /// only guess.
    public var hasReadablePolicy: Bool

    /// Settings with a title and an address.
    public init(title: String, baseURL: BaseURL, language: LanguageTag) {
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

/// A file of Content that may run scripts or load from elsewhere when it is opened by itself.
public struct ActiveFileAllowance: Sendable, Equatable {
    /// The path inside the content folder.
    public var file: Located<String>
    /// Why it may.
    public var reason: String

    /// An allowance for a file.
    public init(file: Located<String>, reason: String) {
        self.file = file
        self.reason = reason
    }
}

/// Who publishes the site (schema.org `Organization`).
public struct Organization: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The address of its own site.
    public var url: String?
    /// Where to reach it: an address, or `mailto:`.
    public var contact: String?
    /// Where readers say what is wrong with a page.
    public var feedback: String?

    /// An organization with a name.
    public init(name: String) { self.name = name }
}
