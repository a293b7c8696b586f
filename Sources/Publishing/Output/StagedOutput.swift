import Attestation
package import Diagnostics
package import SiteModel
import Synchronization

/// A site on its way into an output folder: written aside, then put in place as a whole or not at all.
///
/// One that is dropped without a commit is discarded.
package final class StagedOutput: SiteOutput {
    private struct Bookkeeping {
        var files: [OutputPath: ContentDigest] = [:]
        var staged: [OutputPath] = []
        var unchanged: [OutputPath] = []
        var edited: [OutputPath] = []
        /// What stays though the site does not have it any more, with the day of the first build without it.
        var keptAssets: [OutputPath: CalendarDate] = [:]
        var inPlace: KnownOutputs?
        var hasFailed = false
        var isOpen = true
    }

    private let folder: OutputFolder
    private let fileSystem: FileSystem
    private let output: String
    private let survey: OutputSurvey
    /// The files as the last run left them, which are read only if someone has changed them; `nil` without a cache.
    private let known: KnownOutputs?
    private let area: StagingArea
    private let replacesFolder: Bool
    private let toolVersion: String
    private let madeFolders: [String]
    private let locks: [FolderLock]
    private let stagedFolders: MadeFolders
    private let bookkeeping = Mutex(Bookkeeping())

    init(
        folder: OutputFolder,
        output: String,
        survey: OutputSurvey,
        known: KnownOutputs?,
        area: StagingArea,
        replacesFolder: Bool,
        toolVersion: String,
        madeFolders: [String],
        locks: [FolderLock]
    ) {
        self.folder = folder
        self.fileSystem = folder.fileSystem
        self.output = output
        self.survey = survey
        self.known = known
        self.area = area
        self.replacesFolder = replacesFolder
        self.toolVersion = toolVersion
        self.madeFolders = madeFolders
        self.locks = locks
        self.stagedFolders = MadeFolders(folder.fileSystem)
    }

    deinit { discard() }

    private func shown(_ path: String) -> String { FilePath.join(folder.path, path) }

    /// An error as the person at the terminal knows the files: where they were to be, not where they were staged.
    private func asShown(_ error: FileSystemError) -> FileSystemError {
        error.spelling([(area.files, folder.path), (output, folder.path)])
    }
}

/// What a commit did, without the manifest.
package struct CommitSummary: Hashable, Sendable {
    /// How many files are new or hold other bytes than before.
    package let written: Int
    /// How many hold the bytes that they held before; their modification times are as before too.
    package let unchanged: Int
    /// How many that were part of the site before are gone.
    package let removed: Int
}

/// What came of a commit.
package enum CommitResult: Hashable, Sendable {
    /// Someone changed files that this build would overwrite or remove; the output folder was not touched, and what
    /// was staged is gone.
    case refused([Diagnostic])
    /// The new site is in place.
    case committed(CommitSummary)
}

// MARK: - Writing

extension StagedOutput {
    /// Adds a file to the site; a file that holds these bytes already is left as it is.
    ///
    /// Safe to call from many tasks at once.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - path: Where it belongs in the output folder, for example `conditions/anemia/index.html`.
    /// - Returns: The digest of the bytes.
    /// - Throws: A `FileSystemError` that names the file in the output folder; also for a path that leaves the folder
    ///   or is reserved (`OutputPath.isReserved`), for one that was written already, and after `commit` or `discard`.
    @discardableResult
    package func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(FileSystemError) -> ContentDigest {
        guard let outputPath = OutputPath(path) else {
            throw FileSystemError("write", shown(path), because: "the path does not name a file in the output folder")
        }
        guard !outputPath.isReserved else {
            throw FileSystemError("write", shown(path), because: "the name is reserved")
        }
        let digest = ContentDigest(of: bytes)
        try list(outputPath, digest)
        do {
            if try isUnchanged(outputPath, bytes, digest) { return digest }
            let target = FilePath.join(area.files, path)
            try stagedFolders.make(FilePath.folder(of: target))
            try fileSystem.write(bytes, to: target)
        } catch {
            bookkeeping.withLock { $0.hasFailed = true }
            throw asShown(error)
        }
        bookkeeping.withLock { $0.staged.append(outputPath) }
        folder.observe(.staged(path))
        return digest
    }

