import Authoring
import Checks
import Diagnostics
import Rendering
import SiteModel

/// What the first passes give: the theme, its words, and the site that the content folder holds, with what is wrong
/// with them.
struct SiteReading {
    private(set) var folder: ContentFolder
    /// The theme; `nil` where something is wrong with it.
    let theme: Theme?
    let lexicon: Lexicon
    let site: Site
    /// The digest of each text's file.
    private(set) var digests: [SourceFile: ContentDigest]
    /// What surrounds the bodies of the texts, for the next build; `nil` without a cache.
    private(set) var surroundings: BuildCache.Surroundings?
    /// How the texts of the site are parsed.
    let parsing: BodyParsing
    private(set) var diagnostics: [Diagnostic]

    /// Puts together what was read of the folders; `diagnostics` is what was wrong with it.
    init(
        _ folder: ContentFolder,
        _ index: ContentIndex,
        theme: (theme: Theme?, lexicon: Lexicon),
        day: CalendarDate,
        includesDrafts: Bool,
        limits: ListLimits,
        diagnostics: [Diagnostic]
    ) {
        self.folder = folder
        (self.theme, lexicon) = theme
        self.diagnostics = diagnostics
        digests = index.digests
        site = Site(
            index.inventory,
            day: day,
            includesDrafts: includesDrafts,
            sitePages: SitePageKind.all(of: index.inventory.settings.sections).map(\.page),
            limits: limits
        )
        parsing = BodyParsing(site: site, lexicon: lexicon)
    }

    /// Reads the folders of a request; `memory` knows what is wrong with a site that an earlier build read.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    init(
        _ request: BuildRequest,
        fileSystem: FileSystem,
        remembering memory: BuildMemory? = nil,
        progress: @escaping @Sendable (BuildProgress) -> Void
    ) async throws {
        let folder = ContentFolder(path: request.content, fileSystem: fileSystem)
        var diagnostics: [Diagnostic] = []
        let files = try folder.files(diagnostics: &diagnostics)
        let settings = try folder.settings(files, baseURL: request.baseURL, diagnostics: &diagnostics)
        let look = try LookFiles(settings, in: folder, files).read(diagnostics: &diagnostics)
        let theme = try ThemeFolder(request, fileSystem).load(look, diagnostics: &diagnostics)
        let entries = folder.entries(of: files, settings.sections, diagnostics: &diagnostics)
        let day = try request.day(of: settings)
        let index = try await folder.index(entries, settings: settings, jobs: request.jobs, progress: progress)
        self.init(
            folder,
            index,
            theme: theme,
            day: day,
            includesDrafts: request.includesDrafts,
            limits: request.limits,
            diagnostics: diagnostics + index.diagnostics
        )
        let key = memory?.surroundingsKey(day: day, frontMatter: index.frontMatter)
        let problems: [Diagnostic]
        if let known = memory?.cache.surroundings, known.key == key {
            problems = known.problems
        } else {
            problems = problemsTogether
        }
        surroundings = key.map { BuildCache.Surroundings(key: $0, problems: problems) }
        self.diagnostics += problems
    }

    /// What is wrong with the files of the site taken together, apart from the bodies of its texts.
    var problemsTogether: [Diagnostic] {
        SiteLinker.problems(of: site) + Checks.problems(in: site) + lexicon.problems(in: site)
    }

    /// The same site after a change of the bodies of some texts, with the digests of their files.
    func changing(_ digests: [SourceFile: ContentDigest], in folder: ContentFolder) -> SiteReading {
        var changed = self
        changed.folder = folder
        changed.digests.merge(digests) { _, new in new }
        return changed
    }

    /// How the texts of the site are read.
    func texts(
        keepingForms keepsForm: @escaping @Sendable (SourceFile) -> Bool = { _ in false },
        takingFigures takesFigures: Bool = false
    ) -> TextReading {
        TextReading(
            site: site,
            folder: folder,
            digests: digests,
            parsing: parsing,
            keepsForm: keepsForm,
            takesFigures: takesFigures
        )
    }

    /// The pass over the texts of the site.
    func pagePass(
        baseline: Baseline?,
        renderer: PageRenderer?,
        output: (any SiteOutput)?,
        keepsForm: @escaping @Sendable (SourceFile) -> Bool = { _ in false },
        remembering cache: BuildCache? = nil,
        verifiesSamples: Bool = false,
        progress: @escaping @Sendable (BuildProgress) -> Void
    ) -> PagePass {
        PagePass(
            reading: texts(keepingForms: keepsForm),
            cache: cache,
            surroundings: surroundings?.key,
            verifiesSamples: verifiesSamples,
            baseline: baseline,
            theme: theme,
            renderer: renderer,
            output: output,
            progress: progress
        )
    }
}
