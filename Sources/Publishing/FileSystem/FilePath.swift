#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What can be said about a path by looking at its letters only.
enum FilePath {
    /// A path below a folder; an empty part stands for the folder itself.
    static func join(_ folder: String, _ part: String) -> String {
        if part.isEmpty { return folder }
        if folder.isEmpty { return part }
        return folder.utf8.last == UInt8(ascii: "/") ? folder + part : folder + "/" + part
    }

    /// The folder that a path lies in: `.` for a bare name, `/` for the root.
    static func folder(of path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == trimmed.startIndex ? "/" : withoutTrailingSlashes(String(trimmed[..<slash]))
    }

    /// The last part of a path; empty for the root.
    static func name(of path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return trimmed }
        return String(trimmed[trimmed.utf8.index(after: slash)...])
    }

    private static func withoutTrailingSlashes(_ path: String) -> String {
        var bytes = Substring(path)
        while bytes.utf8.count > 1, bytes.utf8.last == UInt8(ascii: "/") { bytes.removeLast() }
        return String(bytes)
    }

    /// Whether the bytes of the first come before those of the second; `String`'s own order depends on Unicode's
    /// tables and is slower.
    static func precedes(_ first: String, _ second: String) -> Bool { compare(first, second) < 0 }

    /// Whether both are the same bytes; `==` of `String` also holds for two spellings of one letter, which are two
    /// names to most file systems.
    static func isSame(_ first: String, _ second: String) -> Bool { compare(first, second) == 0 }

    private static func compare(_ first: String, _ second: String) -> Int {
        let fast = first.utf8.withContiguousStorageIfAvailable { first in
            second.utf8.withContiguousStorageIfAvailable { second -> Int in
                guard let start = first.baseAddress, let other = second.baseAddress else {
                    return first.count - second.count
                }
                let order = memcmp(start, other, min(first.count, second.count))
                return order != 0 ? Int(order) : first.count - second.count
            }
        }
        if case .some(.some(let order)) = fast { return order }
        if first.utf8.elementsEqual(second.utf8) { return 0 }
        return first.utf8.lexicographicallyPrecedes(second.utf8) ? -1 : 1
    }
}
