package import Attestation
import Foundation

/// The file that holds someone's private key: wrapped, so that it opens with a passphrase (`WrappedKey`), or as it is, a
/// line that says so and the 32 bytes in Base64 (RFC 4648, section 4).
///
///     sitegen-private-key 1
///     kPs1yTqg3Zl2f3bB9rR4S1QwWjJt8l0yq0nV7m3m2nA=
package enum KeyFile {
    /// What is in the file.
    package enum Contents: Sendable {
        case plain(PrivateKey)
        case wrapped(WrappedKey)
    }

    /// Why a file is not taken, or not made; a sentence for whoever named it.
    package struct Refusal: Error, Equatable, CustomStringConvertible {
        /// The sentence.
        package let description: String
    }

    private static let header = "sitegen-private-key 1"
    /// More than any key file needs.
    private static let maximumBytes = 4096

    /// The text of the file.
    static func text(of contents: Contents) -> String {
        switch contents {
        case .plain(let key): "\(header)\n\(Data(key.bytes).base64EncodedString())\n"
        case .wrapped(let key): key.text
        }
    }

    private static func contents(_ text: String) -> Contents? {
        if let key = WrappedKey(text: text) { return .wrapped(key) }
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.count == 2, lines[0] == header, let bytes = Data(base64Encoded: String(lines[1])) else {
            return nil
        }
        return PrivateKey(bytes: Array(bytes)).map(Contents.plain)
    }

    /// Reads a key.
    ///
    /// `folders` are those that are read or written to make the site: whatever lies there is on its way to the public.
    /// - Throws: A `Refusal` where the file holds no key, where others may read it, and where it lies in one of the
    ///   folders; a `FileSystemError` for what the machine could not do.
    package static func read(_ path: String, outsideOf folders: [String]) throws -> Contents {
        let fileSystem = FileSystem()
        guard let status = try fileSystem.followedStatus(of: path) else {
            throw Refusal(description: "There is no key file '\(path)'; sitegen review keygen makes one.")
        }
        guard status.kind == .file, status.size <= maximumBytes else { throw noKey(path) }
        let place = try fileSystem.resolve(path)
        if let folder = try folder(of: place, among: folders) {
            throw Refusal(
                description: "The key file '\(path)' lies in '\(folder)', from where it would be published;"
                    + " move it to a place that only you can read, and make a new key if anyone else could have seen"
                    + " it."
            )
        }
        guard status.permissions & 0o077 == 0 else {
            throw Refusal(
                description: "People other than you can read or change the key file '\(path)' (mode"
                    + " \(octal(status.permissions))); run `chmod 600` on it, and make a new key if anyone did."
            )
        }
        guard let contents = contents(String(decoding: try fileSystem.read(path), as: UTF8.self)) else {
            throw noKey(path)
        }
        return contents
    }

    /// Writes a new key file that only its owner may read; what is there already is never overwritten.
    ///
    /// - Throws: A `Refusal` where something is there, and where the place lies in one of the folders that are read or
    ///   written to make the site; a `FileSystemError` for what the machine could not do.
    package static func write(_ contents: Contents, to path: String, outsideOf folders: [String]) throws {
        try check(path, outsideOf: folders)
        do {
            try FileSystem().create(Array(text(of: contents).utf8), at: path, permissions: 0o600)
        } catch {
            throw error.isTaken ? taken(path) : error
        }
    }

    /// Looks whether a key file may be written, before anyone is asked for anything.
    ///
    /// - Throws: A `Refusal` as `write` does, and a `FileSystemError` for what the machine could not do.
    package static func check(_ path: String, outsideOf folders: [String]) throws {
        let fileSystem = FileSystem()
        let name = FilePath.name(of: path)
        guard !path.isEmpty, path.utf8.last != UInt8(ascii: "/"), name != ".", name != ".." else {
            throw Refusal(description: "'\(path)' is not the name of a file.")
        }
        if try fileSystem.status(of: path) != nil { throw taken(path) }
        let folderPath = FilePath.folder(of: path)
        guard try fileSystem.followedStatus(of: folderPath)?.kind == .folder else {
            throw Refusal(description: "There is no folder '\(folderPath)' for the key file.")
        }
        let place = FilePath.join(try fileSystem.resolve(folderPath), name)
        if let folder = try folder(of: place, among: folders) {
            throw Refusal(
                description: "The key file '\(path)' would lie in '\(folder)', from where it would be published;"
                    + " name a place that only you can read, such as a folder in your home."
            )
        }
    }

    private static func taken(_ path: String) -> Refusal {
        Refusal(
            description: "There is something at '\(path)' already, and a key is never overwritten; name another file."
        )
    }

    private static func noKey(_ path: String) -> Refusal {
        Refusal(description: "'\(path)' is not a key file that sitegen review keygen wrote.")
    }

    private static func octal(_ permissions: some BinaryInteger) -> String {
        let digits = String(permissions, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    /// The first of the folders that an absolute path without links lies in. Folders are compared and not their names,
    /// of which a folder can have several.
    private static func folder(of place: String, among folders: [String]) throws -> String? {
        let fileSystem = FileSystem()
        var above: [FileStatus] = []
        var folder = place
        while folder != "/" {
            folder = FilePath.folder(of: folder)
            if let status = try fileSystem.followedStatus(of: folder) { above.append(status) }
        }
        return try folders.first { folder in
            guard let status = try fileSystem.followedStatus(of: folder) else { return false }
            return above.contains { $0.isSame(as: status) }
        }
    }
}
