#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What the machine refused to do: which operation, on which path, and why.
///
/// It says nothing about anyone's content: a disk is full, a folder may not be written, a file has gone.
package struct FileSystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried, in plain words that continue «could not», for example `write`.
    package let operation: String
    /// The path as it was given.
    package let path: String
    /// Why it did not work: the system's own words where it was the system that refused.
    package let reason: String
    /// The `errno` of the system call, or `nil` where sitegen itself refused.
    package let code: Int32?

    /// A refusal by sitegen itself.
    package init(_ operation: String, _ path: String, because reason: String) {
        self.operation = operation
        self.path = path
        self.reason = reason
        self.code = nil
    }

    /// A refusal by the system; `code` is the `errno` that the call left.
    init(_ operation: String, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.reason = Self.words(for: code)
        self.code = code
    }

    private init(operation: String, path: String, reason: String, code: Int32?) {
        self.operation = operation
        self.path = path
        self.reason = reason
        self.code = code
    }

    /// The same refusal told of what the person asked for, where a detour over another file was sitegen's own affair.
    func about(_ newOperation: String, _ newPath: String) -> FileSystemError {
        FileSystemError(operation: newOperation, path: newPath, reason: reason, code: code)
    }

    /// The same refusal with another spelling of the folders that the path may lie in; the first that fits is taken.
    func spelling(_ folders: [(folder: String, spelling: String)]) -> FileSystemError {
        for (folder, spelling) in folders {
            if path == folder { return about(operation, spelling) }
            if path.hasPrefix(folder + "/") {
                return about(operation, FilePath.join(spelling, String(path.dropFirst(folder.count + 1))))
            }
        }
        return self
    }

    /// One sentence without a full stop, for example «could not write `Output/index.html`: No space left on device».
    package var description: String { "could not \(operation) `\(path)`: \(reason)" }

    /// Whether the path, or a folder on the way to it, is not there.
    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    /// Whether symbolic links on the way lead back to themselves.
    var isCircleOfLinks: Bool { code == ELOOP }

    /// Whether something of that name is there already.
    var isTaken: Bool { code == EEXIST }

    private static func words(for code: Int32) -> String {
        // strerror shares one buffer between threads on some systems; this one fills ours.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let words = buffer.baseAddress, strerror_r(code, words, buffer.count) == 0 else {
                return "error \(code)"
            }
            return String(cString: words)
        }
    }
}
