import ASCII
package import Diagnostics

extension DiagnosticIdentifier {
    package static let conditionUnknown = DiagnosticIdentifier("condition-unknown", .error, "A condition is not known")
    package static let conditionContradictsFolder = DiagnosticIdentifier(
        "condition-contradicts-folder",
        .error,
        "A page names a different condition from its folder"
    )
    package static let relationUnfit = DiagnosticIdentifier(
        "relation-unfit",
        .error,
        "A page names something as a condition that is none"
    )
    package static let pageUnknown = DiagnosticIdentifier(
        "page-unknown",
        .error,
        "A page of the navigation is not known"
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
        for subject in site.subjects {
            checkNames(of: subject.text)
            for condition in subject.conditions {
                checkSubject(condition.value, at: condition.location)
                checkKind(of: condition, relatedTo: subject)
            }
            for related in subject.related { checkSubject(related.value, at: related.location) }
            checkRepeats(subject.conditions, besides: [:])
            checkRepeats(
                subject.related,
                besides: [subject.id: "The \(noun(of: subject.id)) names itself, as `\(subject.id)`"]
            )
            checkParts(of: subject.text, .subject(subject.id), noun: noun(of: subject.id), name: "\(subject.id)")
        }
        for article in site.articles {
            checkNames(of: article.text)
            checkSubject(of: article)
            for subject in article.also { checkSubject(subject.value, at: subject.location) }
            checkRepeats(
                article.also,
                besides: [article.id.subject: "The article is about `\(article.id.subject)` anyway"]
            )
            checkParts(of: article.text, .folder(article.id), noun: "folder", name: article.place.name)
        }
        checkFolders()
        checkNavigation()
        for introduction in site.introductions { checkStartPage(introduction.startPage) }
        if let fallback = site.settings.defaultDisclaimer { checkDisclaimer(fallback) }
        for record in site.records.values { checkNames(of: record) }
        for remarks in site.remarks.values { checkNames(of: remarks) }
        for row in site.experiences.rows {
            checkSubject(row.subject.value, at: row.subject.location)
            checkKind(of: row.subject)
            checkArticle(of: row)
            if let url = row.url { checkLink(url) }
        }
    }

    private mutating func checkNames(of text: ReviewedText) {
        if let record = text.record { checkNames(of: record) }
        if let remarks = text.remarks { checkNames(of: remarks) }
        let reviewers = text.record == nil ? text.review.reviewers : []
        for person in reviewers + text.authors where isMissing(person.value) { reportMissing(person) }
        if let disclaimer = text.disclaimer { checkDisclaimer(disclaimer) }
        let services = site.settings.services.map(\.name.value)
        for name in text.unknownServices {
            guard let place = text.summary?.location else { continue }
            diagnostics.append(.serviceUnknown(name, known: services, at: place))
        }
        for name in text.unknownFacts {
            guard let place = text.summary?.location else { continue }
            diagnostics.append(.factUnknown(name, known: site.facts.names, at: place))
        }
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

    private mutating func checkNames(of remarks: ReviewRemarks) {
        for person in remarks.remarks.map(\.reviewer) where isMissing(person.value) { reportMissing(person) }
    }

    private mutating func reportMissing(_ person: Located<PersonID>) {
        report(
            .personUnknown,
            at: person.location,
            "No person has the id `\(person.value)`",
            advice: NearMiss.advice(
                for: person.value.rawValue,
                at: person.location,
                among: site.people.map(\.id.rawValue),
                mayBeCertain: false
            )
            .or("write the person's profile as `people/\(person.value).md`")
        )
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
            advice: NearMiss.advice(
                for: disclaimer.value.rawValue,
                at: disclaimer.location,
                among: site.disclaimers.map(\.id.rawValue)
            )
            .or("write its text as `disclaimers/\(disclaimer.value).md`")
        )
    }