    /// Adds a file that the output folder holds already; does nothing where it does not.
    ///
    /// Safe to call from many tasks at once.
    ///
    /// - Parameter digest: That of the bytes which the file should hold.
    /// - Returns: Whether the file is part of the site now. If not, `write` has to be called.
    /// - Throws: A `FileSystemError`, as `write` does.
    package func keepFile(at path: String, holding digest: ContentDigest) throws(FileSystemError) -> Bool {
        guard let outputPath = OutputPath(path), let identity = survey.existing[outputPath],
            survey.listed[outputPath] == digest
        else { return false }
        guard try isHeld(digest, by: outputPath, identity) else { return false }
        try list(outputPath, digest)
        bookkeeping.withLock { $0.unchanged.append(outputPath) }
        return true
    }

    /// Whether a file that is there holds the bytes of a digest; it is read only if someone may have changed it.
    private func isHeld(
        _ digest: ContentDigest,
        by path: OutputPath,
        _ identity: FileIdentity
    ) throws(FileSystemError) -> Bool {
        if known?.digest(of: path, identity) == digest { return true }
        do {
            return ContentDigest(of: try fileSystem.read(FilePath.join(output, path.description))) == digest
        } catch let error where error.isMissing {
            return false
        }
    }

    package func earlierDigest(of path: String) -> ContentDigest? { OutputPath(path).flatMap { survey.listed[$0] } }

    package func earlierBytes(of path: String) throws(FileSystemError) -> [UInt8] {
        try fileSystem.read(FilePath.join(output, path))
    }

    package var earlierLibraries: String? { survey.manifest?.precompressed }

    package var earlierDrawing: String? { survey.manifest?.drawn }

    /// Keeps the files below a folder that the last build left and this run has not written, up to a number of days after
    /// the first build without them: someone may still have a page open that asks for them.
    ///
    /// To be called when every `write` has returned.
    ///
    /// - Parameters:
    ///   - folder: The folder in the output folder, with a slash at its end.
    ///   - days: For how many days; 0 keeps nothing.
    ///   - day: The day of this build.
    /// - Throws: A `FileSystemError`, as `write` does.
    package func keepEarlierFiles(
        below folder: String,
        for days: Int,
        on day: CalendarDate
    ) throws(FileSystemError) {
        guard days > 0 else { return }
        let written = bookkeeping.withLock { $0.files }
        for (path, digest) in survey.listed where written[path] == nil && path.description.hasPrefix(folder) {
            let first = survey.manifest?.keptAssets[path] ?? day
            guard first.days(until: day) <= days, try keepFile(at: path.description, holding: digest) else { continue }
            bookkeeping.withLock { $0.keptAssets[path] = first }
        }
    }

    /// Takes a file into the list of the site.
    private func list(_ path: OutputPath, _ digest: ContentDigest) throws(FileSystemError) {
        let refusal = bookkeeping.withLock { (books) -> String? in
            guard books.isOpen else { return "the output is committed or discarded" }
            guard books.files.updateValue(digest, forKey: path) == nil else {
                return "this run has written it already"
            }
            return nil
        }
        if let refusal { throw FileSystemError("write", shown(path.description), because: refusal) }
    }

    /// Adds a copy of a file, which is read whole.
    ///
    /// Safe to call from many tasks at once.
    ///
    /// - Throws: A `FileSystemError`, as `write` does.
    package func copyFile(from source: String, to path: String) throws(FileSystemError) {
        try write(try fileSystem.read(source), to: path)
    }

