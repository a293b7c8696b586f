import Attestation
import SiteModel
import Synchronization

/// A site that is kept in memory: for a preview, and for whoever wants its pages as values.
final class MemoryOutput: SiteOutput {
    private let fileSystem: FileSystem
    private let kept = Mutex<[String: [UInt8]]>([:])

    init(_ fileSystem: FileSystem) { self.fileSystem = fileSystem }

    /// The files, by their paths in the site.
    var files: [String: [UInt8]] { kept.withLock { $0 } }

    func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(FileSystemError) -> ContentDigest {
        guard let outputPath = OutputPath(path), !outputPath.isReserved else {
            throw FileSystemError("write", path, because: "the path does not name a file of the site")
        }
        let isNew = kept.withLock { $0.updateValue(Array(bytes), forKey: path) == nil }
        guard isNew else { throw FileSystemError("write", path, because: "it was written already") }
        return ContentDigest(of: bytes)
    }

    func keepFile(at path: String, holding digest: ContentDigest) throws(FileSystemError) -> Bool { false }

    func earlierDigest(of path: String) -> ContentDigest? { nil }

    var earlierLibraries: String? { nil }

    var earlierDrawing: String? { nil }

    func earlierBytes(of path: String) throws(FileSystemError) -> [UInt8] {
        throw FileSystemError("read", path, because: "there is no earlier site")
    }

    func copyFile(from source: String, to path: String) throws(FileSystemError) {
        try write(try fileSystem.read(source), to: path)
    }
}