    private mutating func checkStartPage(_ page: StartPage) {
        for topic in page.topics {
            for subject in topic.subjects { checkSubject(subject.value, at: subject.location) }
            checkRepeats(topic.subjects, besides: [:])
            if let icon = topic.icon { checkFile(icon) }
        }
        for name in page.mostAsked { checkArticle(name) }
        let known = site.pages.map(\.slug)
        for page in page.assurances.compactMap(\.page) { checkPage(page, among: known) }
    }

    private mutating func checkFile(_ path: Located<String>) {
        guard site.file(path.value) == nil else { return }
        let known = site.files.map(\.file.path)
        report(
            .linkBroken,
            at: path.location,
            "The content folder has no file `\(path.value)`",
            advice: NearMiss.advice(for: path.value, at: path.location, among: known, listing: 0)
                .or("put the file there, or correct the path")
        )
    }

    private mutating func checkArticle(_ name: Located<String>) {
        guard site.article(named: name.value) == nil else { return }
        let texts = site.articles.map(\.id.description)
        guard !site.hasUnreadableText(name.value), !site.hasUnreadableText("conditions/\(name.value)") else { return }
        report(
            .articleUnknown,
            at: name.location,
            "No article has the name `\(name.value)`",
            advice: NearMiss.advice(for: name.value, at: name.location, among: texts, listing: 0)
                .or("write the slugs of a subject and of one of its articles, as in `anemia/causes`")
        )
    }

    private mutating func checkPage(_ page: Located<String>, among known: [String]) {
        guard !known.contains(page.value), !site.hasUnreadableText("pages/\(page.value)") else { return }
        report(
            .pageUnknown,
            at: page.location,
            "No page has the slug `\(page.value)`",
            advice: Advice(
                site.pages.first { Slug.comparisonKey($0.title.value) == Slug.comparisonKey(page.value) }
                    .map { "write the slug, `\($0.slug)`, in place of the title" }
            )
            .or(NearMiss.advice(for: page.value, at: page.location, among: known, listing: 0))
            .or(
                Slug.isValid(page.value)
                    ? "write the page as `pages/\(page.value).md`, or delete it here"
                    : "write the slug of a page in `pages`, which is its address without slashes"
            )
        )
    }

    private mutating func checkNavigation() {
        let known = site.pages.map(\.slug)
        var named: Set<String> = []
        for page in (site.settings.navigation ?? []).flatMap(\.pages) {
            if !named.insert(page.value).inserted {
                report(
                    .pageUnknown,
                    at: page.location,
                    "`\(page.value)` is in the navigation twice",
                    help: "delete it in one of the places"
                )
            } else {
                checkPage(page, among: known)
            }
        }
    }

    private mutating func checkFolders() {
        guard !site.foldersWithoutSubject.isEmpty else { return }
        let files = Dictionary(grouping: site.articles, by: \.place.subjectFolder)
        for folder in site.foldersWithoutSubject {
            let articles = files[folder, default: []].sorted { $0.text.file < $1.text.file }
            guard let first = articles.first else { continue }
            let noun = noun(of: first.id.subject)
            report(
                .conditionUnknown,
                at: SourceLocation(first.text.file),
                "The folder `\(folder)` has \(articles.count == 1 ? "an article" : "articles") but no \(noun)",
                help: "write the \(noun) as `\(folder)/index.md`, or move what is in the folder"
            )
        }
    }

    private mutating func checkSubject(_ id: SubjectID, at location: SourceLocation) {
        guard site.subject(id) == nil, !site.hasUnreadableText("\(id.folder)/index") else { return }
        guard site.settings.sections[id.section] != nil else { return reportSection(of: id, at: location) }
        let noun = noun(of: id)
        report(
            .conditionUnknown,
            at: location,
            "No \(noun) has the slug `\(id.slug)`",
            advice: slugAdvice(id, at: location)
                .or(
                    Slug.isValid(id.slug)
                        ? "write the \(noun) as `\(id.folder)/index.md`"
                        : "write the slug of a \(noun), which is the last part of its page's address"
                )
        )
    }

    /// What one subject of a section is called.
    private func noun(of subject: SubjectID) -> String { site.settings.sections.kind(of: subject).noun }

