import Attestation
package import Diagnostics
package import Publishing
package import SiteModel

/// A site on the desk of whoever looks after its reviews, with what is known of earlier versions of its texts.
package struct ReviewSession: Sendable {
    /// The texts of the site, and the records beside them.
    package let desk: ReviewDesk
    /// The folder that editors write.
    package let content: String
    /// The folders that are read or written to make the site.
    let folders: [String]
    /// How the files of the site are spelled.
    package let paths: ReportPaths
    private let output: String
    private let git: GitProgram?
    private let request: BuildRequest

    /// Reads a site.
    ///
    /// - Parameters:
    ///   - request: Which site, on which day; no output is written.
    ///   - output: The folder that the site was last published into.
    ///   - paths: How the files of the site are spelled.
    ///   - git: What knows earlier versions of the content, if anything does.
    ///   - keepsForms: Whether the texts are shown to anyone or compared, so that they are needed in full.
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    package init(
        _ request: BuildRequest,
        output: String,
        paths: ReportPaths,
        git: GitProgram?,
        keepsForms: Bool
    ) async throws {
        desk = try await ReviewDesk(request, keepsForms: keepsForms)
        content = request.content
        self.paths = paths
        folders = [request.content, request.templates, output]
        self.output = output
        self.git = git
        self.request = request
    }

    /// The day on which all this is true.
    package var day: CalendarDate { desk.site.day }

    /// A file, as people find it.
    package func path(of file: SourceFile) -> String { paths.path(of: file) }

    // MARK: Texts

    /// The texts that people name, each once.
    ///
    /// - Throws: A `Refusal` that says which name is none.
    package func texts(named wanted: [TextName]) throws(Refusal) -> [ReviewDesk.Text] {
        let names = TextNames(desk.texts.map { TextNames.Text(name: $0.name, path: $0.file.path) })
        let unreadable = unreadableTexts
        var found: [Int] = []
        for name in wanted {
            if let index = names.index(of: name) {
                if !found.contains(index) { found.append(index) }
                continue
            }
            let others = TextNames(unreadable.map { TextNames.Text(name: Self.name(of: $0), path: $0.path) })
            if let index = others.index(of: name) {
                try refuse(errors(in: [unreadable[index]]), "'\(name.words)' cannot be read; fix it first.")
            }
            throw Refusal(names.problem(with: name.words))
        }
        return found.map { desk.texts[$0] }
    }

    /// The texts of guides: what the page of each says, if anything, and its parts in their order, each text once.
    ///
    /// - Throws: A `Refusal` that says which text is no guide.
    package func wholeGuides(_ guides: [ReviewDesk.Text]) throws(Refusal) -> [ReviewDesk.Text] {
        var texts: [ReviewDesk.Text] = []
        for guide in guides {
            let parts = desk.parts(of: guide)
            guard !parts.isEmpty else {
                throw Refusal("\(guide.name) is not a guide: its front matter has no `parts`.")
            }
            texts += wholeGuide(guide).filter { text in !texts.contains { $0.file == text.file } }
        }
        return texts
    }

    /// What a page says, if anything, and its parts with their own parts.
    private func wholeGuide(_ page: ReviewDesk.Text) -> [ReviewDesk.Text] {
        let own = page.reviewed?.saysAnythingMedical == true ? [page] : []
        return own + desk.parts(of: page).flatMap(wholeGuide)
    }

    /// The files with errors that are none of the texts on the desk.
    private var unreadableTexts: [SourceFile] {
        let files = Set(desk.diagnostics.filter { $0.severity == .error }.map(\.location.file))
        return files.subtracting(desk.texts.map(\.file)).filter { $0.folder == .content }.sorted()
    }

    /// What a text would be called that cannot be read.
    private static func name(of file: SourceFile) -> String {
        var name = file.path
        let standard = SectionID.conditions.rawValue + "/"
        if name.hasPrefix(standard) { name.removeFirst(standard.count) }
        for ending in [".md", "/index"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
        return name
    }

    /// The site with its drafts, which makes pages.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    func snapshot() async throws -> SiteSnapshot {
        var request = request
        request.includesDrafts = true
        return try await LiveSite(request).update(.everything).snapshot
    }

    // MARK: Problems

    /// The errors in some files that a new review does not fix.
    package func errors(in files: Set<SourceFile>) -> [Diagnostic] {
        desk.diagnostics.filter { $0.severity == .error && !$0.isReviewFact && files.contains($0.location.file) }
    }

    /// Refuses because of errors.
    ///
    /// - Throws: A `Refusal` with the errors and a sentence about them; nothing where there are none.
    package func refuse(_ errors: [Diagnostic], _ reason: String) throws(Refusal) {
        if !errors.isEmpty { throw Refusal(reason, errors: errors) }
    }

    /// How many errors there are that no review fixes, which may hide texts from lists.
    package var otherErrors: Int { desk.diagnostics.count { $0.severity == .error && !$0.isReviewFact } }

    // MARK: Earlier texts

    /// What git knows of the content; `nil` where that is nothing.
    package var history: ContentHistory? { git?.history(ofContent: content) }

    /// The site as it was where this branch left another one.
    ///
    /// - Parameter name: What git calls a commit of the other branch.
    /// - Throws: A `Refusal` where git knows of no such state, and a `FileSystemError` for what the machine could not do.
    package func desk(since name: String) async throws -> ReviewDesk {
        guard let history else { throw Refusal("git does not know the content, so it knows no `\(name)` either.") }
        guard let commit = history.commit(named: name) else { throw Refusal("git knows no commit `\(name)`.") }
        guard let ancestor = history.commonAncestor(with: commit), let earlier = history.contents(before: ancestor)
        else {
            throw Refusal(
                "git knows no commit that `\(name)` and this branch have in common; fetch the whole history, in a"
                    + " workflow for GitHub with `fetch-depth: 0`."
            )
        }
        return try await ReviewDesk(request, with: earlier)
    }

    /// The form of a text that has a digest: as it is now, as it was last published, or as git has it; `nil` where none
    /// of them has.
    func form(of text: ReviewDesk.Text, withDigest digest: ContentDigest) -> TextForm? {
        if let form = text.forms?.text, form.digest == digest { return form }
        if let form = desk.publishedForm(of: text, in: output), form.digest == digest { return form }
        guard let history, let version = version(of: text, withDigest: digest, in: history) else { return nil }
        return form(of: text, version.bytes, version.revision, history)
    }

    /// The newest committed version of a text's file in which it has a digest.
    func version(
        of text: ReviewDesk.Text,
        withDigest digest: ContentDigest,
        in history: ContentHistory
    ) -> ContentHistory.Version? {
        history.version(of: text.file.path) { form(of: text, $0, $1, history)?.digest == digest }
    }

    private func form(
        of text: ReviewDesk.Text,
        _ bytes: [UInt8],
        _ revision: ContentHistory.Revision,
        _ history: ContentHistory
    ) -> TextForm? {
        desk.form(of: text, in: bytes, image: { history.contents(of: $0.path, at: revision) })
    }
}
