package import Diagnostics
import Foundation
package import SiteModel

extension DiagnosticIdentifier {
    package static let invalidTimeZone = DiagnosticIdentifier("invalid-time-zone", .error, "A time zone is not known")
    package static let serviceNumberInvalid = DiagnosticIdentifier(
        "service-number-invalid",
        .error,
        "A service has no number that can be called"
    )
}

/// Reads `site.yml`.
package enum SettingsReader {
    /// The settings; `nil` where the file cannot be used at all. `baseURL` is what the command line gives instead of
    /// the file's own; `rules` are those that the file may set.
    package static func read(
        _ source: [UInt8],
        file: SourceFile,
        baseURL override: BaseURL?,
        rules: RuleCatalog,
        diagnostics: inout [Diagnostic]
    ) -> SiteSettings? {
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else { return nil }
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let yaml = SourceEncoding.text(source[start...])
        let count = diagnostics.count
        let root = YAMLReader(file: file, firstLine: 1).read(yaml, diagnostics: &diagnostics)
        if root == nil, diagnostics.count > count { return nil }
        let isWhole = diagnostics.count == count

        if let root, !root.isMapping {
            diagnostics.append(
                Diagnostic(
                    .wrongType,
                    at: root.location,
                    "`site.yml` must be a group of keys, but this is \(root.kindName)",
                    help: "write one `key: value` on each line"
                )
            )
            return nil
        }

        var reader = MappingReader(root, owner: "`site.yml`", location: SourceLocation(file))
        reader.unknownKeyHelp = "docs/content.md lists the keys"
        let keys = SettingsKeys(rules)
        let settings = reader.reading { self.settings(&$0, keys, baseURL: override, rules: rules, isWhole: isWhole) }
        diagnostics += MappingReader.withoutFollowUps(reader.finish(), of: diagnostics[count...])
        return settings
    }

    private static func settings(
        _ reader: inout MappingReader,
        _ keys: SettingsKeys,
        baseURL override: BaseURL?,
        rules: RuleCatalog,
        isWhole: Bool
    ) -> SiteSettings {
        let title = reader.read(keys.title)
        let baseURL = self.baseURL(&reader, keys.baseURL, override: override)
        let language = reader.read(keys.language)
        var settings = SiteSettings(
            title: title?.value ?? "",
            baseURL: baseURL ?? .local,
            language: language?.value ?? .english
        )
        settings.languageLocation = language?.location
        settings.description = reader.read(keys.description)?.value
        settings.timeZone = timeZone(&reader, keys.timeZone) ?? settings.timeZone
        settings.isDemonstration = reader.read(keys.demonstration) ?? false
        if let organization = reader.group(keys.organization, self.organization) {
            settings.organization = organization
        }
        settings.drafting = reader.group(keys.drafting, drafting) ?? settings.drafting
        settings.sections = sections(&reader, keys.sections)
        let navigation = reader.groups(keys.navigation, navigationGroup)
        if reader.keys.contains(keys.navigation.name) { settings.navigation = navigation }
        settings.services = reader.members(keys.services, service)
        settings.community = reader.group(keys.community, community) ?? nil
        settings.rules = RuleSettings(
            levels: reader.group(keys.rules) { levels(of: rules, &$0, $1) } ?? [:],
            readingGrade: reader.read(keys.readingGrade) ?? RuleSettings.standardReadingGrade,
            abbreviations: Set(reader.read(keys.abbreviations).map(\.value))
        )
        settings.activeFiles = reader.groups(keys.activeFiles, activeFile)
        settings.look = reader.group(keys.theme, look) ?? settings.look
        settings.allowedSources = reader.group(keys.contentSecurityPolicy, allowedSources) ?? []
        settings.hasFeeds = reader.read(keys.feeds) ?? true
        settings.keepAssetsDays = reader.read(keys.keepAssets) ?? 0
        settings.hasSearch = reader.read(keys.search) ?? true
        settings.socialPictures = reader.read(keys.socialPictures) ?? settings.socialPictures
        settings.emergencyWords = reader.read(keys.emergencyWords)
        let known = reader.diagnostics.count
        settings.defaultDisclaimer = reader.read(keys.defaultDisclaimer).map { $0.map { DisclaimerID($0) } }
        if let policy = reader.group(keys.review, self.policy) { settings.reviewPolicy = policy }
        settings.hasReadablePolicy = isWhole && reader.diagnostics.count == known
        return settings
    }

    private static func baseURL(
        _ reader: inout MappingReader,
        _ key: Key<TextKind>,
        override: BaseURL?
    ) -> BaseURL? {
        let help = "write the address that the site will have, such as `https://example.org/health/`"
        guard let text = reader.read(key, required: override == nil ? "add `baseURL:`: \(help)" : nil) else {
            return override
        }
        guard let baseURL = BaseURL(text.value) else {
            reader.report(
                .invalidAddress,
                at: text.location,
                "`\(text.value)` is not the address of a site",
                help: help
            )
            return override
        }
        return override ?? baseURL
    }

    private static func timeZone(_ reader: inout MappingReader, _ key: Key<TextKind>) -> String? {
        guard let text = reader.read(key) else { return nil }
        let known = TimeZone.knownTimeZoneIdentifiers
        guard text.value == "UTC" || (known.contains(text.value) && TimeZone(identifier: text.value) != nil) else {
            reader.report(
                .invalidTimeZone,
                at: text.location,
                "`\(text.value)` is not the name of a time zone",
                advice: NearMiss.advice(for: text.value, at: text.location, among: known)
                    .or("write a name such as `Europe/London`, or `UTC`")
            )
            return nil
        }
        return text.value
    }

    private static func organization(_ reader: inout MappingReader, _ keys: OrganizationKeys) -> Organization {
        var organization = Organization(name: reader.read(keys.name)?.value ?? "")
        organization.url = reader.read(keys.url)
        organization.contact = reader.read(keys.contact)
        organization.feedback = reader.read(keys.feedback)
        return organization
    }

    private static func navigationGroup(
        _ reader: inout MappingReader,
        _ keys: NavigationKeys
    ) -> NavigationGroup? {
        let title = reader.read(keys.title)
        let pages = reader.read(keys.pages)
        guard let title else { return nil }
        return NavigationGroup(title: title.value, pages: pages.map { $0.map(Slug.normalized) })
    }

    private static func activeFile(_ reader: inout MappingReader, _ keys: ActiveFileKeys) -> ActiveFileAllowance? {
        let file = reader.read(keys.file)
        let reason = reader.read(keys.reason)
        guard let file, let reason else { return nil }
        return ActiveFileAllowance(file: file, reason: reason.value)
    }

    private static func service(
        _ name: Located<String>,
        _ reader: inout MappingReader,
        _ keys: ServiceKeys
    ) -> Service? {
        let label = reader.read(keys.label)
        let text = reader.read(keys.text)
        let help = "add `phone:` with the number to call, or `text:` with the number to send a message to"
        guard let written = reader.read(keys.phone, required: text == nil ? help : nil) ?? text else { return nil }
        if let text, reader.has(keys.phone.name) {
            reader.report(
                .wrongType,
                at: text.location,
                "A service has one number, but this one has a `phone` and a `text`",
                help: "make two services of it, one for calls and one for messages"
            )
        }
        guard let number = Service.number(in: written.value) else {
            reader.report(
                .serviceNumberInvalid,
                at: written.location,
                "`\(written.value)` is not a phone number",
                help: "write digits, after `+` and the country code where callers need it"
            )
            return nil
        }
        return Service(
            name: name,
            label: label?.value ?? written.value,
            number: number,
            takesMessages: text != nil && !reader.has(keys.phone.name)
        )
    }

    private static func community(_ reader: inout MappingReader, _ keys: CommunityKeys) -> Community? {
        let name = reader.read(keys.name)
        let isThere = reader.text(keys.url.name, required: "add `url:` with the address of the community") != nil
        guard let name, isThere, let url = reader.read(keys.url) else { return nil }
        return Community(name: name.value, url: url)
    }

    private static func levels(
        of rules: RuleCatalog,
        _ reader: inout MappingReader,
        _ keys: RuleKeys
    ) -> [DiagnosticIdentifier: RuleSettings.Level] {
        var levels: [DiagnosticIdentifier: RuleSettings.Level] = [:]
        for (rule, key) in zip(rules.all, keys.all) { levels[rule] = reader.read(key) }
        return levels
    }

    private static func drafting(_ reader: inout MappingReader, _ keys: DraftingKeys) -> DraftingPolicy {
        var policy = DraftingPolicy()
        let part = reader.read(keys.standard) ?? .none
        let place = reader.place(of: keys.standard.name)
        let tool = reader.read(keys.tool)
        if part == .generated, tool == nil, !reader.has(keys.tool.name) {
            reader.report(
                .keyMissing,
                at: place,
                "A machine wrote the texts of the site, but `site.yml` does not name it",
                help: "add `tool:` with the name of the machine"
            )
        }
        policy.standard = Drafting(part, tool: tool?.value)
        policy.reviewedLabel = reader.read(keys.reviewedLabel) ?? policy.reviewedLabel
        return policy
    }

    private static func policy(_ reader: inout MappingReader, _ keys: ReviewKeys) -> ReviewPolicy {
        let standard = ReviewPolicy()
        return ReviewPolicy(
            intervalMonths: reader.read(keys.interval) ?? standard.intervalMonths,
            warnBeforeDays: reader.read(keys.warnBefore) ?? standard.warnBeforeDays,
            minimumReviewers: reader.read(keys.minimumReviewers) ?? standard.minimumReviewers,
            register: reader.read(keys.register) ?? standard.register,
            requiresSignatures: reader.read(keys.signatures).map { $0 == .required } ?? standard.requiresSignatures,
            allowsAuthors: reader.read(keys.authorsMayReview) ?? standard.allowsAuthors,
            defaultRisk: reader.read(keys.defaultRisk) ?? standard.defaultRisk,
            facts: reader.group(keys.policy, facts) ?? standard.facts
        )
    }

    private static func facts(_ reader: inout MappingReader, _ keys: PolicyKeys) -> FactPolicy {
        var actions: [RiskClass: [ReviewFact: ReviewAction]] = [:]
        for (risk, key) in zip(RiskClass.allCases, keys.risks) {
            actions[risk] = reader.group(key) { reader, keys in
                var actions: [ReviewFact: ReviewAction] = [:]
                for (fact, key) in zip(ReviewFact.allCases, keys.facts) { actions[fact] = reader.read(key) }
                return actions
            }
        }
        return FactPolicy(actions)
    }
}

