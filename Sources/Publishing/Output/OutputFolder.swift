package import Diagnostics

/// The folder that a site is published into.
///
/// A run takes three steps: `beginStaging` looks at what is there, `StagedOutput.write` builds the new site aside, and
/// `StagedOutput.commit` puts it in place. At every moment the folder holds the old site or the new one, and whatever
/// interrupts a run, the next one makes it so again:
///
/// - Normally the new site is built in a folder beside it and the two folders are exchanged in one step
///   (`renameat2` with `RENAME_EXCHANGE` on Linux, `renamex_np` with `RENAME_SWAP` on macOS); where the file system
///   has no such call, two renames and a journal take its place.
/// - Where the folder itself cannot be replaced (it is a mount point, holds `.git`, belongs to someone else, or its
///   parent may not be written), the new files are built in a folder inside it, a journal is written, and the files
///   are renamed into place one by one.
///
/// What sitegen wrote is listed in a manifest in the folder, and nothing else is ever removed or overwritten.
package struct OutputFolder: Sendable {
    /// The folder as it was given, for messages.
    package let path: String
    let fileSystem: FileSystem
    let observe: @Sendable (CommitMoment) -> Void

    /// A folder, which need not exist; a symbolic link stands for what it points at.
    package init(path: String, fileSystem: FileSystem = FileSystem()) {
        self.init(path: path, fileSystem: fileSystem, observing: { _ in })
    }

    init(path: String, fileSystem: FileSystem, observing observe: @escaping @Sendable (CommitMoment) -> Void) {
        self.path = path
        self.fileSystem = fileSystem
        self.observe = observe
    }

    /// How many foreign files are named before the rest is only counted.
    static let namedForeignFiles = 20
}

/// What came of the wish to build into a folder.
package enum StagingResult: Sendable {
    /// The folder holds what sitegen did not write; it was not touched.
    case refused([Diagnostic])
    /// Files can be written.
    case ready(StagedOutput)

    /// What files can be written to; `nil` where that was refused.
    var output: StagedOutput? {
        guard case .ready(let output) = self else { return nil }
        return output
    }
}

extension OutputFolder {
    /// Finishes or rolls back what an interrupted run left, makes the folder if it is not there, and looks at what it
    /// holds.
    ///
    /// Until the `StagedOutput` is committed or discarded, every other run that asks for the same folder is refused
    /// with a `FileSystemError`.
    ///
    /// - Parameters:
    ///   - toolVersion: The version of sitegen, for the manifest.
    ///   - known: The files as the last run left them, which are read only if someone has changed them; `nil` if this run
    ///     leaves no list of them either.
    func beginStaging(
        toolVersion: String,
        knowing known: KnownOutputs? = nil
    ) throws(FileSystemError) -> StagingResult {
        guard !path.isEmpty else { throw FileSystemError("build into", path, because: "the path is empty") }
        let output = try resolved(path)
        if try fileSystem.status(of: output) == nil { _ = try settleAreas(of: output) }
        var made: [String] = []
        do {
            if try fileSystem.status(of: output) == nil { made = try fileSystem.makeFolder(output) }
            return try beginStaging(at: output, making: made, toolVersion, known)
        } catch {
            for folder in made.reversed() { try? fileSystem.removeEmptyFolder(folder) }
            throw error.spelling([(output, path)])
        }
    }

    private func beginStaging(
        at output: String,
        making made: [String],
        _ toolVersion: String,
        _ known: KnownOutputs?
    ) throws(FileSystemError) -> StagingResult {
        guard try fileSystem.status(of: output)?.kind == .folder else {
            throw FileSystemError("build into", path, because: "it is not a folder")
        }
        // A folder that may not be written could still be exchanged as a whole, and the next run would stumble over it.
        guard fileSystem.isWritable(output) else {
            throw FileSystemError("write into", path, because: "it is write-protected")
        }
        let outputLock = try lock(output)
        _ = try settleAreas(of: output)
        let survey = try OutputSurvey(of: output, fileSystem)
        guard survey.problems.isEmpty else { return .refused(survey.problems) }
        let (area, replacesFolder) = try prepareArea(for: output, survey)
        do {
            let areaLock = try lock(area.container)
            let staged = StagedOutput(
                folder: self,
                output: output,
                survey: survey,
                known: known,
                area: area,
                replacesFolder: replacesFolder,
                toolVersion: toolVersion,
                madeFolders: made,
                locks: [outputLock, areaLock]
            )
            observe(.begun)
            return .ready(staged)
        } catch {
            try? fileSystem.removeTree(area.container)
            throw error
        }
    }

