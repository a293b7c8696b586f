import Attestation
import SiteModel

/// The file in which a build leaves its cache, in a folder of the user's own. It can be deleted at any time.
///
/// An authentication code (`AuthenticationSecret`) protects the bytes: only someone who can read the secret can change
/// the results in the file. A build ignores a file with a wrong code, and one of another version of sitegen.
struct CacheFile: Sendable {
    private let fileSystem: FileSystem
    private let folder: String
    private let path: String
    private let secret: AuthenticationSecret
    /// The program whose results are in it.
    private let program: String

    private static let heading = Array("sitegen cache 1\n".utf8)
    private static let codeLength = 32
    private static let ending = ".cache"
    /// How long a cache is kept that no build writes: the site may be gone.
    private static let keptDays = 90

    /// The cache of a site that is built from one folder into another; `nil` where no cache can be kept safely.
    init?(_ cache: BuildRequest.Cache, content: String, output: String?, _ fileSystem: FileSystem) {
        folder = cache.folder
        program = cache.program
        self.fileSystem = fileSystem
        guard let place = Self.place(content, output, fileSystem), let secret = Self.secret(in: folder, fileSystem)
        else { return nil }
        self.secret = secret
        path = FilePath.join(folder, ContentDigest(of: Array(place.utf8)).description + Self.ending)
    }

    /// What tells the site from others on this machine.
    private static func place(_ content: String, _ output: String?, _ fileSystem: FileSystem) -> String? {
        guard let content = try? fileSystem.resolve(content) else { return nil }
        guard let output else { return content }
        // The output folder need not be there yet.
        let parent = FilePath.folder(of: output)
        let resolved =
            (try? fileSystem.resolve(output))
            ?? (try? fileSystem.resolve(parent)).map { FilePath.join($0, FilePath.name(of: output)) }
        return resolved.map { content + "\n" + $0 }
    }

    // MARK: The secret

    private static let secretName = "secret"

    /// The secret of this user, made where there is none; `nil` where others could read it or have written it.
    private static func secret(in folder: String, _ fileSystem: FileSystem) -> AuthenticationSecret? {
        let path = FilePath.join(folder, secretName)
        do {
            if try fileSystem.status(of: path) == nil {
                try fileSystem.makePrivateFolder(folder)
                try? fileSystem.create(AuthenticationSecret().bytes, at: path, permissions: 0o600)
            }
            for place in [folder, path] {
                guard try fileSystem.status(of: place)?.isPrivate == true else { return nil }
            }
            return AuthenticationSecret(bytes: try fileSystem.read(path))
        } catch {
            return nil
        }
    }

    // MARK: Reading and writing

    /// Reads the cache of the last build; gives an empty one if there is none, or if it is not safe to use.
    func read() -> BuildCache {
        guard let bytes = try? fileSystem.read(path), bytes.starts(with: Self.heading) else { return BuildCache() }
        let code = bytes.dropFirst(Self.heading.count).prefix(Self.codeLength)
        let message = bytes.dropFirst(Self.heading.count + Self.codeLength)
        guard code.count == Self.codeLength, secret.isCode(code, of: message) else { return BuildCache() }
        var reader = CacheReader(message)
        do throws(CacheDamage) {
            guard try reader.value(String.self) == program else { return BuildCache() }
            return try reader.value()
        } catch {
            return BuildCache()
        }
    }

    /// Leaves a cache for the next build. If that fails, the next build makes every page again.
    func write(_ cache: BuildCache) {
        let start = Self.heading.count + Self.codeLength
        var writer = CacheWriter(after: Self.heading + [UInt8](repeating: 0, count: Self.codeLength))
        writer.write(program)
        writer.write(cache)
        writer.replace(Self.heading.count..<start, with: secret.code(of: writer.bytes[start...]))
        // There is no need to wait for the disk: if the power fails, the code of the file is wrong.
        let partial = path + ".partial"
        try? fileSystem.write(writer.bytes, to: partial)
        try? fileSystem.rename(partial, to: path)
        try? removeOldCaches()
    }

    /// Removes the caches of sites that were not built for long. The file that was just written tells the time.
    private func removeOldCaches() throws {
        guard let now = try fileSystem.status(of: path)?.modified.seconds else { return }
        for entry in try fileSystem.tree(at: folder, skippingContentsOf: { _ in true }) {
            guard entry.kind == .file, entry.path.hasSuffix(Self.ending), let identity = entry.identity,
                identity.modified.seconds < now - Self.keptDays * 86_400
            else { continue }
            try fileSystem.removeFile(FilePath.join(folder, entry.path))
        }
    }
}
