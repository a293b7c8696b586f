import Attestation
import Authoring
import Diagnostics
import Hosting
import Rendering
import SiteModel

/// All that a build reads: the digests of the files of both folders.
struct SiteInputs {
    /// A file, and the digest of its bytes.
    private struct File: Sendable {
        let name: SourceFile
        let digest: ContentDigest
    }

    /// The files of Content, sorted by path.
    private let content: [File]
    /// The theme's files, sorted by path.
    private let theme: [File]
    /// The digest of both, with the names and the places of the files, and what is wrong with these.
    let key: ContentDigest

    private let folder: ContentFolder
    private let templates: ThemeFolder

    /// Reads both folders.
    ///
    /// - Parameter known: The digests of files that were read already.
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    init(
        _ folder: ContentFolder,
        _ templates: ThemeFolder,
        knowing known: [SourceFile: ContentDigest] = [:],
        jobs: Int
    ) async throws {
        self.folder = folder
        self.templates = templates
        var problems: [Diagnostic] = []
        let files = try folder.files(diagnostics: &problems)
        let gathered = try await gatherInParallel(
            count: files.count,
            jobs: jobs,
            state: { [(index: Int, digest: ContentDigest)]() }
        ) { index, digests in
            let file = files[index]
            digests.append((index, try known[file] ?? ContentDigest(of: folder.read(file))))
        }
        let digests = Dictionary(
            gathered.joined().map { ($0.index, $0.digest) },
            uniquingKeysWith: { first, _ in first }
        )
        content = files.enumerated().compactMap { index, file in
            digests[index].map { File(name: file, digest: $0) }
        }
        theme = (try templates.files(diagnostics: &problems) ?? [])
            .map { File(name: $0.source, digest: ContentDigest(of: $0.bytes)) }
            .sorted { $0.name < $1.name }
        var writer = CacheWriter()
        writer.write(problems)
        for file in content + theme {
            writer.write(file.name)
            writer.write(file.digest)
        }
        key = ContentDigest(of: writer.bytes)
    }

    /// Whether a build has read just these files: someone may have changed one since they were looked at.
    func areThose(of reading: SiteReading, jobs: Int) async throws -> Bool {
        try await SiteInputs(folder, templates, knowing: reading.digests, jobs: jobs).key == key
    }

    /// The digest of all that decides what is reported and published. `day` is the day of the build, `commit` the one that the
    /// content is in, and `log` the log of reviews where it is kept outside of the output folder.
    func siteKey(
        _ request: BuildRequest,
        day: CalendarDate,
        _ commit: ContentCommit?,
        log: ReviewLog?
    ) -> ContentDigest {
        var writer = CacheWriter()
        writer.write(key)
        writer.write(circumstances: request, day)
        writer.write(request.isStrict)
        writer.write(request.delivery.host?.rawValue)
        writer.write(request.delivery.isInBaseFolder)
        writer.write(request.delivery.isPrecompressed)
        writer.write(request.baseline.map { ContentDigest(of: $0.file) })
        writer.write(commit?.name)
        writer.write(commit?.hasChanges == true)
        writer.write(request.keptLog?.path)
        writer.write(log.map { ContentDigest(of: $0.bytes) })
        return ContentDigest(of: writer.bytes)
    }

    /// The digest of all that surrounds the bodies of texts: the front matter of each, whose digests are given, every
    /// other file, the theme, the day. Two builds with the same surroundings have the same `Site`, and make the same page
    /// of the same body.
    func surroundingsKey(
        _ request: BuildRequest,
        day: CalendarDate,
        frontMatter: [SourceFile: ContentDigest]
    ) -> ContentDigest {
        var writer = CacheWriter()
        writer.write(circumstances: request, day)
        for file in content + theme {
            writer.write(file.name)
            writer.write(frontMatter[file.name] ?? file.digest)
        }
        return ContentDigest(of: writer.bytes)
    }

    /// The digest of all that each text is read with, besides its own file and what it asks of the site.
    func textsKey(_ request: BuildRequest) -> ContentDigest {
        Self.textsKey((content + theme).map { ($0.name, $0.digest) }, request)
    }

    /// The digest of all that each text is read with; `files` are those of the site, in order, at least all that decide.
    static func textsKey(_ files: [(name: SourceFile, digest: ContentDigest)], _ request: BuildRequest) -> ContentDigest
    {
        var writer = CacheWriter()
        writer.write(request.baseURL?.description)
        for file in files where isAroundEachText(file.name) {
            writer.write(file.name)
            writer.write(file.digest)
        }
        return ContentDigest(of: writer.bytes)
    }

    /// Whether each text is read with what is in a file: settings, glossary, facts, words.
    private static func isAroundEachText(_ file: SourceFile) -> Bool {
        switch file.folder {
        case .content: ["site.yml", "glossary.yml", "facts.yml"].contains(file.path)
        case .templates, .builtInTheme: file.path.hasPrefix(Lexicon.folder)
        case .output: false
        }
    }
}

extension CacheWriter {
    /// Adds what decides how a site is made, besides its files.
    fileprivate mutating func write(circumstances request: BuildRequest, _ day: CalendarDate) {
        write(day)
        write(request.baseURL?.description)
        write(request.includesDrafts)
        write(request.toolVersion)
    }
}