/// The keys of `site.yml`.
struct SettingsKeys: KeyGroup {
    let title = Key("title", .prose, "The site's name.", needed: "add `title:` with the site's name")
    let baseURL = Key("baseURL", .text, "Where the site will be published, with its path.", isNeeded: true)
    let language = Key(
        "language",
        .language,
        "The language of the site, as a tag.",
        needed: "add `language:` with a tag such as `en`"
    )
    let description = Key("description", .prose, "What the site is, in a sentence.")
    let timeZone = Key("timeZone", .name(of: .timeZone), "The time zone in which the site's day begins.")
    let demonstration = Key(
        "demonstration",
        .flag,
        "`true` on a site whose reviewers are made up: every page says so and asks search engines not to list it."
    )
    let defaultDisclaimer = Key(
        "defaultDisclaimer",
        .name(of: .disclaimer),
        "The disclaimer of every text that names no other: the name of a file in `disclaimers`, without `.md`."
    )
    let organization = Key("organization", .group(OrganizationKeys()), "Who publishes the site.")
    let review = Key("review", .group(ReviewKeys()), "When texts must be reviewed.")
    let drafting = Key(
        "drafting",
        .group(DraftingKeys()),
        "What part machines had in writing the texts, and what pages say of it."
    )
    let sections = Key(
        "sections",
        .members(SectionKeys(), owner: "a section"),
        "The sections of the site, in the order of the menu: a title for each."
    )
    let navigation = Key(
        "navigation",
        .groups(NavigationKeys(), owner: "a heading of the navigation"),
        "The headings at the end of each page, with the other pages below them."
    )
    let services = Key(
        "services",
        .members(ServiceKeys(), owner: "a service"),
        "Telephone services that texts name: a name for each, with its number."
    )
    let community = Key(
        "community",
        .group(CommunityKeys()),
        "Where the experiences were shared that `data/experiences.csv` counts."
    )
    let rules: Key<GroupKind<RuleKeys>>
    let abbreviations = Key(
        "abbreviations",
        .texts("abbreviations"),
        "Abbreviations that readers of this site know, and that no text has to spell out."
    )
    let activeFiles = Key(
        "activeFiles",
        .groups(ActiveFileKeys(), owner: "an active file"),
        "The files that may run scripts when someone opens them."
    )
    let theme = Key("theme", .group(LookKeys()), "The look of the site: colors, fonts, logo, icon, footer.")
    let contentSecurityPolicy = Key(
        "contentSecurityPolicy",
        .group(AllowedSourcesKeys()),
        "What pages may use on other sites, each with a reason."
    )
    let feeds = Key(
        "feeds",
        .flag,
        "`false` for a site without feeds and without `changes.json`."
    )
    let keepAssets = Key(
        "keepAssets",
        .duration(["day": 1, "days": 1, "week": 7, "weeks": 7], example: "7 days"),
        "How long style sheets and pictures of the theme stay after the first build without them, in days or weeks."
    )
    let search = Key("search", .flag, "`false` for a site without the search: no box, no page of results, no index.")
    let socialPictures = Key(
        "socialPictures",
        .choice(SocialPictures.self),
        "The pictures that other sites show beside links to pages. `titles`: one for each text, with its title. `site`: the same"
            + " for all pages, with the site's name. `none`: no pictures."
    )
    let emergencyWords = Key(
        "emergencyWords",
        .texts("words"),
        "What is an emergency, in the words that readers search for, besides what the theme lists: a search for them shows the"
            + " number to call first."
    )
    let readingGrade = Key(
        "readingGrade",
        .number(example: "8"),
        "The school grade, in the United States, that should be enough to read an English text."
    )

