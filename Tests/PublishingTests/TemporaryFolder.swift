import Publishing

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A folder of a test's own, removed when the last reference goes.
final class TemporaryFolder: Sendable {
    let path: String
    private let fileSystem = FileSystem()

    init() throws {
        // In memory where the system has such a place: how fast a disk flushes is not what these tests ask.
        let isMemory = try fileSystem.followedStatus(of: "/dev/shm")?.kind == .folder
        var template = Array("\(isMemory ? "/dev/shm" : "/tmp")/sitegen-tests-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let made else { throw FileSystemError("create", "a temporary folder", because: "mkdtemp failed") }
        path = try fileSystem.resolve(made)
    }

    deinit { try? fileSystem.removeTree(path) }

    /// The path of something in the folder.
    func callAsFunction(_ part: String) -> String { "\(path)/\(part)" }

    /// Writes files, and the folders that they lie in.
    func write(_ files: [String: String]) throws {
        for (path, text) in files {
            if let slash = path.lastIndex(of: "/") { try fileSystem.makeFolder(self(String(path[..<slash]))) }
            try fileSystem.write(Array(text.utf8), to: self(path))
        }
    }

    func remove(_ part: String) throws {
        if try fileSystem.status(of: self(part))?.kind == .folder {
            try fileSystem.removeTree(self(part))
        } else {
            try fileSystem.removeFile(self(part))
        }
    }

    /// Every file below a part of the folder with its text, every link with where it leads (`-> x`), and every folder
    /// (with a `/` at its end) that is empty.
    func snapshot(of part: String = "") throws -> [String: String] {
        let root = part.isEmpty ? path : self(part)
        let entries = try fileSystem.tree(at: root)
        var found: [String: String] = [:]
        for entry in entries {
            let place = "\(root)/\(entry.path)"
            switch entry.kind {
            case .file: found[entry.path] = String(decoding: try fileSystem.read(place), as: UTF8.self)
            case .symbolicLink: found[entry.path] = try "-> " + fileSystem.destination(ofLink: place)
            case .folder:
                if !entries.contains(where: { $0.path.hasPrefix(entry.path + "/") }) { found[entry.path + "/"] = "" }
            case .other: found[entry.path] = "something else"
            }
        }
        return found
    }

    /// Makes a symbolic link.
    func link(_ part: String, to destination: String) throws {
        guard symlink(destination, self(part)) == 0 else {
            throw FileSystemError("link", part, because: "symlink failed")
        }
    }

    /// Copies everything below one folder to another, which is made.
    func copyTree(_ source: String, to target: String) throws {
        try fileSystem.makeFolder(target)
        for entry in try fileSystem.tree(at: source) {
            switch entry.kind {
            case .folder: try fileSystem.makeFolder("\(target)/\(entry.path)")
            case .file:
                try fileSystem.write(try fileSystem.read("\(source)/\(entry.path)"), to: "\(target)/\(entry.path)")
            default: throw FileSystemError("copy", entry.path, because: "it is neither a file nor a folder")
            }
        }
    }

    /// Sets the time of a file's last change.
    func setTime(_ seconds: Int, of part: String) throws {
        let time = timespec(tv_sec: .init(seconds), tv_nsec: 0)
        guard utimensat(AT_FDCWD, self(part), [time, time], 0) == 0 else {
            throw FileSystemError("set the time of", part, because: "utimensat failed")
        }
    }
}
