public import SiteModel

/// Where the files of a site go: a folder, by way of `StagedOutput`, or memory.
///
/// Files come from many tasks at once.
public protocol SiteOutput: Sendable {
    /// Adds a file to the site.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - path: Where it belongs in the site, for example `conditions/anemia/index.html`.
    /// - Throws: A `FileSystemError` where the machine cannot keep it, or the path is none for a file of the site.
    func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(FileSystemError)

    /// Adds a copy of a file to the site.
    func copyFile(from source: String, to path: String) throws(FileSystemError)
}

extension SiteOutput {
    /// Adds a file to the site.
    public func write(_ bytes: [UInt8], to path: String) throws(FileSystemError) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(FileSystemError) in
            try write(UnsafeRawBufferPointer(buffer), to: path)
        }
    }

    /// Adds a file to the site at its address.
    func write(_ bytes: [UInt8], to address: Address) throws(FileSystemError) {
        try write(bytes, to: address.outputPath)
    }

    /// Adds a text to the site at its address, in UTF-8.
    func write(text: String, to address: Address) throws(FileSystemError) {
        try write(Array(text.utf8), to: address)
    }
}