    init(_ rules: RuleCatalog) {
        self.rules = Key(
            "rules",
            .group(RuleKeys(rules)),
            "How much the rules of writing matter: `off`, `warning` or `error` for the name of a rule."
        )
    }
}

/// The keys of `organization`.
struct OrganizationKeys: KeyGroup {
    let name = Key("name", .prose, "The publisher's name.", needed: "add `name:` with the publisher's name")
    let url = Key("url", .webAddress, "The address of its own site: `https://…` or `http://…`.")
    let contact = Key("contact", .contact, "Where to reach it: an address, `mailto:…` or `tel:…`.")
    let feedback = Key(
        "feedback",
        .contact,
        "Where readers say what is wrong with a page: an address, `mailto:…` or `tel:…`."
    )
}

/// The keys of a heading of `navigation`.
struct NavigationKeys: KeyGroup {
    let title = Key("title", .prose, "The heading.", needed: "add `title:` with the heading that readers see")
    let pages = Key(
        "pages",
        .names(of: .page, "pages' slugs"),
        "The pages below it, in order: names of files in `pages`, without `.md`, or their slugs."
    )
}

/// The keys of a service.
struct ServiceKeys: MemberKeys {
    let label = Key("label", .prose, "What texts show in place of the number.")
    let text = Key("text", .text, "The number to send a message to.")
    let phone = Key("phone", .text, "The number to call.")

