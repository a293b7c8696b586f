import Authoring
import Checks
import Diagnostics
import Rendering
import SiteModel

/// What the first passes give: the theme, its words, and the site that the content folder holds, with what is wrong
/// with them.
struct SiteReading {
    let folder: ContentFolder
    /// The theme; `nil` where something is wrong with it.
    let theme: Theme?
    let lexicon: Lexicon
    let site: Site
    /// The digest of each text's file.
    let digests: [SourceFile: ContentDigest]
    /// What surrounds the bodies of the texts, for the next build; `nil` without a cache.
    let surroundings: BuildCache.Surroundings?
    /// How the texts of the site are parsed.
    let parsing: BodyParsing
    private(set) var diagnostics: [Diagnostic] = []

    /// Reads the folders of a request; `memory` knows what is wrong with a site that an earlier build read.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    init(
        _ request: BuildRequest,
        fileSystem: FileSystem,
        remembering memory: BuildMemory? = nil,
        progress: @escaping @Sendable (BuildProgress) -> Void
    ) async throws {
        folder = ContentFolder(path: request.content, fileSystem: fileSystem)
        let templates = ThemeFolder(path: request.templates, fileSystem: fileSystem)
        (theme, lexicon) = try templates.load(diagnostics: &diagnostics)

        let files = try folder.files(diagnostics: &diagnostics)
        let settings = try folder.settings(files, baseURL: request.baseURL, diagnostics: &diagnostics)
        let entries = folder.entries(of: files, settings.sections, diagnostics: &diagnostics)
        guard let day = request.day.date(inTimeZone: settings.timeZone) else {
            throw FileSystemError(
                "find",
                "the time zone \(settings.timeZone)",
                because: "this machine has no data about it; give the day with --as-of"
            )
        }
        let index = try await folder.index(
            entries,
            settings: settings,
            jobs: request.jobs,
            progress: progress,
            diagnostics: &diagnostics
        )
        digests = index.digests
        site = Site(
            index.inventory,
            day: day,
            includesDrafts: request.includesDrafts,
            sitePages: SitePageKind.all(of: settings.sections).map(\.page)
        )
        parsing = BodyParsing(site: site, lexicon: lexicon)
        let key = memory?.surroundingsKey(day: day, frontMatter: index.frontMatter)
        var problems: [Diagnostic] = []
        if let known = memory?.cache.surroundings, known.key == key {
            problems = known.problems
        } else {
            problems += SiteLinker.problems(of: site)
            problems += Checks.problems(in: site)
            problems += lexicon.problems(in: site)
        }
        surroundings = key.map { BuildCache.Surroundings(key: $0, problems: problems) }
        diagnostics += problems
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
            reading: TextReading(
                site: site,
                folder: folder,
                digests: digests,
                parsing: parsing,
                keepsForm: keepsForm
            ),
            cache: cache,
            surroundings: surroundings?.key,
            verifiesSamples: verifiesSamples,
            baseline: baseline,
            renderer: renderer,
            output: output,
            progress: progress
        )
    }
}