    private mutating func reportSection(of id: SubjectID, at location: SourceLocation) {
        report(
            .conditionUnknown,
            at: location,
            "The site has no section `\(id.section)`",
            advice: NearMiss.advice(
                for: id.section.rawValue,
                at: location,
                among: site.settings.sections.all.map(\.id.rawValue)
            )
            .or("name the section under `sections` in `site.yml`, or write a subject of a section that is there")
        )
    }

    /// A list that names a subject twice, or one that need not be in it; `idle` says why not.
    private mutating func checkRepeats(_ names: [Located<SubjectID>], besides idle: [SubjectID: String]) {
        var known: Set<SubjectID> = []
        for name in names {
            let isRepeated = !known.insert(name.value).inserted
            guard let message = idle[name.value] ?? (isRepeated ? "`\(name.value)` is in this list twice" : nil) else {
                continue
            }
            diagnostics.append(
                Diagnostic(.relationUnfit, at: name.location, message, help: "delete it", severity: .warning)
            )
        }
    }

    /// The parts of a guide have to be articles that its page lists; `noun` and `name` say whose page it is.
    private mutating func checkParts(of text: ReviewedText, _ page: ParentPage, noun: String, name: String) {
        guard !text.parts.isEmpty else { return }
        let children = site.children(of: page)
        let known = children.map(\.id.name)
        var named: Set<String> = []
        for part in text.parts {
            guard named.insert(part.value).inserted else {
                report(.articleUnknown, at: part.location, "`\(part.value)` is in this list twice", help: "delete it")
                continue
            }
            guard !known.contains(part.value), !mayHold(part.value, below: text.file) else { continue }
            report(
                .articleUnknown,
                at: part.location,
                "The \(noun) `\(name)` has no article `\(part.value)`",
                advice: Advice(
                    children.first { Slug.comparisonKey($0.text.title.value) == Slug.comparisonKey(part.value) }
                        .map { "write the last part of its address, `\($0.id.name)`" }
                )
                .or(NearMiss.advice(for: part.value, at: part.location, among: known, listing: 0))
                .or(
                    Slug.isValid(part.value) && part.value != "index" && part.value != name
                        ? "write the article as `\(Self.folder(of: text.file))/\(part.value).md`, or delete the part"
                        : "write the last part of the address of an article beside this page"
                )
            )
        }
    }

    /// Whether an article that could not be read, which is reported, may be the one of a name beside a file.
    private func mayHold(_ name: String, below page: SourceFile) -> Bool {
        let path = "\(Self.folder(of: page))/\(name)"
        return site.hasUnreadableText(path) || site.hasUnreadableText("\(path)/index")
    }

