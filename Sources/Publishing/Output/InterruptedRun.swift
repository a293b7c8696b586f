/// What a run that did not come to its end left beside or in an output folder.
struct InterruptedRun {
    let fileSystem: FileSystem
    /// The output folder, resolved; it need not be there.
    let output: String
    let area: StagingArea
    let observe: @Sendable (CommitMoment) -> Void

    /// Finishes the run's commit if it had written its journal, else throws its files away: the output folder is then
    /// wholly the new site or wholly the old one.
    ///
    /// To be called with the staging area locked.
    ///
    /// - Returns: Whether the output folder holds another site now than before, wholly or in part.
    func settle() throws(FileSystemError) -> Bool {
        switch try journal() {
        case .steps(let steps):
            let placement = PlacementInParts(fileSystem: fileSystem, output: output, area: area, observe: observe)
            try placement.carryOut(steps, isResuming: true)
            return true
        case .replaceFolder:
            // Only between two renames is there no output folder.
            let isMissing = try fileSystem.status(of: output) == nil
            for path in [area.files, area.retired] where try fileSystem.status(of: output) == nil {
                if try fileSystem.status(of: path) != nil { try fileSystem.rename(path, to: output) }
            }
            // Whichever of the two sites this is, what its manifest lists may go; what the other run could not know
            // of may not.
            for path in [area.files, area.retired] where try fileSystem.status(of: path) != nil {
                try RetiredFolder(fileSystem: fileSystem, path: path, output: output, observe: observe).remove()
            }
            try fileSystem.removeTree(area.container)
            return isMissing
        case nil:
            try fileSystem.removeTree(area.container)
            return false
        }
    }

    private func journal() throws(FileSystemError) -> CommitJournal? {
        guard try fileSystem.status(of: area.journal)?.kind == .file else { return nil }
        return CommitJournal(parsing: try fileSystem.read(area.journal))
    }
}
