import Attestation
package import Checks
package import Diagnostics
import Rendering
package import SiteModel
import Synchronization

/// A site as it was when someone looked at it: makes a page when it is asked for, and knows what is wrong.
///
/// What a page shows of other texts is found out for these alone, so that a page of a large site is there at once, and long
/// before the whole site is checked.
package final class SiteSnapshot: Sendable {
    let reading: SiteReading
    private let request: BuildRequest
    private let fileSystem: FileSystem
    private let texts: TextReading
    private let memory: LiveTexts
    private let around: Surroundings
    private let findings: Mutex<[SourceFile: PageFacts]>
    /// The index of the search.
    private let search = Once<[Address: [UInt8]]>()

    /// What surrounds the bodies of the texts: the same for two snapshots between which only bodies have changed.
    private struct Surroundings: Sendable {
        let shared: SharedTexts
        let comparison: RecordComparison
        let theme: Theme?
        let renderer: PageRenderer?
        let lexicon: Lexicon
        let pages: [SourceFile: TextPage]
        let addresses: [Address: SourceFile]
        let together = Once<[Diagnostic]>()
    }

    /// A site that was just read. `look` is the theme in which its pages are shown, which may be an older one.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where, and `TextReading.ContentChanged`.
    init(
        _ reading: SiteReading,
        _ request: BuildRequest,
        _ fileSystem: FileSystem,
        in look: (theme: Theme, lexicon: Lexicon)?,
        remembering memory: LiveTexts
    ) throws {
        self.reading = reading
        self.request = request
        self.fileSystem = fileSystem
        self.memory = memory
        texts = reading.texts(takingFigures: true)
        let shared = try SharedTexts(texts, in: reading.theme)
        let pages = Self.pages(of: reading.site)
        around = Surroundings(
            shared: shared,
            comparison: RecordComparison(site: reading.site, shared: shared, keepsForm: texts.keepsForm),
            theme: look?.theme,
            renderer: look.map { PageRenderer(site: reading.site, theme: $0.theme, lexicon: $0.lexicon) },
            lexicon: look?.lexicon ?? reading.lexicon,
            pages: Dictionary(pages.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first }),
            addresses: Dictionary(
                pages.map { ($0.address(in: reading.site.settings.sections), $0.file) },
                uniquingKeysWith: { first, _ in first }
            )
        )
        findings = Mutex([:])
    }

    /// The same site after a change of the bodies of some texts, with the digests of their files.
    init(_ before: SiteSnapshot, changing digests: [SourceFile: ContentDigest], _ fileSystem: FileSystem) {
        reading = before.reading.changing(
            digests,
            in: ContentFolder(path: before.request.content, fileSystem: fileSystem)
        )
        request = before.request
        self.fileSystem = fileSystem
        memory = before.memory
        texts = reading.texts(takingFigures: true)
        around = before.around
        findings = Mutex(before.findings.withLock { $0.filter { digests[$0.key] == nil } })
    }

    private static func pages(of site: Site) -> [TextPage] {
        site.publishedArticles.map(TextPage.article) + site.publishedSubjects.map(TextPage.subject)
            + site.people.map(TextPage.person) + site.publishedPages.map(TextPage.other)
    }

    /// The site.
    package var site: Site { reading.site }

    /// The files of the texts that have a page, by the addresses of these.
    package var textsByAddress: [Address: SourceFile] { around.addresses }

    // MARK: What is true of the texts

    /// What the rest of the site needs to know of a text.
    private func facts(of page: TextPage) throws -> PageFacts {
        if let known = findings.withLock({ $0[page.file] }) { return known }
        let text = try memory.text(of: page, texts)
        var facts = making(withheld: [:]).page(page, text, ReviewStandings(), isRendered: false).facts
        facts.diagnostics += try texts.openRemarks(on: page)
        findings.withLock { [facts] in $0[page.file] = facts }
        return facts
    }

    /// What is true of the reviews of some texts.
    private func standings(of files: some Sequence<SourceFile>) throws -> ReviewStandings {
        var standings = ReviewStandings()
        for file in files {
            guard let page = around.pages[file] else { continue }
            standings[file] = try facts(of: page).standing
        }
        return standings
    }

    /// What is true of all texts.
    private func allFacts(jobs: Int) async throws -> SiteFacts {
        let pages = Array(around.pages.values)
        let gathered = try await gatherInParallel(count: pages.count, jobs: jobs, state: { SiteFacts() }) {
            index,
            state in
            state.add(try self.facts(of: pages[index]))
        }
        var all = around.shared.facts
        for part in gathered { all.add(part) }
        all.add(problems: try texts.openRemarksOfTextsWithoutPage())
        return all
    }

    /// Everything that is wrong with the site, as `sitegen check` finds it.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where, and `TextReading.ContentChanged`
    ///   where someone changed a file since.
    package func check() async throws -> BuildResult {
        let site = site
        var facts = try await allFacts(jobs: request.jobs)
        try facts.checkTogether(
            in: site,
            texts,
            accepting: request.baseline,
            knowing: around.comparison.signatures
        )
        let together = around.together.value { reading.problemsTogether }
        var summary = BuildSummary(site)
        summary.acceptedFindings = facts.acceptedFindings
        summary.validThrough = ValidThrough(site, facts.standings)
        let problems =
            reading.diagnostics + together + facts.diagnostics
            + facts.problemsOfListLinks(in: site) { around.renderer }
            + FilesUsed.problems(in: site.files, linked: facts.linkedFiles)
        let reported = request.reported(problems, fileSystem, remembering: memory.reports, digests: reading.digests)
        return BuildResult(diagnostics: reported, summary: summary)
    }

    /// The texts that can be vouched for, as `ReviewDesk` has them. Where something is wrong with the site, texts may be
    /// missing.
    ///
    /// - Throws: What `check` throws.
    package func desk() async throws -> ReviewDesk {
        ReviewDesk(reading, try await allFacts(jobs: request.jobs), around.shared)
    }

    /// How long and how hard to read a text is; `nil` for one that is not there.
    package func figures(of file: SourceFile) throws -> TextFigures? {
        guard let page = around.pages[file] else { return nil }
        return try memory.text(of: page, texts).figures
    }

    /// What is true of the review of a text; `nil` for one that is not reviewed by itself or has no page.
    package func standing(of file: SourceFile) throws -> ReviewStanding? {
        try around.pages[file].flatMap { try facts(of: $0).standing }
    }

    /// The bytes of a file of Content, as an editor has them or as they are on the disk.
    package func source(of file: SourceFile) throws -> [UInt8] { try reading.folder.read(file) }

    // MARK: Pages

    private func making(
        withheld: [SubjectID: Set<ArticleID>],
        showsAllTexts: Bool = false
    ) -> PageMaking {
        var making = PageMaking(
            texts,
            around.comparison,
            accepting: request.baseline,
            renderer: around.renderer,
            withheld: withheld,
            pagesToRead: []
        )
        making.showsAllTexts = showsAllTexts
        return making
    }

    /// The page of a text as readers are to see it, for someone who reviews it first: the text is there even where the
    /// policy of the site would show a notice instead; `nil` where the text has no page, or the theme cannot make any.
    ///
    /// - Throws: What `check` throws.
    package func pageForReview(of file: SourceFile) async throws -> [UInt8]? {
        guard let page = around.pages[file] else { return nil }
        return try await bytes(of: page, showsAllTexts: true)
    }

    /// A page from its text; `nil` where the theme cannot make any.
    private func bytes(of page: TextPage, showsAllTexts: Bool = false) async throws -> [UInt8]? {
        guard around.renderer != nil else { return nil }
        let standings =
            switch page {
            case .article(let article) where article.place.isFolder:
                try standings(of: site.textsShown(on: .folder(article.id)).map(\.file))
            case .subject(let subject): try standings(of: site.textsShown(on: .subject(subject.id)).map(\.file))
            case .person: try await allFacts(jobs: request.jobs).standings
            case .article, .other: ReviewStandings()
            }
        var withheld: [SubjectID: Set<ArticleID>] = [:]
        if case .article(let article) = page { withheld = try self.withheld(of: article.id.subject) }
        let text = try texts.read(page)
        let making = making(withheld: withheld, showsAllTexts: showsAllTexts)
        return making.page(page, text, standings, isRendered: true).page?.bytes
    }

    /// The articles of a subject that are not shown.
    private func withheld(of subject: SubjectID) throws -> [SubjectID: Set<ArticleID>] {
        var withheld: Set<ArticleID> = []
        for article in site.publishedArticles(of: subject) {
            let isWithheld = try around.comparison.isWithheld(article) { try memory.text(of: $0, texts).body }
            if isWithheld { withheld.insert(article.id) }
        }
        return [subject: withheld]
    }

    /// The file at an address of the site, as a build would publish it; `nil` where the site has no file, or where a fault of
    /// the theme keeps it from being made.
    ///
    /// - Throws: What `check` throws.
    package func file(at address: Address) async throws -> LiveFile? {
        if let file = around.addresses[address], let page = around.pages[file] {
            return try await bytes(of: page).map { .page($0, of: file) }
        }
        if let file = site.files.first(where: { $0.address == address }) {
            return .bytes(try reading.folder.read(file.file))
        }
        guard let theme = around.theme, let renderer = around.renderer else { return nil }
        func found(in files: [ExtraFile]) throws -> LiveFile? {
            switch files.first(where: { $0.address == address })?.contents {
            case .made(let make): .bytes(try make())
            case .copied(let file): .bytes(try reading.folder.read(file.file))
            case nil: nil
            }
        }
        func extras(_ facts: SiteFacts) -> ExtraFiles {
            ExtraFiles(
                site: site,
                theme: theme,
                renderer: renderer,
                lexicon: around.lexicon,
                folder: reading.folder,
                facts: facts,
                shared: around.shared
            )
        }
        let known = extras(SiteFacts())
        if let file = try found(in: known.assets + known.redirects + known.icons) { return file }
        if SearchFiles.has(address) {
            let facts = try await allFacts(jobs: request.jobs)
            let files = search.value {
                let files = SearchFiles(site, facts, around.lexicon, theme).files
                return Dictionary(files.map { ($0.address, $0.bytes) }) { first, _ in first }
            }
            return files[address].map(LiveFile.bytes)
        }
        if address.isOfSocialPicture, let drawing = theme.pictures {
            let pictures = extras(try await allFacts(jobs: request.jobs)).pictures
            guard let picture = pictures.first(where: { $0.address == address }) else { return nil }
            return .bytes(try SitePictures(drawing).bytes(of: picture))
        }
        let isList =
            address.mayContinueList
            || SitePageKind.all(of: site.settings.sections).contains { $0.page.address == address }
        guard isList || ExtraFiles.isForPrograms(address) else { return nil }
        let whole = extras(try await allFacts(jobs: request.jobs))
        return try found(in: isList ? whole.lists(whole.listing) : whole.filesForPrograms(whole.listing))
    }
}

/// A file of a live site.
package enum LiveFile: Sendable, Equatable {
    /// A page that is made from a text.
    case page([UInt8], of: SourceFile)
    /// Anything else.
    case bytes([UInt8])

    /// What is in it.
    package var bytes: [UInt8] {
        switch self {
        case .page(let bytes, of: _), .bytes(let bytes): bytes
        }
    }
}

/// A value that is made when someone first asks for it.
private final class Once<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)

    func value(_ make: () -> Value) -> Value {
        if let value = made.withLock({ $0 }) { return value }
        let value = make()
        made.withLock { $0 = value }
        return value
    }
}
