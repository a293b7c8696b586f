import Attestation
import Authoring
import Checks
import Diagnostics
import SiteModel

extension ContentFolder {
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
        progress: @escaping @Sendable (BuildProgress) -> Void
    ) async throws -> ContentIndex {
        let entries = Self.asked(entries, settings)
        var gathered = try await gatherInParallel(count: entries.count, jobs: jobs, state: { FileReadings() }) {
            index,
            readings in
            if index.isMultiple(of: 256) { progress(.reading(done: index, total: entries.count)) }
            try read(entries[index], settings.sections, into: &readings)
        }
        var index = ContentIndex(settings: settings)
        // Each part goes as soon as it is taken over: all of them together are as large as the site.
        while let part = gathered.popLast() { index.add(part) }
        index.finish()
        return index
    }

    /// The files that are read. A site without a register asks nothing of its records, not even that they can be read.
    static func asked(_ entries: [Entry], _ settings: SiteSettings) -> [Entry] {
        settings.reviewPolicy.register == .off ? entries.filter { $0.kind != .record } : entries
    }

    /// Reads a file, and keeps what the rest of the site needs to know of it.
    func read(_ entry: Entry, _ sections: Sections, into state: inout FileReadings) throws(FileSystemError) {
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
        case .introduction(let section):
            let introduction = reader.introduction(bytes, file: file, of: section, diagnostics: &state.diagnostics)
            state.keep(introduction, of: file, in: \.introductions)
        case .experiences:
            state.experiences = ExperiencesReader.read(bytes, file: file, diagnostics: &state.diagnostics)
        case .glossary:
            let known = state.diagnostics.count
            let glossary = GlossaryReader.read(bytes, file: file, diagnostics: &state.diagnostics)
            state.glossary = glossary
            if glossary.isEmpty, state.diagnostics.count > known { state.unreadableTexts.append(file) }
        case .facts:
            let known = state.diagnostics.count
            let facts = FactsReader.read(bytes, file: file, diagnostics: &state.diagnostics)
            state.facts = facts
            if facts.isEmpty, state.diagnostics.count > known { state.unreadableTexts.append(file) }
        case .record:
            state.records.append(ReviewRecordReader.read(bytes, file: file, diagnostics: &state.diagnostics))
        case .remarks:
            state.remarks.append(RemarksReader.read(bytes, file: file, diagnostics: &state.diagnostics))
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
