import Authoring
import Foundation
import SiteModel

/// A text of the old site.
struct OldPage: Sendable {
    /// Its path in the old site.
    var path: String
    /// Its path in the folder of the texts, without the language and without `_` before collections.
    var place: String
    /// Its keys and its text.
    var text: OldText
    /// The path of its old address, which starts with a slash; `nil` where texts have none.
    var address: String?
    /// Other old addresses, from its front matter or the settings of the old site.
    var earlierAddresses: [String] = []
    /// Its language, where that is not the site's.
    var language: String?
    /// What the old site's own list of pages calls it.
    var navigationTitle: String?

    /// Whether it stands for its folder.
    var isIndex: Bool { ["index", "_index", "readme"].contains(stem.lowercased()) }

    /// The name of the file without its ending.
    var stem: String { FilePlace.stem(place) }

    /// Whether the whole text is HTML.
    var isHTML: Bool { path.lowercased().hasSuffix(".html") || path.lowercased().hasSuffix(".htm") }
}

/// What paths are made of.
enum FilePlace {
    static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    static func folder(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    static func stem(_ path: String) -> String {
        let name = name(path)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    static func ending(_ path: String) -> String {
        let name = name(path)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[dot...].dropFirst().lowercased()
    }

    static func join(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }

    /// A path without `.` and `..`; `nil` where it leads out of the folder.
    static func resolved(_ path: String, from folder: String) -> String? {
        var parts = folder.split(separator: "/").map(String.init)
        for part in path.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// The path from the folder of a file to another file.
    static func relative(_ path: String, from file: String) -> String {
        let from = file.split(separator: "/").dropLast()
        let to = path.split(separator: "/")
        let shared = zip(from, to.dropLast()).prefix { $0 == $1 }.count
        return String(repeating: "../", count: from.count - shared) + to.dropFirst(shared).joined(separator: "/")
    }

    /// Words for a name of a file: `iron-rich_foods` is “Iron rich foods”.
    static func words(_ name: String) -> String {
        let words = name.replacing("-", with: " ").replacing("_", with: " ").trimmed
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