    private static func folder(of file: SourceFile) -> String {
        file.path.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// What treats or prevents, finds or shows something has to name conditions.
    private mutating func checkKind(of condition: Located<SubjectID>, relatedTo subject: Subject) {
        let sections = site.settings.sections
        guard let relation = sections.kind(of: subject.id).relation, site.subject(condition.value) != nil,
            sections.kind(of: condition.value) != .conditions
        else { return }
        report(
            .relationUnfit,
            at: condition.location,
            "`\(relation.rawValue)` names conditions, but `\(condition.value)` is a \(noun(of: condition.value))",
            help: "name it under `related`"
        )
    }

    /// Counts are of people who have a condition.
    private mutating func checkKind(of counted: Located<SubjectID>) {
        guard site.subject(counted.value) != nil, site.settings.sections.kind(of: counted.value) != .conditions else {
            return
        }
        report(
            .relationUnfit,
            at: counted.location,
            "The row counts people with a condition, but `\(counted.value)` is a \(noun(of: counted.value))",
            help: "name a condition, or delete the row"
        )
    }

    /// The slug of the subject that was meant: by its title or another of its names, else by a slug that is near.
    private func slugAdvice(_ written: SubjectID, at location: SourceLocation) -> Advice {
        let key = Slug.comparisonKey(written.slug)
        let known = site.subjects.filter { $0.id.section == written.section }
        let named = known.first { subject in
            ([subject.text.title.value] + subject.synonyms.map(\.value)).contains { Slug.comparisonKey($0) == key }
        }
        if known.allSatisfy({ $0.id != written }),
            let other = site.subjects.first(where: { $0.id.slug == written.slug && $0.id.section != written.section })
        {
            return Advice("did you mean `\(other.id.section)/\(other.id.slug)`?")
        }
        if let named, named.id != written { return Advice("write the slug, `\(named.id)`, in place of the title") }
        return NearMiss.advice(for: written.slug, at: location, among: known.map(\.id.slug))
    }

    private mutating func checkSubject(of article: Article) {
        if article.place.subject != nil, let stated = article.statedSubject, stated.value != article.id.subject {
            report(
                .conditionContradictsFolder,
                at: stated.location,
                "The article is in the folder of `\(article.id.subject)` but names `\(stated.value)` as its"
                    + " condition",
                help: "take the line out, or move the file"
            )
        }
        guard let subject = site.subject(article.id.subject) else {
            return checkSubject(article.id.subject, at: article.subjectLocation)
        }
        guard !article.text.isDraft else { return }
        if subject.text.isDraft {
            report(
                .conditionUnknown,
                at: article.subjectLocation,
                "The \(noun(of: subject.id)) `\(subject.id)` is a draft, but this article is not",
                help: "remove `draft` from `\(subject.text.file.path)`, or make this article a draft too"
            )
        } else if let folder = site.folders(around: article).first(where: \.text.isDraft) {
            report(
                .conditionUnknown,
                at: SourceLocation(article.text.file),
                "The page of the folder `\(folder.id.name)` is a draft, but this article in it is not",
                help: "remove `draft` from `\(folder.text.file.path)`, or make this article a draft too"
            )
        }
    }

    /// Reports an address on this site at which nothing is.
    private mutating func checkLink(_ url: Located<String>) {
        guard let path = site.ownPath(of: url.value), site.place(at: path) == .nothing, !site.mayHold(path) else {
            return
        }
        report(
            .linkBroken,
            at: url.location,
            "There is no page or file `\(path)` on this site",
            advice: NearMiss.advice(for: path, at: url.location, among: site.linkablePlaces, listing: 0)
                .or("write the address of a page of this site, such as `/experiences/`")
        )
    }

    private mutating func checkArticle(of row: Experiences.Row) {
        guard let slug = row.article, site.subject(row.subject.value) != nil else { return }
        let known = site.articles(of: row.subject.value).map(\.id.slug)
        guard !known.contains(slug.value),
            !site.hasUnreadableText("\(row.subject.value.folder)/\(slug.value)")
        else { return }
        report(
            .articleUnknown,
            at: slug.location,
            "The \(noun(of: row.subject.value)) `\(row.subject.value)` has no article `\(slug.value)`",
            advice: Advice(
                site.articles(of: row.subject.value)
                    .first { Slug.comparisonKey($0.text.title.value) == Slug.comparisonKey(slug.value) }
                    .map { "write the slug, `\($0.id.slug)`, in place of the title" }
            )
            .or(NearMiss.advice(for: slug.value, at: slug.location, among: known))
            .or("leave the field empty for the condition's total, or delete the row")
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
            /// The list of a section, whose address `site.yml` can choose.
            case section
        }

        /// Where the host will look for it, in the form in which addresses are compared.
        var key: String { Slug.comparisonKey(address.outputPath) }
    }

    private mutating func checkAddresses() {
        var claims = sectionClaims() + sitePageClaims() + pageClaims()
        claims += site.files.map { Claim(address: $0.address, location: SourceLocation($0.file), kind: .file) }
        claims += aliasClaims()

        var introduced: [String: Claim] = [:]
        var taken = Addresses()
        let everywhere = site.sitePages.filter {
            $0.isPart(of: site) && $0.source(on: site) == nil && !isChosen($0.section)
        }
        for reserved in everywhere.map(\.address) + Self.reservedFiles + feedFiles {
            let location = SourceLocation(SourceFile(.output, reserved.outputPath))
            _ = taken.take(Claim(address: reserved, location: location))
        }
        for claim in folderClaims() { taken.takeFolder(claim) }
        for claim in introductionClaims() {
            if let holder = introduced.updateValue(claim, forKey: claim.key) { reportContest(claim, holder) }
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
            case .section: "give the section another `address`"
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
        .sitemap, .robots, .noJekyll, .assets, .searchIndex, .reviewRegister, .reviewRegisterSchema,
        .reviewLog, .reviewLogSchema, .reviewedFacts,
    ]

    /// What a site has for those who follow it.
    private var feedFiles: [Address] {
        guard site.settings.hasFeeds else { return [] }
        let sections = site.settings.sections
        return [.feed, .changes, .changesSchema] + site.subjects.map { .feed(of: sections.address(of: $0.id)) }
    }

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

        /// Gives a folder away with all that could be in it.
        mutating func takeFolder(_ claim: Claim) {
            files[Slug.comparisonKey(String(claim.address.path.dropFirst().dropLast()))] = claim
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
            case .section: "give the section another `address`"
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

    /// The lists of the sections that `site.yml` names.
    private func sectionClaims() -> [Claim] {
        site.settings.sections.all.compactMap { section in
            section.location.map { Claim(address: section.address, location: $0, kind: .section) }
        }
    }

    /// The texts of pages that the site has anyway: no page can have two.
    private func introductionClaims() -> [Claim] {
        site.introductions.map { introduction in
            let address = site.settings.sections.address(of: introduction)
            return Claim(address: address, location: SourceLocation(introduction.file), kind: .file)
        }
    }

    private func isChosen(_ section: SectionID?) -> Bool {
        section.flatMap { site.settings.sections[$0] }?.location != nil
    }

    /// The folders of pages on which lists go on. Which pages there are is known only when all texts have been read.
    private func folderClaims() -> [Claim] {
        let ofSite: [Address] = [.allSubjects, .peopleIndex, .glossary]
        let lists =
            site.sitePages.filter { ofSite.contains($0.address) && $0.isPart(of: site) }.map(\.address)
            + site.settings.sections.all.map(\.address)
        let letters = lists.map(Address.letters).map { folder in
            Claim(address: folder, location: SourceLocation(SourceFile(.output, folder.outputPath)))
        }
        return letters
            + site.people.map { Claim(address: .works(of: $0.id), location: SourceLocation($0.file), kind: .file) }
            + site.pagesThatMayContinue.compactMap { page in
                site.text(of: page).map {
                    Claim(address: site.address(of: page).articles, location: SourceLocation($0.file), kind: .file)
                }
            }
    }

    /// The pages that the site has because of a file.
    private func sitePageClaims() -> [Claim] {
        site.sitePages.compactMap { page in
            page.source(on: site).map { Claim(address: page.address, location: SourceLocation($0), kind: .file) }
        }
    }

    private func pageClaims() -> [Claim] {
        site.subjects.map { Claim(address: site.settings.sections.address(of: $0.id), location: $0.slugLocation) }
            + site.articles.map {
                Claim(address: site.settings.sections.address(of: $0.id), location: $0.slugLocation)
            }
            + site.people.map { Claim(address: .person($0.id), location: SourceLocation($0.file), kind: .file) }
            + site.pages.map { Claim(address: .page($0.slug), location: $0.slugLocation) }
    }

    private mutating func aliasClaims() -> [Claim] {
        let aliases =
            site.subjects.flatMap(\.text.aliases) + site.articles.flatMap(\.text.aliases)
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
        report(identifier, at: location, message, advice: Advice(help), notes: notes)
    }

    private mutating func report(
        _ identifier: DiagnosticIdentifier,
        at location: SourceLocation,
        _ message: String,
        advice: Advice,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(Diagnostic(identifier, at: location, message, advice: advice, notes: notes))
    }
}
