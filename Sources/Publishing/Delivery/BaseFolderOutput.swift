import SiteModel

/// A site that lies in the folder of its address: its files go there, and what hosts and programs look for at the root of
/// a host goes to the root.
struct BaseFolderOutput: SiteOutput {
    private let output: any SiteOutput
    /// The folder of the site, with a slash at its end; empty for a site at the root of its host.
    private let folder: String

    /// An output whose root is that of the host of a site in a folder (`Delivery.folder`).
    init(_ output: any SiteOutput, _ folder: String) {
        self.output = output
        self.folder = folder
    }

    /// Where a file of the site lies in the output.
    private func place(of path: String) -> String { Self.isOfRoot(path) ? path : folder + path }

    /// Whether a file is looked for at the root of a host, wherever the site lies: the page for addresses that do not exist,
    /// the rules for crawlers (RFC 9309, section 2.3) and what is well known (RFC 8615, section 3). The register of reviews
    /// belongs to the site, and stays with it.
    private static func isOfRoot(_ path: String) -> Bool {
        let ofRoot = [Address.notFound, .robots, .noJekyll].map(\.outputPath)
        let ofSite = [
            Address.reviewRegister, .reviewRegisterSchema, .reviewLog, .reviewLogSchema, .reviewedFacts,
        ].map(\.outputPath)
        return ofRoot.contains(path) || path.hasPrefix(".well-known/") && !ofSite.contains(path)
    }

    func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(FileSystemError) -> ContentDigest {
        try output.write(bytes, to: place(of: path))
    }

    func keepFile(at path: String, holding digest: ContentDigest) throws(FileSystemError) -> Bool {
        try output.keepFile(at: place(of: path), holding: digest)
    }

    func earlierDigest(of path: String) -> ContentDigest? { output.earlierDigest(of: place(of: path)) }

    var earlierLibraries: String? { output.earlierLibraries }

    var earlierDrawing: String? { output.earlierDrawing }

    func earlierBytes(of path: String) throws(FileSystemError) -> [UInt8] {
        try output.earlierBytes(of: place(of: path))
    }

    func copyFile(from source: String, to path: String) throws(FileSystemError) {
        try output.copyFile(from: source, to: place(of: path))
    }
}
