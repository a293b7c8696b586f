import ASCII

/// Where a file of the site lies in the output folder: parts separated by `/`, for example
/// `conditions/anemia/index.html`.
///
/// Two paths are the same where their bytes are; for `String` two spellings of one letter are the same too, and taking
/// one file for another is how a file that sitegen did not write would come to be deleted.
package struct OutputPath: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The path as given.
    package let description: String

    /// Takes a path that stays in the output folder and can be written down on one line: no empty part, no `.` or `..`,
    /// no leading `/`, no control character.
    /// - Returns: `nil` for any other path.
    package init?(_ path: String) {
        var path = path
        let isSound = path.withUTF8 { bytes in
            guard bytes.last != UInt8(ascii: "/"), !bytes.contains(where: \.isASCIIControl) else {
                return false
            }
            return bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
            }
        }
        guard isSound else { return nil }
        description = path
    }

    private init(part path: Substring) { description = String(path) }

    /// The folders that the file lies in, the innermost first, without the output folder itself.
    var folders: some Sequence<OutputPath> {
        sequence(state: description[...]) { rest in
            guard let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
            rest = rest[..<slash]
            return OutputPath(part: rest)
        }
    }

    /// The names at the top of an output folder that sitegen neither writes nor removes: what hosts and git need to
    /// find there.
    static let keptNames = [".git", ".gitignore", ".gitkeep", "CNAME"]

    /// Whether sitegen keeps out of this path: it belongs to the host, to git, or to sitegen's own bookkeeping.
    package var isReserved: Bool {
        let first = description.utf8.prefix { $0 != UInt8(ascii: "/") }
        return first.starts(with: ".sitegen-".utf8) || Self.keptNames.contains { first.elementsEqual($0.utf8) }
    }

    /// Whether the path can be one of sitegen's own files: it is not reserved, also where the file system takes `.GIT` for
    /// `.git`, and lies in no folder `.git`, which makes a repository of the folder around it at whatever depth.
    package var isPublishable: Bool {
        let lowered = description.lowercased()
        guard !lowered.utf8.split(separator: UInt8(ascii: "/")).contains(where: { $0.elementsEqual(".git".utf8) })
        else {
            return false
        }
        let first = lowered.utf8.prefix { $0 != UInt8(ascii: "/") }
        return !first.starts(with: ".sitegen-".utf8)
            && !Self.keptNames.contains { first.elementsEqual($0.lowercased().utf8) }
    }

    /// Bytewise.
    package static func == (first: OutputPath, second: OutputPath) -> Bool {
        FilePath.isSame(first.description, second.description)
    }

    /// Bytewise.
    package static func < (first: OutputPath, second: OutputPath) -> Bool {
        FilePath.precedes(first.description, second.description)
    }

    /// Bytewise.
    package func hash(into hasher: inout Hasher) {
        var path = description
        path.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
