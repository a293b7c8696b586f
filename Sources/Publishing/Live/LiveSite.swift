import Attestation
package import Diagnostics
import Rendering
import SiteModel

/// A site that is looked at again whenever its files change, in memory: for a preview, and for editors.
///
/// It reads only what has changed. Whatever it shows and reports is what a build of the same files would publish and report.
package actor LiveSite {
    /// What a look at the files brought.
    package struct Change: Sendable {
        /// The site as it is now.
        package let snapshot: SiteSnapshot
        /// Whether anything is different, and how much.
        package let extent: Extent

        /// How much is different.
        package enum Extent: Sendable, Equatable {
            /// Nothing.
            case nothing
            /// The style sheets of the theme, and nothing else.
            case styles
            /// The bodies of texts, and nothing else.
            case bodies(Set<SourceFile>)
            /// Anything.
            case anything

            /// Both of two changes.
            func and(_ other: Extent) -> Extent {
                switch (self, other) {
                case (.nothing, _): other
                case (_, .nothing): self
                case (.styles, .styles): .styles
                case (.bodies(let first), .bodies(let second)): .bodies(first.union(second))
                default: .anything
                }
            }
        }
    }

    private var request: BuildRequest
    private let isPreview: Bool
    private var unsaved: [String: [UInt8]] = [:]
    private var contents = LiveContents()
    private var theme: ReadTheme?
    private let texts = LiveTexts()
    private var textsKey: ContentDigest?
    private var snapshot: SiteSnapshot?
    private var running: Task<Change, any Error>?
    /// What has changed since the snapshot was made.
    private var waiting = Change.Extent.nothing

    /// What was read of the theme.
    private struct ReadTheme {
        var files: [ThemeFile]
        /// What the site says of its look.
        var look: LookSource
        var listingProblems: [Diagnostic]
        var theme: Theme?
        var lexicon: Lexicon
        var problems: [Diagnostic]
        /// The theme with which pages can be shown: the last one with which nothing was wrong.
        var sound: (theme: Theme, lexicon: Lexicon)?

        /// The digests of its files, in order.
        var digests: [(name: SourceFile, digest: ContentDigest)] {
            files.map { ($0.source, ContentDigest(of: $0.bytes)) }.sorted { $0.0 < $1.0 }
        }
    }

    /// A site whose files were not looked at yet. Drafts are part of it where the request says so.
    ///
    /// Pages for a preview may run scripts of the host that they come from, and connect to it: the one thing in which they
    /// are not what a build publishes.
    package init(_ request: BuildRequest, isPreview: Bool = false) {
        self.request = request
        self.isPreview = isPreview
    }

    private var fileSystem: FileSystem { FileSystem().reading(unsaved) }
    private var folder: ContentFolder { ContentFolder(path: request.content, fileSystem: fileSystem) }

    /// Takes a text that an editor has not saved in place of a file, or the file again where `text` is `nil`. `update` has
    /// to be told of the file after that.
    ///
    /// - Parameter path: The file, as the folders of the request spell it.
    package func take(unsaved text: [UInt8]?, of path: String) { unsaved[path] = text }

    /// Looks at what may have changed.
    ///
    /// - Parameters:
    ///   - changes: What may have changed; at the first look everything is read.
    ///   - day: The day that the site is seen on from now on, where it is another.
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where. The site is then as it was.
    package func update(_ changes: FileChanges, on day: BuildDay? = nil) async throws -> Change {
        // One look after the other: each starts from what the one before it found.
        let before = running
        let task = Task {
            _ = await before?.result
            return try await lookUntilStill(changes, day)
        }
        running = task
        return try await task.value
    }

    private func lookUntilStill(_ changes: FileChanges, _ day: BuildDay?) async throws -> Change {
        for _ in 1..<3 {
            do { return try await look(changes, day) } catch is TextReading.ContentChanged { continue }
        }
        do { return try await look(.everything, day) } catch let change as TextReading.ContentChanged {
            throw FileSystemError(
                "read",
                folder.location(of: change.file),
                because: "the file keeps changing"
            )
        }
    }

    private func look(_ changes: FileChanges, _ day: BuildDay?) async throws -> Change {
        let isFirst = snapshot == nil
        let folder = folder
        var contents = contents
        let change = try await contents.update(isFirst ? .everything : changes, in: folder, request)
        self.contents = contents
        switch change {
        case .none: break
        case .bodies(let files): waiting = waiting.and(.bodies(files))
        case .anything: waiting = .anything
        }
        guard let settings = contents.settings else {
            throw FileSystemError("read", request.content, because: "it was not read yet")
        }
        // The settings and the files that they name decide on the look too.
        if isFirst || change == .anything || mayChangeTheme(changes), let extent = try readTheme(settings, folder) {
            waiting = waiting.and(extent)
        }
        if let day, try day.date(inTimeZone: settings.timeZone) != request.day(of: settings) {
            request.day = day
            waiting = .anything
        }
        let extent = isFirst ? .anything : waiting
        let next =
            switch (snapshot, extent) {
            case (let snapshot?, .nothing): snapshot
            case (let snapshot?, .bodies(let files)):
                SiteSnapshot(snapshot, changing: contents.digests(of: files), fileSystem)
            default: try readAll(settings, folder)
            }
        snapshot = next
        waiting = .nothing
        return Change(snapshot: next, extent: extent)
    }

    /// Puts everything together that was read.
    private func readAll(_ settings: SiteSettings, _ folder: ContentFolder) throws -> SiteSnapshot {
        guard let index = contents.index, let theme else {
            throw FileSystemError("read", request.content, because: "it was not read yet")
        }
        let shared = contents.filesOfAllTexts.sorted { $0.name < $1.name }
        let key = SiteInputs.textsKey(shared + theme.digests, request)
        if key != textsKey { texts.forget() }
        texts.keepOnly(Set(index.digests.keys))
        textsKey = key
        let reading = SiteReading(
            folder,
            index,
            theme: (theme.theme, theme.lexicon),
            day: try request.day(of: settings),
            includesDrafts: request.includesDrafts,
            limits: request.limits,
            diagnostics: theme.problems + contents.diagnostics + index.diagnostics
        )
        return try SiteSnapshot(reading, request, fileSystem, in: theme.sound, remembering: texts)
    }

    // MARK: The theme

    private func mayChangeTheme(_ changes: FileChanges) -> Bool {
        switch changes {
        case .everything: true
        case .files(let paths): paths.contains { $0.hasPrefix(request.templates + "/") }
        }
    }

    /// Reads the theme again; `nil` where it is as it was.
    private func readTheme(_ settings: SiteSettings, _ content: ContentFolder) throws -> Change.Extent? {
        var problems: [Diagnostic] = []
        let look = try LookFiles(settings, in: content, contents.files ?? []).read(diagnostics: &problems)
        let lookProblems = problems
        let folder = ThemeFolder(request, fileSystem)
        let files = try folder.files(diagnostics: &problems) ?? []
        let before = theme?.files ?? []
        if theme != nil, files == before, look == theme?.look, problems == theme?.listingProblems { return nil }
        let isSameLook = theme?.look == look
        let listingProblems = problems
        problems = lookProblems
        let (loaded, lexicon) = try folder.load(look, diagnostics: &problems)
        theme = ReadTheme(
            files: files,
            look: look,
            listingProblems: listingProblems,
            theme: loaded,
            lexicon: lexicon,
            problems: problems,
            sound: loaded.map { (isPreview ? $0.forPreview : $0, lexicon) } ?? theme?.sound
        )
        let changed = Set(files).symmetricDifference(before)
        return isSameLook && !before.isEmpty && changed.allSatisfy(\.isStyleSheet) ? .styles : .anything
    }
}