    /// Compares with the file in place, and takes note of the outcome.
    private func isUnchanged(
        _ path: OutputPath,
        _ bytes: UnsafeRawBufferPointer,
        _ digest: ContentDigest
    ) throws(FileSystemError) -> Bool {
        guard let identity = survey.existing[path] else { return false }
        if known?.digest(of: path, identity) == digest {
            bookkeeping.withLock { $0.unchanged.append(path) }
            return true
        }
        let before: [UInt8]
        do {
            before = try fileSystem.read(FilePath.join(output, path.description))
        } catch let error where error.isMissing {
            return false
        }
        if identity.size == bytes.count, FileSystem.areSame(before, bytes) {
            bookkeeping.withLock { $0.unchanged.append(path) }
            return true
        }
        if ContentDigest(of: before) != survey.listed[path] {
            bookkeeping.withLock { $0.edited.append(path) }
        }
        return false
    }
}

// MARK: - The end of a run

extension StagedOutput {
    /// Ends the run where the folder holds just the site that was put in place last; does nothing where it does not.
    ///
    /// - Returns: What a commit of the same site would say; `nil` where the folder holds anything else.
    func commitUnchanged() throws(FileSystemError) -> CommitSummary? {
        guard let manifest = survey.manifestBytes, ContentDigest(of: manifest) == known?.manifest else { return nil }
        for (path, digest) in survey.listed {
            guard let identity = survey.existing[path], try isHeld(digest, by: path, identity) else { return nil }
        }
        discard()
        return CommitSummary(written: 0, unchanged: survey.listed.count, removed: 0)
    }

    /// Throws away what was written; the output folder is as it was. Does nothing after a commit, or a second time.
    package func discard() {
        let wasOpen = close() != nil
        if wasOpen { clear() }
    }

    /// Ends the writing; `nil` if it was at an end already.
    private func close() -> Bookkeeping? {
        bookkeeping.withLock { books in
            guard books.isOpen else { return nil }
            books.isOpen = false
            return books
        }
    }

    /// Removes the staging area, and the output folder where this run made it. No one waits for the outcome: what
    /// cannot be removed now, the next run removes.
    private func clear() {
        try? fileSystem.removeTree(area.container)
        for made in madeFolders.reversed() { try? fileSystem.removeEmptyFolder(made) }
        for lock in locks { lock.release() }
    }

    /// Puts the new site in place: files that were not written in this run, but were listed in the manifest, go.
    ///
    /// Before anything changes, it looks whether someone has changed a file that would be overwritten or removed; if
    /// so, nothing changes and the files are named. Nor does anything change if it throws, with one exception: where
    /// files are put in place one by one and the disk fails in the midst of it, the next run finishes what was begun.
    ///
    /// To be called when every `write` has returned.
    ///
    /// - Parameters:
    ///   - validThrough: The last day on which all that the pages say is true, for the manifest.
    ///   - precompressed: The libraries that made the compressed forms of files, for the manifest; `nil` where there are
    ///     none.
    ///   - drawn: The libraries that drew pictures, for the manifest; `nil` where there are none.
    /// - Throws: A `FileSystemError`; also where a `write` threw one, because the site is then not whole.
    package func commit(
        validThrough: CalendarDate? = nil,
        precompressed: String? = nil,
        drawn: String? = nil
    ) throws(FileSystemError) -> CommitResult {
        guard let books = close() else {
            throw FileSystemError("build into", folder.path, because: "the output is committed or discarded")
        }
        guard !books.hasFailed else {
            clear()
            throw FileSystemError("build into", folder.path, because: "a file of the site could not be written")
        }
        do {
            let manifest = OutputManifest(
                toolVersion: toolVersion,
                validThrough: validThrough,
                precompressed: precompressed,
                drawn: drawn,
                keptAssets: books.keptAssets,
                files: books.files
            )
            return try commit(books, manifest.bytes)
        } catch {
            throw asShown(error)
        }
    }

