import Attestation
import SiteModel

/// An output folder that another has taken the place of, on its way out.
struct RetiredFolder {
    let fileSystem: FileSystem
    /// Where it lies now.
    let path: String
    /// The output folder, resolved.
    let output: String
    /// Called after each file.
    let observe: @Sendable (CommitMoment) -> Void

    /// Removes what the folder's manifest lists and what the new folder shares with it; anything else was put there
    /// by someone while sitegen was building, and moves over into the output folder, where the next run reports it.
    ///
    /// The manifest goes last, so that this can be done again after an interruption.
    func remove() throws(FileSystemError) {
        let manifestPath = FilePath.join(path, OutputManifest.fileName)
        var listed: [OutputPath: ContentDigest] = [:]
        if try fileSystem.status(of: manifestPath)?.kind == .file {
            let bytes = try fileSystem.read(manifestPath)
            do {
                listed = try OutputManifest(parsing: bytes).files
            } catch {
                // A loss of power can do that. Nothing tells any more which files are whose.
                throw FileSystemError(
                    "clear up after an interrupted build in",
                    path,
                    because:
                        "line \(error.line) of its manifest \(error.reason); keep what you need, and delete the folder"
                )
            }
        }
        // Backwards, so that what lies in a folder comes before the folder.
        for entry in try fileSystem.tree(at: path).reversed() where entry.path != OutputManifest.fileName {
            let place = FilePath.join(path, entry.path)
            if entry.kind == .folder {
                try fileSystem.removeEmptyFolder(place)
            } else if OutputPath(entry.path).map({ listed[$0] != nil || $0.isReserved }) == true {
                try fileSystem.removeFile(place)
            } else {
                try rescue(entry.path)
            }
            observe(.retired(entry.path))
        }
        if try fileSystem.status(of: manifestPath) != nil { try fileSystem.removeFile(manifestPath) }
        try fileSystem.removeEmptyFolder(path)
    }

    /// Removes a folder of which it is known what it holds, without looking; falls back on looking where that turns
    /// out to be wrong.
    ///
    /// - Parameters:
    ///   - files: The files that it should hold, without the manifest.
    ///   - folders: The folders that it should hold, inner ones before those that they lie in.
    func remove(files: [String], folders: [String]) throws(FileSystemError) {
        do {
            for file in files {
                do {
                    try fileSystem.removeFile(FilePath.join(path, file))
                } catch let error where error.isMissing {}
                observe(.retired(file))
            }
            for folder in folders { try fileSystem.removeEmptyFolder(FilePath.join(path, folder)) }
        } catch {
            // Something else is in it.
        }
        try remove()
    }

    private func rescue(_ entry: String) throws(FileSystemError) {
        var target = FilePath.join(output, entry)
        if try fileSystem.status(of: target) != nil { target += ".rescued" }
        try fileSystem.makeFolder(FilePath.folder(of: target))
        try fileSystem.rename(FilePath.join(path, entry), to: target)
    }
}
