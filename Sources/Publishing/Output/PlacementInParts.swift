import Attestation
import SiteModel

/// Puts staged files in their places one at a time, as a journal says; for output folders that cannot be replaced as
/// a whole.
struct PlacementInParts {
    let fileSystem: FileSystem
    /// The output folder, resolved.
    let output: String
    /// Where the staged files wait.
    let area: StagingArea
    /// Called after each step.
    let observe: @Sendable (CommitMoment) -> Void

    /// Takes the steps in their order, then forgets the journal and clears the staging area.
    ///
    /// - Parameter isResuming: Whether an earlier run may have taken some of the steps, and someone may have changed
    ///   files since: a file that is to be removed is then looked at once more, and stays if it is no longer as
    ///   sitegen wrote it. The next check for foreign files reports it.
    func carryOut(_ steps: [CommitJournal.Step], isResuming: Bool) throws(FileSystemError) {
        let folders = MadeFolders(fileSystem)
        for step in steps {
            switch step {
            case .put(let path): try put(path, making: folders, isResuming: isResuming)
            case .remove(let path, let digest):
                if isResuming, try isChanged(path, from: digest) { continue }
                try remove(path)
            }
            observe(.stepped(step))
        }
        // The journal must not go before the last of its steps is on the medium.
        try fileSystem.synchronizeFileSystem(holding: output)
        try fileSystem.removeFile(area.journal)
        observe(.forgotten)
        try fileSystem.removeTree(area.container)
        observe(.cleared)
    }

    private func put(
        _ path: OutputPath,
        making folders: MadeFolders,
        isResuming: Bool
    ) throws(FileSystemError) {
        let source = FilePath.join(area.files, path.description)
        let target = FilePath.join(output, path.description)
        do {
            try folders.make(FilePath.folder(of: target))
            try fileSystem.rename(source, to: target)
        } catch {
            if isResuming, error.isMissing, try fileSystem.status(of: source) == nil { return }
            throw error
        }
    }

    private func remove(_ path: OutputPath) throws(FileSystemError) {
        do {
            try fileSystem.removeFile(FilePath.join(output, path.description))
        } catch let error where error.isMissing {
            // Someone was quicker, or an earlier run was interrupted after this.
        }
        for folder in path.folders {
            do {
                try fileSystem.removeEmptyFolder(FilePath.join(output, folder.description))
            } catch let error where error.isMissing {
                continue
            } catch {
                // Not empty: it stays, and so do those above it.
                return
            }
        }
    }

    private func isChanged(_ path: OutputPath, from digest: ContentDigest) throws(FileSystemError) -> Bool {
        let place = FilePath.join(output, path.description)
        guard let status = try fileSystem.status(of: place) else { return false }
        guard status.kind == .file else { return true }
        return ContentDigest(of: try fileSystem.read(place)) != digest
    }
}