    private func commit(_ books: Bookkeeping, _ manifest: [UInt8]) throws(FileSystemError) -> CommitResult {
        let removed = survey.existing.keys.filter { books.files[$0] == nil }.sorted()
        do {
            let problems = try problems(removing: removed, books)
            guard problems.isEmpty else {
                clear()
                return .refused(problems)
            }
            guard !books.staged.isEmpty || !removed.isEmpty || manifest != survey.manifestBytes else {
                note(books, manifest, isReplaced: false)
                clear()
                return .committed(CommitSummary(written: 0, unchanged: books.unchanged.count, removed: 0))
            }
            if manifest != survey.manifestBytes {
                try fileSystem.write(manifest, to: FilePath.join(area.files, OutputManifest.fileName))
            }
        } catch {
            clear()
            throw error
        }
        defer { for lock in locks { lock.release() } }
        let isSmall = (books.staged.count + removed.count) * Self.smallPart <= books.unchanged.count
        let isPlaced = replacesFolder && !isSmall ? try replaceFolder(unchanged: books.unchanged) : false
        if !isPlaced { try placeInParts(books) }
        note(books, manifest, isReplaced: isPlaced)
        return .committed(
            CommitSummary(written: books.staged.count, unchanged: books.unchanged.count, removed: removed.count)
        )
    }

    /// Where no more than one file in so many changes, files are put in place one by one: to exchange the folder, each
    /// of the others would need a second name.
    private static let smallPart = 100

    /// What is in place after a commit; empty before it.
    var outputsInPlace: KnownOutputs { bookkeeping.withLock { $0.inPlace } ?? KnownOutputs() }

    /// Notes how the files in place look now, so that the next run reads only those that someone changes until then. The
    /// site is published: if this fails, the next run reads all files.
    private func note(_ books: Bookkeeping, _ manifest: [UInt8], isReplaced: Bool) {
        guard let known else { return }
        let inPlace = try? filesInPlace(books, manifest, known, isReplaced: isReplaced)
        bookkeeping.withLock { $0.inPlace = inPlace }
    }

    private func filesInPlace(
        _ books: Bookkeeping,
        _ manifest: [UInt8],
        _ known: KnownOutputs,
        isReplaced: Bool
    ) throws(FileSystemError) -> KnownOutputs {
        var inPlace = KnownOutputs(manifest: ContentDigest(of: manifest))
        inPlace.files.reserveCapacity(books.files.count)
        var now: FileStatus.Moment?
        let staged = Set(books.staged)
        for (path, digest) in books.files {
            let before = staged.contains(path) ? nil : survey.existing[path]
            if let before, !isReplaced, known.digest(of: path, before) == digest {
                inPlace.files[path] = known.files[path]
                continue
            }
            if now == nil { now = try fileSystem.moment(touching: output) }
            guard let identity = try fileSystem.status(of: FilePath.join(output, path.description))?.identity,
                let now, identity.changed < now, before?.holdsTheSame(as: identity) != false
            else { continue }
            inPlace.files[path] = KnownOutputs.File(digest: digest, identity: identity)
        }
        return inPlace
    }

    /// What someone has done to the output folder that this commit would undo.
    private func problems(
        removing removed: [OutputPath],
        _ books: Bookkeeping
    ) throws(FileSystemError) -> [Diagnostic] {
        var problems = books.edited.map { Diagnostic.fileEdited($0) }
        for path in removed {
            let place = FilePath.join(output, path.description)
            do {
                if ContentDigest(of: try fileSystem.read(place)) != survey.listed[path] {
                    problems.append(.fileEdited(path))
                }
            } catch let error where error.isMissing {
                continue
            }
        }
        problems += survey.emptyFolders.filter { folder in
            books.files[folder] != nil || folder.folders.contains { books.files[$0] != nil }
        }.map { .folderInTheWay($0) }
        // Put there since the survey; folders in the way were found by it.
        var foreign: [String] = []
        for path in books.staged where survey.listed[path] == nil {
            let status = try fileSystem.status(of: FilePath.join(output, path.description))
            if let status, status.kind != .folder { foreign.append(path.description) }
        }
        problems += .foreignFiles(foreign)
        return problems.sorted()
    }
}

// MARK: - As a whole

