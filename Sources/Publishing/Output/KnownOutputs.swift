import SiteModel

/// The files of an output folder as a build left them, so that the next one need not read what no one has touched.
struct KnownOutputs: Sendable, Equatable {
    /// A file as it was when it was known to hold these bytes.
    struct File: Sendable, Equatable {
        /// The digest of its bytes.
        var digest: ContentDigest
        /// What has to be as it was then.
        var identity: FileIdentity
    }

    /// The files. One that changed in the same tick of the clock in which it was looked at is not among them: a second
    /// change in that tick could not be seen (the “racy git” problem of git's index).
    var files: [OutputPath: File] = [:]
    /// The digest of the manifest that was put in place with them.
    var manifest: ContentDigest?

    /// The digest of a file that no one has touched; `nil` for others.
    func digest(of path: OutputPath, _ identity: FileIdentity) -> ContentDigest? {
        guard let file = files[path], file.identity == identity else { return nil }
        return file.digest
    }
}