    var shortKey: Key<TextKind> { phone }
}

/// The keys of `drafting`.
struct DraftingKeys: KeyGroup {
    let standard = Key(
        "default",
        .choice(Drafting.Part.self),
        "What part a machine had in texts that do not say so themselves: `none`, `assisted` or `generated`."
    )
    let tool = Key("tool", .prose, "The name of that machine.")
    let reviewedLabel = Key(
        "reviewedLabel",
        .choice(DraftingPolicy.Label.self),
        "The label of a text that a clinician signed just as it is: `full`, or `short`."
    )
}

/// The keys of `community`.
struct CommunityKeys: KeyGroup {
    let name = Key("name", .prose, "The name of the community.", needed: "add `name:` with the name of the community")
    let url = Key("url", .webAddress, "Its address: `https://…` or `http://…`.", isNeeded: true)
}

/// The keys of `rules`: the rules of writing.
struct RuleKeys: KeyGroup {
    let all: [Key<ChoiceKind<RuleSettings.Level>>]

    init(_ rules: RuleCatalog) {
        all = rules.all.map { Key($0.name, .choice(RuleSettings.Level.self), $0.summary + ".") }
    }
}

/// The keys of a file that may run scripts.
struct ActiveFileKeys: KeyGroup {
    let file = Key(
        "file",
        .name(of: .file),
        "Its path in the content folder.",
        needed: "add `file:` with the path in the content folder"
    )
    let reason = Key(
        "reason",
        .prose,
        "Why it may run scripts.",
        needed: "add `reason:` with why the file may run scripts"
    )
}

