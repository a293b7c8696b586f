import Attestation
import Authoring
import Checks
package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let siteConfigurationMissing = DiagnosticIdentifier(
        "site-configuration-missing",
        .error,
        "The site has no configuration file"
    )
    package static let linkLeavesContent = DiagnosticIdentifier(
        "link-leaves-content",
        .error,
        "A symbolic link points outside its folder"
    )
}

/// The index pass: reads every file of Content once and keeps what is on record about it, not its text.
struct ContentFolder {
    /// A file that is part of the site, and what it is.
    struct Entry {
        var file: SourceFile
        var kind: ContentKind
    }

    /// What the index pass found.
    struct Index {
        var inventory: ContentInventory
        /// The digest of each text's file, which tells in the page pass whether it has changed meanwhile.
        var digests: [SourceFile: ContentDigest]
        /// The digest of what comes before the body in each text that makes a page.
        var frontMatter: [SourceFile: ContentDigest]
    }

    private let path: String
    private let fileSystem: FileSystem

    init(path: String, fileSystem: FileSystem) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// The file's bytes.
    func read(_ file: SourceFile) throws(FileSystemError) -> [UInt8] {
        try fileSystem.read("\(path)/\(file.path)")
    }

    /// Where a file lies, for messages and copies.
    func location(of file: SourceFile) -> String { "\(path)/\(file.path)" }

    /// Every file of the folder that may be part of the site, sorted by path.
    func files(diagnostics: inout [Diagnostic]) throws(FileSystemError) -> [SourceFile] {
        guard try fileSystem.followedStatus(of: path)?.kind == .folder else {
            diagnostics.append(
                Diagnostic(
                    .siteConfigurationMissing,
                    at: SourceLocation(Self.settingsFile),
                    "There is no content folder here",
                    help: "run sitegen in the folder that contains `Content`, or name the content folder with"
                        + " `--content`"
                )
            )
            return []
        }
        let root = try fileSystem.resolve(path)
        var files: [SourceFile] = []
        for entry in try fileSystem.tree(at: path, skippingContentsOf: Self.isPassedOver) {
            let file = SourceFile(.content, entry.path)
            switch entry.kind {
            case .folder: continue
            case .symbolicLink:
                guard try isUsableLink(file, root: root, &diagnostics) else { continue }
            case .other:
                diagnostics.append(
                    Diagnostic(
                        .misplacedFile,
                        at: SourceLocation(file),
                        "This is not a file or a folder that can be read",
                        help: "move it out of the content folder, or give it a name in UTF-8"
                    )
                )
                continue
            case .file: break
            }
            if !ContentKind.isPassedOver(entry.path) { files.append(file) }
        }
        if !files.contains(Self.settingsFile) {
            diagnostics.append(
                Diagnostic(
                    .siteConfigurationMissing,
                    at: SourceLocation(Self.settingsFile),
                    "The content folder has no `site.yml`",
                    help: "write one with `title`, `baseURL` and `language`, as docs/content.md shows"
                )
            )
        }
        return files
    }

    private static let settingsFile = SourceFile(.content, "site.yml")

    /// What each file is on a site with some sections; those in a wrong place are reported.
    func entries(of files: [SourceFile], _ sections: Sections, diagnostics: inout [Diagnostic]) -> [Entry] {
        files.compactMap { file in
            guard let kind = ContentKind(path: file.path, sections: sections) else { return nil }
            if case .misplaced(let message, let help) = kind {
                diagnostics.append(Diagnostic(.misplacedFile, at: SourceLocation(file), message, help: help))
                return nil
            }
            if kind == .staticFile, let problem = Self.unpublishable(file) {
                diagnostics.append(problem)
                return nil
            }
            return Entry(file: file, kind: kind)
        }
    }

    /// A report of a file in `static/` whose place in the output folder is not sitegen's to fill.
    private static func unpublishable(_ file: SourceFile) -> Diagnostic? {
        let path = file.path.dropFirst("static/".count)
        guard OutputPath(String(path))?.isPublishable == true else {
            return Diagnostic(
                .misplacedFile,
                at: SourceLocation(file),
                "`\(path)` is a name that git, the host or sitegen uses in the output folder",
                help:
                    "move it out of `static`; put what the host needs, such as `CNAME`, in the output folder itself,"
                    + " where every build leaves it"
            )
        }
        return nil
    }

    /// Hidden folders hold the records of other tools; only `static/` publishes them (`.well-known`).
    private static func isPassedOver(_ folder: String) -> Bool {
        let parts = folder.split(separator: "/")
        return parts.first != "static" && parts.last?.first == "."
    }

