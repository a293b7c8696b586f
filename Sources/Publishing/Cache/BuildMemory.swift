import Attestation
import Diagnostics
import SiteModel

/// What a build knows of the one before it, and leaves for the one after it.
struct BuildMemory {
    private let request: BuildRequest
    private let inputs: SiteInputs
    private let file: CacheFile
    /// The commit that the content is in.
    let commit: ContentCommit?
    /// What the build before left, as far as it can be used.
    let cache: BuildCache

    /// The memory of a build that reads `inputs`; `cache` is what is in the file.
    init(
        _ request: BuildRequest,
        _ inputs: SiteInputs,
        _ file: CacheFile,
        _ cache: BuildCache,
        commit: ContentCommit?
    ) {
        self.commit = commit
        self.request = request
        self.inputs = inputs
        self.file = file
        var cache = cache
        let key = inputs.textsKey(request)
        if cache.textsKey != key { cache.texts = [:] }
        cache.textsKey = key
        self.cache = cache
    }

    /// The digest of all that surrounds the bodies of the texts that were read.
    func surroundingsKey(day: CalendarDate, frontMatter: [SourceFile: ContentDigest]) -> ContentDigest {
        inputs.surroundingsKey(request, day: day, frontMatter: frontMatter)
    }

    /// What came of the last build, where everything is as it was then and the output folder too; else `nil`. `output` is
    /// that folder, if it can be published into.
    func resultOfUnchangedSite(in output: StagedOutput?) throws -> BuildResult? {
        guard let outcome = cache.outcome, let day = request.day.date(inTimeZone: outcome.timeZone),
            outcome.key == inputs.siteKey(request, day: day, commit, log: request.keptLog?.log)
        else { return nil }
        var result = BuildResult(diagnostics: outcome.diagnostics, summary: outcome.summary)
        guard outcome.isPublished else { return result }
        guard let changes = try output?.commitUnchanged() else { return nil }
        result.summary?.changes = changes
        return result
    }

    /// Leaves what came of this build to the next one; `outputs` are the files in place, if the site was published, and `log`
    /// is the log of reviews as it is then. A failure here does not fail the build.
    func remember(
        _ result: BuildResult,
        _ reading: SiteReading,
        _ notes: CacheNotes,
        _ outputs: KnownOutputs?,
        log: ReviewLog?
    ) async {
        let isPublished = result.summary?.changes != nil
        var next = BuildCache()
        next.outputs = isPublished ? outputs ?? KnownOutputs() : cache.outputs
        defer { file.write(next) }
        // Where someone changed a file meanwhile, it is not known from what the rest was made.
        guard (try? await inputs.areThose(of: reading, jobs: request.jobs)) == true else { return }
        next.textsKey = cache.textsKey
        next.texts = notes.texts
        next.signatures = notes.signatures
        next.surroundings = reading.surroundings
        // What was not published is not in place, but a page stays a page: the next build may need it.
        next.pages = isPublished ? notes.pages : cache.pages.merging(notes.pages) { _, new in new }
        if let summary = result.summary, !result.diagnostics.contains(where: { $0.location.file.folder == .output }) {
            next.outcome = BuildCache.Outcome(
                key: inputs.siteKey(request, day: reading.site.day, commit, log: request.keptLog.map { log ?? $0.log }),
                timeZone: reading.site.settings.timeZone,
                diagnostics: result.diagnostics,
                summary: summary,
                isPublished: isPublished
            )
        }
    }
}
