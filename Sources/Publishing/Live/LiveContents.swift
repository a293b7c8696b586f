import Attestation
import Authoring
import Diagnostics
import SiteModel

/// What was read of each file of Content, so that only those are read again that have changed.
struct LiveContents: Sendable {
    /// What a look at the disk brought.
    enum Change: Sendable, Equatable {
        /// The site is as it was.
        case none
        /// The bodies of texts, and nothing else.
        case bodies(Set<SourceFile>)
        /// Anything.
        case anything
    }

    /// What is there, and what it is.
    private(set) var files: [SourceFile]?
    private var entries: [SourceFile: ContentFolder.Entry] = [:]
    private var readings: [SourceFile: FileReadings] = [:]
    private var settingsBytes: [UInt8]?
    private var links: Set<SourceFile> = []
    private var listingProblems: [Diagnostic] = []
    private var settingsProblems: [Diagnostic] = []
    private var placeProblems: [Diagnostic] = []
    /// What `site.yml` says.
    private(set) var settings: SiteSettings?

    /// What is wrong with the names of files and with the settings.
    var diagnostics: [Diagnostic] { listingProblems + settingsProblems + placeProblems }

    /// Everything that was read, put together; `nil` before the first look.
    var index: ContentIndex? {
        guard let settings else { return nil }
        var index = ContentIndex(settings: settings)
        for readings in readings.values { index.add(readings) }
        index.finish()
        return index
    }

    /// The settings, the glossary and the facts, with which each text is read.
    var filesOfAllTexts: [(name: SourceFile, digest: ContentDigest)] {
        let lists = [SharedTextID.glossary, .facts].flatMap { name in
            readings[SourceFile(.content, name.path)]?.digests.map { ($0.key, $0.value) } ?? []
        }
        return lists + (settingsBytes.map { [(ContentFolder.settingsFile, ContentDigest(of: $0))] } ?? [])
    }

    /// The digests of the texts' files.
    func digests(of texts: Set<SourceFile>) -> [SourceFile: ContentDigest] {
        var digests: [SourceFile: ContentDigest] = [:]
        for text in texts { digests[text] = readings[text]?.digests[text] }
        return digests
    }

    /// Looks at what may have changed.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do; use what was before it then.
    mutating func update(
        _ changes: FileChanges,
        in folder: ContentFolder,
        _ request: BuildRequest
    ) async throws -> Change {
        // A link is read again whatever changed: where it points to is not looked at.
        let changed = files == nil ? nil : try candidates(changes, folder).map { $0.union(links) }
        if changed?.isEmpty == true { return .none }
        var isOnlyBodies = files != nil
        if changed == nil {
            var problems: [Diagnostic] = []
            let found = try folder.files(diagnostics: &problems)
            if found != files || problems != listingProblems { isOnlyBodies = false }
            (files, listingProblems) = (found, problems)
            links = Set(try found.filter { try folder.isLink($0) })
        }
        if try readSettings(in: folder, request) { isOnlyBodies = false }
        guard let settings, let files else { return .none }
        if !isOnlyBodies {
            var problems: [Diagnostic] = []
            let found = ContentFolder.asked(
                folder.entries(of: files, settings.sections, diagnostics: &problems),
                settings
            )
            entries = Dictionary(found.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
            placeProblems = problems
            readings = readings.filter { entries[$0.key] != nil }
        }
        let again = entries.values.filter { changed?.contains($0.file) != false || readings[$0.file] == nil }
        return try await read(again, settings, in: folder, request, isOnlyBodies: isOnlyBodies)
    }

    /// Reads files again, if their bytes are others than before.
    private mutating func read(
        _ entries: [ContentFolder.Entry],
        _ settings: SiteSettings,
        in folder: ContentFolder,
        _ request: BuildRequest,
        isOnlyBodies: Bool
    ) async throws -> Change {
        let known = readings
        let gathered = try await gatherInParallel(
            count: entries.count,
            jobs: request.jobs,
            state: { [(file: SourceFile, readings: FileReadings)]() }
        ) { index, found in
            let entry = entries[index]
            if let digest = known[entry.file]?.digests[entry.file],
                try digest == ContentDigest(of: folder.read(entry.file))
            {
                return
            }
            var readings = FileReadings()
            try folder.read(entry, settings.sections, into: &readings)
            found.append((entry.file, readings))
        }
        var bodies: Set<SourceFile> = []
        var isOnlyBodies = isOnlyBodies
        for (file, now) in gathered.joined() {
            if known[file]?.differsOnlyInBody(from: now, of: file) == true {
                bodies.insert(file)
            } else {
                isOnlyBodies = false
            }
            readings[file] = now
        }
        return isOnlyBodies ? (bodies.isEmpty ? .none : .bodies(bodies)) : .anything
    }

    /// Reads the settings; whether they are others than before.
    private mutating func readSettings(in folder: ContentFolder, _ request: BuildRequest) throws -> Bool {
        let file = ContentFolder.settingsFile
        let bytes = files?.contains(file) == true ? try folder.read(file) : nil
        guard settings == nil || bytes != settingsBytes else { return false }
        settingsBytes = bytes
        settingsProblems = []
        settings = try folder.settings(files ?? [], baseURL: request.baseURL, diagnostics: &settingsProblems)
        // What a file is depends on the sections, and so does what is read of it.
        readings = [:]
        return true
    }

    /// The files of Content among those that may have changed; `nil` where files came, went or are links, so that the
    /// folder has to be listed again.
    private func candidates(_ changes: FileChanges, _ folder: ContentFolder) throws -> Set<SourceFile>? {
        guard case .files(let paths) = changes else { return nil }
        var candidates: Set<SourceFile> = []
        for path in paths {
            guard let file = folder.file(at: path) else { continue }
            let kind = try folder.fileSystem.hasUnsaved(path) ? .file : folder.fileSystem.status(of: path)?.kind
            let isKnown = entries[file] != nil
            switch (isKnown, kind) {
            case (false, nil): continue
            case (true, .file): candidates.insert(file)
            default:
                if !isKnown, kind == .file, ContentKind.isPassedOver(file.path) { continue }
                return nil
            }
        }
        return candidates
    }
}

extension FileReadings {
    /// Whether another reading of a text says the same but for the body of the text.
    fileprivate func differsOnlyInBody(from other: FileReadings, of file: SourceFile) -> Bool {
        guard let start = frontMatter[file] else { return false }
        return other.frontMatter[file] == start && diagnostics == other.diagnostics
    }
}
