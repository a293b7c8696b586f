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
        let settings = reader.reading { self.settings(&$0, baseURL: override, rules: rules, isWhole: isWhole) }
        diagnostics += MappingReader.withoutFollowUps(reader.finish(), of: diagnostics[count...])
        return settings
    }

    private static func settings(
        _ reader: inout MappingReader,
        baseURL override: BaseURL?,
        rules: RuleCatalog,
        isWhole: Bool
    ) -> SiteSettings {
        let title = reader.prose("title", required: "add `title:` with the site's name")
        let baseURL = self.baseURL(&reader, override: override)
        let language = reader.language("language", required: "add `language:` with a tag such as `en`")
        var settings = SiteSettings(
            title: title?.value ?? "",
            baseURL: baseURL ?? .local,
            language: language?.value ?? .english
        )
        settings.languageLocation = language?.location
        settings.description = reader.prose("description")?.value
        settings.timeZone = timeZone(&reader) ?? settings.timeZone
        settings.isDemonstration = reader.flag("demonstration") ?? false
        if let organization = reader.group("organization", owner: "`organization`", { self.organization(&$0) }) {
            settings.organization = organization
        }
        settings.sections = sections(&reader)
        let navigation = reader.groups("navigation", owner: "a heading of the navigation", navigationGroup)
        if reader.keys.contains("navigation") { settings.navigation = navigation }
        settings.services = reader.members("services", owner: "a service", shortKey: "phone", service)
        settings.rules = RuleSettings(
            levels: reader.group("rules", owner: "`rules`") { levels(of: rules, &$0) } ?? [:],
            readingGrade: reader.decimal("readingGrade", example: "8") ?? RuleSettings.standardReadingGrade,
            abbreviations: Set(reader.texts("abbreviations", item: "abbreviations").map(\.value))
        )
        settings.activeFiles = reader.groups("activeFiles", owner: "an active file", activeFile)
        settings.look = reader.group("theme", owner: "`theme`", look) ?? settings.look
        settings.allowedSources =
            reader.group("contentSecurityPolicy", owner: "`contentSecurityPolicy`", allowedSources) ?? []
        let known = reader.diagnostics.count
        settings.defaultDisclaimer = reader.text("defaultDisclaimer").map { $0.map { DisclaimerID($0) } }
        if let policy = reader.group("review", owner: "`review`", { self.policy(&$0) }) {
            settings.reviewPolicy = policy
        }
        settings.hasReadablePolicy = isWhole && reader.diagnostics.count == known
        return settings
    }

    private static func baseURL(_ reader: inout MappingReader, override: BaseURL?) -> BaseURL? {
        let help = "write the address that the site will have, such as `https://example.org/health/`"
        guard let text = reader.text("baseURL", required: override == nil ? "add `baseURL:`: \(help)" : nil) else {
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

    private static func timeZone(_ reader: inout MappingReader) -> String? {
        guard let text = reader.text("timeZone") else { return nil }
        let known = TimeZone.knownTimeZoneIdentifiers
        guard text.value == "UTC" || (known.contains(text.value) && TimeZone(identifier: text.value) != nil) else {
            reader.report(
                .invalidTimeZone,
                at: text.location,
                "`\(text.value)` is not the name of a time zone",
                help: NearMiss.help(for: text.value, among: known) ?? "write a name such as `Europe/London`, or `UTC`"
            )
            return nil
        }
        return text.value
    }

    private static func organization(_ reader: inout MappingReader) -> Organization {
        let links = ["https://", "http://", "mailto:", "tel:"]
        var organization = Organization(
            name: reader.prose("name", required: "add `name:` with the publisher's name")?.value ?? ""
        )
        organization.url = reader.address("url")
        organization.contact = reader.address("contact", schemes: links)
        organization.feedback = reader.address("feedback", schemes: links)
        return organization
    }

    private static func navigationGroup(_ reader: inout MappingReader) -> NavigationGroup? {
        let title = reader.prose("title", required: "add `title:` with the heading that readers see")
        let pages = reader.texts("pages", item: "pages' slugs", words: true)
        guard let title else { return nil }
        return NavigationGroup(title: title.value, pages: pages.map { $0.map(Slug.normalized) })
    }

    private static func activeFile(_ reader: inout MappingReader) -> ActiveFileAllowance? {
        let file = reader.text("file", required: "add `file:` with the path in the content folder")
        let reason = reader.prose("reason", required: "add `reason:` with why the file may run scripts")
        guard let file, let reason else { return nil }
        return ActiveFileAllowance(file: file, reason: reason.value)
    }

    private static func service(_ name: Located<String>, _ reader: inout MappingReader) -> Service? {
        let label = reader.prose("label")
        let text = reader.text("text")
        let help = "add `phone:` with the number to call, or `text:` with the number to send a message to"
        guard let written = reader.text("phone", required: text == nil ? help : nil) ?? text else { return nil }
        if let text, reader.has("phone") {
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
            takesMessages: text != nil && !reader.has("phone")
        )
    }

    private static func levels(
        of rules: RuleCatalog,
        _ reader: inout MappingReader
    ) -> [DiagnosticIdentifier: RuleSettings.Level] {
        var levels: [DiagnosticIdentifier: RuleSettings.Level] = [:]
        for rule in rules.all {
            levels[rule] = reader.choice(rule.name, RuleSettings.Level.self)
        }
        return levels
    }

    private static func policy(_ reader: inout MappingReader) -> ReviewPolicy {
        let months = ["month": 1, "months": 1, "year": 12, "years": 12]
        let days = ["day": 1, "days": 1, "week": 7, "weeks": 7]
        let standard = ReviewPolicy()
        return ReviewPolicy(
            intervalMonths: reader.duration("interval", units: months, example: "36 months") ?? standard.intervalMonths,
            warnBeforeDays: reader.duration("warnBefore", units: days, example: "90 days") ?? standard.warnBeforeDays,
            minimumReviewers: reader.number("minimumReviewers", minimum: 0) ?? standard.minimumReviewers,
            register: reader.choice("register", ReviewPolicy.Register.self) ?? standard.register,
            requiresSignatures: reader.choice("signatures", Signatures.self).map { $0 == .required }
                ?? standard.requiresSignatures,
            allowsAuthors: reader.flag("authorsMayReview") ?? standard.allowsAuthors,
            defaultRisk: reader.choice("defaultRisk", RiskClass.self) ?? standard.defaultRisk,
            facts: reader.group("policy", owner: "`policy`", facts) ?? standard.facts
        )
    }

    /// What `signatures` can be.
    private enum Signatures: String, CaseIterable {
        case required
        case optional
    }

    private static func facts(_ reader: inout MappingReader) -> FactPolicy {
        var actions: [RiskClass: [ReviewFact: ReviewAction]] = [:]
        for risk in RiskClass.allCases {
            actions[risk] = reader.group(risk.rawValue, owner: "`\(risk.rawValue)`") { reader in
                var actions: [ReviewFact: ReviewAction] = [:]
                for fact in ReviewFact.allCases { actions[fact] = reader.choice(fact.rawValue, ReviewAction.self) }
                return actions
            }
        }
        return FactPolicy(actions)
    }
}
