import Authoring
import Foundation

/// Makes the links and pictures of a text lead to the files of the new site.
struct LinkRewriting {
    /// Where the texts of the old site are now, by their old paths.
    let newPaths: [String: String]
    /// The names of headings on the new pages, by the old paths and then by the old names.
    let anchors: [String: [String: String]]
    let site: OldSite

    /// The text with its links rewritten, and what was found on the way.
    struct Result {
        var text: String
        var links = 0
        var pictures = 0
        /// The files that the text shows or links to, by their paths in the old site.
        var files: Set<String> = []
    }

    /// Where a link leads.
    private enum Target: Equatable {
        case text(String)
        case file(String)
        case nowhere
        /// Another site, or a place on the page itself.
        case elsewhere
    }

    func rewrite(_ text: String, of page: OldPage, at newPath: String) -> Result {
        var result = Result(text: text)
        let outline = MarkdownOutline(text)
        var edits = TextEdits(text)
        let places =
            outline.links.compactMap { link in link.address.map { ($0, link.destination, link.isImage, link.isBare) } }
            + outline.definitions.map { ($0.address, edits.written($0.address), false, false) }
        for (range, destination, isImage, isBare) in places {
            guard let new = newAddress(for: destination, of: page, at: newPath, files: &result.files) else { continue }
            if new == destination { continue }
            let isAngled = range.lowerBound > 0 && edits.written(range.lowerBound - 1..<range.lowerBound) == "<"
            // An address without words has none once it is a path.
            if isBare {
                let whole = isAngled ? range.lowerBound - 1..<range.upperBound + 1 : range
                edits.replace(whole, with: "[\(destination)](\(new))")
            } else if isAngled {
                edits.replace(range.lowerBound - 1..<range.upperBound + 1, with: new)
            } else {
                edits.replace(range, with: new)
            }
            if isImage { result.pictures += 1 } else { result.links += 1 }
        }
        result.text = edits.text
        return result
    }

    /// The new address of what a link led to; `nil` where it stays as it is.
    func newAddress(for destination: String, of page: OldPage, at newPath: String, files: inout Set<String>) -> String?
    {
        let (path, query, fragment) = Self.parts(of: destination)
        if path.isEmpty {
            guard let fragment, query == nil else { return nil }
            return anchor(fragment, of: page.path).map { "#\($0)" }
        }
        switch target(of: path, from: page) {
        case .text(let old):
            guard let new = newPaths[old] else { return nil }
            let name = fragment.flatMap { $0.isEmpty ? nil : anchor($0, of: old) ?? $0 }
            if new == newPath, let name { return "#\(name)" }
            let relative = FilePlace.relative(new, from: newPath)
            return Self.escaped(relative) + (name.map { "#\($0)" } ?? "")
        case .file(let old):
            files.insert(old)
            let new = NewPaths.file(site.placeOfFile(old))
            return Self.escaped(FilePlace.relative(new, from: newPath)) + (fragment.map { "#\($0)" } ?? "")
        case .nowhere, .elsewhere: return nil
        }
    }

    private func anchor(_ fragment: String, of path: String) -> String? {
        let decoded = fragment.removingPercentEncoding ?? fragment
        return anchors[path]?[decoded] ?? anchors[path]?[decoded.lowercased()]
    }

    private func target(of path: String, from page: OldPage) -> Target {
        if path.hasPrefix(ImportedAddress.scheme) {
            let old = path.dropFirst(ImportedAddress.scheme.count).removingPercentEncoding ?? ""
            return site.page(old) != nil ? .text(old) : site.isFile(old) ? .file(old) : .nowhere
        }
        var path = path
        if let own = ownPath(of: path) {
            path = own
        } else if path.contains("://") || path.hasPrefix("//") {
            return .elsewhere
        } else if let colon = path.firstIndex(of: ":"), !path[..<colon].contains("/") {
            return .elsewhere
        }
        path = path.removingPercentEncoding ?? path
        if path.hasPrefix("/") { return target(ofAddress: path) }
        return target(relative: path, from: page)
    }

    /// The path of an address that is written with the old site's own host.
    private func ownPath(of address: String) -> String? {
        guard address.contains("://"), let site = site.address, let own = URLComponents(string: site),
            let other = URLComponents(string: address), let host = own.host, other.host == host
        else { return nil }
        let path = other.path.isEmpty ? "/" : other.path
        let base = own.path.hasSuffix("/") ? String(own.path.dropLast()) : own.path
        guard base.isEmpty || path == base || path.hasPrefix(base + "/") else { return nil }
        return path
    }

    private func target(ofAddress address: String) -> Target {
        var candidates = [address]
        let base = site.basePath
        if !base.isEmpty, address == base || address.hasPrefix(base + "/") {
            candidates.insert(String(address.dropFirst(base.count)), at: 0)
        }
        for candidate in candidates {
            if let found = site.path(ofAddress: candidate) { return .text(found) }
            let path = String(candidate.drop { $0 == "/" })
            if let found = text(atPath: FilePlace.join(site.root, path)) ?? text(atPath: path) { return .text(found) }
            if let found = site.file(atAddress: candidate) { return .file(found) }
        }
        return .nowhere
    }

    private func target(relative path: String, from page: OldPage) -> Target {
        // As a path of files first, which is what MkDocs and plain Markdown do; then as browsers read it.
        if let file = FilePlace.resolved(path, from: FilePlace.folder(page.path)) {
            if let found = text(atPath: file) { return .text(found) }
            if site.isFile(file) { return .file(file) }
        }
        if let address = page.address {
            let folder = address.hasSuffix("/") ? address : FilePlace.folder(address)
            if let resolved = FilePlace.resolved(path, from: folder) {
                let found = target(ofAddress: "/" + resolved)
                if found != .nowhere { return found }
            }
        }
        if site.tool == .jekyll || site.tool == .hugo {
            let found = target(ofAddress: "/" + path)
            if found != .nowhere { return found }
        }
        return .nowhere
    }

    /// The text of a path that may lack its ending, or name a folder.
    private func text(atPath path: String) -> String? {
        let path = path.hasSuffix("/") ? String(path.dropLast()) : path
        let endings = ["", ".md", ".markdown", "/index.md", "/_index.md", "/README.md", "/readme.md"]
        return endings.map { path.isEmpty ? String($0.drop { $0 == "/" }) : path + $0 }.first { site.page($0) != nil }
    }

    /// The parts of an address.
    static func parts(of address: String) -> (path: String, query: String?, fragment: String?) {
        let pieces = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = pieces.count > 1 ? String(pieces[1]) : nil
        let front = (pieces.first ?? "").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(front.first ?? ""), front.count > 1 ? String(front[1]) : nil, fragment)
    }

    private static func escaped(_ path: String) -> String {
        path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.subtracting(CharacterSet(charactersIn: "()")))
            ?? path
    }
}
