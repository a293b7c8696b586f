import ASCII
package import Diagnostics

extension DiagnosticIdentifier {
    package static let conditionUnknown = DiagnosticIdentifier("condition-unknown", .error, "A condition is not known")
    package static let conditionContradictsFolder = DiagnosticIdentifier(
        "condition-contradicts-folder",
        .error,
        "A page names a different condition from its folder"
    )
    package static let personUnknown = DiagnosticIdentifier("person-unknown", .error, "A person is not known")
    package static let disclaimerUnknown = DiagnosticIdentifier(
        "disclaimer-unknown",
        .error,
        "A disclaimer is not known"
    )
    package static let addressTaken = DiagnosticIdentifier("address-taken", .error, "Two pages have the same address")
    package static let invalidAlias = DiagnosticIdentifier("invalid-alias", .error, "An alias is not valid")
    package static let articleUnknown = DiagnosticIdentifier("article-unknown", .error, "An article is not known")
}

/// Reports what does not fit together in a site: names that nothing answers to, and addresses claimed twice.
package struct SiteLinker {
    private let site: Site
    private var diagnostics: [Diagnostic] = []

    /// A linker for a site.
    package init(_ site: Site) { self.site = site }

    /// Every dangling name and every contested address, in no particular order.
    package static func problems(of site: Site) -> [Diagnostic] {
        var linker = SiteLinker(site)
        linker.checkReferences()
        linker.checkAddresses()
        return linker.diagnostics
    }

    // MARK: Names

    private mutating func checkReferences() {
        for condition in site.conditions {
            checkNames(of: condition.text)
            for related in condition.related { checkCondition(related.value, at: related.location) }
        }
        for article in site.articles {
            checkNames(of: article.text)
            checkCondition(of: article)
        }
        checkFolders()
        if let fallback = site.settings.defaultDisclaimer { checkDisclaimer(fallback) }
        for record in site.records.values { checkNames(of: record) }
        for row in site.experiences.rows {
            checkCondition(row.condition.value, at: row.condition.location)
            checkArticle(of: row)
            if let url = row.url { checkLink(url) }
        }
    }

    private mutating func checkNames(of text: ReviewedText) {
        if let record = text.record { checkNames(of: record) }
        let reviewers = text.record == nil ? text.review.reviewers : []
        for person in reviewers + text.authors where isMissing(person.value) {
            report(
                .personUnknown,
                at: person.location,
                "No person has the id `\(person.value)`",
                help: NearMiss.help(for: person.value.rawValue, among: site.people.map(\.id.rawValue))
                    ?? "write the person's profile as `people/\(person.value).md`"
            )
        }
        if let disclaimer = text.disclaimer { checkDisclaimer(disclaimer) }
    }

    /// Everyone in a record, and not only those whose review still counts: the record is shown whole.
    private mutating func checkNames(of record: ReviewRecord) {
        var known: Set<PersonID> = []
        for person in record.entries.map(\.reviewer) where known.insert(person.value).inserted {
            guard isMissing(person.value) else { continue }
            report(
                .personUnknown,
                at: person.location,
                "No person has the id `\(person.value)`",
                help: "write the person's profile as `people/\(person.value).md`; anyone who reviewed a text must"
                    + " stay on record"
            )
        }
    }

    private func isMissing(_ person: PersonID) -> Bool {
        site.person(person) == nil && !site.hasUnreadableText("people/\(person)")
    }

    private mutating func checkDisclaimer(_ disclaimer: Located<DisclaimerID>) {
        guard site.disclaimer(disclaimer.value) == nil,
            !site.hasUnreadableText("disclaimers/\(disclaimer.value)")
        else { return }
        report(
            .disclaimerUnknown,
            at: disclaimer.location,
            "No disclaimer has the key `\(disclaimer.value)`",
            help: NearMiss.help(for: disclaimer.value.rawValue, among: site.disclaimers.map(\.id.rawValue))
                ?? "write its text as `disclaimers/\(disclaimer.value).md`"
        )
    }

    private mutating func checkFolders() {
        guard !site.foldersWithoutCondition.isEmpty else { return }
        let files = Dictionary(grouping: site.articles, by: \.folder)
        for folder in site.foldersWithoutCondition {
            let articles = files[folder, default: []].map(\.text.file).sorted()
            guard let first = articles.first else { continue }
            report(
                .conditionUnknown,
                at: SourceLocation(first),
                "The folder `conditions/\(folder)` has \(articles.count == 1 ? "an article" : "articles") but no condition",
                help: "write the condition as `conditions/\(folder)/index.md`, or move what is in the folder"
            )
        }
    }

    private mutating func checkCondition(_ id: ConditionID, at location: SourceLocation) {
        guard site.condition(id) == nil, !site.hasUnreadableText("conditions/\(id)/index") else { return }
        report(
            .conditionUnknown,
            at: location,
            "No condition has the slug `\(id)`",
            help: slugHelp(id.rawValue)
                ?? (Slug.isValid(id.rawValue)
                    ? "write the condition as `conditions/\(id)/index.md`"
                    : "write the slug of a condition, which is the last part of its page's address")
        )
    }

    /// The slug of the condition that was meant: by its title or another of its names, else by a slug that is near.
    private func slugHelp(_ written: String) -> String? {
        let key = Slug.comparisonKey(written)
        let named = site.conditions.first { condition in
            ([condition.text.title.value] + condition.synonyms.map(\.value)).contains { Slug.comparisonKey($0) == key }
        }
        if let named, named.id.rawValue != written { return "write the slug, `\(named.id)`, in place of the title" }
        return NearMiss.help(for: written, among: site.conditions.map(\.id.rawValue))
    }

    private mutating func checkCondition(of article: Article) {
        if article.folder != nil, let stated = article.statedCondition, stated.value != article.id.condition {
            report(
                .conditionContradictsFolder,
                at: stated.location,
                "The article is in the folder of `\(article.id.condition)` but names `\(stated.value)` as its"
                    + " condition",
                help: "take the line out, or move the file"
            )
        }
        guard let condition = site.condition(article.id.condition) else {
            return checkCondition(article.id.condition, at: article.conditionLocation)
        }
        guard condition.text.isDraft, !article.text.isDraft else { return }
        report(
            .conditionUnknown,
            at: article.conditionLocation,
            "The condition `\(condition.id)` is a draft, but this article is not",
            help: "remove `draft` from `\(condition.text.file.path)`, or make this article a draft too"
        )
    }

    /// Reports an address on this site at which nothing is.
    private mutating func checkLink(_ url: Located<String>) {
        let path =
            url.value.hasPrefix("/")
            ? PercentEncoding.decoded(url.value.prefix { $0 != "?" && $0 != "#" })
            : site.settings.baseURL.ownPath(of: String(url.value.prefix { $0 != "?" && $0 != "#" }))
        guard let path, site.place(at: path) == .nothing, !site.mayHold(path) else { return }
        report(
            .linkBroken,
            at: url.location,
            "There is no page or file `\(path)` on this site",
            help: NearMiss.suggestion(for: path, among: site.linkablePlaces).map { "did you mean `\($0)`?" }
                ?? "write the address of a page of this site, such as `/experiences/`"
        )
    }

    private mutating func checkArticle(of row: Experiences.Row) {
        guard let slug = row.article, site.condition(row.condition.value) != nil else { return }
        let known = site.articles(of: row.condition.value).map(\.id.slug)
        guard !known.contains(slug.value),
            !site.hasUnreadableText("conditions/\(row.condition.value)/\(slug.value)")
        else { return }
        report(
            .articleUnknown,
            at: slug.location,
            "The condition `\(row.condition.value)` has no article `\(slug.value)`",
            help: site.articles(of: row.condition.value)
                .first { Slug.comparisonKey($0.text.title.value) == Slug.comparisonKey(slug.value) }
                .map { "write the slug, `\($0.id.slug)`, in place of the title" }
                ?? NearMiss.help(for: slug.value, among: known)
                ?? "leave the field empty for the condition's total, or delete the row"
        )
    }

    // MARK: Addresses

    /// Who claims an address; pages come before aliases, so that an alias is told about the page and not the reverse.
    private struct Claim {
        var address: Address
        var location: SourceLocation
        var kind = Kind.text

        enum Kind {
            /// A text, whose front matter can choose another slug.
            case text
            /// What has its address from its file's name alone.
            case file
            /// An earlier address of a text.
            case alias
        }

        /// Where the host will look for it, in the form in which addresses are compared.
        var key: String { Slug.comparisonKey(address.outputPath) }
    }

    private mutating func checkAddresses() {
        var claims = sitePageClaims() + pageClaims()
        claims += site.files.map { Claim(address: $0.address, location: SourceLocation($0.file), kind: .file) }
        claims += aliasClaims()

        var taken = Addresses()
        for reserved in site.sitePages.filter(\.isOnEverySite).map(\.address) + Self.reservedFiles {
            let location = SourceLocation(SourceFile(.output, reserved.outputPath))
            _ = taken.take(Claim(address: reserved, location: location))
        }
        for claim in claims {
            if reportLength(of: claim) || reportName(in: claim) { continue }
            if let holder = taken.take(claim) { reportContest(claim, holder) }
        }
    }

    /// The longest name of a file or folder that file systems hold, in bytes (NAME_MAX of POSIX).
    private static let longestName = 255
    /// The longest path of a page. The output folder has a path too, and both have to fit into PATH_MAX.
    private static let longestPath = 1_000

    /// Reports an address that no file can have; whether it is one.
    private mutating func reportLength(of claim: Claim) -> Bool {
        let path = claim.address.outputPath
        let longest = path.utf8.split(separator: UInt8(ascii: "/")).map(\.count).max() ?? 0
        guard longest > Self.longestName || path.utf8.count > Self.longestPath else { return false }
        let isPart = longest > Self.longestName
        report(
            claim.kind == .alias ? .invalidAlias : .invalidSlug,
            at: claim.location,
            isPart
                ? "A part of the address is \(longest) bytes long, but a file's name can have at most \(Self.longestName)"
                : "The address is \(path.utf8.count) bytes long, but at most \(Self.longestPath) can be published",
            help: claim.kind == .text ? "choose a shorter `slug`" : "make it shorter"
        )
        return true
    }

    /// Reports an address that Windows could have no file for; whether it is one.
    private mutating func reportName(in claim: Claim) -> Bool {
        let parts = claim.address.outputPath.split(separator: "/")
        guard let part = parts.first(where: { DeviceName.isOne($0) || $0.hasSuffix(".") }) else { return false }
        let help =
            switch claim.kind {
            case .text: "choose another `slug`"
            case .file: "rename the file"
            case .alias: "choose another alias, or delete it"
            }
        report(
            claim.kind == .alias ? .invalidAlias : .invalidSlug,
            at: claim.location,
            DeviceName.isOne(part)
                ? "`\(part)` cannot be part of an address, because Windows keeps the name for a device"
                : "`\(part)` cannot be part of an address, because Windows leaves out a full stop at the end of a name",
            help: help
        )
        return true
    }

    /// What every site has besides pages, whatever its content.
    static let reservedFiles: [Address] = [
        .sitemap, .robots, .noJekyll, .assets, .reviewRegister, .reviewRegisterSchema,
    ]

    /// The addresses that are given away. No two may be one file in the output folder, and none a file where another
    /// needs a folder.
    private struct Addresses {
        private var files: [String: Claim] = [:]
        private var folders: [String: Claim] = [:]

        /// Gives an address away; the claim that is against it, where there is one.
        mutating func take(_ claim: Claim) -> Claim? {
            let key = claim.key
            let above = Self.folders(of: key)
            let fileAbove = above.first { files[$0] != nil }.flatMap { files[$0] }
            if let holder = files[key] ?? folders[key] ?? fileAbove { return holder }
            files[key] = claim
            for folder in above where folders[folder] == nil { folders[folder] = claim }
            return nil
        }

        private static func folders(of path: String) -> [String] {
            path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
        }
    }

    private mutating func reportContest(_ claim: Claim, _ holder: Claim) {
        let isReserved = holder.location.file.folder == .output
        let spelling = holder.address == claim.address ? "" : " (written `\(holder.address)` there)"
        let help =
            switch claim.kind {
            case .alias: "delete the alias, or choose another"
            case .file: "rename the file, or delete it"
            case .text: isReserved ? "choose another `slug`" : "give one of the two another `slug`"
            }
        report(
            claim.kind == .alias ? .invalidAlias : .addressTaken,
            at: claim.location,
            isReserved
                ? "The address `\(claim.address)` belongs to a page or file that every site has"
                : "The address `\(claim.address)` is already taken by `\(holder.location.file.path)`\(spelling)",
            help: help,
            notes: isReserved ? [] : [Diagnostic.Note("the address is taken here", at: holder.location)]
        )
    }

    /// The pages that the site has because of a file.
    private func sitePageClaims() -> [Claim] {
        site.sitePages.compactMap { page in
            page.source(on: site).map { Claim(address: page.address, location: SourceLocation($0), kind: .file) }
        }
    }

    private func pageClaims() -> [Claim] {
        site.conditions.map { Claim(address: .condition($0.id), location: $0.slugLocation) }
            + site.articles.map { Claim(address: .article($0.id), location: $0.slugLocation) }
            + site.people.map { Claim(address: .person($0.id), location: SourceLocation($0.file), kind: .file) }
            + site.pages.map { Claim(address: .page($0.slug), location: $0.slugLocation) }
    }

    private mutating func aliasClaims() -> [Claim] {
        let aliases =
            site.conditions.flatMap(\.text.aliases) + site.articles.flatMap(\.text.aliases)
            + site.pages.flatMap(\.aliases)
        return aliases.compactMap { alias in
            guard let address = Self.aliasAddress(alias.value) else {
                report(
                    .invalidAlias,
                    at: alias.location,
                    "`\(alias.value)` is not an address on this site",
                    help: "write an alias as a path from the site's root, such as `/old-name/`"
                )
                return nil
            }
            let base = site.settings.baseURL.path
            if base != "/", PercentEncoding.path(address.path).hasPrefix(base) {
                report(
                    .invalidAlias,
                    at: alias.location,
                    "`\(alias.value)` repeats the path of the site's address, `\(base)`",
                    help: "write it without, as `/\(PercentEncoding.path(address.path).dropFirst(base.count))`"
                )
                return nil
            }
            return Claim(address: address, location: alias.location, kind: .alias)
        }
    }

    /// The address of an alias: a path from the site's root, in which every part is a valid slug.
    package static func aliasAddress(_ text: String) -> Address? {
        guard text.hasPrefix("/") else { return nil }
        let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let named = parts.last?.isEmpty == true ? Array(parts.dropLast()) : parts
        guard !named.isEmpty, named.allSatisfy(Slug.isValid) else { return nil }
        let path = "/" + named.map(Slug.normalized).joined(separator: "/")
        return Address(path: path.lowercased().hasSuffix(".html") ? path : path + "/")
    }

    private mutating func report(
        _ identifier: DiagnosticIdentifier,
        at location: SourceLocation,
        _ message: String,
        help: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(Diagnostic(identifier, at: location, message, help: help, notes: notes))
    }
}
