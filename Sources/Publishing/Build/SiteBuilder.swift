package import Attestation
import Authoring
import Checks
package import Diagnostics
import Hosting
import Rendering
package import SiteModel

/// Builds a site, or checks it: the passes of docs/architecture.md, one after the other.
///
/// Whatever is wrong with the content or the theme is a diagnostic, and all of it is found in one run. Only failures
/// of the machine are thrown.
package struct SiteBuilder: Sendable {
    private let request: BuildRequest
    private let fileSystem: FileSystem
    private let progress: @Sendable (BuildProgress) -> Void

    /// A builder for a request; `progress` is called from many tasks.
    package init(_ request: BuildRequest, progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }) {
        self.request = request
        self.fileSystem = FileSystem()
        self.progress = progress
    }

    /// How often a build starts over because a text changed while it ran.
    private static let maximumAttempts = 3

    /// Builds the site.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    package func build() async throws -> BuildResult {
        // First of all: where the content is not sound, the output folder must be whole all the same.
        let hasSettled = try request.output.map { try OutputFolder(path: $0, fileSystem: fileSystem).settle() } ?? false
        var result = try await attempts { try await buildWithCache() }
        result.hasFinishedInterruptedRun = hasSettled
        return result
    }

    /// Builds the site in memory, and leaves the output folder as it is: the files by their paths in the site, none where
    /// something is wrong that forbids to publish it. The log of reviews is not among them: nothing is published.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    package func buildInMemory() async throws -> (result: BuildResult, files: [String: [UInt8]]) {
        try await attempts {
            let reading = try await SiteReading(request, fileSystem: fileSystem, progress: progress)
            let output = MemoryOutput(fileSystem)
            var outcome = try await make(reading, into: isForbidden(reading.diagnostics) ? nil : output)
            outcome.diagnostics = request.reported(outcome.diagnostics, fileSystem)
            let result = BuildResult(diagnostics: outcome.diagnostics, summary: outcome.summary)
            return (result, outcome.isWhole ? output.files : [:])
        }
    }

    /// The register that a build would publish; `nil` where no text has a record.
    ///
    /// - Parameters:
    ///   - commit: The commit that the register names.
    ///   - earlier: The bytes that files of Content had, where they are others now; `nil` for one that was not there.
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    package func register(
        naming commit: ContentCommit?,
        with earlier: [String: [UInt8]?] = [:]
    ) async throws -> Register? {
        let fileSystem = fileSystem.reading(earlier, below: request.content)
        return try await attempts {
            let reading = try await SiteReading(request, fileSystem: fileSystem, progress: progress)
            let pass = reading.pagePass(baseline: nil, renderer: nil, output: nil, progress: progress)
            let pages = try await pass.run(jobs: request.jobs)
            return Register(of: reading.site, pages.facts, pages.shared, commit)
        }
    }

    /// The site as far as it can be read, without its texts, and what is wrong with it.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    package func site() async throws -> (site: Site, diagnostics: [Diagnostic]) {
        let reading = try await SiteReading(request, fileSystem: fileSystem, progress: progress)
        return (reading.site, request.reported(reading.diagnostics, fileSystem))
    }

    private func attempts<Result>(_ attempt: () async throws -> Result) async throws -> Result {
        for _ in 1..<Self.maximumAttempts {
            do { return try await attempt() } catch is TextReading.ContentChanged { continue }
        }
        do {
            return try await attempt()
        } catch let change as TextReading.ContentChanged {
            throw FileSystemError(
                "build",
                "\(request.content)/\(change.file.path)",
                because: "the file keeps changing while the site is built"
            )
        }
    }

    /// The commit that the content of a site is in which is published; `nil` where git does not know it.
    private var commit: ContentCommit? {
        request.output == nil ? nil : request.git?.commit(ofContent: request.content)
    }

    private func buildWithCache() async throws -> BuildResult {
        guard let cache = request.cache,
            let file = CacheFile(cache, content: request.content, output: request.output, fileSystem)
        else { return try await buildIntoFolder(nil) }
        // The cache and the output folder are read while others read the content, and git is asked.
        async let commit = commit
        async let inputs = SiteInputs(folder, templates, jobs: request.jobs)
        let earlier = file.read()
        // What keeps the folder from being staged is thrown when there is something to publish.
        let staging = earlier.outcome?.isPublished == true ? try? stage(knowing: earlier.outputs) : nil
        let memory = BuildMemory(request, try await inputs, file, earlier, commit: await commit)
        if !cache.isVerified, let result = try memory.resultOfUnchangedSite(in: staging?.output) {
            staging?.output?.discard()
            return result
        }
        return try await buildIntoFolder(memory, staging)
    }

    private var folder: ContentFolder { ContentFolder(path: request.content, fileSystem: fileSystem) }
    private var templates: ThemeFolder { ThemeFolder(request, fileSystem) }

    /// Builds the site; `staging` is the output folder where it was staged already.
    private func buildIntoFolder(_ memory: BuildMemory?, _ staging: StagingResult? = nil) async throws -> BuildResult {
        async let commit = memory.map(\.commit) ?? commit
        defer { staging?.output?.discard() }
        let reading = try await SiteReading(
            request,
            fileSystem: fileSystem,
            remembering: memory,
            progress: progress
        )
        // Where it is known already that nothing will be written, the folder need not be fit for it.
        let target =
            isForbidden(reading.diagnostics) ? nil : try staging ?? stage(knowing: memory?.cache.outputs)
        let output = target?.output
        defer { output?.discard() }

        var outcome = try await make(reading, into: output, logging: await commit, remembering: memory?.cache)
        if case .refused(let problems) = target { outcome.diagnostics += problems }
        if let output, outcome.isWhole {
            progress(.publishing)
            let settings = reading.site.settings
            try output.keepEarlierFiles(
                below: request.delivery.folder(of: settings.baseURL) + String(Address.assets.path.dropFirst()),
                for: settings.keepAssetsDays,
                on: reading.site.day
            )
            let libraries = request.delivery.isPrecompressed ? ContentCoding.libraries : nil
            let hasPictures = reading.theme?.hasSocialPictures == true && settings.socialPictures != .none
            let committed = try output.commit(
                validThrough: outcome.summary.validThrough?.day,
                precompressed: libraries,
                drawn: hasPictures ? SitePictures.libraries : nil
            )
            switch committed {
            case .committed(let changes):
                outcome.summary.changes = changes
                // After the site: what is not published is not logged. The next build goes on with the longer of the two.
                if let log = outcome.log { try request.keptLog?.write(log, fileSystem) }
            case .refused(let problems): outcome.diagnostics += problems
            }
        }
        let result = BuildResult(
            diagnostics: request.reported(outcome.diagnostics, fileSystem),
            summary: outcome.summary
        )
        await memory?.remember(result, reading, outcome.notes, output?.outputsInPlace, log: outcome.log)
        return result
    }

    /// What came of making the files of a site.
    private struct Outcome {
        var diagnostics: [Diagnostic]
        var summary: BuildSummary
        /// What the next build may need of the pages.
        var notes: CacheNotes
        /// The log of reviews with this build, where it is logged.
        var log: ReviewLog?
        /// Whether the output has every file of the site.
        var isWhole = false
    }

    /// Checks a site and makes its files; without an output it is checked only. Only a build into a folder is logged.
    private func make(
        _ reading: SiteReading,
        into root: (any SiteOutput)?,
        logging commit: ContentCommit?? = nil,
        remembering cache: BuildCache? = nil
    ) async throws -> Outcome {
        let site = reading.site
        let delivery = request.delivery
        let output = root.map { delivery.output(into: $0, site.settings.baseURL, fileSystem) }
        var diagnostics = reading.diagnostics
        var summary = BuildSummary(site)
        let renderer =
            output == nil
            ? nil
            : reading.theme.map { PageRenderer(site: site, theme: $0, lexicon: reading.lexicon) }
        let pages = try await reading.pagePass(
            baseline: request.baseline,
            renderer: renderer,
            output: output,
            remembering: cache,
            verifiesSamples: request.cache?.isVerified == true,
            progress: progress
        ).run(jobs: request.jobs)
        let facts = pages.facts
        diagnostics += facts.diagnostics
        diagnostics += facts.problemsOfListLinks(in: site) {
            renderer ?? reading.theme.map { PageRenderer(site: site, theme: $0, lexicon: reading.lexicon) }
        }
        summary.acceptedFindings = facts.acceptedFindings
        summary.validThrough = ValidThrough(site, facts.standings)
        diagnostics += FilesUsed.problems(in: site.files, linked: facts.linkedFiles)
        let policy = reading.theme?.contentSecurityPolicy ?? ""
        let hosted = HostedSite(site, contentSecurityPolicy: policy, delivery)
        let otherPages = Array(site.publishedPages.map { Located(Address.page($0.slug), at: $0.slugLocation) })
        diagnostics += delivery.host?.problems(of: hosted, files: site.files, pages: otherPages) ?? []
        if delivery.isPrecompressed { diagnostics += CompressibleFile.problems(in: site.files) }

        guard let root, let output, let renderer, let theme = reading.theme, !isForbidden(diagnostics) else {
            return Outcome(diagnostics: diagnostics, summary: summary, notes: pages.notes)
        }
        let extras = ExtraFiles(
            site: site,
            theme: theme,
            renderer: renderer,
            lexicon: reading.lexicon,
            folder: reading.folder,
            facts: facts,
            shared: pages.shared,
            commit: commit ?? nil
        )
        let leavesOutRedirects = delivery.host?.answersRedirects == true
        let register = try await extras.write(
            to: output,
            jobs: request.jobs,
            leavingOutRedirects: leavesOutRedirects
        )
        for file in delivery.host?.files(for: hosted) ?? [] { try root.write(Array(file.text.utf8), to: file.path) }
        var outcome = Outcome(diagnostics: diagnostics, summary: summary, notes: pages.notes, isWhole: true)
        guard let commit else { return outcome }
        let leaf = ReviewLog.Leaf(
            day: site.day,
            register: register,
            commit: register == nil ? nil : commit,
            toolVersion: request.toolVersion
        )
        switch try LoggedBuild(output: output, kept: request.keptLog).adding(leaf) {
        case .log(nil): break
        case .log(let log?):
            try output.write(log.bytes, to: .reviewLog)
            try output.write(Array(ReviewLog.schema.utf8), to: .reviewLogSchema)
            outcome.log = log
        case .refused(let problem):
            outcome.diagnostics.append(problem)
            outcome.isWhole = false
        }
        return outcome
    }

    /// Opens the output folder; `nil` where nothing is to be written.
    private func stage(knowing known: KnownOutputs?) throws -> StagingResult? {
        guard let output = request.output else { return nil }
        return try OutputFolder(path: output, fileSystem: fileSystem).beginStaging(
            toolVersion: request.toolVersion,
            knowing: known
        )
    }

    private func isForbidden(_ diagnostics: [Diagnostic]) -> Bool {
        diagnostics.contains { $0.severity == .error || (request.isStrict && $0.severity == .warning) }
    }
}