/// The keys of `review`.
struct ReviewKeys: KeyGroup {
    /// What `signatures` can be.
    enum Signatures: String, CaseIterable, Sendable {
        case required
        case optional
    }

    let interval = Key(
        "interval",
        .duration(["month": 1, "months": 1, "year": 12, "years": 12], example: "36 months"),
        "How long a review counts, in months or years."
    )
    let warnBefore = Key(
        "warnBefore",
        .duration(["day": 1, "days": 1, "week": 7, "weeks": 7], example: "90 days"),
        "How long before that end a review counts as due soon, in days or weeks."
    )
    let minimumReviewers = Key(
        "minimumReviewers",
        .wholeNumber(from: 0),
        "How many reviewers a text needs. `0` allows texts without a review; their pages claim none."
    )
    let register = Key(
        "register",
        .choice(ReviewPolicy.Register.self),
        "`required`: only a record counts as a review. `optional`: a text without a record goes by its front matter."
            + " `off`: records are ignored."
    )
    let signatures = Key(
        "signatures",
        .choice(Signatures.self),
        "`required`: every entry of a record must be signed. `optional`: only those of reviewers who have a key."
    )
    let authorsMayReview = Key("authorsMayReview", .flag, "`true` lets authors review what they wrote.")
    let defaultRisk = Key(
        "defaultRisk",
        .choice(RiskClass.self),
        "How much harm a wrong text can do, for texts that do not say so themselves: `high`, `standard` or `low`."
    )
    let policy = Key("policy", .group(PolicyKeys()), "What each fact about a review does, by that risk.")
}

/// The keys of `policy`: how much harm a text can do.
struct PolicyKeys: KeyGroup {
    let risks = RiskClass.allCases.map { risk in
        Key(risk.rawValue, .group(FactKeys()), "What each fact does to texts of this risk.")
    }
}

/// The facts about a review, each with what it does.
struct FactKeys: KeyGroup {
    let facts = ReviewFact.allCases.map { fact in
        Key(fact.rawValue, .choice(ReviewAction.self), "What this fact about a review does to the page.")
    }
}
