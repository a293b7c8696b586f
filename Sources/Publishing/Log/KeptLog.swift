package import Attestation

/// The log of reviews where it is kept outside of the output folder: on machines that build each time into an empty one.
package struct KeptLog: Sendable {
    /// The path of the file.
    package let path: String
    /// The builds until now.
    package let log: ReviewLog

    /// Why there is no log to go on with; a sentence for whoever named the file.
    package struct Refusal: Error, Equatable, CustomStringConvertible {
        /// The sentence.
        package let description: String
    }

    /// Reads a log.
    ///
    /// - Parameter isNew: Whether the file is not there yet, because the log starts with this build. A log that is lost
    ///   must not start over without anyone saying so.
    /// - Throws: A `Refusal` where the file is not as it has to be; a `FileSystemError` for what the machine could not do.
    package init(path: String, isNew: Bool) throws {
        let fileSystem = FileSystem()
        self.path = path
        let isThere = try fileSystem.followedStatus(of: path) != nil
        guard !isNew else {
            guard !isThere else {
                throw Refusal(description: "There is a log '\(path)' already; leave --start-log out to go on with it.")
            }
            log = ReviewLog()
            return
        }
        guard isThere else {
            throw Refusal(
                description:
                    "There is no log '\(path)'; restore it, or start one with --start-log if this site has none yet."
            )
        }
        do throws(RegisterRefusal) {
            log = try ReviewLog(Self.bytes(path, fileSystem))
        } catch {
            throw Refusal(description: "The log '\(path)' \(error.reason); restore it from a copy.")
        }
    }

    /// The bytes of the file; none where the machine cannot read it, which is no log either.
    private static func bytes(_ path: String, _ fileSystem: FileSystem) -> [UInt8] {
        (try? fileSystem.read(path)) ?? []
    }

    /// Writes the log as it is after a build; the file stays as it is where nothing was added.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do.
    func write(_ new: ReviewLog, _ fileSystem: FileSystem) throws(FileSystemError) {
        if new != log || log.leaves.isEmpty { try fileSystem.replace(path, with: new.bytes) }
    }
}