    /// Finishes or undoes what an interrupted run left, so that the folder holds one whole site. Every run that may
    /// write does this first, whether it will publish or not: what it says of the folder is then true.
    ///
    /// - Returns: Whether the folder holds another site now than before, because the interrupted run had begun to put
    ///   one in place.
    /// - Throws: A `FileSystemError`; also where another run is building into the folder.
    package func settle() throws(FileSystemError) -> Bool {
        guard !path.isEmpty else { return false }
        let output = try resolved(path)
        guard try hasLeftovers(of: output) else { return false }
        let outputLock = try fileSystem.status(of: output)?.kind == .folder ? try lock(output) : nil
        defer { outputLock?.release() }
        return try settleAreas(of: output)
    }

    private func hasLeftovers(of output: String) throws(FileSystemError) -> Bool {
        for area in areas(of: output) where try fileSystem.status(of: area.container) != nil { return true }
        return false
    }

    private func areas(of output: String) -> [StagingArea] {
        [StagingArea.beside(output), .inside(output)].compactMap(\.self)
    }

    private func settleAreas(of output: String) throws(FileSystemError) -> Bool {
        var hasChanged = false
        for area in areas(of: output) where try settle(area, of: output) { hasChanged = true }
        return hasChanged
    }

    private func settle(_ area: StagingArea, of output: String) throws(FileSystemError) -> Bool {
        guard try fileSystem.status(of: area.container) != nil else { return false }
        let lock = try lock(area.container)
        defer { lock.release() }
        return try InterruptedRun(fileSystem: fileSystem, output: output, area: area, observe: observe).settle()
    }

    private func lock(_ folder: String) throws(FileSystemError) -> FolderLock {
        guard let lock = try FolderLock.take(folder) else {
            throw FileSystemError("build into", path, because: "another run of sitegen is building into it")
        }
        return lock
    }

    private var circleOfLinks: FileSystemError {
        FileSystemError("build into", path, because: "its symbolic links lead back to themselves")
    }

    /// How many symbolic links a path may go over, as on Linux.
    private static let linkLimit = 40

    /// The absolute path without symbolic links, also where the last parts of it are not there yet.
    private func resolved(_ path: String, over links: Int = 0) throws(FileSystemError) -> String {
        if try fileSystem.followedStatus(of: path) != nil { return try fileSystem.resolve(path) }
        let folder = FilePath.folder(of: path)
        let status: FileStatus?
        do {
            status = try fileSystem.status(of: path)
        } catch {
            throw error.isCircleOfLinks ? circleOfLinks : error
        }
        if status?.kind == .symbolicLink {
            guard links < Self.linkLimit else { throw circleOfLinks }
            let destination = try fileSystem.destination(ofLink: path)
            let target = destination.hasPrefix("/") ? destination : FilePath.join(folder, destination)
            return try resolved(target, over: links + 1)
        }
        return FilePath.join(try resolved(folder, over: links), FilePath.name(of: path))
    }

    /// Makes the folder to build in, beside the output folder if the two can be exchanged.
    private func prepareArea(
        for output: String,
        _ survey: OutputSurvey
    ) throws(FileSystemError) -> (area: StagingArea, replacesFolder: Bool) {
        if survey.canBeReplaced, let beside = StagingArea.beside(output) {
            do {
                _ = try fileSystem.makeOneFolder(beside.container)
                if try canExchange(beside, output) {
                    _ = try fileSystem.makeOneFolder(beside.files)
                    return (beside, true)
                }
                try fileSystem.removeEmptyFolder(beside.container)
            } catch {
                // The parent may not be written. Whatever else it is will be said of the folder inside too.
                try? fileSystem.removeTree(beside.container)
            }
        }
        let inside = StagingArea.inside(output)
        do {
            _ = try fileSystem.makeOneFolder(inside.container)
            _ = try fileSystem.makeOneFolder(inside.files)
        } catch {
            try? fileSystem.removeTree(inside.container)
            throw error.about("write into", path)
        }
        return (inside, false)
    }

    /// Whether renames can pass between a staging area and the output folder, and would leave the folder with the
    /// owner that it has.
    private func canExchange(_ area: StagingArea, _ output: String) throws(FileSystemError) -> Bool {
        guard let ours = try fileSystem.status(of: area.container), let theirs = try fileSystem.status(of: output)
        else { return false }
        guard ours.device == theirs.device, ours.owner == theirs.owner, ours.group == theirs.group else {
            return false
        }
        // A folder mounted onto another of the same file system has the same device number, yet no rename passes.
        // Linux compares the mounts before it looks for the name, so a name that is not there tells without harm.
        let probe = ".sitegen-probe"
        do {
            try fileSystem.rename(FilePath.join(output, probe), to: FilePath.join(area.container, probe))
            return false
        } catch {
            return error.isMissing
        }
    }
}