    private func isUsableLink(
        _ file: SourceFile,
        root: String,
        _ diagnostics: inout [Diagnostic]
    ) throws(FileSystemError) -> Bool {
        let location = location(of: file)
        guard let status = try fileSystem.followedStatus(of: location) else {
            return report("The symbolic link points to nothing", "remove it, or point it to a file", file, &diagnostics)
        }
        let target = try fileSystem.resolve(location)
        guard target.hasPrefix(root + "/") else {
            return report(
                "The symbolic link points outside the content folder",
                "copy the file into the content folder",
                file,
                &diagnostics
            )
        }
        if status.kind == .other {
            return report(
                "The symbolic link points to something that is neither a file nor a folder",
                "link to a file in the content folder",
                file,
                &diagnostics
            )
        }
        guard status.kind == .file else {
            return report(
                "The symbolic link points to a folder, and sitegen does not follow such links",
                "link to the files, or copy the folder",
                file,
                &diagnostics
            )
        }
        return true
    }

    private func report(
        _ message: String,
        _ help: String,
        _ file: SourceFile,
        _ diagnostics: inout [Diagnostic]
    ) -> Bool {
        diagnostics.append(Diagnostic(.linkLeavesContent, at: SourceLocation(file), message, help: help))
        return false
    }

    // MARK: Reading

    private struct Gathered: Sendable {
        var subjects: [Subject] = []
        var articles: [Article] = []
        var people: [Person] = []
        var disclaimers: [Disclaimer] = []
        var pages: [OtherPage] = []
        var experiences: Experiences?
        var glossary: Glossary?
        var records: [ReviewRecord] = []
        var respellings: Respellings?
        var files: [ContentFile] = []
        var unreadableTexts: [SourceFile] = []
        var digests: [SourceFile: ContentDigest] = [:]
        var frontMatter: [SourceFile: ContentDigest] = [:]
        var diagnostics: [Diagnostic] = []
        /// What files run or load when they are opened by themselves.
        var activeFiles: [Diagnostic] = []

        /// Keeps a text, or the fact that it could not be read.
        mutating func keep<Text>(_ text: Text?, of file: SourceFile, in texts: WritableKeyPath<Gathered, [Text]>) {
            if let text { self[keyPath: texts].append(text) } else { unreadableTexts.append(file) }
        }

        /// Keeps the digest of all that was read of a text: what comes before its body, and whether there is one.
        mutating func keepDigest(of bytes: [UInt8], before body: BodyStart?, _ file: SourceFile) {
            guard let body else { return }
            frontMatter[file] = ContentDigest(of: bytes[..<body.offset] + [body.isBlank ? 1 : 0])
        }
    }

    /// Reads the settings; ones that stand in for a file that is not there let the rest be checked all the same.
    func settings(
        _ files: [SourceFile],
        baseURL: BaseURL?,
        diagnostics: inout [Diagnostic]
    ) throws(FileSystemError) -> SiteSettings {
        guard files.contains(Self.settingsFile),
            let settings = SettingsReader.read(
                try read(Self.settingsFile),
                file: Self.settingsFile,
                baseURL: baseURL,
                rules: TextRules.catalog,
                diagnostics: &diagnostics
            )
        else {
            var standIn = SiteSettings(title: "", baseURL: baseURL ?? .local, language: .english)
            standIn.hasReadablePolicy = false
            return standIn
        }
        return settings
    }

    /// Reads the front matter of every file.
    func index(
        _ entries: [Entry],
        settings: SiteSettings,
        jobs: Int,
        progress: @escaping @Sendable (BuildProgress) -> Void,
        diagnostics: inout [Diagnostic]
    ) async throws -> Index {
        // A site without a register asks nothing of its records, not even that they can be read.
        let entries = settings.reviewPolicy.register == .off ? entries.filter { $0.kind != .record } : entries
        var gathered = try await gatherInParallel(count: entries.count, jobs: jobs, state: { Gathered() }) {
            index,
            state in
            if index.isMultiple(of: 256) { progress(.reading(done: index, total: entries.count)) }
            try read(entries[index], settings.sections, into: &state)
        }
        var inventory = ContentInventory(settings: settings)
        var digests: [SourceFile: ContentDigest] = [:]
        var frontMatter: [SourceFile: ContentDigest] = [:]
        var active: Set<SourceFile> = []
        func isAllowed(_ file: SourceFile) -> Bool { settings.activeFiles.contains { $0.file.value == file.path } }
        // Each part goes as soon as it is taken over: all of them together are as large as the site.
        while let part = gathered.popLast() {
            inventory.subjects += part.subjects
            inventory.articles += part.articles
            inventory.people += part.people
            inventory.disclaimers += part.disclaimers
            inventory.pages += part.pages
            inventory.files += part.files
            inventory.unreadableTexts += part.unreadableTexts
            if let experiences = part.experiences { inventory.experiences = experiences }
            if let glossary = part.glossary { inventory.glossary = glossary }
            inventory.records += part.records
            if let respellings = part.respellings { inventory.respellings = respellings }
            digests.merge(part.digests) { first, _ in first }
            frontMatter.merge(part.frontMatter) { first, _ in first }
            diagnostics += part.diagnostics
            diagnostics += part.activeFiles.filter { problem in !isAllowed(problem.location.file) }
            active.formUnion(part.activeFiles.map(\.location.file))
        }
        for allowance in settings.activeFiles where !active.contains(where: { $0.path == allowance.file.value }) {
            diagnostics.append(
                Diagnostic(
                    .allowanceUnused,
                    at: allowance.file.location,
                    "`\(allowance.file.value)` is not a file of the content folder that runs or loads anything",
                    help: "delete the allowance, or correct the path"
                )
            )
        }
        return Index(inventory: inventory, digests: digests, frontMatter: frontMatter)
    }

