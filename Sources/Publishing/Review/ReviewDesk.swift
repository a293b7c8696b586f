package import Attestation
import Authoring
package import Diagnostics
import Rendering
package import SiteModel

/// What the commands about reviews work on: every text of a site that can be vouched for, as it is now, with what is on
/// record about it. Drafts are among them: a review may come first.
package struct ReviewDesk: Sendable {
    /// A text that can be vouched for.
    package struct Text: Sendable {
        /// What it is.
        package enum Kind: Sendable, Equatable {
            case article(ArticleID)
            case subject(SubjectID)
            case shared(SharedTextID)
        }

        /// What it is.
        package let kind: Kind
        /// The file that it is written in.
        package let file: SourceFile
        /// Its title; of a shared text, its name.
        package let title: String
        /// What its page shows. Of a shared text, the form of the whole is `text`.
        package let forms: PageForms?
        /// The digests of what its page shows; `nil` where neither a record nor anyone asks for them.
        package let digests: PageDigests?
        /// What is on record about it, where it is an article or a subject.
        package let reviewed: ReviewedText?
        /// The record of its reviews.
        package let record: ReviewRecord?
        /// What reviewers remarked on it.
        package fileprivate(set) var remarks: ReviewRemarks?
        /// What is true of its review; a shared text has no standing of its own.
        package let standing: ReviewStanding?

        /// Its name as people type it: `anemia/causes`, `anemia`, `disclaimers/general`, `glossary`.
        package var name: String {
            switch kind {
            case .article(let id): id.description
            case .subject(let id): id.description
            case .shared(let id): id.description
            }
        }

        /// The section that it is in; `nil` for a shared text, which is in none.
        package var section: SectionID? {
            switch kind {
            case .article(let id): id.subject.section
            case .subject(let id): id.section
            case .shared: nil
            }
        }

        /// Where its page is; `nil` for a shared text, which is on many.
        package let address: Address?
        /// The file of its record, whether it is there or not.
        package var recordFile: SourceFile { SourceFile(.content, ReviewRecord.path(besideTextAt: file.path)) }
        /// The file of the remarks on it, whether it is there or not.
        package var remarksFile: SourceFile { SourceFile(.content, ReviewRemarks.path(besideTextAt: file.path)) }
    }

    /// The site.
    package let site: Site
    /// Its texts: articles, subjects, then shared texts, each in the order of the site.
    package let texts: [Text]
    /// Everything that is wrong with the site.
    package let diagnostics: [Diagnostic]

    private let reading: SiteReading
    private let disclaimers: [DisclaimerID: Body]

    /// Reads a site and looks at every text as a build does, without rendering a page.
    ///
    /// - Parameters:
    ///   - request: which site, on which day; no output is written.
    ///   - keepsForms: whether the texts are needed in full, and not only their digests.
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    package init(_ request: BuildRequest, keepsForms: Bool) async throws {
        try await self.init(request, keepsForms: keepsForms, fileSystem: FileSystem())
    }

    /// Reads a site as it was before some files of Content changed, for a look: nothing can be written to it. The theme is
    /// that of now.
    ///
    /// - Parameters:
    ///   - request: which site, on which day.
    ///   - earlier: the bytes that each of these files had; `nil` for a file that was not there.
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    package init(_ request: BuildRequest, with earlier: [String: [UInt8]?]) async throws {
        let fileSystem = FileSystem().reading(earlier, below: request.content)
        try await self.init(request, keepsForms: false, fileSystem: fileSystem)
    }

    private init(_ request: BuildRequest, keepsForms: Bool, fileSystem: FileSystem) async throws {
        var request = request
        request.includesDrafts = true
        let reading = try await SiteReading(request, fileSystem: fileSystem, progress: { _ in })
        let pass = reading.pagePass(
            baseline: request.baseline,
            renderer: nil,
            output: nil,
            keepsForm: { _ in keepsForms },
            progress: { _ in }
        )
        let pages: PagePass.Result
        do { pages = try await pass.run(jobs: request.jobs) } catch let change as TextReading.ContentChanged {
            throw FileSystemError(
                "read",
                "\(request.content)/\(change.file.path)",
                because: "the file changed while the site was read"
            )
        }
        self.init(reading, pages.facts, pages.shared)
    }

    /// The texts of a site that was read, with what is true of them.
    init(_ reading: SiteReading, _ facts: SiteFacts, _ shared: SharedTexts) {
        self.reading = reading
        site = reading.site
        disclaimers = shared.disclaimers
        diagnostics = Set(reading.diagnostics + facts.diagnostics).sorted()
        let site = site
        let sections = site.settings.sections
        func text(_ kind: Text.Kind, _ text: ReviewedText, at address: Address) -> Text {
            Text(
                kind: kind,
                file: text.file,
                title: text.title.value,
                forms: facts.forms[text.file],
                digests: facts.digests[text.file],
                reviewed: text,
                record: text.record,
                remarks: text.remarks,
                standing: facts.standings[text],
                address: address
            )
        }
        func sharedText(_ id: SharedTextID, _ file: SourceFile, _ form: TextForm?) -> Text? {
            guard let form else { return nil }
            return Text(
                kind: .shared(id),
                file: file,
                title: id.description,
                forms: PageForms(text: form),
                digests: PageDigests(text: form.digest),
                reviewed: nil,
                record: site.records[id],
                remarks: site.remarks[id],
                standing: nil,
                address: nil
            )
        }
        texts =
            site.articles.map { text(.article($0.id), $0.text, at: sections.address(of: $0.id)) }
            + site.subjects.map { text(.subject($0.id), $0.text, at: sections.address(of: $0.id)) }
            + site.disclaimers.compactMap {
                sharedText(.disclaimer($0.id), $0.file, shared.digester.disclaimers[$0.id])
            }
            + [SharedTextID.glossary, .facts].compactMap {
                sharedText($0, SourceFile(.content, $0.path), shared.digester.form(of: $0))
            }
    }

    /// The parts of a guide, in the order in which they are read; empty for other texts.
    package func parts(of guide: Text) -> [Text] {
        let page: ParentPage
        switch guide.kind {
        case .subject(let id): page = .subject(id)
        case .article(let id): page = .folder(id)
        case .shared: return []
        }
        let files = site.publishedParts(of: page).map(\.text.file)
        return files.compactMap { file in texts.first { $0.file == file } }
    }

    /// The file of captions that has a digest, and its lines; `nil` where the site has none.
    package func captions(withDigest digest: ContentDigest) -> (file: SourceFile, lines: [String])? {
        guard let file = site.files.first(where: { $0.digest == digest && $0.file.path.hasSuffix(CaptionFile.ending) }),
            let bytes = try? reading.folder.read(file.file)
        else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(
            separator: /\r\n|\n|\r/,
            omittingEmptySubsequences: true
        )
        return (file.file, lines.map(String.init))
    }

    /// The bytes of a file of the site, such as a picture; `nil` where it cannot be read.
    package func bytes(of file: SourceFile) -> [UInt8]? { try? reading.folder.read(file) }

    // MARK: Other versions of a text

    /// The form of a text as another version of its file has it; `nil` where that cannot be read.
    ///
    /// What is around the text is that of today, except for the images: `image` gives the bytes that one had then.
    package func form(
        of text: Text,
        in source: [UInt8],
        image: (@Sendable (SourceFile) -> [UInt8]?)? = nil
    ) -> TextForm? {
        var problems: [Diagnostic] = []
        let parsing = reading.parsing
        let imageDigest = image.map { image in
            { @Sendable (file: SourceFile) in image(file).map { ContentDigest(of: $0) } }
        }
        let digester = PageDigester(site: site, disclaimers: disclaimers, imageDigest: imageDigest)
        switch text.kind {
        case .article, .subject:
            guard let reviewed = reviewedText(text, source, &problems) else { return nil }
            let setup = parsing.setup(of: reviewed, writesForm: true)
            let body = parsing.body(in: source, from: reviewed.body, of: text.file, setup, diagnostics: &problems)
            return digester.forms(of: reviewed, body, disclaimer: nil)?.text
        case .shared(.disclaimer(let id)):
            let reader = TextReader(site.settings.sections)
            guard
                let old = reader.disclaimer(source, file: text.file, key: id.rawValue, diagnostics: &problems)
            else { return nil }
            let setup = parsing.setup(of: old)
            let body = parsing.body(in: source, from: old.body, of: text.file, setup, diagnostics: &problems)
            return digester.form(of: old, body)
        case .shared(.glossary):
            return .glossary(GlossaryReader.read(source, file: text.file, diagnostics: &problems))
        case .shared(.facts): return .facts(FactsReader.read(source, file: text.file, diagnostics: &problems).all)
        }
    }

    private func reviewedText(_ text: Text, _ source: [UInt8], _ problems: inout [Diagnostic]) -> ReviewedText? {
        let reader = TextReader(site.settings.sections)
        switch ContentKind(path: text.file.path, sections: site.settings.sections) {
        case .subject(let id): return reader.subject(source, file: text.file, id: id, diagnostics: &problems)?.text
        case .article(let place):
            return reader.article(source, file: text.file, at: place, diagnostics: &problems)?.text
        default: return nil
        }
    }

    /// The bytes of a text's file.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do.
    package func source(of text: Text) throws(FileSystemError) -> [UInt8] {
        try reading.folder.read(text.file)
    }

    /// The form of an article or a subject as the page shows it that was published last into a folder; `nil` where
    /// there is none that can be read.
    package func publishedForm(of text: Text, in output: String) -> TextForm? {
        publishedPage(of: text, in: output)?.text
    }

    /// What the page of an article or a subject shows that was published last into a folder.
    func publishedPage(of text: Text, in output: String) -> PublishedPage? {
        guard let address = text.address else { return nil }
        var published = PublishedSite(baseURL: site.settings.baseURL, readFile: PublishedFolder(output).read)
        return try? published.page(address.outputPath)?.get()
    }

    // MARK: Writing

    /// Why an entry was not written.
    package struct Refusal: Error, Equatable, CustomStringConvertible {
        /// The reason, in a sentence.
        package let description: String
    }

    /// Writes an entry at the end of a text's record.
    ///
    /// - Throws: A `Refusal` where the text or its record is not any more what this desk has read, and a
    ///   `FileSystemError` where the machine cannot do it.
    package func append(_ entry: ReviewEntry, to text: Text) throws {
        try append(to: text.recordFile, of: text) { old throws(Refusal) in
            var problems: [Diagnostic] = []
            let now = old.map { ReviewRecordReader.read($0, file: text.recordFile, diagnostics: &problems) }
            guard now == text.record else { throw .changed(text.recordFile) }
            return RecordText.appending(entry, to: old, textFile: text.fileName)
        }
    }

    /// Writes remarks at the end of those on a text.
    ///
    /// - Returns: The text with the remarks on it as they are then, for the next ones.
    /// - Throws: A `Refusal` where the text or the file of its remarks is not any more what this desk has read, or where
    ///   the remarks could not be read at the end of that file, and a `FileSystemError` where the machine cannot do it.
    @discardableResult
    package func append(_ remarks: [ReviewRemark], to text: Text) throws -> Text {
        guard !remarks.isEmpty else { return text }
        var later = text
        try append(to: text.remarksFile, of: text) { old throws(Refusal) in
            var problems: [Diagnostic] = []
            let now = old.map { RemarksReader.read($0, file: text.remarksFile, diagnostics: &problems) }
            guard now == text.remarks else { throw .changed(text.remarksFile) }
            let longer = RemarksText.appending(remarks, to: old, textFile: text.fileName)
            // An editor may have written what is in the file: nothing may follow a list in brackets, or one that is
            // indented, and a file may become too large.
            let count = now?.remarks.count ?? 0
            let read = RemarksReader.read(longer, file: text.remarksFile, diagnostics: &problems)
            guard problems.isEmpty, read.remarks.count == count + remarks.count else {
                throw Refusal(
                    description: "\(text.remarksFile.path) cannot take another remark; `sitegen check` says what is"
                        + " wrong with it, or delete what is answered"
                )
            }
            later.remarks = read
            return longer
        }
        return later
    }

    /// Writes a file about a text, where the text is still what this desk has read. `change` takes what is in the file.
    private func append(
        to file: SourceFile,
        of text: Text,
        _ change: ([UInt8]?) throws(Refusal) -> [UInt8]
    ) throws {
        let fileSystem = FileSystem()
        guard reading.digests[text.file] == ContentDigest(of: try source(of: text)) else {
            throw Refusal.changed(text.file)
        }
        let path = reading.folder.location(of: file)
        var old: [UInt8]?
        if try fileSystem.followedStatus(of: path) != nil { old = try fileSystem.read(path) }
        try fileSystem.replace(path, with: change(old))
    }
}

extension ReviewDesk.Refusal {
    fileprivate static func changed(_ file: SourceFile) -> Self {
        Self(description: "\(file.path) has changed since it was read; look at it again")
    }
}

extension ReviewDesk.Text {
    /// The name of its file, such as `causes.md`.
    fileprivate var fileName: String { file.path.split(separator: "/").last.map(String.init) ?? file.path }
}

extension ReviewDesk {
    /// Who reviewed the text of a file, as its record or its front matter says; each once, in that order.
    package func reviewers(of file: SourceFile) -> [PersonID] {
        guard let text = texts.first(where: { $0.file == file }) else { return [] }
        let named = text.record?.entries.map(\.reviewer.value) ?? text.reviewed?.review.reviewers.map(\.value) ?? []
        return named.indices.filter { !named[..<$0].contains(named[$0]) }.map { named[$0] }
    }
}
