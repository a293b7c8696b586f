import Attestation
import Authoring
import Diagnostics
import Rendering
import SiteModel

/// All that a build reads: the digests of the files of both folders.
struct SiteInputs {
    /// The digests of the files of Content.
    let content: [SourceFile: ContentDigest]
    /// The digests of the theme's files.
    let theme: [SourceFile: ContentDigest]
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
        let entries = try folder.entries(diagnostics: &problems)
        let gathered = try await gatherInParallel(
            count: entries.count,
            jobs: jobs,
            state: { [(SourceFile, ContentDigest)]() }
        ) { index, digests in
            let file = entries[index].file
            digests.append((file, try known[file] ?? ContentDigest(of: folder.read(file))))
        }
        content = Dictionary(gathered.joined(), uniquingKeysWith: { first, _ in first })
        let files = try templates.files(diagnostics: &problems) ?? []
        theme = Dictionary(
            files.map { (SourceFile(.templates, $0.path), ContentDigest(of: $0.bytes)) },
            uniquingKeysWith: { first, _ in first }
        )
        var writer = CacheWriter()
        writer.write(problems)
        for (file, digest) in (Array(content) + Array(theme)).sorted(by: { $0.key < $1.key }) {
            writer.write(file)
            writer.write(digest)
        }
        key = ContentDigest(of: writer.bytes)
    }

    /// Whether a build has read just these files: someone may have changed one since they were looked at.
    func areThose(of reading: SiteReading, jobs: Int) async throws -> Bool {
        try await SiteInputs(folder, templates, knowing: reading.digests, jobs: jobs).key == key
    }

    /// The digest of all that decides what is reported and published. `day` is the day of the build.
    func siteKey(_ request: BuildRequest, day: CalendarDate) -> ContentDigest {
        var writer = CacheWriter()
        writer.write(key)
        writer.write(day)
        writer.write(request.baseURL?.description)
        writer.write(request.includesDrafts)
        writer.write(request.isStrict)
        writer.write(request.baseline.map { ContentDigest(of: $0.file) })
        writer.write(request.toolVersion)
        return ContentDigest(of: writer.bytes)
    }

    /// The digest of all that each text is read with, besides its own file and what it asks of the site.
    func textsKey(_ request: BuildRequest) -> ContentDigest {
        var writer = CacheWriter()
        writer.write(request.baseURL?.description)
        for path in ["site.yml", "glossary.yml"] { writer.write(content[SourceFile(.content, path)]) }
        let words = theme.filter { $0.key.path.hasPrefix(Lexicon.folder) }.sorted { $0.key < $1.key }
        for (file, digest) in words {
            writer.write(file)
            writer.write(digest)
        }
        return ContentDigest(of: writer.bytes)
    }
}