    private func read(_ entry: Entry, _ sections: Sections, into state: inout Gathered) throws(FileSystemError) {
        let file = entry.file
        let reader = TextReader(sections)
        switch entry.kind {
        case .settings, .misplaced:
            return
        case .staticFile, .file:
            let known = state.diagnostics.count
            state.files.append(try self.file(file, &state.diagnostics))
            let isUnreadable = state.diagnostics[known...].contains { $0.identifier == .imageUnreadable }
            state.activeFiles += try activeContent(of: file, isUnreadable: isUnreadable)
            return
        default: break
        }
        let bytes = try read(file)
        state.digests[file] = ContentDigest(of: bytes)
        switch entry.kind {
        case .subject(let id):
            let subject = reader.subject(bytes, file: file, id: id, diagnostics: &state.diagnostics)
            state.keep(subject, of: file, in: \.subjects)
            state.keepDigest(of: bytes, before: subject?.text.body, file)
        case .article(let place):
            let article = reader.article(bytes, file: file, at: place, diagnostics: &state.diagnostics)
            state.keep(article, of: file, in: \.articles)
            state.keepDigest(of: bytes, before: article?.text.body, file)
        case .person(let id):
            let person = reader.person(bytes, file: file, id: id, diagnostics: &state.diagnostics)
            state.keep(person, of: file, in: \.people)
            state.keepDigest(of: bytes, before: person?.body, file)
        case .disclaimer(let key):
            let disclaimer = reader.disclaimer(bytes, file: file, key: key, diagnostics: &state.diagnostics)
            state.keep(disclaimer, of: file, in: \.disclaimers)
        case .page(let slug):
            let page = reader.page(bytes, file: file, slug: slug, diagnostics: &state.diagnostics)
            state.keep(page, of: file, in: \.pages)
            state.keepDigest(of: bytes, before: page?.body, file)
        case .experiences:
            state.experiences = ExperiencesReader.read(bytes, file: file, diagnostics: &state.diagnostics)
        case .glossary:
            let known = state.diagnostics.count
            let glossary = GlossaryReader.read(bytes, file: file, diagnostics: &state.diagnostics)
            state.glossary = glossary
            if glossary.isEmpty, state.diagnostics.count > known { state.unreadableTexts.append(file) }
        case .record:
            state.records.append(ReviewRecordReader.read(bytes, file: file, diagnostics: &state.diagnostics))
        case .respellings:
            state.respellings = RespellingsReader.read(bytes, file: file, diagnostics: &state.diagnostics)
        case .settings, .staticFile, .file, .misplaced: break
        }
    }

    /// What a file of markup runs or loads; of others, only the start is read.
    private func activeContent(
        of file: SourceFile,
        isUnreadable: Bool
    ) throws(FileSystemError) -> [Diagnostic] {
        let location = location(of: file)
        if !ActiveContent.isMarkup(file.path) {
            let start = try fileSystem.read(location, first: ActiveContent.tellingBytes)
            guard ActiveContent.looksLikeMarkup(start) else { return [] }
        }
        return ActiveContent.problems(in: try fileSystem.read(location), of: file, isUnreadable: isUnreadable)
    }

    /// A file that is no text; pictures, films and captions are looked at more closely.
    private func file(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) throws(FileSystemError) -> ContentFile {
        if ContentFile(file: file).staticPath == nil {
            if MediaKind(name: file.path) != nil {
                return ContentFile(file: file, digest: ContentDigest(of: try read(file)))
            }
            if file.path.hasSuffix(CaptionFile.ending) {
                let bytes = try read(file)
                diagnostics += CaptionProblems.problems(in: bytes, of: file)
                return ContentFile(file: file, digest: ContentDigest(of: bytes))
            }
        }
        guard ImageFormat(name: file.path) != nil else { return ContentFile(file: file) }
        let bytes = try read(file)
        diagnostics += PictureProblems.problems(in: bytes, of: file)
        let result = ContentFile(file: file)
        guard result.staticPath == nil, case .size(let size) = ImageHeader.read(bytes, name: file.path) else {
            return result
        }
        return ContentFile(file: file, imageSize: size, digest: ContentDigest(of: bytes))
    }
}
