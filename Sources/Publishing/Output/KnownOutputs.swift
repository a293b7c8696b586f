import SiteModel

/// The files of an output folder as a build left them. The next build reads only those that someone has changed since.
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

    /// The digest of a file that is as it was; `nil` for one that someone may have changed.
    func digest(of path: OutputPath, _ identity: FileIdentity) -> ContentDigest? {
        guard let file = files[path], file.identity == identity else { return nil }
        return file.digest
    }
}