extension StagedOutput {
    /// Makes the staged folder complete and lets it take the place of the output folder.
    ///
    /// - Returns: Whether it did; `false` where the folder cannot be moved, which is then as it was.
    private func replaceFolder(unchanged: [OutputPath]) throws(FileSystemError) -> Bool {
        do {
            try complete(unchanged)
            folder.observe(.completed)
            // The new name of a folder must not reach the medium before the bytes of its files do.
            try fileSystem.synchronizeFileSystem(holding: area.files)
            try fileSystem.replace(area.journal, with: CommitJournal.replaceFolder.bytes)
        } catch {
            clear()
            throw error
        }
        folder.observe(.journalled)
        guard try takePlace() else { return false }
        folder.observe(.replaced)
        // Nor may the old files go before the new folder has its name for good.
        try fileSystem.synchronize(FilePath.folder(of: output))
        for path in [area.files, area.retired] where try fileSystem.status(of: path) != nil {
            let old = RetiredFolder(fileSystem: fileSystem, path: path, output: output, observe: folder.observe)
            try old.remove(
                files: survey.existing.keys.map(\.description) + survey.kept,
                folders: survey.folders
            )
        }
        try fileSystem.removeTree(area.container)
        folder.observe(.cleared)
        return true
    }

    /// Adds to the staged folder what stays as it was.
    private func complete(_ unchanged: [OutputPath]) throws(FileSystemError) {
        for path in unchanged {
            try stagedFolders.make(FilePath.folder(of: FilePath.join(area.files, path.description)))
            try carryOver(path.description)
        }
        if try fileSystem.status(of: FilePath.join(area.files, OutputManifest.fileName)) == nil {
            try carryOver(OutputManifest.fileName)
        }
        for name in survey.kept { try carryOver(name) }
        for path in survey.emptyFolders { try stagedFolders.make(FilePath.join(area.files, path.description)) }
        if let status = try fileSystem.status(of: output) {
            try fileSystem.setPermissions(status.permissions, of: area.files)
        }
    }

    private func carryOver(_ path: String) throws(FileSystemError) {
        let source = FilePath.join(output, path)
        let target = FilePath.join(area.files, path)
        do {
            try fileSystem.link(source, as: target)
        } catch {
            // No links on this file system, too many of this file, or none allowed to files of others.
            try fileSystem.copy(source, to: target)
        }
    }

    /// Brings the staged folder to the output folder's place, and the old one to the staging area.
    ///
    /// - Returns: Whether it did; `false` where the folder cannot be moved.
    private func takePlace() throws(FileSystemError) -> Bool {
        do {
            try fileSystem.exchange(area.files, with: output)
            return true
        } catch {
            // Not on this file system; whatever else is the matter, the renames will tell.
        }
        do {
            try fileSystem.rename(output, to: area.retired)
        } catch let error where !error.isMissing {
            return false
        }
        folder.observe(.movedAway)
        do {
            try fileSystem.rename(area.files, to: output)
        } catch {
            // If even this fails, the old site must stay where it is: the next run puts one of the two in place.
            try fileSystem.rename(area.retired, to: output)
            clear()
            throw error
        }
        return true
    }
}

// MARK: - In parts

extension StagedOutput {
    /// Puts the staged files in place one by one.
    private func placeInParts(_ books: Bookkeeping) throws(FileSystemError) {
        let steps: [CommitJournal.Step]
        do {
            steps = try self.steps(books)
            folder.observe(.completed)
            // The journal must not outlive files that it promises.
            try fileSystem.synchronizeFileSystem(holding: area.files)
            try fileSystem.replace(area.journal, with: CommitJournal.steps(steps).bytes)
        } catch {
            clear()
            throw error
        }
        folder.observe(.journalled)
        let placement = PlacementInParts(fileSystem: fileSystem, output: output, area: area, observe: folder.observe)
        try placement.carryOut(steps, isResuming: false)
    }

    private func steps(_ books: Bookkeeping) throws(FileSystemError) -> [CommitJournal.Step] {
        let manifest = FilePath.join(area.files, OutputManifest.fileName)
        return PlacementPlan(
            putting: books.staged,
            removing: survey.listed.filter { books.files[$0.key] == nil },
            existing: { survey.existing[$0] != nil },
            manifest: try fileSystem.status(of: manifest) == nil ? nil : OutputPath(OutputManifest.fileName)
        ).steps
    }
}
