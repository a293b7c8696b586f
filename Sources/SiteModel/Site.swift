import ASCII
package import Diagnostics

/// The whole site as one value: every name resolved, every address assigned. It holds the metadata of the texts and
/// not the texts, so that it stays small however much is written.
package struct Site: Sendable {
    /// What `site.yml` says.
    package let settings: SiteSettings
    /// The day that the build believes in.
    package let day: CalendarDate
    /// Whether drafts are published.
    package let includesDrafts: Bool

    /// All subjects, drafts too, sorted by section, then by slug.
    package let subjects: [Subject]
    /// All articles, drafts too, sorted by subject, then in reading order: each folder's page, and after it the articles of
    /// the folder; parts of a guide first, then by `order`, title, slug.
    package let articles: [Article]
    /// All people, sorted by id.
    package let people: [Person]
    /// All disclaimers, sorted by key.
    package let disclaimers: [Disclaimer]
    /// All other pages, drafts too, in the order of the navigation: `order`, title, slug.
    package let pages: [OtherPage]
    /// What the start page and the lists of sections say above their lists, drafts too, sorted by file.
    package let introductions: [Introduction]
    /// The counts of shared experiences.
    package let experiences: Experiences
    /// The words that the site explains.
    package let glossary: Glossary
    /// The values that the site states once.
    package let facts: StatedFacts
    /// The records of the shared texts.
    package let records: [SharedTextID: ReviewRecord]
    /// The records that lie beside no text.
    package let orphanedRecords: [ReviewRecord]
    /// The remarks on the shared texts.
    package let remarks: [SharedTextID: ReviewRemarks]
    /// The files of remarks that lie beside no text.
    package let orphanedRemarks: [ReviewRemarks]
    /// The respellings that an editor may make.
    package let respellings: Respellings
    /// The files that texts may link to, and those of `static/`, sorted by path.
    package let files: [ContentFile]
    /// The pages that are made from no text of their own, whether this site has them or not.
    package let sitePages: [SitePage]
    /// How much one page lists.
    package let limits: ListLimits

    private let subjectIndex: [SubjectID: Int]
    private let articleRanges: [SubjectID: Range<Int>]
    private let articleIndex: [ArticleID: Int]
    private let children: [ParentPage: [Int]]
    private let guests: [SubjectID: [Int]]
    private let naming: [SubjectID: [Int]]
    private let personIndex: [PersonID: Int]
    private let disclaimerIndex: [DisclaimerID: Int]
    private let textsByPath: [String: Address]
    private let filesByPath: [String: Int]
    private let places: [String: OwnAddress]
    /// The folders of sections that hold articles and no subject.
    let foldersWithoutSubject: [String]
    private let unreadableTexts: Set<String>
    private let unpublishedTexts: Set<String>

    /// Sorts and indexes what a content folder holds; `SiteLinker` reports what does not fit together. `sitePages` are the
    /// pages that are made from no text of their own.
    package init(
        _ inventory: ContentInventory,
        day: CalendarDate,
        includesDrafts: Bool,
        sitePages: [SitePage],
        limits: ListLimits = ListLimits()
    ) {
        foldersWithoutSubject = inventory.foldersWithoutSubject
        var inventory = inventory
        // One message tells that a subject is missing, and none whatever refers to it.
        inventory.unreadableTexts += foldersWithoutSubject.map { SourceFile(.content, "\($0)/index.md") }
        settings = inventory.settings
        self.day = day
        self.includesDrafts = includesDrafts
        self.sitePages = sitePages
        self.limits = limits
        let register = ReviewRegister(inventory, day: day)
        records = register.sharedRecords
        orphanedRecords = register.orphans
        let remarks = FilesBesideTexts(inventory.remarks, in: inventory)
        self.remarks = remarks.ofSharedTexts
        orphanedRemarks = remarks.orphans
        respellings = inventory.respellings
        var subjects = inventory.subjects.sorted { ($0.id, $0.text.file) < ($1.id, $1.text.file) }
        for index in subjects.indices {
            register.complete(&subjects[index].text)
            subjects[index].text.remarks = remarks[subjects[index].text]
            subjects[index].text.putInsertions(inventory.settings.services, inventory.facts)
        }
        self.subjects = subjects
        var articles = Site.inReadingOrder(Site.placed(inventory), parts: Site.parts(of: inventory.subjects))
        for index in articles.indices {
            register.complete(&articles[index].text)
            articles[index].text.remarks = remarks[articles[index].text]
            articles[index].text.putInsertions(inventory.settings.services, inventory.facts)
        }
        self.articles = articles
        people = inventory.people.sorted { $0.id < $1.id }
        disclaimers = inventory.disclaimers.sorted { $0.id < $1.id }
        pages = inventory.pages.sorted { first, second in
            (first.order ?? .max, first.title.value, first.slug) < (
                second.order ?? .max, second.title.value, second.slug
            )
        }
        introductions = inventory.introductions.sorted { $0.file < $1.file }
        experiences = inventory.experiences
        glossary = inventory.glossary
        facts = inventory.facts
        files = inventory.files.sorted { $0.file < $1.file }

        subjectIndex = Dictionary(subjects.enumerated().map { ($1.id, $0) }) { first, _ in first }
        personIndex = Dictionary(people.enumerated().map { ($1.id, $0) }) { first, _ in first }
        disclaimerIndex = Dictionary(disclaimers.enumerated().map { ($1.id, $0) }) { first, _ in first }
        filesByPath = Dictionary(files.enumerated().map { (Slug.normalized($1.file.path), $0) }) { first, _ in first }

        var ranges: [SubjectID: Range<Int>] = [:]
        var start = 0
        for position in articles.indices {
            let next = position + 1
            guard next == articles.count || articles[next].id.subject != articles[position].id.subject else {
                continue
            }
            ranges[articles[position].id.subject] = start..<next
            start = next
        }
        articleRanges = ranges
        articleIndex = Dictionary(articles.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var children: [ParentPage: [Int]] = [:]
        var guests: [SubjectID: [Int]] = [:]
        for index in articles.indices {
            children[articles[index].parent, default: []].append(index)
            let id = articles[index].id.subject
            for subject in Set(articles[index].also.map(\.value)) where subject != id {
                guests[subject, default: []].append(index)
            }
        }
        self.children = children
        self.guests = guests
        var naming: [SubjectID: [Int]] = [:]
        let titles = subjects.map(\.text.title.value)
        for index in subjects.indices.sorted(by: { (titles[$0], subjects[$0].id) < (titles[$1], subjects[$1].id) }) {
            for condition in subjects[index].text.relation?.distinctConditions ?? [] {
                naming[condition, default: []].append(index)
            }
        }
        self.naming = naming

        var texts: [String: Address] = [:]
        for subject in subjects where includesDrafts || !subject.text.isDraft {
            texts[Slug.normalized(subject.text.file.path)] = settings.sections.address(of: subject.id)
        }
        for article in articles where includesDrafts || !article.text.isDraft {
            texts[Slug.normalized(article.text.file.path)] = settings.sections.address(of: article.id)
        }
        for person in people { texts[Slug.normalized(person.file.path)] = .person(person.id) }
        for page in pages where includesDrafts || !page.isDraft {
            texts[Slug.normalized(page.file.path)] = .page(page.slug)
        }
        for introduction in introductions {
            texts[Slug.normalized(introduction.file.path)] = settings.sections.address(of: introduction)
        }
        textsByPath = texts
        places = Site.places(sitePages, texts, files, pages, articles, subjects)
        let drafts =
            subjects.map(\.text).filter(\.isDraft).map(\.file) + articles.map(\.text).filter(\.isDraft).map(\.file)
            + pages.filter(\.isDraft).map(\.file)
        unpublishedTexts = includesDrafts ? [] : Set(drafts.map { Slug.normalized($0.path) })
        unreadableTexts = Set(inventory.unreadableTexts.map { Slug.normalized(Site.stem(of: $0.path)) })
    }

    /// The articles, with those in a subject's folder under the slug that the subject chose for itself, and those in a
    /// folder with a page of its own under the slug of that page.
    private static func placed(_ inventory: ContentInventory) -> [Article] {
        let slugs = Dictionary(
            inventory.subjects.map { (Slug.normalized(stem(of: $0.text.file.path)), $0.id) },
            uniquingKeysWith: { first, _ in first }
        )
        var articles = inventory.articles
        for index in articles.indices {
            if let folder = articles[index].place.subjectFolder, let subject = slugs["\(folder)/index"] {
                articles[index].id = ArticleID(subject: subject, slug: articles[index].id.slug)
            }
            articles[index].parent = .subject(articles[index].id.subject)
        }
        let folders = articles.indices.filter { articles[$0].place.isFolder }
        guard !folders.isEmpty else { return articles }
        // The outermost first, so that each knows what comes before its own slug.
        let byDepth = folders.sorted { articles[$0].place.folders.count < articles[$1].place.folders.count }
        var pages: [String: ArticleID] = [:]
        for index in byDepth + articles.indices.filter({ !articles[$0].place.isFolder }) {
            if let folder = articles[index].place.enclosingFolders.lazy.compactMap({ pages[$0] }).first {
                articles[index].id = ArticleID(
                    subject: folder.subject,
                    slug: "\(folder.slug)/\(articles[index].id.slug)"
                )
                articles[index].parent = .folder(folder)
            }
            if let folder = articles[index].place.ownFolder { pages[folder] = articles[index].id }
        }
        return articles
    }

    private static func stem(of path: String) -> String {
        path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
    }

    private static func parts(of subjects: [Subject]) -> [ParentPage: [Located<String>]] {
        Dictionary(
            subjects.filter { !$0.text.parts.isEmpty }.map { (.subject($0.id), $0.text.parts) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What decides where an article is among those of the same page.
    private struct ReadingPosition: Comparable {
        var part: Int
        var order: Int
        var title: String
        var slug: String

        static func < (first: Self, second: Self) -> Bool {
            (first.part, first.order, first.title, first.slug) < (second.part, second.order, second.title, second.slug)
        }
    }

    /// Sorts by what decides, and not by moving whole articles about. `parts` are those of subjects.
    private static func inReadingOrder(_ articles: [Article], parts: [ParentPage: [Located<String>]]) -> [Article] {
        var parts = parts
        for article in articles where !article.text.parts.isEmpty { parts[.folder(article.id)] = article.text.parts }
        let positions = articles.map { article in
            ReadingPosition(
                part: parts[article.parent]?.firstIndex { $0.value == article.id.name } ?? .max,
                order: article.text.order ?? .max,
                title: article.text.title.value,
                slug: article.id.slug
            )
        }
        let folders = Dictionary(
            articles.indices.filter { articles[$0].place.isFolder }.map { (articles[$0].id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        /// The positions of the folders around an article, the outermost first, and its own.
        func way(to index: Int) -> [ReadingPosition] {
            guard case .folder(let folder) = articles[index].parent, let page = folders[folder] else {
                return [positions[index]]
            }
            return way(to: page) + [positions[index]]
        }
        let ways = folders.isEmpty ? [] : articles.indices.map(way)
        let order = articles.indices.sorted { first, second in
            let (one, other) = (articles[first].id.subject, articles[second].id.subject)
            if one != other { return one < other }
            return ways.isEmpty
                ? positions[first] < positions[second]
                : ways[first].lexicographicallyPrecedes(ways[second])
        }
        return order.map { articles[$0] }
    }

    /// The subjects that are published.
    package var publishedSubjects: LazyFilterSequence<[Subject]> {
        subjects.lazy.filter { publishes(isDraft: $0.text.isDraft) }
    }

    /// The articles that are published.
    package var publishedArticles: LazyFilterSequence<[Article]> {
        articles.lazy.filter { publishes(isDraft: $0.text.isDraft) }
    }

    /// The article of a name.
    package func article(_ id: ArticleID) -> Article? { articleIndex[id].map { articles[$0] } }

    /// The articles that a page lists as its own, drafts too, in reading order.
    package func children(of parent: ParentPage) -> [Article] { (children[parent] ?? []).map { articles[$0] } }

    /// Those that are published.
    package func publishedChildren(of parent: ParentPage) -> [Article] {
        (children[parent] ?? []).lazy.map { articles[$0] }.filter { publishes(isDraft: $0.text.isDraft) }
    }

    /// The published articles of other subjects that belong to a subject too, sorted by their own subject, then in reading
    /// order.
    package func publishedGuests(of subject: SubjectID) -> [Article] {
        (guests[subject] ?? []).lazy.map { articles[$0] }.filter { publishes(isDraft: $0.text.isDraft) }
    }

    /// The published subjects that say that they treat, prevent or find a condition, or are a symptom of it, by title. They
    /// say so once, and the page of the condition shows it too.
    package func publishedSubjects(naming condition: SubjectID) -> [Subject] {
        (naming[condition] ?? []).lazy.map { subjects[$0] }.filter { publishes(isDraft: $0.text.isDraft) }
    }

    /// The texts that decide what a page shows of others: all that is published below it, and of a subject also what names
    /// it.
    package func textsShown(on parent: ParentPage) -> [ReviewedText] {
        switch parent {
        case .subject(let id):
            publishedArticles(of: id).map(\.text) + publishedGuests(of: id).map(\.text)
                + publishedSubjects(naming: id).map(\.text)
        case .folder: publishedChildren(of: parent).flatMap { [$0.text] + textsShown(on: .folder($0.id)) }
        }
    }

    /// Whether a page may list more articles than it has room for. Which of them are shown, and which of a folder stand in the
    /// place of its page, is known when all are read, so all articles of the subject count.
    private func mayContinue(_ parent: ParentPage) -> Bool {
        switch parent {
        case .subject(let id): articles(of: id).count + (guests[id]?.count ?? 0) > limits.articles
        case .folder(let id): articles(of: id.subject).count > limits.articles
        }
    }

    /// The pages that may list more articles than they have room for.
    package var pagesThatMayContinue: [ParentPage] {
        publishedSubjects.map { .subject($0.id) }.filter(mayContinue)
            + publishedArticles.filter(\.place.isFolder).map { .folder($0.id) }.filter(mayContinue)
    }

    /// Where a page that lists articles is.
    package func address(of parent: ParentPage) -> Address {
        switch parent {
        case .subject(let id): settings.sections.address(of: id)
        case .folder(let id): settings.sections.address(of: id)
        }
    }

    /// The parts of a guide that are published, in the order in which they are read; empty where a page is no guide.
    package func publishedParts(of parent: ParentPage) -> [Article] {
        let parts = text(of: parent)?.parts.map(\.value) ?? []
        guard !parts.isEmpty else { return [] }
        return publishedChildren(of: parent).filter { parts.contains($0.id.name) }
    }

    /// The text of a page that lists articles.
    package func text(of parent: ParentPage) -> ReviewedText? {
        switch parent {
        case .subject(let id): subject(id)?.text
        case .folder(let id): article(id)?.text
        }
    }

    /// The pages of the folders around an article, the outermost first.
    package func folders(around article: Article) -> [Article] {
        guard case .folder(let id) = article.parent, let folder = self.article(id) else { return [] }
        return folders(around: folder) + [folder]
    }

    /// The articles of a subject that are published, in reading order.
    package func publishedArticles(of subject: SubjectID) -> LazyFilterSequence<ArraySlice<Article>> {
        articles(of: subject).lazy.filter { publishes(isDraft: $0.text.isDraft) }
    }

    /// The other pages that are published, in the order of the navigation.
    package var publishedPages: LazyFilterSequence<[OtherPage]> {
        pages.lazy.filter { publishes(isDraft: $0.isDraft) }
    }

    /// What a page says above its lists, where that is published.
    package func introduction(at address: Address) -> Introduction? {
        introductions.first { publishes(isDraft: $0.isDraft) && settings.sections.address(of: $0) == address }
    }

    /// Whether a text of the given draft state is part of what is published.
    package func publishes(isDraft: Bool) -> Bool { includesDrafts || !isDraft }

    /// The subject of a name.
    package func subject(_ id: SubjectID) -> Subject? { subjectIndex[id].map { subjects[$0] } }

    /// The person of a name.
    package func person(_ id: PersonID) -> Person? { personIndex[id].map { people[$0] } }

    /// The disclaimer of a key.
    package func disclaimer(_ id: DisclaimerID) -> Disclaimer? { disclaimerIndex[id].map { disclaimers[$0] } }

    /// What the conditions of a relation are called, drafts too; those that the site does not have are reported, and left
    /// out.
    package func names(in relation: StatedRelation) -> [String] {
        relation.distinctConditions.compactMap { subject($0)?.text.title.value }
    }

    /// The text of an article or a subject, by its file.
    package func reviewedText(_ file: SourceFile) -> ReviewedText? {
        if let subject = settings.sections.subject(ofFile: file.path) {
            if let text = self.subject(subject)?.text, text.file == file { return text }
            if let text = articles(of: subject).lazy.map(\.text).first(where: { $0.file == file }) { return text }
        }
        // A subject may have a slug of its own, and an article may lie anywhere.
        return subjects.lazy.map(\.text).first { $0.file == file }
            ?? articles.lazy.map(\.text).first { $0.file == file }
    }

    /// What a text rests on, by its file.
    package func sources(ofText file: SourceFile) -> [Source] {
        reviewedText(file)?.sources ?? pages.first { $0.file == file }?.sources
            ?? introductions.first { $0.file == file }?.sources ?? []
    }

    /// The disclaimer of a text: the one that it names, else the site's default.
    package func disclaimer(of text: ReviewedText) -> Disclaimer? {
        (text.disclaimer ?? settings.defaultDisclaimer).flatMap { disclaimer($0.value) }
    }

    /// All articles of a subject, drafts too, in reading order.
    package func articles(of subject: SubjectID) -> ArraySlice<Article> {
        articleRanges[subject].map { articles[$0] } ?? []
    }

    /// The address of a page by the path of the file that it is written in; `nil` where nothing of it is published.
    package func address(ofText path: String) -> Address? { textsByPath[Slug.normalized(path)] }

    /// What is at a path of the published site.
    package func place(at path: String) -> OwnAddress {
        let path = Slug.normalized(path)
        let folder = path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path + "/"
        if let place = places[path] ?? places[folder] { return place }
        let page = Address(path: folder.replacing("//", with: "/"))
        return page.mayContinueList ? .listPage(page) : .nothing
    }

    /// The path that an address leads to, where it is one on this site; it is absolute, or begins with a slash.
    package func ownPath(of url: String) -> String? {
        let bare = url.prefix { $0 != "?" && $0 != "#" }
        return bare.hasPrefix("/") ? PercentEncoding.decoded(bare) : settings.baseURL.ownPath(of: String(bare))
    }

    /// The paths at which something is.
    var linkablePlaces: [String] { Array(places.keys) }

    /// Whether a text that could not be read, which is reported, may be at a path.
    func mayHold(_ path: String) -> Bool {
        let bare = String(path.drop { $0 == "/" }.reversed().drop { $0 == "/" }.reversed())
        return ["", "pages/"].contains { hasUnreadableText($0 + bare) || hasUnreadableText($0 + bare + "/index") }
    }

    /// What is at each path. A site links to itself by its whole address seldom, and asks about all such links.
    private static func places(
        _ sitePages: [SitePage],
        _ texts: [String: Address],
        _ files: [ContentFile],
        _ pages: [OtherPage],
        _ articles: [Article],
        _ subjects: [Subject]
    ) -> [String: OwnAddress] {
        var places: [String: OwnAddress] = [:]
        let reserved =
            sitePages.map(\.address) + SiteLinker.reservedFiles.filter { ![.assets, .searchIndex].contains($0) }
        for address in reserved { places[address.path] = .page }
        let aliases = pages.flatMap(\.aliases) + articles.flatMap(\.text.aliases) + subjects.flatMap(\.text.aliases)
        for alias in aliases {
            if let address = SiteLinker.aliasAddress(alias.value) { places[address.path] = .page }
        }
        for file in files { places[file.address.path] = .destination(.file(file.file)) }
        for (path, address) in texts {
            places[address.path] = .destination(.page(SourceFile(.content, path), anchor: nil))
        }
        return places
    }

    /// Whether there is a text of this path in Content, given without `.md`, that could not be read. Whoever refers to
    /// it is not to be told that there is none.
    package func hasUnreadableText(_ path: String) -> Bool { unreadableTexts.contains(Slug.normalized(path)) }

    /// Whether there is a text of this path in Content that is a draft and not published.
    package func isUnpublished(_ path: String) -> Bool {
        // Every link asks, and most sites have no such draft.
        !unpublishedTexts.isEmpty && unpublishedTexts.contains(Slug.normalized(path))
    }

    /// A file by its path in Content.
    package func file(_ path: String) -> ContentFile? { filesByPath[Slug.normalized(path)].map { files[$0] } }

    /// The paths of everything that a text can link to.
    package var linkablePaths: [String] {
        textsByPath.keys + files.lazy.filter { $0.staticPath == nil }.map(\.file.path)
    }

    /// The language of a text: its own, else the site's.
    package func language(of text: ReviewedText) -> LanguageTag { text.language?.value ?? settings.language }

    /// Every language in which pages are published, with the first place that names it; the site's own comes first.
    package var languages: [(tag: LanguageTag, location: SourceLocation?)] {
        var found = [(tag: settings.language, location: settings.languageLocation)]
        var known: Set = [settings.language]
        let texts = subjects.lazy.map(\.text).filter { $0.language != nil }
        for text in Array(texts) + articles.lazy.map(\.text).filter({ $0.language != nil })
        where publishes(isDraft: text.isDraft) {
            guard let language = text.language, known.insert(language.value).inserted else { continue }
            found.append((language.value, language.location))
        }
        for disclaimer in disclaimers {
            guard let language = disclaimer.language, known.insert(language.value).inserted else { continue }
            found.append((language.value, language.location))
        }
        return found
    }

    /// What can be said of the review of a text on the day of the build, whatever the text says now.
    package func reviewStatus(of text: ReviewedText) -> ReviewStatus {
        text.review.status(on: day, under: settings.reviewPolicy)
    }

    /// The risk class of a text: its own, else the site's default.
    package func risk(of text: ReviewedText) -> RiskClass { text.risk?.value ?? settings.reviewPolicy.defaultRisk }

    /// What is true of the review of a text on the day of the build, and what follows.
    ///
    /// `digests` are those of the page as it is now, and `signedSharedTexts` the shared texts that are signed by
    /// themselves just as they are now, each with the last day on which that is so, if any day ends it.
    package func standing(
        of text: ReviewedText,
        at address: Address,
        needsReview: Bool,
        digests: PageDigests?,
        signedSharedTexts: [SharedTextID: CalendarDate?]
    ) -> ReviewStanding {
        var situation = ReviewSituation(review: text.review, risk: risk(of: text))
        situation.recorded = text.record.flatMap(RecordedReview.init)
        situation.digests = digests
        situation.address = address
        situation.signedSharedTexts = signedSharedTexts
        situation.needsReview = needsReview
        situation.isDraft = text.isDraft
        situation.isWithdrawn = text.withdrawn != nil
        return situation.standing(on: day, under: settings.reviewPolicy) { person, day in
            // Who is not there at all is reported as such.
            self.person(person)?.isRegistered(on: day) ?? true
        }
    }
}
