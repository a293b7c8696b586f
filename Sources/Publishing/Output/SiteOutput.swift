package import SiteModel

/// Where the files of a site go: a folder, by way of `StagedOutput`, or memory.
///
/// Files come from many tasks at once.
package protocol SiteOutput: Sendable {
    /// Adds a file to the site.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - path: Where it belongs in the site, for example `conditions/anemia/index.html`.
    /// - Returns: The digest of the bytes.
    /// - Throws: A `FileSystemError` where the machine cannot keep it, or the path is none for a file of the site.
    @discardableResult
    func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(FileSystemError) -> ContentDigest

    /// Adds a file that is there already with bytes of this digest; does nothing where there is none.
    ///
    /// - Returns: Whether the file is part of the site now. If not, it has to be written.
    func keepFile(at path: String, holding digest: ContentDigest) throws(FileSystemError) -> Bool

    /// Adds a copy of a file to the site.
    func copyFile(from source: String, to path: String) throws(FileSystemError)

    /// The digest of what the last build wrote at a path; `nil` where it wrote nothing there.
    func earlierDigest(of path: String) -> ContentDigest?

    /// The bytes of a file that was kept (`keepFile`).
    func earlierBytes(of path: String) throws(FileSystemError) -> [UInt8]

    /// The libraries that made the compressed forms of the last build, with their versions; `nil` where it had none.
    var earlierLibraries: String? { get }

    /// The libraries that drew the pictures of the last build, with their versions; `nil` where it had none.
    var earlierDrawing: String? { get }
}

extension SiteOutput {
    /// Adds a file to the site.
    @discardableResult
    package func write(_ bytes: [UInt8], to path: String) throws(FileSystemError) -> ContentDigest {
        try bytes.withUnsafeBufferPointer { (buffer) throws(FileSystemError) in
            try write(UnsafeRawBufferPointer(buffer), to: path)
        }
    }

    /// Adds a file to the site at its address.
    @discardableResult
    func write(_ bytes: [UInt8], to address: Address) throws(FileSystemError) -> ContentDigest {
        try write(bytes, to: address.outputPath)
    }

    /// Adds a text to the site at its address, in UTF-8.
    func write(text: String, to address: Address) throws(FileSystemError) {
        try write(Array(text.utf8), to: address)
    }
}
