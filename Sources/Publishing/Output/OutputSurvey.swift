import Attestation
import Diagnostics
import SiteModel

/// What an output folder holds before a run: sitegen's own files, what it leaves alone, and what should not be there.
struct OutputSurvey: Sendable {
    /// The manifest's bytes; `nil` where there is none.
    let manifestBytes: [UInt8]?
    /// What the manifest says; `nil` where there is none that can be read.
    let manifest: OutputManifest?
    /// What the manifest lists, whether it is still there or not.
    var listed: [OutputPath: ContentDigest] { manifest?.files ?? [:] }
    /// The files of the manifest that are there.
    let existing: [OutputPath: FileIdentity]
    /// The names at the top that sitegen leaves alone.
    let kept: [String]
    /// The folders that hold, or held, files of the manifest, inner ones before those that they lie in.
    let folders: [String]
    /// The folders without any file that sitegen did not make.
    let emptyFolders: [OutputPath]
    /// Whether another folder can take its place: everything to be left alone in it is a file.
    let canBeReplaced: Bool
    /// Why sitegen will not build here.
    let problems: [Diagnostic]

    init(of output: String, _ fileSystem: FileSystem) throws(FileSystemError) {
        let entries = try fileSystem.tree(at: output, skippingContentsOf: OutputPath.keptNames.contains)
        var manifestBytes: [UInt8]?
        var manifest: OutputManifest?
        var problems: [Diagnostic] = []
        if entries.contains(where: { $0.path == OutputManifest.fileName && $0.kind == .file }) {
            let bytes = try fileSystem.read(FilePath.join(output, OutputManifest.fileName))
            manifestBytes = bytes
            do {
                manifest = try OutputManifest(parsing: bytes)
            } catch {
                problems.append(.manifestMalformed(error))
            }
        }
        let listed = manifest?.files ?? [:]
        var existing: [OutputPath: FileIdentity] = [:]
        existing.reserveCapacity(listed.count)
        var kept: [String] = []
        var foreign: [String] = []
        var folders: [String] = []
        var canBeReplaced = true
        for entry in entries where entry.path != OutputManifest.fileName || entry.kind != .file {
            if OutputPath.keptNames.contains(entry.path) {
                kept.append(entry.path)
                canBeReplaced = canBeReplaced && entry.kind == .file && entry.path != ".git"
            } else if entry.kind == .folder {
                folders.append(entry.path)
            } else if entry.kind == .file, let path = OutputPath(entry.path), let identity = entry.identity,
                listed[path] != nil
            {
                existing[path] = identity
            } else {
                foreign.append(entry.path)
            }
        }
        // Without a manifest that can be read, every file would look foreign.
        if problems.isEmpty { problems = .foreignFiles(foreign) }
        let ours = folders.isEmpty ? [] : Set(listed.keys.lazy.flatMap(\.folders))
        self.manifestBytes = manifestBytes
        self.manifest = manifest
        self.existing = existing
        self.kept = kept
        self.folders = folders.reversed()
        self.emptyFolders = folders.compactMap { OutputPath($0) }.filter { !ours.contains($0) }
        self.canBeReplaced = canBeReplaced
        self.problems = problems
    }
}
