package import Diagnostics

/// Paths from one file of Content to another, as links have them.
package enum ContentPath {
    /// The path in Content that a relative path means; `nil` where it leads out of Content.
    package static func resolve(_ path: String, from file: SourceFile) -> String? {
        let slash = UInt8(ascii: "/")
        let dot = UInt8(ascii: ".")
        // Every link is resolved, so it is done byte by byte in one buffer, in which each part ends with a slash.
        var resolved = Array(file.path.utf8)
        resolved.removeLast(resolved.count - (resolved.lastIndex(of: slash).map { $0 + 1 } ?? 0))
        var rest = Array(path.utf8)[...]
        while !rest.isEmpty {
            let part = rest.prefix { $0 != slash }
            rest = rest.dropFirst(part.count + 1)
            switch part.count {
            case 0: continue
            case 1 where part.first == dot: continue
            case 2 where part.first == dot && part.last == dot:
                guard !resolved.isEmpty else { return nil }
                let folder = resolved.dropLast().lastIndex(of: slash).map { $0 + 1 } ?? 0
                resolved.removeLast(resolved.count - folder)
            default:
                resolved += part
                resolved.append(slash)
            }
        }
        return String(decoding: resolved.dropLast(), as: UTF8.self)
    }

    /// The relative path by which a file links to a path in Content.
    package static func relative(_ path: String, from file: SourceFile) -> String {
        let from = file.path.split(separator: "/").dropLast()
        let to = path.split(separator: "/")
        let shared = zip(from, to.dropLast()).prefix { $0 == $1 }.count
        return String(repeating: "../", count: from.count - shared) + to.dropFirst(shared).joined(separator: "/")
    }
}
